//! Completions of the word being typed, and better spellings of a query.

use alloc::string::String;
use alloc::vec::Vec;

use super::expand::{near_names, near_words, spelled_so};
use super::matching::Matched;
use super::query::{self, Clause, Ending, Scope, Word};
use super::{Completion, count};
use crate::index::{Dictionary, Index, ListReader};

/// Terms weighed for completions; the most frequent of the first thousand that begin so.
const MAX_WEIGHED: usize = 1000;

/// Ways to finish the word being typed, names first, then frequent words first; at most `limit`.
/// Nothing where no word is being typed or nobody has a longer one.
pub fn suggest(index: &Index, typed: &str, limit: u32) -> Vec<Completion> {
    let Some(word) = unfinished(typed, index) else { return Vec::new() };
    let Some(before) = typed.get(..typed.len().saturating_sub(tail(typed))) else {
        return Vec::new();
    };
    let mut completions: Vec<Completion> = Vec::new();
    for dictionary in [&index.names, &index.words] {
        for term in frequent(dictionary, &word, limit as usize) {
            let query = String::from(before) + &term;
            let full = completions.len() >= limit as usize;
            if full || completions.iter().any(|known| known.query == query) {
                continue;
            }
            if let Some(count) = count(&query, index).filter(|&count| count > 0) {
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

/// The most frequent terms that begin with `word`, most frequent first.
fn frequent(dictionary: &Dictionary, word: &str, limit: usize) -> Vec<String> {
    let mut best: Vec<(u32, String)> = Vec::new();
    let mut walk = dictionary.walk_from(word.as_bytes());
    let mut reader = ListReader::default();
    for _ in 0..MAX_WEIGHED {
        let Some(term) = walk.step().filter(|_| walk.term().starts_with(word.as_bytes())) else {
            break;
        };
        if walk.term().len() == word.len() {
            continue;
        }
        let doc_freq = dictionary.postings(term, &mut reader).doc_freq();
        let at = best.partition_point(|kept| kept.0 >= doc_freq);
        if at < limit {
            best.truncate(limit - 1);
            best.insert(
                at,
                (doc_freq, String::from_utf8(walk.term().to_vec()).unwrap_or_default()),
            );
        }
    }
    best.into_iter().map(|(_, term)| term).collect()
}

/// The query with each word that nobody wrote replaced by the nearest that somebody did, if
/// that finds more than `total` people.
pub(crate) fn correction(wanted: &[Matched], total: u32, index: &Index) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let mut changed = false;
    for matched in wanted {
        let Clause::Word(word) = matched.clause else { return None };
        if word.scope != Scope::All {
            return None;
        }
        let better =
            if spelled_so(word, index).is_empty() { Some(nearest(word, index)?) } else { None };
        changed |= better.is_some();
        words.push(better.unwrap_or_else(|| word.text.clone()));
    }
    let query = words.join(" ");
    (changed && count(&query, index)? > total).then_some(query)
}

fn nearest(word: &Word, index: &Index) -> Option<String> {
    let whole = Word { ending: Ending::Finished, ..word.clone() };
    let near = [near_names(&whole, 2, index), near_words(&whole, 2, index)].concat();
    let best = near.iter().max_by_key(|expansion| {
        (expansion.share, expansion.postings(&mut ListReader::default(), index).doc_freq())
    })?;
    let dictionary = if best.in_names { &index.names } else { &index.words };
    String::from_utf8(dictionary.terms.get(best.term)).ok()
}
