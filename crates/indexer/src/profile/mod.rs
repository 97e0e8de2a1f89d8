//! Who the people of a site are, and what is said about each: from Jekyll's documents to [`Profile`]s.
//!
//! ```text
//! jekyll::Site ─► sources (where people are) ─► records ─► flags (who is kept out) ─► mapping ─► one spelling a value
//! ```
//!
//! What the tables here do not guess right, `profile_search:` in `_config.yml` says.

mod advice;
mod choices;
mod concept;
mod flags;
mod folders;
mod image;
mod links;
mod mapping;
mod networks;
mod pattern;
mod places;
mod prose;
mod record;
mod settings;
mod source;
mod sources;
mod values;

pub use choices::{Choices, FieldChoice, SourceChoice};
pub(crate) use mapping::language_tag;

use std::path::Path;

use choices::Tally;
use flags::Flags;
use mapping::Mapper;
use places::Places;
use record::Record;
use settings::Settings;
use sources::{Choice, Chosen};
use values::{Spelling, Spellings};

use crate::by_language::{self, Wanted};
use crate::clean::References;
use crate::liquid::Renderer;
use crate::yaml::{Map, Value};
use crate::{Diagnostic, Options, Severity, Site, Skipped, jekyll};

/// The people of a site. The error holds all faults of a site in which nobody can be looked for.
pub(crate) fn read(
    jekyll: &jekyll::Site,
    root: &Path,
    options: &Options,
) -> Result<Site, Vec<Diagnostic>> {
    let mut settings = Settings::read(&jekyll.config, root, options);
    let choice = choose(jekyll, &settings, options);
    let mut site = empty_site(jekyll, &settings, options);
    site.diagnostics.append(&mut settings.diagnostics);
    let Choice { sources, rejected, diagnostics, skipped } = choice;
    site.diagnostics.extend(diagnostics);
    site.skipped.extend(skipped);
    gather(&mut site, &sources, jekyll, &mut settings, options);
    site.choices.sources.extend(rejected);
    finish(&mut site, jekyll, options);
    site.diagnostics.extend(empty_facets(&site, &mut settings));
    in_languages(&mut site, settings.languages.take().unwrap_or_default());
    site.diagnostics.extend(jekyll.diagnostics.iter().cloned());
    site.skipped.extend(jekyll.skipped.iter().cloned());
    site.files.extend(jekyll.files.iter().cloned());
    site.diagnostics.sort_by(|a, b| (&a.path, a.at).cmp(&(&b.path, b.at)));
    if site.profiles.is_empty() && sources.is_empty() {
        site.diagnostics.push(nobody(root, jekyll));
        return Err(site.diagnostics);
    }
    if site.profiles.is_empty() && site.diagnostics.is_empty() {
        site.diagnostics.push(nobody_yet(&sources, &site.skipped));
    }
    Ok(site)
}

fn choose<'a>(jekyll: &'a jekyll::Site, settings: &Settings, options: &Options) -> Choice<'a> {
    if options.all_documents {
        return sources::with_pages(jekyll);
    }
    match settings.sources.as_slice() {
        [] => sources::found(jekyll),
        named => sources::named(jekyll, named),
    }
}

/// The site without its people.
fn empty_site(jekyll: &jekyll::Site, settings: &Settings, options: &Options) -> Site {
    let text = |key: &str| config_text(&jekyll.config, key);
    let read = options.language.clone().filter(|tag| jekyll.languages.contains(tag));
    let named = read.into_iter().chain(settings.language.clone());
    let keys = ["lang", "language", "locale", "default_lang"];
    let language = named.chain(keys.iter().filter_map(|key| text(key)));
    let language = language.map(|tag| mapping::language_tag(&tag)).find(|tag| !tag.is_empty());
    Site {
        title: text("title").or_else(|| text("name")).unwrap_or_default(),
        languages: built_in(jekyll, settings),
        language: language.unwrap_or_else(|| "en".to_string()),
        facets: settings.facets.clone(),
        address: address(&jekyll.config, options),
        source: jekyll.source.clone(),
        output: settings.output.clone(),
        offline: settings.offline,
        ..Site::default()
    }
}

