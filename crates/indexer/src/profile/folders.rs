//! Folders that are called as languages are: `_people/fr/ada.md`, `de/team/ada.md`.

use std::collections::BTreeSet;

use super::mapping::language_tag;
use super::record::Record;
use super::sources::Chosen;
use crate::yaml::{Map, Value};

/// Which folders of a site are languages.
#[derive(Debug, Default)]
pub(super) struct Folders {
    languages: BTreeSet<String>,
}

impl Folders {
    /// The languages that `languages:` in the configuration lists; else the names of one place that are
    /// codes of languages, if there are two of them at least. A lone `no` or `it` may be anything.
    pub(super) fn new(config: &Map, sources: &[Chosen<'_>]) -> Self {
        let listed: BTreeSet<String> = config
            .get("languages")
            .map(|value| match value.as_map() {
                Some(map) => {
                    map.iter().filter_map(|(key, _)| key.text()).map(String::from).collect()
                }
                None => super::record::texts(value)
                    .into_iter()
                    .filter_map(Value::text)
                    .map(String::from)
                    .collect(),
            })
            .unwrap_or_default();
        if !listed.is_empty() {
            return Self { languages: listed };
        }
        let records = sources.iter().flat_map(|source| &source.records);
        let seen: BTreeSet<String> =
            records.filter_map(folder).filter(|folder| is_code(folder)).map(String::from).collect();
        if seen.len() < 2 { Self::default() } else { Self { languages: seen } }
    }

    /// The language of the folder that a record lies in.
    pub(super) fn language(&self, record: &Record<'_>) -> Option<String> {
        let folder = folder(record)?;
        self.languages.contains(folder).then(|| language_tag(folder))
    }
}

/// The first folder of a record's path; in a collection, the first below it.
fn folder<'a>(record: &Record<'a>) -> Option<&'a str> {
    let document = record.document?;
    let mut parts = record.path.split('/');
    if document.collection.is_some() {
        parts.find(|part| part.starts_with('_'))?;
    }
    let folder = parts.next()?;
    parts.next().map(|_| folder)
}

/// Whether a name is a code of one of the languages that people are described in.
fn is_code(name: &str) -> bool {
    const CODES: [&str; 28] = [
        "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hu", "it",
        "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh",
    ];
    let code = name.split(['-', '_']).next().unwrap_or_default();
    CODES.contains(&code) && !language_tag(name).is_empty()
}
