//! Indexes of nobody, and of people of whom little is known: open, and answer.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{DocId, Index, Source, write};
use engine::search::{Request, search, suggest};
use people::{Person, source_of};

/// Every way to leave something out.
const KNOWN: u32 = 1 << 7;

/// A person of whom only what is in `known` is known, one bit a field.
fn person(name: &'static str, known: u32) -> Person {
    let has = |bit: u32| known & (1 << bit) != 0;
    let text = |bit, text| if has(bit) { text } else { "" };
    Person {
        title: text(0, name),
        excerpt: text(1, "Rear admiral"),
        about: text(2, "Built the first linker."),
        tags: if has(3) { &["Compilers"] } else { &[] },
        kind: text(4, "Individual"),
        date: has(5).then_some(19_000),
        body: text(6, "Her compiler spoke in words."),
    }
}

/// How many people `query` finds; they are read too.
#[track_caller]
fn found(source: &Source, query: &str) -> u32 {
    let bytes = write(source).unwrap();
    let index = Index::open(&bytes).unwrap_or_else(|error| panic!("{error:?}: {source:?}"));
    assert_eq!(index.n_docs() as usize, source.documents.len());
    for (doc, written) in (0..).zip(&source.documents) {
        assert_eq!(index.document(DocId(doc)).unwrap().title, written.title);
    }
    suggest(&index, query, 3);
    search(&index, &Request { query, limit: 20, ..Request::default() }).total
}

#[test]
fn people_of_whom_little_is_known_are_an_index() {
    for known in 0..KNOWN {
        for people in [vec![], vec![("Grace")], vec!["Grace", "Jean"]] {
            let people: Vec<Person> = people.iter().map(|name| person(name, known)).collect();
            let source = source_of(&people);
            assert_eq!(found(&source, "") as usize, people.len(), "{known:b}");
            let has_name = known & 1 == 1 && !people.is_empty();
            assert_eq!(found(&source, "grace") > 0, has_name, "{known:b}");
        }
    }
}

#[test]
fn names_alone_need_no_facets_and_no_language() {
    let bare = person("Grace", 1).document();
    let document = engine::index::Document { facets: vec![], links: vec![], ..bare };
    let source = Source { documents: vec![document], ..Source::default() };
    assert_eq!((found(&source, "grace"), found(&source, "garce")), (1, 1));
    assert_eq!(found(&Source::default(), "grace"), 0);
}
