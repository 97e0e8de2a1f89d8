//! One page with everything inside, for a disk without a server: script, wasm with the people, sentences, and the
//! people as a list for whom no script runs.
//!
//! The page's policy lets in the script and the style by their sums and nothing from anywhere, so what a profile
//! holds could not run even if it became markup. Files are base64, which has no letter that ends a block.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use indexer::{Profile, Site};

use crate::markup::{escape, filled, title};
use crate::sri;
use crate::widget::File;

/// Its name where no other is given.
pub(crate) const NAME: &str = "people.html";
const TEMPLATE: &str = include_str!("page.html");
const STYLES: &str = include_str!("page.css");
/// Languages that are written from the right.
const FROM_RIGHT: [&str; 5] = ["ar", "dv", "fa", "he", "ur"];

/// Takes the pictures away, which lie beside the page nowhere: initials stand for them.
pub(crate) fn without_pictures(site: &mut Site) {
    for profile in &mut site.profiles {
        profile.image.clear();
    }
}

/// The page of `site`, with `script` for what runs and `files` for what it would fetch.
pub(crate) fn page(site: &Site, script: &str, files: &[File<'_>]) -> String {
    let base = match site.address.as_str() {
        "" => String::new(),
        address => format!(" base=\"{}\"", escape(address)),
    };
    let people: Vec<String> = site.profiles.iter().map(|one| person(one, &site.address)).collect();
    let files: Vec<String> = files.iter().map(block).collect();
    let values = [
        ("language", &*escape(&site.language)),
        ("direction", direction(&site.language)),
        ("title", &escape(title(site))),
        ("base", &base),
        ("script-sum", &sri::integrity(script.as_bytes())),
        ("style-sum", &sri::integrity(STYLES.as_bytes())),
        ("style", STYLES),
        ("people", &format!("<ul>\n{}</ul>", people.concat())),
        ("files", &files.join("\n")),
        ("script", script),
    ];
    filled(TEMPLATE, &values)
}

/// A person as a line of the list, without a slash at the front of an address that is not the site's whole one:
/// on a disk that would be the disk's own root.
fn person(profile: &Profile, address: &str) -> String {
    let href = format!("{address}{}", profile.href.trim_start_matches('/'));
    let role = match profile.excerpt.as_str() {
        "" => String::new(),
        role => format!(": {}", escape(role)),
    };
    format!("<li><a href=\"{}\">{}</a>{role}</li>\n", escape(&safe(&href)), escape(&profile.title))
}

/// An address that cannot begin with a scheme of its own.
fn safe(href: &str) -> String {
    let is_web = href.starts_with("https://") || href.starts_with("http://");
    if is_web { href.to_string() } else { format!("./{href}") }
}

/// A file as a block that is no script: the name is ours, the bytes are base64.
fn block((name, bytes): &File<'_>) -> String {
    let bytes = BASE64_STANDARD.encode(bytes);
    format!("<script type=\"application/octet-stream\" data-name=\"{name}\">{bytes}</script>")
}

fn direction(language: &str) -> &'static str {
    let language = language.split('-').next().unwrap_or_default();
    if FROM_RIGHT.contains(&language) { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::{TEMPLATE, filled, page, person};
    use indexer::{Profile, Site};

    const EVIL: &str = "</script><script>alert(1)</script><!--{{script}}\"'>";

    fn hostile() -> Site {
        let text = EVIL.to_string();
        let profile = Profile {
            title: text.clone(),
            excerpt: text.clone(),
            href: format!("/{EVIL}"),
            ..Profile::default()
        };
        let (title, language) = (text.clone(), text);
        Site { title, language, profiles: vec![profile], ..Site::default() }
    }

    #[test]
    fn nothing_of_a_profile_becomes_markup() {
        let page = page(&hostile(), "run()", &[("a.wasm", EVIL.as_bytes())]);
        assert_eq!(page.matches("<script").count(), 2, "{page}");
        assert_eq!(page.matches("</script").count(), 2, "{page}");
        assert_eq!(page.matches("run()").count(), 1, "{page}");
        assert!(!page.contains("<!--") && !page.contains("alert(1)</"), "{page}");
    }

    #[test]
    fn an_address_is_of_the_web_or_below_the_page() {
        let href = |href: &str, address| {
            let profile = Profile { href: href.into(), title: "A".into(), ..Profile::default() };
            let line = person(&profile, address);
            line.split('"').nth(1).unwrap().to_string()
        };
        assert_eq!(href("/ada", "https://a.example/b/"), "https://a.example/b/ada");
        assert_eq!(href("/ada", ""), "./ada");
        assert_eq!(href("/javascript:alert(1)", ""), "./javascript:alert(1)");
        assert_eq!(href("//evil.example", ""), "./evil.example");
    }

    #[test]
    fn every_placeholder_is_filled_once() {
        let page = page(&Site::default(), "{{title}}", &[]);
        assert_eq!(page.matches("{{").count(), 1, "{page}");
        assert!(filled(TEMPLATE, &[]).contains("<title></title>"));
    }

    #[test]
    fn the_policy_names_the_script_that_is_there() {
        let page = page(&Site::default(), "abc", &[]);
        let sum = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert!(page.contains(&format!("script-src '{sum}' 'wasm-unsafe-eval'")), "{page}");
    }
}
