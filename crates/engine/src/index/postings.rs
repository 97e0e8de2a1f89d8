//! Posting lists: which rows have a term, and how strongly.
//!
//! A list is its length (gamma code), for a long list its size in bits, then the rows by
//! *binary interpolative coding* (Moffat and Stuiver 2000): the middle row first, which
//! halves the range of all others, then either side in the same way. A row that its
//! neighbors leave no choice costs nothing, and clustered rows cost little.
//!
//! ```text
//! rows 2 3 7 of 0..8:  length 3 ─ middle 3 of 1..=6 ─ left 2 of 0..3 ─ right 7 of 4..8
//! ```
//!
//! The list of a stem family says behind its rows which of them have which form (see
//! [`super::forms`]).
//!
//! Strengths stand apart, four bits each, in the order of the lists (see [`super::impact`]):
//! most are alike, so that column shrinks to about a bit a posting when the file is compressed.

use alloc::vec::Vec;

use super::bytes::{BitWriter, Bits, Cursor, len_u32, push_varint};
use super::forms::{form, push_forms};
use super::offsets::{Offsets, push_offsets};

/// Terms to a block; a block's lists are read from its start. Each block costs four bytes.
const BLOCK: usize = 32;
/// Longer lists carry their size, to be passed over without decoding.
const LONG: u32 = 24;
/// A family that more than one of so many documents have says nothing of its forms.
const COMMON: u32 = 8;

/// A list on its way into an index.
#[derive(Default)]
pub(crate) struct NewList {
    /// Ascending; empty for a term without a list of its own.
    pub(crate) rows: Vec<u32>,
    /// For each form of a family, the places in `rows` of those that have it; empty for a term
    /// without relatives. Every place is in at least one.
    pub(crate) forms: Vec<Vec<u32>>,
}

/// What a term has of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// No list: it is in that of another term.
    Nothing,
    List,
    /// A list that is a family's.
    ListOfForms,
}

/// Appends one list a term; a term without a list gives an empty one.
/// Strengths, 0..16, follow in the same order, where there are any.
pub(crate) fn push_lists<'l>(
    into: &mut Vec<u8>,
    lists: impl Iterator<Item = &'l NewList>,
    strengths: Option<&[u8]>,
    n_rows: u32,
) {
    let mut bits = BitWriter::default();
    let (mut starts, mut ordinals, mut ordinal) = (Vec::new(), Vec::new(), 0);
    for (n, list) in lists.enumerate() {
        if n % BLOCK == 0 {
            starts.push(len_u32(bits.len()));
            ordinals.push(ordinal);
        }
        push_list(&mut bits, list, n_rows);
        ordinal += len_u32(list.rows.len());
    }
    push_offsets(into, &starts);
    if strengths.is_some() {
        push_offsets(into, &ordinals);
    }
    push_varint(into, len_u32(bits.bytes.len()));
    into.append(&mut bits.bytes);
    into.extend(
        strengths
            .unwrap_or_default()
            .chunks(2)
            .map(|pair| pair.iter().rev().fold(0, |byte, &strength| byte << 4 | strength & 15)),
    );
}

fn push_list(bits: &mut BitWriter, list: &NewList, n_rows: u32) {
    let len = len_u32(list.rows.len());
    if len == 0 {
        return;
    }
    bits.push_gamma(len);
    let (mut rows, mut forms) = (BitWriter::default(), BitWriter::default());
    push_rows(&mut rows, &list.rows, 0, n_rows);
    if tells_forms(len, n_rows) {
        push_forms(&mut forms, &list.forms, len);
    }
    if len > LONG {
        bits.push_gamma(len_u32(rows.len() + forms.len()) + 1);
    }
    bits.append(&rows);
    if len <= LONG && !list.forms.is_empty() && tells_forms(len, n_rows) {
        bits.push_gamma(len_u32(forms.len()) + 1);
    }
    bits.append(&forms);
}

/// Does the list of a family with so many documents say which have which form? Not where there is
/// no choice, and not of words so common that they hardly tell people apart.
fn tells_forms(len: u32, n_rows: u32) -> bool {
    len > 1 && len <= n_rows / COMMON
}

/// Interpolative code of ascending `rows`, all in `low..high`.
pub(super) fn push_rows(bits: &mut BitWriter, rows: &[u32], low: u32, high: u32) {
    let len = len_u32(rows.len());
    if len == 0 || high - low == len {
        return;
    }
    let (left, rest) = rows.split_at(rows.len() / 2);
    let Some((&middle, right)) = rest.split_first() else { return };
    bits.push_below(middle - low - len_u32(left.len()), high - low - len + 1);
    push_rows(bits, left, low, middle);
    push_rows(bits, right, middle + 1, high);
}

/// What [`push_lists`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lists<'a> {
    starts: Offsets<'a>,
    ordinals: Offsets<'a>,
    bits: &'a [u8],
    strengths: &'a [u8],
    n_rows: u32,
}

impl<'a> Lists<'a> {
    /// Reads all of `from`. `n_rows` is the number of documents.
    pub(crate) fn read(mut from: Cursor<'a>, n_rows: u32, with_strengths: bool) -> Option<Self> {
        let starts = Offsets::read(&mut from)?;
        let ordinals = if with_strengths { Offsets::read(&mut from)? } else { Offsets::default() };
        let len = from.varint()?;
        let bits = from.take(len as usize)?;
        Some(Self { starts, ordinals, bits, strengths: from.0, n_rows })
    }

    fn len_at(&self, bits: &mut Bits) -> u32 {
        bits.gamma().min(self.n_rows)
    }

