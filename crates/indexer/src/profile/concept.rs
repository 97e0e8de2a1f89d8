//! What front matter keys mean. The names are those of some forty surveyed directories.

use std::collections::BTreeMap;

use super::record::fold_key;

/// Something that is said about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Concept {
    /// What they are called.
    Name,
    /// The name that sorts them: `Vogels, Werner`.
    SortName,
    /// What they do, in a line.
    Role,
    /// A line about them.
    Line,
    /// A paragraph about them.
    About,
    /// More text, searched but not shown.
    Text,
    /// A picture.
    Photo,
    /// Whom they work for.
    Organization,
    /// Where they are.
    Place,
    /// Individual, Company …
    Type,
    /// Groups they are in.
    Categories,
    /// What they know.
    Tags,
    /// The language they are described in.
    Language,
    /// Further keys that hold links.
    Links,
}

/// Concepts by the names that a configuration may call them, and the keys that mean them, the best first.
const CONCEPTS: [(Concept, &[&str], &[&str]); 14] = [
    (Concept::Name, &["name"], &["name", "fullname", "displayname", "fellowname", "speakername"]),
    (Concept::SortName, &["sort_name"], &["sortname", "sortby", "sortas"]),
    (
        Concept::Role,
        &["role"],
        &[
            "role",
            "position",
            "jobtitle",
            "job",
            "headline",
            "occupation",
            "profession",
            "shorttitle",
        ],
    ),
    (
        Concept::Line,
        &["excerpt", "summary"],
        &["excerpt", "tagline", "subtitle", "summary", "description"],
    ),
    (
        Concept::About,
        &["about", "bio"],
        &[
            "about",
            "bio",
            "biography",
            "shortbio",
            "info",
            "description",
            "summary",
            "longbio",
            "excerpt",
        ],
    ),
    (
        Concept::Text,
        &["text"],
        &[
            "info2",
            "note",
            "notes",
            "research",
            "researchfocus",
            "education",
            "pronouns",
            "missions",
        ],
    ),
    (
        Concept::Photo,
        &["photo", "image"],
        &[
            "image",
            "photo",
            "photourl",
            "avatar",
            "picture",
            "img",
            "imageurl",
            "profileimage",
            "profilepicture",
            "thumbnail",
            "thumbnailpath",
            "headshot",
            "imagepath",
            "imagesrc",
            "portrait",
            "gravatar",
        ],
    ),
    (
        Concept::Organization,
        &["organization", "affiliation"],
        &[
            "affiliation",
            "affiliations",
            "company",
            "organization",
            "organisation",
            "institution",
            "employer",
            "university",
            "lab",
        ],
    ),
    (
        Concept::Place,
        &["location", "place"],
        &["location", "place", "city", "region", "country", "basedin"],
    ),
    (Concept::Type, &["type"], &["type"]),
    (
        Concept::Categories,
        &["categories"],
        &["categories", "category", "group", "section", "team", "track"],
    ),
    (
        Concept::Tags,
        &["tags"],
        &[
            "tags",
            "tag",
            "keywords",
            "skills",
            "interests",
            "topics",
            "expertise",
            "focusarea",
            "focusareas",
            "keyareas",
            "competences",
            "languages",
        ],
    ),
    (Concept::Language, &["language"], &["lang", "language", "locale"]),
    (Concept::Links, &["links"], &[]),
];

/// Keys that say nothing about a person, and the private ones that a site shows only if it means to.
pub(super) const SILENT: [&str; 21] = [
    "layout",
    "permalink",
    "canonicalurl",
    "redirectfrom",
    "redirectto",
    "url",
    "comments",
    "share",
    "date",
    "published",
    "email",
    "mail",
    "phone",
    "order",
    "weight",
    "sitemap",
    "id",
    "slug",
    "uuid",
    "websitetext",
    "lastmodifiedat",
];

/// Which keys mean what on this site.
#[derive(Clone, Debug, Default)]
pub(crate) struct Concepts {
    /// Folded keys that the configuration puts before the usual ones.
    own: BTreeMap<Concept, Vec<String>>,
}

impl Concepts {
    /// Makes `keys` mean `name`; `false` if no concept is called so.
    pub(crate) fn add(&mut self, name: &str, keys: impl Iterator<Item = String>) -> bool {
        let Some(concept) = Concept::named(name) else { return false };
        self.own.entry(concept).or_default().extend(keys.map(|key| fold_key(&key)));
        true
    }

    /// The folded keys that mean `concept`, the best first.
    pub(crate) fn keys(&self, concept: Concept) -> Vec<&str> {
        let own = self.own(concept).iter().map(String::as_str);
        own.chain(concept.row().2.iter().copied()).collect()
    }

    /// Those the configuration names.
    pub(crate) fn own(&self, concept: Concept) -> &[String] {
        self.own.get(&concept).map_or(&[], Vec::as_slice)
    }

    /// Whether `key`, folded, means something other than a link.
    pub(crate) fn is_known(&self, key: &str) -> bool {
        if self.own(Concept::Links).iter().any(|own| own == key) {
            return false;
        }
        let usual = CONCEPTS.iter().any(|(_, _, keys)| keys.contains(&key));
        usual || SILENT.contains(&key) || self.own.values().flatten().any(|own| own == key)
    }
}

impl Concept {
    /// The concept that a configuration calls `name`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        CONCEPTS.iter().find(|(_, names, _)| names.contains(&name)).map(|row| row.0)
    }

    /// All names, for a hint.
    pub(crate) fn names() -> String {
        let names: Vec<String> = CONCEPTS.iter().map(|row| format!("`{}`", row.1[0])).collect();
        names.join(", ")
    }

    /// The name that the concept's field is counted under.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Concept::Role | Concept::Line => "excerpt",
            Concept::Photo => "image",
            Concept::Organization => "organization",
            Concept::Place => "place",
            Concept::Links => "links",
            other => other.row().1[0],
        }
    }

    fn row(self) -> &'static (Concept, &'static [&'static str], &'static [&'static str]) {
        CONCEPTS.iter().find(|row| row.0 == self).unwrap_or(&CONCEPTS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_concept_has_its_row() {
        for (concept, names, keys) in &CONCEPTS {
            assert_eq!(Concept::named(names[0]), Some(*concept));
            assert!(keys.iter().all(|key| *key == fold_key(key)), "{keys:?}");
        }
    }

    #[test]
    fn a_site_s_own_keys_come_first() {
        let mut concepts = Concepts::default();
        assert!(concepts.add("role", ["job_line".to_string()].into_iter()));
        assert!(!concepts.add("nothing", [].into_iter()));
        assert_eq!(concepts.keys(Concept::Role)[..2], ["jobline", "role"]);
    }
}
