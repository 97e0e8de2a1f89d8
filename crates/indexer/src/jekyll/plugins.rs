//! The plugins of Jekyll that make pages of files without front matter, or titles of headings.
//!
//! GitHub Pages always runs three of them: `jekyll-optional-front-matter`, `jekyll-readme-index` and
//! `jekyll-titles-from-headings`. Elsewhere a site names them under `plugins:`.

use std::sync::LazyLock;

use regex::Regex;

use super::document::{Document, DocumentKind, Flavor};
use super::name;
use super::settings::Settings;
use super::url;
use super::walk::{Candidate, Role};
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
        }
    }

    /// Whether a plugin makes a page of a file without front matter.
    pub(super) fn makes_page(self, candidate: &Candidate, settings: &Settings) -> bool {
        if !settings.is_markdown(name::extension(&candidate.path)) {
            return false;
        }
        if is_readme(&candidate.path) && self.readme_is_index {
            return true;
        }
        let stem = name::stem(name::base(&candidate.path)).to_uppercase();
        let is_named = || settings.include.contains(&candidate.path);
        self.pages_of_markdown && (!NO_PAGES.contains(&stem.as_str()) || is_named())
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
    let (made, mut kept): (Vec<Document>, Vec<Document>) =
        documents.drain(..).partition(|document| document.is_made);
    let (readmes, pages): (Vec<Document>, Vec<Document>) =
        made.into_iter().partition(|document| is_readme(&document.path));
    let end = kept.iter().filter(|document| document.kind == DocumentKind::Page).count();
    kept.splice(end..end, pages);
    for readme in readmes {
        place_readme(&mut kept, readme, candidates);
    }
    if settings.plugins.readme_with_header_is_index {
        move_readmes(&mut kept, candidates);
    }
    for document in kept.iter_mut().filter(|document| settings.is_markdown(&document.ext)) {
        document.heading = heading_of(document, settings);
    }
    *documents = kept;
}

fn is_readme(path: &str) -> bool {
    name::stem(name::base(path)).eq_ignore_ascii_case("readme")
}

/// Adds a README without front matter, unless its folder has an index.
fn place_readme(documents: &mut Vec<Document>, mut readme: Document, candidates: &[Candidate]) {
    let folder = folder(&readme.path);
    if has_index(documents, candidates, &folder) {
        return;
    }
    move_to(&mut readme, &folder);
    let end = documents.iter().filter(|document| document.kind == DocumentKind::Page).count();
    documents.insert(end, readme);
}

/// Moves READMEs with front matter to their folders' addresses, where there is no index.
fn move_readmes(documents: &mut [Document], candidates: &[Candidate]) {
    for at in 0..documents.len() {
        let Some(document) = documents.get(at).filter(|document| is_readme(&document.path)) else {
            continue;
        };
        let folder = folder(&document.path);
        let is_page = document.kind == DocumentKind::Page;
        if !is_page || has_index(documents, candidates, &folder) {
            continue;
        }
        if let Some(document) = documents.get_mut(at) {
            move_to(document, &folder);
        }
    }
}

/// The address of a file's folder: `/team/`.
fn folder(path: &str) -> String {
    path.rsplit_once('/').map_or_else(|| "/".to_string(), |(folder, _)| format!("/{folder}/"))
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

/// The heading that a document's text begins with, if it is the title: pages without one have it, and
/// documents of collections where the site says so, even those that have a title.
fn heading_of(document: &Document, settings: &Settings) -> Option<String> {
    let plugins = settings.plugins;
    let wanted = match document.kind {
        DocumentKind::Page => plugins.page_titles && document.title.is_none(),
        _ => plugins.document_titles && document.written,
    };
    if !wanted {
        return None;
    }
    heading(document.body())
}

/// A heading of one to three `#`, or one underlined, at the beginning of a text.
fn heading(body: &str) -> Option<String> {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)\A\s*(?:#{1,3}\s+(.*)(?:\s+#{1,3})?|(.*)\r?\n[-=]+\s*)$")
            .expect("a pattern that is tested")
    });
    let found = HEADING.captures(body)?;
    let text = found.get(1).or_else(|| found.get(2))?.as_str().trim();
    (!text.is_empty()).then(|| text.to_string())
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
            ("Under\n=====\ntext", Some("Under")),
            ("Text.\n\n# Late\n", None),
            ("#Glued\n", None),
            ("", None),
        ] {
            assert_eq!(heading(body).as_deref(), expected, "{body:?}");
        }
    }

    #[test]
    fn folders_are_addresses() {
        assert_eq!(
            (folder("README.md").as_str(), folder("a/b/README.md").as_str()),
            ("/", "/a/b/")
        );
    }
}
