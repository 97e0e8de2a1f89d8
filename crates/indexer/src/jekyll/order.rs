//! The order of documents, which of them are the latest, and which of two with one file is written last.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::tz::Offset;

use super::document::{Document, DocumentKind};
use super::name;
use super::settings::{CollectionSettings, Settings};
use crate::Diagnostic;
use crate::yaml::{Kind, Value};

/// Puts documents into Jekyll's order: pages by name, posts by date, then each collection in its own.
///
/// Jekyll's comparison is not transitive where some documents have a date and others none, so the result
/// depends on how one sorts: by a merge sort of the order in which the files were found, as Ruby does on Linux.
pub(super) fn sort(documents: &mut Vec<Document>, settings: &Settings) {
    let labels: BTreeMap<&str, usize> = settings
        .collections
        .iter()
        .enumerate()
        .map(|(place, collection)| (collection.public.label.as_str(), place + 1))
        .collect();
    let place = |document: &Document| {
        document.collection.as_deref().and_then(|label| labels.get(label)).copied().unwrap_or(0)
    };
    let mut groups: Vec<Vec<Document>> =
        (0..=settings.collections.len()).map(|_| Vec::new()).collect();
    for document in documents.drain(..) {
        if let Some(group) = groups.get_mut(place(&document)) {
            group.push(document);
        }
    }
    for (place, group) in groups.into_iter().enumerate() {
        let collection = place.checked_sub(1).and_then(|place| settings.collections.get(place));
        let (listed, unlisted) = group.into_iter().partition(|document| document.is_listed);
        let sorted = merge_sort(listed, &|a, b| compare(a, b, collection));
        let order = collection
            .and_then(|collection| Some((&collection.public.label, collection.order.as_ref()?)));
        documents.extend(match order {
            Some((label, order)) => rearrange(sorted, label, order),
            None => sorted,
        });
        documents.extend::<Vec<Document>>(unlisted);
    }
}

fn compare(a: &Document, b: &Document, collection: Option<&CollectionSettings>) -> Ordering {
    let Some(collection) = collection else {
        return name::base(&a.path).cmp(name::base(&b.path)).then_with(|| a.path.cmp(&b.path));
    };
    let by_key = collection
        .sort_by
        .as_deref()
        .map_or(Ordering::Equal, |key| by_key(sort_value(a, key), sort_value(b, key)));
    let dates = a.sort_date.zip(b.sort_date).map_or(Ordering::Equal, |(a, b)| a.cmp(&b));
    by_key.then(dates).then_with(|| a.path.cmp(&b.path))
}

/// What `sort_by` compares: front matter with the title, slug and date that Jekyll puts into it.
fn sort_value(document: &Document, key: &str) -> Option<Value> {
    let value = match key {
        "title" => document.title.clone(),
        "slug" => document.slug.clone(),
        "date" => document
            .date
            .as_ref()
            .map(|date| Value { kind: Kind::Time(date.instant, Offset::UTC), ..Value::string("") }),
        key => document.data.get(key).cloned(),
    };
    value.filter(|value| !value.is_null())
}

/// Values of one type in their order, none last; of different types as equal.
fn by_key(a: Option<Value>, b: Option<Value>) -> Ordering {
    let (a, b) = match (a, b) {
        (None, None) => return Ordering::Equal,
        (None, Some(_)) => return Ordering::Greater,
        (Some(_), None) => return Ordering::Less,
        (Some(a), Some(b)) => (a, b),
    };
    match (&a.kind, &b.kind) {
        (Kind::Date(a), Kind::Date(b)) => a.cmp(b),
        (Kind::Time(a, _), Kind::Time(b, _)) => a.cmp(b),
        (Kind::String, Kind::String) => a.raw.cmp(&b.raw),
        (a, b) => {
            number(a).zip(number(b)).and_then(|(a, b)| a.partial_cmp(&b)).unwrap_or(Ordering::Equal)
        }
    }
}

#[allow(clippy::cast_precision_loss)] // Ruby compares the two the same way.
fn number(kind: &Kind) -> Option<f64> {
    match kind {
        Kind::Int(value) => Some(*value as f64),
        Kind::Float(value) => Some(*value),
        _ => None,
    }
}

/// A merge sort from halves, the left one taken where two are equal. The library's own may panic on a
/// comparison that is no total order.
fn merge_sort<T>(mut items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    if items.len() < 2 {
        return items;
    }
    let right = items.split_off(items.len() / 2);
    let mut left = merge_sort(items, compare).into_iter().peekable();
    let mut right = merge_sort(right, compare).into_iter().peekable();
    let mut out = Vec::new();
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if compare(a, b) == Ordering::Greater => right.next(),
            (Some(_), _) => left.next(),
            (None, _) => right.next(),
        };
        match next {
            Some(item) => out.push(item),
            None => return out,
        }
    }
}

/// Puts the documents that `order` names first, in that order.
fn rearrange(mut documents: Vec<Document>, label: &str, order: &[String]) -> Vec<Document> {
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for (place, entry) in order.iter().enumerate() {
        wanted.entry(format!("_{label}/{entry}")).or_insert(place);
    }
    documents.sort_by_key(|document| wanted.get(&document.path).copied().unwrap_or(usize::MAX));
    documents
}

/// Keeps the last `limit` published posts; 0 keeps all.
pub(super) fn limit_posts(documents: &mut [Document], limit: usize) {
    let is_post = |document: &&mut Document| {
        document.written && matches!(document.kind, DocumentKind::Post | DocumentKind::Draft)
    };
    if limit > 0 {
        for document in documents.iter_mut().rev().filter(is_post).skip(limit) {
            document.written = false;
            document.why_not = format!("it is older than the latest {limit} posts");
        }
    }
}

/// Marks documents whose file another one overwrites. Jekyll writes in the order of documents, so the last wins.
pub(super) fn collisions(documents: &mut [Document]) -> Vec<Diagnostic> {
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate().filter(|(_, document)| document.written) {
        last.insert(document.dest.clone(), at);
    }
    let mut faults = Vec::new();
    for at in 0..documents.len() {
        let Some(document) = documents.get(at).filter(|document| document.written) else {
            continue;
        };
        let winner = last.get(&document.dest).copied().unwrap_or(at);
        if winner == at {
            continue;
        }
        let by = documents.get(winner).map(|document| document.path.clone()).unwrap_or_default();
        if let Some(document) = documents.get_mut(at) {
            faults.push(collision(document, &by));
            document.written = false;
            document.why_not = format!("`{by}` is written to the same file");
            document.overwritten_by = Some(by);
        }
    }
    faults
}

fn collision(document: &Document, by: &str) -> Diagnostic {
    let fault = Diagnostic::warning(
        &document.path,
        format!("`{by}` has the same address, `{}`, and takes its place", document.url),
    );
    let fault = match document.data.get("permalink") {
        Some(value) if value.at.line > 0 => {
            fault.at(&document.text, value.at.line, value.at.column, value.width)
        }
        _ => fault,
    };
    fault.hint("give one of them another `permalink`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merge_sort_bears_comparisons_that_contradict_each_other() {
        let circle = |a: &u32, b: &u32| {
            if (b + 3 - a) % 3 == 1 { Ordering::Less } else { Ordering::Greater }
        };
        assert_eq!(merge_sort(vec![2, 1, 0, 2, 1], &circle).len(), 5);
        assert_eq!(merge_sort(vec![3, 1, 2], &u32::cmp), [1, 2, 3]);
    }
}
