//! Clauses → cells: which documents meet what is asked, and how.
//!
//! First as it is spelled: the word, its family, its other names, and words that begin so.
//! Only where that does not find enough is the dictionary searched for what is nearly
//! spelled so: one slip a word, then two. So a query typed well is never diluted.

use alloc::vec::Vec;

use super::MatchKind;
use super::cells::{self, Cell, kind_of};
use super::expand::{self, Expansion, Level};
use super::query::{Clause, Ending, Query, Scope, Word};
use super::{initials, near, phrase};
use crate::index::{Index, ListReader};
use crate::text::tokenize;

/// So many people who have what is typed, and nobody looks for slips.
const ENOUGH: usize = 10;

/// In longer questions nothing is guessed.
const MAX_GUESSED: usize = 8;

/// A clause and the documents that meet it.
pub(crate) struct Matched<'q> {
    pub(crate) clause: &'q Clause,
    pub(crate) cells: Vec<Cell>,
    parts: Vec<Matched<'q>>,
    /// For a word: what it may mean, as it is spelled and then as a guess.
    pub(crate) expansions: Vec<Expansion>,
    /// How many of them are spelled so.
    n_spelled: usize,
    /// Need a document not meet it? True for words that prose leaves out.
    pub(crate) optional: bool,
}

/// All wanted clauses, met as far as it takes to find somebody.
pub(crate) fn matches<'q>(query: &'q Query, index: &Index) -> Vec<Matched<'q>> {
    let mut wanted: Vec<Matched> =
        query.wanted.iter().map(|clause| Matched::new(clause, index)).collect();
    if wanted.iter().all(|matched| matched.optional) {
        for matched in &mut wanted {
            matched.optional = false;
        }
    }
    add_initials(&mut wanted, index);
    let n_known = wanted.iter().filter(|matched| matched.is_known()).count();
    // Where so much is asked for, nobody has all of it, guessed or not.
    if wanted.len() > MAX_GUESSED {
        return wanted;
    }
    let two = if n_known == 0 { Guess::SoundOrTwoSlips } else { Guess::SoundOrTwoSlipsBeside };
    for guess in [Guess::OneSlip, two] {
        if is_enough(&wanted, guess) {
            break;
        }
        let all_known = n_known == wanted.len();
        for matched in &mut wanted {
            if guess == Guess::OneSlip || all_known || !matched.is_known() {
                matched.add_near(guess, index);
            }
        }
        add_initials(&mut wanted, index);
    }
    wanted
}

/// A word that stands alone may be somebody's initials.
fn add_initials(wanted: &mut [Matched], index: &Index) {
    if let [Matched { clause: Clause::Word(word), cells, .. }] = wanted {
        initials::add(word, cells, index);
    }
}

/// How a document meets all that is wanted; not met if it misses anything.
pub(crate) fn cell_of(wanted: &[Matched], doc: usize) -> Cell {
    if let [only] = wanted {
        return only.cells.get(doc).copied().unwrap_or_default();
    }
    let cell = |matched: &Matched| matched.cells.get(doc).copied().unwrap_or_default();
    let mut all: Option<Cell> = None;
    for matched in wanted.iter().filter(|matched| !matched.optional) {
        let cell = cell(matched);
        if !cell.is_met() {
            return cell;
        }
        all = Some(all.map_or(cell, |all| all.and(cell)));
    }
    let optional = wanted.iter().filter(|matched| matched.optional);
    optional.fold(all.unwrap_or_default(), |all, matched| all.and_perhaps(cell(matched)))
}

/// Ways to look for what was meant, each tried when those before found too little.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Guess {
    OneSlip,
    SoundOrTwoSlips,
    /// The same beside a word that somebody wrote: then two slips are less of a leap.
    SoundOrTwoSlipsBeside,
}

