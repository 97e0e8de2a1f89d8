//! The site as last read, shared between the watcher and the server.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use indexer::{Memory, Options, Site};
use tokio::sync::watch;

use crate::failure::Failure;
use crate::filled::Filled;
use crate::site;
use crate::widget::Widget;

/// A site and the files that hold its people.
pub(crate) struct Snapshot {
    pub(crate) site: Site,
    pub(crate) filled: Filled,
}

/// What server and watcher both hold.
pub(crate) struct Shared {
    pub(crate) root: PathBuf,
    pub(crate) widget: Widget,
    options: Options,
    memory: Mutex<Memory>,
    current: RwLock<Arc<Snapshot>>,
    version: watch::Sender<u64>,
}

impl Shared {
    /// Reads the site for the first time.
    pub(crate) fn new(
        root: PathBuf,
        options: Options,
        widget: Option<&Path>,
    ) -> Result<Self, Failure> {
        let widget = Widget::load(widget)?;
        let mut memory = Memory::default();
        let first = read(&root, &options, &widget, &mut memory)?;
        let (version, _) = watch::channel(0);
        let (memory, current) = (Mutex::new(memory), RwLock::new(Arc::new(first)));
        Ok(Self { root, widget, options, memory, current, version })
    }

    /// The site as last read.
    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the site again and tells every open page. Where that goes wrong, what was
    /// there stays.
    pub(crate) fn refresh(&self) -> Result<Arc<Snapshot>, Failure> {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let next = Arc::new(read(&self.root, &self.options, &self.widget, &mut memory)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&next);
        self.version.send_modify(|version| *version += 1);
        Ok(next)
    }

    /// Changes whenever the site was read again.
    pub(crate) fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }
}

fn read(
    root: &Path,
    options: &Options,
    widget: &Widget,
    memory: &mut Memory,
) -> Result<Snapshot, Failure> {
    let site = site::read_again(root, options, memory)?;
    let filled = Filled::new(widget, &site)?;
    Ok(Snapshot { site, filled })
}
