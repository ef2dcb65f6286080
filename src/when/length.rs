//! Lengths of time in words.

use super::{Bound, TimeUnit, When, words};

const MINUTE: i128 = 60;
const HOUR: i128 = 60 * MINUTE;
const DAY: i128 = 24 * HOUR;
/// 365.2425 days.
const YEAR: i128 = 31_556_952;

/// Up to so many days a length is told in days, then in months.
const DAYS_AT_MOST: i64 = 45;
/// From so many months on a length is told in years and months.
const MONTHS_AT_MOST: i64 = 11;
/// From so many years on the months are left out.
const YEARS_WITH_MONTHS: i64 = 10;
/// A day in 146097ths of a month.
const A_DAY: i128 = 4_800;

/// The length of an empty stretch that is at least and at most so many days: `3 days`,
/// `1 year 5 months`, `2 to 11 months`, `5 days to 10 months`.
///
/// Months are twelfths of a year of 365.2425 days, rounded. Negative lengths count as none, and
/// the two may be given in either order.
pub fn gap_words(days_min: i64, days_max: i64) -> String {
    let least = Length::of(days_min.min(days_max));
    let most = Length::of(days_min.max(days_max));
    match (least, most) {
        (a, b) if a == b => a.words(),
        (Length::Days(0), b) => words::at_most(&b.words()),
        (Length::Days(a), Length::Days(b)) => words::range(a, b, words::DAY),
        (Length::Months(a), Length::Months(b)) => words::range(a, b, words::MONTH),
        (Length::Months(a), Length::YearsMonths(1, b)) => words::range(a, 12 + b, words::MONTH),
        (Length::YearsMonths(1, a), Length::YearsMonths(1, b)) => words::range(12 + a, 12 + b, words::MONTH),
        (Length::YearsMonths(a, 0), Length::YearsMonths(b, 0)) => words::range(a, b, words::YEAR),
        (Length::Years(a), Length::Years(b)) if Length::Years(a).words() != Length::Years(b).words() => {
            words::range(a, b, words::YEAR)
        }
        (a, b) if a.words() == b.words() => a.words(),
        (a, b) => words::up_to(&a.words(), &b.words()),
    }
}

/// A length of time in the fewest words, rounded down: `40 d`, `14 mo`, `9.27 bn y`. In hours below two days, in
/// days up to 60, in months up to two years. Negative lengths count as none.
#[must_use]
pub fn length_in_brief(seconds: i128) -> String {
    let (unit, length) = match seconds {
        ..HOUR => (TimeUnit::Minute, MINUTE),
        HOUR..172_800 => (TimeUnit::Hour, HOUR),
        172_800..=5_184_000 => (TimeUnit::Day, DAY),
        5_184_001..63_113_904 => (TimeUnit::Month, YEAR / 12),
        _ => (TimeUnit::Year, YEAR),
    };
    words::amount_in_brief(u64::try_from(seconds.max(0) / length).unwrap_or(u64::MAX), unit)
}

/// How long after something another thing was, in days; negative where it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lag {
    /// At least so many; `None` where there is no telling.
    pub least: Option<i64>,
    /// At most so many; `None` where there is no telling.
    pub most: Option<i64>,
    /// Whether one of the dates is itself said to be uncertain or approximate.
    pub about: bool,
}

impl Lag {
    /// From a date to the first of several, none of which is certainly before all others; `None` stands for one
    /// of which nothing is known.
    #[must_use]
    pub fn of(from: &When, first_of: &[Option<&When>]) -> Lag {
        let number = |bound: Bound| bound.day().map(super::Day::number);
        let dated = || first_of.iter().flatten();
        // The first begins no sooner than all of them may, and ends with the earliest end that is known.
        let begins: Option<Vec<i64>> = first_of.iter().map(|when| number((*when)?.earliest())).collect();
        let begins = begins.and_then(|begins| begins.into_iter().min());
        let ends = dated().filter_map(|when| number(when.latest())).min();
        let minus = |a: Option<i64>, b: Option<i64>| Some(a? - b?);
        let in_doubt = |when: &When| when.doubts().is_any();
        Lag {
            least: minus(begins, number(from.latest())),
            most: minus(ends, number(from.earliest())),
            about: in_doubt(from) || dated().any(|when| in_doubt(when)),
        }
    }

