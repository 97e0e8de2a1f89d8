//! What `profile_search:` in the site's configuration says.

use std::path::{Path, PathBuf};

use super::concept::{Concept, Concepts};
use super::mapping::language_tag;
use super::source::Source;
use crate::by_language::{Wanted, nobody};
use crate::clean::{Charset, Cleaner};
use crate::yaml::{Kind, Map, Value};
use crate::{Diagnostic, Options};

/// The key in `_config.yml`.
const KEY: &str = "profile_search";

/// The keys below it. `flavor` is Jekyll's matter.
const KEYS: [&str; 12] = [
    "sources",
    "fields",
    "facets",
    "exclude",
    "entities",
    "replace",
    "mojibake",
    "output",
    "offline",
    "flavor",
    "languages",
    "language",
];

/// The facets of a site that names none.
const FACETS: [&str; 3] = ["type", "categories", "tags"];

/// The settings of a site.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// Sources in order; empty means to look for them.
    pub(crate) sources: Vec<Source>,
    /// Which keys mean what.
    pub(crate) concepts: Concepts,
    /// The facets in order.
    pub(crate) facets: Vec<String>,
    /// What to say of each that the site names, if nobody has it.
    pub(crate) empty_facets: Vec<(String, Diagnostic)>,
    /// Patterns of paths that are passed over.
    pub(crate) exclude: Vec<String>,
    /// The site's language, if it is named here.
    pub(crate) language: Option<String>,
    /// The languages with an index of their own; `None`: those that the site is built in.
    pub(crate) languages: Option<Vec<Wanted>>,
    /// The folder for the widget's files.
    pub(crate) output: Option<String>,
    /// Whether visitors keep the search.
    pub(crate) offline: Option<bool>,
    /// How texts are cleaned.
    pub(crate) cleaner: Cleaner,
    /// What is wrong with the settings.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Settings {
    /// Reads the settings out of the site's configuration.
    pub(crate) fn read(config: &Map, root: &Path, options: &Options) -> Self {
        let mut reader = Reader { settings: Settings::default(), file: config_file(root, options) };
        if let Some(own) = config.get(KEY).filter(|value| !value.is_null()) {
            match own.as_map() {
                Some(map) => reader.read(map),
                None => reader.warn(
                    own,
                    format!("`{KEY}` must be a map"),
                    "write one key a line below it",
                ),
            }
        }
        if reader.settings.facets.is_empty() {
            reader.settings.facets = FACETS.map(String::from).to_vec();
        }
        reader.settings
    }
}

/// The configuration file to name in faults: of several the last, since it wins.
fn config_file(root: &Path, options: &Options) -> ConfigFile {
    let usual = ["_config.yml", "_config.yaml"].map(PathBuf::from);
    let named = options.config.iter().rev();
    let files = named.chain(&usual).map(|file| (file, std::fs::read_to_string(root.join(file))));
    let found = files.into_iter().find_map(|(file, text)| Some((file.clone(), text.ok()?)));
    let (file, text) = found.unwrap_or_default();
    ConfigFile { path: file.to_string_lossy().into_owned(), text }
}

/// The file that the settings stand in.
struct ConfigFile {
    path: String,
    text: String,
}

struct Reader {
    settings: Settings,
    file: ConfigFile,
}

impl Reader {
    fn read(&mut self, map: &Map) {
        for (key, value) in map.iter() {
            let name = key.text().unwrap_or_default();
            if let Some((what, example)) = wrong_shape(name, value) {
                let message = format!("`{name}` must be {what}");
                self.warn(value, message, format!("write it like `{example}`"));
                continue;
            }
            match name {
                "sources" => self.sources(value),
                "fields" => self.fields(value),
                "facets" => self.facets(value),
                "exclude" => self.settings.exclude = strings(value),
                "entities" => self.entities(value),
                "replace" => self.replacements(value),
                "mojibake" => self.mojibake(value),
                "language" => self.settings.language = value.text().map(str::to_string),
                "languages" => self.languages(value),
                "output" => self.output(value),
                "offline" => self.offline(value),
                _ if KEYS.contains(&name) => {}
                _ => self.unknown(key, name),
            }
        }
    }

