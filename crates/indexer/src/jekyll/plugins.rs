//! The plugins of Jekyll that make pages of files without front matter, or titles of headings.
//!
//! GitHub Pages always runs three of them: `jekyll-optional-front-matter`, `jekyll-readme-index` and
//! `jekyll-titles-from-headings`. Elsewhere a site names them under `plugins:`. Two more that it always runs
//! need nothing here: `jekyll-default-layout` adds what stands around a text, and `jekyll-relative-links`
//! changes where links lead, not what they say.

use std::sync::LazyLock;

use regex::Regex;

use super::document::{Collection, Document, DocumentKind, Flavor};
use super::settings::Settings;
use super::walk::{Candidate, Role};
use super::{excerpt, name, source, url};
use crate::yaml::{Kind, Map, Value};

/// Files of a repository that are no pages, unless `include:` names them.
const NO_PAGES: [&str; 8] = [
    "README",
    "LICENSE",
    "LICENCE",
    "COPYING",
    "CODE_OF_CONDUCT",
    "CONTRIBUTING",
    "ISSUE_TEMPLATE",
    "PULL_REQUEST_TEMPLATE",
];

/// Which of the plugins a site runs.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of the site's own.
pub(super) struct Plugins {
    pages_of_markdown: bool,
    readme_is_index: bool,
    readme_with_header_is_index: bool,
    page_titles: bool,
    document_titles: bool,
    title_is_taken_out: bool,
}

impl Plugins {
    /// The plugins that `config` names or GitHub Pages runs anyway.
    pub(super) fn new(config: &Map, flavor: Flavor) -> Self {
        let runs = |plugin: &str| flavor == Flavor::GithubPages || is_named(config, plugin);
        let option = |key: &str, option: &str| {
            config.get(key).and_then(|own| own.get(option)).map(|value| value.kind.clone())
        };
        let is_off = |key: &str| option(key, "enabled") == Some(Kind::Bool(false));
        let is_on = |key: &str, name: &str| option(key, name) == Some(Kind::Bool(true));
        let needs_header = config.get("require_front_matter").is_some_and(Value::is_truthy);
        let optional = runs("jekyll-optional-front-matter") && !is_off("optional_front_matter");
        let readme = runs("jekyll-readme-index") && !is_off("readme_index");
        let titles = runs("jekyll-titles-from-headings") && !is_off("titles_from_headings");
        Self {
            pages_of_markdown: optional && !needs_header,
            readme_is_index: readme,
            readme_with_header_is_index: readme && is_on("readme_index", "with_frontmatter"),
            page_titles: titles,
            document_titles: titles && is_on("titles_from_headings", "collections"),
            title_is_taken_out: is_on("titles_from_headings", "strip_title"),
        }
    }

    /// Whether a plugin makes a page of a file without front matter.
    pub(super) fn makes_page(self, candidate: &Candidate, settings: &Settings) -> bool {
        if !settings.is_markdown(name::extension(&candidate.path)) {
            return false;
        }
        self.readme_is_index && is_readme(&candidate.path)
            || self.makes_page_in_place(&candidate.path, settings)
    }

    /// Whether a Markdown file without front matter becomes a page where it is.
    fn makes_page_in_place(self, path: &str, settings: &Settings) -> bool {
        let stem = name::stem(name::base(path)).to_uppercase();
        self.pages_of_markdown && (!NO_PAGES.contains(&stem.as_str()) || settings.includes(path))
    }
}

/// Whether `plugins:`, or `gems:` as it was called, names a plugin.
pub(super) fn is_named(config: &Map, plugin: &str) -> bool {
    let lists = ["plugins", "gems"].iter().filter_map(|key| config.get(key)?.as_list());
    lists.flatten().any(|own| own.as_str() == Some(plugin))
}

