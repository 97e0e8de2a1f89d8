//! Liquid in bodies, rendered as far as a page's own data, the site's, and includes go.
//!
//! Jekyll's Liquid lets every name be missing; the `liquid` crate calls that an error. So templates look
//! into values of our own, in which everything is there ([`node`]). What cannot be rendered, such as
//! a plugin's tag, is left to the caller, who takes all Liquid out.

mod filters;
mod include;
mod lists;
mod node;
mod rewrite;
mod values;

use std::collections::BTreeMap;
use std::io::{self, Write};

use liquid::partials::{InMemorySource, LazyCompiler};

use crate::jekyll::{self, Document};
use crate::limits::{BODY_BYTES, INCLUDES};
use node::Node;
use values::Names;

/// Renders bodies of one site.
pub(crate) struct Renderer<'a> {
    site: &'a jekyll::Site,
}

impl<'a> Renderer<'a> {
    pub(crate) fn new(site: &'a jekyll::Site) -> Self {
        Self { site }
    }

    /// What becomes of a document's body.
    pub(crate) fn render(&self, document: &Document) -> Rendered {
        let body = document.body();
        if !has_liquid(body) || self.is_off(document) {
            return Rendered::AsItIs;
        }
        if body.len() > BODY_BYTES {
            return Rendered::Failed("it is too long".to_string().into());
        }
        match self.run(body, document) {
            Ok(text) => Rendered::Run(text),
            Err(reason) => Rendered::Failed(reason),
        }
    }

    fn run(&self, body: &str, document: &Document) -> Result<String, Reason> {
        let template = Template::read(body, document, self.site)?;
        let parser = filters::parser(template.names.filters())
            .tag(include::Include)
            .partials(LazyCompiler::new(template.includes))
            .build()
            .map_err(reason)?;
        let mut globals = BTreeMap::from([("page", values::page(document, &template.names))]);
        if template.names.has("site") {
            globals.insert("site", values::site(self.site, &template.names));
        }
        let globals = globals.into_iter().map(|(key, node)| (key.to_string(), node));
        let globals = Node::Map(globals.collect());
        let mut out = Limited(Vec::new());
        let is_as_written = template.text == body;
        let at = |reason: Reason| Reason { at: reason.at.filter(|_| is_as_written), ..reason };
        let parsed = parser.parse(&template.text).map_err(|error| at(reason(error)))?;
        // From here on a place may be one in an include.
        let elsewhere = |reason: Reason| Reason { at: None, ..reason };
        parsed.render_to(&mut out, &globals).map_err(|error| elsewhere(reason(error)))?;
        String::from_utf8(out.0).map_err(|_| "it is not UTF-8".to_string().into())
    }

    /// Whether Jekyll 4 was told to leave the document's Liquid alone.
    fn is_off(&self, document: &Document) -> bool {
        let own = document.data.get("render_with_liquid");
        let is_off = own.is_some_and(|own| own.kind == crate::yaml::Kind::Bool(false));
        is_off && self.site.flavor == jekyll::Flavor::Jekyll4
    }
}

/// What became of a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Rendered {
    /// It has no Liquid, or none that is to be run.
    AsItIs,
    /// The text with its Liquid run.
    Run(String),
    /// Its Liquid cannot be run, for this reason.
    Failed(Reason),
}

/// Why Liquid could not be run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    /// For a person to read: "unknown tag `youtube`".
    pub(crate) what: String,
    /// Line and column in the body, from 1, if the fault is there.
    pub(crate) at: Option<(usize, usize)>,
}

impl From<String> for Reason {
    fn from(what: String) -> Self {
        Self { what, at: None }
    }
}

/// What an error says: a message, what was asked for, and a line `--> 3:7`.
#[allow(clippy::needless_pass_by_value)] // So that it stands in `map_err` as it is.
fn reason(error: liquid::Error) -> Reason {
    let text = error.to_string();
    let mut lines = text.lines().map(str::trim);
    let first = lines.clone().next().and_then(|line| line.strip_prefix("liquid:"));
    let what = lines.clone().find_map(|line| line.strip_prefix("= ")).or(first);
    let what = what.unwrap_or_default().trim().trim_end_matches('.').to_lowercase();
    let what = what.split_once(" value,").map_or(what.as_str(), |_| "a tag is not closed");
    let asked = lines.find_map(|line| Some(line.strip_prefix("requested")?.split_once('=')?.1));
    let place = first.and_then(|line| line.trim().strip_prefix("--> ")?.split_once(':'));
    Reason {
        what: asked.map_or(what.to_string(), |asked| format!("{what} `{asked}`")),
        at: place.and_then(|(line, column)| Some((line.parse().ok()?, column.parse().ok()?))),
    }
}

/// Whether a text has tags or outputs.
fn has_liquid(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

/// A body ready to be parsed, with all that it includes.
struct Template {
    text: String,
    includes: InMemorySource,
    names: Names,
}

impl Template {
    /// The error is an include that is not there, too many of them, or a loop that would not end soon.
    fn read(body: &str, document: &Document, site: &jekyll::Site) -> Result<Self, String> {
        let rewritten = |text: &str| rewrite::text(text).ok_or("a loop counts too far".to_string());
        let text = rewritten(body)?;
        let mut names = Names::default();
        names.read(&text);
        let mut includes = InMemorySource::new();
        let mut wanted = rewrite::includes(&text);
        let mut known: Vec<String> = Vec::new();
        while let Some(name) = wanted.pop() {
            if known.contains(&name) {
                continue;
            }
            if known.len() == INCLUDES {
                return Err(format!("it includes more than {INCLUDES} files"));
            }
            let file = include::read(&name, document, site);
            let text = rewritten(&file.ok_or_else(|| format!("there is no include `{name}`"))?)?;
            names.read(&text);
            wanted.extend(rewrite::includes(&text));
            includes.add(&*name, text);
            known.push(name);
        }
        Ok(Self { text, includes, names })
    }
}

/// Takes as much as a body may have, then fails.
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > BODY_BYTES {
            return Err(io::Error::other("this is longer than a body may be"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
