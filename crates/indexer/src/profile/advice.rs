//! What an editor may want to look at: no fault, and nothing that a build should talk about.

use std::collections::BTreeMap;

use super::places::Places;
use crate::{Diagnostic, Profile};

/// So many people without a text are told one by one; more are a habit of the site.
const FEW: usize = 10;

/// Remarks about people without texts, and about people who share a name.
pub(super) fn about(profiles: &[Profile], places: &Places<'_>) -> Vec<Diagnostic> {
    let excerpt = "a line about what the person does, shown under the name";
    let about = "a sentence or two, shown on the card";
    let mut advice = missing(profiles, places, "excerpt", excerpt, |profile| &profile.excerpt);
    advice.extend(missing(profiles, places, "about", about, |profile| &profile.about));
    advice.extend(same_names(profiles, places));
    advice
}

fn missing(
    profiles: &[Profile],
    places: &Places<'_>,
    key: &str,
    what: &str,
    text: fn(&Profile) -> &String,
) -> Vec<Diagnostic> {
    let without: Vec<&Profile> =
        profiles.iter().filter(|profile| text(profile).is_empty()).collect();
    let warning = |message: String, profile: &Profile| {
        let warning = Diagnostic::warning(&profile.path, message);
        places.mark(warning, &[&profile.title]).hint(format!("add `{key}:`, {what}"))
    };
    if without.len() > FEW {
        let message = format!(
            "{} of {} people have no `{key}`, this is the first",
            without.len(),
            profiles.len()
        );
        return vec![warning(message, without[0])];
    }
    let one = |profile: &&Profile| warning(format!("`{}` has no `{key}`", profile.title), profile);
    without.iter().map(one).collect()
}

fn same_names(profiles: &[Profile], places: &Places<'_>) -> Vec<Diagnostic> {
    let mut by_name: BTreeMap<String, Vec<&Profile>> = BTreeMap::new();
    for profile in profiles {
        by_name.entry(engine::text::fold(&profile.title)).or_default().push(profile);
    }
    let hint = "if it is one person, keep one of the files; if not, tell them apart in `excerpt`";
    let same = by_name.into_values().filter(|same| same.len() > 1);
    let remark = |first: &Profile, other: &Profile| {
        let message = format!("`{}` is also the name in `{}`", other.title, first.path);
        places.mark(Diagnostic::warning(&other.path, message), &[&other.title]).hint(hint)
    };
    same.flat_map(|same| same[1..].iter().map(|other| remark(same[0], other)).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(profiles: &[Profile]) -> Vec<Diagnostic> {
        about(profiles, &Places::new(&crate::jekyll::Site::default()))
    }

    fn people(n: usize, name: fn(usize) -> String) -> Vec<Profile> {
        let about = "x".to_string();
        (0..n)
            .map(|n| Profile { title: name(n), about: about.clone(), ..Profile::default() })
            .collect()
    }

    #[test]
    fn a_habit_of_the_site_is_told_once() {
        assert_eq!(told(&people(3, |n| n.to_string())).len(), 3);
        let told = told(&people(300, |n| n.to_string()));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message, "300 of 300 people have no `excerpt`, this is the first");
    }

    #[test]
    fn people_of_one_name_are_told() {
        let told = told(&people(2, |_| "Ann Smith".into()));
        assert!(told.iter().any(|one| one.message.contains("also the name")));
    }
}
