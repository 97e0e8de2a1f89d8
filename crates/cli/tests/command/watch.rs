//! `watch`, and the guard for files that are committed.

use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStdout, Stdio};

use expect_test::expect;

use crate::bad_input::check;
use crate::run::{ADA, Place};

/// A running `watch`; dropping it ends the process.
struct Watching {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watching {
    fn start(place: &Place) -> Self {
        let mut command = place.command(&["watch", "site"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut watching = Self { child, lines };
        watching.until("builds again");
        watching
    }

    #[track_caller]
    fn until(&mut self, text: &str) -> String {
        let line = self.lines.find(|line| line.as_ref().is_ok_and(|line| line.contains(text)));
        line.expect("it ended").unwrap()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn only_what_a_change_made_different_is_written() {
    let place = Place::two_people();
    let mut watching = Watching::start(&place);
    place.write("site/_people/alan.md", "---\ntitle: Alan Turing\n---\n");
    let told = watching.until("3 people");
    assert!(
        told.starts_with("rebuilt") && told.ends_with("wrote profile-search_bg.wasm"),
        "{told}"
    );
    let found = place.run(&["search", "site/assets/profile-search", "turing"]);
    assert!(found.stdout.contains("Alan Turing"), "{found:?}");
}

#[test]
fn a_site_that_is_broken_for_a_moment_does_not_end_it() {
    let place = Place::two_people();
    let mut watching = Watching::start(&place);
    place.write("site/_config.yml", "title: [\n");
    place.write("site/_config.yml", "title: Us\ncollections: {people: {output: true}}\n");
    watching.until("2 people");
}

#[test]
fn files_that_a_build_would_write_otherwise_are_faults() {
    let place = Place::two_people();
    let missing = place.run(&["check", "site", "--fresh"]);
    assert_eq!(missing.code, Some(1));
    assert!(missing.stdout.contains("this file of the search is not there"), "{missing:?}");
    place.run(&["build", "site"]);
    let fresh = place.run(&["check", "site", "--fresh"]);
    assert_eq!(fresh.code, Some(0), "{fresh:?}");
    place.write("site/_people/ada.md", &ADA.replace("Ada Lovelace", "Ada King"));
    let stale = place.run(&["check", "site", "--fresh", "--format", "github"]);
    check(
        &stale,
        1,
        expect![[r"
        ::error file=assets/profile-search/profile-search_bg.wasm::this file is not what the site gives now%0Ahint: run `profile-search build`, and commit what it changes
    "]],
    );
}

#[test]
fn a_page_with_everything_inside_is_not_watched() {
    let place = Place::two_people();
    let ran = place.run(&["watch", "site", "--single-file"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("build --single-file"), "{ran:?}");
}
