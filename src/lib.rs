//! The widget: the only Rust that knows a browser exists.
//!
//! ```text
//! JavaScript ─► lib (exports) ─► section (the index in this module) ─► directory ─► engine
//!                                                                        ├─► results (plain objects)
//!                                                                        └─► dom (cards)
//! ```
//!
//! The exports are flat, because that is cheap: an argument more is 100 bytes, an object
//! read with serde is 37 KB. `www/people.js` gives them their comfortable form.

mod address;
mod digits;
pub mod directory;
pub mod dom;
mod json;
mod marks;
mod person;
mod results;
pub mod section;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::directory::Ask;
use crate::dom::{Look, Strings};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Finds people: `{ total, offset, hits, counts, suggestion, relaxed, matched }`.
///
/// `values` are numbers of facet values, counted through all of `facets()`: OR within a
/// facet, AND across facets, and AND within the facets whose places are in `conjunctive`.
/// `sort`: 0 best match, 1 name, 2 name backwards, 3 oldest, 4 newest first. `counts` has
/// the number of people for each value. An empty `query` finds everyone. Fails only if
/// the module has no readable index; then the error has a `code`.
#[wasm_bindgen]
pub fn search(
    query: &str,
    values: &[u32],
    conjunctive: &[u32],
    sort: u32,
    offset: u32,
    limit: u32,
) -> Result<JsValue, JsValue> {
    Ok(section::directory()?.search(&Ask { query, values, conjunctive, sort, offset, limit }))
}

/// Draws what `search` finds with the same arguments as cards in `list`, keeping the node
/// of everyone who is there already; with `append`, after those that are there.
///
/// `pressed`: values whose buttons are pressed. `base`: where the site stands, absolute,
/// with a slash at its end. `heading_level`: 1 to 6. `flags`: 1 pictures of other origins,
/// 2 no pictures, 4 no highlighting. `strings`: the cards' words, one a line.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "flat on purpose; called from one place")]
pub fn render(
    list: &Element,
    append: bool,
    query: &str,
    values: &[u32],
    conjunctive: &[u32],
    sort: u32,
    offset: u32,
    limit: u32,
    pressed: &[u32],
    base: String,
    heading_level: u32,
    flags: u32,
    link_target: String,
    strings: String,
) -> Result<(), JsValue> {
    let ask = Ask { query, values, conjunctive, sort, offset, limit };
    let look = Look { base, heading_level, link_target, flags, strings: Strings::new(strings) };
    section::directory()?.render(list, append, &ask, pressed, &look);
    Ok(())
}

/// Puts initials where `image`, a picture on a card of `list`, could not be loaded.
#[wasm_bindgen(js_name = replaceImage)]
pub fn replace_image(list: &Element, image: &Element) -> Result<(), JsValue> {
    section::directory()?.replace_image(list, image);
    Ok(())
}

/// Every facet with its values, in the order of their numbers: `[{ name, values }]`.
#[wasm_bindgen]
pub fn facets() -> Result<JsValue, JsValue> {
    Ok(section::directory()?.facets())
}

/// What is in the module: `{ size, version, title, language, rest }`; `rest` is the sum of the file with what
/// was put aside, empty where nothing was.
#[wasm_bindgen]
pub fn info() -> Result<JsValue, JsValue> {
    Ok(section::directory()?.info())
}

/// Ways to finish the word being typed, best first: `[{ query, count }]`.
#[wasm_bindgen]
pub fn suggest(query: &str, limit: u32) -> Result<JsValue, JsValue> {
    Ok(section::directory()?.suggest(query, limit))
}

/// One person, shaped as a hit without marks; `null` if there is no such person.
#[wasm_bindgen]
pub fn profile(id: u32) -> Result<JsValue, JsValue> {
    Ok(section::directory()?.profile(id))
}

/// Opens the people of another compiled module, so that one page can search two sites;
/// gives their number for `choose`. Fails as `search` does.
#[wasm_bindgen]
pub fn add(module: &JsValue) -> Result<usize, JsValue> {
    Ok(section::add(module)?)
}

/// Gives the people that are asked what was put aside of their index: `module` is of the file whose sum
/// `info().rest` names. Fails, and changes nothing, if it is not theirs.
#[wasm_bindgen(js_name = addRest)]
pub fn add_rest(module: &JsValue) -> Result<(), JsValue> {
    section::add_rest(module)
}

/// Asks the people with this number from now on; 0 are the module's own.
#[wasm_bindgen]
pub fn choose(number: usize) {
    section::choose(number);
}

/// After a trap: the next call of any export runs in a fresh instance of the module.
#[wasm_bindgen]
pub fn restart() {
    wasm_bindgen::handler::schedule_reinit();
}
