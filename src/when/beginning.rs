//! When a date began, as numbers: what tells whether the order of two dates is established.

use super::moment::SECONDS_IN_A_DAY;
use super::order::WIDEST_SHIFT;
use super::{Bound, Day, When};

/// What is to be known of a date when it is asked again and again whether it came before others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// On one of the days from the first to the last it began, by their numbers; the limits of numbers where there is none.
    days: (i64, i64),
    is_hedged: bool,
    /// Of a time of day.
    time: Option<Time>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    /// The second of UTC; where no zone is told, as if it were that of UTC.
    second: i64,
    has_zone: bool,
}

impl Beginning {
    /// The beginning of a date.
    #[must_use]
    pub fn of(when: &When) -> Self {
        let written = when.beginning();
        let day = |bound: Bound, none| bound.day().map_or(none, Day::number);
        Self {
            days: (day(written.earliest, i64::MIN), day(written.latest, i64::MAX)),
            is_hedged: when.is_hedged(),
            time: when.instant().map(|second| Time { second, has_zone: when.has_zone() }),
        }
    }

    /// Whether it is known which of the two came first: see [`When::order_established`].
    #[must_use]
    #[inline]
    pub fn order_established(&self, other: &Self) -> bool {
        if let (Some(one), Some(other)) = (self.time, other.time) {
            let lie_apart = one.second.abs_diff(other.second) > WIDEST_SHIFT.unsigned_abs();
            return one.has_zone == other.has_zone || lie_apart;
        }
        // Without a way out: it is asked of many pairs, and cannot be foreseen.
        let is_one_day = (self.days.0 == self.days.1) & (self.days == other.days);
        // A time lies on the day that is written and on its day in UTC: both must agree.
        let (in_utc, other_in_utc) = (self.days_in_utc(), other.days_in_utc());
        let is_first = (self.days.1 < other.days.0) & (in_utc.1 < other_in_utc.0);
        let is_last = (other.days.1 < self.days.0) & (other_in_utc.1 < in_utc.0);
        is_first | is_last | (is_one_day & !self.is_hedged & !other.is_hedged)
    }

    fn days_in_utc(&self) -> (i64, i64) {
        self.time.map_or(self.days, |time| {
            let day = time.second.div_euclid(SECONDS_IN_A_DAY);
            (day, day)
        })
    }
}
