//! The open index: every part found, nothing copied.

use super::bytes::{Cursor, checksum, fixed, text_of};
use super::dictionary::Dictionary;
use super::documents::{Documents, StoredDocument, read_dates};
use super::facets::{Facet, Facets};
use super::hints::Hints;
use super::links::Links;
use super::packed::Packed;
use super::rest::Rest;
use super::texts::Texts;
use super::{AVERAGE_LENGTH, DocId, MAGIC, OpenError, VERSION, ValueId};

/// An index, open for reading. Borrows its bytes; copies for the price of a few pointers.
#[derive(Clone, Copy, Debug)]
pub struct Index<'a> {
    table: Cursor<'a>,
    n_parts: u32,
    n_docs: u32,
    title: &'a str,
    language: &'a str,
    order: Packed<'a>,
    lengths: &'a [u8],
    pub(crate) names: Dictionary<'a>,
    pub(crate) words: Dictionary<'a>,
    pub(crate) hints: Hints<'a>,
    documents: Documents<'a>,
    facets: Facets<'a>,
    sorted: Packed<'a>,
    rest_sum: u32,
    rest: &'a str,
}

impl<'a> Index<'a> {
    /// Checks magic, version, checksum and the borders of all parts, once. After that no
    /// read fails: bytes that a checksum would not catch give empty answers.
    ///
    /// Reads every byte; about a millisecond for two megabytes.
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        Self::from_parts(&Parts::open(bytes)?).ok_or(OpenError::Corrupt)
    }

    /// The same people with the rest of what is known of them; `bytes` as [`super::split`] has
    /// put them aside. Checked as in [`Self::open`], and that they belong to this index.
    pub fn with_rest(mut self, bytes: &'a [u8]) -> Result<Self, OpenError> {
        let parts = Parts::open(bytes)?;
        if parts.sum != self.rest_sum {
            return Err(OpenError::Corrupt);
        }
        self.documents.rest = Rest::read(&parts).ok_or(OpenError::Corrupt)?;
        Ok(self)
    }

    /// What the file with the rest must be for whoever fetches it; empty if there is no rest.
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    fn from_parts(parts: &Parts<'a>) -> Option<Self> {
        let mut site = parts.find("site");
        let mut rest = parts.find("rest");
        let n_docs = site.varint()?;
        let lengths = parts.find("lengths").take(n_docs as usize)?;
        Some(Self {
            table: parts.table,
            n_parts: parts.count,
            n_docs,
            title: site.str()?,
            language: site.str()?,
            order: packed(parts.find("order"))?,
            lengths,
            names: Dictionary::read(parts.find("names"), n_docs, false)?,
            words: Dictionary::read(parts.find("words"), n_docs, true)?,
            hints: Hints::read(parts.find("hints"))?,
            documents: documents(parts)?,
            facets: Facets::read(parts.find("facets"), n_docs)?,
            sorted: packed(parts.find("sorted"))?,
            rest_sum: rest.take(4).map_or(0, |sum| fixed(sum, 0, 4)),
            rest: text_of(rest.0),
        })
    }

    /// How many people there are.
    pub fn n_docs(&self) -> u32 {
        self.n_docs
    }

    /// How many terms there are, those of names and those of the other texts together.
    pub fn n_terms(&self) -> u32 {
        self.names.terms.len() + self.words.terms.len()
    }

    /// The site's title; may be empty.
    pub fn title(&self) -> &'a str {
        self.title
    }

    /// BCP-47 tag of the site's language.
    pub fn language(&self) -> &'a str {
        self.language
    }

    /// The facets' field names, in the order they are shown.
    pub fn facets(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.facets.iter().map(|facet| facet.name)
    }

    /// The values of the n-th facet, most frequent first, with how many people have each.
    pub fn facet_values(
        &self,
        facet: usize,
    ) -> impl Iterator<Item = (ValueId, &'a str, u32)> + use<'a> {
        let first = self.facets.iter().take(facet).map(|facet| facet.n_values).sum();
        let facet = self.facets.iter().nth(facet).unwrap_or_default();
        let mut counts = alloc::vec![0; facet.n_values as usize];
        facet.for_each(&mut |_, value| {
            if let Some(count) = counts.get_mut(value as usize) {
                *count += 1;
            }
        });
        facet
            .values()
            .zip(counts)
            .zip(first..)
            .map(|((text, count), number)| (ValueId(number), text, count))
    }

    /// The number of a value: written exactly so, else but for the case of ASCII letters.
    pub fn value_id(&self, facet: &str, value: &str) -> Option<ValueId> {
        let mut first = 0;
        for candidate in self.facets.iter() {
            if candidate.name == facet {
                let place = candidate.values().position(|text| text == value);
                let place = place.or_else(|| {
                    candidate.values().position(|text| text.eq_ignore_ascii_case(value))
                });
                return place.map(|place| ValueId(first + place as u32));
            }
            first += candidate.n_values;
        }
        None
    }

    /// A person as shown; `None` for a number that nobody has.
    pub fn document(&self, doc: DocId) -> Option<StoredDocument<'a>> {
        if doc.0 >= self.n_docs {
            return None;
        }
        let mut document = self.documents.get(doc);
        document.values = self
            .facets
            .iter()
            .map(|facet| facet.of(doc.0).map(|value| facet.value(value)).collect())
            .collect();
        Some(document)
    }

    /// Each part's name and length in bytes.
    pub fn parts(&self) -> impl Iterator<Item = (&'a str, u32)> + use<'a> {
        let mut table = self.table;
        (0..self.n_parts).map_while(move |_| Some((table.str()?, table.varint()?)))
    }

    /// The person whose postings stand in `row`.
    pub(crate) fn doc_of(&self, row: u32) -> u32 {
        if self.order.len() == 0 { row } else { self.order.get(row as usize).unwrap_or(row) }
    }

    /// A document's length, [`AVERAGE_LENGTH`] for the mean.
    pub(crate) fn length(&self, doc: u32) -> u8 {
        self.lengths.get(doc as usize).copied().unwrap_or(AVERAGE_LENGTH)
    }

    /// The place of a document in the order of titles.
    pub(crate) fn title_rank(&self, doc: u32) -> u32 {
        self.sorted.get(doc as usize).unwrap_or(doc)
    }

    pub(crate) fn date(&self, doc: u32) -> Option<i32> {
        self.documents.date(DocId(doc))
    }

    pub(crate) fn title_of(&self, doc: u32) -> &'a str {
        self.documents.title(DocId(doc))
    }

    /// All titles in site order, as bytes.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.documents.titles.from(0).take(self.n_docs as usize)
    }

    /// Title, role and the paragraph about a person.
    pub(crate) fn shown_texts(&self, doc: DocId) -> [&'a str; 3] {
        let at = doc.0 as usize;
        let documents = self.documents;
        [documents.title(doc), text_of(documents.excerpts.get(at)), documents.about(at)]
    }

    pub(crate) fn facet_columns(&self) -> impl Iterator<Item = Facet<'a>> + use<'a> {
        self.facets.iter()
    }
}

