//! Events and citations as they are added one by one, their words borrowed from whoever has read them.

use crate::model::{Citation, DateId, LineRange, Location, Stance};

/// What an event has beside its lists.
#[derive(Clone, Debug)]
pub struct EventParts<'a> {
    /// The name that files and scripts use.
    pub key: &'a str,
    /// The date as far as it is known: see [`Builder::date`](crate::model::Builder::date).
    pub when: DateId,
    /// One line.
    pub title: &'a str,
    /// A few sentences, every claim attributed.
    pub account: Option<&'a str>,
    /// Where it happened.
    pub place: Option<&'a str>,
    /// Where it stands in the files.
    pub location: Location,
}

/// What a citation consists of, as [`Citation`] has it.
#[derive(Clone, Debug)]
pub struct CitationParts<'a> {
    /// The key of the source.
    pub source: &'a str,
    /// The words that carry the claim.
    pub quote: Option<&'a str>,
    /// What stands just before the quote.
    pub prefix: Option<&'a str>,
    /// What stands just after it.
    pub suffix: Option<&'a str>,
    /// The lines on which it stands.
    pub lines: Option<LineRange>,
    /// What the source does with the event.
    pub stance: Stance,
    /// The date as this source gives it: see [`Builder::date`](crate::model::Builder::date).
    pub when: Option<DateId>,
    /// The source's own date words.
    pub as_written: Option<&'a str>,
    /// The key of the source or event that those words count from.
    pub reckoned_from: Option<&'a str>,
    /// Whose statement the source carries, where it is not its own.
    pub by: Option<&'a str>,
    /// A remark of the chronicler.
    pub note: Option<&'a str>,
    /// Where it stands in the files.
    pub location: Location,
}

impl<'a> CitationParts<'a> {
    /// The parts of a citation, with its date as the builder has it.
    pub(super) fn of(citation: &'a Citation, when: Option<DateId>) -> Self {
        Self {
            source: &citation.source,
            quote: citation.quote.as_deref(),
            prefix: citation.prefix.as_deref(),
            suffix: citation.suffix.as_deref(),
            lines: citation.lines,
            stance: citation.stance,
            when,
            as_written: citation.as_written.as_deref(),
            reckoned_from: citation.reckoned_from.as_deref(),
            by: citation.by.as_deref(),
            note: citation.note.as_deref(),
            location: citation.location.clone(),
        }
    }
}