/// Of a site that is built once, whoever a page in each of the languages `wanted` shows. Of one that is built
/// by language, those of them that it is not built in are told.
fn in_languages(site: &mut Site, wanted: Vec<Wanted>) {
    if site.languages.is_empty() {
        return by_language::split(site, wanted);
    }
    let is_built = |one: &Wanted| {
        site.languages.iter().any(|language| mapping::language_tag(language) == one.tag)
    };
    let others: Vec<Wanted> = wanted.into_iter().filter(|one| !is_built(one)).collect();
    site.diagnostics.extend(others.into_iter().map(|one| one.nobody));
}

/// Of the languages that the site is built in, the default one and those that are wanted.
fn built_in(jekyll: &jekyll::Site, settings: &Settings) -> Vec<String> {
    let is_wanted = |tag: &String| {
        let wanted = settings.languages.as_ref();
        wanted.is_none_or(|wanted| wanted.iter().any(|one| one.tag == mapping::language_tag(tag)))
    };
    let others = jekyll.languages.iter().skip(1).filter(|tag| is_wanted(tag));
    jekyll.languages.iter().take(1).chain(others).cloned().collect()
}

fn config_text(config: &Map, key: &str) -> Option<String> {
    config.get(key).and_then(Value::text).map(|text| text.trim().to_string())
}

/// The site's `url` and what it is served below; a flag wins over `baseurl`.
fn address(config: &Map, options: &Options) -> String {
    let Some(url) = config_text(config, "url").filter(|url| links::is_absolute(url)) else {
        return String::new();
    };
    let below = options.baseurl.clone().or_else(|| config_text(config, "baseurl"));
    let (url, below) = (url.trim_end_matches('/'), below.unwrap_or_default());
    match below.trim_matches('/') {
        "" => format!("{url}/"),
        below => format!("{url}/{below}/"),
    }
}

/// Maps the records of all sources.
fn gather(
    site: &mut Site,
    sources: &[Chosen<'_>],
    jekyll: &jekyll::Site,
    settings: &mut Settings,
    options: &Options,
) {
    let mut mapper = Mapper {
        concepts: &settings.concepts,
        facets: &settings.facets,
        cleaner: &mut settings.cleaner,
        markdown_ext: markdown_ext(&jekyll.config),
        as_jekyll: options.all_documents,
        is_named_by_file: false,
        faulty: errors(&jekyll.diagnostics),
        liquid: Renderer::new(jekyll),
        folders: folders::Folders::new(&jekyll.config, sources),
        tally: Tally::default(),
        images: image::Finder { source: &jekyll.source },
        diagnostics: Vec::new(),
        advice: Vec::new(),
    };
    let mut taken = Vec::new();
    for source in sources {
        let door = Door { flags: Flags::new(&source.records), exclude: &settings.exclude, options };
        let before = site.profiles.len();
        for record in &source.records {
            match door.why_not(record) {
                Some(Reason { why, is_flag }) => {
                    if is_flag {
                        mapper.tally.hide(&why);
                    }
                    site.skipped.push(Skipped { path: record.path.to_string(), why });
                }
                None => add(site, record, &mut mapper),
            }
        }
        let found = site.profiles.len() - before;
        site.sources.push(format!("{found} of {} {}", source.records.len(), source.name));
        taken.push(source.choice(found));
    }
    site.choices = std::mem::take(&mut mapper.tally).choices();
    site.choices.sources = taken;
    (site.choices.flavor, site.choices.flavor_why) = (jekyll.flavor, jekyll.flavor_why);
    site.diagnostics.append(&mut mapper.diagnostics);
    site.advice.append(&mut mapper.advice);
    let References { decoded, unknown, .. } = std::mem::take(&mut settings.cleaner.references);
    site.references = decoded.into_iter().collect();
    site.unknown_references = unknown.into_iter().collect();
    site.repairs.append(&mut settings.cleaner.repairs);
}

/// The files with errors.
fn errors(diagnostics: &[Diagnostic]) -> Vec<&str> {
    let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| one.path.as_str()).collect()
}

