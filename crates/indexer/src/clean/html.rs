//! HTML to text: tags go, what no reader sees goes with them, and borders of blocks become line breaks.
//!
//! A small tokenizer of HTML's lexical rules: comments, quoted attributes, elements whose contents are
//! raw. It knows no tree; nesting is counted only below an element that is hidden.

/// Elements whose contents are never shown.
const UNSEEN: [&str; 12] = [
    "script", "style", "template", "head", "title", "noscript", "iframe", "object", "svg",
    "canvas", "textarea", "datalist",
];

/// Of those, the ones whose contents are not markup: they end at their own end tag only.
const RAW: [&str; 5] = ["script", "style", "title", "iframe", "textarea"];

/// Elements without an end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "param",
];

/// Elements that stand within a line; all others stand apart.
const INLINE: [&str; 36] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The text of `html`, with references as written.
pub(crate) fn text(html: &str) -> String {
    let mut stripper = Stripper::default();
    let mut out = String::with_capacity(html.len());
    stripper.html(html, &mut out);
    out
}

/// Takes HTML in pieces; remembers from one to the next what is hidden.
#[derive(Debug, Default)]
pub(crate) struct Stripper {
    /// The hidden element that is open, and how many of its name are.
    hidden: Option<(String, usize)>,
}

impl Stripper {
    /// Whether what comes now is not shown.
    pub(crate) fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }

    /// Adds the text of `html`. A tag must not go on in the next piece.
    pub(crate) fn html(&mut self, html: &str, out: &mut String) {
        let mut rest = html;
        while !rest.is_empty() {
            rest = self.step(rest, out);
        }
    }

    /// Reads up to and with the next tag; returns what follows.
    fn step<'a>(&mut self, html: &'a str, out: &mut String) -> &'a str {
        if let Some(rest) = self.skip_raw(html) {
            return rest;
        }
        let start = html.find('<').unwrap_or(html.len());
        let (text, rest) = html.split_at(start);
        if !self.is_hidden() {
            out.push_str(text);
        }
        if let Some(len) = declaration(rest) {
            return &rest[len..];
        }
        let Some(tag) = Tag::read(rest) else {
            if !self.is_hidden() {
                out.push_str(&rest[..rest.len().min(1)]);
            }
            return rest.get(1..).unwrap_or_default();
        };
        self.tag(&tag, out);
        &rest[tag.len..]
    }

    /// What follows the raw contents of an open element that hides them.
    fn skip_raw<'a>(&mut self, html: &'a str) -> Option<&'a str> {
        let (name, _) = self.hidden.as_ref()?;
        if !RAW.contains(&name.as_str()) {
            return None;
        }
        let end = find_end_tag(html, name);
        if end < html.len() {
            self.hidden = None;
        }
        Some(html[end..].split_once('>').map_or("", |(_, rest)| rest))
    }

    fn tag(&mut self, tag: &Tag<'_>, out: &mut String) {
        match &mut self.hidden {
            Some((name, depth)) if *name == tag.name => {
                if tag.is_end {
                    *depth -= 1;
                } else if !tag.is_empty() {
                    *depth += 1;
                }
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            Some(_) => {}
            None if !tag.is_end && !tag.is_empty() && tag.hides() => {
                self.hidden = Some((tag.name.clone(), 1));
            }
            None => out.push_str(tag.border()),
        }
    }
}

/// How many bytes a comment or declaration takes that `html` begins with.
fn declaration(html: &str) -> Option<usize> {
    if let Some(comment) = html.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(html.len(), |end| end + 7));
    }
    let is_declaration = html.starts_with("<!") || html.starts_with("<?");
    is_declaration.then(|| html.find('>').map_or(html.len(), |end| end + 1))
}

/// Where the end tag of `name` begins in `html`; its end if there is none.
fn find_end_tag(html: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let after = html.get(at + 2..at + 2 + name.len());
        html[*at..].starts_with("</") && after.is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    html.match_indices('<').map(|(at, _)| at).find(is_end).unwrap_or(html.len())
}