    /// `12 to 13 months after it`, `at least 1 year after it`, `3 days before it`, `on the same day`; nothing
    /// where nothing can be said.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let about = |words: String| words::about(self.about, &words);
        let between = |least: i64, most: i64| match least {
            0 if most > 0 => words::at_most(&about(Length::rounded(most, Rounding::Up).words())),
            _ => about(gap_words(least, most)),
        };
        let at_least = |days: i64| words::at_least(&about(Length::rounded(days, Rounding::Down).words()));
        let not_more = |days: i64| words::not_more(&about(Length::rounded(days, Rounding::Up).words()));
        Some(match (self.least, self.most) {
            (Some(0), Some(0)) if self.about => words::about(true, words::SAME_DAY),
            (Some(0), Some(0)) => words::on(words::SAME_DAY),
            (Some(least), Some(most)) if least >= 0 => words::after(&between(least, most)),
            (Some(least), Some(most)) if most <= 0 => words::before(&between(-most, -least)),
            (Some(least), None) if least > 0 => words::after(&at_least(least)),
            (None, Some(most)) if most < 0 => words::before(&at_least(-most)),
            (_, Some(most)) if most > 0 => words::after(&not_more(most)),
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Days(i64),
    Months(i64),
    YearsMonths(i64, i64),
    Years(i64),
}

/// What becomes of the days that fill no month, and of the months that fill no year.
#[derive(Clone, Copy, Debug)]
enum Rounding {
    Down,
    Nearest,
    Up,
}

impl Length {
    fn of(days: i64) -> Length {
        Self::rounded(days, Rounding::Nearest)
    }

    fn rounded(days: i64, rounding: Rounding) -> Length {
        let days = days.max(0);
        let (month, year) = match rounding {
            // 365 days and 366 are a year, too.
            Rounding::Down => (A_DAY, 0),
            Rounding::Nearest => (73_048, 6),
            Rounding::Up => (146_096 - A_DAY, 11),
        };
        // A month is 146097 / 4800 days.
        let months = i64::try_from((i128::from(days) * A_DAY + month) / 146_097).unwrap_or(i64::MAX);
        match (days, months) {
            (0..=DAYS_AT_MOST, _) => Length::Days(days),
            (_, 0..=MONTHS_AT_MOST) => Length::Months(months),
            _ if months < YEARS_WITH_MONTHS * 12 => Length::YearsMonths(months / 12, months % 12),
            _ => Length::Years(months.saturating_add(year) / 12),
        }
    }

    fn words(self) -> String {
        match self {
            Length::Days(0) => words::LESS_THAN_A_DAY.to_owned(),
            Length::Days(days) => words::count(days, words::DAY),
            Length::Months(months) => words::count(months, words::MONTH),
            Length::YearsMonths(years, 0) | Length::Years(years) => words::count(years, words::YEAR),
            Length::YearsMonths(years, months) => {
                let (years, months) = (words::count(years, words::YEAR), words::count(months, words::MONTH));
                format!("{years} {months}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_brief() {
        for (seconds, expected) in [
            (-5, "0 min"),
            (1_800, "30 min"),
            (HOUR, "1 h"),
            (47 * HOUR + 59, "47 h"),
            (2 * DAY, "2 d"),
            (40 * DAY, "40 d"),
            (60 * DAY, "60 d"),
            (61 * DAY, "2 mo"),
            (426 * DAY, "13 mo"),
            (2 * YEAR, "2 y"),
            (9_999 * YEAR, "9999 y"),
            (9_266_000_000 * YEAR, "9.27 bn y"),
            (i128::MAX, "18446744 tn y"),
        ] {
            assert_eq!(length_in_brief(seconds), expected, "{seconds}");
        }
    }

    #[test]
    fn lags() {
        for (from, to, expected) in [
            ("2021-04", "2022-04-22", Some("12 to 13 months after it")),
            ("2022-04-21", "2022-04-22", Some("1 day after it")),
            ("2022-04-22", "2022-04-22", Some("on the same day")),
            ("2022-04-22?", "2022-04-22", Some("about the same day")),
            ("2022-04", "2022-04-30", Some("up to 29 days after it")),
            ("2021~", "2022-04-22", Some("about 4 to 16 months after it")),
            ("2022-04-21", "[2022-04-22..]", Some("at least 1 day after it")),
            ("2022-04-22", "[2022-04-22..]", None),
            ("2022-04-22", "[..2022-04-25]", Some("at most 3 days after it")),
            // It lasted, and no end is given; it may lie on either side.
            ("2022-02-24/", "2022-04-22", Some("at most 2 months after it")),
            ("../2022-02-24", "2022-04-22", Some("at least 1 month after it")),
            ("2022-02-01/", "[..2022-04-22]", Some("at most 3 months after it")),
            ("[2022-02-01..2022-04-22]", "2022-04-22", Some("up to 3 months after it")),
            ("2022", "2022-04-22", Some("at most 4 months after it")),
            // Announced.
            ("1932-21", "1931-11-12", Some("4 to 7 months before it")),
            ("2022-04-25", "[..2022-04-22]", Some("at least 3 days before it")),
            ("[2022-04-22..]", "2022-04-22", None),
            // Nothing can be said.
            ("../2022-04-30", "2022-04-22", None),
            ("2022-04-23", "[2022-04-22..]", None),
        ] {
            let lag = Lag::of(&When::parse(from).expect("a date"), &[Some(&When::parse(to).expect("a date"))]);
            assert_eq!(lag.words().as_deref(), expected, "{from} {to}");
        }
    }

    #[test]
    fn lengths() {
        for (least, most, expected) in [
            (0, 0, "less than a day"),
            (1, 1, "1 day"),
            (3, 3, "3 days"),
            (0, 20, "up to 20 days"),
            (2, 9, "2 to 9 days"),
            (9, 2, "2 to 9 days"),
            (-5, 9, "up to 9 days"),
            (35, 35, "35 days"),
            (61, 61, "2 months"),
            (55, 329, "2 to 11 months"),
            (5, 300, "5 days to 10 months"),
            (365, 365, "1 year"),
            (517, 517, "1 year 5 months"),
            (517, 577, "17 to 19 months"),
            (60, 577, "2 to 19 months"),
            (731, 1_461, "2 to 4 years"),
            (731, 760, "2 years to 2 years 1 month"),
            (36_525, 36_525, "100 years"),
            (36_525, 73_050, "100 to 200 years"),
            (5_040_351_000_000, 5_040_351_000_000, "13.8 billion years"),
            (i64::MIN, i64::MAX, "up to 25252.7 trillion years"),
        ] {
            assert_eq!(gap_words(least, most), expected, "{least} {most}");
        }
    }
}
