//! Where a site's people are: collections, pages and data files that are called so, else posts that
//! are people, else everything, with a warning.

use super::choices::SourceChoice;
use super::networks;
use super::record::{Record, fold_key};
use super::settings::nearest;
use super::source::{Place, Source};
use crate::jekyll::{self, DataFile, Document, DocumentKind};
use crate::yaml::{Map, Value};
use crate::{Diagnostic, Skipped};

/// What collections, folders and data files of people are called, folded.
const NAMES: [&str; 44] = [
    "people",
    "person",
    "persons",
    "team",
    "teams",
    "teammember",
    "teammembers",
    "member",
    "members",
    "staff",
    "staffmember",
    "staffmembers",
    "author",
    "authors",
    "speaker",
    "speakers",
    "profile",
    "profiles",
    "fellow",
    "fellows",
    "alumni",
    "contributor",
    "contributors",
    "organizer",
    "organizers",
    "organiser",
    "organisers",
    "presenter",
    "presenters",
    "mentor",
    "mentors",
    "instructor",
    "instructors",
    "student",
    "students",
    "researcher",
    "researchers",
    "faculty",
    "board",
    "leadership",
    "community",
    "maintainers",
    "influencers",
    "experts",
];

/// The share of posts, in percent, that must be like people for posts to be people.
const POSTS_SHARE: usize = 80;

/// How many keys of networks make a post like a person.
const POST_NETWORKS: usize = 2;

/// The records of one source.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    /// What it is, for a person to read: "`profiles`", "posts".
    pub(super) name: String,
    /// Its records, written or not.
    pub(super) records: Vec<Record<'a>>,
    /// Why it was taken, for a person to read.
    pub(super) why: String,
}

impl Chosen<'_> {
    /// The choice, of whose records `found` became people.
    pub(super) fn choice(&self, found: usize) -> SourceChoice {
        let of = self.records.len();
        SourceChoice { name: self.name.clone(), why: self.why.clone(), found, of, is_taken: true }
    }

    fn because(self, why: impl Into<String>) -> Self {
        Self { why: why.into(), ..self }
    }

    fn rejected(self, why: impl Into<String>) -> SourceChoice {
        SourceChoice { is_taken: false, why: why.into(), ..self.choice(0) }
    }
}

/// What was chosen, and what is to be said about it.
#[derive(Debug, Default)]
pub(super) struct Choice<'a> {
    pub(super) sources: Vec<Chosen<'a>>,
    /// What was looked at and not taken.
    pub(super) rejected: Vec<SourceChoice>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) skipped: Vec<Skipped>,
}

/// Every post, collection document and page that Jekyll writes.
pub(super) fn with_pages(site: &jekyll::Site) -> Choice<'_> {
    let mut choice = all(site);
    choice.sources.push(pages(site, "**"));
    choice
}

/// Every post and collection document that Jekyll writes.
fn all(site: &jekyll::Site) -> Choice<'_> {
    let sources = site.collections.iter().map(|collection| collection.label.as_str());
    let sources =
        sources.map(|label| collection(site, label)).filter(|source| !source.records.is_empty());
    let why = "every document was taken";
    Choice { sources: sources.map(|source| source.because(why)).collect(), ..Choice::default() }
}

/// The sources that the configuration names.
pub(super) fn named<'a>(site: &'a jekyll::Site, named: &[Source]) -> Choice<'a> {
    let mut choice = Choice::default();
    for source in named {
        let mut chosen = match &source.place {
            Place::Collection(label) => collection(site, label),
            Place::Data(keys) => data(site, keys),
            Place::Pages(pattern) => pages(site, pattern),
        };
        if chosen.records.is_empty() {
            let message = format!("there are no {}", chosen.name);
            let fault = Diagnostic { message, ..source.nothing.clone() };
            choice.diagnostics.push(fault.hint(instead(&source.place, site)));
        }
        address(&mut chosen, source.url.as_deref(), site);
        choice.sources.push(chosen.because("named under `sources`"));
    }
    choice
}

/// What may have been meant by a place with nobody in it.
fn instead(place: &Place, site: &jekyll::Site) -> String {
    let keys: Vec<String> = site.data.iter().map(|file| file.keys.join(".")).collect();
    let (name, known): (&str, Vec<&str>) = match place {
        Place::Collection(label) => {
            (label, site.collections.iter().map(|one| one.label.as_str()).collect())
        }
        Place::Data(name) => (name, keys.iter().map(String::as_str).collect()),
        Place::Pages(_) => return "patterns are paths below the site: `people/**`".to_string(),
    };
    match nearest(name, &known).filter(|near| *near != name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "collections are listed under `collections:`; data files lie in `_data`".to_string()
        }
    }
}

