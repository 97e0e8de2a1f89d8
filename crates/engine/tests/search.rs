//! Searching twelve people who each stand for a difficulty.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{DocId, Index};
use engine::search::{MatchKind, Request, Results, search};
use people::{Person, index_of, twelve};

fn ask(query: &str) -> Vec<(String, MatchKind)> {
    let bytes = index_of(&twelve());
    let index = Index::open(&bytes).unwrap();
    let results = search(&index, &Request { query, limit: 20, ..Request::default() });
    named(&index, &results)
}

fn named(index: &Index, results: &Results) -> Vec<(String, MatchKind)> {
    results
        .hits
        .iter()
        .map(|hit| (index.document(hit.doc).unwrap().title.to_string(), hit.matched))
        .collect()
}

/// The first hit and how it was met; `None` for nobody.
#[track_caller]
fn first(query: &str, want: Option<(&str, MatchKind)>) {
    let found = ask(query);
    let got = found.first().map(|(name, kind)| (name.as_str(), *kind));
    assert_eq!(got, want, "{query}: {found:?}");
}

#[test]
fn a_name_is_found_in_any_order() {
    for query in ["Grace Hopper", "hopper grace", "Hopper, Grace", "grace hop", "HOPPER"] {
        let kind = if query == "grace hop" { MatchKind::Prefix } else { MatchKind::Exact };
        first(query, Some(("Grace Hopper", kind)));
    }
}

#[test]
fn slips_do_not_hide_a_name() {
    for query in [
        "hpoper",
        "hoper",
        "hoppper",
        "hupper",
        "opper",
        "grace hopepr",
        "gracehopper",
        "grace hpo",
    ] {
        assert_eq!(
            ask(query).first().map(|hit| hit.0.clone()).as_deref(),
            Some("Grace Hopper"),
            "{query}"
        );
    }
    first("hpoper", Some(("Grace Hopper", MatchKind::Near)));
}

#[test]
fn a_name_beats_a_mention() {
    let found = ask("hopper");
    assert_eq!(found.len(), 2, "{found:?}");
    first("hopper", Some(("Grace Hopper", MatchKind::Exact)));
}

#[test]
fn nonsense_finds_nobody() {
    for query in ["zzqxv", "elon musk", "qqqq", "\"", "---", "()", "OR"] {
        first(query, None);
    }
}

#[test]
fn nothing_asked_lists_everybody_in_site_order() {
    let found = ask("  ");
    let want: Vec<&str> = twelve().iter().map(|person| person.title).collect();
    assert_eq!(found.iter().map(|hit| hit.0.as_str()).collect::<Vec<_>>(), want);
}

#[test]
fn initials_and_nicknames_are_names() {
    first("dhh", Some(("David Heinemeier Hansson", MatchKind::Prefix)));
    first("G. Hopper", Some(("Grace Hopper", MatchKind::Prefix)));
    first("bob kahn", Some(("Robert Kahn", MatchKind::Nickname)));
}

#[test]
fn accents_and_apostrophes_do_not_matter() {
    first("jose valim", Some(("José Valim", MatchKind::Exact)));
    first("o'brien", Some(("Kate O'Brien", MatchKind::Exact)));
    first("obrien", Some(("Kate O'Brien", MatchKind::Exact)));
    first("o brien", Some(("Kate O'Brien", MatchKind::Exact)));
}

#[test]
fn sound_finds_a_name_spelled_otherwise() {
    first("Fogels", Some(("Werner Vogels", MatchKind::Near)));
    first("werner phogels", Some(("Werner Vogels", MatchKind::Sound)));
}

#[test]
fn a_word_left_out_is_owned_up_to() {
    let bytes = index_of(&twelve());
    let index = Index::open(&bytes).unwrap();
    let results =
        search(&index, &Request { query: "compilers xylophone", limit: 5, ..Request::default() });
    assert!(results.relaxed);
    assert!(named(&index, &results).iter().any(|hit| hit.0 == "Grace Hopper"));
    assert!(
        !search(&index, &Request { query: "compilers", limit: 5, ..Request::default() }).relaxed
    );
}

#[test]
fn operators_do_what_they_say() {
    first("name:grace", Some(("Grace Hopper", MatchKind::Exact)));
    assert_eq!(ask("tag:compilers").len(), 2);
    assert_eq!(ask("tags:\"distributed systems\"").len(), 1);
    assert_eq!(ask("tag:compilers -grace").len(), 1);
    assert_eq!(ask("tag:compilers -gra").len(), 2);
    assert_eq!(ask("grace OR werner").len(), 2);
    assert_eq!(ask("\"chief technology\"").len(), 1);
    first("nofield:grace", None);
}

#[test]
fn other_forms_of_a_word_are_found() {
    assert_eq!(ask("compiler").len(), 2);
    assert_eq!(ask("compiling").first().map(|hit| hit.1), Some(MatchKind::Stem));
}

#[test]
fn every_document_comes_back_as_it_was() {
    let people = twelve();
    let bytes = index_of(&people);
    let index = Index::open(&bytes).unwrap();
    for (n, person) in (0..).zip(&people) {
        let document = index.document(DocId(n)).unwrap();
        let Person { title, excerpt, about, .. } = *person;
        assert_eq!((document.title, document.excerpt, document.about), (title, excerpt, about));
        assert_eq!(document.url, person.url());
        assert_eq!(document.values[0], person.tags);
    }
    assert_eq!(index.document(DocId(12)), None);
}
