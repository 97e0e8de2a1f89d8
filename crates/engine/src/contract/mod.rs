//! What leaves the engine: plain objects, the same in a browser and in a terminal.
//!
//! Texts count in UTF-16 units here, as JavaScript does, and days are dates; nobody else has
//! to know of either. `www/types.d.ts` has the shape that a page sees in the end.

mod date;
mod marks;
mod plain;

pub use marks::{of_field, range, within};
pub use plain::Plain;

use alloc::vec::Vec;
use core::mem;

use crate::index::{Field, Index, Link, StoredDocument};
use crate::search::{Hit, Mark, Results, Snippet};
use plain::{list, numbers};

/// The `hits` of an answer that come after `offset` others. What is counted by facet is `counted`, with the
/// name that it goes by: a terminal is given texts, a page, which has them, only numbers.
pub fn results<'a>(
    index: &Index<'a>,
    found: &'a Results,
    hits: &[Hit],
    offset: u32,
    counted: (&'a str, Plain<'a>),
) -> Plain<'a> {
    let matched = hits.first().map_or("exact", |hit| hit.matched.name());
    Plain::Object(alloc::vec![
        ("total", Plain::Number(found.total)),
        ("offset", Plain::Number(offset)),
        ("hits", list(hits.iter().filter_map(|found| hit(index, found)))),
        counted,
        ("suggestion", found.suggestion.as_deref().map_or(Plain::Null, Plain::Text)),
        ("relaxed", Plain::Flag(found.relaxed)),
        ("matched", Plain::Text(matched)),
    ])
}

/// The person of `hit`; `None` if there is no such person.
pub fn hit<'a>(index: &Index<'a>, hit: &Hit) -> Option<Plain<'a>> {
    let mut document = index.document(hit.doc)?;
    let marks = marks_by_field(index, &document, &hit.marks);
    let snippet = hit.snippet.as_ref().and_then(|part| snippet(&document, part, &hit.marks));
    let similar = numbers(document.similar.iter().map(|doc| doc.0));
    let url = mem::take(&mut document.url);
    let title = document.title;
    let fields = fields(index, document);
    Some(Plain::Object(alloc::vec![
        ("id", Plain::Number(hit.doc.0)),
        ("url", Plain::Owned(url)),
        ("title", Plain::Text(title)),
        ("score", Plain::Number(hit.score)),
        ("matched", Plain::Text(hit.matched.name())),
        ("fields", fields),
        ("marks", marks),
        ("snippet", snippet.unwrap_or(Plain::Null)),
        ("similar", similar),
    ]))
}

/// The texts of a person, and every facet as a list under its own name.
fn fields<'a>(index: &Index<'a>, document: StoredDocument<'a>) -> Plain<'a> {
    let has_image = !document.image.is_empty();
    let mut fields = alloc::vec![
        ("excerpt", Plain::Text(document.excerpt)),
        ("about", Plain::Text(document.about)),
        ("date", document.date.map_or(Plain::Null, |days| Plain::Owned(date::iso(days)))),
        ("image", if has_image { Plain::Owned(document.image) } else { Plain::Null }),
        ("links", list(document.links.into_iter().map(link))),
    ];
    for (name, values) in index.facets().zip(document.values) {
        fields.push((name, list(values.into_iter().map(Plain::Text))));
    }
    Plain::Object(fields)
}

fn link<'a>(link: Link) -> Plain<'a> {
    Plain::Object(alloc::vec![
        ("network", Plain::Owned(link.network)),
        ("url", Plain::Owned(link.url)),
    ])
}

/// `[start, end]` by field, in a list `[item, start, end]`; a field without a mark is left out.
fn marks_by_field<'a>(
    index: &Index<'a>,
    document: &StoredDocument<'a>,
    marks: &[Mark],
) -> Plain<'a> {
    let mut fields: Vec<(&'a str, Plain<'a>)> = Vec::new();
    for mark in marks {
        let Some((name, text)) = marked_text(index, document, mark) else { continue };
        let Some(units) = marks::to_utf16(text, marks::range(mark)) else { continue };
        let is_value = matches!(mark.field, Field::Tags | Field::Categories | Field::Type);
        let place = numbers(is_value.then_some(mark.item).into_iter().chain(units));
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, Plain::List(places))) => places.push(place),
            _ => fields.push((name, Plain::List(alloc::vec![place]))),
        }
    }
    Plain::Object(fields)
}

/// The name of a mark's field, and the text that it is on.
fn marked_text<'a>(
    index: &Index<'a>,
    document: &StoredDocument<'a>,
    mark: &Mark,
) -> Option<(&'static str, &'a str)> {
    let name = match mark.field {
        Field::Title => return Some(("title", document.title)),
        Field::Excerpt => return Some(("excerpt", document.excerpt)),
        Field::About => return Some(("about", document.about)),
        Field::Tags => "tags",
        Field::Categories => "categories",
        Field::Type => "type",
        Field::Body => return None,
    };
    let facet = index.facets().position(|facet| facet == name)?;
    Some((name, *document.values.get(facet)?.get(mark.item as usize)?))
}

/// A part of a longer text; `start` and `end` say whether it reaches the text's own.
fn snippet<'a>(document: &StoredDocument<'a>, part: &Snippet, marks: &[Mark]) -> Option<Plain<'a>> {
    let (name, whole) = match part.field {
        Field::About => ("about", document.about),
        Field::Excerpt => ("excerpt", document.excerpt),
        _ => return None,
    };
    let (start, end) = (part.start as usize, part.end as usize);
    let text = whole.get(start..end)?;
    let inside = within(marks, part.field, start..end);
    let units = inside.filter_map(|range| marks::to_utf16(text, range)).map(numbers);
    Some(Plain::Object(alloc::vec![
        ("field", Plain::Text(name)),
        ("text", Plain::Text(text)),
        ("marks", list(units)),
        ("start", Plain::Flag(start == 0)),
        ("end", Plain::Flag(end == whole.len())),
    ]))
}