/// Need nobody go on to guess so? One slip is looked for unless somebody is called just so,
/// or enough people whose names begin so: a slip may well give another word that somebody
/// wrote. Three words and more that enough people have are no slip; guesses would stand behind
/// them. Anything further only if there is nobody at all.
fn is_enough(wanted: &[Matched], guess: Guess) -> bool {
    let n_docs = wanted.iter().map(|matched| matched.cells.len()).max().unwrap_or(0);
    let is_long = wanted.len() > 2;
    let mut n_enough = 0;
    for doc in 0..n_docs {
        let cell = cell_of(wanted, doc);
        match cell.level {
            Level::None => {}
            _ if guess != Guess::OneSlip => return true,
            Level::Name | Level::NameAlias => return true,
            Level::NamePrefix if kind_of(cell.kind) == MatchKind::Exact => return true,
            Level::NamePrefix => n_enough += 1,
            _ => n_enough += usize::from(is_long),
        }
    }
    n_enough >= ENOUGH
}

impl<'q> Matched<'q> {
    pub(crate) fn new(clause: &'q Clause, index: &Index) -> Self {
        let mut matched = Self {
            clause,
            cells: Vec::new(),
            parts: Vec::new(),
            expansions: Vec::new(),
            n_spelled: 0,
            optional: false,
        };
        match clause {
            Clause::Word(word) => matched.meet_word(word, index),
            Clause::All(clauses) | Clause::Any(clauses) => {
                matched.parts = clauses.iter().map(|clause| Matched::new(clause, index)).collect();
                matched.optional = matched.parts.iter().all(|part| part.optional);
            }
            Clause::Phrase(words) => matched.cells = phrase::cells(words, index),
        }
        matched.combine();
        matched
    }

    fn meet_word(&mut self, word: &Word, index: &Index) {
        self.cells = cells::empty(index);
        if let Scope::Facet(facet) = word.scope {
            meet_facet(word, facet, &mut self.cells, index);
            return;
        }
        self.expansions = expand::spelled_so(word, index);
        self.n_spelled = self.expansions.len();
        self.optional = word.ending != Ending::Unfinished && index.hints.is_stop_word(&word.text);
        cells::add(&mut self.cells, &self.expansions, index);
        if word.is_echo {
            self.cells.iter_mut().for_each(|cell| (cell.name, cell.prose) = (0, 0));
        }
    }

    /// In a question a title's words are words like others, and other forms of them are met too.
    pub(crate) fn in_question(clause: &'q Clause, index: &Index) -> Self {
        let mut matched = Self::new(clause, index);
        matched.add_forms_in_titles(index);
        matched
    }

    fn add_forms_in_titles(&mut self, index: &Index) {
        let is_word = |way: &&Expansion| !way.in_names && way.level == Level::Word;
        if let Some(&way) = self.expansions.iter().find(is_word) {
            self.add_family_in_titles(way, index);
        }
        self.parts.iter_mut().for_each(|part| part.add_forms_in_titles(index));
        self.combine();
    }

    /// All forms of a word are as rare in titles as they are elsewhere.
    fn add_family_in_titles(&mut self, word: Expansion, index: &Index) {
        let doc_freq = word.postings(&mut ListReader::default(), index).doc_freq();
        let worth = 2 * cells::idf_256(doc_freq, index.n_docs());
        for form in index.words.family(word.term) {
            let name = index.names.terms.find(&index.words.terms.get(form));
            let Some(name) = name else { continue };
            let titles = index.names.postings(name, &mut ListReader::default());
            let kind = if form == word.term { word.kind } else { MatchKind::Stem };
            titles.for_each(&mut |row, _| {
                if let Some(cell) = self.cells.get_mut(index.doc_of(row) as usize) {
                    let found = Cell {
                        level: Level::Word,
                        kind: cells::number_of(kind),
                        name: worth,
                        prose: cell.prose,
                    };
                    *cell = if cell.is_met() { Cell { name: worth, ..*cell } } else { found };
                }
            });
        }
    }

