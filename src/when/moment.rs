//! The time of day: by the clock that is written, and in UTC.

use edtf_core::{Edtf, Time, TimeShift};

use super::{Day, When};

pub(super) const SECONDS_IN_A_DAY: i64 = 86_400;

impl When {
    /// The first and the last second of it, counted from 1970-01-01T00:00:00 by the clock and the calendar
    /// that are written: a zone shifts nothing. Of an event this is where an axis draws it.
    ///
    /// The first second of the earliest day and the last of the latest; of a date-time its own second, twice.
    /// `None` for an end that is open or unknown. Years as far as [`super::YEAR_LIMIT`] fit into an `i128`.
    /// A leap second is drawn as the second before it, so that it stays on its day.
    pub fn moments(&self) -> (Option<i128>, Option<i128>) {
        let first_second = |day: Day| i128::from(day.number()) * i128::from(SECONDS_IN_A_DAY);
        let (first, last) = (self.earliest().day().map(first_second), self.latest().day().map(first_second));
        let (from, to) = match self.time() {
            Some(time) => {
                let clock = clock_seconds(&Time { second: time.second.min(59), ..*time });
                (clock, clock)
            }
            None => (0, SECONDS_IN_A_DAY - 1),
        };
        (first.map(|first| first + i128::from(from)), last.map(|last| last + i128::from(to)))
    }

    /// The instant of a date-time in seconds since 1970-01-01T00:00:00Z; a time without a zone is
    /// read as UTC. A leap second counts as the first second of the next minute.
    pub fn instant(&self) -> Option<i64> {
        let time = self.time()?;
        let east = match time.shift {
            Some(TimeShift::Offset { minutes, .. }) => i64::from(minutes) * 60,
            Some(TimeShift::Utc) | None => 0,
        };
        Some(self.earliest().day()?.number() * SECONDS_IN_A_DAY + clock_seconds(time) - east)
    }

    /// Whether it is a time of day in a zone that is told.
    pub(super) fn has_zone(&self) -> bool {
        self.time().is_some_and(|time| time.shift.is_some())
    }

    fn time(&self) -> Option<&Time> {
        match &self.edtf {
            Edtf::DateTime(moment) => Some(&moment.time),
            Edtf::Date(_) | Edtf::Interval(_) | Edtf::Set(_) => None,
        }
    }
}

/// Seconds since midnight.
fn clock_seconds(time: &Time) -> i64 {
    i64::from(time.hour) * 3_600 + i64::from(time.minute) * 60 + i64::from(time.second)
}
