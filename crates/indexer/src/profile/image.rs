//! The picture of a person: an address, a path of the site, or the name of a file in one of its folders.

use std::path::Path;

use super::links;
use super::record::Record;
use crate::Diagnostic;
use crate::yaml::Value;

/// Folders that sites keep pictures in, for values that are a bare file name.
const FOLDERS: [&str; 12] = [
    "",
    "images",
    "assets/images",
    "assets/img",
    "img",
    "assets",
    "assets/images/people",
    "images/people",
    "assets/img/people",
    "assets/images/team",
    "images/team",
    "uploads",
];

/// What a map that describes a picture calls its path.
const PATH_KEYS: [&str; 6] = ["path", "src", "url", "thumbnail", "feature", "file"];

/// Endings of picture files.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"];

/// Finds pictures in a site's folder.
pub(super) struct Finder<'a> {
    /// The folder that holds the documents.
    pub(super) source: &'a Path,
}

/// A picture, and what is to be said about it.
pub(super) struct Found {
    /// Absolute, or below the site's base, beginning with `/`.
    pub(super) address: String,
    pub(super) advice: Option<Diagnostic>,
}

impl Finder<'_> {
    /// The picture of a record, and its key as written, if one of `keys` has any. A value from the
    /// site's defaults is everybody's.
    pub(super) fn find<'r>(&self, record: &Record<'r>, keys: &[&str]) -> Option<(&'r str, Found)> {
        keys.iter().find_map(|key| {
            let (written, value) = record.find(&[key])?;
            let value = Some(inner(value)).filter(|value| !record.is_default(value))?;
            let text = value.text()?.trim();
            let found =
                if *key == "gravatar" { gravatar(text) } else { self.picture(record, value, text) };
            Some((written, found?))
        })
    }

    fn picture(&self, record: &Record<'_>, value: &Value, text: &str) -> Option<Found> {
        if text.contains("://") || text.starts_with("//") || text.starts_with("data:") {
            let is_safe = links::is_absolute(text) && !text.starts_with("mailto:");
            return is_safe.then(|| Found { address: text.to_string(), advice: None });
        }
        if text.contains("{{") || text.contains(':') {
            return None;
        }
        let path = text.trim_start_matches("./").trim_start_matches('/');
        let folders = if path == text { &FOLDERS[..] } else { &FOLDERS[..1] };
        let places = folders.iter().map(|folder| format!("{folder}/{path}"));
        let place = places
            .map(|place| place.trim_start_matches('/').to_string())
            .find(|place| self.has(place));
        if let Some(place) = place {
            return Some(Found { address: format!("/{}", encoded(&place)), advice: None });
        }
        missing(record, value, path)
    }

    fn has(&self, place: &str) -> bool {
        !place.split('/').any(|part| part == "..") && self.source.join(place).is_file()
    }
}

/// A picture whose file is not there. It may come from elsewhere, so its address stays, if it is
/// the path of a picture at all.
fn missing(record: &Record<'_>, value: &Value, path: &str) -> Option<Found> {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        return None;
    }
    let advice = record
        .warning(value, format!("there is no picture `{path}`"))
        .hint("write its path from the site's folder, beginning with `/`");
    Some(Found { address: format!("/{}", encoded(path)), advice: Some(advice) })
}

/// The path in a map that describes a picture, or the first of a list.
fn inner(value: &Value) -> &Value {
    let first = value.as_list().and_then(<[Value]>::first).unwrap_or(value);
    PATH_KEYS.iter().find_map(|key| first.get(key)).unwrap_or(first)
}

/// The picture that belongs to the hash of somebody's mail address.
fn gravatar(text: &str) -> Option<Found> {
    let is_hash = matches!(text.len(), 32 | 64) && text.chars().all(|c| c.is_ascii_hexdigit());
    let address = format!("https://www.gravatar.com/avatar/{text}");
    is_hash.then_some(Found { address, advice: None })
}

/// A path as a part of an address.
fn encoded(path: &str) -> String {
    path.replace('%', "%25")
        .replace(' ', "%20")
        .replace('#', "%23")
        .replace('?', "%3F")
        .replace('"', "%22")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Map;

    #[track_caller]
    fn check(key: &str, text: &str, address: &str) {
        let mut data = Map::default();
        data.insert(Value::string(key), Value::string(text));
        let record =
            Record { path: "a.md", text: "", data: &data, document: None, key: None, href: None };
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("assets/img")).unwrap();
        std::fs::write(folder.path().join("assets/img/ada b.png"), "").unwrap();
        let found = Finder { source: folder.path() }.find(&record, &[key]);
        assert_eq!(found.map(|(_, found)| found.address).unwrap_or_default(), address);
    }

    #[test]
    fn pictures_are_found_by_path_and_by_name() {
        check("image", "/assets/img/ada b.png", "/assets/img/ada%20b.png");
        check("image", "ada b.png", "/assets/img/ada%20b.png");
        check("image", "img/ada b.png", "/assets/img/ada%20b.png");
        check("image", "https://a.example/a.png", "https://a.example/a.png");
        check(
            "gravatar",
            "0bc83cb571cd1c50ba6f3e8a78ef1346",
            "https://www.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346",
        );
    }

    #[test]
    fn what_is_no_picture_is_left_out() {
        for text in
            ["javascript:alert(1)", "data:image/png;base64,x", "{{ site.logo }}", "yes", "../x"]
        {
            check("image", text, "");
        }
    }

    #[test]
    fn a_missing_picture_keeps_its_address() {
        check("image", "team/ada.png", "/team/ada.png");
    }
}
