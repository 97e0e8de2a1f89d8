//! YAML text → [`Value`], in the way `SafeYAML` puts libyaml's events together.
//!
//! `SafeYAML` keeps *one* pending key for all open mappings, and takes null for "no key pending". So a null
//! key makes its value the next key, and `{{ x }}` gives an empty map. Sites rely on neither, but
//! templates pasted into front matter meet both, and the rest of such a file must come out as in Jekyll.

use std::cell::Cell;
use std::collections::BTreeMap;

use libyaml_safer::{Event, EventData, Mark, Parser};

use super::error::{Error, place};
use super::{Kind, Map, Place, Value, base64, quiet, scalar};
use crate::limits::{YAML_ALIASED, YAML_DEPTH};

/// The first document in `text`; null if there is none.
///
/// Places count from `text`'s beginning. Errors are YAML that libyaml rejects, a merge (`<<`) of something
/// that is no map, and values beyond the limits of nesting and of aliases.
pub fn parse(text: &str) -> Result<Value, Error> {
    // The port of libyaml has a panic of its own left, at `[!tag,`. It holds nothing that outlives it.
    let seen = Cell::new(Place { line: 1, column: 1 });
    quiet::caught(|| parse_first(text, &seen)).unwrap_or_else(|| {
        Err(Error::new(seen.get(), "after this, a tag (`!name`) is not followed by a blank"))
    })
}

/// Leaves in `seen` how far it has come.
fn parse_first(text: &str, seen: &Cell<Place>) -> Result<Value, Error> {
    // The port also panics where a text ends inside a block or behind a backslash, but not at a line break. A
    // second one there would be part of a text that keeps its last lines (`|+`).
    let padded = if text.ends_with('\n') { text.to_string() } else { format!("{text}\n") };
    let mut input = padded.as_bytes();
    let mut parser = Parser::new();
    parser.set_input_string(&mut input);
    let mut builder = Builder::new(text);
    for event in parser {
        let event = event.map_err(|error| Error::from_libyaml(&error))?;
        if matches!(event.data, EventData::DocumentEnd { .. }) {
            break;
        }
        seen.set(place(event.end_mark));
        builder.take(event)?;
    }
    builder.finish()
}

/// Index of a node in [`Builder::nodes`].
type Id = usize;

/// A value under construction. Containers are shared between their anchor and its aliases.
enum Node {
    Scalar(Value),
    List { items: Vec<Id>, at: Place, width: usize },
    Map { entries: Vec<(Id, Id)>, at: Place, width: usize },
}

