//! `check`: every fault in one run.

use std::io::Write as _;

use indexer::{Diagnostic, Severity};

use crate::args::{CheckArgs, Format};
use crate::built;
use crate::failure::{Failure, Outcome};
use crate::style::{self, GOOD, paint};
use crate::{report, site};

/// Prints the faults; a site that leaves nothing to index is reported like any other.
pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Failure> {
    let (n_people, diagnostics) = match site::read(&args.site.root, &args.site.jekyll) {
        Ok(site) => (site.profiles.len(), faults(args, site)),
        Err(Failure::Site(diagnostics)) => (0, diagnostics),
        Err(other) => return Err(other),
    };
    let mut out = anstream::stdout().lock();
    report::print(&mut out, &diagnostics, args.format)?;
    if args.format == Format::Text {
        writeln!(out, "{}", summary(n_people, &diagnostics))?;
    }
    Ok(outcome(&diagnostics, args.strict))
}

fn faults(args: &CheckArgs, site: indexer::Site) -> Vec<Diagnostic> {
    let mut diagnostics = site.diagnostics;
    if let Some(built_site) = &args.built_site {
        diagnostics.extend(built::missing_pages(built_site, &site.profiles));
    }
    diagnostics
}

fn summary(n_people: usize, diagnostics: &[Diagnostic]) -> String {
    let people = style::count(n_people, "person", "people");
    if diagnostics.is_empty() {
        return format!("{} {people}, no faults", paint(GOOD, "✓"));
    }
    format!("{people}, {}", report::counts(diagnostics))
}

/// Errors are faults; with `strict`, warnings too.
pub(crate) fn outcome(diagnostics: &[Diagnostic], strict: bool) -> Outcome {
    let errors = site::count(diagnostics, Severity::Error);
    if errors > 0 || (strict && !diagnostics.is_empty()) { Outcome::Faults } else { Outcome::Good }
}