/// The sources that look like people.
pub(super) fn found(site: &jekyll::Site) -> Choice<'_> {
    let mut looked = Looked::default();
    let ways = [pages_of_people, posts_of_people, data_of_people, collections_of_people];
    for way in ways {
        let taken = way(site, &mut looked);
        if !taken.is_empty() {
            let is_taken = |one: &SourceChoice| taken.iter().any(|source| source.name == one.name);
            let rejected = looked.rejected.into_iter().filter(|one| !is_taken(one)).collect();
            return Choice { sources: taken, rejected, ..Choice::default() };
        }
    }
    let everything = all(site);
    if everything.sources.is_empty() {
        return Choice { rejected: looked.rejected, ..everything };
    }
    let warning = Diagnostic::warning(
        "_config.yml",
        "no people found by name: every post and document is taken for one",
    )
    .hint("name them: `profile_search: {sources: [{collection: people}]}`");
    Choice { diagnostics: vec![warning], rejected: looked.rejected, ..everything }
}

/// What was looked at on the way and not taken.
#[derive(Default)]
struct Looked {
    rejected: Vec<SourceChoice>,
}

impl Looked {
    /// Takes the sources that `fits`; the others are rejected, unless there is nothing in them.
    fn sift<'a>(
        &mut self,
        sources: impl Iterator<Item = Chosen<'a>>,
        fits: impl Fn(&Chosen<'a>) -> bool,
        why_not: &str,
    ) -> Vec<Chosen<'a>> {
        let (taken, others): (Vec<_>, Vec<_>) = sources.partition(fits);
        let others = others.into_iter().filter(|source| !source.records.is_empty());
        self.rejected.extend(others.map(|source| source.rejected(why_not)));
        taken
    }
}

/// Collections and folders of pages that are called so and have at least one page.
fn pages_of_people<'a>(site: &'a jekyll::Site, looked: &mut Looked) -> Vec<Chosen<'a>> {
    let pages =
        site.documents.iter().filter(|doc| doc.kind == DocumentKind::Page && is_in_folder(doc));
    let records: Vec<_> = pages.map(Record::of_document).collect();
    let pages = Chosen {
        name: "pages in folders of people".into(),
        records,
        why: "their folder's name".into(),
    };
    let has_page = |source: &Chosen<'_>| source.records.iter().any(is_written);
    let sources = labeled(site).chain([pages]);
    looked.sift(sources, has_page, "nobody there has a page of their own")
}

/// Posts, if most are like people.
fn posts_of_people<'a>(site: &'a jekyll::Site, looked: &mut Looked) -> Vec<Chosen<'a>> {
    let posts = collection(site, "posts");
    let like_people =
        posts.records.iter().filter(|post| networks_of(post) >= POST_NETWORKS).count();
    let why = format!("{like_people} of {} link to two networks or more", posts.records.len());
    let is_many = |posts: &Chosen<'_>| {
        !posts.records.is_empty() && like_people * 100 >= posts.records.len() * POSTS_SHARE
    };
    looked.sift([posts.because(why.clone())].into_iter(), is_many, &format!("only {why}"))
}

/// Data files that are called so, if a page of the site lists them.
fn data_of_people<'a>(site: &'a jekyll::Site, looked: &mut Looked) -> Vec<Chosen<'a>> {
    let files = site.data.iter().filter(|file| file.keys.last().is_some_and(|key| is_name(key)));
    let chosen = files.map(|file| {
        let mut chosen = data(site, &file.keys.join("."));
        address(&mut chosen, None, site);
        chosen.because("its name, and a page that is called so")
    });
    let has_list = |source: &Chosen<'_>| source.records.iter().any(|record| record.href.is_some());
    looked.sift(chosen, has_list, "no page of the site is called so; `url` can name one")
}

/// Collections that are called so, even without a document.
fn collections_of_people<'a>(site: &'a jekyll::Site, _: &mut Looked) -> Vec<Chosen<'a>> {
    labeled(site).collect()
}

