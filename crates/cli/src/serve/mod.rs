//! `serve`: a directory page that follows the site as it is edited.
//!
//! ```text
//! watch ─► snapshot (site, wasm) ─► routes ─► pages (own HTML) · files (of _site)
//!                └─► version ─► /-/events ─► the page reloads
//! ```
//!
//! Nothing is written: the widget's files are made in memory.

mod files;
mod pages;
mod routes;
mod snapshot;
mod watch;

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use crate::args::ServeArgs;
use crate::failure::{Failure, Outcome};
use crate::style::{DIM, TITLE, count, paint};
use crate::{report, site};

use snapshot::Shared;

/// Serves until it is stopped.
pub(crate) fn run(args: &ServeArgs) -> Result<Outcome, Failure> {
    let shared = Arc::new(Shared::new(
        args.site.root.clone(),
        site::options(&args.site.jekyll),
        args.widget.widget.as_deref(),
    )?);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| Failure::usage(format!("cannot start a server: {error}"), ""))?;
    runtime.block_on(serve(SocketAddr::new(args.host, args.port), shared))
}

async fn serve(address: SocketAddr, shared: Arc<Shared>) -> Result<Outcome, Failure> {
    let cannot_listen = |error| {
        Failure::system(
            "listen on",
            address,
            &error,
            "another port may be free: `--port 0` takes one",
        )
    };
    let listener = tokio::net::TcpListener::bind(address).await.map_err(cannot_listen)?;
    // Before the address is told, so that no change after it is missed.
    watch::start(&shared)?;
    greet(listener.local_addr().map_err(cannot_listen)?, &shared)?;
    axum::serve(listener, routes::router(shared)).await.map_err(cannot_listen)?;
    Ok(Outcome::Good)
}

fn greet(address: SocketAddr, shared: &Shared) -> Result<(), Failure> {
    let snapshot = shared.snapshot();
    report::text(&mut anstream::stderr().lock(), &snapshot.site.diagnostics)?;
    let mut out = anstream::stdout().lock();
    let people = count(snapshot.site.profiles.len(), "person", "people");
    writeln!(out, "{} at {}", people, paint(TITLE, format!("http://{address}/")))?;
    writeln!(out, "{}", paint(DIM, "rebuilds when a file changes; Ctrl-C stops it"))?;
    // A pipe is read line by line by whoever waits for the address.
    out.flush()?;
    Ok(())
}
