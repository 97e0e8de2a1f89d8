//! Which rows of a stem family have which of its forms.
//!
//! A list holds the documents of all forms of a word: `compiler` finds `compilers`. That the very
//! form typed stands in a document is told here, for all forms in their order:
//!
//! ```text
//! (number of rows, their places by interpolative coding)*
//! ```
//!
//! A row without any form but the last must have that, so of the last form only those rows are
//! told that have another, too: mostly none (the number plus one in gamma code, as against one
//! below the number in a truncated code). Of two forms that hardly ever stand together, one is free.

use alloc::vec::Vec;

use super::bytes::{BitWriter, Bits, len_u32};
use super::postings::{each_row, push_rows};

/// Appends `forms`: for each the places in the list, `0..n_rows`, that have it.
pub(super) fn push_forms(bits: &mut BitWriter, forms: &[Vec<u32>], n_rows: u32) {
    let mut told = alloc::vec![false; n_rows as usize];
    for (number, form) in forms.iter().enumerate() {
        let is_last = number + 1 == forms.len();
        let open = open(&told, is_last);
        let places =
            (0..).zip(&open).filter(|(_, place)| form.binary_search(&len_u32(**place)).is_ok());
        let places: Vec<u32> = places.map(|(place, _)| place).collect();
        let (len, range) = (len_u32(places.len()), len_u32(open.len()));
        if is_last {
            bits.push_gamma(len + 1);
        } else {
            bits.push_below(len.saturating_sub(1), range);
        }
        push_rows(bits, &places, 0, range);
        for &place in form {
            if let Some(told) = told.get_mut(place as usize) {
                *told = true;
            }
        }
    }
}

/// Reads from `bits`, for each row, whether it has the `number`-th of `n_forms` forms.
pub(super) fn form(mut bits: Bits, number: usize, n_forms: usize, n_rows: u32) -> Vec<bool> {
    let mut told = alloc::vec![false; n_rows as usize];
    let mut at = 0;
    loop {
        at += 1;
        let is_last = at == n_forms;
        let mut has: Vec<bool> = told.iter().map(|told| is_last && !told).collect();
        next(&mut bits, &open(&told, is_last), is_last, &mut has);
        if at > number {
            return has;
        }
        told.iter_mut().zip(has).for_each(|(told, has)| *told |= has);
    }
}

/// Reads which of the places that are `open` have the next form, and says so in `has`.
fn next(bits: &mut Bits, open: &[usize], is_last: bool, has: &mut [bool]) {
    let range = len_u32(open.len());
    let len = if is_last { bits.gamma() - 1 } else { bits.below(range) + 1 };
    each_row(bits, len, 0, range, &mut |at| {
        if let Some(has) = open.get(at as usize).and_then(|&place| has.get_mut(place)) {
            *has = true;
        }
    });
}

/// The places of which it is told whether they have a form: all, or those `told` of before.
fn open(told: &[bool], is_last: bool) -> Vec<usize> {
    let is_open = |&place: &usize| !is_last || told.get(place) == Some(&true);
    (0..told.len()).filter(is_open).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn every_form_reads_back() {
        let forms = vec![vec![0, 3, 4], vec![1], vec![1, 2], vec![0, 1, 4, 5]];
        for n_forms in 1..=forms.len() {
            let (mut forms, n_rows) = (forms.clone(), 6);
            forms.truncate(n_forms);
            let missing: Vec<u32> =
                (0..n_rows).filter(|row| !forms.concat().contains(row)).collect();
            if let Some(last) = forms.last_mut() {
                last.retain(|row| !missing.contains(row));
                last.extend(missing);
            }
            let mut bits = BitWriter::default();
            push_forms(&mut bits, &forms, n_rows);
            for (number, want) in forms.iter().enumerate() {
                let has = form(Bits::new(&bits.bytes, 0), number, n_forms, n_rows);
                let want: Vec<bool> = (0..n_rows).map(|row| want.contains(&row)).collect();
                assert_eq!(has, want, "{number} of {n_forms}");
            }
        }
    }
}
