//! Sites of our own, and what Jekyll 4.3.1 made of them.
//!
//! A site is one file, `own/sites/NAME.site`: first what it shows and how it is read (`show_drafts: true`,
//! `flavor: github-pages`), then its files, each below a line `=== PATH`. Behind a path, `[crlf]`, `[open]`
//! (no last line break), `[bom]` and `[latin1]` say how it is written; `=== PATH -> TARGET` is a link. `␉` is
//! a tab. What Jekyll made of them lies in `own/jekyll-4.3.1.json`, which `own/record.rb` writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use indexer::jekyll::{self, Flavor};
use indexer::{Diagnostic, Options, Profile};
use serde_json::Value as Json;

use crate::recording::{Mismatch, Recording};
use crate::words;

/// The moment of recording.
const NOW: i64 = 1_718_452_800;

#[test]
fn jekyll_agrees_on_sites_of_our_own() {
    check_all(&folder());
}

/// `JEKYLL_SITES` names a folder that `own/wander.rb` filled.
#[test]
fn jekyll_agrees_on_wandered_sites() {
    if let Some(folder) = std::env::var_os("JEKYLL_SITES") {
        check_all(Path::new(&folder));
    }
}

fn check_all(folder: &Path) {
    let answers = fs::read(folder.join("jekyll-4.3.1.json")).unwrap();
    let answers: BTreeMap<String, Json> = serde_json::from_slice(&answers).unwrap();
    let mut found = Vec::new();
    let mut compared = BTreeMap::new();
    for (name, made) in answers {
        let recipe = Recipe::read(&folder.join(format!("sites/{name}.site")));
        found.extend(check(&name, &recipe, made, &mut compared));
    }
    crate::report("jekyll-4.3.1", &found, &compared);
}

#[test]
fn bodies_have_the_words_that_jekyll_shows() {
    let (mut compared, mut different) = (0, Vec::new());
    let is_wanted = |recipe: &Recipe| recipe.setting("compare") == Some("text");
    for_each_profile("words", true, is_wanted, |name, profile, json, advice| {
        if let Some(content) = json["content"].as_str() {
            let told: Vec<&str> = advice.iter().map(|one| one.message.as_str()).collect();
            let (ours, shown) =
                (words::of(&profile.body).join(" "), words::shown(content).join(" "));
            if ours != shown {
                different.push(format!("{name} {} {told:?}\n{ours}\n{shown}", profile.path));
            }
            compared += 1;
        }
    });
    assert!(different.is_empty(), "ours, Jekyll's:\n{}", different.join("\n"));
    assert!(compared >= 25, "{compared}");
}

#[test]
fn titles_have_the_words_of_headings() {
    let mut compared = 0;
    let is_wanted = |recipe: &Recipe| recipe.text.contains("\nprofile_search:");
    for_each_profile("titles", false, is_wanted, |name, profile, json, _| {
        if let Some(title) = json["title"].as_str().filter(|title| !title.is_empty()) {
            assert_eq!(words::of(&profile.title), words::shown(title), "{name} {}", profile.path);
            compared += 1;
        }
    });
    assert!(compared >= 25, "{compared}");
}

