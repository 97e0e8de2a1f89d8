//! Search against a plain look at every document: the same people, with the same scores.
//!
//! What one match is worth is asked of the same functions; who is met, how, and what it adds up to
//! is worked out here from the documents, without dictionary, families' lists or posting lists.
//! Titles are far from every word asked for, so that nothing is guessed.

#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "tests do not ship")]

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use proptest::prelude::*;

use super::cells::{curve, idf_256};
use super::expand::Level;
use super::{MatchKind, Request, search};
use crate::index::{Document, Field, Index, Source, TermFreq, strength_of, weight, write};

/// Words of three families and some without.
const WORDS: [&str; 9] =
    ["linker", "linkages", "linking", "moss", "mosses", "data", "database", "rust", "poem"];
const FAMILIES: [&[&str]; 2] = [&["linker", "linkages", "linking"], &["moss", "mosses"]];

#[derive(Clone, Debug)]
struct Person {
    about: Vec<usize>,
    tags: BTreeSet<usize>,
}

impl Person {
    fn words(&self) -> Vec<&'static str> {
        self.about.iter().map(|&word| WORDS[word]).collect()
    }

    fn has_tag(&self, word: &str) -> bool {
        self.tags.iter().any(|&tag| WORDS[tag] == word)
    }

    fn terms(&self) -> Vec<TermFreq> {
        let mut freqs = BTreeMap::<(Field, &str), u32>::new();
        for word in self.words() {
            *freqs.entry((Field::About, word)).or_default() += 1;
        }
        freqs.extend(self.tags.iter().map(|&tag| ((Field::Tags, WORDS[tag]), 1)));
        let terms = freqs.into_iter();
        terms.map(|((field, term), freq)| TermFreq { term: term.into(), field, freq }).collect()
    }

    fn document(&self) -> Document {
        Document {
            title: "Qqqqqqq Wwwwwww".into(),
            about: self.words().join(" "),
            facets: [self.tags.iter().map(|&tag| WORDS[tag].to_string()).collect()].into(),
            terms: self.terms(),
            ..Document::default()
        }
    }
}

prop_compose! {
    fn person()(about in proptest::collection::vec(0..WORDS.len(), 0..7), tags in proptest::collection::btree_set(0..WORDS.len(), 0..2)) -> Person {
        Person { about, tags }
    }
}

/// A part of a query.
#[derive(Clone, Debug)]
enum Part {
    Word(&'static str),
    Either(&'static str, &'static str),
    Phrase(&'static str, &'static str),
    Tag(&'static str),
    Without(&'static str),
}

impl Part {
    fn typed(&self) -> String {
        match self {
            Self::Word(word) => word.to_string(),
            Self::Either(one, other) => format!("{one} OR {other}"),
            Self::Phrase(one, other) => format!("\"{one} {other}\""),
            Self::Tag(word) => format!("tag:{word}"),
            Self::Without(word) => format!("-{word}"),
        }
    }

    /// The words that may name a tag.
    fn names(&self) -> Vec<&'static str> {
        match *self {
            Self::Word(word) | Self::Either(word, _) => [word].into(),
            Self::Phrase(one, other) => [one, other].into(),
            Self::Tag(_) | Self::Without(_) => Vec::new(),
        }
    }
}

fn word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select([&WORDS[..], &["link", "mos", "dat", "ru", "xylophone"]].concat())
}

fn part() -> impl Strategy<Value = Part> {
    let known = || proptest::sample::select(&WORDS[..]);
    prop_oneof![
        4 => word().prop_map(Part::Word),
        1 => (known(), known()).prop_map(|(one, other)| Part::Either(one, other)),
        1 => (known(), known()).prop_map(|(one, other)| Part::Phrase(one, other)),
        1 => known().prop_map(Part::Tag),
        1 => known().prop_map(Part::Without),
    ]
}

/// How a person meets a part: level, kind, worth; nothing where she does not.
type Met = Option<(Level, MatchKind, u32)>;

/// Everybody, looked at one by one.
struct Scan<'s> {
    people: &'s [Person],
    lengths: Vec<u8>,
}

