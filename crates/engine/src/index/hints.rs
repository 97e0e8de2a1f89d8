//! Hints: how a word that no dictionary holds may still be meant.
//!
//! ```text
//! rules of stems: text
//! aliases: terms (what is asked) │ texts: (kind, term) joined by 31, for each
//! stop words: terms
//! ```

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::bytes::{Cursor, push_str, text_of};
use super::terms::{Terms, is_storable, push_terms};
use super::texts::{Texts, push_texts};
use super::{AliasKind, Source};

const SEPARATOR: u8 = 31;

/// Longer rules are refused: every word nobody wrote is measured against all of them, on each key.
const MAX_RULES: usize = 4096;

/// Appends the hints of `source`.
pub(crate) fn push_hints(into: &mut Vec<u8>, source: &Source) {
    push_str(into, &source.stems);
    let mut aliases = BTreeMap::<&str, Vec<u8>>::new();
    for alias in source.aliases.iter().filter(|alias| is_storable(&alias.from)) {
        let targets = aliases.entry(&alias.from).or_default();
        if !targets.is_empty() {
            targets.push(SEPARATOR);
        }
        targets.push(match alias.kind {
            AliasKind::Spelling => b's',
            AliasKind::Nickname => b'n',
        });
        targets.extend(alias.to.bytes());
    }
    push_terms(into, &aliases.keys().copied().collect::<Vec<_>>());
    push_texts(into, aliases.values().map(Vec::as_slice));
    let stop_words: BTreeSet<&str> = source
        .stop_words
        .iter()
        .map(alloc::string::String::as_str)
        .filter(|word| is_storable(word))
        .collect();
    push_terms(into, &stop_words.into_iter().collect::<Vec<_>>());
}

/// What [`push_hints`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hints<'a> {
    /// The rules of stems.
    pub(crate) stems: &'a str,
    aliases: Terms<'a>,
    targets: Texts<'a>,
    stop_words: Terms<'a>,
}

impl<'a> Hints<'a> {
    pub(crate) fn read(mut from: Cursor<'a>) -> Option<Self> {
        Some(Self {
            stems: from.str().filter(|rules| rules.len() <= MAX_RULES)?,
            aliases: Terms::read(&mut from)?,
            targets: Texts::read(&mut from)?,
            stop_words: Terms::read(&mut from)?,
        })
    }

    /// Other ways to write `word`.
    pub(crate) fn aliases(
        &self,
        word: &str,
    ) -> impl Iterator<Item = (&'a str, AliasKind)> + use<'a> {
        let targets = self
            .aliases
            .find(word.as_bytes())
            .map(|number| self.targets.get(number as usize))
            .unwrap_or_default();
        targets.split(|&byte| byte == SEPARATOR).filter_map(|target| {
            let (&kind, term) = target.split_first()?;
            Some((
                text_of(term),
                if kind == b's' { AliasKind::Spelling } else { AliasKind::Nickname },
            ))
        })
    }

    /// Does prose leave this word out?
    pub(crate) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.find(word.as_bytes()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_rules(len: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_hints(&mut bytes, &Source { stems: "s".repeat(len), ..Source::default() });
        bytes
    }

    #[test]
    fn rules_too_long_for_a_key_are_refused() {
        assert!(Hints::read(Cursor(&with_rules(MAX_RULES))).is_some());
        assert!(Hints::read(Cursor(&with_rules(MAX_RULES + 1))).is_none());
    }
}
