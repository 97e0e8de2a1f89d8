//! Initials: `dhh` is David Heinemeier Hansson, though no index term says so.

use super::MatchKind;
use super::cells::{Cell, number_of};
use super::expand::Level;
use super::query::{Scope, Word};
use crate::index::Index;
use crate::text::fold;

/// Adds those whose initials the word is: two to five letters, one for each word of the name.
pub(crate) fn add(word: &Word, cells: &mut [Cell], index: &Index) {
    let is_short = (2..=5).contains(&word.text.len());
    if !is_short || !matches!(word.scope, Scope::All | Scope::Names) {
        return;
    }
    for (cell, title) in cells.iter_mut().zip(index.titles()) {
        if are_initials(word.text.as_bytes(), title) {
            let kind = number_of(MatchKind::Prefix);
            *cell = cell.or(Cell { level: Level::NamePrefix, kind, name: 1024, prose: cell.prose });
        }
    }
}

/// Does each letter begin one word of `title`, and none is left on either side?
fn are_initials(letters: &[u8], title: &[u8]) -> bool {
    let (mut n_words, mut is_inside) = (0, false);
    for (at, byte) in title.iter().enumerate() {
        let is_letter = !matches!(byte, b' ' | b'-' | b'.');
        if is_letter && !is_inside {
            let word = title.get(at..).unwrap_or_default();
            if letters.get(n_words) != Some(&initial(word)) {
                return false;
            }
            n_words += 1;
        }
        is_inside = is_letter;
    }
    n_words == letters.len()
}

/// The first letter of what begins here, folded.
fn initial(word: &[u8]) -> u8 {
    match word.first() {
        Some(&first) if first.is_ascii() => first.to_ascii_lowercase(),
        _ => {
            let text = core::str::from_utf8(word).unwrap_or_default();
            let first = text.chars().next().map_or(0, char::len_utf8);
            fold(text.get(..first).unwrap_or_default()).bytes().next().unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_a_name_gives_one_letter() {
        assert!(are_initials(b"dhh", b"David Heinemeier Hansson"));
        assert!(!are_initials(b"jld", "Jean-Luc Émile D.".as_bytes()));
        assert!(are_initials(b"jled", "Jean-Luc Émile D.".as_bytes()));
        assert!(!are_initials(b"dh", b"David Heinemeier Hansson"));
    }
}
