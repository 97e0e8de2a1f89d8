//! A small directory and a list to draw it in.

use engine::index::{Document, Field, Link, Source, TermFreq};
use profile_search::directory::{Ask, Directory};
use profile_search::dom::{Look, Strings};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, NodeList};

/// Where the site of the tests stands.
pub(crate) const BASE: &str = "https://people.example/proj/";

/// A person with a name and nothing else.
pub(crate) fn person(title: &str) -> Document {
    let facets = vec![Vec::new(); 3];
    Document {
        url: format!("/{}", title.len()),
        title: title.into(),
        facets,
        ..Document::default()
    }
}

/// An index of `documents`, each found by the words of its texts; kept for the whole test.
pub(crate) fn directory(mut documents: Vec<Document>) -> Directory<'static> {
    for document in &mut documents {
        document.sort_title = engine::text::fold(&document.title);
        document.terms = terms(document);
    }
    let facets = ["type", "categories", "tags"].map(String::from).to_vec();
    let source = Source { language: "en".into(), facets, documents, ..Source::default() };
    let bytes = engine::index::write(&source).expect("small enough");
    Directory::open(bytes.leak()).expect("just written")
}

fn terms(document: &Document) -> Vec<TermFreq> {
    let mut terms: Vec<TermFreq> = Vec::new();
    let [types, categories, tags] = [0, 1, 2].map(|facet| document.facets[facet].join(" "));
    let texts = [
        (Field::Title, &document.title),
        (Field::Type, &types),
        (Field::Categories, &categories),
        (Field::Tags, &tags),
        (Field::Excerpt, &document.excerpt),
        (Field::About, &document.about),
    ];
    for (field, text) in texts {
        for token in engine::text::tokenize(text) {
            match terms.iter_mut().find(|known| known.field == field && known.term == token.term) {
                Some(known) => known.freq += 1,
                None => terms.push(TermFreq { term: token.term, field, freq: 1 }),
            }
        }
    }
    terms
}

/// Three people with something in every field.
pub(crate) fn three() -> Directory<'static> {
    let link = |network: &str, url: &str| Link { network: network.into(), url: url.into() };
    let list =
        |values: &[&str]| values.iter().map(|value| String::from(*value)).collect::<Vec<_>>();
    let ada = Document {
        excerpt: "👩‍💻 First programmer of the engine".into(),
        about: "Wrote notes on the Analytical Engine, longer than the paper she had translated."
            .into(),
        facets: vec![list(&["Individual"]), list(&["Mathematics"]), list(&["Engines", "Notes"])],
        links: vec![link("github", "https://github.com/ada"), link("blog", "https://ada.example/")],
        date: Some(-56_270),
        ..person("Ada Lovelace")
    };
    let alan = Document {
        excerpt: "Logician".into(),
        facets: vec![
            list(&["Individual"]),
            list(&["Mathematics"]),
            list(&["a", "b", "c", "d", "e", "f", "g", "h"]),
        ],
        ..person("Alan Turing")
    };
    let grace = Document { language: "tr".into(), ..person("istanbul hopper") };
    directory(vec![ada, alan, grace])
}

/// An empty list that stands on the page.
pub(crate) fn list() -> HtmlElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let list = document.create_element("ul").expect("a list");
    document.body().expect("a body").append_child(&list).expect("a place");
    list.unchecked_into()
}

/// A look that asks for nothing special.
pub(crate) fn look() -> Look {
    Look {
        base: BASE.into(),
        heading_level: 3,
        link_target: String::new(),
        flags: 0,
        strings: Strings::default(),
    }
}

/// A query for the first hundred people.
pub(crate) fn ask(query: &str) -> Ask<'_> {
    Ask { query, limit: 100, ..Ask::default() }
}

/// Draws who `query` finds.
pub(crate) fn draw(list: &Element, directory: &Directory, query: &str) {
    directory.render(list, false, &ask(query), &[], &look());
}

/// All elements below `root` that `selector` picks.
pub(crate) fn all(root: &Element, selector: &str) -> Vec<Element> {
    let nodes: NodeList = root.query_selector_all(selector).expect("a selector");
    (0..nodes.length()).filter_map(|at| nodes.get(at)?.dyn_into().ok()).collect()
}

/// The text of the first element that `selector` picks; empty if there is none.
pub(crate) fn text(root: &Element, selector: &str) -> String {
    all(root, selector).first().and_then(|element| element.text_content()).unwrap_or_default()
}

/// The attribute of the first element that `selector` picks.
pub(crate) fn attribute(root: &Element, selector: &str, name: &str) -> Option<String> {
    all(root, selector).first().and_then(|element| element.get_attribute(name))
}

/// A JavaScript value as JSON, to be compared as a whole.
pub(crate) fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).expect("plain").into()
}

/// A property, by path: `hits.0.marks`.
pub(crate) fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        js_sys::Reflect::get(&value, &key.into()).expect("an object")
    })
}
