//! Dates as Ruby's `Time.parse` reads them, which is what Jekyll does with `date:` and file names.
//!
//! Ruby looks for a time of day anywhere in the text, takes it out, then tries forms of a date one after
//! the other; the first that is found wins, and the rest of the text does not matter. Months past 12 and
//! days past 31 are refused, the 31 February is 3 March.

use std::sync::LazyLock;

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ZonedDateTime};
use regex::{Captures, Regex};

use super::document::Moment;
use super::zone;

const MONTHS: &str = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

/// The moment that `text` names in the time zone `zone`; what it leaves out is taken from `now`.
///
/// `None` where Ruby raises: no date in it, or one that no calendar can stretch to.
pub(super) fn parse(text: &str, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    Found::in_text(text).moment(zone, now)
}

impl Moment {
    /// An instant as Jekyll prints it in the site's time zone.
    pub(super) fn new(instant: Timestamp, zone: &TimeZone) -> Self {
        let zoned = instant.to_zoned_datetime(zone.clone());
        let mut iso = zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        // Before there were zones, clocks were off by seconds too, which Ruby leaves out.
        iso.truncate("2023-12-28T00:00:00+00:00".len());
        Self { instant, iso }
    }
}

/// What was found of a date; numbers unchecked.
#[derive(Clone, Debug, Default)]
struct Found {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    day_of_year: Option<i64>,
    hour: Option<i64>,
    minute: Option<i64>,
    second: Option<i64>,
    zone: Option<String>,
    /// Whether a year below 100 means the one nearest to now.
    short_year: bool,
}

/// A pattern, compiled once.
macro_rules! pattern {
    ($($part:expr),+) => {{
        static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
            let text = ["(?i)", $($part),+].concat();
            Regex::new(&text).expect("a pattern that is tested")
        });
        &*PATTERN
    }};
}

impl Found {
    fn in_text(text: &str) -> Self {
        const LONGEST: usize = 128;
        let mut found = Self { short_year: true, ..Self::default() };
        if text.len() > LONGEST {
            return found;
        }
        let blank = |c: char| if c.is_alphanumeric() || "-+',./:@[]".contains(c) { c } else { ' ' };
        let text: String = text.chars().map(blank).collect();
        let text = pattern!(r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/0-9\s]*").replace(&text, " ");
        let text = found.take_time(&text);
        found.take_date(&text);
        if let (Some(year @ 0..=99), true) = (found.year, found.short_year) {
            found.year = Some(year + if year >= 69 { 1900 } else { 2000 });
        }
        found
    }

    fn take_time(&mut self, text: &str) -> String {
        let time = pattern!(
            r"((?:[0-9]+\s*:\s*[0-9]+(?:\s*:\s*[0-9]+(?:[,.][0-9]*)?)?|[0-9]+\s*h(?:\s*[0-9]+m?(?:\s*[0-9]+s?)?)?)",
            r"(?:\s*[ap](?:m\b|\.m\.))?|[0-9]+\s*[ap](?:m\b|\.m\.))",
            r"(?:\s*((?:gmt|utc?)?[-+][0-9]+(?:[,.:][0-9]+(?::[0-9]+)?)?|[a-z.\s]+(?:standard|daylight)\stime\b|[a-z]+(?:\sdst)?\b))?"
        );
        let Some(captures) = time.captures(text) else { return text.to_string() };
        self.zone = captures.get(2).map(|zone| zone.as_str().to_string());
        self.take_clock(group(&captures, 1).unwrap_or_default());
        time.replace(text, " ").into_owned()
    }

    fn take_clock(&mut self, text: &str) {
        let clock = pattern!(
            r"\A([0-9]+)\s*h?(?:\s*:?\s*([0-9]+)m?(?:\s*:?\s*([0-9]+)(?:[,.][0-9]*)?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?"
        );
        let Some(captures) = clock.captures(text) else { return };
        self.hour = number(&captures, 1);
        self.minute = number(&captures, 2);
        self.second = number(&captures, 3);
        if let Some(half) = group(&captures, 4) {
            let noon = if half.eq_ignore_ascii_case("p") { 12 } else { 0 };
            self.hour = self.hour.map(|hour| hour % 12 + noon);
        }
    }