/// Collections that are called so.
fn labeled(site: &jekyll::Site) -> impl Iterator<Item = Chosen<'_>> {
    let labels = site.collections.iter().map(|collection| collection.label.as_str());
    labels
        .filter(|label| is_name(label))
        .map(|label| collection(site, label).because("the collection's name"))
}

/// Whether a page lies in a folder of people and is not the folder's own. The own page of a folder below,
/// `people/ada/index.md`, is a person.
fn is_in_folder(document: &Document) -> bool {
    let Some((folder, file)) = document.path.rsplit_once('/') else { return false };
    let stem = file.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_own = matches!(stem.as_str(), "index" | "readme");
    let above =
        if is_own { folder.rsplit_once('/').map_or("", |(above, _)| above) } else { folder };
    above.split('/').any(is_name) && document.dest.to_ascii_lowercase().ends_with(".html")
}

fn is_name(label: &str) -> bool {
    NAMES.contains(&fold_key(label.trim_start_matches('_')).as_str())
}

fn is_written(record: &Record<'_>) -> bool {
    record.document.is_none_or(|document| document.written)
}

/// How many networks a record has keys of.
fn networks_of(record: &Record<'_>) -> usize {
    let is_network =
        |key: &Value| networks::by_key(&fold_key(key.text().unwrap_or_default())).is_some();
    record.data.iter().filter(|(key, _)| is_network(key)).count()
}

/// The documents of a collection, in the site's order.
fn collection<'a>(site: &'a jekyll::Site, label: &str) -> Chosen<'a> {
    let own = |doc: &&Document| doc.collection.as_deref() == Some(label);
    let records = site.documents.iter().filter(own).map(Record::of_document).collect();
    let name = if label == "posts" { "posts".into() } else { format!("documents of `{label}`") };
    Chosen { name, records, why: String::new() }
}

/// Pages whose paths match.
fn pages<'a>(site: &'a jekyll::Site, pattern: &str) -> Chosen<'a> {
    let fits = |doc: &&Document| {
        doc.kind == DocumentKind::Page && super::pattern::matches(pattern, &doc.path)
    };
    let records = site.documents.iter().filter(fits).map(Record::of_document).collect();
    Chosen { name: format!("pages at `{pattern}`"), records, why: String::new() }
}

/// The entries of a data file: a list of maps, or a map of maps.
fn data<'a>(site: &'a jekyll::Site, keys: &str) -> Chosen<'a> {
    let files = site.data.iter().filter(|file| file.keys.join(".") == keys);
    Chosen {
        name: format!("entries of `_data/{}`", keys.replace('.', "/")),
        records: files.flat_map(entries).collect(),
        why: String::new(),
    }
}

fn entries(file: &DataFile) -> Vec<Record<'_>> {
    let listed = file.value.as_list().into_iter().flatten();
    let listed = listed.filter_map(|item| Some(entry(file, None, item.as_map()?)));
    let mapped = file.value.as_map().into_iter().flat_map(Map::iter);
    let mapped = mapped.filter_map(|(key, value)| Some(entry(file, key.text(), value.as_map()?)));
    listed.chain(mapped).collect()
}

fn entry<'a>(file: &'a DataFile, key: Option<&'a str>, data: &'a Map) -> Record<'a> {
    Record { path: &file.path, text: &file.text, data, document: None, key, href: None }
}

/// Gives those without a page an address: by the template, else a place on the page that lists them.
fn address(chosen: &mut Chosen<'_>, template: Option<&str>, site: &jekyll::Site) {
    for record in &mut chosen.records {
        if record.document.is_some_and(|document| document.written) && template.is_none() {
            continue;
        }
        let page = || list_page(record, site);
        record.href =
            template.map_or_else(page, |template| Some(super::pattern::fill(template, record)));
    }
}

/// The page called as the collection or data file is.
fn list_page(record: &Record<'_>, site: &jekyll::Site) -> Option<String> {
    let collection = record.document.and_then(|document| document.collection.as_deref());
    let stem = record.path.rsplit('/').next()?.split('.').next()?;
    let name = fold_key(collection.unwrap_or(stem));
    let pages = site.documents.iter().filter(|doc| doc.kind == DocumentKind::Page && doc.written);
    let is_list = |doc: &&Document| {
        let last = doc.href.trim_matches('/').rsplit('/').next().unwrap_or_default();
        fold_key(last.trim_end_matches(".html")) == name
    };
    pages.into_iter().find(is_list).map(|page| page.href.clone())
}
