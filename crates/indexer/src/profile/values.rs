//! Facet values as a person reads them: split, cleaned, each once, one spelling on the whole site.

use std::collections::BTreeMap;

use super::record::{Record, texts};
use crate::clean::Cleaner;
use crate::yaml::Value;
use crate::{Diagnostic, limits};

/// The values of one facet of a person.
pub(super) struct Values {
    /// Those taken, in their order.
    pub(super) kept: Vec<String>,
    /// Said where there were more than are taken.
    pub(super) left_out: Option<Diagnostic>,
}

/// The texts of `values`, cleaned; empty and repeated ones left out.
pub(super) fn cleaned(record: &Record<'_>, values: &[&Value], cleaner: &mut Cleaner) -> Values {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        let text = cleaner.line(value.text().unwrap_or_default(), record.origin(value));
        if text.is_empty() || kept.contains(&text) {
            continue;
        }
        // Not cut afterwards: comparing a hundred thousand with each other takes minutes.
        if kept.len() == limits::VALUES {
            return Values { kept, left_out: Some(too_many(record, value)) };
        }
        kept.push(text);
    }
    Values { kept, left_out: None }
}

fn too_many(record: &Record<'_>, value: &Value) -> Diagnostic {
    record
        .warning(value, format!("a person has at most {} values in one list", limits::VALUES))
        .label("from here on they are left out")
        .hint("keep those that somebody would search for")
}

/// The values of a key that holds a list, or one text. A text with commas is a list by mistake: Jekyll
/// splits it at spaces only, and would make `Poetry,` of it.
pub(super) fn listed(record: &Record<'_>, value: &Value, cleaner: &mut Cleaner) -> Values {
    let parts: Vec<Value> = texts(value).into_iter().flat_map(split).collect();
    cleaned(record, &parts.iter().collect::<Vec<_>>(), cleaner)
}

/// Whether `value` is one text that was meant as a list.
pub(super) fn is_text_list(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains([',', ';']))
}

/// The parts of one text between commas.
fn split(value: &Value) -> Vec<Value> {
    let part = |text: &str| Value { raw: text.trim().to_string(), ..value.clone() };
    let text = value.text().unwrap_or_default();
    if is_text_list(value) { text.split([',', ';']).map(part).collect() } else { vec![part(text)] }
}

/// The spellings of one facet's values: those that differ only by case, space or width become the first.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    first: BTreeMap<String, Spelled>,
}

/// A way of writing a value, and the file that has it first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) value: String,
    pub(super) path: String,
}

/// The ways of writing one value.
#[derive(Debug)]
struct Spelled {
    first: Spelling,
    others: Vec<Spelling>,
}

impl Spellings {
    /// Puts the site's spelling in the place of each value of the file `path`.
    pub(super) fn unify(&mut self, values: &mut Vec<String>, path: &str) {
        for value in values.iter_mut() {
            let here = |value: &str| Spelling { value: value.into(), path: path.into() };
            let new = || Spelled { first: here(value), others: Vec::new() };
            let known = self.first.entry(comparable(value)).or_insert_with(new);
            if known.first.value != *value {
                if !known.others.iter().any(|other| other.value == *value) {
                    known.others.push(here(value));
                }
                known.first.value.clone_into(value);
            }
        }
        let mut seen = Vec::new();
        values.retain(|value| {
            !seen.contains(value) && {
                seen.push(value.clone());
                true
            }
        });
    }

    /// Each further way in which a value was written, and the first.
    pub(super) fn several(&self) -> Vec<(&Spelling, &Spelling)> {
        let known = self.first.values();
        known
            .flat_map(|known| known.others.iter().map(move |other| (other, &known.first)))
            .collect()
    }

    /// Values that differ by marks or a plural `s` only: likely one thing, but not surely.
    pub(super) fn near(&self) -> Vec<(&Spelling, &Spelling)> {
        let mut by_letters: BTreeMap<String, Vec<&Spelling>> = BTreeMap::new();
        for Spelled { first, .. } in self.first.values() {
            by_letters.entry(letters(&first.value)).or_default().push(first);
        }
        let pairs = by_letters.values().flat_map(|values| values.windows(2));
        pairs.map(|pair| (pair[1], pair[0])).collect()
    }
}

/// A value without what does not tell it from others: case, width, spaces beyond one.
fn comparable(value: &str) -> String {
    let narrow = value.chars().map(|c| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    });
    let lower: String = narrow.flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value's letters and digits without a plural `s`; of `C++` and `C#` the signs too.
fn letters(value: &str) -> String {
    let folded = engine::text::fold(&comparable(value));
    let kept: String =
        folded.chars().filter(|c| !matches!(c, ' ' | '-' | '_' | '.' | '/' | '&')).collect();
    let singular = kept.strip_suffix('s').filter(|rest| rest.len() > 3);
    singular.unwrap_or(&kept).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(values: &[&str]) -> (Vec<String>, Spellings) {
        let mut spellings = Spellings::default();
        let mut values: Vec<String> = values.iter().map(|&value| value.to_string()).collect();
        spellings.unify(&mut values, "ada.md");
        (values, spellings)
    }

    fn pairs<'s>(list: &[(&'s Spelling, &'s Spelling)]) -> Vec<(&'s str, &'s str)> {
        list.iter().map(|(value, other)| (&*value.value, &*other.value)).collect()
    }

    #[test]
    fn the_first_spelling_holds_for_all() {
        let (values, mut spellings) = spellings(&["AWS Cloud", "aws  cloud", "AWS"]);
        assert_eq!(values, ["AWS Cloud", "AWS"]);
        let mut others = vec!["ＡＷＳ　Cloud".to_string()];
        spellings.unify(&mut others, "bob.md");
        assert_eq!(others, ["AWS Cloud"]);
        let told = spellings.several();
        assert_eq!(told.len(), 2);
        assert_eq!((&*told[1].0.path, &*told[1].1.path), ("bob.md", "ada.md"));
    }

    #[test]
    fn near_spellings_are_told_but_kept() {
        let (values, spellings) =
            spellings(&["Front-end", "Frontend", "API", "APIs", "Database", "Databases"]);
        assert_eq!(values.len(), 6);
        let near = pairs(&spellings.near());
        assert!(near.contains(&("Frontend", "Front-end")), "{near:?}");
        assert!(near.contains(&("Databases", "Database")), "{near:?}");
    }

    #[test]
    fn programming_languages_are_not_near() {
        assert_eq!(spellings(&["C", "C++", "C#"]).1.near(), []);
    }
}
