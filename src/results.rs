//! What JavaScript gets: plain objects, apart from the engine's own types.
//!
//! `www/people.js` finishes them (facet values by name, absolute addresses), and
//! `www/types.d.ts` has the shape that a page sees.

use std::ops::Range;

use engine::index::{Field, Index, Link};
use engine::search::{self, Completion};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::marks;
use crate::person::Person;

/// One page of an answer.
#[derive(Serialize)]
pub(crate) struct Results<'a> {
    total: u32,
    offset: u32,
    hits: Vec<Hit<'a>>,
    /// For each facet value in order, how many people have it.
    counts: Vec<u32>,
    suggestion: Option<&'a str>,
    relaxed: bool,
    /// The best hit's.
    matched: &'static str,
}

/// One person.
#[derive(Serialize)]
pub(crate) struct Hit<'a> {
    id: u32,
    url: String,
    title: &'a str,
    score: u32,
    matched: &'static str,
    fields: Fields<'a>,
    marks: Marks,
    snippet: Option<Snippet<'a>>,
    similar: Vec<u32>,
}

/// The texts of a person, and every facet as a list under its own name.
struct Fields<'a>(Person<'a>);

#[derive(Serialize)]
struct LinkOut<'a> {
    network: &'a str,
    url: &'a str,
}

/// UTF-16 ranges by field; a field without a mark is left out.
#[derive(Serialize, Default)]
struct Marks {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    title: Vec<[u32; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excerpt: Vec<[u32; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<[u32; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<[u32; 3]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<[u32; 3]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    r#type: Vec<[u32; 3]>,
}

/// A part of a longer text; `start` and `end` say whether it reaches the text's own.
#[derive(Serialize)]
struct Snippet<'a> {
    field: &'static str,
    text: &'a str,
    marks: Vec<[u32; 2]>,
    start: bool,
    end: bool,
}

/// A way to finish the word being typed.
#[derive(Serialize)]
pub(crate) struct Suggestion {
    query: String,
    count: u32,
}

/// A facet and its values, in stored order.
#[derive(Serialize)]
pub(crate) struct Facet<'a> {
    name: &'a str,
    values: Vec<Value<'a>>,
}

#[derive(Serialize)]
struct Value<'a> {
    value: &'a str,
    count: u32,
}

/// What the index says of itself.
#[derive(Serialize)]
pub(crate) struct Info<'a> {
    size: u32,
    version: &'static str,
    title: &'a str,
    language: &'a str,
}

impl<'a> Facet<'a> {
    pub(crate) fn all(index: &Index<'a>) -> Vec<Self> {
        let values = |at| {
            index.facet_values(at).map(|(_, text, count)| Value { value: text, count }).collect()
        };
        index.facets().enumerate().map(|(at, name)| Self { name, values: values(at) }).collect()
    }
}

impl<'a> Info<'a> {
    pub(crate) fn new(index: &Index<'a>) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        Self { size: index.n_docs(), version, title: index.title(), language: index.language() }
    }
}

impl<'a> Results<'a> {
    /// The engine's answer, for a page that starts at `offset`.
    pub(crate) fn new(index: &Index<'a>, found: &'a search::Results, offset: u32) -> Self {
        Self {
            total: found.total,
            offset,
            hits: found.hits.iter().filter_map(|hit| Hit::new(index, hit)).collect(),
            counts: found.facets.iter().flatten().map(|facet| facet.count).collect(),
            suggestion: found.suggestion.as_deref(),
            relaxed: found.relaxed,
            matched: found.hits.first().map_or("exact", |hit| hit.matched.name()),
        }
    }
}

