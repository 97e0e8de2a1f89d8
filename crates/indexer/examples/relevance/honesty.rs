//! What nobody is called, nobody must be found for.

use std::path::Path;

use engine::index::Index;

use super::{ask, build, corpora};

const NONSENSE: [&str; 12] = [
    "zzqxv",
    "qqqqqqqq",
    "xkcdvbnm",
    "asdfghjkl",
    "zzqxv zzqxv",
    "wxyzzy qjx",
    "0000000",
    "elon musk",
    "qwertzuiop",
    "mxyzptlk",
    "vvvvv",
    "jjjjjjjj kkkkkkk",
];

pub(crate) fn print(corpora: &Path) {
    println!("\n## Nonsense: hits\n");
    for name in ["congress", "moma", "biodrop", "18f", "speakers"] {
        let Some(site) = corpora::people(corpora, name) else { continue };
        let bytes = build(&site);
        let index = Index::open(&bytes).expect("what was written opens");
        let found = |query: &&str| {
            let results = ask(&index, query, 1);
            let first = results.hits.first()?;
            let title = &site.profiles[first.doc.0 as usize].title;
            Some(format!(
                "{query}: {} ({:?}{}) {title}",
                results.total,
                first.matched,
                if results.relaxed { ", relaxed" } else { "" }
            ))
        };
        let found: Vec<String> = NONSENSE.iter().filter_map(found).collect();
        println!("- {name}: {}", if found.is_empty() { "nobody".into() } else { found.join("; ") });
    }
}
