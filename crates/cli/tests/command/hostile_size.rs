//! Files that are too much: the build ends, in bounded memory, says what it left out, and takes the others.
#![cfg(unix)]

use std::process::Command;

use crate::run::{ADA, Place, Ran};

/// Kilobytes of address space that any build here must do with.
const MEMORY_KB: usize = 1_500_000;
/// What every test is to find beside the monster.
const BESIDE: (&str, &str) = ("_people/ada.md", ADA);

/// Builds a site of Ada and one file of this text.
#[track_caller]
fn build_with(text: &str) -> (Place, Ran) {
    let place = Place::new(&[BESIDE, ("_people/monster.md", text)]);
    let mut build = Command::new("sh");
    let script = format!(
        "ulimit -v {MEMORY_KB}; exec {} build site --out out",
        env!("CARGO_BIN_EXE_profile-search")
    );
    build.args(["-c", &script]).current_dir(place.path(".")).env("NO_COLOR", "1");
    build.env("PROFILE_SEARCH_WIDGET", place.path("widget"));
    let ran = place.ran(&build.output().unwrap());
    assert!(ran.code.is_some_and(|code| code < 2), "{ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{ran:?}");
    let found = place.run(&["search", "out", "ada lovelace"]);
    assert!(found.stdout.contains("Ada Lovelace"), "{found:?}");
    (place, ran)
}

/// Front matter with this line, and a body.
fn profile(line: &str, body: &str) -> String {
    format!("---\ntitle: Monster\nexcerpt: Large\nabout: Larger\n{line}\n---\n{body}\n")
}

#[test]
fn a_profile_of_fifty_megabytes_is_named_and_left_out() {
    let (_, ran) = build_with(&profile("type: A", &"So much to say. ".repeat(50 << 16)));
    assert!(ran.stderr.contains("_people/monster.md"), "{ran:?}");
    assert!(ran.stdout.contains("1 person"), "{ran:?}");
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let (place, _) = build_with(&profile("type: A", &"x".repeat(10 << 20)));
    assert!(place.run(&["search", "out", "monster"]).stdout.contains("Monster"));
}

#[test]
fn one_text_again_and_again_is_read() {
    let (place, _) = build_with(&profile("type: A", &"a ".repeat(7 << 20)));
    assert!(place.run(&["search", "out", "monster"]).stdout.contains("Monster"));
}

#[test]
fn a_hundred_thousand_tags_are_cut_to_what_a_card_may_have() {
    let tags: Vec<String> = (0..100_000).map(|n| format!("tag{n}")).collect();
    let (place, _) = build_with(&profile(&format!("tags: [{}]", tags.join(", ")), ""));
    let ran = place.run(&["search", "out", "monster", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(found["hits"][0]["fields"]["tags"].as_array().unwrap().len(), 200);
}

#[test]
fn yaml_a_hundred_thousand_deep_is_a_fault() {
    for deep in ["[".repeat(100_000), "{a: ".repeat(100_000)] {
        let (_, ran) = build_with(&profile(&format!("tags: {deep}"), ""));
        assert!(ran.stderr.contains("error"), "{ran:?}");
        assert!(ran.stderr.contains("_people/monster.md"), "{ran:?}");
    }
}

#[test]
fn a_billion_laughs_are_a_fault() {
    let mut laughs = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_string();
    for n in 1..10 {
        let aliases = vec![format!("*a{}", n - 1); 10].join(", ");
        laughs.extend([format!("a{n}: &a{n} ["), aliases, "]\n".into()]);
    }
    let (_, ran) = build_with(&profile(&laughs, ""));
    assert!(ran.stderr.contains("_people/monster.md"), "{ran:?}");
}

#[test]
fn front_matter_that_never_ends_is_told() {
    let text = format!("---\ntitle: Monster\n{}", "key: value\n".repeat(500_000));
    let (_, ran) = build_with(&text);
    assert!((ran.stderr + &ran.stdout).contains("_people/monster.md"));
}

#[test]
fn a_query_as_long_as_a_command_line_takes_is_answered() {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "out"]);
    let ran = place.run(&["search", "out", &"ada lovelace ".repeat(9_000)]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
}
