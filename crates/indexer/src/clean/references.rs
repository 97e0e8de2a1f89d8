//! Character references: HTML's own (`&eacute;`, `&#8217;`), a site's home-made ones (`&newline;`),
//! and both written twice (`&amp;eacute;`). What is no reference stays as written.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Names that sites make up, since their templates replace them: `name`, what it means.
const HOME_MADE: [(&str, &str); 3] = [("newline", "\n"), ("hash", "#"), ("colon", ":")];

/// Longest name looked for; HTML's longest has 31 letters.
const LONGEST_NAME: usize = 32;

/// Which references there are beside HTML's, and what was found.
#[derive(Clone, Debug)]
pub(crate) struct References {
    home_made: BTreeMap<String, String>,
    /// Replacements of any other text, longest first.
    replace: Vec<(String, String)>,
    /// How often each reference was replaced, by its name without `&` and `;`.
    pub(crate) decoded: BTreeMap<String, usize>,
    /// How often something looked like a reference and is none.
    pub(crate) unknown: BTreeMap<String, usize>,
}

impl Default for References {
    fn default() -> Self {
        let home_made = HOME_MADE.map(|(name, text)| (name.to_string(), text.to_string())).into();
        let (replace, decoded, unknown) = Default::default();
        Self { home_made, replace, decoded, unknown }
    }
}

impl References {
    /// Adds a reference, with or without `&` and `;`. It wins over HTML's and the defaults.
    pub(crate) fn add_entity(&mut self, name: &str, text: &str) {
        let name = name.trim_start_matches('&').trim_end_matches(';');
        self.home_made.insert(name.to_string(), text.to_string());
    }

    /// Adds a text to be replaced wherever it stands; an empty one is not.
    pub(crate) fn add_replacement(&mut self, from: &str, to: &str) {
        if !from.is_empty() {
            self.replace.push((from.to_string(), to.to_string()));
            self.replace.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        }
    }

    /// `text` with its references replaced, and counted.
    pub(crate) fn decode<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for (from, to) in &self.replace {
            if text.contains(from) {
                text = Cow::Owned(text.replace(from, to));
            }
        }
        if !text.contains('&') {
            return text;
        }
        Cow::Owned(self.decode_all(&text))
    }

    fn decode_all(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find('&') {
            out.push_str(&rest[..start]);
            rest = &rest[start..];
            let len = self.decode_one(rest, &mut out);
            rest = &rest[len..];
        }
        out + rest
    }

    /// Puts the meaning of what `text` begins with into `out`; how many bytes that was.
    fn decode_one(&mut self, text: &str, out: &mut String) -> usize {
        let Some(name) = name(&text[1..]) else {
            out.push('&');
            return 1;
        };
        let len = name.len() + 2;
        if name == "amp"
            && let Some(inner) = self::name(&text[len..])
            && let Some(meaning) = self.meaning(inner)
        {
            self.count(inner);
            out.push_str(&meaning);
            return len + inner.len() + 1;
        }
        if let Some(meaning) = self.meaning(name) {
            self.count(name);
            out.push_str(&meaning);
            return len;
        }
        *self.unknown.entry(name.to_string()).or_default() += 1;
        out.push_str(&text[..len]);
        len
    }

    fn meaning(&self, name: &str) -> Option<String> {
        if let Some(text) = self.home_made.get(name) {
            return Some(text.clone());
        }
        let written = format!("&{name};");
        let text = htmlize::unescape(written.as_str());
        // HTML also finds old names without `;` inside longer ones: `&not` in `&notify;`.
        let is_whole = text == ";" || !text.ends_with(';');
        (text != written && is_whole).then(|| text.into_owned())
    }

    fn count(&mut self, name: &str) {
        *self.decoded.entry(name.to_string()).or_default() += 1;
    }
}

/// The name that `text` begins with, up to `;`.
fn name(text: &str) -> Option<&str> {
    let len = text.bytes().take(LONGEST_NAME + 1).position(|byte| byte == b';')?;
    let name = text.get(..len)?;
    let letters = name.strip_prefix('#').unwrap_or(name);
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (!letters.is_empty() && letters.bytes().all(is_name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(References::default().decode(text), expected);
    }

    #[test]
    fn html_references_are_replaced() {
        check("caf&eacute; &amp; bar", "café & bar");
        check("it&#8217;s &#x1F680; &#128640;", "it’s 🚀 🚀");
        check("&NewLine;&semi;&num;&CounterClockwiseContourIntegral;", "\n;#∳");
        check("&#150;", "–");
    }

    #[test]
    fn home_made_ones_are_replaced() {
        check("C&hash;&newline;a&colon;b", "C#\na:b");
    }

    #[test]
    fn doubly_written_ones_are_replaced() {
        check("caf&amp;eacute; &amp;amp; C&amp;hash; &amp;#233;", "café & C# é");
    }

    #[test]
    fn unknown_ones_stay() {
        for text in
            ["AT&T", "R&D;", "&nosuch;", "a & b; c", "&notify;", "&copy 2020", "&;", "&#;", "&"]
        {
            check(text, text);
        }
        check("&amp;nosuch;", "&nosuch;");
    }

    #[test]
    fn a_site_adds_its_own() {
        let mut references = References::default();
        references.add_entity("&br;", " / ");
        references.add_entity("hash", "No. ");
        references.add_replacement("[nl]", "\n");
        assert_eq!(references.decode("a&br;b &hash;1[nl]c"), "a / b No. 1\nc");
    }

    #[test]
    fn what_was_found_is_counted() {
        let mut references = References::default();
        references.decode("&hash;&hash;&eacute;&nosuch;");
        assert_eq!(references.decoded, [("eacute".into(), 1), ("hash".into(), 2)].into());
        assert_eq!(references.unknown, [("nosuch".into(), 1)].into());
    }
}
