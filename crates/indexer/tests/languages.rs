//! Sites in several languages: which text is read, where it leads, and whose stems it gets.

mod folder;

use indexer::{Options, Profile, Site};

const POLYGLOT: (&str, &str) = (
    "_config.yml",
    "plugins: [jekyll-polyglot]\nlanguages: [en, fr]\ndefault_lang: en\ncollections: {people: {output: true}}\n",
);

#[test]
fn each_language_has_its_own_text_and_folder() {
    let files = [
        POLYGLOT,
        ("_people/ann.md", "---\ntitle: Ann\npermalink: /ann/\n---\nShe weaves.\n"),
        ("_people/ann.fr.md", "---\nlang: fr\ntitle: Anne\npermalink: /ann/\n---\nElle tisse.\n"),
        ("_people/bob.md", "---\ntitle: Bob\npermalink: /bob/\n---\n"),
    ];
    let english = read(&files, None);
    assert_eq!(shown(&english), ["Ann /ann/ en", "Bob /bob/ en"]);
    assert_eq!(english.languages, ["en", "fr"]);
    let french = read(&files, Some("fr"));
    assert_eq!(shown(&french), ["Anne /fr/ann/ fr", "Bob /fr/bob/ en"]);
    assert_eq!(french.language, "fr");
}

#[test]
fn a_site_built_by_language_has_people_by_language() {
    let files = [
        POLYGLOT,
        ("_people/ann.md", "---\ntitle: Ann\npermalink: /ann/\n---\n"),
        ("_people/ann.fr.md", "---\nlang: fr\ntitle: Anne\npermalink: /ann/\n---\n"),
    ];
    let site = read(&files, None);
    assert_eq!(by_language(&site), ["fr: Anne /fr/ann/ fr"]);
    assert!(site.diagnostics.is_empty(), "{:?}", site.diagnostics);
    assert!(read(&files, Some("fr")).in_languages.is_empty());
}

#[test]
fn a_language_of_polyglot_that_is_no_tag_has_none() {
    let config = POLYGLOT.1.replace("[en, fr]", "[en, french]");
    let site =
        read(&[("_config.yml", &config), ("_people/ann.md", "---\ntitle: Ann\n---\n")], None);
    assert!(site.in_languages.is_empty());
    let message = "`french` in `languages` is not the tag of a language";
    assert_eq!(site.diagnostics[0].message, message);
}

/// A site with these `languages` under `profile_search:`, and somebody in each of three languages.
fn asking_for(languages: &str) -> Site {
    let config = format!(
        "lang: en\ncollections: {{people: {{output: true}}}}\nprofile_search:\n  languages: {languages}\n"
    );
    let person = |name: &str, lang: &str| format!("---\ntitle: {name}\n{lang}\n---\n");
    let (ann, bob, cem) =
        (person("Ann", ""), person("Bob", "lang: de-AT"), person("Cem", "lang: tr"));
    let files = [
        ("_config.yml", config.as_str()),
        ("_people/ann.md", &ann),
        ("_people/bob.md", &bob),
        ("_people/cem.md", &cem),
    ];
    read(&files, None)
}

#[test]
fn whoever_asks_for_languages_has_people_by_language() {
    let site = asking_for("[en, de]");
    assert_eq!(site.profiles.len(), 3);
    let people = ["en: Ann /people/ann.html ", "de: Bob /people/bob.html de-AT"];
    assert_eq!(by_language(&site), people);
    for languages in ["auto", "off", "\"no\""] {
        assert!(asking_for(languages).in_languages.is_empty(), "{languages}");
    }
}

#[test]
fn a_language_without_people_is_told_with_its_place() {
    let site = asking_for("[de, fr]");
    assert_eq!(by_language(&site), ["de: Bob /people/bob.html de-AT"]);
    let told = &site.diagnostics[0];
    assert_eq!(told.message, "nobody is in the language `fr`");
    assert_eq!(told.at, Some((4, 19)));
}

#[test]
fn what_is_no_language_is_told_with_its_place() {
    let site = asking_for("[de, German]");
    assert_eq!(by_language(&site).len(), 1);
    let told = &site.diagnostics[0];
    assert_eq!(told.message, "`languages`: `German` is not the tag of a language");
    assert_eq!(told.at, Some((4, 19)));
}

#[test]
fn data_is_taken_in_the_language_that_is_read() {
    let files = [
        POLYGLOT,
        ("team.html", "---\n---\n"),
        ("_data/team.yml", "- name: Nobody\n"),
        ("_data/en/team.yml", "- {name: Ann, role: Weaver}\n"),
        ("_data/fr/team.yml", "- {name: Ann, role: Tisseuse}\n"),
    ];
    for (language, role) in [(None, "Weaver"), (Some("fr"), "Tisseuse")] {
        let site = read(&files, language);
        let roles: Vec<&str> = site.profiles.iter().map(|person| person.excerpt.as_str()).collect();
        assert_eq!(roles, [role]);
    }
}

#[test]
fn a_language_that_is_not_there_is_told() {
    let site = read(&[POLYGLOT, ("_people/ann.md", "---\ntitle: Ann\n---\n")], Some("de"));
    assert_eq!(site.diagnostics[0].message, "the site is not built in `de`");
    assert_eq!(site.diagnostics[0].hint, "its languages are en, fr");
}

#[test]
fn folders_are_languages_where_several_are_called_so() {
    let config = ("_config.yml", "lang: en\ncollections: {people: {output: true}}\n");
    let ann = "---\ntitle: Ann\n---\nA text.\n";
    let site = read(&[config, ("_people/fr/ann.md", ann), ("_people/de/ann.md", ann)], None);
    assert_eq!(shown(&site), ["Ann /people/de/ann.html de", "Ann /people/fr/ann.html fr"]);
    let site = read(&[config, ("_people/no/ann.md", ann), ("_people/bob.md", ann)], None);
    assert_eq!(shown(&site), ["Ann /people/bob.html ", "Ann /people/no/ann.html "]);
}

#[test]
fn the_language_of_a_profile_chooses_its_stems() {
    let config = ("_config.yml", "lang: en\ncollections: {people: {output: true}}\n");
    let text = |lang: &str| format!("---\ntitle: Ann\nlang: {lang}\n---\nheureuse heureux\n");
    let groups = |lang: &str| {
        let site = read(&[config, ("_people/ann.md", &text(lang))], None);
        let source = indexer::source(&site);
        let stem = |term: &str| {
            source.families.iter().position(|family| family.iter().any(|own| own == term))
        };
        stem("heureuse").is_some() && stem("heureuse") == stem("heureux")
    };
    assert!(groups("fr"));
    assert!(!groups("en"));
}

fn read(files: &[(&str, &str)], language: Option<&str>) -> Site {
    let options = Options { language: language.map(str::to_string), ..Options::default() };
    folder::read(files, &options)
}

fn shown(site: &Site) -> Vec<String> {
    let line = |person: &Profile| format!("{} {} {}", person.title, person.href, person.language);
    site.profiles.iter().map(line).collect()
}

fn by_language(site: &Site) -> Vec<String> {
    let parts = site.in_languages.iter();
    parts.map(|part| format!("{}: {}", part.language, shown(part).join(", "))).collect()
}
