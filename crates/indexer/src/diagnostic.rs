//! Faults for a site's owner: what is wrong, where, and what to write instead.

use std::fmt;

use unicode_width::UnicodeWidthChar;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not indexed as its owner means it: `check` exits with 1.
    Error,
    /// Worth a look; indexed all the same.
    Warning,
    /// No fault: what an editor may want to do better.
    Advice,
}

/// One fault. Message and hint are lower case without a full stop, names in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the site's folder, or as the person named it.
    pub path: String,
    /// Line and column, both from 1, the column in characters; `None` where the whole file is meant.
    pub at: Option<(usize, usize)>,
    /// How many characters from there are meant, at least 1.
    pub width: usize,
    /// The text of that line.
    pub line_text: String,
    /// What is wrong.
    pub message: String,
    /// What the marked characters are; may be empty.
    pub label: String,
    /// What to write instead; may be empty.
    pub hint: String,
}

impl Diagnostic {
    /// An error about the whole of `path`.
    pub fn error(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, path.into(), message.into())
    }

    /// A warning about the whole of `path`.
    pub fn warning(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, path.into(), message.into())
    }

    /// The same remark as advice.
    #[must_use]
    pub fn as_advice(self) -> Self {
        Self { severity: Severity::Advice, ..self }
    }

    /// Says where: line and column from 1, `width` characters, and the line's text out of `text`,
    /// the whole file.
    #[must_use]
    pub fn at(mut self, text: &str, line: usize, column: usize, width: usize) -> Self {
        self.at = Some((line, column));
        self.width = width.max(1);
        self.line_text = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_string();
        self
    }

    /// Says what the marked characters are.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    fn new(severity: Severity, path: String, message: String) -> Self {
        let (line_text, label, hint) = Default::default();
        Self { severity, path, at: None, width: 1, line_text, message, label, hint }
    }
}

/// As `rustc` shows its own, over several lines, without a line break at the end.
/// The alternate form (`{:#}`) is for a terminal with colors; with a width (`{:80}`) no line is longer
/// that can be broken between words.
impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paint = Paint { on: out.alternate() };
        let (word, color) = match self.severity {
            Severity::Error => ("error", "1;31"),
            Severity::Warning => ("warning", "1;33"),
            Severity::Advice => ("advice", "1;36"),
        };
        let message = hanging(&self.message, word.len() + ": ".len(), out.width());
        write!(out, "{}{}", paint.with(color, word), paint.with("1", &format!(": {message}")))?;
        match self.at {
            Some((line, column)) => self.write_place(out, paint, color, line, column)?,
            None => write!(out, "\n {} {}", paint.with("1;34", "-->"), self.path)?,
        }
        if !self.hint.is_empty() {
            let pad = " ".repeat(self.margin());
            let (bar, name) = (paint.with("1;34", "="), paint.with("1", "hint:"));
            let hint = hanging(&self.hint, self.margin() + " = hint: ".len(), out.width());
            write!(out, "\n{pad} {bar} {name} {hint}")?;
        }
        Ok(())
    }
}

impl Diagnostic {
    /// How many characters the line number takes.
    fn margin(&self) -> usize {
        self.at.map_or(1, |(line, _)| line.to_string().len())
    }

    fn write_place(
        &self,
        out: &mut fmt::Formatter<'_>,
        paint: Paint,
        color: &str,
        line: usize,
        column: usize,
    ) -> fmt::Result {
        let pad = " ".repeat(self.margin());
        let bar = paint.with("1;34", "|");
        let number = paint.with("1;34", &line.to_string());
        let arrow = paint.with("1;34", "-->");
        write!(out, "\n{pad}{arrow} {}:{line}:{column}", self.path)?;
        let room = out.width().map_or(LINE_WIDTH, |width| width.saturating_sub(self.margin() + 5));
        let (shown, before, width) = self.window(column, room);
        let indent = " ".repeat(before);
        let marks = paint.with(color, &"^".repeat(width));
        write!(out, "\n{pad} {bar}\n{number} {bar} {shown}\n{pad} {bar} {indent}{marks}")?;
        if self.label.is_empty() {
            return Ok(());
        }
        let label = |text: &str| paint.with(color, text);
        if before + width + 1 + cells(self.label.chars()) <= room {
            return write!(out, " {}", label(&self.label));
        }
        let indent = if room < before + LABEL_WIDTH { String::new() } else { indent };
        for text in wrapped(&self.label, room - indent.len()) {
            write!(out, "\n{pad} {bar} {indent}{}", label(&text))?;
        }
        Ok(())
    }

