//! When the files of a site change.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::failure::Failure;

/// An editor writes in several steps; this long without a change, it is done.
const QUIET: Duration = Duration::from_millis(120);

/// Folders and files that Jekyll or other tools write, not the site's owner.
const IGNORED: [&str; 6] =
    ["_site", ".jekyll-cache", ".sass-cache", ".git", "node_modules", "vendor"];

/// Endings of what this command writes.
const WRITTEN: [&str; 4] = [".wasm", ".js", ".css", ".json"];

/// The changes of a site, from the moment of its making until it is dropped.
pub(crate) struct Changes {
    changes: Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Watches the folder `root` and all below.
    pub(crate) fn of(root: &Path) -> Result<Self, Failure> {
        let (send, changes) = mpsc::channel();
        let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let cannot_watch = |error: notify::Error| {
            Failure::usage(
                format!("cannot watch `{}`: {error}", root.display()),
                "the system may allow more watches: see `fs.inotify.max_user_watches`",
            )
        };
        let below = root.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // The receiver goes only when nobody waits for changes any more.
            if event.is_ok_and(|event| matters(&event, &below)) {
                let _ = send.send(());
            }
        })
        .map_err(cannot_watch)?;
        watcher.watch(&root, RecursiveMode::Recursive).map_err(cannot_watch)?;
        Ok(Self { changes, _watcher: watcher })
    }

    /// Waits for the next change, and for the end of it. `false` when there will be none.
    pub(crate) fn wait(&self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        while self.changes.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {}
        true
    }
}

/// Did somebody change what is read? Not: open it, or write what tools write.
fn matters(event: &Event, root: &Path) -> bool {
    let changed = !matches!(event.kind, EventKind::Access(_));
    changed && event.paths.iter().any(|path| is_source(path, root))
}

fn is_source(path: &Path, root: &Path) -> bool {
    let below = path.strip_prefix(root).unwrap_or(path);
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    let in_ignored = names.iter().any(|name| IGNORED.contains(&name.as_ref()));
    let is_written = names.last().is_some_and(|name| {
        let ours = name.starts_with("profile-search") || name.starts_with("profile_search");
        ours && WRITTEN.iter().any(|ending| name.ends_with(ending))
    });
    let is_leftover = names.last().is_some_and(|name| {
        name.starts_with(".profile-search-") || name.ends_with('~') || name.ends_with(".swp")
    });
    !(in_ignored || is_written || is_leftover)
}

#[cfg(test)]
mod tests {
    use super::is_source;
    use std::path::Path;

    fn check(path: &str) -> bool {
        is_source(&Path::new("site").join(path), Path::new("site"))
    }

    #[test]
    fn only_what_the_owner_writes_is_followed() {
        assert!(check("_posts/a.md") && check("_config.yml") && check("_data/people.yml"));
        assert!(check("_people/profile-search.md"));
        assert!(!check("_site/a.html") && !check(".git/index") && !check("_posts/.a.md.swp"));
        assert!(!check("assets/profile-search/profile-search_bg.wasm"));
        assert!(!check("public/profile-search.de.json") && !check("profile-search-sw.js"));
    }
}
