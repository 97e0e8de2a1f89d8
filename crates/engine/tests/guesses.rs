//! What is said of a guess: another spelling, and why somebody was found.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::Index;
use engine::search::{MatchKind, Request, Results, ValueId, explain, search};
use engine::text::fold;
use people::{index_of, twelve};
use proptest::prelude::*;

fn asked(query: &str) -> Request<'_> {
    Request { query, limit: 20, ..Request::default() }
}

fn ask(query: &str) -> Results {
    let bytes = index_of(&twelve());
    search(&Index::open(&bytes).unwrap(), &asked(query))
}

#[track_caller]
fn suggests(query: &str, want: Option<&str>) {
    assert_eq!(ask(query).suggestion.as_deref(), want, "{query}");
}

#[test]
fn a_near_match_is_suggested_as_it_is_spelled() {
    suggests("werner vogles", Some("werner vogels"));
    suggests("hoper", Some("hopper"));
    suggests("grace hpo", Some("grace hopper"));
    suggests("werner phogels", Some("werner vogels"));
    suggests("elixr", Some("elixir"));
    suggests("jos valm", Some("jose valim"));
}

#[test]
fn what_is_not_a_guess_stays_as_typed() {
    suggests("Grace  Hpoper", Some("Grace  Hopper"));
    suggests("name:hpoper", Some("name:hopper"));
    suggests("hpoper -bartik", Some("hopper -bartik"));
}

#[test]
fn what_is_spelled_so_has_no_suggestion() {
    for query in ["", "hopper", "hop", "bob kahn", "jose valim", "compiling", "dhh", "tag:aws"] {
        suggests(query, None);
    }
}

#[test]
fn who_is_not_found_is_not_guessed_at() {
    suggests("zzqxv", None);
    suggests("elon musk", None);
    suggests("compilers xylophone", None);
}

#[test]
fn choices_do_not_change_the_suggestion() {
    let bytes = index_of(&twelve());
    let index = Index::open(&bytes).unwrap();
    let nobody = index.value_id("type", "Company").unwrap();
    let results = search(&index, &Request { values: &[nobody], ..asked("hpoper") });
    assert_eq!((results.total, results.suggestion.as_deref()), (0, Some("hopper")));
}

/// The words of the twelve people's names, roles and tags.
fn words() -> Vec<String> {
    let people = twelve();
    let texts = people.iter().flat_map(|person| {
        [person.title, person.excerpt].into_iter().chain(person.tags.iter().copied())
    });
    texts.flat_map(str::split_whitespace).map(String::from).collect()
}

proptest! {
    /// Whatever is suggested finds, by its own letters, whom the guess found.
    #[test]
    fn a_suggestion_is_spelled_right(one in 0..40usize, other in proptest::option::of(0..40usize), at in 0..8usize, letter in "[a-zé' -]", cut in 0..2usize, open in any::<bool>()) {
        let bytes = index_of(&twelve());
        let index = Index::open(&bytes).unwrap();
        let words = words();
        let mut letters: Vec<char> = words[one % words.len()].chars().collect();
        let at = at.min(letters.len() - 1);
        letters.splice(at..at + cut, letter.chars());
        let first = other.map(|other| words[other % words.len()].clone() + " ").unwrap_or_default();
        let typed = first + &letters.into_iter().collect::<String>() + if open { "" } else { " " };
        let results = search(&index, &asked(&typed));
        let is_guess = |kind| matches!(kind, MatchKind::Sound | MatchKind::Near);
        let guessed = results.hits.first().filter(|hit| is_guess(hit.matched));
        prop_assert_eq!(results.suggestion.is_some(), guessed.is_some(), "{}", typed);
        if let (Some(suggestion), Some(guessed)) = (results.suggestion, guessed) {
            let better = search(&index, &asked(&suggestion));
            prop_assert!(fold(&suggestion) != fold(&typed));
            prop_assert!(better.hits.iter().any(|hit| hit.doc == guessed.doc), "{} → {}", typed, suggestion);
            prop_assert!(!is_guess(better.hits[0].matched) && !better.relaxed);
            prop_assert_eq!(better.suggestion, None);
        }
    }

    /// What an explanation says of the words, added up over the best of each, is what the words gave.
    #[test]
    fn an_explanation_names_every_word(query in "(grace|hpoper|bob|phogels|compilrs|comp|dhh|aws|robert kahn|will mya)") {
        let bytes = index_of(&twelve());
        let index = Index::open(&bytes).unwrap();
        for hit in search(&index, &asked(&query)).hits {
            let why = explain(&index, &asked(&query), hit.doc);
            for word in query.split(' ') {
                prop_assert!(why.iter().any(|why| why.word == word && why.given > 0), "{}: {:?}", query, why);
            }
            prop_assert!(why.iter().any(|why| why.kind == hit.matched), "{}: {:?}", query, why);
        }
    }
}

#[test]
fn an_explanation_says_how_each_term_was_met() {
    let bytes = index_of(&twelve());
    let index = Index::open(&bytes).unwrap();
    for (query, want) in [
        ("hoper", "hoper hopper near name"),
        ("werner phogels", "phogels vogels sound name"),
        ("bob", "bob robert nickname name"),
        ("compiling", "compiling compiler stem text"),
        ("hop", "hop hopper prefix name"),
        ("elixr ", "elixr elixir near text"),
        ("dhh", "dhh dhh prefix name"),
        ("tag:aws", "aws aws exact text"),
        ("distributed systems", "distributed systems Distributed Systems exact text"),
    ] {
        let hit = search(&index, &asked(query)).hits.remove(0);
        let why: Vec<String> = explain(&index, &asked(query), hit.doc)
            .into_iter()
            .map(|why| {
                let place = if why.in_name { "name" } else { "text" };
                format!("{} {} {} {place}", why.word, why.term, why.kind.name())
            })
            .collect();
        assert!(why.iter().any(|why| why == want), "{query}: {why:?}");
    }
}

#[test]
fn a_whole_value_comes_before_its_words() {
    let mut people = twelve();
    people.truncate(3);
    people[0].tags = &["AWS", "Cloud"];
    people[1].tags = &["AWS Lambda", "Private Cloud"];
    people[2].tags = &["AWS Cloud"];
    let bytes = index_of(&people);
    let index = Index::open(&bytes).unwrap();
    let order = |query| {
        let hits = search(&index, &asked(query)).hits.into_iter();
        hits.map(|hit| hit.doc.0).collect::<Vec<_>>()
    };
    assert_eq!(order("aws cloud"), [2, 0, 1]);
    assert_eq!(order("AWS"), [0, 2, 1]);
    assert_eq!(index.value_id("tags", "AWS Cloud").map(|ValueId(_)| ()), Some(()));
}