/// Puts the pages that plugins make behind the others, each README at its folder's address, and gives
/// documents the titles that their headings are.
pub(super) fn run(documents: &mut Vec<Document>, candidates: &[Candidate], settings: &Settings) {
    let plugins = settings.plugins;
    let (made, mut kept): (Vec<Document>, Vec<Document>) =
        documents.drain(..).partition(|document| document.is_made);
    let readmes: Vec<Document> =
        made.iter().filter(|document| is_readme(&document.path)).cloned().collect();
    for page in made {
        if plugins.makes_page_in_place(&page.path, settings) {
            add_page(&mut kept, page);
        }
    }
    for readme in readmes.into_iter().filter(|_| plugins.readme_is_index) {
        place_readme(&mut kept, readme, candidates, settings);
    }
    if plugins.readme_with_header_is_index {
        move_readmes(&mut kept, candidates);
    }
    for document in kept.iter_mut().filter(|document| settings.is_markdown(&document.ext)) {
        take_title(document, settings);
    }
    *documents = kept;
}

fn is_readme(path: &str) -> bool {
    name::stem(name::base(path)).eq_ignore_ascii_case("readme")
}

/// Adds a page behind the others.
fn add_page(documents: &mut Vec<Document>, page: Document) {
    let end = documents.iter().filter(|document| document.kind == DocumentKind::Page).count();
    documents.insert(end, page);
}

/// Adds a README without front matter, unless its folder has an index.
fn place_readme(
    documents: &mut Vec<Document>,
    mut readme: Document,
    candidates: &[Candidate],
    settings: &Settings,
) {
    let folder = folder(&static_url(&readme.path, candidates, settings));
    if !has_index(documents, candidates, &folder) {
        move_to(&mut readme, &folder);
        add_page(documents, readme);
    }
}

/// Moves READMEs with front matter to their folders' addresses, where there is no index.
fn move_readmes(documents: &mut [Document], candidates: &[Candidate]) {
    for at in 0..documents.len() {
        let is_page = |document: &&Document| document.kind == DocumentKind::Page;
        let readme = documents.get(at).filter(is_page).filter(|page| is_readme(&page.path));
        let Some(folder) = readme.map(|readme| folder(&readme.url)) else { continue };
        if has_index(documents, candidates, &folder) {
            continue;
        }
        if let Some(document) = documents.get_mut(at) {
            move_to(document, &folder);
        }
    }
}

/// The address at which a file without front matter is copied; its collection's template places it.
fn static_url(path: &str, candidates: &[Candidate], settings: &Settings) -> String {
    let role = candidates.iter().find(|candidate| candidate.path == path).map(|own| own.role);
    let collection = match role {
        Some(Role::Member(place)) => settings.collections.get(place),
        _ => None,
    };
    let Some(Collection { label, permalink, .. }) = collection.map(|own| &own.public) else {
        return format!("/{path}");
    };
    let bare = path.strip_suffix(name::extension(path)).unwrap_or(path);
    let inside = bare.replacen(&format!("{}_{label}", settings.collections_prefix()), "", 1);
    let values = [
        (":collection", label.as_str()),
        (":path", inside.as_str()),
        (":output_ext", ""),
        (":name", name::base(bare)),
        (":title", ""),
    ];
    let url = url::filled(permalink, &values).0;
    format!("{}{}", url.trim_end_matches('/'), name::extension(path))
}

/// The address of the folder that something at `url` lies in: `/team/` for `/team/ann` and `/team/ann/`.
fn folder(url: &str) -> String {
    let parent = url.trim_end_matches('/').rsplit_once('/').map_or("", |(parent, _)| parent);
    format!("{}/", parent.trim_end_matches('/'))
}

fn move_to(document: &mut Document, folder: &str) {
    folder.clone_into(&mut document.url);
    document.dest = url::dest(folder, ".html", true);
    document.href = url::href(folder, &document.dest);
}

