//! The networks people link to: by what key, on which hosts, and how a bare handle becomes an address.

/// A place on the web where people have pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Network {
    /// The key a link is shown under.
    pub(crate) name: &'static str,
    /// Further keys, folded.
    aliases: &'static [&'static str],
    /// Its hosts, without `www.`.
    pub(crate) hosts: &'static [&'static str],
    /// The address of a handle, `{}` in its place; empty where a handle is not enough.
    address: &'static str,
}

/// Shorthand for the table.
const fn network(
    name: &'static str,
    aliases: &'static [&'static str],
    hosts: &'static [&'static str],
    address: &'static str,
) -> Network {
    Network { name, aliases, hosts, address }
}

/// A network of a person's own: any host.
const OWN: &[&str] = &[];

/// Endings of keys that say what kind of value it is, not where it leads.
const ENDINGS: [&str; 9] =
    ["username", "handle", "profile", "link", "user", "url", "name", "id", "account"];

const NETWORKS: [Network; 40] = [
    network("linkedin", &[], &["linkedin.com", "lnkd.in"], "https://www.linkedin.com/in/{}"),
    network("twitter", &["x"], &["twitter.com", "x.com"], "https://twitter.com/{}"),
    network("github", &["gh"], &["github.com", "github.io"], "https://github.com/{}"),
    network("gitlab", &[], &["gitlab.com"], "https://gitlab.com/{}"),
    network("mastodon", &["fediverse"], OWN, ""),
    network("bluesky", &["bsky"], &["bsky.app", "bsky.social"], "https://bsky.app/profile/{}"),
    network("threads", &[], &["threads.net", "threads.com"], "https://www.threads.net/@{}"),
    network("youtube", &["yt"], &["youtube.com", "youtu.be"], "https://www.youtube.com/@{}"),
    network("instagram", &["insta"], &["instagram.com"], "https://www.instagram.com/{}"),
    network(
        "facebook",
        &["fb"],
        &["facebook.com", "fb.com", "fb.me"],
        "https://www.facebook.com/{}",
    ),
    network("orcid", &[], &["orcid.org"], "https://orcid.org/{}"),
    network(
        "scholar",
        &["googlescholar"],
        &["scholar.google"],
        "https://scholar.google.com/citations?user={}",
    ),
    network("researchgate", &[], &["researchgate.net"], "https://www.researchgate.net/profile/{}"),
    network("medium", &[], &["medium.com"], "https://medium.com/@{}"),
    network("devto", &["dev"], &["dev.to"], "https://dev.to/{}"),
    network("hashnode", &[], &["hashnode.com", "hashnode.dev"], "https://hashnode.com/@{}"),
    network("substack", &[], &["substack.com"], "https://{}.substack.com"),
    network("stackoverflow", &["so"], &["stackoverflow.com"], "https://stackoverflow.com/users/{}"),
    network("codepen", &[], &["codepen.io"], "https://codepen.io/{}"),
    network("kaggle", &[], &["kaggle.com"], "https://www.kaggle.com/{}"),
    network("huggingface", &["hf"], &["huggingface.co"], "https://huggingface.co/{}"),
    network("bitbucket", &[], &["bitbucket.org"], "https://bitbucket.org/{}"),
    network("codeberg", &[], &["codeberg.org"], "https://codeberg.org/{}"),
    network("telegram", &[], &["t.me", "telegram.me"], "https://t.me/{}"),
    network("tiktok", &[], &["tiktok.com"], "https://www.tiktok.com/@{}"),
    network("twitch", &[], &["twitch.tv"], "https://www.twitch.tv/{}"),
    network("pinterest", &[], &["pinterest.com"], "https://www.pinterest.com/{}"),
    network("dribbble", &[], &["dribbble.com"], "https://dribbble.com/{}"),
    network("behance", &[], &["behance.net"], "https://www.behance.net/{}"),
    network("flickr", &[], &["flickr.com"], "https://www.flickr.com/people/{}"),
    network("vimeo", &[], &["vimeo.com"], "https://vimeo.com/{}"),
    network("soundcloud", &[], &["soundcloud.com"], "https://soundcloud.com/{}"),
    network("reddit", &[], &["reddit.com"], "https://www.reddit.com/user/{}"),
    network("keybase", &[], &["keybase.io"], "https://keybase.io/{}"),
    network("xing", &[], &["xing.com"], "https://www.xing.com/profile/{}"),
    network("meetup", &[], &["meetup.com"], ""),
    network("wikipedia", &[], &["wikipedia.org"], ""),
    network("speakerdeck", &[], &["speakerdeck.com"], "https://speakerdeck.com/{}"),
    network("blog", &["weblog"], OWN, ""),
    network("website", &["homepage", "webpage", "web", "site", "personalsite", "www"], OWN, ""),
];

