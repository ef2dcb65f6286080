//! A citation as the chronology has it.

use crate::model::{Chronology, CitationId, LineRange, Location, Stance};
use crate::when::When;

/// A citation, to be asked for what it holds.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'c> {
    chronology: &'c Chronology,
    id: CitationId,
}

impl<'c> Cited<'c> {
    pub(super) fn new(chronology: &'c Chronology, id: CitationId) -> Self {
        Self { chronology, id }
    }

    /// The key of the source.
    #[must_use]
    pub fn source(self) -> &'c str {
        match self.chronology.source_of(self.id) {
            Some(source) => &self.chronology.source(source).key,
            None => self.chronology.citations.unknown(self.id).unwrap_or_default(),
        }
    }

    /// The words that carry the claim, as one of the source's texts has them.
    #[must_use]
    pub fn quote(self) -> Option<&'c str> {
        self.chronology.citations.quote(self.id)
    }

    /// What stands just before the quote, where the quote alone is not unique.
    #[must_use]
    pub fn prefix(self) -> Option<&'c str> {
        self.chronology.citations.prefix(self.id)
    }

    /// What stands just after it.
    #[must_use]
    pub fn suffix(self) -> Option<&'c str> {
        self.chronology.citations.suffix(self.id)
    }

    /// The lines on which it stands, as the files say.
    #[must_use]
    pub fn lines(self) -> Option<LineRange> {
        self.chronology.citations.lines(self.id)
    }

    /// What the source does with the event.
    #[must_use]
    pub fn stance(self) -> Stance {
        self.chronology.citations.stances[self.id.index()]
    }

    /// The date as this source gives it.
    #[must_use]
    pub fn when(self) -> Option<&'c When> {
        Some(self.chronology.when_of(self.chronology.citations.dates[self.id.index()]?))
    }

    /// The source's own date words.
    #[must_use]
    pub fn as_written(self) -> Option<&'c str> {
        self.chronology.citations.as_written(self.id)
    }

    /// The key of the source or event that those words count from.
    #[must_use]
    pub fn reckoned_from(self) -> Option<&'c str> {
        self.chronology.citations.reckoned_from(self.id)
    }

    /// Whose statement the source carries, where it is not its own.
    #[must_use]
    pub fn by(self) -> Option<&'c str> {
        Some(self.chronology.speakers().name(self.chronology.speaker_of(self.id)?))
    }

    /// A remark of the chronicler.
    #[must_use]
    pub fn note(self) -> Option<&'c str> {
        self.chronology.citations.note(self.id)
    }

    /// Where it stands in the files.
    #[must_use]
    pub fn location(self) -> Location {
        self.chronology.citations.location(self.id)
    }
}
