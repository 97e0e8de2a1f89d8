//! Marks: what to highlight in the texts that a hit shows.
//!
//! The texts are tokenized as they were for the index, and each token is asked whether, and
//! how, it meets a word of the query. What was typed of a longer word is marked; of a word
//! met in another way, all of it.

use alloc::vec::Vec;

use super::expand::{Expansion, Level};
use super::matching::Matched;
use super::near::{edits_in_names, edits_in_words};
use super::query::{Ending, Scope, Word};
use super::{Mark, MatchKind};
use crate::index::{AliasKind, Field, Index, StoredDocument};
use crate::text::distance::distance;
use crate::text::{TokenKind, Tokenizer, fold, sound};

/// Everything to highlight in `document`, by field and place, for what is [`asked`]. Guesses are
/// marked only in documents that were found by guessing (`matched`).
pub(crate) fn marks(
    document: &StoredDocument,
    asked: &[Asked],
    matched: MatchKind,
    index: &Index,
) -> Vec<Mark> {
    let mut marker = Marker { asked, matched, tokenizer: Tokenizer::default(), marks: Vec::new() };
    if asked.is_empty() {
        return marker.marks;
    }
    marker.text(Field::Title, 0, document.title);
    for field in [Field::Tags, Field::Categories, Field::Type] {
        for (facet, name) in index.facets().enumerate() {
            if field_of(name) == Some(field) {
                let values = document.values.get(facet).into_iter().flatten();
                values.zip(0..).for_each(|(value, item)| marker.text(field, item, value));
            }
        }
    }
    marker.text(Field::Excerpt, 0, document.excerpt);
    marker.text(Field::About, 0, document.about);
    marker.marks
}

/// The field that a facet's values are marked under.
fn field_of(facet: &str) -> Option<Field> {
    match facet {
        "tags" | "tag" => Some(Field::Tags),
        "categories" | "category" => Some(Field::Categories),
        "type" | "types" => Some(Field::Type),
        _ => None,
    }
}

/// A word of the query, and what else it may mean.
pub(crate) struct Asked<'q> {
    word: &'q Word,
    /// Other forms of the word that the site uses.
    forms: Vec<Vec<u8>>,
    /// Other names for the name.
    aliases: Vec<(&'q str, AliasKind)>,
}

/// The words of the query.
pub(crate) fn asked<'q>(wanted: &[Matched<'q>], index: &Index<'q>) -> Vec<Asked<'q>> {
    let mut asked: Vec<Asked> = Vec::new();
    for matched in wanted {
        matched.each_leaf(&mut |leaf| {
            let of_family = |way: &&Expansion| !way.in_names && way.level == Level::Word;
            let terms = leaf.expansions.iter().filter(of_family);
            let terms = terms.flat_map(|way| index.words.family(way.term));
            let forms = terms.map(|term| index.words.terms.get(term));
            let forms: Vec<Vec<u8>> = forms.collect();
            leaf.clause.each_word(&mut |word| {
                let aliases = index.hints.aliases(&word.text).collect();
                asked.push(Asked { word, forms: forms.clone(), aliases });
            });
        });
    }
    asked
}

/// How a term meets a word of the query.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct How {
    kind: MatchKind,
    /// Bytes of the term that were typed, where that is not all.
    typed: Option<usize>,
}

