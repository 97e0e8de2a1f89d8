//! Phrases: words beside each other.
//!
//! The index holds no positions. Whoever has all the words is read: title, role and the
//! paragraph about them. Bodies are not kept, so where nobody's shown text has the phrase,
//! those who have all of its words are the answer, and it says so.

use alloc::vec::Vec;

use super::cells::{self, Cell};
use super::expand::{self, Level};
use super::query::Word;
use super::{MatchKind, cells::number_of};
use crate::index::{DocId, Index};
use crate::text::{TokenKind, Tokenizer};

/// People read for one phrase; further ones are taken as having only the words.
const MAX_READ: usize = 500;

/// The documents that have `words` beside each other; failing that, all of them anywhere.
pub(crate) fn cells(words: &[Word], index: &Index) -> Vec<Cell> {
    let mut all: Option<Vec<Cell>> = None;
    for word in words {
        let mut one = cells::empty(index);
        cells::add(&mut one, &expand::spelled_so(word, index), index);
        match &mut all {
            None => all = Some(one),
            Some(all) => all.iter_mut().zip(one).for_each(|(cell, other)| *cell = cell.and(other)),
        }
    }
    let mut all = all.unwrap_or_default();
    let found: Vec<bool> = beside(&all, words, index);
    let any = found.contains(&true);
    for (cell, beside) in all.iter_mut().zip(found) {
        if any && !beside {
            *cell = Cell::default();
        } else if !beside && cell.is_met() {
            (cell.level, cell.kind) = (Level::WordPrefix, number_of(MatchKind::Stem));
        } else if beside {
            cell.kind = number_of(MatchKind::Exact);
        }
    }
    all
}

fn beside(all: &[Cell], words: &[Word], index: &Index) -> Vec<bool> {
    let mut left = MAX_READ;
    let mut tokenizer = Tokenizer::default();
    all.iter()
        .zip(0..)
        .map(|(cell, doc)| {
            if !cell.is_met() || left == 0 {
                return false;
            }
            left -= 1;
            index.shown_texts(DocId(doc)).iter().any(|text| has(text, words, &mut tokenizer))
        })
        .collect()
}

/// Does `text` have `words` beside each other?
fn has(text: &str, words: &[Word], tokenizer: &mut Tokenizer) -> bool {
    // Bit n: the words up to the n-th stand here, one behind the other.
    let (mut before, mut found) = (0u32, false);
    tokenizer.each(text, &mut |term, _, kind| {
        if kind == TokenKind::Joined || kind == TokenKind::Tail {
            return;
        }
        let mut here = 0;
        for (n, word) in words.iter().enumerate().take(31) {
            let reached = n == 0 || before >> (n - 1) & 1 == 1;
            if reached && word.text == term {
                here |= 1 << n;
            }
        }
        found |= here >> (words.len().min(31) - 1) & 1 == 1;
        before = here;
    });
    found
}
