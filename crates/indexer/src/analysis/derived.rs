//! Facets that nobody writes: `initial`, the letter a person is sorted under, and `year`, that of the date.

use crate::Profile;

/// Stands for every beginning that is no letter.
const NO_LETTER: &str = "#";

/// The values of a facet: those in the profile, else what follows from `sort_title`, the name that sorts
/// the person, or from the date.
pub(super) fn facet(profile: &Profile, sort_title: &str, name: &str) -> Vec<String> {
    let written: Vec<String> = profile.facet(name).into_iter().map(str::to_string).collect();
    match name {
        "initial" if written.is_empty() => vec![initial(sort_title)],
        "year" if written.is_empty() => year(profile).into_iter().collect(),
        _ => written,
    }
}

/// The first letter, which has lost its marks: `Ö` stands under `O`.
fn initial(sort_title: &str) -> String {
    let letter = sort_title.chars().next().filter(|first| first.is_alphabetic());
    letter.map_or_else(|| NO_LETTER.to_string(), |letter| letter.to_uppercase().collect())
}

fn year(profile: &Profile) -> Option<String> {
    let year = profile.date.get(..4)?;
    year.bytes().all(|byte| byte.is_ascii_digit()).then(|| year.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::sort_title::sort_title;
    use super::*;

    fn person(title: &str) -> Profile {
        Profile {
            title: title.into(),
            date: "2021-05-04T00:00:00+00:00".into(),
            ..Profile::default()
        }
    }

    fn of(profile: &Profile, name: &str) -> Vec<String> {
        facet(profile, &sort_title(profile), name)
    }

    #[track_caller]
    fn check(title: &str, letter: &str) {
        assert_eq!(of(&person(title), "initial"), [letter]);
    }

    #[test]
    fn people_stand_under_the_letter_that_sorts_them() {
        check("Ada Lovelace", "L");
        check("Åsa Öström", "O");
        check("Ludwig van Beethoven", "B");
        check("Лев Толстой", "Т");
        check("李小龍", "李");
    }

    #[test]
    fn what_begins_with_no_letter_stands_under_a_sign() {
        check("37signals", "#");
        check("", "#");
    }

    #[test]
    fn the_year_is_that_of_the_date() {
        assert_eq!(of(&person("Ada"), "year"), ["2021"]);
        assert_eq!(of(&Profile::default(), "year"), [""; 0]);
    }

    #[test]
    fn a_field_of_that_name_wins() {
        let more = vec![("year".to_string(), vec!["1843".to_string()])];
        assert_eq!(of(&Profile { more, ..person("Ada") }, "year"), ["1843"]);
    }

    #[test]
    fn other_facets_are_as_written() {
        let profile = Profile { tags: vec!["Looms".into()], ..person("Ada") };
        assert_eq!(of(&profile, "tags"), ["Looms"]);
        assert_eq!(of(&profile, "topics"), [""; 0]);
    }
}
