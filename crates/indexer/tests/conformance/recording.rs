//! One recorded case: how to run it, and what Jekyll made of it.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use indexer::Options;
use indexer::jekyll::{Document, DocumentKind, Excerpt, Flavor, Site};
use indexer::yaml::{Kind, Value};
use serde_json::{Value as Json, json};

/// A field that is not as recorded.
pub(crate) struct Mismatch {
    case: String,
    path: String,
    pub(crate) field: &'static str,
    expected: String,
    found: String,
}

impl Mismatch {
    pub(crate) fn new(
        case: &str,
        path: &str,
        field: &'static str,
        expected: &str,
        found: &str,
    ) -> Self {
        Self {
            case: case.into(),
            path: path.into(),
            field,
            expected: expected.into(),
            found: found.into(),
        }
    }

    /// Whether an exception is about this: version, case, path, field.
    pub(crate) fn is(&self, version: &str, exception: &(&str, &str, &str, &str)) -> bool {
        *exception == (version, self.case.as_str(), self.path.as_str(), self.field)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} {} {}: Jekyll has {}, we have {}",
            self.case, self.path, self.field, self.expected, self.found
        )
    }
}

/// A case being compared.
struct Comparison<'a> {
    case: &'a str,
    /// How often each field was looked at.
    compared: &'a mut BTreeMap<&'static str, usize>,
    mismatches: Vec<Mismatch>,
}

impl Comparison<'_> {
    /// Counts the field and, where it differs, keeps it.
    fn check(&mut self, path: &str, field: &'static str, expected: &Json, found: &Json) {
        *self.compared.entry(field).or_default() += 1;
        if expected != found {
            self.differs(path, field, &expected.to_string(), &found.to_string());
        }
    }

    fn differs(&mut self, path: &str, field: &'static str, expected: &str, found: &str) {
        self.mismatches.push(Mismatch::new(self.case, path, field, expected, found));
    }
}

/// What one version of Jekyll made of a case.
pub(crate) struct Recording {
    how: Json,
    made: Json,
    /// The language that was built, of several.
    language: Option<String>,
    /// Whether the pages that plugins made are among those recorded.
    has_made_pages: bool,
}

impl Recording {
    /// What was made of a site that was read without any flag but those its reader knows, pages of
    /// plugins included.
    pub(crate) fn of(made: Json, language: Option<&str>) -> Self {
        let language = language.map(str::to_string);
        Self { how: Json::Null, made, language, has_made_pages: true }
    }

    /// What was made of each language of a case.
    pub(crate) fn in_languages(case: &Path, version: &str) -> Vec<(String, Self)> {
        let json =
            |path: PathBuf| serde_json::from_slice::<Json>(&fs::read(path).unwrap()).unwrap();
        let how = json(case.join("case.json"));
        let made = json(case.join(format!("expected/{version}.json")));
        let languages = made["langs"].as_object().into_iter().flatten();
        let of = |(language, made): (&String, &Json)| {
            let mut made = made.clone();
            made["exit"] = json!(0);
            let language = language.clone();
            let recording = Self {
                how: how.clone(),
                made,
                language: Some(language.clone()),
                has_made_pages: false,
            };
            (language, recording)
        };
        languages.map(of).collect()
    }

    /// `None` where this version was not recorded, or one sub-site per language was.
    pub(crate) fn load(case: &Path, version: &str) -> Option<Self> {
        let json = |path: PathBuf| serde_json::from_slice(&fs::read(path).ok()?).ok();
        let made: Json = json(case.join(format!("expected/{version}.json")))?;
        let how: Json = json(case.join("case.json"))?;
        made["langs"].is_null().then_some(Self { how, made, language: None, has_made_pages: false })
    }

    /// Whether Jekyll stopped.
    pub(crate) fn fails(&self) -> bool {
        self.made["exit"] != 0
    }

    /// Whether Jekyll stopped over Liquid or Markdown, which reading does not look at.
    pub(crate) fn is_about_rendering(&self) -> bool {
        self.made["log"].to_string().contains("Liquid")
    }

