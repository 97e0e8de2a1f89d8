//! What real Jekyll made of 96 small sites, against what we make of them.
//!
//! The recordings lie beside the project, in `../shared/conformance`, and are not part of it; without
//! them these tests say so and pass. `tests/jekyll.rs` holds the same rules on sites of our own.

#[path = "conformance/corpora.rs"]
mod corpora;
#[path = "conformance/own.rs"]
mod own;
#[path = "conformance/recording.rs"]
mod recording;
#[path = "conformance/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use indexer::Options;
use indexer::jekyll::{self, Flavor, Site};
use recording::{Mismatch, Recording};

/// Where a field may differ, and why: version, case, path, field. One that is not needed fails the test.
const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[];

/// Fields of which each must be as recorded.
const ADDRESS: [&str; 3] = ["set", "url", "dest"];

#[test]
fn jekyll_4_agrees_on_every_address() {
    check("upstream-4.4.1", Flavor::Jekyll4);
}

#[test]
fn github_pages_agrees_on_every_address() {
    check("pages-3.10.0", Flavor::GithubPages);
}

#[test]
fn each_language_of_a_site_agrees() {
    let Some(case) = shared("conformance/cases/polyglot") else { return };
    let (mut found, mut compared) = (Vec::new(), BTreeMap::new());
    for (language, recording) in Recording::in_languages(&case, "debian-4.3.1") {
        let name = format!("polyglot-{language}");
        found.extend(compare(&case, &name, &recording, Flavor::Jekyll4, &mut compared));
    }
    report("debian-4.3.1", &found, &compared);
    assert!(compared["set"] > 3);
}

/// `JEKYLL_CASES` names a folder with further cases, recorded with the Jekyll of Debian 12.
#[test]
fn jekyll_agrees_on_further_cases() {
    if let Some(cases) = std::env::var_os("JEKYLL_CASES") {
        check_cases(Path::new(&cases), "debian-4.3.1", Flavor::Jekyll4);
    }
}

fn check(version: &str, flavor: Flavor) {
    if let Some(cases) = shared("conformance/cases") {
        check_cases(&cases, version, flavor);
    }
}

fn check_cases(cases: &Path, version: &str, flavor: Flavor) {
    let mut names: Vec<PathBuf> =
        fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut found: Vec<Mismatch> = Vec::new();
    let mut compared: BTreeMap<&str, usize> = BTreeMap::new();
    for case in &names {
        let Some(recording) = Recording::load(case, version) else { continue };
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(compare(case, &name, &recording, flavor, &mut compared));
    }
    report(version, &found, &compared);
}

/// Reads one case and compares it.
fn compare(
    case: &Path,
    name: &str,
    recording: &Recording,
    flavor: Flavor,
    compared: &mut BTreeMap<&'static str, usize>,
) -> Vec<Mismatch> {
    judge(name, recording, read(case, name, recording, flavor), compared)
}

/// A site with which Jekyll stops must be read to an end, with a word on why.
fn judge(
    name: &str,
    recording: &Recording,
    site: Result<Site, Vec<indexer::Diagnostic>>,
    compared: &mut BTreeMap<&'static str, usize>,
) -> Vec<Mismatch> {
    if recording.fails() {
        let silent = matches!(&site, Ok(site) if site.diagnostics.is_empty());
        let excused = silent && recording.is_about_rendering();
        *compared.entry("fault").or_default() += 1;
        return if silent && !excused {
            vec![Mismatch::new(name, "", "fault", "a diagnostic", "none")]
        } else {
            Vec::new()
        };
    }
    match site {
        Ok(site) => recording.compare(name, &site, compared),
        Err(faults) => vec![Mismatch::new(name, "", "set", "a site", &faults[0].to_string())],
    }
}

fn read(
    case: &Path,
    name: &str,
    recording: &Recording,
    flavor: Flavor,
) -> Result<Site, Vec<indexer::Diagnostic>> {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{flavor:?}-{name}"));
    let source = recording.prepare(case, &copy);
    let options = Options { flavor: Some(flavor), ..recording.options(&source) };
    jekyll::read(&source, &options, &mut |_| {})
}

fn report(version: &str, found: &[Mismatch], compared: &BTreeMap<&str, usize>) {
    let is_excepted =
        |found: &Mismatch| EXCEPTIONS.iter().any(|exception| found.is(version, exception));
    let open: Vec<String> =
        found.iter().filter(|found| !is_excepted(found)).map(ToString::to_string).collect();
    let unused = EXCEPTIONS.iter().filter(|exception| {
        exception.0 == version && !found.iter().any(|found| found.is(version, exception))
    });
    let unused: Vec<String> = unused.map(|exception| format!("{exception:?}")).collect();
    for (field, total) in compared {
        let wrong = found.iter().filter(|found| found.field == *field).count();
        println!("{version} {field}: {} of {total} agree", total - wrong);
        assert!(
            !ADDRESS.contains(field) || wrong == 0 || !open.is_empty(),
            "no exception may excuse an address: {field}"
        );
    }
    assert!(open.is_empty(), "{version} differs in {} places:\n{}", open.len(), open.join("\n"));
    assert!(unused.is_empty(), "exceptions no longer needed:\n{}", unused.join("\n"));
}

/// A folder of the shared data, or a line that says it is not there.
fn shared(path: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if !folder.is_dir() {
        println!("skipped: ../shared/{path} is not here");
    }
    folder.is_dir().then_some(folder)
}
