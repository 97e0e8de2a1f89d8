//! `doctor`: what was chosen, and why.

use expect_test::expect;

use crate::bad_input::check;
use crate::run::{ADA, GRACE, Place};

#[test]
fn sources_fields_and_leftovers_are_told_with_their_counts() {
    let grace = GRACE.replace("tags:", "shoe_size: 38\nposition: Admiral\ntags:");
    let place = Place::new(&[
        ("_people/ada.md", ADA),
        ("_people/grace.md", &grace),
        ("_people/hidden.md", "---\ntitle: Nobody\nhidden: true\n---\n"),
        ("_posts/2023-12-28-news.md", "---\ntitle: News\n---\n"),
    ]);
    check(
        &place.run(&["doctor", "site"]),
        0,
        expect![[r#"
            Two pioneers · 2 people
              rules      Jekyll 4, since nothing says that GitHub Pages builds the site
              language   en

            Where people are
              ✓ documents of `people`        2 of 3  the collection's name

            What is known of them
              ✓ name                2 of 2  title
              – sort_name           0 of 2
              ✓ excerpt             2 of 2  excerpt
              ✓ about               2 of 2  about 1, the body 1
              ✓ text                2 of 2  the body
              – image               0 of 2
              – organization        0 of 2
              – place               0 of 2
              ✓ type                2 of 2  type
              – categories          0 of 2
              ✓ tags                2 of 2  tags
              – language            0 of 2
              ✓ links               1 of 2  github

            Who stays out
                `hidden: true` 1

            Not searched
                shoe_size 1
                a key of your own is searched with `profile_search: {fields: {text: [key]}}`, and is a filter under `facets:`

            On the page
              ! no layout, include or page names the script; put it where the search is:
                <script type="module" src="{{ '/assets/profile-search/profile-search.js' | relative_url }}"></script>
        "#]],
    );
}

#[test]
fn the_page_with_the_search_is_named() {
    let place = Place::two_people();
    place.write(
        "site/_layouts/default.html",
        "<script src=\"/assets/profile-search/profile-search.js\">",
    );
    let told = place.run(&["doctor", "site"]).stdout;
    assert!(told.ends_with("On the page\n  ✓ _layouts/default.html\n"), "{told}");
}

#[test]
fn a_site_with_nobody_is_told_as_by_check() {
    let place = Place::new(&[("_config.yml", "title: Nothing\n")]);
    let ran = place.run(&["doctor", "site"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("no people found"), "{ran:?}");
}
