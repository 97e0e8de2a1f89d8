//! `build` on good sites.

use std::fs;

use expect_test::expect;

use crate::run::{ADA, GRACE, Place, project};

/// The files that make the search.
const FILES: [&str; 4] =
    ["profile-search-more.js", "profile-search.css", "profile-search.js", "profile-search_bg.wasm"];

/// The page's languages, from the files in which they are written.
fn languages() -> Vec<String> {
    let files = project("www/strings").read_dir().unwrap().map(|file| file.unwrap().file_name());
    files.map(|name| format!("profile-search.{}", name.to_string_lossy())).collect()
}

#[test]
fn the_search_and_its_languages_stand_below_the_site() {
    let place = Place::two_people();
    let ran = place.run(&["build", "site"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let mut files: Vec<String> = FILES.iter().map(ToString::to_string).chain(languages()).collect();
    files.sort();
    assert_eq!(place.names("site/assets/profile-search"), files);
    assert!(ran.stdout.contains("speaks en, ar, de, es"), "{ran:?}");
}

#[test]
fn a_language_is_what_its_file_says() {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "out"]);
    for name in languages() {
        let source = name.strip_prefix("profile-search.").unwrap();
        let written = fs::read(project("www/strings").join(source)).unwrap();
        assert_eq!(fs::read(place.path("out").join(&name)).unwrap(), written, "{name}");
    }
}

#[test]
fn a_language_that_is_missing_is_put_back() {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "out"]);
    fs::remove_file(place.path("out/profile-search.de.json")).unwrap();
    let ran = place.run(&["build", "site", "--out", "out"]);
    assert!(ran.stdout.contains("wrote 1 language; the others were up to date"), "{ran:?}");
    assert!(place.path("out/profile-search.de.json").is_file());
}

#[test]
fn what_went_in_is_told() {
    let place = Place::two_people();
    let ran = place.run(&["build", "site", "--out", "out"]);
    let told: String = ran
        .stdout
        .lines()
        .take_while(|line| !line.is_empty())
        .fold(String::new(), |all, line| all + line + "\n");
    expect![[r"
        Two pioneers · 2 people
          sources     2 of 2 documents of `people`
          terms       27
          facets      type (1), categories (0), tags (3)
          page        speaks en, ar, de, es, fa, fr, he, hi, it, ja, ko, nl, pl, pt, ru, tr, uk, zh-Hans, zh-Hant
    "]]
    .assert_eq(&told);
    let last = ran.stdout.lines().last().unwrap();
    assert_eq!(
        last,
        "  ✓ out: wrote profile-search_bg.wasm, profile-search.css, profile-search-more.js, profile-search.js, 18 languages"
    );
}

#[test]
fn a_second_build_writes_nothing() {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "out"]);
    let written =
        || fs::metadata(place.path("out/profile-search_bg.wasm")).unwrap().modified().unwrap();
    let before = written();
    let ran = place.run(&["build", "site", "--out", "out"]);
    assert!(ran.stdout.contains("all files were up to date"), "{ran:?}");
    assert_eq!(written(), before);
}

#[test]
fn the_same_site_in_two_folders_gives_the_same_bytes() {
    let bytes = |place: &Place| {
        place.run(&["build", "site", "--out", "out"]);
        FILES.map(|name| fs::read(place.path("out").join(name)).unwrap())
    };
    assert_eq!(bytes(&Place::two_people()), bytes(&Place::two_people()));
}

#[test]
fn no_toolchain_is_needed() {
    let place = Place::two_people();
    let output =
        place.command(&["build", "site"]).env("PATH", "").env_remove("HOME").output().unwrap();
    assert_eq!(place.ran(&output).code, Some(0));
}

#[test]
fn piped_output_has_no_colors() {
    let place = Place::two_people();
    let output = place.command(&["build", "site"]).env_remove("NO_COLOR").output().unwrap();
    assert!(!place.ran(&output).stdout.contains('\u{1b}'));
}

#[test]
fn hashes_are_printed_and_left_where_liquid_reads_them() {
    let place = Place::two_people();
    let ran = place.run(&["build", "site", "--sri"]);
    let text = fs::read_to_string(place.path("site/_data/profile_search.json")).unwrap();
    let data: serde_json::Value = serde_json::from_str(&text).unwrap();
    for name in FILES {
        let hash = data["integrity"][name].as_str().unwrap();
        assert!(hash.starts_with("sha384-") && ran.stdout.contains(hash), "{ran:?}");
    }
}

#[test]
fn whoever_is_not_in_the_built_site_is_left_out() {
    let place = Place::two_people();
    place.write("site/_site/ada.html", "");
    let ran = place.run(&["build", "site", "--site", "site/_site"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stderr.contains("`people/grace.html` is not in the built site"), "{ran:?}");
    let found = place.run(&["search", "site/_site/assets/profile-search", "--json"]);
    let results: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(results["total"], 1);
    let strict = place.run(&["build", "site", "--site", "site/_site", "--strict"]);
    assert_eq!(strict.code, Some(1), "{strict:?}");
}

#[test]
fn a_repair_is_told_once() {
    let broken = "&newline;";
    let twice = ADA.replace("Notes on", &format!("{broken}Notes{broken} on"));
    let place = Place::new(&[("_people/ada.md", &twice), ("_people/grace.md", GRACE)]);
    let ran = place.run(&["build", "site"]);
    assert_eq!(ran.stdout.matches("&newline;").count(), 1, "{ran:?}");
}

#[test]
fn the_seed_profile_is_put_right() {
    let seed = project("../shared/corpora/seed/000_8f671bdbc0636d42.txt");
    let Ok(seed) = fs::read_to_string(&seed) else {
        println!("passed over: the seed profile is not here");
        return;
    };
    let place = Place::new(&[("_people/seed.md", &seed)]);
    let ran = place.run(&["build", "site"]);
    assert!(ran.stdout.contains("repaired") && ran.stdout.contains("→ 🚀"), "{ran:?}");
    let exported = place.run(&["export", "site"]).stdout;
    for emoji in ["🚀", "👨\u{200d}💻", "🔍", "🌐", "❗"] {
        assert!(exported.contains(emoji), "{emoji} is missing: {exported}");
    }
}
