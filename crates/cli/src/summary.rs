//! What went into an index, for a person to read.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use engine::index::Index;
use indexer::{Diagnostic, Repair, Site, Skipped};

use crate::filled::Filled;
use crate::offline::{self, Offline};
use crate::output::Written;
use crate::report;
use crate::single;
use crate::sizes::{self, Row};
use crate::style::{DIM, GOOD, TITLE, count, hanging, number, one_line, paint};
use crate::widget::{LANGUAGES, MORE, SCRIPT, STYLES, WASM, Widget, language_of};

/// Lines of one group before the rest is only counted.
const SHOWN: usize = 5;

/// Characters of one line before the rest is left out.
const LONGEST: usize = 160;

/// Who was taken, from where, who was not, and what was repaired.
pub(crate) fn people(out: &mut dyn Write, site: &Site) -> io::Result<()> {
    let title = if site.title.is_empty() { "This site" } else { &site.title };
    let n_people = count(site.profiles.len(), "person", "people");
    writeln!(out, "{} · {}", paint(TITLE, one_line(title, 60)), paint(GOOD, n_people))?;
    for (n, source) in site.sources.iter().enumerate() {
        labeled(out, if n == 0 { "sources" } else { "" }, source)?;
    }
    skipped(out, &site.skipped)?;
    repairs(out, &site.repairs)?;
    references(out, "replaced", &site.references)?;
    references(out, "left as is", &site.unknown_references)
}

/// One line for a site that was read again in `time`: who is there, what was `written`, what is wrong.
pub(crate) fn rebuilt(site: &Site, time: Duration, written: Option<String>) -> String {
    let people = count(site.profiles.len(), "person", "people");
    let took = paint(DIM, format!("in {} ms", time.as_millis()));
    let first = format!("{} {people} {took}", paint(GOOD, "rebuilt"));
    let faults = Some(report::counts(&site.diagnostics)).filter(|counts| !counts.is_empty());
    let parts: Vec<String> = [Some(first), written, faults].into_iter().flatten().collect();
    parts.join(", ")
}

/// How many terms and facet values an index has.
pub(crate) fn index(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    let Ok(index) = Index::open(bytes) else { return Ok(()) };
    labeled(out, "terms", &number(index.n_terms() as usize))?;
    let facets: Vec<String> = index
        .facets()
        .enumerate()
        .map(|(place, name)| format!("{name} ({})", number(index.facet_values(place).count())))
        .collect();
    labeled(out, "facets", &facets.join(", "))
}

/// The languages that have people of their own, each in a wasm of its own.
pub(crate) fn in_languages(out: &mut dyn Write, site: &Site) -> io::Result<()> {
    by_language(site).map_or(Ok(()), |parts| labeled(out, "people in", &parts))
}

/// How many people there are in each of those languages: "de (12 people), fr (3 people)".
pub(crate) fn by_language(site: &Site) -> Option<String> {
    let parts = site.in_languages.iter().map(|part| {
        format!("{} ({})", part.language, count(part.profiles.len(), "person", "people"))
    });
    Some(parts.collect::<Vec<_>>().join(", ")).filter(|parts| !parts.is_empty())
}

/// The languages that the page speaks, each in a file of its own but English.
pub(crate) fn languages(out: &mut dyn Write) -> io::Result<()> {
    let tags: Vec<&str> = LANGUAGES.iter().filter_map(|(name, _)| language_of(name)).collect();
    labeled(out, "page", &format!("speaks en, {}", tags.join(", ")))
}

/// Character references by name, the most frequent first.
fn references(out: &mut dyn Write, label: &str, names: &[(String, usize)]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let mut names: Vec<&(String, usize)> = names.iter().collect();
    names.sort_by_key(|(_, times)| Reverse(*times));
    let shown: Vec<String> = names
        .iter()
        .take(2 * SHOWN)
        .map(|(name, times)| format!("&{name}; {}×", number(*times)))
        .collect();
    labeled(out, label, &shown.join(", "))
}

/// A line under its label; without a label it continues the one above.
pub(crate) fn labeled(out: &mut dyn Write, label: &str, text: &str) -> io::Result<()> {
    let text = one_line(text, LONGEST);
    writeln!(out, "  {}  {}", paint(DIM, format!("{label:10}")), hanging(&text, 14))
}

fn skipped(out: &mut dyn Write, skipped: &[Skipped]) -> io::Result<()> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for Skipped { path, why } in skipped {
        by_reason.entry(why).or_default().push(path);
    }
    for (n, (why, paths)) in by_reason.iter().enumerate() {
        let files = count(paths.len(), "file", "files");
        labeled(out, if n == 0 { "skipped" } else { "" }, &format!("{files}: {why}"))?;
        for path in paths.iter().take(SHOWN) {
            labeled(out, "", &format!("  {path}"))?;
        }
        more(out, paths.len())?;
    }
    Ok(())
}

