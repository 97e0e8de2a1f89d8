//! The excerpt that Jekyll takes from a body, raw.

use std::sync::LazyLock;

use regex::Regex;

use super::document::{Excerpt, Flavor};
use super::settings::Settings;
use crate::yaml::{Map, Value};

/// The excerpt of a body under the separator of its front matter or of the site; none where that is empty.
pub(super) fn of_body(body: &str, data: &Map, settings: &Settings) -> Option<Excerpt> {
    let own = data.get("excerpt_separator").filter(|own| own.is_truthy());
    let separator = own.map_or_else(|| settings.excerpt_separator.clone(), Value::ruby_text);
    (!separator.is_empty()).then(|| Excerpt::Generated(extract(body, &separator, settings.flavor)))
}

/// The part of `body` before the first `separator`, blocks of Liquid closed, and with it the definitions of
/// links it uses that stand further down. The whole body where nothing follows.
fn extract(body: &str, separator: &str, flavor: Flavor) -> String {
    let (head, tail) = body.split_once(separator).unwrap_or((body, ""));
    if tail.is_empty() {
        return head.to_string();
    }
    let head = close_liquid(head);
    let definitions =
        definitions(tail, |label| flavor == Flavor::GithubPages || head.contains(label));
    if definitions.is_empty() && flavor == Flavor::Jekyll4 {
        return head;
    }
    format!("{head}\n\n{}", definitions.join("\n"))
}

/// Tags that Liquid and Jekyll close with an `end` tag.
const BLOCKS: [&str; 11] = [
    "if",
    "unless",
    "case",
    "for",
    "tablerow",
    "capture",
    "comment",
    "raw",
    "highlight",
    "ifchanged",
    "block",
];

fn close_liquid(head: &str) -> String {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?s)\{%-?\s*(\w+)\s*.*?-?%\}").expect("a pattern that is tested")
    });
    let mut out = head.to_string();
    let names: Vec<&str> =
        TAG.captures_iter(head).filter_map(|tag| tag.get(1)).map(|name| name.as_str()).collect();
    for name in names.into_iter().rev().filter(|name| BLOCKS.contains(name)) {
        if !closes(&out, name) {
            out.extend(["\n{% end", name, " %}"]);
        }
    }
    out
}

fn closes(text: &str, name: &str) -> bool {
    let end = format!("end{name}");
    text.match_indices("{%").filter_map(|(at, tag)| text.get(at + tag.len()..)).any(|inner| {
        let inner = inner.strip_prefix('-').unwrap_or(inner).trim_start();
        inner.starts_with(&end) && inner.contains("%}")
    })
}

/// Lines like `[label]: address`, of labels that are wanted.
fn definitions(tail: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^ {0,3}(\[[^\]]+\])(:.+)$").expect("a pattern that is tested")
    });
    let both = DEFINITION
        .captures_iter(tail)
        .filter_map(|found| Some((found.get(1)?.as_str(), found.get(2)?.as_str())));
    both.filter(|(label, _)| wanted(label))
        .map(|(label, address)| format!("{label}{address}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, excerpt: &str) {
        assert_eq!(extract(body, "\n\n", Flavor::Jekyll4), excerpt);
    }

    #[test]
    fn the_first_paragraph_is_the_excerpt() {
        check("# Heading\n\nText\n", "# Heading");
        check("One line only\n", "One line only\n");
        check("A\n   \nB\n\nC\n", "A\n   \nB");
    }

    #[test]
    fn windows_line_ends_are_no_separator() {
        check("First.\r\n\r\nSecond.\r\n", "First.\r\n\r\nSecond.\r\n");
    }

    #[test]
    fn link_definitions_come_along() {
        check(
            "A [link][1].\n\nB.\n\n[1]: http://e.example\n[2]: http://f.example\n",
            "A [link][1].\n\n[1]: http://e.example",
        );
    }

    #[test]
    fn liquid_blocks_are_closed() {
        check("{% if true %}A\n\nB{% endif %}\n\nC\n", "{% if true %}A\n{% endif %}");
        check("{% if a %}A{% endif %}\n\nC\n", "{% if a %}A{% endif %}");
    }
}
