//! Judged collections: nDCG@10 and MAP as one searches while typing.

use std::collections::BTreeMap;
use std::path::Path;

use engine::index::Index;
use indexer::Profile;

use super::corpora::{json_lines, site, text};
use super::{ask, build};

/// As deep as rankings are judged.
const DEPTH: u32 = 1000;

type Judgements = BTreeMap<String, BTreeMap<String, f64>>;

pub(crate) fn print(corpora: &Path) {
    println!(
        "\n## Judged collections\n\n| collection | documents | queries | nDCG@10 | MAP | relaxed |\n|---|---|---|---|---|---|"
    );
    for name in ["cranfield", "medline", "adi"] {
        if let Some(row) = row(&corpora.join("relevance").join(name)) {
            println!("| {name} | {row} |");
        }
    }
}

fn row(folder: &Path) -> Option<String> {
    let mut documents = json_lines(&folder.join("docs.jsonl"))?;
    documents.retain(|document| !text(document, "text").trim().is_empty());
    let ids: Vec<String> = documents.iter().map(|document| text(document, "_id")).collect();
    let bytes = build(&site(documents.iter().map(profile).collect()));
    let index = Index::open(&bytes).expect("what was written opens");
    let judgements = judgements(&folder.join("qrels.tsv"))?;
    let (mut n, mut ndcg, mut map, mut relaxed) = (0.0, 0.0, 0.0, 0);
    for query in json_lines(&folder.join("queries.jsonl"))? {
        let Some(grades) = judgements.get(&text(&query, "_id")) else { continue };
        let results = ask(&index, &text(&query, "text"), DEPTH);
        let ranked: Vec<f64> = results
            .hits
            .iter()
            .map(|hit| grades.get(&ids[hit.doc.0 as usize]).copied().unwrap_or_default())
            .collect();
        relaxed += usize::from(results.relaxed);
        n += 1.0;
        ndcg += ndcg_at_10(&ranked, grades);
        map += average_precision(&ranked, grades.len());
    }
    Some(format!("{} | {n} | {:.4} | {:.4} | {relaxed}", ids.len(), ndcg / n, map / n))
}

fn profile(document: &serde_json::Value) -> Profile {
    let (title, body) = (text(document, "title"), text(document, "text"));
    // Both collections repeat the title at the head of the text.
    let body = body.strip_prefix(title.as_str()).unwrap_or(&body).trim().to_owned();
    Profile { title, body, ..Profile::default() }
}

fn judgements(path: &Path) -> Option<Judgements> {
    let mut judgements = Judgements::new();
    for line in std::fs::read_to_string(path).ok()?.lines().skip(1) {
        let mut columns = line.split('\t');
        let (query, document) = (columns.next()?, columns.next()?);
        let grade: f64 = columns.next()?.trim().parse().unwrap_or(0.0);
        if grade > 0.0 {
            judgements.entry(query.into()).or_default().insert(document.into(), grade);
        }
    }
    Some(judgements)
}

fn ndcg_at_10(ranked: &[f64], grades: &BTreeMap<String, f64>) -> f64 {
    let gain = |grades: &[f64]| -> f64 {
        grades.iter().take(10).zip(2..).map(|(grade, place)| grade / f64::from(place).log2()).sum()
    };
    let mut ideal: Vec<f64> = grades.values().copied().collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    gain(ranked) / gain(&ideal)
}

fn average_precision(ranked: &[f64], n_relevant: usize) -> f64 {
    let (mut found, mut sum) = (0.0, 0.0);
    for (grade, place) in ranked.iter().zip(1..) {
        if *grade > 0.0 {
            found += 1.0;
            sum += found / f64::from(place);
        }
    }
    sum / n_relevant as f64
}
