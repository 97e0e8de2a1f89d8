//! Text → tokens: the one way, for documents and for queries.

use alloc::string::String;
use alloc::vec::Vec;

/// A word found in a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word as the term dictionary holds it: folded.
    pub term: String,
    /// Byte offset of the word's first byte in the original text.
    pub start: usize,
    /// Byte offset just after the word.
    pub end: usize,
}

/// The words of `text`, in order. A hyphened or apostrophed word comes in pieces
/// *and* joined, over the same bytes (`O'Brien` → `o`, `brien`, `obrien`).
pub fn tokenize(text: &str) -> Vec<Token> {
    let _ = text;
    Vec::new()
}

/// `text` in the form that words are compared in: lower case, without marks.
pub fn fold(text: &str) -> String {
    String::from(text)
}
