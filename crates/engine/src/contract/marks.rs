//! Marks, from the engine's bytes to what a page counts in: UTF-16 units.
//!
//! The only place that knows of UTF-16.

use core::ops::Range;

use crate::index::Field;
use crate::search::Mark;

/// A mark's bytes.
pub fn range(mark: &Mark) -> Range<usize> {
    mark.start as usize..mark.end as usize
}

/// The marks of `field`, in order.
pub fn of_field(marks: &[Mark], field: Field) -> impl Iterator<Item = &Mark> {
    marks.iter().filter(move |mark| mark.field == field)
}

/// The marks of `field` that lie within the bytes `part` of its text, counted from the
/// start of `part`; those across a border are cut there.
pub fn within(
    marks: &[Mark],
    field: Field,
    part: Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    of_field(marks, field).filter_map(move |mark| {
        let start = (mark.start as usize).max(part.start);
        let end = (mark.end as usize).min(part.end);
        (start < end).then(|| start - part.start..end - part.start)
    })
}

/// A byte range of `text` in UTF-16 units; `None` where it is not on character borders.
pub(super) fn to_utf16(text: &str, range: Range<usize>) -> Option<[u32; 2]> {
    let start = utf16_len(text.get(..range.start)?);
    Some([start, start + utf16_len(text.get(range)?)])
}

/// A character of four bytes is two units, every other is one.
fn utf16_len(text: &str) -> u32 {
    text.bytes().map(|byte| u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0)).sum()
}

#[cfg(test)]
mod tests {
    use super::{to_utf16, within};
    use crate::index::Field;
    use crate::search::Mark;
    use alloc::vec::Vec;

    #[test]
    fn h_2_units_are_those_of_encode_utf16() {
        let text = "a é 王 👩‍💻 𝒳 end";
        let borders: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (from, start) in borders.iter().enumerate() {
            for end in &borders[from..] {
                let before = text[..*start].encode_utf16().count();
                let len = text[*start..*end].encode_utf16().count();
                let units =
                    to_utf16(text, *start..*end).map(|range| range.map(|unit| unit as usize));
                assert_eq!(units, Some([before, before + len]));
            }
        }
    }

    #[test]
    fn a_range_inside_a_character_is_none() {
        assert_eq!(to_utf16("é", 1..2), None);
        assert_eq!(to_utf16("ab", 1..9), None);
    }

    #[test]
    fn marks_of_a_part_are_cut_at_its_borders() {
        let mark = |start, end| Mark { field: Field::About, item: 0, start, end };
        let marks = [mark(0, 3), mark(4, 8), mark(9, 12), mark(20, 22)];
        let cut: Vec<_> = within(&marks, Field::About, 5..10).collect();
        assert_eq!(cut, [0..3, 4..5]);
    }
}
