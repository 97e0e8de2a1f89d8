//! Addresses: which text may become a link, and what a link is honestly called.
//!
//! The index is untrusted here, whoever wrote it: a profile is somebody's text, and a
//! `.wasm` can be changed on its way. So every address is read by the browser's own
//! `URL` and checked again, although the indexer has checked it before.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The browser's own. Its parts are read by name: one import for seven.
    #[wasm_bindgen(js_name = URL)]
    pub(crate) type Url;

    #[wasm_bindgen(constructor, catch, js_class = "URL")]
    fn new(text: &str, base: Option<&str>) -> Result<Url, JsValue>;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn part(this: &Url, name: &str) -> String;
}

impl Url {
    /// The whole address.
    pub(crate) fn href(&self) -> String {
        self.part("href")
    }

    /// The host, without its port.
    pub(crate) fn hostname(&self) -> String {
        self.part("hostname")
    }
}

/// `text` as the browser reads it, if it may become a link: absolute, `http`, `https` or
/// `mailto`, no user name before the host, no control character and no back-slash.
pub(crate) fn link(text: &str) -> Option<Url> {
    if has_trap(text) {
        return None;
    }
    let url = Url::new(text, None).ok()?;
    let allowed = matches!(url.part("protocol").as_str(), "https:" | "http:" | "mailto:");
    (allowed && !has_user_info(&url)).then_some(url)
}

/// The address of a picture: below `base`, or anywhere on the web if `remote` pictures are
/// wanted. `base` is absolute and ends with a slash.
pub(crate) fn image(text: &str, base: &str, remote: bool) -> Option<String> {
    if text.is_empty() || has_trap(text) {
        return None;
    }
    let base = Url::new(base, None).ok()?;
    let path = base.part("pathname");
    // A path is below the site's base, unless it names the base itself.
    let below =
        text.strip_prefix('/').filter(|rest| !text.starts_with(&path) && !rest.starts_with('/'));
    let url = Url::new(below.unwrap_or(text), Some(&base.href())).ok()?;
    let own = url.part("origin") == base.part("origin");
    let web = matches!(url.part("protocol").as_str(), "https:" | "http:");
    (web && (own || remote) && !has_user_info(&url)).then(|| url.href())
}

/// The address of a profile: `url` below `base`. The origin is always that of `base`,
/// whatever `url` says, because `base` ends with a slash.
pub(crate) fn page(url: &str, base: &str) -> String {
    let mut href = String::from(base);
    href.push_str(url.strip_prefix('/').unwrap_or(url));
    href
}

/// The network of a link, once its host has been compared with the name it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Network {
    /// At one of the network's own hosts. `key` is its icon, `name` what it calls itself.
    Known { key: &'static str, name: &'static str },
    /// A network spread over hosts without number, so that any host may be one of them.
    Spread { key: &'static str, name: &'static str },
    /// The person's own site.
    Website,
    /// The person's blog or feed.
    Blog,
    /// An e-mail address.
    Mail,
    /// Somewhere else, or not where it says: only the host name is a fact.
    Elsewhere,
}

/// Names, and hosts with everything below them, of networks by the front matter's key.
/// No host: the network is spread over many.
const NETWORKS: [(&str, &str, &[&str]); 15] = [
    ("linkedin", "LinkedIn", &["linkedin.com", "lnkd.in"]),
    ("x", "X (Twitter)", &["x.com", "twitter.com"]),
    ("twitter", "X (Twitter)", &["x.com", "twitter.com"]),
    ("github", "GitHub", &["github.com"]),
    ("youtube", "YouTube", &["youtube.com", "youtu.be"]),
    ("instagram", "Instagram", &["instagram.com"]),
    ("facebook", "Facebook", &["facebook.com", "fb.com", "fb.me"]),
    ("bluesky", "Bluesky", &["bsky.app", "bsky.social"]),
    ("bsky", "Bluesky", &["bsky.app", "bsky.social"]),
    ("mastodon", "Mastodon", &[]),
    ("wikipedia", "Wikipedia", &["wikipedia.org"]),
    ("gitlab", "GitLab", &["gitlab.com"]),
    ("orcid", "ORCID", &["orcid.org"]),
    ("medium", "Medium", &["medium.com"]),
    ("stackoverflow", "Stack Overflow", &["stackoverflow.com"]),
];

/// What the link `url`, kept under the front matter's key `field`, really is.
pub(crate) fn network(field: &str, url: &Url) -> Network {
    if url.part("protocol") == "mailto:" {
        return Network::Mail;
    }
    match field {
        "website" | "homepage" | "web" => return Network::Website,
        "blog" | "rss" | "feed" => return Network::Blog,
        _ => {}
    }
    let host = url.hostname();
    match NETWORKS.iter().find(|(key, ..)| *key == field) {
        Some((key, name, [])) => Network::Spread { key, name },
        Some((key, name, hosts)) if hosts.iter().any(|own| is_at(&host, own)) => {
            Network::Known { key, name }
        }
        _ => Network::Elsewhere,
    }
}

/// Is `host` the domain `own`, or below it?
fn is_at(host: &str, own: &str) -> bool {
    host.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// A control character or a back-slash: `URL` would drop or turn them silently.
fn has_trap(text: &str) -> bool {
    text.chars().any(|c| c < ' ' || ('\u{7f}'..='\u{9f}').contains(&c) || c == '\\')
}

fn has_user_info(url: &Url) -> bool {
    !url.part("username").is_empty() || !url.part("password").is_empty()
}
