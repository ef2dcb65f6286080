//! The rows of the list: events grouped by year, gaps with their length, braces around events whose
//! order is not established.

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

/// The rows of the list, and where each event stands in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    rows: Vec<OutlineRow>,
    /// For each event shown, in order: the event and its row.
    places: Vec<(EventId, usize)>,
}

/// An empty stretch of at least this many days is shown as a gap.
const GAP_DAYS: i64 = 45;

impl Outline {
    /// Lays out events that are in order of time.
    #[must_use]
    pub fn of(chronology: &Chronology, events: &[EventId], room: Room) -> Self {
        let mut outline = Self::default();
        let mut group = None;
        let mut braced = false;
        for (at, &event) in events.iter().enumerate() {
            let when = chronology.when(event);
            let after = events.get(at + 1).map(|&next| chronology.when(next));
            let year = when.group_year();
            if at == 0 || group != Some(year) {
                // The year says when the earliest day was, and no more: a brace runs on across it.
                let brace = if braced { Brace::Middle } else { Brace::Outside };
                if room == Room::Roomy && at > 0 {
                    outline.rows.push(OutlineRow::Blank(brace));
                }
                outline.rows.push(OutlineRow::Year(year, brace));
                group = Some(year);
            }
            let joins = after.is_some_and(|next| !when.order_established(next));
            let brace = match (braced, joins) {
                (false, false) => Brace::Outside,
                (false, true) => Brace::Top,
                (true, false) if room == Room::Tight => Brace::Foot,
                (true, _) => Brace::Middle,
            };
            outline.places.push((event, outline.rows.len()));
            outline.rows.push(OutlineRow::Event(event, brace));
            if braced && !joins && room > Room::Tight {
                outline.rows.push(OutlineRow::BraceFoot);
            }
            braced = joins;
            if let Some(next) = after
                && room > Room::Tight
                && let Some(words) = gap(when, next)
            {
                outline.rows.push(OutlineRow::Gap(words));
            }
        }
        outline
    }

    /// Every row.
    #[must_use]
    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// How many events are shown.
    #[must_use]
    pub fn events(&self) -> usize {
        self.places.len()
    }

    /// The `at`-th event shown.
    #[must_use]
    pub fn event(&self, at: usize) -> Option<EventId> {
        self.places.get(at).map(|(event, _)| *event)
    }

    /// Which of the events shown this is, counted from 0.
    #[must_use]
    pub fn rank(&self, event: EventId) -> Option<usize> {
        self.places.binary_search_by_key(&event, |(event, _)| *event).ok()
    }

    /// The row of an event.
    #[must_use]
    pub fn row(&self, event: EventId) -> Option<usize> {
        self.rank(event).map(|rank| self.places[rank].1)
    }

    /// The event on a row, or the next one below it, or the last.
    #[must_use]
    pub fn event_at_row(&self, row: usize) -> Option<EventId> {
        let at = self.places.partition_point(|(_, place)| *place < row);
        self.event(at.min(self.events().saturating_sub(1)))
    }
}

/// The words for the empty stretch between two neighbours, if it is long enough to be told.
fn gap(earlier: &When, later: &When) -> Option<String> {
    let (Bound::Day(first), Bound::Day(last)) = (earlier.latest(), later.earliest()) else { return None };
    let shortest = last.number() - first.number() - 1;
    if shortest < GAP_DAYS {
        return None;
    }
    let longest = match (earlier.earliest(), later.latest()) {
        (Bound::Day(first), Bound::Day(last)) => last.number() - first.number(),
        _ => shortest,
    };
    Some(gap_words(shortest, longest))
}
