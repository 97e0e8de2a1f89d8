//! Collections of people → sites, as if they had been read from Jekyll.

use std::fs;
use std::path::Path;

use indexer::{Profile, Site};
use serde_json::Value;

/// A collection that is not there gives nothing and says so.
pub(crate) fn people(corpora: &Path, name: &str) -> Option<Site> {
    let profiles = match name {
        "congress" => congress(corpora)?,
        "moma" => moma(corpora)?,
        "biodrop" => {
            json_lines(&corpora.join("biodrop/profiles.jsonl"))?.iter().map(biodrop).collect()
        }
        "18f" => json_lines(&corpora.join("18f/jekyll.jsonl"))?.iter().filter_map(author).collect(),
        _ => json_lines(&corpora.join("speakers/profiles.jsonl"))?.iter().map(speaker).collect(),
    };
    Some(site(profiles))
}

/// The records of a folder with known-item queries.
pub(crate) fn known(folder: &Path) -> Option<Site> {
    let records = json_lines(&folder.join("records.jsonl"))?;
    Some(site(records.iter().map(speaker).collect()))
}

/// A site of `profiles`, each at an address of its own.
pub(crate) fn site(mut profiles: Vec<Profile>) -> Site {
    profiles.retain(|profile| !profile.title.trim().is_empty() || !profile.body.is_empty());
    for (profile, number) in profiles.iter_mut().zip(1..) {
        let slug =
            engine::text::fold(&profile.title).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        profile.href = format!("/{slug}-{number}/");
    }
    let facets = ["type", "categories", "tags"].map(String::from).to_vec();
    Site { language: "en".into(), facets, profiles, ..Site::default() }
}

fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path)
        .inspect_err(|error| println!("passed over: {}: {error}", path.display()))
        .ok()
}

/// The objects of a file of JSON lines.
pub(crate) fn json_lines(path: &Path) -> Option<Vec<Value>> {
    Some(read(path)?.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

pub(crate) fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    value[key]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(String::from)
        .collect()
}

/// Calls `profile` with each row of a CSV file, as a look-up by column.
fn rows(path: &Path, profile: impl Fn(&dyn Fn(&str) -> String) -> Profile) -> Option<Vec<Profile>> {
    let text = read(path)?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let headers = reader.headers().ok()?.clone();
    let field = |row: &csv::StringRecord, name: &str| {
        let at = headers.iter().position(|header| header == name);
        at.and_then(|at| row.get(at)).unwrap_or_default().to_owned()
    };
    let rows: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
    Some(rows.iter().map(|row| profile(&|name| field(row, name))).collect())
}

fn congress(corpora: &Path) -> Option<Vec<Profile>> {
    let member = |field: &dyn Fn(&str) -> String| {
        let (state, party) = (field("state"), field("party"));
        let chamber = if field("type") == "sen" { "Senator" } else { "Representative" };
        Profile {
            title: format!("{} {}", field("first_name"), field("last_name")),
            excerpt: format!("{chamber} from {state}, {party}"),
            about: [field("middle_name"), field("nickname"), field("suffix")]
                .join(" ")
                .trim()
                .into(),
            r#type: chamber.into(),
            categories: vec![party],
            tags: vec![state],
            date: field("birthday"),
            ..Profile::default()
        }
    };
    let mut members = rows(&corpora.join("congress/legislators-current.csv"), member)?;
    members.extend(rows(&corpora.join("congress/legislators-historical.csv"), member)?);
    Some(members)
}

fn moma(corpora: &Path) -> Option<Vec<Profile>> {
    rows(&corpora.join("moma/artists.csv"), |field| Profile {
        title: field("DisplayName"),
        excerpt: field("ArtistBio"),
        r#type: field("Gender"),
        categories: vec![field("Nationality")],
        ..Profile::default()
    })
}

fn biodrop(record: &Value) -> Profile {
    let links = record["links"].as_array().into_iter().flatten();
    Profile {
        title: text(record, "name"),
        about: text(record, "bio"),
        tags: texts(record, "tags"),
        links: links.map(|link| (text(link, "name"), text(link, "url"))).collect(),
        ..Profile::default()
    }
}

fn author(document: &Value) -> Option<Profile> {
    let data = &document["data"];
    (document["published"] == true && !data["full_name"].is_null()).then(|| Profile {
        title: text(data, "full_name"),
        excerpt: text(data, "role"),
        ..Profile::default()
    })
}

fn speaker(record: &Value) -> Profile {
    Profile {
        title: text(record, "title"),
        excerpt: text(record, "excerpt"),
        about: text(record, "about"),
        r#type: text(record, "type"),
        categories: texts(record, "categories"),
        tags: texts(record, "tags"),
        date: text(record, "date"),
        body: text(record, "body"),
        ..Profile::default()
    }
}
