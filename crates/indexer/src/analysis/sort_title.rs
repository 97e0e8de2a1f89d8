//! What sorts a person: the family name first, particles where libraries put them, companies as they are.

use engine::text::fold;

use crate::Profile;

/// Particles that stand before the family name and do not count in sorting: `Ludwig van Beethoven` stands
/// under B, `Juan de la Cruz` under C.
const PARTICLES: [&str; 26] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "des",
    "la", "le", "las", "los", "ter", "ten", "zu", "zur", "zum", "vom", "af", "av",
];

/// What follows a name without being part of it.
const SUFFIXES: [&str; 18] = [
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "msc", "bsc", "mba", "esq", "cbe", "obe", "frs",
    "cpa", "ra", "facm", "pmp",
];

/// Types that are not one person's, folded.
const GROUPS: [&str; 20] = [
    "company",
    "community",
    "organization",
    "organisation",
    "group",
    "team",
    "project",
    "foundation",
    "institution",
    "institute",
    "association",
    "university",
    "agency",
    "place",
    "lab",
    "laboratory",
    "event",
    "conference",
    "podcast",
    "publication",
];

/// The text that `sort: "title"` compares; folded.
pub(super) fn sort_title(profile: &Profile) -> String {
    if !profile.sort_name.is_empty() {
        return folded(&profile.sort_name.replace(',', " "));
    }
    let kind = fold(&profile.r#type);
    if kind.split(|c: char| !c.is_alphanumeric()).any(|word| GROUPS.contains(&word)) {
        return folded(without_article(&profile.title));
    }
    family_first(&profile.title)
}

fn family_first(name: &str) -> String {
    if let Some((first, rest)) = name.split_once(',')
        && !is_suffix(rest.trim())
    {
        return folded(&format!("{first} {rest}"));
    }
    let name = name.split([',', '(', '|']).next().unwrap_or(name);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| is_suffix(word)) {
        words.pop();
    }
    // Where the family name comes first already, or nothing tells which word it is.
    if words.len() < 2 || !name.chars().any(is_western) {
        return folded(name);
    }
    let family = words.pop().unwrap_or_default();
    let given = words.iter().rposition(|word| !is_particle(word)).map_or(0, |at| at + 1);
    let (given, particles) = words.split_at(given);
    folded(&[&[family], given, particles].concat().join(" "))
}

/// Letters of scripts in which the family name comes last.
fn is_western(c: char) -> bool {
    c.is_alphabetic() && u32::from(c) < 0x0590 || matches!(c, '\u{1E00}'..='\u{1FFF}')
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&fold(word).as_str()) || word.ends_with(['\'', '’'])
}

fn is_suffix(word: &str) -> bool {
    let letters: String = fold(word).chars().filter(|c| c.is_alphanumeric()).collect();
    SUFFIXES.contains(&letters.as_str())
}

/// A company's name without its article.
fn without_article(name: &str) -> &str {
    let article = name.get(..4).filter(|start| start.eq_ignore_ascii_case("the "));
    article.map_or(name, |_| &name[4..])
}

/// Folded words, parted by single spaces.
fn folded(text: &str) -> String {
    let text = fold(text);
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_sort_by_family_name() {
        for (name, sorted) in [
            ("Werner Vogels", "vogels werner"),
            ("Ludwig van Beethoven", "beethoven ludwig van"),
            ("Juan de la Cruz", "cruz juan de la"),
            ("Sammy Davis, Jr.", "davis sammy"),
            ("Henry Louis Gates III", "gates henry louis"),
            ("Vogels, Werner", "vogels werner"),
            ("Charlotte d' Artagnan", "artagnan charlotte d'"),
            ("Åsa Öström", "ostrom asa"),
            ("Madonna", "madonna"),
            ("李小龍", "李小龍"),
            ("Van Morrison", "morrison van"),
            ("Ann Smith (she/her)", "smith ann"),
        ] {
            let profile = Profile { title: name.into(), ..Profile::default() };
            assert_eq!(sort_title(&profile), sorted);
        }
    }

    #[test]
    fn companies_sort_as_they_are() {
        let profile = Profile {
            title: "The Apache Group".into(),
            r#type: "Community".into(),
            ..Profile::default()
        };
        assert_eq!(sort_title(&profile), "apache group");
    }

    #[test]
    fn a_given_sort_name_wins() {
        let profile = Profile {
            title: "Gabriel García Márquez".into(),
            sort_name: "García Márquez, Gabriel".into(),
            ..Profile::default()
        };
        assert_eq!(sort_title(&profile), "garcia marquez gabriel");
    }
}
