//! Sites that are hardly there: empty, without configuration, with files that cannot be read.

use std::fs;

use expect_test::expect;

use crate::bad_input::check;
use crate::run::{ADA, N_FILES, Place};

#[test]
fn a_site_in_which_nobody_can_be_is_a_fault() {
    let place = Place::new(&[("_config.yml", "title: Nothing\n")]);
    let told = expect![[r"
        error: no people found: there are no posts, no documents of a collection, no data file, and 0 pages
         --> site
          = hint: name where they are: `profile_search: {sources: [{collection: people}]}` in `_config.yml`

        0 people, 1 error
    "]];
    check(&place.run(&["check", "site"]), 1, told);
    let built = place.run(&["build", "site"]);
    assert_eq!(built.code, Some(1), "{built:?}");
    assert_eq!(place.names("site"), ["_config.yml"], "nothing is written");
}

#[test]
fn a_directory_with_nobody_in_it_yet_is_no_fault() {
    let place = Place::new(&[]);
    check(
        &place.run(&["check", "site"]),
        0,
        expect![[r"
            warning: there are no documents of `people` yet
             --> _config.yml
              = hint: write the first, with `title:` for the name and `excerpt:` for the role

            0 people, 1 warning
        "]],
    );
    assert_eq!(place.run(&["build", "site"]).code, Some(0));
    assert_eq!(place.names("site/assets/profile-search").len(), N_FILES);
    assert_eq!(place.run(&["check", "site", "--strict"]).code, Some(1));
}

#[test]
fn a_collection_that_jekyll_does_not_write_is_told() {
    let place = Place::new(&[("_people/ada.md", ADA), ("_config.yml", "collections: [people]\n")]);
    check(
        &place.run(&["check", "site"]),
        0,
        expect![[r"
            warning: nobody is in the index: all documents of `people` are left out
             --> _config.yml
              = hint: the first, `_people/ada.md`, is left out because: its collection has no `output: true`

            0 people, 1 warning
        "]],
    );
}

#[test]
fn a_site_without_configuration_is_read_with_jekylls_own() {
    let place = Place::new(&[("_posts/2023-12-28-ada.md", ADA)]);
    fs::remove_file(place.path("site/_config.yml")).unwrap();
    check(
        &place.run(&["check", "site"]),
        0,
        expect![[r"
        warning: no people found by name: every post and document is taken for one
         --> _config.yml
          = hint: name them: `profile_search: {sources: [{collection: people}]}`

        warning: no configuration, so Jekyll's defaults hold
         --> _config.yml
          = hint: run this in the folder that holds `_config.yml`, or write one

        1 person, 2 warnings
    "]],
    );
    let built = place.run(&["build", "site"]);
    assert_eq!(built.code, Some(0), "{built:?}");
    assert_eq!(place.names("site/assets/profile-search").len(), N_FILES);
}

#[test]
fn a_configuration_that_is_not_yaml_stops_everything() {
    let place =
        Place::new(&[("_people/ada.md", ADA), ("_config.yml", "title: Us\nexclude: [tmp\n")]);
    for command in ["check", "build", "export", "inspect", "serve"] {
        let ran = place.run(&[command, "site"]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!((ran.stdout + &ran.stderr).contains("_config.yml:2:10"));
    }
    check(
        &place.run(&["build", "site"]),
        1,
        expect![[r"
        error: the configuration is not YAML, and Jekyll stops here
         --> _config.yml:2:10
          |
        2 | exclude: [tmp
          |          ^ did not find expected ',' or ']' while parsing a flow sequence
          = hint: close the bracket

    "]],
    );
    assert_eq!(place.names("site"), ["_config.yml", "_people"], "nothing is written");
}

#[test]
fn a_configuration_that_is_not_there_is_named() {
    let place = Place::two_people();
    check(
        &place.run(&["build", "site", "--config", "_config.prod.yml"]),
        2,
        expect![[r"
            error: `_config.prod.yml` is not a file
              = hint: `--config` names configuration files, from the folder you are in
        "]],
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_indexed() {
    let place = Place::new(&[("_people/ada.md", ADA)]);
    // Neither can be read, whoever runs the tests: permissions mean nothing to root.
    std::os::unix::fs::symlink("round.md", place.path("site/_people/round.md")).unwrap();
    std::os::unix::fs::symlink("/nowhere", place.path("site/_people/gone.md")).unwrap();
    std::os::unix::fs::symlink("/proc/self/mem", place.path("site/_people/mem.md")).unwrap();
    check(
        &place.run(&["check", "site"]),
        1,
        expect![[r"
        error: this link leads to nothing
         --> _people/gone.md
          = hint: put the file there that it names, or delete the link

        error: this file cannot be read: input/output error
         --> _people/mem.md
          = hint: take it out of the site, or name it under `exclude:` in `_config.yml`

        error: this link leads to nothing
         --> _people/round.md
          = hint: put the file there that it names, or delete the link

        1 person, 3 errors
    "]],
    );
    let built = place.run(&["build", "site"]);
    assert_eq!(built.code, Some(1), "{built:?}");
    assert!(built.stdout.contains("1 person"), "{built:?}");
    assert_eq!(place.names("site/assets/profile-search").len(), N_FILES);
}

#[cfg(unix)]
#[test]
fn a_file_that_one_may_not_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new(&[("_people/ada.md", ADA), ("_people/secret.md", ADA)]);
    let secret = place.path("site/_people/secret.md");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&secret).is_ok() {
        println!("passed over: whoever runs this may read everything");
        return;
    }
    let ran = place.run(&["check", "site"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.stdout.contains("_people/secret.md"), "{ran:?}");
    assert!(ran.stdout.contains("hint: allow yourself to read it"), "{ran:?}");
}

#[test]
fn a_file_that_is_a_folder_is_passed_over() {
    let place = Place::new(&[("_people/ada.md", ADA), ("_people/odd.md/inner.txt", "text")]);
    let ran = place.run(&["build", "site"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(place.names("site/assets/profile-search").len(), N_FILES, "{ran:?}");
}
