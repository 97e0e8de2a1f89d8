//! How Ruby 3.1 prints values: `to_s` and `inspect`, as far as YAML values go.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::{Kind, Value};

/// `Float#to_s`: `1.0`, `1.0e+20`, `Infinity`.
pub(super) fn float(value: f64) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    let size = value.abs();
    if size == 0.0 || (1e-4..1e16).contains(&size) {
        return format!("{value:?}");
    }
    scientific(value)
}

/// Mantissa with a point, exponent with a sign and two digits.
fn scientific(value: f64) -> String {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let (sign, digits) = exponent.strip_prefix('-').map_or(('+', exponent), |digits| ('-', digits));
    format!("{mantissa}{point}e{sign}{digits:0>2}")
}

/// `Time#to_s`: `2023-12-28 10:30:15 +0200`.
pub(super) fn time(instant: Timestamp, offset: Offset) -> String {
    offset.to_datetime(instant).strftime("%Y-%m-%d %H:%M:%S ").to_string() + &signed_hours(offset)
}

fn signed_hours(offset: Offset) -> String {
    let minutes = offset.seconds().abs() / 60;
    let sign = if offset.is_negative() { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// `Object#inspect`, as lists and maps print what they hold.
pub(super) fn inspect(value: &Value) -> String {
    match &value.kind {
        Kind::Null => "nil".into(),
        Kind::String => quoted(&value.raw),
        Kind::List(list) => {
            format!("[{}]", list.iter().map(inspect).collect::<Vec<_>>().join(", "))
        }
        Kind::Map(map) => {
            let pairs: Vec<_> = map
                .iter()
                .map(|(key, value)| format!("{}=>{}", inspect(key), inspect(value)))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
        _ => value.ruby_text(),
    }
}

/// `String#inspect`: quotes, backslashes, control characters and `#{` escaped.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\u{1b}' => out.push_str("\\e"),
            '#' if matches!(chars.peek(), Some('{' | '$' | '@')) => out.push_str("\\#"),
            c if c.is_control() => out.extend(["\\u", &hex(c)]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A character's number in four hexadecimal digits.
fn hex(c: char) -> String {
    format!("{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_ruby_prints_them() {
        for (value, text) in [
            (1.1, "1.1"),
            (754.0, "754.0"),
            (6.02e23, "6.02e+23"),
            (1e16, "1.0e+16"),
            (0.00001, "1.0e-05"),
        ] {
            assert_eq!(float(value), text);
        }
    }
}
