//! The facet values on a card: buttons that a page turns into filters.

use engine::index::Field;
use engine::search::{Hit, Mark};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

use super::card::Pen;
use super::look::Look;
use super::strings::Key;
use super::text::{append, element, fill};
use crate::digits::digits;
use crate::marks;
use crate::person::{FacetValues, Person};

/// Values shown at once; the others wait behind a button. A pressed or marked value is
/// always shown: it is why the card is here.
const SHOWN: usize = 6;

/// The list of a card's values, and what it showed last.
pub(super) struct Tags {
    list: Element,
    buttons: Vec<Tag>,
    more: Option<Element>,
}

struct Tag {
    item: Element,
    button: Element,
    /// The searched field, and which of its values this is; `None` where nothing is marked.
    place: Option<(Field, u32)>,
    pressed: bool,
    marks: Vec<Mark>,
}

impl Tags {
    /// The values of all facets but `type`, which stands in a line of its own; nothing
    /// where there is none.
    pub(super) fn new(document: &Document, person: &Person) -> Result<Option<Self>, JsValue> {
        let list = element(document, "ul", "card-tags")?;
        list.set_attribute("role", "list")?;
        let mut tags = Vec::new();
        for facet in shown(person) {
            for (text, at) in facet.values.iter().zip(0..) {
                let item = document.create_element("li")?;
                let button = button(document, facet.name, text)?;
                append(&item, &button)?;
                append(&list, &item)?;
                let place = marks::field_of(facet.name).map(|field| (field, at));
                tags.push(Tag { item, button, place, pressed: false, marks: Vec::new() });
            }
        }
        let more = if tags.len() > SHOWN { Some(more_button(document, &list)?) } else { None };
        Ok((!tags.is_empty()).then_some(Self { list, buttons: tags, more }))
    }

    /// The element.
    pub(super) fn list(&self) -> &Element {
        &self.list
    }

    /// Shows what is pressed and what is marked. No button is replaced, so none loses the
    /// focus.
    pub(super) fn update(&mut self, pen: &Pen, person: &Person, hit: &Hit) -> Result<(), JsValue> {
        let values = shown(person)
            .flat_map(|facet| facet.values.iter().map(move |text| (facet.name, *text)));
        for (tag, (facet, text)) in self.buttons.iter_mut().zip(values) {
            tag.press(pen.pressed.contains(&(facet, text)))?;
            tag.mark(pen.document, text, &hit.marks)?;
        }
        self.hide_rest(pen.look)
    }

    /// Hides what is beyond the first few, unless the reader has asked for all.
    fn hide_rest(&self, look: &Look) -> Result<(), JsValue> {
        let Some(more) = &self.more else { return Ok(()) };
        let open = more.get_attribute("aria-expanded").is_some_and(|open| open == "true");
        let mut hidden = 0;
        for (at, tag) in self.buttons.iter().enumerate() {
            let rest = at >= SHOWN && !tag.pressed && tag.marks.is_empty();
            hidden += u32::from(rest);
            tag.item.toggle_attribute_with_force("hidden", rest && !open)?;
        }
        let count = digits(hidden);
        more.set_attribute("aria-label", &look.strings.get(Key::TagsMore, &[("n", &count)]))?;
        let mut text = String::from("+");
        text.push_str(&count);
        more.set_text_content(Some(&text));
        let item = more.parent_element();
        item.map_or(Ok(()), |item| {
            item.toggle_attribute_with_force("hidden", hidden == 0).map(|_| ())
        })
    }
}

impl Tag {
    fn press(&mut self, pressed: bool) -> Result<(), JsValue> {
        if self.pressed != pressed {
            self.pressed = pressed;
            self.button.set_attribute("aria-pressed", if pressed { "true" } else { "false" })?;
        }
        Ok(())
    }

    fn mark(&mut self, document: &Document, text: &str, marks: &[Mark]) -> Result<(), JsValue> {
        let Some((field, item)) = self.place else { return Ok(()) };
        let own = marks.iter().filter(|mark| mark.field == field && mark.item == item);
        if !own.clone().eq(&self.marks) {
            self.marks = own.copied().collect();
            fill(document, &self.button, text, marks::ranges(&self.marks))?;
        }
        Ok(())
    }
}

/// The facets that are drawn as buttons; the first letter of a name can be seen in the name.
fn shown<'p>(person: &'p Person) -> impl Iterator<Item = FacetValues<'p>> {
    person.facets().filter(|facet| !matches!(facet.name, "type" | "initial"))
}

fn button(document: &Document, facet: &str, text: &str) -> Result<Element, JsValue> {
    let button = element(document, "button", "card-tag")?;
    button.set_attribute("type", "button")?;
    button.set_attribute("data-facet", facet)?;
    button.set_attribute("data-value", text)?;
    button.set_attribute("aria-pressed", "false")?;
    button.set_text_content(Some(text));
    Ok(button)
}

fn more_button(document: &Document, list: &Element) -> Result<Element, JsValue> {
    let item = document.create_element("li")?;
    let more = element(document, "button", "card-more")?;
    more.set_attribute("type", "button")?;
    more.set_attribute("data-more", "")?;
    more.set_attribute("aria-expanded", "false")?;
    append(&item, &more)?;
    append(list, &item)?;
    Ok(more)
}
