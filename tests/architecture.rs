//! The walls of the house: what may depend on what, and what must never ship.
//!
//! Each test holds one rule of `ARCHITECTURE.md`. They read the source and ask cargo; nothing is run.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file longer than this is two files.
const MAX_LINES: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `cargo` says; the tree of packages, one a line.
fn tree(args: &str) -> Vec<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args(["tree", "--offline", "--prefix", "none", "--format", "{p}"]);
    let output = cargo.args(args.split(' ')).output().expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name = |line: &str| line.split(' ').next().unwrap_or_default().to_string();
    String::from_utf8_lossy(&output.stdout).lines().map(name).collect()
}

#[track_caller]
fn assert_without(packages: &[String], banned: &[&str]) {
    let found: Vec<&&str> =
        banned.iter().filter(|name| packages.iter().any(|package| package == **name)).collect();
    assert!(found.is_empty(), "{found:?} must not be in {packages:?}");
}

/// Every tracked kind of source below `folder`, by ending.
fn sources(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir()
            && !name.starts_with(['.', '_'])
            && !["target", "node_modules", "dist", "pkg"].contains(&&*name)
        {
            collect(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

/// The places of `words` in the code of `files`; lines that are comments are passed over.
fn places(files: &[PathBuf], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            let is_comment = ["//", "/*", "*"].iter().any(|mark| code.starts_with(mark));
            if !is_comment && words.iter().any(|word| code.contains(word)) {
                found.push(format!(
                    "{}:{}: {code}",
                    file.strip_prefix(root()).unwrap_or(file).display(),
                    number + 1
                ));
            }
        }
    }
    found
}

#[track_caller]
fn assert_nowhere(files: &[PathBuf], words: &[&str]) {
    assert!(!files.is_empty(), "nothing was read");
    let found = places(files, words);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_engine_depends_on_nothing() {
    let packages = tree("--package profile-search-engine --edges normal,build --depth 1");
    assert_eq!(packages, ["profile-search-engine"]);
    let lib = fs::read_to_string(root().join("crates/engine/src/lib.rs")).unwrap();
    assert!(lib.contains("#![no_std]") && lib.contains("#![forbid(unsafe_code)]"));
}

#[test]
fn nothing_of_the_build_machine_ships() {
    let packages = tree(
        "--package profile-search --edges normal,no-proc-macro --target wasm32-unknown-unknown",
    );
    assert!(packages.iter().any(|package| package == "profile-search-engine"), "{packages:?}");
    let banned = [
        "profile-search-indexer",
        "elasticlunr-rs",
        "regex",
        "regex-lite",
        "serde_json",
        "unicode-normalization",
    ];
    assert_without(&packages, &banned);
}

#[test]
fn tools_of_the_host_need_no_browser() {
    for package in ["profile-search-indexer", "profile-search-cli"] {
        let packages =
            tree(&format!("--package {package} --edges normal,build --target {}", host()));
        assert_without(&packages, &["wasm-bindgen", "web-sys", "js-sys", "profile-search"]);
    }
}

fn host() -> String {
    let output = Command::new("rustc").args(["-vV"]).output().expect("rustc stands beside cargo");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default().to_string()
}

#[test]
fn text_and_index_do_not_know_each_other() {
    assert_nowhere(
        &sources("crates/engine/src/text", &[".rs"]),
        &["crate::index", "crate::search"],
    );
    let uses = ["crate::text", "use crate::search::search", "use crate::search::{"];
    assert_nowhere(&sources("crates/engine/src/index", &[".rs"]), &uses);
}

#[test]
fn no_markup_is_made_in_what_ships() {
    let mut files = sources("src", &[".rs"]);
    files.extend(sources("www", &[".js"]));
    assert_nowhere(
        &files,
        &[
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "createContextualFragment",
            "setHTMLUnsafe",
            "parseFromString",
            "set_inner_html",
            "set_outer_html",
            "insert_adjacent_html",
            "eval(",
            "new Function",
        ],
    );
}

#[test]
fn web_sys_offers_no_way_to_make_markup() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let sinks = [
        "DomParser",
        "Range\"",
        "XmlSerializer",
        "HtmlIFrameElement",
        "HtmlScriptElement",
        "TrustedHtml",
    ];
    for sink in sinks {
        assert!(!manifest.contains(sink), "the feature {sink} of web-sys is a way to make markup");
    }
}

#[test]
fn the_page_neither_reads_nor_ranks() {
    assert_nowhere(&sources("www", &[".js"]), &["DataView", "levenshtein", "tokenize("]);
}

#[test]
fn no_file_is_too_long() {
    let mut files = sources(".", &[".rs", ".js", ".mjs"]);
    files.retain(|file| !file.ends_with("fold_table.rs"));
    let lines = |file: &PathBuf| fs::read_to_string(file).unwrap_or_default().lines().count();
    let long: Vec<String> = files
        .iter()
        .map(|file| (lines(file), file))
        .filter(|(n, _)| *n > MAX_LINES)
        .map(|(n, file)| format!("{n} {}", file.display()))
        .collect();
    assert!(long.is_empty(), "longer than {MAX_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    let files =
        sources(".", &[".rs", ".js", ".mjs", ".md", ".toml", ".json", ".yml", ".html", ".css"]);
    // Put together here, so that this file does not hold them.
    let words = ["work", "root", "farm", "home"].map(|folder| format!(" /{folder}/"));
    let quoted = ["work", "root", "farm", "home"].map(|folder| format!("\"/{folder}/"));
    let words: Vec<&str> = words.iter().chain(&quoted).map(String::as_str).collect();
    assert_nowhere(&files, &words);
}
