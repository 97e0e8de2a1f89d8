//! Names of time zones as Ruby's `Time` knows them.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

/// The offset that `name` means: a few American and the military zones, numbers, and the short names of
/// the site's own zone. Others, `America/New_York` among them, are passed over.
pub(super) fn offset(name: &str, own: &TimeZone, now: Timestamp) -> Option<Offset> {
    known(name).or_else(|| own_offset(name, own, now))
}

/// Whether a text has the form of an offset but reaches a day or more.
pub(super) fn is_none(zone: &str) -> bool {
    let hours = zone.strip_prefix(['-', '+']).and_then(|rest| rest.get(..2)?.parse::<u8>().ok());
    hours.is_some_and(|hours| hours >= 24)
}

fn known(zone: &str) -> Option<Offset> {
    let upper = zone.to_ascii_uppercase();
    let hours = match upper.as_str() {
        "UTC" | "UT" | "GMT" | "Z" => 0,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return military(&upper).or_else(|| numeric(&upper)),
    };
    Offset::from_seconds(hours * 3600).ok()
}

/// The site's own zone under its short name, `CET` or `CEST`.
fn own_offset(name: &str, zone: &TimeZone, now: Timestamp) -> Option<Offset> {
    let year = now.to_zoned_datetime(zone.clone()).year();
    let of_month = |month| {
        let day = zone
            .to_ambiguous_timestamp(Date::new(year, month, 1).ok()?.to_datetime(Time::midnight()))
            .later()
            .ok()?;
        let info = zone.to_offset_info(day);
        info.abbreviation().eq_ignore_ascii_case(name).then(|| info.offset())
    };
    of_month(1).or_else(|| of_month(7))
}

/// One letter: A to I and K to M are 1 to 12 hours east, N to Y as many west.
fn military(zone: &str) -> Option<Offset> {
    let &[letter] = zone.as_bytes() else { return None };
    let hours = match letter {
        b'A'..=b'I' => i32::from(letter - b'A') + 1,
        b'K'..=b'M' => i32::from(letter - b'K') + 10,
        b'N'..=b'Y' => -(i32::from(letter - b'N') + 1),
        _ => return None,
    };
    Offset::from_seconds(hours * 3600).ok()
}

/// `+hh`, `+hhmm`, `+hh:mm`, `+hh:mm:ss`.
fn numeric(zone: &str) -> Option<Offset> {
    let (sign, rest) = match zone.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, zone.strip_prefix('+')?),
    };
    let digits: String = rest.chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4 | 6) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part =
        |at: usize| digits.get(at..at + 2).and_then(|part| part.parse::<i32>().ok()).unwrap_or(0);
    Offset::from_seconds(sign * (part(0) * 3600 + part(2) * 60 + part(4))).ok()
}