impl Asked<'_> {
    /// How `term` meets the word, in a name or elsewhere; with `guess`, also what is nearly so.
    fn how(&self, term: &str, in_name: bool, guess: bool) -> Option<How> {
        let word = self.word;
        if word.scope == Scope::Names && !in_name || word.scope == Scope::Words && in_name {
            return None;
        }
        if let Some(rest) = term.strip_prefix(word.text.as_str()) {
            let initial = in_name && word.text.chars().count() == 1;
            if rest.is_empty() {
                return Some(How { kind: MatchKind::Exact, typed: None });
            } else if word.ending != Ending::Finished || initial {
                return Some(How { kind: MatchKind::Prefix, typed: Some(word.text.len()) });
            }
        }
        let kind =
            if in_name { self.other_name(term, guess) } else { self.other_form(term, guess) };
        kind.map(|kind| How { kind, typed: None })
    }

    fn other_name(&self, term: &str, guess: bool) -> Option<MatchKind> {
        let asked = self.word.text.as_str();
        if self.word.spellings.iter().any(|spelling| spelling == term) {
            return Some(MatchKind::Exact);
        }
        if let Some(&(_, kind)) = self.aliases.iter().find(|&&(to, _)| to == term) {
            return Some(if kind == AliasKind::Spelling {
                MatchKind::Exact
            } else {
                MatchKind::Nickname
            });
        }
        let limit = if guess { edits_in_names(asked.chars().count()) } else { 0 };
        if limit == 0 {
            return None;
        }
        let near = distance(asked, term, limit, false)
            .or_else(|| distance(asked, term, limit, self.is_open()));
        let key = sound(asked);
        near.map(|_| MatchKind::Near)
            .or((key != 0 && key == sound(term)).then_some(MatchKind::Sound))
    }

    fn other_form(&self, term: &str, guess: bool) -> Option<MatchKind> {
        if self.forms.iter().any(|form| form == term.as_bytes()) {
            return Some(MatchKind::Stem);
        }
        if !guess {
            return None;
        }
        let limit = edits_in_words(self.word.text.chars().count());
        let near = limit > 0 && distance(&self.word.text, term, limit, self.is_open()).is_some();
        near.then_some(MatchKind::Near)
    }

    fn is_open(&self) -> bool {
        self.word.ending == Ending::Unfinished
    }
}

struct Marker<'q, 'i> {
    asked: &'i [Asked<'q>],
    matched: MatchKind,
    tokenizer: Tokenizer,
    marks: Vec<Mark>,
}

impl Marker<'_, '_> {
    fn text(&mut self, field: Field, item: u32, text: &str) {
        let Self { asked, matched, tokenizer, marks } = self;
        let guess = *matched == MatchKind::Nickname || matched.is_guess();
        let first = marks.len();
        tokenizer.each(text, &mut |term, range, kind| {
            if kind == TokenKind::Tail {
                return;
            }
            let ways =
                asked.iter().filter_map(|asked| asked.how(term, field == Field::Title, guess));
            if let Some(how) = ways.min() {
                let whole = text.get(range.clone()).unwrap_or_default();
                let end =
                    how.typed.map_or(range.end, |typed| range.start + typed_bytes(whole, typed));
                join(
                    marks,
                    first,
                    Mark { field, item, start: range.start as u32, end: end as u32 },
                );
            }
        });
    }
}

/// How many bytes of `word`, as written, fold to the first `typed` bytes of its term. Marks
/// upon the last letter belong to it.
fn typed_bytes(word: &str, typed: usize) -> usize {
    let mut folded = 0;
    for (at, letter) in word.char_indices() {
        let len = fold(word.get(at..at + letter.len_utf8()).unwrap_or_default()).len();
        if folded >= typed && len > 0 {
            return at;
        }
        folded += len;
    }
    word.len()
}

/// Adds `mark` to those of its text (from the `first` on), uniting it with those it touches.
fn join(marks: &mut Vec<Mark>, first: usize, mut mark: Mark) {
    while let Some(last) = marks.last().filter(|last| marks.len() > first && last.end >= mark.start)
    {
        (mark.start, mark.end) = (mark.start.min(last.start), mark.end.max(last.end));
        marks.pop();
    }
    marks.push(mark);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_on_a_letter_belong_to_it() {
        assert_eq!(typed_bytes("Jose\u{301}phine", 4), 6);
        assert_eq!(typed_bytes("José", 4), 5);
        assert_eq!(typed_bytes("Straße", 5), 6);
        assert_eq!(typed_bytes("ab", 9), 2);
    }
}
