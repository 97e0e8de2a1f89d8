//! The command line: commands, flags and their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use engine::search::Sort;

use crate::offline::Offline;

/// Typo-tolerant search over the people of a Jekyll site: one script tag, no server.
#[derive(Debug, Parser)]
#[command(name = "profile-search", version, max_term_width = 96, disable_help_subcommand = true)]
#[command(after_help = "\
Exit codes: 0 good, 1 the site has faults, 2 wrong usage or files that cannot be written.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the files of the widget, with the site's people inside
    Build(BuildArgs),
    /// Build, and build again on every change
    Watch(BuildArgs),
    /// Show the site's people in a browser; rebuild and reload on every change
    Serve(ServeArgs),
    /// Search in the terminal, with the engine that the page uses
    Search(SearchArgs),
    /// Show what an index holds and what it weighs
    Inspect(InspectArgs),
    /// Report every fault of the site, with file, line, column and a hint
    Check(CheckArgs),
    /// Show where people were looked for, which keys say what about them, and why
    Doctor(DoctorArgs),
    /// Print the people as JSON
    Export(ExportArgs),
}

/// Jekyll's own flags, with Jekyll's meaning.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Jekyll's flags")]
pub(crate) struct JekyllFlags {
    /// Configuration files, in place of `_config.yml`; a later one wins
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub(crate) config: Vec<PathBuf>,
    /// Take drafts too
    #[arg(short = 'D', long)]
    pub(crate) drafts: bool,
    /// Take people dated in the future
    #[arg(long)]
    pub(crate) future: bool,
    /// Take people with `published: false`
    #[arg(long)]
    pub(crate) unpublished: bool,
    /// Take the latest posts only
    #[arg(long = "limit_posts", visible_alias = "limit-posts", value_name = "N")]
    pub(crate) limit_posts: Option<usize>,
    /// The path that the site is served below
    #[arg(short = 'b', long, value_name = "PATH")]
    pub(crate) baseurl: Option<String>,
}

/// The site to read and how.
#[derive(Debug, Args)]
pub(crate) struct SiteArgs {
    /// The site's folder: the one with `_config.yml`
    #[arg(value_name = "SITE", default_value = ".")]
    pub(crate) root: PathBuf,
    #[command(flatten)]
    pub(crate) jekyll: JekyllFlags,
}

/// Where the widget's files come from.
#[derive(Debug, Default, Args)]
pub(crate) struct WidgetArgs {
    /// Folder with the widget's files, in place of those carried inside
    #[arg(long, value_name = "DIR", env = "PROFILE_SEARCH_WIDGET")]
    pub(crate) widget: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    #[command(flatten)]
    pub(crate) site: SiteArgs,
    /// Folder to write to [default: SITE/assets/profile-search]
    #[arg(short, long, value_name = "DIR", visible_alias = "output")]
    pub(crate) out: Option<PathBuf>,
    /// The site as Jekyll built it: leave out people whose page is not there, and write below it
    #[arg(long = "site", value_name = "_site")]
    pub(crate) built_site: Option<PathBuf>,
    /// The documents as Jekyll has them, a JSON file that a plugin wrote; `-` is standard input
    #[arg(long, value_name = "FILE|-")]
    pub(crate) documents: Option<PathBuf>,
    /// Write the worker that keeps the search without a network; `off` takes it away from every visitor
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "on", value_name = "on|off")]
    pub(crate) offline: Option<Offline>,
    /// Print hashes for `integrity="…"` and write them to `SITE/_data/profile_search.json`
    #[arg(long)]
    pub(crate) sri: bool,
    /// Write one page with everything inside instead, `people.html`, that works from a disk; into the folder that `--out` names, else here
    #[arg(long, conflicts_with_all = ["offline", "sri"])]
    pub(crate) single_file: bool,
    /// Write nothing where there is a fault or a warning
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) widget: WidgetArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) site: SiteArgs,
    /// Port to listen on; 0 takes a free one
    #[arg(short = 'P', long, default_value_t = 4001)]
    pub(crate) port: u16,
    /// Address to listen on
    #[arg(short = 'H', long, default_value = "127.0.0.1")]
    pub(crate) host: std::net::IpAddr,
    #[command(flatten)]
    pub(crate) widget: WidgetArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// A site's folder or a built `.wasm` file
    #[arg(value_name = "SITE|WASM")]
    pub(crate) subject: PathBuf,
    /// What to look for; nothing lists everyone
    #[arg(value_name = "QUERY", num_args = 0.., trailing_var_arg = false)]
    pub(crate) query: Vec<String>,
    /// Print the `results` object of the JavaScript interface
    #[arg(long)]
    pub(crate) json: bool,
    /// People to show at most
    #[arg(short = 'n', long, default_value_t = 10)]
    pub(crate) limit: u32,
    /// People to pass over
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: u32,
    /// Only people with this value; several of one facet mean either, as in `--filter tags=AWS`
    #[arg(short, long, value_name = "FACET=VALUE")]
    pub(crate) filter: Vec<String>,
    /// Facets in which all chosen values must hold
    #[arg(long, value_name = "FACET", value_delimiter = ',')]
    pub(crate) all: Vec<String>,
    /// Order of the people shown
    #[arg(short, long, value_enum, default_value_t = SortName::Relevance, allow_hyphen_values = true)]
    pub(crate) sort: SortName,
    /// Say how each person was met and where
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) jekyll: JekyllFlags,
}

/// [`Sort`] by the names of the JavaScript interface.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SortName {
    Relevance,
    Title,
    #[value(name = "-title")]
    TitleDescending,
    Date,
    #[value(name = "-date")]
    DateDescending,
}

impl From<SortName> for Sort {
    fn from(name: SortName) -> Self {
        match name {
            SortName::Relevance => Self::Relevance,
            SortName::Title => Self::Title,
            SortName::TitleDescending => Self::TitleDescending,
            SortName::Date => Self::Date,
            SortName::DateDescending => Self::DateDescending,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct InspectArgs {
    /// A site's folder or a built `.wasm` file
    #[arg(value_name = "SITE|WASM", default_value = ".")]
    pub(crate) subject: PathBuf,
    #[command(flatten)]
    pub(crate) jekyll: JekyllFlags,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) site: SiteArgs,
    /// Count warnings as faults
    #[arg(long)]
    pub(crate) strict: bool,
    /// How to print: for people, for programs, or as GitHub Actions annotations
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Report files of the search that a build would write otherwise: a guard for files that are committed
    #[arg(long)]
    pub(crate) fresh: bool,
    #[command(flatten)]
    pub(crate) widget: WidgetArgs,
    /// The site as Jekyll built it: report people whose page is not there
    #[arg(long = "site", value_name = "_site")]
    pub(crate) built_site: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Github,
}

#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    #[command(flatten)]
    pub(crate) site: SiteArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) site: SiteArgs,
    /// What to print
    #[arg(long = "as", value_enum, default_value_t = ExportAs::Records)]
    pub(crate) form: ExportAs,
    /// Every page, post and collection document that Jekyll writes, person or not
    #[arg(long)]
    pub(crate) all_documents: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ExportAs {
    /// What the index holds, before it is an index
    Records,
    /// An index for elasticlunr.js
    Elasticlunr,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        super::Cli::command().debug_assert();
    }
}
