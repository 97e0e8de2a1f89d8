//! Patterns of paths, and templates of addresses.

use super::record::Record;

/// Whether `path` matches: `*` is any text within a folder, `**` any text, `?` one character.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let pattern: Vec<char> = pattern.trim_start_matches('/').chars().collect();
    let path: Vec<char> = path.chars().collect();
    // Which beginnings of the path the pattern so far matches.
    let mut reached = vec![false; path.len() + 1];
    reached[0] = true;
    let mut at = 0;
    while at < pattern.len() {
        let is_deep = pattern[at..].starts_with(&['*', '*']);
        reached = match pattern[at] {
            '*' => stretched(&reached, &path, is_deep),
            c => stepped(&reached, &path, c),
        };
        at += if is_deep { 2 } else { 1 };
        if is_deep && pattern.get(at) == Some(&'/') {
            at += 1;
        }
    }
    reached[path.len()]
}

/// The beginnings reached after `*`, or after `**` that crosses folders.
fn stretched(reached: &[bool], path: &[char], is_deep: bool) -> Vec<bool> {
    let mut next = reached.to_vec();
    for at in 0..path.len() {
        next[at + 1] |= next[at] && (is_deep || path[at] != '/');
    }
    next
}

/// The beginnings reached after one character.
fn stepped(reached: &[bool], path: &[char], c: char) -> Vec<bool> {
    let mut next = vec![false; reached.len()];
    for at in 0..path.len() {
        let fits = path[at] == c || (c == '?' && path[at] != '/');
        next[at + 1] = reached[at] && fits;
    }
    next
}

/// The address that `template` gives for a record: `{{ id }}`, `{id}` and `:id` are its values.
pub(super) fn fill(template: &str, record: &Record<'_>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(start) = rest.find(['{', ':']) {
        out.push_str(&rest[..start]);
        let (len, key) = placeholder(&rest[start..]);
        match key {
            Some(key) => out.push_str(&value_of(record, key)),
            None => out.push_str(&rest[start..start + len]),
        }
        rest = &rest[start + len..];
    }
    out.push_str(rest);
    if out.starts_with('/') || out.contains("://") { out } else { format!("/{out}") }
}

/// How long a placeholder `text` begins with, and its name; without one, the length of a sign.
fn placeholder(text: &str) -> (usize, Option<&str>) {
    for (open, close) in [("{{", "}}"), ("{", "}")] {
        if let Some(inner) = text.strip_prefix(open)
            && let Some(end) = inner.find(close)
        {
            return (open.len() + end + close.len(), Some(inner[..end].trim()));
        }
    }
    let name = text.strip_prefix(':').unwrap_or_default();
    let len = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
    if len == 0 { (1, None) } else { (len + 1, Some(&name[..len])) }
}

/// The value of a key as a part of an address. `id` and `slug` are made of the name where there are none.
fn value_of(record: &Record<'_>, key: &str) -> String {
    let key = key.rsplit('.').next().unwrap_or(key);
    let own = record.get(&[super::record::fold_key(key)]).and_then(|value| value.text());
    let slug = record.document.and_then(|document| document.slug.as_ref()?.text());
    let name = || record.get(&["name", "title", "fullname"]).and_then(|value| value.text());
    own.or(slug).or(record.key).or_else(name).map(slugged).unwrap_or_default()
}

/// Lower case, with `-` for all that is neither letter nor digit.
fn slugged(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Map, Value};

    #[test]
    fn stars_match_within_folders_and_two_of_them_across() {
        for (pattern, path, fits) in [
            ("people/*.md", "people/ada.md", true),
            ("people/*.md", "people/a/ada.md", false),
            ("people/**", "people/a/ada.md", true),
            ("people/**/*.md", "people/ada.md", true),
            ("_posts/*draft*", "_posts/my-draft-1.md", true),
            ("a?.md", "ab.md", true),
            ("a?.md", "a/.md", false),
            ("/a.md", "a.md", true),
            ("", "a", false),
            ("********************b", "aaaaaaaaaaaaaaaaaaaaaaaa", false),
        ] {
            assert_eq!(matches(pattern, path), fits, "{pattern} {path}");
        }
    }

    #[test]
    fn templates_take_values_of_the_record() {
        let mut data = Map::default();
        data.insert(Value::string("name"), Value::string("Ada Lovelace"));
        data.insert(Value::string("id"), Value::string("ada"));
        let record =
            Record { path: "", text: "", data: &data, document: None, key: None, href: None };
        for (template, address) in [
            ("/team/#{{ id }}", "/team/#ada"),
            ("/team/#:slug", "/team/#ada-lovelace"),
            ("/team/#{id}", "/team/#ada"),
            ("people/:name.html", "/people/ada-lovelace.html"),
            ("https://a.example/{id}", "https://a.example/ada"),
            ("/team/", "/team/"),
        ] {
            assert_eq!(fill(template, &record), address);
        }
    }
}
