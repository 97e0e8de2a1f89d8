//! Ranking: the order of hits, and the page that is asked for.
//!
//! Whoever meets all that is asked comes first by [`Level`], then by the sum of what the
//! matches are worth, then in site order. When nobody does, or few a long question, those follow who
//! meet the most of it, weighed by how rare each word is, and only as it is spelled: guesses upon
//! guesses find everybody.

use alloc::vec::Vec;

use super::cells::{Cell, kind_of, number_of};
use super::expand::Level;
use super::matching::{Matched, cell_of};
use super::names;
use super::values;
use super::{MatchKind, Request, Sort};
use crate::index::Index;

/// A document that matches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) doc: u32,
    pub(crate) score: u32,
    pub(crate) kind: u8,
}

/// So many answers to a question, and no others follow.
const FEW: usize = 10;

/// Bits of a score below the level.
const LEVEL_SHIFT: u32 = 24;

impl Candidate {
    /// Was a word left out for it?
    pub(crate) fn is_partial(&self) -> bool {
        kind_of(self.kind) == MatchKind::Partial
    }
}

/// Everybody who matches, in site order; behind them, or in their place, those who match in part.
pub(crate) fn candidates(
    wanted: &[Matched],
    keep: &dyn Fn(u32) -> bool,
    index: &Index,
) -> Vec<Candidate> {
    if wanted.is_empty() {
        let all = (0..index.n_docs()).filter(|&doc| keep(doc));
        return all.map(|doc| Candidate { doc, score: 0, kind: 0 }).collect();
    }
    let bonuses = values::bonuses(wanted, index);
    let bonus = |doc: u32| bonuses.get(doc as usize).copied().unwrap_or_default();
    let mut found = Vec::new();
    for doc in (0..index.n_docs()).filter(|&doc| keep(doc)) {
        let cell = cell_of(wanted, doc as usize);
        if cell.is_met() {
            let score = score(cell, bonus(doc), wanted, doc, index);
            found.push(Candidate { doc, score, kind: cell.kind });
        }
    }
    // Nobody answers all of it, or few a long question: those who answer the most of it follow.
    let is_open = is_question(wanted) && found.len() < FEW && !found.iter().any(is_named);
    if found.is_empty() || is_open {
        let answered: Vec<u32> = found.iter().map(|found| found.doc).collect();
        let others = |doc: u32| keep(doc) && answered.binary_search(&doc).is_err();
        found.append(&mut closest(wanted, &others, &bonus, index));
    }
    found
}

/// Are so many words wanted that hardly anybody has them all?
fn is_question(wanted: &[Matched]) -> bool {
    wanted.iter().filter(|matched| !matched.optional).count() > 3
}

/// Was all that is wanted met in the name, or by a guess?
fn is_named(found: &Candidate) -> bool {
    let level = found.score >> LEVEL_SHIFT;
    level > Level::Value as u32 || level < Level::WordPrefix as u32
}

/// Level first, then worth; of names, those that the query fits better as a whole.
fn score(cell: Cell, bonus: u32, wanted: &[Matched], doc: u32, index: &Index) -> u32 {
    let is_guess = matches!(cell.level, Level::NameNear | Level::NameFar);
    let worth = if is_guess || cell.level >= Level::NameAlias {
        // That they mention their own name, too, hardly tells people of one name apart.
        cell.name + cell.prose / 16 + names::fit(wanted, index.title_of(doc), is_guess)
    } else {
        cell.gain()
    };
    let worth = worth.saturating_add(bonus);
    (cell.level as u32) << LEVEL_SHIFT | worth.min((1 << LEVEL_SHIFT) - 1)
}

/// Those who meet the most, by what is spelled so.
fn closest(
    wanted: &[Matched],
    others: &dyn Fn(u32) -> bool,
    bonus: &dyn Fn(u32) -> u32,
    index: &Index,
) -> Vec<Candidate> {
    let needed: Vec<Matched> = wanted
        .iter()
        .filter(|matched| !matched.optional)
        .map(|matched| Matched::in_question(matched.clause, index))
        .collect();
    let mut found = Vec::new();
    for doc in (0..index.n_docs()).filter(|&doc| others(doc)) {
        let cells = needed.iter().filter_map(|matched| matched.cells.get(doc as usize));
        let mut sum = Sum::default();
        cells.filter(|cell| cell.is_met()).for_each(|cell| sum.add(*cell));
        if sum.is_enough(needed.len()) {
            let score = sum.score.saturating_add(bonus(doc)).min((1 << LEVEL_SHIFT) - 1);
            found.push(Candidate { doc, score, kind: number_of(MatchKind::Partial) });
        }
    }
    found
}

