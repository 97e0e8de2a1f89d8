//! Search on the index against a plain look at every person.

#![allow(
    clippy::cast_possible_truncation,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "tests do not ship"
)]

mod people;

use engine::index::{Field, Index, Source, write};
use engine::search::{Request, Results, Sort, ValueId, search};
use people::{Person, source_of, twelve};
use proptest::prelude::*;

const TITLES: [&str; 8] =
    ["Ada Byron", "Ada Lovelace", "Bo Byron", "Cy Dee", "Dee Ada", "Eve Moss", "Lo Dee", "Moss Bo"];
const WORDS: [&str; 6] = ["rust", "rusty", "lace", "moss", "data", "database"];
const TAGS: [&[&str]; 6] =
    [&[], &["Data"], &["Rust"], &["Data", "Rust"], &["Moss", "Rust"], &["Data", "Moss"]];
const KINDS: [&str; 3] = ["", "Individual", "Company"];

prop_compose! {
    fn person()(title in 0..8usize, about in 0..6usize, body in 0..6usize, tags in 0..6usize, kind in 0..3usize,
        date in proptest::option::of(0..9i32)) -> Person {
        Person { title: TITLES[title], about: WORDS[about], body: WORDS[body], tags: TAGS[tags], kind: KINDS[kind], date, excerpt: "" }
    }
}

fn anybody() -> impl Strategy<Value = Source> {
    proptest::collection::vec(person(), 1..30).prop_map(|people| source_of(&people))
}

/// The documents that have each word of the query in some field, as it is.
fn scan(source: &Source, query: &str) -> Vec<u32> {
    let has = |doc: &engine::index::Document, word: &str| {
        doc.terms.iter().any(|found| found.term == word)
    };
    let meets = |doc: &engine::index::Document| query.split_whitespace().all(|word| has(doc, word));
    (0..).zip(&source.documents).filter(|(_, doc)| meets(doc)).map(|(doc, _)| doc).collect()
}

fn docs(results: &Results) -> Vec<u32> {
    let mut docs: Vec<u32> = results.hits.iter().map(|hit| hit.doc.0).collect();
    docs.sort_unstable();
    docs
}

fn all<'a>(query: &'a str, values: &'a [ValueId], conjunctive: &'a [u32]) -> Request<'a> {
    Request { query, values, conjunctive, limit: 100, ..Request::default() }
}

/// Does a person meet the chosen values?
fn meets(
    index: &Index,
    source: &Source,
    doc: u32,
    values: &[ValueId],
    conjunctive: &[u32],
) -> bool {
    (0..source.facets.len()).all(|facet| {
        let own = &source.documents[doc as usize].facets[facet];
        let all = index.facet_values(facet);
        let chosen: Vec<bool> = all
            .filter(|(id, ..)| values.contains(id))
            .map(|(_, text, _)| own.iter().any(|value| value == text))
            .collect();
        let every = conjunctive.contains(&(facet as u32));
        chosen.is_empty()
            || if every { chosen.iter().all(|&has| has) } else { chosen.contains(&true) }
    })
}

proptest! {
    /// Quotes keep a word from being a beginning; all words in quotes are wanted as they are.
    #[test]
    fn exact_words_find_whom_a_plain_look_finds(source in anybody(), one in 0..6usize, other in 0..6usize) {
        let bytes = write(&source).unwrap();
        let index = Index::open(&bytes).unwrap();
        let typed = format!("\"{}\" \"{}\"", WORDS[one], WORDS[other]);
        let want = scan(&source, &typed.replace('"', ""));
        let results = search(&index, &all(&typed, &[], &[]));
        let sure: Vec<u32> = results.hits.iter().filter(|hit| hit.matched <= engine::search::MatchKind::Stem).map(|hit| hit.doc.0).collect();
        if want.is_empty() {
            prop_assert!(results.relaxed || sure.is_empty());
        } else {
            prop_assert!(want.iter().all(|doc| sure.contains(doc)), "{:?} {:?}", want, sure);
            prop_assert_eq!(sure.len(), want.len());
            prop_assert!(!results.relaxed);
        }
    }

    #[test]
    fn counts_are_what_choosing_would_find(source in anybody(), chosen in proptest::collection::vec(0..6u32, 0..3), every in any::<bool>(), query in 0..4usize) {
        let bytes = write(&source).unwrap();
        let index = Index::open(&bytes).unwrap();
        let query = ["", "rust", "ada", "d"][query];
        let values: Vec<ValueId> = chosen.into_iter().map(ValueId).collect();
        let conjunctive: &[u32] = if every { &[0] } else { &[] };
        let everybody = docs(&search(&index, &all(query, &[], &[])));
        let results = search(&index, &all(query, &values, conjunctive));
        let want: Vec<u32> = everybody.iter().copied().filter(|&doc| meets(&index, &source, doc, &values, conjunctive)).collect();
        prop_assert_eq!(results.total as usize, want.len());
        prop_assert_eq!(docs(&results), want);
        for (facet, counts) in results.facets.iter().enumerate() {
            let own: Vec<ValueId> = index.facet_values(facet).map(|(id, ..)| id).collect();
            let kept: Vec<ValueId> = values.iter().copied().filter(|id| !own.contains(id) || (every && facet == 0)).collect();
            for (count, (id, text, _)) in counts.iter().zip(index.facet_values(facet)) {
                let has = |doc: u32| source.documents[doc as usize].facets[facet].iter().any(|value| value == text);
                let want = everybody.iter().filter(|&&doc| has(doc) && meets(&index, &source, doc, &kept, conjunctive)).count();
                prop_assert_eq!((count.value, count.count as usize, count.selected), (id, want, values.contains(&id)));
            }
        }
    }

    #[test]
    fn pages_cut_one_list(source in anybody(), query in 0..4usize, size in 1..7u32, sort in 0..5usize) {
        let bytes = write(&source).unwrap();
        let index = Index::open(&bytes).unwrap();
        let query = ["", "rust", "ada", "mos"][query];
        let sort = [Sort::Relevance, Sort::Title, Sort::TitleDescending, Sort::Date, Sort::DateDescending][sort];
        let whole = search(&index, &Request { query, sort, limit: 100, ..Request::default() });
        let mut pieces = Vec::new();
        for offset in (0..whole.total).step_by(size as usize) {
            pieces.extend(search(&index, &Request { query, sort, offset, limit: size, ..Request::default() }).hits);
        }
        prop_assert_eq!(whole.hits.len(), whole.total as usize);
        prop_assert_eq!(pieces, whole.hits);
    }

    #[test]
    fn marks_lie_in_their_text_and_do_not_touch(query in "[a-zéA-Z \"'-]{0,14}") {
        let source = source_of(&twelve());
        let bytes = write(&source).unwrap();
        let index = Index::open(&bytes).unwrap();
        for hit in search(&index, &all(&query, &[], &[])).hits {
            let document = index.document(hit.doc).unwrap();
            for pair in hit.marks.windows(2) {
                let place = |mark: &engine::search::Mark| (mark.field, mark.item);
                prop_assert!(place(&pair[0]) < place(&pair[1]) || place(&pair[0]) == place(&pair[1]) && pair[0].end < pair[1].start);
            }
            for mark in &hit.marks {
                let text = match mark.field {
                    Field::Title => document.title,
                    Field::Excerpt => document.excerpt,
                    Field::About => document.about,
                    Field::Tags => document.values[0][mark.item as usize],
                    _ => document.values[1][mark.item as usize],
                };
                prop_assert!(mark.start < mark.end && text.get(mark.start as usize..mark.end as usize).is_some());
            }
        }
    }
}
