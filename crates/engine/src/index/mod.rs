//! The index: one immutable slice of bytes, written once and read in place.
//!
//! # The format
//!
//! ```text
//! ┌────────┬─────────┬──────────┬─────────┬──────────────────┬───────┬───────┬───┐
//! │ \0psi  │ VERSION │ checksum │ n_parts │ (name, length)*  │ part  │ part  │ … │
//! │ 4      │ 1       │ 4, LE    │ varint  │ text, varint     │       │       │   │
//! └────────┴─────────┴──────────┴─────────┴──────────────────┴───────┴───────┴───┘
//!                               └──────────── summed by the checksum ────────────┘
//! ```
//!
//! Parts are found by name, so a reader passes over those it does not know and new ones need
//! no new version. A *varint* has seven bits a byte, low bits first; a *text* is its length as
//! a varint and UTF-8. Documents are numbered in two ways: [`DocId`] is site order, in which
//! everything shown stands; a *row* is the order in which posting lists are written.
//!
//! | part | holds | written and read in |
//! |---|---|---|
//! | `site` | number of documents, title, language | `writer`, `reader` |
//! | `order` | the document of each row; empty if they are the same | `order`, `packed` |
//! | `lengths` | a byte a document: weighted length of its prose, 16 the mean | `writer` |
//! | `names` | dictionary of the words of titles | `dictionary`, `terms`, `postings` |
//! | `words` | dictionary of all other fields, with families, their forms, and strengths | the same, `forms`, `impact` |
//! | `hints` | rules of stems, aliases, stop words | `hints` |
//! | `titles` `excerpts` `abouts` `urls` `images` `languages` | a column each | `texts`, `documents`, `rest` |
//! | `links` | kinds of links, and each document's | `links` |
//! | `facets` | facet values, and each document's | `facets` |
//! | `dates` | days after the earliest date | `packed`, `documents` |
//! | `sorted` | each document's place by family name; empty if site order | `packed` |
//! | `similar` | each document's most similar ones | `packed`, `rest` |
//! | `rest` | which file has what is not here; only where something was put aside | `rest` |
//!
//! The file travels compressed, and bytes are laid out for that: columns of one kind; what
//! cannot be compressed further (posting lists, orders) in bits near its entropy; what can
//! (strengths, endings of words, texts) in bytes that a compressor understands.
//!
//! # An example
//!
//! The `names` part of Ada Lovelace (document 0) and Ada Byron (1), in hexadecimal:
//!
//! ```text
//! 03                           three terms
//!   01 01                      offsets: one block; sizes of 1 byte, of which there are none
//!   13                         19 bytes of terms
//!   01 61 64 61                shares 0: ada
//!   01 62 79 72 6f 6e          shares 0: byron
//!   01 6c 6f 76 65 6c 61 63 65 shares 0: lovelace
//! 00 00                        no far heads; every term is a head
//!   01 01                      offsets: one block of lists
//!   01 3a                      one byte of lists, bits from the lowest:
//!                              010 two documents (gamma), all there are: no more bits
//!                              1 one document, 1 the second; 1 one document, 0 the first
//! ```
//!
//! Opening checks the checksum and the borders of all parts. After that every read is total:
//! bytes that no writer wrote give some answer, never a panic or an endless loop.

mod bytes;
mod dictionary;
mod documents;
mod embed;
mod facets;
mod forms;
mod hints;
mod impact;
mod links;
mod offsets;
mod order;
mod packed;
mod postings;
mod reader;
mod rest;
mod source;
mod terms;
mod texts;
mod words;
mod writer;

pub use bytes::checksum;
pub(crate) use bytes::text_of;
pub use documents::StoredDocument;
pub use embed::{embed, extract};
pub use reader::Index;
pub use rest::{Split, split};
pub use source::{Alias, AliasKind, Document, Field, Link, Source, TermFreq};
pub use writer::write;

pub(crate) use dictionary::Dictionary;
pub(crate) use facets::Facet;
pub(crate) use impact::{is_in_value, weighted_of};
#[cfg(test)]
pub(crate) use impact::{strength_of, weight};
pub(crate) use postings::{List, ListReader};

/// The wasm custom section that holds an index.
pub const SECTION_NAME: &str = "profile-search-index";

/// The format's version; a reader refuses every other.
pub const VERSION: u8 = 3;

/// What every index begins with.
const MAGIC: &[u8; 4] = b"\0psi";

/// The length byte of a document of mean length.
pub(crate) const AVERAGE_LENGTH: u8 = 16;

/// A document's place in the directory, `0..n_docs`, in the order the site lists people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DocId(pub u32);

/// A facet value's number, counted through all facets in order: `0..n_values`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ValueId(pub u32);

/// Why bytes are not an index that this release reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// Too short for a header, or another magic number.
    NotAnIndex,
    /// Written by another release: rebuild the index with this one.
    Version {
        /// The version found in the bytes.
        found: u8,
    },
    /// The bytes end before the parts do.
    Truncated,
    /// The checksum does not fit: the bytes were changed after they were written.
    Corrupt,
}

/// Why a [`Source`] cannot be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// More documents, terms or bytes than the format counts.
    TooLarge,
}
