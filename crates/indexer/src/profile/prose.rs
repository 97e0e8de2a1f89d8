//! A person's texts: which one is the line under the name, which the paragraph, which only searched.

use super::concept::Concept;
use super::mapping::Mapper;
use super::record::{Record, texts};
use crate::clean::Markup;
use crate::jekyll::Document;
use crate::liquid::{Reason, Rendered};
use crate::{Diagnostic, Profile, limits};

/// Longest description that stands for a role line, in bytes.
const LINE_BYTES: usize = 200;

/// How much of the body stands for a missing paragraph, in bytes.
const ABOUT_FROM_BODY: usize = 300;

/// What the body is called among the keys that a field comes from.
const BODY: &str = "the body";

/// Extensions of HTML.
const HTML: [&str; 3] = [".html", ".htm", ".xhtml"];

/// Extensions of Markdown that need no setting.
const MARKDOWN: [&str; 5] = [".markdown", ".mkdown", ".mkdn", ".mkd", ".md"];

/// The texts of a record that are not used yet, by folded key, in the order of the table.
type Texts<'k> = Vec<(&'k str, String)>;

impl Mapper<'_> {
    /// Fills excerpt, about and body; every text goes to one of them. `role` is what `title` says of
    /// somebody whose name stands elsewhere.
    pub(super) fn prose(&mut self, record: &Record<'_>, role: String, profile: &mut Profile) {
        let concepts = self.concepts;
        let keys =
            [Concept::Line, Concept::About, Concept::Text].map(|concept| concepts.keys(concept));
        let mut texts = self.texts(record, &keys.concat());
        let excerpt = self.excerpt(record, role, profile, &mut texts);
        profile.excerpt = limits::cut(&excerpt, limits::SHOWN_BYTES).to_string();
        let about = self.take("about", &mut texts, &keys[1], usize::MAX).unwrap_or_default();
        let body = self.body(record);
        if about.is_empty() && !body.is_empty() {
            self.tally.take("about", BODY);
        }
        let others = texts.iter().map(|(key, _)| *key);
        self.tally.take_all("text", others.chain((!body.is_empty()).then_some(BODY)));
        profile.about = if about.is_empty() {
            beginning(&body)
        } else {
            limits::cut(&about, limits::SHOWN_BYTES).to_string()
        };
        let rest = texts.into_iter().map(|(_, text)| text);
        let all: Vec<String> =
            [body].into_iter().chain(rest).filter(|text| !text.is_empty()).collect();
        profile.body = all.join("\n");
    }

    /// The texts under `keys`, each key once.
    fn texts<'k>(&mut self, record: &Record<'_>, keys: &[&'k str]) -> Texts<'k> {
        let mut found: Texts<'k> = Vec::new();
        for &key in keys {
            let Some(value) = record.get(&[key]) else { continue };
            let parts = texts(value).into_iter().map(|value| {
                self.cleaner.prose(value.text().unwrap_or_default(), record.origin(value))
            });
            let text = parts.collect::<Vec<_>>().join(" ");
            if !text.is_empty() && found.iter().all(|(other, _)| *other != key) {
                found.push((key, text));
            }
        }
        found
    }

    /// The line under the name: the excerpt as written, else the role and whom they work for, else a
    /// short description.
    fn excerpt(
        &mut self,
        record: &Record<'_>,
        title: String,
        profile: &Profile,
        texts: &mut Texts<'_>,
    ) -> String {
        if let Some(excerpt) = self.take("excerpt", texts, &["excerpt"], usize::MAX) {
            return excerpt;
        }
        let role = self.list(record, Concept::Role).join(", ");
        if role.is_empty() && !title.is_empty() {
            self.tally.take("excerpt", "title");
        }
        let role = if role.is_empty() { title } else { role };
        let organization = profile.organization.join(", ");
        if role.is_empty() {
            let keys = self.concepts.keys(Concept::Line);
            return self.take("excerpt", texts, &keys, LINE_BYTES).unwrap_or(organization);
        }
        if organization.is_empty() || role.contains(&organization) {
            return role;
        }
        format!("{role} · {organization}")
    }

    /// Takes the first text under one of `keys` that is at most `bytes` long, for `field`.
    fn take(
        &mut self,
        field: &'static str,
        texts: &mut Texts<'_>,
        keys: &[&str],
        bytes: usize,
    ) -> Option<String> {
        let fits =
            |key: &&str| texts.iter().position(|(own, text)| own == key && text.len() <= bytes);
        let at = keys.iter().find_map(fits)?;
        let (key, text) = texts.remove(at);
        self.tally.take(field, key);
        Some(text)
    }

    /// The body as text.
    fn body(&mut self, record: &Record<'_>) -> String {
        let Some(document) = record.document else { return String::new() };
        let origin = crate::clean::Origin { path: record.path, line: document.body_line };
        if let Some(html) = &document.rendered {
            return self.cleaner.body_without_liquid(html, Markup::Html, origin);
        }
        let markup = self.markup(document);
        match self.liquid.render(document) {
            Rendered::AsItIs => self.cleaner.body_without_liquid(document.body(), markup, origin),
            Rendered::Run(text) => self.cleaner.body_without_liquid(&text, markup, origin),
            Rendered::Failed(reason) => {
                self.advice.push(left_out(document, &reason));
                self.cleaner.body(document.body(), markup, origin).0
            }
        }
    }

    fn markup(&self, document: &Document) -> Markup {
        let ext = document.ext.to_ascii_lowercase();
        if MARKDOWN.contains(&ext.as_str()) || self.markdown_ext.contains(&ext) {
            Markup::Markdown
        } else if HTML.contains(&ext.as_str()) {
            Markup::Html
        } else {
            Markup::Plain
        }
    }
}

/// A word on Liquid that cannot be run.
fn left_out(document: &Document, reason: &Reason) -> Diagnostic {
    let message = format!("Liquid in the body is left out: {}", reason.what);
    let note = Diagnostic::warning(&document.path, message);
    let note = match reason.at {
        Some((line, column)) => note.at(&document.text, document.body_line + line - 1, column, 1),
        None => note,
    };
    note.hint("write what people are to find as text")
}

/// The first lines of a body, for a card.
fn beginning(body: &str) -> String {
    let words: Vec<&str> = body.split_whitespace().take(ABOUT_FROM_BODY).collect();
    let text = words.join(" ");
    let cut = limits::cut(&text, ABOUT_FROM_BODY);
    if cut.len() < text.len() { format!("{cut}…") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_body_is_cut_for_the_card() {
        assert_eq!(beginning("one\ntwo"), "one two");
        let long = beginning(&"word ".repeat(200));
        assert!(long.len() < ABOUT_FROM_BODY + 5 && long.ends_with("word…"), "{long}");
    }
}
