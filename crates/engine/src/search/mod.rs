//! A request on an open index → ranked results. Infallible: nothing a person types is an error.

mod results;

pub use results::{Completion, FacetCount, Hit, Mark, MatchKind, Results, Snippet};

use crate::index::DocId;

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

/// A facet value's number, counted through all facets in order: `0..n_values`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ValueId(pub u32);

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

/// A document and the people most like it.
pub type Similar = alloc::vec::Vec<DocId>;
