//! What people wrote, as plain text: no markup, no references, no damage, single spaces.
//!
//! ```text
//! as written ─► mojibake ─► liquid ─► markdown or html ─► references ─► spaces
//! ```

mod html;
mod kramdown;
mod liquid;
mod markdown;
mod mojibake;
mod references;

pub(crate) use mojibake::Charset;
pub(crate) use references::References;

use std::borrow::Cow;

use crate::Repair;
use crate::limits;

/// What a body is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    /// kramdown's Markdown.
    Markdown,
    /// HTML.
    Html,
    /// None.
    Plain,
}

/// Where a text stands, for the list of repairs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'a> {
    /// Relative path.
    pub(crate) path: &'a str,
    /// Line the text begins on, from 1.
    pub(crate) line: usize,
}

/// Cleans texts by a site's settings, and remembers what it had to do.
#[derive(Debug)]
pub(crate) struct Cleaner {
    /// The wrong decodings that are put right.
    pub(crate) charsets: Vec<Charset>,
    /// The references that are replaced.
    pub(crate) references: References,
    /// What was put right.
    pub(crate) repairs: Vec<Repair>,
}

impl Default for Cleaner {
    fn default() -> Self {
        let charsets = Charset::ALL.to_vec();
        Self { charsets, references: References::default(), repairs: Vec::new() }
    }
}

impl Cleaner {
    /// A name or value: one line. Marks may be part of it (`C*`, `__init__`, `<T>`), so they stay.
    pub(crate) fn line(&mut self, text: &str, origin: Origin<'_>) -> String {
        let text = self.repaired(text, origin);
        let text = self.references.decode(&text).into_owned();
        limits::cut(&one_line(&text), limits::NAME_BYTES).to_string()
    }

    /// A text of a sentence or more, in one line. Themes print such fields through Markdown or not;
    /// it is read as Markdown where it has marks of it.
    pub(crate) fn prose(&mut self, text: &str, origin: Origin<'_>) -> String {
        let text = self.repaired(text, origin);
        let text = if has_marks(&text) { markdown::text(&text) } else { text.into_owned() };
        one_line(&self.references.decode(&text))
    }

    /// A body, and whether it has Liquid, which is not run. Lines are paragraphs, items, headings.
    pub(crate) fn body(
        &mut self,
        text: &str,
        markup: Markup,
        origin: Origin<'_>,
    ) -> (String, bool) {
        let text = self.repaired(limits::cut(text, limits::BODY_BYTES), origin);
        let (text, has_liquid) = liquid::strip(&text);
        (self.marked_up(&text, markup), has_liquid)
    }

    /// A body in which braces are text, Liquid being run or not wanted.
    pub(crate) fn body_without_liquid(
        &mut self,
        text: &str,
        markup: Markup,
        origin: Origin<'_>,
    ) -> String {
        let text = self.repaired(limits::cut(text, limits::BODY_BYTES), origin).into_owned();
        self.marked_up(&text, markup)
    }

    /// Text without markup.
    fn marked_up(&mut self, text: &str, markup: Markup) -> String {
        let text = match markup {
            Markup::Markdown => markdown::text(text),
            Markup::Html => html::text(text),
            Markup::Plain => text.to_string(),
        };
        lines(&self.references.decode(&text))
    }

    fn repaired<'a>(&mut self, text: &'a str, origin: Origin<'_>) -> Cow<'a, str> {
        let (repaired, fixes) = mojibake::repair(text, &self.charsets);
        for fix in fixes {
            let line = origin.line + text[..fix.start].matches('\n').count();
            let (path, what) = (origin.path.to_string(), fix.charset.what());
            self.repairs.push(Repair { path, line, what, from: fix.from, to: fix.to });
        }
        repaired
    }
}

/// Whether `text` was meant to be read as Markdown or HTML.
fn has_marks(text: &str) -> bool {
    ["](", "**", "__", "</", "/>", "<br", "<p>", "`"].iter().any(|mark| text.contains(mark))
}

/// `text` with every run of spaces as one, without those at its ends.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word = word.trim_matches(is_unseen);
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().filter(|&c| !turns_text(c)));
        }
    }
    out
}

/// `text` in lines, each with single spaces, none empty.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Marks without width that files carry along: a byte order mark, breaks nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{2060}') || turns_text(c)
}

/// Controls that turn the direction of all text after them; one person's must not turn the next one's.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: Origin<'static> = Origin { path: "a.md", line: 10 };

    #[test]
    fn names_keep_their_marks() {
        let mut cleaner = Cleaner::default();
        for (text, expected) in [
            ("  Ada \n Lovelace ", "Ada Lovelace"),
            ("Jos&eacute; D&iacute;az", "José Díaz"),
            ("C&hash; &amp; __init__ * <T>", "C# & __init__ * <T>"),
            ("\u{FEFF}a\u{202E}b\u{0}c", "ab c"),
        ] {
            assert_eq!(cleaner.line(text, ORIGIN), expected);
        }
    }

    #[test]
    fn prose_loses_its_marks() {
        let mut cleaner = Cleaner::default();
        for (text, expected) in [
            ("Wrote **the** [first](https://x.example) one", "Wrote the first one"),
            ("a&newline;&newline;b", "a b"),
            ("1. is first, - is not, 2 * 3 * 4", "1. is first, - is not, 2 * 3 * 4"),
            ("<p>one</p><p>two</p>", "one two"),
        ] {
            assert_eq!(cleaner.prose(text, ORIGIN), expected);
        }
    }

    #[test]
    fn bodies_are_read_by_their_markup() {
        let mut cleaner = Cleaner::default();
        let text = "# A\n\n<b>b</b> *c*&hash;\n{% include x %}";
        let mut read = |markup| cleaner.body(text, markup, ORIGIN);
        assert_eq!(read(Markup::Markdown), ("A\nb c#".into(), true));
        assert_eq!(read(Markup::Html), ("# A\nb *c*#".into(), true));
        assert_eq!(read(Markup::Plain), ("# A\n<b>b</b> *c*#".into(), true));
    }

    #[test]
    fn repairs_say_on_which_line() {
        let mut cleaner = Cleaner::default();
        cleaner.body("a\n\u{F8FF}üöÄ\n", Markup::Markdown, ORIGIN);
        let repair = &cleaner.repairs[0];
        assert_eq!((repair.path.as_str(), repair.line, repair.to.as_str()), ("a.md", 11, "🚀"));
    }
}
