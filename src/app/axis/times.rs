//! When the events of a list were: how many have each date, summed up in the order of the dates' ends, so that a
//! question about a stretch of time is two searches and no event.

use std::ops::Range;
use std::sync::Arc;

use crate::app::Listed;
use crate::app::axis::date_table::Told;
use crate::app::axis::stretches::Blocks;
use crate::app::axis::{DateTable, Extent, Moment, Window};
use crate::model::DateId;
use crate::query::Crew;
use crate::when::Weight;

/// When the events of a list were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    table: Arc<DateTable>,
    listed: Listed,
    /// How many events have each date.
    counts: Vec<u32>,
    /// What the events span, by their ranks.
    blocks: Blocks,
    all: Ends,
    dated: Ends,
    fog: Ends,
}

/// How many events begin before each of the dates of a table, in the order of beginnings; and how many end before each,
/// in the order of ends. Each has one sum more than there are dates: all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ends {
    firsts: Vec<u32>,
    lasts: Vec<u32>,
}

impl Ends {
    fn count(&self) -> usize {
        at(&self.firsts, self.firsts.len().saturating_sub(1))
    }
}

/// The sums of the numbers before each, and of all: of those that it holds of, and of the others.
fn sums(numbers: impl ExactSizeIterator<Item = (u32, bool)>) -> [Vec<u32>; 2] {
    let mut sums = [0; 2];
    let mut before = sums.map(|_| Vec::with_capacity(numbers.len() + 1));
    let mut add = |sums: [u32; 2]| before.iter_mut().zip(sums).for_each(|(before, sum)| before.push(sum));
    add(sums);
    for (number, holds) in numbers {
        sums[usize::from(!holds)] += number;
        add(sums);
    }
    before
}

/// So many ranks, in two halves.
fn halves(ranks: usize) -> [Range<usize>; 2] {
    [0..ranks / 2, ranks / 2..ranks]
}

fn at(sums: &[u32], place: usize) -> usize {
    sums.get(place).map_or(0, |sum| *sum as usize)
}

impl Times {
    /// The times of the events of a list. `table` has the dates of its chronology. Nothing if nobody waits for them any
    /// more.
    #[must_use]
    pub fn of(table: &Arc<DateTable>, listed: &Listed, crew: Crew<'_>) -> Option<Self> {
        let dates = |ranks: Range<usize>| ranks.filter_map(|rank| Some(table.date(listed.event(rank)?)));
        let shares = crew.for_rows(listed.len()).each(halves(listed.len()), |ranks| {
            // Many events in a row are of the same date: each run of them is counted at once.
            let (mut counts, mut run) = (vec![0_u32; table.len()], (None::<DateId>, 0));
            for date in dates(ranks) {
                if date != run.0 {
                    run.0.into_iter().for_each(|before| counts[before.index()] += run.1);
                    run = (date, 0);
                }
                run.1 += 1;
            }
            run.0.into_iter().for_each(|last| counts[last.index()] += run.1);
            counts
        })?;
        let counts: Vec<u32> = shares
            .into_iter()
            .reduce(|mut sums, counts| {
                sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                sums
            })
            .unwrap_or_default();
        let of_date = |date: DateId| counts[date.index()];
        let of_told = |told: &Told| (of_date(told.date), told.is_dated);
        let of_last = |at: &u32| of_told(&table.told[*at as usize]);
        let of_all = |dates: &[DateId]| sums(dates.iter().map(|date| (of_date(*date), true)));
        let summed: [&(dyn Fn() -> [Vec<u32>; 2] + Sync); 4] = [
            &|| sums(table.told_lasts.iter().map(of_last)),
            &|| sums(table.told.iter().map(of_told)),
            &|| of_all(&table.firsts),
            &|| of_all(&table.lasts),
        ];
        let summed = crew.for_rows(table.len()).each(summed, |sums| sums())?;
        let [[dated_lasts, fog_lasts], [dated_firsts, fog_firsts], [firsts, _], [lasts, _]] =
            summed.try_into().expect("each of them is summed up");
        let all = Ends { firsts, lasts };
        let dated = Ends { firsts: dated_firsts, lasts: dated_lasts };
        let fog = Ends { firsts: fog_firsts, lasts: fog_lasts };
        let extent = |date: Option<DateId>| date.map_or(Extent::NOTHING, |date| table.extent(date));
        let parts =
            crew.for_rows(listed.len()).each(Blocks::parts(listed.len()), |ranks| Blocks::of(dates(ranks), extent))?;
        let mut blocks = Blocks::default();
        parts.into_iter().for_each(|part| blocks.append(part));
        Some(Self { table: Arc::clone(table), listed: listed.clone(), counts, blocks, all, dated, fog })
    }

