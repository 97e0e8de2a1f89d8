//! A character → the form it is compared in.
//!
//! `é` → `e`, `ß` → `ss`, `Ж` → `ж`, `ﬁ` → `fi`, `Ａ` → `a`, `𝗕` → `b`; marks of scripts that are
//! also written without them (Latin, Greek, Cyrillic, Arabic, Hebrew) are dropped. Decomposed kana
//! and Hangul are composed, so that both ways of storing them meet. Everything else stays.

use alloc::string::String;

use super::fold_table::{LENGTHS, STARTS, STRINGS, TARGETS, WORD_EDGES};

/// `text` in the form that words are compared in: lower case, without marks.
///
/// Folding twice is folding once. Separators stay, so this also compares whole names.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(c, &mut folded);
    }
    folded
}

/// What a character does in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Stands between words.
    Separator,
    /// Part of a word: a letter, a digit, a mark that is not dropped.
    Word,
    /// Part of a word of a script that writes no spaces between words, or long words.
    Unspaced,
    /// Belongs to the character before it and is not compared.
    Dropped,
}

pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Word,
        '\0'..='\u{7F}' => Class::Separator,
        '\u{0E00}'..='\u{0EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1100}'..='\u{11FF}'
        | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{31FF}'
        | '\u{3400}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}'
            if is_word(c) && !matches!(c, '\u{A490}'..='\u{ABFF}') =>
        {
            if is_dropped(c) {
                Class::Dropped
            } else {
                Class::Unspaced
            }
        }
        '\u{20000}'..='\u{3FFFF}' | '\u{1B000}'..='\u{1B16F}' => Class::Unspaced,
        '\u{E0000}'..='\u{E01EF}' => Class::Dropped,
        _ if !is_word(c) => Class::Separator,
        _ if is_dropped(c) => Class::Dropped,
        _ => Class::Word,
    }
}

fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{FFFF}' => {
            WORD_EDGES.partition_point(|&edge| u32::from(edge) <= u32::from(c)) % 2 == 1
        }
        '\u{10000}'..='\u{1CFFF}' | '\u{1D400}'..='\u{1D7FF}' | '\u{1DF00}'..='\u{1EEFF}' => true,
        _ => false,
    }
}

fn is_dropped(c: char) -> bool {
    matches!(folded(c), Folded::Nothing | Folded::One(VOICED | HALF_VOICED))
}

/// Marks that stand on, under or beside the letter before them in a script without spaces:
/// a pair of letters takes them along.
pub(super) fn is_attached(c: char) -> bool {
    matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}'
        | '\u{EC8}'..='\u{ECE}' | '\u{102B}'..='\u{103E}' | '\u{1161}'..='\u{11C2}' | '\u{1056}'..='\u{1059}' | '\u{17B4}'..='\u{17D3}')
}

/// Appends the folded `c`, which may be nothing, or join the character before it.
pub(super) fn push_folded(c: char, into: &mut String) {
    if c.is_ascii() {
        // Joins nothing, and is most of what there is.
        into.push(c.to_ascii_lowercase());
        return;
    }
    match folded(c) {
        Folded::Nothing => {}
        Folded::Several(text) => into.push_str(text),
        Folded::One(c) => {
            let last = into.chars().next_back().unwrap_or(' ');
            if let Some(whole) = composed(last, c) {
                into.pop();
                into.push(whole);
            } else if !matches!(c, VOICED | HALF_VOICED) {
                into.push(c);
            }
        }
    }
}

enum Folded {
    Nothing,
    One(char),
    Several(&'static str),
}

fn folded(c: char) -> Folded {
    match c {
        'A'..='Z' => Folded::One(c.to_ascii_lowercase()),
        '\0'..='\u{7F}' => Folded::One(c),
        '\u{80}'..='\u{FFFF}' => by_table(c),
        _ => Folded::One(mathematical(c)),
    }
}

fn by_table(c: char) -> Folded {
    let code = u32::from(c);
    let run = STARTS.partition_point(|&start| u32::from(start) <= code).wrapping_sub(1);
    let (Some(&start), Some(&length), Some(&target)) =
        (STARTS.get(run), LENGTHS.get(run), TARGETS.get(run))
    else {
        return Folded::One(c);
    };
    let (offset, target) = (code - u32::from(start), u32::from(target));
    if offset >= u32::from(length & 0x3F) {
        return Folded::One(c);
    }
    let to = match length >> 6 {
        0 if target == 0 => return Folded::Nothing,
        0 if (0xE000..0xF000).contains(&target) => return Folded::Several(string(target - 0xE000)),
        0 => target,
        1 => target + offset,
        _ => code + 1 - offset % 2,
    };
    Folded::One(char::from_u32(to).unwrap_or(c))
}

/// The `number`-th of the strings that one character becomes.
fn string(number: u32) -> &'static str {
    let at = number as usize * 3;
    STRINGS.get(at..at + 3).unwrap_or_default().trim_ascii_end()
}

/// The "bold" and "script" letters that profiles are decorated with: thirteen alphabets of
/// 52 letters in a row, and five rows of digits. The few holes are letters all the same.
fn mathematical(c: char) -> char {
    let code = u32::from(c);
    let plain = match code {
        0x1D400..=0x1D6A3 => u32::from('a') + (code - 0x1D400) % 26,
        0x1D7CE..=0x1D7FF => u32::from('0') + (code - 0x1D7CE) % 10,
        _ => code,
    };
    char::from_u32(plain).unwrap_or(c)
}

const VOICED: char = '\u{3099}';
const HALF_VOICED: char = '\u{309A}';

/// One character for `last` and `c`: kana with a voicing mark, Hangul from its letters.
fn composed(last: char, c: char) -> Option<char> {
    let (before, code) = (u32::from(last), u32::from(c));
    let whole = match code {
        0x3099 | 0x309A => before + voicing(before, code - 0x3098)?,
        0x1161..=0x1175 if (0x1100..=0x1112).contains(&before) => {
            0xAC00 + ((before - 0x1100) * 21 + (code - 0x1161)) * 28
        }
        0x11A8..=0x11C2
            if (0xAC00..=0xD7A3).contains(&before) && (before - 0xAC00).is_multiple_of(28) =>
        {
            before + code - 0x11A7
        }
        _ => return None,
    };
    char::from_u32(whole)
}

/// How far the voiced kana stands behind the plain one; `mark` is 1 (`か` → `が`) or 2 (`は` → `ぱ`).
fn voicing(kana: u32, mark: u32) -> Option<u32> {
    // Hiragana and katakana are ordered alike, 0x60 apart.
    let hiragana = if (0x30A1..=0x30FF).contains(&kana) { kana - 0x60 } else { kana };
    match hiragana {
        0x306F | 0x3072 | 0x3075 | 0x3078 | 0x307B => Some(mark),
        0x304B..=0x3062 if hiragana % 2 == 1 && mark == 1 => Some(1),
        0x3064 | 0x3066 | 0x3068 if mark == 1 => Some(1),
        _ => None,
    }
}
