use super::page::{ask, directory, get, json, person, three};
use engine::index::Document;
use profile_search::directory::Ask;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_hit_has_the_fields_of_the_profile() {
    let found = three().search(&ask("lovelace"));
    assert_eq!(json(&get(&found, "total")), "1");
    assert_eq!(json(&get(&found, "hits.0.title")), r#""Ada Lovelace""#);
    assert_eq!(json(&get(&found, "hits.0.fields.date")), r#""1815-12-10""#);
    assert_eq!(json(&get(&found, "hits.0.fields.image")), "null");
    assert_eq!(json(&get(&found, "hits.0.fields.tags")), r#"["Engines","Notes"]"#);
    let links = r#"[{"network":"github","url":"https://github.com/ada"},{"network":"blog","url":"https://ada.example/"}]"#;
    assert_eq!(json(&get(&found, "hits.0.fields.links")), links);
    assert_eq!(json(&get(&found, "matched")), r#""exact""#);
}

#[wasm_bindgen_test]
fn h_2_marks_are_utf16() {
    let found = three().search(&ask("programmer"));
    // The emoji is five units and one character on the screen.
    assert_eq!(json(&get(&found, "hits.0.marks.excerpt")), "[[12,22]]");
    let marked = directory(vec![Document { about: "𝒳𝒳 kafka".into(), ..person("王 é") }]);
    let found = marked.search(&ask("kafka"));
    assert_eq!(json(&get(&found, "hits.0.marks.about")), "[[5,10]]");
}

#[wasm_bindgen_test]
fn marks_of_a_list_name_the_item() {
    let found = three().search(&ask("notes"));
    assert_eq!(json(&get(&found, "hits.0.marks.tags")), "[[1,0,5]]");
}

#[wasm_bindgen_test]
fn counts_follow_the_order_of_facets() {
    let directory = three();
    let facets = directory.facets();
    assert_eq!(
        json(&get(&facets, "0")),
        r#"{"name":"type","values":[{"value":"Individual","count":2}]}"#
    );
    assert_eq!(json(&get(&facets, "1.values")), r#"[{"value":"Mathematics","count":2}]"#);
    let found = directory.search(&ask("lovelace"));
    assert_eq!(json(&get(&found, "counts.0")), "1");
    assert_eq!(json(&get(&found, "counts.length")), "12");
}

#[wasm_bindgen_test]
fn a_chosen_value_filters_and_an_unknown_one_does_not() {
    let directory = three();
    let total = |values: &[u32]| json(&get(&directory.search(&Ask { values, ..ask("") }), "total"));
    assert_eq!(total(&[0]), "2");
    assert_eq!(total(&[999]), "3");
    assert_eq!(total(&[]), "3");
}

#[wasm_bindgen_test]
fn a_page_is_what_was_asked_for() {
    let ask = Ask { sort: 1, offset: 1, limit: 1, ..Ask::default() };
    let found = three().search(&ask);
    assert_eq!(json(&get(&found, "total")), "3");
    assert_eq!(json(&get(&found, "offset")), "1");
    assert_eq!(json(&get(&found, "hits.length")), "1");
}

#[wasm_bindgen_test]
fn a_part_of_the_last_answer_is_what_a_search_for_it_gives() {
    let nine = || directory((0..9).map(|n| person(&format!("Person {n}"))).collect());
    let page = |offset, limit| Ask { offset, limit, ..ask("person") };
    for (offset, limit) in (0..9).flat_map(|offset| (0..9).map(move |limit| (offset, limit))) {
        let people = nine();
        people.search(&page(2, 4));
        let part = people.search(&page(offset, limit));
        assert_eq!(json(&part), json(&nine().search(&page(offset, limit))), "{offset} {limit}");
    }
}

#[wasm_bindgen_test]
fn a_profile_has_no_marks_and_nobody_is_null() {
    let directory = three();
    let profile = directory.profile(1);
    assert_eq!(json(&get(&profile, "title")), r#""Alan Turing""#);
    assert_eq!(json(&get(&profile, "marks")), "{}");
    assert!(directory.profile(3).is_null());
}

#[wasm_bindgen_test]
fn info_counts_everyone() {
    let info = three().info();
    assert_eq!(json(&get(&info, "size")), "3");
    assert_eq!(json(&get(&info, "language")), r#""en""#);
}

#[wasm_bindgen_test]
fn a_word_begun_is_finished() {
    assert_eq!(json(&three().suggest("lov", 3)), r#"[{"query":"lovelace","count":1}]"#);
}