    /// How many events the list has.
    #[must_use]
    pub fn events(&self) -> usize {
        self.listed.len()
    }

    fn date(&self, rank: usize) -> Option<DateId> {
        self.table.date(self.listed.event(rank)?)
    }

    /// The extent of the event of a rank.
    #[must_use]
    pub fn extent(&self, rank: usize) -> Option<Extent> {
        self.date(rank).map(|date| self.table.extent(date))
    }

    /// How the event of a rank counts where there is no room for it.
    #[must_use]
    pub fn weight(&self, rank: usize) -> Weight {
        self.date(rank).map_or(Weight::Vague, |date| self.table.weight(date))
    }

    /// Which events have a second from `start` on and before `end`: their ranks, in their order.
    pub fn within(&self, start: Moment, end: Moment) -> impl Iterator<Item = usize> {
        self.blocks.within(start, end, |rank| self.extent(rank))
    }

    /// How many events no axis can show.
    #[must_use]
    pub fn off_axis(&self) -> usize {
        self.events() - self.all.count()
    }

    /// How many events of certain date have a second from `start` on and before `end`.
    #[must_use]
    pub fn dated(&self, start: Moment, end: Moment) -> usize {
        self.told_between(&self.dated, start, end)
    }

    /// Whether events of uncertain date may have a second from `start` on and before `end`.
    #[must_use]
    pub fn has_fog(&self, start: Moment, end: Moment) -> bool {
        self.told_between(&self.fog, start, end) > 0
    }

    /// The place in the table of the first date of which what is told begins at a moment or after it.
    fn told_from(&self, moment: Moment) -> usize {
        self.table.told.partition_point(|told| told.extent.first < moment)
    }

    fn told_between(&self, ends: &Ends, start: Moment, end: Moment) -> usize {
        let last = |at: u32| self.table.told[at as usize].extent.last;
        let over = self.table.told_lasts.partition_point(|at| last(*at) < start);
        at(&ends.firsts, self.told_from(end)) - at(&ends.lasts, over)
    }

    /// Where events are known to lie that have a second from `start` on and before `end`, by where they begin; of
    /// those with one known end only that. What several events share is told once.
    pub fn stretches(&self, start: Moment, end: Moment) -> impl Iterator<Item = Extent> {
        let told = self.table.told_within(start, end).filter(|told| self.counts[told.date.index()] > 0);
        told.map(|told| told.extent)
    }

    /// How many events are told to begin before the date at a place of the table does.
    fn begun(&self, place: usize) -> usize {
        at(&self.dated.firsts, place) + at(&self.fog.firsts, place)
    }

    /// How many events begin from `start` on and before `end`, or end there where no beginning is known.
    #[must_use]
    pub fn begin(&self, start: Moment, end: Moment) -> usize {
        self.begun(self.told_from(end)).saturating_sub(self.begun(self.told_from(start)))
    }

