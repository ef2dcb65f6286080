//! When events were, as numbers: made once when the list of events changes, so that nothing is read anew for a
//! frame.

use crate::app::Listed;
use crate::app::axis::stretches::Stretches;
use crate::app::axis::window::DAY;
use crate::app::axis::{Moment, Window};
use crate::model::Chronology;
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

/// An event covers the bars if it is known to within this many days; else it is fog.
const DATED: i64 = 31;

/// The extents of some events, in their order, and sorted for counting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    extents: Stretches,
    dated: Ends,
    fog: Ends,
    all: Ends,
    /// From the first to the last known end of each, by the first.
    known: Stretches,
}

/// The first and the last moments of events, each sorted, so that two searches tell how many lie in a stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ends {
    firsts: Vec<Moment>,
    lasts: Vec<Moment>,
}

impl Ends {
    fn add(&mut self, extent: Extent) {
        self.firsts.push(extent.first);
        self.lasts.push(extent.last);
    }

    fn sort(&mut self) {
        self.firsts.sort_unstable();
        self.lasts.sort_unstable();
    }

    /// How many have a second from `start` on and before `end`.
    fn between(&self, start: Moment, end: Moment) -> usize {
        self.firsts.partition_point(|first| *first < end) - self.lasts.partition_point(|last| *last < start)
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

impl Times {
    /// The times of the events of a list.
    #[must_use]
    pub fn of(chronology: &Chronology, listed: &Listed) -> Self {
        let whens = || listed.iter().map(|event| chronology.when(event));
        let mut known: Vec<Extent> = whens().filter_map(Extent::told).collect();
        known.sort_unstable_by_key(|extent| (extent.first, extent.last));
        let mut times = Self {
            extents: Stretches::of(whens().map(Extent::of).collect()),
            known: Stretches::of(known),
            ..Self::default()
        };
        whens().for_each(|when| times.count(when));
        for ends in [&mut times.dated, &mut times.fog, &mut times.all] {
            ends.sort();
        }
        times
    }

    fn count(&mut self, when: &When) {
        let extent = Extent::of(when);
        if !extent.is_known() {
            return;
        }
        self.all.add(extent);
        // Open at an end: fog over half the axis would say nothing. Where it began or ended it is counted.
        let told = Extent::told(when).unwrap_or(extent);
        let is_dated = match when.span().days() {
            _ if when.is_hedged() => false,
            Some(days) => when.is_interval() || days <= DATED,
            None => when.is_interval(),
        };
        let ends = if is_dated { &mut self.dated } else { &mut self.fog };
        ends.add(told);
    }

    /// The extent of each event.
    #[must_use]
    pub fn extents(&self) -> &[Extent] {
        self.extents.all()
    }

    /// Which events have a second from `start` on and before `end`, counted from 0, in their order.
    pub fn within(&self, start: Moment, end: Moment) -> impl Iterator<Item = usize> {
        self.extents.within(start, end)
    }

    /// How many events no axis can show.
    #[must_use]
    pub fn off_axis(&self) -> usize {
        self.extents().len() - self.all.firsts.len()
    }

    /// How many events of certain date have a second from `start` on and before `end`.
    #[must_use]
    pub fn dated(&self, start: Moment, end: Moment) -> usize {
        self.dated.between(start, end)
    }

    /// Whether events of uncertain date may have a second from `start` on and before `end`.
    #[must_use]
    pub fn has_fog(&self, start: Moment, end: Moment) -> bool {
        self.fog.between(start, end) > 0
    }

    /// Where events are known to lie that have a second from `start` on and before `end`, by where they begin; of
    /// those with one known end only that.
    pub fn stretches(&self, start: Moment, end: Moment) -> impl Iterator<Item = Extent> {
        self.known.within(start, end).map(|at| self.known.all()[at])
    }

    /// How many events begin from `start` on and before `end`, or end there where no beginning is known.
    #[must_use]
    pub fn begin(&self, start: Moment, end: Moment) -> usize {
        let before = |moment: Moment| self.known.all().partition_point(|known| known.first < moment);
        before(end).saturating_sub(before(start))
    }

    /// How long the first event lasts, or may be off, that begins at a moment or after it; 0 where there is none.
    #[must_use]
    pub fn first_length(&self, from: Moment) -> Moment {
        let known = self.known.all();
        let first = known.get(known.partition_point(|known| known.first < from));
        first.map_or(0, |first| first.last - first.first + 1)
    }

    /// How many events are over before the window begins, and how many begin after it.
    #[must_use]
    pub fn beside(&self, window: Window) -> (usize, usize) {
        let earlier = self.all.lasts.partition_point(|last| *last < window.start());
        let later = self.all.firsts.len() - self.all.firsts.partition_point(|first| *first < window.end());
        (earlier, later)
    }

    /// When the first of the events that are over before the window begins was, and when the last of those that
    /// begin after it does; of one with one known end that end.
    #[must_use]
    pub fn ends_beside(&self, window: Window) -> (Option<Moment>, Option<Moment>) {
        let bounded = || self.extents().iter().filter(|extent| extent.is_known());
        let earlier = bounded().find(|extent| extent.last < window.start());
        let later = bounded().rfind(|extent| extent.first >= window.end());
        let first = |extent: &Extent| if extent.first == Moment::MIN { extent.last } else { extent.first };
        (earlier.map(first), later.map(|extent| extent.first))
    }

    /// Which event lies in the window and nearest to this one, counted from 0; itself, if it does.
    #[must_use]
    pub fn nearest(&self, rank: usize, window: Window) -> Option<usize> {
        let here = self.extents().get(rank)?;
        if here.meets(window) {
            return Some(rank);
        }
        let middle = here.middle().unwrap_or(window.centre());
        let within = self.within(window.start(), window.end());
        // What spans the whole window is near to everything in it; what has its middle there says more.
        let away = |extent: &Extent| extent.middle().map_or(Moment::MAX, |there| (there - middle).abs());
        within.min_by_key(|other| (away(&self.extents()[*other]), other.abs_diff(rank)))
    }
}
