//! A wasm that was cut or changed on its way: its people are told to be damaged, or are the right ones.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

mod people;

use engine::index::{DocId, Index, embed, extract};
use engine::search::{Request, search};
use people::{Person, index_of, twelve};

/// What a visitor would be given.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// There is no index in the module, as far as can be seen.
    Missing,
    /// There is one, and it does not open.
    Refused,
    /// Names of those found, for each query.
    People(Vec<Vec<String>>),
}

fn seen(wasm: &[u8]) -> Seen {
    let Some(bytes) = extract(wasm) else { return Seen::Missing };
    let Ok(index) = Index::open(bytes) else { return Seen::Refused };
    Seen::People(["", "hopper", "garce", "compilers"].map(|query| names(&index, query)).to_vec())
}

fn names(index: &Index, query: &str) -> Vec<String> {
    let found = search(index, &Request { query, limit: 20, ..Request::default() });
    let name = |doc: DocId| index.document(doc).unwrap().title.to_string();
    found.hits.iter().map(|hit| name(hit.doc)).collect()
}

/// A module with an empty type section, and these people.
fn module_of(people: &[Person]) -> Vec<u8> {
    let mut wasm = b"\0asm\x01\0\0\0\x01\x01\0".to_vec();
    embed(&mut wasm, &index_of(people));
    wasm
}

/// One person of a large directory.
fn one_of_many(number: usize) -> Person {
    const NAMES: [&str; 6] =
        ["Grace Hopper", "Jean Bartik", "Åsa Öström", "Li Wei", "Bob Kahn", "Ada Elk"];
    const TAGS: [&[&str]; 4] = [&["Compilers"], &["Navy", "AWS"], &[], &["Books", "Web", "Ruby"]];
    const TEXTS: [&str; 3] = ["Built the first linker.", "Everything fails all the time.", ""];
    Person {
        title: NAMES[number % NAMES.len()],
        tags: TAGS[number / 6 % TAGS.len()],
        about: TEXTS[number / 24 % TEXTS.len()],
        date: i32::try_from(number).ok(),
        ..Person::default()
    }
}

/// Nothing, or the same as without the damage.
#[track_caller]
fn check(damaged: &[u8], whole: &Seen, at: usize) {
    let seen = seen(damaged);
    assert!(matches!(seen, Seen::Missing | Seen::Refused) || seen == *whole, "byte {at}: {seen:?}");
}

#[test]
fn every_cut_of_a_small_wasm_is_noticed() {
    let wasm = module_of(&twelve());
    for len in 0..wasm.len() {
        let seen = seen(&wasm[..len]);
        assert!(matches!(seen, Seen::Missing | Seen::Refused), "{len} bytes: {seen:?}");
    }
}

#[test]
fn every_changed_byte_of_a_small_wasm_is_noticed_or_does_not_matter() {
    let wasm = module_of(&twelve());
    let whole = seen(&wasm);
    assert!(matches!(&whole, Seen::People(found) if found[1] == ["Grace Hopper", "Jean Bartik"]));
    for at in 0..wasm.len() {
        for flip in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff] {
            let mut changed = wasm.clone();
            changed[at] ^= flip;
            check(&changed, &whole, at);
        }
    }
}

/// Two thousand places of three thousand people, spread over the whole file.
#[test]
fn sampled_damage_of_a_large_wasm_is_noticed() {
    let people: Vec<Person> = (0..3000).map(one_of_many).collect();
    let wasm = module_of(&people);
    let whole = seen(&wasm);
    for at in (0..wasm.len()).step_by(wasm.len() / 1000) {
        check(&wasm[..at], &whole, at);
        let mut changed = wasm.clone();
        changed[at] ^= 1 << (at % 8);
        check(&changed, &whole, at);
    }
}