impl<'a> Hit<'a> {
    /// The person of `hit`; `None` if there is no such person.
    pub(crate) fn new(index: &Index<'a>, hit: &search::Hit) -> Option<Self> {
        let person = Person::read(index, hit.doc)?;
        Some(Self {
            id: hit.doc.0,
            url: person.url.clone(),
            title: person.title,
            score: hit.score,
            matched: hit.matched.name(),
            marks: Marks::new(&person, &hit.marks),
            snippet: hit
                .snippet
                .as_ref()
                .and_then(|snippet| Snippet::new(&person, snippet, &hit.marks)),
            similar: person.similar.iter().map(|doc| doc.0).collect(),
            fields: Fields(person),
        })
    }
}

impl Marks {
    fn new(person: &Person, marks: &[search::Mark]) -> Self {
        let mut own = Self::default();
        for mark in marks {
            let range = mark.start as usize..mark.end as usize;
            let in_text = |text| marks::to_utf16(text, range.clone());
            let in_list = |name| {
                let text = person.facet(name).get(mark.item as usize)?;
                marks::to_utf16(text, range.clone()).map(|[start, end]| [mark.item, start, end])
            };
            match mark.field {
                Field::Title => own.title.extend(in_text(person.title)),
                Field::Excerpt => own.excerpt.extend(in_text(person.excerpt)),
                Field::About => own.about.extend(in_text(person.about)),
                Field::Tags => own.tags.extend(in_list("tags")),
                Field::Categories => own.categories.extend(in_list("categories")),
                Field::Type => own.r#type.extend(in_list("type")),
                Field::Body => {}
            }
        }
        own
    }
}

impl<'a> Snippet<'a> {
    fn new(person: &Person<'a>, snippet: &search::Snippet, marks: &[search::Mark]) -> Option<Self> {
        let (field, whole) = match snippet.field {
            Field::About => ("about", person.about),
            Field::Excerpt => ("excerpt", person.excerpt),
            _ => return None,
        };
        let Range { start, end } = snippet.start as usize..snippet.end as usize;
        let text = whole.get(start..end)?;
        let marks = marks::within(marks, snippet.field, start..end);
        let marks = marks.filter_map(|range| marks::to_utf16(text, range)).collect();
        Some(Self { field, text, marks, start: start == 0, end: end == whole.len() })
    }
}

impl From<Completion> for Suggestion {
    fn from(completion: Completion) -> Self {
        Self { query: completion.query, count: completion.count }
    }
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let person = &self.0;
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("excerpt", person.excerpt)?;
        fields.serialize_entry("about", person.about)?;
        fields.serialize_entry("date", &person.date.map(iso_date))?;
        fields.serialize_entry("image", &(!person.image.is_empty()).then_some(&person.image))?;
        let links = person.links.iter().map(|Link { network, url }| LinkOut { network, url });
        fields.serialize_entry("links", &links.collect::<Vec<_>>())?;
        for facet in person.facets() {
            fields.serialize_entry(facet.name, facet.values)?;
        }
        fields.end()
    }
}

/// `YYYY-MM-DD` of a day counted from 1970-01-01, in the proleptic Gregorian calendar.
/// Howard Hinnant's `civil_from_days`: years begin in March, so that a leap day is last.
fn iso_date(days: i32) -> String {
    let days = i64::from(days) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let mut text = String::new();
    push_padded(&mut text, year, 1_000);
    text.push('-');
    push_padded(&mut text, month, 10);
    text.push('-');
    push_padded(&mut text, day, 10);
    text
}

/// Adds `number` in decimal, with zeros in front up to the place of `unit`.
fn push_padded(text: &mut String, number: i64, mut unit: i64) {
    while unit > 0 {
        let digit = (number / unit).rem_euclid(10).unsigned_abs();
        text.extend(char::from_digit(u32::try_from(digit).unwrap_or(0), 10));
        unit /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::iso_date;

    #[test]
    fn days_become_dates() {
        assert_eq!(iso_date(0), "1970-01-01");
        assert_eq!(iso_date(19_719), "2023-12-28");
        assert_eq!(iso_date(11_016), "2000-02-29");
        assert_eq!(iso_date(-1), "1969-12-31");
        assert_eq!(iso_date(-56_270), "1815-12-10");
    }
}
