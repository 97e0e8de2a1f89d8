//! Whatever bytes a file holds: reading ends, and the file is a document, or named among what was passed
//! over or is wrong.

use indexer::Options;
use indexer::jekyll::Site;

use crate::scratch::Scratch;

/// Pieces that mean something to YAML, Jekyll or the reader of dates.
const PIECES: [&str; 44] = [
    "---\n",
    "...\n",
    "---",
    "\n",
    "\r\n",
    "\t",
    " ",
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
    "\"",
    "'",
    "#",
    "%TAG ! x\n",
    "@",
    "`",
    "~",
    "title: ",
    "date: ",
    "permalink: ",
    "categories: ",
    "tags: ",
    "slug: ",
    "excerpt: ",
    ":year/:foo_",
    "2023-12-28 25:61",
    "99999999999999999999",
    "NO",
    "\u{feff}",
    "\u{0}",
    "{% if x %}",
    "é🚀\u{301}",
];

#[test]
fn any_pieces_in_a_file_end_well() {
    let mut random = Random(0x5eed);
    for _ in 0..40 {
        let files: Vec<Vec<u8>> = (0..50).map(|_| random.pieces()).collect();
        check(&files, "---\n");
        check(&files, "");
    }
}

#[test]
fn any_bytes_in_a_file_end_well() {
    let mut random = Random(0xb17e5);
    for _ in 0..20 {
        let files: Vec<Vec<u8>> = (0..50).map(|_| random.bytes()).collect();
        check(&files, "---\n");
    }
}

#[test]
fn any_pieces_as_configuration_end_well() {
    let mut random = Random(0xc0f);
    for _ in 0..300 {
        let config =
            [b"collections: {people: {output: true}}\n".to_vec(), random.pieces()].concat();
        let site = Scratch::of_bytes(&[("_config.yml", &config), ("_people/a.md", b"---\n---\n")]);
        match site.try_read(&Options::default()) {
            Ok(read) => assert!(is_told(&read, "_people/a.md")),
            Err(faults) => assert_eq!(faults[0].path, "_config.yml"),
        }
    }
}

#[test]
fn settings_of_the_wrong_type_end_well() {
    for key in [
        "collections",
        "defaults",
        "permalink",
        "markdown_ext",
        "timezone",
        "encoding",
        "source",
        "collections_dir",
        "data_dir",
        "limit_posts",
        "time",
        "include",
        "exclude",
    ] {
        for value in
            ["~", "42", "-1", "{a: 1}", "[a, [b], {c: d}]", "\"\"", "2023-12-28", "../..", "\"[\""]
        {
            let config = format!("{key}: {value}\n");
            let site = Scratch::new(&[
                ("_config.yml", &config),
                ("a.md", "---\n---\n"),
                ("_posts/2020-01-01-a.md", "---\n---\n"),
            ]);
            if let Err(faults) = site.try_read(&Options::default()) {
                assert!(!faults.is_empty(), "{config}");
            }
        }
    }
}

fn check(files: &[Vec<u8>], before: &str) {
    let files: Vec<Vec<u8>> =
        files.iter().map(|bytes| [before.as_bytes(), bytes].concat()).collect();
    let paths: Vec<String> = (0..files.len())
        .map(|i| {
            [format!("_people/p{i}.md"), format!("_posts/2020-01-01-p{i}.md"), format!("p{i}.html")]
                [i % 3]
                .clone()
        })
        .collect();
    let mut listed: Vec<(&str, &[u8])> =
        paths.iter().map(String::as_str).zip(files.iter().map(Vec::as_slice)).collect();
    listed.push(("_config.yml", b"collections: {people: {output: true}}\n"));
    let read = Scratch::of_bytes(&listed).read(&Options::default());
    for (path, bytes) in paths.iter().zip(&files) {
        // A page without front matter is a static file, of which nobody expects a word.
        let is_static = path.starts_with('p') && !bytes.starts_with(b"---");
        assert!(is_static || is_told(&read, path), "{path}: {:?}", String::from_utf8_lossy(bytes));
        for fault in read.diagnostics.iter().filter(|fault| fault.path == *path) {
            assert!(
                !fault.to_string().is_empty()
                    && fault.at.is_none_or(|(line, column)| line > 0 && column > 0)
            );
        }
    }
}

fn is_told(site: &Site, path: &str) -> bool {
    let is_document = site
        .documents
        .iter()
        .any(|document| document.path == path && document.href.starts_with('/'));
    let is_static = path.starts_with('p');
    is_document
        || is_static
        || site.skipped.iter().any(|skipped| skipped.path == path)
        || site.diagnostics.iter().any(|fault| fault.path == path)
}

/// A generator whose run can be repeated: xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end
    }

    fn pieces(&mut self) -> Vec<u8> {
        let count = self.below(30);
        (0..count)
            .flat_map(|_| PIECES[self.below(PIECES.len())].bytes().collect::<Vec<_>>())
            .collect()
    }

    fn bytes(&mut self) -> Vec<u8> {
        let count = self.below(200);
        (0..count).map(|_| u8::try_from(self.below(256)).unwrap()).collect()
    }
}
