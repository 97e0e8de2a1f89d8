//! The widget's files with the people of a site inside: one wasm for everybody, and one for each language
//! that has people of its own. The script learns which those are.

use std::fs;
use std::path::{Path, PathBuf};

use indexer::Site;

use crate::failure::Failure;
use crate::site;
use crate::widget::{File, MORE, SCRIPT, STYLES, WASM, Widget};

/// Behind this the script has the languages, as `www/wasm-name.js` reads them.
const PLACE: &[u8] = b"wasm in languages:";

/// What of the files differs from site to site.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The index of everybody.
    pub(crate) index: Vec<u8>,
    /// The wasm with everybody inside.
    pub(crate) wasm: Vec<u8>,
    /// Those for one language each, by name.
    pub(crate) in_languages: Vec<(String, Vec<u8>)>,
    script: Vec<u8>,
}

impl Filled {
    /// The files for `site`.
    pub(crate) fn new(widget: &Widget, site: &Site) -> Result<Self, Failure> {
        let index = site::index(site)?;
        let in_languages: Result<_, Failure> = site
            .in_languages
            .iter()
            .map(|part| Ok((wasm_name(&part.language), widget.wasm_with(&site::index(part)?))))
            .collect();
        Ok(Self {
            wasm: widget.wasm_with(&index),
            index,
            in_languages: in_languages?,
            script: script(widget, site)?,
        })
    }

    /// The files of the search. The script comes last: a page that loads while they are written has the old
    /// one, which asks for files that are there.
    pub(crate) fn files<'a>(&'a self, widget: &'a Widget) -> Vec<File<'a>> {
        let others = [(STYLES, &*widget.styles), (MORE, &widget.more), (SCRIPT, &self.script)];
        self.wasms().chain(others).collect()
    }

    /// Every wasm, that for everybody first.
    pub(crate) fn wasms(&self) -> impl Iterator<Item = File<'_>> {
        let in_languages = self.in_languages.iter().map(|(name, wasm)| (name.as_str(), &**wasm));
        [(WASM, &*self.wasm)].into_iter().chain(in_languages)
    }
}

/// The wasm for pages in a language, as `www/wasm-name.js` asks for it.
fn wasm_name(language: &str) -> String {
    WASM.replace(".wasm", &format!(".{}.wasm", language.to_ascii_lowercase()))
}

/// The script, with the languages where it looks for them.
fn script(widget: &Widget, site: &Site) -> Result<Vec<u8>, Failure> {
    let mut script = widget.script.to_vec();
    if site.in_languages.is_empty() {
        return Ok(script);
    }
    let place = script.windows(PLACE.len()).position(|part| part == PLACE).ok_or_else(|| {
        Failure::usage(
            format!("the widget's `{SCRIPT}` has no place for the languages of the site"),
            "`cargo xtask dist` makes one that has; without `--widget` the command carries its own",
        )
    })? + PLACE.len();
    let languages: Vec<String> =
        site.in_languages.iter().map(|part| part.language.to_ascii_lowercase()).collect();
    script.splice(place..place, languages.join(" ").into_bytes());
    Ok(script)
}

/// Wasms in `folder` for languages that the site has no people in any more: whoever was taken off it is
/// still inside.
pub(crate) fn left_over(folder: &Path, filled: &Filled) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            is_of_a_language(&name) && filled.wasms().all(|(own, _)| own != name)
        })
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

fn is_of_a_language(name: &str) -> bool {
    let tag = name.strip_prefix("profile-search_bg.").and_then(|rest| rest.strip_suffix(".wasm"));
    tag.is_some_and(|tag| tag.chars().all(|one| one.is_ascii_alphanumeric() || one == '-'))
}

#[cfg(test)]
mod tests {
    use super::{is_of_a_language, wasm_name};

    #[test]
    fn a_file_of_a_language_is_told_from_the_others() {
        assert!(is_of_a_language(&wasm_name("pt-BR")));
        for name in
            ["profile-search_bg.wasm", "profile-search_bg.a.b.wasm", "profile-search.de.json"]
        {
            assert!(!is_of_a_language(name), "{name}");
        }
    }
}
