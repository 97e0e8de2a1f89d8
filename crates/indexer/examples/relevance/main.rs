//! How well the right person is found: names typed in fifteen ways, judged collections,
//! nonsense, misspellings, and the size of it all.
//!
//! ```text
//! cargo run --release -p profile-search-indexer --example relevance -- \
//!     [names|judged|known|honesty|typos|stems|size]… [--corpora DIR] [--known DIR]… \
//!     [--vocabulary DIR] [--people 200] [--seed 1] [--seeds 3] [--misses 0]
//! ```
//!
//! The collections are read from `../shared/corpora`; none of them is part of the project, and
//! nothing in the engine may be set by them.

// Shares of a few thousand queries, printed to one decimal.
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]

mod corpora;
mod honesty;
mod judged;
mod known;
mod names;
mod random;
mod sizes;
mod stems;
mod typing;
mod typos;

use std::path::PathBuf;

use engine::index::Index;
use engine::search::{Request, Results, search};

/// What was asked for on the command line.
struct Asked {
    parts: Vec<String>,
    corpora: PathBuf,
    /// Folders of records with known-item queries.
    known: Vec<PathBuf>,
    /// A folder of Snowball's vocabularies.
    vocabulary: PathBuf,
    people: usize,
    /// The first seed, and how many.
    seed: u64,
    seeds: u64,
    /// How many failures of a class are shown.
    misses: usize,
}

fn main() {
    let asked = asked(std::env::args().skip(1));
    let wants =
        |part: &str| asked.parts.is_empty() || asked.parts.iter().any(|named| named == part);
    if wants("names") {
        names::print(&asked);
    }
    if wants("judged") {
        judged::print(&asked.corpora);
    }
    if wants("known") {
        known::print(&asked);
    }
    if wants("honesty") {
        honesty::print(&asked.corpora);
    }
    if wants("typos") {
        typos::print(&asked.corpora);
    }
    if wants("stems") {
        stems::print(&asked.vocabulary, asked.seed);
    }
    if wants("size") {
        sizes::print(&asked);
    }
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Asked {
    let corpora = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora").into();
    let (parts, known, vocabulary) = (Vec::new(), Vec::new(), PathBuf::new());
    let mut asked =
        Asked { parts, corpora, known, vocabulary, people: 200, seed: 1, seeds: 3, misses: 0 };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_default();
        match argument.as_str() {
            "--corpora" => asked.corpora = value().into(),
            "--known" => asked.known.push(value().into()),
            "--vocabulary" => asked.vocabulary = value().into(),
            "--people" => asked.people = value().parse().unwrap_or(asked.people),
            "--seed" => asked.seed = value().parse().unwrap_or(asked.seed),
            "--seeds" => asked.seeds = value().parse().unwrap_or(asked.seeds),
            "--misses" => asked.misses = value().parse().unwrap_or(asked.misses),
            _ => asked.parts.push(argument),
        }
    }
    asked
}

/// The index of `site`, by the road that every site takes.
fn build(site: &indexer::Site) -> Vec<u8> {
    indexer::index(site).expect("the corpora fit an index")
}

/// The first `limit` hits of a keystroke.
fn ask(index: &Index, query: &str, limit: u32) -> Results {
    search(index, &Request { query, limit, ..Request::default() })
}
