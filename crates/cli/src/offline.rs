//! The worker that keeps the search working without a network. It lies at the site's base
//! address, since a worker may only answer for its own folder and what is below.

use std::fs;
use std::path::{self, Path, PathBuf};

use serde_json::{Map, json};

use crate::failure::Failure;
use crate::output;
use crate::sri;
use crate::widget::{File, LANGUAGES, language_of};

/// Its name at the site's base address, as `www/profile-search-offline.js` asks for it.
pub(crate) const NAME: &str = "profile-search-sw.js";
const CODE: &str = include_str!("../../../www/profile-search-sw.js");
/// Begins the line that says what to keep.
const KEPT: &str = "const KEPT = ";

/// Whether visitors keep the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Offline {
    /// Write the worker
    On,
    /// Write one that takes itself away from every visitor
    Off,
}

/// What to do about the worker of the site in `root`: what is `asked` for, else what the site's own
/// `setting` says. Without both a worker that is there is kept up to date, since one that names files of
/// yesterday would never be replaced. The setting ends a worker, but makes none for that.
pub(crate) fn decide(
    asked: Option<Offline>,
    setting: Option<bool>,
    root: &Path,
) -> Option<Offline> {
    let present = || fs::read_to_string(root.join(NAME)).is_ok_and(|text| is_working(&text));
    asked.or_else(|| match setting {
        Some(true) => Some(Offline::On),
        Some(false) => present().then_some(Offline::Off),
        None => present().then_some(Offline::On),
    })
}

fn is_working(worker: &str) -> bool {
    worker.lines().any(|line| line.starts_with(KEPT) && line != ending())
}

fn ending() -> String {
    format!("{KEPT}null;")
}

/// The way from the site in `root` to `folder`, which must lie below it.
pub(crate) fn below(root: &Path, folder: &Path) -> Result<PathBuf, Failure> {
    let [root, folder] =
        [root, folder].map(|path| path::absolute(path).unwrap_or_else(|_| path.into()));
    folder.strip_prefix(&root).map(Path::to_path_buf).map_err(|_| {
        Failure::usage(
            format!("a worker cannot keep files outside of the site: `{}`", folder.display()),
            "leave out `--out`, or name a folder below the site",
        )
    })
}

/// Writes the worker to `root`, where the site's base is; `files` lie in the folder `below` it.
pub(crate) fn write(root: &Path, below: &Path, files: &[File<'_>]) -> Result<(), Failure> {
    put(root, &keeping(below, files))
}

/// Writes the worker that ends it.
pub(crate) fn write_end(root: &Path) -> Result<(), Failure> {
    put(root, &ending())
}

fn put(root: &Path, kept: &str) -> Result<(), Failure> {
    let text = format!("{kept}\n{CODE}");
    output::write_all(root, &[(NAME, text.as_bytes())])?;
    Ok(())
}

/// The line that names the files with their sums. Its version changes with any of them, and with the worker.
fn keeping(below: &Path, files: &[File<'_>]) -> String {
    let folder = below.to_string_lossy().replace('\\', "/");
    let sums: Map<String, serde_json::Value> = files
        .iter()
        .map(|(name, bytes)| {
            let path =
                if folder.is_empty() { (*name).to_string() } else { format!("{folder}/{name}") };
            (path, sri::integrity(bytes).into())
        })
        .collect();
    let version = sri::integrity(format!("{CODE}{}", json!(sums)).as_bytes());
    format!("{KEPT}{};", json!({ "version": version, "files": sums }))
}

/// What of the written files a visitor without a network needs: not every language of the page, but those
/// of the site.
pub(crate) fn needed<'a>(files: &[File<'a>], languages: &[&str]) -> Vec<File<'a>> {
    let own: Vec<&str> = languages.iter().filter_map(|language| own_language(language)).collect();
    let is_needed = |name: &str| language_of(name).is_none_or(|tag| own.contains(&tag));
    files.iter().copied().filter(|(name, _)| is_needed(name)).collect()
}

/// The language file for a site in `language`: the same, else without its region.
fn own_language(language: &str) -> Option<&'static str> {
    let mut tags = LANGUAGES.iter().filter_map(|(name, _)| language_of(name));
    let base = language.split('-').next().unwrap_or_default();
    let exact = tags.clone().find(|tag| tag.eq_ignore_ascii_case(language));
    exact.or_else(|| tags.find(|tag| tag.eq_ignore_ascii_case(base)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{ending, is_working, keeping, needed, own_language};

    #[test]
    fn another_byte_is_another_version() {
        let lines = [b"a", b"b"].map(|bytes| keeping(Path::new("assets"), &[("x.js", bytes)]));
        assert!(lines[0].starts_with(r#"const KEPT = {"version":""#), "{}", lines[0]);
        assert!(lines[0].contains(r#""assets/x.js":"sha384-"#), "{}", lines[0]);
        let version = |line: &str| line.split('"').nth(3).map(str::to_string);
        assert_ne!(version(&lines[0]), version(&lines[1]));
    }

    #[test]
    fn a_worker_that_ends_is_told_from_one_that_works() {
        assert!(is_working(&keeping(Path::new(""), &[])));
        assert!(!is_working(&ending()));
        assert!(!is_working("addEventListener('fetch', own);"));
    }

    #[test]
    fn only_the_sites_own_language_is_kept() {
        assert_eq!(own_language("de-AT"), Some("de"));
        assert_eq!(own_language("zh-Hant"), Some("zh-Hant"));
        assert_eq!(own_language("en"), None);
        let files: &[(&str, &[u8])] = &[
            ("profile-search.js", b""),
            ("profile-search.de.json", b""),
            ("profile-search.fr.json", b""),
        ];
        let names: Vec<&str> = needed(files, &["de"]).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["profile-search.js", "profile-search.de.json"]);
    }
}
