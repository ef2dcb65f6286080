//! The rows of the list: events grouped by year, gaps with their length, braces around events whose
//! order is not established. Only what stands between two events is kept; a row is made when it is asked for.

use std::ops::Range;
use std::sync::Arc;

use crate::app::listed::Listed;
use crate::layout::Room;
use crate::model::{Chronology, EventId};
use crate::when::{Bound, When, gap_words};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutlineRow {
    /// Nothing, before a year, and whether a brace runs through it.
    Blank(Brace),
    /// A year, or the words for a group without one, and whether a brace runs beside it.
    Year(Option<i64>, Brace),
    /// An event, and whether a brace runs beside it.
    Event(EventId, Brace),
    /// The foot of a brace, with its words.
    BraceFoot,
    /// An empty stretch, with its length in words.
    Gap(String),
}

/// Which part of a brace stands beside a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brace {
    /// None.
    Outside,
    /// Its top.
    Top,
    /// Its middle.
    Middle,
    /// Its foot, where the room is too tight for a row of its own.
    Foot,
}

/// What stands between the events of a list: a byte for each event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breaks(Vec<u8>);

/// With the event a year begins, or a group without one.
const YEAR: u8 = 1;
/// Between the event and the next the order is not established.
const JOINED: u8 = 2;
/// After the event comes a gap.
const GAP: u8 = 4;

/// An empty stretch of at least this many days is shown as a gap.
const GAP_DAYS: i64 = 45;

impl Breaks {
    /// What stands between events that are in order of time.
    #[must_use]
    pub fn of(chronology: &Chronology, listed: &Listed) -> Self {
        let mut breaks = Vec::with_capacity(listed.len());
        let mut group = None;
        let mut events = listed.iter().peekable();
        while let Some(event) = events.next() {
            let when = chronology.when(event);
            let mut flags = 0;
            let year = when.group_year();
            if group != Some(year) {
                flags |= YEAR;
                group = Some(year);
            }
            if let Some(next) = events.peek().map(|next| chronology.when(*next)) {
                flags |= if when.order_established(next) { 0 } else { JOINED };
                flags |= if empty_days(when, next) >= GAP_DAYS { GAP } else { 0 };
            }
            breaks.push(flags);
        }
        Self(breaks)
    }

    fn has(&self, rank: usize, flag: u8) -> bool {
        self.0.get(rank).is_some_and(|flags| flags & flag != 0)
    }

    /// Whether a brace runs into the event from the one before.
    fn is_braced(&self, rank: usize) -> bool {
        rank.checked_sub(1).is_some_and(|before| self.has(before, JOINED))
    }
}

/// The rows of the list, and where each event stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    listed: Listed,
    breaks: Arc<Breaks>,
    room: Room,
    /// How many rows stand above those of each [`BLOCK`]-th event, and then how many there are.
    above: Vec<usize>,
}

/// Rows are counted to an event from the first of a block of this many.
const BLOCK: usize = 256;

