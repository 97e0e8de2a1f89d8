//! Files below `_data`: YAML, JSON, CSV and TSV.

use std::sync::LazyLock;

use regex::Regex;

use super::document::{DataFile, Site};
use super::settings::Settings;
use super::source::{self, SourceFile};
use super::{name, quotes};
use crate::limits::{DATA_BYTES, FOLDER_DEPTH};
use crate::yaml::{self, Kind, Map, Place, Value};

/// Reads the data files into `site`. Of two files with one key the later holds: by extension as listed,
/// then folders.
pub(super) fn read(site: &mut Site, settings: &Settings, config: &Map) {
    let mut reader = Reader { site, settings, config, files: Vec::new() };
    reader.folder(&settings.data_dir, &[], 0);
    let mut files = std::mem::take(&mut reader.files);
    keep_last(&mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    site.data = files;
}

/// Drops files that a later one with the same key, or a key above it, replaces.
fn keep_last(files: &mut Vec<DataFile>) {
    let mut kept: Vec<DataFile> = Vec::new();
    for file in files.drain(..) {
        kept.retain(|old| !file.keys.starts_with(&old.keys));
        kept.push(file);
    }
    *files = kept;
}

struct Reader<'a> {
    site: &'a mut Site,
    settings: &'a Settings,
    config: &'a Map,
    files: Vec<DataFile>,
}

impl Reader<'_> {
    fn folder(&mut self, dir: &str, keys: &[String], depth: usize) {
        let Ok(entries) = std::fs::read_dir(self.settings.source.join(dir)) else { return };
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.retain(|name| !name.starts_with('.'));
        names.sort_unstable();
        for ext in [".yaml", ".yml", ".json", ".csv", ".tsv"] {
            for name in names.iter().filter(|name| name::extension(name) == ext) {
                self.file(dir, name, keys);
            }
        }
        for name in &names {
            let path = format!("{dir}/{name}");
            if depth < FOLDER_DEPTH && self.settings.source.join(&path).is_dir() {
                self.folder(&path, &[keys, &[key(name)]].concat(), depth + 1);
            }
        }
    }

    fn file(&mut self, dir: &str, name: &str, keys: &[String]) {
        let full = self.settings.source.join(dir).join(name);
        if full.is_dir() {
            return;
        }
        let file = match SourceFile::read_utf8(&self.settings.source, &full, DATA_BYTES) {
            Ok(file) => file,
            Err(fault) => return self.site.diagnostics.push(fault),
        };
        self.site.files.push(full);
        let value = match name::extension(name) {
            ".csv" => self.table(&file, ',', "csv_reader"),
            ".tsv" => self.table(&file, '\t', "tsv_reader"),
            _ => match yaml::parse(&file.text) {
                Ok(value) => value,
                Err(error) => {
                    return self.site.diagnostics.push(source::yaml_fault(
                        &file,
                        &error,
                        "this file is not YAML, and Jekyll stops here",
                    ));
                }
            },
        };
        let keys = [keys, &[key(name::stem(name))]].concat();
        self.files.push(DataFile { keys, path: file.path, value, text: file.text });
    }

    /// A table's rows, read as well as can be where its quotes are none that Jekyll takes.
    fn table(&mut self, file: &SourceFile, delimiter: char, reader: &str) -> Value {
        self.site.diagnostics.extend(quotes::fault(file, delimiter));
        let own = self.config.get(reader).and_then(|settings| settings.get("headers"));
        table(&file.text, delimiter as u8, own.is_none_or(Value::is_truthy))
    }
}

/// The key of a file name: ASCII letters, digits, `_`, `-`, and `_` for blanks.
fn key(name: &str) -> String {
    static OTHER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[^A-Za-z0-9_\s-]+").expect("a pattern that is tested"));
    static BLANKS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\s+").expect("a pattern that is tested"));
    let plain = OTHER.replace_all(name.trim_start(), "");
    BLANKS.replace_all(&plain, "_").into_owned()
}

/// Rows as maps from header to text; an empty cell is null. Without headers, rows as lists.
fn table(text: &str, delimiter: u8, headers: bool) -> Value {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = reader.records().map_while(Result::ok);
    let mut columns: Vec<(usize, String)> = Vec::new();
    let names = if headers { rows.next().unwrap_or_default() } else { csv::StringRecord::new() };
    for (place, name) in names.iter().enumerate() {
        // Of two columns with one name the first holds.
        if columns.iter().all(|(_, other)| other != name) {
            columns.push((place, name.to_string()));
        }
    }
    let values = rows.map(|row| {
        let at = Place {
            line: row.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0)),
            column: 1,
        };
        let kind = if headers {
            let cell = |place: usize| cell_value(row.get(place).unwrap_or_default(), at);
            let cells = columns.iter().map(|(place, name)| (Value::string(name), cell(*place)));
            Kind::Map(Map::from_pairs(cells))
        } else {
            Kind::List(row.iter().map(|cell| cell_value(cell, at)).collect())
        };
        Value { kind, at, ..Value::string("") }
    });
    Value { kind: Kind::List(values.collect()), ..Value::string("") }
}

fn cell_value(cell: &str, at: Place) -> Value {
    let kind = if cell.is_empty() { Kind::Null } else { Kind::String };
    Value { kind, at, ..Value::string(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_plain_words() {
        for (name, expected) in [
            ("My File (1)", "My_File_1"),
            ("é name", "_name"),
            ("  a  b", "a_b"),
            ("a.b", "ab"),
            ("team-2", "team-2"),
        ] {
            assert_eq!(key(name), expected);
        }
    }

    #[test]
    fn the_first_of_two_columns_holds_and_short_rows_are_filled() {
        let value = table("name,name,role\nCy,Second\n", b',', true);
        assert_eq!(value.ruby_text(), r#"[{"name"=>"Cy", "role"=>nil}]"#);
    }

    #[test]
    fn rows_are_maps_and_empty_cells_null() {
        let value = table("name,role\nCy,\"Dyer, senior\"\nDi,\n", b',', true);
        assert_eq!(
            value.ruby_text(),
            r#"[{"name"=>"Cy", "role"=>"Dyer, senior"}, {"name"=>"Di", "role"=>nil}]"#
        );
    }
}
