//! Whole sites: who is found, what is said about them, and that the bytes are the same every time.
//!
//! The sites lie in `demo` and `tests/sites`, and beside the project in `../shared`, which is not part of
//! it; without that a test says so and passes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use indexer::{Options, Profile, Site, index, read_site};
use serde_json::Value;

#[test]
fn the_spotlight_site_is_as_jekyll_makes_it() {
    let Some(folder) = shared("corpora/spotlight") else { return };
    let site = read(&folder);
    let documents = recorded(&folder);
    assert_eq!((site.profiles.len(), documents.len()), (82, 82));
    for profile in &site.profiles {
        let data = &documents[&profile.path]["data"];
        assert_eq!(profile.url, documents[&profile.path]["url"]);
        assert_eq!(profile.title, data["title"]);
        assert_eq!(profile.categories, each_once(&data["categories"]));
        assert_eq!(profile.tags, each_once(&data["tags"]));
    }
}

#[test]
fn no_reference_is_left_in_any_text() {
    let Some(folder) = shared("corpora/spotlight") else { return };
    for profile in read(&folder).profiles {
        let all = format!("{profile:?}");
        for reference in ["&newline;", "&hash;", "&colon;", "&amp;", "&quot;"] {
            assert!(!all.contains(reference), "{reference} in {}", profile.path);
        }
    }
}

#[test]
fn bodies_have_the_words_that_jekyll_shows() {
    let mut tried = 0;
    for corpus in ["spotlight", "18f", "djangocon-2019", "djangocon-2021"] {
        let Some(folder) = shared(&format!("corpora/{corpus}")) else { return };
        let documents = recorded(&folder);
        let (mut same, mut all) = (0, 0);
        for profile in read(&folder).profiles {
            let shown =
                words(&without_tags(documents[&profile.path]["content"].as_str().unwrap_or("")));
            let ours = words(&profile.body);
            same +=
                shown.iter().map(|(word, n)| n.min(ours.get(word).unwrap_or(&0))).sum::<usize>();
            all += shown.values().sum::<usize>();
            tried += 1;
        }
        println!("{corpus}: {same} of {all} words");
        assert!(same * 1000 >= all * 995, "{corpus}: {same} of {all}");
    }
    assert!(tried > 400);
}

#[test]
fn all_documents_are_those_that_jekyll_writes() {
    for corpus in ["spotlight", "18f", "djangocon-2019", "djangocon-2021"] {
        let Some(folder) = shared(&format!("corpora/{corpus}")) else { return };
        let options = Options { all_documents: true, ..Options::default() };
        let site = read_site(&folder, &options, &mut |_| {}).unwrap();
        // The corpora hold people, not every post; of files with one address the last is written.
        let is_here = |path: &String| folder.join(path).is_file();
        let written = recorded(&folder).into_iter().filter(|(path, _)| is_here(path));
        let written: BTreeMap<_, _> =
            written.filter(|(_, document)| document["write"] == true).collect();
        let addresses: BTreeSet<&str> =
            written.values().filter_map(|document| document["dest"].as_str()).collect();
        assert_eq!(site.profiles.len(), addresses.len(), "{corpus}");
        for profile in &site.profiles {
            let document = &written[&profile.path];
            assert_eq!(profile.url, document["url"], "{}", profile.path);
            let title = &document["data"]["title"];
            assert!(title.is_null() || profile.title == *title, "{}: {title}", profile.path);
        }
    }
}

#[test]
fn people_of_other_sites_are_found_by_name() {
    for (corpus, n, source, path, title) in [
        ("18f", 271, "`authors`", "_authors/zaccohn.md", "Zac Cohn"),
        ("djangocon-2019", 45, "`presenters`", "_presenters/pablo-garcia.md", "Pablo García"),
        ("djangocon-2021", 42, "`presenters`", "_presenters/cory-zue.md", "Cory Zue"),
    ] {
        let Some(folder) = shared(&format!("corpora/{corpus}")) else { return };
        let site = read(&folder);
        assert_eq!(site.profiles.len(), n, "{corpus}");
        assert!(site.sources[0].ends_with(source), "{:?}", site.sources);
        assert_eq!(person(&site, path).title, title);
    }
}

#[test]
fn the_first_profile_ever_comes_out_right() {
    let Some(seed) = shared("corpora/seed") else { return };
    let text = fs::read_dir(seed).unwrap().next().unwrap().unwrap().path();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("_posts")).unwrap();
    fs::copy(text, folder.path().join("_posts/2023-12-28-werner-vogels.md")).unwrap();
    fs::write(folder.path().join("_config.yml"), "title: Seed\n").unwrap();
    let site = read(folder.path());
    let body = &site.profiles[0].body;
    for emoji in ["🚀 Versatile", "👨‍💻 Multi", "🔍 Interest", "🌐 Philosophy", "❗ Principles"]
    {
        assert!(body.contains(emoji), "{emoji} in {body}");
    }
    assert_eq!(site.repairs.len(), 5);
    assert_eq!(site.repairs[0].line, 29);
}

