//! Documents as a running Jekyll has them, laid over what was read from the files.
//!
//! A plugin in Jekyll hands over a list in JSON, one object a document. Jekyll's word counts for which
//! documents there are, where they are written, what plugins put into their data, and what Liquid printed.
//! What a person wrote stays as it was read, with its place in the file: so a site without plugins and
//! Liquid gives the same index either way.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;

use super::date;
use super::document::{Collection, Document, DocumentKind, Moment, Site};
use super::settings::Settings;
use super::{name, url};
use crate::Diagnostic;
use crate::yaml::{Kind, Map, Value};

/// Keys of `data` that Jekyll fills itself.
const JEKYLLS_OWN: [&str; 10] = [
    "title",
    "slug",
    "date",
    "ext",
    "excerpt",
    "categories",
    "tags",
    "draft",
    "collection",
    "relative_path",
];

/// Extensions of bodies that are read here without Jekyll.
const READ_HERE: [&str; 7] = [".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"];

/// A document as the plugin describes it.
#[derive(Debug, Deserialize)]
struct Handed {
    /// Jekyll's `relative_path`.
    path: String,
    url: String,
    /// The file it is written to, below the destination.
    dest: String,
    #[serde(default = "yes")]
    write: bool,
    /// `posts`, `people`; none for pages.
    collection: Option<String>,
    title: Option<Json>,
    #[serde(default)]
    categories: Vec<Json>,
    #[serde(default)]
    tags: Vec<Json>,
    /// Left out where Jekyll took the moment of the build for it.
    date: Option<String>,
    #[serde(default)]
    data: serde_json::Map<String, Json>,
    /// The body after Liquid and Markdown, without its layout.
    html: Option<String>,
}

fn yes() -> bool {
    true
}

/// Lays the documents in `json` over those of `site`. The error is a text that is not such a list.
pub(super) fn lay_over(
    site: &mut Site,
    json: &str,
    settings: &Settings,
) -> Result<(), Vec<Diagnostic>> {
    let list: Vec<Handed> =
        serde_json::from_str(json).map_err(|error| vec![fault(json, &error)])?;
    let mut by_path: BTreeMap<&str, &Handed> =
        list.iter().map(|handed| (handed.path.as_str(), handed)).collect();
    for document in &mut site.documents {
        match by_path.remove(document.path.as_str()) {
            Some(handed) => lay(document, handed, settings),
            None => leave_out(document),
        }
    }
    let new = list.iter().filter(|handed| by_path.contains_key(handed.path.as_str()));
    for handed in new {
        add_collection(site, handed);
        site.documents.push(made(handed, settings));
    }
    Ok(())
}

fn fault(json: &str, error: &serde_json::Error) -> Diagnostic {
    let message = error.to_string();
    let problem = message.split(" at line ").next().unwrap_or_default().to_string();
    Diagnostic::error("documents", "this is not a list of documents as Jekyll's plugin writes it")
        .at(json, error.line().max(1), error.column().max(1), 1)
        .label(problem)
        .hint("write `[{\"path\": …, \"url\": …, \"dest\": …, \"data\": {…}, \"html\": …}]`")
}

/// What Jekyll does not have is not on the site, whatever its file says.
fn leave_out(document: &mut Document) {
    if document.written {
        document.written = false;
        document.why_not = "Jekyll leaves it out".to_string();
    }
}

/// Lays what Jekyll says over what was read.
fn lay(document: &mut Document, handed: &Handed, settings: &Settings) {
    place(document, handed);
    if let Some(title) = handed.title.as_ref().filter(|title| !same(document.title.as_ref(), title))
    {
        document.title = Some(value(title));
        document.data.insert(Value::string("title"), value(title));
    }
    lay_list(&mut document.categories, &handed.categories);
    lay_list(&mut document.tags, &handed.tags);
    lay_date(document, handed, settings);
    for (key, theirs) in &handed.data {
        let own = JEKYLLS_OWN.contains(&key.as_str());
        if !own && !theirs.is_null() && !same(document.data.get(key), theirs) {
            document.data.insert(Value::string(key), value(theirs));
        }
    }
    if needs_jekyll(document) {
        document.rendered = handed.html.as_deref().map(as_read);
    }
}

fn place(document: &mut Document, handed: &Handed) {
    document.url.clone_from(&handed.url);
    document.dest = handed.dest.trim_start_matches('/').to_string();
    document.href = url::href(&handed.url, &document.dest);
    if document.written != handed.write {
        document.written = handed.write;
        let why = if handed.write { "" } else { "Jekyll does not write it" };
        document.why_not = why.to_string();
    }
}