impl Scan<'_> {
    fn part(&self, part: &Part, open: bool) -> Vec<Met> {
        match *part {
            Part::Word(word) => self.word(word, open),
            Part::Without(word) => self.word(word, false),
            Part::Either(one, other) => {
                let both = self.word(one, false).into_iter().zip(self.word(other, open));
                both.map(|(one, other)| better(one, other)).collect()
            }
            Part::Phrase(one, other) => self.phrase(one, other),
            Part::Tag(word) => self.people.iter().map(|person| tag(person, word, open)).collect(),
        }
    }

    /// The word and its family; behind that, if it is `open`, what begins so.
    fn word(&self, word: &str, open: bool) -> Vec<Met> {
        let known = |word: &&&str| self.people.iter().any(|person| has(person, word));
        let family = if known(&&word) { family(word) } else { Vec::new() };
        let mut met = self.forms(&family, word);
        let begins = |other: &&&str| other.starts_with(word) && !family.contains(*other);
        let longer: BTreeSet<Vec<&str>> = WORDS
            .iter()
            .filter(known)
            .filter(|_| open && word.len() > 2)
            .filter(begins)
            .map(|other| self::family(other))
            .collect();
        let before = met.iter().flatten().count();
        for (met, longer) in met.iter_mut().zip(self.beginnings(&longer, before)) {
            let worth = met.map_or(0, |met| met.2).max(longer.map_or(0, |longer| longer.2));
            *met = met.or(longer).map(|(level, kind, _)| (level, kind, worth));
        }
        met
    }

    fn forms(&self, family: &[&str], word: &str) -> Vec<Met> {
        let n_met = self.n_with(family);
        let told = n_met < 2 || n_met <= self.people.len() / 8;
        let met = |(person, &length): (&Person, &u8)| {
            let (strength, in_value) = strength(person, family)?;
            let level = match in_value {
                true => Level::Value,
                false if told && !has(person, word) => Level::Form,
                false => Level::Word,
            };
            let is_exact = told && has(person, word);
            let kind = if is_exact || family.len() < 2 || self.is_alone(family) {
                MatchKind::Exact
            } else {
                MatchKind::Stem
            };
            Some((level, kind, self.idf(n_met) * curve(strength, length).min(1023) / 256))
        };
        self.people.iter().zip(&self.lengths).map(met).collect()
    }

    fn beginnings(&self, families: &BTreeSet<Vec<&str>>, before: usize) -> Vec<Met> {
        let any: Vec<&str> = families.iter().flatten().copied().collect();
        let idf = self.idf(before + self.n_with(&any));
        let met = |(person, &length): (&Person, &u8)| {
            let found = families.iter().filter_map(|family| strength(person, family));
            let found: Vec<(u8, bool)> = found.collect();
            let in_value = found.iter().any(|found| found.1);
            let level = if in_value { Level::ValuePrefix } else { Level::WordPrefix };
            let curves = found.iter().map(|found| (curve(found.0, length) / 2).clamp(1, 1023));
            Some((level, MatchKind::Prefix, idf * curves.max()? / 256))
        };
        self.people.iter().zip(&self.lengths).map(met).collect()
    }

    /// Those who have the words beside each other; if nobody has, those who have both.
    fn phrase(&self, one: &str, other: &str) -> Vec<Met> {
        let both = self.word(one, false).into_iter().zip(self.word(other, false));
        let both: Vec<Met> = both.map(|(one, other)| and(one, other)).collect();
        let beside = |person: &Person| person.words().windows(2).any(|pair| pair == [one, other]);
        let any = self.people.iter().any(beside);
        let kept = self.people.iter().zip(both).map(|(person, met)| {
            let (level, _, worth) = met?;
            match beside(person) {
                true => Some((level, MatchKind::Exact, worth)),
                false if any => None,
                false => Some((Level::WordPrefix, MatchKind::Stem, worth)),
            }
        });
        kept.collect()
    }

    fn idf(&self, n_met: usize) -> u32 {
        idf_256(n_met as u32, self.people.len() as u32)
    }

    fn n_with(&self, words: &[&str]) -> usize {
        self.people.iter().filter(|person| strength(person, words).is_some()).count()
    }

    /// Does nobody use another form?
    fn is_alone(&self, family: &[&str]) -> bool {
        let is_used = |word: &&&str| self.people.iter().any(|person| has(person, word));
        family.iter().filter(is_used).count() < 2 || self.n_with(family) < 2
    }
}

fn has(person: &Person, word: &str) -> bool {
    person.words().contains(&word) || person.has_tag(word)
}

fn family(word: &str) -> Vec<&str> {
    let family = FAMILIES.iter().find(|family| family.contains(&word));
    family.map_or_else(|| [word].into(), |family| family.to_vec())
}

