//! Questions: more words than most people have.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::Index;
use engine::search::{MatchKind, Request, Results, search};
use people::{Person, index_of};

fn about(title: &'static str, about: &'static str) -> Person {
    Person { title, about, ..Person::default() }
}

fn ask(people: &[Person], query: &str) -> Results {
    let bytes = index_of(people);
    search(&Index::open(&bytes).unwrap(), &Request { query, limit: 20, ..Request::default() })
}

fn kinds(results: &Results) -> Vec<MatchKind> {
    results.hits.iter().map(|hit| hit.matched).collect()
}

fn order(results: &Results) -> Vec<u32> {
    results.hits.iter().map(|hit| hit.doc.0).collect()
}

#[test]
fn those_who_answer_most_of_a_question_follow() {
    let people = [
        about("Ann Elk", "heat transfer"),
        about("Bo Byron", "heat transfer along a hemisphere in flight"),
        about("Cy Dee", "poems"),
    ];
    let results = ask(&people, "heat transfer hemisphere flight ");
    assert_eq!((order(&results), results.relaxed), (vec![1, 0], false));
    assert_eq!(kinds(&results), [MatchKind::Exact, MatchKind::Partial]);
    let few_words = ask(&people, "heat hemisphere ");
    assert_eq!(order(&few_words), [1]);
}

#[test]
fn where_nobody_has_every_word_all_are_told_apart() {
    let people = [about("Ann Elk", "heat transfer"), about("Cy Dee", "poems")];
    for query in ["heat transfer hemisphere flight ", "heat transfer hemisphere "] {
        let results = ask(&people, query);
        assert_eq!((kinds(&results), results.relaxed), (vec![MatchKind::Partial], true));
        assert!(!results.hits[0].marks.is_empty());
    }
}

#[test]
fn a_choice_that_leaves_only_parts_is_relaxed() {
    let tagged = |title, tags, about| Person { tags, ..self::about(title, about) };
    let people = [
        tagged("Ann Elk", &["A"], "heat transfer"),
        tagged("Bo Byron", &["B"], "heat transfer along a hemisphere in flight"),
    ];
    let bytes = index_of(&people);
    let index = Index::open(&bytes).unwrap();
    let chosen = [index.value_id("tags", "A").unwrap()];
    let query = "heat transfer hemisphere flight ";
    let request = Request { query, values: &chosen, limit: 20, ..Request::default() };
    let results = search(&index, &request);
    assert_eq!((order(&results), results.relaxed), (vec![0], true));
}

#[test]
fn a_long_name_is_no_question() {
    let people = [
        about("Ana Maria Lopez Garcia", ""),
        about("Maria Lopez", ""),
        about("Ana Garcia", "Maria"),
    ];
    assert_eq!(order(&ask(&people, "ana maria lopez garcia")), [0]);
}

#[test]
fn other_forms_of_a_title_count_in_questions() {
    let people = [
        about("Compilers today", ""),
        about("Ann Elk", "a compiler"),
        about("Bo Byron", "many compilers"),
    ];
    let results = ask(&people, "compiler xylophones zithers quinces ");
    assert!(results.relaxed);
    assert!(order(&results).contains(&0));
}

#[test]
fn two_words_run_together_count_once() {
    let people = [
        about("Ann Elk", "highspeed"),
        about("Bo Byron", "high speed flow"),
        about("Cy Dee", "high"),
        about("Eve Moss", "speed"),
    ];
    let results = ask(&people, "high speed flow xylophone ");
    assert_eq!(order(&results).first(), Some(&1));
}
