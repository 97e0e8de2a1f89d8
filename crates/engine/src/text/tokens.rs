//! The words of a text, with their byte ranges in the original.
//!
//! A word is a stretch of letters, digits and marks. Words tied together come in parts and joined
//! (`O'Brien` → `o`, `brien`, `obrien`; `Node.js` → `node`, `js`, `nodejs`), so that each way of
//! typing them meets. Signs that carry the meaning stay: `c++`, `c#`, `.net`, `#hashtag`, `@handle`,
//! `3.11`. Scripts without spaces come in overlapping pairs (`東京都` → `東京`, `京都`).

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::fold::{Class, class, is_attached, push_folded};
use super::scan::{Scan, Tie, connector};

/// The longest term, in bytes; a longer word is cut at a character.
pub const MAX_TERM: usize = 64;

/// A word found in a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word as the term dictionary holds it: folded, `1..=MAX_TERM` bytes.
    pub term: String,
    /// Byte offset of the word's first byte in the original text.
    pub start: usize,
    /// Byte offset just after the word.
    pub end: usize,
    /// How the token stands to its neighbors.
    pub kind: TokenKind,
}

/// How a token stands to its neighbors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word of its own.
    Word,
    /// A part of a compound. A [`TokenKind::Joined`] over it follows.
    Part,
    /// A compound as one word. In a query it and its parts are two ways to say the same:
    /// either will do.
    Joined,
    /// Two neighboring letters of a script without spaces. In a query all of them are wanted.
    Pair,
    /// The last letter of a stretch of pairs, for indexes: a query of any one letter is then the
    /// beginning of some term. Queries pass it over.
    Tail,
}

/// The words of `text`, in order of their ends; a joined word comes after its parts.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    Tokenizer::default().each(text, &mut |term, range, kind| {
        tokens.push(Token { term: term.into(), start: range.start, end: range.end, kind });
    });
    tokens
}

/// Is the last word of a query still being typed? Nothing but a sign that may go on
/// (`c+`, `node.`, `o'`) follows it.
pub fn is_unfinished(query: &str) -> bool {
    for c in query.chars().rev() {
        match class(c) {
            Class::Separator if connector(c).is_some() || matches!(c, '+' | '#' | '@') => {}
            Class::Separator => return false,
            _ => return true,
        }
    }
    false
}

/// What a token is told with: the folded term, its bytes in the text, its kind.
pub type Visit<'a> = dyn FnMut(&str, Range<usize>, TokenKind) + 'a;

/// Memory for tokenizing, to be used again for the next text.
#[derive(Default)]
pub struct Tokenizer {
    /// The folded parts of the word at hand, one behind the other.
    folded: String,
    parts: Vec<Part>,
    dotted: String,
}

struct Part {
    /// In the text.
    start: usize,
    end: usize,
    /// In `folded`.
    from: usize,
    to: usize,
    /// What ties it to the part before.
    tie: Tie,
}

impl Tokenizer {
    /// Tells `visit` each token of `text`, in the order of [`tokenize`].
    pub fn each(&mut self, text: &str, visit: &mut Visit) {
        let mut scan = Scan { text, at: 0 };
        while scan.at < text.len() {
            match scan.class(0) {
                Class::Word => self.compound(&mut scan, None, visit),
                Class::Unspaced => self.pairs(&mut scan, visit),
                Class::Dropped => scan.step(),
                Class::Separator => {
                    let start = scan.at;
                    let sign = scan.sign();
                    scan.step();
                    if let Some(sign) = sign {
                        self.compound(&mut scan, Some((sign, start)), visit);
                    }
                }
            }
        }
    }

    fn compound(&mut self, scan: &mut Scan, sign: Option<(char, usize)>, visit: &mut Visit) {
        self.folded.clear();
        self.parts.clear();
        self.folded.extend(sign.map(|(sign, _)| sign));
        let mut tie = Tie::Hyphen;
        loop {
            self.part(scan, tie);
            match scan.peek(0).and_then(connector) {
                Some(next) if scan.class(1) == Class::Word => tie = next,
                _ => break,
            }
            scan.step();
        }
        self.tell(sign.map(|(_, start)| start), visit);
    }

