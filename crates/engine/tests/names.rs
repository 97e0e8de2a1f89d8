//! Whom a name means, among people of like names.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::Index;
use engine::search::{MatchKind, Request, search};
use people::{Person, index_of};

/// Who comes first among people of these names.
#[track_caller]
fn first(names: &[&'static str], query: &str, want: &str) {
    let people: Vec<Person> = names
        .iter()
        .map(|&title| Person { title, kind: "Individual", ..Person::default() })
        .collect();
    check(&people, query, want);
}

#[track_caller]
fn check(people: &[Person], query: &str, want: &str) {
    let bytes = index_of(people);
    let index = Index::open(&bytes).unwrap();
    let hits = search(&index, &Request { query, limit: 9, ..Request::default() }).hits;
    let found: Vec<&str> = hits.iter().map(|hit| people[hit.doc.0 as usize].title).collect();
    assert_eq!(found.first(), Some(&want), "{query}: {found:?}");
}

#[test]
fn an_initial_stands_for_the_first_name() {
    first(&["Richard Carlson", "William A. Fraser", "Andrea Fraser"], "A Fraser", "Andrea Fraser");
    first(&["Katherine M. Clark", "Charles Clark"], "c clark", "Charles Clark");
}

#[test]
fn each_word_means_another_name() {
    first(&["Herbert Bateman", "Hilary Herbert"], "h herbert", "Hilary Herbert");
}

#[test]
fn particles_may_run_into_the_surname() {
    let names = ["Berg Vander", "María de la Cruz", "Vincent van der Berg", "Penélope Cruz"];
    first(&names, "delacruz", "María de la Cruz");
    first(&names, "vincent vanderberg", "Vincent van der Berg");
    let people = ["De Anna", "La Cruz"].map(|title| Person { title, ..Person::default() });
    let bytes = index_of(&people);
    let request = Request { query: "delacruz", limit: 9, ..Request::default() };
    assert_eq!(search(&Index::open(&bytes).unwrap(), &request).total, 0);
}

#[test]
fn a_suffix_is_not_a_surname() {
    first(&["Robert J. Simone", "John F. Simon, Jr."], "j simon", "John F. Simon, Jr.");
}

#[test]
fn swapped_letters_are_likelier_than_others() {
    first(&["Samuel Peel", "Herbert Pell"], "plel", "Herbert Pell");
    first(&["Robert Grant", "Robert Garcia"], "robert grac", "Robert Garcia");
}

#[test]
fn a_guess_at_a_name_beats_one_that_a_mention_helps() {
    let mentioned = Person { title: "Edward King", about: "John", ..Person::default() };
    let named = Person { title: "John Klingensmith", ..Person::default() };
    check(&[mentioned, named], "john klng", "John Klingensmith");
}

#[test]
fn who_mentions_a_name_is_not_meant_more() {
    let chatty =
        Person { title: "Alok Kumar Verma", about: "Kumar Kumar Kumar Verma", ..Person::default() };
    let other = Person { title: "Kunal Verma", ..Person::default() };
    check(&[chatty, other], "k verma", "Kunal Verma");
}

#[test]
fn two_slips_in_a_short_name_need_another_word() {
    let names = ["Adriana Weber", "Adriana Ankunding"];
    first(&names, "adriana wbeser ", "Adriana Weber");
    let bytes = index_of(&[Person { title: "Adriana Weber", ..Person::default() }]);
    let index = Index::open(&bytes).unwrap();
    let ask = |query| search(&index, &Request { query, limit: 9, ..Request::default() });
    assert_eq!(ask("wbeser ").total, 0);
    assert_eq!(ask("adriana wbeser ").hits[0].matched, MatchKind::Near);
}
