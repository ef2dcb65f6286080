//! Words that several views say in the same way.

use crate::app::{App, Desk, standing_words, text_of};
use crate::model::{CitationId, EventId, LineRange, Tally, Verdict};
use crate::phrases;
use crate::query::Found;
use crate::view::glyphs;
use crate::view::theme::Role;
use crate::when::When;

/// The word beside an event in a list, with its role.
pub fn standing(tally: &Tally) -> (String, Role) {
    (standing_words(tally).0, glyphs::standing(tally.standing()).1)
}

/// The role of a date: in doubt, or plain.
pub fn date_role(when: &When) -> Role {
    if when.is_hedged() { Role::Uncertain } else { Role::Dim }
}

/// `= found, line 12 of 14`, `= found in digest, line 12`; without the count where `short`.
pub fn verdict(app: &App, citation: CitationId, short: bool) -> Option<(String, Role)> {
    let desk = &app.desk;
    let Some(finding) = desk.evidence.finding(citation) else {
        return (!desk.checked).then(|| ("…".to_owned(), Role::Margin));
    };
    let (glyph, role) = glyphs::verdict(finding.verdict);
    let mut words = format!("{glyph} {}", finding.verdict.word());
    // The words may stand in another text of the source than the one that is shown.
    if let Some(anchor) = finding.anchors.first() {
        let shown = text_of(desk, desk.chronology().source_of_text(anchor.text), app.kind);
        if shown.is_some_and(|shown| finding.anchors.iter().all(|anchor| anchor.text != shown)) {
            words += &format!(" in {}", desk.chronology().text(anchor.text).kind.word());
        }
    }
    if let Some(lines) = desk.evidence.lines(citation) {
        words += &format!(", {}", line_words(lines));
        let count = finding.anchors.first().and_then(|anchor| desk.opened.shelf.get(anchor.text));
        if let (Some(body), false) = (count, short) {
            words += &format!(" of {}", body.lines.count());
        }
    } else if finding.verdict == Verdict::Ambiguous {
        words += &format!(" in {} places", finding.places);
    }
    if finding.stale {
        words += phrases::TEXT_CHANGED;
    }
    Some((words, role))
}

/// `= found`, `= found, text changed`: without the place.
pub fn verdict_alone(app: &App, citation: CitationId) -> Option<(String, Role)> {
    let Some(finding) = app.desk.evidence.finding(citation) else { return verdict(app, citation, true) };
    let (glyph, role) = glyphs::verdict(finding.verdict);
    let changed = if finding.stale { phrases::TEXT_CHANGED } else { "" };
    Some((format!("{glyph} {}{changed}", finding.verdict.word()), role))
}

/// How many characters of a quotation cannot be seen, in words: `2 hidden`.
pub fn hidden(app: &App, citation: CitationId) -> Option<String> {
    let finding = app.desk.evidence.finding(citation);
    let passage = finding
        .as_ref()
        .and_then(|finding| finding.anchors.first())
        .and_then(|anchor| app.desk.opened.shelf.get(anchor.text)?.content.get(anchor.range.clone()));
    phrases::links::hidden([app.desk.chronology().citation(citation).quote(), passage])
}

/// `line 12`, `lines 12–14`.
pub fn line_words(lines: LineRange) -> String {
    if lines.first == lines.last { format!("line {lines}") } else { format!("lines {}–{}", lines.first, lines.last) }
}

/// The outlet of a citation's source, or its key where there is no such source.
pub fn outlet(desk: &Desk, citation: CitationId) -> &str {
    desk.outlet(citation)
}

/// What a source is called in few words: its outlet, else its title, else its key.
pub fn source_name(desk: &Desk, source: crate::model::SourceId) -> &str {
    desk.source_name(source)
}

/// The title of an event, or its key where it has none.
pub fn title(desk: &Desk, event: EventId) -> &str {
    desk.title(event)
}

/// How far the texts have been searched for a query, as long as it is not done.
pub fn searched(found: &Found) -> Option<String> {
    found.searched.map(|searched| phrases::queries::searched(searched.texts, searched.of))
}