#[test]
fn the_same_people_are_the_same_bytes() {
    let demo = project().join("demo");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("another name");
    copy_folder(&demo, &copy);
    let bytes = index(&read(&demo)).unwrap();
    assert_eq!(index(&read(&demo)).unwrap(), bytes);
    assert_eq!(index(&read(&copy)).unwrap(), bytes);
}

#[test]
fn faults_of_a_site_are_told_and_survived() {
    let site = read(&project().join("tests/sites/broken"));
    assert_eq!(person(&site, "_people/good.md").title, "Wanda Good");
    assert!(site.profiles.iter().all(|profile| profile.path != "_people/unpublished.md"));
    let emoji = person(&site, "_people/mac-roman-emoji.md");
    assert!(emoji.body.contains('🚀') && site.repairs.len() == 2);
    let listed = person(&site, "_people/list-as-text.md");
    assert_eq!(listed.tags.len(), 2);
    let told = |path: &str| site.diagnostics.iter().any(|fault| fault.path == path);
    for path in
        ["unclosed-quote", "date-is-a-word", "latin-1", "map-as-tags", "no-title", "same-address-1"]
    {
        assert!(told(&format!("_people/{path}.md")), "{path}");
    }
}

#[test]
fn no_unsafe_address_becomes_a_link() {
    let site = read(&project().join("tests/sites/hostile"));
    for n in 0..10 {
        assert_eq!(person(&site, &format!("_people/link-{n}.md")).links, []);
    }
    assert_eq!(person(&site, "_people/good-link.md").links.len(), 1);
    let networks = person(&site, "_people/look-alike.md").links.iter().map(|link| link.0.as_str());
    assert!(networks.into_iter().all(|network| network == "website"));
    assert!(person(&site, "_people/markup.md").title.starts_with("<img"));
}

#[test]
fn a_site_without_anybody_says_so() {
    let site = read(&project().join("tests/sites/empty"));
    assert_eq!(site.profiles, []);
    assert!(index(&site).is_ok());
    let folder = tempfile::tempdir().unwrap();
    let faults = read_site(folder.path(), &Options::default(), &mut |_| {}).unwrap_err();
    assert!(faults.iter().any(|fault| !fault.hint.is_empty()));
}

#[test]
fn a_file_whose_front_matter_is_lost_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("_people")).unwrap();
    let config = "collections: {people: {output: true}}\n";
    fs::write(folder.path().join("_config.yml"), config).unwrap();
    for (name, text) in [("ann", "title: Ann: the weaver"), ("bob", "title: Bob")] {
        let path = folder.path().join(format!("_people/{name}.md"));
        fs::write(path, format!("---\n{text}\n---\n")).unwrap();
    }
    let site = read(folder.path());
    let told = |list: &[indexer::Diagnostic], path: &str| {
        list.iter().filter(|one| one.path == path).count()
    };
    assert_eq!(told(&site.diagnostics, "_people/ann.md"), 1);
    assert_eq!(told(&site.advice, "_people/ann.md"), 0);
    assert!(told(&site.advice, "_people/bob.md") > 0);
}

#[track_caller]
fn read(folder: &Path) -> Site {
    read_site(folder, &Options::default(), &mut |_| {}).unwrap()
}

#[track_caller]
fn person<'a>(site: &'a Site, path: &str) -> &'a Profile {
    site.profiles.iter().find(|profile| profile.path == path).expect(path)
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder beside the project; says so if it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = project().join("../shared").join(name);
    if !folder.is_dir() {
        println!("passed without a look: there is no {}", folder.display());
        return None;
    }
    Some(folder)
}

/// The documents that Jekyll made of a site, by path.
fn recorded(folder: &Path) -> BTreeMap<String, Value> {
    let lines = fs::read_to_string(folder.join("jekyll.jsonl")).unwrap();
    let documents = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let documents = documents.filter(|document| document["kind"] == "document");
    documents.map(|document| (document["path"].as_str().unwrap().to_string(), document)).collect()
}

/// The texts of a list, each once: a card shows no tag twice.
fn each_once(list: &Value) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in list.as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !texts.iter().any(|other| other == text) {
            texts.push(text.to_string());
        }
    }
    texts
}

/// How often each word stands in a text.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// Rendered HTML as text, by the simplest means: what Jekyll writes is well-formed.
fn without_tags(html: &str) -> String {
    let mut out = String::new();
    for (n, piece) in html.split('<').enumerate() {
        out.push_str(if n == 0 {
            piece
        } else {
            piece.split_once('>').map_or("", |(_, text)| text)
        });
        out.push(' ');
    }
    let references =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " ")];
    let own = [("&newline;", " "), ("&hash;", "#"), ("&colon;", ":")];
    references.iter().chain(&own).fold(out, |text, (from, to)| text.replace(from, to))
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(path, target).unwrap();
        }
    }
}
