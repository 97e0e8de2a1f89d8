//! Days as dates.

use alloc::string::String;

/// `YYYY-MM-DD` of a day counted from 1970-01-01, in the proleptic Gregorian calendar.
/// Howard Hinnant's `civil_from_days`: years begin in March, so that a leap day is last.
pub(super) fn iso(days: i32) -> String {
    let days = i64::from(days) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let mut text = String::new();
    push_padded(&mut text, year, 1_000);
    text.push('-');
    push_padded(&mut text, month, 10);
    text.push('-');
    push_padded(&mut text, day, 10);
    text
}

/// Adds `number` in decimal, with zeros in front up to the place of `unit`.
fn push_padded(text: &mut String, number: i64, mut unit: i64) {
    while unit > 0 {
        let digit = (number / unit).rem_euclid(10).unsigned_abs();
        text.push(char::from(b'0' + digit as u8));
        unit /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn days_become_dates() {
        assert_eq!(
            [0, 19_719, 11_016, -1, -56_270].map(iso),
            ["1970-01-01", "2023-12-28", "2000-02-29", "1969-12-31", "1815-12-10"]
        );
    }
}
