//! The order of documents, which of them are the latest, and which of two with one file is written last.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::document::{Collection, Document, DocumentKind};
use super::name;
use super::settings::{CollectionSettings, Settings};
use crate::Diagnostic;
use crate::yaml::{Kind, Value};

/// Puts documents into Jekyll's order: pages by name, posts by date, then each collection in its own.
pub(super) fn sort(documents: &mut [Document], settings: &Settings) {
    let labels: HashMap<&str, usize> = settings
        .collections
        .iter()
        .enumerate()
        .map(|(place, collection)| (collection.public.label.as_str(), place + 1))
        .collect();
    let place = |document: &Document| {
        document.collection.as_deref().and_then(|label| labels.get(label)).copied().unwrap_or(0)
    };
    documents.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| within(a, b, settings)));
    for collection in &settings.collections {
        if let Some(order) = &collection.order {
            rearrange(documents, &collection.public, order);
        }
    }
}

fn within(a: &Document, b: &Document, settings: &Settings) -> Ordering {
    let usual = || a.sort_date.cmp(&b.sort_date).then_with(|| a.path.cmp(&b.path));
    let collection = a.collection.as_deref().and_then(|label| settings.collection(label));
    match collection {
        None => name::base(&a.path).cmp(name::base(&b.path)).then_with(|| a.path.cmp(&b.path)),
        Some(CollectionSettings { sort_by: Some(key), .. }) => {
            by_key(a.data.get(key), b.data.get(key)).then_with(usual)
        }
        Some(_) => usual(),
    }
}

/// Values of one type in their order, null last; of different types as equal.
fn by_key(a: Option<&Value>, b: Option<&Value>) -> Ordering {
    let kind = |value: Option<&Value>| {
        value.map(|value| value.kind.clone()).filter(|kind| *kind != Kind::Null)
    };
    match (kind(a), kind(b)) {
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(Kind::Int(a)), Some(Kind::Int(b))) => a.cmp(&b),
        (Some(Kind::Date(a)), Some(Kind::Date(b))) => a.cmp(&b),
        (Some(Kind::Time(a, _)), Some(Kind::Time(b, _))) => a.cmp(&b),
        (Some(Kind::String), Some(Kind::String)) => {
            a.map(|value| &value.raw).cmp(&b.map(|value| &value.raw))
        }
        (Some(a), Some(b)) => number(&a)
            .zip(number(&b))
            .and_then(|(a, b)| a.partial_cmp(&b))
            .unwrap_or(Ordering::Equal),
        (None, None) => Ordering::Equal,
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

/// Puts the documents that `order` names first, in that order.
fn rearrange(documents: &mut [Document], collection: &Collection, order: &[String]) {
    let is_member =
        |document: &Document| document.collection.as_deref() == Some(collection.label.as_str());
    let Some(start) = documents.iter().position(is_member) else { return };
    let len = documents.iter().filter(|document| is_member(document)).count();
    let wanted: HashMap<String, usize> = order
        .iter()
        .rev()
        .enumerate()
        .map(|(at, entry)| (format!("_{}/{entry}", collection.label), order.len() - at))
        .collect();
    if let Some(members) = documents.get_mut(start..start + len) {
        members.sort_by_key(|document| wanted.get(&document.path).copied().unwrap_or(usize::MAX));
    }
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
    let mut last: HashMap<String, usize> = HashMap::new();
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
