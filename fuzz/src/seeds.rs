//! Input that is as it should be, and words to break it with.

use engine::index::{DocId, Document, Field, Source, TermFreq, embed, extract, split, write};
use engine::text::tokenize;

/// What a query may hold.
pub(crate) const QUERY_WORDS: &[&str] = &[
    "\"", "tags:", "tag:", "-", " OR ", "'", "\u{301}", "ß", "日本", "🚀", "\u{202e}", "C++",
    ".NET", "\u{0}", "  ", "ſt", "İ",
];

/// What means something to YAML.
pub(crate) const YAML_WORDS: &[&str] = &[
    "---\n",
    "...\n",
    "\n",
    "\r\n",
    "\t",
    "  ",
    "- ",
    ": ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "<<: ",
    "!!binary ",
    "|\n",
    ">\n",
    "|2-\n",
    "\"",
    "'",
    "#",
    "%TAG ! x\n",
    "@",
    "`",
    "~",
    "\u{feff}",
    "\u{0}",
    "\\u12",
    "0x1F",
    "12:34",
    "99999999999999999999",
    "NO",
];

/// What means something in a person's file.
pub(crate) const PROFILE_WORDS: &[&str] = &[
    "---\n",
    "title: ",
    "date: ",
    "permalink: ",
    "categories: ",
    "tags: ",
    "slug: ",
    "excerpt: ",
    "published: false\n",
    ":year/:foo_",
    "2023-12-28 25:61",
    "{% if x %}",
    "{{ page.title }}",
    "{% include a %}",
    "{% raw %}",
    "&amp;",
    "&colon;",
    "&#x110000;",
    "Ã©",
    "üöÄ",
    "<!--",
    "<script>",
    "[a](",
    "](b)",
    "```\n",
    "|a|b|\n",
    "{: .x}",
    "\u{feff}",
    "é🚀\u{301}",
    "\r\n",
    "\u{0}",
];

/// What means something in a configuration.
pub(crate) const CONFIG_WORDS: &[&str] = &[
    "profile_search:\n",
    "  sources: [people]\n",
    "  facets: [tags]\n",
    "  output: ../x\n",
    "  fields: {title: name}\n",
    "  replace: {a: b}\n",
    "permalink: /:a/:b\n",
    "baseurl: /x\n",
    "defaults:\n",
    "collections: [people]\n",
    "timezone: Nowhere\n",
    "exclude: ['**']\n",
    "plugins: [jekyll-polyglot]\n",
    "languages: [en, de]\n",
    "markdown_ext: md\n",
    "~",
    "[",
    "{",
    ": ",
    "- ",
    "  ",
    "\n",
];

/// A person with words in every field.
fn person(title: &str, tags: &[&str]) -> Document {
    let about = "Built the first linker, and pushed for programs in words.";
    let fields = [(Field::Title, title), (Field::About, about), (Field::Tags, &tags.join(", "))];
    let tokens = fields
        .into_iter()
        .flat_map(|(field, text)| tokenize(text).into_iter().map(move |token| (field, token.term)));
    let mut terms: Vec<TermFreq> =
        tokens.map(|(field, term)| TermFreq { term, field, freq: 1 }).collect();
    terms.sort_by(|a, b| (a.field, &a.term).cmp(&(b.field, &b.term)));
    terms.dedup_by(|a, b| a.field == b.field && a.term == b.term);
    Document {
        url: format!("/{}/", title.len()),
        title: title.into(),
        about: about.into(),
        facets: vec![tags.iter().map(|tag| (*tag).to_string()).collect()],
        date: Some(19_000),
        terms,
        ..Document::default()
    }
}

/// The index of five people.
pub(crate) fn index() -> Vec<u8> {
    let people = [
        ("Grace Hopper", &["Compilers", "Navy"][..]),
        ("Åsa Öström", &[]),
        ("Kate O'Brien", &["C++", "日本"]),
        ("David Heinemeier Hansson", &["Ruby on Rails"]),
        ("Łukasz 🚀 Ng", &["Compilers"]),
    ];
    let documents = people.iter().map(|(title, tags)| person(title, tags)).collect();
    let source = Source {
        title: "People".into(),
        language: "en".into(),
        facets: vec!["tags".into()],
        documents,
        ..Source::default()
    };
    write(&source).expect("five people are not too many")
}

