//! The index: one immutable slice of bytes, written once and read in place.

mod bytes;
mod dictionary;
mod documents;
mod embed;
mod facets;
mod hints;
mod impact;
mod links;
mod offsets;
mod order;
mod packed;
mod postings;
mod reader;
mod source;
mod terms;
mod texts;
mod writer;

pub use bytes::checksum;
pub use documents::StoredDocument;
pub use embed::{embed, extract};
pub use reader::Index;
pub use source::{Alias, AliasKind, Document, Field, Link, Source, SuffixRule, TermFreq};
pub use writer::write;

pub(crate) use dictionary::Dictionary;
pub(crate) use facets::Facet;
pub(crate) use impact::{is_in_value, weighted_of};
pub(crate) use postings::{List, ListReader};

/// The wasm custom section that holds an index.
pub const SECTION_NAME: &str = "profile-search-index";

/// The format's version; a reader refuses every other.
pub const VERSION: u8 = 1;

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
