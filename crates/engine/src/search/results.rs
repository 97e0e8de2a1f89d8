//! What a search answers.

use alloc::string::String;
use alloc::vec::Vec;

use crate::index::{DocId, Field};

/// The answer to a [`super::Request`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many people match, not only those in `hits`; those who match in part among them.
    pub total: u32,
    /// The asked-for page, in order.
    pub hits: Vec<Hit>,
    /// For each facet of the index, a count for each of its values, in the values' stored order.
    pub facets: Vec<Vec<FacetCount>>,
    /// The query as the best match spells it, where that was found by a guess (it sounds alike
    /// or is nearly spelled so); so it finds that person without one. None where anybody is spelled
    /// as typed, and where nobody is found: then every spelling near enough has been tried.
    pub suggestion: Option<String>,
    /// Nobody (who has the chosen values) has every word asked for: these have the most of them, and
    /// all are [`MatchKind::Partial`].
    pub relaxed: bool,
}

/// One person found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub doc: DocId,
    /// Higher is better; comparable only within one answer.
    pub score: u32,
    /// The weakest link: how the worst-matching word of the query was met, if it was.
    pub matched: MatchKind,
    /// What to highlight in the fields shown: `Title`, `Excerpt`, `About`, `Tags`, `Categories`, `Type`; sorted by field, then start.
    pub marks: Vec<Mark>,
    /// The part of `about` (or `excerpt`) that shows the match.
    pub snippet: Option<Snippet>,
}

/// A highlighted stretch of a shown text. Byte offsets, on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The field.
    pub field: Field,
    /// Which value of a list field (tags, categories, type); 0 elsewhere.
    pub item: u32,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// How a word of the query met a term, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The same word, or no word asked for.
    Exact,
    /// The word typed is its beginning.
    Prefix,
    /// Another form of the word.
    Stem,
    /// Another name for the same name.
    Nickname,
    /// It sounds alike.
    Sound,
    /// One or two letters apart.
    Near,
    /// Not at all: another word of the query was.
    Partial,
}

impl MatchKind {
    /// The word for it in the JavaScript contract and on the terminal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Stem => "stem",
            Self::Nickname => "nickname",
            Self::Sound => "sound",
            Self::Near => "near",
            Self::Partial => "partial",
        }
    }

    /// Is it not certain that this was meant?
    pub(crate) fn is_guess(self) -> bool {
        matches!(self, Self::Sound | Self::Near)
    }
}

/// A part of a longer text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text it was cut from.
    pub field: Field,
    /// First byte in the field's text.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// How many people match with this value, by the rule that a facet's own choices are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub value: super::ValueId,
    /// People.
    pub count: u32,
    /// Is it chosen in the request?
    pub selected: bool,
}

/// A way to finish the word being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The whole query, its last word completed.
    pub query: String,
    /// How many people it finds.
    pub count: u32,
}
