//! What stands beside an event: its heading and every passage it rests on, in their surroundings. Only
//! *what* each row is; how it looks is the view's.

use crate::app::App;
use crate::app::cited::{in_order, marked, serves, speaking, text_of};
use crate::app::dates::{date_rows, reckoned_rows};
use crate::app::differing::differing_rows;
use crate::app::heading::dated;
use crate::app::opened::Desk;
use crate::app::standing::standing_beside;
use crate::app::zero::distance_rows;
use crate::layout::gutter;
use crate::model::{CitationId, EventId, FirstReport, LineRange, SourceId, Stance, TextId, TextKind};
use crate::text::{Pager, Row, Shown, wrap_line};

/// A row of the passage pane.
#[derive(Clone, Debug)]
pub enum PassageRow {
    /// Nothing.
    Blank,
    /// The title of the event, or the rest of it.
    Title(Shown),
    /// Date and place; the standing too, where there is room for it.
    Facts,
    /// The standing, on a row of its own.
    Standing,
    /// A row of what is said of rival dates.
    Rivals(Shown),
    /// A row of what else is said of dates: what is only coarser, how one was reckoned.
    Dates(Shown),
    /// A row of the account.
    Account(Shown),
    /// Outlet, stance, verdict and line of a citation.
    Outlet(CitationId),
    /// Title of its source; date and kind of text too, where there is room for them.
    Document(CitationId),
    /// Date and kind of text, on a row of their own.
    Dated(CitationId),
    /// A row of the chronicler's note on a citation.
    Note(Shown),
    /// The date as the source of a citation gives it.
    Gives(CitationId),
    /// A row of actors, place or tags, or of what differs: its name, on the first, and the row.
    Fact(&'static str, Shown),
    /// A row of a quotation that differs from the text, in quotation marks: a name on the first, and the row.
    Quoted(&'static str, CitationId, Shown),
    /// A row of the text.
    Text(TextRow),
    /// Something said about a citation: a source that is silent, a text that is not at hand.
    Aside(Shown),
    /// A heading of our own.
    Heading(&'static str),
    /// A citation that does not count: of a source published later, or left out.
    Uncounted(CitationId),
    /// Another event that rests on the same lines, which the first of them names.
    Serves(Option<LineRange>, EventId),
}

/// How many other events that rest on the same lines are named.
const SERVED: usize = 4;

/// A row of a source's text, as a passage shows it.
#[derive(Clone, Debug)]
pub struct TextRow {
    /// The citation it is shown for.
    pub citation: CitationId,
    /// The text it is from.
    pub text: TextId,
    /// The row.
    pub row: Row,
    /// The line number, where this is the first row of its line that is shown.
    pub number: Option<usize>,
    /// Whether the beginning of the line is left out.
    pub cut: bool,
    /// Whether the rest of the line is left out.
    pub cut_after: bool,
    /// Whether the row belongs to a cited line.
    pub cited: bool,
}

/// The rows of the pane for an event, from its `from`-th passage on. `height` decides how much of the
/// surroundings is shown.
#[must_use]
pub fn rows(app: &App, event: EventId, from: usize, (width, height): (usize, usize)) -> Vec<PassageRow> {
    let (desk, kind) = (&app.desk, app.kind);
    let margin = crate::layout::home(app.size).margin.is_some();
    let chronology = desk.chronology();
    let roomy = height >= 14;
    let mut rows = Vec::new();
    if height >= 10 {
        rows.extend(wrapped(chronology.event_title(event), width).map(PassageRow::Title));
        rows.push(PassageRow::Facts);
        if standing_beside(desk, event, width).is_none() {
            rows.push(PassageRow::Standing);
        }
        rows.extend(date_rows(desk, event, width));
        rows.extend(distance_rows(app, event, width));
        if height >= ACCOUNT_FIRST
            && let Some(account) = chronology.account(event)
        {
            rows.push(PassageRow::Blank);
            rows.extend(wrapped(account, width).map(PassageRow::Account));
        }
    }
    let citations = in_order(desk, event);
    let speaking = speaking(desk, event).len();
    let shown = &citations[from.min(citations.len().saturating_sub(1)).min(citations.len())..];
    // What is left over after every passage has its quotation goes to the surroundings, evenly.
    let together = speaking.saturating_sub(from).clamp(1, 3);
    let around =
        if roomy { ((height / together).saturating_sub(9) / 2).clamp(1, 6) } else { height.saturating_sub(4) / 2 };
    for &citation in shown {
        if roomy {
            rows.push(PassageRow::Blank);
        }
        passage(desk, citation, (width, around), kind, roomy, &mut rows);
        let note = chronology.citation(citation).note();
        if let Some(note) =
            note.filter(|_| roomy && !margin && chronology.citation(citation).stance() != Stance::Silent)
        {
            rows.extend(wrapped(&crate::phrases::note(note), width).map(PassageRow::Note));
        }
    }
    let uncounted = uncounted(desk, event);
    if citations.is_empty() && uncounted.is_empty() && roomy {
        rows.push(PassageRow::Blank);
    }
    if citations.is_empty() && uncounted.is_empty() {
        rows.push(PassageRow::Aside(Shown::of(crate::phrases::NO_CITATION)));
    }
    for (heading, citations) in
        [(crate::phrases::NOT_YET_KNOWN, uncounted.later), (crate::phrases::LEFT_OUT, uncounted.left_out)]
    {
        if !citations.is_empty() {
            rows.extend([PassageRow::Blank, PassageRow::Heading(heading)]);
            rows.extend(citations.into_iter().map(PassageRow::Uncounted));
        }
    }
    if desk.basis.known_on().is_some() && roomy {
        rows.push(PassageRow::Blank);
        let words = crate::phrases::changes_since(desk.summary.otherwise, desk.summary.hidden);
        rows.extend(wrapped(&words, width).map(PassageRow::Aside));
    }
    let mut also: Vec<(LineRange, EventId)> =
        shown.iter().take(1).flat_map(|id| serves(desk, *id)).filter(|(_, other)| *other != event).collect();
    also.dedup_by_key(|(_, event)| *event);
    if roomy && !also.is_empty() {
        rows.push(PassageRow::Blank);
        let more = also.len().saturating_sub(SERVED);
        let named = also.into_iter().take(SERVED).enumerate();
        rows.extend(named.map(|(nth, (lines, event))| PassageRow::Serves((nth == 0).then_some(lines), event)));
        if more > 0 {
            rows.push(PassageRow::Aside(Shown::of(&crate::phrases::and_more(more))));
        }
    }
    if !margin {
        background(desk, event, (width, height), &mut rows);
    }
    rows
}

/// The citations of an event that do not count, and say something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Uncounted {
    /// Those of sources published later.
    later: Vec<CitationId>,
    /// Those of sources left out, or derived from one.
    left_out: Vec<CitationId>,
}

impl Uncounted {
    fn is_empty(&self) -> bool {
        self.later.is_empty() && self.left_out.is_empty()
    }
}

fn uncounted(desk: &Desk, event: EventId) -> Uncounted {
    let chronology = desk.chronology();
    let speaks = |id: &CitationId| chronology.citation(*id).stance() != Stance::Silent;
    let left_out = |id: &CitationId| chronology.source_of(*id).is_some_and(|source| desk.basis.leaves_out(source));
    let (left_out, later) =
        chronology.citations(event).filter(speaks).filter(|id| !desk.counts(*id)).partition(left_out);
    Uncounted { later, left_out }
}

/// What the third pane of wide screens has beside the passages stands below them elsewhere: account, first
/// report, actors, place, tags.
fn background(desk: &Desk, event: EventId, (width, height): (usize, usize), rows: &mut Vec<PassageRow>) {
    let chronology = desk.chronology();
    if let Some(account) = chronology.account(event).filter(|_| height < ACCOUNT_FIRST) {
        rows.push(PassageRow::Blank);
        rows.extend(wrapped(account, width).map(PassageRow::Account));
    }
    let actors: Vec<&str> = chronology.actors_of(event).iter().map(|id| chronology.actors().name(*id)).collect();
    let tags: Vec<&str> = chronology.tags_of(event).iter().map(|id| chronology.tags().name(*id)).collect();
    let told = |first: Option<FirstReport>| {
        first.map_or_else(String::new, |first| crate::phrases::first_by(chronology, &first))
    };
    let facts = [
        (crate::phrases::REPORTED, told(desk.first_report(event))),
        (crate::phrases::DENIED, told(desk.first_denial(event))),
        (crate::phrases::ACTORS, actors.join(", ")),
        (crate::phrases::TAGS, tags.join(", ")),
    ];
    rows.push(PassageRow::Blank);
    for (name, values) in facts.iter().filter(|(_, values)| !values.is_empty()) {
        let wrapped = wrapped(values, width.saturating_sub(FACT_AT));
        rows.extend(named(name, wrapped).map(|(name, row)| PassageRow::Fact(name, row)));
    }
}

/// Where the values of what is named stand.
pub const FACT_AT: usize = 9;

/// Rows with their name before the first.
pub(super) fn named(
    name: &'static str,
    rows: impl Iterator<Item = Shown>,
) -> impl Iterator<Item = (&'static str, Shown)> {
    rows.enumerate().map(move |(nth, row)| (if nth == 0 { name } else { "" }, row))
}

/// From this height on the account stands above the passages.
const ACCOUNT_FIRST: usize = 40;

fn document_fits(desk: &Desk, source: SourceId, kind: TextKind, width: usize) -> bool {
    let title = Shown::of(&desk.chronology().source(source).title).width();
    title + 3 + Shown::of(&dated(desk, source, kind)).width() <= width
}

pub(super) fn passage(
    desk: &Desk,
    citation: CitationId,
    (width, around): (usize, usize),
    kind: TextKind,
    roomy: bool,
    rows: &mut Vec<PassageRow>,
) {
    let cited = desk.chronology().citation(citation);
    rows.push(PassageRow::Outlet(citation));
    let aside = |text: &str, rows: &mut Vec<PassageRow>| {
        rows.extend(wrapped(text, width).map(PassageRow::Aside));
    };
    if cited.stance() == Stance::Silent {
        aside(cited.note().unwrap_or(crate::phrases::SILENT), rows);
        return;
    }
    let Some(source) = desk.chronology().source_of(citation) else {
        aside(&crate::phrases::no_such_source(cited.source()), rows);
        return;
    };
    if roomy {
        rows.push(PassageRow::Document(citation));
        if !document_fits(desk, source, kind, width) {
            rows.push(PassageRow::Dated(citation));
        }
        if cited.when().is_some() || cited.as_written().is_some() {
            rows.push(PassageRow::Gives(citation));
            rows.extend(reckoned_rows(desk, citation, width));
        }
    }
    rows.extend(differing_rows(desk, citation, width, roomy));
    let text = text_of(desk, source, kind);
    let body = text.and_then(|text| desk.opened.shelf.get(text).map(|body| (text, body)));
    let Some((text, body)) = body else {
        if let Some(quote) = cited.quote() {
            aside(&crate::phrases::quoted(quote), rows);
        }
        aside(desk.why_no_text(source), rows);
        return;
    };
    let Some(range) = marked(desk, citation, text) else {
        if let Some(quote) = cited.quote() {
            aside(&crate::phrases::quoted(quote), rows);
        }
        let finding = desk.evidence.finding(citation);
        let told = finding.as_ref().map(|finding| crate::phrases::not_anchored(desk.chronology(), finding));
        aside(told.as_deref().unwrap_or(crate::phrases::PENDING), rows);
        if finding.is_some_and(|finding| finding.stale) {
            aside(crate::phrases::CHANGED_SINCE, rows);
        }
        return;
    };
    if roomy {
        rows.push(PassageRow::Blank);
    }
    // A column is kept for the mark of a line that goes on.
    let lines = Pager::new(body, width.saturating_sub(usize::from(gutter(body.lines.count())) + 1).max(10));
    surroundings(&lines, &range, around, |row, number, cut, cited| {
        rows.push(PassageRow::Text(TextRow { citation, text, row, number, cut, cut_after: false, cited }));
    });
    // Where the last line shown goes on, that is said.
    if let Some(PassageRow::Text(last)) = rows.last_mut() {
        last.cut_after = last.row.source.end < body.lines.range(last.row.line).end;
    }
}

/// Walks the rows of a passage and `around` rows before and after it, blank lines left out.
fn surroundings(
    lines: &Pager,
    range: &std::ops::Range<usize>,
    around: usize,
    mut each: impl FnMut(Row, Option<usize>, bool, bool),
) {
    let first = lines.position_of(range.start);
    let last = lines.position_of(range.end.saturating_sub(1).max(range.start));
    let (first_line, last_line) = (first.line, last.line);
    let start = lines.back_over_text(first, around);
    let end = lines.on_over_text(last, around);
    let mut line_shown = None;
    let rows = lines.from(start).take_while(|row| (row.line, row.source.start) <= (end.line, end.byte));
    for row in enough(rows).filter(|row| !lines.is_blank(row.line)) {
        let fresh = line_shown != Some(row.line);
        line_shown = Some(row.line);
        let (number, cut) = (fresh.then_some(row.line + 1), fresh && !row.first);
        let cited = (first_line..=last_line).contains(&row.line);
        each(row, number, cut, cited);
    }
}

/// A text of our own or of the chronicler, wrapped.
pub(super) fn wrapped(text: &str, width: usize) -> impl Iterator<Item = Shown> {
    enough(wrap_line(text, 0..text.len(), width)).map(|row| row.shown)
}

/// A passage, or an account, is shown so far beside the list; Enter reads on in the source.
fn enough(rows: impl Iterator<Item = Row>) -> impl Iterator<Item = Row> {
    let mut read = 0;
    rows.take(MOST_ROWS).take_while(move |row| {
        let before = read;
        read += row.source.len();
        before < MOST_BYTES
    })
}

/// Rows that are shown of a passage.
const MOST_ROWS: usize = 500;

/// Bytes that the rows of a passage may cover: a row of a text made to be slow is as long as a stretch of it.
const MOST_BYTES: usize = 64 * 1024;
