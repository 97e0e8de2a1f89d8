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
