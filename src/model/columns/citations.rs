//! What is stored of the citations.

mod stored;

use std::fmt::Write as _;

pub use stored::Named;

use super::{Lists, OptionalStrings, Order, Places};
use crate::model::{CitationId, CitationParts, DateId, LineRange, Location, SourceId, SpeakerId, Stance};

/// The citations of a chronology. What a query asks of all of them stands in the order of their handles, their words in
/// that of the files.
#[derive(Clone, Debug, Default)]
pub struct Citations {
    pub sources: Vec<Option<SourceId>>,
    pub stances: Vec<Stance>,
    pub dates: Vec<Option<DateId>>,
    pub speakers: Vec<Option<SpeakerId>>,
    pub of_sources: Lists<CitationId>,
    order: Order,
    /// The keys of sources that do not exist.
    unknown: OptionalStrings,
    quotes: OptionalStrings,
    prefixes: OptionalStrings,
    suffixes: OptionalStrings,
    as_written: OptionalStrings,
    reckoned_from: OptionalStrings,
    notes: OptionalStrings,
    /// As they are written: lossless, and shorter than two numbers.
    lines: OptionalStrings,
    /// Where lines are written before they are added.
    written: String,
    locations: Places,
}

impl Citations {
    /// Adds a citation. Its source, its speaker and its date are added to their columns.
    pub fn push(&mut self, citation: &CitationParts<'_>) {
        self.stances.push(citation.stance);
        self.quotes.push(citation.quote);
        self.prefixes.push(citation.prefix);
        self.suffixes.push(citation.suffix);
        self.as_written.push(citation.as_written);
        self.reckoned_from.push(citation.reckoned_from);
        self.notes.push(citation.note);
        self.written.clear();
        // A string takes whatever is written to it.
        let written = citation.lines.and_then(|lines| write!(self.written, "{lines}").ok());
        self.lines.push(written.map(|()| self.written.as_str()));
        self.locations.push(&citation.location);
    }

    /// Adds all rows of other citations, whose handles are of the same tables as the own.
    pub fn append(&mut self, other: Self) {
        self.sources.extend(other.sources);
        self.stances.extend(other.stances);
        self.dates.extend(other.dates);
        self.speakers.extend(other.speakers);
        self.quotes.append(other.quotes);
        self.prefixes.append(other.prefixes);
        self.suffixes.append(other.suffixes);
        self.as_written.append(other.as_written);
        self.reckoned_from.append(other.reckoned_from);
        self.notes.append(other.notes);
        self.lines.append(other.lines);
        self.locations.append(other.locations);
    }

    /// Puts sources in the place of what stands for their keys, when all citations are there. `source` tells which one
    /// it is, or the key that none has.
    pub fn resolve<'k>(&mut self, source: impl Fn(SourceId) -> Result<SourceId, &'k str>) {
        for cited in &mut self.sources {
            let found = cited.map(&source);
            *cited = found.and_then(Result::ok);
            self.unknown.push(found.and_then(Result::err));
        }
    }

    /// Lays the citations in order, when all are there, of so many sources.
    pub fn close(&mut self, order: Order, sources: usize) {
        self.sources = order.applied(std::mem::take(&mut self.sources));
        self.stances = order.applied(std::mem::take(&mut self.stances));
        self.dates = order.applied(std::mem::take(&mut self.dates));
        self.speakers = order.applied(std::mem::take(&mut self.speakers));
        let cited = self.sources.iter().enumerate();
        let cited = cited.filter_map(|(at, source)| Some(((*source)?.index(), CitationId::new(at))));
        self.of_sources = Lists::grouped(sources, cited);
        let Self { unknown, quotes, prefixes, suffixes, lines, as_written, reckoned_from, notes, .. } = self;
        for strings in [unknown, quotes, prefixes, suffixes, lines, as_written, reckoned_from, notes] {
            strings.close();
        }
        self.locations.close();
        self.order = order;
    }

    pub fn len(&self) -> usize {
        self.stances.len()
    }

    /// The key of the source of a citation, where that source does not exist.
    pub fn unknown(&self, id: CitationId) -> Option<&str> {
        self.unknown.get(self.row(id))
    }

    pub fn quote(&self, id: CitationId) -> Option<&str> {
        self.quotes.get(self.row(id))
    }

    pub fn prefix(&self, id: CitationId) -> Option<&str> {
        self.prefixes.get(self.row(id))
    }

    pub fn suffix(&self, id: CitationId) -> Option<&str> {
        self.suffixes.get(self.row(id))
    }

    pub fn lines(&self, id: CitationId) -> Option<LineRange> {
        self.lines.get(self.row(id))?.parse().ok()
    }

    pub fn as_written(&self, id: CitationId) -> Option<&str> {
        self.as_written.get(self.row(id))
    }

    pub fn reckoned_from(&self, id: CitationId) -> Option<&str> {
        self.reckoned_from.get(self.row(id))
    }

    pub fn note(&self, id: CitationId) -> Option<&str> {
        self.notes.get(self.row(id))
    }

    pub fn location(&self, id: CitationId) -> Location {
        self.locations.get(self.row(id))
    }

    fn row(&self, id: CitationId) -> usize {
        self.order.row(id.index())
    }
}
