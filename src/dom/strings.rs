//! The words on a card, in the page's language.

/// Strings with placeholders, one each line of the text that came from JavaScript, in the
/// order of [`Key`]. A missing or empty line is English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings(String);

/// The strings a card needs; `KEYS` in `www/people.js` has the same order.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    OnNetwork,
    WebsiteOf,
    BlogOf,
    MailTo,
    LinksFor,
    TagsMore,
    NewTab,
    ReasonNickname,
    ReasonSound,
    ReasonNear,
    ReasonPartial,
    Website,
    Blog,
    Mail,
}

/// English, in the order of [`Key`].
const ENGLISH: [&str; 14] = [
    "{name} on {network}",
    "{name}'s website",
    "{name}'s blog",
    "Email {name}",
    "Links for {name}",
    "Show {n} more",
    "opens in new tab",
    "nickname",
    "sounds like",
    "close spelling",
    "not every word",
    "Website",
    "Blog",
    "Email",
];

impl Strings {
    /// `lines` as JavaScript joined them.
    pub fn new(lines: String) -> Self {
        Self(lines)
    }

    /// The string of `key`, each placeholder of `values` (`{name}`, without the braces)
    /// put in once. A value is never searched for placeholders.
    pub(crate) fn get(&self, key: Key, values: &[(&str, &str)]) -> String {
        let own = self.0.split('\n').nth(key as usize).unwrap_or_default();
        let english = ENGLISH.get(key as usize).copied().unwrap_or_default();
        fill(if own.is_empty() { english } else { own }, values)
    }
}

fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, from)) = rest.split_once('{') {
        text.push_str(before);
        let value =
            from.split_once('}').and_then(|(name, after)| Some((value_of(name, values)?, after)));
        if let Some((value, after)) = value {
            text.push_str(value);
            rest = after;
        } else {
            text.push('{');
            rest = from;
        }
    }
    text.push_str(rest);
    text
}

fn value_of<'a>(name: &str, values: &[(&str, &'a str)]) -> Option<&'a str> {
    values.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::{Key, Strings};

    #[test]
    fn i_2_a_missing_string_is_english() {
        let strings = Strings::new("{name} auf {network}\n".into());
        let values = [("name", "Ada"), ("network", "GitHub")];
        assert_eq!(strings.get(Key::OnNetwork, &values), "Ada auf GitHub");
        assert_eq!(strings.get(Key::BlogOf, &values), "Ada's blog");
        assert_eq!(strings.get(Key::ReasonNear, &[]), "close spelling");
    }

    #[test]
    fn a_name_with_braces_is_only_a_name() {
        let values = [("name", "{network} {"), ("network", "GitHub")];
        assert_eq!(Strings::default().get(Key::OnNetwork, &values), "{network} { on GitHub");
    }

    #[test]
    fn an_unknown_or_open_placeholder_stays_as_text() {
        let strings = Strings::new("{who} {name} {name".into());
        assert_eq!(strings.get(Key::OnNetwork, &[("name", "Ada")]), "{who} Ada {name");
    }
}
