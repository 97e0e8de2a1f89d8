//! What JavaScript gets: plain objects, made by [`engine::contract`].
//!
//! `www/people.js` finishes them (facet values by name, absolute addresses), and
//! `www/types.d.ts` has the shape that a page sees.

use engine::contract::{self, Plain};
use engine::index::Index;
use engine::search::{self, Completion};
use serde::ser::{Serialize, SerializeMap, Serializer};
use wasm_bindgen::JsValue;

/// One page of an answer, with the number of people for each facet value in order.
pub(crate) fn results<'a>(index: &Index<'a>, found: &'a search::Results, offset: u32) -> Plain<'a> {
    let counts = found.facets.iter().flatten().map(|facet| Plain::Number(facet.count));
    contract::results(index, found, offset, ("counts", Plain::List(counts.collect())))
}

/// Every facet and its values, in stored order.
pub(crate) fn facets<'a>(index: &Index<'a>) -> Plain<'a> {
    let facet = |(at, name)| {
        let values = index.facet_values(at).map(|(_, text, count)| {
            Plain::Object(vec![("value", Plain::Text(text)), ("count", Plain::Number(count))])
        });
        Plain::Object(vec![("name", Plain::Text(name)), ("values", Plain::List(values.collect()))])
    };
    Plain::List(index.facets().enumerate().map(facet).collect())
}

/// What the index says of itself.
pub(crate) fn info<'a>(index: &Index<'a>) -> Plain<'a> {
    Plain::Object(vec![
        ("size", Plain::Number(index.n_docs())),
        ("version", Plain::Text(env!("CARGO_PKG_VERSION"))),
        ("title", Plain::Text(index.title())),
        ("language", Plain::Text(index.language())),
    ])
}

/// Ways to finish the word being typed.
pub(crate) fn suggestions<'a>(completions: Vec<Completion>) -> Plain<'a> {
    let suggestion = |Completion { query, count }| {
        Plain::Object(vec![("query", Plain::Owned(query)), ("count", Plain::Number(count))])
    };
    Plain::List(completions.into_iter().map(suggestion).collect())
}

/// Plain objects, arrays, numbers and texts; `null` for what is missing.
pub(crate) fn to_js(value: &Plain) -> Result<JsValue, JsValue> {
    Ok(Out(value).serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A value on its way out.
struct Out<'p, 'a>(&'p Plain<'a>);

impl Serialize for Out<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Plain::Null => serializer.serialize_unit(),
            Plain::Flag(flag) => serializer.serialize_bool(*flag),
            Plain::Number(number) => serializer.serialize_u32(*number),
            Plain::Text(text) => serializer.serialize_str(text),
            Plain::Owned(text) => serializer.serialize_str(text),
            Plain::List(values) => serializer.collect_seq(values.iter().map(Out)),
            Plain::Object(fields) => {
                let mut object = serializer.serialize_map(None)?;
                for (name, value) in fields {
                    object.serialize_entry(name, &Out(value))?;
                }
                object.end()
            }
        }
    }
}