    fn part(&mut self, scan: &mut Scan, tie: Tie) {
        let (start, from) = (scan.at, self.folded.len());
        loop {
            self.plain(scan.plain(), from);
            let more = scan.peek(0).filter(|&c| matches!(class(c), Class::Word | Class::Dropped));
            let Some(c) = more else { break };
            if self.folded.len() - from + 4 <= MAX_TERM {
                push_folded(c, &mut self.folded);
            }
            scan.step();
        }
        if scan.is(0, '+') && scan.is(1, '+') && !scan.is(2, '+') {
            self.suffix(scan, from, "++");
        } else if scan.is(0, '#') && scan.class(1) != Class::Word && self.folded.len() - from <= 2 {
            self.suffix(scan, from, "#");
        }
        self.parts.push(Part { start, end: scan.at, from, to: self.folded.len(), tie });
    }

    /// Folds letters and digits of ASCII, as many as fit the word that begins at `from`.
    fn plain(&mut self, letters: &str, from: usize) {
        let room = (from + MAX_TERM - 3).saturating_sub(self.folded.len()).min(letters.len());
        let last = self.folded.len();
        self.folded.push_str(letters.get(..room).unwrap_or_default());
        if let Some(new) = self.folded.get_mut(last..) {
            new.make_ascii_lowercase();
        }
    }

    /// The signs of `C++` and `C#` belong to the word.
    fn suffix(&mut self, scan: &mut Scan, from: usize, sign: &str) {
        for c in sign.chars() {
            scan.step();
            if self.folded.len() - from < MAX_TERM {
                self.folded.push(c);
            }
        }
    }

    /// Tells the parts, then what they make together: first `o`, `brien`, `obrien`,
    /// then `smith` and `obriensmith`.
    fn tell(&mut self, sign: Option<usize>, visit: &mut Visit) {
        let n_parts = self.parts.len();
        let n_groups = self.parts.iter().filter(|part| !part.tie.is_inner()).count();
        let is_one = n_groups > 1 && self.joins_groups(n_groups);
        let mut first = 0;
        while first < n_parts {
            let inner =
                self.parts.iter().skip(first + 1).take_while(|part| part.tie.is_inner()).count();
            self.tell_group(first..first + inner + 1, is_one || sign.is_some(), visit);
            first += inner + 1;
        }
        if is_one {
            self.tell_joined(0..n_parts, visit);
        }
        if let (Some(start), Some(last)) = (sign, self.parts.last()) {
            tell_term(&self.folded, start..last.end, TokenKind::Joined, visit);
        }
    }

    /// Hyphens join names and numbered words (`covid-19`), not ranges (`2019-2020`);
    /// a slash or an ampersand only what is as short as `CI/CD`, `R&D`.
    fn joins_groups(&self, n_groups: usize) -> bool {
        let is_short = n_groups == 2
            && self.parts.iter().all(|part| part.to - part.from <= 4 && !self.has_sign(part));
        let has_slash = self.parts.iter().any(|part| part.tie == Tie::Slash);
        let has_letter = self.parts.iter().any(|part| !self.is_number(part));
        has_letter && (is_short || !has_slash)
    }

    fn tell_group(&mut self, group: Range<usize>, is_inside: bool, visit: &mut Visit) {
        let Some(parts) = self.parts.get(group.clone()) else { return };
        let has_dot = parts.iter().skip(1).any(|part| part.tie == Tie::Dot);
        let has_dots_only = parts.iter().skip(1).all(|part| part.tie == Tie::Dot);
        if has_dot && has_dots_only && parts.iter().any(|part| self.is_number(part)) {
            return self.tell_version(group, is_inside, visit);
        }
        let is_joined = parts.len() > 1 && (!has_dot || Self::is_abbreviation(parts));
        let kind = if is_joined || is_inside { TokenKind::Part } else { TokenKind::Word };
        for part in parts.iter().take(parts.len() - usize::from(Self::is_possessive(parts))) {
            self.tell_slice(part.from..part.to, part.start..part.end, kind, visit);
        }
        if is_joined {
            self.tell_joined(group, visit);
        }
    }

