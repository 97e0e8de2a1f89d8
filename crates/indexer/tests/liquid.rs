//! Liquid that cannot be run: it is taken out, and that is said once.

mod folder;

use indexer::{Options, Site};

#[test]
fn a_tag_of_a_plugin_is_told_once_and_taken_out() {
    let site = read("Before {% youtube abc %} and {{ page.title }} after {% youtube def %}.", &[]);
    assert_eq!(site.profiles[0].body, "Before and after .");
    let told = said(&site);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0], "Liquid in the body is left out: unknown tag `youtube`");
    let place = site.advice.iter().find(|one| one.message == told[0]).unwrap().at;
    assert_eq!(place, Some((4, 11)));
}

#[test]
fn an_include_that_is_not_there_is_named() {
    let site = read("A {% include nowhere.html %} b", &[]);
    assert_eq!(site.profiles[0].body, "A b");
    assert!(said(&site)[0].contains("there is no include `nowhere.html`"), "{:?}", said(&site));
}

#[test]
fn nothing_runs_for_long() {
    let itself = ("_includes/itself.html", "x {% include itself.html %}");
    for body in [
        "A {% for i in (1..1000000000) %}x{% endfor %} b",
        "A {% for i in (1..9999) %}{% for i in (1..9999) %}0123456789{% endfor %}{% endfor %} b",
        "A {% include itself.html %} b",
        "A {% if b",
        "A {{ b",
        "A {% endif %} b",
    ] {
        let site = read(body, &[itself]);
        assert!(site.profiles[0].body.starts_with('A'), "{body}");
        assert_eq!(said(&site).len(), 1, "{body}");
    }
}

#[test]
fn an_expression_with_a_name_on_its_right_leaves_the_list_whole() {
    for (expression, left) in [("t.size == page.title", 2), ("t.size == 9", 0), ("t.size < x", 2)] {
        let body =
            format!("A {{{{ 'b,a' | split: ',' | where_exp: 't', '{expression}' | size }}}}");
        assert_eq!(read(&body, &[]).profiles[0].body, format!("A {left}"), "{expression}");
    }
}

#[test]
fn includes_stay_within_the_site() {
    let site = read("A {% include ../secret.txt %} b", &[("secret.txt", "hidden words")]);
    assert_eq!(site.profiles[0].body, "A b");
}

fn read(body: &str, more: &[(&str, &str)]) -> Site {
    let ann = format!("---\ntitle: Ann\n---\n{body}\n");
    let files =
        [("_config.yml", "collections: {people: {output: true}}\n"), ("_people/ann.md", &*ann)];
    folder::read(&[&files, more].concat(), &Options::default())
}

fn said(site: &Site) -> Vec<&str> {
    let about = site.advice.iter().filter(|one| one.message.contains("Liquid"));
    about.map(|one| one.message.as_str()).collect()
}
