//! Colors and measures of the terminal. Where output is piped or `NO_COLOR` is set,
//! anstream takes the colors out again.

use anstyle::{AnsiColor, Style};
use terminal_size::{Width, terminal_size_of};

pub(crate) const TITLE: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const HINT: Style = AnsiColor::Cyan.on_default();
pub(crate) const MARK: Style = AnsiColor::Yellow.on_default().bold().underline();

/// `text` in `style`.
pub(crate) fn paint(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A whole number with thin groups: `12,345`.
pub(crate) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 person`, `2 people`, `1,000 people`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// How wide the terminal is; `None` where output goes to a file or a program, whose lines are left whole.
pub(crate) fn width() -> Option<usize> {
    let (Width(width), _) = terminal_size_of(std::io::stdout())?;
    Some(usize::from(width).max(NARROWEST))
}

/// Text on fewer cells than these is not broken further.
const NARROWEST: usize = 40;

/// `text` in the lines that the terminal has room for behind `before` cells, the further ones below the first.
pub(crate) fn hanging(text: &str, before: usize) -> String {
    indexer::hanging(text, before, width())
}

/// `text` on one line, cut to `width` characters. Control characters, which could
/// drive a terminal, become spaces.
pub(crate) fn one_line(text: &str, width: usize) -> String {
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        if n + 1 == width && text.chars().nth(n + 1).is_some() {
            out.push('…');
            break;
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{number, one_line};

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis() {
        assert_eq!(one_line("abcdef", 6), "abcdef");
        assert_eq!(one_line("abcdefg", 6), "abcde…");
    }

    #[test]
    fn a_text_cannot_drive_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31m\nb", 80), "a [31m b");
    }
}
