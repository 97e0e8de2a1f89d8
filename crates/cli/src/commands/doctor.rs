//! `doctor`: what was understood of a site, and why; and whether its pages show the search.

use std::io::{self, Write};

use indexer::jekyll::Flavor;
use indexer::{Choices, FieldChoice, Site, SourceChoice};

use crate::args::DoctorArgs;
use crate::failure::{Failure, Outcome};
use crate::page;
use crate::style::{DIM, GOOD, TITLE, WARNING, count, hanging, number, one_line, paint};
use crate::{report, site, summary};

/// Keys of one field that are shown.
const KEYS: usize = 6;

/// Prints what was chosen; the faults of a site are for `check`, and are counted here.
pub(crate) fn run(args: &DoctorArgs) -> Result<Outcome, Failure> {
    let site = site::read(&args.site.root, &args.site.jekyll)?;
    let mut out = anstream::stdout().lock();
    head(&mut out, &site)?;
    sources(&mut out, &site.choices.sources)?;
    fields(&mut out, &site.choices)?;
    left(&mut out, &site.choices)?;
    script(&mut out, &site)?;
    if !site.diagnostics.is_empty() {
        writeln!(
            out,
            "\n{}; `profile-search check` shows them",
            report::counts(&site.diagnostics)
        )?;
    }
    Ok(Outcome::Good)
}

fn head(out: &mut dyn Write, site: &Site) -> io::Result<()> {
    let title = if site.title.is_empty() { "This site" } else { &site.title };
    let people = count(site.profiles.len(), "person", "people");
    writeln!(out, "{} · {}", paint(TITLE, one_line(title, 60)), paint(GOOD, people))?;
    let rules = match site.choices.flavor {
        Flavor::Jekyll4 => "Jekyll 4",
        Flavor::GithubPages => "GitHub Pages (Jekyll 3.10)",
    };
    let line = |label: &str, text: &str| {
        format!("  {}  {}", paint(DIM, format!("{label:9}")), hanging(text, 13))
    };
    let rules = format!("{rules}, since {}", site.choices.flavor_why);
    writeln!(out, "{}", line("rules", &rules))?;
    writeln!(out, "{}", line("language", &site.language))?;
    match summary::by_language(site) {
        Some(parts) => writeln!(out, "{}", line("people in", &parts)),
        None => Ok(()),
    }
}

fn heading(out: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(out, "\n{}", paint(TITLE, text))
}

/// Each place where people may be, taken or not, and why.
fn sources(out: &mut dyn Write, sources: &[SourceChoice]) -> io::Result<()> {
    heading(out, "Where people are")?;
    let width = widest(sources.iter().map(|source| source.name.as_str()));
    for source in sources {
        let sign = match (source.is_taken, source.found) {
            (false, _) => paint(DIM, "–"),
            (true, 0) => paint(WARNING, "!"),
            (true, _) => paint(GOOD, "✓"),
        };
        let people = format!("{} of {}", number(source.found), number(source.of));
        let why = paint(DIM, hanging(&source.why, width + 20));
        writeln!(out, "  {sign} {:width$}  {people:>12}  {why}", source.name)?;
    }
    Ok(())
}

/// For each field the keys that it comes from, and of how many people.
fn fields(out: &mut dyn Write, choices: &Choices) -> io::Result<()> {
    heading(out, "What is known of them")?;
    let width = widest(choices.fields.iter().map(|field| field.field));
    for field in &choices.fields {
        let people = format!("{} of {}", number(field.found), number(field.of));
        let line = format!("{:width$}  {people:>12}", field.field);
        if field.found == 0 {
            writeln!(out, "  {} {line}", paint(DIM, "–"))?;
        } else {
            let keys = hanging(&keys(field), width + 20);
            writeln!(out, "  {} {line}  {}", paint(GOOD, "✓"), paint(DIM, keys))?;
        }
    }
    Ok(())
}

/// `linkedin 80, twitter 61`; one key that all have it from needs no number.
fn keys(field: &FieldChoice) -> String {
    if let [(key, n)] = field.keys.as_slice()
        && *n == field.found
    {
        return key.clone();
    }
    let shown = field.keys.iter().take(KEYS);
    let mut parts: Vec<String> = shown.map(|(key, n)| format!("{key} {}", number(*n))).collect();
    if field.keys.len() > KEYS {
        parts.push(format!("{} more", field.keys.len() - KEYS));
    }
    parts.join(", ")
}

/// What keeps people out, and what nothing takes.
fn left(out: &mut dyn Write, choices: &Choices) -> io::Result<()> {
    let list = |pairs: &[(String, usize)]| {
        let parts: Vec<String> =
            pairs.iter().map(|(name, n)| format!("{name} {}", number(*n))).collect();
        parts.join(", ")
    };
    if !choices.hidden.is_empty() {
        heading(out, "Who stays out")?;
        writeln!(out, "    {}", hanging(&list(&choices.hidden), 4))?;
    }
    if !choices.unused.is_empty() {
        heading(out, "Not searched")?;
        writeln!(out, "    {}", hanging(&list(&choices.unused), 4))?;
        let hint = "a key of your own is searched with `profile_search: {fields: {text: [key]}}`, and is a filter under `facets:`";
        writeln!(out, "    {}", paint(DIM, hanging(hint, 4)))?;
    }
    Ok(())
}

/// Whether a page of the site names the script.
fn script(out: &mut dyn Write, site: &Site) -> io::Result<()> {
    heading(out, "On the page")?;
    let files = page::naming_the_script(&site.source);
    if files.is_empty() {
        let text = "no layout, include or page names the script; put it where the search is:";
        writeln!(out, "  {} {}", paint(WARNING, "!"), hanging(text, 4))?;
        return writeln!(out, "    {}", page::tag(site.output.as_deref()));
    }
    for file in files {
        writeln!(out, "  {} {file}", paint(GOOD, "✓"))?;
    }
    Ok(())
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}
