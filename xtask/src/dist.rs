//! `dist`: from sources to what is handed out.
//!
//! ```text
//! cargo (wasm) ─► wasm-bindgen ─► pkg/ ─► silence ─► wasm-opt ─► without index ─► dist/widget-template/ ─► cargo (command) ─► dist/profile-search
//!                                  └─► esbuild over www/ ──────────────────┘        └─► + the demo's index ─► dist/widget/
//! ```
//!
//! Each step is left out where its product is newer than all it is made of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{command, loud, quiet, read, root, up_to_date, write};
use crate::{Result, npm, setup, wasm};

const WASM: &str = "profile-search_bg.wasm";
const SCRIPT: &str = "profile-search.js";
/// What a page loads once the first people are shown.
pub(crate) const MORE: &str = "profile-search-more.js";
const STYLES: &str = "profile-search.css";
/// What a page runs that has everything inside; no visitor of a site loads it.
const SINGLE: &str = "profile-search-single.js";
/// What is in the product, as a list in the form of `CycloneDX`.
const MATERIALS: &str = "dist/sbom.cdx.json";
/// The demo site, below the root.
pub(crate) const DEMO: &str = "demo";

/// Features that all three engines have. `--all-features` would bring imports in a form
/// that none of them reads.
///
/// What is called from one place only stays a function of its own unless it is tiny: inlined
/// code is smaller raw, and 4 % larger once compressed.
///
/// By name, the instances of one generic function stand side by side: 0.2 KB after brotli.
///
/// Low memory is the far end of the stack, which nothing has an address in.
const WASM_OPT: [&str; 16] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--one-caller-inline-max-function-size=15",
    "--always-inline-max-function-size=4",
    "--low-memory-unused",
    "--zero-filled-memory",
    "--converge",
    "--reorder-functions-by-name",
];

/// Makes everything, installs what that needs.
pub(crate) fn run() -> Result {
    setup::building()?;
    bindings()?;
    template()?;
    let made = cli()?;
    widget(&made)?;
    materials()?;
    println!("✓ dist/profile-search, dist/widget/, {MATERIALS}");
    Ok(())
}

/// `pkg/`: the widget as wasm with its JavaScript, as wasm-pack would make it.
pub(crate) fn bindings() -> Result {
    loud("Compile the widget", &mut compile())?;
    let compiled = target().join(COMPILED);
    if up_to_date(&pkg(WASM), std::slice::from_ref(&compiled)) {
        return Ok(());
    }
    quiet("Bind it to JavaScript", &mut bind(&root().join("pkg"), &compiled))?;
    Ok(())
}

/// What [`compile`] makes, below the target folder.
pub(crate) const COMPILED: &str = "wasm32-unknown-unknown/wasm/profile_search.wasm";

/// Cargo on the widget, as it ships.
pub(crate) fn compile() -> Command {
    let mut cargo = command("cargo", ["build", "--quiet", "--profile", "wasm"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "-p", "profile-search"]);
    cargo
}

/// wasm-bindgen on what Cargo `compiled`; the files are left in `out`.
pub(crate) fn bind(out: &Path, compiled: &Path) -> Command {
    let mut bindgen = command("wasm-bindgen", ["--target", "web", "--out-name", "profile-search"]);
    bindgen.arg("--out-dir").arg(out).arg(compiled);
    bindgen
}

/// `dist/widget-template/`: the four files without an index, and the script of a single page.
fn template() -> Result {
    let folder = root().join("dist/widget-template");
    fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    if !up_to_date(&folder.join(WASM), &[pkg(WASM), xtask("silence.mjs"), xtask("sums.mjs")]) {
        let silent = target().join("silent.wasm");
        let mut silence = command("node", [xtask("silence.mjs")]);
        quiet("Take std's last words out", silence.arg(pkg(WASM)).arg(&silent))?;
        let small = target().join("widget.wasm");
        let mut optimize = command("node", [npm::program("wasm-opt")]);
        quiet("Make it small", optimize.arg(&silent).args(WASM_OPT).arg("-o").arg(&small))?;
        let bare =
            wasm::without_index(&read(&small)?).ok_or("wasm-opt's output is not a module")?;
        fs::write(folder.join(WASM), bare)
            .map_err(|error| format!("cannot write {WASM}: {error}"))?;
    }
    bundle(&folder)
}

/// The page's modules and style sheet, minified.
fn bundle(folder: &Path) -> Result {
    let bundler = xtask("bundle.mjs");
    let mut sources = files_below(&root().join("www"))?;
    sources.extend([pkg(SCRIPT), bundler.clone(), xtask("sums.mjs")]);
    if [SCRIPT, MORE, STYLES, SINGLE].iter().all(|name| up_to_date(&folder.join(name), &sources)) {
        return Ok(());
    }
    quiet("Bundle the page", command("node", [bundler]).arg(folder))?;
    Ok(())
}

/// `dist/profile-search`: the command with the template inside.
fn cli() -> Result<PathBuf> {
    loud(
        "Compile the command",
        &mut command(
            "cargo",
            ["build", "--quiet", "--release", "-p", "profile-search-cli", "--features", "bundled"],
        ),
    )?;
    let made = root().join("dist").join(executable());
    let compiled = target().join("release").join(executable());
    if !up_to_date(&made, std::slice::from_ref(&compiled)) {
        // Removed first: a running `serve` keeps its file, and the new one gets another.
        let _ = fs::remove_file(&made);
        fs::copy(&compiled, &made)
            .map_err(|error| format!("cannot write {}: {error}", made.display()))?;
    }
    Ok(made)
}

/// `dist/widget/`: the files with the demo's people, made as a site's owner makes them.
fn widget(made: &Path) -> Result {
    let mut build = command(&made.to_string_lossy(), ["build", DEMO, "--out", "dist/widget"]);
    quiet("Put the demo's people in", &mut build)?;
    for (source, name) in
        [("types.d.ts", "profile-search.d.ts"), ("custom-elements.json", "custom-elements.json")]
    {
        let bytes = read(&root().join("www").join(source))?;
        write(&root().join("dist/widget").join(name), &bytes)?;
    }
    Ok(())
}

/// The list of what all of it is made of.
fn materials() -> Result {
    let made = root().join(MATERIALS);
    // Licences and kinds of dependencies stand in the manifests.
    let from = [
        "Cargo.lock",
        "Cargo.toml",
        "crates/cli/Cargo.toml",
        "crates/engine/Cargo.toml",
        "crates/indexer/Cargo.toml",
        "package-lock.json",
        "xtask/sbom.mjs",
    ];
    let from = from.map(|name| root().join(name));
    if up_to_date(&made, &from) {
        return Ok(());
    }
    quiet("List the materials", command("node", ["xtask/sbom.mjs"]).arg(&made))?;
    Ok(())
}

/// The command's file name here.
fn executable() -> String {
    format!("profile-search{}", std::env::consts::EXE_SUFFIX)
}

/// A file of the template, by name.
pub(crate) fn template_files() -> [PathBuf; 4] {
    [WASM, SCRIPT, MORE, STYLES].map(|name| root().join("dist/widget-template").join(name))
}

/// The command as made.
pub(crate) fn made_command() -> PathBuf {
    root().join("dist").join(executable())
}

fn xtask(script: &str) -> PathBuf {
    root().join("xtask").join(script)
}

fn pkg(name: &str) -> PathBuf {
    root().join("pkg").join(name)
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
