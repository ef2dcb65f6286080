//! What is stored of the events.

use std::ops::Range;

use super::{Lists, OptionalStrings, Order, Places, Strings};
use crate::model::{ActorId, DateId, Event, EventId, Location, PlaceId, TagId};

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
    /// By their keys; of several with one key, the first in time comes first.
    by_key: Vec<EventId>,
}

impl Events {
    /// Adds an event of which there are so many citations; its names and its date are added to their columns.
    pub fn push(&mut self, event: &Event) {
        let citations = self.citations_to.last().map_or(0, |before| *before as usize) + event.citations.len();
        self.citations_to.push(u32::try_from(citations).expect("the reader caps files far below 2^32 citations"));
        self.keys.push(&event.key);
        self.titles.push(&event.title);
        self.accounts.push(event.account.as_deref());
        self.locations.push(&event.location);
    }

    /// Lays the events in order, when all are there. Returns that of their citations.
    pub fn close(&mut self, order: Order) -> Order {
        let citations = (0..self.len()).flat_map(|at| self.citations_in(order.row(at)));
        let citations: Vec<u32> = citations.filter_map(|at| u32::try_from(at).ok()).collect();
        let mut to = 0;
        let citations_to = (0..self.len()).map(|at| {
            to += self.citations_in(order.row(at)).len();
            u32::try_from(to).unwrap_or(u32::MAX)
        });
        self.citations_to = citations_to.collect();
        self.dates = order.applied(std::mem::take(&mut self.dates));
        self.places = order.applied(std::mem::take(&mut self.places));
        self.actors = self.actors.in_order((0..self.len()).map(|at| order.row(at)));
        self.tags = self.tags.in_order((0..self.len()).map(|at| order.row(at)));
        self.keys.close();
        self.titles.close();
        self.accounts.close();
        self.locations.close();
        self.order = order;
        self.by_key = self.in_order_of_keys();
        Order::of(citations)
    }

    /// Compares the eight letters behind those that all keys begin with, and whole keys only where these are the same:
    /// much faster where there are a million.
    fn in_order_of_keys(&self) -> Vec<EventId> {
        let events = || (0..self.len()).map(EventId::new);
        let Some(first) = events().next().map(|event| self.key(event).as_bytes()) else { return Vec::new() };
        let in_common = |key: &str| first.iter().zip(key.as_bytes()).take_while(|(one, other)| one == other).count();
        let shared = events().map(|event| in_common(self.key(event))).min().unwrap_or(0);
        let beginning = |event: EventId| {
            let rest = &self.key(event).as_bytes()[shared..];
            rest.iter().chain(std::iter::repeat(&0)).take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
        };
        let mut keyed: Vec<(u64, EventId)> = events().map(|event| (beginning(event), event)).collect();
        keyed.sort_unstable_by(|(one, one_event), (other, other_event)| {
            let keys = || self.key(*one_event).cmp(self.key(*other_event));
            one.cmp(other).then_with(keys).then(one_event.cmp(other_event))
        });
        keyed.into_iter().map(|(_, event)| event).collect()
    }

    /// The event of that key; of several the first in time.
    pub fn by_key(&self, key: &str) -> Option<EventId> {
        let at = self.by_key.partition_point(|event| self.key(*event) < key);
        self.by_key.get(at).copied().filter(|event| self.key(*event) == key)
    }

    pub fn len(&self) -> usize {
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

    fn citations_in(&self, at: usize) -> Range<usize> {
        let from = at.checked_sub(1).map_or(0, |before| self.citations_to[before]);
        from as usize..self.citations_to[at] as usize
    }

    fn row(&self, event: EventId) -> usize {
        self.order.row(event.index())
    }
}
