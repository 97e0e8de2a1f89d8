//! The worker that keeps the search without a network: what it names, and when it is written.

use std::fs;

use crate::run::Place;

const WORKER: &str = "site/profile-search-sw.js";

/// The line that says what to keep, as JSON.
#[track_caller]
fn kept(place: &Place) -> serde_json::Value {
    let worker = fs::read_to_string(place.path(WORKER)).unwrap();
    let line = worker.lines().next().unwrap();
    serde_json::from_str(line.strip_prefix("const KEPT = ").unwrap().trim_end_matches(';')).unwrap()
}

#[test]
fn the_worker_names_the_files_that_were_written() {
    let place = Place::two_people();
    let ran = place.run(&["build", "site", "--offline", "--sri"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let kept = kept(&place);
    let files = kept["files"].as_object().unwrap();
    assert!(files.contains_key("assets/profile-search/profile-search-offline.js"), "{files:?}");
    for path in files.keys() {
        assert!(place.path("site").join(path).is_file(), "{path}");
    }
    let hashes = fs::read_to_string(place.path("site/_data/profile_search.json")).unwrap();
    let hashes: serde_json::Value = serde_json::from_str(&hashes).unwrap();
    let name = "profile-search_bg.wasm";
    assert_eq!(files[&format!("assets/profile-search/{name}")], hashes["integrity"][name]);
}

#[test]
fn without_the_flag_there_is_no_worker() {
    let place = Place::two_people();
    place.run(&["build", "site"]);
    assert!(!place.path(WORKER).exists());
    assert!(!place.names("site/assets/profile-search").iter().any(|name| name.contains("offline")));
}

#[test]
fn a_worker_that_is_there_is_kept_up_to_date() {
    let place = Place::two_people();
    place.run(&["build", "site", "--offline"]);
    let before = kept(&place);
    place.write("site/_people/jean.md", "---\ntitle: Jean Bartik\n---\n");
    place.run(&["build", "site"]);
    assert_ne!(kept(&place)["version"], before["version"]);
}

#[test]
fn off_leaves_a_worker_that_ends_it_and_later_builds_leave_that_alone() {
    let place = Place::two_people();
    place.run(&["build", "site", "--offline"]);
    place.run(&["build", "site", "--offline=off"]);
    assert!(kept(&place).is_null());
    place.run(&["build", "site"]);
    assert!(kept(&place).is_null());
}

#[test]
fn a_worker_of_the_sites_own_is_left_alone() {
    let place = Place::two_people();
    place.write(WORKER, "addEventListener('fetch', () => {});\n");
    place.run(&["build", "site"]);
    assert_eq!(
        fs::read_to_string(place.path(WORKER)).unwrap(),
        "addEventListener('fetch', () => {});\n"
    );
}

#[test]
fn the_worker_of_a_built_site_lies_in_it() {
    let place = Place::two_people();
    place.write("site/_site/ada.html", "");
    let ran = place.run(&["build", "site", "--site", "site/_site", "--offline"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(place.path("site/_site/profile-search-sw.js").is_file());
    assert!(!place.path(WORKER).exists());
}

#[test]
fn files_outside_of_the_site_cannot_be_kept_and_nothing_is_written() {
    let place = Place::two_people();
    let ran = place.run(&["build", "site", "--out", "elsewhere", "--offline"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("cannot keep files outside of the site"), "{ran:?}");
    assert!(!place.path("elsewhere").exists() && !place.path(WORKER).exists());
}

/// A configuration with `offline` in it.
fn set(place: &Place, value: &str) {
    let config = "collections: {people: {output: true}}\nprofile_search:\n  offline: ";
    place.write("site/_config.yml", &format!("{config}{value}\n"));
}

#[test]
fn the_configuration_asks_for_the_worker_and_ends_it() {
    let place = Place::two_people();
    set(&place, "true");
    place.run(&["build", "site"]);
    assert!(kept(&place)["files"].is_object());
    set(&place, "false");
    place.run(&["build", "site"]);
    assert!(kept(&place).is_null());
}

#[test]
fn a_site_that_denies_it_and_never_had_it_gets_no_worker() {
    let place = Place::two_people();
    set(&place, "false");
    assert_eq!(place.run(&["build", "site"]).code, Some(0));
    assert!(!place.path(WORKER).exists());
}

#[test]
fn the_flag_wins_over_the_configuration() {
    let place = Place::two_people();
    set(&place, "true");
    place.run(&["build", "site", "--offline=off"]);
    assert!(kept(&place).is_null());
}

#[test]
fn a_setting_that_is_neither_is_told_with_its_line() {
    let place = Place::two_people();
    set(&place, "maybe");
    let ran = place.run(&["build", "site"]);
    assert!(ran.stderr.contains("_config.yml:3:12"), "{ran:?}");
    assert!(!place.path(WORKER).exists());
}

#[test]
fn the_worker_lies_where_the_folder_of_the_files_counts_from() {
    let place = Place::two_people();
    set(&place, "true");
    for base in ["cache/", ""] {
        let out = format!("{base}assets/profile-search");
        let ran = place.run(&["build", "site", "--out", &out]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(place.path(&format!("{base}profile-search-sw.js")).is_file(), "{out}");
    }
    assert!(!place.path(WORKER).exists());
}
