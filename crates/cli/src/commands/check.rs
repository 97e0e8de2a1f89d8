//! `check`: every fault in one run.

use std::io::Write as _;

use indexer::{Diagnostic, Severity, Site};

use crate::args::{CheckArgs, Format};
use crate::built;
use crate::failure::{Failure, Outcome};
use crate::style::{self, GOOD, paint};
use crate::widget::Widget;
use crate::{fresh, report, site};

/// Prints the faults; a site that leaves nothing to index is reported like any other.
pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Failure> {
    let Checked { n_people, faults, advice } = check(args)?;
    let mut out = anstream::stdout().lock();
    let all: Vec<Diagnostic> = faults.iter().chain(&advice).cloned().collect();
    report::print(&mut out, &all, args.format)?;
    if args.format == Format::Text {
        writeln!(out, "{}", summary(n_people, &faults, &advice))?;
    }
    Ok(outcome(&faults, args.strict))
}

/// What was noticed: faults, and advice that is none.
struct Checked {
    n_people: usize,
    faults: Vec<Diagnostic>,
    advice: Vec<Diagnostic>,
}

fn check(args: &CheckArgs) -> Result<Checked, Failure> {
    let mut site = match site::read(&args.site.root, &args.site.jekyll) {
        Ok(site) => site,
        Err(Failure::Site(faults)) => {
            return Ok(Checked { n_people: 0, faults, advice: Vec::new() });
        }
        Err(other) => return Err(other),
    };
    if let Some(built_site) = &args.built_site {
        built::keep_built(&mut site, built_site);
    }
    let mut faults = site.diagnostics.clone();
    if args.fresh {
        faults.extend(stale(args, &site)?);
    }
    Ok(Checked { n_people: site.profiles.len(), faults, advice: site.advice })
}

fn stale(args: &CheckArgs, site: &Site) -> Result<Vec<Diagnostic>, Failure> {
    let widget = Widget::load(args.widget.widget.as_deref())?;
    fresh::stale(site, args.built_site.as_ref().unwrap_or(&site.source), &widget)
}

fn summary(n_people: usize, faults: &[Diagnostic], advice: &[Diagnostic]) -> String {
    let people = style::count(n_people, "person", "people");
    let mut parts = vec![if faults.is_empty() {
        format!("{} {people}, no faults", paint(GOOD, "✓"))
    } else {
        format!("{people}, {}", report::counts(faults))
    }];
    if !advice.is_empty() {
        parts.push(style::count(advice.len(), "piece of advice", "pieces of advice"));
    }
    parts.join(", ")
}

/// Errors are faults; with `strict`, warnings too.
pub(crate) fn outcome(diagnostics: &[Diagnostic], strict: bool) -> Outcome {
    let errors = site::count(diagnostics, Severity::Error);
    if errors > 0 || (strict && !diagnostics.is_empty()) { Outcome::Faults } else { Outcome::Good }
}
