//! The `results` object of the JavaScript interface, as the page's own `search` gives it.
//! Addresses are below the site's base: a terminal does not know where the site is served.

use engine::contract::{self, Plain};
use engine::index::Index;
use engine::search;
use serde_json::Value;

/// The answer of the engine for a page that starts at `offset`.
pub(crate) fn results(index: &Index<'_>, found: &search::Results, offset: u32) -> Value {
    let facets = ("facets", facets(index, found));
    let mut results = json(contract::results(index, found, &found.hits, offset, facets));
    for hit in results["hits"].as_array_mut().into_iter().flatten() {
        hit["href"] = hit["url"].clone();
    }
    results
}

fn facets<'a>(index: &Index<'a>, found: &search::Results) -> Plain<'a> {
    let values = |place: usize| {
        let counts = found.facets.get(place).into_iter().flatten();
        let values = index.facet_values(place).zip(counts).map(|((_, value, _), of)| {
            Plain::Object(vec![
                ("value", Plain::Text(value)),
                ("count", Plain::Number(of.count)),
                ("selected", Plain::Flag(of.selected)),
            ])
        });
        Plain::List(values.collect())
    };
    Plain::Object(index.facets().enumerate().map(|(place, name)| (name, values(place))).collect())
}

fn json(plain: Plain<'_>) -> Value {
    match plain {
        Plain::Null => Value::Null,
        Plain::Flag(flag) => flag.into(),
        Plain::Number(number) => number.into(),
        Plain::Text(text) => text.into(),
        Plain::Owned(text) => text.into(),
        Plain::List(values) => values.into_iter().map(json).collect(),
        Plain::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name.to_string(), json(value))).collect()
        }
    }
}
