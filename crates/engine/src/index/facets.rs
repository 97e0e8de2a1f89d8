//! Facets: tags, categories, types; each value's text once, each document's values in the
//! order they are shown.
//!
//! ```text
//! number of facets │ names │ for each facet:
//!     number of values │ texts │ how many values: a byte a document
//!     offsets of every 16th document │ length │ values of each document, varints
//! ```
//!
//! Values stand most frequent first, so that most numbers are small; equally frequent ones
//! by their text. A value's [`ValueId`](super::ValueId) counts through all facets.

use alloc::vec::Vec;

use super::Source;
use super::bytes::{Cursor, len_u32, low_byte, push_str, push_varint, text_of};
use super::offsets::{Offsets, push_offsets};
use super::texts::{Texts, push_texts};

const BLOCK: usize = 16;

/// The most values that one document may have in one facet; the writer drops what follows.
const MAX_VALUES: usize = 255;

/// Appends the facets of `source`.
pub(crate) fn push_facets(into: &mut Vec<u8>, source: &Source) {
    push_varint(into, len_u32(source.facets.len()));
    source.facets.iter().for_each(|name| push_str(into, name));
    for facet in 0..source.facets.len() {
        let chosen: Vec<Vec<&str>> =
            source.documents.iter().map(|doc| values_of(doc.facets.get(facet))).collect();
        push_facet(into, &chosen);
    }
}

/// The values that count: not empty, each once, no more than a byte can tell.
fn values_of(values: Option<&Vec<alloc::string::String>>) -> Vec<&str> {
    let mut kept: Vec<&str> = Vec::new();
    for value in values.into_iter().flatten() {
        if !value.is_empty() && !kept.contains(&value.as_str()) && kept.len() < MAX_VALUES {
            kept.push(value);
        }
    }
    kept
}

fn push_facet(into: &mut Vec<u8>, chosen: &[Vec<&str>]) {
    let values = by_frequency(chosen);
    push_varint(into, len_u32(values.len()));
    push_texts(into, values.iter().map(|value| value.as_bytes()));
    into.extend(chosen.iter().map(|values| low_byte(len_u32(values.len()))));
    let numbers: alloc::collections::BTreeMap<&str, u32> =
        values.iter().zip(0..).map(|(&value, n)| (value, n)).collect();
    let (mut starts, mut column) = (Vec::new(), Vec::new());
    for (doc, values) in chosen.iter().enumerate() {
        if doc % BLOCK == 0 {
            starts.push(len_u32(column.len()));
        }
        values
            .iter()
            .filter_map(|value| numbers.get(value))
            .for_each(|&number| push_varint(&mut column, number));
    }
    push_offsets(into, &starts);
    push_varint(into, len_u32(column.len()));
    into.append(&mut column);
}

#[expect(clippy::disallowed_methods, reason = "the writer does not ship")]
fn by_frequency<'s>(chosen: &[Vec<&'s str>]) -> Vec<&'s str> {
    let mut counts = alloc::collections::BTreeMap::<&str, u32>::new();
    chosen.iter().flatten().for_each(|&value| *counts.entry(value).or_default() += 1);
    let mut values: Vec<_> = counts.into_iter().collect();
    values.sort_by(|(_, one), (_, other)| other.cmp(one));
    values.into_iter().map(|(value, _)| value).collect()
}

/// One facet.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facet<'a> {
    /// Its field's name.
    pub(crate) name: &'a str,
    /// How many values it has.
    pub(crate) n_values: u32,
    texts: Texts<'a>,
    counts: &'a [u8],
    blocks: Offsets<'a>,
    column: &'a [u8],
}

/// What [`push_facets`] wrote. At most 64 facets are read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facets<'a> {
    names: Cursor<'a>,
    columns: Cursor<'a>,
    count: u32,
    n_docs: u32,
}

impl<'a> Facets<'a> {
    pub(crate) fn read(mut from: Cursor<'a>, n_docs: u32) -> Option<Self> {
        let n_facets = from.varint()?;
        let names = from;
        for _ in 0..n_facets {
            from.str()?;
        }
        let facets = Self { names, columns: from, count: n_facets, n_docs };
        (facets.iter().count() == n_facets as usize).then_some(facets)
    }

    /// The facets in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Facet<'a>> + use<'a> {
        let (mut names, mut columns, n_docs) = (self.names, self.columns, self.n_docs);
        (0..self.count).map_while(move |_| Facet::read(names.str()?, &mut columns, n_docs))
    }
}

impl<'a> Facet<'a> {
    fn read(name: &'a str, from: &mut Cursor<'a>, n_docs: u32) -> Option<Self> {
        let n_values = from.varint()?;
        let texts = Texts::read(from)?;
        let counts = from.take(n_docs as usize)?;
        let blocks = Offsets::read(from)?;
        let len = from.varint()?;
        Some(Self { name, n_values, texts, counts, blocks, column: from.take(len as usize)? })
    }

    /// A value's text; empty if there is no such value.
    pub(crate) fn value(&self, number: u32) -> &'a str {
        text_of(self.texts.get(number as usize))
    }

    /// All values' texts, in order.
    pub(crate) fn values(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.texts.from(0).take(self.n_values as usize).map(text_of)
    }

    /// The values of one document, in the order they are shown.
    pub(crate) fn of(&self, doc: u32) -> impl Iterator<Item = u32> + use<'a> {
        let start = doc as usize / BLOCK * BLOCK;
        let before = self.counts.get(start..doc as usize).unwrap_or_default();
        let passed = before.iter().map(|&count| usize::from(count)).sum();
        let here = self.counts.get(doc as usize).map_or(0, |&count| usize::from(count));
        let column = self.column.get(self.blocks.get(start / BLOCK)..).unwrap_or_default();
        numbers(Cursor(column), self.n_values).skip(passed).take(here)
    }

    /// Calls `visit` with every document and each of its values.
    pub(crate) fn for_each(&self, visit: &mut dyn FnMut(usize, u32)) {
        self.for_each_of(&alloc::vec![true; self.counts.len()], visit);
    }

    /// Calls `visit` with each document that is `wanted`, a flag a document, and each of its values.
    pub(crate) fn for_each_of(&self, wanted: &[bool], visit: &mut dyn FnMut(usize, u32)) {
        let blocks = self.counts.chunks(BLOCK).zip(wanted.chunks(BLOCK));
        for (block, (counts, wanted)) in blocks.enumerate() {
            if wanted.contains(&true) {
                self.visit_block(block, counts, wanted, visit);
            }
        }
    }

    fn visit_block(
        &self,
        block: usize,
        counts: &[u8],
        wanted: &[bool],
        visit: &mut dyn FnMut(usize, u32),
    ) {
        let mut column = Cursor(self.column.get(self.blocks.get(block)..).unwrap_or_default());
        for (doc, (&count, &wanted)) in (block * BLOCK..).zip(counts.iter().zip(wanted)) {
            for _ in 0..count {
                match column.varint() {
                    Some(value) if value < self.n_values && wanted => visit(doc, value),
                    Some(_) => {}
                    None => return,
                }
            }
        }
    }
}

fn numbers(mut column: Cursor<'_>, below: u32) -> impl Iterator<Item = u32> {
    core::iter::from_fn(move || column.varint().filter(|&number| number < below))
}
