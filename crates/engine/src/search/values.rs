//! Whole values: `aws cloud` means the tag `AWS Cloud` rather than `AWS` and a cloud elsewhere.

use alloc::vec::Vec;

use super::matching::Matched;
use super::query::{Clause, Scope};
use crate::index::{Facet, Index};
use crate::text::{TokenKind, tokenize};

/// What a value of one word adds to a document, in 256ths; one of `n` words adds `n²` times as much,
/// so that one long value says more than its words one by one.
const WORTH: u32 = 2048;

/// A facet value whose words stand beside each other in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Whole<'a> {
    /// The facet's place.
    pub(crate) facet: usize,
    /// The value's place in it.
    pub(crate) value: u32,
    pub(crate) text: &'a str,
    /// What it adds, in 256ths.
    pub(crate) worth: u32,
}

/// The values that the query names as a whole.
pub(crate) fn whole_values<'a>(wanted: &[Matched], index: &Index<'a>) -> Vec<Whole<'a>> {
    let mut words = Vec::new();
    for matched in wanted {
        push_words(matched.clause, &mut words);
    }
    let mut found = Vec::new();
    for (facet, column) in index.facet_columns().enumerate() {
        for (text, value) in column.values().zip(0..) {
            let n_words = n_words_named(text, &words);
            if n_words > 0 {
                let worth = WORTH.saturating_mul(n_words * n_words);
                found.push(Whole { facet, value, text, worth });
            }
        }
    }
    found
}

/// What whole values add to each document; empty if there are none.
pub(crate) fn bonuses(wanted: &[Matched], index: &Index) -> Vec<u32> {
    let found = whole_values(wanted, index);
    let mut bonuses = alloc::vec![0u32; if found.is_empty() { 0 } else { index.n_docs() as usize }];
    for same in found.chunk_by(|one, other| one.facet == other.facet) {
        let Some(Whole { facet, .. }) = same.first() else { continue };
        let facet: Facet = index.facet_columns().nth(*facet).unwrap_or_default();
        facet.for_each(&mut |doc, value| {
            let whole = same.iter().find(|whole| whole.value == value);
            if let (Some(whole), Some(bonus)) = (whole, bonuses.get_mut(doc)) {
                *bonus = bonus.saturating_add(whole.worth);
            }
        });
    }
    bonuses
}

/// The words asked for as they were typed, in order; one that is looked for elsewhere is empty.
fn push_words<'q>(clause: &'q Clause, words: &mut Vec<&'q str>) {
    match clause {
        Clause::Word(word) if word.scope == Scope::All => words.push(&word.text),
        Clause::Word(_) => words.push(""),
        Clause::All(clauses) => clauses.iter().for_each(|clause| push_words(clause, words)),
        Clause::Any(clauses) => clauses.iter().take(1).for_each(|first| push_words(first, words)),
        Clause::Phrase(phrase) => words.extend(phrase.iter().map(|word| word.text.as_str())),
    }
}

/// How many words `value` has, if they stand in a row among `words`; else 0.
fn n_words_named(value: &str, words: &[&str]) -> u32 {
    // Most values begin with a letter that no word does, and need not be folded.
    let first = value.bytes().next().unwrap_or_default().to_ascii_lowercase();
    let may_be = |word: &&str| word.as_bytes().first() == Some(&first);
    if first.is_ascii_alphanumeric() && !words.iter().any(may_be) {
        return 0;
    }
    let mut tokens = tokenize(value);
    tokens.retain(|token| token.kind != TokenKind::Joined && token.kind != TokenKind::Tail);
    let same = |run: &[&str]| run.iter().zip(&tokens).all(|(word, token)| *word == token.term);
    let is_named = !tokens.is_empty() && words.windows(tokens.len()).any(same);
    if is_named { tokens.len() as u32 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[track_caller]
    fn check(value: &str, typed: &str, want: u32) {
        let words: Vec<String> = tokenize(typed).into_iter().map(|token| token.term).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(n_words_named(value, &words), want, "{value} in {typed}");
    }

    #[test]
    fn a_value_is_named_by_all_of_its_words_in_a_row() {
        check("AWS Cloud", "aws cloud", 2);
        check("AWS Cloud", "who knows aws cloud well", 2);
        check("Écologie", "ecologie", 1);
        check("#Rust", "rust", 1);
        check("AWS Cloud", "cloud aws", 0);
        check("AWS Cloud", "aws", 0);
        check("AWS", "awsome", 0);
        check("", "aws", 0);
    }
}
