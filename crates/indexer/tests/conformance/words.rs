//! The words of what Jekyll shows, to compare bodies by.

/// The words of a page's content, tags and references undone, in order.
pub(crate) fn shown(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.extend([before, " "]);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    for (reference, own) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(reference, own);
    }
    of(&text)
}

/// The runs of letters and digits in a text.
pub(crate) fn of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_string).collect()
}
