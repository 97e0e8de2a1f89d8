//! From a record to a profile: which value says what, cleaned.

use super::choices::Tally;
use super::concept::{Concept, Concepts};
use super::folders;
use super::image;
use super::links::Links;
use super::record::{Record, fold_key, texts};
use super::values;
use crate::clean::{Cleaner, Markup, Origin};
use crate::liquid::Renderer;
use crate::yaml::Value;
use crate::{Diagnostic, Profile};

/// Makes profiles of records.
pub(super) struct Mapper<'a> {
    pub(super) concepts: &'a Concepts,
    pub(super) facets: &'a [String],
    pub(super) cleaner: &'a mut Cleaner,
    /// The site's own extensions of Markdown, with their points.
    pub(super) markdown_ext: Vec<String>,
    /// Whether the last profile has no name but that of its file.
    pub(super) is_named_by_file: bool,
    /// Take titles, categories and tags as Jekyll has them.
    pub(super) as_jekyll: bool,
    pub(super) images: image::Finder<'a>,
    pub(super) liquid: Renderer<'a>,
    /// Which folders are languages.
    pub(super) folders: folders::Folders,
    /// Which key each field came from.
    pub(super) tally: Tally,
    /// Files with errors, about which enough is said.
    pub(super) faulty: Vec<&'a str>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) advice: Vec<Diagnostic>,
}

