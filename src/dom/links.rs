//! The links of a person: named for where they lead, not for where they say.

use super::icons::icon;
use super::look::Look;
use super::page::{Element, create};
use super::strings::Key;
use super::text::{element, set_all};
use crate::address::{self, Network, Url};
use crate::person::Person;

/// The list of links, or nothing where no link is fit to be shown.
pub(super) fn links(person: &Person, look: &Look) -> Option<Element> {
    let list = element("ul", "card-links");
    list.set("role", "list");
    list.set("aria-label", &look.strings.get(Key::LinksFor, &[("name", person.title)]));
    for kept in &person.links {
        if let Some(url) = address::link(&kept.url) {
            let item = create("li");
            item.append(&link(person.title, &kept.network, &url, look));
            list.append(&item);
        }
    }
    (list.child_count() > 0).then_some(list)
}

fn link(name: &str, field: &str, url: &Url, look: &Look) -> Element {
    let label = Label::of(name, field, url, look);
    let link = element("a", "card-social");
    let mut accessible = label.accessible;
    if !look.link_target.is_empty() {
        link.set("target", &look.link_target);
    }
    if look.link_target == "_blank" {
        push_aside(&mut accessible, &look.strings.get(Key::NewTab, &[]));
    }
    set_all(
        &link,
        &[
            ("href", &url.href()),
            ("rel", "noopener noreferrer external"),
            ("data-network", label.icon),
            ("aria-label", &accessible),
        ],
    );
    link.append(&icon(label.icon));
    let text = element("span", "card-social-text");
    text.set_text(&label.visible);
    link.append(&text);
    link
}

/// What a link is called. The accessible name holds the visible text (WCAG 2.5.3).
struct Label {
    icon: &'static str,
    visible: String,
    accessible: String,
}

impl Label {
    fn of(name: &str, field: &str, url: &Url, look: &Look) -> Self {
        let word = |key| look.strings.get(key, &[]);
        let of_person = |key| look.strings.get(key, &[("name", name)]);
        match address::network(field, url) {
            Network::Known { key, name: network, .. } => {
                let accessible =
                    look.strings.get(Key::OnNetwork, &[("name", name), ("network", network)]);
                Self { icon: key, visible: network.into(), accessible }
            }
            Network::Spread { key, name: network } => {
                let mut network = String::from(network);
                push_aside(&mut network, &url.hostname());
                let accessible =
                    look.strings.get(Key::OnNetwork, &[("name", name), ("network", &network)]);
                Self { icon: key, visible: network, accessible }
            }
            Network::Website => Self {
                icon: "website",
                visible: word(Key::Website),
                accessible: of_person(Key::WebsiteOf),
            },
            Network::Blog => {
                Self { icon: "blog", visible: word(Key::Blog), accessible: of_person(Key::BlogOf) }
            }
            Network::Mail => {
                Self { icon: "mail", visible: word(Key::Mail), accessible: of_person(Key::MailTo) }
            }
            Network::Elsewhere => {
                let host = url.hostname();
                let mut accessible = of_person(Key::WebsiteOf);
                // Not in brackets: what stands in them may be left out of a name.
                accessible.push_str(", ");
                accessible.push_str(&host);
                Self { icon: "website", visible: host, accessible }
            }
        }
    }
}

/// Adds ` (aside)`.
fn push_aside(text: &mut String, aside: &str) {
    text.push_str(" (");
    text.push_str(aside);
    text.push(')');
}
