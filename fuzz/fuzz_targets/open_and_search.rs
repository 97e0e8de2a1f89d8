//! Any bytes as an index, any text as a query: an error or an answer.
//!
//! The checksum is made to fit, else nearly everything would stop there. Input: a length byte,
//! that many bytes of query, the rest an index without magic, version and checksum.

#![no_main]

use engine::index::{DocId, Index, VERSION, checksum};
use engine::search::{Request, Sort, ValueId, explain, search, suggest};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&len, rest)) = input.split_first() else { return };
    let Some((query, body)) = rest.split_at_checked(len.into()) else { return };
    let query = String::from_utf8_lossy(query);
    let mut bytes = b"\0psi".to_vec();
    bytes.push(VERSION);
    bytes.extend(checksum(body).to_le_bytes());
    bytes.extend_from_slice(body);
    let Ok(index) = Index::open(&bytes) else { return };
    let values = [ValueId(0), ValueId(7)];
    for sort in [Sort::Relevance, Sort::TitleDescending, Sort::Date] {
        let request = Request { query: &query, values: &values, sort, limit: 10, ..Request::default() };
        for hit in search(&index, &request).hits {
            let document = index.document(hit.doc).expect("a hit is somebody");
            for mark in hit.marks {
                let text = match mark.field {
                    engine::index::Field::Title => document.title,
                    engine::index::Field::Excerpt => document.excerpt,
                    engine::index::Field::About => document.about,
                    _ => continue,
                };
                assert!(text.get(mark.start as usize..mark.end as usize).is_some());
            }
        }
        explain(&index, &request, DocId(0));
    }
    suggest(&index, &query, 3);
});
