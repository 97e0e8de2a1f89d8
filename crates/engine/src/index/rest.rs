//! The rest: what nobody needs before the first people are drawn.
//!
//! The paragraphs that snippets are cut from and the similar people make a sixth of a large
//! index, and no search waits for them. [`split`] puts both aside: a module of its own holds
//! them, laid out as an index with only the parts `abouts` and `similar`. Who has no
//! one-line role keeps the paragraph, which the card shows in its place.
//!
//! ```text
//! part `rest` of the index that remains:  checksum of the rest 4, LE │ sum of its file, text to the end
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{push_fixed, text_of};
use super::embed::embed;
use super::packed::Packed;
use super::reader::{Parts, packed};
use super::texts::{Texts, push_texts};
use super::writer::assemble;
use super::{DocId, Index};

/// Fewer bytes than this stay where they are: a request of their own costs about what it saves.
const WORTH_IT: usize = 64 * 1024;
/// A module without code.
const EMPTY_MODULE: &[u8] = b"\0asm\x01\0\0\0";

/// An index in two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// What is needed for the first people.
    pub index: Vec<u8>,
    /// A module that holds the rest, for [`super::extract`].
    pub rest: Vec<u8>,
}

/// Puts the rest of an index aside; `None` where it is not worth it. `sum` says of the file with the rest
/// what a browser shall expect of it.
pub fn split(bytes: &[u8], sum: impl FnOnce(&[u8]) -> String) -> Option<Split> {
    let (parts, whole) = (Parts::open(bytes).ok()?, Index::open(bytes).ok()?);
    let similar = parts.find("similar").0.to_vec();
    let rest = assemble(&[("abouts", abouts(&whole, false)), ("similar", similar)]).ok()?;
    if rest.len() < WORTH_IT {
        return None;
    }
    let mut module = EMPTY_MODULE.to_vec();
    embed(&mut module, &rest);
    let part = |name| match name {
        "abouts" => abouts(&whole, true),
        "similar" => Vec::new(),
        _ => parts.find(name).0.to_vec(),
    };
    let mut kept: Vec<(&str, Vec<u8>)> =
        whole.parts().map(|(name, _)| (name, part(name))).collect();
    kept.push(("rest", link(&rest, &sum(&module))));
    Some(Split { index: assemble(&kept).ok()?, rest: module })
}

/// The column of paragraphs: of whoever has no role, or of all others.
fn abouts(index: &Index<'_>, without_role: bool) -> Vec<u8> {
    let about = |doc| {
        let [_, role, about] = index.shown_texts(DocId(doc));
        if role.is_empty() == without_role { about.as_bytes() } else { &[] }
    };
    let mut column = Vec::new();
    push_texts(&mut column, (0..index.n_docs()).map(about));
    column
}

/// What the index knows of its rest.
fn link(rest: &[u8], sum: &str) -> Vec<u8> {
    let checksum = Parts::open(rest).map_or(0, |parts| parts.sum);
    let mut link = Vec::new();
    push_fixed(&mut link, checksum, 4);
    link.extend_from_slice(sum.as_bytes());
    link
}

/// The columns that can be put aside, addressed by `DocId`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rest<'a> {
    abouts: Texts<'a>,
    similar: Packed<'a>,
    n_similar: usize,
}

impl<'a> Rest<'a> {
    pub(crate) fn read(parts: &Parts<'a>) -> Option<Self> {
        let mut similar = parts.find("similar");
        Some(Self {
            abouts: Texts::read(&mut parts.find("abouts"))?,
            n_similar: similar.varint().unwrap_or(0).min(16) as usize,
            similar: packed(similar)?,
        })
    }

    pub(crate) fn about(&self, at: usize) -> &'a str {
        text_of(self.abouts.get(at))
    }

    pub(crate) fn similar(&self, at: usize) -> impl Iterator<Item = DocId> + use<'a> {
        let similar = self.similar;
        let slots = at * self.n_similar..(at + 1) * self.n_similar;
        slots.filter_map(move |slot| similar.get(slot)?.checked_sub(1)).map(DocId)
    }
}
