//! An index in two: what is there before the rest, and with it.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{DocId, Index, OpenError, Source, Split, checksum, extract, split, write};
use engine::search::{Request, Results, search};
use people::{index_of, source_of, twelve};

/// Twelve people again and again, with much to say about each: of `of` no other index has the paragraphs.
fn many(of: &str) -> Source {
    let mut source = source_of(&twelve());
    let twelve = source.documents.clone();
    source.documents = (0..60).flat_map(|_| twelve.clone()).collect();
    for (document, n) in source.documents.iter_mut().zip(0u32..) {
        let more = format!(" {of} {n} has so much more to tell.").repeat(6);
        document.about += if document.about.is_empty() { "" } else { &more };
        document.similar = vec![DocId(n / 2), DocId(n / 3)];
    }
    source.documents[0].excerpt.clear();
    source
}

/// The whole index, and the same in two.
fn in_two(of: &str) -> (Vec<u8>, Split) {
    let whole = write(&many(of)).unwrap();
    let split = split(&whole, |_| String::new()).unwrap();
    (whole, split)
}

fn ask(index: &Index, query: &str) -> Results {
    search(index, &Request { query, limit: 50, ..Request::default() })
}

#[test]
fn a_small_index_stays_in_one() {
    assert_eq!(split(&index_of(&twelve()), |_| String::new()), None);
    assert_eq!(split(b"no index", |_| String::new()), None);
}

#[test]
fn with_the_rest_everything_is_as_in_one() {
    let (whole, split) = in_two("Ada");
    let whole = Index::open(&whole).unwrap();
    let index = Index::open(&split.index).unwrap();
    let joined = index.with_rest(extract(&split.rest).unwrap()).unwrap();
    for doc in (0..whole.n_docs()).map(DocId) {
        assert_eq!(joined.document(doc), whole.document(doc));
    }
    for query in ["", "linker", "hpoper", "\"first linker\"", "packets networks", "-navy"] {
        assert_eq!(ask(&joined, query), ask(&whole, query), "{query}");
    }
}

#[test]
fn before_the_rest_the_same_people_are_found_in_the_same_order() {
    let (whole, split) = in_two("Ada");
    let (whole, index) = (Index::open(&whole).unwrap(), Index::open(&split.index).unwrap());
    for query in ["", "linker", "hpoper", "packets networks", "-navy", "\"rear admiral\""] {
        let people = |index| ask(index, query).hits.into_iter().map(|hit| (hit.doc, hit.score));
        assert!(people(&index).eq(people(&whole)), "{query}");
    }
    let document = index.document(DocId(5)).unwrap();
    assert_eq!((document.excerpt, document.about), ("Networks", ""));
    assert!(document.similar.is_empty());
    assert!(ask(&index, "packets").hits[0].snippet.is_none());
}

#[test]
fn whoever_has_no_role_keeps_the_paragraph() {
    let (_, split) = in_two("Ada");
    let index = Index::open(&split.index).unwrap();
    assert!(index.document(DocId(0)).unwrap().about.starts_with("Built the first linker."));
}

#[test]
fn a_phrase_of_a_paragraph_is_found_by_its_words_until_the_rest_is_there() {
    let (_, split) = in_two("Ada");
    let index = Index::open(&split.index).unwrap();
    assert_eq!(ask(&index, "\"between networks\"").total, 60);
    let joined = index.with_rest(extract(&split.rest).unwrap()).unwrap();
    assert_eq!(ask(&joined, "\"between networks\"").total, 60);
    assert_eq!(ask(&joined, "\"networks between\"").hits[0].matched.name(), "stem");
}

#[test]
fn the_index_says_what_its_rest_must_be() {
    let whole = write(&many("Ada")).unwrap();
    assert_eq!(Index::open(&whole).unwrap().rest(), "");
    let split = split(&whole, |file| format!("sum of {}", file.len())).unwrap();
    let index = Index::open(&split.index).unwrap();
    assert_eq!(index.rest(), format!("sum of {}", split.rest.len()));
}

#[test]
fn what_is_not_the_rest_of_this_index_is_refused() {
    let (whole, ours) = in_two("Ada");
    let (_, theirs) = in_two("Eve");
    let index = Index::open(&ours.index).unwrap();
    let refused = |bytes: &[u8]| index.with_rest(bytes).err();
    assert_eq!(refused(extract(&theirs.rest).unwrap()), Some(OpenError::Corrupt));
    assert_eq!(refused(&whole), Some(OpenError::Corrupt));
    let own = extract(&ours.rest).unwrap();
    for len in (0..own.len()).step_by(97).chain(0..20) {
        assert!(refused(&own[..len]).is_some(), "cut at {len}");
    }
    let mut newer = own.to_vec();
    newer[4] += 1;
    assert!(matches!(refused(&newer), Some(OpenError::Version { .. })));
    let whole = Index::open(&whole).unwrap();
    assert!(whole.with_rest(own).is_err(), "an index in one has no rest");
}

/// With both checksums made to fit, as someone who means harm would.
#[test]
fn changed_bytes_under_fitting_checksums_do_no_harm() {
    const SUM: usize = 5;
    const BODY: usize = 9;
    let (_, Split { mut index, rest }) = in_two("Ada");
    let rest = extract(&rest).unwrap();
    for at in (BODY..BODY + 64).chain((BODY..rest.len()).step_by(211)) {
        let mut changed = rest.to_vec();
        changed[at] ^= 0x81;
        let sum = checksum(&changed[BODY..]).to_le_bytes();
        changed[SUM..BODY].copy_from_slice(&sum);
        // The part that names the rest is the last of the index.
        let end = index.len() - sum.len();
        index[end..].copy_from_slice(&sum);
        let own = checksum(&index[BODY..]).to_le_bytes();
        index[SUM..BODY].copy_from_slice(&own);
        let Ok(joined) = Index::open(&index).unwrap().with_rest(&changed) else { continue };
        for doc in (0..joined.n_docs()).step_by(37) {
            joined.document(DocId(doc));
        }
        ask(&joined, "\"between networks\" linker");
    }
}
