//! An index for sites and themes that already run elasticlunr.js: what its own tools
//! would make of the same people, one document a person, by address.

use elasticlunr::{Index, lang};
use indexer::{Profile, Site};

const FIELDS: [&str; 7] = ["title", "excerpt", "about", "type", "categories", "tags", "body"];

/// The index as JSON, for `elasticlunr.Index.load`. A language that elasticlunr does not
/// know is analyzed as English, its default.
pub(super) fn to_json(site: &Site) -> String {
    let mut index = empty(&site.language);
    for profile in &site.profiles {
        let texts = texts(profile);
        index.add_doc(&profile.href, texts.iter().map(String::as_str));
    }
    index.to_json()
}

fn empty(language: &str) -> Index {
    let code = language.split('-').next().unwrap_or_default().to_lowercase();
    match lang::from_code(&code) {
        Some(language) => Index::with_language(language, &FIELDS),
        None => Index::new(&FIELDS),
    }
}

/// A person's texts in the order of [`FIELDS`].
fn texts(profile: &Profile) -> [String; 7] {
    [
        profile.title.clone(),
        profile.excerpt.clone(),
        profile.about.clone(),
        profile.r#type.clone(),
        profile.categories.join(" "),
        profile.tags.join(" "),
        profile.body.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use indexer::{Profile, Site};

    #[test]
    fn a_person_is_found_by_address() {
        let profile =
            Profile { href: "/ada".into(), title: "Ada Lovelace".into(), ..Profile::default() };
        let site = Site { language: "en".into(), profiles: vec![profile], ..Site::default() };
        let json: serde_json::Value = serde_json::from_str(&to_json(&site)).unwrap();
        assert_eq!(json["documentStore"]["docs"]["/ada"]["title"], "Ada Lovelace");
        assert_eq!(json["lang"], "English");
    }
}
