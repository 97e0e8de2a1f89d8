//! Known-item queries over records: the reciprocal rank of the first right answer, by class.
//!
//! A folder holds `records.jsonl` (`title`, `excerpt`, `about`, `type`, `categories`, `tags`,
//! `body`) and any number of `queries*.jsonl` (`cls`, `q` and `rel`, the places of the right
//! records), as the benchmark beside the project makes them.

use std::collections::BTreeMap;
use std::path::Path;

use engine::index::Index;

use super::corpora::{json_lines, text};
use super::{Asked, ask, build, corpora};

pub(crate) fn print(asked: &Asked) {
    for folder in &asked.known {
        println!("\n## Known items of {}: MRR@10\n", folder.display());
        let Some(people) = corpora::known(folder) else { continue };
        let bytes = build(&people);
        let index = Index::open(&bytes).expect("what was written opens");
        let mut classes = BTreeMap::<String, Vec<f64>>::new();
        for queries in query_files(folder) {
            for (class, rank) in ranks(&queries, &index, asked.misses) {
                classes.entry(class).or_default().push(rank);
            }
        }
        let means: Vec<(&String, f64)> =
            classes.iter().map(|(class, ranks)| (class, mean(ranks))).collect();
        for (class, mean) in &means {
            println!("- {class}: {mean:.3} of {}", classes[*class].len());
        }
        let all: Vec<f64> = means.iter().map(|(_, mean)| *mean).collect();
        println!("- all classes: {:.3}", mean(&all));
    }
}

fn query_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("queries"))
        })
        .collect();
    files.sort();
    files
}

/// Each query's class, and one over the place of its first right answer, or 0.
fn ranks(queries: &Path, index: &Index, misses: usize) -> Vec<(String, f64)> {
    let mut shown = BTreeMap::<String, usize>::new();
    let rank = |query: &serde_json::Value| {
        let (class, typed) = (text(query, "cls"), text(query, "q"));
        let right: Vec<u64> = query["rel"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_u64)
            .collect();
        let hits = ask(index, &typed, 10).hits;
        let place = hits.iter().position(|hit| right.contains(&hit.doc.0.into()));
        let count = shown.entry(class.clone()).or_default();
        if place != Some(0) && *count < misses {
            *count += 1;
            let title = |doc| index.document(doc).map_or("nobody", |found| found.title);
            let first = hits.first().map_or("nobody", |hit| title(hit.doc));
            println!("{class}: {typed} at {place:?}, first is {first}");
        }
        (class, place.map_or(0.0, |place| 1.0 / (place + 1) as f64))
    };
    json_lines(queries).into_iter().flatten().collect::<Vec<_>>().iter().map(rank).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
