//! Jekyll's filters on lists of maps: `where`, `where_exp`, `find`, `find_exp`, `group_by`.

use std::cmp::Ordering;

use liquid::model::{Object, Value, ValueView};

/// The maps of a list that have a value under a key.
pub(super) fn filtered(input: &dyn ValueView, arguments: &[Value]) -> Value {
    let [key, wanted] = arguments else { return input.to_value() };
    Value::Array(list(input).into_iter().filter(|item| has(item, key, wanted)).collect())
}

/// The first of them.
pub(super) fn found(input: &dyn ValueView, arguments: &[Value]) -> Value {
    let [key, wanted] = arguments else { return input.to_value() };
    list(input).into_iter().find(|item| has(item, key, wanted)).unwrap_or(Value::Nil)
}

fn has(item: &Value, key: &Value, wanted: &Value) -> bool {
    let own = item.as_object().and_then(|item| item.get(&key.to_kstr()));
    own.is_some_and(|own| match own.as_array() {
        Some(list) => list.values().any(|one| one.to_kstr() == wanted.to_kstr()),
        None => !own.is_nil() && own.to_kstr() == wanted.to_kstr(),
    })
}

/// The items for which an expression holds; all where it is more than one comparison with a literal.
pub(super) fn filtered_by(input: &dyn ValueView, arguments: &[Value]) -> Value {
    let Some(condition) = Condition::new(arguments) else { return input.to_value() };
    Value::Array(list(input).into_iter().filter(|item| condition.holds(item)).collect())
}

/// The first of them.
pub(super) fn found_by(input: &dyn ValueView, arguments: &[Value]) -> Value {
    let Some(condition) = Condition::new(arguments) else { return input.to_value() };
    list(input).into_iter().find(|item| condition.holds(item)).unwrap_or(Value::Nil)
}

/// Maps of `name`, `items` and `size`, one for each value under a key, in the order in which they come.
pub(super) fn grouped(input: &dyn ValueView, arguments: &[Value]) -> Value {
    let [key, ..] = arguments else { return input.to_value() };
    let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
    for item in list(input) {
        let own = item.as_object().and_then(|item| item.get(&key.to_kstr()));
        let name = own.map(|own| own.to_kstr().to_string()).unwrap_or_default();
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, items)) => items.push(item),
            None => groups.push((name, vec![item])),
        }
    }
    Value::Array(groups.into_iter().map(group).collect())
}

fn group((name, items): (String, Vec<Value>)) -> Value {
    let size = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let parts = [
        ("name", Value::scalar(name)),
        ("size", Value::scalar(size)),
        ("items", Value::Array(items)),
    ];
    let parts = parts.into_iter().map(|(key, value)| (key.into(), value));
    Value::Object(parts.collect::<Object>())
}

/// The items of a list; a single value is a list of one, nothing a list of none.
pub(super) fn list(input: &dyn ValueView) -> Vec<Value> {
    match input.as_array() {
        Some(list) => list.values().map(ValueView::to_value).collect(),
        None if input.is_nil() => Vec::new(),
        None => vec![input.to_value()],
    }
}

/// What stands between the two sides, the longer ones first.
const OPERATORS: [&str; 7] = ["==", "!=", ">=", "<=", " contains ", ">", "<"];

/// One comparison, or a value that must be there: `item.tags contains "poetry"`.
struct Condition {
    /// Keys from the item on.
    path: Vec<String>,
    test: Option<(&'static str, Value)>,
}

impl Condition {
    fn new(arguments: &[Value]) -> Option<Self> {
        let [name, expression] = arguments else { return None };
        let (name, expression) = (name.to_kstr(), expression.to_kstr());
        if [" and ", " or "].iter().any(|word| expression.contains(word)) {
            return None;
        }
        let sides = OPERATORS.into_iter().find_map(|operator| {
            let (left, right) = expression.split_once(operator)?;
            Some((left, operator, right))
        });
        let (left, test) = match sides {
            Some((left, operator, right)) => (left, Some((operator, literal(right)?))),
            None => (&*expression, None),
        };
        let mut path = left.trim().split('.').map(str::to_string);
        (path.next()? == name.as_str()).then(|| Self { path: path.collect(), test })
    }

    fn holds<'a>(&self, item: &'a Value) -> bool {
        let inside = |value: &'a dyn ValueView, key: &String| value.as_object()?.get(key);
        let own = self.path.iter().try_fold(item as &'a dyn ValueView, inside);
        let own = own.map_or(Value::Nil, ValueView::to_value);
        let Some((operator, wanted)) = &self.test else { return is_truthy(&own) };
        let is_same = own.to_kstr() == wanted.to_kstr() && own.is_nil() == wanted.is_nil();
        let order = compared(&own, wanted);
        match *operator {
            "==" => is_same,
            "!=" => !is_same,
            " contains " => contains(&own, wanted),
            ">" => order.is_some_and(Ordering::is_gt),
            "<" => order.is_some_and(Ordering::is_lt),
            ">=" => order.is_some_and(Ordering::is_ge),
            _ => order.is_some_and(Ordering::is_le),
        }
    }
}

fn is_truthy(value: &Value) -> bool {
    !value.is_nil() && value.as_scalar().and_then(|own| own.to_bool()) != Some(false)
}

fn contains(own: &Value, wanted: &Value) -> bool {
    match own.as_array() {
        Some(list) => list.values().any(|one| one.to_kstr() == wanted.to_kstr()),
        None => !own.is_nil() && own.to_kstr().contains(wanted.to_kstr().as_str()),
    }
}

fn compared(own: &Value, wanted: &Value) -> Option<Ordering> {
    let number = |value: &Value| value.as_scalar().and_then(|value| value.to_float());
    number(own)?.partial_cmp(&number(wanted)?)
}

/// A text in quotes, a number, or one of Liquid's words; `None` for a name.
fn literal(text: &str) -> Option<Value> {
    let text = text.trim();
    let quoted = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    if let Some(inner) = quoted('"').or_else(|| quoted('\'')) {
        return Some(Value::scalar(inner.to_string()));
    }
    match text {
        "nil" | "null" => Some(Value::Nil),
        "true" => Some(Value::scalar(true)),
        "false" => Some(Value::scalar(false)),
        _ => text
            .parse::<i64>()
            .map(Value::scalar)
            .ok()
            .or_else(|| text.parse::<f64>().map(Value::scalar).ok()),
    }
}
