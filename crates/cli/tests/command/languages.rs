//! Sites that have people by language: which files are written, named, kept and taken away.

use std::fs;

use crate::run::{N_FILES, Place};

const CONFIG: &str =
    "collections: {people: {output: true}}\nlang: en\nprofile_search: {languages: [en, de]}\n";
const OUT: &str = "site/assets/profile-search";
const GERMAN: &str = "profile-search_bg.de.wasm";

/// Ann in English, Bob in German.
fn two_languages() -> Place {
    let place = Place::new(&[
        ("_config.yml", CONFIG),
        ("_people/ann.md", "---\ntitle: Ann\n---\n"),
        ("_people/bob.md", "---\ntitle: Bob\nlang: de\n---\n"),
    ]);
    place.write("widget/profile-search.js", "\"wasm in languages:\".split(\":\")\n");
    place
}

#[test]
fn each_language_has_a_wasm_beside_that_of_everybody_and_the_script_knows() {
    let place = two_languages();
    let ran = place.run(&["build", "site"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(place.names(OUT).len(), N_FILES + 2);
    assert!(ran.stdout.contains("people in   en (1 person), de (1 person)"), "{ran:?}");
    let doctor = place.run(&["doctor", "site"]);
    assert!(doctor.stdout.contains("people in  en (1 person), de (1 person)"), "{doctor:?}");
    let script = fs::read_to_string(place.path(OUT).join("profile-search.js")).unwrap();
    assert_eq!(script, "\"wasm in languages:en de\".split(\":\")\n");
    for (name, people) in
        [("profile-search_bg.wasm", "2"), ("profile-search_bg.en.wasm", "1"), (GERMAN, "1")]
    {
        let told = place.run(&["search", &format!("{OUT}/{name}"), "--json"]).stdout;
        assert!(told.contains(&format!("\"total\": {people}")), "{name}: {told}");
    }
}

#[test]
fn a_language_without_people_leaves_no_file_of_those_who_were_in_it() {
    let place = two_languages();
    place.run(&["build", "site"]);
    fs::remove_file(place.path("site/_people/bob.md")).unwrap();
    let stale = place.run(&["check", "site", "--fresh"]);
    assert!(stale.stdout.contains("no page asks for this file any more"), "{stale:?}");
    let ran = place.run(&["build", "site"]);
    assert!(ran.stderr.contains("nobody is in the language `de`"), "{ran:?}");
    assert!(!place.path(OUT).join(GERMAN).exists());
    assert_eq!(place.run(&["check", "site", "--fresh"]).code, Some(0));
}

#[test]
fn the_guard_sees_a_wasm_of_a_language_that_is_old_or_gone() {
    let place = two_languages();
    place.run(&["build", "site"]);
    let guard = || place.run(&["check", "site", "--fresh"]);
    assert_eq!(guard().code, Some(0));
    fs::write(place.path(OUT).join(GERMAN), "old").unwrap();
    assert!(guard().stdout.contains("is not what the site gives now"));
    fs::remove_file(place.path(OUT).join(GERMAN)).unwrap();
    assert!(guard().stdout.contains("this file of the search is not there"));
}

#[test]
fn the_sum_of_the_wasm_is_that_of_all_and_the_worker_keeps_all() {
    let place = two_languages();
    place.run(&["build", "site", "--sri", "--offline"]);
    let text = fs::read_to_string(place.path("site/_data/profile_search.json")).unwrap();
    let data: serde_json::Value = serde_json::from_str(&text).unwrap();
    let german = data["integrity"][GERMAN].as_str().unwrap();
    let all = data["integrity"]["profile-search_bg.wasm"].as_str().unwrap();
    assert_eq!(all.split(' ').count(), 3);
    assert!(all.split(' ').any(|sum| sum == german), "{all}");
    let worker = fs::read_to_string(place.path("site/profile-search-sw.js")).unwrap();
    for name in [GERMAN, "profile-search.de.json"] {
        assert!(worker.contains(&format!("assets/profile-search/{name}")), "{name}");
    }
}

#[test]
fn whoever_has_no_page_in_the_built_site_is_in_no_language() {
    let place = two_languages();
    place.write("site/_site/people/ann.html", "");
    let ran = place.run(&["build", "site", "--site", "site/_site"]);
    assert!(ran.stderr.contains("`people/bob.html` is not in the built site"), "{ran:?}");
    assert!(!place.path("site/_site/assets/profile-search").join(GERMAN).exists());
}

#[test]
fn a_script_without_a_place_for_languages_is_refused() {
    let place = two_languages();
    place.write("widget/profile-search.js", "export const open = 1;\n");
    let ran = place.run(&["build", "site"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("has no place for the languages of the site"), "{ran:?}");
    assert!(!place.path(OUT).exists());
}
