//! The term dictionary: sorted terms, front-coded in blocks of 64.
//!
//! ```text
//! count │ offsets of blocks │ length │ (1 + shared, ending)*
//! ```
//!
//! A term is the first `shared` bytes of the one before it (30 at most) and an ending of its
//! own; the byte between, being smaller than any letter, also ends the ending before. A block's
//! first term stands in full, so that a binary search can look at it. `engine engineer engines`
//! is `1 engine 7 er 7 s`. One stream, not columns of lengths: the letters before it tell a
//! compressor well where a word ends (11 % off the dictionary).

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::bytes::{Cursor, len_u32, low_byte, push_varint};
use super::offsets::{Offsets, nearest_anchor, push_offsets};

/// Bytes of the longest term; the writer leaves longer ones out.
const MAX_TERM: usize = 255;
/// Terms to a block.
const BLOCK: usize = 64;
/// Shared bytes that the byte between can tell.
const MAX_SHARED: usize = 30;
/// Bytes below this stand between terms.
const FIRST_LETTER: u8 = 32;

/// Can the dictionary hold `term`? Not if it is empty, very long, or has control characters.
pub(crate) fn is_storable(term: &str) -> bool {
    (1..=MAX_TERM).contains(&term.len()) && term.bytes().all(|byte| byte >= FIRST_LETTER)
}

/// Appends `terms`: ascending, each once, each storable.
pub(crate) fn push_terms(into: &mut Vec<u8>, terms: &[&str]) {
    let (mut starts, mut bytes) = (Vec::new(), Vec::new());
    let mut before = "";
    for (n, &term) in terms.iter().enumerate() {
        let mut kept = common_prefix(before.as_bytes(), term.as_bytes()).min(MAX_SHARED);
        if n % BLOCK == 0 {
            starts.push(len_u32(bytes.len()));
            kept = 0;
        }
        bytes.push(low_byte(len_u32(kept)) + 1);
        bytes.extend(term.bytes().skip(kept));
        before = term;
    }
    push_varint(into, len_u32(terms.len()));
    push_offsets(into, &starts);
    push_varint(into, len_u32(bytes.len()));
    into.append(&mut bytes);
}

/// How many bytes two texts begin with in common.
fn common_prefix(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// What [`push_terms`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Terms<'a> {
    count: usize,
    blocks: Offsets<'a>,
    bytes: &'a [u8],
}

impl<'a> Terms<'a> {
    /// `None` if there are fewer bytes than terms.
    pub(crate) fn read(from: &mut Cursor<'a>) -> Option<Self> {
        let count = from.varint()? as usize;
        let blocks = Offsets::read(from)?;
        let len = from.varint()? as usize;
        (count <= len).then_some(Self { count, blocks, bytes: from.take(len)? })
    }

    pub(crate) fn len(&self) -> u32 {
        len_u32(self.count)
    }

    /// The number of `term`, if it is here.
    pub(crate) fn find(&self, term: &[u8]) -> Option<u32> {
        let mut walk = self.walk_from(term);
        let number = walk.step()?;
        (walk.term() == term).then_some(number)
    }

    /// The bytes of a term.
    pub(crate) fn get(&self, number: u32) -> Vec<u8> {
        let mut walk = self.walk_block(number as usize / BLOCK);
        while walk.step().is_some_and(|at| at < number) {}
        walk.term
    }

    /// A walk whose first step gives the first term that is not less than `from`.
    pub(crate) fn walk_from(&self, from: &[u8]) -> Walk<'a> {
        let mut walk = self.walk_block(self.block_of(from));
        loop {
            let next = walk.next;
            if walk.step().is_none() || walk.term() >= from {
                walk.stay = walk.next > next;
                return walk;
            }
        }
    }

    /// A walk over all terms.
    pub(crate) fn walk(&self) -> Walk<'a> {
        self.walk_block(0)
    }

    fn walk_block(&self, block: usize) -> Walk<'a> {
        let term = Vec::with_capacity(64);
        Walk {
            terms: *self,
            next: block * BLOCK,
            at: self.blocks.get(block),
            term,
            shared: 0,
            stay: false,
        }
    }

    /// The last block whose first term is not greater than `term`.
    fn block_of(&self, term: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.count.div_ceil(BLOCK));
        while high.saturating_sub(low) > 1 {
            let middle = nearest_anchor(usize::midpoint(low, high), high - low);
            match self.head(middle).cmp(term) {
                Ordering::Greater => high = middle,
                _ => low = middle,
            }
        }
        low
    }

    fn head(&self, block: usize) -> &'a [u8] {
        ending(self.bytes, self.blocks.get(block).saturating_add(1))
    }
}

/// The letters from `at` on.
fn ending(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    let len = rest.iter().position(|&byte| byte < FIRST_LETTER).unwrap_or(rest.len());
    rest.get(..len).unwrap_or_default()
}

