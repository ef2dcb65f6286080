//! Which citations of an event are shown, in which of the texts at hand, and what else rests on their lines.

use crate::app::opened::Desk;
use crate::model::{CitationId, EventId, LineRange, SourceId, Stance, TextId, TextKind};

/// The citations of an event that count, in the order in which they are shown: the first of each stance,
/// then the rest, so that a denial is not far from what it denies; silent ones last.
#[must_use]
pub fn in_order(desk: &Desk, event: EventId) -> Vec<CitationId> {
    let chronology = desk.chronology();
    let mut citations: Vec<_> = chronology.citations(event).filter(|id| desk.counts(*id)).collect();
    citations.sort_by_key(|id| chronology.citation(*id).stance());
    let first_of_stance: Vec<_> = Stance::ALL
        .iter()
        .filter(|stance| **stance != Stance::Silent)
        .filter_map(|stance| citations.iter().copied().find(|id| chronology.citation(*id).stance() == *stance))
        .collect();
    let (silent, speaking): (Vec<_>, Vec<_>) =
        citations.into_iter().partition(|id| chronology.citation(*id).stance() == Stance::Silent);
    let rest = speaking.into_iter().filter(|id| !first_of_stance.contains(id));
    first_of_stance.iter().copied().chain(rest).chain(silent).collect()
}

/// The citations of an event that say something, in the order of [`in_order`].
#[must_use]
pub fn speaking(desk: &Desk, event: EventId) -> Vec<CitationId> {
    let mut citations = in_order(desk, event);
    citations.retain(|id| desk.chronology().citation(*id).stance() != Stance::Silent);
    citations
}

/// The text of a source to show: of the kind asked for, else the most telling one at hand. One that is still being read
/// counts as if it were, so that no other is shown in its place until then.
#[must_use]
pub fn text_of(desk: &Desk, source: SourceId, wanted: TextKind) -> Option<TextId> {
    let chronology = desk.chronology();
    let shelf = &desk.opened.shelf;
    let at_hand = |kind: TextKind| {
        let of_kind = |id: &TextId| chronology.text(*id).kind == kind;
        chronology.texts(source).filter(of_kind).find(|id| shelf.get(*id).is_some() || shelf.is_awaited(*id))
    };
    at_hand(wanted).or_else(|| TextKind::ALL.into_iter().find_map(at_hand))
}

/// The texts of a source that are at hand, in the order in which `t` goes through them.
#[must_use]
pub fn kinds_at_hand(desk: &Desk, source: SourceId) -> Vec<TextKind> {
    let chronology = desk.chronology();
    let mut kinds: Vec<_> = chronology
        .texts(source)
        .filter(|id| desk.opened.shelf.get(*id).is_some())
        .map(|id| chronology.text(id).kind)
        .collect();
    kinds.sort_by_key(|kind| TextKind::ALL.iter().position(|other| other == kind));
    kinds.dedup();
    kinds
}

/// The stretch of `text` that a citation marks: its very words, or its lines where the words stand in
/// another text of the source.
#[must_use]
pub fn marked(desk: &Desk, citation: CitationId, text: TextId) -> Option<std::ops::Range<usize>> {
    if let Some(anchor) = desk.evidence.anchor_in(citation, text) {
        return Some(anchor.range.clone());
    }
    let lines = desk.evidence.lines(citation)?;
    let body = desk.opened.shelf.get(text)?;
    let last = body.lines.count().min(lines.last);
    (lines.first <= last).then(|| body.lines.range(lines.first - 1).start..body.lines.range(last - 1).end)
}

/// The events that rest on a line that a citation rests on, with the lines they share.
#[must_use]
pub fn serves(desk: &Desk, citation: CitationId) -> Vec<(LineRange, EventId)> {
    let chronology = desk.chronology();
    let (Some(source), Some(lines)) = (chronology.source_of(citation), desk.evidence.lines(citation)) else {
        return Vec::new();
    };
    chronology
        .citations_of_source(source)
        .iter()
        .filter(|other| desk.evidence.lines(**other).is_some_and(|there| there.touches(lines)))
        .map(|other| (lines, chronology.event_of(*other)))
        .collect()
}
