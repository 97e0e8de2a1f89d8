//! A word asked for → the terms that are nearly spelled so, or sound so: guesses.

use alloc::vec::Vec;

use super::MatchKind;
use super::expand::{Expansion, Level};
use super::query::{Ending, Scope, Word};
use crate::index::{Dictionary, Index};
use crate::text::distance::Distance;
use crate::text::sound;

/// Terms that one word may nearly be in prose.
const MAX_NEAR: usize = 64;

/// Bytes by which names that sound alike may differ in length.
const MAX_SOUND_DIFFERENCE: usize = 3;

/// How many edits a word of so many letters may be away from a name.
pub(crate) fn edits_in_names(letters: usize) -> u8 {
    match letters {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    }
}

/// How many edits a word of so many letters may be away from a word of prose.
pub(crate) fn edits_in_words(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The names that are nearly spelled so, `limit` edits apart at most, and one unless either has `long`
/// letters.
pub(crate) fn near_names(word: &Word, limit: u8, long: usize, index: &Index) -> Vec<Expansion> {
    let letters = word.text.chars().count();
    let limit = limit.min(edits_in_names(letters));
    let (mut found, mut far) = (Vec::new(), Vec::new());
    if limit > 0 && matches!(word.scope, Scope::All | Scope::Names) {
        near(&index.names, word, limit, &mut |term, near| {
            let edits = near.edits;
            if edits > 1 && letters.max(near.letters) < long {
                return;
            }
            let level = if edits > 1 { Level::NameFar } else { Level::NameNear };
            // A whole word is likelier meant than the beginning of a longer one, two letters
            // swapped than another letter, and the first is the one that people get right.
            let doubts = 40 * u32::from(!near.is_whole)
                + 20 * u32::from(!near.begins_alike)
                + 20 * u32::from(!near.is_swap);
            let share = 220 - u32::from(edits) * 300 / (letters as u32 + 3) - doubts;
            let list = if edits > 1 { &mut far } else { &mut found };
            list.push(Expansion { in_names: true, term, level, kind: MatchKind::Near, share });
        });
    }
    found.append(&mut far);
    found
}

/// The words of prose that are nearly spelled so, `limit` edits apart at most.
pub(crate) fn near_words(word: &Word, limit: u8, index: &Index) -> Vec<Expansion> {
    let letters = word.text.chars().count();
    let limit = limit.min(edits_in_words(letters));
    let mut found: Vec<Expansion> = Vec::new();
    if limit > 0 && matches!(word.scope, Scope::All | Scope::Words) {
        near(&index.words, word, limit, &mut |term, near| {
            let head = index.words.head(term);
            let share = 128 / (1 + u32::from(near.edits));
            let is_known = |kept: &Expansion| index.words.head(kept.term) == head;
            if found.len() < MAX_NEAR && !found.iter().any(is_known) {
                found.push(Expansion {
                    in_names: false,
                    term,
                    level: Level::WordNear,
                    kind: MatchKind::Near,
                    share,
                });
            }
        });
    }
    found
}

/// How near a term is.
struct Nearness {
    edits: u8,
    /// Letters of the term that were compared.
    letters: usize,
    /// All of the term, or only its beginning?
    is_whole: bool,
    begins_alike: bool,
    /// Does the term begin with the same letters in another order?
    is_swap: bool,
}

/// Calls `visit` with each term at least one and at most `limit` edits from the word. Terms that
/// begin alike are compared once, and those that begin too badly not at all.
fn near(dictionary: &Dictionary, word: &Word, limit: u8, visit: &mut dyn FnMut(u32, Nearness)) {
    let mut distance = Distance::new(&word.text, limit);
    let sum = |text: &[u8]| text.iter().map(|&byte| u32::from(byte)).sum::<u32>();
    let letters = sum(word.text.as_bytes());
    let unfinished = word.ending == Ending::Unfinished;
    let mut walk = dictionary.terms.walk();
    // Where, in bytes, each letter of the term at hand ends.
    let mut ends: Vec<usize> = Vec::new();
    while let Some(term) = walk.step() {
        let kept = ends.partition_point(|&end| end <= walk.shared());
        ends.truncate(kept);
        distance.truncate(kept);
        let mut at = ends.last().copied().unwrap_or(0);
        let mut alive = true;
        while let Some(letter) = letter_at(walk.term(), at) {
            alive = distance.push(letter);
            at += letter.len_utf8();
            ends.push(at);
            if !alive {
                break;
            }
        }
        let begins = if unfinished { distance.of_beginning() } else { None };
        let whole = if alive { distance.of_whole() } else { None };
        if let Some(edits) = whole.or(begins).filter(|&edits| edits > 0) {
            let begins_alike = walk.term().first() == word.text.as_bytes().first();
            let is_whole = whole.is_some();
            let beginning = walk.term().get(..word.text.len()).unwrap_or_default();
            let is_swap = sum(beginning) == letters;
            visit(term, Nearness { edits, letters: ends.len(), is_whole, begins_alike, is_swap });
        }
        if !alive && begins.is_none() {
            walk.pass(at);
        }
    }
}

/// The letter that begins at byte `at` of a term.
fn letter_at(term: &[u8], at: usize) -> Option<char> {
    let rest = term.get(at..)?;
    let first = *rest.first()?;
    if first.is_ascii() {
        return Some(first.into());
    }
    let end = rest.iter().skip(1).position(|byte| byte & 0xc0 != 0x80);
    let letter = rest.get(..end.map_or(rest.len(), |end| end + 1))?;
    core::str::from_utf8(letter).ok()?.chars().next()
}

/// The names that sound alike.
pub(crate) fn sounding_names(word: &Word, index: &Index) -> Vec<Expansion> {
    let mut found = Vec::new();
    let key = sound(&word.text);
    if key == 0 || !matches!(word.scope, Scope::All | Scope::Names) {
        return found;
    }
    let mut walk = index.names.terms.walk();
    while let Some(term) = walk.step() {
        let name = core::str::from_utf8(walk.term()).unwrap_or_default();
        let alike = name.len().abs_diff(word.text.len()) <= MAX_SOUND_DIFFERENCE
            && openings(name) & openings(&word.text) != 0
            && name != word.text;
        if alike && sound(name) == key {
            found.push(Expansion {
                in_names: true,
                term,
                level: Level::NameNear,
                kind: MatchKind::Sound,
                share: 120,
            });
        }
    }
    found
}

/// How a name may sound at its beginning, a bit a sound: a cheap question before the dear one.
fn openings(name: &str) -> u8 {
    match name.as_bytes().first() {
        Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h') => 1,
        Some(b'j') => 1 | 2,
        Some(b'c' | b'q' | b'x' | b's' | b'z') => 2,
        Some(b'g') => 1 | 2 | 32,
        Some(b'k') => 2 | 32,
        Some(b'b' | b'f' | b'v') => 4,
        Some(b'p') => 2 | 4 | 32,
        Some(b'w') => 1 | 4 | 128,
        Some(b't') => 2 | 8,
        Some(b'd') => 1 | 8,
        Some(b'm') => 16,
        Some(b'n') => 32,
        Some(b'l') => 64,
        Some(b'r') => 128,
        _ => 0,
    }
}