/// A walk through the dictionary in order. It ends; whatever the bytes, it takes no more
/// steps than there are terms.
pub(crate) struct Walk<'a> {
    terms: Terms<'a>,
    next: usize,
    at: usize,
    term: Vec<u8>,
    shared: usize,
    /// Is the next step one that was taken already?
    stay: bool,
}

impl Walk<'_> {
    /// Goes to the next term and tells its number.
    pub(crate) fn step(&mut self) -> Option<u32> {
        if self.stay {
            self.stay = false;
            self.shared = 0;
            return self.next.checked_sub(1).map(len_u32);
        }
        let shared = self.next_shared()?;
        let ending = ending(self.terms.bytes, self.at + 1);
        let is_head = self.next.is_multiple_of(BLOCK);
        self.shared = if is_head { common_prefix(&self.term, ending) } else { shared };
        self.term.truncate(shared);
        self.term.extend_from_slice(ending);
        self.at += 1 + ending.len();
        self.next += 1;
        Some(len_u32(self.next - 1))
    }

    /// What the next term says it shares; `None` at the end.
    fn next_shared(&self) -> Option<usize> {
        let byte = *self.terms.bytes.get(self.at).filter(|_| self.next < self.terms.count)?;
        Some(usize::from(byte).saturating_sub(1).min(MAX_SHARED))
    }

    /// How many bytes the term of the last step shares with the one stood on before, at least.
    pub(crate) fn shared(&self) -> usize {
        self.shared
    }

    /// The term of the last step.
    pub(crate) fn term(&self) -> &[u8] {
        &self.term
    }

    /// Passes over all further terms that begin as the present one does for `kept` bytes.
    pub(crate) fn pass(&mut self, kept: usize) {
        while self.pass_in_block(kept) && self.leap(kept) {
            self.at += 1 + ending(self.terms.bytes, self.at + 1).len();
            self.next += 1;
        }
    }

    /// The same within the block. Is another block's head next?
    fn pass_in_block(&mut self, kept: usize) -> bool {
        let end = self.next.next_multiple_of(BLOCK);
        let mut next = self.next;
        // Letters apart, a byte before each ending.
        let stops = |&byte: &u8| {
            byte < FIRST_LETTER && {
                let is_other = next == end || usize::from(byte) <= kept;
                next += usize::from(!is_other);
                is_other
            }
        };
        let rest = self.terms.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(stops).unwrap_or(rest.len());
        self.next = next;
        next == end && end < self.terms.count
    }

    /// At the head of a block: does it begin alike? Then on to the last block that does: where the
    /// next one begins alike, all between do.
    fn leap(&mut self, kept: usize) -> bool {
        let Some(prefix) = self.term.get(..kept) else { return false };
        if !ending(self.terms.bytes, self.at + 1).starts_with(prefix) {
            return false;
        }
        loop {
            let next = self.next + BLOCK;
            let at = self.terms.blocks.get(next / BLOCK);
            let is_alike = ending(self.terms.bytes, at + 1).starts_with(prefix);
            if next >= self.terms.count || !is_alike {
                return true;
            }
            (self.next, self.at) = (next, at);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_macros, clippy::disallowed_methods)]

    use super::*;
    use alloc::format;
    use alloc::string::String;

    fn some_terms() -> Vec<String> {
        let mut terms: Vec<String> = (0..500u32).map(|n| format!("{:b}x{n}", n * n)).collect();
        terms.sort();
        terms
    }

    fn check(test: impl Fn(&[String], Terms)) {
        let terms = some_terms();
        let mut bytes = Vec::new();
        push_terms(&mut bytes, &terms.iter().map(String::as_str).collect::<Vec<_>>());
        test(&terms, Terms::read(&mut Cursor(&bytes)).unwrap());
    }

    #[test]
    fn every_term_is_found_by_its_number_and_its_text() {
        check(|terms, read| {
            for (n, term) in terms.iter().enumerate() {
                assert_eq!(read.find(term.as_bytes()), Some(n as u32));
                assert_eq!(read.get(n as u32), term.as_bytes());
            }
            assert_eq!(read.find(b"nobody"), None);
        });
    }

    #[test]
    fn passing_goes_to_the_first_other_term() {
        check(|terms, read| {
            for kept in 1..6 {
                let mut walk = read.walk();
                let mut met = Vec::new();
                while walk.step().is_some() {
                    met.push(String::from_utf8(walk.term().to_vec()).unwrap());
                    walk.pass(kept);
                }
                let mut want = terms.to_vec();
                want.dedup_by(|a, b| a.get(..kept) == b.get(..kept));
                assert_eq!(met, want);
            }
        });
    }

    #[test]
    fn a_walk_begins_at_the_first_term_not_less() {
        check(|terms, read| {
            for from in ["", "0", "1000", "1x", "11111111x", "zz"] {
                let mut walk = read.walk_from(from.as_bytes());
                let want = terms.iter().find(|term| term.as_str() >= from);
                assert_eq!(walk.step().map(|_| walk.term()), want.map(String::as_bytes));
            }
        });
    }
}
