//! Ways to type a name that somebody has in mind.

use engine::text::fold;

use super::random::Random;

/// The fifteen ways, as the table's heads.
pub(crate) const WAYS: [(&str, Way); 15] = [
    ("full name", Way::Full),
    ("reversed", Way::Reversed),
    ("first name + 3 letters", Way::Beginning),
    ("initial + surname", Way::Initial),
    ("no diacritics", Way::Plain),
    ("punctuation dropped", Way::Dropped),
    ("punctuation as space", Way::Spaced),
    ("transposition", Way::One(Edit::Transpose)),
    ("deletion", Way::One(Edit::Delete)),
    ("insertion", Way::One(Edit::Insert)),
    ("substitution", Way::One(Edit::Substitute)),
    ("first letter wrong", Way::FirstLetter),
    ("typo, unfinished", Way::Unfinished),
    ("surname alone, transposed", Way::Alone),
    ("two edits, 7 letters", Way::Two),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Full,
    Reversed,
    Beginning,
    Initial,
    Plain,
    Dropped,
    Spaced,
    One(Edit),
    FirstLetter,
    Unfinished,
    Alone,
    Two,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edit {
    Transpose,
    Delete,
    Insert,
    Substitute,
}

const EDITS: [Edit; 4] = [Edit::Transpose, Edit::Delete, Edit::Insert, Edit::Substitute];

/// A name in two, as people say it.
pub(crate) struct Name<'a> {
    pub(crate) full: &'a str,
    pub(crate) first: &'a str,
    pub(crate) surname: &'a str,
}

impl<'a> Name<'a> {
    /// Nothing for a name of one word.
    pub(crate) fn of(full: &'a str) -> Option<Self> {
        let suffix =
            |word: &&str| !matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV");
        let mut words = full.split_whitespace().filter(suffix);
        let first = words.next()?.trim_end_matches(',');
        let surname = words.next_back()?.trim_end_matches(',');
        (surname.chars().filter(|c| c.is_alphabetic()).count() >= 4).then_some(Self {
            full,
            first,
            surname,
        })
    }
}

/// What is typed for `name`; nothing where the way does not apply to it.
pub(crate) fn typed(way: Way, name: &Name, random: &mut Random) -> Option<String> {
    let with = |surname: String| format!("{} {surname}", name.first);
    let typed = match way {
        Way::Full => return Some(name.full.into()),
        Way::Reversed => format!("{} {}", name.surname, name.first),
        Way::Beginning => with(name.surname.chars().take(3).collect()),
        Way::Initial => format!("{} {}", name.first.chars().next()?, name.surname),
        Way::Plain => {
            return Some(fold(name.full)).filter(|plain| *plain != name.full.to_lowercase());
        }
        Way::Dropped => name.full.replace(is_punctuation, ""),
        Way::Spaced => name.full.replace(is_punctuation, " "),
        Way::One(edit) => with(edited(name.surname, edit, random)?),
        Way::FirstLetter => with(format!("{}{}", random.letter(), rest(name.surname))),
        Way::Unfinished => {
            with(edited(&beginning(name.surname, random)?, EDITS[random.below(4)], random)?)
        }
        Way::Alone => edited(name.surname, Edit::Transpose, random)?,
        Way::Two => with(twice(name.surname, random)?),
    };
    (fold(&typed) != fold(name.full)).then_some(typed)
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '.' | '\'' | '’' | '-')
}

fn rest(word: &str) -> String {
    word.chars().skip(1).collect()
}

/// Four letters or more, but not all.
fn beginning(word: &str, random: &mut Random) -> Option<String> {
    let len = word.chars().count();
    (len >= 6).then(|| word.chars().take(4 + random.below(len - 4)).collect())
}

fn twice(word: &str, random: &mut Random) -> Option<String> {
    if word.chars().count() < 7 {
        return None;
    }
    let once = edited(word, EDITS[random.below(4)], random)?;
    edited(&once, EDITS[random.below(4)], random).filter(|twice| fold(twice) != fold(word))
}

/// One slip behind the first letter.
fn edited(word: &str, edit: Edit, random: &mut Random) -> Option<String> {
    for _ in 0..20 {
        let mut letters: Vec<char> = word.chars().collect();
        let at = 1 + random.below(letters.len() - 1);
        match edit {
            Edit::Transpose if at + 1 < letters.len() => letters.swap(at, at + 1),
            Edit::Transpose => continue,
            Edit::Delete => drop(letters.remove(at)),
            Edit::Insert => letters.insert(at, random.letter()),
            Edit::Substitute => letters[at] = random.letter(),
        }
        let edited: String = letters.into_iter().collect();
        if fold(&edited) != fold(word) {
            return Some(edited);
        }
    }
    None
}