    /// The first form that is there, else what says only a part of a date.
    fn take_date(&mut self, text: &str) {
        let mut forms = date_forms().into_iter();
        let first = forms.find_map(|(form, parts)| Some((form.captures(text)?, parts)));
        let Some((captures, [year, month, day])) = first else { return self.take_lone(text) };
        if captures.name("era").is_some() {
            return self.take_era(&captures);
        }
        let get = |at| (at > 0).then(|| group(&captures, at)).flatten();
        self.set(get(year), get(month), get(day));
    }

    /// A year of a Japanese emperor: `H31.04.30`.
    fn take_era(&mut self, captures: &Captures<'_>) {
        let before = match group(captures, 1).unwrap_or_default() {
            "m" | "M" => 1867,
            "t" | "T" => 1911,
            "s" | "S" => 1925,
            "h" | "H" => 1988,
            _ => 2018,
        };
        let year = number(captures, 2).map(|year| year.saturating_add(before));
        (self.year, self.month, self.day) = (year, number(captures, 3), number(captures, 4));
        self.short_year = false;
    }

    /// A day of a year (`2023-362`), a month's name alone, a day (`5th`), or digits run together.
    fn take_lone(&mut self, text: &str) {
        if let Some(captures) = pattern!(r"\b([0-9]{4})-([0-9]{3})\b").captures(text) {
            (self.year, self.day_of_year) = (number(&captures, 1), number(&captures, 2));
        } else if let Some(captures) = pattern!(r"\b(", MONTHS, r")\S*").captures(text) {
            self.month = group(&captures, 1).and_then(month_number);
        } else if let Some(captures) = pattern!(r"([0-9]+)(?:st|nd|rd|th)\b").captures(text) {
            self.day = number(&captures, 1);
        } else {
            self.take_digits(text);
        }
    }