pub(crate) fn packed(mut part: Cursor) -> Option<Packed> {
    if part.0.is_empty() { Some(Packed::default()) } else { Packed::read(&mut part) }
}

fn documents<'a>(parts: &Parts<'a>) -> Option<Documents<'a>> {
    let texts = |name| Texts::read(&mut parts.find(name));
    let dates = parts.find("dates");
    let (first_date, dates) =
        if dates.0.is_empty() { (0, Packed::default()) } else { read_dates(dates)? };
    Some(Documents {
        urls: texts("urls")?,
        titles: texts("titles")?,
        excerpts: texts("excerpts")?,
        images: texts("images")?,
        languages: texts("languages")?,
        links: Links::read(&mut parts.find("links"))?,
        dates,
        first_date,
        own: Rest::read(parts)?,
        rest: Rest::default(),
    })
}

/// The table of parts, and the parts after it.
pub(crate) struct Parts<'a> {
    /// The checksum.
    pub(crate) sum: u32,
    table: Cursor<'a>,
    count: u32,
    bodies: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Checks magic, version, checksum and the borders of the parts.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let (magic, rest) = bytes.split_at_checked(MAGIC.len()).ok_or(OpenError::NotAnIndex)?;
        let (&found, rest) = rest.split_first().ok_or(OpenError::NotAnIndex)?;
        if magic != MAGIC {
            return Err(OpenError::NotAnIndex);
        }
        if found != VERSION {
            return Err(OpenError::Version { found });
        }
        let (sum, body) = rest.split_at_checked(4).ok_or(OpenError::Truncated)?;
        let sum = fixed(sum, 0, 4);
        let parts = Self::read(sum, Cursor(body)).ok_or(OpenError::Truncated)?;
        if sum == checksum(body) { Ok(parts) } else { Err(OpenError::Corrupt) }
    }

    /// `None` if the table or a part reaches past the end.
    fn read(sum: u32, mut from: Cursor<'a>) -> Option<Self> {
        let count = from.varint()?;
        let table = from;
        let mut total = 0usize;
        for _ in 0..count {
            from.str()?;
            total = total.checked_add(from.varint()? as usize)?;
        }
        (total <= from.0.len()).then_some(Self { sum, table, count, bodies: from.0 })
    }

    /// The part called `name`; empty if there is none. Parts of other names are passed over.
    pub(crate) fn find(&self, name: &str) -> Cursor<'a> {
        let (mut table, mut bodies) = (self.table, Cursor(self.bodies));
        for _ in 0..self.count {
            let (Some(found), Some(len)) = (table.str(), table.varint()) else { break };
            let part = bodies.take(len as usize).unwrap_or_default();
            if found == name {
                return Cursor(part);
            }
        }
        Cursor(&[])
    }
}
