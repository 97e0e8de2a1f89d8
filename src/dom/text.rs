//! Text on the page: text nodes and `<mark>`, never markup.

use std::ops::Range;

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// A new `name` element with its `part`, by which a site's style sheet finds it.
pub(crate) fn element(document: &Document, name: &str, part: &str) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    element.set_attribute("part", part)?;
    Ok(element)
}

/// Makes `text` all that `into` holds, each of `marks` (byte ranges, in order) inside a
/// `<mark>`. A mark that does not fit the text is left out; the text itself never is.
pub(crate) fn fill(
    document: &Document,
    into: &Element,
    text: &str,
    marks: impl Iterator<Item = Range<usize>>,
) -> Result<(), JsValue> {
    into.set_text_content(None);
    let mut done = 0;
    for Range { start, end } in marks {
        let (Some(before), Some(marked)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        append_text(document, into, before)?;
        let mark = element(document, "mark", "mark")?;
        mark.set_text_content(Some(marked));
        append(into, &mark)?;
        done = end;
    }
    append_text(document, into, text.get(done..).unwrap_or_default())
}

/// Appends `child`.
pub(crate) fn append(into: &Element, child: &Element) -> Result<(), JsValue> {
    into.append_child(child).map(|_| ())
}

/// Appends `text`, if there is any.
pub(crate) fn append_text(document: &Document, into: &Element, text: &str) -> Result<(), JsValue> {
    if !text.is_empty() {
        into.append_child(&document.create_text_node(text))?;
    }
    Ok(())
}
