//! The command: puts a site's people into the prebuilt widget.
//!
//! ```text
//! args ─► site (read, index) ─► commands/* ─► output (files, all or none) · report (faults) · sizes
//!                                   └─► serve/ (a page that follows the site)
//! ```

mod args;
mod built;
mod changes;
mod commands;
mod contract;
mod failure;
mod filled;
mod fresh;
mod markup;
mod offline;
mod output;
mod page;
mod report;
mod serve;
mod single;
mod site;
mod sizes;
mod sri;
mod style;
mod subject;
mod summary;
mod widget;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Build(args) => commands::build::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Doctor(args) => commands::doctor::run(&args),
        Command::Export(args) => commands::export::run(&args),
        Command::Watch(args) => commands::watch::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Search(args) => commands::search::run(&args),
        Command::Inspect(args) => commands::inspect::run(&args),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            report::print_failure(&failure);
            failure.into()
        }
    }
}
