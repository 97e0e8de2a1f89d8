//! Reading the site again when a file of it changes.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::failure::Failure;
use crate::report;
use crate::style::{DIM, GOOD, count, paint};

use super::snapshot::Shared;

/// An editor writes in several steps; this long without a change, it is done.
const QUIET: Duration = Duration::from_millis(120);

/// Folders and files that Jekyll or other tools write, not the site's owner.
const IGNORED: [&str; 6] =
    ["_site", ".jekyll-cache", ".sass-cache", ".git", "node_modules", "vendor"];

/// Watches until the watcher is dropped; reads on a thread of its own.
pub(crate) fn start(shared: &Arc<Shared>) -> Result<RecommendedWatcher, Failure> {
    let (send, changes) = mpsc::channel();
    let root = shared.root.canonicalize().unwrap_or_else(|_| shared.root.clone());
    let cannot_watch = |error: notify::Error| {
        Failure::usage(
            format!("cannot watch `{}`: {error}", root.display()),
            "the system may allow more watches: see `fs.inotify.max_user_watches`",
        )
    };
    let below = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // The receiver goes only when the process does.
        if event.is_ok_and(|event| matters(&event, &below)) {
            let _ = send.send(());
        }
    })
    .map_err(cannot_watch)?;
    watcher.watch(&root, RecursiveMode::Recursive).map_err(cannot_watch)?;
    let shared = Arc::clone(shared);
    std::thread::spawn(move || follow(&changes, &shared));
    Ok(watcher)
}

fn follow(changes: &Receiver<()>, shared: &Shared) {
    while changes.recv().is_ok() {
        while changes.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {}
        refresh(shared);
    }
}

fn refresh(shared: &Shared) {
    let began = Instant::now();
    match shared.refresh() {
        Ok(snapshot) => {
            let diagnostics = &snapshot.site.diagnostics;
            let _ = report::text(&mut anstream::stderr().lock(), diagnostics);
            let people = count(snapshot.site.profiles.len(), "person", "people");
            let time = paint(DIM, format!("in {} ms", began.elapsed().as_millis()));
            let counts = report::counts(diagnostics);
            let counts = if counts.is_empty() { counts } else { format!(", {counts}") };
            anstream::println!("{} {people} {time}{counts}", paint(GOOD, "rebuilt"));
        }
        Err(failure) => report::print_failure(&failure),
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
    let is_output = names.starts_with(&["assets".into(), "profile-search".into()]);
    let is_leftover = names.last().is_some_and(|name| {
        name.starts_with(".profile-search-") || name.ends_with('~') || name.ends_with(".swp")
    });
    !(in_ignored || is_output || is_leftover)
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
        assert!(!check("_site/a.html") && !check(".git/index") && !check("_posts/.a.md.swp"));
        assert!(!check("assets/profile-search/profile-search_bg.wasm"));
    }
}