    /// At most `room` characters of the line to show, the cells before the mark, and the cells of the mark.
    fn window(&self, column: usize, room: usize) -> (String, usize, usize) {
        let chars: Vec<char> =
            self.line_text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mark = (column - 1).min(chars.len());
        let start = if mark > room * 2 / 3 { mark - room / 3 } else { 0 };
        let end = chars.len().min(start + room);
        let left = if start > 0 { "…" } else { "" };
        let right = if end < chars.len() { "…" } else { "" };
        let shown: String = chars.iter().skip(start).take(end - start).collect();
        let part = |from: usize, n: usize| cells(chars.iter().skip(from).take(n).copied());
        let before = left.chars().count() + part(start, mark - start);
        let marked = part(mark, self.width.min(end.saturating_sub(mark)));
        (format!("{left}{shown}{right}"), before, marked.max(1))
    }
}

/// Longest part of a line that is shown, in characters; a bio on one line may have thousands.
const LINE_WIDTH: usize = 100;

/// The room that a label under its mark needs; with less it begins at the line's beginning.
const LABEL_WIDTH: usize = 32;

/// `text` that begins behind `before` cells, and all its lines with it; in one line where no `width` is given.
/// A line is broken at spaces, and not within backticks, which hold what is there to be copied; so it may be
/// longer than `width`. Blanks at the beginning are kept.
pub fn hanging(text: &str, before: usize, width: Option<usize>) -> String {
    let Some(width) = width else { return text.to_string() };
    wrapped(text, width.saturating_sub(before)).join(&format!("\n{}", " ".repeat(before)))
}

/// `text` in the lines that [`hanging`] has.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let inside = text.trim_start_matches(' ');
    let mut lines = vec![" ".repeat(text.len() - inside.len())];
    for (n, word) in words(inside).enumerate() {
        let Some(line) = lines.last_mut() else { break };
        if n == 0 {
            line.push_str(word);
        } else if cells(line.chars()) + 1 + cells(word.chars()) <= width {
            line.extend([" ", word]);
        } else {
            lines.push(word.to_string());
        }
    }
    lines
}

/// The parts of a text between spaces that stand outside of backticks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.split(move |c: char| {
        in_code ^= c == '`';
        c == ' ' && !in_code
    })
}

/// Terminal cells of some characters: wide for East Asian letters and emoji, none for marks.
fn cells(chars: impl Iterator<Item = char>) -> usize {
    chars.map(|c| c.width().unwrap_or(0)).sum()
}

/// Colors, or none.
#[derive(Clone, Copy)]
struct Paint {
    on: bool,
}

impl Paint {
    fn with(self, code: &str, text: &str) -> String {
        if self.on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }
}

/// Adds the `faults` that are not `told` yet: a site that is read once for each language has most of them in
/// files that all languages share.
pub fn add_new(told: &mut Vec<Diagnostic>, faults: Vec<Diagnostic>) {
    for fault in faults {
        if !told.contains(&fault) {
            told.push(fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_with_its_line_and_marks() {
        let text = "---\ntitle: Ada\ntags: mathematics, poetry\n";
        let shown = Diagnostic::error("_people/ada.md", "`tags` must be a list")
            .at(text, 3, 7, 19)
            .label("this is one text")
            .hint("write `tags: [mathematics, poetry]`");
        let expected = "error: `tags` must be a list
 --> _people/ada.md:3:7
  |
3 | tags: mathematics, poetry
  |       ^^^^^^^^^^^^^^^^^^^ this is one text
  = hint: write `tags: [mathematics, poetry]`";
        assert_eq!(shown.to_string(), expected);
    }

    #[test]
    fn marks_stand_under_wide_letters() {
        let shown = Diagnostic::warning("a.md", "x").at("名前: NO", 1, 5, 2).to_string();
        assert!(shown.ends_with("1 | 名前: NO\n  |       ^^"), "{shown}");
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let line = format!("{}NO{}", "a".repeat(400), "b".repeat(400));
        let shown = Diagnostic::warning("a.md", "x").at(&line, 1, 401, 2).to_string();
        assert!(shown.lines().all(|line| line.chars().count() < 120), "{shown}");
        assert!(shown.ends_with("^^"));
    }

    #[test]
    fn a_narrow_terminal_breaks_lines_between_words_and_not_in_code() {
        let fault =
            Diagnostic::warning("a.md", "this sentence is far too long for a narrow window")
                .at("title: Ada", 1, 8, 3)
                .label("a label that does not fit beside its mark")
                .hint("write `title: \"Ada the first\"` where it stands, in quotes");
        let expected = "warning: this sentence is far too long
         for a narrow window
 --> a.md:1:8
  |
1 | title: Ada
  |        ^^^
  | a label that does not fit beside
  | its mark
  = hint: write
          `title: \"Ada the first\"`
          where it stands, in quotes";
        assert_eq!(format!("{fault:38}"), expected);
        assert_eq!(format!("{fault}").lines().count(), 6, "without a width no line is broken");
    }

    #[test]
    fn a_fault_of_a_whole_file_has_no_line() {
        assert_eq!(
            Diagnostic::error("x", "no such folder").to_string(),
            "error: no such folder\n --> x"
        );
    }
}
