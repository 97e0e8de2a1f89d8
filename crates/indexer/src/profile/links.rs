//! A person's links: from keys of networks, from every key that holds an address, and from maps and lists
//! of links. Only addresses that are safe to put on a page: `https`, `http`, `mailto`.

use super::concept::{Concept, Concepts};
use super::networks::{self, Network};
use super::record::{Record, fold_key};
use crate::Diagnostic;
use crate::limits;
use crate::yaml::{Map, Value};

/// Keys that hold several links, folded.
pub(super) const NESTED: [&str; 8] = [
    "links",
    "social",
    "socials",
    "sociallinks",
    "socialmedia",
    "networks",
    "contacts",
    "profiles",
];

/// What a link in a list calls its address, and its network.
const ADDRESS_KEYS: [&str; 5] = ["url", "link", "href", "address", "handle"];
const NETWORK_KEYS: [&str; 7] =
    ["network", "type", "service", "platform", "label", "name", "title"];

/// What people write where there is nothing.
const NOTHING: [&str; 9] = ["n/a", "na", "none", "null", "no", "false", "-", "tbd", "#"];

/// The links of a person, in the order they are written, one for each network and address.
#[derive(Default)]
pub(crate) struct Links {
    /// Network and address.
    pub(crate) list: Vec<(String, String)>,
    /// Addresses that were left out. The last one says so where there are too many.
    pub(crate) warnings: Vec<Diagnostic>,
    /// Addresses under the name of another network.
    pub(crate) advice: Vec<Diagnostic>,
    is_full: bool,
}

impl Links {
    /// Reads the links of a record.
    pub(crate) fn read(record: &Record<'_>, concepts: &Concepts) -> Self {
        let mut links = Links::default();
        for (key, value) in record.data.iter() {
            let key = fold_key(key.text().unwrap_or_default());
            if !concepts.is_known(&key) {
                links.entry(record, &key, value, concepts);
            }
        }
        links
    }

    fn entry(&mut self, record: &Record<'_>, key: &str, value: &Value, concepts: &Concepts) {
        if NESTED.contains(&key) {
            return self.nested(record, value);
        }
        let network = networks::by_key(key);
        let own = concepts.own(Concept::Links).iter().any(|own| own == key);
        if network.is_some() || own {
            return super::record::texts(value).iter().for_each(|value| {
                self.link(record, network, key, value);
            });
        }
        if value.text().is_some_and(is_absolute) {
            self.link(record, None, key, value);
        }
    }

    /// A map from networks to addresses, or a list of links.
    fn nested(&mut self, record: &Record<'_>, value: &Value) {
        for (key, value) in value.as_map().into_iter().flat_map(Map::iter) {
            let key = fold_key(key.text().unwrap_or_default());
            for value in super::record::texts(value) {
                self.link(record, networks::by_key(&key), &key, value);
            }
        }
        for item in value.as_list().unwrap_or_default() {
            self.item(record, item);
        }
    }

    /// One link of a list: an address, `{label, url}`, or `{github: ada}`.
    fn item(&mut self, record: &Record<'_>, item: &Value) {
        let Some(map) = item.as_map() else {
            return self.link(record, None, "", item);
        };
        let text = |keys: &[&str]| keys.iter().find_map(|key| item.get(key));
        let Some(address) = text(&ADDRESS_KEYS) else {
            if map.len() == 1 {
                self.nested(record, item);
            }
            return;
        };
        let label = text(&NETWORK_KEYS).and_then(Value::text).unwrap_or_default();
        self.link(record, networks::by_key(&fold_key(label)), "", address);
    }

    fn link(
        &mut self,
        record: &Record<'_>,
        network: Option<&'static Network>,
        key: &str,
        value: &Value,
    ) {
        let Some(written) = value.text().map(str::trim).filter(|_| !self.is_full) else { return };
        if written.is_empty() || NOTHING.contains(&written.to_ascii_lowercase().as_str()) {
            return;
        }
        let Some(address) = address(written, network) else {
            let warning = record.warning(value, format!("`{key}` is not an address to link to"));
            self.warnings.push(warning.hint("write it in full: `https://…`"));
            return;
        };
        self.advice.extend(other_network(record, network, value, host(&address)));
        if self.list.iter().any(|link| link.1 == address) {
            return;
        }
        self.is_full = self.list.len() == limits::LINKS;
        if self.is_full {
            return self.warnings.push(too_many(record, value));
        }
        self.list.push((name(network, key, host(&address)).to_string(), address));
    }
}

/// What a link to `host` is called. A card names a network only where the link leads there.
fn name<'a>(network: Option<&'static Network>, key: &'a str, host: &str) -> &'a str {
    let leads_there = |net: &&Network| net.hosts.is_empty() || net.has_host(host);
    let by_host = networks::by_host(host).filter(|_| network.is_some() || key.is_empty());
    let plain = if key.is_empty() || network.is_some() { "website" } else { key };
    network.filter(leads_there).or(by_host).map_or(plain, |net| net.name)
}

fn too_many(record: &Record<'_>, value: &Value) -> Diagnostic {
    record
        .warning(value, format!("a person has at most {} links", limits::LINKS))
        .label("from here on they are left out")
        .hint("keep those that somebody would follow")
}

/// The advice for an address that does not lead where its key says.
fn other_network(
    record: &Record<'_>,
    network: Option<&Network>,
    value: &Value,
    host: &str,
) -> Option<Diagnostic> {
    let network = network.filter(|net| !net.hosts.is_empty() && !net.has_host(host))?;
    let message = format!("`{}` leads to `{host}`", network.name);
    let other = networks::by_host(host).map_or("website", |other| other.name);
    Some(record.warning(value, message).hint(format!("write it under `{other}`")))
}

