//! The indexer: a Jekyll site in, index bytes out. The only package that reads files and knows languages.
//!
//! ```text
//! site folder ─► jekyll (documents and links, as Jekyll makes them) ─► profile (who, as written)
//!             ─► analysis (terms, families, similar people) ─► engine::index::write ─► bytes
//! ```

mod analysis;
mod by_language;
mod clean;
mod diagnostic;
pub mod jekyll;
mod limits;
mod liquid;
mod profile;
pub mod yaml;

pub use diagnostic::{Diagnostic, Severity, add_new, hanging};
pub use jekyll::Memory;
pub use profile::{Choices, FieldChoice, SourceChoice};

use std::path::{Path, PathBuf};

/// Jekyll's own flags, with Jekyll's meaning. What `profile_search:` in `_config.yml` says
/// holds where a flag is absent.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Configuration files in order, in place of `_config.yml`.
    pub config: Vec<PathBuf>,
    /// Index drafts too.
    pub drafts: bool,
    /// Index documents dated in the future; `None` follows the configuration.
    pub future: Option<bool>,
    /// Index documents with `published: false`.
    pub unpublished: bool,
    /// The latest posts only.
    pub limit_posts: Option<usize>,
    /// The site's base path; links are kept below it.
    pub baseurl: Option<String>,
    /// The moment that "future" is measured against, as seconds since 1970; `None` is now.
    /// The bytes of an index never hold it.
    pub now: Option<i64>,
    /// Whose rules hold; `None` follows the configuration, which follows Jekyll 4.
    pub flavor: Option<jekyll::Flavor>,
    /// The language to read, of a site that `jekyll-polyglot` builds in several; `None` is its default one.
    pub language: Option<String>,
    /// Take every page, post and collection document that Jekyll writes, person or not.
    pub all_documents: bool,
    /// The documents as a running Jekyll has them, in JSON: a list of objects with `path`, `url`, `dest`,
    /// `write`, `collection`, `title`, `categories`, `tags`, `date`, `data` and `html`.
    pub documents: Option<String>,
}

/// A site as read: the people in it, and all that was noticed on the way.
#[derive(Debug, Default)]
pub struct Site {
    /// The site's title; may be empty.
    pub title: String,
    /// BCP-47 tag, `en` where the site names none.
    pub language: String,
    /// The languages that the site is built in one by one and has people by, the default one first; empty
    /// where it is built once. See [`Options::language`].
    pub languages: Vec<String>,
    /// The site once more for each language with an index of its own, beside this one: what pages in that
    /// language show. A language with nobody has none.
    pub in_languages: Vec<Site>,
    /// The facets' field names, in the order they are shown.
    pub facets: Vec<String>,
    /// Everybody, in site order.
    pub profiles: Vec<Profile>,
    /// What was chosen as a source of people, for a person to read: "82 of 82 posts".
    pub sources: Vec<String>,
    /// What was decided that the configuration left open, and why.
    pub choices: Choices,
    /// Files passed over, and why.
    pub skipped: Vec<Skipped>,
    /// Texts that were put right.
    pub repairs: Vec<Repair>,
    /// Character references that were replaced, by name without `&` and `;`, and how often.
    pub references: Vec<(String, usize)>,
    /// What looks like a reference and is none, by name, and how often; it stays as written.
    pub unknown_references: Vec<(String, usize)>,
    /// Faults, by file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// What an editor may want to look at, by file and line: no faults, and nothing for a build to
    /// talk about.
    pub advice: Vec<Diagnostic>,
    /// Where the site stands on the web, with a slash at its end: `url` and `baseurl`. Empty where the
    /// configuration names no `url`.
    pub address: String,
    /// The folder that Jekyll reads: the site's own, or what `source:` names.
    pub source: PathBuf,
    /// The folder for the widget's files that `profile_search:` names, below `source`.
    pub output: Option<String>,
    /// Whether visitors keep the search without a network, where `profile_search:` says so or denies it.
    pub offline: Option<bool>,
    /// Every file read, so that a caller can tell when to read again.
    pub files: Vec<PathBuf>,
}

