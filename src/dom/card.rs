//! One person on the page.

use engine::contract::{of_field, range, within};
use engine::index::{DocId, Field};
use engine::search::{Hit, MatchKind};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::initials::{hue, initials};
use super::links::links;
use super::look::{self, Look};
use super::page::{Element, create};
use super::strings::Key;
use super::tags::Tags;
use super::text::{element, fill, set_all};
use crate::address;
use crate::digits::digits;
use crate::person::Person;

/// A card, and what it showed last.
pub(super) struct Card {
    /// Whose card it is.
    pub(super) doc: DocId,
    /// The list item.
    pub(super) item: Element,
    name: Element,
    /// The paragraphs between the name and what can be pressed.
    texts: Vec<Element>,
    tags: Option<Tags>,
    /// The first element after the paragraphs.
    after: Option<Element>,
    hit: Hit,
    place: Place,
}

/// Where a card stands in the whole list, both counted from 1.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The place.
    pub(super) at: u32,
    /// How many there are.
    pub(super) of: u32,
}

/// What every card of one rendering shares.
pub(super) struct Pen<'a> {
    /// How cards look.
    pub(super) look: &'a Look,
    /// Facet and value of the buttons that are pressed.
    pub(super) pressed: &'a [(&'a str, &'a str)],
}

impl Card {
    /// A new card, complete.
    pub(super) fn new(pen: &Pen, person: &Person, hit: &Hit, place: Place) -> Self {
        let look = pen.look;
        let item = element("li", "card");
        set_all(&item, &[("data-id", &digits(hit.doc.0)), ("data-url", &person.url)]);
        if !look.has(look::NO_AVATARS) {
            item.append(&avatar(person, look));
        }
        let name = heading(person, look, &item);
        let tags = Tags::new(person);
        let links = links(person, look);
        for part in [tags.as_ref().map(Tags::list), links.as_ref()].into_iter().flatten() {
            item.append(part);
        }
        let after = tags.as_ref().map(Tags::list).or(links.as_ref()).cloned();
        let bare = Hit { marks: Vec::new(), snippet: None, ..hit.clone() };
        let mut card = Self {
            doc: hit.doc,
            item,
            name,
            texts: Vec::new(),
            tags,
            after,
            hit: bare,
            place: Place::default(),
        };
        card.draw_name(person, hit);
        card.draw_texts(pen, person, hit);
        card.settle(pen, person, hit, place);
        card
    }

    /// Shows the same person found in another way: only what changed is touched.
    pub(super) fn update(&mut self, pen: &Pen, person: &Person, hit: &Hit, place: Place) {
        let differs = |field| !of_field(&self.hit.marks, field).eq(of_field(&hit.marks, field));
        let texts = [Field::Type, Field::Excerpt, Field::About].into_iter().any(differs);
        if differs(Field::Title) {
            self.draw_name(person, hit);
        }
        if texts || self.hit.snippet != hit.snippet || self.hit.matched != hit.matched {
            self.draw_texts(pen, person, hit);
        }
        self.settle(pen, person, hit, place);
    }

    fn draw_name(&self, person: &Person, hit: &Hit) {
        fill(&self.name, person.title, of_field(&hit.marks, Field::Title).map(range));
    }

    fn draw_texts(&mut self, pen: &Pen, person: &Person, hit: &Hit) {
        for old in self.texts.drain(..) {
            old.remove();
        }
        self.texts = texts(pen, person, hit);
        for text in &self.texts {
            self.item.insert_before(text, self.after.as_ref());
        }
    }

    /// The parts that follow every rendering, and the memory of what is shown.
    fn settle(&mut self, pen: &Pen, person: &Person, hit: &Hit, place: Place) {
        if let Some(tags) = &mut self.tags {
            tags.update(pen, person, hit);
        }
        if self.place != place {
            self.place = place;
            self.item.set("aria-posinset", &digits(place.at));
            self.item.set("aria-setsize", &digits(place.of));
        }
        self.hit = hit.clone();
    }
}

/// Puts initials where `image`, on the card of `person`, could not be loaded.
pub(super) fn replace_image(person: &Person, image: &Element) {
    image.replace_with(&initials_block(person));
}

/// The heading with the name's link; gives the element that holds the name's text.
fn heading(person: &Person, look: &Look, item: &Element) -> Element {
    let heading = element(look.heading(), "card-name");
    let link = element("a", "card-link");
    link.set("href", &address::page(&person.url, &look.base));
    let name = create("bdi");
    if !person.language.is_empty() {
        item.set("lang", person.language);
        link.set("hreflang", person.language);
    }
    if person.facet("type").is_empty() {
        heading.set("data-alone", "");
    }
    link.append(&name);
    heading.append(&link);
    item.append(&heading);
    name
}

