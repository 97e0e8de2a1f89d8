//! A file that was read, and faults in it with their place.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use crate::Diagnostic;
use crate::yaml::{self, Value};

/// A text with the path that messages name it by.
#[derive(Clone, Debug)]
pub(super) struct SourceFile {
    /// Relative to the site where it lies in it.
    pub(super) path: String,
    pub(super) text: Arc<str>,
}

impl SourceFile {
    /// Reads a file that must be UTF-8; a byte order mark is taken off.
    pub(super) fn read_utf8(root: &Path, path: &Path, limit: u64) -> Result<Self, Diagnostic> {
        let shown = shown(root, path);
        let bytes = read_bytes(path, &shown, limit)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { path: shown, text: text.into() }),
            Err(error) => Err(not_utf8(&shown, bytes, error.valid_up_to())),
        }
    }

    /// An error at `value`.
    pub(super) fn error(&self, value: &Value, message: impl Into<String>) -> Diagnostic {
        self.place(Diagnostic::error(&self.path, message), value)
    }

    /// A warning at `value`.
    pub(super) fn warning(&self, value: &Value, message: impl Into<String>) -> Diagnostic {
        self.place(Diagnostic::warning(&self.path, message), value)
    }

    fn place(&self, fault: Diagnostic, value: &Value) -> Diagnostic {
        if value.at.line == 0 {
            fault
        } else {
            fault.at(&self.text, value.at.line, value.at.column, value.width)
        }
    }
}

/// A path as messages show it: relative to the site, with slashes.
pub(super) fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// All of a file, up to `limit` bytes.
pub(super) fn read_bytes(path: &Path, shown: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let unreadable = |error: std::io::Error| {
        Diagnostic::error(shown, format!("this file cannot be read: {}", cause(&error)))
            .hint(remedy(&error))
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(Diagnostic::error(
            shown,
            format!("this file is larger than {} MB", limit >> 20),
        )
        .hint("exclude it, or split it"));
    }
    Ok(bytes)
}

/// Why the system refused, without its error number.
fn cause(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

fn remedy(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "is its name spelled as the file's is?",
        std::io::ErrorKind::PermissionDenied => "allow yourself to read it: `chmod u+r`",
        _ => "take it out of the site, or name it under `exclude:` in `_config.yml`",
    }
}

/// Bytes as text in the site's encoding. The second value is the first byte that is none in UTF-8.
pub(super) fn decode(bytes: &[u8], encoding: &'static Encoding) -> (Arc<str>, Option<usize>) {
    let bytes = if encoding == UTF_8 {
        bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
    } else {
        bytes
    };
    if encoding != UTF_8 {
        return (encoding.decode_without_bom_handling(bytes).0.into(), None);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), None),
        Err(error) => (String::from_utf8_lossy(bytes).into(), Some(error.valid_up_to())),
    }
}

/// The fault of a byte that is no UTF-8.
pub(super) fn not_utf8(path: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let text = String::from_utf8_lossy(bytes);
    let (line, column) = line_and_column(&text, at);
    let byte = bytes.get(at).copied().unwrap_or_default();
    Diagnostic::error(path, "this file is not UTF-8")
        .at(&text, line, column, 1)
        .label(format!("the byte {byte:#04x} is no letter in UTF-8"))
        .hint("save it as UTF-8, or say `encoding: windows-1252` in `_config.yml` if all files are so")
}

/// Line and column, from 1 and in characters, of a byte.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let mut end = at.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text.get(..end).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before.get(line_start..).unwrap_or_default().chars().count() + 1,
    )
}

/// The fault of text that is no YAML, with a hint where the cause is a usual one.
pub(super) fn yaml_fault(file: &SourceFile, error: &yaml::Error, message: &str) -> Diagnostic {
    let fault = Diagnostic::error(&file.path, message);
    let at = error.at;
    let fault = if at.line == 0 { fault } else { fault.at(&file.text, at.line, at.column, 1) };
    let hint = yaml_hint(&fault.line_text, &error.problem);
    fault.label(error.problem.clone()).hint(hint)
}

fn yaml_hint(line: &str, problem: &str) -> String {
    let setting = line.split_once(": ").map(|(key, value)| (key, value.trim()));
    let quoted = |(key, value): (&str, &str)| {
        format!("put the text in quotes: `{}: \"{}\"`", key.trim(), value.replace('"', "\\\""))
    };
    if problem.contains("mapping values are not allowed") {
        return setting
            .filter(|(_, value)| value.contains(':'))
            .map_or_else(|| "check the indentation of this line".into(), quoted);
    }
    if problem.contains("tab character") || line.trim_start_matches(' ').starts_with('\t') {
        return "indent with spaces, not with a tab".into();
    }
    if problem.contains("cannot start any token")
        || problem.contains("did not find expected alphabetic")
    {
        return setting.map_or_else(|| "put the text in quotes".into(), quoted);
    }
    if problem.contains("quoted scalar") {
        return "close the quote at the end of the text".into();
    }
    if problem.contains("flow sequence") || problem.contains("flow mapping") {
        return "close the bracket".into();
    }
    String::new()
}
