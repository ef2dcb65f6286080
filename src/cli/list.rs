//! `dateline list`: the events, one a line or as data.

mod table;
mod written;

use std::ops::{ControlFlow, Range};

use serde::Serialize;

use crate::cli::args::ListFormat;
use crate::cli::{Dossier, FINE};
use crate::load::on_two_threads;
use crate::model::{CitationId, EventId, Tally};
use crate::out;
use crate::query::{Crew, Found, Material, Weighed, hits};
use crate::shell::seek;
use crate::when::Bound;
use table::Table;
use written::{Write, Written};

const CSV_HEADER: &str = "id,when,earliest,latest,title,standing,origins,actors,tags,place\n";

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

/// How far a list has been written. One whose chronology turned out to be damaged goes on from there, when the files
/// have been read.
#[derive(Debug, Default)]
pub struct Begun {
    bytes: usize,
    is_told: bool,
}

impl Begun {
    /// Writes what comes next of the list, from byte `at` on, without what has been written of it before.
    fn go_on(&mut self, at: usize, piece: &str, write: Write) -> Result<ControlFlow<()>, String> {
        let new = piece.get(self.bytes.saturating_sub(at).min(piece.len())..).unwrap_or_default();
        self.bytes = self.bytes.max(at + piece.len());
        if new.is_empty() { Ok(ControlFlow::Continue(())) } else { write(new) }
    }
}

/// Writes the list. An error with which nothing more has been written may be due to a damaged cache: see
/// [`Dossier::is_damaged`].
pub fn run(dossier: &Dossier, query: &str, format: ListFormat, begun: &mut Begun) -> Result<u8, String> {
    let (chronology, evidence, basis) = (&dossier.chronology, &dossier.evidence, &dossier.basis);
    let crew = Crew::new(on_two_threads, &|| false);
    let (index, sought) = (&dossier.index(crew), &seek(chronology, &dossier.shelf, query));
    let weighed = &Weighed::default();
    let material = Material { chronology, evidence, basis, index, sought, weighed, crew };
    let found = hits(&material, query).expect("nobody cancels it");
    if !std::mem::replace(&mut begun.is_told, true) {
        for trouble in &found.troubles {
            out::complain(&format!("dateline: in the query: {}", trouble.message));
        }
        dossier.complain_of_errors();
    }
    let rows = found.len();
    let mut at = 0;
    let mut write = |piece: &str, write: Write| {
        if dossier.is_damaged() {
            return Err("what was kept of the files is damaged".to_owned());
        }
        let written = begun.go_on(at, piece, write);
        at += piece.len();
        written
    };
    match format {
        ListFormat::Table => {
            let table = Table::of(dossier, &found, crew);
            let lines = |rows| Ok(table.lines(rows));
            let list = Written { opening: "", pieces: &lines, closing: "" };
            list.write(rows, &mut |lines| write(lines, &mut |lines| out::raw_piece(lines.as_bytes())))
        }
        ListFormat::Json => {
            let objects = |rows| json(dossier, &found, rows);
            let array = Written { opening: "[", pieces: &objects, closing: "]\n" };
            array.write(rows, &mut |json| write(json, &mut |json| out::raw_piece(json.as_bytes())))
        }
        ListFormat::Csv => {
            let records = |rows| csv(dossier, &found, rows);
            let list = Written { opening: CSV_HEADER, pieces: &records, closing: "" };
            list.write(rows, &mut |records| write(records, &mut out::exported_piece))
        }
        ListFormat::Ron => {
            let elements = |rows| Ok(ron(dossier, &found, rows));
            let opening = if rows == 0 { "[" } else { "[\n" };
            let list = Written { opening, pieces: &elements, closing: "]\n" };
            list.write(rows, &mut |events| write(events, &mut out::exported_piece))
        }
    }?;
    Ok(FINE)
}

/// The events found, from the `rows.start`-th best on, as the elements of a JSON array.
fn json(dossier: &Dossier, found: &Found, rows: Range<usize>) -> Result<String, String> {
    let mut objects = String::new();
    for nth in rows {
        let Some(hit) = found.hit(nth) else { break };
        let score = found.is_ranked().then_some(hit.score);
        let event = ListedEvent { possibly: hit.possibly, score, ..ListedEvent::of(dossier, hit.event) };
        objects.push_str(if nth > 0 { "," } else { "" });
        objects.push_str(&out::json(&event)?);
    }
    Ok(objects)
}

fn csv(dossier: &Dossier, found: &Found, rows: Range<usize>) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for event in rows.filter_map(|nth| found.event(nth)).map(|event| ListedEvent::of(dossier, event)) {
        let record = [
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
        ];
        writer.write_record(record).map_err(|error| format!("the list cannot be written: {error}"))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn ron(dossier: &Dossier, found: &Found, rows: Range<usize>) -> String {
    let events: Vec<EventId> = rows.filter_map(|nth| found.event(nth)).collect();
    crate::load::event_elements(&dossier.chronology, &events)
}
