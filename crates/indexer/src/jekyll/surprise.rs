//! Values that Jekyll takes for something else than their writer meant.

use super::source::SourceFile;
use crate::Diagnostic;
use crate::yaml::{Kind, Map, Value};

/// Keys whose values are text about a person, in lower case. Elsewhere `no` and `12:30` may well be meant.
const TEXT_KEYS: [&str; 42] = [
    "about",
    "affiliation",
    "bio",
    "categories",
    "category",
    "city",
    "company",
    "country",
    "description",
    "excerpt",
    "firstname",
    "first_name",
    "github",
    "headline",
    "institution",
    "interests",
    "keywords",
    "languages",
    "lastname",
    "last_name",
    "linkedin",
    "location",
    "mobile",
    "name",
    "organization",
    "phone",
    "position",
    "postal_code",
    "postcode",
    "region",
    "role",
    "skills",
    "slug",
    "state",
    "summary",
    "surname",
    "tag",
    "tags",
    "tel",
    "title",
    "type",
    "zip",
];

/// Warns of each plain value under a text key that Jekyll turns into other text.
pub(super) fn look(file: &SourceFile, data: Option<&Map>, out: &mut Vec<Diagnostic>) {
    for (key, value) in data.into_iter().flat_map(Map::iter) {
        if matches!(key.raw.as_str(), "tags" | "categories") {
            check_labels(file, &key.raw, value, out);
        }
        if TEXT_KEYS.contains(&key.raw.to_ascii_lowercase().as_str()) {
            check(file, value, out);
        }
    }
}

/// A text is split at blanks only; a number or a map under `tags` falls away.
fn check_labels(file: &SourceFile, key: &str, value: &Value, out: &mut Vec<Diagnostic>) {
    let fault = match &value.kind {
        Kind::String if value.raw.contains(',') => {
            let first = value.raw.split_whitespace().next().unwrap_or_default();
            let items: Vec<&str> =
                value.raw.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
            let fault =
                file.warning(value, format!("`{key}` is one text, which Jekyll splits at blanks"));
            fault
                .label(format!("the first of them is `{first}`"))
                .hint(format!("write `{key}: [{}]`", items.join(", ")))
        }
        Kind::Map(_) if key == "tags" => file
            .warning(value, "`tags` is a map, so Jekyll sees no tag")
            .hint("write `tags: [one, two]`"),
        Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) if key == "tags" => {
            let fault = file
                .warning(value, format!("`tags` is {}, so Jekyll sees no tag", value.ruby_text()));
            fault.hint(format!("write `tags: [\"{}\"]`", value.raw))
        }
        _ => return,
    };
    out.push(fault);
}

fn check(file: &SourceFile, value: &Value, out: &mut Vec<Diagnostic>) {
    if let Kind::List(items) = &value.kind {
        items
            .iter()
            .filter(|item| item.as_list().is_none())
            .for_each(|item| check(file, item, out));
        return;
    }
    let what = match value.kind {
        Kind::Bool(_) => "the value",
        Kind::Int(_) | Kind::Float(_) => "the number",
        _ => return,
    };
    let jekyll = value.ruby_text();
    if jekyll != value.raw {
        let raw = &value.raw;
        let fault = file
            .warning(value, format!("Jekyll shows `{raw}` as `{jekyll}`"))
            .label(format!("this is {what} {jekyll}"));
        out.push(fault.hint(format!("put it in quotes: `\"{raw}\"`")));
    }
}
