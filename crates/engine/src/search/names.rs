//! How well a query fits a name as a whole, beyond what its words find one by one.

use alloc::string::String;
use alloc::vec::Vec;

use super::matching::Matched;
use super::near::edits_in_names;
use super::query::{Clause, Ending, Word};
use crate::text::distance::distance;
use crate::text::fold;

/// What it adds, in 256ths: that the query says all of the name; that each word of it means another
/// word of the name; that its first word means the first, and its last the last.
const WHOLE: u32 = 1024;
const OWN: u32 = 256;
const FIRST: u32 = 128;
const LAST: u32 = 200;

/// What the name `title` is worth to a query whose words were all met in it: the more, the more of
/// it they say. Who types one word of a name types the last one, and types it last; an initial
/// stands for the first. With `guess`, a word may also mean what is nearly spelled so.
pub(crate) fn fit(wanted: &[Matched], title: &str, guess: bool) -> u32 {
    let names = title.split([' ', '-', ',', '.']).filter(|name| !is_suffix(name));
    let names: Vec<&str> = names.collect();
    let share = WHOLE * wanted.len() as u32 / names.len().max(wanted.len()).max(1) as u32;
    let words: Vec<&Word> = wanted.iter().filter_map(word_of).collect();
    let (Some(last), Some(surname)) = (words.last(), names.last()) else { return share };
    if words.len() == 1 {
        let is_last = closeness(last, &fold(surname), guess, false) > 0;
        return share + LAST * u32::from(is_last);
    }
    let names: Vec<String> = names.into_iter().map(fold).collect();
    let means = meanings(&words, &names, guess);
    let own = means.iter().flatten().count() as u32;
    let first = means.first() == Some(&Some(0));
    let ends = means.last() == Some(&names.len().checked_sub(1));
    share + OWN * own + FIRST * u32::from(first) + LAST * u32::from(ends)
}

fn word_of<'q>(matched: &Matched<'q>) -> Option<&'q Word> {
    match matched.clause {
        Clause::Word(word) => Some(word),
        _ => None,
    }
}

/// Which name each word means, each name for one word only; the closest pairs first.
fn meanings(words: &[&Word], names: &[String], guess: bool) -> Vec<Option<usize>> {
    let mut pairs = Vec::with_capacity(words.len() * names.len());
    for word in words {
        for name in names {
            pairs.push(closeness(word, name, guess, true));
        }
    }
    let mut means = alloc::vec![None; words.len()];
    for close in (1..=3).rev() {
        for (at, of_word) in pairs.chunks(names.len().max(1)).enumerate() {
            let free = |name: &usize| !means.contains(&Some(*name));
            let fits = |name: &usize| of_word.get(*name) == Some(&close);
            let found = (0..names.len()).filter(free).find(fits);
            if let Some(mean) = means.get_mut(at).filter(|mean| mean.is_none()) {
                *mean = found;
            }
        }
    }
    means
}

/// 3 for the same, 2 where the word begins the name, 1 where it is nearly the name (or nearly begins
/// it, if it is `open`), else 0.
fn closeness(word: &Word, name: &str, guess: bool, open: bool) -> u32 {
    match name.strip_prefix(word.text.as_str()) {
        Some("") => 3,
        Some(_) => 2,
        None if !guess => 0,
        None => {
            let limit = edits_in_names(word.text.chars().count());
            let open = open && word.ending == Ending::Unfinished;
            distance(&word.text, name, limit, open).is_some().into()
        }
    }
}

/// `Jr.` is not what somebody is called.
fn is_suffix(name: &str) -> bool {
    matches!(name, "" | "Jr" | "Sr" | "II" | "III" | "IV")
}