/// The extensions of `markdown_ext`, with their points.
fn markdown_ext(config: &Map) -> Vec<String> {
    let listed = config_text(config, "markdown_ext").unwrap_or_default();
    listed.split(',').map(|ext| format!(".{}", ext.trim().to_ascii_lowercase())).collect()
}

/// Who comes in.
struct Door<'a> {
    flags: Flags<'a>,
    exclude: &'a [String],
    options: &'a Options,
}

impl Door<'_> {
    /// Why `record` stays out, for a person to read.
    fn why_not(&self, record: &Record<'_>) -> Option<Reason> {
        let no_page = record.document.filter(|document| !document.written && record.href.is_none());
        if let Some(document) = no_page {
            return Some(Reason { why: document.why_not.clone(), is_flag: false });
        }
        if self.options.all_documents {
            return None;
        }
        let excluded = self.exclude.iter().find(|one| pattern::matches(one, record.path));
        let excluded = excluded.map(|pattern| format!("`exclude: {pattern}`"));
        excluded.or_else(|| self.flags.why_hidden(record)).map(|why| Reason { why, is_flag: true })
    }
}

/// Why somebody stays out.
struct Reason {
    why: String,
    /// Whether a flag or a pattern of the site's says so, rather than Jekyll.
    is_flag: bool,
}

fn add(site: &mut Site, record: &Record<'_>, mapper: &mut Mapper<'_>) {
    let profile = mapper.profile(record);
    if profile.title.is_empty() && !mapper.as_jekyll {
        let warning = Diagnostic::warning(record.path, "this has no name");
        site.diagnostics.push(warning.hint("add `title:` or `name:`"));
        site.skipped.push(Skipped { path: record.path.to_string(), why: "no name".to_string() });
        return;
    }
    if profile.href.is_empty() {
        let why = "no page of its own".to_string();
        site.skipped.push(Skipped { path: record.path.to_string(), why });
        return;
    }
    if mapper.is_named_by_file && !mapper.faulty.contains(&record.path) {
        let message = format!("this has no name but that of its file, `{}`", profile.title);
        site.diagnostics.push(Diagnostic::warning(record.path, message).hint("add `title:`"));
    }
    site.profiles.push(profile);
}

/// What can only be seen once everybody is there. Of a file with an error enough is said.
fn finish(site: &mut Site, jekyll: &jekyll::Site, options: &Options) {
    let (places, faulty) = (Places::new(jekyll), errors(&jekyll.diagnostics));
    if !options.all_documents {
        one_address_each(site, &places);
        one_spelling_each(site, &places);
        let advice = advice::about(&site.profiles, &places).into_iter();
        site.advice.extend(advice.filter(|one| !faulty.contains(&one.path.as_str())));
    }
    let by_place = |a: &Diagnostic, b: &Diagnostic| (&a.path, a.at).cmp(&(&b.path, b.at));
    site.advice.sort_by(by_place);
    site.advice = std::mem::take(&mut site.advice).into_iter().map(Diagnostic::as_advice).collect();
}

/// Of people at one address the last stays, as Jekyll's last file does.
fn one_address_each(site: &mut Site, places: &Places<'_>) {
    let mut last = std::collections::BTreeMap::new();
    for (place, profile) in site.profiles.iter().enumerate() {
        // People without a page of their own share the page that lists them.
        let key = if profile.dest.is_empty() { (&profile.href, place) } else { (&profile.href, 0) };
        last.insert(key, place);
    }
    let mut others = Vec::new();
    for (place, profile) in site.profiles.iter().enumerate() {
        let key = if profile.dest.is_empty() { (&profile.href, place) } else { (&profile.href, 0) };
        let winner = last[&key];
        others.push((winner != place).then(|| site.profiles[winner].path.clone()));
    }
    let mut others = others.into_iter();
    let (mut diagnostics, mut skipped) = (Vec::new(), Vec::new());
    site.profiles.retain(|profile| {
        let Some(Some(other)) = others.next() else { return true };
        let message = format!("`{}` has the same address as `{other}`", profile.title);
        let hint = format!("both are written to `{}`: give one another `permalink`", profile.dest);
        let fault = Diagnostic::warning(&profile.path, message).hint(hint);
        let permalink = profile.url.trim_start_matches('/');
        diagnostics.push(places.mark(fault, &[&profile.url, permalink, &profile.title]));
        skipped
            .push(Skipped { path: profile.path.clone(), why: format!("overwritten by `{other}`") });
        false
    });
    site.diagnostics.append(&mut diagnostics);
    site.skipped.append(&mut skipped);
}