    /// `20231228`, `20231228T1030`, `2023362`: the count of digits says what they are.
    fn take_digits(&mut self, text: &str) {
        let run = pattern!(
            r"([0-9]{2,14})(?:\s*t?\s*([0-9]{2,6})(?:[,.][0-9]*)?)?(z\b|[-+][0-9]{1,4}\b)?"
        );
        let Some(captures) = run.captures(text) else { return };
        let digits = group(&captures, 1).unwrap_or_default();
        let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse().ok());
        match digits.len() {
            2 => self.day = part(0, 2),
            3 => self.day_of_year = part(0, 3),
            4 => (self.month, self.day) = (part(0, 2), part(2, 4)),
            5 => (self.year, self.day_of_year) = (part(0, 2), part(2, 5)),
            6 => (self.year, self.month, self.day) = (part(0, 2), part(2, 4), part(4, 6)),
            7 => (self.year, self.day_of_year, self.short_year) = (part(0, 4), part(4, 7), false),
            8 | 10 | 12 | 14 => {
                (self.year, self.month, self.day, self.short_year) =
                    (part(0, 4), part(4, 6), part(6, 8), false);
                self.hour = part(8, 10).or(self.hour);
                self.minute = part(10, 12).or(self.minute);
                self.second = part(12, 14).or(self.second);
            }
            _ => return,
        }
        if let Some(time) = group(&captures, 2) {
            let part = |from: usize| time.get(from..from + 2).and_then(|part| part.parse().ok());
            (self.hour, self.minute, self.second) = (part(0), part(2), part(4));
        }
        if let Some(zone) = group(&captures, 3) {
            self.zone = Some(zone.to_string());
        }
    }

    /// Sorts three parts into year, month and day: an apostrophe or more than two digits make a year.
    fn set(&mut self, year: Option<&str>, month: Option<&str>, day: Option<&str>) {
        let (mut year, mut month, mut day) = (year, month, day);
        if year.is_some() && month.is_some() && day.is_none() {
            (year, month, day) = (day, year, month);
        }
        if year.is_none() && day.is_some_and(is_year) {
            (year, day) = (day, None);
        }
        if year.is_some_and(|text| text.ends_with(|c: char| !c.is_ascii_digit())) {
            (year, day) = (day, year);
        }
        if month.is_some_and(|text| is_year(text) && month_number(text).is_none()) {
            (year, month, day) = (month, day, year);
        }
        if day.is_some_and(is_year) {
            (year, day) = (day, year);
        }
        if let Some(text) = year {
            let digits = text.trim_start_matches('\'');
            let long = digits.starts_with(['-', '+']) || digits.len() > 2;
            (self.year, self.short_year) = (digits.parse().ok(), !long);
        }
        self.month =
            month.and_then(|text| month_number(text).or_else(|| leading(text))).or(self.month);
        self.day = day.and_then(leading).or(self.day);
    }

    fn moment(mut self, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
        if self.says_nothing() || self.zone.as_deref().is_some_and(zone::is_none) {
            return None;
        }
        let offset = self.zone.as_deref().and_then(|name| zone::offset(name, zone, now));
        let here = offset.map_or_else(|| zone.clone(), TimeZone::fixed);
        self.fill(&now.to_zoned_datetime(here.clone()));
        match self.day_of_year {
            Some(day) => self.on_day_of_year(day, &here, offset),
            None => self.instant(&here, offset),
        }
    }

    fn says_nothing(&self) -> bool {
        let date = [self.year, self.month, self.day, self.day_of_year];
        let time = [self.hour, self.minute, self.second];
        date.iter().chain(&time).all(Option::is_none)
    }

    /// The moment of date and time in `here`, which stands still where there is an `offset`.
    fn instant(&self, here: &TimeZone, offset: Option<Offset>) -> Option<Timestamp> {
        let date = self.date()?;
        let time = self.time_of_day(offset)?;
        let civil = date.to_datetime(Time::midnight()).checked_add(time).ok()?;
        let Some(offset) = offset else {
            // A time that a change of clocks skips moves on by what was skipped; of one that comes twice
            // Ruby takes the second.
            return here.to_ambiguous_timestamp(civil).later().ok();
        };
        let moment = offset.to_timestamp(civil).ok()?;
        let is_past_month = self.day.is_some_and(|day| day != i64::from(date.day()));
        if is_past_month && offset.is_negative() {
            return first_day(moment, date);
        }
        Some(moment)
    }

    /// Ruby takes all months for 31 days long, looks how far off that is, and moves by it: so 24:00, which is
    /// in the next day, ends up a day earlier than on a day by its month.
    fn on_day_of_year(
        &self,
        wanted: i64,
        here: &TimeZone,
        offset: Option<Offset>,
    ) -> Option<Timestamp> {
        let at = |month: i64, day: i64| {
            Self { month: Some(month), day: Some(day), ..self.clone() }.instant(here, offset)
        };
        let (mut month, mut day) =
            ((wanted - 1).div_euclid(31) + 1, (wanted - 1).rem_euclid(31) + 1);
        let near = at(month, day)?;
        let far = wanted - i64::from(near.to_zoned_datetime(here.clone()).day_of_year());
        if far == 0 {
            return Some(near);
        }
        day += far;
        let first =
            Date::new(i16::try_from(self.year?).ok()?, i8::try_from(month).ok()?, 1).ok()?;
        let length = i64::from(first.days_in_month());
        if day > length {
            (month, day) = (month + 1, day - length);
        }
        at(month, day)
    }

    /// Takes from now what stands before the first part that was said; the rest is the least.
    fn fill(&mut self, now: &ZonedDateTime) {
        if self.year.is_some() {
            return;
        }
        self.year = Some(i64::from(now.year()));
        if self.month.is_some() || self.day_of_year.is_some() {
            return;
        }
        self.month = Some(i64::from(now.month()));
        if self.day.is_none() {
            self.day = Some(i64::from(now.day()));
        }
    }

    fn date(&self) -> Option<Date> {
        let year = i16::try_from(self.year?).ok()?;
        let month = i8::try_from(self.month.unwrap_or(1)).ok()?;
        let day = self.day.unwrap_or(1);
        let first = Date::new(year, month, 1).ok()?;
        (1..=31).contains(&day).then(|| first.checked_add(days(day - 1)).ok())?
    }

    /// Ruby looks only at what is left once an offset is taken off: hours and minutes that the offset has
    /// a part in may be any.
    fn time_of_day(&self, offset: Option<Offset>) -> Option<SignedDuration> {
        let seconds = offset.map_or(0, Offset::seconds);
        let (hour, minute, second) =
            (self.hour.unwrap_or(0), self.minute.unwrap_or(0), self.second.unwrap_or(0));
        let day_end = (hour, minute, second) == (24, 0, 0);
        let (any_hour, any_minute) = (seconds / 3600 % 24 != 0, seconds / 60 % 60 != 0);
        let plain = (any_hour || (0..24).contains(&hour))
            && (any_minute || (0..60).contains(&minute))
            && (0..=60).contains(&second);
        let whole =
            hour.checked_mul(3600)?.checked_add(minute.checked_mul(60)?)?.checked_add(second)?;
        (plain || day_end).then(|| SignedDuration::from_secs(whole))
    }
}

