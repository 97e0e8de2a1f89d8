//! What `sources:` below `profile_search:` names.

use crate::Diagnostic;
use crate::yaml::Value;

/// Where people are to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A collection; `posts` is one.
    Collection(String),
    /// The data file with these keys, by points: `team.board`.
    Data(String),
    /// Pages whose paths match.
    Pages(String),
}

/// A place and the template of its people's addresses, for those without a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) place: Place,
    pub(crate) url: Option<String>,
    /// What to say if nothing is there, but for the message.
    pub(crate) nothing: Diagnostic,
}

impl Source {
    /// Reads the label of a collection, or a map that names a place; `None` if `value` is neither.
    pub(super) fn read(value: &Value, nothing: Diagnostic) -> Option<Self> {
        if let Some(label) = value.text() {
            return Some(Self { place: Place::Collection(label.to_string()), url: None, nothing });
        }
        let text = |key| value.get(key).and_then(Value::text).map(str::to_string);
        let posts = value.get("posts").filter(|posts| posts.is_truthy());
        let place = text("collection")
            .map(Place::Collection)
            .or_else(|| posts.map(|_| Place::Collection("posts".into())))
            .or_else(|| text("data").map(Place::Data))
            .or_else(|| text("pages").map(Place::Pages))?;
        Some(Self { place, url: text("url"), nothing })
    }

    /// The part of `value` that names the place.
    pub(super) fn name(value: &Value) -> &Value {
        let keys = ["collection", "posts", "data", "pages"];
        keys.iter().find_map(|key| value.get(key)).unwrap_or(value)
    }
}
