//! One person on the page.

use engine::contract::{of_field, within};
use engine::index::{DocId, Field};
use engine::search::{Hit, MatchKind};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

use super::initials::{hue, initials};
use super::links::links;
use super::look::{self, Look};
use super::strings::Key;
use super::tags::Tags;
use super::text::{append, append_text, element, fill};
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
    /// The page.
    pub(super) document: &'a Document,
    /// How cards look.
    pub(super) look: &'a Look,
    /// Facet and value of the buttons that are pressed.
    pub(super) pressed: &'a [(&'a str, &'a str)],
}

impl Card {
    /// A new card, complete.
    pub(super) fn new(
        pen: &Pen,
        person: &Person,
        hit: &Hit,
        place: Place,
    ) -> Result<Self, JsValue> {
        let Pen { document, look, .. } = *pen;
        let item = element(document, "li", "card")?;
        item.set_attribute("data-id", &digits(hit.doc.0))?;
        item.set_attribute("data-url", &person.url)?;
        if !look.has(look::NO_AVATARS) {
            append(&item, &avatar(document, person, look)?)?;
        }
        let name = heading(document, person, look, &item)?;
        let tags = Tags::new(document, person)?;
        let links = links(document, person, look)?;
        for part in [tags.as_ref().map(Tags::list), links.as_ref()].into_iter().flatten() {
            append(&item, part)?;
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
        card.draw_name(pen, person, hit)?;
        card.draw_texts(pen, person, hit)?;
        card.settle(pen, person, hit, place)?;
        Ok(card)
    }

    /// Shows the same person found in another way: only what changed is touched.
    pub(super) fn update(
        &mut self,
        pen: &Pen,
        person: &Person,
        hit: &Hit,
        place: Place,
    ) -> Result<(), JsValue> {
        let differs = |field| !of_field(&self.hit.marks, field).eq(of_field(&hit.marks, field));
        let texts = [Field::Type, Field::Excerpt, Field::About].into_iter().any(differs);
        if differs(Field::Title) {
            self.draw_name(pen, person, hit)?;
        }
        if texts || self.hit.snippet != hit.snippet || self.hit.matched != hit.matched {
            self.draw_texts(pen, person, hit)?;
        }
        self.settle(pen, person, hit, place)
    }

    fn draw_name(&self, pen: &Pen, person: &Person, hit: &Hit) -> Result<(), JsValue> {
        let name =
            of_field(&hit.marks, Field::Title).map(|mark| mark.start as usize..mark.end as usize);
        fill(pen.document, &self.name, person.title, name)
    }

    fn draw_texts(&mut self, pen: &Pen, person: &Person, hit: &Hit) -> Result<(), JsValue> {
        for old in self.texts.drain(..) {
            old.remove();
        }
        self.texts = texts(pen, person, hit)?;
        let after = self.after.as_ref().map(AsRef::as_ref);
        for text in &self.texts {
            self.item.insert_before(text, after)?;
        }
        Ok(())
    }

    /// The parts that follow every rendering, and the memory of what is shown.
    fn settle(
        &mut self,
        pen: &Pen,
        person: &Person,
        hit: &Hit,
        place: Place,
    ) -> Result<(), JsValue> {
        if let Some(tags) = &mut self.tags {
            tags.update(pen, person, hit)?;
        }
        if self.place != place {
            self.place = place;
            self.item.set_attribute("aria-posinset", &digits(place.at))?;
            self.item.set_attribute("aria-setsize", &digits(place.of))?;
        }
        self.hit = hit.clone();
        Ok(())
    }
}

/// Puts initials where `image`, on the card of `person`, could not be loaded.
pub(super) fn replace_image(
    document: &Document,
    person: &Person,
    image: &Element,
) -> Result<(), JsValue> {
    let block = initials_block(document, person)?;
    image.replace_with_with_node_1(&block)
}

/// The heading with the name's link; gives the element that holds the name's text.
fn heading(
    document: &Document,
    person: &Person,
    look: &Look,
    item: &Element,
) -> Result<Element, JsValue> {
    let heading = element(document, look.heading(), "card-name")?;
    let link = element(document, "a", "card-link")?;
    link.set_attribute("href", &address::page(&person.url, &look.base))?;
    let name = document.create_element("bdi")?;
    if !person.language.is_empty() {
        item.set_attribute("lang", person.language)?;
        link.set_attribute("hreflang", person.language)?;
    }
    append(&link, &name)?;
    append(&heading, &link)?;
    append(item, &heading)?;
    Ok(name)
}

fn avatar(document: &Document, person: &Person, look: &Look) -> Result<Element, JsValue> {
    let Some(source) = address::image(&person.image, &look.base, look.has(look::REMOTE_IMAGES))
    else {
        return initials_block(document, person);
    };
    let image = element(document, "img", "card-avatar")?;
    // Before `src`, so that the browser knows how to load what it begins to load.
    for (name, value) in IMAGE_ATTRIBUTES {
        image.set_attribute(name, value)?;
    }
    image.set_attribute("src", &source)?;
    Ok(image)
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

fn initials_block(document: &Document, person: &Person) -> Result<Element, JsValue> {
    let block = element(document, "span", "card-initials")?;
    block.set_attribute("aria-hidden", "true")?;
    let text = initials(person.title);
    let letters = JsValue::from_str(&text).unchecked_into::<Text>();
    // A language tag that is none is an error in JavaScript; the letters stay as they are.
    block.set_text_content(Some(&letters.in_capitals(person.locale).unwrap_or(text)));
    // The style object, not a `style` attribute, which a strict policy blocks.
    let style = block.unchecked_ref::<HtmlElement>().style();
    style.set_property("--ps-avatar-hue", &digits(hue(person.title)))?;
    Ok(block)
}

/// Type, role, matching sentence and reason: each only where there is one.
fn texts(pen: &Pen, person: &Person, hit: &Hit) -> Result<Vec<Element>, JsValue> {
    let mut texts = Vec::new();
    texts.extend(type_line(pen, person, hit)?);
    texts.extend(passages(pen, person, hit)?);
    texts.extend(reason(pen, hit)?);
    Ok(texts)
}

fn type_line(pen: &Pen, person: &Person, hit: &Hit) -> Result<Option<Element>, JsValue> {
    let values = person.facet("type");
    if values.is_empty() {
        return Ok(None);
    }
    let line = element(pen.document, "p", "card-meta")?;
    for (at, text) in values.iter().enumerate() {
        if at > 0 {
            append_text(pen.document, &line, " · ")?;
        }
        let value = pen.document.create_element("bdi")?;
        let own = of_field(&hit.marks, Field::Type).filter(|mark| mark.item as usize == at);
        fill(pen.document, &value, text, own.map(|mark| mark.start as usize..mark.end as usize))?;
        append(&line, &value)?;
    }
    Ok(Some(line))
}

/// The role and, where the match is in the longer text, the part of it that shows why.
/// Without a role the longer text stands alone.
fn passages(pen: &Pen, person: &Person, hit: &Hit) -> Result<Vec<Element>, JsValue> {
    let found = |field| hit.snippet.as_ref().filter(|snippet| snippet.field == field);
    let part = |field, text: &str| {
        found(field).map_or(0..text.len(), |snippet| snippet.start as usize..snippet.end as usize)
    };
    let mut passages = Vec::new();
    if !person.excerpt.is_empty() {
        let range = part(Field::Excerpt, person.excerpt);
        passages.push(passage(pen, "card-excerpt", Field::Excerpt, person.excerpt, range, hit)?);
    }
    let about = found(Field::About).is_some() || person.excerpt.is_empty();
    if about && !person.about.is_empty() {
        let name =
            if person.excerpt.is_empty() { "card-excerpt" } else { "card-excerpt card-snippet" };
        passages.push(passage(
            pen,
            name,
            Field::About,
            person.about,
            part(Field::About, person.about),
            hit,
        )?);
    }
    Ok(passages)
}

/// `range` of a text, with an ellipsis at each end where something was left out.
fn passage(
    pen: &Pen,
    part: &str,
    field: Field,
    text: &str,
    range: std::ops::Range<usize>,
    hit: &Hit,
) -> Result<Element, JsValue> {
    let paragraph = element(pen.document, "p", part)?;
    paragraph.set_attribute("dir", "auto")?;
    let shown = text.get(range.clone()).unwrap_or(text);
    let marks = within(&hit.marks, field, range.start..range.start + shown.len());
    fill(pen.document, &paragraph, shown, marks)?;
    if range.start > 0 {
        paragraph.prepend_with_str_1("…")?;
    }
    if range.start + shown.len() < text.len() {
        append_text(pen.document, &paragraph, "…")?;
    }
    Ok(paragraph)
}

/// Why somebody is here whose texts do not hold the word as typed.
fn reason(pen: &Pen, hit: &Hit) -> Result<Option<Element>, JsValue> {
    let key = match hit.matched {
        MatchKind::Nickname => Key::ReasonNickname,
        MatchKind::Sound => Key::ReasonSound,
        MatchKind::Near => Key::ReasonNear,
        MatchKind::Partial => Key::ReasonPartial,
        _ => return Ok(None),
    };
    let reason = element(pen.document, "p", "card-reason")?;
    reason.set_text_content(Some(&pen.look.strings.get(key, &[])));
    Ok(Some(reason))
}