/// The forms of a date in Ruby's order, each with its groups for year, month and day; 0 for what it has not.
fn date_forms() -> [(&'static Regex, [usize; 3]); 9] {
    let day_first = pattern!(
        r"('?[0-9]+)[^-0-9\s]*\s*(",
        MONTHS,
        r")[^-0-9\s']*(?:\s*(?:c(?:e|\.e\.)|a(?:d|\.d\.))?\s*('?-?[0-9]+(?:(?:st|nd|rd|th)\b)?))?"
    );
    let month_first = pattern!(
        r"\b(",
        MONTHS,
        r")[^-0-9\s']*\s*('?[0-9]+)[^-0-9\s']*(?:\s*,?\s*(?:c(?:e|\.e\.)|a(?:d|\.d\.))?\s*('?-?[0-9]+))?"
    );
    let iso = pattern!(r"('?[-+]?[0-9]+)-([0-9]+)-('?-?[0-9]+)");
    let era = pattern!(r"\b(?<era>[mtshr])([0-9]+)\.([0-9]+)\.([0-9]+)");
    // A day by its week says nothing to Ruby, and nothing else is looked for.
    let week = pattern!(r"\b[0-9]{2,4}-?w[0-9]{2}(?:-?[0-9])?\b");
    let named = pattern!(r"('?-?[0-9]+)-(", MONTHS, r")[^-/.]*-('?-?[0-9]+)");
    let named_first = pattern!(r"\b(", MONTHS, r")[^-/.]*-('?-?[0-9]+)(?:-('?-?[0-9]+))?");
    let slashes = pattern!(r"('?-?[0-9]+)/\s*('?[0-9]+)(?:[^0-9]\s*('?-?[0-9]+))?");
    let points = pattern!(r"('?-?[0-9]+)\.\s*('?[0-9]+)\.\s*('?-?[0-9]+)");
    [
        (day_first, [3, 2, 1]),
        (month_first, [3, 1, 2]),
        (iso, [1, 2, 3]),
        (era, [2, 3, 4]),
        (week, [0, 0, 0]),
        (named, [3, 2, 1]),
        (named_first, [3, 1, 2]),
        (slashes, [1, 2, 3]),
        (points, [1, 2, 3]),
    ]
}

/// Of the 31 April, moved on a day by an offset, Ruby makes 1 May.
fn first_day(moment: Timestamp, date: Date) -> Option<Timestamp> {
    let utc = moment.to_zoned_datetime(TimeZone::UTC);
    let moved = utc.date() > date;
    let first = if moved { utc.with().day(1).build().ok()? } else { utc };
    Some(first.timestamp())
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count * 24)
}

fn group<'a>(captures: &Captures<'a>, at: usize) -> Option<&'a str> {
    captures.get(at).map(|found| found.as_str())
}

fn number(captures: &Captures<'_>, at: usize) -> Option<i64> {
    group(captures, at)?.parse().ok()
}

fn is_year(text: &str) -> bool {
    text.starts_with('\'')
        || text.bytes().take_while(u8::is_ascii_digit).count() > 2
        || text.starts_with('-')
}

/// The number a text begins with, behind an apostrophe or sign.
fn leading(text: &str) -> Option<i64> {
    let digits = text.trim_start_matches(['\'', '-', '+']);
    let len = digits.bytes().take_while(u8::is_ascii_digit).count();
    digits.get(..len)?.parse().ok()
}

fn month_number(text: &str) -> Option<i64> {
    let name = text.get(..3)?;
    MONTHS
        .split('|')
        .zip(1..)
        .find(|(month, _)| month.eq_ignore_ascii_case(name))
        .map(|(_, number)| number)
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
