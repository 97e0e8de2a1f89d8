//! Impacts: how strongly a document is about a term, in four bits.
//!
//! BM25F (Robertson, Zaragoza and Taylor 2004) adds a term's frequencies over the fields,
//! each times the field's weight, *before* the curve that lets repetition count less and
//! less. That weighted frequency is what a posting keeps, on a ladder of sixteen steps; the
//! curve and the rarity of the term are applied when searching, in whole numbers.

use super::Field;

/// Weighted frequencies that a posting can have, in quarters of one mention in the body.
const LADDER: [u16; 16] = [4, 8, 12, 16, 20, 24, 30, 38, 48, 60, 76, 96, 120, 152, 192, 256];

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

/// The step of the ladder nearest to `weighted` quarters.
pub(crate) fn strength_of(weighted: u32) -> u8 {
    let above = LADDER
        .windows(2)
        .take_while(|step| weighted * 2 > step.iter().map(|&rung| u32::from(rung)).sum());
    above.count() as u8 & 15
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
            assert_eq!(strength_of(weighted_of(strength)), strength);
        }
        assert_eq!(strength_of(5000), 15);
        assert_eq!(strength_of(1), 0);
    }
}
