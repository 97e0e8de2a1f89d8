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
use engine::search::is_cut;
use engine::text::{Token, TokenKind, tokenize};
use indexmap::IndexMap;
use rayon::prelude::*;

use super::language::{Language, Languages};
use crate::{Profile, Site, limits};

/// Profiles that are read with one set of languages: making a stemmer takes a while.
const AT_ONCE: usize = 128;

/// Profiles whose words are held at one time.
const IN_MEMORY: usize = 16 * AT_ONCE;

/// What the site's words have shown: how each term was written, in which language.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Terms of all fields but the name, by term: the stem, if it has one, with its language.
    pub(super) stems: BTreeMap<String, Option<String>>,
    /// Terms of names, and a form they were written in.
    pub(super) names: BTreeMap<String, String>,
    /// Terms that prose leaves out.
    pub(super) stop_words: BTreeSet<String>,
}

/// The terms of each profile, and the words of all.
pub(super) fn read(site: &Site, languages: &mut Languages) -> (Vec<Vec<TermFreq>>, Vocabulary) {
    let some = |profiles: &[Profile]| -> Vec<Reading> {
        let mut languages = Languages::default();
        profiles.iter().map(|it| Reading::new(it, languages.get(tag(it, site)))).collect()
    };
    let mut collected = Collected::default();
    let mut terms = Vec::with_capacity(site.profiles.len());
    for batch in site.profiles.chunks(IN_MEMORY) {
        let readings: Vec<Vec<Reading>> = batch.par_chunks(AT_ONCE).map(some).collect();
        for (reading, profile) in readings.into_iter().flatten().zip(batch) {
            collected.add(&reading, languages.get(tag(profile, site)));
            terms.push(reading.terms);
        }
    }
    (terms, collected.into_vocabulary())
}

/// The language of a profile.
fn tag<'s>(profile: &'s Profile, site: &'s Site) -> &'s str {
    if profile.language.is_empty() { &site.language } else { &profile.language }
}

/// What one profile says.
#[derive(Default)]
struct Reading {
    terms: Vec<TermFreq>,
    /// Terms of all fields but the name, each with a form it was written in.
    words: BTreeMap<String, String>,
    /// The same of the name.
    names: BTreeMap<String, String>,
    stop_words: BTreeSet<String>,
}

impl Reading {
    fn new(profile: &Profile, language: &Language) -> Self {
        let mut reading = Self::default();
        let mut counts = Counts::default();
        reading.name(profile, &mut counts);
        for (field, texts) in fields(profile) {
            for text in texts {
                reading.text(text, field, language, &mut counts);
            }
        }
        reading.terms = counts.into_terms();
        reading
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
        let mut tokens = tokenize(text);
        if is_prose {
            let kept: Vec<bool> =
                (0..tokens.len()).map(|at| !is_cut_again(&tokens, at, language)).collect();
            let mut kept = kept.into_iter();
            tokens.retain(|_| kept.next().unwrap_or(true));
        }
        for token in tokens {
            let written = text[token.start..token.end].to_lowercase();
            if is_prose && language.is_stop_word(&written) {
                self.stop_words.insert(token.term);
            } else if !is_prose || token.term.len() <= limits::TERM_BYTES {
                if !self.words.contains_key(&token.term) {
                    self.words.insert(token.term.clone(), written);
                }
                counts.add(token.term, field);
            }
        }
    }
}

/// The vocabulary while it grows: looked up for each word of each profile.
#[derive(Default)]
struct Collected {
    stems: IndexMap<String, Option<String>>,
    names: BTreeMap<String, String>,
    stop_words: BTreeSet<String>,
}

impl Collected {
    /// Takes in a profile in `language`; what an earlier one said of a word stays.
    fn add(&mut self, reading: &Reading, language: &Language) {
        for (term, written) in &reading.words {
            if !self.stems.contains_key(term) {
                self.stems.insert(term.clone(), stem(term, written, language));
            }
        }
        for (term, written) in &reading.names {
            self.names.entry(term.clone()).or_insert_with(|| written.clone());
        }
        self.stop_words.extend(reading.stop_words.iter().cloned());
    }

    fn into_vocabulary(self) -> Vocabulary {
        Vocabulary {
            stems: self.stems.into_iter().collect(),
            names: self.names,
            stop_words: self.stop_words,
        }
    }
}

/// Does a search cut the compound at `at` into the same two words (`opensource`, which stands as
/// `open-source`)? Such compounds are a tenth of all terms, and need not be among them.
fn is_cut_again(tokens: &[Token], at: usize, language: &Language) -> bool {
    let joined = &tokens[at];
    let parts: Vec<&Token> =
        tokens[..at].iter().rev().take_while(|part| part.start >= joined.start).collect();
    joined.kind == TokenKind::Joined
        && matches!(parts[..], [right, left] if left.term.len() + right.term.len() == joined.term.len()
            && is_cut(&left.term, &right.term)
            && !language.is_stop_word(&left.term)
            && !language.is_stop_word(&right.term))
}

/// The stem of a term, with its language. A compound joined, or a part of it, is not what was written.
fn stem(term: &str, written: &str, language: &Language) -> Option<String> {
    let as_written = engine::text::fold(written) == term;
    let stem = language.stem(if as_written { written } else { term });
    stem.map(|stem| format!("{} {stem}", language.code()))
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
        let reading = Reading::new(profile, &Language::new("en"));
        reading.terms.into_iter().map(|term| (term.term, term.field, term.freq)).collect()
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
    fn prose_has_no_term_that_a_search_cuts_again() {
        let terms_of = |text: &str| -> Vec<String> {
            let body = text.to_string();
            let profile = Profile { tags: vec![body.clone()], body, ..Profile::default() };
            let body = terms(&profile).into_iter().filter(|(_, field, _)| *field == Field::Body);
            body.map(|(term, ..)| term).collect()
        };
        assert_eq!(terms_of("open-source"), ["open", "source"]);
        for (text, joined) in [("O'Brien", "obrien"), ("Node.js", "nodejs"), ("e-mail", "email")] {
            assert!(terms_of(text).contains(&joined.to_string()), "{text}");
        }
        let profile = Profile { tags: vec!["open-source".to_string()], ..Profile::default() };
        assert!(terms(&profile).iter().any(|(term, ..)| term == "opensource"));
    }

    #[test]
    fn places_and_organizations_are_searched() {
        let organization = vec!["Acme".to_string()];
        let profile = Profile { organization, ..Profile::default() };
        assert_eq!(terms(&profile), [("acme".to_string(), Field::Type, 1)]);
    }
}
