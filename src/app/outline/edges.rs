//! What the breaks of a list are told by: of each date of a chronology, looked at once.

use crate::model::{Chronology, DateId};
use crate::when::{Day, When};

/// The edges of all dates.
#[derive(Clone, Debug, Default)]
pub struct Edges {
    of_dates: Vec<Edge>,
}

/// The edges of a date, as numbers of days; of what has none the limits of numbers.
#[derive(Clone, Copy, Debug)]
struct Edge {
    /// The year that it stands under.
    year: Option<i64>,
    /// It began on none of the days before this one, and on none of those behind that one.
    begins: (i64, i64),
    /// Its earliest and its latest day.
    days: (i64, i64),
    /// Whether the order of two events of this date is established.
    is_ordered: bool,
}

impl Edges {
    /// Looks at each date.
    #[must_use]
    pub fn of(chronology: &Chronology) -> Self {
        let edge = |date| {
            let when: &When = chronology.when_of(date);
            let number = |day: Option<Day>, none| day.map_or(none, Day::number);
            Edge {
                year: when.group_year(),
                begins: when
                    .begins_within()
                    .map_or((i64::MIN, i64::MAX), |(first, last)| (first.number(), last.number())),
                days: (number(when.earliest().day(), i64::MIN), number(when.latest().day(), i64::MAX)),
                is_ordered: when.order_established(when),
            }
        };
        Self { of_dates: chronology.dates().map(edge).collect() }
    }

    /// The year that a date stands under.
    pub(super) fn year(&self, date: DateId) -> Option<i64> {
        self.of_dates[date.index()].year
    }

    /// Whether the order of two events of these dates is established.
    pub(super) fn is_ordered(&self, chronology: &Chronology, earlier: DateId, later: DateId) -> bool {
        let (one, other) = (&self.of_dates[earlier.index()], &self.of_dates[later.index()]);
        if earlier == later {
            return one.is_ordered;
        }
        // Days that lie apart say it mostly.
        one.begins.1 < other.begins.0 || chronology.when_of(earlier).order_established(chronology.when_of(later))
    }

    /// How many days are empty between two dates, at least.
    pub(super) fn empty_days(&self, earlier: DateId, later: DateId) -> i64 {
        let (one, other) = (&self.of_dates[earlier.index()], &self.of_dates[later.index()]);
        other.days.0.saturating_sub(one.days.1).saturating_sub(1)
    }
}
