//! Encodings: each one's two directions side by side.
//!
//! Readers are total. Past the end a [`Cursor`] gives `None` and [`Bits`] give zeros;
//! neither panics nor reads twice.

use alloc::vec::Vec;

/// Appends `value`, seven bits a byte, low bits first.
pub(crate) fn push_varint(into: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        into.push(low_byte(value) | 0x80);
        value >>= 7;
    }
    into.push(low_byte(value));
}

/// Appends the length of `text` and its bytes.
pub(crate) fn push_str(into: &mut Vec<u8>, text: &str) {
    push_varint(into, len_u32(text.len()));
    into.extend_from_slice(text.as_bytes());
}

/// A place in a slice of bytes, moving forward.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cursor<'a>(pub(crate) &'a [u8]);

impl<'a> Cursor<'a> {
    #[expect(clippy::inline_always, reason = "the wasm is compiled small, and this is all reading")]
    #[inline(always)]
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// What [`push_varint`] wrote; `None` at the end or past five bytes.
    pub(crate) fn varint(&mut self) -> Option<u32> {
        // Most are one byte.
        match self.byte()? {
            byte @ ..0x80 => Some(byte.into()),
            low => self.varint_from(low),
        }
    }

    /// A number whose first byte, `low`, says that more follow.
    fn varint_from(&mut self, low: u8) -> Option<u32> {
        let mut value = u32::from(low & 0x7f);
        for shift in [7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    pub(crate) fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let taken = self.0.get(..len)?;
        self.0 = self.0.get(len..)?;
        Some(taken)
    }

    /// What [`push_str`] wrote; bytes that are not UTF-8 read as the empty text.
    pub(crate) fn str(&mut self) -> Option<&'a str> {
        let len = self.varint()?;
        self.take(len as usize).map(text_of)
    }
}

/// The bytes as text; as much of them as is UTF-8.
pub(crate) fn text_of(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(fault) => bytes
            .get(..fault.valid_up_to())
            .and_then(|good| core::str::from_utf8(good).ok())
            .unwrap_or_default(),
    }
}

/// Little-endian number of `width` (1..=4) bytes at `at`; 0 past the end.
#[expect(clippy::inline_always, reason = "the wasm is compiled small, and this is all reading")]
#[inline(always)]
pub(crate) fn fixed(bytes: &[u8], at: usize, width: usize) -> u32 {
    let mut value = 0;
    for &byte in bytes.get(at..at.saturating_add(width)).unwrap_or_default().iter().rev() {
        value = value << 8 | u32::from(byte);
    }
    value
}

/// Appends the low `width` (1..=4) bytes of `value`, little-endian.
pub(crate) fn push_fixed(into: &mut Vec<u8>, value: u32, width: usize) {
    into.extend(value.to_le_bytes().iter().take(width));
}

/// How many bytes [`push_fixed`] needs for `value`, at least 1.
pub(crate) fn width_of(value: u32) -> usize {
    match value {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xff_ffff => 3,
        _ => 4,
    }
}

/// Collects bits, low bits of each byte first.
#[derive(Default)]
pub(crate) struct BitWriter {
    pub(crate) bytes: Vec<u8>,
    len: usize,
}

impl BitWriter {
    /// Bits written so far.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Appends the low `count` (0..=32) bits of `value`.
    pub(crate) fn push(&mut self, value: u32, count: u32) {
        for bit in 0..count {
            if self.len.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if value >> bit & 1 == 1
                && let Some(last) = self.bytes.last_mut()
            {
                *last |= 1 << (self.len % 8);
            }
            self.len += 1;
        }
    }

    /// Appends what another collected.
    pub(crate) fn append(&mut self, other: &Self) {
        for (&byte, from) in other.bytes.iter().zip((0..other.len).step_by(8)) {
            self.push(byte.into(), len_u32(other.len - from).min(8));
        }
    }

    /// Appends `value` (at least 1) as Elias' gamma code.
    pub(crate) fn push_gamma(&mut self, value: u32) {
        let log = value.max(1).ilog2();
        self.push(1 << log, log + 1);
        self.push(value, log);
    }

    /// Appends `value` of `0..range`, the values in the middle a bit shorter: the middle
    /// is where the median of a sorted list falls.
    pub(crate) fn push_below(&mut self, value: u32, range: u32) {
        let (bits, short, middle) = truncated(range);
        let turned = if value >= middle { value - middle } else { value + range - middle };
        if turned < short {
            self.push(turned, bits);
        } else {
            self.push((turned + short) >> 1, bits);
            self.push(turned + short, 1);
        }
    }
}

