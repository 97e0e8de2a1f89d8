//! Text on the page: text nodes and `<mark>`, never markup.

use std::ops::Range;

use super::page::{Element, create};

/// A new `name` element with its `part`, by which a site's style sheet finds it.
pub(crate) fn element(name: &str, part: &str) -> Element {
    let element = create(name);
    element.set("part", part);
    element
}

/// Gives `element` all of `attributes`, in order.
pub(crate) fn set_all(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        element.set(name, value);
    }
}

/// Makes `text` all that `into` holds, each of `marks` (byte ranges, in order) inside a
/// `<mark>`. A mark that does not fit the text is left out; the text itself never is.
pub(crate) fn fill(into: &Element, text: &str, marks: impl Iterator<Item = Range<usize>>) {
    into.set_text("");
    let mut done = 0;
    for Range { start, end } in marks {
        let (Some(before), Some(marked)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        append_text(into, before);
        let mark = element("mark", "mark");
        mark.set_text(marked);
        into.append(&mark);
        done = end;
    }
    append_text(into, text.get(done..).unwrap_or_default());
}

/// Appends `text`, if there is any.
fn append_text(into: &Element, text: &str) {
    if !text.is_empty() {
        into.append_text(text);
    }
}
