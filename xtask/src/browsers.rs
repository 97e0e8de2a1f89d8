//! `browsers`: the table of old browsers, written anew from MDN's data.

use crate::step::{command, loud, quiet, root};
use crate::{Result, node, npm};

/// MDN's data, to the digit: another release may know more of the same browsers.
const DATA: &str = "@mdn/browser-compat-data@8.1.9";

/// Fetches the data below `target/`, since nothing else needs it, and writes `docs/browsers.md`.
pub(crate) fn run() -> Result {
    node::ensure()?;
    let folder = root().join("target/compat");
    quiet("Fetch MDN's data", &mut npm::fetch(&folder, DATA))?;
    let data = folder.join("node_modules/@mdn/browser-compat-data/data.json");
    loud("Write docs/browsers.md", command("node", ["tests/browsers.mjs"]).arg(data))
}
