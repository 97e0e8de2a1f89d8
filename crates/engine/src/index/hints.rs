//! Hints: how a word that no dictionary holds may still be meant.
//!
//! ```text
//! suffix rules: texts `from` 31 `to`, most useful first
//! aliases: terms (what is asked) │ texts: (kind, term) joined by 31, for each
//! stop words: terms
//! ```

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::bytes::{Cursor, len_u32, push_varint, text_of};
use super::terms::{Terms, is_storable, push_terms};
use super::texts::{Texts, push_texts};
use super::{AliasKind, Source};

const SEPARATOR: u8 = 31;

/// Appends the hints of `source`.
pub(crate) fn push_hints(into: &mut Vec<u8>, source: &Source) {
    push_varint(into, len_u32(source.suffixes.len()));
    let rules: Vec<Vec<u8>> = source
        .suffixes
        .iter()
        .map(|rule| [rule.from.as_bytes(), &[SEPARATOR], rule.to.as_bytes()].concat())
        .collect();
    push_texts(into, rules.iter().map(Vec::as_slice));
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
    n_suffixes: u32,
    suffixes: Texts<'a>,
    aliases: Terms<'a>,
    targets: Texts<'a>,
    stop_words: Terms<'a>,
}

impl<'a> Hints<'a> {
    pub(crate) fn read(mut from: Cursor<'a>) -> Option<Self> {
        Some(Self {
            n_suffixes: from.varint()?,
            suffixes: Texts::read(&mut from)?,
            aliases: Terms::read(&mut from)?,
            targets: Texts::read(&mut from)?,
            stop_words: Terms::read(&mut from)?,
        })
    }

    /// The suffix rules, (ending asked for, ending in the dictionary), most useful first.
    pub(crate) fn suffixes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        self.suffixes.from(0).take(self.n_suffixes as usize).map(|rule| {
            let mut sides = rule.splitn(2, |&byte| byte == SEPARATOR);
            (sides.next().unwrap_or_default(), sides.next().unwrap_or_default())
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
