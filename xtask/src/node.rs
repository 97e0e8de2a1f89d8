//! Node.js: the machine's own where it is new enough, else one of npm's packages.

use std::path::PathBuf;

use crate::step::{ask, command, quiet, root};
use crate::{Result, debian, npm};

/// What the packages in `package.json` need at least. Debian 12 has 18.
const LEAST: u32 = 20;
/// What is taken where the machine's own is older.
const VERSION: &str = "22.23.3";

/// Installs Node.js with npm, where it is missing or too old.
pub(crate) fn ensure() -> Result {
    debian::ensure(debian::NODE)?;
    if major().is_some_and(|major| major >= LEAST) {
        return Ok(());
    }
    let told = format!("Install Node.js {VERSION}; the machine's is older than {LEAST}");
    quiet(&told, &mut npm::fetch(&folder(), &format!("{}@{VERSION}", package())))?;
    Ok(())
}

/// Where our own Node.js stands, if it was needed.
pub(crate) fn programs() -> PathBuf {
    folder().join("node_modules").join(package()).join("bin")
}

fn folder() -> PathBuf {
    root().join("target/node")
}

fn package() -> String {
    format!("node-{}", machine())
}

/// This machine as Node.js names it: `linux-x64`.
pub(crate) fn machine() -> String {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    format!("{system}-{processor}")
}

fn major() -> Option<u32> {
    let text = ask(&mut command("node", ["--version"]))?;
    text.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}
