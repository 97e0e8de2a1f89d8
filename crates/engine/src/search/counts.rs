//! Facets: who has the chosen values, and how many would match with each other value.

use alloc::vec::Vec;

use super::{FacetCount, Request, ValueId};
use crate::index::Index;

/// How the choices of one request bear on each document.
pub(crate) struct Chosen {
    /// For each document, the facets (bits) whose choices it does not meet.
    misses: Vec<u64>,
}

impl Chosen {
    /// Looks up who meets the choices of `request`, facet by facet.
    pub(crate) fn new(request: &Request, index: &Index) -> Self {
        let mut misses = alloc::vec![0; index.n_docs() as usize];
        for_each_facet(index, &mut |facet, first, column| {
            let chosen = chosen_in(request, first, column.n_values);
            if chosen.is_empty() {
                return;
            }
            let needed = if is_conjunctive(request, facet) { chosen.len() } else { 1 };
            let mut met = alloc::vec![0usize; misses.len()];
            column.for_each(&mut |doc, value| {
                if let Some(met) = met.get_mut(doc).filter(|_| chosen.contains(&value)) {
                    *met += 1;
                }
            });
            for (misses, met) in misses.iter_mut().zip(met) {
                *misses |= u64::from(met < needed) << (facet & 63);
            }
        });
        Self { misses }
    }

    /// Does a document meet all choices?
    pub(crate) fn meets(&self, doc: usize) -> bool {
        self.misses.get(doc) == Some(&0)
    }

    /// Counts each value over `matching`, the documents that meet the query: those that also
    /// meet all choices, but for the own facet's where one of its values is enough.
    pub(crate) fn counts(
        &self,
        request: &Request,
        matching: &[bool],
        index: &Index,
    ) -> Vec<Vec<FacetCount>> {
        let mut counts = Vec::new();
        for_each_facet(index, &mut |facet, first, column| {
            let own = if is_conjunctive(request, facet) { 0 } else { 1 << (facet & 63) };
            let mut of_value = alloc::vec![0u32; column.n_values as usize];
            let both = matching.iter().zip(&self.misses);
            let counted: Vec<bool> =
                both.map(|(matching, misses)| *matching && misses & !own == 0).collect();
            column.for_each_of(&counted, &mut |_, value| {
                if let Some(count) = of_value.get_mut(value as usize) {
                    *count += 1;
                }
            });
            let numbered = of_value.into_iter().zip(first..);
            counts.push(
                numbered
                    .map(|(count, number)| {
                        let value = ValueId(number);
                        FacetCount { value, count, selected: request.values.contains(&value) }
                    })
                    .collect(),
            );
        });
        counts
    }
}

/// Calls `visit` with each facet's place, its first value's number, and its column.
fn for_each_facet<'a>(
    index: &Index<'a>,
    visit: &mut dyn FnMut(usize, u32, &crate::index::Facet<'a>),
) {
    let mut first = 0;
    for (facet, column) in index.facet_columns().enumerate() {
        visit(facet, first, &column);
        first += column.n_values;
    }
}

/// The chosen values of a facet, numbered within it, each once.
fn chosen_in(request: &Request, first: u32, n_values: u32) -> Vec<u32> {
    let mut chosen = Vec::new();
    for value in request.values.iter().filter_map(|value| value.0.checked_sub(first)) {
        if value < n_values && !chosen.contains(&value) {
            chosen.push(value);
        }
    }
    chosen
}

fn is_conjunctive(request: &Request, facet: usize) -> bool {
    request.conjunctive.iter().any(|&place| place as usize == facet)
}
