//! What JavaScript gets: plain objects, made by [`engine::contract`].
//!
//! `www/people.js` finishes them (facet values by name, absolute addresses), and
//! `www/types.d.ts` has the shape that a page sees.

use engine::contract::{self, Plain};
use engine::index::Index;
use engine::search::{self, Completion, Hit};

/// Hits of an answer, after `offset` others, with the number of people for each facet value in order.
pub(crate) fn results<'a>(
    index: &Index<'a>,
    found: &'a search::Results,
    hits: &[Hit],
    offset: u32,
) -> Plain<'a> {
    let counts = found.facets.iter().flatten().map(|facet| Plain::Number(facet.count));
    contract::results(index, found, hits, offset, ("counts", Plain::List(counts.collect())))
}

/// Every facet and its values, in stored order.
pub(crate) fn facets<'a>(index: &Index<'a>) -> Plain<'a> {
    let facet = |(at, name)| {
        let values = index.facet_values(at).map(|(_, text, count)| {
            Plain::Object(vec![("value", Plain::Text(text)), ("count", Plain::Number(count))])
        });
        Plain::Object(vec![("name", Plain::Text(name)), ("values", Plain::List(values.collect()))])
    };
    Plain::List(index.facets().enumerate().map(facet).collect())
}

/// What the index says of itself.
pub(crate) fn info<'a>(index: &Index<'a>) -> Plain<'a> {
    Plain::Object(vec![
        ("size", Plain::Number(index.n_docs())),
        ("version", Plain::Text(env!("CARGO_PKG_VERSION"))),
        ("title", Plain::Text(index.title())),
        ("language", Plain::Text(index.language())),
        ("rest", Plain::Text(index.rest())),
    ])
}

/// Ways to finish the word being typed.
pub(crate) fn suggestions<'a>(completions: Vec<Completion>) -> Plain<'a> {
    let suggestion = |Completion { query, count }| {
        Plain::Object(vec![("query", Plain::Owned(query)), ("count", Plain::Number(count))])
    };
    Plain::List(completions.into_iter().map(suggestion).collect())
}
