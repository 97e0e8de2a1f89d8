//! What was decided about a site that its configuration left open, and what came of it.

use std::collections::BTreeMap;

use super::concept::Concepts;
use super::flags;
use super::links;
use super::networks;
use super::record::{Record, fold_key};
use crate::jekyll::Flavor;

/// Fields in the order in which a person reads about them.
const FIELDS: [&str; 14] = [
    "name",
    "sort_name",
    "excerpt",
    "about",
    "text",
    "image",
    "organization",
    "place",
    "type",
    "categories",
    "tags",
    "language",
    "links",
    "facets",
];

/// Longest list of keys that nothing takes.
const UNUSED: usize = 20;

/// What was decided about a site, and why: for a person to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Whose rules were followed.
    pub flavor: Flavor,
    /// Why: "the `Gemfile` names `github-pages`".
    pub flavor_why: &'static str,
    /// What may be a source of people, taken or not, in the order in which it was looked at.
    pub sources: Vec<SourceChoice>,
    /// Where each field comes from; fields that nobody has are there too.
    pub fields: Vec<FieldChoice>,
    /// Flags that kept people out, as written, and how many: ("`hidden: true`", 3).
    pub hidden: Vec<(String, usize)>,
    /// Keys of front matter that no field takes, and how many people have them, the most frequent first.
    pub unused: Vec<(String, usize)>,
}

/// One possible source of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceChoice {
    /// What it is: "documents of `profiles`", "entries of `_data/team`".
    pub name: String,
    /// Why it was taken or not.
    pub why: String,
    /// How many of its records became people; 0 if it was not taken.
    pub found: usize,
    /// How many records it has.
    pub of: usize,
    /// Whether it was taken.
    pub is_taken: bool,
}

/// Where one field comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldChoice {
    /// The field as `profile_search: {fields: …}` calls it.
    pub field: &'static str,
    /// The keys it was taken from and from how many records each, the most frequent first.
    pub keys: Vec<(String, usize)>,
    /// How many records have the field.
    pub found: usize,
    /// How many records were looked at.
    pub of: usize,
}

/// Counts which key each field came from.
#[derive(Debug, Default)]
pub(super) struct Tally {
    of: usize,
    keys: BTreeMap<(&'static str, String), usize>,
    found: BTreeMap<&'static str, usize>,
    unused: BTreeMap<String, usize>,
    hidden: BTreeMap<String, usize>,
}

impl Tally {
    /// Notes that a record's `field` came from `key`.
    pub(super) fn take(&mut self, field: &'static str, key: &str) {
        *self.keys.entry((field, key.to_string())).or_default() += 1;
        *self.found.entry(field).or_default() += 1;
    }

    /// Notes that a record's `field` came from several keys, as links do.
    pub(super) fn take_all<'k>(
        &mut self,
        field: &'static str,
        keys: impl Iterator<Item = &'k str>,
    ) {
        let mut any = false;
        for key in keys {
            *self.keys.entry((field, key.to_string())).or_default() += 1;
            any = true;
        }
        if any {
            *self.found.entry(field).or_default() += 1;
        }
    }

    /// Notes a record, and which of its keys nothing can take.
    pub(super) fn record(&mut self, record: &Record<'_>, concepts: &Concepts, facets: &[String]) {
        self.of += 1;
        for (key, value) in record.data.iter() {
            let Some(key) = key.text().filter(|_| !value.is_null()) else { continue };
            let folded = fold_key(key);
            let is_facet = facets.iter().any(|facet| fold_key(facet) == folded);
            let is_address = value.text().is_some_and(|text| text.contains("://"));
            let is_used = is_facet
                || is_address
                || concepts.is_known(&folded)
                || networks::by_key(&folded).is_some()
                || flags::is_flag(&folded)
                || links::NESTED.contains(&folded.as_str())
                || OTHERS.contains(&folded.as_str());
            if !is_used {
                *self.unused.entry(key.to_string()).or_default() += 1;
            }
        }
    }

    /// Notes a flag that kept somebody out.
    pub(super) fn hide(&mut self, flag: &str) {
        *self.hidden.entry(flag.to_string()).or_default() += 1;
    }

    /// What was counted.
    pub(super) fn choices(self) -> Choices {
        let fields = FIELDS.iter().map(|field| FieldChoice {
            field,
            keys: by_count(
                self.keys
                    .iter()
                    .filter(|((own, _), _)| own == field)
                    .map(|((_, key), count)| (key.clone(), *count)),
            ),
            found: self.found.get(field).copied().unwrap_or_default(),
            of: self.of,
        });
        let fields = fields.filter(|field| field.field != "facets" || field.found > 0).collect();
        let mut unused = by_count(self.unused.iter().map(|(key, count)| (key.clone(), *count)));
        unused.truncate(UNUSED);
        let hidden = by_count(self.hidden.iter().map(|(flag, count)| (flag.clone(), *count)));
        Choices { fields, hidden, unused, ..Choices::default() }
    }
}

/// Keys that are parts of a name, and others that are read.
const OTHERS: [&str; 9] = [
    "title",
    "firstname",
    "first",
    "givenname",
    "lastname",
    "last",
    "surname",
    "facets",
    "excerptseparator",
];

/// The most frequent first; ties by name.
fn by_count(counts: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = counts.collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
