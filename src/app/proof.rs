//! The proof of an event as plain text, for a mail or a memo: what is claimed, on whose word, with the
//! words themselves and where they stand.

use crate::app::App;
use crate::app::cited::in_order;
use crate::app::dates::dates_of;
use crate::app::face_off::Pair;
use crate::app::opened::Desk;
use crate::app::{Effect, MatrixCell, View, date_and_place};
use crate::model::{Anchor, CitationId, Cited, EventId, Finding, Stance, Standing, TextKind, Verdict};
use crate::phrases::{self, copied};
use crate::text::{Link, Selector, cite, line_address, text_link};
use crate::when::When;

/// A proof, ready to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The memo.
    pub text: String,
    /// What it is, in few words: for telling that it was copied.
    pub what: String,
}

impl App {
    /// Copies what is shown: in the timeline the event with all its citations, in the matrix those of the cell
    /// where its source speaks, else all, in the face-off the two passages, in the reader the passage under the cursor.
    pub(super) fn copy_proof(&mut self) -> Option<Effect> {
        let shown = match self.place.view {
            View::Timeline | View::Axis => self.event().map(|event| (event, in_order(&self.desk, event))),
            View::Matrix => self.event().map(|event| {
                let cell = self.cell().filter(MatrixCell::speaks);
                (event, cell.map_or_else(|| in_order(&self.desk, event), |cell| cell.citations()))
            }),
            View::FaceOff => self.event().zip(self.pair().map(|pair: Pair| pair.to_vec())),
            View::Reader => self.citation_at_cursor().map(|id| (self.desk.chronology().event_of(id), vec![id])),
        };
        let Some((event, citations)) = shown else {
            let why = if self.place.view == View::Reader { phrases::NOT_CITED } else { copied::NOTHING_TO_COPY };
            self.notice = Some(why.to_owned());
            return None;
        };
        let Proof { text, what } = proof(&self.desk, event, &citations);
        Some(Effect::Copy { text, what })
    }
}

/// Puts the proof of an event together, with those of its citations, in that order.
#[must_use]
pub fn proof(desk: &Desk, event: EventId, citations: &[CitationId]) -> Proof {
    let chronology = desk.chronology();
    let stance = |id: &CitationId| chronology.citation(*id).stance();
    let (date, place) = date_and_place(desk, event);
    let date = place.map_or_else(|| date.clone(), |place| format!("{date}, {place}"));
    let tally = desk.tally(event);
    let mut claim = vec![desk.title(event).to_owned(), date];
    let dates = dates_of(desk, event);
    let given = phrases::rival_dates(chronology, &dates).into_iter().chain(phrases::coarser_dates(chronology, &dates));
    claim.extend(given.map(|words| format!("{}: {words}", phrases::DATES_GIVEN)));
    claim.push(copied::standing(&tally));
    claim.extend(copied::origins(&phrases::origins(chronology, &tally)));
    claim.extend(weighed(desk));
    let mut parts = vec![claim.join("\n")];
    let (silent, speaking): (Vec<CitationId>, Vec<CitationId>) =
        citations.iter().partition(|id| stance(id) == Stance::Silent);
    parts.extend(speaking.iter().map(|id| passage(desk, *id)));
    if citations.is_empty() {
        parts.push(phrases::NO_CITATION.to_owned());
    }
    if !silent.is_empty() {
        let outlets: Vec<&str> = silent.iter().map(|id| desk.outlet(*id)).collect();
        let noted = silent.iter().filter_map(|id| {
            let note = chronology.citation(*id).note()?;
            Some(phrases::note(&phrases::noted(desk.outlet(*id), note)))
        });
        parts.push(std::iter::once(copied::silent(&outlets)).chain(noted).collect::<Vec<_>>().join("\n"));
    }
    if tally.standing() == Standing::Contested {
        let [assert, deny] = [Stance::Asserts, Stance::Denies].map(|side| voices(desk, event, side));
        parts.push(copied::contradicted(&assert, &deny));
    }
    let counted = chronology.citations(event).filter(|id| desk.counts(*id));
    let aside = counted.filter(|id| !citations.contains(id)).count();
    if aside > 0 {
        parts.push(copied::left_aside(aside));
    }
    let first = speaking.first().or(silent.first());
    let what = first.map_or_else(
        || desk.title(event).to_owned(),
        |id| {
            let lines = desk.evidence.lines_or(*id, chronology.citation(*id).lines());
            copied::what(desk.outlet(*id), lines, citations.len() - 1)
        },
    );
    Proof { text: parts.join("\n\n") + "\n", what }
}

/// On what the standing rests, where not everything counts: a day, sources that are left out.
fn weighed(desk: &Desk) -> Option<String> {
    let names: Vec<String> = desk.basis.left_out().iter().map(|source| desk.source_name(*source).to_owned()).collect();
    Some(phrases::counted_are(desk.basis.known_on(), &names)).filter(|words| !words.is_empty())
}

/// The outlets, with who speaks in them, that take a side and whose words were not missed.
fn voices(desk: &Desk, event: EventId, side: Stance) -> Vec<String> {
    let chronology = desk.chronology();
    let stands = |id: &CitationId| desk.evidence.verdict(*id).is_none_or(Verdict::supports);
    let mut voices: Vec<String> = in_order(desk, event)
        .into_iter()
        .filter(|id| chronology.citation(*id).stance() == side && stands(id))
        .map(|id| copied::speaker(desk.outlet(id), chronology.citation(id).by()))
        .collect();
    voices.dedup();
    voices
}

