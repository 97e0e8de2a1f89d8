//! `export`: the people as JSON on standard output.

use std::io::{self, Write};

use indexer::{Options, Profile, Site};
use serde::Serialize;
use serde_json::{Map, Value};

use super::elasticlunr;
use crate::args::{ExportArgs, ExportAs};
use crate::failure::{Failure, Outcome};
use crate::{report, site};

pub(crate) fn run(args: &ExportArgs) -> Result<Outcome, Failure> {
    let options = Options { all_documents: args.all_documents, ..site::options(&args.site.jekyll) };
    let site = site::read_with(&args.site.root, &options)?;
    report::text(&mut anstream::stderr().lock(), &site.diagnostics)?;
    let mut out = io::stdout().lock();
    match args.form {
        ExportAs::Records => print_records(&mut out, &site)?,
        ExportAs::Elasticlunr => out.write_all(elasticlunr::to_json(&site).as_bytes())?,
    }
    writeln!(out)?;
    Ok(Outcome::Good)
}

/// What the index holds of a person, before it is an index.
#[derive(Serialize)]
struct Record<'a> {
    url: &'a str,
    dest: &'a str,
    title: &'a str,
    excerpt: &'a str,
    about: &'a str,
    r#type: &'a str,
    categories: &'a [String],
    tags: &'a [String],
    date: &'a str,
    links: Map<String, Value>,
    image: &'a str,
    body: &'a str,
    path: &'a str,
    slug: &'a str,
}

impl<'a> From<&'a Profile> for Record<'a> {
    fn from(profile: &'a Profile) -> Self {
        Self {
            url: &profile.url,
            dest: &profile.dest,
            title: &profile.title,
            excerpt: &profile.excerpt,
            about: &profile.about,
            r#type: &profile.r#type,
            categories: &profile.categories,
            tags: &profile.tags,
            date: &profile.date,
            links: profile
                .links
                .iter()
                .map(|(network, url)| (network.clone(), Value::from(url.as_str())))
                .collect(),
            image: &profile.image,
            body: &profile.body,
            path: &profile.path,
            slug: &profile.slug,
        }
    }
}

fn print_records(out: &mut dyn Write, site: &Site) -> io::Result<()> {
    let records: Vec<Record<'_>> = site.profiles.iter().map(Record::from).collect();
    Ok(serde_json::to_writer_pretty(out, &records)?)
}