/// What a document meets of what is asked.
#[derive(Default)]
struct Sum {
    n_met: usize,
    best: Level,
    score: u32,
}

impl Sum {
    fn add(&mut self, cell: Cell) {
        self.n_met += 1;
        self.best = self.best.max(cell.level);
        self.score = self.score.saturating_add(cell.gain());
    }

    /// Of a few words one is enough only if it is a name or a tag as a whole: that somebody
    /// mentions `musk` is no answer to `elon musk`. Of a long question a part is.
    fn is_enough(&self, n_wanted: usize) -> bool {
        let is_whole = matches!(self.best, Level::Value | Level::Name);
        self.n_met > 0 && (self.n_met * 2 > n_wanted || is_whole || n_wanted > 3)
    }
}

/// The asked-for page of `found`, in the asked-for order.
pub(crate) fn page(found: &[Candidate], request: &Request, index: &Index) -> Vec<Candidate> {
    let wanted = (request.offset as usize).saturating_add(request.limit as usize).min(found.len());
    let mut heap = Best::new(wanted);
    for &candidate in found {
        heap.offer((key(candidate, request.sort, index), candidate));
    }
    heap.in_order().into_iter().skip(request.offset as usize).collect()
}

/// What a sort compares, the smaller the earlier; documents that agree stay in site order.
fn key(candidate: Candidate, sort: Sort, index: &Index) -> (u32, u32) {
    let date = |newest_first: bool| match index.date(candidate.doc) {
        Some(date) => (date.cast_unsigned() ^ 1 << 31) ^ if newest_first { u32::MAX } else { 0 },
        None => u32::MAX,
    };
    let first = match sort {
        Sort::Relevance => u32::MAX - candidate.score,
        Sort::Title => index.title_rank(candidate.doc),
        Sort::TitleDescending => u32::MAX - index.title_rank(candidate.doc),
        Sort::Date => date(false),
        Sort::DateDescending => date(true),
    };
    (first, candidate.doc)
}

type Keyed = ((u32, u32), Candidate);

/// The `len` smallest of what is offered: a heap with the largest of them on top. A sort of
/// everything would cost the wasm 5 KB and, for ten thousand hits, a millisecond.
struct Best {
    len: usize,
    heap: Vec<Keyed>,
}

impl Best {
    fn new(len: usize) -> Self {
        Self { len, heap: Vec::with_capacity(len) }
    }

    fn key(&self, at: usize) -> Option<(u32, u32)> {
        self.heap.get(at).map(|keyed| keyed.0)
    }

    fn offer(&mut self, keyed: Keyed) {
        if self.heap.len() < self.len {
            self.heap.push(keyed);
            self.rise(self.heap.len() - 1);
        } else if self.key(0).is_some_and(|largest| keyed.0 < largest) {
            if let Some(top) = self.heap.first_mut() {
                *top = keyed;
            }
            self.sink(0, self.heap.len());
        }
    }

    fn rise(&mut self, mut at: usize) {
        while at > 0 && self.key(at) > self.key((at - 1) / 2) {
            self.heap.swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    fn sink(&mut self, mut at: usize, len: usize) {
        loop {
            let mut largest = at;
            for child in [2 * at + 1, 2 * at + 2] {
                if child < len && self.key(child) > self.key(largest) {
                    largest = child;
                }
            }
            if largest == at {
                return;
            }
            self.heap.swap(at, largest);
            at = largest;
        }
    }

    /// All that was kept, smallest first.
    fn in_order(mut self) -> Vec<Candidate> {
        for len in (1..self.heap.len()).rev() {
            self.heap.swap(0, len);
            self.sink(0, len);
        }
        self.heap.into_iter().map(|keyed| keyed.1).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, clippy::cast_precision_loss, clippy::cast_sign_loss)]

    use super::*;

    #[test]
    fn the_best_come_out_in_order() {
        for len in [0, 1, 7, 100, 300] {
            let mut best = Best::new(len);
            let keys: Vec<u32> = (0..200u32).map(|n| n.wrapping_mul(2_654_435_761) >> 20).collect();
            for (&key, doc) in keys.iter().zip(0..) {
                best.offer(((key, doc), Candidate { doc, score: key, kind: 0 }));
            }
            let mut want: Vec<(u32, u32)> = keys.iter().copied().zip(0..).collect();
            want.sort_unstable();
            want.truncate(len);
            assert_eq!(
                best.in_order().iter().map(|found| (found.score, found.doc)).collect::<Vec<_>>(),
                want
            );
        }
    }
}