/// Truncated binary code for `0..range`: bits of the short codes, how many those are, and
/// the value that gets the first of them.
fn truncated(range: u32) -> (u32, u32, u32) {
    let bits = range.max(1).ilog2();
    let short = (2u32 << bits).wrapping_sub(range.max(1));
    (bits, short, (range.max(1) - short.min(range.max(1))) / 2)
}

/// Reads what a [`BitWriter`] collected; zeros past the end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    /// Reads on from bit `at`.
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub(crate) fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count);
    }

    /// The next 64 bits or fewer at the end, without moving.
    fn peek(&self) -> u64 {
        let start = self.at / 8;
        let word = match self.bytes.get(start..).and_then(<[u8]>::first_chunk) {
            Some(eight) => u64::from_le_bytes(*eight),
            None => self.peek_near_end(start),
        };
        word >> (self.at % 8)
    }

    #[cold]
    fn peek_near_end(&self, start: usize) -> u64 {
        let rest = self.bytes.get(start..).unwrap_or_default();
        rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
    }

    /// The next `count` (0..=32) bits.
    pub(crate) fn take(&mut self, count: u32) -> u32 {
        let value = self.peek() & ((1 << count) - 1);
        self.at += count as usize;
        low_u32(value)
    }

    /// What [`BitWriter::push_gamma`] wrote; 1 past the end.
    pub(crate) fn gamma(&mut self) -> u32 {
        let log = self.peek().trailing_zeros();
        if log > 31 {
            self.at = self.bytes.len() * 8;
            return 1;
        }
        self.at += log as usize + 1;
        1 << log | self.take(log)
    }

    /// What [`BitWriter::push_below`] wrote; always less than `range` (which is at least 1).
    pub(crate) fn below(&mut self, range: u32) -> u32 {
        let (bits, short, middle) = truncated(range);
        let mut turned = self.take(bits);
        if turned >= short {
            turned = (turned << 1 | self.take(1)) - short;
        }
        let value = turned + middle;
        if value >= range { value - range } else { value }
    }
}

/// A sum over `bytes` in which every changed byte shows.
///
/// Not against someone who means harm: readers bear any bytes. Four bytes a step, each step a bijection of the state, so that no single changed word
/// can vanish; opening two megabytes takes about a millisecond.
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = len_u32(bytes.len()) ^ 0x811c_9dc5;
    let (words, rest) = bytes.as_chunks::<4>();
    for &word in words {
        sum = (sum ^ u32::from_le_bytes(word)).wrapping_mul(0x9e37_79b1).rotate_left(15);
    }
    for &byte in rest {
        sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193).rotate_left(15);
    }
    sum ^ sum >> 16
}

/// `len` as the format counts; the writer refuses what is larger before it comes here.
pub(crate) fn len_u32(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// The low eight bits.
pub(crate) fn low_byte(value: u32) -> u8 {
    (value & 0xff) as u8
}

/// The low 32 bits.
fn low_u32(value: u64) -> u32 {
    (value & 0xffff_ffff) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_varint_reads_back() {
        for value in (0..32).flat_map(|bit| [1u32 << bit, (1 << bit) - 1]).chain([u32::MAX]) {
            let mut bytes = Vec::new();
            push_varint(&mut bytes, value);
            assert_eq!(Cursor(&bytes).varint(), Some(value));
        }
    }

    #[test]
    fn every_bounded_number_reads_back() {
        for range in (1..70).chain([1000, 4096, u32::MAX / 2]) {
            for value in [0, range / 3, range / 2, range - 1] {
                let mut bits = BitWriter::default();
                bits.push(1, 3);
                bits.push_below(value, range);
                bits.push_gamma(range);
                let mut read = Bits::new(&bits.bytes, 3);
                assert_eq!((read.below(range), read.gamma()), (value, range));
                assert_eq!(read.at, bits.len());
            }
        }
    }

    #[test]
    fn a_changed_byte_changes_the_checksum() {
        let bytes: Vec<u8> = (0..99).collect();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            assert_ne!(checksum(&bytes), checksum(&changed));
        }
    }

    #[test]
    fn past_the_end_there_are_zeros() {
        let mut bits = Bits::new(&[0xff], 4);
        assert_eq!(bits.take(8), 0x0f);
        assert_eq!((bits.take(32), bits.gamma()), (0, 1));
    }
}
