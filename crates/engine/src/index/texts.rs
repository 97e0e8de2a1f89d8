//! Texts: a column of texts of one kind, found by number.
//!
//! ```text
//! offsets of every 16th text │ length varint │ the texts, each ended by byte 0
//! ```
//!
//! All of a kind stand together because that is what a compressor wants; an end mark costs
//! it less than a column of lengths.

use alloc::vec::Vec;

use super::bytes::{Cursor, len_u32, push_varint};
use super::offsets::{Offsets, push_offsets};

const BLOCK: usize = 16;

/// Appends `texts`. A byte 0 inside a text would end it and is left out.
pub(crate) fn push_texts<'t>(into: &mut Vec<u8>, texts: impl Iterator<Item = &'t [u8]>) {
    let mut starts = Vec::new();
    let mut bytes = Vec::new();
    for (n, text) in texts.enumerate() {
        if n % BLOCK == 0 {
            starts.push(len_u32(bytes.len()));
        }
        bytes.extend(text.iter().filter(|&&byte| byte != 0));
        bytes.push(0);
    }
    if bytes.iter().all(|&byte| byte == 0) {
        bytes.clear();
        starts.clear();
    }
    push_offsets(into, &starts);
    push_varint(into, len_u32(bytes.len()));
    into.append(&mut bytes);
}

/// What [`push_texts`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Texts<'a> {
    blocks: Offsets<'a>,
    bytes: &'a [u8],
}

impl<'a> Texts<'a> {
    pub(crate) fn read(from: &mut Cursor<'a>) -> Option<Self> {
        let blocks = Offsets::read(from)?;
        let len = from.varint()?;
        Some(Self { blocks, bytes: from.take(len as usize)? })
    }

    /// The n-th text's bytes; empty past the end.
    pub(crate) fn get(&self, n: usize) -> &'a [u8] {
        cut(self.rest_at(n)).0
    }

    /// The texts from the n-th on, in order.
    pub(crate) fn from(&self, n: usize) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let mut rest = self.rest_at(n);
        core::iter::from_fn(move || {
            let (text, after) = cut(rest);
            // Each has an end mark, so that nothing is left behind the last.
            (!core::mem::replace(&mut rest, after).is_empty()).then_some(text)
        })
    }

    /// The bytes from the n-th text on.
    fn rest_at(&self, n: usize) -> &'a [u8] {
        let mut rest = self.bytes.get(self.blocks.get(n / BLOCK)..).unwrap_or_default();
        for _ in 0..n % BLOCK {
            rest = cut(rest).1;
        }
        rest
    }
}

/// The text that `bytes` begin with, and what follows its end mark.
fn cut(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut len = 0;
    while bytes.get(len).is_some_and(|&byte| byte != 0) {
        len += 1;
    }
    let (text, rest) = bytes.split_at_checked(len).unwrap_or_default();
    (text, rest.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, clippy::cast_precision_loss, clippy::cast_sign_loss)]

    use super::*;
    use alloc::string::{String, ToString};

    #[test]
    fn every_text_reads_back() {
        let texts: Vec<String> = (0..100).map(|n: u32| (n * n % 77).to_string()).collect();
        let mut bytes = Vec::new();
        push_texts(&mut bytes, texts.iter().map(String::as_bytes));
        let read = Texts::read(&mut Cursor(&bytes)).unwrap();
        for (n, text) in texts.iter().enumerate() {
            assert_eq!(read.get(n), text.as_bytes());
        }
        assert_eq!(read.from(98).take(2).count(), 2);
    }
}
