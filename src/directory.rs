//! An open index and the last answer it gave.

use std::cell::RefCell;

use engine::contract::{self, Plain};
use engine::index::{DocId, Index, OpenError};
use engine::search::{self, Hit, MatchKind, Request, Sort, ValueId};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::dom::{self, Drawing, Look};
use crate::json::to_js;
use crate::results;

/// The people of one site.
pub struct Directory<'a> {
    index: Index<'a>,
    last: RefCell<Option<Answer>>,
}

/// What is asked, as it comes from JavaScript: flat.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// As typed.
    pub query: &'a str,
    /// Numbers of facet values that must hold; unknown ones are ignored.
    pub values: &'a [u32],
    /// Places of facets in which all chosen values must hold.
    pub conjunctive: &'a [u32],
    /// 0 best match, 1 and 2 by name, 3 and 4 by date, the even one backwards.
    pub sort: u32,
    /// Hits to pass over.
    pub offset: u32,
    /// Hits to return at most.
    pub limit: u32,
}

/// An answer with its question, kept because `render` asks what `search` has just asked, or
/// for a part of it: cards are drawn a few at a time.
struct Answer {
    query: String,
    values: Vec<u32>,
    conjunctive: Vec<u32>,
    sort: u32,
    offset: u32,
    limit: u32,
    results: search::Results,
}

impl<'a> Directory<'a> {
    /// Opens an index; the error says why `bytes` is none.
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        Ok(Self { index: Index::open(bytes)?, last: RefCell::new(None) })
    }

    /// The same people with what was put aside of their index.
    pub fn with_rest(&self, bytes: &'a [u8]) -> Result<Self, OpenError> {
        Ok(Self { index: self.index.with_rest(bytes)?, last: RefCell::new(None) })
    }

    /// The people found, as plain objects.
    pub fn search(&self, ask: &Ask) -> JsValue {
        self.answer(ask, |found, hits| {
            to_js(&results::results(&self.index, found, hits, ask.offset))
        })
    }

    /// The same people as cards in `list`; with `append`, after those that are there.
    /// Buttons of the values `pressed` are drawn pressed.
    pub fn render(&self, list: &Element, append: bool, ask: &Ask, pressed: &[u32], look: &Look) {
        let pressed = self.values(pressed);
        self.answer(ask, |found, hits| {
            let (total, offset) = (found.total, ask.offset);
            let drawing = Drawing { index: &self.index, hits, total, offset, pressed: &pressed };
            dom::render(list, &drawing, look, append);
        });
    }

    /// Puts initials where `image`, on a card of `list`, could not be loaded.
    pub fn replace_image(&self, list: &Element, image: &Element) {
        dom::replace_image(list, image, &self.index);
    }

    /// Every facet with its values, in stored order.
    pub fn facets(&self) -> JsValue {
        to_js(&results::facets(&self.index))
    }

    /// Size, language and title.
    pub fn info(&self) -> JsValue {
        to_js(&results::info(&self.index))
    }

    /// Ways to finish the word being typed, best first, at most `limit`.
    pub fn suggest(&self, query: &str, limit: u32) -> JsValue {
        to_js(&results::suggestions(search::suggest(&self.index, query, limit)))
    }

    /// One person without marks; `null` if there is no such person.
    pub fn profile(&self, id: u32) -> JsValue {
        let hit = Hit {
            doc: DocId(id),
            score: 0,
            matched: MatchKind::Exact,
            marks: Vec::new(),
            snippet: None,
        };
        to_js(&contract::hit(&self.index, &hit).unwrap_or(Plain::Null))
    }

    /// Facet and text of each of the values `ids`, as far as there are such values.
    fn values(&self, ids: &[u32]) -> Vec<(&'a str, &'a str)> {
        if ids.is_empty() {
            return Vec::new();
        }
        let of_facet =
            |(at, name)| self.index.facet_values(at).map(move |(id, text, _)| (id, name, text));
        let all = self.index.facets().enumerate().flat_map(of_facet);
        all.filter(|(id, ..)| ids.contains(&id.0)).map(|(_, name, text)| (name, text)).collect()
    }

    /// Runs `with` on an answer and its hits that `ask` wants; it is worked out only if the last does not hold them.
    fn answer<T>(&self, ask: &Ask, with: impl FnOnce(&search::Results, &[Hit]) -> T) -> T {
        let last = self.last.take().filter(|last| last.holds(ask));
        let answer = last.unwrap_or_else(|| Answer::new(&self.index, ask));
        let outcome = with(&answer.results, answer.part(ask));
        self.last.replace(Some(answer));
        outcome
    }
}

impl Answer {
    fn new(index: &Index, ask: &Ask) -> Self {
        let request = Request {
            query: ask.query,
            values: &value_ids(ask.values),
            conjunctive: ask.conjunctive,
            sort: sort(ask.sort),
            offset: ask.offset,
            limit: ask.limit,
        };
        Self {
            query: ask.query.into(),
            values: ask.values.into(),
            conjunctive: ask.conjunctive.into(),
            sort: ask.sort,
            offset: ask.offset,
            limit: ask.limit,
            results: search::search(index, &request),
        }
    }

    /// Are the hits of `ask` among those of this answer?
    fn holds(&self, ask: &Ask) -> bool {
        let end = |offset: u32, limit: u32| offset.saturating_add(limit);
        self.query == ask.query
            && self.values == ask.values
            && self.conjunctive == ask.conjunctive
            && self.sort == ask.sort
            && self.offset <= ask.offset
            && end(ask.offset, ask.limit) <= end(self.offset, self.limit)
    }

    /// The hits of `ask`, which are among those of this answer.
    fn part(&self, ask: &Ask) -> &[Hit] {
        let before = ask.offset.saturating_sub(self.offset) as usize;
        let hits = self.results.hits.get(before..).unwrap_or_default();
        hits.get(..ask.limit as usize).unwrap_or(hits)
    }
}

fn sort(number: u32) -> Sort {
    match number {
        1 => Sort::Title,
        2 => Sort::TitleDescending,
        3 => Sort::Date,
        4 => Sort::DateDescending,
        _ => Sort::Relevance,
    }
}

fn value_ids(numbers: &[u32]) -> Vec<ValueId> {
    numbers.iter().copied().map(ValueId).collect()
}
