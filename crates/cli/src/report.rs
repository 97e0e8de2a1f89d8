//! Printing faults: for people as rustc does, for programs as JSON, for GitHub Actions
//! as annotations.

use std::io::{self, Write};

use indexer::{Diagnostic, Severity};
use serde::Serialize;

use crate::args::Format;
use crate::failure::Failure;
use crate::site;
use crate::style::{self, ERROR, HINT, paint};

/// Prints why a command stopped, on standard error.
pub(crate) fn print_failure(failure: &Failure) {
    let mut err = anstream::stderr().lock();
    // Standard error is the last place to complain; if it is closed, nobody listens.
    let _ = match failure {
        Failure::Site(diagnostics) => text(&mut err, diagnostics),
        Failure::Strict(message) => usage(&mut err, message, ""),
        Failure::Usage { message, hint } => usage(&mut err, message, hint),
        Failure::Closed => Ok(()),
    };
}

fn usage(out: &mut dyn Write, message: &str, hint: &str) -> io::Result<()> {
    writeln!(out, "{}: {message}", paint(ERROR, "error"))?;
    if hint.is_empty() {
        return Ok(());
    }
    writeln!(out, "  = {}: {hint}", paint(HINT, "hint"))
}

/// Prints `diagnostics` in `format`, sorted as they came.
pub(crate) fn print(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    format: Format,
) -> io::Result<()> {
    match format {
        Format::Text => text(out, diagnostics),
        Format::Json => json(out, diagnostics),
        Format::Github => diagnostics.iter().try_for_each(|diagnostic| github(out, diagnostic)),
    }
}

/// Each fault with its line; for a stream that takes colors out where there is no terminal.
pub(crate) fn text(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    diagnostics.iter().try_for_each(|diagnostic| match style::width() {
        Some(width) => writeln!(out, "{diagnostic:#width$}\n"),
        None => writeln!(out, "{diagnostic:#}\n"),
    })
}

/// `2 errors, 1 warning`, or nothing where there is neither.
pub(crate) fn counts(diagnostics: &[Diagnostic]) -> String {
    let errors = site::count(diagnostics, Severity::Error);
    let warnings = site::count(diagnostics, Severity::Warning);
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(paint(ERROR, style::count(errors, "error", "errors")));
    }
    if warnings > 0 {
        parts.push(paint(style::WARNING, style::count(warnings, "warning", "warnings")));
    }
    parts.join(", ")
}

/// One fault as programs read it; `line` and `column` count from 1, or are null.
#[derive(Serialize)]
struct Record<'a> {
    severity: &'static str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    width: usize,
    message: &'a str,
    label: &'a str,
    hint: &'a str,
}

fn json(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let records: Vec<Record<'_>> = diagnostics
        .iter()
        .map(|d| Record {
            severity: severity(d),
            path: &d.path,
            line: d.at.map(|(line, _)| line),
            column: d.at.map(|(_, column)| column),
            width: d.width,
            message: &d.message,
            label: &d.label,
            hint: &d.hint,
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &records)?;
    writeln!(out)
}

/// A workflow command: GitHub shows it beside the line of the file.
fn github(out: &mut dyn Write, diagnostic: &Diagnostic) -> io::Result<()> {
    // GitHub knows no advice.
    let command = match diagnostic.severity {
        Severity::Advice => "notice",
        _ => severity(diagnostic),
    };
    write!(out, "::{command} file={}", property(&diagnostic.path))?;
    if let Some((line, column)) = diagnostic.at {
        let end = column + diagnostic.width.saturating_sub(1);
        write!(out, ",line={line},col={column},endColumn={end}")?;
    }
    let hint = if diagnostic.hint.is_empty() {
        String::new()
    } else {
        format!("\nhint: {}", diagnostic.hint)
    };
    writeln!(out, "::{}", data(&format!("{}{hint}", diagnostic.message)))
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// The characters that end a workflow command's text, as references.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for its properties, which a colon or a comma would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::github;
    use indexer::Diagnostic;

    #[test]
    fn an_annotation_names_file_line_and_columns() {
        let mut out = Vec::new();
        let fault = Diagnostic::error("_people/a,b.md", "50% of it\nis missing")
            .at("tags: a", 1, 7, 1)
            .hint("write it");
        github(&mut out, &fault).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "::error file=_people/a%2Cb.md,line=1,col=7,endColumn=7::50%25 of it%0Ais missing%0Ahint: write it\n"
        );
    }
}