    /// Adds what may be meant: among names always, in prose for words nobody wrote.
    fn add_near(&mut self, guess: Guess, index: &Index) {
        if let Clause::Word(word) = self.clause {
            self.add_near_word(word, guess, index);
        }
        // One way in is enough: the first is the one that was typed.
        let n_ways = if matches!(self.clause, Clause::Any(_)) { 1 } else { self.parts.len() };
        self.parts.iter_mut().take(n_ways).for_each(|part| part.add_near(guess, index));
        self.combine();
    }

    /// Did somebody write all of its words?
    fn is_known(&self) -> bool {
        match self.clause {
            Clause::Word(word) => self.n_spelled > 0 || matches!(word.scope, Scope::Facet(_)),
            Clause::Phrase(_) => true,
            _ => self.parts.iter().all(Matched::is_known),
        }
    }

    fn add_near_word(&mut self, word: &Word, guess: Guess, index: &Index) {
        if matches!(word.scope, Scope::Facet(_)) {
            return;
        }
        let is_known = self.n_spelled > 0;
        let limit = if guess == Guess::OneSlip { 1 } else { 2 };
        let spelled = self.expansions.iter().take(self.n_spelled);
        let is_name = spelled.clone().any(|expansion| expansion.in_names);
        if !is_known {
            // What is two slips away holds what is one.
            self.expansions.clear();
            self.cells = cells::empty(index);
        }
        let n_before = self.expansions.len();
        if guess != Guess::OneSlip && (is_name || !is_known) {
            self.expansions.extend(near::sounding_names(word, index));
        }
        if guess == Guess::OneSlip || !is_known {
            let long = if guess == Guess::SoundOrTwoSlipsBeside { 5 } else { 7 };
            self.expansions.extend(near::near_names(word, limit, long, index));
        }
        if !is_known {
            self.expansions.extend(near::near_words(word, limit, index));
        }
        // What a guess at a name is worth hangs on nothing met before.
        let guesses = self.expansions.get(n_before..).unwrap_or_default();
        cells::add(&mut self.cells, guesses, index);
    }

    /// Cells from those of the parts.
    fn combine(&mut self) {
        let both = match self.clause {
            Clause::All(_) => Cell::and,
            Clause::Any(_) => Cell::or,
            _ => return,
        };
        let mut parts = self.parts.iter();
        self.cells = parts.next().map(|part| part.cells.clone()).unwrap_or_default();
        for part in parts {
            self.cells
                .iter_mut()
                .zip(&part.cells)
                .for_each(|(cell, &other)| *cell = both(*cell, other));
        }
    }

    /// Does a document meet the clause?
    pub(crate) fn is_met(&self, doc: u32) -> bool {
        self.cells.get(doc as usize).is_some_and(|cell| cell.is_met())
    }

    /// Calls `visit` with each word or phrase in it.
    pub(crate) fn each_leaf(&self, visit: &mut dyn FnMut(&Matched<'q>)) {
        if self.parts.is_empty() {
            visit(self);
        }
        self.parts.iter().for_each(|part| part.each_leaf(visit));
    }
}

/// Documents with a value that has the word, or, for the last word, a word that begins so.
fn meet_facet(word: &Word, facet: u32, cells: &mut [Cell], index: &Index) {
    let Some(facet) = index.facet_columns().nth(facet as usize) else { return };
    let open = word.ending != Ending::Finished;
    let fits: Vec<Option<MatchKind>> = facet
        .values()
        .map(|value| {
            let kinds = tokenize(value).into_iter().filter_map(|token| {
                match token.term.strip_prefix(word.text.as_str())? {
                    "" => Some(MatchKind::Exact),
                    _ => open.then_some(MatchKind::Prefix),
                }
            });
            kinds.min()
        })
        .collect();
    facet.for_each(&mut |doc, value| {
        if let (Some(cell), Some(&Some(kind))) = (cells.get_mut(doc), fits.get(value as usize)) {
            let level = if kind == MatchKind::Exact { Level::Value } else { Level::ValuePrefix };
            *cell = cell.or(Cell { level, kind: cells::number_of(kind), name: 0, prose: 256 });
        }
    });
}
