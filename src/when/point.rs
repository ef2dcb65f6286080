//! A wholly told place in the calendar, and the two that bound anything else.

use edtf_core::{Date, DateField, Edtf, YearKind};

use super::day::days_in_month;
use super::{Day, words};

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

    /// The date as a point, qualified or not; `None` where open digits leave more than one, digits are said to
    /// be significant and others not, the month is a part of a year, or no `i64` holds the year.
    pub fn of(date: &Date) -> Option<Point> {
        let year = date.year.value()?;
        if date.year.significant_digits.is_some() {
            return Self::bounds(date).filter(|(first, last)| first == last).map(|(first, _)| first);
        }
        let Some(month) = date.month else { return Some(Point::of_year(year)) };
        let month = told_month(month, date.day, year).filter(|month| *month <= 12)?;
        match date.day {
            None => Some(Point::of_month(year, month)),
            Some(day) => {
                let day = only_fitting(day, days_in_month(year, month))?;
                Some(Point { year, month: Some(month), day: Some(day) })
            }
        }
    }

    /// So many years, months or days later, as the point is a year, a month or a day; `None` where that is
    /// beyond reckoning.
    pub fn stepped(self, by: i64) -> Option<Point> {
        let Some(month) = self.month else {
            return Some(Point::of_year(self.year.checked_add(by)?));
        };
        if let Some(day) = self.day {
            let number = Day::from_ymd(self.year, month, day)?.number();
            let (year, month, day) = Day::from_number(number + by).ymd();
            return Some(Point { year, month: Some(month), day: Some(day) });
        }
        let months = self.year.checked_mul(12)?.checked_add(i64::from(month) - 1 + by)?;
        Some(Point::of_month(months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?))
    }

    /// The same without its day, then without its month.
    pub fn coarser(self) -> Point {
        let month = self.month.filter(|_| self.day.is_some());
        Point { month, day: None, ..self }
    }

    /// The first and the last point of any date, as coarse as they can be: years if whole years
    /// are meant, months if whole months are. `None` where the years are beyond reckoning.
    pub fn ends(date: &Date) -> Option<(Point, Point)> {
        match Point::of(date) {
            Some(point) => Some((point, point)),
            None => Self::bounds(date),
        }
    }

    fn bounds(date: &Date) -> Option<(Point, Point)> {
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
        words::day_of_year(self.day, self.month.map(|month| months.name(month)), self.year)
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

/// The numbers that fit the told digits of a month or day.
pub(super) fn fitting(field: DateField, last: u8) -> impl Iterator<Item = u8> {
    let [tens, ones] = field.digits;
    let fits = move |n: &u8| tens.is_none_or(|t| t == n / 10) && ones.is_none_or(|o| o == n % 10);
    (1..=last).filter(fits)
}

/// The number that fits, if no other does.
fn only_fitting(field: DateField, last: u8) -> Option<u8> {
    match field.value() {
        Some(told) => Some(told).filter(|told| (1..=last).contains(told)),
        None => only(fitting(field, last)),
    }
}

fn only(mut numbers: impl Iterator<Item = u8>) -> Option<u8> {
    numbers.next().filter(|_| numbers.next().is_none())
}

/// The month, where its digits tell it, or leave only one that has such a day in this year.
pub(super) fn told_month(month: DateField, day: Option<DateField>, year: i64) -> Option<u8> {
    let has_it = |m: &u8| day.is_none_or(|day| fitting(day, days_in_month(year, *m)).next().is_some());
    month.value().or_else(|| only(fitting(month, 12).filter(has_it)))
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