struct Builder<'a> {
    lines: Vec<&'a str>,
    nodes: Vec<Node>,
    anchors: BTreeMap<String, Id>,
    open: Vec<Id>,
    root: Option<Id>,
    /// The key that waits for its value, whichever mapping it came from.
    key: Option<Id>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let lines = text.split('\n').collect();
        Self {
            lines,
            nodes: Vec::new(),
            anchors: BTreeMap::new(),
            open: Vec::new(),
            root: None,
            key: None,
        }
    }

    fn take(&mut self, event: Event) -> Result<(), Error> {
        let (at, end) = (place(event.start_mark), event.end_mark);
        let width = self.width(event.start_mark, end);
        match event.data {
            EventData::Scalar { anchor, tag, value, quoted_implicit, .. } => {
                let value = typed(value, tag.as_deref(), quoted_implicit);
                self.add(Node::Scalar(Value { at, width, ..value }), anchor)
            }
            EventData::Alias { anchor } => {
                let null = || Value { kind: Kind::Null, raw: String::new(), at, width };
                let id = self
                    .anchors
                    .get(&anchor)
                    .copied()
                    .unwrap_or_else(|| self.push(Node::Scalar(null())));
                self.attach(id, at)
            }
            EventData::SequenceStart { anchor, .. } => {
                self.open(Node::List { items: Vec::new(), at, width }, anchor, at)
            }
            EventData::MappingStart { anchor, .. } => {
                self.open(Node::Map { entries: Vec::new(), at, width }, anchor, at)
            }
            EventData::SequenceEnd | EventData::MappingEnd => {
                self.close(end);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn push(&mut self, node: Node) -> Id {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn open(&mut self, node: Node, anchor: Option<String>, at: Place) -> Result<(), Error> {
        if self.open.len() >= YAML_DEPTH {
            return Err(Error::new(
                at,
                &format!("lists and maps are nested more than {YAML_DEPTH} deep"),
            ));
        }
        self.add(node, anchor)?;
        self.open.push(self.nodes.len() - 1);
        Ok(())
    }

    fn close(&mut self, end: Mark) {
        let Some(id) = self.open.pop() else { return };
        if let Some(Node::List { at, width, .. } | Node::Map { at, width, .. }) =
            self.nodes.get_mut(id)
        {
            let flow = *width > 0;
            let same_line = usize::try_from(end.line + 1).is_ok_and(|line| line == at.line);
            let column = usize::try_from(end.column + 1).unwrap_or(at.column);
            *width = if flow && same_line {
                column.saturating_sub(at.column)
            } else {
                line_rest(&self.lines, *at)
            };
        }
    }

    fn add(&mut self, node: Node, anchor: Option<String>) -> Result<(), Error> {
        let at = node.at();
        let id = self.push(node);
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, id);
        }
        self.attach(id, at)
    }

    /// Hangs a node into the innermost open container.
    fn attach(&mut self, id: Id, at: Place) -> Result<(), Error> {
        if self.root.is_none() {
            self.root = Some(id);
            return Ok(());
        }
        let Some(&parent) = self.open.last() else { return Ok(()) };
        if let Some(Node::List { items, .. }) = self.nodes.get_mut(parent) {
            items.push(id);
            return Ok(());
        }
        let Some(key) = self.key.take() else {
            self.key = if self.is_null(id) { None } else { Some(id) };
            return Ok(());
        };
        let added = if self.is_merge(key) { self.entries_of(id, at)? } else { vec![(key, id)] };
        if let Some(Node::Map { entries, .. }) = self.nodes.get_mut(parent) {
            entries.extend(added);
        }
        Ok(())
    }

    fn is_null(&self, id: Id) -> bool {
        matches!(self.nodes.get(id), Some(Node::Scalar(value)) if value.is_null())
    }

    fn is_merge(&self, id: Id) -> bool {
        matches!(self.nodes.get(id), Some(Node::Scalar(value)) if value.is_text("<<"))
    }

    /// What `<<` merges: what the map holds by now, which for one written in place is nothing.
    fn entries_of(&self, id: Id, at: Place) -> Result<Vec<(Id, Id)>, Error> {
        match self.nodes.get(id) {
            Some(Node::Map { entries, .. }) if entries.len() <= YAML_ALIASED => Ok(entries.clone()),
            _ => Err(Error::new(at, "`<<` merges a map only, named by one alias")),
        }
    }

    fn finish(self) -> Result<Value, Error> {
        let mut copies = Copies { left: self.nodes.len().saturating_add(YAML_ALIASED) };
        self.root.map_or_else(|| Ok(null()), |root| self.freeze(root, 0, &mut copies))
    }

    fn freeze(&self, id: Id, depth: usize, copies: &mut Copies) -> Result<Value, Error> {
        let Some(node) = self.nodes.get(id) else { return Ok(null()) };
        copies.take(node.at(), depth)?;
        let (kind, at, width) = match node {
            Node::Scalar(value) => return Ok(value.clone()),
            Node::List { items, at, width } => {
                let list = items
                    .iter()
                    .map(|item| self.freeze(*item, depth + 1, copies))
                    .collect::<Result<_, _>>()?;
                (Kind::List(list), *at, *width)
            }
            Node::Map { entries, at, width } => {
                let mut pairs = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    pairs.push((
                        self.freeze(*key, depth + 1, copies)?,
                        self.freeze(*value, depth + 1, copies)?,
                    ));
                }
                (Kind::Map(Map::from_pairs(pairs)), *at, *width)
            }
        };
        Ok(Value { kind, raw: String::new(), at, width: width.max(1) })
    }

    /// Characters from `start` to `end`, or to the end of the first line.
    fn width(&self, start: Mark, end: Mark) -> usize {
        if start.line == end.line {
            return usize::try_from(end.column.saturating_sub(start.column)).unwrap_or(1);
        }
        line_rest(&self.lines, place(start))
    }
}

impl Node {
    fn at(&self) -> Place {
        match self {
            Node::Scalar(value) => value.at,
            Node::List { at, .. } | Node::Map { at, .. } => *at,
        }
    }
}

/// How many more values may be made.
struct Copies {
    left: usize,
}

