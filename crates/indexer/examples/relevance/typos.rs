//! Misspelled words: is somebody who has the right one among the first ten?

use std::collections::BTreeMap;
use std::path::Path;

use engine::index::Index;
use engine::text::{fold, tokenize};

use super::{ask, build, corpora};

/// Misspellings asked for, of each list.
const MOST: usize = 2000;

pub(crate) fn print(corpora: &Path) {
    println!(
        "\n## Misspellings of words that somebody has, on the speakers: % found in ten, words with the right one\n"
    );
    let Some(site) = corpora::people(corpora, "speakers") else { return };
    let bytes = build(&site);
    let index = Index::open(&bytes).expect("what was written opens");
    let mut who = BTreeMap::<String, Vec<usize>>::new();
    for (doc, profile) in site.profiles.iter().enumerate() {
        for text in [&profile.title, &profile.excerpt, &profile.about, &profile.body] {
            for token in tokenize(text) {
                who.entry(token.term).or_default().push(doc);
            }
        }
    }
    for name in ["aspell", "wikipedia", "crate-ci"] {
        let Ok(list) = std::fs::read_to_string(corpora.join(format!("typos/{name}.tsv"))) else {
            continue;
        };
        println!("- {name}: {}", row(&list, &who, &index));
    }
}

fn row(list: &str, who: &BTreeMap<String, Vec<usize>>, index: &Index) -> String {
    let pairs = list.lines().skip(1).filter_map(|line| line.split_once('\t'));
    let fits = |(wrong, right): &(&str, &str)| {
        let (wrong, right) = (fold(wrong), fold(right));
        !who.contains_key(&wrong) && who.contains_key(&right) && tokenize(&wrong).len() == 1
    };
    let pairs: Vec<(&str, &str)> = pairs.filter(fits).collect();
    let step = pairs.len().div_ceil(MOST).max(1);
    let (mut asked, mut found, mut nobody) = (0, 0, 0);
    for (wrong, right) in pairs.into_iter().step_by(step) {
        let hits = ask(index, &format!("{wrong} "), 10).hits;
        let right = &who[&fold(right)];
        asked += 1;
        found += usize::from(hits.iter().any(|hit| right.contains(&(hit.doc.0 as usize))));
        nobody += usize::from(hits.is_empty());
    }
    let percent = 100.0 * f64::from(found as u32) / f64::from(asked.max(1));
    format!("{percent:.1} % of {asked} ({nobody} found nobody)")
}
