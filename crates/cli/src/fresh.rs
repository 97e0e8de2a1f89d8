//! Are the files that were written before still those that a build would write?

use std::fs;
use std::path::Path;

use indexer::{Diagnostic, Site};

use crate::commands::build;
use crate::failure::Failure;
use crate::filled::{self, Filled};
use crate::offline::{self, Offline};
use crate::widget::Widget;

/// An error for each file of `site` below `root` that is not there or has other bytes.
pub(crate) fn stale(site: &Site, root: &Path, widget: &Widget) -> Result<Vec<Diagnostic>, Failure> {
    let filled = Filled::new(widget, site)?;
    let is_kept = offline::decide(None, site.offline, root) == Some(Offline::On);
    let folder = build::below(root, site);
    let fault = |path: &Path, message| {
        let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
        Diagnostic::error(shown, message)
            .hint("run `profile-search build`, and commit what it changes")
    };
    let files = build::files(widget, &filled, is_kept);
    let differing = files.iter().filter_map(|(name, bytes)| {
        let path = folder.join(name);
        match fs::read(&path) {
            Ok(old) if old == *bytes => None,
            Ok(_) => Some(fault(&path, "this file is not what the site gives now")),
            Err(_) => Some(fault(&path, "this file of the search is not there")),
        }
    });
    let left_over = filled::left_over(&folder, &filled);
    let left_over = left_over
        .iter()
        .map(|path| fault(path, "no page asks for this file any more, and people are in it"));
    Ok(differing.chain(left_over).collect())
}
