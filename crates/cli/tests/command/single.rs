//! One page with everything inside.

use std::fs;

use crate::run::{ADA, Place};

fn place() -> Place {
    let place = Place::two_people();
    place.write("widget/profile-search-single.js", "run();\n");
    place
}

fn page(place: &Place, name: &str) -> String {
    fs::read_to_string(place.path(name)).unwrap()
}

#[test]
fn one_page_is_all_that_is_written() {
    let place = place();
    let ran = place.run(&["build", "site", "--single-file", "--out", "stick"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(place.names("stick"), ["people.html"]);
    assert!(!place.path("site/assets").exists());
    let page = page(&place, "stick/people.html");
    for text in ["Ada Lovelace", "Rear admiral", "run();\n</script>", "profile-search_bg.wasm"] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn the_page_asks_for_nothing() {
    let place = place();
    place.run(&["build", "site", "--single-file"]);
    let page = page(&place, "people.html");
    assert!(page.contains("default-src 'none'"), "{page}");
    for what in ["src=", "<link", "<img", "@import", "url("] {
        assert!(!page.contains(what), "{what}");
    }
}

#[test]
fn the_sites_own_language_is_inside_and_no_other() {
    let place = place();
    place.write("site/_config.yml", "lang: de\ncollections: {people: {output: true}}\n");
    place.run(&["build", "site", "--single-file"]);
    let page = page(&place, "people.html");
    assert!(page.contains("<html lang=\"de\" dir=\"ltr\">"), "{page}");
    assert!(page.contains("data-name=\"profile-search.de.json\""), "{page}");
    assert!(!page.contains("profile-search.fr.json"), "{page}");
}

#[test]
fn names_lead_to_the_site_where_its_address_is_known() {
    let place = place();
    let config = "url: https://a.example\nbaseurl: /team\ncollections: {people: {output: true}}\n";
    place.write("site/_config.yml", config);
    place.run(&["build", "site", "--single-file"]);
    let page = page(&place, "people.html");
    assert!(page.contains("base=\"https://a.example/team/\""), "{page}");
    assert!(page.contains("href=\"https://a.example/team/ada\""), "{page}");
}

#[test]
fn the_same_site_gives_the_same_page_and_it_is_not_written_again() {
    let place = place();
    place.run(&["build", "site", "--single-file"]);
    let first = page(&place, "people.html");
    let ran = place.run(&["build", "site", "--single-file"]);
    assert!(ran.stdout.contains("was up to date"), "{ran:?}");
    assert_eq!(page(&place, "people.html"), first);
}

#[test]
fn a_widget_without_its_script_is_told_and_nothing_is_written() {
    let place = Place::new(&[("_people/ada.md", ADA)]);
    let ran = place.run(&["build", "site", "--single-file"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("has no `profile-search-single.js`"), "{ran:?}");
    assert!(!place.path("people.html").exists());
}
