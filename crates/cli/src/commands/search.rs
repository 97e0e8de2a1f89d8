//! `search`: the page's own engine, in the terminal.

use std::io::{self, Write};
use std::ops::Range;

use engine::contract::within;
use engine::index::{Field, Index, StoredDocument};
use engine::search::{self, Hit, MatchKind, Request, Results, ValueId};

use crate::args::SearchArgs;
use crate::contract;
use crate::failure::{Failure, Outcome};
use crate::style::{DIM, HINT, MARK, TITLE, count, number, one_line, paint};
use crate::subject::Subject;

pub(crate) fn run(args: &SearchArgs) -> Result<Outcome, Failure> {
    let subject = Subject::load(&args.subject, &args.jekyll)?;
    let index = subject.open()?;
    let query = args.query.join(" ");
    let values =
        args.filter.iter().map(|filter| value(&index, filter)).collect::<Result<Vec<_>, _>>()?;
    let conjunctive =
        args.all.iter().map(|name| facet(&index, name)).collect::<Result<Vec<_>, _>>()?;
    let request = Request {
        query: &query,
        values: &values,
        conjunctive: &conjunctive,
        sort: args.sort.into(),
        offset: args.offset,
        limit: args.limit,
    };
    let found = search::search(&index, &request);
    let mut out = anstream::stdout().lock();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &contract::results(&index, &found, args.offset))
            .map_err(io::Error::from)?;
        writeln!(out)?;
        return Ok(Outcome::Good);
    }
    print(&mut out, &index, &request, &found, args.explain)?;
    Ok(Outcome::Good)
}

/// The number of `tags=AWS`.
fn value(index: &Index<'_>, filter: &str) -> Result<ValueId, Failure> {
    let Some((name, value)) = filter.split_once('=') else {
        return Err(Failure::usage(
            format!("`--filter {filter}` has no `=`"),
            "write `--filter tags=AWS`: a facet, `=`, a value",
        ));
    };
    let place = facet(index, name)?;
    index.value_id(name, value).ok_or_else(|| {
        let known: Vec<&str> =
            index.facet_values(place as usize).map(|(_, value, _)| value).take(8).collect();
        Failure::usage(
            format!("nobody has `{value}` under `{name}`"),
            format!("the most frequent are {}", known.join(", ")),
        )
    })
}

/// The place of a facet among the index's own.
fn facet(index: &Index<'_>, name: &str) -> Result<u32, Failure> {
    let place = index.facets().position(|facet| facet == name);
    place.and_then(|place| u32::try_from(place).ok()).ok_or_else(|| {
        let known: Vec<&str> = index.facets().collect();
        Failure::usage(
            format!("there is no facet `{name}`"),
            format!("there are {}", known.join(", ")),
        )
    })
}

fn print(
    out: &mut dyn Write,
    index: &Index<'_>,
    request: &Request<'_>,
    found: &Results,
    explain: bool,
) -> io::Result<()> {
    heading(out, index, found)?;
    let width = number(request.offset as usize + found.hits.len()).len();
    for (place, hit) in (request.offset as usize + 1..).zip(&found.hits) {
        let Some(document) = index.document(hit.doc) else { continue };
        let place = paint(DIM, format!("{:>width$}", number(place)));
        let name = marked(document.title, 0..document.title.len(), hit, Field::Title);
        writeln!(out, "\n{place}  {}{}", paint(TITLE, name), kind(hit.matched))?;
        person(out, &document, hit, width)?;
        if explain {
            explanation(out, index, request, hit, width)?;
        }
    }
    Ok(())
}

fn heading(out: &mut dyn Write, index: &Index<'_>, found: &Results) -> io::Result<()> {
    let of = count(index.n_docs() as usize, "person", "people");
    let total = number(found.total as usize);
    let relaxed = if found.relaxed { ", none with every word" } else { "" };
    writeln!(out, "{} of {of}{relaxed}", paint(TITLE, total))?;
    if let Some(suggestion) = &found.suggestion {
        writeln!(out, "did you mean {}?", paint(HINT, one_line(suggestion, 120)))?;
    }
    Ok(())
}

/// How the person was met, where it was not by the word itself.
fn kind(kind: MatchKind) -> String {
    if kind == MatchKind::Exact {
        return String::new();
    }
    paint(DIM, format!("  {}", kind.name()))
}

fn person(
    out: &mut dyn Write,
    document: &StoredDocument<'_>,
    hit: &Hit,
    width: usize,
) -> io::Result<()> {
    let line = |out: &mut dyn Write, text: &str| writeln!(out, "{:width$}  {text}", "");
    if !document.excerpt.is_empty() {
        let part = beginning(document.excerpt, 100);
        line(out, &marked(document.excerpt, part, hit, Field::Excerpt))?;
    }
    if let Some(snippet) = &hit.snippet
        && snippet.field == Field::About
    {
        line(out, &snippet_text(document.about, snippet, hit))?;
    }
    let values: Vec<&str> = document.values.iter().flatten().copied().collect();
    if !values.is_empty() {
        line(out, &paint(DIM, one_line(&values.join(" · "), 100)))?;
    }
    line(out, &paint(DIM, one_line(&document.url, 200)))
}

fn snippet_text(whole: &str, snippet: &search::Snippet, hit: &Hit) -> String {
    let part = snippet.start as usize..snippet.end as usize;
    let before = if part.start > 0 { "…" } else { "" };
    let after = if part.end < whole.len() { "…" } else { "" };
    format!("{before}{}{after}", marked(whole, part, hit, snippet.field))
}

/// The first characters of a text, at most so many.
fn beginning(text: &str, characters: usize) -> Range<usize> {
    0..text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

/// A part of a text, with what was met in it set off.
fn marked(text: &str, part: Range<usize>, hit: &Hit, field: Field) -> String {
    let shown = text.get(part.clone()).unwrap_or_default();
    let clean = |range: Range<usize>| one_line(shown.get(range).unwrap_or_default(), usize::MAX);
    let (mut out, mut done) = (String::new(), 0);
    for mark in within(&hit.marks, field, part.clone()) {
        out += &clean(done..mark.start);
        out += &paint(MARK, clean(mark.clone()));
        done = mark.end;
    }
    out + &clean(done..shown.len())
}

/// What each word of the query met in this person.
fn explanation(
    out: &mut dyn Write,
    index: &Index<'_>,
    request: &Request<'_>,
    hit: &Hit,
    width: usize,
) -> io::Result<()> {
    let indent = " ".repeat(width + 4);
    writeln!(out, "{indent}{} {}", paint(DIM, "score"), number(hit.score as usize))?;
    for why in search::explain(index, request, hit.doc) {
        let place = if why.in_name { "in the name" } else { "in the text" };
        let how = why.kind.name();
        let given = f64::from(why.given) / 256.0;
        let line = format!(
            "{} → {}  {how}, {place}, {given:.2}",
            one_line(&why.word, 40),
            one_line(&why.term, 40)
        );
        writeln!(out, "{indent}{}", paint(DIM, line))?;
    }
    Ok(())
}
