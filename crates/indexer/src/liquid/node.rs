//! A value that lets everything be asked of it: what is not there is nothing, and so is all below it.

use std::collections::BTreeMap;
use std::fmt;

use liquid::model::{
    ArrayView, DisplayCow, KStringCow, Object, ObjectView, ScalarCow, State, Value, ValueView,
};

/// A value in the form that templates look into.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Nothing,
    /// A text, number or truth value, or what a template has made itself.
    Value(Value),
    List(Vec<Node>),
    Map(BTreeMap<String, Node>),
}

static NOTHING: Node = Node::Nothing;

impl Node {
    pub(super) fn text(text: &str) -> Self {
        Node::Value(Value::scalar(text.to_string()))
    }
}

impl ValueView for Node {
    fn as_debug(&self) -> &dyn fmt::Debug {
        self
    }

    fn render(&self) -> DisplayCow<'_> {
        match self {
            Node::Nothing => DisplayCow::Borrowed(&""),
            Node::Value(value) => value.render(),
            _ => DisplayCow::Owned(Box::new(self.to_value().render().to_string())),
        }
    }

    fn source(&self) -> DisplayCow<'_> {
        self.render()
    }

    fn type_name(&self) -> &'static str {
        match self {
            Node::Nothing => "nil",
            Node::Value(value) => value.type_name(),
            Node::List(_) => "array",
            Node::Map(_) => "object",
        }
    }

    fn query_state(&self, state: State) -> bool {
        let is_truthy = state == State::Truthy;
        match self {
            Node::Nothing => !is_truthy,
            Node::Value(value) => value.query_state(state),
            Node::List(list) => is_truthy || list.is_empty(),
            Node::Map(map) => is_truthy || map.is_empty(),
        }
    }

    fn to_kstr(&self) -> KStringCow<'_> {
        match self {
            Node::Value(value) => value.to_kstr(),
            _ => KStringCow::from_string(self.render().to_string()),
        }
    }

    fn to_value(&self) -> Value {
        match self {
            Node::Nothing => Value::Nil,
            Node::Value(value) => value.clone(),
            Node::List(list) => Value::Array(list.iter().map(ValueView::to_value).collect()),
            Node::Map(map) => {
                let entries = map.iter().map(|(key, node)| (key.clone().into(), node.to_value()));
                Value::Object(entries.collect::<Object>())
            }
        }
    }

    fn as_scalar(&self) -> Option<ScalarCow<'_>> {
        if let Node::Value(value) = self { value.as_scalar() } else { None }
    }

    fn as_array(&self) -> Option<&dyn ArrayView> {
        match self {
            Node::Value(value) => value.as_array(),
            Node::List(_) => Some(self),
            _ => None,
        }
    }

    fn as_object(&self) -> Option<&dyn ObjectView> {
        match self {
            Node::Value(value) => value.as_object(),
            Node::Map(_) | Node::Nothing => Some(self),
            Node::List(_) => None,
        }
    }

    fn as_state(&self) -> Option<State> {
        if let Node::Value(value) = self { value.as_state() } else { None }
    }

    fn is_nil(&self) -> bool {
        match self {
            Node::Nothing => true,
            Node::Value(value) => value.is_nil(),
            _ => false,
        }
    }
}

impl ArrayView for Node {
    fn as_value(&self) -> &dyn ValueView {
        self
    }

    fn size(&self) -> i64 {
        i64::try_from(self.list().len()).unwrap_or(i64::MAX)
    }

    fn values<'k>(&'k self) -> Box<dyn Iterator<Item = &'k dyn ValueView> + 'k> {
        Box::new(self.list().iter().map(|node| node as &dyn ValueView))
    }

    fn contains_key(&self, _: i64) -> bool {
        true
    }

    fn get(&self, index: i64) -> Option<&dyn ValueView> {
        let list = self.list();
        let place = match usize::try_from(index) {
            Ok(place) => Some(place),
            Err(_) => usize::try_from(index.unsigned_abs())
                .ok()
                .and_then(|back| list.len().checked_sub(back)),
        };
        Some(place.and_then(|place| list.get(place)).unwrap_or(&NOTHING))
    }
}

impl ObjectView for Node {
    fn as_value(&self) -> &dyn ValueView {
        self
    }

    fn size(&self) -> i64 {
        i64::try_from(self.entries().count()).unwrap_or(i64::MAX)
    }

    fn keys<'k>(&'k self) -> Box<dyn Iterator<Item = KStringCow<'k>> + 'k> {
        Box::new(self.entries().map(|(key, _)| KStringCow::from_ref(key)))
    }

    fn values<'k>(&'k self) -> Box<dyn Iterator<Item = &'k dyn ValueView> + 'k> {
        Box::new(self.entries().map(|(_, node)| node as &dyn ValueView))
    }

    fn iter<'k>(&'k self) -> Box<dyn Iterator<Item = (KStringCow<'k>, &'k dyn ValueView)> + 'k> {
        let entries = self.entries();
        Box::new(entries.map(|(key, node)| (KStringCow::from_ref(key), node as &dyn ValueView)))
    }

    fn contains_key(&self, _: &str) -> bool {
        true
    }

    /// `size` is left to Liquid, which counts.
    fn get<'s>(&'s self, index: &str) -> Option<&'s dyn ValueView> {
        let own = if let Node::Map(map) = self { map.get(index) } else { None };
        if own.is_none() && index == "size" && matches!(self, Node::Map(_)) {
            return None;
        }
        Some(own.unwrap_or(&NOTHING))
    }
}

impl Node {
    fn list(&self) -> &[Node] {
        if let Node::List(list) = self { list } else { &[] }
    }

    fn entries(&self) -> impl Iterator<Item = (&str, &Node)> {
        let map = if let Node::Map(map) = self { Some(map) } else { None };
        map.into_iter().flatten().map(|(key, node)| (key.as_str(), node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_nothing_at_any_depth() {
        let list = Node::List(vec![Node::text("a"), Node::text("b")]);
        let map = Node::Map([("list".to_string(), list)].into());
        let at = |node: &Node, key| node.as_object().unwrap().get(key).map(ValueView::to_value);
        assert_eq!(at(&map, "nothing"), Some(Value::Nil));
        assert_eq!(at(&NOTHING, "below"), Some(Value::Nil));
        let list = ObjectView::get(&map, "list").unwrap().as_array().unwrap();
        let shown = |index| list.get(index).unwrap().to_kstr().to_string();
        assert_eq!([shown(0), shown(-1), shown(5), shown(-9)], ["a", "b", "", ""]);
    }
}
