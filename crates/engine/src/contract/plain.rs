//! Values without a language: whoever serializes them needs one case a variant, where a
//! structure each would cost the wasm some 300 bytes apiece.

use alloc::string::String;
use alloc::vec::Vec;

/// What JavaScript can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain<'a> {
    /// Nothing.
    Null,
    /// True or false.
    Flag(bool),
    /// A whole number.
    Number(u32),
    /// A text of the index.
    Text(&'a str),
    /// A text made for the occasion.
    Owned(String),
    /// Values in order.
    List(Vec<Plain<'a>>),
    /// Values by name, each name once.
    Object(Vec<(&'a str, Plain<'a>)>),
}

pub(super) fn list<'a>(values: impl IntoIterator<Item = Plain<'a>>) -> Plain<'a> {
    Plain::List(values.into_iter().collect())
}

pub(super) fn numbers<'a>(numbers: impl IntoIterator<Item = u32>) -> Plain<'a> {
    list(numbers.into_iter().map(Plain::Number))
}
