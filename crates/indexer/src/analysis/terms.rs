//! The terms of each field. One policy per field:
//!
//! | field | of | stop words | stems |
//! |---|---|---|---|
//! | `Title` | name | kept | none |
//! | `Tags`, `Categories` | each value | kept | shared |
//! | `Type` | type, organization, place, further facets | kept | shared |
//! | `Excerpt` | the line | kept | shared |
//! | `About`, `Body` | prose | left out | shared |
//!
//! Stems never replace a term: they say which terms are one family.

use std::collections::{BTreeMap, BTreeSet};

use engine::index::{Field, TermFreq};
use engine::text::tokenize;

use super::language::Language;
use crate::{Profile, limits};

/// What the site's words have shown: how each term was written, in which language.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Terms of all fields but the name, by term: the stem, if it has one, with its language.
    pub(super) stems: BTreeMap<String, Option<String>>,
    /// How many documents have the term in them.
    pub(super) doc_freqs: BTreeMap<String, u32>,
    /// Terms of names, and a form they were written in.
    pub(super) names: BTreeMap<String, String>,
    /// Terms that prose leaves out.
    pub(super) stop_words: BTreeSet<String>,
}

impl Vocabulary {
    /// The terms of a profile, by term and field.
    pub(super) fn read(&mut self, profile: &Profile, language: &Language) -> Vec<TermFreq> {
        let mut counts = Counts::default();
        self.name(profile, &mut counts);
        for (field, texts) in fields(profile) {
            for text in texts {
                self.text(text, field, language, &mut counts);
            }
        }
        for term in counts.terms() {
            *self.doc_freqs.entry(term).or_default() += 1;
        }
        counts.into_terms()
    }

    fn name(&mut self, profile: &Profile, counts: &mut Counts) {
        for token in tokenize(&profile.title) {
            let written = profile.title[token.start..token.end].to_lowercase();
            self.names.entry(token.term.clone()).or_insert(written);
            counts.add(token.term, Field::Title);
        }
    }

    fn text(&mut self, text: &str, field: Field, language: &Language, counts: &mut Counts) {
        let is_prose = matches!(field, Field::About | Field::Body);
        for token in tokenize(text) {
            let written = text[token.start..token.end].to_lowercase();
            if is_prose && language.is_stop_word(&written) {
                self.stop_words.insert(token.term);
            } else if !is_prose || token.term.len() <= limits::TERM_BYTES {
                self.learn(&token.term, &written, language);
                counts.add(token.term, field);
            }
        }
    }

    fn learn(&mut self, term: &str, written: &str, language: &Language) {
        if !self.stems.contains_key(term) {
            // A compound joined, or a part of it, is not what stands in the text.
            let as_written = engine::text::fold(written) == term;
            let stem = language.stem(if as_written { written } else { term });
            let stem = stem.map(|stem| format!("{} {stem}", language.code()));
            self.stems.insert(term.to_string(), stem);
        }
    }
}

/// The texts of each field but the name, the best field first.
fn fields(profile: &Profile) -> [(Field, Vec<&str>); 6] {
    let kind = [&profile.r#type];
    let more = profile.more.iter().flat_map(|(_, values)| values);
    let kind = kind.into_iter().chain(&profile.organization).chain(&profile.place).chain(more);
    [
        (Field::Tags, profile.tags.iter().map(String::as_str).collect()),
        (Field::Categories, profile.categories.iter().map(String::as_str).collect()),
        (Field::Type, kind.map(String::as_str).collect()),
        (Field::Excerpt, vec![&profile.excerpt]),
        (Field::About, vec![&profile.about]),
        (Field::Body, vec![&profile.body]),
    ]
}

/// How often each term stands in each field of one profile.
#[derive(Default)]
struct Counts {
    counts: BTreeMap<(String, Field), u32>,
}

impl Counts {
    fn add(&mut self, term: String, field: Field) {
        if field != Field::Body || self.counts.len() < limits::TERMS {
            *self.counts.entry((term, field)).or_default() += 1;
        }
    }

    /// The terms, each once.
    fn terms(&self) -> Vec<String> {
        let mut terms: Vec<String> = self.counts.keys().map(|(term, _)| term.clone()).collect();
        terms.dedup();
        terms
    }

    fn into_terms(self) -> Vec<TermFreq> {
        self.counts
            .into_iter()
            .map(|((term, field), freq)| TermFreq { term, field, freq })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(profile: &Profile) -> Vec<(String, Field, u32)> {
        let terms = Vocabulary::default().read(profile, &Language::new("en"));
        terms.into_iter().map(|term| (term.term, term.field, term.freq)).collect()
    }

    #[test]
    fn names_keep_stop_words() {
        let profile = Profile { title: "Will May".into(), ..Profile::default() };
        let expected = [("may", Field::Title, 1), ("will", Field::Title, 1)];
        assert_eq!(terms(&profile), expected.map(|(term, field, n)| (term.to_string(), field, n)));
    }

    #[test]
    fn prose_leaves_them_out_and_counts() {
        let body = "The compiler of the compilers".to_string();
        let profile = Profile { body, ..Profile::default() };
        let expected = [("compiler", Field::Body, 1), ("compilers", Field::Body, 1)];
        assert_eq!(terms(&profile), expected.map(|(term, field, n)| (term.to_string(), field, n)));
    }

    #[test]
    fn places_and_organizations_are_searched() {
        let organization = vec!["Acme".to_string()];
        let profile = Profile { organization, ..Profile::default() };
        assert_eq!(terms(&profile), [("acme".to_string(), Field::Type, 1)]);
    }
}
