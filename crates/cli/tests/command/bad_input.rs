//! Sites with faults: told with file, line and column, the right exit code, never a panic.

use expect_test::{Expect, expect};

use crate::run::{ADA, N_FILES, Place, Ran, project};

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads as `expect![…]` at each call")]
pub(crate) fn check(ran: &Ran, code: i32, expect: Expect) {
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    assert_eq!(ran.code, Some(code), "{ran:?}");
    expect.assert_eq(if ran.stdout.is_empty() { &ran.stderr } else { &ran.stdout });
}

#[test]
fn broken_front_matter_is_shown_in_place() {
    let place = Place::new(&[
        ("_people/ada.md", ADA),
        ("_people/bob.md", "---\ntitle: \"Bob\ntags: a\n---\n"),
    ]);
    check(
        &place.run(&["check", "site"]),
        1,
        expect![[r#"
            error: front matter is not YAML, so Jekyll drops all of it
             --> _people/bob.md:2:8
              |
            2 | title: "Bob
              |        ^ found unexpected end of stream while scanning a quoted scalar
              = hint: close the quote at the end of the text

            2 people, 1 error
        "#]],
    );
    let built = place.run(&["build", "site"]);
    assert_eq!(built.code, Some(1));
    assert_eq!(place.names("site/assets/profile-search").len(), N_FILES);
}

#[test]
fn strict_builds_nothing_from_a_site_with_faults() {
    let place =
        Place::new(&[("_people/ada.md", ADA), ("_people/bob.md", "---\ntitle: \"Bob\n---\n")]);
    let ran = place.run(&["build", "site", "--strict"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("nothing was written"), "{ran:?}");
    assert!(place.names("site/assets").is_empty());
}

#[test]
fn two_people_with_one_address_are_told_apart() {
    let twin = ADA.replace("Ada Lovelace", "Ada Twin");
    let place = Place::new(&[("_people/ada.md", ADA), ("_people/twin.md", &twin)]);
    check(
        &place.run(&["check", "site"]),
        0,
        expect![[r"
        warning: `_people/twin.md` has the same address, `/ada`, and takes its place
         --> _people/ada.md:7:12
          |
        7 | permalink: ada
          |            ^^^
          = hint: give one of them another `permalink`

        1 person, 1 warning
    "]],
    );
    assert_eq!(place.run(&["check", "site", "--strict"]).code, Some(1));
}

#[test]
fn a_site_that_does_not_exist_is_wrong_usage() {
    let place = Place::two_people();
    let told = "error: `nowhere` does not exist\n  = hint: name the site's folder: the one with `_config.yml`\n";
    for args in [
        &["build", "nowhere"][..],
        &["check", "nowhere"],
        &["export", "nowhere"],
        &["inspect", "nowhere"],
        &["search", "nowhere", "ada"],
        &["serve", "nowhere"],
    ] {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(2), told), "{args:?}");
    }
}

#[test]
fn every_fault_of_the_broken_site_is_told() {
    let place = Place::two_people();
    let broken = project("tests/sites/broken");
    let ran = place.run(&["check", &broken.to_string_lossy()]);
    assert_eq!(ran.code, Some(1));
    for place in [
        "_people/unclosed-quote.md:3:10",
        "_people/no-end.md:1:1",
        "_people/latin-1.md:3:11",
        "_people/list-as-text.md:4:7",
    ] {
        assert!(ran.stdout.contains(place), "{place} is missing: {}", ran.stdout);
    }
}

#[test]
fn programs_and_github_get_the_same_faults() {
    let place =
        Place::new(&[("_people/ada.md", ADA), ("_people/bob.md", "---\ntitle: \"Bob\n---\n")]);
    let json = place.run(&["check", "site", "--format", "json"]);
    let faults: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let error =
        faults.as_array().unwrap().iter().find(|fault| fault["severity"] == "error").unwrap();
    assert_eq!((&error["path"], &error["line"]), (&"_people/bob.md".into(), &2.into()));
    let github = place.run(&["check", "site", "--format", "github"]);
    assert!(github.stdout.contains("::error file=_people/bob.md,line=2,"), "{github:?}");
    assert_eq!((json.code, github.code), (Some(1), Some(1)));
}

#[test]
fn a_wasm_without_an_index_says_how_to_make_one() {
    let place = Place::two_people();
    check(
        &place.run(&["inspect", "widget/profile-search_bg.wasm"]),
        2,
        expect![[r"
        error: `widget/profile-search_bg.wasm` holds no index
          = hint: `profile-search build SITE` makes one that does
    "]],
    );
}

#[test]
fn a_torn_index_is_told_from_a_newer_one() {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "out"]);
    let wasm = place.path("out/profile-search_bg.wasm");
    let whole = std::fs::read(&wasm).unwrap();
    let index = engine::index::extract(&whole).unwrap();
    let with = |index: &[u8]| {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        engine::index::embed(&mut bytes, index);
        std::fs::write(&wasm, bytes).unwrap();
        place.run(&["search", "out", "ada"])
    };
    check(
        &with(&index[..index.len() - 9]),
        2,
        expect![[r"
        error: the index in `out/profile-search_bg.wasm` ends before its parts do
          = hint: build it again with `profile-search build SITE`
    "]],
    );
    let mut newer = index.to_vec();
    newer[4] += 1;
    check(
        &with(&newer),
        2,
        expect![[r"
        error: the index in `out/profile-search_bg.wasm` has version 4, this command reads version 3
          = hint: build it again with `profile-search build SITE`
    "]],
    );
    let mut flipped = index.to_vec();
    *flipped.last_mut().unwrap() ^= 1;
    check(
        &with(&flipped),
        2,
        expect![[r"
        error: the index in `out/profile-search_bg.wasm` was changed after it was written
          = hint: build it again with `profile-search build SITE`
    "]],
    );
}

#[test]
fn an_unknown_flag_is_wrong_usage() {
    let place = Place::two_people();
    assert_eq!(place.run(&["build", "--nonsense"]).code, Some(2));
    assert_eq!(place.run(&[]).code, Some(2));
}
