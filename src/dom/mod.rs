//! Cards in a list, drawn with text nodes only.
//!
//! A list is keyed by person: whoever was there and is found again keeps the same node,
//! with its focus and whatever the page has hung on it, and only what changed is drawn.

mod card;
mod icons;
mod initials;
mod links;
mod look;
mod order;
mod page;
mod strings;
mod tags;
mod text;

pub use look::Look;
pub use strings::Strings;

use std::cell::RefCell;

use engine::index::{DocId, Index};
use engine::search::Hit;
use wasm_bindgen::JsCast;

use self::card::{Card, Pen, Place};
use self::page::Element;
use crate::person::Person;

/// What is drawn: one page of an answer.
pub(crate) struct Drawing<'a> {
    /// Where the people stand.
    pub(crate) index: &'a Index<'a>,
    /// Who is drawn.
    pub(crate) hits: &'a [Hit],
    /// How many were found.
    pub(crate) total: u32,
    /// How many were passed over before the first.
    pub(crate) offset: u32,
    /// Facet and value of the buttons that are pressed.
    pub(crate) pressed: &'a [(&'a str, &'a str)],
}

/// Makes the cards of `drawing` all that `list` holds, or with `append` adds them.
pub(crate) fn render(list: &web_sys::Element, drawing: &Drawing, look: &Look, append: bool) {
    let mut drawn = take(list.unchecked_ref());
    drawn.keep_if_same(look);
    drawn.draw(drawing, look, append);
    LISTS.with_borrow_mut(|lists| lists.push(drawn));
}

/// Puts initials where `image`, a picture on a card of `list`, could not be loaded.
pub(crate) fn replace_image(list: &web_sys::Element, image: &web_sys::Element, index: &Index) {
    let image = image.unchecked_ref();
    let drawn = take(list.unchecked_ref());
    let card = drawn.cards.iter().find(|card| card.item.contains(image));
    let person = card.and_then(|card| Person::read(index, card.doc));
    LISTS.with_borrow_mut(|lists| lists.push(drawn));
    if let Some(person) = person {
        card::replace_image(&person, image);
    }
}

thread_local! {
    /// The lists drawn so far, as long as they stand on the page.
    static LISTS: RefCell<Vec<List>> = const { RefCell::new(Vec::new()) };
}

/// A list, and what it shows.
struct List {
    element: Element,
    look: Option<Look>,
    cards: Vec<Card>,
}

/// What is known of `element`; lists that have left the page are forgotten meanwhile.
fn take(element: &Element) -> List {
    let known = LISTS.with_borrow_mut(|lists| {
        lists.retain(|list| list.element.is_connected() || list.element == *element);
        let at = lists.iter().position(|list| list.element == *element)?;
        Some(lists.swap_remove(at))
    });
    known.unwrap_or_else(|| {
        element.set_text("");
        List { element: element.clone(), look: None, cards: Vec::new() }
    })
}

impl List {
    /// Forgets cards that were drawn with another look, or that the page has emptied out.
    fn keep_if_same(&mut self, look: &Look) {
        let intact = self.element.child_count() as usize == self.cards.len();
        if !intact || self.look.as_ref() != Some(look) {
            self.element.set_text("");
            self.cards.clear();
            self.look = Some(look.clone());
        }
    }

    fn draw(&mut self, drawing: &Drawing, look: &Look, append: bool) {
        let pen = &Pen { look, pressed: drawing.pressed };
        let kept = if append { self.cards.len() } else { 0 };
        let mut old = Old::new(self.cards.drain(kept..));
        let mut was = Vec::new();
        for (hit, at) in drawing.hits.iter().zip(drawing.offset.saturating_add(1)..) {
            let place = Place { at, of: drawing.total };
            let Some(person) = Person::read(drawing.index, hit.doc) else { continue };
            let hit = &seen(hit, look);
            let (before, card) = old.take(hit.doc).unzip();
            self.cards.push(match card {
                Some(mut card) => {
                    card.update(pen, &person, hit, place);
                    card
                }
                None => Card::new(pen, &person, hit, place),
            });
            was.push(before);
        }
        old.remove_rest();
        self.arrange(kept, &was);
    }

    /// Puts the cards from the `kept`-th on into their order, moving as few as possible.
    fn arrange(&self, kept: usize, was: &[Option<usize>]) {
        let cards = self.cards.get(kept..).unwrap_or_default();
        // What holds the focus, as seen from inside the root that the list stands in.
        let focused = self.element.root().active();
        let pinned =
            focused.and_then(|focused| cards.iter().position(|card| card.item.contains(&focused)));
        let stays = order::stays(was, pinned);
        let mut next: Option<&Element> = None;
        for (card, stay) in cards.iter().zip(stays).rev() {
            if !stay {
                self.element.insert_before(&card.item, next);
            }
            next = Some(&card.item);
        }
    }
}

/// The cards of the rendering before, each until it is taken.
struct Old {
    cards: Vec<Option<Card>>,
    /// For each document, its card's place plus one.
    places: Vec<u32>,
}

impl Old {
    fn new(cards: impl Iterator<Item = Card>) -> Self {
        let cards: Vec<_> = cards.map(Some).collect();
        let mut places = Vec::new();
        for (card, at) in cards.iter().flatten().zip(1..) {
            let doc = card.doc.0 as usize;
            if places.len() <= doc {
                places.resize(doc + 1, 0);
            }
            if let Some(place) = places.get_mut(doc) {
                *place = at;
            }
        }
        Self { cards, places }
    }

    /// The card of `doc` with its place.
    fn take(&mut self, doc: DocId) -> Option<(usize, Card)> {
        let at = self.places.get(doc.0 as usize)?.checked_sub(1)? as usize;
        Some((at, self.cards.get_mut(at)?.take()?))
    }

    /// Takes whoever is left off the page.
    fn remove_rest(self) {
        for card in self.cards.into_iter().flatten() {
            card.item.remove();
        }
    }
}

/// `hit` without its marks, where nothing is to be highlighted.
fn seen(hit: &Hit, look: &Look) -> Hit {
    let marks = if look.has(look::NO_MARKS) { Vec::new() } else { hit.marks.clone() };
    Hit { marks, ..hit.clone() }
}
