//! The writer: a [`Source`] → bytes. It runs on the author's machine and never ships.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::bytes::{checksum, len_u32, low_byte, push_fixed, push_str, push_varint};
use super::dictionary::{Entry, push_dictionary};
use super::facets::push_facets;
use super::hints::push_hints;
use super::impact::{strength_of, weight};
use super::links::{push_links, shorten};
use super::order::order;
use super::packed::push_packed;
use super::postings::NewList;
use super::terms::is_storable;
use super::texts::push_texts;
use super::words::{Posting, Word, merge, words};
use super::{AVERAGE_LENGTH, Document, Field, MAGIC, Source, VERSION, WriteError};

/// More documents than a reader would keep up with, and bit offsets would count.
const MAX_DOCS: usize = 1 << 22;
const MAX_BYTES: usize = 1 << 29;

/// The bytes of an index. A pure function of `source`: the same people, the same bytes.
///
/// Terms longer than 255 bytes are left out, as are control characters in texts.
pub fn write(source: &Source) -> Result<Vec<u8>, WriteError> {
    if source.documents.len() > MAX_DOCS {
        return Err(WriteError::TooLarge);
    }
    let words = words(source);
    let prose = Prose::new(source, &words);
    let order = order(source.documents.len(), prose.postings.values().map(Vec::as_slice));
    let rows = inverse(&order);
    let parts = [
        ("site", part(|into| push_site(into, source))),
        ("order", part(|into| push_order(into, &order))),
        ("lengths", lengths(source)),
        ("names", part(|into| push_names(into, source, &rows))),
        ("words", part(|into| push_words(into, &words, &prose, &rows))),
        ("hints", part(|into| push_hints(into, source))),
        ("titles", texts(source, |doc| doc.title.as_bytes().to_vec())),
        ("excerpts", texts(source, |doc| doc.excerpt.as_bytes().to_vec())),
        ("abouts", texts(source, |doc| doc.about.as_bytes().to_vec())),
        ("urls", texts(source, |doc| shorten(&doc.url, &doc.title))),
        ("images", texts(source, |doc| shorten(&doc.image, &doc.title))),
        ("languages", texts(source, |doc| doc.language.as_bytes().to_vec())),
        ("links", part(|into| push_links(into, source))),
        ("facets", part(|into| push_facets(into, source))),
        ("dates", part(|into| push_dates(into, source))),
        ("sorted", part(|into| push_order(into, &inverse(&by_sort_title(source))))),
        ("similar", part(|into| push_similar(into, source))),
    ];
    assemble(&parts)
}

fn part(push: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    push(&mut bytes);
    bytes
}

/// Header, table of parts, parts.
pub(crate) fn assemble(parts: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, WriteError> {
    let mut body = Vec::new();
    push_varint(&mut body, len_u32(parts.len()));
    for (name, bytes) in parts {
        push_str(&mut body, name);
        push_varint(&mut body, len_u32(bytes.len()));
    }
    for (_, bytes) in parts {
        body.extend_from_slice(bytes);
    }
    if body.len() > MAX_BYTES {
        return Err(WriteError::TooLarge);
    }
    let mut index = MAGIC.to_vec();
    index.push(VERSION);
    push_fixed(&mut index, checksum(&body), 4);
    index.append(&mut body);
    Ok(index)
}

fn push_site(into: &mut Vec<u8>, source: &Source) {
    push_varint(into, len_u32(source.documents.len()));
    push_str(into, &source.title);
    push_str(into, &source.language);
}

/// A permutation; nothing if it changes nothing.
fn push_order(into: &mut Vec<u8>, order: &[u32]) {
    if order.iter().zip(0..).any(|(&doc, place)| doc != place) {
        push_packed(into, order);
    }
}

fn inverse(order: &[u32]) -> Vec<u32> {
    let mut places: Vec<(u32, u32)> = order.iter().copied().zip(0..).collect();
    sort(&mut places);
    places.into_iter().map(|(_, place)| place).collect()
}

/// Documents by their `sort_title`; those who share one in site order.
fn by_sort_title(source: &Source) -> Vec<u32> {
    let mut docs: Vec<(&str, u32)> =
        source.documents.iter().map(|doc| doc.sort_title.as_str()).zip(0..).collect();
    sort(&mut docs);
    docs.into_iter().map(|(_, doc)| doc).collect()
}

#[expect(clippy::disallowed_methods, reason = "the writer does not ship")]
fn sort<T: Ord>(items: &mut [T]) {
    items.sort_unstable();
}

fn texts(source: &Source, text: impl Fn(&Document) -> Vec<u8>) -> Vec<u8> {
    let texts: Vec<Vec<u8>> = source.documents.iter().map(text).collect();
    part(|into| push_texts(into, texts.iter().map(Vec::as_slice)))
}

/// Families merged under their first term, whose name they go by; other terms as they are.
struct Prose<'s> {
    /// For each term of a family, the first that occurs.
    heads: BTreeMap<&'s str, &'s str>,
    postings: BTreeMap<&'s str, Vec<Posting>>,
    /// Of each head, the documents of every member, in the members' order.
    forms: BTreeMap<&'s str, Vec<Vec<u32>>>,
}

