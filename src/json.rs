//! Plain objects for JavaScript: one text that the browser reads, rather than a call for each value.

use engine::contract::Plain;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::digits::digits;

#[wasm_bindgen]
extern "C" {
    /// Never fails on what [`put`] has written.
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;
}

/// Plain objects, arrays, numbers and texts; `null` for what is missing.
pub(crate) fn to_js(value: &Plain) -> JsValue {
    let mut text = String::new();
    put(&mut text, value);
    parse(&text)
}

fn put(out: &mut String, value: &Plain) {
    match value {
        Plain::Null => out.push_str("null"),
        Plain::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Plain::Number(number) => out.push_str(&digits(*number)),
        Plain::Text(text) => quote(out, text),
        Plain::Owned(text) => quote(out, text),
        Plain::List(values) => {
            let mut before = "[";
            for value in values {
                out.push_str(before);
                put(out, value);
                before = ",";
            }
            out.push_str(if values.is_empty() { "[]" } else { "]" });
        }
        Plain::Object(fields) => {
            let mut before = "{";
            for (name, value) in fields {
                out.push_str(before);
                quote(out, name);
                out.push(':');
                put(out, value);
                before = ",";
            }
            out.push_str(if fields.is_empty() { "{}" } else { "}" });
        }
    }
}

/// `text` in quotes; what JSON may not hold as it is, by its number.
fn quote(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    let mut rest = text;
    while let Some((at, byte)) = rest.bytes().enumerate().find(|(_, byte)| is_special(*byte)) {
        let (Some(before), Some(from)) = (rest.get(..at), rest.get(at + 1..)) else { break };
        out.push_str(before);
        out.push_str("\\u00");
        out.push(char::from(HEX[usize::from(byte >> 4)]));
        out.push(char::from(HEX[usize::from(byte & 15)]));
        rest = from;
    }
    out.push_str(rest);
    out.push('"');
}

fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

#[cfg(test)]
mod tests {
    use engine::contract::Plain;

    use super::put;

    fn json(value: &Plain) -> String {
        let mut out = String::new();
        put(&mut out, value);
        out
    }

    #[test]
    fn every_kind_of_value_is_written() {
        let list = Plain::List(vec![Plain::Null, Plain::Flag(true), Plain::Number(214)]);
        let object = Plain::Object(vec![
            ("a", list),
            ("b", Plain::Owned("x".into())),
            ("c", Plain::List(vec![])),
            ("d", Plain::Object(vec![])),
        ]);
        assert_eq!(json(&object), r#"{"a":[null,true,214],"b":"x","c":[],"d":{}}"#);
    }

    #[test]
    fn no_text_ends_before_its_end() {
        let text = Plain::Text("say \"ü\\n\"\n\u{0}\u{1f}\u{7f}\u{2028}👍");
        let expected = "\"say \\u0022ü\\u005cn\\u0022\\u000a\\u0000\\u001f\u{7f}\u{2028}👍\"";
        assert_eq!(json(&text), expected);
    }
}
