//! Edit distance, up to two, against many words that share beginnings.
//!
//! Insertions, deletions, substitutions and transpositions of neighbors count 1 each
//! (*optimal string alignment*). All alignments run at once, one bit each (Wu and Manber 1992,
//! here anchored at the beginning and with transpositions): bit `n` of set `e` says that the
//! first `n` letters asked for can be had from the other word so far with `e` edits. A letter
//! costs some twenty instructions, and [`Distance::truncate`] goes back to what two words of
//! a sorted dictionary share.

use alloc::vec::Vec;

/// The largest limit.
pub const MAX_EDITS: u8 = 2;

const SETS: usize = MAX_EDITS as usize + 1;

/// Longer words are compared as far as this, in letters.
const MAX_LETTERS: usize = 60;

/// Where the alignments stand after some letters of the other word.
#[derive(Clone, Copy)]
struct Row {
    sets: [u64; SETS],
    /// The places at which the last letter is asked for.
    last: u64,
    /// The fewest edits with which a beginning of the other word met all that is asked for.
    best: u8,
}

/// A word asked for, compared with another letter by letter.
pub struct Distance {
    /// For each ASCII letter, the places at which it is asked for.
    places: [u64; 128],
    /// Other letters, with theirs.
    others: Vec<(char, u64)>,
    /// The bit that says that everything asked for was met.
    met: u64,
    limit: usize,
    rows: Vec<Row>,
}

impl Distance {
    /// Compares with `asked`, which is folded; `limit` is at most [`MAX_EDITS`].
    pub fn new(asked: &str, limit: u8) -> Self {
        let mut places = [0; 128];
        let mut others = Vec::new();
        let mut bit = 1;
        for letter in asked.chars().take(MAX_LETTERS) {
            match places.get_mut(letter as usize) {
                Some(places) => *places |= bit,
                None => others.push((letter, bit)),
            }
            bit <<= 1;
        }
        let limit = usize::from(limit.min(MAX_EDITS));
        let mut first = Row { sets: [1, 0b11, 0b111], last: 0, best: u8::MAX };
        first.best = fewest(&first.sets, bit);
        Self { places, others, met: bit, limit, rows: alloc::vec![first] }
    }

    /// How many letters of the other word are in.
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Is the other word still empty?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Goes back to the first `len` letters of the other word.
    pub fn truncate(&mut self, len: usize) {
        self.rows.truncate(len + 1);
    }

    /// Adds a letter to the other word. `false`: no word that begins so is within the limit,
    /// unless a beginning of it was ([`Distance::of_beginning`]).
    pub fn push(&mut self, letter: char) -> bool {
        let here = self.places_of(letter);
        let Some(&above) = self.rows.last() else { return false };
        let [before_zero, before_one, _] = self
            .rows
            .len()
            .checked_sub(2)
            .and_then(|at| self.rows.get(at))
            .map_or([0; SETS], |row| row.sets);
        // The places from which the last two letters are asked for in the other order.
        let swapped = here & above.last >> 1;
        let [zero, one, two] = above.sets;
        let next_zero = (zero & here) << 1;
        let next_one = edited(one, here, zero, next_zero) | (before_zero & swapped) << 2;
        let next_two = edited(two, here, one, next_one) | (before_one & swapped) << 2;
        let sets = [next_zero, next_one, next_two];
        let best = above.best.min(fewest(&sets, self.met));
        self.rows.push(Row { sets, last: here, best });
        let possible = self.met | (self.met - 1);
        sets.iter().take(self.limit + 1).any(|set| set & possible != 0)
    }

    fn places_of(&self, letter: char) -> u64 {
        match self.places.get(letter as usize) {
            Some(&places) => places,
            None => self
                .others
                .iter()
                .filter(|other| other.0 == letter)
                .fold(0, |places, other| places | other.1),
        }
    }

    /// Edits between the word asked for and the other, if within the limit.
    pub fn of_whole(&self) -> Option<u8> {
        self.rows
            .last()
            .map(|row| fewest(&row.sets, self.met))
            .filter(|&edits| usize::from(edits) <= self.limit)
    }

