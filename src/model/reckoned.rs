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

impl CountsFrom {
    /// What the words of a citation count from; `None` where that is nowhere in the files, or the very event that they
    /// tell the date of.
    fn of(chronology: &Chronology, id: CitationId) -> Option<Self> {
        let Some(key) = chronology.citation(id).reckoned_from() else {
            return chronology.source_of(id).map(Self::Source);
        };
        let own = chronology.event_of(id);
        let event = || chronology.event_by_key(key).filter(|event| *event != own).map(Self::Event);
        chronology.source_by_key(key).map(Self::Source).or_else(event)
    }

    fn date(self, chronology: &Chronology) -> Option<&When> {
        match self {
            Self::Source(id) => chronology.source(id).published.as_ref(),
            Self::Event(id) => Some(chronology.when(id)),
        }
    }

    fn resolve(self, words: &str, language: Option<&str>, date: &When) -> Option<Resolved> {
        match self {
            Self::Source(_) => resolve(words, language, date),
            Self::Event(_) => resolve_about(words, language, date),
        }
    }
}

fn words_of(chronology: &Chronology, id: CitationId) -> Option<&str> {
    chronology.citation(id).as_written().filter(|words| words.len() <= LONGEST)
}

fn language_of(chronology: &Chronology, id: CitationId) -> Option<&str> {
    chronology.source(chronology.source_of(id)?).language.as_deref()
}

/// What the words of a citation would count from, where they tell a date and cannot be reckoned because that has no
/// date itself.
pub(super) fn undated_base(chronology: &Chronology, id: CitationId) -> Option<CountsFrom> {
    let words = words_of(chronology, id).filter(|_| chronology.reckoned(id).is_none())?;
    let from = CountsFrom::of(chronology, id)?;
    if from.date(chronology).is_some_and(|date| date.group_year().is_some()) {
        return None;
    }
    // Whether they tell a date shows once they are reckoned; from which day, is all the same.
    let some_day = When::parse("2000-01-01").expect("it is a date");
    from.resolve(words, language_of(chronology, id), &some_day).map(|_| from)
}

impl Reckoned {
    /// What `as_written` of a citation means; `None` where it tells no date, or where there is nothing that it could be
    /// reckoned from.
    ///
    /// Words that leave out the year, or name a weekday, look back. Only where that contradicts the date that the
    /// chronology has, and looking ahead does not, was something meant that was still to come.
    pub(super) fn of(chronology: &Chronology, id: CitationId) -> Option<Self> {
        let words = words_of(chronology, id)?;
        let from = CountsFrom::of(chronology, id)?;
        let language = language_of(chronology, id);
        let unknown = When::unknown();
        let date = from.date(chronology).unwrap_or(&unknown);
        let back = from.resolve(words, language, date);
        let told = chronology.when_told(id);
        let agrees = |resolved: &Resolved| !resolved.contradicts(told);
        let ahead = || resolve_ahead(words, language, date).filter(agrees);
        let resolved = if back.as_ref().is_some_and(agrees) { back } else { ahead().or(back) };
        Some(Self { resolved: resolved?, from })
    }
}