/// Whether a page or a static file is at a folder's address.
fn has_index(documents: &[Document], candidates: &[Candidate], folder: &str) -> bool {
    let is_index = |address: &str| {
        let rest = address.to_lowercase();
        let rest = rest.strip_prefix(&folder.to_lowercase()).map(str::to_string);
        rest.is_some_and(|rest| {
            matches!(rest.as_str(), "" | "index.html" | "index.htm" | "index.xhtml" | "index.xml")
        })
    };
    let pages = documents.iter().filter(|document| document.kind == DocumentKind::Page);
    let files = candidates.iter().filter(|candidate| candidate.role == Role::Page);
    pages.into_iter().any(|page| is_index(&page.url))
        || files.into_iter().any(|file| is_index(&format!("/{}", file.path)))
}

/// Makes the heading that a document's text begins with its title: of pages without one, and of documents
/// of collections where the site says so, even those that have a title.
fn take_title(document: &mut Document, settings: &Settings) {
    let plugins = settings.plugins;
    let is_wanted = match document.kind {
        DocumentKind::Page => {
            plugins.page_titles && document.title.as_ref().is_none_or(Value::is_null)
        }
        _ => plugins.document_titles && document.written,
    };
    if !is_wanted {
        return;
    }
    let found = heading(document.body());
    let end = found.as_ref().map_or(0, |(_, end)| *end);
    document.heading = found.map(|(text, _)| text).filter(|text| !text.is_empty());
    let own = document.data.get("strip_title").map(|own| own.kind == Kind::Bool(true));
    if own.unwrap_or(plugins.title_is_taken_out) {
        take_out(document, end, settings);
    }
}

/// Takes the first `end` bytes off a document's text, and what is blank around the rest. A post gets an
/// excerpt of what is left, even one that had its own.
fn take_out(document: &mut Document, end: usize, settings: &Settings) {
    let rest = document.body().get(end..).unwrap_or_default();
    let begin = document.body.start + end + rest.len() - rest.trim_start().len();
    document.body = begin..begin + rest.trim().len();
    document.body_line = source::line_and_column(&document.text, begin).0;
    if matches!(document.kind, DocumentKind::Post | DocumentKind::Draft) {
        let made = excerpt::of_body(document.body(), &document.data, settings);
        document.excerpt = made.or(document.excerpt.take());
    }
}

/// A heading of one to three `#`, or one underlined, at the beginning of a text, without its pictures and
/// marks of footnotes, and where it ends.
fn heading(body: &str) -> Option<(String, usize)> {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)\A\s*(?:#{1,3}\s+(.*)(?:\s+#{1,3})?|(.*)\r?\n[-=]+\s*)$")
            .expect("a pattern that is tested")
    });
    static NO_TEXT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\[\^[^\]]*\]|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?")
            .expect("a pattern that is tested")
    });
    let found = HEADING.captures(body)?;
    let text = found.get(1).or_else(|| found.get(2))?.as_str();
    Some((NO_TEXT.replace_all(text, "").trim().to_string(), found.get(0)?.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_at_the_beginning_is_a_title() {
        for (body, expected) in [
            ("# About *us*\n\nText", Some("About *us*")),
            ("\n\n### Three\n", Some("Three")),
            ("#### Four\n", None),
            ("# Noted[^1]\n", Some("Noted")),
            ("# ![logo](l.png) Ann\n", Some("Ann")),
            ("Under\n=====\ntext", Some("Under")),
            ("Text.\n\n# Late\n", None),
            ("#Glued\n", None),
            ("", None),
        ] {
            assert_eq!(heading(body).map(|(text, _)| text).as_deref(), expected, "{body:?}");
        }
    }

    #[test]
    fn what_lies_in_a_folder_has_its_address() {
        for (url, expected) in
            [("/README.md", "/"), ("/a/b/README.md", "/a/b/"), ("/a/b/", "/a/"), ("/", "/")]
        {
            assert_eq!(folder(url), expected, "{url}");
        }
    }
}
