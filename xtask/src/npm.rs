//! Packages of npm: the versions stand in `package.json`, exactly.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::step::{command, loud, root};

/// A package's own scripts are never run.
const QUIETLY: [&str; 4] = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/// Installs what `package.json` names, where a version is missing or another; by the sums in
/// `package-lock.json`, which names no registry.
pub(crate) fn ensure() -> Result {
    let text = fs::read_to_string(root().join("package.json"))
        .map_err(|error| format!("cannot read package.json: {error}"))?;
    if dev_dependencies(&text).iter().all(|(name, version)| is_there(name, version)) {
        return Ok(());
    }
    loud("Install the npm packages", npm(&root(), &["ci"]).args(QUIETLY))
}

/// `npm install` for a `folder` that has no lock file. No package's own script is run.
pub(crate) fn install(folder: &Path) -> Command {
    let mut install = npm(folder, &["install", "--no-package-lock"]);
    install.args(QUIETLY);
    install
}

/// `npm install` of one `package`, named with its version, in a folder of its own.
pub(crate) fn fetch(into: &Path, package: &str) -> Command {
    let mut install = npm(&root(), &["install", "--no-package-lock", "--prefix"]);
    install.arg(into).arg(package).args(QUIETLY);
    install
}

fn npm(folder: &Path, args: &[&str]) -> Command {
    let mut npm = command("npm", args);
    npm.current_dir(folder);
    npm
}

/// A program of an installed package.
pub(crate) fn program(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}

fn is_there(name: &str, version: &str) -> bool {
    let manifest = root().join("node_modules").join(name).join("package.json");
    fs::read_to_string(manifest)
        .is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
}

/// The pairs of `devDependencies`: one a line, as npm itself writes them.
fn dev_dependencies(package: &str) -> Vec<(&str, &str)> {
    package
        .lines()
        .skip_while(|line| !line.contains("\"devDependencies\""))
        .skip(1)
        .take_while(|line| !line.trim_start().starts_with('}'))
        .filter_map(|line| {
            let mut parts = line.split('"');
            Some((parts.nth(1)?, parts.nth(1)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn dependencies_are_read_with_their_versions() {
        let package = "{\n  \"name\": \"x\",\n  \"devDependencies\": {\n    \"a\": \"1.0.0\",\n    \"@b/c\": \"2.1.0\"\n  }\n}";
        assert_eq!(super::dev_dependencies(package), [("a", "1.0.0"), ("@b/c", "2.1.0")]);
    }
}
