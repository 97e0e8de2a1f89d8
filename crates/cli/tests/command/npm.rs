//! The npm package: packed, installed from its file in a clean folder, and run. Passed over where the
//! machine has no `npm`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::run::{N_FILES, Place, project};

/// Packs the command for this machine, and installs the package in the folder `clean`.
fn install(place: &Place) {
    let package = place.path("npm");
    let system = if cfg!(target_os = "macos") { "darwin" } else { std::env::consts::OS };
    let processor = if cfg!(target_arch = "x86_64") { "x64" } else { "arm64" };
    place.stand_in(&format!("npm/bin/{system}-{processor}/profile-search"));
    for file in ["package.json", "profile-search.js"] {
        fs::copy(project("npm").join(file), package.join(file)).unwrap();
    }
    npm(&package, &["pack", "--silent"]);
    let packed = place.names("npm").into_iter().find(|name| name.contains("-0.")).unwrap();
    place.write("clean/package.json", "{}");
    let packed = package.join(packed).to_string_lossy().into_owned();
    npm(&place.path("clean"), &["install", "--offline", "--no-audit", "--no-fund", &packed]);
}

#[track_caller]
fn npm(folder: &Path, args: &[&str]) {
    let ran = Command::new("npm").args(args).current_dir(folder).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// The command as a site's build calls it.
fn npx(place: &Place, args: &[&str]) -> Output {
    let mut command = Command::new("npx");
    command.args(["--no-install", "profile-search"]).args(args).current_dir(place.path("clean"));
    command.env("PROFILE_SEARCH_WIDGET", place.path("widget")).output().unwrap()
}

#[test]
fn the_package_carries_the_command() {
    if Command::new("npm").arg("--version").output().is_err() {
        println!("passed over: there is no `npm` on this machine");
        return;
    }
    let place = Place::two_people();
    install(&place);
    let ran = place.ran(&npx(&place, &["build", "../site"]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(place.names("site/assets/profile-search").len(), N_FILES);
    let wrong = place.ran(&npx(&place, &["build", "../nowhere"]));
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    fs::remove_dir_all(place.path("clean/node_modules/profile-search/bin")).unwrap();
    let without = place.ran(&npx(&place, &["--version"]));
    assert_eq!(without.code, Some(2));
    assert!(without.stderr.contains("does not carry the command for"), "{without:?}");
}
