//! The words in the heading of an event and of a source: date and place, kind of text.

use crate::app::cited::text_of;
use crate::app::opened::Desk;
use crate::model::{EventId, SourceId, TextKind};
use crate::phrases::read_as;
use crate::when::When;

/// The date of an event in full, with its weekday where it is one day, and its place.
#[must_use]
pub fn date_and_place(desk: &Desk, event: EventId) -> (String, Option<&str>) {
    let chronology = desk.chronology();
    let when = chronology.when(event);
    let place = chronology.place_of(event).map(|id| chronology.places().name(id));
    (when.weekday_words().unwrap_or_else(|| when.words()), place)
}

/// When a source was published, which kind of text is shown of it, and how that was read where it is not
/// simply there: `22 Apr 2022 · original · HTML, windows-1251`.
#[must_use]
pub fn dated(desk: &Desk, source: SourceId, kind: TextKind) -> String {
    let chronology = desk.chronology();
    let published = chronology.source(source).published.as_ref().map(When::words);
    let text = text_of(desk, source, kind);
    let read = text.and_then(|text| desk.opened.shelf.get(text)).and_then(|body| read_as(&body.reading));
    let kind = text.map(|text| chronology.text(text).kind.word().to_owned());
    [published, kind, read].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
