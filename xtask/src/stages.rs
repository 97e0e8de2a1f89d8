//! `test`: every stage in turn; one that goes wrong does not stop the next.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::step::{command, files, loud, root, seconds};
use crate::{Result, dist, npm, setup, size, supply};

/// A part of the tests that can be run alone.
struct Stage {
    name: &'static str,
    run: fn() -> Result,
}

const STAGES: [Stage; 10] = [
    Stage { name: "fmt", run: fmt },
    Stage { name: "clippy", run: clippy },
    Stage { name: "deny", run: supply::deny },
    Stage { name: "native", run: native },
    Stage { name: "types", run: types },
    Stage { name: "page", run: page },
    Stage { name: "wasm", run: wasm },
    Stage { name: "dist", run: dist::run },
    Stage { name: "size", run: || size::run(&[]) },
    Stage { name: "e2e", run: e2e },
];

/// One engine after another: two Firefoxes on two cores wait for each other.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// How a stage went.
struct Ran {
    name: &'static str,
    time: Duration,
    result: Result,
}

/// Runs the stages named, or all; fails if one failed.
pub(crate) fn run(names: &[&str]) -> Result {
    if let Some(unknown) =
        names.iter().find(|name| !STAGES.iter().any(|stage| stage.name == **name))
    {
        let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(format!("there is no stage `{unknown}`; there are: {}", known.join(" ")));
    }
    let began = Instant::now();
    let chosen = STAGES.iter().filter(|stage| names.is_empty() || names.contains(&stage.name));
    let ran: Vec<Ran> = chosen.map(run_one).collect();
    print_table(&ran, began.elapsed());
    let failed: Vec<&str> =
        ran.iter().filter(|ran| ran.result.is_err()).map(|ran| ran.name).collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("these stages failed: {}", failed.join(", ")))
    }
}

fn run_one(stage: &Stage) -> Ran {
    println!("\n━━ {} ━━", stage.name);
    let began = Instant::now();
    let result = (stage.run)();
    if let Err(message) = &result {
        println!("{}: {message}", stage.name);
    }
    Ran { name: stage.name, time: began.elapsed(), result }
}

fn print_table(ran: &[Ran], total: Duration) {
    println!("\n{:<8}{:>10}", "stage", "time");
    for Ran { name, time, result } in ran {
        let word = if result.is_ok() { "ok" } else { "FAILED" };
        println!("{name:<8}{:>10}  {word}", seconds(*time));
    }
    println!("{:<8}{:>10}", "all", seconds(total));
}

fn fmt() -> Result {
    loud("Is everything formatted?", &mut command("cargo", ["fmt", "--all", "--check"]))
}

fn clippy() -> Result {
    let args = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    loud("Lint", &mut command("cargo", args))
}

fn native() -> Result {
    if let Err(reason) = setup::faults() {
        println!("▸ Builds will not be killed: {reason}");
    }
    loud("Test natively", &mut command("cargo", ["test", "--workspace"]))
}

fn types() -> Result {
    setup::building()?;
    dist::bindings()?;
    let mut tsc = command("node", [npm::program("tsc")]);
    loud("Check the JavaScript's types", tsc.args(["--project", "tsconfig.json"]))
}

fn page() -> Result {
    setup::building()?;
    // By name: a folder is a module to Node.js 22.
    let files = test_files("tests/page", ".test.js")?;
    loud("Test the page's modules", command("node", ["--test"]).args(&files))
}

fn wasm() -> Result {
    setup::browsers()?;
    loud("Test the widget in Chromium, Firefox and WebKit", &mut wasm_pack())
}

/// `--mode no-install`: wasm-pack would otherwise fetch what we have pinned.
fn wasm_pack() -> Command {
    let args = ["-a", "wasm-pack", "test", "--headless", "--chrome", "--firefox", "--safari"];
    let mut tests = command("xvfb-run", args);
    if let Some(driver) = crate::step::find("WebKitWebDriver") {
        tests.arg("--safaridriver").arg(driver);
    }
    tests.args(["--mode", "no-install"]);
    tests
}

fn e2e() -> Result {
    setup::journeys()?;
    dist::run()?;
    let files = test_files("tests/e2e", ".test.mjs")?;
    let mut failed = Vec::new();
    for engine in ENGINES {
        let mut tests = command("xvfb-run", ["-a", "node", "--test", "--test-concurrency=1"]);
        tests.args(&files).env("ENGINES", engine);
        if let Err(message) = loud(&format!("Whole journeys in {engine}"), &mut tests) {
            failed.push(message);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

/// The files of `folder` with this ending; at least one.
fn test_files(folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    let files = files(&root().join(folder), ending)?;
    if files.is_empty() { Err(format!("{folder} holds no {ending} file")) } else { Ok(files) }
}
