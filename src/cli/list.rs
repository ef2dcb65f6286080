//! `dateline list`: the events, one a line or as data.

use serde::Serialize;

use crate::cli::args::ListFormat;
use crate::cli::{Dossier, FINE};
use crate::model::{CitationId, EventId, Tally};
use crate::out::{self, Page};
use crate::query::{Index, find};
use crate::when::Bound;

/// An event, as scripts get it.
#[derive(Debug, Serialize)]
pub struct ListedEvent<'a> {
    id: &'a str,
    when: &'a str,
    earliest: Option<String>,
    latest: Option<String>,
    words: String,
    title: &'a str,
    standing: &'static str,
    /// Whether sources decide the standing that were only possibly known.
    #[serde(skip)]
    unsure: bool,
    origins: usize,
    actors: Vec<&'a str>,
    tags: Vec<&'a str>,
    place: Option<&'a str>,
    citations: Vec<ListedCitation<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    possibly: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<i64>,
}

/// A citation, as scripts get it.
#[derive(Debug, Serialize)]
pub struct ListedCitation<'a> {
    source: &'a str,
    stance: &'static str,
    verdict: Option<&'static str>,
    stale: bool,
    lines: Option<[usize; 2]>,
    by: Option<&'a str>,
}

/// The bound of a date as JSON has it: `YYYY-MM-DD`, `-inf`, `inf`, or nothing where it is unknown.
pub fn bound(bound: Bound) -> Option<String> {
    match bound {
        Bound::Unknown => None,
        known => Some(known.to_string()),
    }
}

impl<'a> ListedEvent<'a> {
    /// What there is to say of an event.
    pub fn of(dossier: &'a Dossier, event: EventId) -> Self {
        let chronology = &dossier.chronology;
        let when = chronology.when(event);
        let tally = Tally::of(chronology, &dossier.evidence, &dossier.basis, event);
        Self {
            id: chronology.key(event),
            when: when.written(),
            earliest: bound(when.earliest()),
            latest: bound(when.latest()),
            words: when.words(),
            title: chronology.event_title(event),
            standing: tally.standing().word(),
            unsure: tally.unsure,
            origins: tally.origins.len(),
            actors: chronology.actors_of(event).iter().map(|id| chronology.actors().name(*id)).collect(),
            tags: chronology.tags_of(event).iter().map(|id| chronology.tags().name(*id)).collect(),
            place: chronology.place_of(event).map(|id| chronology.places().name(id)),
            citations: dossier.counted(event).map(|id| ListedCitation::of(dossier, id)).collect(),
            possibly: false,
            score: None,
        }
    }
}

impl<'a> ListedCitation<'a> {
    fn of(dossier: &'a Dossier, id: CitationId) -> Self {
        let cited = dossier.chronology.citation(id);
        let finding = dossier.evidence.finding(id);
        Self {
            source: cited.source(),
            stance: cited.stance().word(),
            verdict: finding.as_ref().map(|finding| finding.verdict.word()),
            stale: finding.is_some_and(|finding| finding.stale),
            lines: dossier.evidence.lines_or(id, cited.lines()).map(|lines| [lines.first, lines.last]),
            by: cited.by(),
        }
    }
}

pub fn run(dossier: &Dossier, query: &str, format: ListFormat) -> Result<u8, String> {
    let index = Index::of(&dossier.chronology);
    let found = find(&dossier.chronology, &dossier.evidence, &dossier.basis, &index, query);
    for trouble in &found.troubles {
        out::complain(&format!("dateline: in the query: {}", trouble.message));
    }
    dossier.complain_of_errors();
    let ranked = found.is_ranked();
    let events: Vec<ListedEvent> = found
        .hits()
        .map(|hit| ListedEvent {
            possibly: hit.possibly,
            score: ranked.then_some(hit.score),
            ..ListedEvent::of(dossier, hit.event)
        })
        .collect();
    match format {
        ListFormat::Json => out::raw(format!("{}\n", out::json(&events)?).as_bytes())?,
        ListFormat::Csv => out::exported(&csv(&events)?)?,
        ListFormat::Ron => {
            let hits: Vec<EventId> = found.hits().map(|hit| hit.event).collect();
            out::exported(&crate::load::write_events(&dossier.chronology, &hits))?
        }
        ListFormat::Table => table(&events).print()?,
    };
    Ok(FINE)
}

fn table(events: &[ListedEvent]) -> Page {
    let mut page = Page::new();
    let width = |text: &str| crate::text::Shown::of(text).width();
    let dates = events.iter().map(|event| width(&event.words)).max().unwrap_or(0);
    let ids = events.iter().map(|event| width(event.id)).max().unwrap_or(0);
    for event in events {
        let shown = |text: &str, width: usize| {
            let shown = crate::text::Shown::of(text);
            format!("{:<width$}", if shown.width() > width { shown.cut(width) } else { shown })
        };
        // Where the event itself is only possibly known, so is its standing.
        let possibly = match (event.possibly, event.unsure) {
            (true, _) => "  (possibly)",
            (false, true) => "  (possibly so)",
            (false, false) => "",
        };
        page.line(format!(
            "{}  {}  {:<13}  {}{possibly}",
            shown(&event.words, dates),
            shown(event.id, ids),
            event.standing,
            event.title
        ));
    }
    page
}

fn csv(events: &[ListedEvent]) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| format!("the list cannot be written: {error}");
    writer
        .write_record(["id", "when", "earliest", "latest", "title", "standing", "origins", "actors", "tags", "place"])
        .map_err(failed)?;
    for event in events {
        writer
            .write_record([
                event.id,
                event.when,
                event.earliest.as_deref().unwrap_or_default(),
                event.latest.as_deref().unwrap_or_default(),
                event.title,
                event.standing,
                &event.origins.to_string(),
                &event.actors.join("; "),
                &event.tags.join("; "),
                event.place.unwrap_or_default(),
            ])
            .map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