/// Reads each site that is wanted: its profiles, what Jekyll made of the same file, and what is said about it.
fn for_each_profile(
    copies: &str,
    all_documents: bool,
    is_wanted: impl Fn(&Recipe) -> bool,
    mut check: impl FnMut(&str, &Profile, &Json, &[&Diagnostic]),
) {
    let answers = fs::read(folder().join("jekyll-4.3.1.json")).unwrap();
    let answers: BTreeMap<String, Json> = serde_json::from_slice(&answers).unwrap();
    for (name, made) in answers {
        let recipe = Recipe::read(&folder().join(format!("sites/{name}.site")));
        if !is_wanted(&recipe) {
            continue;
        }
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{copies}-{name}"));
        let _ = fs::remove_dir_all(&root);
        recipe.write(&root);
        let options = Options { all_documents, ..recipe.options(&root) };
        let site = indexer::read_site(&root, &options, &mut |_| {}).unwrap();
        for profile in &site.profiles {
            let mut documents = made["documents"].as_array().into_iter().flatten();
            let json = documents.find(|document| document["path"] == *profile.path).unwrap();
            let advice: Vec<&Diagnostic> =
                site.advice.iter().filter(|one| one.path == profile.path).collect();
            check(&name, profile, json, &advice);
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/own")
}

fn check(
    name: &str,
    recipe: &Recipe,
    made: Json,
    compared: &mut BTreeMap<&'static str, usize>,
) -> Vec<Mismatch> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("own-{name}"));
    let _ = fs::remove_dir_all(&root);
    recipe.write(&root);
    let site = jekyll::read(&root, &recipe.options(&root), &mut |_| {});
    crate::judge(name, &Recording::of(made, recipe.setting("language")), site, compared)
}

/// When each file was last changed: 2022-03-04T05:06:07Z.
const CHANGED: u64 = 1_646_370_367;

/// A `.site` file taken apart.
struct Recipe {
    text: String,
}

impl Recipe {
    fn read(path: &Path) -> Self {
        Self { text: fs::read_to_string(path).unwrap() }
    }

    fn head(&self) -> &str {
        self.text.split("\n=== ").next().unwrap_or_default()
    }

    fn setting(&self, key: &str) -> Option<&str> {
        let mut lines = self.head().lines();
        lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }

    /// GitHub Pages is what Jekyll 4 makes with its plugins: sites keep off what Jekyll 3 does otherwise.
    fn flavor(&self) -> Flavor {
        match self.setting("flavor") {
            Some("github-pages") => Flavor::GithubPages,
            _ => Flavor::Jekyll4,
        }
    }

    fn options(&self, root: &Path) -> Options {
        let is_on = |key| self.setting(key).map(|value| value == "true");
        let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/recorded.yml");
        let config = match self.setting("config") {
            Some(files) => files.split_whitespace().map(|file| root.join(file)).collect(),
            None => vec![root.join("_config.yml")],
        };
        Options {
            config: [vec![recorded], config].concat(),
            drafts: is_on("show_drafts") == Some(true),
            unpublished: is_on("unpublished") == Some(true),
            future: is_on("future"),
            now: Some(NOW),
            flavor: Some(self.flavor()),
            language: self.setting("language").map(str::to_string),
            ..Options::default()
        }
    }

    fn write(&self, root: &Path) {
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(CHANGED);
        for file in self.text.split("\n=== ").skip(1) {
            let (head, text) = file.split_once('\n').unwrap_or((file, ""));
            if let Some((link, target)) = head.split_once(" -> ") {
                super::recording::link_to(target, &below(root, link));
                continue;
            }
            let (path, flags) = head.split_once(" [").unwrap_or((head, ""));
            // The split took the line break that ends all but the last file.
            let text = if text.is_empty() {
                String::new()
            } else {
                format!("{}\n", text.trim_end_matches('\n'))
            };
            let full = below(root, path);
            fs::write(&full, bytes(&text, flags)).unwrap();
            fs::File::options().write(true).open(full).unwrap().set_modified(changed).unwrap();
        }
    }
}

fn below(root: &Path, path: &str) -> PathBuf {
    let full = root.join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    full
}

fn bytes(text: &str, flags: &str) -> Vec<u8> {
    let has = |flag| flags.contains(flag);
    let text = if has("open") { text.trim_end_matches('\n') } else { text };
    let text = text.replace('␉', "\t");
    let text = if has("crlf") { text.replace('\n', "\r\n") } else { text };
    if has("latin1") {
        return text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    }
    let mark = if has("bom") { "\u{feff}" } else { "" };
    format!("{mark}{text}").into_bytes()
}
