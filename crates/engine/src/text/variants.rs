//! One name, spelled differently from place to place: `Müller`, `Mueller` and, without its
//! marks, `Muller`; `Đorđe` and `Djordje`; `Ødegård` and `Oedegaard`.
//!
//! [`super::fold`] already takes marks off. What is left are the spellings with two letters, in
//! both directions: a site may write either, and so may the one who searches.

use alloc::string::String;
use alloc::vec::Vec;

use super::fold::push_folded;

/// More places than this and only "all of them spelled out" is told, not each mixture.
const MAX_MIXED: usize = 3;

/// The other spellings of `word`, a word as written, not folded. The spellings are folded; they
/// are never what `fold(word)` gives, and none comes twice. Most words have none.
pub fn variants(word: &str) -> Vec<String> {
    let pieces = pieces(word);
    let n_places = pieces.iter().filter(|piece| piece.other.is_some()).count();
    let all = (1usize << n_places.min(MAX_MIXED)) - 1;
    let choices = if n_places > MAX_MIXED { 1..=1 } else { 1..=all };
    let mut spellings = Vec::new();
    for choice in choices.take_while(|_| n_places > 0) {
        let spelling = spelled(&pieces, if n_places > MAX_MIXED { usize::MAX } else { choice });
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// A letter or two of a word: as folded, and the other way to write them.
struct Piece {
    folded: String,
    other: Option<&'static str>,
}

fn pieces(word: &str) -> Vec<Piece> {
    let letters: Vec<char> = word.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let rest = letters.get(at..).unwrap_or_default();
        let (len, other) = match (spelled_out(rest), contracted(rest, pieces.len(), letters.len()))
        {
            (Some(two), _) => (1, Some(two)),
            (None, Some(one)) => (2, Some(one)),
            (None, None) => (1, None),
        };
        let mut folded = String::new();
        push_folded(letter, &mut folded);
        rest.iter().take(len).skip(1).for_each(|&letter| push_folded(letter, &mut folded));
        pieces.push(Piece { folded, other });
        at += len;
    }
    pieces
}

/// Two letters for one with a mark, which may follow as a character of its own.
fn spelled_out(rest: &[char]) -> Option<&'static str> {
    match rest {
        ['ä' | 'Ä', ..] | ['a' | 'A', '\u{308}', ..] => Some("ae"),
        ['ö' | 'Ö' | 'ø' | 'Ø', ..] | ['o' | 'O', '\u{308}', ..] => Some("oe"),
        ['ü' | 'Ü', ..] | ['u' | 'U', '\u{308}', ..] => Some("ue"),
        ['å' | 'Å', ..] | ['a' | 'A', '\u{30A}', ..] => Some("aa"),
        ['đ' | 'Đ', ..] => Some("dj"),
        _ => None,
    }
}

/// One letter for two, where the two are likely to stand for it: before a consonant, and not in
/// the shortest names.
fn contracted(rest: &[char], before: usize, len: usize) -> Option<&'static str> {
    let &[first, second, next, ..] = rest else { return None };
    let is_vowel = matches!(next.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let is_letter = next.is_ascii_alphabetic() || u32::from(next) >= 0xC0;
    let one = match (first.to_ascii_lowercase(), second.to_ascii_lowercase()) {
        ('a', 'e' | 'a') => "a",
        ('o', 'e') => "o",
        ('u', 'e') => "u",
        ('i', 'j') if before > 0 => return Some("y"),
        ('d', 'j') if is_vowel => return Some("d"),
        _ => return None,
    };
    (len > 4 && is_letter && !is_vowel).then_some(one)
}

/// The word with the `choice`-th set of places written the other way.
fn spelled(pieces: &[Piece], choice: usize) -> String {
    let mut spelling = String::new();
    let mut place = 0;
    for piece in pieces {
        match piece.other {
            Some(other) if choice >> place & 1 == 1 => spelling.push_str(other),
            _ => spelling.push_str(&piece.folded),
        }
        place = (place + usize::from(piece.other.is_some())).min(31);
    }
    spelling
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn german_umlauts_are_spelled_with_an_e() {
        assert_eq!(variants("Müller"), ["mueller"]);
        assert_eq!(variants("Mu\u{308}ller"), ["mueller"]);
    }

    #[test]
    fn spelled_out_umlauts_lose_their_e() {
        assert_eq!(variants("Mueller"), ["muller"]);
        assert_eq!(variants("Goetz"), ["gotz"]);
    }

    #[test]
    fn scandinavian_letters_are_spelled_with_two() {
        assert_eq!(variants("Ødegård"), ["oedegard", "odegaard", "oedegaard"]);
        assert!(variants("Oedegaard").contains(&"odegard".into()));
    }

    #[test]
    fn the_serbian_dj_meets_its_letter() {
        assert!(variants("Đorđe").contains(&"djordje".into()));
        assert!(variants("Djordje").contains(&fold("Đorđe")));
    }

    #[test]
    fn the_dutch_ij_is_a_y() {
        assert_eq!(variants("Dijkstra"), ["dykstra"]);
    }

    #[test]
    fn most_names_have_one_spelling() {
        for name in ["Grace", "Joe", "Sue", "Zoë", "Łukasz", "Noël", "李"] {
            assert!(variants(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_long_word_of_umlauts_stays_cheap() {
        assert_eq!(variants(&"ü".repeat(50)).len(), 1);
    }
}
