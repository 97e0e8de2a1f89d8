//! `watch`: `build`, and again whenever the site changes.

use std::io::Write as _;
use std::time::Instant;

use indexer::Memory;

use crate::args::BuildArgs;
use crate::changes::Changes;
use crate::commands::build;
use crate::failure::{Failure, Outcome};
use crate::style::{DIM, paint};
use crate::widget::Widget;
use crate::{report, summary};

/// Builds until it is stopped. A site with faults, or one that cannot be read for a moment, does not stop it.
pub(crate) fn run(args: &BuildArgs) -> Result<Outcome, Failure> {
    if args.documents.is_some() {
        return Err(Failure::usage(
            "`--documents` is read once, and cannot be watched",
            "leave it out; or let the plugin in Jekyll watch",
        ));
    }
    if args.single_file {
        return Err(Failure::usage(
            "`--single-file` is written once, and not kept up to date",
            "leave it out; or write the page anew with `build --single-file`",
        ));
    }
    let widget = Widget::load(args.widget.widget.as_deref())?;
    // Before the first build, so that no change during it is missed.
    let changes = Changes::of(&args.site.root)?;
    let mut memory = Memory::default();
    build::first(args, &widget, &mut memory)?;
    told(&paint(DIM, "builds again when a file changes; Ctrl-C stops it"))?;
    while changes.wait() {
        match again(args, &widget, &mut memory) {
            Ok(line) => told(&line)?,
            Err(failure) => report::print_failure(&failure),
        }
    }
    Ok(Outcome::Good)
}

fn again(args: &BuildArgs, widget: &Widget, memory: &mut Memory) -> Result<String, Failure> {
    let began = Instant::now();
    let built = build::build(args, widget, memory)?;
    let files = if built.changed.is_empty() {
        "nothing new to write".to_string()
    } else {
        format!("wrote {}", built.changed.join(", "))
    };
    Ok(summary::rebuilt(&built.site, began.elapsed(), Some(files)))
}

/// Whoever reads a pipe waits for each line.
fn told(line: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()?;
    Ok(())
}
