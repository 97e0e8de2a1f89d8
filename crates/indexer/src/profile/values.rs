//! Facet values as a person reads them: split, cleaned, each once, one spelling on the whole site.

use std::collections::BTreeMap;

use super::record::{Record, texts};
use crate::clean::Cleaner;
use crate::yaml::Value;
use crate::{Diagnostic, limits};

/// The values of one facet of a person.
#[derive(Default)]
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

/// A value, the file that has it first, and other ways of writing it with the first file of each.
#[derive(Debug)]
struct Spelled {
    value: String,
    path: String,
    others: Vec<(String, String)>,
}

/// A value of one file that is written otherwise in another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Otherwise {
    pub(super) value: String,
    pub(super) path: String,
    pub(super) other: String,
    pub(super) other_path: String,
}

impl Spellings {
    /// Puts the site's spelling in the place of each value of the file `path`.
    pub(super) fn unify(&mut self, values: &mut Vec<String>, path: &str) {
        for value in values.iter_mut() {
            let new =
                || Spelled { value: value.clone(), path: path.to_string(), others: Vec::new() };
            let known = self.first.entry(comparable(value)).or_insert_with(new);
            if known.value != *value {
                if !known.others.iter().any(|(other, _)| other == value) {
                    known.others.push((value.clone(), path.to_string()));
                }
                known.value.clone_into(value);
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

    /// Each further way in which a value was written.
    pub(super) fn several(&self) -> Vec<Otherwise> {
        let pairs = self.first.values();
        let pairs = pairs.flat_map(|known| known.others.iter().map(move |other| (known, other)));
        let first = |known: &Spelled| (known.value.clone(), known.path.clone());
        pairs.map(|(known, other)| otherwise(other.clone(), first(known))).collect()
    }

    /// Values that differ by marks or a plural `s` only: likely one thing, but not surely.
    pub(super) fn near(&self) -> Vec<Otherwise> {
        let mut by_letters: BTreeMap<String, Vec<&Spelled>> = BTreeMap::new();
        for known in self.first.values() {
            by_letters.entry(letters(&known.value)).or_default().push(known);
        }
        let pairs = by_letters.values().flat_map(|values| values.windows(2));
        let both = |known: &Spelled| (known.value.clone(), known.path.clone());
        pairs.map(|pair| otherwise(both(pair[1]), both(pair[0]))).collect()
    }
}

fn otherwise((value, path): (String, String), (other, other_path): (String, String)) -> Otherwise {
    Otherwise { value, path, other, other_path }
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

    fn pairs(list: Vec<Otherwise>) -> Vec<(String, String)> {
        list.into_iter().map(|one| (one.value, one.other)).collect()
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
        assert_eq!((&*told[1].path, &*told[1].other_path), ("bob.md", "ada.md"));
    }

    #[test]
    fn near_spellings_are_told_but_kept() {
        let (values, spellings) =
            spellings(&["Front-end", "Frontend", "API", "APIs", "Database", "Databases"]);
        assert_eq!(values.len(), 6);
        let near = pairs(spellings.near());
        assert!(near.contains(&("Frontend".into(), "Front-end".into())), "{near:?}");
        assert!(near.contains(&("Databases".into(), "Database".into())), "{near:?}");
    }

    #[test]
    fn programming_languages_are_not_near() {
        assert_eq!(spellings(&["C", "C++", "C#"]).1.near(), []);
    }
}
