//! What was read of each file, so that reading the site again opens only the files that changed.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use encoding_rs::{Encoding, UTF_8};

use super::{front_matter, source};
use crate::Diagnostic;
use crate::limits::DOCUMENT_BYTES;
use crate::yaml::{self, Value};

/// A file that changed less long ago than this may change once more within one tick of its clock.
const TICK: Duration = Duration::from_secs(2);

/// What was read of the files of one site. It holds those of the last reading and no others.
#[derive(Debug)]
pub struct Memory {
    encoding: &'static Encoding,
    files: BTreeMap<String, Arc<Remembered>>,
    opened: AtomicUsize,
}

impl Default for Memory {
    fn default() -> Self {
        Self { encoding: UTF_8, files: BTreeMap::new(), opened: AtomicUsize::new(0) }
    }
}

impl Memory {
    /// How many files the last reading opened to look for front matter; the others were as before.
    pub fn opened(&self) -> usize {
        self.opened.load(Ordering::Relaxed)
    }

    /// Begins a reading in `encoding`: texts in another are forgotten.
    pub(super) fn begin(&mut self, encoding: &'static Encoding) {
        if self.encoding != encoding {
            self.files.clear();
        }
        self.encoding = encoding;
        self.opened = AtomicUsize::new(0);
    }

    /// The file `full`, which messages call `shown`: as it was if it has not changed since.
    pub(super) fn recall(&self, full: &Path, shown: &str) -> Arc<Remembered> {
        let stamp = std::fs::metadata(full).ok().and_then(|meta| Stamp::new(&meta));
        let known = self.files.get(shown).filter(|known| stamp.is_some() && known.stamp == stamp);
        if let Some(known) = known {
            return Arc::clone(known);
        }
        self.opened.fetch_add(1, Ordering::Relaxed);
        Arc::new(Remembered::open(full, stamp))
    }

    /// Keeps what was read, in place of what was kept before. What could not be read is tried again: a file
    /// that may be read from now on looks as it did.
    pub(super) fn keep(&mut self, files: Vec<(String, Arc<Remembered>)>) {
        let is_kept =
            |file: &Remembered| file.stamp.is_some() && !matches!(file.text.get(), Some(Err(_)));
        self.files = files.into_iter().filter(|(_, file)| is_kept(file)).collect();
    }
}

/// What tells a changed file. `None` of one that changed just now: the next change may look the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    modified: SystemTime,
    len: u64,
    inode: u64,
}

impl Stamp {
    fn new(meta: &Metadata) -> Option<Self> {
        let modified = meta.modified().ok()?;
        let is_settled = SystemTime::now().duration_since(modified).is_ok_and(|age| age > TICK);
        is_settled.then(|| Self { modified, len: meta.len(), inode: inode(meta) })
    }
}

/// Another file under the same name has another number.
#[cfg(unix)]
fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// One file: its beginning, and as much more of it as somebody asked for.
#[derive(Debug)]
pub(super) struct Remembered {
    stamp: Option<Stamp>,
    has_header: bool,
    is_marked: bool,
    text: OnceLock<Result<Text, Diagnostic>>,
    block: OnceLock<(usize, Result<Value, yaml::Error>)>,
}

/// A file's text, and what is said of one that is not in the site's encoding.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) text: Arc<str>,
    pub(super) fault: Option<Diagnostic>,
}

impl Remembered {
    fn open(full: &Path, stamp: Option<Stamp>) -> Self {
        let head = first_bytes(full);
        // A file that cannot be read is let through, so that the reader can say why.
        let has_header = head.as_deref().is_none_or(front_matter::has_header);
        let bare = head.as_deref().and_then(|head| head.strip_prefix(b"\xef\xbb\xbf"));
        let is_marked = bare.is_some_and(front_matter::has_header);
        Self { stamp, has_header, is_marked, text: OnceLock::new(), block: OnceLock::new() }
    }

    /// Whether it begins with front matter.
    pub(super) fn has_header(&self) -> bool {
        self.has_header
    }

    /// Whether front matter stands behind a byte order mark.
    pub(super) fn is_marked(&self) -> bool {
        self.is_marked
    }

    /// Its text; the error is why there is none.
    pub(super) fn text(
        &self,
        full: &Path,
        shown: &str,
        encoding: &'static Encoding,
    ) -> Result<Text, Diagnostic> {
        let read = || {
            let bytes = source::read_bytes(full, shown, DOCUMENT_BYTES)?;
            let (text, bad_byte) = source::decode(&bytes, encoding);
            let fault = bad_byte.map(|at| source::not_utf8(shown, &bytes, at));
            Ok(Text { text, fault })
        };
        self.text.get_or_init(read).clone()
    }

    /// The YAML of its front matter, which is the text up to `end`.
    pub(super) fn front_matter(&self, text: &str, end: usize) -> Result<Value, yaml::Error> {
        let parse = || yaml::parse(text.get(..end).unwrap_or_default());
        let (known, value) = self.block.get_or_init(|| (end, parse()));
        if *known == end { value.clone() } else { parse() }
    }
}

/// The beginning of a file: most files of a site are images and styles.
fn first_bytes(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut bytes = vec![0; 256];
    let len = std::fs::File::open(path).and_then(|mut file| file.read(&mut bytes)).ok()?;
    bytes.truncate(len);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(text: Result<Text, Diagnostic>) -> (String, Arc<Remembered>) {
        let stamp = Some(Stamp { modified: SystemTime::UNIX_EPOCH, len: 1, inode: 1 });
        let (text, block) = (OnceLock::from(text), OnceLock::new());
        let file = Remembered { stamp, has_header: true, is_marked: false, text, block };
        ("ada.md".to_string(), Arc::new(file))
    }

    #[test]
    fn what_could_not_be_read_is_tried_again() {
        let mut memory = Memory::default();
        memory.keep(vec![remembered(Ok(Text { text: "a".into(), fault: None }))]);
        assert_eq!(memory.files.len(), 1);
        memory.keep(vec![remembered(Err(Diagnostic::error("ada.md", "cannot read it")))]);
        assert_eq!(memory.files.len(), 0);
    }
}
