//! The same site gives the same bytes, however many cores read it.

use std::fmt::Write as _;
use std::path::Path;

use indexer::{Options, index, read_site};

#[test]
fn any_number_of_threads_gives_the_same() {
    let folder = tempfile::tempdir().unwrap();
    write_people(folder.path(), 1_200);
    let [one, three, eight] = [1, 3, 8].map(|threads| read(folder.path(), threads));
    assert_eq!(one.0.len(), 1_200);
    assert!(one.1 > 1_000, "faults are part of what must agree");
    assert_eq!(one, three);
    assert_eq!(one, eight);
}

/// The people's names, the number of faults with all their words, and the index.
fn read(root: &Path, threads: usize) -> (Vec<String>, usize, String, Vec<u8>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let options = Options { now: Some(1_700_000_000), ..Options::default() };
        let site = read_site(root, &options, &mut |_| {}).unwrap();
        let names = site.profiles.iter().map(|person| person.title.clone()).collect();
        let faults = site.diagnostics.iter().fold(String::new(), |mut all, fault| {
            writeln!(all, "{fault}").unwrap();
            all
        });
        (names, site.diagnostics.len(), faults, index(&site).unwrap())
    })
}

/// People who share tags and words in turns, with a fault each, more than one batch of files.
fn write_people(root: &Path, count: usize) {
    std::fs::create_dir_all(root.join("_people")).unwrap();
    std::fs::write(root.join("_config.yml"), "collections: {people: {output: true}}\n").unwrap();
    for n in 0..count {
        let text = format!(
            "---\ntitle: Person {n}\ncountry: NO\ntags: [t{}, u{}]\n---\nWord{} and word{}, {{{{ page.title }}}}.\n",
            n % 7,
            n % 31,
            n % 11,
            n % 13
        );
        std::fs::write(root.join(format!("_people/p{n:04}.md")), text).unwrap();
    }
}
