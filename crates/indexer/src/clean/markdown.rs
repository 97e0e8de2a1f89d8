//! Markdown to text: what a reader sees of it, without links' addresses.
//!
//! kramdown's own syntax is taken out first, then `pulldown-cmark` reads the rest. Words are those that
//! kramdown shows; borders of blocks are line breaks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::Stripper;
use super::kramdown;

/// The text of `markdown`. Lines are paragraphs, list items, headings, cells are parted by spaces.
/// References that HTML does not know stay as written.
pub(crate) fn text(markdown: &str) -> String {
    let markdown = kramdown::without_extensions(markdown);
    let mut reader = Reader::default();
    for event in Parser::new_ext(&markdown, options()) {
        reader.event(event);
    }
    reader.end()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// Gathers text from events.
#[derive(Default)]
struct Reader {
    out: String,
    html: Stripper,
    /// A block of HTML, which comes line by line.
    block: String,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Html(html) => self.block.push_str(&html),
            Event::InlineHtml(html) => self.html.html(&html, &mut self.out),
            Event::End(TagEnd::HtmlBlock) => self.end_html_block(),
            _ if self.html.is_hidden() => {}
            Event::Text(text) | Event::Code(text) => self.out.push_str(&text),
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak | Event::Rule => self.out.push('\n'),
            Event::Start(tag) => self.out.push_str(before(&tag)),
            Event::End(tag) => self.out.push_str(after(tag)),
            _ => {}
        }
    }

    fn end_html_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        self.html.html(&block, &mut self.out);
    }

    fn end(mut self) -> String {
        self.end_html_block();
        self.out
    }
}

/// What stands before the contents of `tag`.
fn before(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => "",
        Tag::TableCell | Tag::Image { .. } => " ",
        _ => "\n",
    }
}

/// What stands after the contents of a tag.
fn after(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => "",
        TagEnd::TableCell | TagEnd::Image => " ",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(text(markdown).split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn marks_go_and_words_stay() {
        check(
            "🚀 **Engineer:** is *good* at ~~sales~~ `C++`\n- one\n- two",
            "🚀 Engineer: is good at sales C++ one two",
        );
        check("# Ada {#ada}\n\n> said\n> *so*\n\n1. a\n2. b\n\n---", "Ada said so a b");
    }

    #[test]
    fn words_in_neighboring_blocks_stay_apart() {
        check("# a\nb\n\n- c\n  - d\n\n| e | f |\n|---|---|\n| g | h |", "a b c d e f g h");
    }

    #[test]
    fn links_keep_their_text_only() {
        check(
            "[Ada](https://example.org/x) ![picture](y.png) <https://a.example> [b][c]\n\n[c]: /d",
            "Ada picture https://a.example b",
        );
    }

    #[test]
    fn html_inside_loses_its_tags() {
        check(
            "a <b>bold</b> word<br>and\n\n<div class=\"x\"\n  id=\"y\">c</div>\n\n<script>\nd\n\ne\n</script>\n\nf",
            "a bold word and c f",
        );
        check("a <span hidden>b *c*</span> d", "a d");
    }

    #[test]
    fn kramdown_is_understood() {
        check(
            "term\n: meaning\n\nnote[^1]\n\n[^1]: more\n{: .small}\n\n- [x] done",
            "term meaning note more done",
        );
        check("\"quoted\" it's -- ...", "“quoted” it’s – …");
    }

    #[test]
    fn references_of_html_are_replaced() {
        check("caf&eacute; &copy; &nosuch;", "café © &nosuch;");
    }
}
