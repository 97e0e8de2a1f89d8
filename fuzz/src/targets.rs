//! Bytes, texts and modules, without a file.

use std::sync::LazyLock;

use engine::index::{DocId, Field, Index, VERSION, checksum, embed, extract};
use engine::search::{Request, Results, Sort, ValueId, explain, search, suggest};

use crate::seeds;

/// Hits asked for.
const LIMIT: u32 = 10;

/// Any bytes as an index, with the checksum made to fit: else nearly everything would stop there. A byte
/// says how many of the following are the query.
pub(crate) fn index(input: &[u8]) {
    let Some((&len, rest)) = input.split_first() else { return };
    let Some((query, body)) = rest.split_at_checked(len.into()) else { return };
    let mut bytes = b"\0psi".to_vec();
    bytes.push(VERSION);
    bytes.extend(checksum(body).to_le_bytes());
    bytes.extend_from_slice(body);
    if let Ok(index) = Index::open(&bytes) {
        ask(&index, &String::from_utf8_lossy(query));
    }
}

/// Any bytes as the rest of an index, with all checksums made to fit.
pub(crate) fn rest(input: &[u8]) {
    static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| seeds::in_two().0);
    let sum = checksum(input).to_le_bytes();
    let rest = [&b"\0psi"[..], &[VERSION], &sum, input].concat();
    // What names the rest is the last of the index.
    let mut index = GOOD.clone();
    let end = index.len() - sum.len();
    index[end..].copy_from_slice(&sum);
    let own = checksum(&index[9..]).to_le_bytes();
    index[5..9].copy_from_slice(&own);
    let index = Index::open(&index).expect("an index that was just written opens");
    if let Ok(whole) = index.with_rest(&rest) {
        let request = Request { query: "\"linker 7\"", limit: LIMIT, ..Request::default() };
        check(&whole, &search(&whole, &request));
    }
}

/// Any text as a query, of an index as it should be.
pub(crate) fn query(input: &[u8]) {
    static GOOD: LazyLock<Vec<u8>> = LazyLock::new(seeds::index);
    let index = Index::open(&GOOD).expect("an index that was just written opens");
    ask(&index, &String::from_utf8_lossy(input));
}

fn ask(index: &Index<'_>, query: &str) {
    let values = [ValueId(0), ValueId(7)];
    for sort in [Sort::Relevance, Sort::TitleDescending, Sort::Date] {
        for values in [&[][..], &values] {
            let request = Request { query, values, sort, limit: LIMIT, ..Request::default() };
            check(index, &search(index, &request));
            explain(index, &request, DocId(0));
        }
    }
    assert!(suggest(index, query, 3).len() <= 3);
}

fn check(index: &Index<'_>, results: &Results) {
    assert!(results.hits.len() <= LIMIT as usize && results.hits.len() <= results.total as usize);
    for hit in &results.hits {
        let document = index.document(hit.doc).expect("a hit is somebody");
        for mark in &hit.marks {
            let text = match mark.field {
                Field::Title => document.title,
                Field::Excerpt => document.excerpt,
                Field::About => document.about,
                _ => continue,
            };
            let range = mark.start as usize..mark.end as usize;
            assert!(text.get(range).is_some(), "a mark outside of its text");
        }
    }
}

/// Any bytes as a module. Where embedding leaves a whole module, the index comes back.
pub(crate) fn section(input: &[u8]) {
    let _ = extract(input);
    let mut wasm = input.to_vec();
    embed(&mut wasm, b"one");
    let once = wasm.len();
    if extract(&wasm) == Some(b"one") {
        embed(&mut wasm, b"two");
        assert_eq!(extract(&wasm), Some(&b"two"[..]));
        assert!(wasm.len() <= once, "an index was left behind");
    }
}

/// Any text as YAML: a value, or an error with its place.
pub(crate) fn yaml(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if let Err(error) = indexer::yaml::parse(&text) {
        assert!(!error.to_string().is_empty());
    }
}
