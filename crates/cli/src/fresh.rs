//! Are the files that were written before still those that a build would write?

use std::fs;
use std::path::Path;

use indexer::{Diagnostic, Site};

use crate::commands::build;
use crate::failure::Failure;
use crate::offline::{self, Offline};
use crate::site;
use crate::widget::Widget;

/// An error for each file of `site` below `root` that is not there or has other bytes.
pub(crate) fn stale(site: &Site, root: &Path, widget: &Widget) -> Result<Vec<Diagnostic>, Failure> {
    let wasm = widget.wasm_with(&site::index(site)?);
    let is_kept = offline::decide(None, site.offline, root) == Some(Offline::On);
    let folder = build::below(root, site);
    let files = build::files(widget, &wasm, is_kept);
    let differing = files.iter().filter_map(|(name, bytes)| {
        let path = folder.join(name);
        let shown = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        let message = match fs::read(&path) {
            Ok(old) if old == *bytes => return None,
            Ok(_) => "this file is not what the site gives now",
            Err(_) => "this file of the search is not there",
        };
        Some(
            Diagnostic::error(shown, message)
                .hint("run `profile-search build`, and commit what it writes"),
        )
    });
    Ok(differing.collect())
}