impl Outline {
    /// Lays out a list.
    #[must_use]
    pub fn of(listed: Listed, breaks: Arc<Breaks>, room: Room) -> Self {
        let mut outline = Self { listed, breaks, room, above: Vec::new() };
        let events = outline.events();
        let mut rows = 0;
        for first in (0..events).step_by(BLOCK) {
            outline.above.push(rows);
            rows += outline.height(first..events.min(first + BLOCK));
        }
        outline.above.push(rows);
        outline
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.above.last().copied().unwrap_or(0)
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows from one on, counted from 0. `chronology` is that of the list.
    pub fn rows(&self, chronology: &Chronology, from: usize) -> impl Iterator<Item = OutlineRow> {
        let (rank, skipped) = self.at_row(from);
        (rank..self.events()).flat_map(move |rank| self.rows_of(chronology, rank)).skip(skipped)
    }

    /// The year that stands over the row above this one: none where no year is known of its events.
    #[must_use]
    pub fn year_above(&self, chronology: &Chronology, row: usize) -> Option<i64> {
        let (rank, _) = self.at_row(row.checked_sub(1)?);
        // Above its year stands a blank row, which still belongs to the year before.
        let is_blank = self.first_row(rank) == row - 1 && self.lead(rank) == 2;
        let event = self.listed.event(if is_blank { rank.saturating_sub(1) } else { rank })?;
        chronology.when(event).group_year()
    }

    /// Which events are shown.
    #[must_use]
    pub fn listed(&self) -> &Listed {
        &self.listed
    }

    /// How many events are shown.
    #[must_use]
    pub fn events(&self) -> usize {
        self.listed.len()
    }

    /// The `at`-th event shown.
    #[must_use]
    pub fn event(&self, at: usize) -> Option<EventId> {
        self.listed.event(at)
    }

    /// Which of the events shown this is, counted from 0.
    #[must_use]
    pub fn rank(&self, event: EventId) -> Option<usize> {
        self.listed.rank(event)
    }

    /// The row of an event.
    #[must_use]
    pub fn row_of(&self, event: EventId) -> Option<usize> {
        self.rank(event).map(|rank| self.event_row(rank))
    }

    /// The event on a row.
    #[must_use]
    pub fn event_on_row(&self, row: usize) -> Option<EventId> {
        let (rank, _) = self.at_row(row);
        self.event(rank).filter(|_| self.event_row(rank) == row)
    }

    /// The event on a row, or the next one below it, or the last.
    #[must_use]
    pub fn event_at_row(&self, row: usize) -> Option<EventId> {
        let (rank, _) = self.at_row(row);
        let below = if rank < self.events() && self.event_row(rank) < row { rank + 1 } else { rank };
        self.event(below.min(self.events().saturating_sub(1)))
    }

    /// The events on so many rows from one on.
    pub fn events_on_rows(&self, rows: Range<usize>) -> impl Iterator<Item = EventId> {
        let (first, _) = self.at_row(rows.start);
        let ranks = (first..self.events()).skip_while(move |rank| self.event_row(*rank) < rows.start);
        ranks.take_while(move |rank| self.event_row(*rank) < rows.end).filter_map(|rank| self.event(rank))
    }

    /// How many rows an event has before its own: a blank one and a year.
    fn lead(&self, rank: usize) -> usize {
        match self.breaks.has(rank, YEAR) {
            true if self.room == Room::Roomy && rank > 0 => 2,
            true => 1,
            false => 0,
        }
    }

    /// Whether the foot of a brace stands in a row of its own after an event.
    fn has_foot(&self, rank: usize) -> bool {
        self.room > Room::Tight && self.breaks.is_braced(rank) && !self.breaks.has(rank, JOINED)
    }

    fn has_gap(&self, rank: usize) -> bool {
        self.room > Room::Tight && self.breaks.has(rank, GAP)
    }

    /// How many rows some events take.
    fn height(&self, ranks: Range<usize>) -> usize {
        ranks.map(|rank| self.lead(rank) + 1 + usize::from(self.has_foot(rank)) + usize::from(self.has_gap(rank))).sum()
    }

    /// The first of the rows of an event.
    fn first_row(&self, rank: usize) -> usize {
        let block = rank / BLOCK;
        self.above.get(block).map_or(0, |above| above + self.height(block * BLOCK..rank))
    }

    fn event_row(&self, rank: usize) -> usize {
        self.first_row(rank) + self.lead(rank)
    }

    /// The rank of the event that a row belongs to, and which of its rows it is; beyond the last row, behind the last
    /// event.
    fn at_row(&self, row: usize) -> (usize, usize) {
        let block = self.above.partition_point(|above| *above <= row).saturating_sub(1);
        let mut left = row - self.above.get(block).copied().unwrap_or(0).min(row);
        for rank in block * BLOCK..self.events() {
            let height = self.height(rank..rank + 1);
            if left < height {
                return (rank, left);
            }
            left -= height;
        }
        (self.events(), 0)
    }

    /// The rows of an event, from the year before it to the gap after it.
    fn rows_of(&self, chronology: &Chronology, rank: usize) -> impl Iterator<Item = OutlineRow> + use<> {
        let (breaks, event) = (&self.breaks, self.event(rank));
        let (braced, joins) = (breaks.is_braced(rank), breaks.has(rank, JOINED));
        // The year says when the earliest day was, and no more: a brace runs on across it.
        let across = if braced { Brace::Middle } else { Brace::Outside };
        let brace = match (braced, joins) {
            (false, false) => Brace::Outside,
            (false, true) => Brace::Top,
            (true, false) if self.room == Room::Tight => Brace::Foot,
            (true, _) => Brace::Middle,
        };
        let when = event.map(|event| chronology.when(event));
        let lead = self.lead(rank);
        let year = when.filter(|_| lead > 0).map(|when| OutlineRow::Year(when.group_year(), across));
        let next = self.event(rank + 1).filter(|_| self.has_gap(rank)).map(|next| chronology.when(next));
        let gap = when.zip(next).map(|(when, next)| OutlineRow::Gap(gap(when, next)));
        let rows = [
            (lead == 2).then_some(OutlineRow::Blank(across)),
            year,
            event.map(|event| OutlineRow::Event(event, brace)),
            self.has_foot(rank).then_some(OutlineRow::BraceFoot),
            gap,
        ];
        rows.into_iter().flatten()
    }
}

/// How many days are empty between two neighbours, at least.
fn empty_days(earlier: &When, later: &When) -> i64 {
    match (earlier.latest(), later.earliest()) {
        (Bound::Day(first), Bound::Day(last)) => last.number() - first.number() - 1,
        _ => 0,
    }
}

/// The words for the empty stretch between two neighbours.
fn gap(earlier: &When, later: &When) -> String {
    let shortest = empty_days(earlier, later);
    let longest = match (earlier.earliest(), later.latest()) {
        (Bound::Day(first), Bound::Day(last)) => last.number() - first.number(),
        _ => shortest,
    };
    gap_words(shortest, longest)
}

#[cfg(test)]
mod tests;