fn lay_list(ours: &mut Vec<Value>, theirs: &[Json]) {
    let equal = ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(ours, theirs)| same(Some(ours), theirs));
    if !equal {
        *ours = theirs.iter().map(value).collect();
    }
}

fn lay_date(document: &mut Document, handed: &Handed, settings: &Settings) {
    let instant =
        handed.date.as_deref().and_then(|text| date::parse(text, &settings.zone, settings.now));
    let ours = document.date.as_ref().map(|date| date.instant);
    if let Some(instant) = instant.filter(|instant| Some(*instant) != ours) {
        document.date = Some(Moment::new(instant, &settings.zone));
    }
}

/// Whether the body says something only to Jekyll: it has Liquid, or is in a markup of a plugin's.
fn needs_jekyll(document: &Document) -> bool {
    let body = document.body();
    let ext = document.ext.to_ascii_lowercase();
    body.contains("{{") || body.contains("{%") || !READ_HERE.contains(&ext.as_str())
}

/// Rendered HTML has no Liquid in it, only text that looks like it.
fn as_read(html: &str) -> String {
    html.replace("{{", "&#123;{").replace("{%", "&#123;%")
}

fn add_collection(site: &mut Site, handed: &Handed) {
    let Some(label) = &handed.collection else { return };
    if !site.collections.iter().any(|collection| collection.label == *label) {
        let (label, permalink) = (label.clone(), String::new());
        site.collections.push(Collection { label, output: true, permalink });
    }
}

/// A document that no file is behind: a plugin made it.
fn made(handed: &Handed, settings: &Settings) -> Document {
    let html = handed.html.as_deref().map(as_read).unwrap_or_default();
    let data = handed.data.iter().map(|(key, theirs)| (Value::string(key), value(theirs)));
    let kind = match handed.collection.as_deref() {
        None => DocumentKind::Page,
        Some("posts") => DocumentKind::Post,
        Some(_) => DocumentKind::Document,
    };
    let mut document = Document {
        kind,
        collection: handed.collection.clone(),
        path: handed.path.clone(),
        url: String::new(),
        dest: String::new(),
        href: String::new(),
        written: true,
        why_not: String::new(),
        overwritten_by: None,
        title: handed.title.as_ref().map(value),
        title_is_made: false,
        slug: handed.data.get("slug").map(value),
        heading: None,
        language: String::new(),
        is_made: false,
        date: None,
        categories: handed.categories.iter().map(value).collect(),
        tags: handed.tags.iter().map(value).collect(),
        excerpt: None,
        data: Map::from_pairs(data),
        ext: name::extension(&handed.path).to_string(),
        text: String::new().into(),
        body: 0..0,
        body_line: 1,
        rendered: Some(html),
        is_listed: true,
        sort_date: None,
    };
    place(&mut document, handed);
    lay_date(&mut document, handed, settings);
    document
}

/// Whether Jekyll has what was read. Ruby's text is compared: Jekyll's YAML and ours may differ in
/// what type they give a value, not in how it is printed.
fn same(ours: Option<&Value>, theirs: &Json) -> bool {
    let Some(ours) = ours else { return false };
    match (&ours.kind, theirs) {
        (Kind::List(ours), Json::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(ours, theirs)| same(Some(ours), theirs))
        }
        (Kind::Map(ours), Json::Object(theirs)) => {
            ours.len() == theirs.len()
                && theirs.iter().all(|(key, theirs)| same(ours.get(key), theirs))
        }
        (Kind::List(_) | Kind::Map(_), _) | (_, Json::Array(_) | Json::Object(_)) => false,
        (_, Json::Null) => ours.is_null(),
        (_, Json::String(theirs)) => ours.ruby_text() == *theirs || ours.raw == *theirs,
        (_, Json::Bool(theirs)) => ours.ruby_text() == theirs.to_string(),
        (_, Json::Number(theirs)) => ours.ruby_text() == theirs.to_string(),
    }
}

fn value(json: &Json) -> Value {
    let scalar = |kind, raw: String| Value { kind, ..Value::string(raw) };
    match json {
        Json::Null => scalar(Kind::Null, String::new()),
        Json::Bool(truth) => scalar(Kind::Bool(*truth), truth.to_string()),
        Json::Number(number) => {
            let kind = number.as_i128().map(Kind::Int);
            let kind = kind.or_else(|| number.as_f64().map(Kind::Float));
            scalar(kind.unwrap_or(Kind::String), number.to_string())
        }
        Json::String(text) => Value::string(text),
        Json::Array(list) => scalar(Kind::List(list.iter().map(value).collect()), String::new()),
        Json::Object(map) => {
            let pairs = map.iter().map(|(key, json)| (Value::string(key), value(json)));
            scalar(Kind::Map(Map::from_pairs(pairs)), String::new())
        }
    }
}
