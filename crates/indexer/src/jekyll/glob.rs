//! Ruby's `Dir.glob` below a folder.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, FileType};
use std::path::Path;

use super::fnmatch::fnmatch;
use crate::limits::{ENTRIES, FOLDER_DEPTH};

/// Files and folders below `source` that fit `pattern`, relative to it: `**/` is any number of folders,
/// `*` stays within one and leaves hidden names. Nothing outside of `source` fits.
pub(super) fn glob(source: &Path, pattern: &str) -> BTreeSet<String> {
    let mut walk = Walk { source, entries: 0, hits: BTreeSet::new() };
    for pattern in braces(pattern) {
        let parts: Vec<&str> = pattern.trim_end_matches('/').split('/').collect();
        if !parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
            walk.folder("", &parts, 0);
        }
    }
    walk.hits
}

struct Walk<'a> {
    source: &'a Path,
    entries: usize,
    hits: BTreeSet<String>,
}

impl Walk<'_> {
    fn folder(&mut self, dir: &str, pattern: &[&str], depth: usize) {
        let Some((first, rest)) = pattern.split_first() else { return };
        let is_any_depth = *first == "**" && !rest.is_empty();
        if is_any_depth {
            self.folder(dir, rest, depth);
        }
        for (name, kind) in self.names(dir, depth) {
            let hidden = name.starts_with('.') && !first.starts_with('.');
            if hidden || !(is_any_depth || fnmatch(first, &name)) {
                continue;
            }
            let path = if dir.is_empty() { name } else { format!("{dir}/{name}") };
            if is_any_depth {
                if kind.is_some_and(|kind| kind.is_dir()) {
                    self.folder(&path, pattern, depth + 1);
                }
            } else if rest.is_empty() {
                self.hits.insert(path);
            } else if !kind.is_some_and(|kind| kind.is_file()) {
                self.folder(&path, rest, depth + 1);
            }
        }
    }

    /// What a folder holds, and what each is, links not followed; nothing of a file.
    fn names(&mut self, dir: &str, depth: usize) -> Vec<(String, Option<FileType>)> {
        if depth > FOLDER_DEPTH || self.entries > ENTRIES {
            return Vec::new();
        }
        let entries = fs::read_dir(self.source.join(dir)).into_iter().flatten().flatten();
        let found = |entry: DirEntry| {
            (entry.file_name().to_string_lossy().into_owned(), entry.file_type().ok())
        };
        let names: Vec<(String, Option<FileType>)> = entries.map(found).collect();
        self.entries += names.len();
        names
    }
}

/// `a{b,c}` as `ab` and `ac`. One level, and at most 64 patterns: scopes have two or three.
fn braces(pattern: &str) -> Vec<String> {
    let mut out = vec![pattern.to_string()];
    while let Some(at) = out.iter().position(|text| text.contains('{') && text.contains('}')) {
        let text = out.swap_remove(at);
        let parts = text
            .split_once('{')
            .and_then(|(head, rest)| rest.split_once('}').map(|(inner, tail)| (head, inner, tail)));
        let Some((head, inner, tail)) = parts else { return vec![pattern.to_string()] };
        out.extend(inner.split(',').map(|part| format!("{head}{part}{tail}")));
        if out.len() > 64 {
            return vec![pattern.to_string()];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        for file in ["_p/a/b/c.md", "_p/c.md", "_p/.dot/c.md", "x.md"] {
            let full = folder.path().join(file);
            fs::create_dir_all(full.parent().unwrap()).unwrap();
            fs::write(full, "").unwrap();
        }
        let hits: Vec<String> = glob(folder.path(), pattern).into_iter().collect();
        assert_eq!(hits, expected, "{pattern}");
    }

    #[test]
    fn stars_match_folders_and_files() {
        check("_p/*", &["_p/a", "_p/c.md"]);
        check("*/", &["_p", "x.md"]);
        check("_p/**/c.{md,html}", &["_p/a/b/c.md", "_p/c.md"]);
        check("**/*.md", &["_p/a/b/c.md", "_p/c.md", "x.md"]);
        check("_p/.d*/*", &["_p/.dot/c.md"]);
    }

    #[test]
    fn nothing_outside_fits() {
        check("../*", &[]);
        check("/*", &[]);
        check("_p/../*", &[]);
    }
}
