//! What is written reads back, and the format changes only on purpose.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{DocId, Document, Index, Link, Source, VERSION, checksum, write};
use people::{index_of, source_of, twelve};
use proptest::prelude::*;

/// Fails when the bytes of the format change. If they changed on purpose: raise `VERSION`
/// (once a release), note it in the change log, then approve the new sum.
#[test]
fn the_format_is_approved() {
    assert_eq!((VERSION, checksum(&index_of(&twelve()))), (3, 2_454_357_532));
}

/// The example in the documentation of `engine::index`.
#[test]
fn the_worked_example_is_true() {
    let person = |title| people::Person { title, ..people::Person::default() };
    let bytes = index_of(&[person("Ada Lovelace"), person("Ada Byron")]);
    let want = b"\x03\x01\x01\x13\x01ada\x01byron\x01lovelace\0\0\x01\x01\x01";
    let at = bytes.windows(want.len()).position(|window| window == want).unwrap();
    assert_eq!(bytes[at + want.len()], 0x3a, "the lists");
}

#[test]
fn the_same_people_give_the_same_bytes() {
    assert_eq!(index_of(&twelve()), index_of(&twelve()));
}

#[test]
fn nobody_is_an_index_too() {
    let bytes = write(&Source::default()).unwrap();
    let index = Index::open(&bytes).unwrap();
    assert_eq!((index.n_docs(), index.facets().count()), (0, 0));
}

#[test]
fn values_are_found_exactly_then_in_any_case() {
    let bytes = write(&source_of(&twelve())).unwrap();
    let index = Index::open(&bytes).unwrap();
    let (id, text, count) = index.facet_values(0).next().unwrap();
    assert_eq!((text, count), ("Compilers", 2));
    assert_eq!(index.value_id("tags", "Compilers"), Some(id));
    assert_eq!(index.value_id("tags", "compilers"), Some(id));
    assert_eq!(index.value_id("tags", "nothing"), None);
    assert_eq!(index.value_id("nothing", "Compilers"), None);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Zéß日 ,.'-]{0,40}", "\\PC{0,20}", Just(String::new())]
}

prop_compose! {
    fn document()(
        title in text(), excerpt in text(), about in text(), slug in "[a-z0-9-]{0,12}",
        date in proptest::option::of(-50_000..50_000i32), tags in proptest::collection::vec("[a-c]{1,2}", 0..4),
        links in proptest::collection::vec(("[a-z]{3,8}", "https://[a-z]{2,6}\\.org/[A-Za-z/-]{0,12}"), 0..4),
        similar in proptest::collection::vec(0..9u32, 0..3),
    ) -> Document {
        let mut tags = tags;
        tags.sort();
        tags.dedup();
        let url = format!("/{}/{slug}", title.split(' ').next().unwrap_or_default());
        let links = links.into_iter().map(|(network, url)| Link { network, url }).collect();
        let similar = similar.into_iter().map(DocId).collect();
        Document { url, title, excerpt, about, date, links, similar, facets: vec![tags], ..Document::default() }
    }
}

proptest! {
    #[test]
    fn every_document_reads_back(documents in proptest::collection::vec(document(), 0..40)) {
        let source = Source { facets: vec!["tags".into()], documents, ..Source::default() };
        let bytes = write(&source).unwrap();
        let index = Index::open(&bytes).unwrap();
        for (written, doc) in source.documents.iter().zip(0..) {
            let read = index.document(DocId(doc)).unwrap();
            prop_assert_eq!(&read.url, &written.url);
            prop_assert_eq!((read.title, read.excerpt, read.about), (&*written.title, &*written.excerpt, &*written.about));
            prop_assert_eq!((read.date, &read.links), (written.date, &written.links));
            prop_assert_eq!(&read.values[0], &written.facets[0]);
            prop_assert_eq!(&read.similar, &written.similar);
        }
    }
}
