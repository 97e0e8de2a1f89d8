//! One file: whether it is a document at all, and its text.

use std::path::Path;

use super::build::Building;
use super::defaults::Defaults;
use super::document::Document;
use super::settings::Settings;
use super::walk::{Candidate, Role};
use super::{front_matter, name, source};
use crate::limits::DOCUMENT_BYTES;
use crate::{Diagnostic, Skipped};

/// What became of a file.
#[derive(Debug, Default)]
pub(super) struct Built {
    pub(super) document: Option<Document>,
    pub(super) skipped: Option<Skipped>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads a file and makes a document of it, if it is one.
pub(super) fn read(candidate: &Candidate, settings: &Settings, defaults: &Defaults) -> Built {
    let full = settings.source.join(&candidate.path);
    let needs_header = !matches!(candidate.role, Role::Post | Role::Draft);
    if needs_header && !begins_with_header(&full) {
        if settings.plugins.makes_page(candidate, settings) {
            return made_page(candidate, settings, defaults, &full);
        }
        return without_front_matter(candidate, settings, &full);
    }
    read_document(candidate, settings, defaults, &full)
}

/// A page that a plugin makes of a file without front matter, wherever it is.
fn made_page(
    candidate: &Candidate,
    settings: &Settings,
    defaults: &Defaults,
    full: &Path,
) -> Built {
    let page = Candidate { role: Role::Page, path: candidate.path.clone() };
    let mut built = read_document(&page, settings, defaults, full);
    built.document.iter_mut().for_each(|document| document.is_made = true);
    built
}

fn read_document(
    candidate: &Candidate,
    settings: &Settings,
    defaults: &Defaults,
    full: &Path,
) -> Built {
    let needs_header = !matches!(candidate.role, Role::Post | Role::Draft);
    let bytes = match source::read_bytes(full, &candidate.path, DOCUMENT_BYTES) {
        Ok(bytes) => bytes,
        Err(fault) => return Built { diagnostics: vec![fault], ..Built::default() },
    };
    let (text, bad_byte) = source::decode(&bytes, settings.encoding);
    let mut building = Building::new(candidate, settings, defaults, text);
    if let Some(at) = bad_byte {
        building.diagnostics.push(source::not_utf8(&candidate.path, &bytes, at));
        if !needs_header {
            let skipped = Skipped { path: candidate.path.clone(), why: "it is not UTF-8".into() };
            return Built {
                skipped: Some(skipped),
                diagnostics: building.diagnostics,
                ..Built::default()
            };
        }
        building.is_lost = true;
    }
    building.finish(full)
}

/// Reads a file's first line only: most files of a site are images and styles.
fn begins_with_header(path: &Path) -> bool {
    // A file that cannot be read is let through, so that the reader can say why.
    first_bytes(path).is_none_or(|bytes| front_matter::has_header(&bytes))
}

fn first_bytes(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut bytes = vec![0; 256];
    let len = std::fs::File::open(path).and_then(|mut file| file.read(&mut bytes)).ok()?;
    bytes.truncate(len);
    Some(bytes)
}

/// Markdown that gives no document is worth a word: somebody may look for it.
fn without_front_matter(candidate: &Candidate, settings: &Settings, full: &Path) -> Built {
    let mut built = Built::default();
    if !settings.is_markdown(name::extension(&candidate.path)) {
        return built;
    }
    let path = candidate.path.clone();
    let marked = first_bytes(full).is_some_and(|bytes| {
        bytes.strip_prefix(b"\xef\xbb\xbf").is_some_and(front_matter::has_header)
    });
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
