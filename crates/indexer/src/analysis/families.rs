//! Terms that share a stem.

use std::collections::BTreeMap;

/// The groups of at least two terms with one stem, by stem; `stems` gives each term's.
pub(super) fn families(stems: &BTreeMap<String, Option<String>>) -> Vec<Vec<String>> {
    let mut by_stem: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (term, stem) in stems {
        if let Some(stem) = stem {
            by_stem.entry(stem).or_default().push(term.clone());
        }
    }
    by_stem.into_values().filter(|family| family.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_terms_with_a_relative_have_a_family() {
        let stem = |stem: &str| Some(stem.to_string());
        let stems = [
            ("engineer", stem("en engin")),
            ("engineers", stem("en engin")),
            ("c++", None),
            ("poet", stem("en poet")),
        ];
        let stems = stems.map(|(term, stem)| (term.to_string(), stem)).into();
        assert_eq!(families(&stems), [["engineer", "engineers"]]);
    }
}
