//! The stretch of time in which an event may lie.

use crate::app::axis::window::DAY;
use crate::app::axis::{Moment, Window};
use crate::when::{Shape, When};

/// The stretch in which an event may lie: its first and its last second, both included.
///
/// An open or unknown end lies at the limit of numbers. Where nothing is known, the first is after the last,
/// and no window shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// No second of it is earlier.
    pub first: Moment,
    /// No second of it is later.
    pub last: Moment,
}

impl Extent {
    pub(super) const NOTHING: Self = Self { first: Moment::MAX, last: Moment::MIN };

    /// The stretch of a date; [`Self::is_known`] is false where neither end is told.
    #[must_use]
    pub fn of(when: &When) -> Self {
        match when.moments() {
            _ if when.group_year().is_none() => Self::NOTHING,
            (None, None) => Self::NOTHING,
            (first, last) => Self { first: first.unwrap_or(Moment::MIN), last: last.unwrap_or(Moment::MAX) },
        }
    }

    /// Whether an end is known at all.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.first <= self.last
    }

    /// Both ends, where both are known.
    #[must_use]
    pub fn bounded(self) -> Option<(Moment, Moment)> {
        (self.is_known() && self.first != Moment::MIN && self.last != Moment::MAX).then_some((self.first, self.last))
    }

    /// From the first to the last known end of a date; of one that is open at an end, where the other lies.
    #[must_use]
    pub fn told(when: &When) -> Option<Self> {
        let extent = Self::of(when);
        extent.is_known().then(|| if extent.bounded().is_some() { extent } else { known_end(when, extent) })
    }

    /// The moment to look at it by: its middle, or the end that is known.
    #[must_use]
    pub fn middle(self) -> Option<Moment> {
        match (self.first, self.last) {
            _ if !self.is_known() => None,
            (Moment::MIN, known) | (known, Moment::MAX) => Some(known),
            (first, last) => Some(first + (last - first + 1) / 2),
        }
    }

    /// The moment that time is counted from: its first, and of what may be on several days the beginning of the one
    /// in the middle, as the distances of a list are told from there.
    #[must_use]
    pub fn zero(self) -> Option<Moment> {
        match self.bounded() {
            Some((first, last)) if last - first >= DAY => Some((first + (last - first) / 2).div_euclid(DAY) * DAY),
            Some((first, _)) => Some(first),
            None => self.middle(),
        }
    }

    /// Whether some of it lies in the window.
    #[must_use]
    pub fn meets(self, window: Window) -> bool {
        self.is_known() && self.first < window.end() && self.last >= window.start()
    }

    /// How far it is from a moment; 0 where the moment lies in it.
    #[must_use]
    pub fn distance(self, moment: Moment) -> Moment {
        if !self.is_known() {
            Moment::MAX
        } else if moment < self.first {
            self.first - moment
        } else if moment > self.last {
            moment - self.last
        } else {
            0
        }
    }
}

/// Where the one end lies that is known of something open: within its year, where no more is told.
fn known_end(when: &When, extent: Extent) -> Extent {
    let told = match when.shape() {
        Shape::Lasted(start, end) => start.stretch().or(end.stretch()),
        _ => None,
    };
    let moment = if extent.first == Moment::MIN { extent.last } else { extent.first };
    told.map_or(Extent { first: moment, last: moment }, |told| Extent { first: told.from, last: told.until - 1 })
}
