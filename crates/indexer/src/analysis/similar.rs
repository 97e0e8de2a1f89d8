//! Who is like whom: by tags, categories, and the words that few others have. All in whole numbers, so
//! that every machine answers alike.

use std::cmp::Reverse;

use engine::index::{DocId, Document, Field};
use indexmap::IndexMap;
use rayon::prelude::*;

use crate::limits;

/// Weights of what two people may share.
const TAG: u64 = 6;
const CATEGORY: u64 = 4;
const WORD: u64 = 1;

/// What a document has, and how much each thing counts.
type Features = Vec<(u32, u64)>;

/// For each document the most similar others, best first; ties in the site's order.
///
/// Only those who share something are ever looked at, so the time grows with what people share and not
/// with the square of how many there are. All cores work on it; each answer is a whole by itself.
pub(super) fn similar(documents: &[Document]) -> Vec<Vec<DocId>> {
    let (features, holders) = features(documents);
    let norms: Vec<u64> =
        features.iter().map(|own| own.iter().map(|(_, weight)| weight * weight).sum()).collect();
    let shared = Shared { features: &features, holders: &holders, norms: &norms };
    (0..documents.len())
        .into_par_iter()
        .map_init(|| vec![0; documents.len()], |dots, doc| shared.most_like(doc, dots))
        .collect()
}

/// What documents share, and with whom.
struct Shared<'a> {
    features: &'a [Features],
    holders: &'a [Vec<u32>],
    norms: &'a [u64],
}

impl Shared<'_> {
    /// Those most like `doc`. `dots` holds a place for each document, all 0 before and after.
    fn most_like(&self, doc: usize, dots: &mut [u64]) -> Vec<DocId> {
        let mut touched: Vec<u32> = Vec::new();
        for &(feature, weight) in &self.features[doc] {
            for &other in &self.holders[feature as usize] {
                let dot = &mut dots[other as usize];
                if *dot == 0 {
                    touched.push(other);
                }
                *dot += weight * weight;
            }
        }
        let others = touched.iter().filter(|&&other| other as usize != doc);
        let likeness = |other: u32, dot: u64| {
            dot * 1000 / (self.norms[doc] * self.norms[other as usize]).isqrt().max(1)
        };
        let mut found: Vec<(Reverse<u64>, u32)> =
            others.map(|&other| (Reverse(likeness(other, dots[other as usize])), other)).collect();
        for &other in &touched {
            dots[other as usize] = 0;
        }
        if found.len() > limits::SIMILAR {
            found.select_nth_unstable(limits::SIMILAR);
            found.truncate(limits::SIMILAR);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, other)| DocId(other)).collect()
    }
}

/// The features of each document, and the documents of each feature. What only one document has, or too
/// many have, is none.
fn features(documents: &[Document]) -> (Vec<Features>, Vec<Vec<u32>>) {
    let mut by_name: IndexMap<(u64, &str), Vec<u32>> = IndexMap::new();
    for (doc, document) in (0u32..).zip(documents) {
        for term in &document.terms {
            let Some(kind) = weight(term.field) else { continue };
            let docs = by_name.entry((kind, &term.term)).or_default();
            if docs.last() != Some(&doc) {
                docs.push(doc);
            }
        }
    }
    let shared = |kind: u64, docs: &Vec<u32>| {
        let most = if kind == WORD { limits::SIMILAR_DOCS } else { limits::SIMILAR_TAGGED };
        (2..=most).contains(&docs.len())
    };
    let mut features = vec![Features::new(); documents.len()];
    let mut holders = Vec::new();
    for ((kind, _), docs) in by_name.into_iter().filter(|((kind, _), docs)| shared(*kind, docs)) {
        let Ok(feature) = u32::try_from(holders.len()) else { break };
        let weight = kind * rarity(documents.len(), docs.len());
        for &doc in &docs {
            features[doc as usize].push((feature, weight));
        }
        holders.push(docs);
    }
    (features, holders)
}

/// How much a common term of the field says; `None` for fields that say nothing about likeness.
fn weight(field: Field) -> Option<u64> {
    match field {
        Field::Tags => Some(TAG),
        Field::Categories => Some(CATEGORY),
        Field::Excerpt | Field::About | Field::Body => Some(WORD),
        Field::Title | Field::Type => None,
    }
}

/// The logarithm to base 2 of how rare a feature is, in quarters, at least 1.
fn rarity(n_docs: usize, doc_freq: usize) -> u64 {
    let ratio = (n_docs as u64).pow(2) / (doc_freq as u64).pow(2).max(1);
    u64::from((ratio.saturating_pow(2)).max(2).ilog2())
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::index::TermFreq;

    fn person(tags: &str, words: &str) -> Document {
        let terms = |text: &str, field| {
            text.split_whitespace()
                .map(|term| TermFreq { term: term.into(), field, freq: 1 })
                .collect::<Vec<_>>()
        };
        let terms = [terms(tags, Field::Tags), terms(words, Field::Body)].concat();
        Document { terms, ..Document::default() }
    }

    #[test]
    fn common_tags_and_rare_words_make_people_alike() {
        let people = [
            person("kafka aws", "streams everywhere"),
            person("poetry", "verse everywhere"),
            person("kafka aws", "queues everywhere"),
            person("kafka", "verse everywhere"),
            person("", "everywhere"),
        ];
        let told: Vec<Vec<u32>> = similar(&people)
            .into_iter()
            .map(|docs| docs.into_iter().map(|doc| doc.0).collect())
            .collect();
        assert_eq!(told[0][0], 2);
        assert_eq!(told[1][0], 3);
        assert!(!told[0].contains(&0));
    }

    #[test]
    fn nobody_is_like_somebody_alone() {
        assert_eq!(similar(&[person("kafka", "a")]), [Vec::new()]);
    }

    #[test]
    fn many_who_share_alike_stand_in_the_site_s_order() {
        let people: Vec<Document> = (0..400).map(|n| person(["a", "b"][n % 2], "")).collect();
        let told = similar(&people);
        assert_eq!(told[0], [2, 4, 6].map(DocId));
        assert_eq!(told[4], [0, 2, 6].map(DocId));
        assert_eq!(told[399], [1, 3, 5].map(DocId));
    }

    #[test]
    fn rarer_things_say_more() {
        assert!(rarity(1000, 2) > rarity(1000, 500));
        assert!(rarity(10, 10) >= 1);
    }
}
