//! What the index weighs on the wire.

use std::io::Write as _;

use indexer::Site;

use super::{Asked, build, corpora};

pub(crate) fn print(asked: &Asked) {
    println!(
        "\n## Index: bytes\n\n| people | raw | gzip -9 | brotli 11 | brotli per 1,000 |\n|---|---|---|---|---|"
    );
    for name in ["congress", "moma", "biodrop", "18f", "speakers"] {
        if let Some(people) = corpora::people(&asked.corpora, name) {
            row(name, &people);
        }
    }
    for folder in &asked.known {
        if let Some(people) = corpora::known(folder) {
            row(&folder.display().to_string(), &people);
        }
    }
}

fn row(name: &str, site: &Site) {
    let bytes = build(site);
    let n = site.profiles.len();
    let (raw, gzip, brotli) = (bytes.len(), gzip(&bytes), brotli(&bytes));
    println!("| {name} ({n}) | {raw} | {gzip} | {brotli} | {} |", brotli * 1000 / n);
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