impl<'s> Prose<'s> {
    fn new(source: &'s Source, words: &[Word<'s>]) -> Self {
        let heads = heads(source, words);
        let mut postings = BTreeMap::<&str, Vec<Posting>>::new();
        let mut forms = BTreeMap::<&str, Vec<Vec<u32>>>::new();
        for word in words {
            let head = heads.get(word.term).copied().unwrap_or(word.term);
            postings.entry(head).or_default().extend(&word.postings);
            let docs = word.postings.iter().map(|posting| posting.doc);
            forms.entry(head).or_default().push(docs.collect());
        }
        postings.values_mut().for_each(merge);
        Self { heads, postings, forms }
    }

    /// The forms of the family of `head`, each as places in the list of its `rows`.
    fn forms(&self, head: &str, list: &[u32], rows: &[u32]) -> Vec<Vec<u32>> {
        let forms = self.forms.get(head).filter(|forms| forms.len() > 1);
        let place = |doc: &u32| {
            let row = rows.get(*doc as usize)?;
            list.binary_search(row).ok().map(len_u32)
        };
        let places = |docs: &Vec<u32>| {
            let mut places: Vec<u32> = docs.iter().filter_map(place).collect();
            sort(&mut places);
            places
        };
        forms.into_iter().flatten().map(places).collect()
    }
}

/// For each member of a family that occurs, the first member that does.
fn heads<'s>(source: &'s Source, words: &[Word<'s>]) -> BTreeMap<&'s str, &'s str> {
    let occurs = |term: &&str| words.binary_search_by(|word| word.term.cmp(term)).is_ok();
    let mut heads = BTreeMap::new();
    for family in &source.families {
        let members = || family.iter().map(alloc::string::String::as_str).filter(occurs);
        if let Some(head) = members().min() {
            heads.extend(members().map(|member| (member, head)));
        }
    }
    heads
}

fn push_words(into: &mut Vec<u8>, words: &[Word<'_>], prose: &Prose<'_>, rows: &[u32]) {
    let numbers: BTreeMap<&str, u32> = words.iter().map(|word| word.term).zip(0..).collect();
    let (mut entries, mut strengths) = (Vec::new(), Vec::new());
    for &Word { term, .. } in words {
        let head = prose.heads.get(term).copied().unwrap_or(term);
        let docs = if head == term { prose.postings.get(term) } else { None };
        let mut postings: Vec<(u32, u8)> = docs
            .into_iter()
            .flatten()
            .filter_map(|posting| {
                let strength = strength_of(posting.weighted, posting.in_value);
                Some((*rows.get(posting.doc as usize)?, strength))
            })
            .collect();
        sort(&mut postings);
        strengths.extend(postings.iter().map(|&(_, strength)| strength));
        let list: Vec<u32> = postings.into_iter().map(|(row, _)| row).collect();
        let forms = if list.is_empty() { Vec::new() } else { prose.forms(term, &list, rows) };
        let head = numbers.get(head).copied().unwrap_or_default();
        entries.push(Entry { term, head, list: NewList { rows: list, forms } });
    }
    push_dictionary(into, &entries, Some(&strengths), len_u32(rows.len()));
}

fn push_names(into: &mut Vec<u8>, source: &Source, rows: &[u32]) {
    let mut names = BTreeMap::<&str, Vec<u32>>::new();
    for (doc, &row) in source.documents.iter().zip(rows) {
        for found in
            doc.terms.iter().filter(|found| found.field == Field::Title && is_storable(&found.term))
        {
            names.entry(&found.term).or_default().push(row);
        }
    }
    let entries: Vec<Entry> = names
        .into_iter()
        .zip(0..)
        .map(|((term, mut rows), head)| {
            sort(&mut rows);
            rows.dedup();
            Entry { term, head, list: NewList { rows, forms: Vec::new() } }
        })
        .collect();
    push_dictionary(into, &entries, None, len_u32(rows.len()));
}

/// A byte a document: the weighted length of its prose, [`AVERAGE_LENGTH`] for the mean.
fn lengths(source: &Source) -> Vec<u8> {
    let lengths: Vec<u64> = source
        .documents
        .iter()
        .map(|doc| {
            let prose = doc.terms.iter().filter(|found| found.field != Field::Title);
            prose.map(|found| u64::from(found.freq) * u64::from(weight(found.field))).sum()
        })
        .collect();
    let total: u64 = lengths.iter().sum();
    let share =
        |length: u64| length * u64::from(AVERAGE_LENGTH) * lengths.len() as u64 / total.max(1);
    lengths.iter().map(|&length| low_byte(share(length).clamp(1, 255) as u32)).collect()
}

fn push_dates(into: &mut Vec<u8>, source: &Source) {
    let first = source.documents.iter().filter_map(|doc| doc.date).min();
    let Some(first) = first else { return };
    push_varint(into, first.cast_unsigned());
    let days = source
        .documents
        .iter()
        .map(|doc| doc.date.map_or(0, |date| date.abs_diff(first).saturating_add(1)));
    push_packed(into, &days.collect::<Vec<_>>());
}

fn push_similar(into: &mut Vec<u8>, source: &Source) {
    let most = source.documents.iter().map(|doc| doc.similar.len()).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    push_varint(into, len_u32(most));
    let slots = source.documents.iter().flat_map(|doc| {
        let similar = doc.similar.iter().map(|similar| similar.0.saturating_add(1));
        similar.chain(core::iter::repeat(0)).take(most)
    });
    push_packed(into, &slots.collect::<Vec<_>>());
}
