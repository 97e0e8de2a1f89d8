use engine::index::{Document, Source, write};
use profile_search::directory::Directory;
use profile_search::section::Fault;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{get, json, person};

fn bytes() -> Vec<u8> {
    let documents: Vec<Document> = ["Ada", "Alan"].map(person).to_vec();
    let facets = ["type", "categories", "tags"].map(String::from).to_vec();
    write(&Source { facets, documents, ..Source::default() }).unwrap()
}

fn code(bytes: &[u8]) -> Option<&'static str> {
    Directory::open(bytes).err().map(|error| Fault::from(error).code())
}

#[wasm_bindgen_test]
fn x_4_every_cut_is_an_error_with_a_code() {
    let bytes = bytes();
    assert_eq!(code(&bytes), None);
    for end in 0..bytes.len() {
        assert_eq!(code(&bytes[..end]), Some("index-corrupt"), "cut at {end}");
    }
}

#[wasm_bindgen_test]
fn x_4_a_flipped_byte_is_an_error_with_a_code() {
    let whole = bytes();
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x40;
        assert!(code(&flipped).is_some(), "flipped at {at}");
    }
}

#[wasm_bindgen_test]
fn x_4_a_newer_index_is_told_from_a_torn_one() {
    let mut newer = bytes();
    // The version stands after the four bytes that say what it is.
    newer[4] += 1;
    assert_eq!(code(&newer), Some("index-version"));
}

#[wasm_bindgen_test]
fn an_error_for_javascript_has_code_and_text() {
    let error = JsValue::from(Fault::Missing);
    assert_eq!(json(&get(&error, "code")), r#""index-missing""#);
    assert!(json(&get(&error, "message")).contains("profile-search build"));
}

#[wasm_bindgen_test]
fn the_modules_own_section_is_found() {
    let found = profile_search::search("", &[], &[], 0, 0, 1).unwrap();
    assert!(get(&found, "total").as_f64().unwrap() > 0.0);
}
