//! Text on its way into a page that the command writes.

use indexer::Site;

/// `text` for HTML, between tags and inside quoted attributes. No brace is left that a template could take
/// for a placeholder of its own.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '{' => out.push_str("&#123;"),
            _ => out.push(c),
        }
    }
    out
}

/// `template` with its placeholders filled, each where it stands: no value is looked at for another's name.
pub(crate) fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split("{{");
    let mut page = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (name, after) = part.split_once("}}").unwrap_or((part, ""));
        page.extend(values.iter().find(|(key, _)| *key == name).map(|(_, value)| *value));
        page.push_str(after);
    }
    page
}

/// What a page about all people of `site` is called.
pub(crate) fn title(site: &Site) -> &str {
    if site.title.is_empty() { "People" } else { &site.title }
}
