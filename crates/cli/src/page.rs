//! Which files of a site put the search on a page.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::widget::{FOLDER, SCRIPT};

/// Files that hold markup.
const ENDINGS: [&str; 4] = ["html", "htm", "md", "markdown"];

/// Folders that hold no pages, or those of others.
const PASSED_OVER: [&str; 4] = ["node_modules", "vendor", "_posts", "_site"];

/// Folders below the site that are looked into: deeper ones hold documents, not layouts.
const DEPTH: usize = 3;

/// Larger files are no pages that somebody wrote.
const LARGEST: u64 = 1 << 20;

/// The line that puts the search on a page, its files in `folder`, or where they usually are.
pub(crate) fn tag(folder: Option<&str>) -> String {
    let folder = folder.unwrap_or(FOLDER);
    format!(
        "<script type=\"module\" src=\"{{{{ '/{folder}/{SCRIPT}' | relative_url }}}}\"></script>"
    )
}

/// The layouts, includes and pages below `source` that name the script, relative to it, sorted.
pub(crate) fn naming_the_script(source: &Path) -> Vec<String> {
    let mut found = Vec::new();
    look(source, DEPTH, &mut |path| {
        if fs::read_to_string(path).is_ok_and(|text| text.contains(SCRIPT)) {
            let below = path.strip_prefix(source).unwrap_or(path);
            found.push(below.to_string_lossy().replace('\\', "/"));
        }
    });
    found.sort();
    found
}

fn look(folder: &Path, depth: usize, see: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let Ok(meta) = entry.metadata() else { continue };
        let is_markup = path
            .extension()
            .and_then(OsStr::to_str)
            .is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()));
        if meta.is_dir() {
            let is_other = name.starts_with('.') || PASSED_OVER.contains(&name.as_ref());
            if depth > 0 && !is_other {
                look(&path, depth - 1, see);
            }
        } else if is_markup && meta.len() <= LARGEST {
            see(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::naming_the_script;
    use std::fs;

    #[test]
    fn layouts_includes_and_pages_are_looked_at() {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("_layouts/default.html", "<script src=\"/assets/profile-search/profile-search.js\">"),
            ("people/index.md", "profile-search.js"),
            ("index.html", "nothing"),
            ("_site/index.html", "profile-search.js"),
            ("notes.txt", "profile-search.js"),
        ] {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        assert_eq!(naming_the_script(dir.path()), ["_layouts/default.html", "people/index.md"]);
    }
}
