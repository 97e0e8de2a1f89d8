//! Why somebody was found: for the command line and for whoever tunes the ranking.

use alloc::string::String;
use alloc::vec::Vec;

use super::cells::{self, kind_of};
use super::matching::{Matched, matches};
use super::{MatchKind, Request, prepare, values};
use crate::index::{DocId, Index};
use crate::text::fold;

/// What one word of the query found in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The word asked for, folded.
    pub word: String,
    /// The term of the index that it met; the word itself where it was not met by one term
    /// (a phrase, a value of a field, initials).
    pub term: String,
    /// How.
    pub kind: MatchKind,
    /// Does the term stand in the name?
    pub in_name: bool,
    /// What the match gives, in 256ths. Of several matches of one word, the best of the name
    /// and the best of the text count.
    pub given: u32,
}

/// Each word of the query and every term by which `doc` meets it, be it as spelled or by a guess;
/// then the values of a facet that the query names as a whole.
pub fn explain(index: &Index, request: &Request, doc: DocId) -> Vec<Explained> {
    let query = prepare(request.query, index);
    let mut explained = Vec::new();
    let wanted = matches(&query, index);
    for matched in &wanted {
        matched.each_leaf(&mut |leaf| {
            let before = explained.len();
            by_terms(leaf, doc, index, &mut explained);
            if explained.len() == before {
                explained.extend(as_a_whole(leaf, doc));
            }
        });
    }
    explained.extend(by_values(&wanted, doc, index));
    explained
}

/// The terms by which a document meets a word.
fn by_terms(leaf: &Matched, doc: DocId, index: &Index, explained: &mut Vec<Explained>) {
    let word = text_of(leaf);
    let (mut met, mut curves) = (cells::empty(index), alloc::vec![0; index.n_docs() as usize]);
    cells::each_group(&leaf.expansions, &mut |group, doc_freq| {
        let before = met.get(doc.0 as usize).copied().unwrap_or_default().level;
        let worth = cells::add_group(&mut met, group, &mut curves, doc_freq, index);
        for way in group {
            let Some((strength, kind)) = way.met_in(doc, index) else { continue };
            if way.level.is_guess() && way.level < before {
                continue;
            }
            explained.push(Explained {
                word: word.clone(),
                term: way.term(index),
                kind,
                in_name: way.in_names,
                given: worth * u32::from(way.curve(strength, index.length(doc.0))) / 256,
            });
        }
    });
}

/// How a document meets a phrase, a word in a field's values, or initials.
fn as_a_whole(leaf: &Matched, doc: DocId) -> Option<Explained> {
    let cell = leaf.cells.get(doc.0 as usize).filter(|cell| cell.is_met())?;
    Some(Explained {
        word: text_of(leaf),
        term: text_of(leaf),
        kind: kind_of(cell.kind),
        in_name: cell.name > 0,
        given: cell.gain(),
    })
}

/// The values of a document that the query names as a whole.
fn by_values(wanted: &[Matched], doc: DocId, index: &Index) -> Vec<Explained> {
    let mut named = values::whole_values(wanted, index);
    named.retain(|whole| {
        let facet = index.facet_columns().nth(whole.facet).unwrap_or_default();
        facet.of(doc.0).any(|value| value == whole.value)
    });
    let row = |whole: values::Whole| Explained {
        word: fold(whole.text),
        term: whole.text.into(),
        kind: MatchKind::Exact,
        in_name: false,
        given: whole.worth,
    };
    named.into_iter().map(row).collect()
}

fn text_of(leaf: &Matched) -> String {
    let mut words = Vec::new();
    leaf.clause.each_word(&mut |word| words.push(word.text.as_str()));
    words.join(" ")
}
