//! What an index is made of, before it is bytes: the indexer fills this in.

use alloc::string::String;
use alloc::vec::Vec;

use super::DocId;

/// A whole site, analysed and ready to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The site's title; may be empty.
    pub title: String,
    /// BCP-47 tag of the site's language, `en` where it names none.
    pub language: String,
    /// The facets' field names, in the order they are shown: `type`, `categories`, `tags`.
    pub facets: Vec<String>,
    /// Everybody, in site order.
    pub documents: Vec<Document>,
    /// Terms that share a stem, at least two a group; no term stands in two groups.
    pub families: Vec<Vec<String>>,
    /// How a word that nobody used finds its family: the rules of [`crate::text::stem`]. Empty for a
    /// language without.
    pub stems: String,
    /// Other ways to write a term of a name.
    pub aliases: Vec<Alias>,
    /// Folded words that `About` and `Body` leave out. A query is not expected to find them,
    /// so that `who works on compilers` asks for one word and not for four.
    pub stop_words: Vec<String>,
}

/// One person, as the index holds them. Text fields are plain text: no markup,
/// no references, single spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Address below the site's base, beginning with `/`, ready for `href`.
    pub url: String,
    /// The name shown.
    pub title: String,
    /// The one-line role; may be empty.
    pub excerpt: String,
    /// The paragraph that snippets are cut from; may be empty.
    pub about: String,
    /// Address of a picture; empty if there is none.
    pub image: String,
    /// Days since 1970-01-01, where the profile has a date.
    pub date: Option<i32>,
    /// BCP-47 tag where the profile's language is not the site's; else empty.
    pub language: String,
    /// Links in the order they are shown.
    pub links: Vec<Link>,
    /// For each facet of [`Source::facets`], this person's values, as shown.
    pub facets: Vec<Vec<String>>,
    /// What `sort: "title"` compares: folded, family name first.
    pub sort_title: String,
    /// Every term of the document, by field; a (term, field) pair comes once.
    pub terms: Vec<TermFreq>,
    /// The most similar people, best first.
    pub similar: Vec<DocId>,
}

/// A link of a person: `network` is the front matter's key (`linkedin`, `github`, `blog` …).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The front matter's key, lower case.
    pub network: String,
    /// The absolute address, `http`, `https` or `mailto`.
    pub url: String,
}

/// A searched field. The order is the order of weight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// The name: no stop words, no stems.
    Title,
    /// Tags.
    Tags,
    /// Categories.
    Categories,
    /// Type, organisation, place.
    Type,
    /// The one-line role.
    Excerpt,
    /// The paragraph about the person.
    About,
    /// The body of the file.
    Body,
}

/// A term in one field of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermFreq {
    /// The folded term.
    pub term: String,
    /// Where it stands.
    pub field: Field,
    /// How often, at least 1.
    pub freq: u32,
}

/// A word that is not in the dictionary but means a term that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The word asked for, folded: `bob`.
    pub from: String,
    /// The term in the dictionary: `robert`.
    pub to: String,
    /// Why they are the same.
    pub kind: AliasKind,
}

/// Why two names are the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AliasKind {
    /// Another spelling of the same letters: `mueller` for `müller`.
    Spelling,
    /// A short or pet form: `bob` for `robert`.
    Nickname,
}
