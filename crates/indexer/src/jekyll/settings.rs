//! The settings that decide which documents there are and where they go, typed, over Jekyll's defaults.

use std::path::{Component, Path, PathBuf};

use encoding_rs::Encoding;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::date;
use super::document::{Collection, Flavor};
use super::languages::Languages;
use super::plugins::Plugins;
use crate::Options;
use crate::yaml::{Kind, Map, Value};

/// The settings of a site.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // Jekyll has that many switches, each with a name of its own.
pub(super) struct Settings {
    pub(super) flavor: Flavor,
    /// Where the documents are.
    pub(super) source: PathBuf,
    /// Where Jekyll writes; not read.
    pub(super) destination: PathBuf,
    pub(super) collections_dir: String,
    pub(super) data_dir: String,
    pub(super) collections: Vec<CollectionSettings>,
    /// How addresses of pages and documents end: `/`, `:output_ext` or nothing.
    pub(super) suffix: &'static str,
    pub(super) include: Vec<String>,
    pub(super) exclude: Vec<String>,
    /// With their points, in lower case.
    pub(super) markdown_ext: Vec<String>,
    pub(super) excerpt_separator: String,
    pub(super) page_excerpts: bool,
    pub(super) encoding: &'static Encoding,
    pub(super) safe: bool,
    pub(super) strict: bool,
    pub(super) drafts: bool,
    pub(super) future: bool,
    pub(super) unpublished: bool,
    pub(super) limit_posts: usize,
    pub(super) zone: TimeZone,
    pub(super) now: Timestamp,
    pub(super) plugins: Plugins,
    /// `None` where the site is built once for all languages.
    pub(super) languages: Option<Languages>,
}

/// A collection with what only reading needs.
#[derive(Debug)]
pub(super) struct CollectionSettings {
    pub(super) public: Collection,
    pub(super) sort_by: Option<String>,
    pub(super) order: Option<Vec<String>>,
}

/// What Jekyll 4 always leaves out, and Jekyll 3 where the site excludes nothing itself.
const EXCLUDED: [&str; 10] = [
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
];

impl Settings {
    /// The settings in `config` under `options`.
    pub(super) fn new(root: &Path, config: &Map, options: &Options, flavor: Flavor) -> Self {
        let zone = time_zone(config);
        let clock = options
            .now
            .and_then(|now| Timestamp::from_second(now).ok())
            .unwrap_or_else(Timestamp::now);
        let languages = Languages::new(config, options.language.as_deref());
        let style = text(config, "permalink", "date");
        Self {
            flavor,
            source: below(root, &text(config, "source", "")),
            destination: below(root, &text(config, "destination", "_site")),
            collections_dir: text(config, "collections_dir", ""),
            data_dir: text(config, "data_dir", "_data"),
            collections: collections(config, &style, flavor),
            suffix: suffix(&style),
            include: list(config, "include").unwrap_or_else(|| vec![".htaccess".into()]),
            exclude: excluded(config, flavor, languages.as_ref()),
            markdown_ext: text(config, "markdown_ext", "markdown,mkdown,mkdn,mkd,md")
                .split(',')
                .map(|ext| format!(".{}", ext.to_lowercase()))
                .collect(),
            excerpt_separator: text(config, "excerpt_separator", "\n\n"),
            page_excerpts: flavor == Flavor::Jekyll4 && truthy(config, "page_excerpts"),
            encoding: encoding(config),
            safe: flavor == Flavor::GithubPages || truthy(config, "safe"),
            strict: truthy(config, "strict_front_matter"),
            drafts: options.drafts || truthy(config, "show_drafts"),
            future: options.future.unwrap_or_else(|| {
                config.get("future").map_or(flavor == Flavor::GithubPages, Value::is_truthy)
            }),
            unpublished: options.unpublished || truthy(config, "unpublished"),
            limit_posts: options.limit_posts.unwrap_or_else(|| number(config, "limit_posts")),
            now: site_time(config, &zone, clock).unwrap_or(clock),
            zone,
            plugins: Plugins::new(config, flavor),
            languages,
        }
    }

    /// Whether files with this extension are Markdown.
    pub(super) fn is_markdown(&self, ext: &str) -> bool {
        self.markdown_ext.contains(&ext.to_lowercase())
    }

    /// The extension Jekyll gives what it makes of a file.
    pub(super) fn output_ext<'a>(&self, ext: &'a str) -> &'a str {
        match ext {
            ".scss" | ".sass" => ".css",
            ext if self.is_markdown(ext) => ".html",
            ext => ext,
        }
    }

    /// The folder that holds the collections, relative to the source: empty or with a slash at its end.
    pub(super) fn collections_prefix(&self) -> String {
        let dir = self.collections_dir.trim_matches('/');
        if dir.is_empty() { String::new() } else { format!("{dir}/") }
    }
}

fn text(config: &Map, key: &str, default: &str) -> String {
    config
        .get(key)
        .filter(|value| !value.is_null())
        .map_or_else(|| default.to_string(), Value::ruby_text)
}

fn truthy(config: &Map, key: &str) -> bool {
    config.get(key).is_some_and(Value::is_truthy)
}

fn number(config: &Map, key: &str) -> usize {
    match config.get(key).map(|value| &value.kind) {
        Some(Kind::Int(number)) => usize::try_from(*number).unwrap_or(0),
        _ => 0,
    }
}

