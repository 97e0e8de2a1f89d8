//! Sites in a folder: read, indexed, opened.

use std::cell::OnceCell;
use std::fs;
use std::path::Path;

use engine::index::Index;
use indexer::{Diagnostic, Options};
use tempfile::TempDir;

const CONFIG: &[u8] = b"title: People\ncollections:\n  people:\n    output: true\n";
const PROFILE: &[u8] = b"---\ntitle: Ada Lovelace\ntags: [Algorithms]\n---\nNotes.\n";

thread_local! {
    static FOLDER: OnceCell<TempDir> = const { OnceCell::new() };
}

/// Any bytes as a person's file.
pub(crate) fn profile(input: &[u8]) {
    in_folder(|root| check(root, CONFIG, input));
}

/// Any bytes as the configuration.
pub(crate) fn config(input: &[u8]) {
    in_folder(|root| check(root, input, PROFILE));
}

fn in_folder(work: impl FnOnce(&Path)) {
    FOLDER.with(|folder| {
        let folder = folder.get_or_init(|| tempfile::tempdir().expect("a folder can be made"));
        work(folder.path());
    });
}

/// Read twice, since the same site gives the same bytes.
fn check(root: &Path, config: &[u8], person: &[u8]) {
    fs::create_dir_all(root.join("_people")).expect("a folder can be made");
    fs::write(root.join("_config.yml"), config).expect("a file can be written");
    fs::write(root.join("_people/ada.md"), person).expect("a file can be written");
    let [first, second] = [(); 2].map(|()| index(root));
    assert_eq!(first, second, "the same site gave other bytes");
}

/// The index, or nothing where faults left nobody.
fn index(root: &Path) -> Option<Vec<u8>> {
    let options = Options { now: Some(1_700_000_000), ..Options::default() };
    match indexer::read_site(root, &options, &mut |_| {}) {
        Ok(site) => {
            check_faults(&site.diagnostics);
            let bytes = indexer::index(&site).expect("one person is not too many");
            let opened = Index::open(&bytes).expect("an index that was just written opens");
            assert_eq!(opened.n_docs() as usize, site.profiles.len());
            Some(bytes)
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "nothing was read, and nothing was said");
            check_faults(&faults);
            None
        }
    }
}

fn check_faults(faults: &[Diagnostic]) {
    for fault in faults {
        assert!(!fault.to_string().is_empty());
        assert!(
            fault.at.is_none_or(|(line, column)| line > 0 && column > 0),
            "a place before the file"
        );
    }
}
