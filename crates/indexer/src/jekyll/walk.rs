//! Which files Jekyll reads, and as what.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::document::Flavor;
use super::fnmatch::fnmatch;
use super::name;
use super::settings::Settings;
use crate::limits::{ENTRIES, FOLDER_DEPTH};
use crate::{Diagnostic, Skipped};

/// As what a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A page, if it has front matter; else a static file.
    Page,
    Post,
    Draft,
    /// In the collection with this place in [`Settings::collections`]; a static file without front matter.
    Member(usize),
}

impl Role {
    /// Is it dated by its name, and read without front matter, too?
    pub(super) fn is_post(self) -> bool {
        matches!(self, Self::Post | Self::Draft)
    }
}

/// A file to be read.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) role: Role,
    /// Below the source, with slashes.
    pub(super) path: String,
}

/// What a walk through a site found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) candidates: Vec<Candidate>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Walks through the source, each folder's entries by name.
pub(super) fn walk(settings: &Settings) -> Found {
    let mut walk = Walk { settings, found: Found::default(), entries: 0, above: Vec::new() };
    walk.pages("", 0);
    walk.included_files();
    for (place, collection) in settings.collections.iter().enumerate().skip(1) {
        walk.collection(place, &collection.public.label);
    }
    walk.found
}

struct Walk<'a> {
    settings: &'a Settings,
    found: Found,
    entries: usize,
    /// Real paths of the folders that the walk is in, to see circles of links.
    above: Vec<PathBuf>,
}

