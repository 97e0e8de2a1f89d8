//! The filters that Jekyll adds to Liquid, as far as they make words.
//!
//! Addresses are words to nobody, so filters on them hand on what they get; so does `markdownify`, since
//! the whole body goes through Markdown afterwards.

use std::fmt;

use super::lists::{self, list};
use liquid::ParserBuilder;
use liquid::model::{Value, ValueView};
use liquid_core::parser::{FilterArguments, ParameterReflection};
use liquid_core::{Expression, Filter, FilterReflection, ParseFilter, Result, Runtime};

/// A filter: what came in, and the arguments.
type Run = fn(&dyn ValueView, &[Value]) -> Value;

const FILTERS: [(&str, Run); 28] = [
    ("relative_url", same),
    ("absolute_url", same),
    ("strip_index", same),
    ("cgi_escape", same),
    ("uri_escape", same),
    ("markdownify", same),
    ("smartify", same),
    ("jsonify", same),
    ("inspect", same),
    ("xml_escape", escaped),
    ("slugify", slug),
    ("normalize_whitespace", one_line),
    ("number_of_words", word_count),
    ("array_to_sentence_string", sentence),
    ("date_to_string", |date, _| dated(date, "%d %b %Y")),
    ("date_to_long_string", |date, _| dated(date, "%d %B %Y")),
    ("date_to_xmlschema", same),
    ("date_to_rfc822", same),
    ("to_integer", integer),
    ("where", lists::filtered),
    ("where_exp", lists::filtered_by),
    ("find", lists::found),
    ("find_exp", lists::found_by),
    ("group_by", lists::grouped),
    ("push", pushed),
    ("unshift", unshifted),
    ("pop", popped),
    ("shift", shifted),
];

/// A parser with Liquid's filters and Jekyll's. Of `unknown` names those that are neither hand on what they
/// get, as in Jekyll.
pub(super) fn parser<'n>(unknown: impl Iterator<Item = &'n str>) -> ParserBuilder {
    let all = unknown.map(|name| (name, same as Run));
    let parser = all.fold(ParserBuilder::new(), with);
    FILTERS.iter().copied().fold(parser.stdlib(), with)
}

fn with(parser: ParserBuilder, (name, run): (&str, Run)) -> ParserBuilder {
    parser.filter(Parse { name: name.to_string(), run })
}

fn same(input: &dyn ValueView, _: &[Value]) -> Value {
    input.to_value()
}

fn text(text: impl Into<String>) -> Value {
    Value::scalar(text.into())
}

fn escaped(input: &dyn ValueView, _: &[Value]) -> Value {
    let shown = input.to_kstr();
    text(shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

fn slug(input: &dyn ValueView, _: &[Value]) -> Value {
    text(crate::jekyll::slug(&input.to_kstr()))
}

fn one_line(input: &dyn ValueView, _: &[Value]) -> Value {
    text(input.to_kstr().split_whitespace().collect::<Vec<_>>().join(" "))
}

fn word_count(input: &dyn ValueView, _: &[Value]) -> Value {
    let count = input.to_kstr().split_whitespace().count();
    Value::scalar(i64::try_from(count).unwrap_or(i64::MAX))
}

fn integer(input: &dyn ValueView, _: &[Value]) -> Value {
    input.as_scalar().and_then(|value| value.to_integer()).map_or(Value::Nil, Value::scalar)
}

/// `one, two, and three`.
fn sentence(input: &dyn ValueView, arguments: &[Value]) -> Value {
    let word = arguments.first().map_or("and".to_string(), |word| word.to_kstr().to_string());
    let mut items: Vec<String> =
        list(input).iter().map(|item| item.to_kstr().to_string()).collect();
    let Some(last) = items.pop() else { return text("") };
    text(match items.len() {
        0 => last,
        1 => format!("{} {word} {last}", items.join("")),
        _ => format!("{}, {word} {last}", items.join(", ")),
    })
}

/// A date that begins as `2023-12-28` does; another is handed on.
fn dated(input: &dyn ValueView, format: &str) -> Value {
    let shown = input.to_kstr();
    let date = shown.get(..10).and_then(|date| date.parse::<jiff::civil::Date>().ok());
    date.map_or_else(|| input.to_value(), |date| text(date.strftime(format).to_string()))
}

fn pushed(input: &dyn ValueView, arguments: &[Value]) -> Value {
    Value::Array([list(input), arguments.to_vec()].concat())
}

fn unshifted(input: &dyn ValueView, arguments: &[Value]) -> Value {
    Value::Array([arguments.to_vec(), list(input)].concat())
}

fn popped(input: &dyn ValueView, _: &[Value]) -> Value {
    let mut list = list(input);
    list.pop();
    Value::Array(list)
}

fn shifted(input: &dyn ValueView, _: &[Value]) -> Value {
    Value::Array(list(input).into_iter().skip(1).collect())
}

/// A filter by name, not yet given its arguments.
#[derive(Clone)]
struct Parse {
    name: String,
    run: Run,
}

impl FilterReflection for Parse {
    fn name(&self) -> &str {
        &self.name
    }

    fn description(&self) -> &'static str {
        "a filter of Jekyll's"
    }

    fn positional_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }

    fn keyword_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }
}

impl ParseFilter for Parse {
    fn parse(&self, arguments: FilterArguments<'_>) -> Result<Box<dyn Filter>> {
        let arguments = arguments.positional.collect();
        Ok(Box::new(Applied { name: self.name.clone(), run: self.run, arguments }))
    }

    fn reflection(&self) -> &dyn FilterReflection {
        self
    }
}

#[derive(Debug)]
struct Applied {
    name: String,
    run: Run,
    arguments: Vec<Expression>,
}

impl fmt::Display for Applied {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.name)
    }
}

impl Filter for Applied {
    fn evaluate(&self, input: &dyn ValueView, runtime: &dyn Runtime) -> Result<Value> {
        let values =
            self.arguments.iter().map(|argument| Ok(argument.evaluate(runtime)?.to_value()));
        Ok((self.run)(input, &values.collect::<Result<Vec<_>>>()?))
    }
}
