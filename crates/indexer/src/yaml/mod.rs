//! YAML as Jekyll understands it: values with their type, their text as written, and their place.
//!
//! The grammar is libyaml's (YAML 1.1). The types are those of `SafeYAML`, which Jekyll uses: `NO` is
//! false, `02134` is 1116, `12:34` is 754.0. [`Value::raw`] keeps what the person wrote.

mod base64;
mod error;
mod parse;
mod quiet;
mod ruby;
mod scalar;

pub use error::Error;
pub use parse::parse;

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// A place in a file: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A value, what was written for it, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What Jekyll takes it for.
    pub kind: Kind,
    /// A scalar's text as written, without quotes; empty for lists and maps.
    pub raw: String,
    /// Where it begins in the file; line 0 for values that stand in no file.
    pub at: Place,
    /// How many characters of its first line it takes, quotes included; at least 1.
    pub width: usize,
}

/// The type Jekyll gives a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Nothing, `~`, `null`.
    Null,
    /// `true`, `yes`, `on` and their contraries, in any case.
    Bool(bool),
    /// A whole number, separators removed.
    Int(i128),
    /// A number with a point, or one in base 60.
    Float(f64),
    /// `2023-12-28`.
    Date(Date),
    /// A date with a time, and the offset it was written in; without a zone it is UTC.
    Time(Timestamp, Offset),
    /// Everything else that is one text; it is in [`Value::raw`].
    String,
    /// A sequence.
    List(Vec<Value>),
    /// A mapping.
    Map(Map),
}

/// A mapping in order of first appearance; of equal keys the last value holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    entries: Vec<(Value, Value)>,
}

impl Map {
    /// The value of the text key `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries.iter().find(|(name, _)| name.is_text(key)).map(|(_, value)| value)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Value, &Value)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The pairs one after the other, as [`Map::insert`] would put them, in linear time.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (Value, Value)>) -> Self {
        let mut places = HashMap::new();
        let mut entries: Vec<(Value, Value)> = Vec::new();
        for (key, value) in pairs {
            let place = *places
                .entry((std::mem::discriminant(&key.kind), key.ruby_text()))
                .or_insert(entries.len());
            match entries.get_mut(place) {
                Some(entry) => entry.1 = value,
                None => entries.push((key, value)),
            }
        }
        Self { entries }
    }

    /// This map with `over` laid over it, as Jekyll merges settings: maps are merged, all else is replaced,
    /// and null replaces nothing.
    #[must_use]
    pub fn merged(&self, over: &Map) -> Map {
        let mut out = self.clone();
        for (key, new) in &over.entries {
            let Some(entry) = out.entries.iter_mut().find(|(name, _)| name.equals(key)) else {
                out.entries.push((key.clone(), new.clone()));
                continue;
            };
            match (&entry.1.kind, &new.kind) {
                (_, Kind::Null) => {}
                (Kind::Map(below), Kind::Map(above)) => {
                    entry.1 = Value { kind: Kind::Map(below.merged(above)), ..new.clone() }
                }
                _ => entry.1 = new.clone(),
            }
        }
        out
    }

    /// Removes the text key `key` and gives its value.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let place = self.entries.iter().position(|(name, _)| name.is_text(key))?;
        Some(self.entries.remove(place).1)
    }

    /// Puts `value` under `key`: in the place of an equal key, else at the end.
    pub fn insert(&mut self, key: Value, value: Value) {
        match self.entries.iter_mut().find(|(name, _)| name.equals(&key)) {
            Some(entry) => entry.1 = value,
            None => self.entries.push((key, value)),
        }
    }
}

impl Value {
    /// A text that stands in no file.
    pub fn string(text: impl Into<String>) -> Self {
        Self { kind: Kind::String, raw: text.into(), at: Place::default(), width: 1 }
    }

    /// The value of `key`, if this is a map that has it and it is not null.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_map()?.get(key).filter(|value| !value.is_null())
    }

    /// The map, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match &self.kind {
            Kind::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub fn as_list(&self) -> Option<&[Value]> {
        match &self.kind {
            Kind::List(list) => Some(list),
            _ => None,
        }
    }

    /// The text, if Jekyll takes it for text.
    pub fn as_str(&self) -> Option<&str> {
        matches!(self.kind, Kind::String).then_some(self.raw.as_str())
    }

    /// A scalar's text as written, whatever its type; `None` for null, lists and maps.
    pub fn text(&self) -> Option<&str> {
        match self.kind {
            Kind::Null | Kind::List(_) | Kind::Map(_) => None,
            _ => Some(&self.raw),
        }
    }

    /// What Ruby's `to_s` makes of it, which is what Jekyll prints: `1.1` for `1.10`.
    pub fn ruby_text(&self) -> String {
        match &self.kind {
            Kind::Null => String::new(),
            Kind::Bool(value) => value.to_string(),
            Kind::Int(value) => value.to_string(),
            Kind::Float(value) => ruby::float(*value),
            Kind::Date(value) => value.to_string(),
            Kind::Time(instant, offset) => ruby::time(*instant, *offset),
            Kind::String => self.raw.clone(),
            Kind::List(_) | Kind::Map(_) => ruby::inspect(self),
        }
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// Whether Ruby takes it for true: all but null and false.
    pub fn is_truthy(&self) -> bool {
        !matches!(self.kind, Kind::Null | Kind::Bool(false))
    }

    fn is_text(&self, text: &str) -> bool {
        matches!(self.kind, Kind::String) && self.raw == text
    }

    /// Whether Ruby takes the two for one key: same type, same value.
    pub(crate) fn equals(&self, other: &Value) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::String, Kind::String) => self.raw == other.raw,
            (a, b) => a == b,
        }
    }
}
