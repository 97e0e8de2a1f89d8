//! How well each document meets a clause: one cell a document.

use alloc::vec::Vec;

use super::MatchKind;
use super::expand::{Expansion, Level};
use crate::index::{AVERAGE_LENGTH, DocId, Index, ListReader, weighted_of};

/// How a document meets a clause.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cell {
    /// The best way it does, [`Level::None`] if it does not.
    pub(crate) level: Level,
    /// The weakest link.
    pub(crate) kind: u8,
    /// What its name is worth, in 256ths.
    pub(crate) name: u32,
    /// What its prose is worth, in 256ths.
    pub(crate) prose: u32,
}

impl Cell {
    pub(crate) fn is_met(self) -> bool {
        self.level != Level::None
    }

    pub(crate) fn gain(self) -> u32 {
        self.name + self.prose
    }

    /// Meets both.
    pub(crate) fn and(self, other: Cell) -> Cell {
        if !self.is_met() || !other.is_met() {
            return Cell::default();
        }
        Cell {
            level: self.level.with(other.level),
            kind: self.kind.max(other.kind),
            name: self.name.saturating_add(other.name),
            prose: self.prose.saturating_add(other.prose),
        }
    }

    /// Meets this, and perhaps what need not be met.
    pub(crate) fn and_perhaps(mut self, other: Cell) -> Cell {
        if self.is_met() {
            self.name = self.name.saturating_add(other.name);
            self.prose = self.prose.saturating_add(other.prose);
        }
        self
    }

    /// Meets either: the better.
    pub(crate) fn or(self, other: Cell) -> Cell {
        if (other.level, other.gain()) > (self.level, self.gain()) { other } else { self }
    }
}

/// The number of a kind: the better, the smaller.
pub(crate) fn number_of(kind: MatchKind) -> u8 {
    kind as u8
}

/// The kind of a number.
pub(crate) fn kind_of(number: u8) -> MatchKind {
    use MatchKind::{Exact, Near, Nickname, Partial, Prefix, Sound, Stem};
    let kinds = [Exact, Prefix, Stem, Nickname, Sound, Near];
    kinds.get(usize::from(number)).copied().unwrap_or(Partial)
}

/// Adds what `expansions` of one word give, better ways of meeting it first. All that are met in
/// one way (the many words that begin so) count as one word, as rare as they are together with
/// those met better: a rare name that begins so is no better than the name itself.
pub(crate) fn add(cells: &mut [Cell], expansions: &[Expansion], index: &Index) {
    let mut curves = alloc::vec![0; cells.len()];
    each_group(expansions, &mut |group, doc_freq| {
        add_group(cells, group, &mut curves, doc_freq, index);
    });
}

/// Calls `visit` with all that are met in one way, for one way after the other, and with how many
/// documents were met on the same side before.
pub(crate) fn each_group(expansions: &[Expansion], visit: &mut dyn FnMut(&[Expansion], &mut u32)) {
    let (mut in_names, mut in_words) = (0, 0);
    let same = |one: &Expansion, other: &Expansion| {
        (one.level, one.in_names) == (other.level, other.in_names)
    };
    for group in expansions.chunk_by(same) {
        let is_name = group.first().is_some_and(|first| first.in_names);
        visit(group, if is_name { &mut in_names } else { &mut in_words });
    }
}