/// A start or end tag.
struct Tag<'a> {
    /// Lower case.
    name: String,
    is_end: bool,
    /// What stands between name and `>`.
    attributes: &'a str,
    /// Bytes, `<` and `>` included.
    len: usize,
}

impl<'a> Tag<'a> {
    /// The tag that `html` begins with.
    fn read(html: &'a str) -> Option<Self> {
        let inner = html.strip_prefix('<')?;
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let ends_name = |c: char| c.is_whitespace() || matches!(c, '/' | '>');
        let (name, attributes) = inner.split_at(inner.find(ends_name)?);
        let end = tag_end(attributes)?;
        let len = html.len() - attributes.len() + end + 1;
        Some(Self { name: name.to_ascii_lowercase(), is_end, attributes: &attributes[..end], len })
    }

    /// Whether it has no contents.
    fn is_empty(&self) -> bool {
        VOID.contains(&self.name.as_str())
    }

    /// Whether its contents are not shown.
    fn hides(&self) -> bool {
        UNSEEN.contains(&self.name.as_str()) || self.has_hidden()
    }

    /// Whether `hidden` is one of its attributes, or `aria-hidden` is true.
    fn has_hidden(&self) -> bool {
        let mut quote = None;
        let outside: String = self.attributes.chars().filter(|&c| outside(c, &mut quote)).collect();
        outside
            .to_ascii_lowercase()
            .split_whitespace()
            .any(|word| word == "hidden" || word.starts_with("hidden="))
    }

    /// What stands in the text for it.
    fn border(&self) -> &'static str {
        match self.name.as_str() {
            "td" | "th" | "img" | "option" | "button" | "input" => " ",
            name if INLINE.contains(&name) => "",
            _ => "\n",
        }
    }
}

/// Where `>` closes the tag whose attributes these are.
fn tag_end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    let closes = |&(_, c): &(usize, char)| outside(c, &mut quote) && c == '>';
    attributes.char_indices().find(closes).map(|(at, _)| at)
}

/// Whether `c` stands outside of quotes; keeps the open one in `quote`.
fn outside(c: char, quote: &mut Option<char>) -> bool {
    match *quote {
        Some(open) => {
            if c == open {
                *quote = None;
            }
            false
        }
        None if matches!(c, '"' | '\'') => {
            *quote = Some(c);
            false
        }
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(text(html).split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn tags_go_and_text_stays() {
        check("<p>A <b>bold</b> w<i>or</i>d</p><p>next</p>", "A bold word next");
        check("a<br>b<br/>c<hr>d<td>e</td>", "a b c d e");
    }

    #[test]
    fn what_is_not_shown_goes() {
        check("a<script>if (1 < 2) { '<b>' }</script>b", "ab");
        check("a<STYLE>b > c</style >d<template><p>e</template>f", "adf");
        check("a<div hidden><div>b</div>c</div>d", "ad");
        check("a<p HIDDEN=\"\">b</p>c", "ac");
        check("a<!-- b > c -->d<!DOCTYPE html>e<?php f ?>g", "adeg");
    }

    #[test]
    fn a_class_called_hidden_hides_nothing() {
        check("<p class=\"hidden\" data-x='hidden'>b</p>", "b");
    }

    #[test]
    fn quoted_ends_of_tags_are_no_ends() {
        check("<a title=\"a > b\">c</a>", "c");
    }

    #[test]
    fn what_is_no_tag_stays() {
        for text in
            ["a < b > c", "I <3 you", "1<2", "a <", "<", "</", "<a", "x <b title=\"", "é<é>"]
        {
            check(text, text);
        }
    }

    #[test]
    fn unclosed_elements_hide_to_the_end() {
        check("a<script>b", "a");
        check("a<!-- b", "a");
    }

    #[test]
    fn hidden_elements_go_on_from_piece_to_piece() {
        let mut stripper = Stripper::default();
        let mut out = String::new();
        for piece in ["<script>", "a", "</script>", "b"] {
            stripper.html(piece, &mut out);
        }
        assert_eq!(out, "b");
    }
}
