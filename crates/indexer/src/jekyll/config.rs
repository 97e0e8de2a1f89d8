//! The configuration: which files, and how they are laid over each other.

use std::path::{Path, PathBuf};

use encoding_rs::Encoding;

use super::document::Flavor;
use super::settings;
use super::source::{self, SourceFile};
use crate::limits::DATA_BYTES;
use crate::yaml::{self, Kind, Map, Value};
use crate::{Diagnostic, Options};

/// What the configuration files say, Jekyll's own defaults left out.
#[derive(Debug, Default)]
pub(super) struct Configuration {
    pub(super) map: Map,
    pub(super) files: Vec<PathBuf>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the files that `options` names, else the first of `_config.yml`, `_config.yaml` and `_config.toml` in `root`.
///
/// Errors are files that are named but not there, YAML that is none, and settings with which Jekyll stops.
pub(super) fn read(root: &Path, options: &Options) -> Result<Configuration, Vec<Diagnostic>> {
    let mut found = Configuration::default();
    let files = if options.config.is_empty() { default_file(root) } else { options.config.clone() };
    if files.is_empty() {
        let note =
            Diagnostic::warning("_config.yml", "no configuration, so Jekyll's defaults hold");
        found
            .diagnostics
            .push(note.hint("run this in the folder that holds `_config.yml`, or write one"));
    }
    for file in files {
        found
            .add(root, &file, options.flavor != Some(Flavor::GithubPages))
            .map_err(|fault| vec![fault])?;
    }
    Ok(found)
}

fn default_file(root: &Path) -> Vec<PathBuf> {
    let names = ["_config.yml", "_config.yaml", "_config.toml"];
    names.iter().map(|name| root.join(name)).find(|path| path.exists()).into_iter().collect()
}

impl Configuration {
    fn add(&mut self, root: &Path, path: &Path, lists: bool) -> Result<(), Diagnostic> {
        let file = SourceFile::read_utf8(root, path, DATA_BYTES)?;
        self.files.push(path.to_path_buf());
        let is_toml = path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("toml"));
        let value = if is_toml { from_toml(&file)? } else { from_yaml(&file)? };
        match value.kind {
            Kind::Map(map) => {
                if lists && !names_github_pages(root) {
                    check_lists(&file, &map)?;
                }
                self.diagnostics
                    .extend(no_zone(&file, &map).into_iter().chain(no_encoding(&file, &map)));
                self.map = self.map.merged(&map);
            }
            Kind::Null | Kind::Bool(false) => {}
            _ => self.diagnostics.push(not_a_map(&file, &value)),
        }
        Ok(())
    }

    /// Whose rules the site asks for, once `options` left it open, and why.
    ///
    /// `profile_search: {flavor: …}` says it; else what the site is built with: the gems that a `Gemfile`
    /// names, the workflow that GitHub offers for Pages, or a theme that only Pages brings along.
    pub(super) fn flavor(&self, root: &Path, options: &Options) -> (Flavor, &'static str) {
        if let Some(flavor) = options.flavor {
            return (flavor, "the flag says so");
        }
        let own =
            self.map.get("profile_search").and_then(|own| own.get("flavor")).and_then(Value::text);
        let configured = "`profile_search: {flavor: …}` says so";
        match own {
            Some("github-pages") => (Flavor::GithubPages, configured),
            Some("jekyll4") => (Flavor::Jekyll4, configured),
            _ if names_github_pages(root) => {
                (Flavor::GithubPages, "the `Gemfile` names `github-pages`")
            }
            _ if root.join("Gemfile").exists() => {
                (Flavor::Jekyll4, "the `Gemfile` does not name `github-pages`")
            }
            _ if runs_pages_action(root) => {
                (Flavor::GithubPages, "a workflow uses `actions/jekyll-build-pages`")
            }
            _ if self.has_pages_theme() => {
                (Flavor::GithubPages, "there is a theme and no `Gemfile` to install it")
            }
            _ => (Flavor::Jekyll4, "nothing says that GitHub Pages builds the site"),
        }
    }

    /// Whether the theme is one of those that GitHub Pages has, which elsewhere a `Gemfile` would name.
    fn has_pages_theme(&self) -> bool {
        let theme = self.map.get("theme").and_then(Value::text).unwrap_or_default();
        theme.starts_with("jekyll-theme-") || self.map.get("remote_theme").is_some()
    }
}

