//! A request on an open index → ranked results. Infallible: nothing a person types is an error.

mod cells;
mod counts;
mod expand;
mod explain;
mod initials;
mod marks;
mod matching;
mod mending;
mod names;
mod near;
#[cfg(test)]
mod oracle;
mod phrase;
mod query;
mod ranking;
mod results;
mod snippet;
mod suggest;
mod values;

pub use crate::index::ValueId;
pub use explain::{Explained, explain};
pub use mending::is_cut;
pub use results::{Completion, FacetCount, Hit, Mark, MatchKind, Results, Snippet};

pub use suggest::suggest;

use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::index::{DocId, Index};
use cells::kind_of;
use counts::Chosen;
use matching::{Matched, matches};
use query::Query;
use ranking::{Candidate, candidates, page};

/// What is asked. `Request::default()` lists everyone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// What the person typed, as typed.
    pub query: &'a str,
    /// Facet values that must hold: OR within a facet, AND across facets. Unknown numbers are ignored.
    pub values: &'a [ValueId],
    /// Facets (places in `Index::facets`) in which *all* chosen values must hold instead.
    pub conjunctive: &'a [u32],
    /// The order of the hits.
    pub sort: Sort,
    /// Hits to pass over.
    pub offset: u32,
    /// Hits to return at most.
    pub limit: u32,
}

/// The order of hits; ties fall to site order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    /// Best match first; site order where there is no query.
    #[default]
    Relevance,
    /// By family name, A first.
    Title,
    /// By family name, Z first.
    TitleDescending,
    /// Oldest first; people without a date last.
    Date,
    /// Newest first; people without a date last.
    DateDescending,
}

/// Finds people.
///
/// Whoever meets everything asked for, in the asked-for order; when nobody does, whoever meets the
/// most of it, and [`Results::relaxed`] says so. Where fewer than ten answer all of a question (more
/// than three words, not a name), those who answer the most of it are found, too, and rank behind
/// them. Whoever lacks a word is [`MatchKind::Partial`]. Ties fall to site order, so that the same
/// index and request give the same results everywhere.
pub fn search(index: &Index, request: &Request) -> Results {
    let query = prepare(request.query, index);
    let Found { wanted, mut candidates } = find(&query, index);
    let chosen = Chosen::new(request, index);
    let facets = chosen.counts(request, &matching(&candidates, index), index);
    let best = candidates.iter().max_by_key(|found| (found.score, Reverse(found.doc)));
    let guessed = best.filter(|best| kind_of(best.kind).is_guess()).map(|best| DocId(best.doc));
    candidates.retain(|candidate| chosen.meets(candidate.doc as usize));
    let page = page(&candidates, request, index);
    // Whoever only counts people asks for no hits.
    let asked = if page.is_empty() { Vec::new() } else { marks::asked(&wanted, index) };
    let hits = page.into_iter().filter_map(|candidate| hit(candidate, &asked, index)).collect();
    let relaxed = is_relaxed(&candidates);
    let suggestion =
        guessed.and_then(|doc| suggest::correction(request.query, doc, &wanted, index));
    Results { total: candidates.len() as u32, hits, facets, suggestion, relaxed }
}

/// Everybody who matches a query, whatever values are chosen.
struct Found<'q> {
    wanted: Vec<Matched<'q>>,
    candidates: Vec<Candidate>,
}

fn find<'q>(query: &'q Query, index: &Index) -> Found<'q> {
    let wanted = matches(query, index);
    if wanted.is_empty() && query.unwanted.is_empty() && !query.is_blank {
        return Found { wanted, candidates: Vec::new() };
    }
    let unwanted: Vec<Matched> =
        query.unwanted.iter().map(|clause| Matched::new(clause, index)).collect();
    let keep = |doc: u32| !unwanted.iter().any(|matched| matched.is_met(doc));
    let candidates = candidates(&wanted, &keep, index);
    Found { wanted, candidates }
}

/// Does somebody match, but nobody all that is asked?
fn is_relaxed(found: &[Candidate]) -> bool {
    !found.is_empty() && found.iter().all(Candidate::is_partial)
}

/// How many people meet all of a query.
fn count(typed: &str, index: &Index) -> u32 {
    let query = prepare(typed, index);
    let found = find(&query, index).candidates;
    found.iter().filter(|found| !found.is_partial()).count() as u32
}

fn matching(candidates: &[Candidate], index: &Index) -> Vec<bool> {
    let mut matching = alloc::vec![false; index.n_docs() as usize];
    for candidate in candidates {
        if let Some(matching) = matching.get_mut(candidate.doc as usize) {
            *matching = true;
        }
    }
    matching
}

/// What is asked, with words that were torn apart or run together put right.
fn prepare(typed: &str, index: &Index) -> Query {
    let mut query = query::parse(typed, index);
    query.wanted = mending::mend(query.wanted, index);
    query
}

fn hit(candidate: Candidate, asked: &[marks::Asked], index: &Index) -> Option<Hit> {
    let doc = DocId(candidate.doc);
    let document = index.document(doc)?;
    let matched = kind_of(candidate.kind);
    let marks = marks::marks(&document, asked, matched, index);
    let snippet = snippet::snippet(document.about, &marks);
    Some(Hit { doc, score: candidate.score, matched, marks, snippet })
}
