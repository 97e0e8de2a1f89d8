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
//! the alphabet. 0 is a term without relatives, 254 a head with some, 255 means: look among
//! the far ones.

use alloc::vec::Vec;

use super::bytes::{Cursor, len_u32, low_byte, push_varint};
use super::postings::{List, ListReader, Lists, NewList, Own, push_lists};
use super::terms::{Terms, Walk, push_terms};

const FAR: u8 = 255;
const HEAD: u8 = 254;

/// A term on its way into a dictionary.
pub(crate) struct Entry<'t> {
    pub(crate) term: &'t str,
    /// The number of the family's first term; its own if it is that, or alone.
    pub(crate) head: u32,
    /// Empty for all but heads; the forms of a family in the order of its members.
    pub(crate) list: NewList,
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
        .filter(|(n, head)| n - head >= HEAD.into())
        .collect();
    push_varint(into, len_u32(far.len()));
    for (term, head) in far {
        push_varint(into, term);
        push_varint(into, head);
    }
    let alone = entries.iter().all(|entry| entry.list.forms.is_empty());
    push_varint(into, (!alone).into());
    if !alone {
        into.extend(entries.iter().zip(0..).map(|(entry, n)| entry.head_byte(n)));
    }
    push_lists(into, entries.iter().map(|entry| &entry.list), strengths, n_rows);
}

impl Entry<'_> {
    /// What the heads column says of the `n`-th term.
    fn head_byte(&self, n: u32) -> u8 {
        match n - self.head {
            0 if self.list.forms.is_empty() => 0,
            0 => HEAD,
            back if back < HEAD.into() => low_byte(back),
            _ => FAR,
        }
    }
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
        reader.read(&self.lists, self.head(term), &|term| match self.back(term) {
            0 => Own::List,
            HEAD => Own::ListOfForms,
            _ => Own::Nothing,
        })
    }

    /// Of a list that [`Self::postings`] gave for `term`: for each row, in order, whether it has
    /// this very form; empty if all have, `None` where that is not told.
    pub(crate) fn form(&self, term: u32, list: &List) -> Option<Vec<bool>> {
        let members = self.family(term);
        let number = members.iter().position(|&member| member == term).unwrap_or(members.len());
        list.form(number, members.len())
    }

    /// The term that holds the family's postings.
    pub(crate) fn head(&self, term: u32) -> u32 {
        match self.back(term) {
            FAR => self.far_head(term),
            HEAD => term,
            back => term.saturating_sub(back.into()),
        }
    }

    /// All members of a family, in their order.
    pub(crate) fn family(&self, term: u32) -> Vec<u32> {
        let head = self.head(term);
        let mut members = alloc::vec![head];
        let near = self.heads.get(head as usize..).unwrap_or_default().iter();
        let back_to_head = near.zip(0..HEAD).skip(1).filter(|&(&back, at)| back == at);
        members.extend(back_to_head.map(|(&back, _)| head.saturating_add(back.into())));
        self.each_far(&mut |far, of| {
            if of == head {
                members.push(far);
            }
        });
        members
    }

    /// A walk through the terms from the first that is not less than `from`.
    pub(crate) fn walk_from(&self, from: &[u8]) -> Walk<'a> {
        self.terms.walk_from(from)
    }

    fn back(&self, term: u32) -> u8 {
        self.heads.get(term as usize).copied().unwrap_or_default()
    }

    fn far_head(&self, term: u32) -> u32 {
        let mut head = term;
        self.each_far(&mut |far, of| {
            if far == term {
                head = of;
            }
        });
        head
    }

    /// Calls `visit` with each member that is far from its head, and with that.
    fn each_far(&self, visit: &mut dyn FnMut(u32, u32)) {
        let mut far = self.far;
        for _ in 0..self.n_far {
            let (Some(member), Some(head)) = (far.varint(), far.varint()) else { return };
            visit(member, head);
        }
    }
}
