//! `build`: the widget's files with the site's people inside.

use std::path::{Path, PathBuf};
use std::{fs, io};

use indexer::{Options, Severity, Site};

use crate::args::BuildArgs;
use crate::commands::check;
use crate::failure::{Failure, Outcome};
use crate::offline::{self, Offline};
use crate::output::{self, Written};
use crate::widget::{File, LANGUAGES, OFFLINE, Widget};
use crate::{built, report, site, sri, summary, widget};

/// Writes the files and prints what went in. A site with faults is built from what is
/// left, as Jekyll does, unless it is `--strict`.
pub(crate) fn run(args: &BuildArgs) -> Result<Outcome, Failure> {
    let widget = Widget::load(args.widget.widget.as_deref())?;
    let site = read(args)?;
    report::text(&mut anstream::stderr().lock(), &site.diagnostics)?;
    let outcome = check::outcome(&site.diagnostics, args.strict);
    if args.strict && outcome == Outcome::Faults {
        return Err(nothing_written(&site));
    }
    let made = Made { index: site::index(&site)?, widget, site };
    write(args, &made)?;
    Ok(outcome)
}

/// A site and the files made of it.
struct Made {
    site: Site,
    index: Vec<u8>,
    widget: Widget,
}

fn read(args: &BuildArgs) -> Result<Site, Failure> {
    let documents = args.documents.as_deref().map(documents).transpose()?;
    let options = Options { documents, ..site::options(&args.site.jekyll) };
    let mut site = site::read_with(&args.site.root, &options)?;
    if let Some(built_site) = &args.built_site {
        if !built_site.is_dir() {
            return Err(Failure::usage(
                format!("`{}` is not a folder", built_site.display()),
                "`--site` names the site that Jekyll built, `_site`; leave it out to index the source alone",
            ));
        }
        built::keep_built(&mut site, built_site);
    }
    Ok(site)
}

/// The text of `file`, or of standard input where it is `-`.
fn documents(file: &Path) -> Result<String, Failure> {
    let read = if file == Path::new("-") {
        io::read_to_string(io::stdin().lock())
    } else {
        fs::read_to_string(file)
    };
    read.map_err(|error| {
        let hint = "Jekyll's plugin writes them; see `docs/publishing.md`";
        Failure::system("read the documents in", file.display(), &error, hint)
    })
}

fn write(args: &BuildArgs, made: &Made) -> Result<(), Failure> {
    let wasm = made.widget.wasm_with(&made.index);
    let widget = made.widget.files(&wasm);
    let out = out_dir(args, &made.site);
    let root = root(args, &made.site);
    let offline = offline::decide(args.offline, root);
    let is_kept = offline == Some(Offline::On);
    let below = if is_kept { offline::below(root, &out)? } else { PathBuf::new() };
    let files: Vec<File<'_>> =
        LANGUAGES.into_iter().chain(is_kept.then_some(OFFLINE)).chain(widget).collect();
    let written = output::write_all(&out, &files)?;
    // After the files that it names: a worker that comes first would not find them.
    match offline {
        Some(Offline::On) => {
            offline::write(root, &below, &offline::needed(&files, &made.site.language))?;
        }
        Some(Offline::Off) => offline::write_end(root)?,
        None => {}
    }
    if args.sri {
        sri::write(&args.site.root, &widget)?;
    }
    let mut print = anstream::stdout().lock();
    summary::people(&mut print, &made.site)?;
    summary::index(&mut print, &made.index)?;
    summary::languages(&mut print)?;
    summary::sizes(&mut print, &made.widget, &made.index, &wasm)?;
    summary::written(&mut print, &out, &names_of_changed(&files, &written))?;
    summary::offline(&mut print, offline)?;
    if args.sri {
        sri::print(&mut print, &widget)?;
    }
    summary::faults(&mut print, &made.site.diagnostics)?;
    Ok(())
}

/// The flag's folder, else what the configuration names, else `assets/profile-search`.
fn out_dir(args: &BuildArgs, site: &Site) -> PathBuf {
    if let Some(out) = &args.out {
        return out.clone();
    }
    root(args, site).join(site.output.as_deref().unwrap_or(widget::FOLDER))
}

/// The folder that becomes the site's base address.
fn root<'a>(args: &'a BuildArgs, site: &'a Site) -> &'a Path {
    args.built_site.as_deref().unwrap_or(&site.source)
}

fn names_of_changed<'a>(files: &[(&'a str, &[u8])], written: &[Written]) -> Vec<&'a str> {
    files
        .iter()
        .zip(written)
        .filter(|(_, written)| **written == Written::Changed)
        .map(|((name, _), _)| *name)
        .collect()
}

fn nothing_written(site: &Site) -> Failure {
    let kind =
        if site::count(&site.diagnostics, Severity::Error) > 0 { "faults" } else { "warnings" };
    Failure::Strict(format!("nothing was written: the site has {kind} and `--strict` was given"))
}
