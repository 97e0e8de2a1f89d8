//! Programs that come as Debian packages.

use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::step::{find, quiet};

/// A program and the package that brings it.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
}

const fn program(name: &'static str, package: &'static str) -> Program {
    Program { name, package }
}

/// What drives three browser engines without a screen.
pub(crate) const BROWSERS: &[Program] = &[
    program("chromium", "chromium"),
    program("chromedriver", "chromium-driver"),
    program("firefox-esr", "firefox-esr"),
    program("WebKitWebDriver", "webkit2gtk-driver"),
    program("xvfb-run", "xvfb"),
    program("xauth", "xauth"),
];
/// What esbuild, binaryen and the journeys run on.
pub(crate) const NODE: &[Program] = &[program("node", "nodejs"), program("npm", "npm")];
/// The real Jekyll, for the journeys.
pub(crate) const JEKYLL: &[Program] = &[program("jekyll", "jekyll")];
/// What weighs files as a server sends them.
pub(crate) const COMPRESSORS: &[Program] = &[program("brotli", "brotli"), program("gzip", "gzip")];
/// What lets a test kill a build at any of its system calls.
pub(crate) const TRACERS: &[Program] = &[program("strace", "strace")];

/// Installs the packages of those `programs` that are missing.
pub(crate) fn ensure(programs: &[Program]) -> Result {
    let missing: Vec<&Program> =
        programs.iter().filter(|program| find(program.name).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|program| program.package).collect();
    let prefix = privilege(&missing, &packages)?;
    quiet("Update the package lists", &mut apt(prefix, &["update", "-qq"]))?;
    let mut args =
        vec!["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600"];
    args.extend(&packages);
    quiet(&format!("Install {}", packages.join(" ")), &mut apt(prefix, &args))?;
    Ok(())
}

/// How this user may install packages: directly as root, else by sudo.
fn privilege(missing: &[&Program], packages: &[&str]) -> Result<Option<&'static str>> {
    let names: Vec<&str> = missing.iter().map(|program| program.name).collect();
    let names = names.join(", ");
    if find("apt-get").is_none() {
        return Err(format!(
            "missing: {names}. This system has no apt-get; install the like of Debian's packages `{}` and run this again",
            packages.join(" ")
        ));
    }
    if is_root() {
        return Ok(None);
    }
    if find("sudo").is_some() {
        return Ok(Some("sudo"));
    }
    Err(format!(
        "missing: {names}. Neither root nor sudo is at hand; have somebody run `apt-get install {}`, then run this again",
        packages.join(" ")
    ))
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // The owner of our own process's entry is the user that we act as.
    Path::new("/proc/self").metadata().is_ok_and(|meta| meta.uid() == 0)
}

fn apt(prefix: Option<&str>, args: &[&str]) -> Command {
    let mut command = match prefix {
        Some(sudo) => crate::step::command(sudo, ["DEBIAN_FRONTEND=noninteractive", "apt-get"]),
        None => crate::step::command("apt-get", [""; 0]),
    };
    command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
