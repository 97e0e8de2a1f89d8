//! Edit distance, up to two, against many words that share beginnings.
//!
//! Insertions, deletions, substitutions and transpositions of neighbors count 1 each
//! (*optimal string alignment*). The matrix is kept one row a letter of the other word and only
//! in the band that can stay within the limit, so that a sorted dictionary costs a handful
//! of cells a *new* letter: [`Distance::truncate`] goes back to what two words share.

use alloc::vec::Vec;

/// The largest limit.
pub const MAX_EDITS: u8 = 2;

const BAND: usize = 2 * MAX_EDITS as usize + 1;
const MIDDLE: usize = MAX_EDITS as usize;
const OUT: u8 = 100;

/// Longer words are compared as far as this, in letters.
const MAX_LETTERS: usize = 40;

/// One row of the matrix: `cells[b]` is the distance between all letters of the other word
/// so far and the first `row + b - MIDDLE` letters asked for.
#[derive(Clone, Copy)]
struct Row {
    cells: [u8; BAND],
    /// The least distance of any beginning of the other word to the whole word asked for.
    best: u8,
}

/// A word asked for, compared with another letter by letter.
pub struct Distance {
    asked: Vec<char>,
    limit: u8,
    other: Vec<char>,
    rows: Vec<Row>,
}

impl Distance {
    /// Compares with `asked`, which is folded; `limit` is at most [`MAX_EDITS`].
    pub fn new(asked: &str, limit: u8) -> Self {
        let asked: Vec<char> = asked.chars().take(MAX_LETTERS).collect();
        let mut cells = [OUT; BAND];
        for (cell, edits) in cells.iter_mut().skip(MIDDLE).zip(0..) {
            *cell = edits;
        }
        let limit = limit.min(MAX_EDITS);
        let mut first = Row { cells, best: OUT };
        first.best = whole(&first, 0, asked.len());
        Self { asked, limit, other: Vec::new(), rows: alloc::vec![first] }
    }

    /// How many letters of the other word are in.
    pub fn len(&self) -> usize {
        self.other.len()
    }

    /// Is the other word still empty?
    pub fn is_empty(&self) -> bool {
        self.other.is_empty()
    }

    /// Goes back to the first `len` letters of the other word.
    pub fn truncate(&mut self, len: usize) {
        self.other.truncate(len);
        self.rows.truncate(len + 1);
    }

    /// Adds a letter to the other word. `false`: no word that begins so is within the limit,
    /// unless a beginning of it was ([`Distance::of_beginning`]).
    pub fn push(&mut self, letter: char) -> bool {
        let done = self.other.len();
        let above = self.rows.last().map_or([OUT; BAND], |row| row.cells);
        let swapped = self.other.last().copied();
        let before = done
            .checked_sub(1)
            .and_then(|at| self.rows.get(at))
            .map_or([OUT; BAND], |row| row.cells);
        let mut cells = [OUT; BAND];
        let (mut left, mut least) = (OUT, OUT);
        // Letter `at` of the word asked for meets cell `at + 1`, counted from the band's start.
        for (band, cell) in cells.iter_mut().enumerate() {
            let column = (done + 1 + band).wrapping_sub(MIDDLE);
            if column > self.asked.len() {
                continue;
            }
            let diagonal = above.get(band).copied().unwrap_or(OUT);
            let up = above.get(band + 1).copied().unwrap_or(OUT);
            let mut edits = up.min(left) + 1;
            if let Some(&asked) = column.checked_sub(1).and_then(|at| self.asked.get(at)) {
                edits = edits.min(diagonal + u8::from(asked != letter));
                if let Some(&earlier) = column.checked_sub(2).and_then(|at| self.asked.get(at))
                    && earlier == letter
                    && swapped == Some(asked)
                {
                    edits = edits.min(before.get(band).copied().unwrap_or(OUT) + 1);
                }
            }
            *cell = edits.min(OUT);
            left = *cell;
            least = least.min(*cell);
        }
        self.other.push(letter);
        let mut row = Row { cells, best: self.rows.last().map_or(OUT, |row| row.best) };
        row.best = row.best.min(whole(&row, self.other.len(), self.asked.len()));
        self.rows.push(row);
        least <= self.limit
    }

    /// Edits between the word asked for and the other, if within the limit.
    pub fn of_whole(&self) -> Option<u8> {
        let edits =
            self.rows.last().map_or(OUT, |row| whole(row, self.other.len(), self.asked.len()));
        (edits <= self.limit).then_some(edits)
    }

    /// Edits between the word asked for and the beginning of the other that is nearest to it,
    /// if within the limit.
    pub fn of_beginning(&self) -> Option<u8> {
        self.rows.last().map(|row| row.best).filter(|&edits| edits <= self.limit)
    }
}

/// The cell of `row` (number `len`) under the last letter asked for.
fn whole(row: &Row, len: usize, asked: usize) -> u8 {
    (asked + MIDDLE).checked_sub(len).and_then(|band| row.cells.get(band)).copied().unwrap_or(OUT)
}

/// Edits between `asked` and `other` (or its nearest beginning), if at most `limit`.
pub fn distance(asked: &str, other: &str, limit: u8, beginning: bool) -> Option<u8> {
    let mut distance = Distance::new(asked, limit);
    for letter in other.chars() {
        if !distance.push(letter) {
            break;
        }
    }
    if beginning {
        distance.of_beginning()
    } else if distance.len() == other.chars().count() {
        distance.of_whole()
    } else {
        None
    }
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
