//! Impacts: how strongly a document is about a term, in four bits.
//!
//! BM25F (Robertson, Zaragoza and Taylor 2004) adds a term's frequencies over the fields,
//! each times the field's weight, *before* the curve that lets repetition count less and
//! less. That weighted frequency is what a posting keeps, on a ladder of sixteen steps; the
//! curve and the rarity of the term are applied when searching, in whole numbers.

use super::Field;
use super::bytes::{len_u32, low_byte};

/// Weighted frequencies that a posting can have, in quarters of one mention in the body: of
/// terms met in prose alone, then (from [`FIRST_VALUE`]) of those that are in a tag, category or type.
const LADDER: [u16; 16] = [4, 8, 12, 16, 20, 26, 34, 46, 64, 96, 144, 240, 20, 36, 72, 144];

/// The first rung for terms that a facet value has.
const FIRST_VALUE: usize = 12;

/// What one mention in `field` adds, in quarters.
pub(crate) const fn weight(field: Field) -> u32 {
    match field {
        Field::Title => 20,
        Field::Tags => 16,
        Field::Categories | Field::Type | Field::Excerpt => 12,
        Field::About => 6,
        Field::Body => 4,
    }
}

/// Is a field a list of values, rather than prose?
pub(crate) const fn is_value(field: Field) -> bool {
    matches!(field, Field::Tags | Field::Categories | Field::Type)
}

/// The rung nearest to `weighted` quarters, of those for terms that a value has or has not.
pub(crate) fn strength_of(weighted: u32, in_value: bool) -> u8 {
    let first = if in_value { FIRST_VALUE } else { 0 };
    let last = if in_value { LADDER.len() } else { FIRST_VALUE };
    let rungs = LADDER.get(first..last).unwrap_or_default();
    let halfway = |step: &&[u16]| weighted * 2 > step.iter().map(|&rung| u32::from(rung)).sum();
    low_byte(len_u32(first + rungs.windows(2).take_while(halfway).count()))
}

/// Is the term of a posting so strong in a tag, category or type?
pub(crate) fn is_in_value(strength: u8) -> bool {
    usize::from(strength) >= FIRST_VALUE
}

/// The weighted frequency that `strength` stands for, in quarters.
pub(crate) fn weighted_of(strength: u8) -> u32 {
    LADDER.get(usize::from(strength)).copied().unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rung_stands_for_itself() {
        for strength in 0..16 {
            assert_eq!(strength_of(weighted_of(strength), is_in_value(strength)), strength);
        }
        assert_eq!((strength_of(5000, false), strength_of(5000, true)), (11, 15));
        assert_eq!((strength_of(1, false), strength_of(1, true)), (0, 12));
    }
}
