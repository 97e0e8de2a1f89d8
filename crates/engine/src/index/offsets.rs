//! Offsets: where the n-th block of something begins, without reading the blocks before it.
//!
//! ```text
//! width 1 │ count varint │ anchors: 4 bytes for every 32nd offset │ sizes: width bytes each
//! ```
//!
//! Sizes, not places, so that the column is small numbers of one kind; reading adds up to
//! 31 of them to an anchor.

use alloc::vec::Vec;

use super::bytes::{Cursor, fixed, len_u32, push_fixed, push_varint, width_of};

const STRIDE: usize = 32;

/// Appends ascending `starts`, of which the first is 0.
pub(crate) fn push_offsets(into: &mut Vec<u8>, starts: &[u32]) {
    let sizes: Vec<u32> = starts
        .windows(2)
        .map(|pair| pair.iter().rev().copied().reduce(|end, start| end - start).unwrap_or(0))
        .collect();
    let width = width_of(sizes.iter().copied().max().unwrap_or(0));
    push_varint(into, len_u32(starts.len()));
    push_varint(into, len_u32(width));
    starts.iter().step_by(STRIDE).skip(1).for_each(|&start| push_fixed(into, start, 4));
    for &size in &sizes {
        push_fixed(into, size, width);
    }
}

/// What [`push_offsets`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Offsets<'a> {
    anchors: &'a [u8],
    sizes: &'a [u8],
    width: usize,
}

impl<'a> Offsets<'a> {
    pub(crate) fn read(from: &mut Cursor<'a>) -> Option<Self> {
        let count = from.varint()? as usize;
        let width = from.varint()? as usize;
        if !(1..=4).contains(&width) {
            return None;
        }
        let anchors = from.take(count.saturating_sub(1) / STRIDE * 4)?;
        let sizes = from.take(count.saturating_sub(1).checked_mul(width)?)?;
        Some(Self { anchors, sizes, width })
    }

    /// Where block `n` begins. Past the last: where that one ends.
    pub(crate) fn get(&self, n: usize) -> usize {
        let group = n / STRIDE;
        let mut start = match group.checked_sub(1) {
            Some(anchor) => fixed(self.anchors, anchor * 4, 4) as usize,
            None => 0,
        };
        let before = self.sizes.get(group * STRIDE * self.width..).unwrap_or_default();
        for size in before.chunks_exact(self.width.max(1)).take(n % STRIDE) {
            start = start.saturating_add(fixed(size, 0, self.width) as usize);
        }
        start
    }
}

/// A block near `middle` whose place is told at once, if it is among as many as `range`.
pub(crate) fn nearest_anchor(middle: usize, range: usize) -> usize {
    if range > 2 * STRIDE { middle / STRIDE * STRIDE } else { middle }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_reads_back() {
        for step in [0, 1, 300, 70_000] {
            let starts: Vec<u32> = (0..200).map(|n| n * step + n * n).collect();
            let mut bytes = Vec::new();
            push_offsets(&mut bytes, &starts);
            let read = Offsets::read(&mut Cursor(&bytes)).unwrap();
            for (n, &start) in starts.iter().enumerate() {
                assert_eq!(read.get(n), start as usize);
            }
        }
    }
}
