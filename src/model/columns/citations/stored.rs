//! The citations, kept and read again.

use super::Citations;
use crate::model::CitationId;
use crate::model::columns::{Lists, OptionalStrings, Order, Places};
use crate::model::stored::{Reader, Writer, are_within};

/// How many there are of what citations name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub sources: usize,
    pub dates: usize,
    pub speakers: usize,
}

impl Citations {
    /// Writes all of it, in the order of the handles.
    pub fn store(&self, to: &mut Writer, Named { sources, dates, speakers }: Named) {
        let ids = || (0..self.len()).map(CitationId::new);
        [self.len(), sources, dates, speakers].into_iter().for_each(|count| to.record.put_count(count));
        to.column(self.sources.iter().copied());
        to.column(self.stances.iter().copied());
        to.column(self.dates.iter().copied());
        to.column(self.speakers.iter().copied());
        self.of_sources.store(to);
        let lines: Vec<Option<String>> = ids().map(|id| Some(self.lines(id)?.to_string())).collect();
        OptionalStrings::store(to, lines.iter().map(Option::as_deref));
        OptionalStrings::store(to, ids().map(|id| self.unknown(id)));
        OptionalStrings::store(to, ids().map(|id| self.quote(id)));
        OptionalStrings::store(to, ids().map(|id| self.prefix(id)));
        OptionalStrings::store(to, ids().map(|id| self.suffix(id)));
        OptionalStrings::store(to, ids().map(|id| self.as_written(id)));
        OptionalStrings::store(to, ids().map(|id| self.reckoned_from(id)));
        OptionalStrings::store(to, ids().map(|id| self.note(id)));
        Places::store(to, ids().map(|id| self.location(id)));
    }

    /// Reads it again, with how many there are of what it names.
    pub fn stored(from: &mut Reader) -> Option<(Self, Named)> {
        let rows = from.record.count()?;
        let named =
            Named { sources: from.record.count()?, dates: from.record.count()?, speakers: from.record.count()? };
        let citations = Self {
            sources: from.column_of(rows)?,
            stances: from.column_of(rows)?,
            dates: from.column_of(rows)?,
            speakers: from.column_of(rows)?,
            of_sources: Lists::stored(from, named.sources)?,
            order: Order::default(),
            written: String::new(),
            lines: OptionalStrings::stored(from, rows)?,
            unknown: OptionalStrings::stored(from, rows)?,
            quotes: OptionalStrings::stored(from, rows)?,
            prefixes: OptionalStrings::stored(from, rows)?,
            suffixes: OptionalStrings::stored(from, rows)?,
            as_written: OptionalStrings::stored(from, rows)?,
            reckoned_from: OptionalStrings::stored(from, rows)?,
            notes: OptionalStrings::stored(from, rows)?,
            locations: Places::stored(from, rows)?,
        };
        are_within(citations.sources.iter().flatten(), named.sources)?;
        are_within(citations.dates.iter().flatten(), named.dates)?;
        are_within(citations.speakers.iter().flatten(), named.speakers)?;
        are_within(citations.of_sources.items(), rows)?;
        Some((citations, named))
    }
}