    fn unknown(&mut self, key: &Value, name: &str) {
        let hint = nearest(name, &KEYS).map_or_else(
            || format!("known are {}", KEYS.map(|key| format!("`{key}`")).join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        self.warn(key, format!("`{KEY}` has no setting `{name}`"), hint);
    }

    fn sources(&mut self, value: &Value) {
        let list = value.as_list().unwrap_or(std::slice::from_ref(value));
        for item in list {
            let nothing = Diagnostic::warning(&self.file.path, "");
            match Source::read(item, self.at(nothing, Source::name(item))) {
                Some(source) => self.settings.sources.push(source),
                None => self.warn(
                    item,
                    "this names no source of people",
                    "write `{collection: people}`, `{posts: true}`, `{data: team, url: \"/team/#{id}\"}` or `{pages: \"people/**\"}`",
                ),
            }
        }
    }

    fn facets(&mut self, value: &Value) {
        self.settings.facets = strings(value);
        for item in super::record::texts(value) {
            let Some(name) = item.text() else { continue };
            let message = format!("nobody has `{name}`, so there is nothing to filter by");
            let fault = Diagnostic::warning(&self.file.path, message)
                .hint("name a key as people's front matter has it");
            let fault = self.at(fault, item);
            self.settings.empty_facets.push((name.to_string(), fault));
        }
    }

    fn fields(&mut self, value: &Value) {
        for (name, keys) in value.as_map().iter().flat_map(|map| map.iter()) {
            let known = name
                .text()
                .is_some_and(|name| self.settings.concepts.add(name, strings(keys).into_iter()));
            if !known {
                let text = name.text().unwrap_or_default();
                let names = Concept::names();
                let known: Vec<&str> = names.split(['`', ',', ' ']).collect();
                let hint = nearest(text, &known).map_or_else(
                    || format!("fields are {names}"),
                    |near| format!("did you mean `{near}`?"),
                );
                self.warn(name, format!("there is no field `{text}`"), hint);
            }
        }
    }

    fn entities(&mut self, value: &Value) {
        for (name, text) in pairs(value) {
            self.settings.cleaner.references.add_entity(&name, &text);
        }
    }

    fn replacements(&mut self, value: &Value) {
        for (from, to) in pairs(value) {
            self.settings.cleaner.references.add_replacement(&from, &to);
        }
    }

    fn languages(&mut self, value: &Value) {
        let named: Vec<&Value> = super::record::texts(value);
        let words: Vec<&str> = named.iter().filter_map(|value| value.text()).collect();
        match words.as_slice() {
            ["auto" | ""] | [] => {}
            ["off" | "false" | "no"] => self.settings.languages = Some(Vec::new()),
            _ => {
                let wanted = named.into_iter().filter_map(|value| self.wanted(value));
                self.settings.languages = Some(wanted.collect());
            }
        }
    }

    /// The language that `value` names, if it is one.
    fn wanted(&mut self, value: &Value) -> Option<Wanted> {
        let text = value.text().unwrap_or_default();
        let tag = language_tag(text);
        if tag.is_empty() {
            let hint = "write its tag, as `<html lang>` has it: `de`, `pt-BR`; or `off` for one index only";
            self.warn(value, format!("`languages`: `{text}` is not the tag of a language"), hint);
            return None;
        }
        let nobody = self.at(nobody(&self.file.path, &tag), value);
        Some(Wanted { tag, nobody })
    }

    fn output(&mut self, value: &Value) {
        let folder = value.text().unwrap_or_default().trim().trim_matches('/');
        let hidden = folder.split('/').find(|part| part.starts_with(['.', '_', '#', '~']));
        if folder.is_empty() || hidden.is_some() {
            let why = "`output` names no folder that Jekyll copies to the site";
            let hint = "write a folder below the site whose name begins with a letter: `output: assets/profile-search`";
            self.warn(value, why, hint);
            return;
        }
        self.settings.output = Some(folder.to_string());
    }

    fn offline(&mut self, value: &Value) {
        let is_on = match (&value.kind, value.text().unwrap_or_default()) {
            (Kind::Null, _) => return,
            (Kind::Bool(is_on), _) => *is_on,
            (_, "true" | "yes" | "on") => true,
            (_, "false" | "no" | "off") => false,
            _ => {
                let hint = "write `true` or `false`";
                return self.warn(value, "`offline` is neither on nor off", hint);
            }
        };
        self.settings.offline = Some(is_on);
    }

    fn mojibake(&mut self, value: &Value) {
        let names = strings(value);
        let sets: Option<Vec<Charset>> = match names.as_slice() {
            [one] if one == "auto" || one == "true" => Some(Charset::ALL.to_vec()),
            [one] if one == "off" || one == "false" => Some(Vec::new()),
            _ => names.iter().map(|name| charset(name)).collect(),
        };
        match sets {
            Some(sets) => self.settings.cleaner.charsets = sets,
            None => self.warn(
                value,
                "`mojibake` names a character set that is not known here",
                "write `auto`, `off`, or a list of `cp1252` and `macroman`",
            ),
        }
    }

    fn warn(&mut self, value: &Value, message: impl Into<String>, hint: impl Into<String>) {
        let warning = Diagnostic::warning(&self.file.path, message).hint(hint);
        let warning = self.at(warning, value);
        self.settings.diagnostics.push(warning);
    }

    /// `diagnostic` with the place of `value`.
    fn at(&self, diagnostic: Diagnostic, value: &Value) -> Diagnostic {
        match value.at.line {
            0 => diagnostic,
            line => diagnostic.at(&self.file.text, line, value.at.column, value.width),
        }
    }
}

/// What a setting must be, with an example, if `value` is something else.
fn wrong_shape(name: &str, value: &Value) -> Option<(&'static str, &'static str)> {
    let is_list = || value.text().is_some() || value.as_list().is_some();
    let (fits, what, example) = match name {
        "fields" => (value.as_map().is_some(), "a map", "fields: {about: biography}"),
        "entities" => (value.as_map().is_some(), "a map", r#"entities: {newline: " "}"#),
        "replace" => (value.as_map().is_some(), "a map", r#"replace: {"&newline;": " "}"#),
        "facets" => (is_list(), "a list", "facets: [type, tags]"),
        "exclude" => (is_list(), "a list", r#"exclude: ["_people/_*"]"#),
        "languages" => (is_list(), "a list", "languages: [en, de]"),
        "language" => (value.text().is_some(), "one text", "language: de"),
        "output" => (value.text().is_some(), "one text", "output: assets/profile-search"),
        _ => return None,
    };
    (!fits && !value.is_null()).then_some((what, example))
}

/// The one of `known` that `name` was meant to be, if one is near.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let far = |known: &&&str| strsim::damerau_levenshtein(name, known);
    let near = known.iter().min_by_key(far)?;
    (far(&near) * 3 <= near.len()).then_some(*near)
}

/// `off` and `false` are one value in YAML; it is the text that counts here.
fn strings(value: &Value) -> Vec<String> {
    super::record::texts(value)
        .iter()
        .filter_map(|value| value.text())
        .map(str::to_string)
        .collect()
}

/// The texts of a map, by key.
fn pairs(value: &Value) -> Vec<(String, String)> {
    let pairs = value.as_map().into_iter().flat_map(Map::iter);
    pairs
        .filter_map(|(key, value)| {
            Some((key.text()?.to_string(), value.text().unwrap_or("").to_string()))
        })
        .collect()
}

fn charset(name: &str) -> Option<Charset> {
    match name.to_ascii_lowercase().as_str() {
        "cp1252" | "windows-1252" | "latin1" => Some(Charset::Windows1252),
        "macroman" | "mac-roman" | "macintosh" => Some(Charset::MacRoman),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml;

    #[track_caller]
    fn check(own: &str, message: &str, hint: &str) {
        let config = yaml::parse(&format!("profile_search: {own}")).unwrap();
        let told = Settings::read(config.as_map().unwrap(), Path::new("."), &Options::default());
        let told: Vec<_> = told.diagnostics.iter().map(|one| (&*one.message, &*one.hint)).collect();
        assert_eq!(told, [(message, hint)]);
    }

    #[test]
    fn a_setting_spelled_wrong_is_guessed() {
        let wrong = "`profile_search` has no setting `facet`";
        check("{facet: [tags]}", wrong, "did you mean `facets`?");
        let wrong = "`profile_search` has no setting `langauge`";
        check("{langauge: de}", wrong, "did you mean `language`?");
    }

    #[test]
    fn offline_is_on_or_off_in_any_of_yaml_s_words() {
        let words = [("true", Some(true)), ("ON", Some(true)), ("No", Some(false)), ("", None)];
        for (word, expected) in [&words[..], &[("\"off\"", Some(false))]].concat() {
            let config = yaml::parse(&format!("profile_search:\n  offline: {word}\n")).unwrap();
            let options = Options::default();
            let read = Settings::read(config.as_map().unwrap(), Path::new("."), &options);
            assert_eq!((read.offline, read.diagnostics.len()), (expected, 0), "{word}");
        }
        let hint = "write `true` or `false`";
        check("{offline: maybe}", "`offline` is neither on nor off", hint);
    }

    #[test]
    fn a_setting_of_a_wrong_kind_is_told_with_an_example() {
        let hint = "write it like `fields: {about: biography}`";
        check("{fields: [about]}", "`fields` must be a map", hint);
        check(
            "{facets: {a: b}}",
            "`facets` must be a list",
            "write it like `facets: [type, tags]`",
        );
        check(
            "{output: [a]}",
            "`output` must be one text",
            "write it like `output: assets/profile-search`",
        );
    }
}
