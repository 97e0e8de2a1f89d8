//! `build --documents`: what a running Jekyll says about its documents.

use std::fs;

use expect_test::expect;
use serde_json::{Value, json};

use crate::bad_input::check;
use crate::run::{ADA, GRACE, Place};

/// Ada and Grace as Jekyll has them.
fn both() -> Vec<Value> {
    let ada = json!({
        "path": "_people/ada.md", "url": "/ada", "dest": "ada.html", "write": true,
        "collection": "people", "title": "Ada Lovelace", "categories": [],
        "tags": ["Algorithms", "Mathematics"], "date": "1843-09-01 00:00:00 +0000",
        "data": {"layout": null, "type": "Individual", "title": "Ada Lovelace"},
        "html": "<p>Notes on the Analytical Engine.</p>",
    });
    let grace = json!({
        "path": "_people/grace.md", "url": "/people/grace.html", "dest": "people/grace.html",
        "collection": "people", "title": "Grace Hopper", "tags": ["Compilers"], "data": {},
    });
    vec![ada, grace]
}

/// The people that `search` prints for a query, after a build with these documents.
fn found(place: &Place, documents: &[Value], query: &str) -> Vec<Value> {
    place.write("documents.json", &Value::from(documents).to_string());
    let ran = place.run(&["build", "site", "--documents", "documents.json", "--out", "out"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let json = place.run(&["search", "out", "--json", query]).stdout;
    let results: Value = serde_json::from_str(&json).unwrap();
    results["hits"].as_array().unwrap().clone()
}

#[test]
fn what_jekyll_says_as_the_files_do_gives_the_same_bytes() {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "alone"]);
    found(&place, &both(), "");
    let wasm = |folder: &str| fs::read(place.path(folder).join("profile-search_bg.wasm")).unwrap();
    assert_eq!(wasm("alone"), wasm("out"));
}

#[test]
fn standard_input_is_read() {
    let place = Place::two_people();
    let mut build = place.command(&["build", "site", "--documents", "-", "--out", "out"]);
    place.write("documents.json", &Value::from(both()).to_string());
    build.stdin(fs::File::open(place.path("documents.json")).unwrap());
    let ran = place.ran(&build.output().unwrap());
    assert!(ran.stdout.contains("2 people"), "{ran:?}");
}

#[test]
fn whom_jekyll_leaves_out_is_left_out() {
    let place = Place::two_people();
    assert_eq!(found(&place, &both()[..1], "").len(), 1);
    let mut documents = both();
    documents[1]["write"] = false.into();
    assert_eq!(found(&place, &documents, "").len(), 1);
}

#[test]
fn the_address_is_where_jekyll_writes() {
    let place = Place::two_people();
    let mut documents = both();
    documents[0]["url"] = "/en/ada/".into();
    documents[0]["dest"] = "en/ada/index.html".into();
    assert_eq!(found(&place, &documents, "ada")[0]["url"], "/en/ada/");
}

#[test]
fn what_liquid_printed_is_searched() {
    let body = format!("{ADA}{{% weave %}} {{{{ page.guild }}}}\n");
    let place = Place::new(&[("_people/ada.md", &body), ("_people/grace.md", GRACE)]);
    let mut documents = both();
    documents[0]["html"] = "<p>Knew the jacquard loom and wrote <code>{{ x }}</code></p>".into();
    assert_eq!(found(&place, &documents, "jacquard")[0]["title"], "Ada Lovelace");
}

#[test]
fn a_plugin_may_add_to_the_front_matter_and_change_it() {
    let place = Place::two_people();
    let mut documents = both();
    documents[1]["data"] = json!({"about": "Gave away nanoseconds of wire.", "type": "Admiral"});
    let grace = &found(&place, &documents, "nanoseconds")[0];
    assert_eq!(grace["fields"]["type"], json!(["Admiral"]));
}

#[test]
fn a_person_without_a_file_comes_from_a_plugin() {
    let place = Place::two_people();
    let mut documents = both();
    documents.push(json!({
        "path": "people/alan.html", "url": "/people/alan.html", "dest": "people/alan.html",
        "collection": null, "title": "Alan Turing", "tags": ["Logic"],
        "data": {"title": "Alan Turing", "excerpt": "Asked whether machines can think", "born": 1912},
        "html": "<h1>Alan</h1><p>Bombe</p>",
    }));
    let alan = &found(&place, &documents, "bombe")[0];
    assert_eq!(
        (&alan["title"], &alan["url"]),
        (&"Alan Turing".into(), &"/people/alan.html".into())
    );
}

#[test]
fn a_list_that_is_none_is_shown_in_place() {
    let place = Place::two_people();
    place.write("documents.json", "[\n  {\"path\": \"_people/ada.md\"}\n]");
    let ran = place.run(&["build", "site", "--documents", "documents.json", "--out", "out"]);
    check(
        &ran,
        1,
        expect![[r#"
        error: this is not a list of documents as Jekyll's plugin writes it
         --> documents:2:28
          |
        2 |   {"path": "_people/ada.md"}
          |                            ^ missing field `url`
          = hint: write `[{"path": …, "url": …, "dest": …, "data": {…}, "html": …}]`

    "#]],
    );
    assert!(!place.path("out").exists());
    let ran = place.run(&["build", "site", "--documents", "nowhere.json"]);
    check(
        &ran,
        2,
        expect![[r"
        error: cannot read the documents in `nowhere.json`: no such file or directory
          = hint: Jekyll's plugin writes them; see `docs/publishing.md`
    "]],
    );
}
