//! A dictionary: terms, their stem families and their posting lists.
//!
//! There are two. *Names* holds the words of titles, which are never stemmed and are
//! searched more forgivingly; *words* holds those of all other fields.
//!
//! ```text
//! terms │ number of far heads │ (term, head)* │ heads: a byte a term, or none │ lists
//! ```
//!
//! A family's documents stand once, with its first term, the *head*. For every other member
//! the heads column says how many terms back that is: relatives are neighbors in
//! the alphabet. 0 is a head, 255 means: look among the far ones.

use alloc::vec::Vec;

use super::bytes::{Cursor, len_u32, low_byte, push_varint};
use super::postings::{List, ListReader, Lists, push_lists};
use super::terms::{Terms, Walk, push_terms};

const FAR: u8 = 255;

/// A term on its way into a dictionary.
pub(crate) struct Entry<'t> {
    pub(crate) term: &'t str,
    /// The number of the family's first term; its own if it is that, or alone.
    pub(crate) head: u32,
    /// Ascending rows; empty for all but heads.
    pub(crate) rows: Vec<u32>,
}

/// Appends a dictionary; `strengths` in the order of the entries' rows, if it has any.
pub(crate) fn push_dictionary(
    into: &mut Vec<u8>,
    entries: &[Entry],
    strengths: Option<&[u8]>,
    n_rows: u32,
) {
    push_terms(into, &entries.iter().map(|entry| entry.term).collect::<Vec<_>>());
    let far: Vec<(u32, u32)> = entries
        .iter()
        .zip(0..)
        .map(|(entry, n)| (n, entry.head))
        .filter(|(n, head)| n - head >= FAR.into())
        .collect();
    push_varint(into, len_u32(far.len()));
    for (term, head) in far {
        push_varint(into, term);
        push_varint(into, head);
    }
    let alone = entries.iter().zip(0..).all(|(entry, n)| entry.head == n);
    push_varint(into, (!alone).into());
    if !alone {
        into.extend(
            entries.iter().zip(0u32..).map(|(entry, n)| low_byte((n - entry.head).min(FAR.into()))),
        );
    }
    let lists: Vec<Vec<u32>> = entries.iter().map(|entry| entry.rows.clone()).collect();
    push_lists(into, &lists, strengths, n_rows);
}

/// What [`push_dictionary`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Dictionary<'a> {
    pub(crate) terms: Terms<'a>,
    far: Cursor<'a>,
    n_far: u32,
    heads: &'a [u8],
    lists: Lists<'a>,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn read(mut from: Cursor<'a>, n_docs: u32, with_strengths: bool) -> Option<Self> {
        let terms = Terms::read(&mut from)?;
        let n_far = from.varint()?;
        let far = from;
        for _ in 0..n_far.checked_mul(2)? {
            from.varint()?;
        }
        let heads = match from.varint()? {
            0 => &[],
            _ => from.take(terms.len() as usize)?,
        };
        Some(Self { terms, far, n_far, heads, lists: Lists::read(from, n_docs, with_strengths)? })
    }

    /// The postings of `term` and of its family.
    pub(crate) fn postings(&self, term: u32, reader: &mut ListReader<'a>) -> List<'a> {
        reader.read(&self.lists, self.head(term), &|term| self.back(term) == 0)
    }

    /// The term that holds the family's postings.
    pub(crate) fn head(&self, term: u32) -> u32 {
        match self.back(term) {
            FAR => self.far_head(term).unwrap_or(term),
            back => term.saturating_sub(back.into()),
        }
    }

    /// The other members of the family, those near it in the alphabet.
    pub(crate) fn relatives(&self, term: u32) -> impl Iterator<Item = u32> + use<'_, 'a> {
        let head = self.head(term);
        let near = head..if self.heads.is_empty() {
            head
        } else {
            head.saturating_add(FAR.into()).min(self.terms.len())
        };
        near.filter(move |&other| other != term && self.head(other) == head)
    }

    /// A walk through the terms from the first that is not less than `from`.
    pub(crate) fn walk_from(&self, from: &[u8]) -> Walk<'a> {
        self.terms.walk_from(from)
    }

    fn back(&self, term: u32) -> u8 {
        self.heads.get(term as usize).copied().unwrap_or_default()
    }

    fn far_head(&self, term: u32) -> Option<u32> {
        let mut far = self.far;
        for _ in 0..self.n_far {
            let (member, head) = (far.varint()?, far.varint()?);
            if member == term {
                return Some(head);
            }
        }
        None
    }
}
