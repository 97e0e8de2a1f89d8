//! Jekyll's own tags, put into words that any Liquid knows.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// The most steps of a range in a loop. `(1..1000000000)` would take minutes and says nothing.
const STEPS: u64 = 10_000;

/// `text` with Jekyll's tags rewritten; `None` where a range is too long or its end is not written out.
///
/// Links lead somewhere, and where does not matter to a reader of words; code in a `highlight` is fenced.
pub(super) fn text(text: &str) -> Option<String> {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?s)\{%(-?)\s*(\w+)\s*(.*?)\s*(-?)%\}").expect("a pattern that is tested")
    });
    if !ranges_are_short(text) {
        return None;
    }
    let rewritten = TAG.replace_all(text, |tag: &Captures<'_>| {
        let part = |at: usize| tag.get(at).map_or("", |part| part.as_str());
        let (open, name, rest, close) = (part(1), part(2), part(3), part(4));
        match name {
            "link" | "post_url" => "/".to_string(),
            "highlight" => "\n\n~~~\n".to_string(),
            "endhighlight" => "\n~~~\n\n".to_string(),
            "include" | "include_cached" => {
                format!("{{%{open} include {} {close}%}}", quoted(rest, ""))
            }
            "include_relative" => format!("{{%{open} include {} {close}%}}", quoted(rest, BESIDE)),
            _ => part(0).to_string(),
        }
    });
    Some(rewritten.into_owned())
}

/// What the name of an include begins with that lies beside the document.
pub(super) const BESIDE: &str = "./";

/// The files that rewritten text includes by name.
pub(super) fn includes(text: &str) -> Vec<String> {
    static INCLUDE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"\{%-?\s*include\s+"([^"]*)""#).expect("a pattern that is tested")
    });
    INCLUDE
        .captures_iter(text)
        .filter_map(|found| Some(found.get(1)?.as_str().to_string()))
        .collect()
}

/// `card.html name=page.name` with the file's name in quotes.
fn quoted(rest: &str, before: &str) -> String {
    let (name, arguments) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let name = name.trim_matches(['"', '\'']);
    format!("\"{before}{name}\" {arguments}")
}

fn ranges_are_short(text: &str) -> bool {
    static RANGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\(\s*([^()\s]*?)\.\.\s*([^()\s]*?)\s*\)").expect("a pattern that is tested")
    });
    RANGE.captures_iter(text).all(|range| {
        let number = |at: usize| range.get(at)?.as_str().parse::<u64>().ok();
        number(1).zip(number(2)).is_some_and(|(from, to)| to.saturating_sub(from) <= STEPS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jekyll_s_tags_become_plain_ones() {
        for (before, after) in [
            ("[a]({% link _people/a.md %})", "[a](/)"),
            ("{%- include a/b.html x=page.y -%}", "{%- include \"a/b.html\" x=page.y -%}"),
            ("{% include_relative c.md %}", "{% include \"./c.md\"  %}"),
            ("{% if a %}b{% endif %}", "{% if a %}b{% endif %}"),
        ] {
            assert_eq!(text(before).as_deref(), Some(after));
        }
        assert_eq!(
            includes("{% include \"a.html\" x=1 %}{% include \"b.html\" %}"),
            ["a.html", "b.html"]
        );
    }

    #[test]
    fn loops_that_do_not_end_are_not_begun() {
        assert!(text("{% for i in (1..10) %}x{% endfor %}").is_some());
        assert!(text("{% for i in (1..1000000000) %}{% endfor %}").is_none());
        assert!(text("{% for i in (1..page.n) %}{% endfor %}").is_none());
    }
}
