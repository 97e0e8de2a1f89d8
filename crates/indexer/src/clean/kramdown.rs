//! What kramdown knows and `CommonMark` does not, taken out before the one reads as the other.
//!
//! Attribute lists (`{: .big}`, `{:toc}`), comments and other extensions (`{::comment}`), abbreviations
//! (`*[HTML]: …`), the marks around math and the item that a list of contents stands for go;
//! `{::nomarkdown}` keeps what it holds. Code is left alone.

/// `markdown` without kramdown's own syntax. Lines stay lines.
pub(crate) fn without_extensions(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut fence = None;
    let mut comment = false;
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        let is_for_contents = lines.peek().is_some_and(|next| next.trim().starts_with("{:toc"));
        if is_code(line, &mut fence) {
            out.push_str(line);
        } else if !is_dropped(line) && !is_for_contents {
            out.push_str(&plain_line(line, &mut comment));
        }
        out.push('\n');
    }
    out
}

/// Whether `line` belongs to a fenced block; keeps the open fence in `fence`.
fn is_code(line: &str, fence: &mut Option<String>) -> bool {
    let trimmed = line.trim_start();
    let mark = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'));
    let run: String =
        mark.map_or_else(String::new, |mark| trimmed.chars().take_while(|&c| c == mark).collect());
    match fence {
        Some(open) => {
            if run.starts_with(open.as_str()) && trimmed.trim_end().len() == run.len() {
                *fence = None;
            }
            true
        }
        None if run.len() >= 3 && !trimmed[run.len()..].contains('`') => {
            *fence = Some(run);
            true
        }
        None => false,
    }
}

/// Whether the whole line is an attribute list or the explanation of an abbreviation.
fn is_dropped(line: &str) -> bool {
    let trimmed = line.trim();
    let is_list = trimmed.strip_prefix("{:").is_some_and(|inner| !inner.starts_with([':', '/']))
        && trimmed.ends_with('}');
    let is_abbreviation = trimmed.starts_with("*[") && trimmed.contains("]:");
    (is_list && trimmed.matches('}').count() == 1) || is_abbreviation
}

/// One line outside of code blocks; `comment` says whether a comment is open.
fn plain_line(line: &str, comment: &mut bool) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let is_row = line.trim_start().starts_with('|');
    while !rest.is_empty() {
        if *comment {
            rest = after_comment(rest, comment);
            continue;
        }
        let start = rest.find(['{', '$', '`']).unwrap_or(rest.len());
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some(span) = code_span(rest) {
            // In a row of a table, `CommonMark` takes a bar in code for the end of the cell.
            out.push_str(&if is_row { span.replace('|', "\\|") } else { span.to_string() });
            rest = &rest[span.len()..];
        } else {
            rest = special(rest, &mut out, comment);
        }
    }
    out
}

/// What follows the end of the open comment, if it ends in this line.
fn after_comment<'a>(line: &'a str, comment: &mut bool) -> &'a str {
    let Some(start) = line.find("{:/") else { return "" };
    *comment = false;
    line[start..].split_once('}').map_or("", |(_, rest)| rest)
}

/// Takes what begins with `{` or `$`; returns what follows.
fn special<'a>(text: &'a str, out: &mut String, comment: &mut bool) -> &'a str {
    if let Some(rest) = text.strip_prefix("$$") {
        out.push(' ');
        return rest;
    }
    if let Some((extension, rest)) = extension(text) {
        *comment = extension.starts_with("{::comment") && !extension.ends_with("/}");
        return rest;
    }
    let len = text.chars().next().map_or(0, char::len_utf8);
    out.push_str(&text[..len]);
    &text[len..]
}

/// The code span that `text` begins with.
fn code_span(text: &str) -> Option<&str> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    if ticks == 0 {
        return None;
    }
    let end = text[ticks..].find(&text[..ticks]).map_or(ticks, |at| at + 2 * ticks);
    text.get(..end)
}

/// The attribute list or extension that `text` begins with, and what follows it.
fn extension(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("{:")?;
    let is_list =
        inner.starts_with([':', '/', '.', '#', ' ']) || inner.starts_with(char::is_alphabetic);
    let end = text.find('}').filter(|_| is_list)?;
    Some(text.split_at(end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(without_extensions(markdown).trim_end(), expected);
    }

    #[test]
    fn attribute_lists_go() {
        check("# Ada\n{: .no_toc #ada}\n\nIs.\n{:.big}", "# Ada\n\n\nIs.");
        check("*big*{: .big} and [x](y){:target=\"_blank\"}.", "*big* and [x](y).");
    }

    #[test]
    fn the_item_that_contents_stand_for_goes() {
        check("* TOC\n{:toc}\n\n# Ada", "\n\n\n# Ada");
        check("1. x\n{:toc .small}\nb", "\n\nb");
    }

    #[test]
    fn comments_go_and_other_extensions_keep_what_they_hold() {
        check("a {::comment}b\nc{:/comment} d", "a \n d");
        check("{::comment}b{:/} d", " d");
        check("{::comment}\nb\n{:/comment}\n\nc", "\n\n\n\nc");
        check("{::nomarkdown}a *b*{:/nomarkdown}", "a *b*");
        check("{::options toc_levels=\"2\" /}\na", "\na");
    }

    #[test]
    fn abbreviations_go() {
        check("HTML\n\n*[HTML]: Hyper Text", "HTML");
    }

    #[test]
    fn math_loses_its_marks() {
        check("so $$x^2$$ is, for $5", "so  x^2  is, for $5");
    }

    #[test]
    fn code_is_left_alone() {
        for code in
            ["```\n{: .x}\n$$\n```", "~~~ ruby\n*[A]: b\n~~~", "a `{:toc}` b", "``a ` {:b}``"]
        {
            check(code, code);
        }
    }

    #[test]
    fn a_bar_in_code_ends_no_cell() {
        check("| 1 | `a|b` |", "| 1 | `a\\|b` |");
        check("so `a|b`", "so `a|b`");
    }

    #[test]
    fn braces_in_text_stay() {
        for text in ["{ a: 1 }", "{:", "{", "a {{ b }}", ":{) {:-)", "`"] {
            check(text, text);
        }
    }
}