/// One citation: who speaks, the document, what it retells, the words as the text has them, the chronicler's note
/// on them, where they stand, how they were found.
fn passage(desk: &Desk, id: CitationId) -> String {
    let chronology = desk.chronology();
    let cited = chronology.citation(id);
    let finding = desk.evidence.finding(id);
    let anchor = finding.as_ref().and_then(|finding| finding.anchors.first());
    let mut lines = vec![copied::voice(desk.outlet(id), cited.stance(), cited.by())];
    lines.extend(document(desk, id));
    lines.extend(chronology.source_of(id).and_then(|source| phrases::chains_told(chronology, source)));
    lines.extend(copied::gives(cited.when().map(When::words).as_deref(), cited.as_written()));
    lines.extend(phrases::reckoned_date(chronology, id).map(|words| copied::reckoned(&words)));
    lines.extend(phrases::why_not_reckoned(chronology, id).map(|why| copied::not_reckoned(&why)));
    let words = anchor.and_then(|anchor| desk.opened.shelf.get(anchor.text)?.content.get(anchor.range.clone()));
    let quote = cited.quote();
    lines.extend(words.or(quote).map(phrases::quoted));
    if let (Some(words), Some(quote)) = (words, quote)
        && words != quote
    {
        lines.push(copied::quoted_otherwise(quote));
    }
    lines.extend(cited.note().map(phrases::note));
    match anchor {
        Some(anchor) => lines.push(place(desk, anchor)),
        None => lines.extend(cited.lines().map(copied::place_as_cited)),
    }
    lines.push(finding.as_ref().map_or_else(copied::no_verdict, |finding| verdict(desk, cited, finding)));
    lines.extend(links(desk, id));
    lines.join("\n")
}

/// Title, author and date of publication.
fn document(desk: &Desk, id: CitationId) -> Option<String> {
    let source = desk.chronology().source(desk.chronology().source_of(id)?);
    let published = source.published.as_ref().map(|when| copied::published(&when.words()));
    let parts = [Some(source.title.clone()), source.author.clone(), published];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn place(desk: &Desk, anchor: &Anchor) -> String {
    let text = desk.chronology().text(anchor.text);
    let body = desk.opened.shelf.get(anchor.text);
    let label = body.map_or("", |body| body.label.as_str());
    let extracted = body.is_some_and(|body| body.reading.is_extracted()).then_some(copied::OF_EXTRACTED);
    copied::place(anchor.lines, text.kind, &line_address(label, anchor.lines), extracted)
}

fn verdict(desk: &Desk, cited: Cited, finding: &Finding) -> String {
    let elsewhere = phrases::stand_in(desk.chronology(), finding);
    let reason = elsewhere.as_deref().unwrap_or(match finding.verdict {
        Verdict::Found if cited.quote().is_none() => copied::LINES_ARE_THERE,
        Verdict::Normalised => copied::SAVE_FOR,
        verdict => phrases::verdict_means(verdict),
    });
    copied::verdict(finding.verdict, reason, finding.stale)
}

/// The link to the words, or to the page and why no further; the copy in an archive.
///
/// A link to words has to quote the page itself: never a digest or a translation of it. What no browser opens
/// over the web is left out: whoever is sent a memo trusts its links.
fn links(desk: &Desk, id: CitationId) -> Vec<String> {
    let chronology = desk.chronology();
    let Some(source) = chronology.source_of(id) else { return Vec::new() };
    let cited = chronology.citation(id);
    let finding = desk.evidence.finding(id);
    let anchors = finding.as_ref().map(|finding| finding.anchors.as_slice()).unwrap_or_default();
    let kind = |anchor: &&Anchor| chronology.text(anchor.text).kind;
    let original = anchors.iter().find(|anchor| kind(anchor) == TextKind::Original);
    // With no text at hand, the words are the page's where the source has no other wording.
    let unchecked = finding.as_ref().is_some_and(|finding| finding.verdict == Verdict::Unchecked)
        && chronology.texts(source).all(|text| chronology.text(text).kind == TextKind::Original);
    let selector = match original {
        Some(anchor) => desk.opened.shelf.get(anchor.text).and_then(|it| cite::selector_of(it, anchor.range.clone())),
        None if unchecked => Some(Selector {
            quote: cited.quote().map(str::to_owned),
            prefix: cited.prefix().map(str::to_owned),
            suffix: cited.suffix().map(str::to_owned),
            lines: None,
        }),
        None => None,
    };
    let source = chronology.source(source);
    let page = source.url.as_deref().and_then(|url| Link::of(url).ok());
    let link = page.map(|page| {
        let why = match (&selector, anchors.first()) {
            (Some(_), _) => None,
            (None, Some(anchor)) => Some(copied::words_of(kind(&anchor))),
            (None, None) => Some(copied::NOT_OF_THE_PAGE.to_owned()),
        };
        let to_words = selector.as_ref().and_then(|selector| text_link(&page, selector));
        copied::link(to_words.as_deref().unwrap_or(page.url()), why.as_deref())
    });
    let archived = source.archived.as_ref().and_then(|copy| {
        let captured = copy.captured.as_ref().map(When::words);
        Some(copied::archived(Link::of(&copy.url).ok()?.url(), captured.as_deref()))
    });
    link.into_iter().chain(archived).collect()
}
