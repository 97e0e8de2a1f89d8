//! `build`: the widget's files with the site's people inside.

use std::path::{Path, PathBuf};
use std::{fs, io};

use indexer::{Memory, Options, Severity, Site};

use crate::args::BuildArgs;
use crate::commands::check;
use crate::failure::{Failure, Outcome};
use crate::filled::{self, Filled};
use crate::offline::{self, Offline};
use crate::output::{self, Written};
use crate::widget::{File, LANGUAGES, OFFLINE, Widget};
use crate::{built, report, single, site, sri, summary, widget};

/// Writes the files and prints what went in. A site with faults is built from what is
/// left, as Jekyll does, unless it is `--strict`.
pub(crate) fn run(args: &BuildArgs) -> Result<Outcome, Failure> {
    let widget = Widget::load(args.widget.widget.as_deref())?;
    if args.single_file {
        return single_file(args, &widget);
    }
    first(args, &widget, &mut Memory::default())
}

/// The same for somebody who builds again: `memory` keeps what was read.
pub(crate) fn first(
    args: &BuildArgs,
    widget: &Widget,
    memory: &mut Memory,
) -> Result<Outcome, Failure> {
    let built = build(args, widget, memory)?;
    print(args, widget, &built)?;
    Ok(check::outcome(&built.site.diagnostics, args.strict))
}

/// A site, the files made of it and what became of them.
pub(crate) struct Built {
    pub(crate) site: Site,
    filled: Filled,
    offline: Option<Offline>,
    /// Where the files are.
    pub(crate) out: PathBuf,
    /// Those with new bytes.
    pub(crate) changed: Vec<String>,
}

/// Reads the site, tells its faults and writes the files.
pub(crate) fn build(
    args: &BuildArgs,
    widget: &Widget,
    memory: &mut Memory,
) -> Result<Built, Failure> {
    let site = read_and_tell(args, memory)?;
    let filled = Filled::new(widget, &site)?;
    write(args, site, filled, widget)
}

/// Reads the site and tells its faults, which may be enough to stop.
fn read_and_tell(args: &BuildArgs, memory: &mut Memory) -> Result<Site, Failure> {
    let site = read(args, memory)?;
    report::text(&mut anstream::stderr().lock(), &site.diagnostics)?;
    if args.strict && check::outcome(&site.diagnostics, true) == Outcome::Faults {
        return Err(nothing_written(&site));
    }
    Ok(site)
}

/// Writes one page with everything inside.
fn single_file(args: &BuildArgs, widget: &Widget) -> Result<Outcome, Failure> {
    let mut site = read_and_tell(args, &mut Memory::default())?;
    single::without_pictures(&mut site);
    let wasm = widget.wasm_with(&site::index(&site)?);
    let files: Vec<File<'_>> = LANGUAGES.into_iter().chain([(widget::WASM, &*wasm)]).collect();
    let page = single::page(&site, widget.single()?, &offline::needed(&files, &[&site.language]));
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from("."));
    let written = output::write_all(&out, &[(single::NAME, page.as_bytes())])?;
    let mut print = anstream::stdout().lock();
    summary::people(&mut print, &site)?;
    summary::single(&mut print, &out, &site, page.len(), written[0])?;
    summary::faults(&mut print, &site.diagnostics)?;
    Ok(check::outcome(&site.diagnostics, args.strict))
}

