//! `search`, `inspect` and `export`.

use expect_test::expect;
use serde_json::Value;

use crate::run::Place;

fn json(place: &Place, args: &[&str]) -> Value {
    let ran = place.run(args);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn a_person_is_shown_with_role_values_and_address() {
    let place = Place::two_people();
    expect![[r"
        1 of 2 people
        did you mean grace hopper?

        1  Grace Hopper  near
           Rear admiral and compiler pioneer
           Individual · Compilers
           /people/grace.html
    "]]
    .assert_eq(&place.run(&["search", "site", "grace", "hoper"]).stdout);
}

#[test]
fn who_lacks_a_word_is_labelled() {
    let place = Place::two_people();
    let ran = place.run(&["search", "site", "lovelace", "xylophones"]);
    assert!(ran.stdout.starts_with("1 of 2 people, none with every word\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Ada Lovelace  partial\n"), "{}", ran.stdout);
}

#[test]
fn nobody_found_is_no_fault() {
    let place = Place::two_people();
    let ran = place.run(&["search", "site", "qqqqqqqq"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "0 of 2 people\n"));
}

#[test]
fn json_is_the_results_object_of_the_page() {
    let place = Place::two_people();
    let results = json(&place, &["search", "site", "lovelace", "--json"]);
    let hit = &results["hits"][0];
    assert_eq!(results["total"], 1);
    assert_eq!(hit["url"], "/ada");
    assert_eq!(hit["marks"]["title"], serde_json::json!([[4, 12]]));
    assert_eq!(hit["fields"]["tags"], serde_json::json!(["Algorithms", "Mathematics"]));
    assert_eq!(hit["fields"]["date"], "1843-09-01");
    let keys: Vec<&String> = results.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["total", "offset", "hits", "facets", "suggestion", "relaxed", "matched"]);
}

#[test]
fn a_site_and_its_wasm_answer_alike() {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "out"]);
    let from_site = json(&place, &["search", "site", "compiler", "--json"]);
    let from_wasm = json(&place, &["search", "out/profile-search_bg.wasm", "compiler", "--json"]);
    assert_eq!(from_site, from_wasm);
    assert_eq!(from_site["hits"][0]["title"], "Grace Hopper");
}

#[test]
fn filters_and_order_are_the_pages() {
    let place = Place::two_people();
    let filtered = json(&place, &["search", "site", "--json", "--filter", "tags=Compilers"]);
    assert_eq!(
        (&filtered["total"], &filtered["hits"][0]["title"]),
        (&1.into(), &"Grace Hopper".into())
    );
    let sorted = json(&place, &["search", "site", "--json", "--sort", "-title", "--limit", "1"]);
    assert_eq!(sorted["hits"][0]["title"], "Ada Lovelace");
    let unknown = place.run(&["search", "site", "--filter", "tags=Nothing"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("Algorithms"), "{unknown:?}");
}

#[test]
fn an_explanation_names_the_terms_that_were_met() {
    let place = Place::two_people();
    let ran = place.run(&["search", "site", "hopper", "--explain"]);
    assert!(ran.stdout.contains("hopper → hopper  exact, in the name"), "{ran:?}");
    let guessed = place.run(&["search", "site", "hoper", "--explain"]);
    assert!(guessed.stdout.contains("did you mean hopper?"), "{guessed:?}");
    assert!(guessed.stdout.contains("hoper → hopper  near, in the name"), "{guessed:?}");
}

#[test]
fn the_parts_of_an_index_add_up() {
    let place = Place::two_people();
    let ran = place.run(&["inspect", "site"]);
    let raw = |line: &str| -> Option<usize> {
        line.split_whitespace().nth(1)?.replace(',', "").parse().ok()
    };
    let table = ran.stdout.lines().skip_while(|line| !line.contains("brotli")).skip(1);
    let (whole, parts): (Vec<&str>, Vec<&str>) =
        table.partition(|line| line.starts_with("  index"));
    let parts: usize = parts.iter().filter_map(|line| raw(line)).sum();
    let whole = raw(whole[0]).unwrap();
    assert!(parts > 100 && parts < whole && whole - parts < 250, "{ran:?}");
}

#[test]
fn all_documents_are_people_and_pages() {
    let place = Place::two_people();
    place.write("site/about.md", "---\ntitle: About\n---\nText.\n");
    let records = json(&place, &["export", "site", "--all-documents"]);
    let shown = records.as_array().unwrap().iter().map(|record| record["dest"].as_str().unwrap());
    assert_eq!(shown.collect::<Vec<_>>(), ["ada.html", "people/grace.html", "about.html"]);
}

#[test]
fn records_hold_every_field_of_the_contract() {
    let place = Place::two_people();
    let records = json(&place, &["export", "site", "--as", "records"]);
    let keys: Vec<&String> = records[0].as_object().unwrap().keys().collect();
    let expected = [
        "url",
        "dest",
        "title",
        "excerpt",
        "about",
        "type",
        "categories",
        "tags",
        "date",
        "links",
        "image",
        "body",
        "path",
        "slug",
    ];
    assert_eq!(keys, expected);
    let grace = records
        .as_array()
        .unwrap()
        .iter()
        .find(|record| record["title"] == "Grace Hopper")
        .unwrap();
    assert_eq!(grace["links"]["github"], "https://github.com/grace");
    assert_eq!(grace["path"], "_people/grace.md");
}

#[test]
fn elasticlunr_gets_an_index_it_knows() {
    let place = Place::two_people();
    let index = json(&place, &["export", "site", "--as", "elasticlunr"]);
    assert_eq!(index["documentStore"]["length"], 2);
    assert_eq!(index["documentStore"]["docs"]["/ada"]["title"], "Ada Lovelace");
}
