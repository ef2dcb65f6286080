//! What the date words of citations mean, reckoned from the date of the source or event that they count from.

use crate::model::{Chronology, CitationId, EventId, SourceId};
use crate::when::{Resolved, When, resolve, resolve_about, resolve_ahead};

/// Words longer than this, in bytes, tell no date.
const LONGEST: usize = 200;

/// What the words of a source for a date mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoned {
    /// The date, and how it was reckoned.
    pub resolved: Resolved,
    /// What the words count from.
    pub from: CountsFrom,
}

/// What the words of a source for a date count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsFrom {
    /// The day on which this source was published: it, or the one that `reckoned_from` names.
    Source(SourceId),
    /// The date of this event.
    Event(EventId),
}

impl Reckoned {
    /// What `as_written` of a citation means; `None` where it tells no date, or where there is nothing that it could be
    /// reckoned from.
    ///
    /// Words that leave out the year, or name a weekday, look back. Only where that contradicts the date that the
    /// chronology has, and looking ahead does not, was something meant that was still to come.
    pub(super) fn of(chronology: &Chronology, id: CitationId) -> Option<Self> {
        let cited = chronology.citation(id);
        let words = cited.as_written.as_deref().filter(|words| words.len() <= LONGEST)?;
        let source = chronology.source_of(id);
        let from = match cited.reckoned_from.as_deref() {
            Some(key) => {
                let event = || chronology.event_by_key(key).map(CountsFrom::Event);
                chronology.source_by_key(key).map(CountsFrom::Source).or_else(event)?
            }
            None => CountsFrom::Source(source?),
        };
        let language = source.and_then(|source| chronology.source(source).language.as_deref());
        let unknown = When::unknown();
        let (date, back) = match from {
            CountsFrom::Source(id) => {
                let date = chronology.source(id).published.as_ref().unwrap_or(&unknown);
                (date, resolve(words, language, date))
            }
            CountsFrom::Event(id) => {
                let date = chronology.when(id);
                (date, resolve_about(words, language, date))
            }
        };
        let told = chronology.when_told(id);
        let agrees = |resolved: &Resolved| !resolved.contradicts(told);
        let ahead = || resolve_ahead(words, language, date).filter(agrees);
        let resolved = if back.as_ref().is_some_and(agrees) { back } else { ahead().or(back) };
        Some(Self { resolved: resolved?, from })
    }
}
