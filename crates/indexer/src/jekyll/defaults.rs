//! Front matter defaults: which sets apply to a path, and what they amount to.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::document::Flavor;
use super::glob::glob;
use super::settings::Settings;
use crate::Diagnostic;
use crate::yaml::{Kind, Map, Value};

/// The sets under `defaults:`, in order.
#[derive(Debug, Default)]
pub(super) struct Defaults {
    sets: Vec<Set>,
    collections_prefix: String,
    flavor: Flavor,
}

#[derive(Debug)]
struct Set {
    /// Empty for everywhere.
    path: String,
    /// What a path with `*` fits, each a beginning of the paths that are meant.
    hits: Option<BTreeSet<String>>,
    /// `pages`, `posts` or a collection's label; `None` for all.
    kind: Option<String>,
    values: Map,
}

impl Defaults {
    /// The sets in `config`; those without `values` are left out with a warning, as in Jekyll.
    pub(super) fn new(config: &Map, settings: &Settings) -> (Self, Vec<Diagnostic>) {
        let list = config.get("defaults").and_then(Value::as_list).unwrap_or_default();
        let mut sets: Vec<Set> = list.iter().filter_map(Set::new).collect();
        for set in &mut sets {
            set.look(settings);
        }
        let idle = (sets.len() < list.len()).then(no_values);
        let dates = sets.iter().filter(|set| set.has_bare_date()).map(bare_date);
        let faults = idle.into_iter().chain(dates).chain(list.iter().filter_map(scope_fault));
        let faults = faults.collect();
        let (collections_prefix, flavor) = (settings.collections_prefix(), settings.flavor);
        (Self { sets, collections_prefix, flavor }, faults)
    }

    /// All defaults for the document at `path`, Jekyll's relative path, of a type.
    ///
    /// A longer scope path wins, then a scope with a type, then the later set.
    pub(super) fn all(&self, path: &str, kind: &str) -> Map {
        let mut out = Map::default();
        let mut strongest: Option<&Set> = None;
        for set in self.sets.iter().filter(|set| self.applies(set, path, kind)) {
            if strongest.is_none_or(|old| set.outranks(old)) {
                out = out.merged(&set.values);
                strongest = Some(set);
            } else {
                out = set.values.merged(&out);
            }
        }
        out
    }

    fn applies(&self, set: &Set, path: &str, kind: &str) -> bool {
        if set.kind.as_deref().is_some_and(|wanted| wanted != kind) {
            return false;
        }
        if set.path.is_empty() {
            return true;
        }
        if let Some(hits) = &set.hits {
            return self.beginnings(path).any(|beginning| hits.contains(beginning));
        }
        let scope = set.path.strip_prefix(self.collections_prefix.as_str()).unwrap_or(&set.path);
        self.begins(path, scope)
    }

    /// Jekyll 4 compares characters, Jekyll 3 whole components.
    fn begins(&self, path: &str, scope: &str) -> bool {
        match self.flavor {
            Flavor::Jekyll4 => path.starts_with(scope),
            Flavor::GithubPages => {
                let scope = scope.strip_suffix('/').unwrap_or(scope);
                path.strip_prefix(scope)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
        }
    }

    /// All that `path` begins with in the sense of [`Self::begins`].
    fn beginnings<'a>(&self, path: &'a str) -> impl Iterator<Item = &'a str> {
        let whole = self.flavor == Flavor::GithubPages;
        let ends = path.char_indices().map(|(at, _)| at).chain([path.len()]);
        ends.filter_map(move |end| path.split_at_checked(end))
            .filter(move |(_, rest)| !whole || rest.is_empty() || rest.starts_with('/'))
            .map(|(beginning, _)| beginning)
    }
}

/// A scope with which Jekyll stops: its type is null, or its path no text.
fn scope_fault(set: &Value) -> Option<Diagnostic> {
    let scope = set.get("scope")?.as_map()?;
    let path = scope.get("path").filter(|path| !path.is_null());
    let shown = path.map(|path| path.raw.clone()).unwrap_or_default();
    if path.is_some_and(|path| path.as_str().is_none()) {
        let message = "a scope's `path` in the defaults is no text, and Jekyll stops here";
        let hint = format!("put it in quotes: `path: \"{shown}\"`");
        return Some(Diagnostic::error("_config.yml", message).hint(hint));
    }
    let message =
        format!("the `type` in the defaults for `{shown}` is empty, and Jekyll stops here");
    let fault = Diagnostic::error("_config.yml", message);
    scope
        .get("type")
        .is_some_and(Value::is_null)
        .then(|| fault.hint("leave `type` out, so that the set is for all types"))
}

