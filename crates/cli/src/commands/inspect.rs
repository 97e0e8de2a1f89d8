//! `inspect`: what an index holds and what it weighs.

use std::io::{self, Write};

use engine::index::Index;

use crate::args::InspectArgs;
use crate::failure::{Failure, Outcome};
use crate::sizes::{self, Row};
use crate::style::{GOOD, TITLE, count, number, one_line, paint};
use crate::subject::Subject;
use crate::summary::labeled;

pub(crate) fn run(args: &InspectArgs) -> Result<Outcome, Failure> {
    let subject = Subject::load(&args.subject, &args.jekyll)?;
    let index = subject.open()?;
    let mut out = anstream::stdout().lock();
    contents(&mut out, &subject, &index)?;
    writeln!(out)?;
    sizes::print_table(&mut out, &rows(&subject, &index))?;
    Ok(Outcome::Good)
}

fn contents(out: &mut dyn Write, subject: &Subject, index: &Index<'_>) -> io::Result<()> {
    let title = if index.title().is_empty() { "Untitled" } else { index.title() };
    let people = count(index.n_docs() as usize, "person", "people");
    writeln!(out, "{} · {}", paint(TITLE, one_line(title, 60)), paint(GOOD, people))?;
    labeled(out, "in", &subject.path.display().to_string())?;
    labeled(out, "format", &format!("version {}", engine::index::VERSION))?;
    labeled(out, "language", index.language())?;
    labeled(out, "terms", &number(index.n_terms() as usize))?;
    for (place, name) in index.facets().enumerate() {
        let values: Vec<String> = index
            .facet_values(place)
            .map(|(_, value, people)| format!("{} ({people})", one_line(value, 30)))
            .collect();
        let most: Vec<&str> = values.iter().take(4).map(String::as_str).collect();
        let dash = if most.is_empty() { "" } else { " — " };
        let rest = if values.len() > most.len() { ", …" } else { "" };
        let n_values = count(values.len(), "value", "values");
        let text = format!("{name}: {n_values}{dash}{}{rest}", most.join(", "));
        labeled(out, if place == 0 { "facets" } else { "" }, &text)?;
    }
    Ok(())
}

/// The module, its code, and the index part by part.
fn rows(subject: &Subject, index: &Index<'_>) -> Vec<Row> {
    let mut names = Vec::new();
    let mut bytes: Vec<&[u8]> = Vec::new();
    if let Some(wasm) = &subject.wasm {
        names.push("wasm".to_string());
        bytes.push(wasm);
    }
    names.push("index".to_string());
    bytes.push(&subject.index);
    for (name, part) in parts(&subject.index, index) {
        names.push(format!("  {name}"));
        bytes.push(part);
    }
    if let Some(rest) = &subject.rest {
        names.push("rest".to_string());
        bytes.push(rest);
    }
    let sizes = sizes::of_each(&bytes);
    names.into_iter().zip(sizes).map(|(name, sizes)| Row { name, sizes }).collect()
}

/// The parts stand at the end of the bytes, one after the other, in the table's order.
fn parts<'a>(bytes: &'a [u8], index: &Index<'a>) -> Vec<(&'a str, &'a [u8])> {
    let total: usize = index.parts().map(|(_, len)| len as usize).sum();
    let mut rest = bytes.get(bytes.len().saturating_sub(total)..).unwrap_or_default();
    let mut parts = Vec::new();
    for (name, len) in index.parts() {
        let (part, after) = rest.split_at(rest.len().min(len as usize));
        parts.push((name, part));
        rest = after;
    }
    parts
}
