//! Mending: two words run together, one word torn apart.

use alloc::string::String;
use alloc::vec::Vec;

use super::query::{Clause, Ending, Scope, Word};
use crate::index::{Dictionary, Index};

/// The shortest piece that a run-together word is cut into, in bytes.
const MIN_PIECE: usize = 3;

/// Lets a word that nobody wrote also be two that somebody did, and two neighbors one.
pub(crate) fn mend(clauses: Vec<Clause>, index: &Index) -> Vec<Clause> {
    let mut mended: Vec<Clause> = Vec::with_capacity(clauses.len());
    let mut before: Option<Word> = None;
    for clause in clauses {
        let word = match &clause {
            Clause::Word(word) if word.scope == Scope::All => Some(word.clone()),
            _ => None,
        };
        let joined =
            before.as_ref().zip(word.as_ref()).and_then(|(before, word)| join(before, word, index));
        if let Some(joined) = joined
            && let Some(neighbor) = mended.pop()
        {
            mended.push(either(neighbor, Clause::Word(joined.clone())));
            mended.push(either(clause, Clause::Word(joined)));
        } else {
            mended.push(word.as_ref().and_then(|word| cut(word, index)).unwrap_or(clause));
        }
        before = word;
    }
    mended
}

fn either(one: Clause, other: Clause) -> Clause {
    Clause::Any(alloc::vec![one, other])
}

/// Two words as one, if somebody wrote that.
fn join(before: &Word, word: &Word, index: &Index) -> Option<Word> {
    let text = String::from(before.text.as_str()) + &word.text;
    let joined = Word { text, spellings: Vec::new(), scope: Scope::All, ending: Ending::Finished };
    (before.text.len() > 1 && is_known(&joined.text, index)).then_some(joined)
}

/// One word as two, if nobody wrote it or anything that begins so.
fn cut(word: &Word, index: &Index) -> Option<Clause> {
    if begins(&index.names, &word.text) || begins(&index.words, &word.text) {
        return None;
    }
    let cuts = (MIN_PIECE..word.text.len().saturating_sub(MIN_PIECE - 1)).filter_map(|at| {
        let (left, right) = word.text.split_at_checked(at)?;
        let open = word.ending != Ending::Finished;
        let fits = is_known(left, index)
            && if open {
                begins(&index.names, right) || begins(&index.words, right)
            } else {
                is_known(right, index)
            };
        let piece = |text, ending| {
            Clause::Word(Word {
                text: String::from(text),
                spellings: Vec::new(),
                scope: word.scope,
                ending,
            })
        };
        fits.then(|| {
            Clause::All(alloc::vec![piece(left, Ending::Finished), piece(right, word.ending)])
        })
    });
    let mut ways = alloc::vec![Clause::Word(word.clone())];
    ways.extend(cuts.take(4));
    (ways.len() > 1).then_some(Clause::Any(ways))
}

fn is_known(text: &str, index: &Index) -> bool {
    index.names.terms.find(text.as_bytes()).is_some()
        || index.words.terms.find(text.as_bytes()).is_some()
}

/// Does a term begin with `text`?
fn begins(dictionary: &Dictionary, text: &str) -> bool {
    let mut walk = dictionary.walk_from(text.as_bytes());
    walk.step().is_some() && walk.term().starts_with(text.as_bytes())
}
