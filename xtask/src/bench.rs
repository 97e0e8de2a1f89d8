//! `bench`: our product side by side with other libraries.
//!
//! The benchmark itself is not part of the project: it stands in `../shared/bench`, and is copied
//! below `target/` since it installs packages and writes results.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{command, loud, quiet, root};
use crate::{Result, debian, dist, npm};

/// Records and peers where the caller names none. About five minutes on two cores.
const DEFAULT: [&str; 4] =
    ["--n", "100,1000", "--peers", "minisearch,flexsearch,pagefind,profile-search"];

/// `args` go to the benchmark's `run.mjs`; they stand at its head. `--rt` keeps other work on the machine
/// from the timed phases. All figures are of one run, and only their ratios say much.
pub(crate) fn run(args: &[&str]) -> Result {
    let source = root().join("../shared/bench");
    if !source.is_dir() {
        return Err(
            "the benchmark of other libraries is no part of this project: its folder, ../shared/bench \
             beside the checkout, is not there. `cargo bench -p profile-search-engine` times the \
             engine's own steps"
                .to_string(),
        );
    }
    dist::run()?;
    debian::ensure(debian::BROWSERS)?;
    let folder = root().join("target/bench");
    copy(&source, &folder).map_err(|error| format!("cannot copy the benchmark: {error}"))?;
    loud("Install what the benchmark needs", &mut npm::install(&folder))?;
    let text = folder.join("tools/fetch-text.sh");
    if text.is_file() && !folder.join("data/text").is_dir() {
        quiet("Fetch its text", command("bash", [&text]).current_dir(&folder))?;
    }
    let results = folder.join("results/ours.json");
    let _ = fs::remove_file(&results);
    let mut bench = node(&folder, "run.mjs");
    bench.args(if args.is_empty() { &DEFAULT } else { args }).arg("--out").arg(&results);
    loud("Measure", &mut bench)?;
    loud("Report", node(&folder, "report.mjs").arg(&results))?;
    let ratios = root().join("xtask/ratios.mjs");
    loud("Ratios", command("node", [&ratios]).arg(&results))
}

fn node(folder: &Path, script: &str) -> std::process::Command {
    let mut node = command("node", [script]);
    node.current_dir(folder).env("PROFILE_SEARCH", dist::made_command());
    node
}

fn copy(from: &Path, to: &PathBuf) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            fs::write(&place, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}
