//! What is too much is left out, and that is said: file, line, and how many are taken.

use expect_test::expect;

use crate::bad_input::check;
use crate::run::{ADA, Place};

/// Ada, and somebody with `more` in the front matter.
fn with(more: &str) -> Place {
    let much = format!("---\ntitle: Much\nexcerpt: A line\nabout: A text.\n{more}---\n");
    Place::new(&[("_people/ada.md", ADA), ("_people/much.md", &much)])
}

/// Lines of a list, `each` with its number in the place of `N`.
fn lines(n: usize, each: &str) -> String {
    (1..=n).map(|n| ["  - ", &each.replace('N', &n.to_string()), "\n"].concat()).collect()
}

#[test]
fn the_two_hundred_and_first_value_is_told() {
    let place = with(&format!("tags:\n{}", lines(203, "tag N")));
    check(
        &place.run(&["check", "site"]),
        0,
        expect![[r"
            warning: a person has at most 200 values in one list
               --> _people/much.md:206:5
                |
            206 |   - tag 201
                |     ^^^^^^^ from here on they are left out
                = hint: keep those that somebody would search for

            2 people, 1 warning
        "]],
    );
}

#[test]
fn the_sixty_first_link_is_told_once() {
    let place = with(&format!("links:\n{}", lines(70, "https://example.org/N")));
    check(
        &place.run(&["check", "site"]),
        0,
        expect![[r"
            warning: a person has at most 60 links
              --> _people/much.md:66:5
               |
            66 |   - https://example.org/61
               |     ^^^^^^^^^^^^^^^^^^^^^^ from here on they are left out
               = hint: keep those that somebody would follow

            2 people, 1 warning
        "]],
    );
}

#[test]
fn what_just_fits_is_no_fault() {
    let (tags, links) = (lines(200, "tag N"), lines(60, "https://example.org/N"));
    let ran = with(&format!("tags:\n{tags}  - tag 7\nlinks:\n{links}")).run(&["check", "site"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "✓ 2 people, no faults\n"), "{ran:?}");
}

#[test]
fn a_panic_of_the_yaml_library_is_one_fault_with_its_line() {
    let place = with("tags: [!a,b]\n");
    check(
        &place.run(&["check", "site"]),
        1,
        expect![[r"
            error: front matter is not YAML, so Jekyll drops all of it
             --> _people/much.md:5:8
              |
            5 | tags: [!a,b]
              |        ^ after this, a tag (`!name`) is not followed by a blank

            2 people, 1 error
        "]],
    );
}
