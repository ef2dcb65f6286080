//! What the axis knows of each date: made once for a chronology, so that for a list of events nothing is left to do
//! but to count.

mod stored;

use crate::app::axis::stretches::Blocks;
use crate::app::axis::{Extent, Moment};
use crate::model::{Chronology, DateId, EventId};
use crate::when::{Weight, When};

/// The dates of a chronology, in the order of a list and in that of their ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateTable {
    /// The date of each event.
    of_events: Vec<DateId>,
    /// The extent of each date.
    extents: Vec<Extent>,
    blocks: Blocks,
    weights: Vec<Weight>,
    /// For each date, the first of those that a list does not tell apart.
    alike: Vec<DateId>,
    /// The dates of which something is known, by the first of their seconds, and by the last.
    pub(super) firsts: Vec<DateId>,
    pub(super) lasts: Vec<DateId>,
    /// The same dates with what is told of them, by where that begins.
    pub(super) told: Vec<Told>,
    told_blocks: Blocks,
    /// The places in `told`, by where what is told ends.
    pub(super) told_lasts: Vec<u32>,
}

/// A date with what is told of it: from the first to the last known end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub date: DateId,
    pub extent: Extent,
    /// Whether it covers the bars; else it is fog.
    pub is_dated: bool,
}

/// A date covers the bars if it is known to within this many days; else it is fog.
const DATED: i64 = 31;

impl Told {
    fn of(date: DateId, when: &When) -> Option<Self> {
        // Open at an end: fog over half the axis would say nothing. Where it began or ended it is counted.
        let extent = Extent::told(when)?;
        let is_dated = match when.span().days() {
            _ if when.is_hedged() => false,
            Some(days) => when.is_interval() || days <= DATED,
            None => when.is_interval(),
        };
        Some(Self { date, extent, is_dated })
    }
}

impl DateTable {
    /// The dates of a chronology.
    #[must_use]
    pub fn of(chronology: &Chronology) -> Self {
        let whens = || chronology.dates().map(|date| (date, chronology.when_of(date)));
        let extents: Vec<Extent> = whens().map(|(_, when)| Extent::of(when)).collect();
        let mut alike: Vec<DateId> = Vec::with_capacity(extents.len());
        let mut before = None;
        for (date, when) in whens() {
            let key = when.list_key();
            let first = alike.last().copied().filter(|_| before == Some(key));
            alike.push(first.unwrap_or(date));
            before = Some(key);
        }
        let known: Vec<DateId> = chronology.dates().filter(|date| extents[date.index()].is_known()).collect();
        let sorted = |key: fn(Extent) -> Moment| {
            let mut dates = known.clone();
            dates.sort_by_key(|date| key(extents[date.index()]));
            dates
        };
        let mut told: Vec<Told> = whens().filter_map(|(date, when)| Told::of(date, when)).collect();
        told.sort_by_key(|told| (told.extent.first, told.extent.last));
        let mut told_lasts: Vec<u32> = (0..).take(told.len()).collect();
        told_lasts.sort_by_key(|at| told[*at as usize].extent.last);
        Self {
            of_events: chronology.events().map(|event| chronology.date(event)).collect(),
            blocks: Blocks::of(extents.iter().copied(), |extent| extent),
            weights: whens().map(|(_, when)| when.shape().weight()).collect(),
            alike,
            firsts: sorted(|extent| extent.first),
            lasts: sorted(|extent| extent.last),
            told_blocks: Blocks::of(told.iter().map(|told| told.extent), |extent| extent),
            told_lasts,
            told,
            extents,
        }
    }

    /// How many dates there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.extents.len()
    }

    /// Whether there is no date.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.extents.is_empty()
    }

    /// The date of an event.
    #[must_use]
    pub fn date(&self, event: EventId) -> Option<DateId> {
        self.of_events.get(event.index()).copied()
    }

    /// The extent of a date.
    #[must_use]
    pub fn extent(&self, date: DateId) -> Extent {
        self.extents.get(date.index()).copied().unwrap_or(Extent::NOTHING)
    }

    /// How an event of a date counts where there is no room for it.
    #[must_use]
    pub fn weight(&self, date: DateId) -> Weight {
        self.weights.get(date.index()).copied().unwrap_or(Weight::Vague)
    }

    /// The first of the dates that a list does not tell apart from this one.
    #[must_use]
    pub fn alike(&self, date: DateId) -> DateId {
        self.alike.get(date.index()).copied().unwrap_or(date)
    }

    /// The dates that have a second from `start` on and before `end`, in the order of a list.
    pub fn within(&self, start: Moment, end: Moment) -> impl Iterator<Item = DateId> {
        self.blocks.within(start, end, |at| self.extents.get(at).copied()).map(DateId::new)
    }

    /// The dates of which something is told from `start` on and before `end`, by where that begins.
    pub(super) fn told_within(&self, start: Moment, end: Moment) -> impl Iterator<Item = &Told> {
        let places = self.told_blocks.within(start, end, |at| self.told.get(at).map(|told| told.extent));
        places.filter_map(|at| self.told.get(at))
    }
}
