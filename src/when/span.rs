//! The days between which something must lie.

use std::fmt;

use super::Day;

/// One end of a [`Span`].
///
/// The derived order serves sorting: what was always so comes first, what nobody knows last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Open towards the past.
    NegativeInfinity,
    /// This day, included.
    Day(Day),
    /// Open towards the future.
    PositiveInfinity,
    /// Not told, or in a year beyond [`super::YEAR_LIMIT`].
    Unknown,
}

impl Bound {
    /// The day, where there is one.
    pub fn day(self) -> Option<Day> {
        match self {
            Bound::Day(day) => Some(day),
            _ => None,
        }
    }
}

/// The day as [`Day`] shows it, `-inf`, `inf`, or `unknown`.
impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::NegativeInfinity => f.write_str("-inf"),
            Bound::Day(day) => day.fmt(f),
            Bound::PositiveInfinity => f.write_str("inf"),
            Bound::Unknown => f.write_str("unknown"),
        }
    }
}

/// The earliest and the latest possible day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// No day of it is earlier.
    pub earliest: Bound,
    /// No day of it is later.
    pub latest: Bound,
}

impl Span {
    /// Its length in days, both ends counted; `None` where an end is open or unknown.
    pub fn days(&self) -> Option<i64> {
        let (first, last) = (self.earliest.day()?, self.latest.day()?);
        Some(last.number() - first.number() + 1)
    }

    /// The day, if the span is a single one.
    pub fn single_day(&self) -> Option<Day> {
        self.earliest.day().filter(|_| self.days() == Some(1))
    }

    /// Whether this day may belong to it. An unknown end hides nothing, as if it were open.
    pub fn contains(&self, day: Day) -> bool {
        let one = Bound::Day(day);
        self.overlaps(&Span { earliest: one, latest: one })
    }

    /// Whether the two may share a day. An unknown end hides nothing, as if it were open.
    pub fn overlaps(&self, other: &Span) -> bool {
        !self.ends_before(other) && !other.ends_before(self)
    }

    /// Whether the other certainly lies inside this one. Unknown ends are certain of nothing.
    pub fn encloses(&self, other: &Span) -> bool {
        let known = [self, other].iter().all(|s| s.earliest != Bound::Unknown && s.latest != Bound::Unknown);
        known && self.earliest <= other.earliest && other.latest <= self.latest
    }

    /// Whether the last possible day of this one lies before the first possible day of the other.
    pub fn ends_before(&self, other: &Span) -> bool {
        match (self.latest, other.earliest) {
            (Bound::Day(last), Bound::Day(first)) => last < first,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: Option<i64>, last: Option<i64>) -> Span {
        let bound = |n: Option<i64>, open| n.map_or(open, |n| Bound::Day(Day::from_number(n)));
        Span { earliest: bound(first, Bound::NegativeInfinity), latest: bound(last, Bound::Unknown) }
    }

    #[test]
    fn lengths() {
        assert_eq!(span(Some(3), Some(3)).days(), Some(1));
        assert_eq!(span(Some(3), Some(9)).days(), Some(7));
        assert_eq!(span(None, Some(9)).days(), None);
        assert_eq!(span(Some(3), Some(3)).single_day(), Some(Day::from_number(3)));
        assert_eq!(span(Some(3), Some(4)).single_day(), None);
    }

    #[test]
    fn what_is_shared() {
        let (week, end, later) = (span(Some(1), Some(7)), span(Some(7), Some(9)), span(Some(8), None));
        assert!(week.overlaps(&end) && end.overlaps(&week));
        assert!(!week.overlaps(&later) && week.ends_before(&later));
        assert!(week.encloses(&span(Some(2), Some(7))) && !week.encloses(&end));
        assert!(!later.encloses(&span(Some(8), Some(9))), "an unknown end is certain of nothing");
        assert!(later.contains(Day::from_number(900)) && !later.contains(Day::from_number(7)));
    }
}
