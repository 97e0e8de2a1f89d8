//! Sites of nobody, and of people of whom only the name is known: built, opened and searched.

use crate::run::Place;

/// A site with a file for each of these names.
fn named(names: &[&str]) -> Place {
    let place = Place::new(&[]);
    for name in names {
        let text = format!("---\ntitle: {name}\n---\n");
        place.write(&format!("site/_people/{}.md", name.to_lowercase()), &text);
    }
    place
}

/// What `search --json` finds in what `build` wrote.
#[track_caller]
fn found(place: &Place, query: &str) -> serde_json::Value {
    let ran = place.run(&["search", "out", query, "--json"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn a_site_of_nobody_opens_and_finds_nobody() {
    let place = named(&[]);
    let built = place.run(&["build", "site", "--out", "out"]);
    assert!(built.code.is_some_and(|code| code < 2), "{built:?}");
    assert_eq!(place.run(&["inspect", "out"]).code, Some(0));
    assert_eq!(found(&place, "ada")["total"], 0);
}

#[test]
fn people_of_whom_the_name_is_known_are_found_by_it() {
    for names in [&["Ada"][..], &["Ada", "Grace"]] {
        let place = named(names);
        let built = place.run(&["build", "site", "--out", "out"]);
        assert_eq!(built.code, Some(0), "{built:?}");
        assert_eq!(place.run(&["inspect", "out"]).code, Some(0));
        assert_eq!(found(&place, "")["total"], names.len());
        assert_eq!(found(&place, "ada")["hits"][0]["title"], "Ada");
    }
}
