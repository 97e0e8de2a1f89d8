//! Ways to finish the word being typed.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{Index, write};
use engine::search::suggest;
use people::{Person, source_of};

fn about(title: &'static str, about: &'static str) -> Person {
    Person { title, about, ..Person::default() }
}

/// The completions of `typed`, each with its count.
fn ask(people: &[Person], typed: &str, limit: u32) -> Vec<(String, u32)> {
    let family = ["computable", "compute", "computers", "computing"];
    let mut source = source_of(people);
    source.families = vec![family.map(String::from).to_vec()];
    let bytes = write(&source).unwrap();
    let found = suggest(&Index::open(&bytes).unwrap(), typed, limit);
    found.into_iter().map(|completion| (completion.query, completion.count)).collect()
}

fn some() -> [Person; 4] {
    [
        about("Ann Elk", "computable"),
        about("Bo Byron", "compute, computers"),
        about("Cy Dee", "computing"),
        about("Eve Moss", "company"),
    ]
}

#[test]
fn forms_that_find_the_same_people_are_offered_once() {
    let want = [("compute".to_string(), 3), ("company".to_string(), 1)];
    assert_eq!(ask(&some(), "comp", 3), want);
    assert_eq!(ask(&some(), "dee comp", 3), [("dee compute".to_string(), 1)]);
}

#[test]
fn a_form_that_finds_more_people_is_offered_too() {
    let mut people = some().to_vec();
    people.push(about("Lo Computers", ""));
    let found = ask(&people, "comp", 4);
    assert_eq!(found[0], ("computers".to_string(), 4));
    assert!(found.contains(&("compute".to_string(), 4)), "{found:?}");
    assert!(found.contains(&("computing".to_string(), 3)), "{found:?}");
}

#[test]
fn names_come_before_words() {
    let people = [about("Ann Compton", ""), about("Bo Byron", "company, company")];
    let want = [("compton".to_string(), 1), ("company".to_string(), 1)];
    assert_eq!(ask(&people, "comp", 3), want);
}

#[test]
fn who_has_only_some_of_the_words_does_not_count() {
    let people = [
        about("Ann Elk", "heat transfer flight"),
        about("Bo Byron", "heat transfer in flight of hemispheres"),
    ];
    let found = ask(&people, "heat transfer flight hemi", 3);
    assert_eq!(found, [("heat transfer flight hemispheres".to_string(), 1)]);
}
