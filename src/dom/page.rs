//! What the cards ask of a page.
//!
//! None of it is marked `catch`: with names and places of our own none of it can fail, and each
//! answer that could is a branch with its own cleaning up; all of them were 4 KB. Were one to
//! throw after all, the error would go through to the page, which tells it and starts anew.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// An element, or the root that a list stands in.
    #[derive(Clone, PartialEq)]
    pub(crate) type Element;

    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub(super) fn create(name: &str) -> Element;

    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    pub(super) fn create_in(namespace: &str, name: &str) -> Element;

    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(super) fn set(this: &Element, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = getAttribute)]
    pub(super) fn get(this: &Element, name: &str) -> Option<String>;

    #[wasm_bindgen(method, js_name = toggleAttribute)]
    pub(super) fn toggle(this: &Element, name: &str, there: bool);

    #[wasm_bindgen(method, setter, js_name = textContent)]
    pub(super) fn set_text(this: &Element, text: &str);

    #[wasm_bindgen(method)]
    pub(super) fn append(this: &Element, child: &Element);

    #[wasm_bindgen(method, js_name = append)]
    pub(super) fn append_text(this: &Element, text: &str);

    #[wasm_bindgen(method, js_name = prepend)]
    pub(super) fn prepend_text(this: &Element, text: &str);

    #[wasm_bindgen(method, js_name = insertBefore)]
    pub(super) fn insert_before(this: &Element, child: &Element, next: Option<&Element>);

    #[wasm_bindgen(method)]
    pub(super) fn remove(this: &Element);

    #[wasm_bindgen(method, js_name = replaceWith)]
    pub(super) fn replace_with(this: &Element, other: &Element);

    #[wasm_bindgen(method)]
    pub(super) fn contains(this: &Element, other: &Element) -> bool;

    #[wasm_bindgen(method, getter, js_name = isConnected)]
    pub(super) fn is_connected(this: &Element) -> bool;

    #[wasm_bindgen(method, getter, js_name = childElementCount)]
    pub(super) fn child_count(this: &Element) -> u32;

    #[wasm_bindgen(method, js_name = getRootNode)]
    pub(super) fn root(this: &Element) -> Element;

    /// Of a root; nothing where it is a piece that is not on the page.
    #[wasm_bindgen(method, getter, js_name = activeElement)]
    pub(super) fn active(this: &Element) -> Option<Element>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn style(this: &Element) -> Style;

    /// The style object of an element: unlike the attribute, a strict policy lets it pass.
    pub(super) type Style;

    #[wasm_bindgen(method, js_name = setProperty)]
    pub(super) fn set(this: &Style, name: &str, value: &str);
}