/// The address that `written` means, if it is one that is safe on a page.
fn address(written: &str, network: Option<&Network>) -> Option<String> {
    let has_scheme = written.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.starts_with(|c: char| c.is_ascii_digit())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
    });
    let full = if has_scheme {
        written.to_string()
    } else if looks_like_host(written, network) {
        format!("https://{written}")
    } else {
        network?.address_of(written)?
    };
    is_absolute(&full).then(|| escaped(&full))
}

/// Whether `text` begins with a scheme that is safe on a page, and goes on.
pub(super) fn is_absolute(text: &str) -> bool {
    let lower = text.get(..text.len().min(8)).unwrap_or(text).to_ascii_lowercase();
    let after = ["https://", "http://", "mailto:"]
        .iter()
        .find_map(|scheme| lower.starts_with(scheme).then(|| &text[scheme.len()..]));
    after.is_some_and(|rest| {
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // Who is logged in is nobody's business, and `https://bank.example@evil.example` a trap.
        let is_plain = lower.starts_with("mailto:") || !authority.contains('@');
        is_plain
            && !authority.contains(['\\', ' '])
            && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
    })
}

/// Whether `text`, which has no scheme, begins with a host rather than being a handle (`ada.lovelace`).
fn looks_like_host(text: &str, network: Option<&Network>) -> bool {
    let (host, path) = text.split_once('/').map_or((text, None), |(host, path)| (host, Some(path)));
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let top = host.rsplit('.').next().unwrap_or_default();
    let has_top = host.contains('.') && top.len() >= 2 && top.chars().all(char::is_alphabetic);
    let takes_handles = network.is_some_and(|net| net.address_of("a").is_some());
    has_top
        && host.chars().all(is_name)
        && (!takes_handles || path.is_some() || host.starts_with("www."))
}

/// `address` without spaces and quotes, which some programs end an address at.
fn escaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars().filter(|c| !c.is_control()) {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            c => out.push(c),
        }
    }
    out
}

/// The host of an absolute address, without `www.`.
fn host(address: &str) -> &str {
    let after = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_start_matches("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Network and address of each link, for front matter of one key.
    fn links(key: &str, value: Value) -> Links {
        let mut data = Map::default();
        data.insert(Value::string(key), value);
        let record =
            Record { path: "a.md", text: "", data: &data, document: None, key: None, href: None };
        Links::read(&record, &Concepts::default())
    }

    #[track_caller]
    fn check(key: &str, written: &str, network: &str, address: &str) {
        let links = links(key, Value::string(written));
        assert_eq!(links.list, [(network.to_string(), address.to_string())], "{written}");
    }

    #[test]
    fn addresses_and_handles_become_links() {
        check(
            "linkedin",
            "https://www.linkedin.com/in/ada/",
            "linkedin",
            "https://www.linkedin.com/in/ada/",
        );
        check("github_username", "ada", "github", "https://github.com/ada");
        check("twitter", "@ada", "twitter", "https://twitter.com/ada");
        check("website", "www.ada.example", "website", "https://www.ada.example");
        check("website", "ada.example/a b", "website", "https://ada.example/a%20b");
        check("github", "ada.lovelace", "github", "https://github.com/ada.lovelace");
        check("linkedin", "linkedin.com/in/ada", "linkedin", "https://linkedin.com/in/ada");
        check("podcast", "https://a.example", "podcast", "https://a.example");
        check("blog", "HTTP://a.example", "blog", "HTTP://a.example");
    }

    #[test]
    fn unsafe_addresses_are_left_out_with_a_warning() {
        for written in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " data:text/html,x",
            "vbscript:x",
            "blob:https://a.example/x",
            "//evil.example/x",
            "https:/\\evil.example",
            "https:\\\\evil.example",
            "&#106;avascript:alert(1)",
            "https://user:secret@evil.example/",
            "https://",
            "ftp://a.example",
            "two words",
        ] {
            let links = links("website", Value::string(written));
            assert_eq!((links.list.len(), links.warnings.len()), (0, 1), "{written}");
        }
    }

    #[test]
    fn no_address_is_no_fault() {
        for written in ["n/a", "-", "None", "#"] {
            let links = links("twitter", Value::string(written));
            assert_eq!((links.list.len(), links.warnings.len()), (0, 0), "{written}");
        }
    }

    #[test]
    fn a_link_is_called_by_where_it_leads() {
        check("twitter", "https://linkedin.com/in/ada", "linkedin", "https://linkedin.com/in/ada");
        check("github", "https://gıthub.com/ada", "website", "https://gıthub.com/ada");
        let advice = links("twitter", Value::string("https://linkedin.com/in/ada")).advice;
        assert_eq!(advice[0].hint, "write it under `linkedin`");
    }

    #[test]
    fn lists_and_maps_of_links_are_read() {
        let mut item = Map::default();
        item.insert(Value::string("title"), Value::string("Twitter"));
        item.insert(Value::string("url"), Value::string("https://x.com/ada"));
        let kind = |kind| Value { kind, ..Value::string("") };
        let map = kind(crate::yaml::Kind::Map(item));
        let list =
            kind(crate::yaml::Kind::List(vec![map, Value::string("https://github.com/ada")]));
        let told = links("links", list).list;
        assert_eq!(told[0], ("twitter".into(), "https://x.com/ada".into()));
        assert_eq!(told[1], ("github".into(), "https://github.com/ada".into()));
    }
}
