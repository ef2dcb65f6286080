//! The rows that tell which dates the sources of an event give, and what their words for them mean.

use crate::app::opened::Desk;
use crate::app::passage::{PassageRow, wrapped};
use crate::model::{CitationId, EventId, GivenDates};
use crate::phrases;

/// The dates that count for an event, as far as its citations have been looked up.
#[must_use]
pub fn dates_of(desk: &Desk, event: EventId) -> GivenDates<'_> {
    GivenDates::of(desk.chronology(), &desk.evidence, &desk.basis, event)
}

/// The rows below the date of an event: its rival dates, and which are only coarser.
pub(super) fn date_rows(desk: &Desk, event: EventId, width: usize) -> Vec<PassageRow> {
    let dates = dates_of(desk, event);
    let rivals = phrases::marked_rivals(desk.chronology(), &dates);
    let coarser = phrases::coarser_dates(desk.chronology(), &dates);
    let rivals = rivals.iter().flat_map(|words| wrapped(words, width).map(PassageRow::Rivals));
    rivals.chain(coarser.iter().flat_map(|words| wrapped(words, width).map(PassageRow::Dates))).collect()
}

/// The rows below the date of a citation: what the source's own words for it mean.
pub(super) fn reckoned_rows(desk: &Desk, citation: CitationId, width: usize) -> Vec<PassageRow> {
    let reckoned = phrases::reckoned_date(desk.chronology(), citation);
    let not = phrases::why_not_reckoned(desk.chronology(), citation);
    let words = reckoned.map(|words| format!("{} {words}", phrases::RECKONED));
    let words = words.or_else(|| Some(format!("{}: {}", phrases::NOT_RECKONED, not?)));
    words.iter().flat_map(|words| wrapped(words, width).map(PassageRow::Dates)).collect()
}
