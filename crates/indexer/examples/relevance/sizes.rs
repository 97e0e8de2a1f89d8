//! What the index weighs on the wire.

use std::io::Write as _;
use std::path::Path;

use super::{build, corpora};

pub(crate) fn print(corpora: &Path) {
    println!(
        "\n## Index: bytes\n\n| people | raw | gzip -9 | brotli 11 | brotli per 1,000 |\n|---|---|---|---|---|"
    );
    for name in ["congress", "moma", "biodrop", "18f", "speakers"] {
        let Some(site) = corpora::people(corpora, name) else { continue };
        let bytes = build(&site);
        let n = site.profiles.len();
        let brotli = brotli(&bytes);
        println!(
            "| {name} ({n}) | {} | {} | {brotli} | {} |",
            bytes.len(),
            gzip(&bytes),
            brotli * 1000 / n
        );
    }
}

fn brotli(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(bytes).expect("memory takes it");
    writer.into_inner().len()
}

fn gzip(bytes: &[u8]) -> usize {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("memory takes it");
    writer.finish().expect("memory takes it").len()
}