    /// Passes over the list that begins at `bits` and tells its length.
    fn pass(&self, bits: &mut Bits, own: Own) -> u32 {
        let len = self.len_at(bits);
        if len > LONG {
            let size = bits.gamma() - 1;
            bits.skip(size as usize);
        } else {
            each_row(bits, len, 0, self.n_rows, &mut |_| ());
            if own == Own::ListOfForms && tells_forms(len, self.n_rows) {
                let size = bits.gamma() - 1;
                bits.skip(size as usize);
            }
        }
        len
    }
}

/// Reads lists of one dictionary; asked in the order of terms, it goes on from where it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ListReader<'a> {
    /// The term that the place below belongs to.
    term: u32,
    place: Option<(Bits<'a>, usize)>,
}

impl<'a> ListReader<'a> {
    /// The list of `term`, where `own` says what each term has of its own.
    pub(crate) fn read(
        &mut self,
        lists: &Lists<'a>,
        term: u32,
        own: &dyn Fn(u32) -> Own,
    ) -> List<'a> {
        let block = term as usize / BLOCK;
        let first = len_u32(block * BLOCK);
        let here = self.place.filter(|_| (first..=term).contains(&self.term));
        let (mut at, (mut bits, mut ordinal)) = match here {
            Some(place) => (self.term, place),
            None => {
                (first, (Bits::new(lists.bits, lists.starts.get(block)), lists.ordinals.get(block)))
            }
        };
        while at < term {
            if own(at) != Own::Nothing {
                ordinal = ordinal.saturating_add(lists.pass(&mut bits, own(at)) as usize);
            }
            at += 1;
        }
        *self = Self { term, place: Some((bits, ordinal)) };
        let len = lists.len_at(&mut bits);
        if len > LONG {
            bits.gamma();
        }
        List { bits, ordinal, len, n_rows: lists.n_rows, strengths: lists.strengths }
    }
}

/// One term's postings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List<'a> {
    bits: Bits<'a>,
    ordinal: usize,
    len: u32,
    n_rows: u32,
    strengths: &'a [u8],
}

impl List<'_> {
    /// In how many documents the term stands.
    pub(crate) fn doc_freq(&self) -> u32 {
        self.len
    }

    /// For each row, in order, whether it has the `number`-th of the `n_forms` forms of the list;
    /// empty if all have every form, `None` where the list does not tell.
    pub(crate) fn form(&self, number: usize, n_forms: usize) -> Option<Vec<bool>> {
        if n_forms < 2 || self.len < 2 {
            return Some(Vec::new());
        }
        if !tells_forms(self.len, self.n_rows) {
            return None;
        }
        let mut bits = self.bits;
        each_row(&mut bits, self.len, 0, self.n_rows, &mut |_| ());
        if self.len <= LONG {
            bits.gamma();
        }
        Some(form(bits, number, n_forms, self.len))
    }

    /// Calls `visit` with each row, ascending, and its strength (0 in lists without).
    pub(crate) fn for_each(&self, visit: &mut dyn FnMut(u32, u8)) {
        let mut at = self.ordinal;
        each_row(&mut self.bits.clone(), self.len, 0, self.n_rows, &mut |row| {
            let pair = self.strengths.get(at / 2).copied().unwrap_or_default();
            visit(row, pair >> (at % 2 * 4) & 15);
            at += 1;
        });
    }
}

/// The inverse of [`push_rows`]: `len` rows of `low..high`, ascending.
pub(super) fn each_row(bits: &mut Bits, len: u32, low: u32, high: u32, visit: &mut dyn FnMut(u32)) {
    let range = high.saturating_sub(low);
    if len == 0 || len > range {
        return;
    }
    if len == range {
        (low..high).for_each(visit);
        return;
    }
    if len == 1 {
        return visit(low + bits.below(range));
    }
    let left = len / 2;
    let middle = low + left + bits.below(range - len + 1);
    each_row(bits, left, low, middle, visit);
    visit(middle);
    each_row(bits, len - left - 1, middle + 1, high, visit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn every_list_reads_back() {
        let lists: Vec<NewList> = (1..60u32).map(every).collect();
        let rows = lists.iter().flat_map(|list| &list.rows);
        let strengths: Vec<u8> = rows.map(|row| (row % 16) as u8).collect();
        let mut bytes = Vec::new();
        push_lists(&mut bytes, lists.iter(), Some(&strengths), 2400);
        let read = Lists::read(Cursor(&bytes), 2400, true).unwrap();
        for (term, list) in lists.iter().enumerate() {
            let mut rows = Vec::new();
            let postings = ListReader::default().read(&read, term as u32, &own);
            postings.for_each(&mut |row, strength| {
                assert_eq!(u32::from(strength), row % 16);
                rows.push(row);
            });
            assert_eq!(rows, list.rows);
            assert_eq!(postings.doc_freq() as usize, rows.len());
            let want = (0..list.rows.len()).map(|place| place % 2 == 0);
            let want = want.filter(|_| term % 2 == 1).collect();
            assert_eq!(postings.form(1, list.forms.len()), Some(want));
        }
    }

    /// Every `step`-th row; where `step` is even, all in one form and every second in another.
    fn every(step: u32) -> NewList {
        let rows: Vec<u32> = (0..300).step_by(step as usize).collect();
        let places = || 0..rows.len() as u32;
        let forms = vec![places().collect(), places().step_by(2).collect()];
        let is_family = step.is_multiple_of(2);
        NewList { forms: if is_family { forms } else { Vec::new() }, rows }
    }

    fn own(term: u32) -> Own {
        if term % 2 == 1 { Own::ListOfForms } else { Own::List }
    }

    #[test]
    fn zeros_are_lists_too() {
        let bytes = vec![0; 64];
        let read = Lists::read(Cursor(&bytes), 10, false);
        assert!(read.is_none_or(|lists| {
            ListReader::default().read(&lists, 3, &|_| Own::List).doc_freq() <= 10
        }));
    }
}
