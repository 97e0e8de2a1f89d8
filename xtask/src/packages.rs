//! `packages`: the command as npm and Ruby hand it on, for the machine this runs on.
//!
//! ```text
//! dist/profile-search + npm/ ─► dist/npm/ ─► npm pack  ─► dist/profile-search-VERSION.tgz
//!                     + gem/ ─► dist/gem/ ─► gem build ─► dist/jekyll-profile-search-VERSION-PLATFORM.gem
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{command, files, find, quiet, read, root, write};
use crate::{Result, dist, node};

/// What of `npm/` and `gem/` goes into the packages.
const NPM: [&str; 2] = ["package.json", "profile-search.js"];
const GEM: [&str; 3] =
    ["jekyll-profile-search.gemspec", "lib/jekyll-profile-search.rb", "exe/profile-search"];

/// Makes both; the gem only where Ruby is.
pub(crate) fn run() -> Result {
    dist::run()?;
    gather("npm", &NPM, &format!("bin/{}", node::machine()))?;
    let mut pack = command("npm", ["pack", "--silent", "--pack-destination", "dist", "./dist/npm"]);
    quiet("Pack for npm", &mut pack)?;
    if find("gem").is_none() {
        println!("▸ Pack for Ruby … passed over: there is no `gem` on this machine");
        return told();
    }
    let gem = gather("gem", &GEM, "libexec")?;
    let mut build = command("gem", ["build", "--silent", "jekyll-profile-search.gemspec"]);
    quiet("Pack for Ruby", build.current_dir(&gem))?;
    for file in files(&gem, ".gem")? {
        let name = file.file_name().unwrap_or_default();
        fs::rename(&file, root().join("dist").join(name)).map_err(|error| error.to_string())?;
    }
    told()
}

fn told() -> Result {
    for ending in [".tgz", ".gem"] {
        for file in files(&root().join("dist"), ending)? {
            println!("✓ {}", file.display());
        }
    }
    Ok(())
}

/// `dist/NAME`: the files of the folder NAME, and the command below `place`.
fn gather(name: &str, names: &[&str], place: &str) -> Result<PathBuf> {
    let folder = root().join("dist").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    for file in names {
        copy(&root().join(name).join(file), &folder.join(file))?;
    }
    let made = dist::made_command();
    copy(&made, &folder.join(place).join(made.file_name().unwrap_or_default()))?;
    Ok(folder)
}

/// Keeps who may run the file.
fn copy(from: &Path, to: &Path) -> Result {
    write(to, &read(from)?)?;
    let mode = fs::metadata(from).map_err(|error| error.to_string())?.permissions();
    fs::set_permissions(to, mode).map_err(|error| error.to_string())
}
