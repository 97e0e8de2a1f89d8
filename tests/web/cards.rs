use engine::index::{Document, Link};
use profile_search::dom::{Look, Strings};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{BASE, all, ask, attribute, directory, draw, list, look, person, text, three};

#[wasm_bindgen_test]
fn p_1_parts_come_in_order() {
    let list = list();
    draw(&list, &three(), "lovelace");
    let parts: Vec<_> = all(&list, "li[part=card] > *")
        .iter()
        .filter_map(|part| part.get_attribute("part"))
        .collect();
    assert_eq!(
        parts,
        ["card-initials", "card-name", "card-meta", "card-excerpt", "card-tags", "card-links"]
    );
}

#[wasm_bindgen_test]
fn p_4_the_name_leads_below_the_base() {
    let list = list();
    draw(&list, &three(), "lovelace");
    assert_eq!(attribute(&list, "[part=card-link]", "href"), Some(format!("{BASE}12")));
    assert_eq!(text(&list, "h3 > a > bdi"), "Ada Lovelace");
}

#[wasm_bindgen_test]
fn h_1_marks_are_elements_around_text() {
    let list = list();
    draw(&list, &three(), "lovelace programmer");
    let marked: Vec<_> = all(&list, "mark").iter().filter_map(|mark| mark.text_content()).collect();
    assert_eq!(marked, ["Lovelace", "programmer"]);
    assert_eq!(text(&list, "[part~=card-excerpt]"), "👩‍💻 First programmer of the engine");
}

#[wasm_bindgen_test]
fn without_highlight_nothing_is_marked() {
    let list = list();
    let look = Look { flags: 4, ..look() };
    three().render(&list, false, &ask("lovelace"), &[], &look);
    assert_eq!(all(&list, "[part=card]").len(), 1);
    assert!(all(&list, "mark").is_empty());
}

#[wasm_bindgen_test]
fn p_2_initials_follow_the_language() {
    let list = list();
    draw(&list, &three(), "");
    let initials: Vec<_> = all(&list, "[part=card-initials]")
        .iter()
        .filter_map(|block| block.text_content())
        .collect();
    // Turkish has a dotted capital.
    assert_eq!(initials, ["AL", "AT", "İH"]);
    assert_eq!(attribute(&list, "[part=card-initials]", "aria-hidden"), Some("true".into()));
}

#[wasm_bindgen_test]
fn p_2_pictures_are_of_this_site_unless_told() {
    let image = |image: &str| Document { image: image.into(), ..person("Ada") };
    let images = [
        "/a.png",
        "/proj/b.png",
        "c.png",
        "https://evil.example/d.png",
        "//evil.example/e.png",
        "data:image/png,x",
    ];
    let people = directory(images.map(image).to_vec());
    let sources = |flags| {
        let list = list();
        people.render(&list, false, &ask(""), &[], &Look { flags, ..look() });
        all(&list, "img").iter().filter_map(|image| image.get_attribute("src")).collect::<Vec<_>>()
    };
    let own = ["a.png", "b.png", "c.png"].map(|name| format!("{BASE}{name}"));
    assert_eq!(sources(0), own);
    assert_eq!(sources(1).len(), 5);
    assert_eq!(sources(2).len(), 0);
}

#[wasm_bindgen_test]
fn p_2_a_lost_picture_becomes_initials() {
    let people = directory(vec![Document { image: "/a.png".into(), ..person("Ada Lovelace") }]);
    let list = list();
    draw(&list, &people, "");
    people.replace_image(&list, &all(&list, "img")[0]);
    assert_eq!(text(&list, "[part=card-initials]"), "AL");
    assert!(all(&list, "img").is_empty());
}

#[wasm_bindgen_test]
fn p_5_links_are_named_for_person_and_network() {
    let list = list();
    draw(&list, &three(), "lovelace");
    let names: Vec<_> = all(&list, "[part=card-social]")
        .iter()
        .filter_map(|link| link.get_attribute("aria-label"))
        .collect();
    assert_eq!(names, ["Ada Lovelace on GitHub", "Ada Lovelace's blog"]);
    assert_eq!(
        attribute(&list, "[part=card-links]", "aria-label"),
        Some("Links for Ada Lovelace".into())
    );
    assert_eq!(attribute(&list, "[part=card-social] > svg", "aria-hidden"), Some("true".into()));
    assert_eq!(
        attribute(&list, "[part=card-social]", "rel"),
        Some("noopener noreferrer external".into())
    );
}