impl Mapper<'_> {
    /// The profile of a record; the title is empty if it has no name at all.
    pub(super) fn profile(&mut self, record: &Record<'_>) -> Profile {
        self.is_named_by_file = false;
        self.tally.record(record, self.concepts, self.facets);
        let (title, role) = self.name(record);
        let mut profile = Profile { title, ..addresses(record) };
        profile.sort_name = self.one(record, Concept::SortName);
        profile.r#type = self.one(record, Concept::Type);
        profile.categories = self.categories(record);
        profile.tags = self.tags(record);
        profile.organization = self.list(record, Concept::Organization);
        profile.place = self.list(record, Concept::Place);
        profile.language = self.language(record);
        profile.image = self.image(record);
        profile.more = self.more(record);
        self.prose(record, role, &mut profile);
        self.links(record, &mut profile);
        profile
    }

    /// The language it names, else that of its place.
    fn language(&mut self, record: &Record<'_>) -> String {
        let own = language_tag(&self.one(record, Concept::Language));
        if !own.is_empty() {
            return own;
        }
        let built = record.document.map(|document| language_tag(&document.language));
        let built = built.filter(|tag| !tag.is_empty());
        built.or_else(|| self.folders.language(record)).unwrap_or_default()
    }

    /// The name, and what `title` says if it is not the name: then it is the role.
    fn name(&mut self, record: &Record<'_>) -> (String, String) {
        if self.as_jekyll {
            let title = record.document.and_then(|document| document.title.as_ref());
            return (title.map(Value::ruby_text).unwrap_or_default(), String::new());
        }
        let heading = record.document.and_then(|document| document.heading.as_deref());
        let origin = Origin { path: record.path, line: 1 };
        let heading = heading.map(|heading| {
            self.cleaner.body(heading, Markup::Markdown, origin).0.replace('\n', " ")
        });
        let title = record.get(&["title"]).map(|value| self.line(record, value));
        let title = heading.or(title).unwrap_or_default();
        let own = self.own_names(record);
        if let Some((key, name)) = own.iter().find(|(_, name)| !is_handle(name)) {
            self.tally.take("name", key);
            let role = if title == *name { String::new() } else { title };
            return (name.clone(), role);
        }
        let named = [("title".to_string(), title)].into_iter().chain(own);
        let key = record.key.map(|key| ("the entry's key".to_string(), key.to_string()));
        let named = named.chain(key).find(|(_, name)| !name.is_empty());
        self.is_named_by_file = named.is_none();
        let named = named.or_else(|| Some(("the file's name".to_string(), file_name(record)?)));
        let Some((key, name)) = named else { return Default::default() };
        self.tally.take("name", &key);
        (name, String::new())
    }

    /// Everything that may be a name, with its key, the best first.
    fn own_names(&mut self, record: &Record<'_>) -> Vec<(String, String)> {
        let keys = self.concepts.keys(Concept::Name);
        let values = keys.iter().filter_map(|key| record.find(&[key]));
        let mut names: Vec<(String, String)> =
            values.map(|(key, value)| (key.to_string(), self.line(record, value))).collect();
        let parts = [["firstname", "first", "givenname"], ["lastname", "last", "surname"]];
        let parts = parts.iter().filter_map(|keys| record.find(keys));
        let (keys, parts): (Vec<&str>, Vec<String>) =
            parts.map(|(key, value)| (key, self.line(record, value))).unzip();
        names.push((keys.join(" + "), parts.join(" ")));
        names.retain(|(_, name)| !name.is_empty());
        names
    }

    /// The categories: Jekyll's, else what means the same.
    fn categories(&mut self, record: &Record<'_>) -> Vec<String> {
        let jekyll = record.document.map_or(&[][..], |document| &document.categories);
        self.jekyll_list(record, jekyll, "categories", Concept::Categories)
    }

    /// The tags: Jekyll's, else what means the same.
    fn tags(&mut self, record: &Record<'_>) -> Vec<String> {
        let jekyll = record.document.map_or(&[][..], |document| &document.tags);
        self.jekyll_list(record, jekyll, "tags", Concept::Tags)
    }

    fn jekyll_list(
        &mut self,
        record: &Record<'_>,
        jekyll: &[Value],
        key: &str,
        concept: Concept,
    ) -> Vec<String> {
        if self.as_jekyll {
            return jekyll.iter().map(Value::ruby_text).collect();
        }
        let written = record.get(&[key]);
        // Of a document, what Jekyll makes of the value was told when it was read.
        if let Some(value) = written.filter(|value| values::is_text_list(value)) {
            if record.document.is_none() || !value.raw.contains(',') {
                self.diagnostics.push(text_list(record, key, value));
            }
            self.tally.take(concept.field(), key);
            return self.listed(record, value);
        }
        let is_map = |value: &&Value| value.as_map().is_some();
        if let Some(value) = written.filter(is_map).filter(|_| record.document.is_none()) {
            let warning = record.warning(value, format!("`{key}` must be a list"));
            self.diagnostics
                .push(warning.label("this is a map").hint(format!("write `{key}: [one, two]`")));
        }
        if jekyll.is_empty() || !self.concepts.own(concept).is_empty() {
            return self.list(record, concept);
        }
        self.tally.take(concept.field(), key);
        let values = jekyll.iter().collect::<Vec<_>>();
        let values = values::cleaned(record, &values, self.cleaner);
        self.kept(values)
    }

    /// The values of the first key that means `concept`.
    pub(super) fn list(&mut self, record: &Record<'_>, concept: Concept) -> Vec<String> {
        let value = self.value(record, concept);
        value.map(|value| self.listed(record, value)).unwrap_or_default()
    }

    /// The values of a key that holds a list, or one text.
    fn listed(&mut self, record: &Record<'_>, value: &Value) -> Vec<String> {
        let values = values::listed(record, value, self.cleaner);
        self.kept(values)
    }

    /// Says what was left out.
    fn kept(&mut self, values: values::Values) -> Vec<String> {
        self.diagnostics.extend(values.left_out);
        values.kept
    }

    /// The value of the first key that means `concept`, counted.
    fn value<'r>(&mut self, record: &Record<'r>, concept: Concept) -> Option<&'r Value> {
        let (key, value) = record.find(&self.concepts.keys(concept))?;
        self.tally.take(concept.field(), key);
        Some(value)
    }

    /// The first value of the first key that means `concept`.
    fn one(&mut self, record: &Record<'_>, concept: Concept) -> String {
        let value = self.value(record, concept);
        value.map(|value| self.line(record, value)).unwrap_or_default()
    }

    /// A value's texts as one line.
    pub(super) fn line(&mut self, record: &Record<'_>, value: &Value) -> String {
        let lines = texts(value)
            .into_iter()
            .map(|value| self.cleaner.line(value.text().unwrap_or_default(), record.origin(value)));
        lines.collect::<Vec<_>>().join(", ")
    }

    /// The values of the facets that are neither type, categories nor tags.
    fn more(&mut self, record: &Record<'_>) -> Vec<(String, Vec<String>)> {
        let facets = self.facets.iter().filter(|facet| !Profile::has_field(facet));
        facets.map(|facet| (facet.clone(), self.facet(record, facet))).collect()
    }

    /// The values of a facet that is a concept, or a key of the site's own.
    fn facet(&mut self, record: &Record<'_>, facet: &str) -> Vec<String> {
        if let Some(concept) = Concept::named(facet) {
            return self.list(record, concept);
        }
        let found = record.find(&[fold_key(facet)]);
        if let Some((key, _)) = found {
            self.tally.take_all("facets", [key].into_iter());
        }
        found.map(|(_, value)| self.listed(record, value)).unwrap_or_default()
    }

    fn image(&mut self, record: &Record<'_>) -> String {
        let keys = self.concepts.keys(Concept::Photo);
        let Some((key, found)) = self.images.find(record, &keys) else { return String::new() };
        self.advice.extend(found.advice);
        self.tally.take("image", key);
        found.address
    }

    fn links(&mut self, record: &Record<'_>, profile: &mut Profile) {
        let links = Links::read(record, self.concepts);
        self.diagnostics.extend(links.warnings);
        self.advice.extend(links.advice);
        self.tally.take_all("links", links.list.iter().map(|(network, _)| network.as_str()));
        profile.links = links.list;
    }
}