/// Adds what terms give that are all met in one way, and tells what the best of them could give.
/// `curves` are zeros, one a document, before and after.
pub(crate) fn add_group(
    cells: &mut [Cell],
    group: &[Expansion],
    curves: &mut [u16],
    doc_freq: &mut u32,
    index: &Index,
) -> u32 {
    let mut met = Vec::new();
    let mut reader = ListReader::default();
    for expansion in group {
        expansion.each_met(&mut reader, index, &mut |doc, strength, level, kind| {
            let DocId(doc) = doc;
            let (Some(cell), Some(kept)) =
                (cells.get_mut(doc as usize), curves.get_mut(doc as usize))
            else {
                return;
            };
            if level.is_guess() && level < cell.level {
                // Who is met as spelled is not guessed at.
                return;
            }
            if level > cell.level {
                (cell.level, cell.kind) = (level, number_of(kind));
            }
            if *kept == 0 {
                met.push(doc as usize);
            }
            *kept = (*kept).max(expansion.curve(strength, index.length(doc)));
        });
    }
    *doc_freq += met.len() as u32;
    let Some(first) = group.first() else { return 0 };
    let worth = match first.level {
        // That a name is rare says nothing about whether it was meant.
        Level::NameNear | Level::NameFar => 2048,
        // About what prose reaches that speaks of nothing else.
        _ if first.in_names => 2 * idf_256(*doc_freq, index.n_docs()),
        _ => idf_256(*doc_freq, index.n_docs()),
    };
    for doc in met {
        let (Some(cell), Some(curve)) = (cells.get_mut(doc), curves.get_mut(doc)) else { continue };
        let side = if first.in_names { &mut cell.name } else { &mut cell.prose };
        *side = (*side).max(worth * u32::from(*curve) / 256);
        *curve = 0;
    }
    worth
}

impl Expansion {
    /// What share of the worth a document so long has in which the term is so strong, in 256ths.
    pub(crate) fn curve(&self, strength: u8, length: u8) -> u16 {
        let curve = if self.in_names { 256 } else { curve(strength, length) };
        (curve * self.share / 256).clamp(1, 1023) as u16
    }
}

/// BM25 with `k1` = 1.2 and `b` = 0.75, in 256ths. The strength is a weighted frequency in
/// quarters; a document of mean length has length [`AVERAGE_LENGTH`].
pub(super) fn curve(strength: u8, length: u8) -> u32 {
    let weighted = weighted_of(strength) * 64;
    let norm = 77 + 230 * u32::from(length) / u32::from(AVERAGE_LENGTH);
    weighted * 563 / (weighted + norm)
}

/// Inverse document frequency, in 256ths of a natural logarithm, at least 1:
/// `ln(1 + (n_docs - doc_freq + ½) / (doc_freq + ½))`, BM25 as Lucene computes it.
pub(crate) fn idf_256(doc_freq: u32, n_docs: u32) -> u32 {
    let doc_freq = u64::from(doc_freq.min(n_docs)) * 2 + 1;
    let ratio = ((u64::from(n_docs) * 2 + 2) << 16) / doc_freq;
    // ln 2 = 45426 / 65536.
    ((log2_256(ratio).saturating_sub(16 * 256) * 45_426) >> 16).max(1)
}

/// The binary logarithm of `value` in 256ths, exact at powers of two and within 1/256 above.
fn log2_256(value: u64) -> u32 {
    let value = value.max(1);
    let whole = value.ilog2();
    let mut fraction = 0;
    // Squaring doubles the logarithm: each bit of it shows as the square passing 2.
    let mut square = if whole > 31 { value >> (whole - 31) } else { value << (31 - whole) };
    for _ in 0..8 {
        square = (square * square) >> 31;
        fraction <<= 1;
        if square >> 32 != 0 {
            square >>= 1;
            fraction |= 1;
        }
    }
    whole * 256 + fraction
}

/// Empty cells for all documents.
pub(crate) fn empty(index: &Index) -> Vec<Cell> {
    alloc::vec![Cell::default(); index.n_docs() as usize]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, clippy::cast_precision_loss, clippy::cast_sign_loss)]

    use super::*;

    #[test]
    fn logarithms_are_right_to_the_last_place() {
        for value in (1..5000).chain([1 << 40, (1 << 40) - 1]) {
            let want = ((value as f64).log2() * 256.0).floor() as u32;
            assert!(log2_256(value).abs_diff(want) <= 1, "{value}");
        }
    }

    #[test]
    fn the_rarer_the_more_a_term_is_worth() {
        let worth: Vec<u32> =
            [1, 2, 10, 500, 1000].into_iter().map(|doc_freq| idf_256(doc_freq, 1000)).collect();
        assert!(worth.is_sorted_by(|rarer, commoner| rarer > commoner), "{worth:?}");
        assert_eq!(idf_256(1, 1000), ((1.0f64 + 999.5 / 1.5).ln() * 256.0) as u32);
    }
}
