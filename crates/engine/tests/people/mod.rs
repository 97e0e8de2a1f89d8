//! Twelve people for tests, and the index of any such.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]

use engine::index::{Alias, AliasKind, Document, Field, Link, Source, TermFreq, write};
use engine::text::tokenize;
use std::collections::BTreeMap;

/// A person, as short as can be.
#[derive(Clone, Copy, Default, Debug)]
pub struct Person {
    pub title: &'static str,
    pub excerpt: &'static str,
    pub about: &'static str,
    pub tags: &'static [&'static str],
    pub kind: &'static str,
    pub date: Option<i32>,
    pub body: &'static str,
}

impl Person {
    /// Her page.
    pub fn url(&self) -> String {
        format!("/{}/", self.title.to_lowercase().replace(' ', "-"))
    }

    /// Her document, analyzed without stop words or languages.
    pub fn document(&self) -> Document {
        let mut terms = BTreeMap::<(Field, String), u32>::new();
        let tags = self.tags.join(", ");
        let fields = [
            (Field::Title, self.title),
            (Field::Tags, &tags),
            (Field::Type, self.kind),
            (Field::Excerpt, self.excerpt),
            (Field::About, self.about),
            (Field::Body, self.body),
        ];
        for (field, text) in fields {
            for token in tokenize(text) {
                *terms.entry((field, token.term)).or_default() += 1;
            }
        }
        Document {
            url: self.url(),
            title: self.title.into(),
            excerpt: self.excerpt.into(),
            about: self.about.into(),
            date: self.date,
            links: vec![Link {
                network: "github".into(),
                url: format!("https://github.com{}", self.url()),
            }],
            facets: vec![self.tags.iter().map(|&tag| tag.into()).collect(), vec![self.kind.into()]],
            sort_title: self.title.rsplit(' ').next().unwrap_or_default().to_lowercase(),
            terms: terms
                .into_iter()
                .map(|((field, term), freq)| TermFreq { term, field, freq })
                .collect(),
            ..Document::default()
        }
    }
}

/// The source of an index.
pub fn source_of(people: &[Person]) -> Source {
    Source {
        title: "People".into(),
        language: "en".into(),
        facets: vec!["tags".into(), "type".into()],
        documents: people.iter().map(Person::document).collect(),
        families: vec![vec!["compiler".into(), "compilers".into()]],
        stems: "aeiouy 0 0\n0 1 ing er ers s".into(),
        aliases: vec![Alias { from: "bob".into(), to: "robert".into(), kind: AliasKind::Nickname }],
        stop_words: vec!["the".into()],
    }
}

/// The bytes of an index.
pub fn index_of(people: &[Person]) -> Vec<u8> {
    write(&source_of(people)).unwrap()
}

/// Twelve, each with a reason.
pub fn twelve() -> Vec<Person> {
    let person = |title, excerpt, about, tags, body| Person {
        title,
        excerpt,
        about,
        tags,
        kind: "Individual",
        date: Some(19_000),
        body,
    };
    vec![
        person(
            "Grace Hopper",
            "Rear admiral",
            "Built the first linker.",
            &["Compilers", "Navy"],
            "Her first compiler spoke in words.",
        ),
        person(
            "Jean Bartik",
            "Programmer",
            "Worked before Hopper did.",
            &["ENIAC"],
            "A program of pulses.",
        ),
        person("David Heinemeier Hansson", "Maker of Rails", "", &["Ruby", "Web"], ""),
        person(
            "José Valim",
            "Elixir",
            "A language for many at once.",
            &["Elixir", "Compilers"],
            "Fault tolerance.",
        ),
        person("Kate O'Brien", "Speaker", "", &[], ""),
        person(
            "Robert Kahn",
            "Networks",
            "Packets between networks.",
            &["Internet"],
            "With Vint Cerf.",
        ),
        person(
            "Werner Vogels",
            "Chief Technology Officer",
            "Everything fails all the time.",
            &["Distributed Systems", "AWS"],
            "At Amazon.",
        ),
        person("Will May", "Writer", "", &["Books"], "Nothing more is known."),
        person("Åsa Öström", "Researcher", "Studies how people search.", &["HCI"], ""),
        person("Lynn Conway", "Chips", "Very large chips, by many hands.", &["VLSI"], ""),
        Person { title: "Anne Elk", kind: "", ..Person::default() },
        Person {
            title: "Open Data Institute",
            kind: "Company",
            tags: &["Data"],
            ..Person::default()
        },
    ]
}
