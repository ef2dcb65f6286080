//! Lengths of time in words.

use super::{TimeUnit, words};

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
/// The same where the length is known to the day.
const EXACT_YEARS_WITH_MONTHS: i64 = 100;
/// A day in 146097ths of a month.
const A_DAY: i128 = 4_800;
/// A year in 146097ths of a month.
const A_YEAR: i128 = 12 * 146_097;

/// The length of an empty stretch that is at least and at most so many days: `3 days`,
/// `1 year 5 months`, `2 to 11 months`, `5 days to 10 months`, `up to 2 months`.
///
/// Months are twelfths of a year of 365.2425 days. Months and years are rounded to the nearest, where there is
/// only a most to the next. Negative lengths count as none, and the two may be given in either order.
pub fn gap_words(days_min: i64, days_max: i64) -> String {
    let (least, most) = (days_min.min(days_max), days_min.max(days_max));
    if Length::exactly(least) == Length::exactly(most) {
        return Length::exactly(most).words();
    }
    if least <= 0 && most > 0 {
        return words::at_most(&at_most_words(most));
    }
    match (Length::of(least), Length::of(most)) {
        (a, b) if a == b => a.words(),
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

/// So many days, rounded down to a whole month or year: what something is at least.
pub(super) fn at_least_words(days: i64) -> String {
    Length::rounded(days, Rounding::Down).words()
}

/// So many days, rounded up to a whole month or year: what something is at most.
pub(super) fn at_most_words(days: i64) -> String {
    Length::rounded(days, Rounding::Up).words()
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

/// The same, rounded to the nearest: of seconds below 90, in minutes below 90, in hours below 20, in days up to 60.
#[must_use]
pub fn length_to_nearest(seconds: i128) -> String {
    let is_about_a_year = (YEAR - YEAR / 24..YEAR + YEAR / 24).contains(&seconds);
    let (unit, length) = match seconds {
        _ if is_about_a_year => (TimeUnit::Year, YEAR),
        ..90 => (TimeUnit::Second, 1),
        90..5_400 => (TimeUnit::Minute, MINUTE),
        5_400..72_000 => (TimeUnit::Hour, HOUR),
        72_000..=5_184_000 => (TimeUnit::Day, DAY),
        5_184_001..63_113_904 => (TimeUnit::Month, YEAR / 12),
        _ => (TimeUnit::Year, YEAR),
    };
    words::amount_in_brief(u64::try_from((seconds.max(0) + length / 2) / length).unwrap_or(u64::MAX), unit)
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

    /// Of a length that is known to the day.
    fn exactly(days: i64) -> Length {
        Self::in_months_below(EXACT_YEARS_WITH_MONTHS, days, Rounding::Nearest)
    }

    fn rounded(days: i64, rounding: Rounding) -> Length {
        Self::in_months_below(YEARS_WITH_MONTHS, days, rounding)
    }

    /// With its months where it has fewer than so many years.
    fn in_months_below(limit: i64, days: i64, rounding: Rounding) -> Length {
        let days = days.max(0);
        // A month is 146097 / 4800 days. Both are counted from the days, so that nothing is rounded twice.
        let whole = |unit: i128| {
            let added = match rounding {
                // 365 days and 366 are a year, too.
                Rounding::Down => A_DAY,
                Rounding::Nearest => unit / 2,
                Rounding::Up => unit - 1 - A_DAY,
            };
            i64::try_from((i128::from(days) * A_DAY + added) / unit).unwrap_or(i64::MAX)
        };
        let months = whole(A_YEAR / 12);
        match (days, months) {
            (0..=DAYS_AT_MOST, _) => Length::Days(days),
            (_, 0..=MONTHS_AT_MOST) => Length::Months(months),
            _ if months < limit * 12 => Length::YearsMonths(months / 12, months % 12),
            _ => Length::Years(in_figures(whole(A_YEAR), rounding)),
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

/// A number of years as it is told: above a million in tenths of one, of a billion, of a trillion.
fn in_figures(years: i64, rounding: Rounding) -> i64 {
    let step = words::step_of(years);
    let added = match rounding {
        Rounding::Down => 0,
        Rounding::Nearest => step / 2,
        Rounding::Up => step - 1,
    };
    years.saturating_add(added) / step * step
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
    fn lengths_to_the_nearest() {
        for (seconds, expected) in [
            (-5, "0 s"),
            (40, "40 s"),
            (95, "2 min"),
            (6 * HOUR - 1, "6 h"),
            (DAY + 5 * HOUR, "1 d"),
            (11 * DAY - 1, "11 d"),
            (61 * DAY, "2 mo"),
            (364 * DAY, "1 y"),
            (400 * DAY, "13 mo"),
            (3 * YEAR - 1, "3 y"),
            (111_180_000 * YEAR, "111 m y"),
        ] {
            assert_eq!(length_to_nearest(seconds), expected, "{seconds}");
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
            // Not rounded twice: 13.47 years are no 14; and with the months, where they are known.
            (4_920, 4_920, "13 years 6 months"),
            (4_920, 4_950, "13 to 14 years"),
            (4_553, 4_553, "12 years 6 months"),
            (3_823, 3_823, "10 years 6 months"),
            (36_524, 36_524, "100 years"),
            (36_525, 36_525, "100 years"),
            // What is only a most is rounded up.
            (0, 286, "up to 10 months"),
            (0, 4_200, "up to 12 years"),
            (0, 366, "up to 1 year"),
            (1_634_094_945_000, 1_634_094_945_000, "4.5 billion years"),
            (24_105_989_000, 24_105_989_000, "66 million years"),
            (3_382_145_550_000, 3_382_145_550_000, "9.3 billion years"),
            (365_242_499_000, 365_242_499_000, "1 billion years"),
            (36_525, 73_050, "100 to 200 years"),
            (5_040_351_000_000, 5_040_351_000_000, "13.8 billion years"),
            (i64::MIN, i64::MAX, "up to 25252.8 trillion years"),
        ] {
            assert_eq!(gap_words(least, most), expected, "{least} {most}");
        }
    }
}
