//! A site once more for each language that has an index of its own, beside the one for everybody.
//!
//! A site that `jekyll-polyglot` builds is read again in each language. Any other names the languages, and
//! each person is in the index that a page in the person's language asks for.

use std::path::Path;

use crate::jekyll::{self, Memory};
use crate::profile;
use crate::{Diagnostic, Options, Profile, Site, add_new};

/// A language that shall have an index of its own.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) tag: String,
    /// What is said if nobody is in it.
    pub(crate) nobody: Diagnostic,
}

/// Whoever a page in one of the languages that are `wanted` shows, by language. Nobody in a language is told.
pub(crate) fn split(site: &mut Site, wanted: Vec<Wanted>) {
    let tags: Vec<String> = wanted.iter().map(|one| one.tag.clone()).collect();
    for (place, Wanted { tag, nobody }) in wanted.into_iter().enumerate() {
        let is_in = |profile: &&Profile| nearest(&tags, language(profile, site)) == Some(place);
        let profiles: Vec<Profile> = site.profiles.iter().filter(is_in).cloned().collect();
        if profiles.is_empty() {
            site.diagnostics.push(nobody);
            continue;
        }
        let part = Site {
            title: site.title.clone(),
            language: tag,
            facets: site.facets.clone(),
            profiles,
            ..Site::default()
        };
        site.in_languages.push(part);
    }
}

/// The language of somebody, who has the site's unless another is named.
fn language<'a>(profile: &'a Profile, site: &'a Site) -> &'a str {
    if profile.language.is_empty() { &site.language } else { &profile.language }
}

/// The place of the tag that is nearest to `language`: the same, else without what stands last in it.
fn nearest(tags: &[String], language: &str) -> Option<usize> {
    let place = tags.iter().position(|tag| tag.eq_ignore_ascii_case(language));
    place.or_else(|| nearest(tags, language.rsplit_once('-')?.0))
}

/// Reads what `jekyll-polyglot` builds in each language but the default one.
pub(crate) fn read_others(site: &mut Site, root: &Path, options: &Options, memory: &mut Memory) {
    for language in site.languages.iter().skip(1).cloned().collect::<Vec<_>>() {
        if profile::language_tag(&language).is_empty() {
            site.diagnostics.push(no_tag(&language));
            continue;
        }
        let own = Options { language: Some(language.clone()), documents: None, ..options.clone() };
        let part = jekyll::read_again(root, &own, memory, &mut |_| {})
            .and_then(|jekyll| profile::read(&jekyll, root, &own));
        let mut part = part.unwrap_or_else(|diagnostics| Site { diagnostics, ..Site::default() });
        add_new(&mut site.diagnostics, std::mem::take(&mut part.diagnostics));
        if part.profiles.is_empty() {
            site.diagnostics.push(nobody("_config.yml", &language));
        } else {
            site.in_languages.push(part);
        }
    }
}

/// What is said of a language that no page can be marked with.
fn no_tag(language: &str) -> Diagnostic {
    let message = format!("`{language}` in `languages` is not the tag of a language");
    Diagnostic::warning("_config.yml", message).hint(
        "pages in it show everybody; call it by its tag, as `<html lang>` has it: `de`, `pt-BR`",
    )
}

/// What is said where there is nobody in a language.
pub(crate) fn nobody(path: &str, language: &str) -> Diagnostic {
    Diagnostic::warning(path, format!("nobody is in the language `{language}`")).hint(format!(
        "pages in it show everybody; write `lang: {language}` for whoever is in it, or take it off `languages`"
    ))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_language_is_met_by_its_own_tag_then_by_a_shorter_one() {
        let tags = ["de", "pt-BR", "zh"].map(String::from);
        for (language, place) in [
            ("de-AT", Some(0)),
            ("pt-br", Some(1)),
            ("zh-Hant-TW", Some(2)),
            ("pt", None),
            ("", None),
        ] {
            assert_eq!(nearest(&tags, language), place, "{language}");
        }
    }
}
