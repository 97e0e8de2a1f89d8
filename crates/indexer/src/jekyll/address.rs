//! A document's address: its own template or its collection's, filled.

use jiff::ZonedDateTime;

use super::build::Building;
use super::name;
use super::url::{self, Fault, Placeholders};
use crate::Diagnostic;
use crate::yaml::Value;

/// Where a document is, thrice.
pub(super) struct Address {
    pub(super) url: String,
    pub(super) dest: String,
    pub(super) href: String,
}

impl Building<'_> {
    /// Address, file and link of a document.
    pub(super) fn address(
        &mut self,
        slug: Option<&Value>,
        categories: &[Value],
        moment: &ZonedDateTime,
    ) -> Address {
        let permalink = self.permalink();
        let output_ext = self.output_ext(permalink.as_deref());
        let url = match self.collection {
            Some(collection) => {
                let template = permalink.unwrap_or_else(|| collection.public.permalink.clone());
                self.document_url(&template, slug, categories, &output_ext, moment)
            }
            None => self.page_url(permalink, &output_ext),
        };
        let dest = url::dest(&url, &output_ext, self.collection.is_none());
        let href = url::href(&url, &dest);
        Address { url, dest, href }
    }

    /// The extension of what Jekyll writes: the permalink's if it has one.
    pub(super) fn output_ext(&self, permalink: Option<&str>) -> String {
        let own = permalink.filter(|text| !text.ends_with('/')).map_or("", name::extension);
        if own.is_empty() { self.settings.output_ext(name::extension(&self.path)) } else { own }
            .to_string()
    }

    /// The document's own template. Jekyll stops at one that is not text, and at an empty one of a page.
    fn permalink(&mut self) -> Option<String> {
        let value = match self.data.get("permalink") {
            Some(value) => value.clone(),
            None if self.collection.is_none() => {
                self.defaults.all(&self.path, "pages").get("permalink")?.clone()
            }
            None => return None,
        };
        let empty_page = self.collection.is_none() && value.as_str() == Some("");
        if value.is_truthy() && (value.as_str().is_none() || empty_page) {
            let fault = self
                .file
                .error(&value, "`permalink` must be a text with an address, and Jekyll stops here");
            self.diagnostics.push(
                fault.hint(
                    "write one like `permalink: /people/ada/`, in quotes where it is a number",
                ),
            );
        }
        (value.is_truthy() && !empty_page).then(|| value.ruby_text())
    }

    fn document_url(
        &mut self,
        template: &str,
        slug: Option<&Value>,
        categories: &[Value],
        output_ext: &str,
        moment: &ZonedDateTime,
    ) -> String {
        let label = self.collection.map_or("", |collection| collection.public.label.as_str());
        let ext = name::extension(&self.path);
        let bare = self.path.strip_suffix(ext).unwrap_or(&self.path);
        let inside = bare.replacen(&format!("_{label}"), "", 1);
        if let Some(slug) = slug.filter(|slug| {
            slug.as_str().is_none() && [":slug", ":title"].iter().any(|key| template.contains(key))
        }) {
            let fault = self.file.error(slug, "`slug` must be a text, and Jekyll stops here");
            self.diagnostics
                .push(fault.hint(format!("put it in quotes: `slug: \"{}\"`", slug.raw)));
        }
        let slug = slug.map(Value::ruby_text);
        let values = Placeholders {
            flavor: self.settings.flavor,
            collection: label,
            path: name::trim_points(&inside, self.settings.flavor),
            basename: name::stem(name::base(&self.path)),
            output_ext,
            slug: slug.as_deref(),
            categories: categories.iter().map(Value::ruby_text).collect(),
            date: moment,
        };
        let (url, fault) = url::document_url(template, &values);
        self.diagnostics.extend(fault.map(|fault| self.stop(&fault)));
        url
    }

    /// A word on what Jekyll stops at.
    fn stop(&self, fault: &Fault) -> Diagnostic {
        let (message, elsewhere, hint) = match fault {
            Fault::Unknown(name) => (
                format!("`:{name}` in the permalink means nothing to Jekyll, and it stops here"),
                "_config.yml",
                "write one of its placeholders, like `:title`, or the address without `:`",
            ),
            Fault::Colon(value) => (
                format!("`{value}` in the address has a colon, and Jekyll stops here"),
                self.file.path.as_str(),
                "leave the colon out of the file's name or the category, or give a `permalink`",
            ),
        };
        match self.data.get("permalink").filter(|value| value.at.line > 0) {
            Some(value) => self.file.error(value, message),
            None => Diagnostic::error(elsewhere, message),
        }
        .hint(hint)
    }

    fn page_url(&mut self, permalink: Option<String>, output_ext: &str) -> String {
        let name = name::base(&self.path);
        let dir = self.path.strip_suffix(name).unwrap_or_default().trim_end_matches('/');
        let dir = if dir.is_empty() { String::new() } else { format!("/{dir}") };
        let basename = name::trim_points(name::stem(name), self.settings.flavor);
        let template = permalink.unwrap_or_else(|| match basename {
            _ if !is_html(output_ext) => "/:path/:basename:output_ext".to_string(),
            "index" => "/:path/".to_string(),
            _ => format!("/:path/:basename{}", self.settings.suffix),
        });
        let (url, fault) = url::page_url(&template, &dir, basename, output_ext);
        self.diagnostics.extend(fault.map(|fault| self.stop(&fault)));
        url
    }
}

/// Whether an extension is one of HTML's.
pub(super) fn is_html(ext: &str) -> bool {
    matches!(ext, ".html" | ".xhtml" | ".htm")
}
