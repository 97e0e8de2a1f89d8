//! Packed numbers: a column in as many bits each as the largest needs.
//!
//! For numbers that no compressor can shrink: orders, similar documents.

use alloc::vec::Vec;

use super::bytes::{BitWriter, Bits, Cursor, len_u32, push_varint};

/// Appends `numbers`, with their count and width before them.
pub(crate) fn push_packed(into: &mut Vec<u8>, numbers: &[u32]) {
    let width = u32::BITS - numbers.iter().copied().max().unwrap_or(0).leading_zeros();
    push_varint(into, len_u32(numbers.len()));
    push_varint(into, width);
    let mut bits = BitWriter::default();
    for &number in numbers {
        bits.push(number, width);
    }
    into.append(&mut bits.bytes);
}

/// What [`push_packed`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Packed<'a> {
    bytes: &'a [u8],
    width: u32,
    len: usize,
}

impl<'a> Packed<'a> {
    pub(crate) fn read(from: &mut Cursor<'a>) -> Option<Self> {
        let len = from.varint()? as usize;
        let width = from.varint()?;
        if width > u32::BITS {
            return None;
        }
        let bytes = from.take(len.checked_mul(width as usize)?.div_ceil(8))?;
        Some(Self { bytes, width, len })
    }

    /// The n-th number; `None` past the end.
    pub(crate) fn get(&self, n: usize) -> Option<u32> {
        (n < self.len).then(|| Bits::new(self.bytes, n * self.width as usize).take(self.width))
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_reads_back() {
        for width in 0..=32 {
            let numbers: Vec<u32> = (0..50u32)
                .map(|n| u32::MAX.checked_shr(32 - width).unwrap_or(0) / (n + 1))
                .collect();
            let mut bytes = Vec::new();
            push_packed(&mut bytes, &numbers);
            let read = Packed::read(&mut Cursor(&bytes)).unwrap();
            assert!(numbers.iter().enumerate().all(|(n, &number)| read.get(n) == Some(number)));
            assert_eq!(read.get(50), None);
        }
    }
}