/// Whether a workflow of the repository builds the site as GitHub Pages does.
fn runs_pages_action(root: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(root.join(".github/workflows")) else { return false };
    let texts = entries.flatten().filter_map(|entry| std::fs::read_to_string(entry.path()).ok());
    texts.into_iter().any(|text| text.contains("actions/jekyll-build-pages"))
}

fn names_github_pages(root: &Path) -> bool {
    let gemfile = std::fs::read_to_string(root.join("Gemfile")).unwrap_or_default();
    let lines = gemfile.lines().map(str::trim_start);
    lines
        .filter(|line| line.starts_with("gem"))
        .any(|line| line.contains("\"github-pages\"") || line.contains("'github-pages'"))
}

fn from_yaml(file: &SourceFile) -> Result<Value, Diagnostic> {
    yaml::parse(&file.text).map_err(|error| {
        source::yaml_fault(file, &error, "the configuration is not YAML, and Jekyll stops here")
    })
}

fn from_toml(file: &SourceFile) -> Result<Value, Diagnostic> {
    let table: toml::Table = file.text.parse().map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        let (line, column) = source::line_and_column(&file.text, at);
        Diagnostic::error(&file.path, "the configuration is not TOML, and Jekyll stops here")
            .at(&file.text, line, column, 1)
            .label(error.message().to_string())
    })?;
    Ok(toml_value(toml::Value::Table(table)))
}

fn toml_value(value: toml::Value) -> Value {
    let scalar = |kind, raw: String| Value { kind, ..Value::string(raw) };
    match value {
        toml::Value::String(text) => Value::string(text),
        toml::Value::Integer(number) => scalar(Kind::Int(number.into()), number.to_string()),
        toml::Value::Float(number) => scalar(Kind::Float(number), number.to_string()),
        toml::Value::Boolean(truth) => scalar(Kind::Bool(truth), truth.to_string()),
        toml::Value::Datetime(date) => Value::string(date.to_string()),
        toml::Value::Array(list) => {
            scalar(Kind::List(list.into_iter().map(toml_value).collect()), String::new())
        }
        toml::Value::Table(table) => {
            let pairs =
                table.into_iter().map(|(key, value)| (Value::string(key), toml_value(value)));
            scalar(Kind::Map(Map::from_pairs(pairs)), String::new())
        }
    }
}

/// Jekyll 4 stops where one of these is no list. Jekyll 3 takes a text apart at its commas.
fn check_lists(file: &SourceFile, map: &Map) -> Result<(), Diagnostic> {
    for key in ["include", "exclude", "plugins"] {
        let Some(value) = map.get(key) else { continue };
        let text = value.as_str().unwrap_or_default();
        let list = matches!(value.kind, Kind::List(_)) || value.is_null();
        if !list {
            let items: Vec<&str> = text.split(',').map(str::trim).collect();
            return Err(file
                .error(value, format!("`{key}` must be a list, and Jekyll stops here"))
                .label("this is one text")
                .hint(format!("write `{key}: [{}]`", items.join(", "))));
        }
    }
    Ok(())
}

/// A word on a time zone that no table knows.
fn no_zone(file: &SourceFile, map: &Map) -> Option<Diagnostic> {
    let value = map.get("timezone")?;
    let name = value.text().filter(|name| settings::zone_named(name).is_none())?;
    let fault = file.warning(value, format!("`timezone: {name}` is no zone, so times are in UTC"));
    Some(fault.hint("write a name like `Europe/Paris`"))
}

/// A word on an encoding that is not known.
fn no_encoding(file: &SourceFile, map: &Map) -> Option<Diagnostic> {
    let value = map.get("encoding")?;
    let name = value.text().filter(|name| Encoding::for_label(name.as_bytes()).is_none())?;
    let message = format!("`encoding: {name}` is not known, so files are read as UTF-8");
    Some(file.warning(value, message).hint("write a name like `windows-1252`"))
}

fn not_a_map(file: &SourceFile, value: &Value) -> Diagnostic {
    file.warning(value, "the configuration is no list of settings, so Jekyll's defaults hold")
        .hint("write `name: value` on each line")
}