impl Walk<'_> {
    fn pages(&mut self, dir: &str, depth: usize) {
        let folder = self.settings.source.join(dir);
        if !self.enter(&folder, dir, depth) {
            return;
        }
        self.posts(dir, "_posts", Role::Post);
        if self.settings.drafts {
            self.posts(dir, "_drafts", Role::Draft);
        }
        for entry in self.list(&folder, dir) {
            let path = join(dir, &entry);
            if !self.keeps(&entry, &path) {
                continue;
            }
            let full = self.settings.source.join(&path);
            if full.is_dir() {
                if full != self.settings.destination {
                    self.pages(&path, depth + 1);
                }
            } else if full.is_file() {
                self.found.candidates.push(Candidate { role: Role::Page, path });
            }
        }
        self.above.pop();
    }

    /// Whether the walk may go into a folder; notes it if so.
    fn enter(&mut self, folder: &Path, shown: &str, depth: usize) -> bool {
        let Ok(real) = folder.canonicalize() else { return false };
        if self.above.contains(&real) || depth > FOLDER_DEPTH {
            let fault = Diagnostic::warning(
                shown,
                "this folder is passed over: it leads back to one above it",
            );
            self.found.diagnostics.push(fault.hint("exclude it, or remove the link"));
            return false;
        }
        self.above.push(real);
        true
    }

    fn list(&mut self, folder: &Path, shown: &str) -> Vec<String> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.found.diagnostics.push(Diagnostic::error(
                    shown,
                    format!("this folder cannot be read: {}", error.kind()),
                ));
                return Vec::new();
            }
        };
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort_unstable();
        self.entries += names.len();
        if self.entries > ENTRIES {
            names.clear();
        }
        names
    }

    /// Posts and drafts: below each `_posts` and `_drafts`, without following links to folders.
    fn posts(&mut self, dir: &str, special: &str, role: Role) {
        let prefix = self.settings.collections_prefix();
        if !prefix.is_empty() && !format!("{dir}/").starts_with(&prefix) {
            return;
        }
        let base = join(dir, special);
        for entry in self.glob(&base, false) {
            let path = join(&base, &entry);
            if !self.keeps(&entry, &path) {
                continue;
            }
            if is_named(&entry, role, self.settings.flavor) {
                self.found.candidates.push(Candidate { role, path });
            } else {
                let why = "its name does not begin with a date like 2023-12-28-".to_string();
                self.found.skipped.push(Skipped { path, why });
            }
        }
    }

    fn collection(&mut self, place: usize, label: &str) {
        let prefix = self.settings.collections_prefix();
        let folder = format!("_{label}");
        let base = format!("{prefix}{folder}");
        for entry in self.glob(&base, true) {
            // The folder of all collections is not part of what exclude patterns see.
            if self.keeps(&entry, &join(&folder, &entry)) {
                self.found
                    .candidates
                    .push(Candidate { role: Role::Member(place), path: join(&base, &entry) });
            }
        }
    }

    /// Files below `base`, relative to it; links to folders are not entered, as by Ruby's `**`.
    fn glob(&mut self, base: &str, hidden: bool) -> Vec<String> {
        let mut out = Vec::new();
        if self.settings.source.join(base).is_dir() {
            self.glob_into(base, "", hidden, 0, &mut out);
        }
        out
    }

    fn glob_into(
        &mut self,
        base: &str,
        dir: &str,
        hidden: bool,
        depth: usize,
        out: &mut Vec<String>,
    ) {
        let folder = self.settings.source.join(base).join(dir);
        for name in self.list(&folder, &join(base, dir)) {
            let path = folder.join(&name);
            let entry = join(dir, &name);
            if name.starts_with('.') && !hidden {
                continue;
            }
            if path.is_symlink() && path.is_dir() {
                continue;
            }
            if path.is_dir() && depth < FOLDER_DEPTH {
                self.glob_into(base, &entry, hidden, depth + 1, out);
            } else if path.is_file() {
                out.push(entry);
            } else if path.is_symlink() {
                self.found.diagnostics.push(
                    Diagnostic::error(join(base, &entry), "this link leads to nothing")
                        .hint("put the file there that it names, or delete the link"),
                );
            }
        }
    }

    /// Files named under `include:` are read wherever they are; by Jekyll 4 only.
    fn included_files(&mut self) {
        if self.settings.flavor == Flavor::GithubPages {
            return;
        }
        let known: BTreeSet<String> =
            self.found.candidates.iter().map(|candidate| candidate.path.clone()).collect();
        for entry in &self.settings.include {
            let path = entry.trim_start_matches("./").trim_matches('/').to_string();
            let inside = !path.split('/').any(|part| part == "..");
            if inside && !known.contains(&path) && self.settings.source.join(&path).is_file() {
                self.found.candidates.push(Candidate { role: Role::Page, path });
            }
        }
    }

    /// Jekyll's filter. `entry` is relative to what is being listed, `path` to the source.
    fn keeps(&self, entry: &str, path: &str) -> bool {
        if entry.ends_with('.') && self.settings.flavor == Flavor::Jekyll4 {
            return false;
        }
        let included = self.settings.includes(entry);
        if !included && self.is_excluded(path) {
            return false;
        }
        if self.settings.safe && self.leads_out(path) {
            return false;
        }
        let is_special = |text: &str| text.starts_with(['.', '_', '#', '~']);
        included || !(is_special(entry) || is_special(name::base(entry)) || entry.ends_with('~'))
    }

    fn is_excluded(&self, path: &str) -> bool {
        let patterns =
            self.settings.exclude.iter().filter(|pattern| !self.settings.include.contains(pattern));
        patterns.into_iter().any(|pattern| fits(self.settings, pattern, path))
    }

    fn leads_out(&self, path: &str) -> bool {
        let full = self.settings.source.join(path);
        let real = full.is_symlink().then(|| full.canonicalize().ok()).flatten();
        let source = self.settings.source.canonicalize().ok();
        matches!((real, source), (Some(real), Some(source)) if !real.starts_with(&source))
    }
}

impl Settings {
    /// Whether `include:` names an entry, by its path or its last component.
    pub(super) fn includes(&self, entry: &str) -> bool {
        let fits =
            |pattern: &String| fits(self, pattern, entry) || fits(self, pattern, name::base(entry));
        self.include.iter().any(fits)
    }
}

/// A pattern fits as a glob, as a beginning, or, with a slash at its end, as a folder.
fn fits(settings: &Settings, pattern: &str, entry: &str) -> bool {
    let pattern = pattern.trim_start_matches('/');
    if entry.starts_with(pattern) || fnmatch(pattern, entry) {
        return true;
    }
    pattern.strip_suffix('/') == Some(entry) && settings.source.join(entry).is_dir()
}

/// Posts need a date in their name, drafts an extension.
fn is_named(entry: &str, role: Role, flavor: Flavor) -> bool {
    match role {
        Role::Post => name::dated(entry, flavor).is_some(),
        _ => !name::extension(entry).is_empty(),
    }
}

fn join(dir: &str, name: &str) -> String {
    match (dir.is_empty(), name.is_empty()) {
        (true, _) => name.to_string(),
        (_, true) => dir.to_string(),
        _ => format!("{dir}/{name}"),
    }
}