fn avatar(person: &Person, look: &Look) -> Element {
    let Some(source) = address::image(&person.image, &look.base, look.has(look::REMOTE_IMAGES))
    else {
        return initials_block(person);
    };
    let image = element("img", "card-avatar");
    // Before `src`, so that the browser knows how to load what it begins to load.
    set_all(&image, &IMAGE_ATTRIBUTES);
    image.set("src", &source);
    image
}

/// Decorative: the name follows.
const IMAGE_ATTRIBUTES: [(&str, &str); 6] = [
    ("alt", ""),
    ("width", "64"),
    ("height", "64"),
    ("loading", "lazy"),
    ("decoding", "async"),
    ("referrerpolicy", "no-referrer"),
];

#[wasm_bindgen]
extern "C" {
    /// A text, as far as it is asked for capitals: `js_sys` has that too, but without `catch`.
    #[wasm_bindgen(js_name = String)]
    type Text;

    #[wasm_bindgen(method, catch, js_class = "String", js_name = toLocaleUpperCase)]
    fn in_capitals(this: &Text, locale: &str) -> Result<String, JsValue>;
}

fn initials_block(person: &Person) -> Element {
    let block = element("span", "card-initials");
    block.set("aria-hidden", "true");
    let text = initials(person.title);
    let letters = JsValue::from_str(&text).unchecked_into::<Text>();
    // A language tag that is none is an error in JavaScript; the letters stay as they are.
    block.set_text(&letters.in_capitals(person.locale).unwrap_or(text));
    block.style().set("--ps-avatar-hue", &digits(hue(person.title)));
    block
}

/// Type, role, matching sentence and reason: each only where there is one.
fn texts(pen: &Pen, person: &Person, hit: &Hit) -> Vec<Element> {
    let mut texts = Vec::new();
    texts.extend(type_line(person, hit));
    passages(&mut texts, person, hit);
    texts.extend(reason(pen, hit));
    texts
}

fn type_line(person: &Person, hit: &Hit) -> Option<Element> {
    let values = person.facet("type");
    if values.is_empty() {
        return None;
    }
    let line = element("p", "card-meta");
    for (at, text) in values.iter().enumerate() {
        if at > 0 {
            line.append_text(" · ");
        }
        let value = create("bdi");
        let own = of_field(&hit.marks, Field::Type).filter(|mark| mark.item as usize == at);
        fill(&value, text, own.map(range));
        line.append(&value);
    }
    Some(line)
}

/// Adds the role and, where the match is in the longer text, the part of it that shows why.
/// Without a role the longer text stands alone.
fn passages(texts: &mut Vec<Element>, person: &Person, hit: &Hit) {
    if !person.excerpt.is_empty() {
        texts.push(passage("card-excerpt", Field::Excerpt, person.excerpt, hit));
    }
    let alone = person.excerpt.is_empty();
    let found = hit.snippet.as_ref().is_some_and(|snippet| snippet.field == Field::About);
    if (found || alone) && !person.about.is_empty() {
        let name = if alone { "card-excerpt" } else { "card-excerpt card-snippet" };
        texts.push(passage(name, Field::About, person.about, hit));
    }
}

/// `text`, or the part of it that the snippet shows, with an ellipsis at each end where
/// something was left out.
fn passage(part: &str, field: Field, text: &str, hit: &Hit) -> Element {
    let snippet = hit.snippet.as_ref().filter(|snippet| snippet.field == field);
    let range =
        snippet.map_or(0..text.len(), |snippet| snippet.start as usize..snippet.end as usize);
    let paragraph = element("p", part);
    paragraph.set("dir", "auto");
    let shown = text.get(range.clone()).unwrap_or(text);
    let end = range.start + shown.len();
    fill(&paragraph, shown, within(&hit.marks, field, range.start..end));
    if range.start > 0 {
        paragraph.prepend_text("…");
    }
    if end < text.len() {
        paragraph.append_text("…");
    }
    paragraph
}

/// Why somebody is here whose texts do not hold the word as typed.
fn reason(pen: &Pen, hit: &Hit) -> Option<Element> {
    let key = match hit.matched {
        MatchKind::Nickname => Key::ReasonNickname,
        MatchKind::Sound => Key::ReasonSound,
        MatchKind::Near => Key::ReasonNear,
        MatchKind::Partial => Key::ReasonPartial,
        _ => return None,
    };
    let reason = element("p", "card-reason");
    reason.set_text(&pen.look.strings.get(key, &[]));
    Some(reason)
}
