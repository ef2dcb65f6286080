//! Texts that changed since their fingerprint was recorded: one warning for each, however often it is cited.

use crate::load::pages::Pages;
use crate::load::texts::place;
use crate::load::words::count;
use crate::model::{Chronology, CitationId, Diagnostic, Evidence, TextId, Verdict};
use crate::text::Shelf;

/// Says of each text whose seal is broken how many quotations still stand in it, and how many citations name its
/// lines alone. Quotations that do not stand in it are told each on its own.
#[must_use]
pub fn diagnose(chronology: &Chronology, shelf: &Shelf, evidence: &Evidence, pages: &Pages) -> Vec<Diagnostic> {
    let texts = (0..chronology.text_count()).map(TextId::new);
    let changed = texts.filter_map(|text| Some((text, shelf.get(text).filter(|body| body.sealed == Some(false))?)));
    let said = changed.map(|(text, body)| {
        let stands = |id: &CitationId| {
            evidence.finding(*id).is_some_and(|finding| {
                matches!(finding.verdict, Verdict::Found | Verdict::Normalised | Verdict::Moved)
                    && finding.anchors.iter().any(|anchor| anchor.text == text)
            })
        };
        let cited = chronology.citations_of_source(chronology.source_of_text(text)).iter().copied().filter(stands);
        let (quoted, by_lines): (Vec<_>, Vec<_>) = cited.partition(|id| chronology.citation(*id).quote().is_some());
        let quoted = match quoted.len() {
            0 => String::new(),
            many => format!("; the words of {} still stand in it", count(many, "citation")),
        };
        let by_lines = match by_lines.len() {
            0 => String::new(),
            many => format!("; {} by lines alone cannot be compared", count(many, "citation")),
        };
        let message =
            format!("“{}” has changed: its SHA-256 is no longer the recorded one{quoted}{by_lines}", body.label);
        let (location, path) = place(chronology, text, Some("sha256"));
        let hint = "read its quotations again, then record `dateline fingerprint`";
        pages.warning(&location, &path, message).hint(hint)
    });
    said.collect()
}
