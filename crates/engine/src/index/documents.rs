//! The document store: what a hit shows.
//!
//! Each field is a part of its own, a column of [`Texts`]: titles beside titles, roles beside
//! roles. Addresses are written with the words of the name as single bytes ([`super::links`]).
//! Dates are packed as days after the earliest, plus 1; 0 is none. A profile's language
//! stands only where it is not the site's.

use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{Cursor, text_of};
use super::links::{Links, lengthen};
use super::packed::Packed;
use super::rest::Rest;
use super::texts::Texts;
use super::{DocId, Link};

/// A person as the index holds them, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredDocument<'a> {
    /// Address below the site's base, beginning with `/`.
    pub url: String,
    /// The name.
    pub title: &'a str,
    /// The one-line role; may be empty.
    pub excerpt: &'a str,
    /// The paragraph that snippets are cut from; may be empty.
    pub about: &'a str,
    /// Address of a picture; empty if there is none.
    pub image: String,
    /// Days since 1970-01-01.
    pub date: Option<i32>,
    /// BCP-47 tag where it is not the site's; else empty.
    pub language: &'a str,
    /// Links in the order they are shown.
    pub links: Vec<Link>,
    /// For each facet of the index, this person's values in the order they are shown.
    pub values: Vec<Vec<&'a str>>,
    /// The most similar people, best first.
    pub similar: Vec<DocId>,
}

/// The columns of the store. All are addressed by `DocId`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Documents<'a> {
    pub(crate) urls: Texts<'a>,
    pub(crate) titles: Texts<'a>,
    pub(crate) excerpts: Texts<'a>,
    pub(crate) images: Texts<'a>,
    pub(crate) languages: Texts<'a>,
    pub(crate) links: Links<'a>,
    pub(crate) dates: Packed<'a>,
    pub(crate) first_date: i32,
    /// What stands in the index itself.
    pub(crate) own: Rest<'a>,
    /// What was put aside, once it is there.
    pub(crate) rest: Rest<'a>,
}

impl<'a> Documents<'a> {
    pub(crate) fn title(&self, doc: DocId) -> &'a str {
        text_of(self.titles.get(doc.0 as usize))
    }

    pub(crate) fn date(&self, doc: DocId) -> Option<i32> {
        let days = self.dates.get(doc.0 as usize)?.checked_sub(1)?;
        Some(self.first_date.wrapping_add_unsigned(days))
    }

    /// Everything but the facet values.
    pub(crate) fn get(&self, doc: DocId) -> StoredDocument<'a> {
        let at = doc.0 as usize;
        let title = self.title(doc);
        StoredDocument {
            url: lengthen(self.urls.get(at), title),
            title,
            excerpt: text_of(self.excerpts.get(at)),
            about: self.about(at),
            image: lengthen(self.images.get(at), title),
            date: self.date(doc),
            language: text_of(self.languages.get(at)),
            links: self.links.of(doc.0, title),
            values: Vec::new(),
            similar: self.own.similar(at).chain(self.rest.similar(at)).collect(),
        }
    }

    /// The paragraph about a person.
    pub(crate) fn about(&self, at: usize) -> &'a str {
        let own = self.own.about(at);
        if own.is_empty() { self.rest.about(at) } else { own }
    }
}

/// Dates from their part: the first, zigzag, then the packed days.
pub(crate) fn read_dates(mut from: Cursor<'_>) -> Option<(i32, Packed<'_>)> {
    let first = from.varint()?.cast_signed();
    Some((first, Packed::read(&mut from)?))
}
