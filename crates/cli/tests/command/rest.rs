//! Of a large site, what can wait lies in a file beside the wasm: written, kept, read and taken away.

use std::fmt::Write as _;
use std::fs;

use crate::run::{N_FILES, Place};

const OUT: &str = "site/assets/profile-search";
const REST: &str = "profile-search_bg.rest.wasm";

/// Enough people with enough to say, and one whom only the text about her tells of.
fn large() -> Place {
    let place = Place::new(&[(
        "_people/ada.md",
        "---\ntitle: Ada\nexcerpt: Countess\nabout: She wrote the first zyxwv.\n---\n",
    )]);
    for n in 0..300 {
        let mut about = String::new();
        for word in 0..70 {
            let _ = write!(about, "w{} ", (n * 31 + word * 17) % 1000);
        }
        let text = format!("---\ntitle: Person {n}\nexcerpt: Known\nabout: {about}\n---\n");
        place.write(&format!("site/_people/p{n}.md"), &text);
    }
    place
}

#[test]
fn a_large_site_has_one_file_more_and_a_search_reads_it() {
    let place = large();
    let ran = place.run(&["build", "site", "--sri"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(place.names(OUT).len(), N_FILES + 1);
    let sums = fs::read_to_string(place.path("site/_data/profile_search.json")).unwrap();
    assert!(sums.contains(REST), "{sums}");
    let found = || place.run(&["search", OUT, "zyxwv"]).stdout;
    assert!(found().contains("She wrote the first zyxwv."), "{}", found());
    assert!(place.run(&["inspect", OUT]).stdout.contains("\n  rest "));

    let rest = place.path(OUT).join(REST);
    fs::write(&rest, "no module").unwrap();
    assert!(found().contains("Ada") && !found().contains("zyxwv"), "{}", found());
    assert_eq!(place.run(&["check", "site", "--fresh"]).code, Some(1));
}

#[test]
fn a_site_that_became_small_leaves_nothing_of_those_who_were_in_it() {
    let place = large();
    place.run(&["build", "site"]);
    for n in 0..300 {
        fs::remove_file(place.path(&format!("site/_people/p{n}.md"))).unwrap();
    }
    let stale = place.run(&["check", "site", "--fresh"]);
    assert!(stale.stdout.contains("no page asks for this file any more"), "{stale:?}");
    place.run(&["build", "site"]);
    assert!(!place.path(OUT).join(REST).exists());
    assert_eq!(place.run(&["check", "site", "--fresh"]).code, Some(0));
}

#[test]
fn without_a_network_the_rest_is_kept_too() {
    let place = large();
    place.run(&["build", "site", "--offline"]);
    let worker = fs::read_to_string(place.path("site/profile-search-sw.js")).unwrap();
    assert!(worker.contains(&format!("assets/profile-search/{REST}")), "{worker}");
}
