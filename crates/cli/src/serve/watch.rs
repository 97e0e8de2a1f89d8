//! Reading the site again when a file of it changes.

use std::sync::Arc;
use std::time::Instant;

use crate::changes::Changes;
use crate::failure::Failure;
use crate::report;
use crate::style::{DIM, GOOD, count, paint};

use super::snapshot::Shared;

/// Watches for as long as the process runs; reads on a thread of its own.
pub(crate) fn start(shared: &Arc<Shared>) -> Result<(), Failure> {
    let changes = Changes::of(&shared.root)?;
    let shared = Arc::clone(shared);
    std::thread::spawn(move || {
        while changes.wait() {
            refresh(&shared);
        }
    });
    Ok(())
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
