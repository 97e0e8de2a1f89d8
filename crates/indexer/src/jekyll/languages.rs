//! Sites that `jekyll-polyglot` builds once for each language.
//!
//! The default language is at the site's root, each other one in a folder of its name. A document is in
//! the language it says, or that its folder says where the site wants that, else in the default one. Of
//! documents with one address the one in the language being built is taken; without one, that in the
//! default language stands for it.

use std::collections::BTreeMap;

use regex::Regex;

use super::document::{DataFile, Document};
use super::plugins;
use crate::yaml::{Map, Value};

/// The languages of a site, and the one that is read.
#[derive(Clone, Debug)]
pub(super) struct Languages {
    /// All of them, the default one first.
    pub(super) all: Vec<String>,
    default: String,
    active: String,
    from_path: bool,
    /// Beginnings of paths that only the default language has.
    pub(super) excluded: Vec<String>,
}

impl Languages {
    /// `None` if the site does not run the plugin. `wanted` is a language; without it the default one is read.
    pub(super) fn new(config: &Map, wanted: Option<&str>) -> Option<Self> {
        if !plugins::is_named(config, "jekyll-polyglot") {
            return None;
        }
        let texts = |key: &str| {
            let list = config.get(key).and_then(Value::as_list).unwrap_or_default();
            list.iter().filter_map(Value::text).map(str::to_string).collect::<Vec<_>>()
        };
        let default = config.get("default_lang").and_then(Value::text).unwrap_or("en").to_string();
        let mut all = vec![default.clone()];
        for language in texts("languages") {
            if !all.contains(&language) {
                all.push(language);
            }
        }
        let active = wanted.filter(|wanted| all.iter().any(|one| one == wanted));
        Some(Self {
            active: active.unwrap_or(&default).to_string(),
            from_path: config.get("lang_from_path").is_some_and(Value::is_truthy),
            excluded: texts("exclude_from_localization"),
            all,
            default,
        })
    }

    /// Whether another language than the default one is read.
    pub(super) fn is_other(&self) -> bool {
        self.active != self.default
    }

    /// Leaves the data of the active language, else of the default one, else of none, under one key each.
    pub(super) fn localize(&self, files: &mut Vec<DataFile>) {
        let rank = |file: &DataFile| match file.keys.first() {
            Some(first) if *first == self.active => 2,
            Some(first) if *first == self.default => 1,
            Some(first) if self.all.contains(first) => -1,
            _ => 0,
        };
        let mut kept: Vec<(i32, DataFile)> = Vec::new();
        for mut file in files.drain(..) {
            let rank = rank(&file);
            if rank > 0 {
                file.keys.remove(0);
            }
            match kept.iter_mut().find(|(_, other)| other.keys == file.keys) {
                Some(old) if old.0 < rank => *old = (rank, file),
                None if rank >= 0 => kept.push((rank, file)),
                _ => {}
            }
        }
        files.extend(kept.into_iter().map(|(_, file)| file));
    }

    /// Leaves the documents of the active language, and those that stand for missing ones.
    pub(super) fn coordinate(&self, documents: &mut Vec<Document>) {
        let languages: Vec<String> = self.all.iter().map(|tag| regex::escape(tag)).collect();
        let part = Regex::new(&format!(r"[/.](?:{})[/.]", languages.join("|")));
        let Ok(part) = part else { return };
        let (pages, others): (Vec<_>, Vec<_>) =
            std::mem::take(documents).into_iter().partition(|one| one.collection.is_none());
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        let mut others = self.approved(others, &part, &mut taken);
        let mut pages = self.approved(pages, &part, &mut taken);
        documents.append(&mut pages);
        documents.append(&mut others);
        for document in documents.iter_mut() {
            self.place(document);
        }
    }

    /// The documents that are taken, each collection by itself, in the order of their addresses' first use.
    fn approved(
        &self,
        documents: Vec<Document>,
        part: &Regex,
        taken: &mut BTreeMap<String, String>,
    ) -> Vec<Document> {
        let mut out: Vec<(Option<String>, Document)> = Vec::new();
        for document in documents {
            if !document.is_listed {
                out.push((None, document));
                continue;
            }
            let address = part.replace_all(&document.url, "/").into_owned();
            let language = self.of(&document);
            let before = taken.get(&address);
            let is_there = before == Some(&self.active)
                || (before == Some(&self.default) && language != self.active);
            if is_there || self.is_elsewhere(&document) {
                continue;
            }
            taken.insert(address.clone(), language);
            let same = |(key, other): &&mut (Option<String>, Document)| {
                key.as_ref() == Some(&address) && other.collection == document.collection
            };
            match out.iter_mut().find(same) {
                Some((_, other)) => *other = document,
                None => out.push((Some(address), document)),
            }
        }
        out.into_iter().map(|(_, document)| document).collect()
    }

    /// The language of a document.
    fn of(&self, document: &Document) -> String {
        let own = document.data.get("lang").filter(|own| own.is_truthy()).map(Value::ruby_text);
        own.or_else(|| self.of_folder(&document.path)).unwrap_or_else(|| self.default.clone())
    }

    /// The language that the folder of a path names: the first, or the first in a collection.
    fn of_folder(&self, path: &str) -> Option<String> {
        if !self.from_path {
            return None;
        }
        let parts: Vec<&str> = path.split('/').collect();
        let place = usize::from(path.starts_with('_'));
        let folder = parts.get(place).filter(|_| parts.len() > place + 1)?;
        is_tag(folder).then(|| (*folder).to_string())
    }

    /// Whether a document is for other languages only.
    fn is_elsewhere(&self, document: &Document) -> bool {
        let only = document.data.get("lang-exclusive");
        let only = only.and_then(Value::as_list).unwrap_or_default();
        !only.is_empty() && !only.iter().any(|tag| tag.text() == Some(self.active.as_str()))
    }

    /// Moves what is written into the folder of the language.
    fn place(&self, document: &mut Document) {
        document.language = self.of(document);
        if self.is_other() {
            document.dest = format!("{}/{}", self.active, document.dest);
            document.href = format!("/{}{}", self.active, document.href);
        }
    }
}

/// Whether a folder's name is a language: `fr`, `pt-BR`, `zh_Hant_TW`.
fn is_tag(name: &str) -> bool {
    let mut parts = name.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    let is_language =
        (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_part = |part: &str| {
        matches!(part.len(), 2 | 4) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let parts: Vec<&str> = parts.collect();
    is_language && parts.len() <= 2 && parts.into_iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_may_be_called_as_languages_are() {
        for name in ["fr", "pt-BR", "zh_Hant_TW", "sla"] {
            assert!(is_tag(name), "{name}");
        }
        for name in ["about", "FR", "x", "fr-", "pt-BRA"] {
            assert!(!is_tag(name), "{name}");
        }
    }
}