    /// `Ph.D`, `U.S.A`, `Node.js`, `example.org`; not a full stop without a space after it.
    fn is_abbreviation(parts: &[Part]) -> bool {
        let len = |part: &Part| part.to - part.from;
        parts.last().is_some_and(|part| len(part) <= 3) || parts.iter().all(|part| len(part) == 1)
    }

    /// `Werner's`: the `s` says nothing.
    fn is_possessive(parts: &[Part]) -> bool {
        matches!(parts, [name, s] if s.tie == Tie::Tight && s.to - s.from == 1 && name.to - name.from > 1)
    }

    /// `3.11`: the dots count.
    fn tell_version(&mut self, group: Range<usize>, is_inside: bool, visit: &mut Visit) {
        let Some(parts @ [first, .., last]) = self.parts.get(group) else { return };
        self.dotted.clear();
        for part in parts {
            if !self.dotted.is_empty() {
                self.dotted.push('.');
            }
            let folded = self.folded.get(part.from..part.to).unwrap_or_default();
            if self.dotted.len() + folded.len() < MAX_TERM {
                self.dotted.push_str(folded);
            }
        }
        let kind = if is_inside { TokenKind::Part } else { TokenKind::Word };
        tell_term(&self.dotted, first.start..last.end, kind, visit);
    }

    fn tell_joined(&self, parts: Range<usize>, visit: &mut Visit) {
        if let Some([first, .., last]) = self.parts.get(parts) {
            self.tell_slice(first.from..last.to, first.start..last.end, TokenKind::Joined, visit);
        }
    }

    fn tell_slice(
        &self,
        folded: Range<usize>,
        range: Range<usize>,
        kind: TokenKind,
        visit: &mut Visit,
    ) {
        if let Some(term) = self.folded.get(folded) {
            tell_term(term, range, kind, visit);
        }
    }

    fn is_number(&self, part: &Part) -> bool {
        self.folded
            .get(part.from..part.to)
            .is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    }

    fn has_sign(&self, part: &Part) -> bool {
        self.folded.get(part.from..part.to).is_some_and(|part| part.ends_with(['+', '#']))
    }

    fn pairs(&mut self, scan: &mut Scan, visit: &mut Visit) {
        self.folded.clear();
        let mut before: Option<(usize, usize)> = None;
        let mut kind = TokenKind::Word;
        while scan.class(0) == Class::Unspaced {
            let (start, from) = (scan.at, self.folded.len());
            self.letter(scan);
            if let Some((start, from)) = before {
                self.tell_slice(from..self.folded.len(), start..scan.at, TokenKind::Pair, visit);
                kind = TokenKind::Tail;
            }
            before = Some((start, from));
        }
        if let Some((start, from)) = before {
            self.tell_slice(from..self.folded.len(), start..scan.at, kind, visit);
        }
    }

    /// A letter with all that is attached to it, as much of it as fits half a term.
    fn letter(&mut self, scan: &mut Scan) {
        let from = self.folded.len();
        loop {
            if let Some(c) = scan.peek(0)
                && self.folded.len() - from + 4 <= MAX_TERM / 2
            {
                push_folded(c, &mut self.folded);
            }
            scan.step();
            if !scan.peek(0).is_some_and(|c| is_attached(c) || class(c) == Class::Dropped) {
                break;
            }
        }
    }
}

/// Passes over what would not fit a term: compounds may be longer than words.
fn tell_term(term: &str, range: Range<usize>, kind: TokenKind, visit: &mut Visit) {
    if (1..=MAX_TERM).contains(&term.len()) {
        visit(term, range, kind);
    }
}