impl Copies {
    fn take(&mut self, at: Place, depth: usize) -> Result<(), Error> {
        if depth > YAML_DEPTH {
            return Err(Error::new(
                at,
                &format!("aliases nest values more than {YAML_DEPTH} deep"),
            ));
        }
        self.left = self.left.checked_sub(1).ok_or_else(|| {
            Error::new(at, &format!("aliases add more than {YAML_ALIASED} values"))
        })?;
        Ok(())
    }
}

/// A scalar with its type. A tag leaves text that is not quoted to the usual rules, but for `!!binary`.
fn typed(text: String, tag: Option<&str>, quoted: bool) -> Value {
    if matches!(tag, Some("tag:yaml.org,2002:binary" | "x-private:binary" | "!binary")) {
        return Value::string(base64::decode(&text));
    }
    let kind = if quoted { Kind::String } else { scalar::kind(&text) };
    Value { kind, ..Value::string(text) }
}

fn null() -> Value {
    Value { kind: Kind::Null, ..Value::string("") }
}

/// Characters from a place to the end of its line, trailing blanks left out.
fn line_rest(lines: &[&str], at: Place) -> usize {
    let line = lines.get(at.line.saturating_sub(1)).map_or("", |line| line.trim_end());
    line.chars().count().saturating_sub(at.column.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, ruby: &str) {
        assert_eq!(parse(text).unwrap().ruby_text(), ruby);
    }

    #[test]
    fn the_last_of_equal_keys_holds_in_the_first_place() {
        check("a: 1\nb: 2\na: 3", r#"{"a"=>3, "b"=>2}"#);
    }

    #[test]
    fn merges_hold_from_where_they_stand() {
        check(
            "base: &b {x: 1, y: 2}\none:\n  <<: *b\n  y: 3\ntwo:\n  y: 3\n  <<: *b",
            r#"{"base"=>{"x"=>1, "y"=>2}, "one"=>{"x"=>1, "y"=>3}, "two"=>{"y"=>2, "x"=>1}}"#,
        );
        check("a:\n  <<: {x: 1}\n  y: 2", r#"{"a"=>{"y"=>2}}"#);
        assert!(parse("a: &a {x: 1}\nb:\n  <<: [*a, *a]").is_err());
    }

    #[test]
    fn liquid_without_quotes_is_an_empty_map() {
        check("title: {{ page.name }}\nrole: x", r#"{"title"=>{}, "role"=>"x"}"#);
    }

    #[test]
    fn a_null_key_shifts_what_follows() {
        check("? ~\n: a\nb: c", r#"{"a"=>"b"}"#);
    }

    #[test]
    fn an_unknown_alias_is_null() {
        check("a: *nope", r#"{"a"=>nil}"#);
    }

    #[test]
    fn quoted_values_are_text_and_tags_do_not_matter() {
        check("a: \"NO\"\nb: !!str 123\nc: !!binary aGk=", r#"{"a"=>"NO", "b"=>123, "c"=>"hi"}"#);
    }

    #[test]
    fn places_count_characters_from_one() {
        let value = parse("näme: x\ntags: [é, \"b c\"]\n").unwrap();
        let tags = value.get("tags").unwrap();
        assert_eq!((tags.at, tags.width), (Place { line: 2, column: 7 }, 10));
        let second = &tags.as_list().unwrap()[1];
        assert_eq!((second.at, second.width), (Place { line: 2, column: 11 }, 5));
    }

    #[test]
    fn what_is_written_is_kept() {
        let value = parse("zip: 02134").unwrap();
        assert_eq!(
            (value.get("zip").unwrap().text(), value.get("zip").unwrap().ruby_text()),
            (Some("02134"), "1116".into())
        );
    }

    #[test]
    fn a_colon_in_a_title_is_named_with_its_place() {
        let error = parse("---\ntitle: Ann: the weaver\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "mapping values are not allowed in this context at line 2 column 11"
        );
    }

    #[test]
    fn a_billion_laughs_end_early() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..9 {
            let aliases = vec![format!("*a{}", i - 1); 10].join(", ");
            text.extend([format!("a{i}: &a{i} [{aliases}]\n")]);
        }
        assert!(parse(&text).unwrap_err().problem.contains("aliases"));
    }

    #[test]
    fn texts_may_end_anywhere() {
        check("a: |\n  x", "{\"a\"=>\"x\\n\"}");
        assert!(parse("a: \"\\").is_err());
        assert!(parse("[!a,b]").is_err());
    }

    #[test]
    fn circles_and_towers_end_early() {
        assert!(parse("a: &a [*a]").unwrap_err().problem.contains("deep"));
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&"- ".repeat(5_000)).is_err());
    }
}
