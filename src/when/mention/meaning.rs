//! A date as it was reckoned, and how EDTF writes it.

use crate::when::point::Point;
use crate::when::{Day, When};

use super::calendar::day_point;

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

    /// In EDTF, each date of it followed by what is said of its certainty (`~`, `?`, `%` or nothing).
    pub fn edtf(&self, doubt: &str) -> String {
        let spelt = |point: &Point| format!("{}{doubt}", spelt(*point));
        match self {
            Meaning::Point(point) => spelt(point),
            Meaning::Written(written) if written.contains(['[', '{', '/', 'T']) => written.clone(),
            Meaning::Written(written) => format!("{written}{doubt}"),
            Meaning::Within(first, last) => format!("[{}..{}]", spelt(first), spelt(last)),
            Meaning::Lasting(first, last) => format!("{}/{}", spelt(first), spelt(last)),
            Meaning::From(point) => format!("{}/..", spelt(point)),
            Meaning::UpTo(point) => format!("../{}", spelt(point)),
            Meaning::By(point) => format!("[..{}]", spelt(point)),
            Meaning::NotBefore(point) => format!("[{}..]", spelt(point)),
        }
    }

    pub fn when(&self, doubt: &str) -> Option<When> {
        When::parse(&self.edtf(doubt)).ok()
    }

    /// Its first day and its last, where it has both.
    pub fn ends(&self) -> Option<(Day, Day)> {
        let span = self.when("")?.span();
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

fn spelt(point: Point) -> String {
    let year = spelt_year(point.year);
    match (point.month, point.day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        _ => year,
    }
}
