//! Output that cannot be written, or is written while something stands there already.

use std::fs;
use std::process::{Child, Stdio};

use crate::run::{ADA, N_FILES, Place};

const WASM: &str = "profile-search_bg.wasm";

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

/// The wasm of each of two sites, which differ.
fn two_modules(place: &Place) -> [Vec<u8>; 2] {
    place.write("other/_people/alan.md", "---\ntitle: Alan Turing\n---\n");
    place.write("other/_config.yml", "collections:\n  people:\n    output: true\n");
    ["site", "other"].map(|site| {
        assert_eq!(place.run(&["build", site, "--out", site]).code, Some(0));
        fs::read(place.path(site).join(WASM)).unwrap()
    })
}

#[test]
fn builds_at_once_never_show_half_a_file() {
    let place = Place::two_people();
    let whole = two_modules(&place);
    assert_ne!(whole[0], whole[1]);
    let start = |site| {
        let mut command = place.command(&["build", site, "--out", "out"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let mut builds: Vec<Child> = ["site", "other"].into_iter().cycle().take(6).map(start).collect();
    let (mut seen, mut running) = (0, true);
    while running {
        running = builds.iter_mut().any(|build| build.try_wait().unwrap().is_none());
        let Ok(wasm) = fs::read(place.path("out").join(WASM)) else { continue };
        assert!(whole.contains(&wasm), "half a file");
        seen += 1;
    }
    assert!(seen > 0);
    assert!(builds.into_iter().all(|mut build| build.wait().unwrap().success()));
    assert_eq!(place.names("out").len(), N_FILES, "nothing is left over: {:?}", place.names("out"));
}

#[test]
fn the_configuration_names_the_folder() {
    let place = Place::two_people();
    let config =
        "collections: {people: {output: true}}\nprofile_search:\n  output: /public/search/\n";
    place.write("site/_config.yml", config);
    let ran = place.run(&["build", "site"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(place.names("site/public/search").len(), N_FILES);
    assert!(!place.path("site/assets").exists());
    let flag = place.run(&["build", "site", "--out", "elsewhere"]);
    assert_eq!((flag.code, place.names("elsewhere").len()), (Some(0), N_FILES));
}

#[test]
fn the_folder_lies_below_what_jekyll_reads() {
    let place = Place::new(&[("docs/_people/ada.md", ADA)]);
    place.write("site/_config.yml", "source: docs\ncollections: {people: {output: true}}\n");
    let ran = place.command(&["build"]).current_dir(place.path("site")).output().unwrap();
    assert!(ran.status.success(), "{:?}", place.ran(&ran));
    assert_eq!(place.names("site/docs/assets/profile-search").len(), N_FILES);
}

#[test]
fn a_folder_that_jekyll_would_not_copy_is_not_written_to() {
    for output in ["_search", "../search", "a/.b", "/"] {
        let place = Place::two_people();
        let config = "collections: {people: {output: true}}\nprofile_search:\n  output: ";
        place.write("site/_config.yml", &format!("{config}{output}\n"));
        let ran = place.run(&["build", "site"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(ran.stderr.contains("_config.yml:3:11"), "{ran:?}");
        assert_eq!(place.names("site/assets/profile-search").len(), N_FILES, "{output}");
    }
}
