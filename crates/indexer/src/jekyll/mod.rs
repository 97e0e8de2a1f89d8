//! A Jekyll site as Jekyll sees it: which documents there are, where they are written, how to link to them.
//!
//! ```text
//! config ─► settings ─► walk ─► reader ─► build (front matter, defaults, labels, date, excerpt, url) ─► order ─► Site
//! ```
//!
//! The rules are those of Jekyll 4.4 with `SafeYAML`, or of GitHub Pages' Jekyll 3.10 ([`Flavor`]).
//! Nothing is rendered here: bodies are handed on as they stand in the file.

mod address;
mod build;
mod config;
mod data;
mod date;
mod defaults;
mod document;
mod excerpt;
mod fnmatch;
mod front_matter;
mod glob;
mod handed;
mod labels;
mod languages;
mod memory;
mod name;
mod order;
mod plugins;
mod quotes;
mod reader;
mod settings;
mod source;
mod surprise;
mod url;
mod walk;
mod zone;

pub use document::{Collection, DataFile, Document, DocumentKind, Excerpt, Flavor, Moment, Site};
pub use memory::Memory;

use std::path::Path;

use rayon::prelude::*;

use crate::yaml::Value;
use crate::{Diagnostic, Options, Progress};
use defaults::Defaults;
use settings::Settings;
use walk::Candidate;

/// A text as Jekyll's filter `slugify` has it.
pub(crate) fn slug(text: &str) -> String {
    name::slugify(text, name::Slugs::Plain)
}

/// Files between two reports of progress: a few hundredths of a second's work.
const BATCH: usize = 512;

/// Reads the site in `root` as Jekyll would.
///
/// The error holds the faults with which nothing can be read: no such folder, a configuration that is
/// not YAML. All others are in [`Site::diagnostics`], and the site is read as Jekyll would go on.
pub fn read(
    root: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Site, Vec<Diagnostic>> {
    read_again(root, options, &mut Memory::default(), progress)
}

/// The same; of files that have not changed since `memory` was last here it takes what was read then.
pub fn read_again(
    root: &Path,
    options: &Options,
    memory: &mut Memory,
    progress: &mut dyn FnMut(Progress),
) -> Result<Site, Vec<Diagnostic>> {
    check_root(root)?;
    let config = config::read(root, options)?;
    let (flavor, flavor_why) = config.flavor(root, options);
    let settings = Settings::new(root, &config.map, options, flavor);
    let warnings = unknown_language(&settings, options);
    let (defaults, faults) = Defaults::new(&config.map, &settings);
    let found = walk::walk(&settings);
    let mut site = Site {
        files: config.files,
        diagnostics: config.diagnostics,
        flavor,
        flavor_why,
        ..Site::default()
    };
    site.diagnostics.extend(warnings.into_iter().chain(faults).chain(found.diagnostics));
    site.skipped = found.skipped;
    memory.begin(settings.encoding);
    read_all(&mut site, &found.candidates, &settings, &defaults, memory, progress);
    arrange(&mut site, &found.candidates, &settings);
    data::read(&mut site, &settings, &config.map);
    if let Some(languages) = &settings.languages {
        languages.localize(&mut site.data);
    }
    site.collections =
        settings.collections.iter().map(|collection| collection.public.clone()).collect();
    if let Some(json) = &options.documents {
        handed::lay_over(&mut site, json, &settings)?;
    }
    let has_time = config.map.get("time").is_some_and(Value::is_truthy);
    site.time = has_time.then(|| Moment::new(settings.now, &settings.zone));
    site.source = settings.source;
    site.config = config.map;
    tidy(&mut site.diagnostics);
    Ok(site)
}

/// Brings the documents that were read into Jekyll's order, and has its plugins run over them.
fn arrange(site: &mut Site, candidates: &[Candidate], settings: &Settings) {
    order::sort(&mut site.documents, settings);
    if let Some(languages) = &settings.languages {
        languages.coordinate(&mut site.documents);
        site.languages.clone_from(&languages.all);
    }
    plugins::run(&mut site.documents, candidates, settings);
    order::limit_posts(&mut site.documents, settings.limit_posts);
    site.diagnostics.extend(order::collisions(&mut site.documents));
}

/// A word on a language that the site does not have.
fn unknown_language(settings: &Settings, options: &Options) -> Option<Diagnostic> {
    let wanted = options.language.as_ref()?;
    let all = settings.languages.as_ref().map(|languages| languages.all.as_slice());
    let all = all.unwrap_or_default();
    let message = format!("the site is not built in `{wanted}`");
    let hint = if all.is_empty() {
        "it does not run `jekyll-polyglot`, so there is one site for all languages".to_string()
    } else {
        format!("its languages are {}", all.join(", "))
    };
    (!all.contains(wanted)).then(|| Diagnostic::warning("_config.yml", message).hint(hint))
}

fn check_root(root: &Path) -> Result<(), Vec<Diagnostic>> {
    let shown = root.to_string_lossy().into_owned();
    if root.is_dir() {
        return Ok(());
    }
    let (message, hint) = if root.exists() {
        ("this is a file, not a folder with a site", "name the folder that holds `_config.yml`")
    } else {
        ("there is no such folder", "name the folder that holds `_config.yml`")
    };
    Err(vec![Diagnostic::error(shown, message).hint(hint)])
}

/// Reads the candidates on all cores; what comes out stands in the order of the walk.
fn read_all(
    site: &mut Site,
    candidates: &[Candidate],
    settings: &Settings,
    defaults: &Defaults,
    memory: &mut Memory,
    progress: &mut dyn FnMut(Progress),
) {
    let total = candidates.len();
    let mut remembered = Vec::with_capacity(total);
    progress(Progress { done: 0, total });
    for batch in candidates.chunks(BATCH) {
        let read = |candidate| reader::read(candidate, settings, defaults, memory);
        let built: Vec<_> = batch.par_iter().map(read).collect();
        for (candidate, (built, file)) in batch.iter().zip(built) {
            remembered.push((candidate.path.clone(), file));
            if built.document.is_some() {
                site.files.push(settings.source.join(&candidate.path));
            }
            site.documents.extend(built.document);
            site.skipped.extend(built.skipped);
            site.diagnostics.extend(built.diagnostics);
        }
        progress(Progress { done: site.files.len().min(total), total });
    }
    memory.keep(remembered);
    progress(Progress { done: total, total });
}

/// Faults by file and line, each once: a template with one fault is met by every document.
fn tidy(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.path, a.at, a.severity, &a.message).cmp(&(&b.path, b.at, b.severity, &b.message))
    });
    diagnostics.dedup();
}
