//! What an editor is told beyond faults, each with its place.

mod folder;

use indexer::{Diagnostic, Options, Site};

/// Two people who do most of what people do wrong.
const ADA: &str = "---
title: Ada Lovelace
about: She wrote a program.
tags: [Front-end, Poetry]
permalink: /ada/
linkedin: https://github.com/ada
image: /img/ada.png
---
";
const BOB: &str = "---
title: ADA Lovelace
excerpt: An engineer
tags: [Frontend, poetry]
---
";

#[test]
fn advice_names_line_and_column() {
    let site = read(&[("_people/ada.md", ADA), ("_people/bob.md", BOB)]);
    check(&site.advice, "_people/ada.md", (2, 8), "`Ada Lovelace` has no `excerpt`");
    check(&site.advice, "_people/ada.md", (6, 11), "`linkedin` leads to `github.com`");
    check(&site.advice, "_people/ada.md", (7, 8), "there is no picture `img/ada.png`");
    check(&site.advice, "_people/bob.md", (2, 8), "`ADA Lovelace` has no `about`");
    let same = "`ADA Lovelace` is also the name in `_people/ada.md`";
    check(&site.advice, "_people/bob.md", (2, 8), same);
    let near = "tags: `Frontend` looks like `Front-end` in `_people/ada.md`";
    check(&site.advice, "_people/bob.md", (4, 8), near);
}

#[test]
fn a_value_spelled_otherwise_names_both_files() {
    let site = read(&[("_people/ada.md", ADA), ("_people/bob.md", BOB)]);
    let told = "tags: `poetry` is written `Poetry` in `_people/ada.md`";
    check(&site.diagnostics, "_people/bob.md", (4, 18), told);
}

#[test]
fn two_people_at_one_address_are_told_at_the_address() {
    let bob = BOB.replace("excerpt:", "permalink: /ada/\nexcerpt:");
    let site = read(&[("_people/ada.md", ADA), ("_people/bob.md", &bob)]);
    let told = "`_people/bob.md` has the same address, `/ada/`, and takes its place";
    check(&site.diagnostics, "_people/ada.md", (5, 12), told);
}

fn read(files: &[(&str, &str)]) -> Site {
    let config = ("_config.yml", "collections: {people: {output: true}}\n");
    folder::read(&[files, &[config]].concat(), &Options::default())
}

#[track_caller]
fn check(told: &[Diagnostic], path: &str, at: (usize, usize), message: &str) {
    let all: Vec<_> = told.iter().map(|one| (&*one.path, one.at, &*one.message)).collect();
    assert!(all.contains(&(path, Some(at), message)), "{message}\n{all:#?}");
    let hint = told.iter().find(|one| one.message == message).map(|one| &one.hint);
    assert!(hint.is_some_and(|hint| !hint.is_empty()), "{message} says what to write");
}
