//! Lengths of time in words.

use super::words;

/// Up to so many days a length is told in days, then in months.
const DAYS_AT_MOST: i64 = 45;
/// From so many months on a length is told in years and months.
const MONTHS_AT_MOST: i64 = 11;
/// From so many years on the months are left out.
const YEARS_WITH_MONTHS: i64 = 10;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Days(i64),
    Months(i64),
    YearsMonths(i64, i64),
    Years(i64),
}

impl Length {
    fn of(days: i64) -> Length {
        let days = days.max(0);
        // A month is 146097 / 4800 days.
        let months = i64::try_from((i128::from(days) * 4_800 + 73_048) / 146_097).unwrap_or(i64::MAX);
        match (days, months) {
            (0..=DAYS_AT_MOST, _) => Length::Days(days),
            (_, 0..=MONTHS_AT_MOST) => Length::Months(months),
            _ if months < YEARS_WITH_MONTHS * 12 => Length::YearsMonths(months / 12, months % 12),
            _ => Length::Years((months + 6) / 12),
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
