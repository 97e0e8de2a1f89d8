//! From profiles to what an index is made of: terms, families, other names, similar people.
//!
//! Everything that needs a language or more than one profile is decided here, so that the browser only
//! looks up and adds. A pure function of the site: the same people, the same source.

mod aliases;
mod derived;
mod families;
mod language;
mod similar;
mod sort_title;
mod stems;
mod terms;

use engine::index::{Document, Link, Source};
use jiff::civil::Date;

use crate::{Profile, Site};
use language::Languages;

/// What the index of `site` is made of.
pub(crate) fn source(site: &Site) -> Source {
    let mut languages = Languages::default();
    let (terms, mut vocabulary) = terms::read(site, &mut languages);
    let people = site.profiles.iter().zip(terms);
    let mut documents: Vec<Document> =
        people.map(|(profile, terms)| Document { terms, ..shown(profile, site) }).collect();
    let similar = similar::similar(&documents);
    for (document, similar) in documents.iter_mut().zip(similar) {
        document.similar = similar;
    }
    let families = families::families(&vocabulary.stems);
    let language = languages.get(&site.language);
    vocabulary.stop_words.extend(language.question_words());
    Source {
        title: site.title.clone(),
        language: site.language.clone(),
        facets: site.facets.clone(),
        documents,
        stems: stems::rules(language.code()),
        aliases: aliases::aliases(&vocabulary.names),
        families,
        stop_words: vocabulary.stop_words.into_iter().collect(),
    }
}

/// What is shown of a profile.
fn shown(profile: &Profile, site: &Site) -> Document {
    let link =
        |(network, url): &(String, String)| Link { network: network.clone(), url: url.clone() };
    let sort_title = sort_title::sort_title(profile);
    let facet = |name: &String| derived::facet(profile, &sort_title, name);
    Document {
        url: profile.href.clone(),
        title: profile.title.clone(),
        excerpt: profile.excerpt.clone(),
        about: profile.about.clone(),
        image: profile.image.clone(),
        date: days(&profile.date),
        language: other_language(profile, site),
        links: profile.links.iter().map(link).collect(),
        facets: site.facets.iter().map(facet).collect(),
        sort_title,
        ..Document::default()
    }
}

/// The profile's language, where it is not the site's.
fn other_language(profile: &Profile, site: &Site) -> String {
    let is_same = profile.language.eq_ignore_ascii_case(&site.language);
    if is_same { String::new() } else { profile.language.clone() }
}

/// Days from 1970-01-01 to the day of an ISO 8601 date.
fn days(iso: &str) -> Option<i32> {
    let date: Date = iso.get(..10)?.parse().ok()?;
    Date::constant(1970, 1, 1).until(date).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days() {
        assert_eq!(days("1970-01-02T23:00:00+00:00"), Some(1));
        assert_eq!(days("2023-12-28"), Some(19_719));
        assert_eq!(days("1815-12-10"), Some(-56_270));
        assert_eq!(days(""), None);
        assert_eq!(days("yesterday"), None);
    }

    #[test]
    fn a_site_becomes_a_source() {
        let profile = Profile {
            title: "Ada Lovelace".into(),
            body: "Compilers and a compiler".into(),
            r#type: "Individual".into(),
            ..Profile::default()
        };
        let facets = vec!["type".to_string(), "tags".to_string()];
        let site =
            Site { language: "en".into(), facets, profiles: vec![profile], ..Site::default() };
        let source = source(&site);
        assert_eq!(source.documents[0].facets, [vec!["Individual".to_string()], vec![]]);
        assert_eq!(source.families, [["compiler", "compilers"]]);
        assert_eq!(source.documents[0].sort_title, "lovelace ada");
    }
}
