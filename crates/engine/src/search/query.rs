//! What was typed → what is asked. Nothing typed is an error.
//!
//! ```text
//! words all wanted    "phrase"    -without    one OR other    field:value    field:"two words"
//! ```
//!
//! An unclosed quote closes at the end, a field nobody has is a word, an `OR` with nothing
//! beside it is a word. The last word is unfinished, more letters may follow, unless it is
//! unwanted: `-java` says nothing against JavaScript.

use alloc::string::String;
use alloc::vec::Vec;

use crate::index::Index;
use crate::text::{Token, TokenKind, is_unfinished, tokenize, variants};

/// Characters read; what follows is not.
const MAX_CHARS: usize = 400;
/// Words asked for; what follows is not.
const MAX_WORDS: usize = 40;

/// What is asked.
#[derive(Debug, Default)]
pub(crate) struct Query {
    /// All of these.
    pub(crate) wanted: Vec<Clause>,
    /// None of these.
    pub(crate) unwanted: Vec<Clause>,
    /// Was nothing asked at all?
    pub(crate) is_blank: bool,
}

/// A part of a query that a document meets or does not.
#[derive(Debug)]
pub(crate) enum Clause {
    /// One word.
    Word(Word),
    /// Every one of these.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
    /// These words beside each other.
    Phrase(Vec<Word>),
}

/// A word asked for.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Folded.
    pub(crate) text: String,
    /// Other spellings of the same letters: `mueller` where `Müller` was typed.
    pub(crate) spellings: Vec<String>,
    /// Where it must stand.
    pub(crate) scope: Scope,
    /// May more letters follow?
    pub(crate) ending: Ending,
    /// Does another word of the query stand for the same, so that this one adds nothing?
    pub(crate) is_echo: bool,
}

/// What may come after the letters typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing.
    Finished,
    /// More letters, if no word is spelled just so: a space was typed after it.
    Perhaps,
    /// More letters.
    Unfinished,
}

/// Where a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everywhere.
    All,
    /// In names.
    Names,
    /// In everything but names.
    Words,
    /// In the values of the n-th facet.
    Facet(u32),
}

/// Reads what was typed.
pub(crate) fn parse(typed: &str, index: &Index) -> Query {
    let end = typed.char_indices().nth(MAX_CHARS).map_or(typed.len(), |(at, _)| at);
    let typed = typed.get(..end).unwrap_or_default();
    let mut query = Query { is_blank: typed.trim().is_empty(), ..Query::default() };
    let mut left = MAX_WORDS;
    let mut either = false;
    let chunks = chunks(typed);
    let n_chunks = chunks.len();
    for (n, chunk) in chunks.iter().enumerate() {
        let inner = n > 0 && n + 1 < n_chunks;
        if chunk.raw == "OR" && inner {
            either = true;
            continue;
        }
        let Some(clause) = chunk.clause(index, &mut left) else { continue };
        match query.wanted.pop() {
            Some(before) if either && !chunk.unwanted => {
                query.wanted.push(either_of(before, clause));
            }
            before => {
                query.wanted.extend(before);
                if chunk.unwanted { &mut query.unwanted } else { &mut query.wanted }.push(clause);
            }
        }
        either = false;
    }
    query
}

fn either_of(one: Clause, other: Clause) -> Clause {
    match one {
        Clause::Any(mut clauses) => {
            clauses.push(other);
            Clause::Any(clauses)
        }
        one => Clause::Any(alloc::vec![one, other]),
    }
}

/// A stretch of the query without a bare space.
struct Chunk<'q> {
    raw: &'q str,
    unwanted: bool,
    /// What stands before a colon.
    field: &'q str,
    /// What is left to look for.
    text: &'q str,
    quoted: bool,
    ending: Ending,
}

/// Splits at spaces outside quotes.
fn chunks(typed: &str) -> Vec<Chunk<'_>> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let (chunk, after) = next_chunk(rest);
        chunks.push(chunk);
        rest = after.trim_start();
    }
    if let Some(last) = chunks.last_mut()
        && !(last.quoted || last.unwanted)
    {
        last.ending = if is_unfinished(typed) { Ending::Unfinished } else { Ending::Perhaps };
    }
    chunks
}

fn next_chunk(rest: &str) -> (Chunk<'_>, &str) {
    let body = rest
        .strip_prefix('-')
        .filter(|body| !body.is_empty() && !body.starts_with(char::is_whitespace));
    let unwanted = body.is_some();
    let body = body.unwrap_or(rest);
    let field = field_of(body);
    let value =
        if field.is_empty() { body } else { body.get(field.len() + 1..).unwrap_or_default() };
    let mut letters = value.chars();
    let quoted = letters.next().is_some_and(is_quote);
    let (text, after) =
        if quoted { split(letters.as_str(), is_quote) } else { split(value, char::is_whitespace) };
    let raw = rest.get(..rest.len() - after.len()).unwrap_or_default().trim_end();
    (Chunk { raw, unwanted, field, text, quoted, ending: Ending::Finished }, after)
}

