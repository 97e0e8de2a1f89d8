//! The block between the `---` lines: where it is, and what it holds.

use std::ops::Range;

/// A file taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The block, first `---` line included, closing line not; `None` if there is none or it never closes.
    pub(super) block: Option<Range<usize>>,
    /// What follows.
    pub(super) body: Range<usize>,
}

/// Whether a file's first line makes it a page or document: `---`, blanks, and a line break.
/// Judged on bytes, so a byte order mark or UTF-16 makes it none.
pub(super) fn has_header(bytes: &[u8]) -> bool {
    let Some(rest) = bytes.strip_prefix(b"---") else { return false };
    let end = rest.iter().position(|b| *b == b'\n');
    end.and_then(|end| rest.get(..end)).is_some_and(|line| line.iter().all(|b| is_blank(*b)))
}

/// Finds block and body.
///
/// The block ends before the first line that is `---` or `...` and nothing else, wherever it stands; the body
/// begins at the first line after it that is not blank.
pub(super) fn split(text: &str) -> Split {
    let whole = Split { block: None, body: 0..text.len() };
    if !has_header(text.as_bytes()) {
        return whole;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && closes(line) {
            return Split { block: Some(0..at), body: body_start(text, at + 3)..text.len() };
        }
        at += line.len();
    }
    whole
}

/// A file that is a block from beginning to end, without a body.
pub(super) fn all(text: &str) -> Split {
    Split { block: Some(0..text.len()), body: text.len()..text.len() }
}

fn closes(line: &str) -> bool {
    let rest = line.strip_prefix("---").or_else(|| line.strip_prefix("..."));
    rest.is_some_and(|rest| rest.bytes().all(is_blank))
}

/// After the last line break of the blank run that begins at `at`.
fn body_start(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let blanks = rest.bytes().take_while(|b| is_blank(*b)).count();
    if blanks == rest.len() {
        return text.len();
    }
    let last = rest.get(..blanks).and_then(|run| run.rfind('\n'));
    at + last.map_or(0, |last| last + 1)
}

/// Ruby's `\s`.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, block: Option<&str>, body: &str) {
        let found = split(text);
        assert_eq!((found.block.map(|at| &text[at]), &text[found.body]), (block, body), "{text:?}");
    }

    #[test]
    fn dashes_or_points_close_the_block() {
        check("---\ntitle: A\n---\nbody\n", Some("---\ntitle: A\n"), "body\n");
        check("---\ntitle: A\n...\nbody\n", Some("---\ntitle: A\n"), "body\n");
        check("---  \r\nt: A\r\n--- \r\nbody\r\n", Some("---  \r\nt: A\r\n"), "body\r\n");
        check("---\n---\nbody", Some("---\n"), "body");
        check("---\ntitle: K\n---", Some("---\ntitle: K\n"), "");
    }

    #[test]
    fn what_only_looks_like_a_closing_line_does_not_close() {
        check(
            "---\na: |\n  ---\n---x\nb: 1\n---\nbody",
            Some("---\na: |\n  ---\n---x\nb: 1\n"),
            "body",
        );
    }

    #[test]
    fn blank_lines_before_the_body_are_swallowed() {
        check("---\na: 1\n---\n\n \n  Body\n", Some("---\na: 1\n"), "  Body\n");
        check("---\na: 1\n---\n\n", Some("---\na: 1\n"), "");
    }

    #[test]
    fn an_open_block_is_body() {
        check("---\ntitle: H\nbody\n", None, "---\ntitle: H\nbody\n");
        check("---\n", None, "---\n");
    }

    #[test]
    fn other_first_lines_are_no_header() {
        for text in [
            "----\n",
            "--- # c\n",
            "---yaml\n",
            "\n---\n",
            " ---\n",
            "\u{feff}---\n",
            "---\r",
            "---",
        ] {
            assert!(!has_header(text.as_bytes()), "{text:?}");
        }
    }
}
