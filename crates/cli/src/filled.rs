//! The widget's files with the people of a site inside: one wasm for everybody, and one for each language
//! that has people of its own. The script learns which those are. Of a large index the rest lies beside its
//! wasm, whose page asks for it once the first people are drawn.

use std::fs;
use std::path::{Path, PathBuf};

use engine::index::{Split, split};
use indexer::Site;

use crate::failure::Failure;
use crate::site;
use crate::sri;
use crate::widget::{File, MORE, SCRIPT, STYLES, WASM, Widget};

/// Behind this the script has the languages, as `www/wasm-name.js` reads them.
const PLACE: &[u8] = b"wasm in languages:";

/// Ends the name of what was put aside.
const REST: &str = ".rest.wasm";

/// What of the files differs from site to site.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The index of everybody.
    pub(crate) index: Vec<u8>,
    /// The wasm with everybody inside.
    pub(crate) wasm: Vec<u8>,
    /// Those for one language each, by name.
    pub(crate) in_languages: Vec<(String, Vec<u8>)>,
    /// What was put aside of their indexes, by name.
    pub(crate) rests: Vec<(String, Vec<u8>)>,
    script: Vec<u8>,
}

impl Filled {
    /// The files for `site`.
    pub(crate) fn new(widget: &Widget, site: &Site) -> Result<Self, Failure> {
        let mut rests = Vec::new();
        let index = put_aside(site::index(site)?, WASM, &mut rests);
        let mut in_languages = Vec::new();
        for part in &site.in_languages {
            let name = wasm_name(&part.language);
            let index = put_aside(site::index(part)?, &name, &mut rests);
            in_languages.push((name, widget.wasm_with(&index)));
        }
        let (wasm, script) = (widget.wasm_with(&index), script(widget, site)?);
        Ok(Self { index, wasm, in_languages, rests, script })
    }

    /// The files of the search. The script comes last: a page that loads while they are written has the old
    /// one, which asks for files that are there.
    pub(crate) fn files<'a>(&'a self, widget: &'a Widget) -> Vec<File<'a>> {
        let others = [(STYLES, &*widget.styles), (MORE, &widget.more), (SCRIPT, &self.script)];
        self.rests().chain(self.wasms()).chain(others).collect()
    }

    /// What was put aside.
    fn rests(&self) -> impl Iterator<Item = File<'_>> {
        self.rests.iter().map(|(name, rest)| (name.as_str(), &**rest))
    }

    /// Every wasm, that for everybody first.
    pub(crate) fn wasms(&self) -> impl Iterator<Item = File<'_>> {
        let in_languages = self.in_languages.iter().map(|(name, wasm)| (name.as_str(), &**wasm));
        [(WASM, &*self.wasm)].into_iter().chain(in_languages)
    }
}

/// The index for the wasm called `name`; what can wait goes into `rests`.
fn put_aside(index: Vec<u8>, name: &str, rests: &mut Vec<(String, Vec<u8>)>) -> Vec<u8> {
    let Some(Split { index, rest }) = split(&index, sri::integrity) else { return index };
    rests.push((rest_name(name), rest));
    index
}

/// What lies beside the wasm called `name`, as `www/people.js` asks for it.
pub(crate) fn rest_name(name: &str) -> String {
    name.strip_suffix(".wasm").unwrap_or(name).to_string() + REST
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

/// Wasms in `folder` that no page asks for any more, of languages without people and of an index that became
/// small: whoever was taken off the site is still inside.
pub(crate) fn left_over(folder: &Path, filled: &Filled) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            is_of_a_build(&name) && filled.wasms().chain(filled.rests()).all(|(own, _)| own != name)
        })
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// Is `name` one of [`wasm_name`] or [`rest_name`]?
fn is_of_a_build(name: &str) -> bool {
    let name = name.replace(REST, ".wasm");
    let tag = name.strip_prefix("profile-search_bg").and_then(|rest| rest.strip_suffix(".wasm"));
    let is_tag = |tag: &str| tag.chars().all(|one| one.is_ascii_alphanumeric() || one == '-');
    tag.is_some_and(|tag| tag.is_empty() || tag.strip_prefix('.').is_some_and(is_tag))
}

#[cfg(test)]
mod tests {
    use super::{is_of_a_build, rest_name, wasm_name};

    #[test]
    fn a_wasm_of_a_build_is_told_from_other_files() {
        for name in
            [wasm_name("pt-BR"), rest_name("profile-search_bg.wasm"), rest_name(&wasm_name("de"))]
        {
            assert!(is_of_a_build(&name), "{name}");
        }
        for name in
            ["profile-search_bg.a.b.wasm", "profile-search_old.wasm", "profile-search.de.json"]
        {
            assert!(!is_of_a_build(name), "{name}");
        }
    }
}
