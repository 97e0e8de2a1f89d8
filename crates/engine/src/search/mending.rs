//! Mending: two words run together (or three of a name), one word torn apart.

use alloc::string::String;
use alloc::vec::Vec;

use super::query::{Clause, Ending, Scope, Word};
use crate::index::{Dictionary, Index, ListReader};

/// The shortest piece that a run-together word is cut into, in bytes.
const MIN_PIECE: usize = 3;
/// The shortest of three pieces of a name, but for the last: `de`, `la`.
const MIN_PARTICLE: usize = 2;
/// Ways tried to cut one word.
const MAX_CUTS: usize = 4;

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
            mended.push(either(clause, Clause::Word(Word { is_echo: true, ..joined })));
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
    let joined = plain(text, Scope::All, Ending::Finished);
    let is_known = has(&index.names, &joined.text) || has(&index.words, &joined.text);
    (before.text.len() > 1 && is_known).then_some(joined)
}

/// Is a word that nobody wrote cut into these two, if somebody wrote both?
pub fn is_cut(left: &str, right: &str) -> bool {
    left.len() > MIN_PIECE && right.len() >= MIN_PIECE
}

/// One word as two, if nobody wrote it or anything that begins so: two words of one name, or
/// two words of prose that stand for themselves. Or as three words of one name.
fn cut(word: &Word, index: &Index) -> Option<Clause> {
    if begins(&index.names, &word.text) || begins(&index.words, &word.text) {
        return None;
    }
    let mut ways = alloc::vec![Clause::Word(word.clone())];
    for at in MIN_PIECE..word.text.len().saturating_sub(MIN_PIECE - 1) {
        let Some((left, right)) = word.text.split_at_checked(at) else { continue };
        let open = word.ending == Ending::Unfinished;
        let ends =
            |dictionary: &Dictionary| has(dictionary, right) || open && begins(dictionary, right);
        if has(&index.names, left) && ends(&index.names) {
            ways.push(pieces(&[left, right], Scope::Names, word.ending));
        } else if is_cut(left, right) && has(&index.words, left) && has(&index.words, right) {
            ways.push(pieces(&[left, right], Scope::All, Ending::Finished));
        }
    }
    cut_in_three(&word.text, index, &mut ways);
    ways.truncate(1 + MAX_CUTS);
    (ways.len() > 1).then_some(Clause::Any(ways))
}

/// Adds each way to read `text` as three words of somebody's name: `vanderberg`, `delacruz`.
fn cut_in_three(text: &str, index: &Index, ways: &mut Vec<Clause>) {
    for first in MIN_PARTICLE..text.len() {
        let Some((left, rest)) = text.split_at_checked(first) else { continue };
        let who = named(left, &|_| true, index);
        let ends = if who.is_empty() { 0 } else { rest.len().saturating_sub(MIN_PIECE - 1) };
        for second in MIN_PARTICLE..ends {
            let Some((middle, right)) = rest.split_at_checked(second) else { continue };
            let both = named(middle, &|row| who.binary_search(&row).is_ok(), index);
            let is_name = !both.is_empty()
                && !named(right, &|row| both.binary_search(&row).is_ok(), index).is_empty();
            if is_name {
                ways.push(pieces(&[left, middle, right], Scope::Names, Ending::Finished));
            }
        }
    }
}

/// The rows, ascending, of those `among` some who have `name` in theirs.
fn named(name: &str, among: &dyn Fn(u32) -> bool, index: &Index) -> Vec<u32> {
    let mut rows = Vec::new();
    if let Some(term) = index.names.terms.find(name.as_bytes()) {
        let list = index.names.postings(term, &mut ListReader::default());
        list.for_each(&mut |row, _| {
            if among(row) {
                rows.push(row);
            }
        });
    }
    rows
}

/// All of `pieces`, of which the last ends in `ending`.
fn pieces(pieces: &[&str], scope: Scope, ending: Ending) -> Clause {
    let last = pieces.len().saturating_sub(1);
    let piece = |(at, text): (usize, &&str)| {
        let ending = if at == last { ending } else { Ending::Finished };
        Clause::Word(plain(String::from(*text), scope, ending))
    };
    Clause::All(pieces.iter().enumerate().map(piece).collect())
}

fn plain(text: String, scope: Scope, ending: Ending) -> Word {
    Word { text, spellings: Vec::new(), scope, ending, is_echo: false }
}

fn has(dictionary: &Dictionary, text: &str) -> bool {
    dictionary.terms.find(text.as_bytes()).is_some()
}

/// Does a term begin with `text`?
fn begins(dictionary: &Dictionary, text: &str) -> bool {
    let mut walk = dictionary.walk_from(text.as_bytes());
    walk.step().is_some() && walk.term().starts_with(text.as_bytes())
}
