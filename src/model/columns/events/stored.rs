//! The events, kept and read again.

use super::Events;
use crate::model::EventId;
use crate::model::columns::{Keys, Lists, OptionalStrings, Order, Places};
use crate::model::stored::{Reader, Writer, are_within};

/// How many there are of what events name.
pub struct Named {
    pub dates: usize,
    pub places: usize,
    pub actors: usize,
    pub tags: usize,
}

impl Events {
    /// Writes all of it, in the order of the handles.
    pub fn store(&self, to: &mut Writer) {
        let events = || (0..self.len()).map(EventId::new);
        to.record.put_count(self.len());
        to.column(self.dates.iter().copied());
        to.column(self.places.iter().copied());
        self.actors.store(to);
        self.tags.store(to);
        to.column(self.citations_to.iter().copied());
        self.by_key.store(to);
        to.strings(events().map(|event| self.key(event)));
        to.strings(events().map(|event| self.title(event)));
        OptionalStrings::store(to, events().map(|event| self.account(event)));
        Places::store(to, events().map(|event| self.location(event)));
    }

    /// Reads it again.
    pub fn stored(from: &mut Reader, named: &Named) -> Option<Self> {
        let rows = from.record.count()?;
        let events = Self {
            dates: from.column_of(rows)?,
            places: from.column_of(rows)?,
            actors: Lists::stored(from, rows)?,
            tags: Lists::stored(from, rows)?,
            citations_to: from.column_of(rows)?,
            order: Order::default(),
            by_key: Keys::stored(from, rows)?,
            numbers: Vec::new(),
            keys: from.strings()?,
            titles: from.strings()?,
            accounts: OptionalStrings::stored(from, rows)?,
            locations: Places::stored(from, rows)?,
        };
        are_within(&events.dates, named.dates)?;
        are_within(events.places.iter().flatten(), named.places)?;
        are_within(events.actors.items(), named.actors)?;
        are_within(events.tags.items(), named.tags)?;
        let fits = events.citations_to.is_sorted() && events.keys.len() == rows && events.titles.len() == rows;
        fits.then_some(events)
    }

    /// How many citations they have.
    pub fn citation_count(&self) -> usize {
        self.citations_to.last().map_or(0, |last| *last as usize)
    }
}