/// How strongly a person has these words, and whether one is a tag.
fn strength(person: &Person, words: &[&str]) -> Option<(u8, bool)> {
    let terms = person.terms().into_iter().filter(|term| words.contains(&term.term.as_str()));
    let weighted: u32 = terms.map(|term| term.freq * weight(term.field)).sum();
    let in_value = words.iter().any(|word| person.has_tag(word));
    (weighted > 0).then(|| (strength_of(weighted, in_value), in_value))
}

fn tag(person: &Person, word: &str, open: bool) -> Met {
    let longer = person.tags.iter().any(|&tag| WORDS[tag].starts_with(word));
    match person.has_tag(word) {
        true => Some((Level::Value, MatchKind::Exact, 256)),
        false if open && longer => Some((Level::ValuePrefix, MatchKind::Prefix, 256)),
        false => None,
    }
}

fn and(one: Met, other: Met) -> Met {
    let (one, other) = (one?, other?);
    Some((one.0.min(other.0), one.1.max(other.1), one.2 + other.2))
}

fn better(one: Met, other: Met) -> Met {
    let good = |met: Met| met.map_or((Level::None, 0), |met| (met.0, met.2));
    if good(other) > good(one) { other } else { one }
}

/// Documents with their scores and kinds, best first.
fn scan(people: &[Person], lengths: Vec<u8>, parts: &[Part]) -> Vec<(u32, u32, MatchKind)> {
    let scan = Scan { people, lengths };
    let met: Vec<Vec<Met>> =
        parts.iter().enumerate().map(|(at, part)| scan.part(part, at + 1 == parts.len())).collect();
    let wants = |part: &Part| !matches!(part, Part::Without(_));
    let of = |doc: usize, wanted: bool| {
        let such = parts.iter().zip(&met).filter(move |(part, _)| wants(part) == wanted);
        such.map(move |(_, met)| met[doc])
    };
    let bonus = |person: &Person| {
        let named: BTreeSet<&str> = parts.iter().flat_map(Part::names).collect();
        2048 * named.iter().filter(|word| person.has_tag(word)).count() as u32
    };
    let kept = |&(doc, _): &(usize, &Person)| of(doc, false).all(|met| met.is_none());
    let whole = |(doc, person): (usize, &Person)| {
        let (level, kind, worth) = of(doc, true).reduce(and)??;
        Some((doc as u32, (level as u32) << 24 | (worth + bonus(person)), kind))
    };
    let in_part = |(doc, person): (usize, &Person)| {
        let met: Vec<_> = of(doc, true).flatten().collect();
        let is_whole = met.iter().any(|met| met.0 == Level::Value);
        let is_enough = is_whole || met.len() * 2 > of(doc, true).count();
        let worth = met.iter().map(|met| met.2).sum::<u32>() + bonus(person);
        (is_enough && !met.is_empty()).then_some((doc as u32, worth, MatchKind::Partial))
    };
    let people = || people.iter().enumerate().filter(kept);
    let mut found: Vec<_> = people().filter_map(whole).collect();
    if found.is_empty() {
        found = people().filter_map(in_part).collect();
    }
    if !parts.iter().any(wants) {
        found = people().map(|(doc, _)| (doc as u32, 0, MatchKind::Exact)).collect();
    }
    found.sort_by_key(|&(doc, score, _)| (u32::MAX - score, doc));
    found
}

proptest! {
    #[test]
    fn scores_are_those_of_a_plain_look(
        people in proptest::collection::vec(person(), 1..40),
        parts in proptest::collection::vec(part(), 1..4),
    ) {
        let source = Source {
            facets: ["tags".into()].into(),
            documents: people.iter().map(Person::document).collect(),
            families: FAMILIES.map(|family| family.iter().map(|&word| word.into()).collect()).into(),
            ..Source::default()
        };
        let bytes = write(&source).unwrap();
        let index = Index::open(&bytes).unwrap();
        let lengths = (0..index.n_docs()).map(|doc| index.length(doc)).collect();
        let typed = parts.iter().map(Part::typed).collect::<Vec<_>>().join(" ");
        let results = search(&index, &Request { query: &typed, limit: 100, ..Request::default() });
        let hits: Vec<_> = results.hits.iter().map(|hit| (hit.doc.0, hit.score, hit.matched)).collect();
        prop_assert_eq!(hits, scan(&people, lengths, &parts), "{}", typed);
    }
}
