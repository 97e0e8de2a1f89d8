//! A site made for one test, in a folder of its own that goes with it.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use indexer::jekyll::{self, Site};
use indexer::{Diagnostic, Options};

pub(crate) struct Scratch {
    root: PathBuf,
}

impl Scratch {
    /// Writes files by relative path.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let bytes: Vec<(&str, &[u8])> =
            files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        Self::of_bytes(&bytes)
    }

    pub(crate) fn of_bytes(files: &[(&str, &[u8])]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("site-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let site = Self { root: PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name) };
        for (path, bytes) in files {
            let full = site.path(path);
            fs::create_dir_all(full.parent().unwrap()).unwrap();
            fs::write(full, bytes).unwrap();
        }
        site
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn try_read(&self, options: &Options) -> Result<Site, Vec<Diagnostic>> {
        jekyll::read(&self.root, options, &mut |_| {})
    }

    #[track_caller]
    pub(crate) fn read(&self, options: &Options) -> Site {
        self.try_read(options).unwrap()
    }

    /// Addresses of what is written.
    #[track_caller]
    pub(crate) fn urls(&self, options: &Options) -> Vec<String> {
        self.read(options)
            .documents
            .into_iter()
            .filter(|document| document.written)
            .map(|document| document.url)
            .collect()
    }

    /// Whether these addresses, and no others, are written.
    #[track_caller]
    pub(crate) fn check(&self, urls: &[&str]) {
        assert_eq!(self.urls(&Options::default()), urls);
    }

    #[cfg(unix)]
    pub(crate) fn link(&self, link: &str, target: &str) {
        std::os::unix::fs::symlink(target, self.path(link)).unwrap();
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}