    /// How long the first event lasts, or may be off, that begins at a moment or after it; 0 where there is none.
    #[must_use]
    pub fn first_length(&self, from: Moment) -> Moment {
        let told = &self.table.told;
        let begun = self.begun(self.told_from(from));
        // The last place before which no more have begun is that of the first date that somebody has.
        let (mut low, mut high) = (self.told_from(from), told.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.begun(middle + 1) > begun { high = middle } else { low = middle + 1 }
        }
        told.get(low).map_or(0, |first| first.extent.last - first.extent.first + 1)
    }

    /// How many events are over before the window begins, and how many begin after it.
    #[must_use]
    pub fn beside(&self, window: Window) -> (usize, usize) {
        let table = &self.table;
        let over = table.lasts.partition_point(|date| table.extent(*date).last < window.start());
        let begun = table.firsts.partition_point(|date| table.extent(*date).first < window.end());
        (at(&self.all.lasts, over), self.all.count() - at(&self.all.firsts, begun))
    }

    /// When the first of the events that are over before the window begins was, and when the last of those that
    /// begin after it does; of one with one known end that end.
    #[must_use]
    pub fn ends_beside(&self, window: Window) -> (Option<Moment>, Option<Moment>) {
        let known = |rank: usize| self.extent(rank).filter(|extent| extent.is_known());
        let over = |extent: &Extent| extent.last < window.start();
        let to_come = |extent: &Extent| extent.first >= window.end();
        let (earlier, later) = self.beside(window);
        let before = self.blocks.places(|block| block.first < window.start());
        let earlier = if earlier > 0 { before.filter_map(known).find(over) } else { None };
        let after = self.blocks.places(|block| block.last >= window.end());
        let later = if later > 0 { after.rev().filter_map(known).find(to_come) } else { None };
        let first = |extent: Extent| if extent.first == Moment::MIN { extent.last } else { extent.first };
        (earlier.map(first), later.map(|extent| extent.first))
    }

    /// Which event lies in the window and nearest to this one, by their ranks; itself, if it does.
    #[must_use]
    pub fn nearest(&self, rank: usize, window: Window) -> Option<usize> {
        let here = self.extent(rank)?;
        if here.meets(window) {
            return Some(rank);
        }
        let middle = here.middle().unwrap_or(window.centre());
        // What spans the whole window is near to everything in it; what has its middle there says more.
        let away = |extent: Extent| Some(extent.middle().map_or(Moment::MAX, |there| (there - middle).abs()));
        self.least(window.start(), window.end(), away, rank)
    }

    /// Of the events that have a second from `start` on and before `end`, the one of which `measure` tells least; of
    /// several the one nearest to a rank. What is told of no extent is no event's.
    #[must_use]
    pub fn least<M: Ord + Copy>(
        &self,
        start: Moment,
        end: Moment,
        measure: impl Fn(Extent) -> Option<M>,
        near: usize,
    ) -> Option<usize> {
        let dates = || self.table.within(start, end).filter(|date| self.counts[date.index()] > 0);
        let measured = || dates().filter_map(|date| Some((measure(self.table.extent(date))?, date)));
        let (least, _) = measured().min_by_key(|(measure, _)| *measure)?;
        let of_least = measured().filter(|(measure, _)| *measure == least);
        let ranks = of_least.filter_map(|(_, date)| self.rank_of(date, near));
        ranks.min_by_key(|rank| (rank.abs_diff(near), *rank))
    }

    /// The event of a date that is nearest to a rank; of two the earlier one.
    fn rank_of(&self, date: DateId, near: usize) -> Option<usize> {
        let alike = self.table.alike(date);
        let first = |event| self.table.date(event).map(|date| self.table.alike(date));
        let from = self.listed.partition_point(|event| first(event) < Some(alike));
        let until = self.listed.partition_point(|event| first(event) <= Some(alike));
        let is_of_date = |rank: &usize| self.date(*rank) == Some(date);
        let near = near.clamp(from, until);
        let before = (from..near).rev().find(is_of_date);
        let after = (near..until).find(is_of_date);
        before.into_iter().chain(after).min_by_key(|rank| rank.abs_diff(near))
    }
}

#[cfg(test)]
mod tests;
