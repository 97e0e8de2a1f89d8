//! Puts the people of a site into the widget: index bytes in `OUT_DIR`, which `src/section.rs` includes.
//!
//! The site is the one that `PROFILE_SEARCH_SITE` names, else the demo. A site with errors fails the build.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use indexer::{Diagnostic, Options, Severity, Site};

/// Names the site to build in.
const SITE_VARIABLE: &str = "PROFILE_SEARCH_SITE";

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed={SITE_VARIABLE}");
    let root = env::var_os(SITE_VARIABLE).map_or_else(|| PathBuf::from("demo"), PathBuf::from);
    let faults = match indexer::read_site(&root, &Options::default(), &mut |_| {}) {
        Ok(site) => {
            watch(&root, &site);
            write(&site)
        }
        Err(faults) => {
            println!("cargo::rerun-if-changed={}", root.display());
            faults
        }
    };
    report(&faults)
}

/// Has Cargo run this again when a file changes that was read, or one is added beside it. The site's
/// own folder is left out: it may hold much that is no document.
fn watch(root: &Path, site: &Site) {
    let folders = site.files.iter().filter_map(|file| file.parent());
    let folders: BTreeSet<&Path> = folders.filter(|folder| *folder != root).collect();
    for path in site.files.iter().map(PathBuf::as_path).chain(folders) {
        println!("cargo::rerun-if-changed={}", path.display());
    }
}

/// Writes the index; returns the site's faults.
fn write(site: &Site) -> Vec<Diagnostic> {
    let mut faults = site.diagnostics.clone();
    let written = indexer::index(site).map_err(|error| format!("{error:?}")).and_then(|bytes| {
        let folder = env::var_os("OUT_DIR").ok_or("`OUT_DIR` is not set")?;
        let path = Path::new(&folder).join("profiles.index");
        fs::write(path, bytes).map_err(|error| error.to_string())
    });
    if let Err(error) = written {
        faults.push(Diagnostic::error("profiles.index", error));
    }
    faults
}

/// Shows the faults; one error fails the build.
fn report(faults: &[Diagnostic]) -> ExitCode {
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error);
    let n_errors = errors.inspect(|fault| eprintln!("{fault}\n")).count();
    for fault in faults.iter().filter(|fault| fault.severity == Severity::Warning) {
        let line = fault.at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        println!("cargo::warning={}{line}: {}", fault.path, fault.message);
    }
    if n_errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