/// For the target `index`: a query and an index behind its checksum.
pub(crate) fn indexes() -> Vec<Vec<u8>> {
    let body = index().split_off(9);
    let queries: [&str; 4] = ["", "hopper", "grcae", "\"first linker\" tags:navy"];
    let len = |query: &str| u8::try_from(query.len()).unwrap_or(0);
    queries.map(|query| [&[len(query)], query.as_bytes(), &body].concat()).to_vec()
}

/// An index of which a part was put aside, with that part: `(index, rest)`.
pub(crate) fn in_two() -> (Vec<u8>, Vec<u8>) {
    let about = |n: u32| format!("Built linker {n}, and pushed for programs in words. ").repeat(16);
    let documents = (0..90u32).map(|n| {
        let mut document = person(&format!("Grace Hopper {n}"), &["Compilers"]);
        (document.excerpt, document.about) = ("Admiral".into(), about(n));
        document.similar = vec![DocId(n / 2)];
        document
    });
    let source = Source { documents: documents.collect(), ..Source::default() };
    let whole = write(&source).expect("ninety people fit an index");
    let split = split(&whole, |_| String::new()).expect("much is to be put aside");
    (split.index, extract(&split.rest).expect("a module with the rest").to_vec())
}

/// For the target `rest`.
pub(crate) fn rests() -> Vec<Vec<u8>> {
    vec![in_two().1.split_off(9)]
}

/// For the target `query`.
pub(crate) fn queries() -> Vec<Vec<u8>> {
    [
        "hopper grace",
        "\"the first\" -navy tags:C++",
        "W. Vogels OR dhh",
        "ÅSA öström",
        "gracehoper 日本語 🚀",
    ]
    .map(Into::into)
    .to_vec()
}

/// For the target `section`: a module with an index, and with other sections around it.
pub(crate) fn modules() -> Vec<Vec<u8>> {
    let mut plain = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
    embed(&mut plain, b"people");
    let mut other = plain.clone();
    other.extend(b"\0\x05\x04name\0\x0a\x04\x01\x02\0\x0b");
    vec![plain, other, b"\0asm\x01\0\0\0".to_vec()]
}

/// For the target `yaml`.
pub(crate) fn front_matters() -> Vec<Vec<u8>> {
    [
        "title: Ada\ntags:\n  - A\n  - 'B: c'\nabout: \"x\\n\\u00e9\"\ndate: 2023-12-28T00:00:00.000Z\n",
        "a: &x {b: [1, 2.5, ~, yes], c: !!str 3}\nd: *x\ne:\n  <<: *x\n  f: |\n    text\n    more\n  g: >-\n    folded\n",
        "? complex\n: value\n\"quoted key\": 'it''s'\nlist: [a, b: c, {d: e}]\n",
    ]
    .map(Into::into)
    .to_vec()
}

/// For the target `profile`.
pub(crate) fn profiles() -> Vec<Vec<u8>> {
    [
        "---\nlayout: post\ntitle: Grace Hopper\nexcerpt: Rear admiral\nabout: \"Built the first linker.\"\nlinkedin: https://linkedin.com/in/grace\n\
         type: Individual\ncategories:\n  - Software\ntags:\n  - Compilers\ndate: 2023-12-28T00:00:00.000Z\npublished: true\npermalink: grace-37nLE\n\
         ---\n🚀 **Versatile** text\n\n- a\n- [b](https://b.example)\n",
        "---\ntitle: Jos\u{c3}\u{a9} &colon; \u{2020}\nsocial:\n  - {name: github, url: 'https://github.com/x'}\n---\n# Head\n\n{% for x in site.y %}{{ x }}{% endfor %}\n<p>&eacute;</p>\n",
        "---\r\nname: \u{5e9}\u{5dc}\u{5d5}\u{5dd}\r\ntags: a, b\r\n---\r\n```\ncode\n```\n> quote\n",
    ]
    .map(Into::into)
    .to_vec()
}

/// For the target `config`.
pub(crate) fn configs() -> Vec<Vec<u8>> {
    [
        "title: People\ncollections:\n  people:\n    output: true\n    permalink: /:collection/:name/\n",
        "collections: [people]\nbaseurl: /x\nprofile_search:\n  sources: [{collection: people}]\n  facets: [tags, type]\n  mojibake: auto\n",
        "defaults:\n  - scope: {path: '', type: people}\n    values: {permalink: '/:title', type: Individual}\ncollections: {people: {output: true}}\n",
    ]
    .map(Into::into)
    .to_vec()
}
