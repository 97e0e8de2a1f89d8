//! Completions of the word being typed, and better spellings of a query.

use alloc::string::String;
use alloc::vec::Vec;

use super::matching::Matched;
use super::query::{self, Clause, Ending, Scope, Word};
use super::{Completion, count};
use crate::index::{Dictionary, DocId, Index, ListReader};
use crate::text::tokenize;

/// Terms weighed for completions; the most frequent of the first thousand that begin so.
const MAX_WEIGHED: usize = 1000;
/// Terms tried for one completion: of a family often all but one find the same people.
const TRIES: usize = 3;

/// Ways to finish the word being typed, names first, then frequent words first; at most `limit`.
/// Of other forms of a word that is offered only those that do not find as many people.
/// Nothing where no word is being typed or nobody has a longer one.
pub fn suggest(index: &Index, typed: &str, limit: u32) -> Vec<Completion> {
    let Some(word) = unfinished(typed, index) else { return Vec::new() };
    let Some(before) = typed.get(..typed.len().saturating_sub(tail(typed))) else {
        return Vec::new();
    };
    let mut completions: Vec<Completion> = Vec::new();
    for dictionary in [&index.names, &index.words] {
        // The families offered, and how many people their words find.
        let mut offered: Vec<(u32, u32)> = Vec::new();
        for (head, term) in frequent(dictionary, &word, (limit as usize).saturating_mul(TRIES)) {
            let query = String::from(before) + &term;
            let full = completions.len() >= limit as usize;
            if full || completions.iter().any(|known| known.query == query) {
                continue;
            }
            let count = count(&query, index);
            if count > 0 && !offered.contains(&(head, count)) {
                offered.push((head, count));
                completions.push(Completion { query, count });
            }
        }
    }
    completions
}

/// The folded word at the end, if it may go on.
fn unfinished(typed: &str, index: &Index) -> Option<String> {
    let query = query::parse(typed, index);
    let mut last = None;
    query.wanted.last()?.each_word(&mut |word| last = Some(word));
    let word: &Word = last?;
    (word.ending == Ending::Unfinished && !matches!(word.scope, Scope::Facet(_)))
        .then(|| word.text.clone())
}

/// Bytes of the last word as typed.
fn tail(typed: &str) -> usize {
    typed.len()
        - typed.rfind(|letter: char| letter.is_whitespace() || letter == ':').map_or(0, |at| {
            at + typed.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        })
}

/// The most frequent terms that begin with `word`, most frequent first, of those as frequent the
/// shortest; each with the head of its family.
fn frequent(dictionary: &Dictionary, word: &str, limit: usize) -> Vec<(u32, String)> {
    let mut best: Vec<(u32, u32, String)> = Vec::new();
    let mut walk = dictionary.walk_from(word.as_bytes());
    let mut reader = ListReader::default();
    for _ in 0..MAX_WEIGHED {
        let Some(number) = walk.step().filter(|_| walk.term().starts_with(word.as_bytes())) else {
            break;
        };
        let len = walk.term().len();
        if len == word.len() {
            continue;
        }
        let doc_freq = dictionary.postings(number, &mut reader).doc_freq();
        let is_better = |kept: &(u32, u32, String)| {
            kept.0 > doc_freq || kept.0 == doc_freq && kept.2.len() <= len
        };
        let at = best.partition_point(is_better);
        if at < limit {
            best.truncate(limit - 1);
            let term = String::from_utf8(walk.term().to_vec()).unwrap_or_default();
            best.insert(at, (doc_freq, dictionary.head(number), term));
        }
    }
    best.into_iter().map(|(_, head, term)| (head, term)).collect()
}

/// The query as `doc`, who was found by a guess, has it spelled: the words as typed, but for those
/// that were guessed. So it finds at least that person, and without a guess.
pub(crate) fn correction(
    typed: &str,
    doc: DocId,
    wanted: &[Matched],
    index: &Index,
) -> Option<String> {
    let mut guessed: Vec<(&str, String)> = Vec::new();
    for matched in wanted {
        matched.each_leaf(&mut |leaf| {
            let Clause::Word(word) = leaf.clause else { return };
            let met = leaf.expansions.iter().filter(|way| way.met_in(doc, index).is_some());
            let best = met.max_by_key(|way| (way.level, way.share));
            if let Some(guess) = best.filter(|way| way.kind.is_guess()) {
                guessed.push((&word.text, guess.term(index)));
            }
        });
    }
    (!guessed.is_empty()).then(|| respelled(typed, &guessed))
}

/// What was typed, with other words for some; a capital stays one.
fn respelled(typed: &str, others: &[(&str, String)]) -> String {
    let mut text = String::new();
    let mut done = 0;
    for token in tokenize(typed) {
        let other = others.iter().find(|(word, _)| *word == token.term);
        if let Some((_, other)) = other.filter(|_| token.start >= done) {
            text.push_str(typed.get(done..token.start).unwrap_or_default());
            let mut other = other.clone();
            if typed.as_bytes().get(token.start).is_some_and(u8::is_ascii_uppercase)
                && let Some(first) = other.get_mut(..1)
            {
                first.make_ascii_uppercase();
            }
            text.push_str(&other);
            done = token.end;
        }
    }
    text.push_str(typed.get(done..).unwrap_or_default());
    text
}
