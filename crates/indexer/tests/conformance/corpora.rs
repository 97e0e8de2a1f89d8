//! Four real sites, as Jekyll 4.3 built them: every document it wrote, with its address and its labels.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use indexer::Options;
use indexer::jekyll::{self, Document, DocumentKind, Site};
use serde_json::{Value as Json, json};

#[test]
fn spotlight_is_as_jekyll_builds_it() {
    check("spotlight");
}

#[test]
fn djangocon_2019_is_as_jekyll_builds_it() {
    check("djangocon-2019");
}

#[test]
fn djangocon_2021_is_as_jekyll_builds_it() {
    check("djangocon-2021");
}

#[test]
fn the_18f_site_is_as_jekyll_builds_it() {
    check("18f");
}

fn check(name: &str) {
    let Some(folder) = crate::shared(&format!("corpora/{name}")) else { return };
    let recorded = fs::read_to_string(folder.join("jekyll.jsonl")).unwrap();
    let recorded: Vec<Json> =
        recorded.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let site = read(&folder);
    let mut ours: BTreeMap<&str, &Document> =
        site.documents.iter().map(|document| (document.path.as_str(), document)).collect();
    let mut faults = Vec::new();
    let mut compared = 0;
    for json in recorded.iter().filter(|json| is_read(&folder, json)) {
        let path = json["path"].as_str().unwrap();
        compared += 1;
        match ours.remove(path) {
            Some(document) => differences(document, json, &mut faults),
            None => faults.push(format!("{path} is not there")),
        }
    }
    let extra =
        ours.values().filter(|document| document.kind != DocumentKind::Page && document.written);
    faults.extend(extra.map(|document| format!("{} should not be there", document.path)));
    println!("{name}: {compared} documents");
    assert!(
        faults.is_empty() && compared > 0,
        "{name}, {} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn read(folder: &Path) -> Site {
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/recorded.yml");
    let own = folder.join("_config.yml");
    let config = [recorded].into_iter().chain(own.exists().then_some(own)).collect();
    let options = Options { config, flavor: Some(jekyll::Flavor::Jekyll4), ..Options::default() };
    jekyll::read(folder, &options, &mut |_| {}).unwrap()
}

/// The recordings also hold what plugins made, and files that were not kept beside them.
fn is_read(folder: &Path, json: &Json) -> bool {
    json["path"].as_str().is_some_and(|path| folder.join(path).is_file())
}

fn differences(document: &Document, json: &Json, faults: &mut Vec<String>) {
    let mut check = |field: &str, expected: &Json, found: Json| {
        if *expected != found {
            faults
                .push(format!("{} {field}: Jekyll has {expected}, we have {found}", document.path));
        }
    };
    check("url", &json["url"], json!(document.url));
    if json["dest"].is_string() {
        check("dest", &json["dest"], json!(format!("/{}", document.dest)));
    }
    if document.kind == DocumentKind::Page {
        return;
    }
    check("written", &json["write"], json!(document.written || document.overwritten_by.is_some()));
    let texts = |values: &[indexer::yaml::Value]| {
        json!(values.iter().map(indexer::yaml::Value::ruby_text).collect::<Vec<_>>())
    };
    check(
        "title",
        &json["data"]["title"],
        json!(document.title.as_ref().map(indexer::yaml::Value::ruby_text)),
    );
    check("categories", &json["data"]["categories"], texts(&document.categories));
    check("tags", &json["data"]["tags"], texts(&document.tags));
    // What has no date was dated by the moment of recording.
    match &document.date {
        Some(date) => check("date", &json["date"], json!(date.iso)),
        None => check("kind", &json!(document.kind == DocumentKind::Post), json!(false)),
    }
}
