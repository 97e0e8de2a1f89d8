//! Reading a site again opens what changed, and gives what a first reading gives.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use indexer::{Memory, Options};

#[test]
fn only_changed_files_are_opened_again() {
    let site = site();
    let mut memory = Memory::default();
    let first = index(site.path(), &mut memory);
    assert_eq!(memory.opened(), 4);
    assert_eq!(index(site.path(), &mut memory), first);
    assert_eq!(memory.opened(), 0);
    write(site.path(), "_people/bob.md", "---\ntitle: Bob Stone\n---\nSmith.\n", 60);
    let second = index(site.path(), &mut memory);
    assert_eq!(memory.opened(), 1);
    assert_ne!(second, first);
    assert_eq!(second, index(site.path(), &mut Memory::default()));
}

#[test]
fn a_change_within_one_tick_of_the_clock_is_seen() {
    let site = site();
    let mut memory = Memory::default();
    let now = SystemTime::now();
    for name in ["Ada", "Eve"] {
        write_at(site.path(), "_people/ada.md", &format!("---\ntitle: {name}\n---\n"), now);
        let first = index(site.path(), &mut Memory::default());
        assert_eq!(index(site.path(), &mut memory), first);
    }
}

#[test]
fn files_that_come_go_or_turn_are_followed() {
    let site = site();
    let mut memory = Memory::default();
    index(site.path(), &mut memory);
    let check = |memory: &mut Memory| {
        let fresh = index(site.path(), &mut Memory::default());
        assert_eq!(index(site.path(), memory), fresh);
    };
    fs::remove_file(site.path().join("_people/ada.md")).unwrap();
    check(&mut memory);
    write(site.path(), "_people/eve.md", "---\ntitle: Eve\n---\n", 90);
    check(&mut memory);
    write(site.path(), "_config.yml", "encoding: windows-1252\ncollections: [people]\n", 50);
    write(site.path(), "_people/eve.md", "no front matter any more\n", 80);
    check(&mut memory);
    fs::rename(site.path().join("_people/bob.md"), site.path().join("_people/eve.md")).unwrap();
    check(&mut memory);
}

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "_config.yml", "collections: {people: {output: true}}\n", 100);
    write(site.path(), "_people/ada.md", "---\ntitle: Ada\ntags: [poetry]\n---\nÉngines.\n", 100);
    write(site.path(), "_people/bob.md", "---\ntitle: Bob\n---\n", 100);
    write(site.path(), "_people/cy.md", "---\ntitle: Cy\n---\n", 100);
    write(site.path(), "photo.jpg", "\u{1}\u{2}", 100);
    site
}

/// Writes a file that was last changed so many seconds ago.
fn write(root: &Path, path: &str, text: &str, seconds: u64) {
    write_at(root, path, text, SystemTime::now() - Duration::from_secs(seconds));
}

fn write_at(root: &Path, path: &str, text: &str, moment: SystemTime) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    fs::write(&full, text).unwrap();
    fs::File::options().write(true).open(full).unwrap().set_modified(moment).unwrap();
}

fn index(root: &Path, memory: &mut Memory) -> Vec<u8> {
    let site = indexer::read_site_again(root, &Options::default(), memory, &mut |_| {}).unwrap();
    indexer::index(&site).unwrap()
}
