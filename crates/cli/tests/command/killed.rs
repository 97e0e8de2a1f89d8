//! A build that is killed, or whose disk fails, at each of its file operations: every file is whole.
//!
//! `strace` injects the faults; where it is not there, or may not trace, the tests say so and pass, but for
//! continuous integration (`CI`), where they fail.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Output, Stdio};

use crate::run::Place;

/// How long a slow build stands still before each call, in microseconds. Where another build takes longer than
/// that on a busy machine, the next is tried.
const PAUSES_US: [u32; 3] = [500_000, 2_000_000, 8_000_000];

/// Name and bytes of each file of a build, without what it keeps for itself while it writes.
type Files = BTreeMap<String, Vec<u8>>;

fn files(place: &Place, folder: &str) -> Files {
    let names = place.names(folder).into_iter().filter(|name| !name.starts_with('.'));
    names.map(|name| (name.clone(), fs::read(place.path(folder).join(&name)).unwrap())).collect()
}

/// A site whose widget and people have changed since `out` was written, and both states of its files.
fn changed_site() -> (Place, Files, Files) {
    let place = Place::two_people();
    place.run(&["build", "site", "--out", "out"]);
    let old = files(&place, "out");
    place.write("site/_people/jean.md", "---\ntitle: Jean Bartik\n---\n");
    place.write("widget/profile-search.js", "export const open = 2;\n");
    place.write("widget/profile-search.css", "/* other */\n");
    place.run(&["build", "site", "--out", "new"]);
    let new = files(&place, "new");
    assert_ne!(old, new);
    (place, old, new)
}

fn restore(place: &Place, old: &Files) {
    fs::remove_dir_all(place.path("out")).unwrap();
    fs::create_dir(place.path("out")).unwrap();
    for (name, bytes) in old {
        fs::write(place.path("out").join(name), bytes).unwrap();
    }
}

/// The build under `strace`, which does `what` to calls of `operation`.
fn traced(place: &Place, operation: &str, what: &str) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={operation}")]);
    strace.args(["-e", &format!("inject={operation}:{what}")]);
    strace.args([env!("CARGO_BIN_EXE_profile-search"), "build", "site", "--out", "out"]);
    strace.current_dir(place.path(".")).env("PROFILE_SEARCH_WIDGET", place.path("widget"));
    strace
}

/// Says that nothing can be traced here, which continuous integration may not pass over.
fn tell_untraced() {
    assert!(std::env::var_os("CI").is_none(), "strace cannot be used here");
    println!("strace cannot be used here: nothing is proved");
}

/// The build, with `fault` at the n-th call of `operation`; `None` where nothing can be traced here.
fn build_with(place: &Place, operation: &str, fault: &str, n: usize) -> Option<Output> {
    let output = traced(place, operation, &format!("{fault}:when={n}")).output().ok()?;
    let refused = String::from_utf8_lossy(&output.stderr).contains("strace:");
    (!refused).then_some(output)
}

/// The build, in which each call of `operation` from the n-th on takes `pause`.
fn slow_build(place: &Place, operation: &str, n: usize, pause: u32) -> Child {
    let mut strace = traced(place, operation, &format!("delay_enter={pause}:when={n}+"));
    strace.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Builds with the fault at the first call, the second, and so on, until one build meets no fault.
fn at_each(operation: &str, fault: &str, check: impl Fn(&Output, &Files, &Files, &Files)) -> usize {
    let (place, old, new) = changed_site();
    for n in 1.. {
        restore(&place, &old);
        let Some(output) = build_with(&place, operation, fault, n) else {
            tell_untraced();
            return usize::MAX;
        };
        let left = files(&place, "out");
        assert_eq!(
            left.keys().collect::<Vec<_>>(),
            old.keys().collect::<Vec<_>>(),
            "{operation} {n}"
        );
        for (name, bytes) in &left {
            assert!(bytes == &old[name] || bytes == &new[name], "{operation} {n}: half of {name}");
        }
        if output.status.success() && left == new {
            return n - 1;
        }
        check(&output, &left, &old, &new);
        assert!(place.run(&["build", "site", "--out", "out"]).code == Some(0));
        assert_eq!(files(&place, "out"), new, "the next build mends it");
    }
    unreachable!()
}

#[test]
fn a_build_killed_at_any_write_leaves_whole_files() {
    for (operation, least) in [("write", 3), ("fsync", 3), ("/^rename", 3)] {
        let faults = at_each(operation, "signal=KILL", |output, _, _, _| {
            // strace ends as its program did.
            assert_eq!(output.status.signal(), Some(9), "{output:?}");
        });
        assert!(faults >= least, "only {faults} faults at {operation}");
    }
}

/// Runs other builds beside a slow one until it ends, and looks at the files after each; whether one of them was
/// done before the slow one.
fn is_overtaken(slow: &mut Child, place: &Place, old: &Files, new: &Files) -> bool {
    let mut overtaken = false;
    while slow.try_wait().unwrap().is_none() {
        assert_eq!(place.run(&["build", "site", "--out", "out"]).code, Some(0));
        overtaken |= slow.try_wait().unwrap().is_none();
        for (name, bytes) in files(place, "out") {
            assert!(bytes == old[&name] || bytes == new[&name], "half of {name}");
        }
    }
    overtaken
}

#[test]
fn a_build_that_is_overtaken_at_any_write_leaves_whole_files() {
    if build_with(&Place::two_people(), "fsync", "delay_enter=1", 1).is_none() {
        return tell_untraced();
    }
    let (place, old, new) = changed_site();
    let calls = ["fsync", "/^rename"].into_iter().flat_map(|one| [(one, 1), (one, 2), (one, 3)]);
    for (operation, n) in calls {
        let came_in_time = PAUSES_US.into_iter().any(|pause| {
            restore(&place, &old);
            let mut slow = slow_build(&place, operation, n, pause);
            let overtaken = is_overtaken(&mut slow, &place, &old, &new);
            assert!(slow.wait().unwrap().success(), "{operation} {n}");
            assert_eq!(files(&place, "out"), new, "{operation} {n}");
            let left = place.names("out");
            assert!(!left.iter().any(|name| name.starts_with('.')), "{operation} {n}: {left:?}");
            overtaken
        });
        assert!(came_in_time, "{operation} {n}: the other builds came too late");
    }
}

#[test]
fn a_full_disk_changes_nothing_and_is_told() {
    for (operation, fault) in [("fsync", "error=ENOSPC"), ("fsync", "error=EIO")] {
        at_each(operation, fault, |output, left, old, new| {
            // The last of all is the folder, which is not every system's to sync.
            if output.status.success() {
                assert_eq!(left, new);
                return;
            }
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{told}");
            assert!(told.contains("cannot write"), "{told}");
            assert_eq!(left, old);
        });
    }
}
