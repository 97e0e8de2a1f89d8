//! Links: what a person's links share with each other and with the name is written once.
//!
//! Addresses repeat three things: their beginning (`https://github.com/`), the network's
//! name, and the person's own name (`/in/grace-hopper`). So a link is the number of a *kind*
//! (network and beginning) and a rest, and in the rest, as in every address, a word of the
//! name is one byte: 1–14 for the first to fourteenth word in small letters, 15–28 as written.
//!
//! ```text
//! number of kinds │ network, beginning of each │ texts: per document (kind + 1, rest, byte 31)*
//! ```

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::bytes::{Cursor, len_u32, push_str, push_varint};
use super::texts::{Texts, push_texts};
use super::{Link, Source};

const WORDS: usize = 14;
const END: u8 = 31;

/// Appends the links of all documents.
pub(crate) fn push_links(into: &mut Vec<u8>, source: &Source) {
    let shared = shared_beginnings(source);
    let kind_of = |link: &'_ Link| -> (String, String) {
        (link.network.clone(), String::from(beginning(link, &shared)))
    };
    let mut numbers: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut kinds = Vec::new();
    for link in source.documents.iter().flat_map(|doc| &doc.links) {
        let kind = kind_of(link);
        let next = len_u32(kinds.len());
        numbers.entry(kind.clone()).or_insert_with(|| {
            kinds.push(kind);
            next
        });
    }
    push_varint(into, len_u32(kinds.len()));
    for (network, beginning) in &kinds {
        push_str(into, network);
        push_str(into, beginning);
    }
    let texts: Vec<Vec<u8>> = source
        .documents
        .iter()
        .map(|doc| {
            let mut text = Vec::new();
            for link in &doc.links {
                let rest = link.url.strip_prefix(beginning(link, &shared)).unwrap_or_default();
                push_varint(&mut text, numbers.get(&kind_of(link)).map_or(0, |&number| number) + 1);
                text.extend(shorten(rest, &doc.title));
                text.push(END);
            }
            text
        })
        .collect();
    push_texts(into, texts.iter().map(Vec::as_slice));
}

/// Beginnings up to a slash that at least two links of one network have.
fn shared_beginnings(source: &Source) -> BTreeMap<(&str, &str), u32> {
    let mut counts = BTreeMap::new();
    for link in source.documents.iter().flat_map(|doc| &doc.links) {
        *counts.entry((link.network.as_str(), up_to_slash(&link.url))).or_default() += 1;
    }
    counts.retain(|_, &mut count| count > 1);
    counts
}

/// The part of a link that its kind holds.
fn beginning<'l>(link: &'l Link, shared: &BTreeMap<(&str, &str), u32>) -> &'l str {
    let long = up_to_slash(&link.url);
    if shared.contains_key(&(link.network.as_str(), long)) {
        return long;
    }
    ["https://www.", "https://", "http://", "mailto:"]
        .into_iter()
        .find_map(|scheme| link.url.get(..scheme.len()).filter(|&start| start == scheme))
        .unwrap_or_default()
}

/// All before the last part of an address.
fn up_to_slash(url: &str) -> &str {
    let body = url.strip_suffix('/').unwrap_or(url);
    body.rfind('/').and_then(|slash| url.get(..=slash)).unwrap_or_default()
}

/// `text` with each word of `title` as one byte.
pub(crate) fn shorten(text: &str, title: &str) -> Vec<u8> {
    let forms = forms(title);
    let mut short = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let longest = forms
            .iter()
            .filter(|(_, form)| rest.starts_with(form))
            .max_by_key(|(_, form)| form.len());
        if let Some((byte, form)) = longest {
            short.push(*byte);
            rest = rest.get(form.len()..).unwrap_or_default();
        } else {
            if first >= b' ' {
                short.push(first);
            }
            rest = after;
        }
    }
    short
}

/// What [`shorten`] was given, but for control characters.
pub(crate) fn lengthen(short: &[u8], title: &str) -> String {
    let mut long = Vec::with_capacity(short.len() * 4);
    for &byte in short {
        match usize::from(byte) {
            n @ 1..=WORDS => {
                long.extend(word(title, n - 1).bytes().map(|byte| byte.to_ascii_lowercase()));
            }
            n if n <= 2 * WORDS => long.extend(word(title, n - 1 - WORDS).bytes()),
            _ => long.push(byte),
        }
    }
    String::from_utf8(long).unwrap_or_default()
}

/// The bytes that stand for words of `title`, with what they stand for.
fn forms(title: &str) -> Vec<(u8, Vec<u8>)> {
    let mut forms: Vec<(u8, Vec<u8>)> = Vec::new();
    for (word, byte) in words(title).zip(1..).take(WORDS) {
        if word.len() > 1 {
            forms.push((byte, word.bytes().map(|byte| byte.to_ascii_lowercase()).collect()));
            forms.push((byte + WORDS as u8, word.bytes().collect()));
        }
    }
    forms
}

fn word(title: &str, n: usize) -> &str {
    words(title).nth(n).unwrap_or_default()
}

/// Stretches of ASCII letters and digits: those that an address can hold as they are.
fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// What [`push_links`] wrote.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Links<'a> {
    kinds: Cursor<'a>,
    n_kinds: u32,
    texts: Texts<'a>,
}

impl<'a> Links<'a> {
    pub(crate) fn read(from: &mut Cursor<'a>) -> Option<Self> {
        let n_kinds = from.varint()?;
        let kinds = *from;
        for _ in 0..n_kinds.checked_mul(2)? {
            from.str()?;
        }
        Some(Self { kinds, n_kinds, texts: Texts::read(from)? })
    }

    /// The links of a document, whose title is `title`.
    pub(crate) fn of(&self, doc: u32, title: &str) -> Vec<Link> {
        let mut text = Cursor(self.texts.get(doc as usize));
        let mut links = Vec::new();
        while let Some(kind) = text.varint() {
            let len = text.0.iter().position(|&byte| byte == END).unwrap_or(text.0.len());
            let rest = text.take(len).unwrap_or_default();
            text.byte();
            let (network, beginning) = self.kind(kind.wrapping_sub(1)).unwrap_or_default();
            links.push(Link {
                network: String::from(network),
                url: String::from(beginning) + &lengthen(rest, title),
            });
        }
        links
    }

    fn kind(&self, number: u32) -> Option<(&'a str, &'a str)> {
        let mut kinds = self.kinds;
        for _ in 0..number.min(self.n_kinds) {
            kinds.str()?;
            kinds.str()?;
        }
        (number < self.n_kinds).then_some((kinds.str()?, kinds.str()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_an_address_is_a_byte_a_word() {
        let title = "Grace B. Hopper";
        assert_eq!(shorten("/grace-hopper/", title), b"/\x01-\x03/");
        for url in ["/grace-hopper/", "GraceHopper", "gracehopper42", "é/grace", ""] {
            assert_eq!(lengthen(&shorten(url, title), title), url);
        }
    }
}
