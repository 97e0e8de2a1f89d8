//! Which type a plain scalar has: `SafeYAML` 1.0.5's rules.
//!
//! They are tried in this order: whole number, number with a point, null, truth value, date. What none
//! takes is text. Differences from YAML 1.1 that matter: commas vanish from whole numbers (`1,5` is 15),
//! `y` and `n` are text, and words are known in any mixture of case.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use super::Kind;

/// The type of a scalar written without quotes.
pub(super) fn kind(text: &str) -> Kind {
    let number = || integer(text).or_else(|| float(text));
    word(text).or_else(number).or_else(|| date(text)).unwrap_or(Kind::String)
}

/// Null and truth values. No other rule takes these words, so the order does not matter.
fn word(text: &str) -> Option<Kind> {
    const LONGEST: usize = 5;
    if text.len() > LONGEST {
        return None;
    }
    match text.to_ascii_lowercase().as_str() {
        "" | "~" | "null" => Some(Kind::Null),
        "yes" | "on" | "true" => Some(Kind::Bool(true)),
        "no" | "off" | "false" => Some(Kind::Bool(false)),
        _ => None,
    }
}

fn integer(text: &str) -> Option<Kind> {
    let (negative, digits) = sign(text);
    let signed = digits.len() != text.len();
    let value = match digits.as_bytes() {
        [b'0'] => 0,
        [b'1'..=b'9', rest @ ..]
            if rest.iter().all(|b| b.is_ascii_digit() || matches!(b, b'_' | b',')) =>
        {
            digits.replace(['_', ','], "").parse().ok()?
        }
        _ if signed => return None,
        [b'0', b'x' | b'X', ..] => radix(digits.get(2..)?, 16)?,
        [b'0', b'b', ..] => radix(&digits.get(2..)?.replace('_', ""), 2)?,
        [b'0', _, ..] => radix(digits.get(1..)?, 8)?,
        _ => return None,
    };
    Some(Kind::Int(if negative { -value } else { value }))
}

/// Digits of one base and nothing else: `from_str_radix` alone would take a sign.
fn radix(digits: &str, base: u32) -> Option<i128> {
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_digit(base));
    plain.then(|| i128::from_str_radix(digits, base).ok()).flatten()
}

fn float(text: &str) -> Option<Kind> {
    let (negative, digits) = sign(text);
    let value = match digits {
        ".inf" | ".Inf" | ".INF" => f64::INFINITY,
        ".nan" | ".NaN" | ".NAN" if digits == text => f64::NAN,
        _ => decimal(digits).or_else(|| sexagesimal(digits))?,
    };
    Some(Kind::Float(if negative { -value } else { value }))
}

/// `1.5`, `.5`, `1_0.5`, `6.02e+23`: a point and at least one digit after it are needed.
fn decimal(text: &str) -> Option<f64> {
    let (whole, rest) = text.split_once('.')?;
    let (fraction, exponent) =
        rest.split_once(['e', 'E']).map_or((rest, None), |(f, e)| (f, Some(e)));
    let whole_ok =
        whole.is_empty() || (whole.starts_with(|c: char| c.is_ascii_digit()) && grouped(whole));
    let exponent_ok = exponent.is_none_or(|e| e.strip_prefix(['-', '+']).is_some_and(is_digits));
    if !whole_ok
        || !grouped(fraction)
        || !exponent_ok
        || !fraction.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    text.replace('_', "").parse().ok()
}

/// Base 60: `12:34` is 754, `190:20:30.15` is 685230.15.
fn sexagesimal(text: &str) -> Option<f64> {
    let (whole, fraction) =
        text.split_once('.').map_or((text, ""), |(whole, fraction)| (whole, fraction));
    let (first, rest) = whole.split_once(':')?;
    if !first.starts_with(|c: char| c.is_ascii_digit())
        || !grouped(first)
        || !(fraction.is_empty() || grouped(fraction))
    {
        return None;
    }
    let mut value: f64 = first.replace('_', "").parse().ok()?;
    for part in rest.split(':') {
        let below_sixty = matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
        value = value * 60.0 + if below_sixty { part.parse::<f64>().ok()? } else { return None };
    }
    let fraction = fraction.replace('_', "");
    Some(if fraction.is_empty() {
        value
    } else {
        value + format!("0.{fraction}").parse::<f64>().ok()?
    })
}

/// `2023-12-28`, and with a time of day as [`timestamp`] says. A day that no calendar has is text.
fn date(text: &str) -> Option<Kind> {
    let bytes = text.as_bytes();
    let is_date = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if is_date {
        return text.parse::<Date>().ok().map(Kind::Date);
    }
    timestamp(text)
}

