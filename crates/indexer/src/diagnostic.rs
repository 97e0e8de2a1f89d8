//! Faults for a site's owner: what is wrong, where, and what to write instead.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not indexed as its owner means it: `check` exits with 1.
    Error,
    /// Worth a look; indexed all the same.
    Warning,
}

/// One fault. Message and hint are lower case without a full stop, names in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the site's folder, or as the person named it.
    pub path: String,
    /// Line and column, both from 1, the column in characters; `None` where the whole file is meant.
    pub at: Option<(usize, usize)>,
    /// How many characters from there are meant, at least 1.
    pub width: usize,
    /// The text of that line.
    pub line_text: String,
    /// What is wrong.
    pub message: String,
    /// What the marked characters are; may be empty.
    pub label: String,
    /// What to write instead; may be empty.
    pub hint: String,
}
