//! The facet values on a card: buttons that a page turns into filters.

use super::card::Pen;
use super::look::Look;
use super::page::{Element, create};
use super::strings::Key;
use super::text::{element, fill, set_all};
use crate::digits::digits;
use crate::marks;
use crate::person::{FacetValues, Person};
use engine::index::Field;
use engine::search::{Hit, Mark};

/// Values shown at once; the others wait behind a button. A pressed or marked value is
/// always shown: it is why the card is here.
const SHOWN: usize = 6;

/// The list of a card's values, and what it showed last.
pub(super) struct Tags {
    list: Element,
    buttons: Vec<Tag>,
    more: Option<More>,
}

/// The button that shows the others, in its list item.
struct More {
    item: Element,
    button: Element,
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
    pub(super) fn new(person: &Person) -> Option<Self> {
        let list = element("ul", "card-tags");
        list.set("role", "list");
        let mut tags = Vec::new();
        for facet in shown(person) {
            for (text, at) in facet.values.iter().zip(0..) {
                let button = button(facet.name, text);
                let item = item(&list, &button);
                let place = marks::field_of(facet.name).map(|field| (field, at));
                tags.push(Tag { item, button, place, pressed: false, marks: Vec::new() });
            }
        }
        let more = (tags.len() > SHOWN).then(|| More::new(&list));
        (!tags.is_empty()).then_some(Self { list, buttons: tags, more })
    }

    /// The element.
    pub(super) fn list(&self) -> &Element {
        &self.list
    }

    /// Shows what is pressed and what is marked. No button is replaced, so none loses the
    /// focus.
    pub(super) fn update(&mut self, pen: &Pen, person: &Person, hit: &Hit) {
        let values = shown(person)
            .flat_map(|facet| facet.values.iter().map(move |text| (facet.name, *text)));
        for (tag, (facet, text)) in self.buttons.iter_mut().zip(values) {
            tag.press(pen.pressed.contains(&(facet, text)));
            tag.mark(text, &hit.marks);
        }
        self.hide_rest(pen.look);
    }

    /// Hides what is beyond the first few, unless the reader has asked for all.
    fn hide_rest(&self, look: &Look) {
        let Some(more) = &self.more else { return };
        let open = more.button.get("aria-expanded").is_some_and(|open| open == "true");
        let mut hidden = 0;
        for (at, tag) in self.buttons.iter().enumerate() {
            let rest = at >= SHOWN && !tag.pressed && tag.marks.is_empty();
            hidden += u32::from(rest);
            tag.item.toggle("hidden", rest && !open);
        }
        more.tell(hidden, look);
    }
}

impl More {
    fn new(list: &Element) -> Self {
        let button = element("button", "card-more");
        set_all(&button, &[("type", "button"), ("data-more", ""), ("aria-expanded", "false")]);
        Self { item: item(list, &button), button }
    }

    /// Says how many wait.
    fn tell(&self, hidden: u32, look: &Look) {
        let count = digits(hidden);
        self.button.set("aria-label", &look.strings.get(Key::TagsMore, &[("n", &count)]));
        let mut text = String::from("+");
        text.push_str(&count);
        self.button.set_text(&text);
        self.item.toggle("hidden", hidden == 0);
    }
}

impl Tag {
    fn press(&mut self, pressed: bool) {
        if self.pressed != pressed {
            self.pressed = pressed;
            self.button.set("aria-pressed", if pressed { "true" } else { "false" });
        }
    }

    fn mark(&mut self, text: &str, marks: &[Mark]) {
        let Some((field, item)) = self.place else { return };
        let own = marks.iter().filter(|mark| mark.field == field && mark.item == item);
        if !own.clone().eq(&self.marks) {
            self.marks = own.copied().collect();
            fill(&self.button, text, marks::ranges(&self.marks));
        }
    }
}

/// The facets that are drawn as buttons. `type` stands above them; `initial` is for finding, mostly a letter of
/// the name.
fn shown<'p>(person: &'p Person) -> impl Iterator<Item = FacetValues<'p>> {
    person.facets().filter(|facet| !matches!(facet.name, "type" | "initial"))
}

fn button(facet: &str, text: &str) -> Element {
    let button = element("button", "card-tag");
    let attributes = [
        ("type", "button"),
        ("data-facet", facet),
        ("data-value", text),
        ("aria-pressed", "false"),
    ];
    set_all(&button, &attributes);
    button.set_text(text);
    button
}

/// A new item at the end of `list` that holds `button`.
fn item(list: &Element, button: &Element) -> Element {
    let item = create("li");
    item.append(button);
    list.append(&item);
    item
}
