//! Whatever a profile says, a card holds the expected elements and nothing else.

use engine::index::{Document, Link};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::page::{BASE, all, directory, draw, list, person};

/// What has broken other pages, and what is hard to read right.
const TEXTS: [&str; 24] = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</li></ul><h1>x",
    "{{constructor.constructor('alert(1)')()}}",
    "{name} {network}",
    "__proto__",
    "constructor",
    "&lt;b&gt; &#106;avascript:",
    "\u{202e}evil\u{202c}",
    "\u{0}\u{1}\u{1b}[31m",
    "a\nb\tc\r",
    "🧑‍🚀🏳️‍🌈",
    "e\u{301}\u{301}\u{301}\u{301}",
    "שלום العالم",
    "王小云",
    "-->",
    "]]>",
    "${alert(1)}",
    "%3Cscript%3E",
    "\u{feff}\u{200b}",
    "kafka",
    "",
];

const URLS: [&str; 20] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\u{1}javascript:alert(1)",
    " data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:https://people.example/1",
    "file:///etc/passwd",
    "//evil.example",
    "https:/\\evil.example",
    "https:\\\\evil.example",
    "https://a@evil.example/",
    "https://github.com:x@evil.example/",
    "&#106;avascript:alert(1)",
    "https://evil。example/",
    "https://xn--80ak6aa92e.com/",
    "https://github.com/ada",
    "http://[::1]/",
    "mailto:ada@people.example",
    "https://",
];

/// Elements that a card may have.
const ELEMENTS: [&str; 12] =
    ["a", "bdi", "button", "h3", "img", "li", "mark", "p", "path", "span", "svg", "ul"];

/// Numbers that look thrown, the same in every run: xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).unwrap_or(0)
    }

    fn text(&mut self) -> String {
        (0..self.below(4)).map(|_| TEXTS[self.below(TEXTS.len())]).collect()
    }

    fn url(&mut self) -> String {
        URLS[self.below(URLS.len())].into()
    }

    fn values(&mut self) -> Vec<String> {
        (0..self.below(9)).map(|_| self.text()).collect()
    }

    fn profile(&mut self) -> Document {
        let networks = ["linkedin", "github", "website", "blog", "x", "__proto__", "<b>"];
        let links = (0..self.below(5))
            .map(|_| Link { network: networks[self.below(7)].into(), url: self.url() });
        Document {
            links: links.collect(),
            url: format!("/{}", self.url()),
            excerpt: self.text(),
            about: self.text(),
            image: self.url(),
            language: self.text(),
            facets: vec![self.values(), self.values(), self.values()],
            ..person(&format!("{}{}", self.text(), self.below(1000)))
        }
    }
}

#[wasm_bindgen_test]
fn x_1_any_text_makes_only_the_expected_elements() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for _ in 0..40 {
        let people = directory((0..10).map(|_| dice.profile()).collect());
        let list = list();
        for query in ["", "kafka", "script", "<img", "evil alert"] {
            draw(&list, &people, query);
            all(&list, "*").iter().for_each(check);
        }
        assert_eq!(
            all(&list, "*").iter().filter(|element| element.tag_name() == "SCRIPT").count(),
            0
        );
        list.remove();
    }
}

#[track_caller]
fn check(element: &Element) {
    let name = element.tag_name().to_lowercase();
    assert!(ELEMENTS.contains(&name.as_str()), "{name}");
    for attribute in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        assert!(!attribute.starts_with("on"), "{attribute}");
        let value = element.get_attribute(&attribute).unwrap_or_default();
        if attribute == "href" || attribute == "src" {
            check_address(&value, element);
        }
    }
}

#[track_caller]
fn check_address(address: &str, element: &Element) {
    let url = web_sys::Url::new(address).expect("absolute");
    assert!(["http:", "https:", "mailto:"].contains(&url.protocol().as_str()), "{address}");
    assert_eq!(url.username() + &url.password(), "", "{address}");
    let part = element.get_attribute("part").unwrap_or_default();
    if part != "card-social" {
        assert!(address.starts_with("https://people.example/"), "{address} is not below {BASE}");
    }
}

#[wasm_bindgen_test]
fn x_6_only_good_addresses_become_links() {
    let links = URLS.map(|url| Link { network: "website".into(), url: url.into() }).to_vec();
    let list = list();
    draw(&list, &directory(vec![Document { links, ..person("Ada") }]), "");
    let shown: Vec<_> = all(&list, "[part=card-social]")
        .iter()
        .filter_map(|link| link.get_attribute("href"))
        .collect();
    let expected = [
        "https://evil.example/",
        "https://xn--80ak6aa92e.com/",
        "https://github.com/ada",
        "http://[::1]/",
        "mailto:ada@people.example",
    ];
    assert_eq!(shown, expected);
}
