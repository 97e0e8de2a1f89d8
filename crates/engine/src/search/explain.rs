//! Why somebody was found: for the command line and for whoever tunes the ranking.

use alloc::string::String;
use alloc::vec::Vec;

use super::cells::{self, kind_of};
use super::matching::matches;
use super::{MatchKind, Request, prepare};
use crate::index::{DocId, Index};

/// What one word of the query found in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The word asked for, folded.
    pub word: String,
    /// The term of the index that it met; a family goes by its first member.
    pub term: String,
    /// How.
    pub kind: MatchKind,
    /// Does the term stand in the name?
    pub in_name: bool,
    /// What the match gave, in 256ths.
    pub given: u32,
}

/// Each word of the query and what it found in `doc`: all terms it met there, best first in
/// each way of meeting.
pub fn explain(index: &Index, request: &Request, doc: DocId) -> Vec<Explained> {
    let query = prepare(request.query, index);
    let mut explained = Vec::new();
    for matched in matches(&query, index) {
        matched.each_word(&mut |word, expansions| {
            for expansion in expansions {
                let mut cells = cells::empty(index);
                cells::add(&mut cells, &[*expansion], index);
                let Some(cell) = cells.get(doc.0 as usize).filter(|cell| cell.is_met()) else {
                    continue;
                };
                let dictionary = if expansion.in_names { &index.names } else { &index.words };
                let term =
                    String::from_utf8(dictionary.terms.get(expansion.term)).unwrap_or_default();
                explained.push(Explained {
                    word: word.text.clone(),
                    term,
                    kind: kind_of(cell.kind),
                    in_name: expansion.in_names,
                    given: cell.gain(),
                });
            }
        });
    }
    explained
}
