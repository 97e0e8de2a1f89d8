//! `deny`: licences, sources, duplicates and known faults of the crates we depend on, as `deny.toml` has them.

use std::process::Command;

use crate::step::{command, loud, quiet};
use crate::{Result, cargo_tools};

/// What cargo-deny says where the list of known faults cannot be had.
const NO_LIST: &str = "failed to fetch advisory database";

/// Everything is judged without a network but the known faults, whose list is fetched: where that cannot be done
/// it is told, and is no failure.
pub(crate) fn deny() -> Result {
    cargo_tools::ensure(&[cargo_tools::CARGO_DENY])?;
    loud("Judge licences, sources and duplicates", &mut check(&["licenses", "sources", "bans"]))?;
    advisories()
}

fn check(what: &[&str]) -> Command {
    let mut deny = command("cargo-deny", ["--workspace", "--locked", "--log-level", "error"]);
    deny.arg("check").arg("--hide-inclusion-graph").args(what);
    deny
}

fn advisories() -> Result {
    match quiet("Ask for known faults", &mut check(&["advisories"])) {
        Err(told) if told.contains(NO_LIST) => {
            println!("  passed over: {NO_LIST}");
            Ok(())
        }
        told => told.map(drop),
    }
}
