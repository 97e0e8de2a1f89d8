//! Text that was decoded wrongly: UTF-8 read as Windows-1252 (`Ã©`) or as Mac Roman (`√©`) is put right.
//!
//! Work goes run by run. A run is a longest stretch of characters that the old character set writes
//! as bytes from 0x80 up. It is put right only if *all* its bytes are UTF-8 again, the characters that
//! come out are assigned and printable, and the run is not something people write on purpose: `é»` at
//! the end of a quotation and the `’é` of `l’école` are UTF-8 by accident. Windows-1252 is tried first,
//! because much of its damage is also valid as Mac Roman. Addresses are left alone.

use std::borrow::Cow;
use std::sync::OnceLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use unicode_general_category::{GeneralCategory, get_general_category};

/// The character set that UTF-8 was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    /// Windows-1252, and Latin-1 with it.
    Windows1252,
    /// Mac Roman.
    MacRoman,
}

impl Charset {
    /// Both, in the order in which they are tried.
    pub(crate) const ALL: [Charset; 2] = [Charset::Windows1252, Charset::MacRoman];

    /// What happened, for a person to read.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Charset::Windows1252 => "UTF-8 read as Windows-1252",
            Charset::MacRoman => "UTF-8 read as Mac Roman",
        }
    }
}

/// One run that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fix {
    /// Byte offset of the run in the text as it was.
    pub(crate) start: usize,
    /// The run as it was.
    pub(crate) from: String,
    /// The run as it is now.
    pub(crate) to: String,
    /// What it had been taken for.
    pub(crate) charset: Charset,
}

/// `text` with every damaged run put right, and the runs, in order.
pub(crate) fn repair<'a>(text: &'a str, charsets: &[Charset]) -> (Cow<'a, str>, Vec<Fix>) {
    let mut fixes: Vec<Fix> = Vec::new();
    for &charset in charsets {
        let done = |start: usize| {
            fixes.iter().any(|fix| (fix.start..fix.start + fix.from.len()).contains(&start))
        };
        let more: Vec<Fix> = runs(text, charset)
            .filter(|&(start, run)| !done(start) && !in_address(&text[..start], run))
            .filter_map(|(start, run)| fix(text, start, run, charset))
            .collect();
        fixes.extend(more);
    }
    fixes.sort_by_key(|fix| fix.start);
    if fixes.is_empty() {
        return (Cow::Borrowed(text), fixes);
    }
    (Cow::Owned(replaced(text, &fixes)), fixes)
}

/// `text` with the fixes in it.
fn replaced(text: &str, fixes: &[Fix]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for fix in fixes {
        out.push_str(&text[end..fix.start]);
        out.push_str(&fix.to);
        end = fix.start + fix.from.len();
    }
    out + &text[end..]
}

/// The runs of `text` with their byte offsets.
fn runs(text: &str, charset: Charset) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let in_run = |c: char| byte(c, charset).is_some();
        let start = from + text[from..].find(in_run)?;
        let len = text[start..].find(|c| !in_run(c)).unwrap_or(text.len() - start);
        from = start + len;
        Some((start, &text[start..from]))
    })
}

/// Whether a run after `before` is part of an address.
fn in_address(before: &str, run: &str) -> bool {
    let ends_address = |c: char| c.is_whitespace() || "()[]<>\"'".contains(c);
    let word = before.rsplit(ends_address).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.") && !run.starts_with(char::is_whitespace)
}

/// The fix of one run, if it is damaged. What was damaged twice is put right twice.
fn fix(text: &str, start: usize, run: &str, charset: Charset) -> Option<Fix> {
    let letters = decode(run, charset)?;
    let place = Place { before: &text[..start], run, after: &text[start + run.len()..] };
    if !is_printable(&letters) || place.is_meant(&letters, charset) {
        return None;
    }
    let to = repair(&letters, &[charset]).0.into_owned();
    Some(Fix { start, from: run.to_string(), to, charset })
}

