//! The rows of the list: events grouped by year, gaps with their length, braces around events whose
//! order is not established. Only what stands between two events is kept; a row is made when it is asked for.

mod edges;

use std::ops::Range;
use std::sync::Arc;

use crate::app::{Laid, Listed};
use crate::layout::Room;
use crate::model::stored::{Reader, Writer};
use crate::model::{Chronology, EventId};
use crate::query::Crew;
use crate::when::{Bound, When, gap_words};
pub use edges::Edges;

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

/// What stands between the events of a list: a byte for each event, and how many rows that makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breaks {
    flags: Vec<u8>,
    /// In each room, how many rows stand above those of each [`BLOCK`]-th event, and then how many there are.
    above: [Vec<usize>; 3],
}

/// With the event a year begins, or a group without one.
const YEAR: u8 = 1;
/// Between the event and the next the order is not established.
const JOINED: u8 = 2;
/// After the event comes a gap.
const GAP: u8 = 4;

/// An empty stretch of at least this many days is shown as a gap.
const GAP_DAYS: i64 = 45;
/// Rows are counted to an event from the first of a block of this many.
const BLOCK: usize = 256;
/// The flags of so many events are counted together.
const PART: usize = 64 * BLOCK;

/// What stands between the events of a block.
struct Count {
    events: usize,
    years: usize,
    gaps: usize,
    /// The feet of braces, but for one that a brace has that ends with the first event.
    feet: usize,
    /// Whether a brace runs on behind the first event, and behind the last.
    ends: (bool, bool),
}

impl Count {
    fn of(block: &[u8]) -> Self {
        // Without a way out: many are looked at together.
        let count = |flag: u8| usize::from(block.iter().map(|flags| u16::from(flags & flag != 0)).sum::<u16>());
        let pairs = block.iter().zip(block.get(1..).unwrap_or_default());
        let feet: u16 = pairs.map(|(one, next)| u16::from(one & !next & JOINED != 0)).sum();
        let is_joined = |flags: Option<&u8>| flags.is_some_and(|flags| flags & JOINED != 0);
        Self {
            events: block.len(),
            years: count(YEAR),
            gaps: count(GAP),
            feet: feet.into(),
            ends: (is_joined(block.first()), is_joined(block.last())),
        }
    }
}

/// What stands before an event, where this one comes before it.
fn head(chronology: &Chronology, edges: &Edges, before: Option<EventId>, event: EventId) -> u8 {
    let year = |event| edges.year(chronology.date(event));
    YEAR * u8::from(before.is_none_or(|before| year(before) != year(event)))
}

/// What stands behind an event, where that one comes after it.
fn foot(chronology: &Chronology, edges: &Edges, event: EventId, next: EventId) -> u8 {
    let (date, next) = (chronology.date(event), chronology.date(next));
    let is_joined = !edges.is_ordered(date, next);
    let is_gap = edges.empty_days(date, next) >= GAP_DAYS;
    (JOINED * u8::from(is_joined)) | (GAP * u8::from(is_gap))
}

impl Breaks {
    /// What stands between the events of a list; `edges` are those of the dates, and `all` is what stands between all
    /// events, if that is known. Nothing if nobody waits for it any more.
    #[must_use]
    pub fn of(
        chronology: &Chronology,
        edges: &Edges,
        all: Option<&Self>,
        listed: &Listed,
        crew: Crew<'_>,
    ) -> Option<Self> {
        let mut flags = vec![0; listed.len()];
        crew.for_rows(flags.len()).fill(&mut flags, |ranks, flags| {
            let mut before = ranks.start.checked_sub(1).and_then(|before| listed.event(before));
            let mut here = listed.event(ranks.start);
            for (rank, flags) in ranks.zip(flags) {
                let next = listed.event(rank + 1);
                let Some(event) = here else { break };
                // What stands between neighbours is the same in every list.
                let known = all.and_then(|all| all.flags.get(event.index()).copied());
                let are_neighbours = |one: EventId, other: EventId| one.index() + 1 == other.index();
                *flags = match (known, before) {
                    (Some(known), Some(before)) if are_neighbours(before, event) => known & YEAR,
                    _ => head(chronology, edges, before, event),
                };
                *flags |= match (known, next) {
                    (_, None) => 0,
                    (Some(known), Some(next)) if are_neighbours(event, next) => known & (JOINED | GAP),
                    (_, Some(next)) => foot(chronology, edges, event, next),
                };
                (before, here) = (here, next);
            }
        })?;
        Self::of_flags(flags, crew)
    }

