//! Flags by which a site keeps somebody out of a search.

use super::record::{Record, fold_key};
use crate::yaml::{Kind, Value};

/// A flag that every record of a source has, or that stands in the site's defaults, is about the
/// source's pages (`sitemap: false` for a whole collection), not about one person.
pub(super) struct Flags<'a> {
    records: &'a [Record<'a>],
}

/// Keys, folded, and the values with which they keep a record out.
const FLAGS: [(&str, &[&str]); 11] = [
    ("hidden", &["true"]),
    ("active", &["false"]),
    ("search", &["false", "exclude", "hidden"]),
    ("searchable", &["false"]),
    ("searchexclude", &["true"]),
    ("excludefromsearch", &["true"]),
    ("noindex", &["true"]),
    ("sitemap", &["false"]),
    ("robots", &["noindex", "none"]),
    ("draft", &["true"]),
    ("redirectto", &[]),
];

/// A source of one or two shows no pattern.
const FEW: usize = 3;

/// Whether a folded key is a flag.
pub(super) fn is_flag(key: &str) -> bool {
    FLAGS.iter().any(|(flag, _)| *flag == key)
}

impl<'a> Flags<'a> {
    /// The flags of one source.
    pub(super) fn new(records: &'a [Record<'a>]) -> Self {
        Self { records }
    }

    /// Why `record` is kept out, for a person to read: "`hidden: true`".
    pub(super) fn why_hidden(&self, record: &Record<'_>) -> Option<String> {
        let hiding = FLAGS.iter().filter_map(|(key, values)| {
            let value = flag(record, key, values)?;
            let own = !record.is_default(value) && !self.all_have(key, values);
            own.then(|| format!("`{key}: {}`", value.text().unwrap_or("…")))
        });
        hiding.into_iter().next()
    }

    fn all_have(&self, key: &str, values: &[&str]) -> bool {
        self.records.len() >= FEW
            && self.records.iter().all(|record| flag(record, key, values).is_some())
    }
}

/// The value of the flag, if it keeps the record out. No values given means any value does.
fn flag<'a>(record: &Record<'a>, key: &str, values: &[&str]) -> Option<&'a Value> {
    let value = record.get(&[key])?;
    let text = match value.kind {
        Kind::Bool(value) => value.to_string(),
        _ => fold_key(value.text().unwrap_or_default()),
    };
    (values.is_empty() || values.contains(&text.as_str())).then_some(value)
}
