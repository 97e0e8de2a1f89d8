//! Reading the site again when a file of it changes.

use std::sync::Arc;
use std::time::Instant;

use crate::changes::Changes;
use crate::failure::Failure;
use crate::{report, summary};

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
            let site = &snapshot.site;
            let _ = report::text(&mut anstream::stderr().lock(), &site.diagnostics);
            anstream::println!("{}", summary::rebuilt(site, began.elapsed(), None));
        }
        Err(failure) => report::print_failure(&failure),
    }
}
