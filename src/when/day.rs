//! A calendar day of any age.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The largest year, either side of 0, that a [`Day`] can lie in: 10^16. Day numbers, and the
/// difference of any two of them, then fit an `i64`.
pub const YEAR_LIMIT: i64 = 10_000_000_000_000_000;

const DAYS_IN_400_YEARS: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

/// A day of the proleptic Gregorian calendar, held as the number of days since 1970-01-01.
///
/// Years are astronomical: 0 is 1 BC, −43 is 44 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// The day of this year, month (1–12) and day of the month; `None` if there is no such day
    /// or the year lies beyond [`YEAR_LIMIT`].
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Day> {
        let exists = (-YEAR_LIMIT..=YEAR_LIMIT).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Day(number_of(year, month, day)))
    }

    /// The day with this number, counted from 1970-01-01. Numbers beyond the first and last day
    /// that [`Day::from_ymd`] knows are held at those days.
    pub fn from_number(number: i64) -> Day {
        Day(number.clamp(number_of(-YEAR_LIMIT, 1, 1), number_of(YEAR_LIMIT, 12, 31)))
    }

    /// Days since 1970-01-01; negative before it.
    pub fn number(self) -> i64 {
        self.0
    }

    /// Year, month (1–12) and day of the month (1–31).
    ///
    /// The arithmetic counts years from March, so that the leap day is the last of its year
    /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    pub fn ymd(self) -> (i64, u8, u8) {
        let shifted = self.0 + EPOCH;
        let era = shifted.div_euclid(DAYS_IN_400_YEARS);
        // Within 400 years the numbers are small, and reckoning with small ones is quicker.
        let day_of_era = small(shifted - era * DAYS_IN_400_YEARS);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = (from_march + 2) % 12 + 1;
        let year = era * 400 + i64::from(year_of_era) + i64::from(month <= 2);
        (year, tiny(month), tiny(day))
    }

    /// The day as [`Display`](fmt::Display) shows it, if its year is one from 0 to 9999: quickly, for those who show a
    /// million days at once.
    pub fn digits(self) -> Option<[u8; 10]> {
        let (year, month, day) = self.ymd();
        let year = u16::try_from(year).ok().filter(|year| *year <= 9_999)?;
        let (century, of_century) = (u8::try_from(year / 100).ok()?, u8::try_from(year % 100).ok()?);
        let mut digits = *b"0000-00-00";
        for (at, number) in [(0, century), (2, of_century), (5, month), (8, day)] {
            digits[at] += number / 10;
            digits[at + 1] += number % 10;
        }
        Some(digits)
    }

    /// The day of the week, for any year: 400 years are whole weeks, so every day has its like within the
    /// years that chrono knows.
    pub fn weekday(self) -> Weekday {
        let like = Days::new(self.0.rem_euclid(DAYS_IN_400_YEARS).unsigned_abs());
        NaiveDate::default().checked_add_days(like).expect("less than 400 years after 1970").weekday()
    }
}

/// `YYYY-MM-DD`; a year beyond four digits as `Y-13800000000`, without month and day.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(digits) = self.digits() {
            return f.write_str(str::from_utf8(&digits).map_err(|_| fmt::Error)?);
        }
        let (year, month, day) = self.ymd();
        match year {
            -9_999..=-1 => write!(f, "-{:04}-{month:02}-{day:02}", -year),
            _ => write!(f, "Y{year}"),
        }
    }
}

/// How many days the month (1–12) of this year has.
pub fn days_in_month(year: i64, month: u8) -> u8 {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

fn number_of(year: i64, month: u8, day: u8) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = small(year - era * 400);
    let from_march = (u32::from(month) + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + u32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_IN_400_YEARS + i64::from(day_of_era) - EPOCH
}

fn small(number: i64) -> u32 {
    u32::try_from(number).expect("a remainder by the arithmetic above")
}

fn tiny(number: u32) -> u8 {
    u8::try_from(number).expect("months and days are below 256 by the arithmetic above")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (year, month, day, number, shown) in [
            (1970, 1, 1, 0, "1970-01-01"),
            (1969, 12, 31, -1, "1969-12-31"),
            (2000, 2, 29, 11_016, "2000-02-29"),
            (2022, 2, 24, 19_047, "2022-02-24"),
            (0, 3, 1, -719_468, "0000-03-01"),
            (-43, 3, 15, -735_160, "-0043-03-15"),
            (-13_800_000_000, 1, 1, -5_040_347_219_528, "Y-13800000000"),
        ] {
            let found = Day::from_ymd(year, month, day).expect("a real day");
            assert_eq!(found.ymd(), (year, month, day));
            assert_eq!(found.to_string(), shown);
            assert_eq!(found.number(), number, "{shown}");
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        for (year, month, day) in [
            (2021, 2, 29),
            (1900, 2, 29),
            (2021, 13, 1),
            (2021, 0, 1),
            (2021, 4, 31),
            (2021, 4, 0),
            (YEAR_LIMIT + 1, 1, 1),
            (i64::MIN, 1, 1),
        ] {
            assert_eq!(Day::from_ymd(year, month, day), None);
        }
    }

    #[test]
    fn weekdays_of_any_age() {
        for (year, month, day, expected) in [
            (2022, 2, 24, Weekday::Thu),
            (2022, 4, 22, Weekday::Fri),
            (1970, 1, 1, Weekday::Thu),
            (-43, 3, 15, Weekday::Fri),
            (-1_000_000_000_000, 1, 1, Weekday::Sat),
        ] {
            let found = Day::from_ymd(year, month, day).expect("a real day");
            assert_eq!(found.weekday(), expected, "{found}");
        }
    }

    proptest! {
        #[test]
        fn numbers_and_dates_agree(number in -400_000_000_000_000_i64..400_000_000_000_000) {
            let day = Day::from_number(number);
            let (year, month, date) = day.ymd();
            prop_assert_eq!(Day::from_ymd(year, month, date), Some(day));
        }

        #[test]
        fn digits_are_what_is_shown(number in -800_000_i64..3_000_000) {
            let day = Day::from_number(number);
            let (year, month, date) = day.ymd();
            let expected = (0..=9_999).contains(&year).then(|| format!("{year:04}-{month:02}-{date:02}"));
            prop_assert_eq!(day.digits().map(|digits| String::from_utf8_lossy(&digits).into_owned()), expected);
        }

        #[test]
        fn any_number_is_a_day(number in any::<i64>()) {
            let (year, month, date) = Day::from_number(number).ymd();
            prop_assert!(Day::from_ymd(year, month, date).is_some());
        }
    }
}
