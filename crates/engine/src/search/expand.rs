//! A word asked for → the terms that it may mean.

use alloc::string::String;
use alloc::vec::Vec;

use super::MatchKind;
use super::query::{Ending, Scope, Word};
use crate::index::{AliasKind, Dictionary, DocId, Index, List, ListReader, is_in_value, text_of};
use crate::text::stem;

/// Shorter beginnings are looked for in names only: too many words begin so.
const MIN_BEGINNING: usize = 3;

/// How good a match is, before any sum: a better level always comes first. A name beats a
/// mention met in the same way, and what is spelled so beats what is nearly spelled so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[repr(u8)]
pub(crate) enum Level {
    /// No match.
    #[default]
    None,
    /// In prose, one or two letters apart.
    WordNear,
    /// In a name, two letters apart.
    NameFar,
    /// In a name, one letter apart, or sounding alike.
    NameNear,
    /// In prose, the beginning of a word.
    WordPrefix,
    /// In a tag, category or type, the beginning of a word.
    ValuePrefix,
    /// In prose, another form of the word.
    Form,
    /// In prose, the word.
    Word,
    /// In a tag, category or type, the word or another form of it.
    Value,
    /// A name for which this is another name.
    NameAlias,
    /// The beginning of a name.
    NamePrefix,
    /// The name.
    Name,
}

impl Level {
    /// The level of a match of both: the lower. A guess at a name is less sure yet where the
    /// other word is only mentioned.
    pub(crate) fn with(self, other: Self) -> Self {
        let (lower, higher) = (self.min(other), self.max(other));
        let is_mention = (Level::WordPrefix..=Level::Value).contains(&higher);
        match lower {
            Level::NameNear if is_mention => Level::NameFar,
            Level::NameFar if is_mention => Level::WordNear,
            lower => lower,
        }
    }

    /// Is it nearly spelled so, or does it sound so?
    pub(crate) fn is_guess(self) -> bool {
        (Level::WordNear..=Level::NameNear).contains(&self)
    }

    /// The level of the same match where the term is in a tag, category or type.
    pub(crate) fn in_value(self) -> Self {
        match self {
            Level::Form | Level::Word => Level::Value,
            Level::WordPrefix => Level::ValuePrefix,
            level => level,
        }
    }
}

/// A term that a word may mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expansion {
    /// In names, or in prose?
    pub(crate) in_names: bool,
    pub(crate) term: u32,
    pub(crate) level: Level,
    pub(crate) kind: MatchKind,
    /// What share of its worth the match has, in 256ths.
    pub(crate) share: u32,
}

impl Expansion {
    /// The documents of the term; a `reader` that is used for one dictionary only, in the
    /// order of its terms, does not read twice.
    pub(crate) fn postings<'a>(&self, reader: &mut ListReader<'a>, index: &Index<'a>) -> List<'a> {
        self.dictionary(index).postings(self.term, reader)
    }

    /// The term as it stands in its dictionary.
    pub(crate) fn term(&self, index: &Index) -> String {
        String::from_utf8(self.dictionary(index).terms.get(self.term)).unwrap_or_default()
    }

    /// Calls `visit` with each document of the term, how strong it is there (0 in names), and how it
    /// is met: where another form of it stands, that is what is met.
    pub(crate) fn each_met<'a>(
        &self,
        reader: &mut ListReader<'a>,
        index: &Index<'a>,
        visit: &mut dyn FnMut(DocId, u8, Level, MatchKind),
    ) {
        let list = self.postings(reader, index);
        let is_form = self.kind == MatchKind::Exact && !self.in_names;
        let forms = if is_form { index.words.form(self.term, &list) } else { Some(Vec::new()) };
        // Where nobody can tell, another form is no worse, but may be all that was met.
        let otherwise = if forms.is_some() { self.kind } else { MatchKind::Stem };
        let mut forms = forms.unwrap_or_default().into_iter();
        list.for_each(&mut |row, strength| {
            let (level, kind) = match forms.next() {
                Some(false) => (Level::Form, MatchKind::Stem),
                _ => (self.level, otherwise),
            };
            let level = if is_in_value(strength) { level.in_value() } else { level };
            visit(DocId(index.doc_of(row)), strength, level, kind);
        });
    }

    /// How strong the term is in a document, if it is there (0 in names), and how it is met.
    pub(crate) fn met_in(&self, doc: DocId, index: &Index) -> Option<(u8, MatchKind)> {
        let mut found = None;
        self.each_met(&mut ListReader::default(), index, &mut |met, strength, _, kind| {
            if met == doc {
                found = Some((strength, kind));
            }
        });
        found
    }

    fn dictionary<'i, 'a>(&self, index: &'i Index<'a>) -> &'i Dictionary<'a> {
        if self.in_names { &index.names } else { &index.words }
    }
}

