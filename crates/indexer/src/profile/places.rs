//! Where in its file a value stands, for what is noticed only once everybody is read.

use std::collections::BTreeMap;

use crate::Diagnostic;
use crate::jekyll::Site;

/// The texts of a site's files by their paths, to find values in.
pub(super) struct Places<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Places<'a> {
    pub(super) fn new(jekyll: &'a Site) -> Self {
        let data = jekyll.data.iter().map(|data| (&*data.path, &*data.text));
        let documents = jekyll.documents.iter().map(|document| (&*document.path, &*document.text));
        Self(data.chain(documents).collect())
    }

    /// `fault` at the first of `values` that its file holds as written; without a place if it holds none.
    pub(super) fn mark(&self, fault: Diagnostic, values: &[&str]) -> Diagnostic {
        let Some(text) = self.0.get(&*fault.path).copied() else { return fault };
        let found = values.iter().find_map(|value| Some((value, place(text, value)?)));
        match found {
            Some((value, (line, column))) => fault.at(text, line, column, value.chars().count()),
            None => fault,
        }
    }
}

/// Line and column, from 1, where `value` stands and is no part of a longer word.
fn place(text: &str, value: &str) -> Option<(usize, usize)> {
    let in_line = |line: &str| {
        let at =
            line.match_indices(value).map(|(at, _)| at).find(|&at| is_whole(line, at, value))?;
        Some(line.get(..at)?.chars().count() + 1)
    };
    let mut lines = text.lines().zip(1..).filter(|_| !value.is_empty());
    lines.find_map(|(line, number)| Some((number, in_line(line)?)))
}

fn is_whole(line: &str, at: usize, value: &str) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let after = line.get(at + value.len()..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_value_is_found_as_a_whole() {
        let text = "---\ntitle: Javanese\ntags: [é, Java]\n---\n";
        assert_eq!(place(text, "Java"), Some((3, 11)));
        assert_eq!(place(text, "java"), None);
        assert_eq!(place(text, ""), None);
    }
}