/// The network that a folded key names: `githubusername` is github, `homepageurl` the website.
pub(crate) fn by_key(key: &str) -> Option<&'static Network> {
    let named =
        |key: &str| NETWORKS.iter().find(|net| net.name == key || net.aliases.contains(&key));
    named(key).or_else(|| ENDINGS.iter().find_map(|ending| named(key.strip_suffix(ending)?)))
}

/// The network whose host it is.
pub(crate) fn by_host(host: &str) -> Option<&'static Network> {
    NETWORKS.iter().find(|net| net.has_host(host))
}

impl Network {
    /// Whether `host` is one of its own.
    pub(crate) fn has_host(&self, host: &str) -> bool {
        self.hosts.iter().any(|own| {
            let google = *own == "scholar.google" && host.starts_with("scholar.google.");
            google
                || host.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }

    /// The address of what a person wrote in place of one: `@ada`, `in/ada`, `@ada@example.social`.
    pub(crate) fn address_of(&self, handle: &str) -> Option<String> {
        let handle = handle.trim().trim_matches('/');
        let bare = handle.trim_start_matches('@');
        if bare.is_empty() || bare.contains(char::is_whitespace) {
            return None;
        }
        if self.name == "mastodon" {
            let (user, host) = bare.split_once('@')?;
            return host.contains('.').then(|| format!("https://{host}/@{user}"));
        }
        // `in/ada`, `channel/UC12`: a path below the network's host.
        if bare.contains('/') {
            return self.hosts.first().map(|host| format!("https://{host}/{bare}"));
        }
        (!self.address.is_empty()).then(|| self.address.replace("{}", bare))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_networks_in_many_ways() {
        for (key, name) in [
            ("linkedin", "linkedin"),
            ("linkedinurl", "linkedin"),
            ("githubusername", "github"),
            ("x", "twitter"),
            ("homepage", "website"),
            ("websiteurl", "website"),
            ("googlescholar", "scholar"),
        ] {
            assert_eq!(by_key(key).map(|net| net.name), Some(name), "{key}");
        }
        assert_eq!(by_key("user"), None);
        assert_eq!(by_key("shoesize"), None);
    }

    #[test]
    fn handles_become_addresses() {
        let address = |key, handle| by_key(key).and_then(|net| net.address_of(handle));
        let told = |key, handle| address(key, handle).unwrap_or_default();
        assert_eq!(told("github", "@ada"), "https://github.com/ada");
        assert_eq!(told("linkedin", "company/acme/"), "https://linkedin.com/company/acme");
        assert_eq!(told("mastodon", "@ada@example.social"), "https://example.social/@ada");
        assert_eq!(told("orcid", "0000-0002-1825-0097"), "https://orcid.org/0000-0002-1825-0097");
        assert_eq!(address("website", "none"), None);
        assert_eq!(address("mastodon", "ada"), None);
        assert_eq!(address("twitter", "not on it"), None);
    }

    #[test]
    fn hosts_name_networks() {
        for (host, name) in [
            ("www.linkedin.com", "linkedin"),
            ("x.com", "twitter"),
            ("scholar.google.de", "scholar"),
        ] {
            assert_eq!(by_host(host).map(|net| net.name), Some(name));
        }
        assert_eq!(by_host("netflix.com"), None);
        assert_eq!(by_host("example.org"), None);
    }
}
