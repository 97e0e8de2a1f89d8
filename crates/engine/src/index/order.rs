//! The order of rows: like beside like, so that posting lists cluster and their gaps shrink.
//!
//! Recursive graph bisection (Dhulipala and others 2016): halve the documents; as long as it
//! helps, swap those that would rather be on the other side, by what the swap saves in gaps,
//! estimated as `degree × log2(half / (degree + 1))` for each term and half; then each half in
//! turn. On real speakers it takes an eighth off all lists; the order itself costs
//! `log2(n)` bits a document.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "degrees and logarithms are far below 31 bits"
)]

use alloc::vec::Vec;

use super::words::Posting;

/// Rounds of swapping at each level; later ones move little.
const ROUNDS: usize = 4;
/// Parts no larger than this are left as they are.
const SMALL: usize = 24;
/// Below this many documents the order costs about what it saves.
const WORTH_IT: usize = 200;

/// Documents in the order in which their rows stand.
pub(crate) fn order<'p>(n_docs: usize, postings: impl Iterator<Item = &'p [Posting]>) -> Vec<u32> {
    let mut docs: Vec<u32> = (0u32..).take(n_docs).collect();
    if n_docs < WORTH_IT {
        return docs;
    }
    let mut terms: Vec<Vec<u32>> = alloc::vec![Vec::new(); n_docs];
    let mut n_terms = 0;
    for list in postings.filter(|list| list.len() > 1) {
        for posting in list {
            if let Some(terms) = terms.get_mut(posting.doc as usize) {
                terms.push(n_terms);
            }
        }
        n_terms += 1;
    }
    let degrees = alloc::vec![(0, 0); n_terms as usize];
    let gains = degrees.clone();
    let logs = (0..=n_docs + 2).map(log2_256).collect();
    Bisection { terms, degrees, gains, logs }.bisect(&mut docs);
    docs
}

struct Bisection {
    /// Each document's terms.
    terms: Vec<Vec<u32>>,
    /// Each term's documents in the left and in the right half at hand.
    degrees: Vec<(i32, i32)>,
    /// What moving one document to the right, and to the left, saves for each term.
    gains: Vec<(i32, i32)>,
    /// Logarithms in 256ths.
    logs: Vec<i32>,
}

impl Bisection {
    fn bisect(&mut self, docs: &mut [u32]) {
        if docs.len() <= SMALL {
            return;
        }
        let (left, right) = docs.split_at_mut(docs.len() / 2);
        for _ in 0..ROUNDS {
            self.weigh(left, right);
            if !self.swap(left, right) {
                break;
            }
        }
        self.bisect(left);
        self.bisect(right);
    }

    /// Works out degrees and gains for the terms of two halves.
    fn weigh(&mut self, left: &[u32], right: &[u32]) {
        let Self { terms, degrees, gains, logs } = self;
        let of = |doc: &u32| terms.get(*doc as usize).into_iter().flatten();
        let all = || left.iter().chain(right).flat_map(of);
        for &term in all() {
            if let (Some(degree), Some(gain)) =
                (degrees.get_mut(term as usize), gains.get_mut(term as usize))
            {
                (*degree, *gain) = ((0, 0), (0, i32::MIN));
            }
        }
        for (half, is_left) in [(left, true), (right, false)] {
            for &term in half.iter().flat_map(of) {
                if let Some(degree) = degrees.get_mut(term as usize) {
                    *(if is_left { &mut degree.0 } else { &mut degree.1 }) += 1;
                }
            }
        }
        let log = |n: i32| logs.get(n.max(0) as usize).copied().unwrap_or_default();
        let (n_left, n_right) = (log(left.len() as i32), log(right.len() as i32));
        let cost = |l: i32, r: i32| l * (n_left - log(l + 1)) + r * (n_right - log(r + 1));
        for &term in all() {
            if let (Some(&(l, r)), Some(gain)) =
                (degrees.get(term as usize), gains.get_mut(term as usize))
                && gain.1 == i32::MIN
            {
                let now = cost(l, r);
                *gain = (now - cost(l - 1, r + 1), now - cost(l + 1, r - 1));
            }
        }
    }

    /// Swaps as long as both sides together gain by it. `false` if nothing moved.
    fn swap(&self, left: &mut [u32], right: &mut [u32]) -> bool {
        let to_right = self.by_gain(left, |gain| gain.0);
        let to_left = self.by_gain(right, |gain| gain.1);
        let mut moved = false;
        for (&(one, from), &(other, to)) in to_right.iter().zip(&to_left) {
            if one + other <= 0 {
                break;
            }
            if let (Some(from), Some(to)) = (left.get_mut(from), right.get_mut(to)) {
                core::mem::swap(from, to);
                moved = true;
            }
        }
        moved
    }

    /// The places of a half, those that gain most by moving first.
    #[expect(clippy::disallowed_methods, reason = "the writer does not ship")]
    fn by_gain(&self, half: &[u32], side: impl Fn(&(i32, i32)) -> i32) -> Vec<(i64, usize)> {
        let gain = |doc: u32| -> i64 {
            let terms = self.terms.get(doc as usize).into_iter().flatten();
            terms.filter_map(|&term| Some(i64::from(side(self.gains.get(term as usize)?)))).sum()
        };
        let mut places: Vec<(i64, usize)> =
            half.iter().enumerate().map(|(place, &doc)| (gain(doc), place)).collect();
        places.sort_by_key(|&(gain, _)| core::cmp::Reverse(gain));
        places
    }
}

/// The binary logarithm of `n` in 256ths, between powers of two as on a straight line.
fn log2_256(n: usize) -> i32 {
    let n = n.max(1);
    let whole = n.ilog2();
    (whole as usize * 256 + ((n << 8) >> whole) - 256) as i32
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, clippy::cast_precision_loss, clippy::cast_sign_loss)]

    use super::*;

    #[test]
    fn like_comes_beside_like_and_nobody_is_lost() {
        let topic = |of: u32| {
            let docs = (0..400u32).filter(|doc| doc * 7 % 4 == of);
            docs.map(|doc| Posting { doc, weighted: 1, in_value: false }).collect()
        };
        let lists: Vec<Vec<Posting>> = (0..40).map(|term| topic(term % 4)).collect();
        let docs = order(400, lists.iter().map(Vec::as_slice));
        let borders = docs.windows(2).filter(|pair| pair[0] * 7 % 4 != pair[1] * 7 % 4).count();
        assert!(borders < 20, "{borders}");
        let mut sorted = docs.clone();
        sorted.sort_unstable();
        assert!(sorted.into_iter().eq(0..400));
        assert_eq!(docs, order(400, lists.iter().map(Vec::as_slice)));
    }
}
