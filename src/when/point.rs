//! A wholly told place in the calendar, and the two that bound anything else.

use edtf_core::{Date, DateField, Edtf, YearKind};

use super::day::days_in_month;
use super::words;

/// A year, a month of a year, or a day of a month, as plainly written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    pub year: i64,
    pub month: Option<u8>,
    /// Never without a month.
    pub day: Option<u8>,
}

impl Point {
    pub fn of_year(year: i64) -> Point {
        Point { year, month: None, day: None }
    }

    pub fn of_month(year: i64, month: u8) -> Point {
        Point { year, month: Some(month), day: None }
    }

    /// The date as a point, qualified or not; `None` where digits are masked, digits are said to
    /// be significant, the month is a part of a year, or no `i64` holds the year.
    pub fn of(date: &Date) -> Option<Point> {
        let year = date.year.value().filter(|_| date.year.significant_digits.is_none())?;
        match (date.month.map(DateField::value), date.day.map(DateField::value)) {
            (None, _) => Some(Point::of_year(year)),
            (Some(Some(month @ 1..=12)), None) => Some(Point::of_month(year, month)),
            (Some(Some(month @ 1..=12)), Some(Some(day))) => Some(Point { year, month: Some(month), day: Some(day) }),
            _ => None,
        }
    }

    /// The same without its day, then without its month.
    pub fn coarser(self) -> Point {
        let month = self.month.filter(|_| self.day.is_some());
        Point { month, day: None, ..self }
    }

    /// The first and the last point of any date, as coarse as they can be: years if whole years
    /// are meant, months if whole months are. `None` where the years are beyond reckoning.
    pub fn ends(date: &Date) -> Option<(Point, Point)> {
        if let Some(point) = Point::of(date) {
            return Some((point, point));
        }
        let bounds = Edtf::Date(*date).bounds();
        match (bounds.earliest, bounds.latest) {
            (edtf_core::Bound::Date(a), edtf_core::Bound::Date(b)) => {
                Some(Point::hull((a.year, a.month, a.day), (b.year, b.month, b.day)))
            }
            _ => None,
        }
    }

    /// The ends of a stretch of days, as coarse as they can be.
    pub fn hull(first: (i64, u8, u8), last: (i64, u8, u8)) -> (Point, Point) {
        let whole_months = first.2 == 1 && last.2 == days_in_month(last.0, last.1);
        if whole_months && first.1 == 1 && last.1 == 12 {
            (Point::of_year(first.0), Point::of_year(last.0))
        } else if whole_months {
            (Point::of_month(first.0, first.1), Point::of_month(last.0, last.1))
        } else {
            let day = |(year, month, day)| Point { year, month: Some(month), day: Some(day) };
            (day(first), day(last))
        }
    }

    /// `24 February 2022`, `February 2022`, `2022`.
    pub fn words(self, months: Months) -> String {
        let year = words::year(self.year);
        match self.without_year(months) {
            Some(rest) => words::with_year(&rest, &year),
            None => year,
        }
    }

    /// `24 February`, `February`; `None` for a year.
    pub fn without_year(self, months: Months) -> Option<String> {
        let month = months.name(self.month?);
        Some(match self.day {
            Some(day) => words::day_and_month(&day.to_string(), month),
            None => month.to_owned(),
        })
    }

    /// Two points in short words, what they share told once: `14` and `17 Mar 2022`.
    pub fn pair(self, other: Point) -> (String, String) {
        let last = other.words(Months::Short);
        let first = match (self.without_year(Months::Short), self.day) {
            (Some(_), Some(day)) if self.shares_month(other) && other.day.is_some() => day.to_string(),
            (Some(rest), _) if self.year == other.year && other.month.is_some() => rest,
            _ => self.words(Months::Short),
        };
        (first, last)
    }

    pub fn shares_month(self, other: Point) -> bool {
        self.year == other.year && self.month.is_some() && self.month == other.month
    }
}

/// How the names of months are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Months {
    Long,
    Short,
}

impl Months {
    pub fn name(self, month: u8) -> &'static str {
        match self {
            Months::Long => words::month_name(month),
            Months::Short => words::month_short(month),
        }
    }
}

/// As much of a year as is told.
pub(super) enum YearTold {
    Wholly(i64),
    /// `156X`: its first year.
    Decade(i64),
    /// `18XX`: the 19th, say.
    Century(i64),
    /// `XXXX`.
    Nothing,
    Between(i64, i64),
    /// Beyond `i64`: significand and power of ten.
    Vast(i64, u32),
}

impl YearTold {
    /// What is told of this date's year. Significant digits are not looked at.
    pub fn of(date: &Date) -> YearTold {
        if let Some(year) = date.year.value() {
            return YearTold::Wholly(year);
        }
        let digits = match date.year.kind {
            YearKind::Standard { digits, .. } => digits,
            YearKind::Big { value } => return YearTold::Wholly(value),
            YearKind::Exponential { significand, exponent } => {
                return YearTold::Vast(significand, exponent);
            }
        };
        let filled = |fill: u8| digits.iter().fold(0, |year, d| year * 10 + i64::from(d.unwrap_or(fill)));
        let (first, last) = (filled(0), filled(9));
        match digits {
            [None, None, None, None] => YearTold::Nothing,
            [Some(_), Some(_), Some(_), None] if first >= 100 => YearTold::Decade(first),
            [Some(_), Some(_), None, None] => YearTold::Century(first / 100 + 1),
            _ => YearTold::Between(first, last),
        }
    }
}