/// Each repair once: the same text put right in many places is one line with a count.
fn repairs(out: &mut dyn Write, repairs: &[Repair]) -> io::Result<()> {
    let mut kinds: Vec<(&Repair, usize)> = Vec::new();
    for repair in repairs {
        let same = |(other, _): &&mut (&Repair, usize)| {
            (other.what, &other.from, &other.to) == (repair.what, &repair.from, &repair.to)
        };
        match kinds.iter_mut().find(same) {
            Some((_, times)) => *times += 1,
            None => kinds.push((repair, 1)),
        }
    }
    let mut by_what: BTreeMap<&str, Vec<(&Repair, usize)>> = BTreeMap::new();
    for (repair, times) in kinds {
        by_what.entry(repair.what).or_default().push((repair, times));
    }
    for (n, (what, repairs)) in by_what.iter().enumerate() {
        let times = repairs.iter().map(|(_, times)| times).sum();
        let texts = count(times, "text", "texts");
        labeled(out, if n == 0 { "repaired" } else { "" }, &format!("{texts}: {what}"))?;
        for (repair, times) in repairs.iter().take(SHOWN) {
            labeled(out, "", &format!("  {}", repair_line(repair, *times)))?;
        }
        more(out, repairs.len())?;
    }
    Ok(())
}

fn repair_line(repair: &Repair, times: usize) -> String {
    let (from, to) = (one_line(&repair.from, 32), one_line(&repair.to, 32));
    let to = if to.trim().is_empty() { "a space".to_string() } else { to };
    let others = if times > 1 { format!(" and {} more", times - 1) } else { String::new() };
    format!("{from} → {to}   {}:{}{others}", repair.path, repair.line)
}

fn more(out: &mut dyn Write, n: usize) -> io::Result<()> {
    if n > SHOWN { labeled(out, "", &format!("  … and {} more", n - SHOWN)) } else { Ok(()) }
}

/// What the files weigh: the wasm as code and what the index adds to it, the scripts, the styles, all
/// together; then what a page asks for later, or in another language. To weigh the index alone, too, would take as long as all the rest.
pub(crate) fn sizes(out: &mut dyn Write, widget: &Widget, filled: &Filled) -> io::Result<()> {
    let all: [&[u8]; 5] =
        [&filled.wasm, &widget.wasm, &widget.script, &widget.more, &widget.styles];
    let beside = || filled.in_languages.iter().chain(&filled.rests);
    let bytes = beside().map(|(_, wasm)| &**wasm);
    let mut sizes = sizes::of_each(&all.into_iter().chain(bytes).collect::<Vec<_>>());
    let others = sizes.split_off(all.len());
    let [whole, code, script, more, styles] = std::array::from_fn(|at| sizes[at]);
    let together = [whole, script, more, styles].into_iter().sum();
    let rows = [
        (WASM, whole),
        ("  code", code),
        ("  index", whole.without(code)),
        (SCRIPT, script),
        (MORE, more),
        (STYLES, styles),
        ("together", together),
    ];
    let others = beside().zip(others).map(|((name, _), sizes)| (&**name, sizes));
    let rows = rows.into_iter().chain(others);
    writeln!(out)?;
    sizes::print_table(
        out,
        &rows.map(|(name, sizes)| Row { name: name.to_string(), sizes }).collect::<Vec<_>>(),
    )
}

/// What becomes of the worker; nothing where there is none.
pub(crate) fn offline(out: &mut dyn Write, offline: Option<Offline>) -> io::Result<()> {
    match offline {
        Some(Offline::On) => {
            labeled(out, "offline", &format!("{} keeps the search", offline::NAME))
        }
        Some(Offline::Off) => labeled(
            out,
            "offline",
            &format!("{} takes itself away; leave it on the site for some months", offline::NAME),
        ),
        None => Ok(()),
    }
}

/// Where the files are, and which of them have new bytes.
pub(crate) fn written(out: &mut dyn Write, dir: &Path, changed: &[String]) -> io::Result<()> {
    let (languages, mut parts): (Vec<String>, Vec<String>) =
        changed.iter().cloned().partition(|name| language_of(name).is_some());
    if !languages.is_empty() {
        parts.push(count(languages.len(), "language", "languages"));
    }
    let text = match parts.as_slice() {
        [] => "all files were up to date".to_string(),
        [one] => format!("wrote {one}; the others were up to date"),
        _ => format!("wrote {}", parts.join(", ")),
    };
    let text = hanging(&format!("{}: {text}", dir.display()), 4);
    writeln!(out, "\n  {} {text}", paint(GOOD, "✓"))
}

/// Where the single page is, and where its names lead.
pub(crate) fn single(
    out: &mut dyn Write,
    dir: &Path,
    site: &Site,
    len: usize,
    written: Written,
) -> io::Result<()> {
    let leads = match site.address.as_str() {
        "" => "pages beside it; `url:` in `_config.yml` would have them lead to the site",
        address => address,
    };
    labeled(out, "names", &format!("lead to {leads}"))?;
    let path = dir.join(single::NAME);
    let what = if written == Written::Changed { "wrote" } else { "was up to date," };
    writeln!(out, "\n  {} {}: {what} {} bytes", paint(GOOD, "✓"), path.display(), number(len))
}

/// How many faults there are, and the command that shows them.
pub(crate) fn faults(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {}; `profile-search check` shows them again", report::counts(diagnostics))
}
