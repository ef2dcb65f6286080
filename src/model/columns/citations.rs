//! What is stored of the citations.

use super::{Lists, OptionalStrings, Order, Places};
use crate::model::{Citation, CitationId, DateId, LineRange, Location, SourceId, SpeakerId, Stance};

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
    locations: Places,
}

impl Citations {
    /// Adds a citation of a source, if there is such a one. Its speaker and its date are added to their columns.
    pub fn push(&mut self, citation: &Citation, source: Option<SourceId>) {
        self.sources.push(source);
        self.unknown.push(source.is_none().then_some(citation.source.as_str()));
        self.stances.push(citation.stance);
        self.quotes.push(citation.quote.as_deref());
        self.prefixes.push(citation.prefix.as_deref());
        self.suffixes.push(citation.suffix.as_deref());
        self.as_written.push(citation.as_written.as_deref());
        self.reckoned_from.push(citation.reckoned_from.as_deref());
        self.notes.push(citation.note.as_deref());
        self.lines.push(citation.lines.map(|lines| lines.to_string()).as_deref());
        self.locations.push(&citation.location);
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
