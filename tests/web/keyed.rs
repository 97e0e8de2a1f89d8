use profile_search::directory::Ask;
use profile_search::dom::Look;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::page::{all, ask, directory, draw, list, look, person, text, three};

fn card(list: &Element, id: u32) -> Element {
    all(list, &format!("[data-id='{id}']")).remove(0)
}

fn ids(list: &Element) -> Vec<String> {
    all(list, "[data-id]").iter().filter_map(|card| card.get_attribute("data-id")).collect()
}

#[wasm_bindgen_test]
fn f_1_who_is_found_again_keeps_the_node() {
    let (list, people) = (list(), three());
    draw(&list, &people, "");
    let ada = card(&list, 0);
    let link = all(&ada, "[part=card-link]").remove(0);
    draw(&list, &people, "ada");
    assert_eq!(ids(&list), ["0"]);
    assert_eq!(card(&list, 0), ada);
    assert_eq!(all(&ada, "[part=card-link]").remove(0), link);
    assert_eq!(text(&ada, "mark"), "Ada");
    draw(&list, &people, "");
    assert_eq!(card(&list, 0), ada);
    assert!(all(&ada, "mark").is_empty());
    assert_eq!(ids(&list), ["0", "1", "2"]);
}

#[wasm_bindgen_test]
fn f_1_focus_stays_when_the_order_turns_round() {
    let (list, people) = (list(), three());
    let sorted = |sort| Ask { sort, ..ask("") };
    people.render(&list, false, &sorted(1), &[], &look());
    let before = ids(&list);
    let link: HtmlElement = all(&list, "[part=card-link]").remove(0).unchecked_into();
    link.focus().unwrap();
    people.render(&list, false, &sorted(2), &[], &look());
    assert_eq!(ids(&list), before.into_iter().rev().collect::<Vec<_>>());
    let focused = list.owner_document().and_then(|document| document.active_element());
    assert_eq!(focused, Some(link.into()));
}

#[wasm_bindgen_test]
fn f_1_a_pressed_button_is_the_same_button() {
    let (list, people) = (list(), three());
    draw(&list, &people, "");
    let button = all(&list, "[data-value=Mathematics]").remove(0);
    people.render(&list, false, &ask("notes"), &[1], &look());
    assert_eq!(all(&list, "[data-value=Mathematics]").remove(0), button);
    assert_eq!(button.get_attribute("aria-pressed"), Some("true".into()));
}

#[wasm_bindgen_test]
fn append_adds_and_keeps() {
    let list = list();
    let people = directory((0..9).map(|n| person(&format!("Person {n}"))).collect());
    let page = |offset| Ask { offset, limit: 3, ..Ask::default() };
    people.render(&list, false, &page(0), &[], &look());
    let first = card(&list, 0);
    people.render(&list, true, &page(3), &[], &look());
    assert_eq!(ids(&list), ["0", "1", "2", "3", "4", "5"]);
    assert_eq!(card(&list, 0), first);
    assert_eq!(card(&list, 5).get_attribute("aria-posinset"), Some("6".into()));
}

#[wasm_bindgen_test]
fn another_look_draws_anew() {
    let (list, people) = (list(), three());
    draw(&list, &people, "");
    people.render(&list, false, &ask(""), &[], &Look { heading_level: 2, ..look() });
    assert_eq!(all(&list, "h2").len(), 3);
    assert!(all(&list, "h3").is_empty());
}

#[wasm_bindgen_test]
fn a_list_that_the_page_emptied_is_filled_again() {
    let (list, people) = (list(), three());
    draw(&list, &people, "");
    list.set_text_content(None);
    draw(&list, &people, "");
    assert_eq!(ids(&list), ["0", "1", "2"]);
}

#[wasm_bindgen_test]
fn d_8_two_lists_do_not_know_each_other() {
    let (one, other, people) = (list(), list(), three());
    draw(&one, &people, "");
    let ada = card(&one, 0);
    draw(&other, &people, "turing");
    draw(&one, &people, "ada");
    assert_eq!(card(&one, 0), ada);
    assert_eq!(ids(&other), ["1"]);
}

#[wasm_bindgen_test]
fn an_open_list_of_values_stays_open() {
    let (list, people) = (list(), three());
    draw(&list, &people, "");
    let more = all(&list, "[data-id='1'] [data-more]").remove(0);
    more.set_attribute("aria-expanded", "true").unwrap();
    draw(&list, &people, "turing");
    assert!(all(&list, "[data-id='1'] li[hidden] > [data-facet]").is_empty());
}
