//! Bytes that nobody wrote: an error or an answer, never a panic, never an endless loop.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{DocId, Index, OpenError, embed, extract};
use engine::search::{Request, Sort, ValueId, explain, search, suggest};
use people::{index_of, twelve};

const QUERIES: [&str; 8] = [
    "",
    "g",
    "hopper",
    "hpoper grace",
    "\"chief technology\"",
    "tag:compilers -grace",
    "compiling",
    "gracehopper OR dhh",
];

/// Asks everything that can be asked.
fn ask_all(index: &Index) {
    for query in QUERIES {
        let request = Request {
            query,
            values: &[ValueId(0), ValueId(3)],
            sort: Sort::Title,
            limit: 20,
            ..Request::default()
        };
        let results = search(index, &request);
        assert!(results.hits.len() <= 20);
        for hit in &results.hits {
            let document = index.document(hit.doc).expect("hits exist");
            drop(document);
        }
        suggest(index, query, 3);
        explain(index, &request, DocId(1));
    }
    for doc in 0..index.n_docs().min(50) {
        index.document(DocId(doc));
    }
    for facet in 0..3 {
        index.facet_values(facet).take(100).for_each(drop);
    }
    index.parts().for_each(drop);
}

/// Offsets where the checksum and what it guards begin.
const SUM: usize = 5;
const BODY: usize = 9;

#[test]
fn every_cut_is_noticed() {
    let bytes = index_of(&twelve());
    for len in 0..bytes.len() {
        assert!(Index::open(&bytes[..len]).is_err(), "{len}");
    }
}

#[test]
fn every_changed_byte_is_noticed() {
    let bytes = index_of(&twelve());
    for at in 0..bytes.len() {
        for flip in [1, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            assert!(Index::open(&changed).is_err(), "{at}");
        }
    }
}

#[test]
fn another_version_is_named() {
    let mut bytes = index_of(&twelve());
    bytes[4] = 77;
    assert_eq!(Index::open(&bytes).err(), Some(OpenError::Version { found: 77 }));
    assert_eq!(Index::open(b"<!doctype html>").err(), Some(OpenError::NotAnIndex));
}

/// With the checksum made to fit, as someone who means harm would.
#[test]
fn changed_bytes_under_a_fitting_checksum_do_no_harm() {
    let bytes = index_of(&twelve());
    for at in BODY..bytes.len() {
        for flip in [0x01, 0x40, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            let sum = engine::index::checksum(&changed[BODY..]).to_le_bytes();
            changed[SUM..BODY].copy_from_slice(&sum);
            if let Ok(index) = Index::open(&changed) {
                ask_all(&index);
            }
        }
    }
}

#[test]
fn any_module_may_be_asked_for_its_index() {
    let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
    embed(&mut wasm, b"people");
    for at in 0..wasm.len() {
        let mut changed = wasm.clone();
        changed[at] ^= 0xff;
        let _ = extract(&changed);
        let _ = extract(&wasm[..at]);
        embed(&mut changed, b"others");
    }
    assert_eq!(extract(&wasm), Some(&b"people"[..]));
}

#[test]
fn a_query_of_a_megabyte_is_answered() {
    let bytes = index_of(&twelve());
    let index = Index::open(&bytes).unwrap();
    for piece in ["a", "hopper ", "\"", "-", "tags:", "日", "e\u{301}", "hpoper grcae OR "] {
        let query = piece.repeat((1 << 20) / piece.len());
        let found = search(&index, &Request { query: &query, limit: 20, ..Request::default() });
        assert!(found.hits.len() <= 12, "{piece}");
        suggest(&index, &query, 3);
    }
}