#[wasm_bindgen_test]
fn p_5_a_new_tab_is_announced_in_the_pages_words() {
    let list = list();
    let strings = Strings::new("{name} bei {network}\n\n\n\n\n\nneuer Tab".into());
    let look = Look { link_target: "_blank".into(), strings, ..look() };
    three().render(&list, false, &ask("lovelace"), &[], &look);
    assert_eq!(
        attribute(&list, "[part=card-social]", "aria-label"),
        Some("Ada Lovelace bei GitHub (neuer Tab)".into())
    );
    assert_eq!(attribute(&list, "[part=card-social]", "target"), Some("_blank".into()));
}

#[wasm_bindgen_test]
fn p_6_a_link_that_leads_elsewhere_says_where() {
    let link = |network: &str, url: &str| Link { network: network.into(), url: url.into() };
    let links = vec![
        link("linkedin", "https://linkedin.com.evil.example/in/ada"),
        link("github", "https://notgithub.com/ada"),
        link("twitter", "https://mobile.twitter.com/ada"),
        link("mastodon", "https://social.example/@ada"),
        link("wikipedia", "https://en.wikipedia.org/wiki/Ada"),
        link("linkedin", "https://lіnkedin.com/in/ada"),
    ];
    let list = list();
    draw(&list, &directory(vec![Document { links, ..person("Ada") }]), "");
    let texts: Vec<_> =
        all(&list, "[part=card-social]").iter().filter_map(|link| link.text_content()).collect();
    let expected = [
        "linkedin.com.evil.example",
        "notgithub.com",
        "X (Twitter)",
        "Mastodon (social.example)",
        "Wikipedia",
    ];
    assert_eq!(texts[..5], expected);
    // A Cyrillic letter in the name is seen.
    assert!(texts[5].starts_with("xn--"), "{}", texts[5]);
}

#[wasm_bindgen_test]
fn p_7_nothing_missing_leaves_an_empty_node() {
    let list = list();
    draw(&list, &directory(vec![person("Ada")]), "");
    let parts: Vec<_> =
        all(&list, "li > *").iter().filter_map(|part| part.get_attribute("part")).collect();
    assert_eq!(parts, ["card-initials", "card-name"]);
}

#[wasm_bindgen_test]
fn p_7_more_than_six_values_wait_behind_a_button() {
    let list = list();
    draw(&list, &three(), "turing");
    assert_eq!(all(&list, "[part=card-tags] > li:not([hidden]) > [data-facet]").len(), 6);
    assert_eq!(text(&list, "[data-more]"), "+3");
    assert_eq!(attribute(&list, "[data-more]", "aria-expanded"), Some("false".into()));
    assert_eq!(attribute(&list, "[data-more]", "aria-label"), Some("Show 3 more".into()));
}

#[wasm_bindgen_test]
fn fc_13_a_chosen_value_is_pressed_and_always_shown() {
    let list = list();
    let people = three();
    let facets = people.facets();
    let tags = super::page::json(&super::page::get(&facets, "2.values"));
    let h = (0..).zip(tags.split("},{")).find(|(_, value)| value.contains(r#""h""#)).unwrap().0;
    // One type and one category stand before the tags.
    people.render(&list, false, &ask("turing"), &[2 + h], &look());
    let pressed = all(&list, "li:not([hidden]) > [aria-pressed=true]");
    assert_eq!(pressed.len(), 1);
    assert_eq!(pressed[0].get_attribute("data-value"), Some("h".into()));
    assert_eq!(text(&list, "[data-more]"), "+2");
}

#[wasm_bindgen_test]
fn a_8_cards_say_their_place_in_the_whole_list() {
    let list = list();
    let people = three();
    draw(&list, &people, "");
    assert_eq!(attribute(&list, "[part=card]:nth-child(3)", "aria-posinset"), Some("3".into()));
    draw(&list, &people, "turing");
    assert_eq!(attribute(&list, "li", "aria-posinset"), Some("1".into()));
    assert_eq!(attribute(&list, "li", "aria-setsize"), Some("1".into()));
}

#[wasm_bindgen_test]
fn a_near_match_says_why() {
    let list = list();
    draw(&list, &three(), "lovelase");
    assert!(
        ["close spelling", "sounds like"].contains(&text(&list, "[part=card-reason]").as_str())
    );
    draw(&list, &three(), "lovelace");
    assert!(all(&list, "[part=card-reason]").is_empty());
}

#[wasm_bindgen_test]
fn a_match_of_some_of_the_words_says_so() {
    let list = list();
    draw(&list, &three(), "lovelace xylophones");
    assert_eq!(text(&list, "[part=card-reason]"), "not every word");
}
