//! The engine's steps, on people made up here: `cargo bench -p profile-search-engine`.

#![allow(
    missing_docs,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "benches do not ship"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use engine::index::{Document, Field, Index, Source, TermFreq, write};
use engine::search::{Request, ValueId, search, suggest};
use engine::text::tokenize;
use std::collections::BTreeMap;
use std::hint::black_box;

const SYLLABLES: [&str; 16] = [
    "an", "ber", "cor", "dal", "el", "fin", "gra", "hop", "in", "jon", "kal", "lov", "mar", "nor",
    "per", "vog",
];

/// A made-up word, the same for the same number.
fn word(mut n: u32) -> String {
    let mut word = String::new();
    for _ in 0..=n % 2 + 1 {
        n = n.wrapping_mul(2_654_435_761).rotate_left(13);
        word.push_str(SYLLABLES[(n >> 7) as usize % SYLLABLES.len()]);
    }
    word
}

/// Small numbers far more often than large ones, as words are in a language.
fn skewed(n: u32, below: u32) -> u32 {
    let n = n.wrapping_mul(2_246_822_519).rotate_left(11).wrapping_mul(3_266_489_917);
    let share = f64::from(n) / f64::from(u32::MAX);
    (share.powi(3) * f64::from(below)) as u32
}

fn person(n: u32) -> Document {
    let title = format!("{} {}", word(skewed(n, 400)), word(10_000 + skewed(n + 7, 3_000)));
    let body: Vec<String> = (0..120).map(|at| word(20_000 + skewed(n * 131 + at, 9_000))).collect();
    let mut terms = BTreeMap::<(Field, String), u32>::new();
    for (field, text) in [(Field::Title, &title), (Field::Body, &body.join(" "))] {
        for token in tokenize(text) {
            *terms.entry((field, token.term)).or_default() += 1;
        }
    }
    let terms =
        terms.into_iter().map(|((field, term), freq)| TermFreq { term, field, freq }).collect();
    let tags = (0..4).map(|at| word(90_000 + skewed(n * 17 + at, 60))).collect();
    Document { url: format!("/{n}/"), title, terms, facets: vec![tags], ..Document::default() }
}

fn steps(criterion: &mut Criterion) {
    for n_docs in [1_000, 10_000] {
        let documents = (0..n_docs).map(person).collect();
        let source = Source { facets: vec!["tags".into()], documents, ..Source::default() };
        let bytes = write(&source).expect("it fits");
        let index = Index::open(&bytes).expect("it was just written");
        let name = source.documents[17].title.clone();
        let mut slip = name.clone();
        slip.remove(2);
        let mut group = criterion.benchmark_group(n_docs.to_string());
        group.bench_function("open", |bench| bench.iter(|| Index::open(black_box(&bytes))));
        let ask = |query: &str| search(&index, &Request { query, limit: 20, ..Request::default() });
        group.bench_function("exact", |bench| bench.iter(|| ask(black_box(&name))));
        group.bench_function("prefix", |bench| bench.iter(|| ask(black_box(&name[..4]))));
        group.bench_function("slip", |bench| bench.iter(|| ask(black_box(&slip))));
        group.bench_function("nothing asked", |bench| bench.iter(|| ask(black_box(""))));
        let values = [ValueId(0), ValueId(3)];
        let chosen =
            Request { query: &name[..2], values: &values, limit: 20, ..Request::default() };
        group.bench_function("facets", |bench| bench.iter(|| search(&index, black_box(&chosen))));
        group.bench_function("suggest", |bench| {
            bench.iter(|| suggest(&index, black_box(&name[..3]), 5));
        });
        group.finish();
    }
}

criterion_group!(benches, steps);
criterion_main!(benches);
