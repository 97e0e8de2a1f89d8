//! Other forms of a word are found after the word itself, and are called what they are.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{Index, write};
use engine::search::{MatchKind, Request, explain, search};
use people::{Person, source_of};

const FAMILY: [&str; 3] = ["compiler", "compilers", "compiling"];

/// The documents that a query finds, first to last, each with how it was met.
fn ask(abouts: &[&'static str], n_people: usize, query: &str) -> Vec<(u32, MatchKind)> {
    let nobody = std::iter::repeat_n("", n_people - abouts.len());
    let people = abouts.iter().copied().chain(nobody);
    let people: Vec<Person> =
        people.map(|about| Person { title: "Ann Elk", about, ..Person::default() }).collect();
    let mut source = source_of(&people);
    source.stems = "aeiouy 0 0\n0 1 ed ers er ing".into();
    source.families = vec![FAMILY.map(String::from).to_vec()];
    let bytes = write(&source).unwrap();
    let index = Index::open(&bytes).unwrap();
    let request = Request { query, limit: 20, ..Request::default() };
    let hits = search(&index, &request).hits;
    for hit in &hits {
        let weakest = explain(&index, &request, hit.doc).iter().map(|why| why.kind).max();
        assert_eq!(weakest, Some(hit.matched));
    }
    hits.iter().map(|hit| (hit.doc.0, hit.matched)).collect()
}

#[test]
fn the_form_typed_comes_before_other_forms() {
    let abouts = ["compilers, compilers, compilers", "compiling compilers", "a compiler once"];
    let (exact, stem) = (MatchKind::Exact, MatchKind::Stem);
    assert_eq!(ask(&abouts, 40, "compiler "), [(2, exact), (1, stem), (0, stem)]);
    assert_eq!(ask(&abouts, 40, "compiling ")[0], (1, exact));
    assert_eq!(ask(&abouts, 40, "compilers ")[2], (2, stem));
}

#[test]
fn every_word_as_typed_comes_before_some_as_typed() {
    let abouts = ["compilers of poems", "poems, poems, compiler, compiler", "poems compilers"];
    let found = ask(&abouts, 40, "poems compilers ");
    assert_eq!(found.last(), Some(&(1, MatchKind::Stem)), "{found:?}");
}

#[test]
fn where_half_the_site_has_a_word_its_forms_are_alike() {
    let abouts = ["compilers, compilers, compilers", "a compiler once"];
    let stem = MatchKind::Stem;
    assert_eq!(ask(&abouts, 4, "compiler "), [(0, stem), (1, stem)]);
}

#[test]
fn a_form_that_nobody_used_finds_its_family_by_its_stem() {
    let abouts = ["compilers, compilers, compilers", "a compiler once", "a comparison", "complex"];
    let stem = MatchKind::Stem;
    assert_eq!(ask(&abouts, 40, "compiled "), [(0, stem), (1, stem)]);
    assert_eq!(ask(&abouts, 40, "compilations "), []);
}
