//! A disk that is really full: the old files stay whole, and that is told.
//!
//! The disk is a file system in memory that only the test sees (`unshare`, `mount`); where it may not be made, the
//! test says so and passes.
#![cfg(target_os = "linux")]

use std::process::Command;

use crate::run::{Place, Ran};

/// What a page of such a disk holds; it gives whole ones.
const PAGE: usize = 4096;
/// Mounts a disk of so many bytes, builds, keeps what is there, builds the changed site, and keeps that.
const SCRIPT: &str = "mount -t tmpfs -o size=$2 none out || exit 99
PROFILE_SEARCH_WIDGET=widget \"$1\" build site --out out >/dev/null 2>&1 || exit 98
cp -r out old
PROFILE_SEARCH_WIDGET=larger \"$1\" build changed --out out
code=$?
cp -r out left
exit $code";

fn place() -> Place {
    let place = Place::two_people();
    place.write("changed/_people/jean.md", "---\ntitle: Jean Bartik\n---\n");
    place.write("changed/_config.yml", "collections: {people: {output: true}}\n");
    for name in ["profile-search.js", "profile-search-more.js", "profile-search.css"] {
        place.write(&format!("larger/{name}"), &"/* larger */\n".repeat(3000));
    }
    let wasm = place.path("widget/profile-search_bg.wasm");
    std::fs::copy(wasm, place.path("larger/profile-search_bg.wasm")).unwrap();
    std::fs::create_dir(place.path("out")).unwrap();
    place
}

/// Mounts a disk, builds, makes the disk one that may only be read, and builds the changed site.
const READ_ONLY: &str = "mount -t tmpfs none out || exit 99
PROFILE_SEARCH_WIDGET=widget \"$1\" build site --out out >/dev/null 2>&1 || exit 98
cp -r out old
mount -o remount,ro out || exit 99
PROFILE_SEARCH_WIDGET=larger \"$1\" build changed --out out
code=$?
cp -r out left
exit $code";

/// Runs a script that may mount; 99 where that cannot be done.
fn mounting(place: &Place, script: &str, pages: usize) -> Ran {
    let mut shell = Command::new("unshare");
    shell.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
    shell.arg(env!("CARGO_BIN_EXE_profile-search")).arg((pages * PAGE).to_string());
    match shell.current_dir(place.path(".")).output() {
        Ok(output) => place.ran(&output),
        Err(error) => Ran { code: Some(99), stdout: String::new(), stderr: error.to_string() },
    }
}

fn contents(place: &Place, folder: &str) -> Vec<(String, Vec<u8>)> {
    let read = |name: String| {
        let bytes = std::fs::read(place.path(folder).join(&name)).unwrap();
        (name, bytes)
    };
    place.names(folder).into_iter().map(read).collect()
}

#[test]
fn a_disk_that_may_only_be_read_is_told() {
    let place = place();
    let ran = mounting(&place, READ_ONLY, 0);
    if ran.code == Some(99) {
        return println!("passed over, no disk can be made here: {}", ran.stderr);
    }
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("cannot write `out/profile-search_bg.wasm`"), "{ran:?}");
    assert!(ran.stderr.contains("read-only"), "{ran:?}");
    assert_eq!(contents(&place, "left"), contents(&place, "old"));
}

#[test]
fn a_disk_without_room_keeps_the_old_files_whole() {
    let (mut full, mut enough) = (0, 0);
    for pages in (20..120).step_by(4) {
        let place = place();
        let ran = mounting(&place, SCRIPT, pages);
        match ran.code {
            Some(99) => return println!("passed over, no disk can be made here: {}", ran.stderr),
            // Not even the old files fit.
            Some(98) => continue,
            Some(0) => {
                enough += 1;
                continue;
            }
            _ => full += 1,
        }
        assert_eq!(ran.code, Some(2), "{pages} pages: {ran:?}");
        assert!(ran.stderr.contains("cannot write"), "{pages} pages: {ran:?}");
        assert!(ran.stderr.contains("no space left"), "{pages} pages: {ran:?}");
        assert_eq!(contents(&place, "left"), contents(&place, "old"), "{pages} pages");
    }
    assert!(full >= 5 && enough > 0, "{full} disks were full, {enough} had room");
}
