//! Reading a site: flags to options, a progress line, people to index bytes.

use std::path::Path;
use std::time::{Duration, Instant};

use indexer::{Diagnostic, Memory, Options, Progress, Severity, Site};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::JekyllFlags;
use crate::failure::Failure;

/// Anything quicker than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The site in `root`, read as Jekyll would with these flags.
pub(crate) fn read(root: &Path, flags: &JekyllFlags) -> Result<Site, Failure> {
    read_with(root, &options(flags))
}

/// The site in `root`, read with these options.
pub(crate) fn read_with(root: &Path, options: &Options) -> Result<Site, Failure> {
    read_again(root, options, &mut Memory::default())
}

/// The same; documents and pages that have not changed since the last time are not opened again.
pub(crate) fn read_again(
    root: &Path,
    options: &Options,
    memory: &mut Memory,
) -> Result<Site, Failure> {
    if !root.is_dir() {
        let what = if root.exists() { "is not a folder" } else { "does not exist" };
        return Err(Failure::usage(
            format!("`{}` {what}", root.display()),
            "name the site's folder: the one with `_config.yml`",
        ));
    }
    if let Some(file) = options.config.iter().find(|file| !file.is_file()) {
        return Err(Failure::usage(
            format!("`{}` is not a file", file.display()),
            "`--config` names configuration files, from the folder you are in",
        ));
    }
    let line = ProgressLine::start();
    indexer::read_site_again(root, options, memory, &mut |progress| line.show(progress))
        .map_err(Failure::Site)
}

/// The bytes of the index of `site`.
pub(crate) fn index(site: &Site) -> Result<Vec<u8>, Failure> {
    indexer::index(site).map_err(|_| {
        Failure::usage(
            format!("{} people are more than one index holds", site.profiles.len()),
            "name fewer sources under `profile_search:` in `_config.yml`",
        )
    })
}

/// What the flags ask of the indexer.
pub(crate) fn options(flags: &JekyllFlags) -> Options {
    Options {
        config: flags.config.clone(),
        drafts: flags.drafts,
        future: flags.future.then_some(true),
        unpublished: flags.unpublished,
        limit_posts: flags.limit_posts,
        baseurl: flags.baseurl.clone(),
        ..Options::default()
    }
}

/// How many of `diagnostics` are of this severity.
pub(crate) fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}

/// A line on standard error that counts files, once reading takes a while. Silent
/// where standard error is not a terminal.
struct ProgressLine {
    bar: ProgressBar,
    began: Instant,
}

impl ProgressLine {
    fn start() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(
            ProgressStyle::with_template(
                "  reading  {bar:32.cyan/dim}  {human_pos} of {human_len} files",
            )
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { bar, began: Instant::now() }
    }

    fn show(&self, progress: Progress) {
        if self.bar.is_hidden() && self.began.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(progress.total as u64);
        self.bar.set_position(progress.done as u64);
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
