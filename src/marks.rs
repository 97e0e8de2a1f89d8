//! Marks on a card.

use std::ops::Range;

use engine::contract;
use engine::index::Field;
use engine::search::Mark;

/// The searched field of the facet `name`, where marks can fall on it.
pub(crate) fn field_of(name: &str) -> Option<Field> {
    match name {
        "tags" => Some(Field::Tags),
        "categories" => Some(Field::Categories),
        "type" => Some(Field::Type),
        _ => None,
    }
}

/// The marks as byte ranges.
pub(crate) fn ranges(marks: &[Mark]) -> impl Iterator<Item = Range<usize>> {
    marks.iter().map(contract::range)
}
