//! What an editor may want to look at: no fault, and nothing that a build should talk about.

use std::collections::BTreeMap;

use crate::{Diagnostic, Profile};

/// Remarks about each person, and about people who share a name.
pub(super) fn about(profiles: &[Profile]) -> Vec<Diagnostic> {
    let mut advice: Vec<Diagnostic> = profiles.iter().flat_map(about_one).collect();
    let mut by_name: BTreeMap<String, Vec<&Profile>> = BTreeMap::new();
    for profile in profiles {
        by_name.entry(engine::text::fold(&profile.title)).or_default().push(profile);
    }
    for same in by_name.values().filter(|same| same.len() > 1) {
        for profile in &same[1..] {
            let message = format!("`{}` is also the name in `{}`", profile.title, same[0].path);
            let hint =
                "if it is one person, keep one of the files; if not, tell them apart in `excerpt`";
            advice.push(Diagnostic::warning(&profile.path, message).hint(hint));
        }
    }
    advice
}

fn about_one(profile: &Profile) -> Vec<Diagnostic> {
    let missing = [
        (
            profile.excerpt.is_empty(),
            "excerpt",
            "a line about what the person does, shown under the name",
        ),
        (profile.about.is_empty(), "about", "a sentence or two, shown on the card"),
    ];
    let missing = missing.iter().filter(|missing| missing.0);
    missing
        .map(|(_, key, what)| {
            Diagnostic::warning(&profile.path, format!("`{}` has no `{key}`", profile.title))
                .hint(format!("add `{key}:`, {what}"))
        })
        .collect()
}
