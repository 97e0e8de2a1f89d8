//! Categories and tags in all the forms people write them.

use crate::yaml::{Kind, Map, Value};

/// The categories that a document's path gives: the folders above `special`, `_posts` or `_drafts`.
pub(super) fn from_path(path: &str, special: &str) -> Vec<Value> {
    let above = match path.find(special) {
        Some(0) | None => return Vec::new(),
        Some(at) => path.get(..at).unwrap_or_default(),
    };
    above.split('/').filter(|folder| !folder.is_empty()).map(Value::string).collect()
}

/// `categories` under the front matter's: text is split at blanks, lists are united.
///
/// The error is a value that is neither, for which Jekyll drops the whole front matter.
pub(super) fn united(categories: &[Value], own: &Map) -> Result<Vec<Value>, Value> {
    let Some(value) = own.get("categories") else { return Ok(categories.to_vec()) };
    let more = match &value.kind {
        Kind::Null => return Ok(categories.to_vec()),
        Kind::String => words(value),
        Kind::List(list) => list.clone(),
        _ => return Err(value.clone()),
    };
    Ok(union(categories, more))
}

/// The categories as Jekyll ends up with them: as merged, then each as text, `category` last.
pub(super) fn categories(merged: &[Value], data: &Map) -> Vec<Value> {
    let mut named = Vec::new();
    match data.get("category").filter(|value| value.is_truthy()) {
        Some(value) => flatten(value, &mut named),
        None => merged.iter().for_each(|value| flatten(value, &mut named)),
    }
    let texts = merged.iter().cloned().chain(named).map(|value| match value.kind {
        Kind::String => value,
        _ => Value { kind: Kind::String, raw: value.ruby_text(), ..value },
    });
    union(merged, texts.collect())
}

/// The tags: `tag`, not split, else `tags`, split at blanks where it is text. Neither numbers nor maps
/// count under `tags`.
pub(super) fn tags(data: &Map) -> Vec<Value> {
    let mut out = Vec::new();
    if let Some(tag) = data.get("tag").filter(|value| value.is_truthy()) {
        flatten(tag, &mut out);
        return out;
    }
    match data.get("tags") {
        Some(value) if value.as_str().is_some() => words(value),
        Some(value) if value.as_list().is_some() => {
            flatten(value, &mut out);
            out
        }
        _ => out,
    }
}

/// A value, or all that a list holds at any depth; nulls fall away.
fn flatten(value: &Value, out: &mut Vec<Value>) {
    match &value.kind {
        Kind::List(list) => list.iter().for_each(|value| flatten(value, out)),
        Kind::Null => {}
        _ => out.push(value.clone()),
    }
}

/// The words of a text, each at the text's place.
fn words(value: &Value) -> Vec<Value> {
    value
        .raw
        .split_whitespace()
        .map(|word| Value { raw: word.to_string(), ..value.clone() })
        .collect()
}

/// Values of both, each once, in order of first appearance.
fn union(first: &[Value], second: Vec<Value>) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::with_capacity(first.len() + second.len());
    for value in first.iter().cloned().chain(second) {
        if !out.iter().any(|known| known.equals(&value)) {
            out.push(value);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml;

    fn shown(values: &[Value]) -> String {
        values.iter().flat_map(|value| ["[".into(), value.ruby_text(), "]".into()]).collect()
    }

    #[track_caller]
    fn check_categories(front_matter: &str, expected: &str) {
        let value = yaml::parse(front_matter).unwrap();
        let data = value.as_map().unwrap();
        assert_eq!(shown(&categories(&united(&[], data).unwrap(), data)), expected);
    }

    #[track_caller]
    fn check_tags(front_matter: &str, expected: &str) {
        assert_eq!(shown(&tags(yaml::parse(front_matter).unwrap().as_map().unwrap())), expected);
    }

    #[test]
    fn categories_is_split_and_category_is_not() {
        check_categories("categories: one, two", "[one,][two]");
        check_categories("category: one two", "[one two]");
        check_categories("categories: [A, a, A]\ncategory: z", "[A][a][z]");
        check_categories("category:", "");
    }

    #[test]
    fn other_types_come_twice() {
        check_categories("categories: [1, ~, x]", "[1][][x][1][]");
    }

    #[test]
    fn folders_above_posts_are_categories() {
        assert_eq!(shown(&from_path("blog/News/_posts/2020-01-01-a.md", "_posts")), "[blog][News]");
        assert_eq!(shown(&from_path("_posts/sub/2020-01-01-a.md", "_posts")), "");
    }

    #[test]
    fn tag_hides_tags() {
        check_tags("tag: one\ntags: [two]", "[one]");
        check_tags("tags: 'one, two'", "[one,][two]");
        check_tags("tags: [[a, b], c, ~, a]", "[a][b][c][a]");
        check_tags("tags: 7", "");
    }
}