fn read(args: &BuildArgs, memory: &mut Memory) -> Result<Site, Failure> {
    let documents = args.documents.as_deref().map(documents).transpose()?;
    let options = Options { documents, ..site::options(&args.site.jekyll) };
    let mut site = site::read_again(&args.site.root, &options, memory)?;
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

fn write(args: &BuildArgs, site: Site, filled: Filled, widget: &Widget) -> Result<Built, Failure> {
    let out = out_dir(args, &site);
    let root = base_of(&out, &site).unwrap_or_else(|| root(args, &site));
    let offline = offline::decide(args.offline, site.offline, root);
    let is_kept = offline == Some(Offline::On);
    let below = if is_kept { offline::below(root, &out)? } else { PathBuf::new() };
    let files = files(widget, &filled, is_kept);
    let written = output::write_all(&out, &files)?;
    output::remove(&filled::left_over(&out, &filled))?;
    // After the files that it names: a worker that comes first would not find them.
    match offline {
        Some(Offline::On) => {
            offline::write(root, &below, &offline::needed(&files, &languages(&site)))?;
        }
        Some(Offline::Off) => offline::write_end(root)?,
        None => {}
    }
    if args.sri {
        sri::write(&args.site.root, &filled, widget)?;
    }
    let changed = names_of_changed(&files, &written);
    Ok(Built { site, filled, offline, out, changed })
}

/// The languages of the site's pages, as far as they are known.
fn languages(site: &Site) -> Vec<&str> {
    let others = site.in_languages.iter().map(|part| part.language.as_str());
    [site.language.as_str()].into_iter().chain(others).collect()
}

/// Every file; the part that works without a network only where that `is_kept`.
pub(crate) fn files<'a>(widget: &'a Widget, filled: &'a Filled, is_kept: bool) -> Vec<File<'a>> {
    LANGUAGES.into_iter().chain(is_kept.then_some(OFFLINE)).chain(filled.files(widget)).collect()
}

fn print(args: &BuildArgs, widget: &Widget, built: &Built) -> Result<(), Failure> {
    let mut print = anstream::stdout().lock();
    summary::people(&mut print, &built.site)?;
    summary::index(&mut print, &built.filled.index)?;
    summary::in_languages(&mut print, &built.site)?;
    summary::languages(&mut print)?;
    summary::sizes(&mut print, widget, &built.filled)?;
    summary::written(&mut print, &built.out, &built.changed)?;
    summary::offline(&mut print, built.offline)?;
    if args.sri {
        sri::print(&mut print, &built.filled.files(widget))?;
    }
    summary::faults(&mut print, &built.site.diagnostics)?;
    Ok(())
}

/// The flag's folder, else what the configuration names, else `assets/profile-search`.
fn out_dir(args: &BuildArgs, site: &Site) -> PathBuf {
    if let Some(out) = &args.out {
        return out.clone();
    }
    below(root(args, site), site)
}

/// The folder for the files below `root`, the site or what Jekyll built of it.
pub(crate) fn below(root: &Path, site: &Site) -> PathBuf {
    root.join(site.output.as_deref().unwrap_or(widget::FOLDER))
}

/// The folder that becomes the site's base address, where `out` says so by ending as the site's folder for the
/// files does: Jekyll's plugin has a place of its own for them.
fn base_of<'a>(out: &'a Path, site: &Site) -> Option<&'a Path> {
    let folder = Path::new(site.output.as_deref().unwrap_or(widget::FOLDER));
    let up = folder.components().count();
    let base = out.ancestors().nth(up).filter(|_| out.ends_with(folder))?;
    Some(if base.as_os_str().is_empty() { Path::new(".") } else { base })
}

/// The folder that becomes the site's base address.
fn root<'a>(args: &'a BuildArgs, site: &'a Site) -> &'a Path {
    args.built_site.as_deref().unwrap_or(&site.source)
}

fn names_of_changed(files: &[File<'_>], written: &[Written]) -> Vec<String> {
    files
        .iter()
        .zip(written)
        .filter(|(_, written)| **written == Written::Changed)
        .map(|((name, _), _)| (*name).to_string())
        .collect()
}

fn nothing_written(site: &Site) -> Failure {
    let kind =
        if site::count(&site.diagnostics, Severity::Error) > 0 { "faults" } else { "warnings" };
    Failure::Strict(format!("nothing was written: the site has {kind} and `--strict` was given"))
}