/// A profile with nothing but its addresses.
fn addresses(record: &Record<'_>) -> Profile {
    let mut profile = Profile { path: record.path.to_string(), ..Profile::default() };
    if let Some(document) = record.document {
        profile.url.clone_from(&document.url);
        profile.dest.clone_from(&document.dest);
        profile.href.clone_from(&document.href);
        profile.slug = document.slug.as_ref().map(Value::ruby_text).unwrap_or_default();
        profile.date = document.date.as_ref().map(|date| date.iso.clone()).unwrap_or_default();
    }
    if let Some(href) = &record.href {
        profile.href.clone_from(href);
        profile.url.clone_from(href);
    }
    profile
}

/// The name that a document's file has: Jekyll's title, else what its address ends in.
fn file_name(record: &Record<'_>) -> Option<String> {
    let document = record.document?;
    let title = document.title.as_ref().map(Value::ruby_text).filter(|title| !title.is_empty());
    title.or_else(|| {
        let file = record.path.rsplit('/').next()?;
        let stem = file.strip_suffix(document.ext.as_str()).unwrap_or(file);
        Some(stem.replace(['-', '_'], " "))
    })
}

/// Whether a name is a file's or an account's rather than a person's: `aaron-burk`.
fn is_handle(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.'))
}

fn text_list(record: &Record<'_>, key: &str, value: &Value) -> Diagnostic {
    let parts: Vec<&str> = value.raw.split([',', ';']).map(str::trim).collect();
    record
        .warning(value, format!("`{key}` must be a list"))
        .label("this is one text")
        .hint(format!("write `{key}: [{}]`", parts.join(", ")))
}

/// `de_DE` and `de-DE.UTF-8` as BCP 47 has them: `de-DE`.
pub(crate) fn language_tag(text: &str) -> String {
    let tag = text.split(['.', '@']).next().unwrap_or_default().trim().replace('_', "-");
    let is_tag = tag.split('-').all(|part| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let language = tag.split('-').next().unwrap_or_default();
    let has_language =
        (2..=3).contains(&language.len()) && !language.contains(|c: char| c.is_ascii_digit());
    if is_tag && has_language { tag } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_put_into_form() {
        for (text, tag) in [
            ("de_DE", "de-DE"),
            ("en-US", "en-US"),
            ("pt_BR.UTF-8", "pt-BR"),
            ("English", ""),
            ("", ""),
        ] {
            assert_eq!(language_tag(text), tag);
        }
    }

    #[test]
    fn handles_are_no_names() {
        assert!(is_handle("aaron-burk") && is_handle("zaccohn"));
        assert!(!is_handle("Aaron") && !is_handle("bell hooks") && !is_handle("李"));
    }
}
