//! Includes: files of the site that a body names, with values of their own.

use std::collections::BTreeMap;
use std::io::Write;

use liquid::model::{KString, KStringRef, ValueView};
use liquid_core::parser::TryMatchToken;
use liquid_core::runtime::StackFrame;
use liquid_core::{
    Error, Expression, Language, ParseTag, Renderable, Result, Runtime, TagReflection, TagTokenIter,
};

use super::node::Node;
use super::rewrite::BESIDE;
use crate::jekyll::{self, Document};
use crate::limits::INCLUDE_DEPTH;

/// The text of an include, if it is a file of the site's.
pub(super) fn read(name: &str, document: &Document, site: &jekyll::Site) -> Option<String> {
    if name.split('/').any(|part| part == "..") || name.starts_with('/') {
        return None;
    }
    let path = if let Some(beside) = name.strip_prefix(BESIDE) {
        let folder = document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        site.source.join(folder).join(beside)
    } else {
        let folder = site.config.get("includes_dir").and_then(crate::yaml::Value::text);
        site.source.join(folder.unwrap_or("_includes")).join(name)
    };
    let text = std::fs::read_to_string(path).ok()?;
    (text.len() <= crate::limits::BODY_BYTES).then_some(text)
}

/// `{% include "card.html" name=page.title %}`; in the file, `include.name`.
#[derive(Clone)]
pub(super) struct Include;

impl TagReflection for Include {
    fn tag(&self) -> &'static str {
        "include"
    }

    fn description(&self) -> &'static str {
        "a file of the site's, with values of its own"
    }
}

impl ParseTag for Include {
    fn parse(&self, mut tokens: TagTokenIter<'_>, _: &Language) -> Result<Box<dyn Renderable>> {
        let name = tokens.expect_next("a file's name")?.expect_value().into_result()?;
        let mut arguments = Vec::new();
        while let Ok(key) = tokens.expect_next("") {
            let TryMatchToken::Matches(key) = key.expect_identifier() else {
                return Err(Error::with_msg("a name is expected"));
            };
            tokens.expect_next("`=` is expected")?.expect_str("=").into_result()?;
            let value = tokens.expect_next("a value is expected")?.expect_value().into_result()?;
            arguments.push((KString::from_ref(key), value));
        }
        tokens.expect_nothing()?;
        Ok(Box::new(Included { name, arguments }))
    }

    fn reflection(&self) -> &dyn TagReflection {
        self
    }
}

#[derive(Debug)]
struct Included {
    name: Expression,
    arguments: Vec<(KString, Expression)>,
}

/// How deep the present include is in others.
#[derive(Default)]
struct Depth(usize);

impl Renderable for Included {
    fn render_to(&self, out: &mut dyn Write, runtime: &dyn Runtime) -> Result<()> {
        let name = self.name.evaluate(runtime)?.render().to_string();
        let mut values = BTreeMap::new();
        for (key, value) in &self.arguments {
            values.insert(key.to_string(), Node::Value(value.evaluate(runtime)?.to_value()));
        }
        let values = Node::Map(values);
        let scope: BTreeMap<KStringRef<'_>, &dyn ValueView> =
            BTreeMap::from([(KStringRef::from_ref("include"), &values as &dyn ValueView)]);
        if runtime.registers().get_mut::<Depth>().0 >= INCLUDE_DEPTH {
            return Err(Error::with_msg("includes are nested too deep"));
        }
        runtime.registers().get_mut::<Depth>().0 += 1;
        let frame = StackFrame::new(runtime, &scope);
        let result = frame.partials().get(&name).and_then(|file| file.render_to(out, &frame));
        runtime.registers().get_mut::<Depth>().0 -= 1;
        result
    }
}
