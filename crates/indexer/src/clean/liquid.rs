//! Liquid in bodies: tags and outputs go, since nothing is run here; raw text stays, comments go.

/// `text` without Liquid, and whether there was any.
pub(crate) fn strip(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(start) = next(rest) {
        let Some(tag) = Tag::read(&rest[start..]) else {
            out.push_str(&rest[..=start]);
            rest = &rest[start + 1..];
            continue;
        };
        found = true;
        out.push_str(&rest[..start]);
        rest = tag.after(&rest[start + tag.len..], &mut out);
    }
    out.push_str(rest);
    (out, found)
}

/// Where the next tag or output may begin.
fn next(text: &str) -> Option<usize> {
    let tag = text.find("{%");
    let output = text.find("{{");
    tag.into_iter().chain(output).min()
}

/// A tag or an output.
struct Tag<'a> {
    /// The tag's name; empty for an output.
    name: &'a str,
    /// Bytes, braces included.
    len: usize,
}

impl<'a> Tag<'a> {
    /// The tag that `text` begins with, if it ends.
    fn read(text: &'a str) -> Option<Self> {
        let is_output = text.starts_with("{{");
        // Behind the two that open it: in `{%}` one sign would do for both.
        let len = 2 + text.get(2..)?.find(if is_output { "}}" } else { "%}" })? + 2;
        let inner = text[2..len - 2].trim_matches('-').trim();
        let name = if is_output { "" } else { inner.split_whitespace().next().unwrap_or_default() };
        Some(Self { name, len })
    }

    /// What follows the tag; raw text goes to `out`, a comment goes.
    fn after(&self, text: &'a str, out: &mut String) -> &'a str {
        match self.name {
            "raw" => {
                let (raw, rest) = split_at_end(text, "endraw");
                out.push_str(raw);
                rest
            }
            "comment" => split_at_end(text, "endcomment").1,
            _ => text,
        }
    }
}

/// `text` before and after the tag called `end`.
fn split_at_end<'a>(text: &'a str, end: &str) -> (&'a str, &'a str) {
    let found = text.match_indices("{%").find_map(|(at, _)| {
        Tag::read(&text[at..]).filter(|tag| tag.name == end).map(|tag| (at, tag.len))
    });
    found.map_or((text, ""), |(at, len)| (&text[..at], &text[at + len..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (out, found) = strip(text);
        assert_eq!((out.as_str(), found), (expected, text != expected));
    }

    #[test]
    fn tags_and_outputs_go() {
        check("a {{ page.title | upcase }}b{%- if x -%}c{% endif %}", "a bc");
        check("{% highlight rust %}let x;{% endhighlight %}", "let x;");
    }

    #[test]
    fn raw_text_stays_and_comments_go() {
        check("{% raw %}{{ a }}{% endraw %}b{% comment %}c {{ d }}{% endcomment %}e", "{{ a }}be");
    }

    #[test]
    fn what_is_not_closed_stays() {
        for text in ["a {{ b", "{% c", "{", "50 {%", "{}", "f(x) { {"] {
            check(text, text);
        }
    }
}