/// Facet values that differ only by case, space or width get the first spelling.
fn one_spelling_each(site: &mut Site, places: &Places<'_>) {
    for facet in site.facets.clone() {
        let mut spellings = Spellings::default();
        for profile in &mut site.profiles {
            let path = profile.path.clone();
            profile.with_facet(&facet, &mut |values| spellings.unify(values, &path));
        }
        let tell = |(Spelling { value, path }, other): (&Spelling, &Spelling), how, hint| {
            let Spelling { value: known, path: there } = other;
            let message = format!("{facet}: `{value}` {how} `{known}` in `{there}`");
            places.mark(Diagnostic::warning(path, message), &[value]).hint(hint)
        };
        let (how, hint) = ("is written", "they are one value here; write it in one way");
        site.diagnostics.extend(spellings.several().into_iter().map(|pair| tell(pair, how, hint)));
        let (how, hint) = ("looks like", "if they are one value, write it in one way");
        site.advice.extend(spellings.near().into_iter().map(|pair| tell(pair, how, hint)));
    }
}

/// A word on each facet that the site names and nobody has.
fn empty_facets(site: &Site, settings: &mut Settings) -> Vec<Diagnostic> {
    let has_one = |name: &str| site.profiles.iter().any(|profile| !profile.facet(name).is_empty());
    let is_made = |name: &str| matches!(name, "initial" | "year");
    let named = std::mem::take(&mut settings.empty_facets).into_iter();
    let empty = named.filter(|(name, _)| !is_made(name) && !has_one(name));
    empty.map(|(_, fault)| fault).filter(|_| !site.profiles.is_empty()).collect()
}

/// What was looked at, and how to name what holds people there.
fn nobody(root: &Path, jekyll: &jekyll::Site) -> Diagnostic {
    let path = root.file_name().map_or_else(|| ".".into(), |name| name.to_string_lossy());
    let data: Vec<String> = jekyll.data.iter().map(|data| data.keys.join(".")).collect();
    let is_page = |document: &&jekyll::Document| document.kind == jekyll::DocumentKind::Page;
    let n_pages = jekyll.documents.iter().filter(is_page).count();
    let pages = if n_pages == 1 { "1 page".into() } else { format!("{n_pages} pages") };
    let example = match data.as_slice() {
        [first, ..] => format!("{{data: {first}, url: /team/}}"),
        [] if n_pages > 1 => "{pages: \"people/**\"}".to_string(),
        [] => "{collection: people}".to_string(),
    };
    let names: Vec<String> = data.iter().take(5).map(|name| format!("`{name}`")).collect();
    let data = if data.is_empty() {
        "no data file".to_string()
    } else {
        format!("data files like {}", names.join(", "))
    };
    let message = format!(
        "no people found: there are no posts, no documents of a collection, {data}, and {pages}"
    );
    Diagnostic::error(path, message).hint(format!(
        "name where they are: `profile_search: {{sources: [{example}]}}` in `_config.yml`"
    ))
}

/// A source of people is there, and nobody comes out of it.
fn nobody_yet(sources: &[Chosen<'_>], skipped: &[Skipped]) -> Diagnostic {
    let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let names = names.join(", ");
    let mut records = sources.iter().flat_map(|source| &source.records);
    let why = records.find_map(|record| skipped.iter().find(|one| one.path == record.path));
    match why {
        Some(Skipped { path, why }) => Diagnostic::warning(
            "_config.yml",
            format!("nobody is in the index: all {names} are left out"),
        )
        .hint(format!("the first, `{path}`, is left out because: {why}")),
        None => Diagnostic::warning("_config.yml", format!("there are no {names} yet"))
            .hint("write the first, with `title:` for the name and `excerpt:` for the role"),
    }
}
