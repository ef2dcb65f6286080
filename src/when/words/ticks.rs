//! The labels of an axis: times of day, days, months and years in few columns.

use chrono::Weekday;

use super::years::{POWERS, decimal, grouped};
use super::{day_and_month, month_name, month_short, weekday_name, with_year, year};

/// The labels of the times of day, days and months on an axis.
pub mod tick {
    use super::*;

    /// `06:30`.
    #[must_use]
    pub fn clock(hour: u8, minute: u8) -> String {
        format!("{hour:02}:{minute:02}")
    }

    /// `Thu 24`.
    #[must_use]
    pub fn weekday(weekday: Weekday, day: u8) -> String {
        format!("{} {day}", &weekday_name(weekday)[..3])
    }

    /// `Thu 24 Feb`.
    #[must_use]
    pub fn date(weekday: Weekday, month: u8, day: u8) -> String {
        day_and_month(&self::weekday(weekday, day), month_short(month))
    }

    /// `Thu 24 Feb 2022`.
    #[must_use]
    pub fn date_and_year(weekday: Weekday, (year_number, month, day): (i64, u8, u8)) -> String {
        with_year(&date(weekday, month, day), &year(year_number))
    }

    /// `Feb 2022`.
    #[must_use]
    pub fn month_and_year(year_number: i64, month: u8) -> String {
        with_year(month_short(month), &year(year_number))
    }

    /// `March`.
    #[must_use]
    pub fn month(month: u8) -> &'static str {
        month_name(month)
    }
}

/// An astronomical year in the words of an axis: `2022`, `AD 43`, `44 BC`, `13.8 bn years ago`.
#[must_use]
pub fn year_in_brief(number: i64) -> String {
    let size = number.unsigned_abs();
    match number {
        -9_999..=9_999 => year(number),
        10_000.. => format!("AD {}", grouped(size)),
        _ => match POWERS.iter().find(|(power, ..)| size >= power.unsigned_abs()) {
            Some((power, _, name)) => format!("{} {name} years ago", decimal(size / (power.unsigned_abs() / 1_000), 3)),
            None => format!("{} years ago", grouped(size)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_an_axis() {
        for (number, expected) in [
            (2022, "2022"),
            (43, "AD 43"),
            (-43, "44 BC"),
            (-20_000, "20,000 years ago"),
            (-66_000_000, "66 m years ago"),
            (-13_800_000_000, "13.8 bn years ago"),
            (-2_000_000_000_000, "2 tn years ago"),
            (1_000_000, "AD 1,000,000"),
        ] {
            assert_eq!(year_in_brief(number), expected);
        }
    }

    #[test]
    fn days_of_an_axis() {
        assert_eq!(tick::clock(6, 5), "06:05");
        assert_eq!(tick::date_and_year(Weekday::Thu, (2022, 2, 24)), "Thu 24 Feb 2022");
        assert_eq!(tick::month_and_year(-43, 3), "Mar 44 BC");
    }
}
