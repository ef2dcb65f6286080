//! What is stored of the events.

mod stored;

pub use stored::Named;

use std::ops::Range;

use super::keys::number;
use super::{Keys, Lists, OptionalStrings, Order, Places, Strings};
use crate::model::{ActorId, DateId, Doubled, EventId, EventParts, Location, PlaceId, TagId};

/// The events of a chronology. What a query asks of all of them stands in the order of their handles, their words in
/// that of the files.
#[derive(Clone, Debug, Default)]
pub struct Events {
    pub dates: Vec<DateId>,
    pub places: Vec<Option<PlaceId>>,
    pub actors: Lists<ActorId>,
    pub tags: Lists<TagId>,
    /// Where the citations of each end.
    citations_to: Vec<u32>,
    order: Order,
    keys: Strings,
    titles: Strings,
    accounts: OptionalStrings,
    locations: Places,
    by_key: Keys,
    /// The number of the key of each row, as long as events are added.
    numbers: Vec<u32>,
}

impl Events {
    /// Adds an event without citations; its names and its date are added to their columns.
    pub fn push(&mut self, event: &EventParts<'_>) {
        self.citations_to.push(self.citations_to.last().copied().unwrap_or(0));
        self.numbers.push(number(event.key));
        self.keys.push(event.key);
        self.titles.push(event.title);
        self.accounts.push(event.account);
        self.locations.push(&event.location);
    }

    /// Counts a citation of the last event.
    pub fn push_citation(&mut self) {
        if let Some(to) = self.citations_to.last_mut() {
            *to = to.checked_add(1).expect("the reader caps files far below 2^32 citations");
        }
    }

    /// Adds all rows of other events, whose handles are of the same tables as the own.
    pub fn append(&mut self, other: Self) {
        let citations = self.citations_to.last().copied().unwrap_or(0);
        let sum = |to: &u32| citations.checked_add(*to).expect("the reader caps files far below 2^32 citations");
        self.citations_to.extend(other.citations_to.iter().map(sum));
        self.dates.extend(other.dates);
        self.places.extend(other.places);
        self.actors.append(other.actors);
        self.tags.append(other.tags);
        self.keys.append(other.keys);
        self.titles.append(other.titles);
        self.accounts.append(other.accounts);
        self.locations.append(other.locations);
        self.numbers.extend(other.numbers);
    }

    /// The rows in the order of the numbers of their keys, then of the keys; and those, ascending, whose key an earlier
    /// row has, each with that row: they are not among the others.
    pub fn in_order_of_keys(&self) -> (Vec<u32>, Vec<(u32, u32)>) {
        // In one number each, which are sorted faster than pairs.
        let mut numbered: Vec<u64> =
            self.numbers.iter().zip(0_u64..).map(|(it, row)| u64::from(*it) << 32 | row).collect();
        numbered.sort_unstable();
        let row = |numbered: &u64| u32::try_from(numbered & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        let mut rows = Vec::with_capacity(numbered.len());
        let mut doubled = Vec::new();
        for alike in numbered.chunk_by(|one, other| one >> 32 == other >> 32) {
            let from = rows.len();
            rows.extend(alike.iter().map(row));
            if alike.len() > 1 {
                let key = |row: &u32| self.keys.get(*row as usize);
                rows[from..].sort_by(|one, other| key(one).cmp(key(other)));
                let mut kept = from;
                for at in from..rows.len() {
                    if at > from && key(&rows[at]) == key(&rows[kept - 1]) {
                        doubled.push((rows[at], rows[kept - 1]));
                    } else {
                        rows[kept] = rows[at];
                        kept += 1;
                    }
                }
                rows.truncate(kept);
            }
        }
        doubled.sort_unstable();
        (rows, doubled)
    }

    /// An event that is left out, as an earlier row has its key.
    pub fn doubled(&self, row: u32, first: u32) -> Doubled {
        let location = |row: u32| self.locations.get(row as usize);
        Doubled { key: self.keys.get(row as usize).to_owned(), location: location(row), first: location(first) }
    }

    /// The order of the citations of so many events, when these will be in that order.
    pub fn order_of_citations(&self, order: &Order, events: usize) -> Order {
        let stored = self.citations_to.last().map_or(0, |to| *to as usize);
        let mut citations = Vec::with_capacity(stored);
        for at in 0..events {
            citations.extend(self.citations_in(order.row(at)).filter_map(|at| u32::try_from(at).ok()));
        }
        Order::of(citations, stored)
    }

    /// Lays the events in order, when all are there; `by_key` are their rows in the order of their keys.
    pub fn close(&mut self, order: Order, by_key: &[u32]) {
        let events = by_key.len();
        let mut to = 0;
        let citations_to = (0..events).map(|at| {
            to += self.citations_in(order.row(at)).len();
            u32::try_from(to).unwrap_or(u32::MAX)
        });
        self.citations_to = citations_to.collect();
        self.dates = order.applied(std::mem::take(&mut self.dates));
        self.places = order.applied(std::mem::take(&mut self.places));
        self.actors = self.actors.in_order((0..events).map(|at| order.row(at)));
        self.tags = self.tags.in_order((0..events).map(|at| order.row(at)));
        self.keys.close();
        self.titles.close();
        self.accounts.close();
        self.locations.close();
        let mut of_rows = vec![EventId::new(0); self.keys.len()];
        (0..events).for_each(|at| of_rows[order.row(at)] = EventId::new(at));
        let numbers = std::mem::take(&mut self.numbers);
        let numbers = by_key.iter().map(|row| numbers[*row as usize]).collect();
        self.by_key = Keys::of(numbers, by_key.iter().map(|row| of_rows[*row as usize]).collect());
        self.order = order;
    }

    /// The event of that key.
    pub fn by_key(&self, key: &str) -> Option<EventId> {
        self.by_key.find(key, |event| self.key(event))
    }

    /// The events in the order of their rows.
    pub fn in_order_of_rows(&self) -> Vec<EventId> {
        let mut events = vec![None; self.rows()];
        (0..self.len()).map(EventId::new).for_each(|event| events[self.row(event)] = Some(event));
        events.into_iter().flatten().collect()
    }

    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// How many rows are stored, those too that are left out for their key.
    pub fn rows(&self) -> usize {
        self.keys.len()
    }

    pub fn key(&self, event: EventId) -> &str {
        self.keys.get(self.row(event))
    }

    pub fn title(&self, event: EventId) -> &str {
        self.titles.get(self.row(event))
    }

    pub fn account(&self, event: EventId) -> Option<&str> {
        self.accounts.get(self.row(event))
    }

    pub fn location(&self, event: EventId) -> Location {
        self.locations.get(self.row(event))
    }

    /// The numbers of the citations of an event.
    pub fn citations(&self, event: EventId) -> Range<usize> {
        self.citations_in(event.index())
    }

    /// The event that has the `at`-th citation.
    pub fn of_citation(&self, at: usize) -> EventId {
        EventId::new(self.citations_to.partition_point(|to| *to as usize <= at))
    }

    /// The numbers of the citations of a row, as long as events are added; behind that, of an event.
    pub fn citations_in(&self, at: usize) -> Range<usize> {
        let from = at.checked_sub(1).map_or(0, |before| self.citations_to[before]);
        from as usize..self.citations_to[at] as usize
    }

    fn row(&self, event: EventId) -> usize {
        self.order.row(event.index())
    }
}