    /// The source folder: a copy where the case has links to make.
    pub(crate) fn prepare(&self, case: &Path, copy: &Path) -> PathBuf {
        let site = case.join("site");
        let Some(links) = self.how["run"]["symlinks"].as_object() else { return site };
        let _ = fs::remove_dir_all(copy);
        copy_folder(&site, copy);
        for (link, target) in links {
            link_to(target.as_str().unwrap(), &copy.join(link));
        }
        copy.to_path_buf()
    }

    /// The flags the case was run with. The time zone was UTC and the future hidden, as a first
    /// configuration file says.
    pub(crate) fn options(&self, source: &Path) -> Options {
        let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/recorded.yml");
        let args: Vec<&str> = self.how["run"]["args"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_str)
            .collect();
        let named = args.iter().position(|arg| *arg == "--config").map(|at| args[at + 1]);
        let own: Vec<PathBuf> = match named {
            Some(list) => list
                .split(',')
                .map(|path| source.join(path.trim_start_matches("{site}/")))
                .collect(),
            None => ["_config.yml", "_config.yaml"]
                .iter()
                .map(|name| source.join(name))
                .filter(|path| path.exists())
                .take(1)
                .collect(),
        };
        Options {
            config: [vec![recorded], own].concat(),
            drafts: args.contains(&"--drafts"),
            language: self.language.clone(),
            ..Options::default()
        }
    }

    /// All fields that differ; counts what was looked at.
    pub(crate) fn compare(
        &self,
        case: &str,
        site: &Site,
        compared: &mut BTreeMap<&'static str, usize>,
    ) -> Vec<Mismatch> {
        let mut expected: BTreeMap<(bool, &str), &Json> = BTreeMap::new();
        for document in self.made["documents"].as_array().into_iter().flatten() {
            let is_page = document["kind"] == "page";
            let path = document["path"].as_str().unwrap();
            // One file, below `node_modules`, was recorded but is not kept with the case.
            let is_kept = !path.starts_with("node_modules/") || site.source.join(path).exists();
            if is_kept && (is_page || document["write"] == true) {
                expected.insert((is_page, path), document);
            }
        }
        let ours = site
            .documents
            .iter()
            .filter(|document| document.written || document.overwritten_by.is_some())
            .filter(|document| self.has_made_pages || !document.is_made);
        let mut ours: BTreeMap<(bool, &str), &Document> =
            ours.map(|d| ((d.kind == DocumentKind::Page, d.path.as_str()), d)).collect();
        let mut comparison = Comparison { case, compared, mismatches: Vec::new() };
        for (key, json) in expected {
            *comparison.compared.entry("set").or_default() += 1;
            match ours.remove(&key) {
                Some(document) => self.fields(site, document, json, &mut comparison),
                None => comparison.differs(key.1, "set", "it", "it not"),
            }
        }
        self.order(site, &mut comparison);
        self.data(site, &mut comparison);
        for (_, path) in ours.keys() {
            comparison.differs(path, "set", "it not", "it");
        }
        comparison.mismatches
    }
}

impl Recording {
    /// The excerpt in the recordings' notation. Own sites are recorded with Jekyll 4, which does not end a
    /// generated one with a blank line as the Jekyll of GitHub Pages does.
    fn excerpt(&self, site: &Site, document: &Document) -> Json {
        match &document.excerpt {
            Some(Excerpt::Generated(text)) if self.has_made_pages => match site.flavor {
                Flavor::GithubPages => json!(text.strip_suffix("\n\n").unwrap_or(text)),
                Flavor::Jekyll4 => json!(text),
            },
            Some(Excerpt::Generated(text)) => json!(text),
            Some(Excerpt::Written(value)) => to_json(value),
            None => optional(document.data.get("excerpt")),
        }
    }

    /// Data files that hold something else. Files that Jekyll has no key for are not looked for.
    fn data(&self, site: &Site, comparison: &mut Comparison) {
        for file in site.data.iter().filter(|_| self.made["data"].is_object()) {
            let expected = file.keys.iter().fold(&self.made["data"], |data, key| &data[key]);
            comparison.check(&file.path, "data", expected, &to_json(&file.value));
        }
    }

