//! A file's text → its [`Document`].

use std::path::Path;
use std::sync::Arc;

use jiff::{Timestamp, ZonedDateTime};

use super::defaults::Defaults;
use super::document::{Document, DocumentKind, Excerpt, Flavor, Moment};
use super::memory::Remembered;
use super::name;
use super::reader::Built;
use super::settings::{CollectionSettings, Settings};
use super::source::{self, SourceFile};
use super::walk::{Candidate, Role};
use super::{address, date, excerpt, front_matter, labels, surprise};
use crate::Diagnostic;
use crate::limits::FRONT_MATTER_BYTES;
use crate::yaml::{self, Kind, Map, Value};

/// A document on its way.
pub(super) struct Building<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) settings: &'a Settings,
    pub(super) defaults: &'a Defaults,
    pub(super) collection: Option<&'a CollectionSettings>,
    pub(super) file: SourceFile,
    remembered: &'a Remembered,
    /// Jekyll's relative path.
    pub(super) path: String,
    pub(super) data: Map,
    categories: Vec<Value>,
    date: Option<Timestamp>,
    /// Front matter that Jekyll dropped, and with it title, slug, tags and excerpt.
    pub(super) is_lost: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Building<'a> {
    pub(super) fn new(
        candidate: &'a Candidate,
        settings: &'a Settings,
        defaults: &'a Defaults,
        text: Arc<str>,
        remembered: &'a Remembered,
    ) -> Self {
        let collection = match candidate.role {
            Role::Page => None,
            Role::Post | Role::Draft => settings.collections.first(),
            Role::Member(place) => settings.collections.get(place),
        };
        let prefix = settings.collections_prefix();
        let relative = candidate
            .path
            .strip_prefix(&prefix)
            .filter(|_| collection.is_some())
            .unwrap_or(&candidate.path);
        Self {
            candidate,
            settings,
            defaults,
            collection,
            file: SourceFile { path: candidate.path.clone(), text },
            remembered,
            path: relative.to_string(),
            data: Map::default(),
            categories: Vec::new(),
            date: None,
            is_lost: false,
            diagnostics: Vec::new(),
        }
    }

    /// The document, and what was noticed on the way.
    pub(super) fn finish(mut self, full: &Path) -> Built {
        let is_data =
            matches!(name::extension(&self.path), ".yml" | ".yaml") && self.collection.is_some();
        let split = if is_data {
            front_matter::all(&self.file.text)
        } else {
            front_matter::split(&self.file.text)
        };
        if split.block.is_none() && front_matter::has_header(self.file.text.as_bytes()) {
            self.diagnostics.push(self.never_closed());
        }
        let own = split.block.and_then(|block| self.front_matter(block.end));
        surprise::look(&self.file, own.as_ref(), &mut self.diagnostics);
        match self.collection {
            Some(_) if !is_data => self.merge(own),
            _ => self.data = own.unwrap_or_default(),
        }
        let moment = self.moment(full, is_data);
        let document = self.document(split.body, &moment, is_data);
        Built { document: Some(document), skipped: None, diagnostics: self.diagnostics }
    }

    fn never_closed(&self) -> Diagnostic {
        Diagnostic::warning(&self.file.path, "front matter never ends, so Jekyll shows it as text")
            .at(&self.file.text, 1, 1, 3)
            .label("it begins here")
            .hint("write a line `---` below its last setting")
    }

    /// The front matter, if it is a map.
    fn front_matter(&mut self, end: usize) -> Option<Map> {
        if self.is_lost {
            return None;
        }
        let text = self.file.text.clone();
        let parsed = if end > FRONT_MATTER_BYTES {
            Err(yaml::Error {
                at: yaml::Place::default(),
                problem: format!("it is larger than {} MB", FRONT_MATTER_BYTES >> 20),
            })
        } else {
            self.remembered.front_matter(&text, end)
        };
        let value = match parsed {
            Ok(value) if value.is_truthy() => value,
            Ok(_) => return None,
            Err(error) => return self.lose(source::yaml_fault(&self.file, &error, self.loss())),
        };
        if let Kind::Map(map) = value.kind {
            return Some(map);
        }
        let fault =
            self.file.error(&value, "front matter must be a list of settings, so Jekyll drops it");
        self.lose(fault.hint("write `name: value` on each line"))
    }

    fn loss(&self) -> &'static str {
        if self.settings.strict {
            "front matter is not YAML, and Jekyll stops here"
        } else {
            "front matter is not YAML, so Jekyll drops all of it"
        }
    }

    fn lose(&mut self, fault: Diagnostic) -> Option<Map> {
        self.diagnostics.push(fault);
        self.is_lost = true;
        None
    }

    /// Lays the front matter over the defaults, and takes the date from either or the file's name.
    fn merge(&mut self, own: Option<Map>) {
        let (special, kind) = self.special();
        self.categories = special.map_or_else(Vec::new, |name| labels::from_path(&self.path, name));
        let defaults = self.defaults.all(&self.path, kind);
        self.add(&defaults);
        if let Some(own) = own {
            self.add(&own);
        }
        if self.is_lost {
            return;
        }
        self.categories = labels::categories(&self.categories, &self.data);
        let named = name::file_name(&self.path, self.settings.flavor).date;
        if let Some(named) =
            named.filter(|_| self.date.is_none() || self.date == Some(self.settings.now))
        {
            self.date = date::parse(named, &self.settings.zone, self.settings.now);
            if self.date.is_none() {
                let fault = Diagnostic::error(
                    &self.file.path,
                    format!("`{named}` in the file's name is no date, and Jekyll stops here"),
                );
                self.diagnostics
                    .push(fault.hint("rename it to begin with a date like `2023-12-28-`"));
            }
        }
    }

    /// The folder below which folders are no categories, and the document's type for defaults. All of a
    /// collection but posts lies below its folder.
    fn special(&self) -> (Option<&'static str>, &'a str) {
        let kind = self.collection.map_or("pages", |collection| collection.public.label.as_str());
        let special = match self.kind() {
            DocumentKind::Draft => Some("_drafts"),
            DocumentKind::Post => Some("_posts"),
            DocumentKind::Document | DocumentKind::Page => None,
        };
        (special, kind)
    }

    /// Jekyll takes a draft with `_posts` anywhere in its path for a post.
    fn is_draft(&self) -> bool {
        self.candidate.role == Role::Draft && !self.path.contains("_posts")
    }

    fn add(&mut self, over: &Map) {
        match labels::united(&self.categories, over) {
            Ok(categories) => self.categories = categories,
            Err(value) => {
                let fault = self
                    .file
                    .error(&value, "`categories` must be a list, so Jekyll drops all front matter");
                self.lose(fault.hint(format!("write `categories: [{}]`", value.raw)));
                return;
            }
        }
        self.data = self.data.merged(over);
        let Some(value) = self.data.get("date").cloned() else { return };
        self.date = date::parse(&value.ruby_text(), &self.settings.zone, self.settings.now);
        if self.date.is_none() {
            let written = if value.raw.is_empty() { "nothing" } else { &value.raw };
            let fault = self
                .file
                .error(&value, "`date` is no date, and Jekyll stops here")
                .label(format!("{written} is no day"));
            self.diagnostics
                .push(fault.hint("write a date like `2023-12-28`, or leave the line out"));
        }
    }

    /// The moment that stands for the document's date: its own, else a draft's last change, else now.
    fn moment(&self, full: &Path, is_data: bool) -> ZonedDateTime {
        let changed = || {
            std::fs::metadata(full)
                .and_then(|meta| meta.modified())
                .ok()
                .and_then(|time| Timestamp::try_from(time).ok())
        };
        let fallback = if self.is_draft() { changed() } else { None };
        let instant = self.date.filter(|_| !is_data).or(fallback).unwrap_or(self.settings.now);
        instant.to_zoned_datetime(self.settings.zone.clone())
    }

    fn document(
        &mut self,
        body: std::ops::Range<usize>,
        moment: &ZonedDateTime,
        is_data: bool,
    ) -> Document {
        let is_named = self.collection.is_some() && !self.is_lost && !is_data;
        let file_name = name::file_name(&self.path, self.settings.flavor);
        let made = |key: &str, text: String| {
            self.data
                .get(key)
                .filter(|value| value.is_truthy())
                .cloned()
                .or(Some(Value::string(text)))
        };
        let written = |key: &str| self.data.get(key).filter(|value| !value.is_null()).cloned();
        let title =
            if is_named { made("title", name::title(file_name.slug)) } else { written("title") };
        let slug = match self.slug(file_name.slug) {
            Some(slug) if is_named => made("slug", slug),
            _ => None,
        };
        let is_post = self.candidate.role.is_post();
        let (categories, tags) = self.labels(is_data);
        let address = self.address(slug.as_ref(), &categories, moment);
        let (written_out, why_not) = self.publication(moment);
        let is_listed = self.is_listed(is_post, written_out);
        Document {
            kind: self.kind(),
            collection: self.collection.map(|collection| collection.public.label.clone()),
            title_is_made: is_named && !self.data.get("title").is_some_and(Value::is_truthy),
            excerpt: self.excerpt(body.clone(), is_data),
            body_line: source::line_and_column(&self.file.text, body.start).0,
            date: self
                .date
                .filter(|_| !is_data)
                .map(|instant| Moment::new(instant, &self.settings.zone)),
            ext: name::extension(&self.path).to_string(),
            url: address.url,
            dest: address.dest,
            href: address.href,
            written: written_out,
            why_not,
            overwritten_by: None,
            rendered: None,
            title,
            heading: None,
            language: String::new(),
            is_made: false,
            slug,
            categories,
            tags,
            body,
            path: self.path.clone(),
            data: std::mem::take(&mut self.data),
            text: self.file.text.clone(),
            sort_date: self.date.or((is_post && !self.settings.future).then(|| moment.timestamp())),
            is_listed,
        }
    }

    fn kind(&self) -> DocumentKind {
        match self.candidate.role {
            Role::Page => DocumentKind::Page,
            Role::Draft if self.is_draft() => DocumentKind::Draft,
            Role::Post | Role::Draft => DocumentKind::Post,
            Role::Member(_) => DocumentKind::Document,
        }
    }

    /// The slug of the name. Jekyll 3 gives none to a file without extension.
    fn slug(&self, slug: &str) -> Option<String> {
        let none =
            self.settings.flavor == Flavor::GithubPages && name::undated(&self.path).is_none();
        (!none).then(|| slug.to_string())
    }

    /// Categories and tags. Pages and data files keep theirs as written.
    fn labels(&self, is_data: bool) -> (Vec<Value>, Vec<Value>) {
        if self.collection.is_some() && !is_data {
            let tags = if self.is_lost { self.raw_list("tags") } else { labels::tags(&self.data) };
            return (self.categories.clone(), tags);
        }
        (self.raw_list("categories"), self.raw_list("tags"))
    }

    /// A list as written; another value is a list of one.
    fn raw_list(&self, key: &str) -> Vec<Value> {
        match self.data.get(key) {
            Some(Value { kind: Kind::List(list), .. }) => list.clone(),
            Some(value) if !value.is_null() => vec![value.clone()],
            _ => Vec::new(),
        }
    }

    fn excerpt(&self, body: std::ops::Range<usize>, is_data: bool) -> Option<Excerpt> {
        if let Some(own) = self.data.get("excerpt").filter(|own| own.is_truthy()) {
            return Some(Excerpt::Written(own.clone()));
        }
        let is_page = self.collection.is_none();
        let permalink = self.data.get("permalink").and_then(Value::as_str);
        let html = address::is_html(&self.output_ext(permalink));
        let is_made =
            if is_page { self.settings.page_excerpts && html } else { !self.is_lost && !is_data };
        if !is_made {
            return None;
        }
        excerpt::of_body(self.file.text.get(body)?, &self.data, self.settings)
    }

    /// Whether the document is in Jekyll's list of its collection: with `published: false` it is not, and a
    /// post must be one that is written.
    fn is_listed(&self, is_post: bool, is_written: bool) -> bool {
        let hidden =
            self.data.get("published").is_some_and(|value| value.kind == Kind::Bool(false));
        if is_post { is_written } else { !hidden || self.settings.unpublished }
    }

    /// Whether Jekyll writes the document, and if not, why.
    fn publication(&self, moment: &ZonedDateTime) -> (bool, String) {
        let hidden = self.data.get("published").is_some_and(|value| !value.is_truthy());
        let why = if hidden && !self.settings.unpublished {
            "published: false"
        } else if self.collection.is_some_and(|collection| !collection.public.output) {
            "its collection has no `output: true`"
        } else if self.collection.is_some()
            && !self.settings.future
            && moment.timestamp().as_second() > self.settings.now.as_second()
        {
            "its date lies in the future"
        } else {
            ""
        };
        (why.is_empty(), why.to_string())
    }
}