/// `Y-M-D`, `T` or blanks, `h:mm:ss`, a fraction, and a zone: `Z`, `+2`, `+02`, `+0200`, `+02:00`. No zone is UTC.
fn timestamp(text: &str) -> Option<Kind> {
    let mut scan = Scan { rest: text };
    let year = scan.number(4, 4)?;
    let month = scan.after("-")?.number(1, 2)?;
    let day = scan.after("-")?.number(1, 2)?;
    if scan.after("T").is_none() && scan.blanks() == 0 {
        return None;
    }
    let hour = scan.number(1, 2)?;
    let minute = scan.after(":")?.number(2, 2)?;
    let second = scan.after(":")?.number(2, 2)?;
    if scan.after(".").is_some() {
        scan.rest = scan.rest.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    scan.blanks();
    let offset = scan.zone()?;
    let civil = civil(year, month, day, hour, minute, second)?;
    let instant = offset.to_timestamp(civil).ok()?;
    Some(Kind::Time(instant, offset))
}

/// A moment on the clock; 24:00:00 is the next day's midnight.
fn civil(year: i64, month: i64, day: i64, hour: i64, minute: i64, second: i64) -> Option<DateTime> {
    let date =
        Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    if (hour, minute, second) == (24, 0, 0) {
        return Some(date.tomorrow().ok()?.at(0, 0, 0, 0));
    }
    let (hour, minute, second) =
        (hour.try_into().ok()?, minute.try_into().ok()?, second.try_into().ok()?);
    jiff::civil::Time::new(hour, minute, second, 0).ok().map(|time| date.to_datetime(time))
}

/// What is still to be read of a timestamp.
struct Scan<'a> {
    rest: &'a str,
}

impl Scan<'_> {
    fn after(&mut self, mark: &str) -> Option<&mut Self> {
        self.rest = self.rest.strip_prefix(mark)?;
        Some(self)
    }

    fn blanks(&mut self) -> usize {
        let before = self.rest.len();
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
        before - self.rest.len()
    }

    /// A number of `least` to `most` digits; further digits stay.
    fn number(&mut self, least: usize, most: usize) -> Option<i64> {
        let len = self.rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at_checked(len)?;
        if len < least {
            return None;
        }
        self.rest = rest;
        digits.parse().ok()
    }

    fn zone(&mut self) -> Option<Offset> {
        if matches!(self.rest, "" | "Z") {
            return Some(Offset::UTC);
        }
        let sign = if self.after("+").is_some() { 1 } else { self.after("-").map(|_| -1)? };
        let hours = self.number(1, 2)?;
        let colon = self.after(":").is_some();
        let minutes = if self.rest.is_empty() && !colon { 0 } else { self.number(2, 2)? };
        let seconds = i32::try_from(sign * (hours * 3600 + minutes * 60)).ok()?;
        if self.rest.is_empty() { Offset::from_seconds(seconds).ok() } else { None }
    }
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn grouped(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'_')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Value;

    #[track_caller]
    fn check(text: &str, ruby: &str) {
        let value = Value { kind: kind(text), ..Value::string(text) };
        let shown = if value.is_null() { "nil".into() } else { value.ruby_text() };
        assert_eq!(shown, ruby, "{text:?} is {:?}", value.kind);
    }

    #[test]
    fn norway_is_false_and_n_is_text() {
        for (text, ruby) in [
            ("NO", "false"),
            ("tRuE", "true"),
            ("y", "y"),
            ("n", "n"),
            ("~", "nil"),
            ("nil", "nil"),
        ] {
            check(text, ruby);
        }
        assert_eq!(kind("nil"), Kind::String);
    }

    #[test]
    fn zip_codes_and_phone_numbers_are_octal() {
        for (text, ruby) in
            [("02134", "1116"), ("012345", "5349"), ("089", "089"), ("0o14", "0o14")]
        {
            check(text, ruby);
        }
    }

    #[test]
    fn separators_vanish_from_whole_numbers() {
        for (text, ruby) in [
            ("1,234", "1234"),
            ("1,5", "15"),
            ("1_000", "1000"),
            ("+7", "7"),
            ("-3", "-3"),
            ("0x1F", "31"),
        ] {
            check(text, ruby);
        }
    }

    #[test]
    fn a_number_needs_digits_after_its_point() {
        for (text, ruby) in [
            ("1.10", "1.1"),
            ("5.", "5."),
            ("1e3", "1e3"),
            (".5", "0.5"),
            ("1.2.3", "1.2.3"),
            ("1.0e+3", "1000.0"),
        ] {
            check(text, ruby);
        }
    }

    #[test]
    fn colons_make_base_60() {
        for (text, ruby) in [
            ("12:34", "754.0"),
            ("16:9", "969.0"),
            ("1:30:15", "5415.0"),
            ("190:20:30.15", "685230.15"),
            ("1:99", "1:99"),
        ] {
            check(text, ruby);
        }
    }

    #[test]
    fn times_without_a_zone_are_utc() {
        check("2023-12-28 10:30:15", "2023-12-28 10:30:15 +0000");
        check("2023-12-28T10:30:15.789+02:00", "2023-12-28 10:30:15 +0200");
        check("2023-12-28 24:00:00", "2023-12-29 00:00:00 +0000");
    }

    #[test]
    fn what_no_calendar_has_is_text() {
        for text in ["2023-02-30", "2023-12-28 10:30", "2023-12-28t10:30:15z", "2023-13-01"] {
            assert_eq!(kind(text), Kind::String, "{text}");
        }
    }
}
