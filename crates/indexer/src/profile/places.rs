//! Where in its file a value stands, for what is noticed only once everybody is read.

use crate::Diagnostic;
use crate::jekyll::Site;

/// The files of a site, to find values in.
pub(super) struct Places<'a> {
    pub(super) jekyll: &'a Site,
}

impl Places<'_> {
    /// `fault` at the first of `values` that its file holds as written; without a place if it holds none.
    pub(super) fn mark(&self, fault: Diagnostic, values: &[&str]) -> Diagnostic {
        let Some(text) = self.text(&fault.path) else { return fault };
        let found = values.iter().find_map(|value| Some((value, place(text, value)?)));
        match found {
            Some((value, (line, column))) => fault.at(text, line, column, value.chars().count()),
            None => fault,
        }
    }

    fn text(&self, path: &str) -> Option<&str> {
        let document = self.jekyll.documents.iter().find(|document| document.path == path);
        let data = || self.jekyll.data.iter().find(|data| data.path == path);
        document.map(|document| &*document.text).or_else(|| data().map(|data| &*data.text))
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
