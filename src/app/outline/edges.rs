//! What the breaks of a list are told by: of each date of a chronology, looked at once.

use crate::model::{Chronology, DateId};
use crate::when::{Beginning, Day, When};

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
    beginning: Beginning,
    /// Its earliest and its latest day.
    days: (i64, i64),
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
                beginning: Beginning::of(when),
                days: (number(when.earliest().day(), i64::MIN), number(when.latest().day(), i64::MAX)),
            }
        };
        Self { of_dates: chronology.dates().map(edge).collect() }
    }

    /// The year that a date stands under.
    pub(super) fn year(&self, date: DateId) -> Option<i64> {
        self.of_dates[date.index()].year
    }

    /// Whether the order of two events of these dates is established.
    pub(super) fn is_ordered(&self, earlier: DateId, later: DateId) -> bool {
        let beginning = |date: DateId| &self.of_dates[date.index()].beginning;
        beginning(earlier).order_established(beginning(later))
    }

    /// How many days are empty between two dates, at least.
    pub(super) fn empty_days(&self, earlier: DateId, later: DateId) -> i64 {
        let (one, other) = (&self.of_dates[earlier.index()], &self.of_dates[later.index()]);
        other.days.0.saturating_sub(one.days.1).saturating_sub(1)
    }
}
