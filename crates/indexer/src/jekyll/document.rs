//! What reading a site gives: the site, its documents, its data files.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use crate::yaml::{Map, Value};
use crate::{Diagnostic, Skipped};

/// Whose rules hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavor {
    /// Jekyll 4.4: what gems and GitHub Actions run.
    #[default]
    Jekyll4,
    /// Jekyll 3.10 as classic GitHub Pages runs it.
    GithubPages,
}

/// A site as Jekyll reads it.
#[derive(Debug, Default)]
pub struct Site {
    /// All configuration files merged; a map.
    pub config: Map,
    /// The folder that holds the documents: the site's folder, or what `source:` names below it.
    pub source: PathBuf,
    /// The languages that `jekyll-polyglot` builds the site in, the default one first; else empty.
    pub languages: Vec<String>,
    /// `time:` of the configuration, which dates documents that have no date.
    pub time: Option<Moment>,
    /// Whose rules were followed.
    pub flavor: Flavor,
    /// Why they were, for a person to read.
    pub flavor_why: &'static str,
    /// The collections, `posts` first, then as configured.
    pub collections: Vec<Collection>,
    /// Pages by name, then posts by date, then each collection in its own order; behind each of these what
    /// Jekyll leaves out of it.
    pub documents: Vec<Document>,
    /// Files below `_data`, by path.
    pub data: Vec<DataFile>,
    /// Faults, by file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that look like documents but are none, and why.
    pub skipped: Vec<Skipped>,
    /// Every file read.
    pub files: Vec<PathBuf>,
}

/// A collection as configured.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// `posts`, `profiles`.
    pub label: String,
    /// Whether its documents get pages of their own.
    pub output: bool,
    /// The template of its addresses.
    pub permalink: String,
}

/// What a document is to Jekyll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// A file with front matter, anywhere.
    Page,
    /// In a `_posts` folder.
    Post,
    /// In a `_drafts` folder.
    Draft,
    /// In the folder of a collection.
    Document,
}

/// A moment as Jekyll prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub instant: Timestamp,
    /// In the site's time zone, ISO 8601: `2023-12-27T19:00:00-05:00`.
    pub iso: String,
}

/// Where a document's excerpt comes from. It is raw: neither Liquid nor Markdown is rendered.
#[derive(Clone, Debug, PartialEq)]
pub enum Excerpt {
    /// `excerpt:` in the front matter or its defaults; of any type.
    Written(Value),
    /// The body up to the separator.
    Generated(String),
}

/// One document as Jekyll sees it.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is a fact of its own about what Jekyll did.
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Label of its collection; `None` for pages.
    pub collection: Option<String>,
    /// Jekyll's `relative_path`: `_posts/2023-12-28-werner-vogels-37nLE.md`.
    pub path: String,
    /// Jekyll's `url`. Not always an address that works; link to [`Document::href`].
    pub url: String,
    /// The file Jekyll writes, below the destination: `werner-vogels-37nLE.html`.
    pub dest: String,
    /// The address that opens `dest`: begins with `/`, percent-encoded, without the site's base.
    pub href: String,
    /// Whether Jekyll writes it.
    pub written: bool,
    /// Why it is not written, for a person to read; empty if it is.
    pub why_not: String,
    /// The document that is written to the same file after this one, if there is one.
    pub overwritten_by: Option<String>,
    /// The title: front matter's, of whatever type, else (not for pages) one made from the file's name.
    pub title: Option<Value>,
    /// Whether the title was made from the file's name.
    pub title_is_made: bool,
    /// Front matter's slug, else the file's name without date and extension; `None` for pages.
    pub slug: Option<Value>,
    /// The heading that `jekyll-titles-from-headings` makes the title of, as Markdown. It goes over
    /// [`Document::title`] once Jekyll has read all files.
    pub heading: Option<String>,
    /// The language that `jekyll-polyglot` takes the document for; empty without it.
    pub language: String,
    /// Whether a plugin made a page of a file without front matter.
    pub is_made: bool,
    /// The date from the front matter or the file's name; `None` if there is neither.
    pub date: Option<Moment>,
    /// Categories; [`Value::ruby_text`] is Jekyll's text of one, [`Value::raw`] the person's.
    pub categories: Vec<Value>,
    /// Tags, not made unique.
    pub tags: Vec<Value>,
    /// The excerpt; `None` where Jekyll makes none.
    pub excerpt: Option<Excerpt>,
    /// The front matter over its defaults.
    pub data: Map,
    /// The file's extension with its point: `.md`.
    pub ext: String,
    /// The whole file.
    pub text: Arc<str>,
    /// Where in `text` the body is, after the front matter.
    pub body: Range<usize>,
    /// The line the body begins on, from 1.
    pub body_line: usize,
    /// The body as HTML, where a running Jekyll rendered it for us.
    pub rendered: Option<String>,
    /// Whether Jekyll has it in the list of its collection.
    pub(crate) is_listed: bool,
    /// What Jekyll sorts it by: its date; for posts, unless the future is shown, else a draft's last change
    /// or the moment of reading.
    pub(super) sort_date: Option<Timestamp>,
}

impl Document {
    /// The text after the front matter, as it stands in the file.
    pub fn body(&self) -> &str {
        self.text.get(self.body.clone()).unwrap_or_default()
    }
}

/// A file below `_data`.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Where it is in `site.data`: `["team", "board"]` for `_data/team/board.yml`.
    pub keys: Vec<String>,
    /// Relative path.
    pub path: String,
    /// What it holds; a CSV or TSV file is a list of maps from header to text.
    pub value: Value,
    /// The whole file.
    pub text: Arc<str>,
}
