//! A date as it was reckoned, and how EDTF writes it.

use crate::when::point::Point;
use crate::when::{Day, Doubts, When};

use super::calendar::{day_point, month_number, years};

/// So many months or years are listed; more are a year, a decade or a century.
const LISTED: i64 = 3;

/// A date that is told wholly.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Point(Point),
    /// EDTF that no point says: `199X`, `2021-33`, a time.
    Written(String),
    /// Some day between the two.
    Within(Point, Point),
    Lasting(Point, Point),
    From(Point),
    UpTo(Point),
    /// Some day not later.
    By(Point),
    /// Some day not earlier.
    NotBefore(Point),
}

impl Meaning {
    pub fn day(day: Day) -> Meaning {
        Meaning::Point(day_point(day))
    }

    /// Some day between the two.
    pub fn days(first: Day, last: Day) -> Meaning {
        if first == last { Meaning::day(first) } else { Meaning::Within(day_point(first), day_point(last)) }
    }

    /// The element of a set that stands for some date between the two.
    pub fn between(first: Point, last: Point) -> String {
        format!("{}..{}", spelt(first), spelt(last))
    }

    /// In EDTF, each date of it with what is said of its certainty.
    ///
    /// EDTF has no sign for a doubtful time, nor for doubtful days of which one is meant: in doubt it is the day of the
    /// time, and the months, years, decade or century in which those days lie.
    pub fn edtf(&self, doubts: Doubts) -> String {
        let spelt = |point: &Point| doubted(&spelt(*point), doubts);
        match self {
            Meaning::Point(point) => spelt(point),
            Meaning::Written(written) => match written.strip_prefix('[').filter(|several| !several.contains("..")) {
                Some(several) => {
                    let each = |date| doubted(date, doubts);
                    format!("[{}]", several.trim_end_matches(']').split(',').map(each).collect::<Vec<_>>().join(","))
                }
                None => match written.split_once('T') {
                    Some((day, _)) if doubts.is_any() => doubted(day, doubts),
                    Some(_) => written.clone(),
                    None if written.starts_with('[') => written.clone(),
                    None => doubted(written, doubts),
                },
            },
            Meaning::Within(first, last) if doubts.is_any() => around(*first, *last, doubts),
            Meaning::Within(first, last) => format!("[{}]", Meaning::between(*first, *last)),
            Meaning::Lasting(first, last) => format!("{}/{}", spelt(first), spelt(last)),
            Meaning::From(point) => format!("{}/..", spelt(point)),
            Meaning::UpTo(point) => format!("../{}", spelt(point)),
            Meaning::By(point) => format!("[..{}]", spelt(point)),
            Meaning::NotBefore(point) => format!("[{}..]", spelt(point)),
        }
    }

    pub fn when(&self, doubts: Doubts) -> Option<When> {
        When::parse(&self.edtf(doubts)).ok()
    }

    /// Its first day and its last, where it has both.
    pub fn ends(&self) -> Option<(Day, Day)> {
        let span = self.when(Doubts::default())?.span();
        Some((span.earliest.day()?, span.latest.day()?))
    }

    /// What holds for every day of reckoning where one end gives this and the other end that.
    pub fn hull(self, other: Meaning) -> Option<Meaning> {
        if self == other {
            return Some(self);
        }
        match (&self, &other) {
            (Meaning::From(_) | Meaning::NotBefore(_), _) => Some(self),
            (_, Meaning::UpTo(_) | Meaning::By(_)) => Some(other),
            (Meaning::Point(a), Meaning::Point(b))
                if a.day.is_some() == b.day.is_some() && a.month.is_some() == b.month.is_some() =>
            {
                Some(Meaning::Within((*a).min(*b), (*a).max(*b)))
            }
            // What lasted began in the month, or the year, in which its first day lies either way.
            (Meaning::Lasting(a, b), Meaning::Lasting(c, d)) if a.year == c.year && b.year == d.year => {
                Some(Meaning::Lasting(shared(*a, *c), shared(*b, *d)))
            }
            _ => {
                let ((a, b), (c, d)) = (self.ends()?, other.ends()?);
                Some(Meaning::days(a.min(c), b.max(d)))
            }
        }
    }
}

/// The finest date of a year in which both lie.
fn shared(one: Point, other: Point) -> Point {
    match (one.month, other.month) {
        _ if one == other => one,
        (Some(month), Some(same)) if month == same => Point::of_month(one.year, month),
        _ => Point::of_year(one.year),
    }
}

pub(super) fn spelt_year(year: i64) -> String {
    match year {
        0..=9_999 => format!("{year:04}"),
        -9_999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// A date with the doubts that it has and those that are added.
fn doubted(date: &str, doubts: Doubts) -> String {
    let (date, own) = Doubts::split(date);
    format!("{date}{}", own.or(doubts).sign())
}

/// Some day, month or year between the two, in doubt: the months, or else the years, in which it lies, where they are
/// few; else their decade or century.
fn around(first: Point, last: Point, doubts: Doubts) -> String {
    let months = |point: Point| Some(point.year * 12 + i64::from(point.month?) - 1);
    if let (Some(from), Some(to)) = (months(first), months(last))
        && to - from < LISTED
    {
        return one_of((from..=to).map(month_number), doubts);
    }
    if last.year - first.year < LISTED {
        return one_of((first.year..=last.year).map(Point::of_year), doubts);
    }
    let shared = [10, 100].into_iter().find(|length| first.year.div_euclid(*length) == last.year.div_euclid(*length));
    match shared {
        Some(length) => years(last.year.div_euclid(length), length).edtf(doubts),
        None => Meaning::NotBefore(Point::of_year(first.year)).edtf(doubts),
    }
}

/// `2022-03?`, `[2022-03?,2022-04?]`.
fn one_of(points: impl Iterator<Item = Point>, doubts: Doubts) -> String {
    let each: Vec<String> = points.map(|point| doubted(&spelt(point), doubts)).collect();
    if each.len() == 1 { each.concat() } else { format!("[{}]", each.join(",")) }
}

fn spelt(point: Point) -> String {
    let year = spelt_year(point.year);
    match (point.month, point.day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        _ => year,
    }
}
