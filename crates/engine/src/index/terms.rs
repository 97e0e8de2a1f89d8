//! The term dictionary: sorted terms, front-coded in blocks of 16.
//!
//! ```text
//! count │ shared: a byte a term │ lengths: a byte a term │ offsets of blocks │ length │ endings
//! ```
//!
//! A term is the first `shared` bytes of the one before it and an ending of its own; a
//! block's first term stands in full, so that a binary search can look at it.
//! `engine engineer engines` is `shared 0 6 6`, `lengths 6 2 1`, `endings engineers`.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::bytes::{Cursor, len_u32, low_byte, push_varint};
use super::offsets::{Offsets, push_offsets};
use super::postings::BLOCK;

/// Bytes of the longest term; the writer leaves longer ones out.
pub(crate) const MAX_TERM: usize = 255;

/// Appends `terms`: ascending, each once, none longer than [`MAX_TERM`].
pub(crate) fn push_terms(into: &mut Vec<u8>, terms: &[&str]) {
    let (mut shared, mut lengths, mut starts, mut endings) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut before = "";
    for (n, &term) in terms.iter().enumerate() {
        let head = n % BLOCK == 0;
        let kept = if head { 0 } else { common_prefix(before.as_bytes(), term.as_bytes()) };
        if head {
            starts.push(len_u32(endings.len()));
        }
        shared.push(low_byte(len_u32(kept)));
        lengths.push(low_byte(len_u32(term.len() - kept)));
        endings.extend(term.bytes().skip(kept));
        before = term;
    }
    push_varint(into, len_u32(terms.len()));
    into.append(&mut shared);
    into.append(&mut lengths);
    push_offsets(into, &starts);
    push_varint(into, len_u32(endings.len()));
    into.append(&mut endings);
}

/// How many bytes two texts begin with in common.
pub(crate) fn common_prefix(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// What [`push_terms`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Terms<'a> {
    shared: &'a [u8],
    lengths: &'a [u8],
    blocks: Offsets<'a>,
    endings: &'a [u8],
}

impl<'a> Terms<'a> {
    pub(crate) fn read(from: &mut Cursor<'a>) -> Option<Self> {
        let count = from.varint()? as usize;
        let shared = from.take(count)?;
        let lengths = from.take(count)?;
        let blocks = Offsets::read(from)?;
        let len = from.varint()?;
        Some(Self { shared, lengths, blocks, endings: from.take(len as usize)? })
    }

    pub(crate) fn len(&self) -> u32 {
        len_u32(self.shared.len())
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
        walk.term().to_vec()
    }

    /// A walk whose first step gives the first term that is not less than `from`.
    pub(crate) fn walk_from(&self, from: &[u8]) -> Walk<'a> {
        let mut walk = self.walk_block(self.block_of(from, 0));
        loop {
            let before = walk.clone_place();
            if walk.step().is_none() || walk.term() >= from {
                walk.return_to(before);
                return walk;
            }
        }
    }

    /// A walk over all terms.
    pub(crate) fn walk(&self) -> Walk<'a> {
        self.walk_block(0)
    }

    fn walk_block(&self, block: usize) -> Walk<'a> {
        Walk {
            terms: *self,
            next: block * BLOCK,
            at: self.blocks.get(block),
            term: Vec::with_capacity(64),
            shared: 0,
        }
    }

    /// The last block, from `first` on, whose first term is not greater than `term`.
    fn block_of(&self, term: &[u8], first: usize) -> usize {
        let (mut low, mut high) = (first, self.shared.len().div_ceil(BLOCK));
        while high.saturating_sub(low) > 1 {
            let middle = usize::midpoint(low, high);
            match self.head(middle).cmp(term) {
                Ordering::Greater => high = middle,
                _ => low = middle,
            }
        }
        low
    }

    fn head(&self, block: usize) -> &'a [u8] {
        let start = self.blocks.get(block);
        let len = self.lengths.get(block * BLOCK).copied().unwrap_or_default();
        self.endings.get(start..start.saturating_add(len.into())).unwrap_or_default()
    }
}

/// A walk through the dictionary in order. It ends; whatever the bytes, it takes no more
/// steps than there are terms.
pub(crate) struct Walk<'a> {
    terms: Terms<'a>,
    next: usize,
    at: usize,
    term: Vec<u8>,
    shared: usize,
}

/// Where a walk was, and the term it stood on.
pub(crate) struct Place {
    next: usize,
    at: usize,
    term: Vec<u8>,
}

impl Walk<'_> {
    /// Goes to the next term and tells its number.
    pub(crate) fn step(&mut self) -> Option<u32> {
        let shared = usize::from(*self.terms.shared.get(self.next)?);
        let len = usize::from(*self.terms.lengths.get(self.next)?);
        let ending = self.terms.endings.get(self.at..self.at + len)?;
        self.shared = if self.next.is_multiple_of(BLOCK) {
            common_prefix(&self.term, ending)
        } else {
            shared
        };
        self.term.truncate(shared);
        self.term.extend_from_slice(ending);
        self.at += len;
        self.next += 1;
        Some(len_u32(self.next - 1))
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
        while let Some(&shared) = self.terms.shared.get(self.next) {
            if self.next.is_multiple_of(BLOCK) {
                if !self.leap(kept) {
                    return;
                }
            } else if usize::from(shared) < kept {
                return;
            }
            self.at += self.terms.lengths.get(self.next).copied().map_or(0, usize::from);
            self.next += 1;
        }
    }

    /// At the head of a block: does it begin alike? Then on to the last block that does.
    fn leap(&mut self, kept: usize) -> bool {
        let (Some(prefix), block) = (self.term.get(..kept), self.next / BLOCK) else {
            return false;
        };
        if !self.terms.head(block).starts_with(prefix) {
            return false;
        }
        let mut past = prefix.to_vec();
        past.push(0xff);
        let last = self.terms.block_of(&past, block);
        self.next = last * BLOCK;
        self.at = self.terms.blocks.get(last);
        true
    }

    fn clone_place(&self) -> Place {
        Place { next: self.next, at: self.at, term: self.term.clone() }
    }

    fn return_to(&mut self, place: Place) {
        (self.next, self.at, self.term) = (place.next, place.at, place.term);
    }
}

#[cfg(test)]
mod tests {
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
                assert_eq!(walk.step().map(|_| walk.term()), want.map(|term| term.as_bytes()));
            }
        });
    }
}
