//! The `results` object of the JavaScript interface, as the page's own `search` gives it.
//! Addresses are below the site's base: a terminal does not know where the site is served.

use std::ops::Range;

use engine::index::{DocId, Field, Index, StoredDocument};
use engine::search::{self, Mark};
use serde_json::{Map, Value, json};

/// The answer of the engine for a page that starts at `offset`.
pub(crate) fn results(index: &Index<'_>, found: &search::Results, offset: u32) -> Value {
    let hits: Vec<Value> = found.hits.iter().filter_map(|hit| hit_object(index, hit)).collect();
    json!({
        "total": found.total,
        "offset": offset,
        "hits": hits,
        "facets": facets(index, found),
        "suggestion": found.suggestion,
        "relaxed": found.relaxed,
        "matched": found.hits.first().map_or("exact", |hit| hit.matched.name()),
    })
}

fn facets(index: &Index<'_>, found: &search::Results) -> Map<String, Value> {
    let one = |(place, counts): (usize, &Vec<search::FacetCount>)| -> Vec<Value> {
        let values = index.facet_values(place).zip(counts);
        values
            .map(|((_, value, _), of)| json!({ "value": value, "count": of.count, "selected": of.selected }))
            .collect()
    };
    index
        .facets()
        .zip(found.facets.iter().enumerate())
        .map(|(name, of)| (name.to_string(), Value::from(one(of))))
        .collect()
}

fn hit_object(index: &Index<'_>, hit: &search::Hit) -> Option<Value> {
    let document = index.document(hit.doc)?;
    let similar: Vec<u32> = document.similar.iter().map(|DocId(id)| *id).collect();
    Some(json!({
        "id": hit.doc.0,
        "url": document.url,
        "title": document.title,
        "score": hit.score,
        "matched": hit.matched.name(),
        "fields": fields(index, &document),
        "marks": marks(index, &document, &hit.marks),
        "snippet": hit.snippet.as_ref().and_then(|snippet| snippet_object(&document, snippet, &hit.marks)),
        "similar": similar,
        "href": document.url,
    }))
}

fn fields(index: &Index<'_>, document: &StoredDocument<'_>) -> Map<String, Value> {
    let links: Vec<Value> = document
        .links
        .iter()
        .map(|link| json!({ "network": link.network, "url": link.url }))
        .collect();
    let mut fields = Map::new();
    fields.insert("excerpt".into(), document.excerpt.into());
    fields.insert("about".into(), document.about.into());
    fields.insert("date".into(), document.date.map(iso_date).into());
    fields.insert(
        "image".into(),
        (!document.image.is_empty()).then_some(document.image.as_str()).into(),
    );
    fields.insert("links".into(), links.into());
    for (name, values) in index.facets().zip(&document.values) {
        fields.insert(name.into(), values.clone().into());
    }
    fields
}

/// The marks by field name; a field without one is left out.
fn marks(index: &Index<'_>, document: &StoredDocument<'_>, marks: &[Mark]) -> Map<String, Value> {
    let mut out = Map::new();
    for mark in marks {
        let Some((name, text, in_list)) = marked_text(index, document, mark) else { continue };
        let Some([start, end]) = to_utf16(text, range(mark)) else { continue };
        let place = if in_list { json!([mark.item, start, end]) } else { json!([start, end]) };
        if let Value::Array(places) = out.entry(name).or_insert_with(|| json!([])) {
            places.push(place);
        }
    }
    out
}

/// The field's name, the text that is marked, and whether it is an item of a list.
fn marked_text<'a>(
    index: &Index<'a>,
    document: &StoredDocument<'a>,
    mark: &Mark,
) -> Option<(&'static str, &'a str, bool)> {
    let item = |name: &'static str| {
        let place = index.facets().position(|facet| facet == name)?;
        let text = document.values.get(place)?.get(mark.item as usize)?;
        Some((name, *text, true))
    };
    match mark.field {
        Field::Title => Some(("title", document.title, false)),
        Field::Excerpt => Some(("excerpt", document.excerpt, false)),
        Field::About => Some(("about", document.about, false)),
        Field::Tags => item("tags"),
        Field::Categories => item("categories"),
        Field::Type => item("type"),
        Field::Body => None,
    }
}

fn snippet_object(
    document: &StoredDocument<'_>,
    snippet: &search::Snippet,
    marks: &[Mark],
) -> Option<Value> {
    let (name, whole) = match snippet.field {
        Field::About => ("about", document.about),
        Field::Excerpt => ("excerpt", document.excerpt),
        _ => return None,
    };
    let part = snippet.start as usize..snippet.end as usize;
    let text = whole.get(part.clone())?;
    let marks: Vec<[usize; 2]> =
        within(marks, snippet.field, &part).filter_map(|range| to_utf16(text, range)).collect();
    Some(json!({
        "field": name,
        "text": text,
        "marks": marks,
        "start": part.start == 0,
        "end": part.end == whole.len(),
    }))
}

/// The marks of `field` inside the bytes `part`, counted from its start, cut at its borders.
pub(crate) fn within<'m>(
    marks: &'m [Mark],
    field: Field,
    part: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + use<'m> {
    let part = part.clone();
    marks.iter().filter(move |mark| mark.field == field).filter_map(move |mark| {
        let Range { start, end } = range(mark);
        let (start, end) = (start.max(part.start), end.min(part.end));
        (start < end).then(|| start - part.start..end - part.start)
    })
}

fn range(mark: &Mark) -> Range<usize> {
    mark.start as usize..mark.end as usize
}

/// Bytes to the UTF-16 units that JavaScript counts in.
fn to_utf16(text: &str, range: Range<usize>) -> Option<[usize; 2]> {
    let units = |text: &str| text.encode_utf16().count();
    let start = units(text.get(..range.start)?);
    Some([start, start + units(text.get(range)?)])
}

/// `YYYY-MM-DD` of a day counted from 1970-01-01 (Howard Hinnant's `civil_from_days`).
fn iso_date(days: i32) -> String {
    let days = i64::from(days) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Years that begin in March, so that a leap day is the last.
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{iso_date, to_utf16};

    #[test]
    fn days_become_dates() {
        assert_eq!(
            [0, 19_719, 11_016, -1].map(iso_date),
            ["1970-01-01", "2023-12-28", "2000-02-29", "1969-12-31"]
        );
    }

    #[test]
    fn marks_count_as_javascript_does() {
        assert_eq!(to_utf16("🚀 José", 5..10), Some([3, 7]));
        assert_eq!(to_utf16("🚀", 1..2), None);
    }
}
