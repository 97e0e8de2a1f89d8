//! Output that cannot be written, or is written while something stands there already.

use std::fs;

use crate::run::{N_FILES, Place};

#[test]
fn an_output_folder_below_a_file_leaves_nothing_behind() {
    let place = Place::two_people();
    let ran = place.run(&["build", "site", "--out", "site/_config.yml/out"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("cannot write `site/_config.yml/out`"), "{ran:?}");
    assert!(ran.stderr.contains("--out DIR"), "{ran:?}");
    assert_eq!(place.names("site"), ["_config.yml", "_people"]);
}

#[test]
fn a_folder_in_the_place_of_a_file_leaves_the_others_as_they_were() {
    let place = Place::two_people();
    place.write("out/profile-search_bg.wasm", "old wasm");
    place.write("out/profile-search.js/inner", "");
    let ran = place.run(&["build", "site", "--out", "out"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(fs::read(place.path("out/profile-search_bg.wasm")).unwrap(), b"old wasm");
    assert_eq!(place.names("out"), ["profile-search.js", "profile-search_bg.wasm"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_takes_no_files_is_told() {
    let place = Place::two_people();
    let ran = place.run(&["build", "site", "--out", "/proc/profile-search"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("cannot write `/proc/profile-search`"), "{ran:?}");
}

#[test]
fn output_inside_the_source_is_not_read_as_a_person() {
    let place = Place::two_people();
    for _ in 0..2 {
        let ran = place.run(&["build", "site", "--out", "site/_people/search"]);
        assert!(ran.stdout.contains("2 people"), "{ran:?}");
    }
}

#[test]
fn a_widget_folder_without_a_module_is_told() {
    let place = Place::two_people();
    place.write("widget/profile-search_bg.wasm", "text");
    let ran = place.run(&["build", "site"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("is not a WebAssembly module"), "{ran:?}");
    assert!(place.names("site/assets").is_empty());
}

#[test]
fn two_builds_at_once_leave_whole_files() {
    let place = Place::two_people();
    let children: Vec<_> =
        (0..4).map(|_| place.command(&["build", "site", "--out", "out"]).output()).collect();
    assert!(children.into_iter().all(|output| output.unwrap().status.success()));
    assert_eq!(place.names("out").len(), N_FILES);
    assert_eq!(place.run(&["inspect", "out"]).code, Some(0));
}