/// Texts of a list; other values in it match nothing and fall away.
fn list(config: &Map, key: &str) -> Option<Vec<String>> {
    let value = config.get(key).filter(|value| !value.is_null())?;
    match &value.kind {
        Kind::List(items) => {
            Some(items.iter().filter_map(Value::as_str).map(str::to_string).collect())
        }
        Kind::String => Some(value.raw.split(',').map(|part| part.trim().to_string()).collect()),
        _ => None,
    }
}

fn excluded(config: &Map, flavor: Flavor, languages: Option<&Languages>) -> Vec<String> {
    let own = list(config, "exclude");
    let defaults = EXCLUDED.iter().map(ToString::to_string);
    let of_default = languages.filter(|languages| languages.is_other());
    let of_default = of_default.map(|languages| languages.excluded.clone()).unwrap_or_default();
    let mut all: Vec<String> = match (own, flavor) {
        (Some(own), Flavor::GithubPages) => own,
        (None, Flavor::GithubPages) => defaults.chain(["CNAME".into()]).collect(),
        (own, Flavor::Jekyll4) => own.unwrap_or_default().into_iter().chain(defaults).collect(),
    };
    all.extend(of_default);
    all
}

fn suffix(style: &str) -> &'static str {
    match style {
        "pretty" => "/",
        "date" | "ordinal" | "none" => ":output_ext",
        style if style.ends_with('/') => "/",
        style if style.ends_with(":output_ext") => ":output_ext",
        _ => "",
    }
}

/// The template behind a style's name; another text is a template itself.
fn style_template(style: &str, flavor: Flavor) -> &str {
    match style {
        "none" => "/:categories/:title:output_ext",
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" if flavor == Flavor::Jekyll4 => {
            "/:categories/:year/W:week/:short_day/:title:output_ext"
        }
        style => style,
    }
}

fn collections(config: &Map, style: &str, flavor: Flavor) -> Vec<CollectionSettings> {
    let none = Map::default();
    let named: Vec<(String, &Map)> = match config.get("collections").map(|value| &value.kind) {
        Some(Kind::Map(map)) => map
            .iter()
            .map(|(label, value)| (label.ruby_text(), value.as_map().unwrap_or(&none)))
            .collect(),
        Some(Kind::List(list)) => list.iter().map(|label| (label.ruby_text(), &none)).collect(),
        _ => Vec::new(),
    };
    let posts =
        named.iter().find(|(label, _)| label == "posts").map_or(&none, |(_, metadata)| *metadata);
    let mut all = vec![posts_collection(posts, style, flavor)];
    let others = named.iter().filter(|(label, _)| label != "posts" && label != "data");
    all.extend(others.map(|(label, _)| other_collection(label, &named, style, flavor)));
    all
}

fn posts_collection(metadata: &Map, style: &str, flavor: Flavor) -> CollectionSettings {
    let template = metadata.get("permalink").filter(|own| own.is_truthy()).map(Value::ruby_text);
    let permalink = template.unwrap_or_else(|| style_template(style, flavor).to_string());
    let public = Collection { label: "posts".into(), output: true, permalink };
    CollectionSettings { public, sort_by: None, order: None }
}

/// A label is cut to letters, digits, `_`, `-` and `.`, and the settings are those under the label so cut:
/// `My Team` is read from `_MyTeam`, without its settings.
fn other_collection(
    name: &str,
    named: &[(String, &Map)],
    style: &str,
    flavor: Flavor,
) -> CollectionSettings {
    let label: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c)).collect();
    let metadata = named.iter().find(|(own, _)| *own == label).map(|(_, metadata)| *metadata);
    let get =
        |key| metadata.and_then(|metadata| metadata.get(key)).filter(|value| !value.is_null());
    let permalink = get("permalink")
        .map_or_else(|| format!("/:collection/:path{}", suffix(style)), Value::ruby_text);
    let output = get("output").is_some_and(Value::is_truthy);
    let sorted = flavor == Flavor::Jekyll4;
    let order = get("order").filter(|_| sorted).and_then(Value::as_list);
    CollectionSettings {
        sort_by: get("sort_by")
            .filter(|_| sorted && order.is_none())
            .and_then(Value::as_str)
            .map(str::to_string),
        order: order.map(|order| order.iter().map(Value::ruby_text).collect()),
        public: Collection { label, output, permalink },
    }
}

/// A folder of the configuration, below the site's where it is relative; `.` and `..` are worked out.
fn below(root: &Path, path: &str) -> PathBuf {
    let mut out = PathBuf::new();
    for part in root.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => drop(out.pop()),
            part => out.push(part),
        }
    }
    if out.as_os_str().is_empty() { PathBuf::from(".") } else { out }
}

/// `timezone:`, else `TZ` and the machine's. A name that no table knows is UTC, as it is to Ruby.
fn time_zone(config: &Map) -> TimeZone {
    match config.get("timezone").and_then(Value::text) {
        Some(name) => zone_named(name).unwrap_or(TimeZone::UTC),
        None => TimeZone::system(),
    }
}

/// The zone of a name like `Europe/Paris`, or of rules like `CET-1CEST`.
pub(super) fn zone_named(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).or_else(|_| TimeZone::posix(name)).ok()
}

fn encoding(config: &Map) -> &'static Encoding {
    let name = text(config, "encoding", "utf-8");
    Encoding::for_label(name.as_bytes()).unwrap_or(encoding_rs::UTF_8)
}

fn site_time(config: &Map, zone: &TimeZone, clock: Timestamp) -> Option<Timestamp> {
    let time = config.get("time").filter(|time| time.is_truthy())?;
    date::parse(&time.ruby_text(), zone, clock)
}