fn no_values() -> Diagnostic {
    let message = "a set in `defaults` has no `values`, so it does nothing";
    Diagnostic::warning("_config.yml", message)
        .hint("write `- scope: {path: \"\"}` and below it `values:`")
}

fn bare_date(set: &Set) -> Diagnostic {
    let message = format!("the `date` in the defaults for `{}` stops Jekyll", set.path);
    Diagnostic::error("_config.yml", message).hint("put the date in quotes")
}

impl Set {
    fn new(value: &Value) -> Option<Self> {
        let values = value.get("values")?.as_map()?.clone();
        let scope = value.get("scope").and_then(Value::as_map);
        let kind =
            scope.and_then(|scope| scope.get("type")).filter(|kind| !kind.is_null()).map(|kind| {
                match kind.ruby_text().as_str() {
                    "page" => "pages".into(),
                    "post" => "posts".into(),
                    "draft" => "drafts".into(),
                    other => other.to_string(),
                }
            });
        let path =
            scope.and_then(|scope| scope.get("path")).and_then(Value::as_str).unwrap_or_default();
        Some(Self { path: path.to_string(), hits: None, kind, values })
    }

    /// Finds what the path fits. Jekyll drops the folder of all collections from each hit: then it begins
    /// documents, whose paths lack it too, and no pages.
    fn look(&mut self, settings: &Settings) {
        let prefix = settings.collections_prefix();
        let bare = |hit: String| hit.strip_prefix(&prefix).unwrap_or(&hit).to_string();
        self.hits = self
            .path
            .contains('*')
            .then(|| glob(&settings.source, &self.path).into_iter().map(bare).collect());
    }

    fn has_bare_date(&self) -> bool {
        self.values.get("date").is_some_and(|date| matches!(date.kind, Kind::Date(_)))
    }

    /// Whether this set's values go over `old`'s.
    fn outranks(&self, old: &Set) -> bool {
        match self.weight().cmp(&old.weight()) {
            Ordering::Equal => self.kind.is_some() || old.kind.is_none(),
            longer => longer == Ordering::Greater,
        }
    }

    /// A leading slash does not count.
    fn weight(&self) -> usize {
        self.path
            .strip_prefix('/')
            .map_or(&*self.path, |path| path.strip_suffix('/').unwrap_or(path))
            .chars()
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml;

    #[track_caller]
    fn check(sets: &str, path: &str, kind: &str, expected: &str) {
        let list = yaml::parse(sets).unwrap();
        let sets = list.as_list().unwrap().iter().filter_map(Set::new).collect();
        let defaults = Defaults { sets, ..Defaults::default() };
        let map = defaults.all(path, kind);
        let shown: Vec<_> =
            map.iter().map(|(key, value)| format!("{}={}", key.raw, value.ruby_text())).collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn longer_paths_win_then_types_then_the_later() {
        let sets = "[{scope: {path: _p/s, type: p}, values: {v: 3}}, {scope: {path: _p/s}, values: {v: 2, w: 2}}, {scope: {path: ''}, values: {v: 1}}]";
        check(sets, "_p/sub/a.md", "p", "v=3 w=2");
        check(sets, "_p/sub/a.md", "q", "v=2 w=2");
    }

    #[test]
    fn scopes_with_which_jekyll_stops_are_told() {
        for (set, told) in [
            ("{scope: {path: '', type: ~}, values: {}}", "is empty"),
            ("{scope: {path: 5}, values: {}}", "is no text"),
        ] {
            let fault = scope_fault(&yaml::parse(set).unwrap()).unwrap();
            assert!(fault.message.contains(told), "{}", fault.message);
        }
        assert!(scope_fault(&yaml::parse("{scope: {path: ~}, values: {}}").unwrap()).is_none());
    }
}
