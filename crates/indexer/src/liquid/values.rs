//! What templates may ask for: `page` and `site`, as values of the `liquid` crate.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use liquid::model::Value as Liquid;
use regex::Regex;

use super::node::Node;
use crate::jekyll::{self, Document, Excerpt};
use crate::yaml::{Kind, Map, Value};

/// Every name that a template says, keys and filters included.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    all: BTreeSet<String>,
    filters: BTreeSet<String>,
}

impl Names {
    /// Adds the names in the tags and outputs of `text`.
    pub(super) fn read(&mut self, text: &str) {
        static NAME: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"[A-Za-z_][\w-]*").expect("a pattern that is tested"));
        static INNER: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?s)\{\{.*?\}\}|\{%.*?%\}").expect("a pattern that is tested")
        });
        static FILTER: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"\|\s*(\w+)").expect("a pattern that is tested"));
        for inner in INNER.find_iter(text).map(|inner| inner.as_str()) {
            self.all.extend(NAME.find_iter(inner).map(|name| name.as_str().to_string()));
            let filters = FILTER.captures_iter(inner).filter_map(|filter| filter.get(1));
            self.filters.extend(filters.map(|filter| filter.as_str().to_string()));
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.all.contains(name)
    }

    /// The names of filters.
    pub(super) fn filters(&self) -> impl Iterator<Item = &str> {
        self.filters.iter().map(String::as_str)
    }

    /// Puts every name that is not there into a map, as nothing: a template may keep the map, and
    /// then Liquid itself looks into it, which does not forgive. `size`, `first` and `last` are its own.
    fn fill(&self, map: &mut BTreeMap<String, Node>) {
        let own = ["size", "first", "last"];
        for name in self.all.iter().filter(|name| !own.contains(&name.as_str())) {
            map.entry(name.clone()).or_insert(Node::Nothing);
        }
    }
}

/// `page`: the front matter and what Jekyll adds to it.
pub(super) fn page(document: &Document, names: &Names) -> Node {
    let mut page = entries(&document.data, names);
    let mut put = |key: &str, value: Node| page.insert(key.to_string(), value);
    let list = |values: &[Value]| {
        Node::List(values.iter().map(|value| Node::text(&value.ruby_text())).collect())
    };
    put("url", Node::text(&document.url));
    put("path", Node::text(&document.path));
    put("categories", list(&document.categories));
    put("tags", list(&document.tags));
    if let Some(title) = &document.title {
        put("title", node(title, names));
    }
    if let Some(slug) = &document.slug {
        put("slug", Node::text(&slug.ruby_text()));
    }
    if let Some(collection) = &document.collection {
        put("collection", Node::text(collection));
    }
    if let Some(date) = &document.date {
        put("date", Node::text(&ruby_time(&date.iso)));
    }
    match &document.excerpt {
        Some(Excerpt::Generated(excerpt)) => put("excerpt", Node::text(excerpt)),
        Some(Excerpt::Written(excerpt)) => put("excerpt", node(excerpt, names)),
        None => None,
    };
    Node::Map(page)
}

/// `2023-12-28T00:00:00+00:00` as Ruby prints it, which is what Liquid's `date` reads.
fn ruby_time(iso: &str) -> String {
    let (day, time) = iso.split_once('T').unwrap_or((iso, ""));
    let (clock, zone) = time.split_at(time.len().min(8));
    format!("{day} {clock} {}", zone.replace(':', ""))
}

/// `site`: the configuration, and of data and collections what the template names.
pub(super) fn site(site: &jekyll::Site, names: &Names) -> Node {
    let mut out = entries(&site.config, names);
    if names.has("data") {
        out.insert("data".to_string(), data(site, names));
    }
    for collection in site.collections.iter().filter(|collection| names.has(&collection.label)) {
        let own = site.documents.iter().filter(|document| {
            document.collection.as_ref() == Some(&collection.label) && document.is_listed
        });
        let list = own.map(|document| page(document, names)).collect();
        out.insert(collection.label.clone(), Node::List(list));
    }
    Node::Map(out)
}

/// `site.data`, by keys.
fn data(site: &jekyll::Site, names: &Names) -> Node {
    let mut root = BTreeMap::new();
    for file in site.data.iter().filter(|file| file.keys.iter().all(|key| names.has(key))) {
        put(&mut root, &file.keys, node(&file.value, names));
    }
    Node::Map(root)
}

/// Puts a value where `keys` lead.
fn put(map: &mut BTreeMap<String, Node>, keys: &[String], value: Node) {
    let Some((first, rest)) = keys.split_first() else { return };
    if rest.is_empty() {
        map.insert(first.clone(), value);
        return;
    }
    let next = map.entry(first.clone()).or_insert(Node::Map(BTreeMap::new()));
    if let Node::Map(next) = next {
        put(next, rest, value);
    }
}

fn entries(map: &Map, names: &Names) -> BTreeMap<String, Node> {
    let mut out: BTreeMap<String, Node> =
        map.iter().map(|(key, value)| (key.ruby_text(), node(value, names))).collect();
    names.fill(&mut out);
    out
}

fn node(value: &Value, names: &Names) -> Node {
    let scalar = match &value.kind {
        Kind::Null => return Node::Nothing,
        Kind::List(list) => return Node::List(list.iter().map(|one| node(one, names)).collect()),
        Kind::Map(map) => return Node::Map(entries(map, names)),
        Kind::Bool(truth) => Liquid::scalar(*truth),
        Kind::Int(number) => i64::try_from(*number)
            .map_or_else(|_| Liquid::scalar(number.to_string()), Liquid::scalar),
        Kind::Float(number) => Liquid::scalar(*number),
        Kind::String | Kind::Date(_) | Kind::Time(..) => Liquid::scalar(value.ruby_text()),
    };
    Node::Value(scalar)
}
