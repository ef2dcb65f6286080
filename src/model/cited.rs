//! A citation as the chronology has it.

use crate::model::{Chronology, Citation, CitationId, LineRange, Location, Stance};
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

    fn stored(self) -> &'c Citation {
        self.chronology.stored_citation(self.id)
    }

    /// The key of the source.
    #[must_use]
    pub fn source(self) -> &'c str {
        &self.stored().source
    }

    /// The words that carry the claim, as one of the source's texts has them.
    #[must_use]
    pub fn quote(self) -> Option<&'c str> {
        self.stored().quote.as_deref()
    }

    /// What stands just before the quote, where the quote alone is not unique.
    #[must_use]
    pub fn prefix(self) -> Option<&'c str> {
        self.stored().prefix.as_deref()
    }

    /// What stands just after it.
    #[must_use]
    pub fn suffix(self) -> Option<&'c str> {
        self.stored().suffix.as_deref()
    }

    /// The lines on which it stands, as the files say.
    #[must_use]
    pub fn lines(self) -> Option<LineRange> {
        self.stored().lines
    }

    /// What the source does with the event.
    #[must_use]
    pub fn stance(self) -> Stance {
        self.stored().stance
    }

    /// The date as this source gives it.
    #[must_use]
    pub fn when(self) -> Option<&'c When> {
        self.stored().when.as_ref()
    }

    /// The source's own date words.
    #[must_use]
    pub fn as_written(self) -> Option<&'c str> {
        self.stored().as_written.as_deref()
    }

    /// The key of the source or event that those words count from.
    #[must_use]
    pub fn reckoned_from(self) -> Option<&'c str> {
        self.stored().reckoned_from.as_deref()
    }

    /// Whose statement the source carries, where it is not its own.
    #[must_use]
    pub fn by(self) -> Option<&'c str> {
        self.stored().by.as_deref()
    }

    /// A remark of the chronicler.
    #[must_use]
    pub fn note(self) -> Option<&'c str> {
        self.stored().note.as_deref()
    }

    /// Where it stands in the files.
    #[must_use]
    pub fn location(self) -> Location {
        self.stored().location.clone()
    }
}