    /// Edits between the word asked for and the beginning of the other that is nearest to it,
    /// if within the limit.
    pub fn of_beginning(&self) -> Option<u8> {
        self.rows.last().map(|row| row.best).filter(|&edits| usize::from(edits) <= self.limit)
    }
}

/// The set of one more edit: a letter kept, one too many, another one, one left out.
fn edited(set: u64, here: u64, fewer: u64, next_fewer: u64) -> u64 {
    (set & here) << 1 | fewer | fewer << 1 | next_fewer << 1
}

/// The fewest edits whose set has the bit `met`.
fn fewest(sets: &[u64; SETS], met: u64) -> u8 {
    sets.iter().zip(0..).find(|(set, _)| **set & met != 0).map_or(u8::MAX, |(_, edits)| edits)
}

/// Edits between `asked` and `other` (or its nearest beginning), if at most `limit`.
pub fn distance(asked: &str, other: &str, limit: u8, beginning: bool) -> Option<u8> {
    let letters = |text: &str| text.chars().take(MAX_LETTERS).count();
    let (wanted, there, most) = (letters(asked), other.chars().count(), usize::from(limit));
    // Each letter that is asked for and is not there is an edit of its own.
    let missing = (kinds(asked) & !kinds(other)).count_ones() as usize;
    if wanted > there + most || !beginning && there > wanted + most || missing > most {
        return None;
    }
    let mut distance = Distance::new(asked, limit);
    for letter in other.chars() {
        if !distance.push(letter) {
            return if beginning { distance.of_beginning() } else { None };
        }
    }
    if beginning { distance.of_beginning() } else { distance.of_whole() }
}

/// The kinds of letters in a word, a bit a kind.
fn kinds(word: &str) -> u32 {
    word.chars().fold(0, |kinds, letter| kinds | 1 << (u32::from(letter) & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(asked: &str, other: &str, whole: Option<u8>, beginning: Option<u8>) {
        assert_eq!(distance(asked, other, 2, false), whole, "whole");
        assert_eq!(distance(asked, other, 2, true), beginning, "beginning");
    }

    #[test]
    fn each_kind_of_slip_counts_one() {
        check("hopper", "hopper", Some(0), Some(0));
        check("hoper", "hopper", Some(1), Some(1));
        check("hoppper", "hopper", Some(1), Some(1));
        check("hupper", "hopper", Some(1), Some(1));
        check("ohpper", "hopper", Some(1), Some(1));
        check("opper", "hopper", Some(1), Some(1));
        check("hopperxyz", "hopper", None, None);
        check("ab", "cd", Some(2), Some(2));
    }

    #[test]
    fn an_unfinished_word_is_compared_with_a_beginning() {
        check("hpop", "hopper", None, Some(1));
        check("wenre", "wernervogels", None, Some(1));
        check("", "x", Some(1), Some(0));
    }

    #[test]
    fn all_short_words_agree_with_the_whole_matrix() {
        let words: Vec<alloc::string::String> = (0..3u32.pow(5))
            .map(|n| {
                (0..5)
                    .map(|at| ['a', 'b', 'c'][(n / 3u32.pow(at) % 3) as usize])
                    .take((n % 6) as usize)
                    .collect()
            })
            .collect();
        for one in words.iter().step_by(7) {
            for other in &words {
                let want = matrix(one.as_bytes(), other.as_bytes());
                assert_eq!(
                    distance(one, other, 2, false),
                    (want <= 2).then_some(want),
                    "{one} {other}"
                );
            }
        }
    }

    /// The textbook's full matrix.
    fn matrix(one: &[u8], other: &[u8]) -> u8 {
        let mut cells = alloc::vec![alloc::vec![0u8; other.len() + 1]; one.len() + 1];
        for i in 0..=one.len() {
            for j in 0..=other.len() {
                cells[i][j] = if i == 0 || j == 0 {
                    (i + j) as u8
                } else {
                    let kept = cells[i - 1][j - 1] + u8::from(one[i - 1] != other[j - 1]);
                    let mut best = kept.min(cells[i - 1][j] + 1).min(cells[i][j - 1] + 1);
                    if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                        best = best.min(cells[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        cells[one.len()][other.len()]
    }
}
