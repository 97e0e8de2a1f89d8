//! A site of a few files, written into a folder that goes with the test.

use std::fs;

use indexer::{Options, Site, read_site};

/// The people of the site that these files are, by relative path.
#[track_caller]
pub(crate) fn read(files: &[(&str, &str)], options: &Options) -> Site {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let full = folder.path().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
    }
    read_site(folder.path(), options, &mut |_| {}).unwrap()
}
