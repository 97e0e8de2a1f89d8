//! `reproduce`: the commit checked out in two folders gives the same wasm, byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{command, loud, quiet, read, root};
use crate::{Result, setup};

/// Names of different length and depth: a path that got into the wasm would change its size too.
const FOLDERS: [&str; 2] = ["one", "another/place"];
/// What wasm-bindgen makes of the module: all that is built from it is made of these.
const FILES: [&str; 2] = ["profile-search_bg.wasm", "profile-search.js"];

/// Builds the last commit twice, each with nothing made before. Takes some minutes.
pub(crate) fn run() -> Result {
    setup::building()?;
    let base = root().join("target/reproduce");
    let _ = fs::remove_dir_all(&base);
    let made = FOLDERS.map(|name| build(&base.join(name)));
    let [one, another] = made;
    let (one, another) = (one?, another?);
    for name in FILES {
        let [left, right] = [&one, &another].map(|folder| read(&folder.join(name)));
        let left = left?;
        if left != right? {
            return Err(format!("{name} is not the same in {} and {}", FOLDERS[0], FOLDERS[1]));
        }
        println!("✓ {name}: {} bytes, the same in two folders", left.len());
    }
    print!("{}", quiet("Take the sum", command("sha256sum", FILES).current_dir(&one))?);
    fs::remove_dir_all(&base).map_err(|error| format!("cannot remove the two folders: {error}"))
}

/// The files made of the last commit in `folder`, below it.
fn build(folder: &Path) -> Result<PathBuf> {
    let mut clone = command("git", ["clone", "--quiet", "--no-hardlinks"]);
    quiet("Check out the commit", clone.arg(root()).arg(folder))?;
    let mut cargo = command("cargo", ["build", "--quiet", "--locked", "--profile", "wasm"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "-p", "profile-search"]);
    // One target folder for all checkouts would have Cargo build once.
    cargo.current_dir(folder).env_remove("CARGO_TARGET_DIR");
    loud(&format!("Compile in {}", folder.display()), &mut cargo)?;
    let made = folder.join("pkg");
    let compiled = folder.join("target/wasm32-unknown-unknown/wasm/profile_search.wasm");
    let mut bind = command("wasm-bindgen", ["--target", "web", "--out-name", "profile-search"]);
    quiet("Bind it to JavaScript", bind.arg("--out-dir").arg(&made).arg(compiled))?;
    Ok(made)
}
