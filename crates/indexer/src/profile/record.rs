//! A person's entry before it is understood: a map of values, from a document or from a data file.

use crate::Diagnostic;
use crate::clean::Origin;
use crate::jekyll::Document;
use crate::yaml::{Map, Value};

/// One candidate for a profile.
#[derive(Clone, Debug)]
pub(crate) struct Record<'a> {
    /// The file, relative to the site.
    pub(crate) path: &'a str,
    /// The whole file.
    pub(crate) text: &'a str,
    /// Front matter over its defaults, or the entry of a data file.
    pub(crate) data: &'a Map,
    /// The document, unless the entry is from a data file.
    pub(crate) document: Option<&'a Document>,
    /// What the entry is called in its data file, where that is a map of entries.
    pub(crate) key: Option<&'a str>,
    /// Where to link to, if not to the document.
    pub(crate) href: Option<String>,
}

impl<'a> Record<'a> {
    /// A document's record.
    pub(crate) fn of_document(document: &'a Document) -> Self {
        Self {
            path: &document.path,
            text: &document.text,
            data: &document.data,
            document: Some(document),
            key: None,
            href: None,
        }
    }

    /// The first value that says something under one of `keys`, which are folded.
    pub(crate) fn get(&self, keys: &[impl AsRef<str>]) -> Option<&'a Value> {
        self.find(keys).map(|(_, value)| value)
    }

    /// The same, with its key as written.
    pub(crate) fn find(&self, keys: &[impl AsRef<str>]) -> Option<(&'a str, &'a Value)> {
        keys.iter().find_map(|key| self.find_one(key.as_ref()))
    }

    /// The value under the folded key, if it says something.
    fn find_one(&self, key: &str) -> Option<(&'a str, &'a Value)> {
        let named = self.data.iter().filter_map(|(name, value)| Some((name.text()?, value)));
        named.into_iter().find(|(name, value)| fold_key(name) == key && says_something(value))
    }

    /// Where `value` stands, for the list of repairs.
    pub(crate) fn origin(&self, value: &Value) -> Origin<'a> {
        Origin { path: self.path, line: value.at.line.max(1) }
    }

    /// Whether `value` comes from the site's defaults: its place is not in this file, but in the
    /// configuration.
    pub(crate) fn is_default(&self, value: &Value) -> bool {
        self.document.is_some_and(|document| {
            value.at.line > 0 && (value.at.line >= document.body_line || !self.stands_there(value))
        })
    }

    /// Whether the file has at the value's place what the value begins with.
    fn stands_there(&self, value: &Value) -> bool {
        let line = self.text.lines().nth(value.at.line.saturating_sub(1)).unwrap_or_default();
        let found = line.chars().nth(value.at.column.saturating_sub(1));
        let first = value.raw.chars().next();
        // Quotes and block marks are not part of the text; lists and maps have none.
        found.is_some_and(|c| first.is_none_or(|first| c == first || "\"'|>&!".contains(c)))
    }

    /// A warning that marks `value`.
    pub(crate) fn warning(&self, value: &Value, message: impl Into<String>) -> Diagnostic {
        let warning = Diagnostic::warning(self.path, message);
        if value.at.line == 0 || self.is_default(value) {
            return warning;
        }
        warning.at(self.text, value.at.line, value.at.column, value.width)
    }
}

/// Whether a value is more than null, an empty text, or an empty list.
fn says_something(value: &Value) -> bool {
    match (value.text(), value.as_list(), value.as_map()) {
        (Some(text), ..) => !text.trim().is_empty(),
        (_, Some(list), _) => list.iter().any(says_something),
        (.., Some(map)) => !map.is_empty(),
        _ => false,
    }
}

/// A key in the form that keys are compared in: `fullName`, `full-name` and `Full Name` are `fullname`.
pub(crate) fn fold_key(key: &str) -> String {
    key.chars()
        .filter(|c| !matches!(c, '-' | '_' | ' ' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The texts of a value: of a list its texts, of anything else its own.
pub(crate) fn texts(value: &Value) -> Vec<&Value> {
    match value.as_list() {
        Some(list) => list.iter().flat_map(texts).collect(),
        None => value.text().map(|_| value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_compared_without_case_and_marks() {
        for key in ["full_name", "fullName", "Full Name", "full-name"] {
            assert_eq!(fold_key(key), "fullname");
        }
    }
}
