//! A place in a text, and the signs that tie words or begin them.

use super::fold::{Class, class};

/// What stands between the parts of a compound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// An apostrophe or underscore.
    Tight,
    Dot,
    Hyphen,
    Slash,
}

impl Tie {
    /// Do the parts make one word, before hyphens and slashes do?
    pub(super) fn is_inner(self) -> bool {
        matches!(self, Tie::Tight | Tie::Dot)
    }
}

pub(super) fn connector(c: char) -> Option<Tie> {
    match narrow(c) {
        '\'' | '_' | '`' | '´' | '·' | '‘' | '’' | '׳' | '״' => Some(Tie::Tight),
        '.' => Some(Tie::Dot),
        '-' | '\u{2010}'..='\u{2013}' => Some(Tie::Hyphen),
        '/' | '&' => Some(Tie::Slash),
        _ => None,
    }
}

/// Full-width signs as the plain ones.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// A place in a text.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Scan<'_> {
    /// The `n`-th character from here.
    pub(super) fn peek(&self, n: usize) -> Option<char> {
        match self.text.as_bytes().get(self.at) {
            // Most letters are of one byte, and mostly the first is asked for.
            Some(byte) if n == 0 && byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(self.at..).and_then(|rest| rest.chars().nth(n)),
        }
    }

    pub(super) fn class(&self, n: usize) -> Class {
        self.peek(n).map_or(Class::Separator, class)
    }

    pub(super) fn is(&self, n: usize, sign: char) -> bool {
        self.peek(n).map(narrow) == Some(sign)
    }

    fn before(&self) -> Option<char> {
        self.text.get(..self.at).and_then(|done| done.chars().next_back())
    }

    /// Steps over the letters and digits of ASCII that stand here.
    pub(super) fn plain(&mut self) -> &str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    pub(super) fn step(&mut self) {
        self.at += self.peek(0).map_or(1, char::len_utf8);
    }

    /// `#`, `@` or `.` here that begins a word.
    pub(super) fn sign(&self) -> Option<char> {
        let sign = narrow(self.peek(0)?);
        let begins = match sign {
            '#' | '@' => true,
            '.' => !self.peek(1)?.is_ascii_digit(),
            _ => false,
        };
        let is_free = || self.before().is_none_or(|c| class(c) == Class::Separator && c != sign);
        (begins && self.class(1) == Class::Word && is_free()).then_some(sign)
    }
}
