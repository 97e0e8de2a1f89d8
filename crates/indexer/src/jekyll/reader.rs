//! One file: whether it is a document at all, and its text.

use std::path::Path;
use std::sync::Arc;

use super::build::Building;
use super::defaults::Defaults;
use super::document::Document;
use super::memory::{Memory, Remembered, Text};
use super::name;
use super::settings::Settings;
use super::walk::{Candidate, Role};
use crate::{Diagnostic, Skipped};

/// What became of a file.
#[derive(Debug, Default)]
pub(super) struct Built {
    pub(super) document: Option<Document>,
    pub(super) skipped: Option<Skipped>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads a file and makes a document of it, if it is one.
pub(super) fn read(
    candidate: &Candidate,
    settings: &Settings,
    defaults: &Defaults,
    memory: &Memory,
) -> (Built, Arc<Remembered>) {
    let full = settings.source.join(&candidate.path);
    let file = memory.recall(&full, &candidate.path);
    let reading = Reading { settings, defaults, full: &full, file: &file };
    let needs_header = !candidate.role.is_post();
    let built = if !needs_header || file.has_header() {
        reading.document(candidate)
    } else if settings.plugins.makes_page(candidate, settings) {
        reading.made_page(candidate)
    } else {
        reading.without_front_matter(candidate)
    };
    (built, file)
}

/// A file on its way.
struct Reading<'a> {
    settings: &'a Settings,
    defaults: &'a Defaults,
    full: &'a Path,
    file: &'a Remembered,
}

impl Reading<'_> {
    /// A page that a plugin makes of a file without front matter, wherever it is.
    fn made_page(&self, candidate: &Candidate) -> Built {
        let page = Candidate { role: Role::Page, path: candidate.path.clone() };
        let mut built = self.document(&page);
        built.document.iter_mut().for_each(|document| document.is_made = true);
        built
    }

    fn document(&self, candidate: &Candidate) -> Built {
        let needs_header = !candidate.role.is_post();
        let read = self.file.text(self.full, &candidate.path, self.settings.encoding);
        let Text { text, fault } = match read {
            Ok(text) => text,
            Err(fault) => return Built { diagnostics: vec![fault], ..Built::default() },
        };
        let mut building = Building::new(candidate, self.settings, self.defaults, text, self.file);
        if let Some(fault) = fault {
            building.diagnostics.push(fault);
            if !needs_header {
                let why = "it is not UTF-8".to_string();
                let skipped = Some(Skipped { path: candidate.path.clone(), why });
                return Built { document: None, skipped, diagnostics: building.diagnostics };
            }
            building.is_lost = true;
        }
        building.finish(self.full)
    }

    /// Markdown that gives no document is worth a word: somebody may look for it.
    fn without_front_matter(&self, candidate: &Candidate) -> Built {
        let mut built = Built::default();
        if !self.settings.is_markdown(name::extension(&candidate.path)) {
            return built;
        }
        let path = candidate.path.clone();
        let marked = self.file.is_marked();
        if marked {
            let fault = Diagnostic::warning(
                &path,
                "this file begins with a byte order mark, so Jekyll makes no page of it",
            );
            built.diagnostics.push(fault.hint("save it as UTF-8 without a mark (BOM)"));
        }
        let why = if marked {
            "it begins with a byte order mark"
        } else {
            "it does not begin with a line `---`"
        };
        if marked || matches!(candidate.role, Role::Member(_)) {
            built.skipped = Some(Skipped { path, why: why.into() });
        }
        built
    }
}
