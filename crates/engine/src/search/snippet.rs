//! Snippets: the part of the paragraph about a person that shows the match.

use alloc::vec::Vec;

use super::{Mark, Snippet};
use crate::index::Field;

/// Words shown.
const WORDS: usize = 30;

/// The stretch of `about` with the most marks, from word to word; none where nothing is marked.
pub(crate) fn snippet(about: &str, marks: &[Mark]) -> Option<Snippet> {
    let marks: Vec<&Mark> = marks.iter().filter(|mark| mark.field == Field::About).collect();
    if marks.is_empty() {
        return None;
    }
    let words = words(about);
    let windows = 0..words.len().saturating_sub(WORDS) + 1;
    let stretch = |first: usize| {
        let last = (first + WORDS).min(words.len()) - 1;
        Some((words.get(first)?.0, words.get(last)?.1))
    };
    let held = |first: usize| {
        let (start, end) = stretch(first).unwrap_or_default();
        let inside = marks.iter().filter(|mark| mark.start >= start && mark.end <= end);
        inside.map(|mark| mark.end - mark.start).sum::<u32>()
    };
    let mut best = 0;
    for first in windows {
        if held(first) > held(best) {
            best = first;
        }
    }
    // Some of what stands before the first mark, so that it can be understood.
    let lead = words
        .iter()
        .take_while(|word| {
            Some(word.0)
                <= marks
                    .iter()
                    .find(|mark| mark.start >= stretch(best).unwrap_or_default().0)
                    .map(|mark| mark.start)
        })
        .count();
    let earlier = lead.saturating_sub(6).min(best);
    let first = if held(earlier) == held(best) { earlier } else { best };
    let (start, end) = stretch(first)?;
    Some(Snippet { field: Field::About, start, end })
}

/// Where each word begins and ends.
fn words(text: &str) -> Vec<(u32, u32)> {
    let mut words = Vec::new();
    let mut start = 0;
    for word in text.split(' ') {
        if !word.is_empty() {
            words.push((start as u32, (start + word.len()) as u32));
        }
        start += word.len() + 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn the_window_shows_the_match_between_word_borders() {
        let text: String = (0..80).map(|n| if n == 50 { "here " } else { "word " }).collect();
        let text = text.trim_end();
        let at = text.find("here").unwrap() as u32;
        let mark = Mark { field: Field::About, item: 0, start: at, end: at + 4 };
        let snippet = snippet(text, &[mark]).unwrap();
        assert!(snippet.start <= at && snippet.end >= at + 4);
        assert_eq!(text[snippet.start as usize..snippet.end as usize].split(' ').count(), WORDS);
    }
}