/// The terms that are the word, begin with it, share its stem or are another name for it.
pub(crate) fn spelled_so(word: &Word, index: &Index) -> Vec<Expansion> {
    let mut found = Vec::new();
    if matches!(word.scope, Scope::All | Scope::Names) {
        names(word, index, &mut found);
    }
    if matches!(word.scope, Scope::All | Scope::Words) {
        words(word, index, &mut found);
    }
    found
}

fn names(word: &Word, index: &Index, found: &mut Vec<Expansion>) {
    let mut add = |term, level, kind, share| {
        found.push(Expansion { in_names: true, term, level, kind, share });
    };
    let exact = index.names.terms.find(word.text.as_bytes());
    if let Some(term) = exact {
        // An initial that somebody writes says no more than one that somebody does not.
        let level = if word.text.len() == 1 { Level::NamePrefix } else { Level::Name };
        add(term, level, MatchKind::Exact, 256);
    }
    for spelling in &word.spellings {
        if let Some(term) = index.names.terms.find(spelling.as_bytes()) {
            add(term, Level::Name, MatchKind::Exact, 250);
        }
    }
    for (to, kind) in index.hints.aliases(&word.text) {
        if let Some(term) = index.names.terms.find(to.as_bytes()) {
            match kind {
                AliasKind::Spelling => add(term, Level::Name, MatchKind::Exact, 250),
                AliasKind::Nickname => add(term, Level::NameAlias, MatchKind::Nickname, 200),
            }
        }
    }
    // A single letter is an initial, wherever it stands.
    let open = match word.ending {
        Ending::Finished => word.text.chars().count() == 1,
        Ending::Perhaps => exact.is_none(),
        Ending::Unfinished => true,
    };
    if open {
        let len = word.text.len();
        each_beginning(&index.names, &word.text, &mut |term, whole| {
            let share = 256 - 128 * whole.saturating_sub(len) as u32 / whole.max(1) as u32;
            add(term, Level::NamePrefix, MatchKind::Prefix, share);
        });
    }
}

fn words(word: &Word, index: &Index, found: &mut Vec<Expansion>) {
    let exact = index.words.terms.find(word.text.as_bytes());
    match exact {
        Some(term) => found.push(Expansion {
            in_names: false,
            term,
            level: Level::Word,
            kind: MatchKind::Exact,
            share: 256,
        }),
        None => found.extend(by_stem(word, index)),
    }
    let open = match word.ending {
        Ending::Finished => false,
        Ending::Perhaps => found.is_empty(),
        Ending::Unfinished => true,
    };
    if open && word.text.chars().count() >= MIN_BEGINNING {
        let head = exact.map(|term| index.words.head(term));
        let mut before = None;
        each_beginning(&index.words, &word.text, &mut |term, _| {
            let term = index.words.head(term);
            if Some(term) != head && Some(term) != before {
                before = Some(term);
                found.push(Expansion {
                    in_names: false,
                    term,
                    level: Level::WordPrefix,
                    kind: MatchKind::Prefix,
                    share: 128,
                });
            }
        });
    }
}

/// A form that the site never used: a term with the same stem.
fn by_stem(word: &Word, index: &Index) -> Option<Expansion> {
    let rules = index.hints.stems;
    let is_inflected = |letter: u8| letter.is_ascii_lowercase() || !letter.is_ascii();
    if rules.is_empty() || !word.text.bytes().all(is_inflected) {
        return None;
    }
    let asked = stem(&word.text, rules);
    // What is typed and is a stem itself begins its forms, and so finds them.
    let is_begun = word.ending == Ending::Unfinished && asked == word.text.as_bytes();
    if asked.len() < MIN_BEGINNING || is_begun {
        return None;
    }
    // Relatives differ in their stem's last letter at most, as `study` and `studi` do.
    let beginning = asked.get(..(asked.len() - 1).max(MIN_BEGINNING))?;
    let mut walk = index.words.walk_from(beginning);
    while let Some(term) = walk.step() {
        if !walk.term().starts_with(beginning) {
            break;
        }
        if stem(text_of(walk.term()), rules) == asked {
            return Some(Expansion {
                in_names: false,
                term,
                level: Level::Word,
                kind: MatchKind::Stem,
                share: 230,
            });
        }
    }
    None
}

/// Calls `visit` with each term that begins with `beginning`, but for that itself, and its length.
fn each_beginning(dictionary: &Dictionary, beginning: &str, visit: &mut dyn FnMut(u32, usize)) {
    let mut walk = dictionary.walk_from(beginning.as_bytes());
    while let Some(term) = walk.step() {
        if !walk.term().starts_with(beginning.as_bytes()) {
            break;
        }
        if walk.term().len() > beginning.len() {
            visit(term, walk.term().len());
        }
    }
}