    /// With how many rows stand above those of each [`BLOCK`]-th event.
    fn of_flags(flags: Vec<u8>, crew: Crew<'_>) -> Option<Self> {
        let parts = flags.chunks(PART).map(|part| part.chunks(BLOCK));
        let counted = crew.for_rows(flags.len()).each(parts, |blocks| blocks.map(Count::of).collect::<Vec<_>>())?;
        let mut above = [(); 3].map(|()| vec![0]);
        let mut was_joined = false;
        for (nth, Count { events, years, gaps, feet, ends }) in counted.into_iter().flatten().enumerate() {
            let feet = feet + usize::from(was_joined && !ends.0);
            was_joined = ends.1;
            // Above the first year of all stands no blank row.
            let blanks = years - usize::from(nth == 0);
            let rows = [events + years, events + years + feet + gaps, events + years + blanks + feet + gaps];
            for (above, rows) in above.iter_mut().zip(rows) {
                above.push(above.last().copied().unwrap_or(0) + rows);
            }
        }
        Some(Self { flags, above })
    }

    /// Writes it.
    pub fn store(&self, to: &mut Writer) {
        to.column(self.flags.iter().copied());
    }

    /// Reads it again, for so many events.
    #[must_use]
    pub fn stored(from: &mut Reader, events: usize, crew: Crew<'_>) -> Option<Self> {
        Self::of_flags(from.column_of(events)?, crew)
    }

    fn above(&self, room: Room) -> &[usize] {
        let [tight, compact, roomy] = &self.above;
        match room {
            Room::Tight => tight,
            Room::Compact => compact,
            Room::Roomy => roomy,
        }
    }

    fn has(&self, rank: usize, flag: u8) -> bool {
        self.flags.get(rank).is_some_and(|flags| flags & flag != 0)
    }

    /// Whether a brace runs into the event from the one before.
    fn is_braced(&self, rank: usize) -> bool {
        rank.checked_sub(1).is_some_and(|before| self.has(before, JOINED))
    }

    /// How many rows an event has before its own: a blank one and a year.
    fn lead(&self, rank: usize, room: Room) -> usize {
        match self.has(rank, YEAR) {
            true if room == Room::Roomy && rank > 0 => 2,
            true => 1,
            false => 0,
        }
    }

    /// Whether the foot of a brace stands in a row of its own after an event.
    fn has_foot(&self, rank: usize, room: Room) -> bool {
        room > Room::Tight && self.is_braced(rank) && !self.has(rank, JOINED)
    }

    fn has_gap(&self, rank: usize, room: Room) -> bool {
        room > Room::Tight && self.has(rank, GAP)
    }

    /// How many rows an event takes.
    fn height(&self, rank: usize, room: Room) -> usize {
        self.lead(rank, room) + 1 + usize::from(self.has_foot(rank, room)) + usize::from(self.has_gap(rank, room))
    }
}

/// The rows of the list, and where each event stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    listed: Listed,
    breaks: Arc<Breaks>,
    room: Room,
}

impl Outline {
    /// The rows of a list in some room.
    #[must_use]
    pub fn of(laid: &Laid, room: Room) -> Self {
        Self { listed: laid.listed.clone(), breaks: Arc::clone(&laid.breaks), room }
    }

    /// The same list in other room.
    #[must_use]
    pub fn in_room(&self, room: Room) -> Self {
        Self { room, ..self.clone() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.breaks.above(self.room).last().copied().unwrap_or(0)
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
        let is_blank = self.first_row(rank) == row - 1 && self.breaks.lead(rank, self.room) == 2;
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

    /// The first of the rows of an event.
    fn first_row(&self, rank: usize) -> usize {
        let block = rank / BLOCK;
        let above = self.breaks.above(self.room).get(block).copied().unwrap_or(0);
        above + (block * BLOCK..rank).map(|rank| self.breaks.height(rank, self.room)).sum::<usize>()
    }

    fn event_row(&self, rank: usize) -> usize {
        self.first_row(rank) + self.breaks.lead(rank, self.room)
    }

    /// The rank of the event that a row belongs to, and which of its rows it is; beyond the last row, behind the last
    /// event.
    fn at_row(&self, row: usize) -> (usize, usize) {
        let above = self.breaks.above(self.room);
        let block = above.partition_point(|above| *above <= row).saturating_sub(1);
        let mut left = row - above.get(block).copied().unwrap_or(0).min(row);
        for rank in block * BLOCK..self.events() {
            let height = self.breaks.height(rank, self.room);
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
        let lead = breaks.lead(rank, self.room);
        let year = when.filter(|_| lead > 0).map(|when| OutlineRow::Year(when.group_year(), across));
        let next = self.event(rank + 1).filter(|_| breaks.has_gap(rank, self.room)).map(|next| chronology.when(next));
        let gap = when.zip(next).map(|(when, next)| OutlineRow::Gap(gap(when, next)));
        let rows = [
            (lead == 2).then_some(OutlineRow::Blank(across)),
            year,
            event.map(|event| OutlineRow::Event(event, brace)),
            breaks.has_foot(rank, self.room).then_some(OutlineRow::BraceFoot),
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
