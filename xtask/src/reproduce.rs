//! `reproduce`: the commit checked out in two folders gives the same wasm, byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{command, loud, quiet, read, root};
use crate::{Result, dist, setup};

/// Names of different length and depth: a path that got into the wasm would change its size too.
const FOLDERS: [&str; 2] = ["one", "another/place"];
/// What wasm-bindgen makes of the module: all that is built from it is made of these.
const FILES: [&str; 2] = ["profile-search_bg.wasm", "profile-search.js"];

/// Builds the last commit twice, each with nothing made before. Takes some minutes.
pub(crate) fn run() -> Result {
    setup::building()?;
    let base = root().join("target/reproduce");
    let _ = fs::remove_dir_all(&base);
    let one = build(&base.join(FOLDERS[0]))?;
    let another = build(&base.join(FOLDERS[1]))?;
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
    let mut cargo = dist::compile();
    // One target folder for all checkouts would have Cargo build once.
    cargo.arg("--locked").current_dir(folder).env_remove("CARGO_TARGET_DIR");
    loud(&format!("Compile in {}", folder.display()), &mut cargo)?;
    let made = folder.join("pkg");
    let compiled = folder.join("target").join(dist::COMPILED);
    quiet("Bind it to JavaScript", &mut dist::bind(&made, &compiled))?;
    Ok(made)
}