    /// Collections whose documents come in another order.
    fn order(&self, site: &Site, comparison: &mut Comparison) {
        for (label, collection) in self.made["collections"].as_object().into_iter().flatten() {
            let recorded: Vec<&str> = collection["order"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Json::as_str)
                .collect();
            let ours = site.documents.iter().filter(|document| {
                document.collection.as_deref() == Some(own_label(label).as_str())
            });
            let ours: Vec<&str> = ours
                .map(|document| document.path.as_str())
                .filter(|path| recorded.contains(path))
                .collect();
            comparison.check(label, "order", &json!(recorded), &json!(ours));
        }
    }

    fn fields(&self, site: &Site, document: &Document, json: &Json, comparison: &mut Comparison) {
        let is_page = document.kind == DocumentKind::Page;
        let mut check = |field: &'static str, expected: &Json, found: Json| {
            comparison.check(&document.path, field, expected, &found);
        };
        check("url", &json["url"], json!(document.url));
        // Jekyll tells the file within the folder of the language.
        let folder = self.language.as_deref().filter(|_| !site.languages.is_empty());
        let dest = folder.and_then(|folder| document.dest.strip_prefix(folder)?.strip_prefix('/'));
        check("dest", &json["dest"], json!(format!("/{}", dest.unwrap_or(&document.dest))));
        // Titles of headings are compared by their words: `titles_have_the_words_of_headings`.
        if !self.has_made_pages || document.heading.is_none() {
            check("title", &json["title"], optional(document.title.as_ref()));
        }
        check("excerpt_raw", &json["excerpt_raw"], self.excerpt(site, document));
        if is_page {
            check("categories", &json["categories"], optional(document.data.get("categories")));
            check("tags", &json["tags"], optional(document.data.get("tags")));
            return;
        }
        check("slug", &json["slug"], optional(document.slug.as_ref()));
        check(
            "categories",
            &list(&json["categories"]),
            json!(document.categories.iter().map(to_json).collect::<Vec<_>>()),
        );
        check(
            "tags",
            &list(&json["tags"]),
            json!(document.tags.iter().map(to_json).collect::<Vec<_>>()),
        );
        check("date", &json["date"], date(document, site));
    }
}

/// An undated document is dated by the site's `time`, which recordings leave open where none is set.
fn date(document: &Document, site: &Site) -> Json {
    match &document.date {
        Some(date) => json!(date.iso),
        None if document.kind == DocumentKind::Draft => json!("FILE_MTIME"),
        None => json!(site.time.as_ref().map_or("SITE_TIME", |time| &time.iso)),
    }
}

/// A collection's label: its name without what is no letter, digit, `_`, `-` or `.`.
fn own_label(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c)).collect()
}

/// Null and the empty list are one: front matter was lost, or there was none.
fn list(json: &Json) -> Json {
    if json.is_null() { json!([]) } else { json.clone() }
}

fn optional(value: Option<&Value>) -> Json {
    value.map_or(Json::Null, to_json)
}

/// A value in the recordings' notation.
fn to_json(value: &Value) -> Json {
    match &value.kind {
        Kind::Null => Json::Null,
        Kind::Bool(truth) => json!(truth),
        Kind::Int(number) => json!(i64::try_from(*number).unwrap()),
        Kind::Float(_) => json!({ "$float": value.ruby_text() }),
        Kind::Date(_) => json!({ "$date": value.ruby_text() }),
        Kind::Time(instant, offset) => {
            let zoned = instant.to_zoned_datetime(offset.to_time_zone());
            json!({ "$time": zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string() })
        }
        Kind::String => json!(value.raw),
        Kind::List(items) => items.iter().map(to_json).collect(),
        Kind::Map(map) => {
            map.iter().map(|(key, value)| (key.ruby_text(), to_json(value))).collect()
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            fs::copy(&path, &copy).unwrap();
        }
    }
}

#[cfg(unix)]
pub(crate) fn link_to(target: &str, link: &Path) {
    std::os::unix::fs::symlink(target, link).unwrap();
}

#[cfg(not(unix))]
pub(crate) fn link_to(target: &str, link: &Path) {
    println!("no links on this system: {target} from {}", link.display());
}