/// What stands before and after the first character that `ends`.
fn split(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(&ends).unwrap_or(text.len());
    let (before, after) = text.split_at_checked(end).unwrap_or_default();
    let mut after = after.chars();
    after.next();
    (before, after.as_str())
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// Letters before a colon that something follows.
fn field_of(body: &str) -> &str {
    let end = body.find(|letter: char| !letter.is_ascii_alphabetic() && letter != '_').unwrap_or(0);
    let (field, rest) = body.split_at_checked(end).unwrap_or_default();
    let follows = rest
        .strip_prefix(':')
        .is_some_and(|value| !value.is_empty() && !value.starts_with([' ', '/', ':']));
    if follows { field } else { "" }
}

impl Chunk<'_> {
    fn clause(&self, index: &Index, left: &mut usize) -> Option<Clause> {
        let scope = scope_of(self.field, index);
        let text = if scope.is_some() || self.field.is_empty() { self.text } else { self.raw };
        let scope = scope.unwrap_or(Scope::All);
        let mut tokens = tokenize(text);
        tokens.retain(|token| token.kind != TokenKind::Tail);
        tokens.truncate(*left);
        *left -= tokens.len();
        let words = |token: Token| word(token, text, scope);
        if self.quoted && !matches!(scope, Scope::Facet(_)) {
            return phrase(tokens, words);
        }
        let mut clauses = compounds(tokens, words);
        if let Some(last) = clauses.last_mut() {
            last.leave_open(self.ending);
        }
        if clauses.len() > 1 { Some(Clause::All(clauses)) } else { clauses.pop() }
    }
}

/// The scope that a field's name means: the facet's own name, singular or plural, or a
/// word for the name.
fn scope_of(field: &str, index: &Index) -> Option<Scope> {
    let same = |name: &str| !field.is_empty() && stem(name).eq_ignore_ascii_case(stem(field));
    let facet =
        index.facets().position(|name| same(name) || (same("category") && stem(name) == "categor"));
    match facet {
        Some(facet) => Some(Scope::Facet(facet as u32)),
        None if ["name", "title", "person", "who"].into_iter().any(same) => Some(Scope::Names),
        None if ["about", "text", "body", "excerpt", "role", "bio"].into_iter().any(same) => {
            Some(Scope::Words)
        }
        None => None,
    }
}

/// A field's name without the ending that tells one from many.
fn stem(name: &str) -> &str {
    ["ies", "y", "s"].into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

fn word(token: Token, typed: &str, scope: Scope) -> Word {
    let spellings = variants(typed.get(token.start..token.end).unwrap_or_default());
    Word { text: token.term, spellings, scope, ending: Ending::Finished, is_echo: false }
}

/// A phrase of the tokens that are not joined from others.
fn phrase(tokens: Vec<Token>, words: impl Fn(Token) -> Word) -> Option<Clause> {
    let mut words: Vec<Word> =
        tokens.into_iter().filter(|token| token.kind != TokenKind::Joined).map(words).collect();
    if words.len() > 1 { Some(Clause::Phrase(words)) } else { words.pop().map(Clause::Word) }
}

/// One clause a word. A compound is met by all of its parts, and by its joined form.
fn compounds(tokens: Vec<Token>, words: impl Fn(Token) -> Word) -> Vec<Clause> {
    let mut clauses: Vec<(usize, Clause)> = Vec::new();
    for token in tokens {
        let (start, kind) = (token.start, token.kind);
        let mut clause = Clause::Word(words(token));
        if kind == TokenKind::Joined {
            let first = clauses.partition_point(|&(earlier, _)| earlier < start);
            let parts = clauses.drain(first..).map(|(_, part)| part).collect();
            clause = Clause::Any(alloc::vec![Clause::All(parts), clause]);
        }
        clauses.push((start, clause));
    }
    clauses.into_iter().map(|(_, clause)| clause).collect()
}

impl Clause {
    /// Says how its last words end.
    fn leave_open(&mut self, ending: Ending) {
        match self {
            Clause::Word(word) => word.ending = ending,
            Clause::All(clauses) => {
                if let Some(last) = clauses.last_mut() {
                    last.leave_open(ending);
                }
            }
            Clause::Any(clauses) => clauses.iter_mut().for_each(|clause| clause.leave_open(ending)),
            Clause::Phrase(_) => {}
        }
    }

    /// Calls `visit` with each word in it.
    pub(crate) fn each_word<'c>(&'c self, visit: &mut dyn FnMut(&'c Word)) {
        match self {
            Clause::Word(word) => visit(word),
            Clause::All(clauses) | Clause::Any(clauses) => {
                for clause in clauses {
                    clause.each_word(visit);
                }
            }
            Clause::Phrase(words) => words.iter().for_each(visit),
        }
    }
}