/// One person as written, cleaned: plain text, no markup, no references.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Jekyll's `relative_path`: `_posts/2023-12-28-werner-vogels-37nLE.md`.
    pub path: String,
    /// Jekyll's `url`.
    pub url: String,
    /// The file Jekyll writes, below the site: `werner-vogels-37nLE.html`.
    pub dest: String,
    /// The address to link to, below the site's base, beginning with `/`.
    pub href: String,
    /// Jekyll's slug.
    pub slug: String,
    /// The name.
    pub title: String,
    /// The name that sorts the person, family name first, where the profile gives one.
    pub sort_name: String,
    /// The one-line role.
    pub excerpt: String,
    /// The paragraph about the person.
    pub about: String,
    /// Whom the person works for; searched.
    pub organization: Vec<String>,
    /// Where the person is; searched.
    pub place: Vec<String>,
    /// Individual, Company, Community … any text.
    pub r#type: String,
    /// Categories, as shown.
    pub categories: Vec<String>,
    /// Tags, as shown.
    pub tags: Vec<String>,
    /// The date as Jekyll has it, ISO 8601; empty if there is none.
    pub date: String,
    /// Links by network key, in front-matter order.
    pub links: Vec<(String, String)>,
    /// Address of a picture; empty if there is none.
    pub image: String,
    /// The body as plain text.
    pub body: String,
    /// The profile's own language, where it names one.
    pub language: String,
    /// Values of further fields that the site made facets, by field name.
    pub more: Vec<(String, Vec<String>)>,
}

impl Profile {
    /// The values of a facet, by its field's name; empty if the profile has none.
    pub fn facet(&self, name: &str) -> Vec<&str> {
        match name {
            "type" => [self.r#type.as_str()].into_iter().filter(|text| !text.is_empty()).collect(),
            "categories" => self.categories.iter().map(String::as_str).collect(),
            "tags" => self.tags.iter().map(String::as_str).collect(),
            _ => {
                let values =
                    self.more.iter().find(|(own, _)| own == name).map(|(_, values)| values);
                values.into_iter().flatten().map(String::as_str).collect()
            }
        }
    }

    /// Whether the facet has a field of its own here.
    fn has_field(name: &str) -> bool {
        matches!(name, "type" | "categories" | "tags")
    }

    /// Lets `change` have the values of a facet.
    fn with_facet(&mut self, name: &str, change: &mut dyn FnMut(&mut Vec<String>)) {
        match name {
            "type" if self.r#type.is_empty() => {}
            "type" => {
                let mut values = vec![std::mem::take(&mut self.r#type)];
                change(&mut values);
                self.r#type = values.pop().unwrap_or_default();
            }
            "categories" => change(&mut self.categories),
            "tags" => change(&mut self.tags),
            _ => self
                .more
                .iter_mut()
                .filter(|(own, _)| own == name)
                .for_each(|(_, values)| change(values)),
        }
    }
}

/// A file that gives no profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Relative path.
    pub path: String,
    /// For a person to read: "published: false".
    pub why: String,
}

/// A text that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Relative path.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// What it was: "UTF-8 read as Mac Roman".
    pub what: &'static str,
    /// As it stood in the file.
    pub from: String,
    /// As it is now.
    pub to: String,
}

/// A step of reading, for a progress line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files read so far.
    pub done: usize,
    /// Files to read.
    pub total: usize,
}

/// Reads the site in `root`. The error holds the faults that left nothing to index;
/// lesser ones are in [`Site::diagnostics`].
pub fn read_site(
    root: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Site, Vec<Diagnostic>> {
    read_site_again(root, options, &mut Memory::default(), progress)
}

/// Reads a site that was read before: documents and pages whose files have not changed since are neither
/// opened nor parsed again; data files and the configuration are. The result is the same as [`read_site`]'s.
pub fn read_site_again(
    root: &Path,
    options: &Options,
    memory: &mut Memory,
    progress: &mut dyn FnMut(Progress),
) -> Result<Site, Vec<Diagnostic>> {
    let jekyll = jekyll::read_again(root, options, memory, progress)?;
    let mut site = profile::read(&jekyll, root, options)?;
    if options.language.is_none() {
        by_language::read_others(&mut site, root, options, memory);
    }
    Ok(site)
}

/// The index of a site: the same people, the same bytes.
pub fn index(site: &Site) -> Result<Vec<u8>, engine::index::WriteError> {
    engine::index::write(&source(site))
}

/// What the index of a site is made of.
pub fn source(site: &Site) -> engine::index::Source {
    analysis::source(site)
}