/// The run's bytes read as UTF-8. Of Mac Roman's emoji the first byte is often lost, since its
/// character (U+F8FF) is a private one that programs drop: three bytes from 0x9F on get it back.
fn decode(run: &str, charset: Charset) -> Option<String> {
    let mut bytes: Vec<u8> = Vec::with_capacity(run.len());
    for byte in run.chars().map(|c| byte(c, charset)) {
        let byte = byte?;
        if charset == Charset::MacRoman && byte == 0x9F && starts_character(&bytes) {
            bytes.push(0xF0);
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

/// Whether the next byte begins a new character.
fn starts_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
}

/// Whether all characters are assigned and can be seen, and the first needs none before it.
fn is_printable(text: &str) -> bool {
    use GeneralCategory as C;
    let is_mark = |c| matches!(get_general_category(c), C::NonspacingMark | C::EnclosingMark);
    let is_selector = |c| matches!(c, '\u{FE00}'..='\u{FE0F}');
    let stands_alone = |c: char| !is_mark(c) || is_selector(c);
    let is_seen = |c| {
        use C::{Control, PrivateUse, Surrogate, Unassigned};
        !matches!(get_general_category(c), Control | PrivateUse | Surrogate | Unassigned)
    };
    text.chars().next().is_some_and(stands_alone) && text.chars().all(is_seen)
}

/// A run among its neighbors.
struct Place<'a> {
    before: &'a str,
    run: &'a str,
    after: &'a str,
}

impl Place<'_> {
    /// Whether the run, though it reads as `letters`, is more likely meant as it stands. Two characters
    /// by accident do not happen; one may.
    fn is_meant(&self, letters: &str, charset: Charset) -> bool {
        if charset == Charset::MacRoman && self.is_part_of_a_word() {
            return true;
        }
        let mut chars = letters.chars();
        let (Some(letter), None) = (chars.next(), chars.next()) else { return false };
        match letter {
            '\u{A0}'..='\u{17F}' | '\u{370}'..='\u{4FF}' => match charset {
                Charset::Windows1252 => self.closes_a_word(),
                Charset::MacRoman => self.run.starts_with(opens_a_word),
            },
            // Phonetic letters, and scripts of which one letter alone is not written.
            '\0'..='\u{7FF}' => true,
            _ => charset == Charset::Windows1252 && self.tail().all(closes),
        }
    }

    /// The `üçü` of `Küçük`, and the word `üçü`: no emoji that lost its first byte. Real damage has a
    /// capital or a sign among small letters, or no word around it.
    fn is_part_of_a_word(&self) -> bool {
        let touches_a_word = self.before.ends_with(char::is_alphabetic)
            || self.after.starts_with(char::is_alphabetic);
        self.run.chars().all(|c| "çöü".contains(c))
            || touches_a_word && self.run.chars().all(char::is_lowercase)
    }

    /// The run's characters after the first.
    fn tail(&self) -> impl Iterator<Item = char> {
        self.run.chars().skip(1)
    }

    /// `É”`, `Ã»`: a capital and the mark after it.
    fn closes_a_word(&self) -> bool {
        let Some(second) = self.tail().next() else { return true };
        let last = self.before.chars().next_back();
        if matches!(second, '²' | '³') {
            return !last.is_some_and(char::is_alphabetic);
        }
        if !closes(second) {
            return false;
        }
        let in_capitals =
            last.is_some_and(char::is_uppercase) && !self.after.starts_with(char::is_alphanumeric);
        !self.run.starts_with(['Ã', 'Â']) || in_capitals || self.closes_a_quotation(second)
    }

    /// Whether a quotation that `mark` ends is open in this line.
    fn closes_a_quotation(&self, mark: char) -> bool {
        let Some(open) = opening(mark) else { return false };
        let line = self.before.rsplit('\n').next().unwrap_or_default();
        let count = |c| line.matches(c).count();
        count(open) > count(mark)
    }
}

/// Marks that follow a word, and the spaces French puts before them.
fn closes(c: char) -> bool {
    matches!(c, '’' | '”' | '»' | '›' | '…' | '–' | '—' | '\u{A0}' | '™' | '®')
}

/// Marks that stand before a letter, or between two, and the ligatures of copied PDF text.
fn opens_a_word(c: char) -> bool {
    matches!(
        c,
        '«' | '»'
            | '…'
            | '\u{A0}'
            | '–'
            | '—'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '‹'
            | '›'
            | 'ﬁ'
            | 'ﬂ'
    )
}

/// The mark that begins a quotation ending in `mark`.
fn opening(mark: char) -> Option<char> {
    let pairs = [('”', '“'), ('’', '‘'), ('»', '«'), ('›', '‹')];
    pairs.iter().find(|pair| pair.0 == mark).map(|pair| pair.1)
}

/// The byte, from 0x80 up, that `c` stands for.
fn byte(c: char, charset: Charset) -> Option<u8> {
    if c.is_ascii() {
        return None;
    }
    if charset == Charset::Windows1252 && matches!(c, '\u{80}'..='\u{9F}') {
        // Latin-1 has controls where Windows-1252 has letters.
        return u8::try_from(u32::from(c)).ok();
    }
    let place = upper_half(charset).iter().position(|&other| other == c)?;
    u8::try_from(place + 0x80).ok()
}

/// The characters of the bytes 0x80 to 0xFF.
fn upper_half(charset: Charset) -> &'static [char; 128] {
    static TABLES: [OnceLock<[char; 128]>; 2] = [OnceLock::new(), OnceLock::new()];
    let (table, encoding) = match charset {
        Charset::Windows1252 => (&TABLES[0], WINDOWS_1252),
        Charset::MacRoman => (&TABLES[1], MACINTOSH),
    };
    table.get_or_init(|| decoded_half(encoding))
}

fn decoded_half(encoding: &'static Encoding) -> [char; 128] {
    let bytes: Vec<u8> = (0x80..=0xFF).collect();
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    let mut chars = ['\0'; 128];
    chars.iter_mut().zip(text.chars()).for_each(|(place, c)| *place = c);
    chars
}

#[cfg(test)]
#[path = "mojibake_tests.rs"]
mod tests;
