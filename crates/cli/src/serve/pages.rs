//! The pages of `serve`: one with the widget, one for each person, one for what is not there.
//!
//! Markup stands in the templates beside this file; whatever comes from a site is
//! escaped on its way in.

use indexer::{Profile, Severity, Site};

use crate::markup::{escape, filled, title};
use crate::style::count;
use crate::{site, widget};

pub(crate) const STYLES: &str = include_str!("page.css");
pub(crate) const RELOAD: &str = include_str!("reload.js");
pub(crate) const ICON: &str = include_str!("icon.svg");

/// The directory: one script tag puts the search where it stands. It shows everybody, whatever the language.
pub(crate) fn directory(site: &Site) -> String {
    let folder = widget::FOLDER;
    let everybody = match site.in_languages.as_slice() {
        [] => String::new(),
        _ => format!(" data-src=\"/{folder}/{}\"", widget::WASM),
    };
    let people = count(site.profiles.len(), "person", "people");
    let main = format!(
        "<h1>{}</h1>\n<script type=\"module\" src=\"/{folder}/{}\"{everybody}></script>\n\
         <noscript><p>The search needs JavaScript.</p></noscript>",
        escape(title(site)),
        widget::SCRIPT,
    );
    document(site, title(site), &main, &format!("{people}{}", faults(site)))
}

/// What is known of a person, as text: the site itself is not built.
pub(crate) fn preview(site: &Site, profile: &Profile) -> String {
    let article = [
        paragraph("role", &profile.excerpt),
        paragraph("kind", &profile.r#type),
        paragraph("about", &profile.about),
        paragraph("body", &profile.body),
        list("Categories", &profile.categories),
        list("Tags", &profile.tags),
        links(&profile.links),
    ]
    .concat();
    let main = format!(
        "<article>\n<h1>{}</h1>\n{article}</article>\n<p><a href=\"/\">All people</a></p>",
        escape(&profile.title)
    );
    let path = &profile.path;
    let note = format!("Preview of {path}: build the site with Jekyll to see its own page here");
    document(site, &profile.title, &main, &note)
}

/// An address that leads nowhere.
pub(crate) fn not_found(site: &Site, path: &str) -> String {
    let main = format!("<h1>Nothing at {}</h1>\n<p><a href=\"/\">All people</a></p>", escape(path));
    document(site, "Not found", &main, "")
}

fn document(site: &Site, title: &str, main: &str, note: &str) -> String {
    let language = if site.language.is_empty() { "en" } else { &site.language };
    let values = [
        ("language", &*escape(language)),
        ("title", &escape(title)),
        ("note", &escape(note)),
        ("main", main),
    ];
    filled(include_str!("page.html"), &values)
}

fn faults(site: &Site) -> String {
    let errors = site::count(&site.diagnostics, Severity::Error);
    let warnings = site::count(&site.diagnostics, Severity::Warning);
    let told =
        |n, one, many| if n == 0 { String::new() } else { format!(" · {}", count(n, one, many)) };
    told(errors, "error", "errors") + &told(warnings, "warning", "warnings")
}

fn paragraph(class: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<p class=\"{class}\">{}</p>\n", escape(text))
}

fn list(heading: &str, values: &[String]) -> String {
    if values.is_empty() {
        return String::new();
    }
    let items: Vec<String> = values.iter().map(|value| escape(value)).collect();
    format!("<h2>{heading}</h2>\n<ul class=\"values\"><li>{}</li></ul>\n", items.join("</li><li>"))
}

fn links(links: &[(String, String)]) -> String {
    if links.is_empty() {
        return String::new();
    }
    let items: Vec<String> = links.iter().map(|(network, url)| link(network, url)).collect();
    format!("<h2>Links</h2>\n<ul><li>{}</li></ul>\n", items.join("</li><li>"))
}

/// Only an address that a click may follow is a link; anything else is text.
fn link(network: &str, url: &str) -> String {
    let (network, shown) = (escape(network), escape(url));
    if ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme)) {
        return format!("{network}: <a rel=\"noopener noreferrer\" href=\"{shown}\">{shown}</a>");
    }
    format!("{network}: {shown}")
}

#[cfg(test)]
mod tests {
    use super::{directory, preview};
    use indexer::{Profile, Site};

    #[test]
    fn the_directory_needs_one_script_tag() {
        let page = directory(&Site::default());
        assert!(page.contains(
            "<script type=\"module\" src=\"/assets/profile-search/profile-search.js\"></script>"
        ));
        assert!(!page.contains("{{"), "{page}");
    }

    #[test]
    fn a_profile_cannot_become_markup() {
        let evil = "<script>\"'{{main}}";
        let text = evil.to_string();
        let profile = Profile {
            title: text.clone(),
            excerpt: text.clone(),
            about: text.clone(),
            tags: vec![text.clone()],
            links: vec![
                ("x".into(), "javascript:alert(1)".into()),
                (text.clone(), format!("https://{evil}")),
            ],
            body: text.clone(),
            path: text.clone(),
            ..Profile::default()
        };
        let site = Site { title: text.clone(), language: text, ..Site::default() };
        let page = preview(&site, &profile);
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert_eq!(page.matches("{{").count(), 0, "{page}");
        assert!(!page.contains("href=\"javascript"), "{page}");
    }
}
