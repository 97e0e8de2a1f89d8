//! Builds, serves, tests and measures the project: `cargo xtask VERB`.
//!
//! Plain Rust without dependencies, so that it is there in two seconds on a bare machine.
//! Each verb installs what it needs and is not there ([`setup`]), skips what is up to
//! date, and tells each step with its time ([`step`]).

mod bench;
mod browsers;
mod cargo_tools;
mod debian;
mod demo;
mod dist;
mod fuzz;
mod node;
mod npm;
mod packages;
mod reproduce;
mod setup;
mod size;
mod stages;
mod step;
mod supply;
mod wasm;

use std::process::ExitCode;

/// What a verb comes to; the error is for a person to read.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask VERB

  demo             build everything and serve the demo site
  test [STAGE…]    every test, or these stages: fmt clippy deny native types page wasm dist size e2e
  dist             dist/profile-search (the command), dist/widget/ (the demo's files), dist/sbom.cdx.json
  packages         the command as npm and Ruby hand it on, for this machine
  size             weigh what a visitor downloads; --approve takes the new figures
  bench [ARGS…]    side by side with other libraries; needs ../shared/bench
  fuzz [--minutes N] [TARGET…]
                   broken input for everything that reads input; what panics is kept in fuzz/regressions
  browsers         write docs/browsers.md anew from MDN's data
  reproduce        build the last commit in two folders and compare the wasm
  setup            install whatever the verbs above need
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["demo", rest @ ..] => demo::run(rest),
        ["test", stages @ ..] => stages::run(stages),
        ["dist"] => dist::run(),
        ["packages"] => packages::run(),
        ["size", rest @ ..] => size::run(rest),
        ["bench", rest @ ..] => bench::run(rest),
        ["browsers"] => browsers::run(),
        ["reproduce"] => reproduce::run(),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["setup"] => setup::everything(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [verb, ..] => Err(format!("there is no verb `{verb}`\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
