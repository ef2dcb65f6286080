//! The third pane of wide screens: on whose word, when as each gives it, who and where.

use ratatui::layout::Rect;

use crate::app::{App, dates_of, in_order};
use crate::model::{CitationId, EventId, SourceId, Stance, Tally};
use crate::phrases::{self, counted};
use crate::text::wrap_line;
use crate::view::glyphs;
use crate::view::paint::Canvas;
use crate::view::theme::Role;
use crate::view::words;

/// Where the second column of the pane begins.
const SECOND: u16 = 20;

/// Draws the pane for the selected event.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    let Some(event) = app.event() else { return };
    let mut pane = Pane { canvas: canvas.part(area), area, y: area.y };
    voices(app, &mut pane, event);
    first(app, &mut pane, event);
    dates(app, &mut pane, event);
    facts(app, &mut pane, event);
    notes(app, &mut pane, event);
}

struct Pane<'a> {
    canvas: Canvas<'a>,
    area: Rect,
    y: u16,
}

impl Pane<'_> {
    fn heading(&mut self, text: &str) {
        if self.y > self.area.y {
            self.skip(1);
        }
        self.canvas.put(self.area.x, self.y, text, Role::Heading);
        self.skip(2);
    }

    /// Goes down; below its foot the pane draws nothing, however much there is to say.
    fn skip(&mut self, rows: u16) {
        self.y = self.y.saturating_add(rows).min(self.area.bottom());
    }

    /// The rows that are left.
    fn left(&self) -> usize {
        self.area.bottom().saturating_sub(self.y).into()
    }

    fn row(&mut self, first: &str, second: &str, role: Role) {
        self.canvas.put_cut(self.area.x, self.y, SECOND - 1, first, Role::Text);
        let room = self.area.width.saturating_sub(SECOND);
        for row in wrap_line(second, 0..second.len(), room.into()).take(self.left()) {
            self.canvas.put(self.area.x + SECOND, self.y, row.shown, role);
            self.skip(1);
        }
    }

    /// A name, and what there is to say of it from column `at` on.
    fn fact(&mut self, name: &str, values: &str, at: u16) {
        self.canvas.put(self.area.x, self.y, name, Role::Margin);
        let room = self.area.width.saturating_sub(at);
        for row in wrap_line(values, 0..values.len(), room.into()).take(self.left()) {
            self.canvas.put(self.area.x + at, self.y, row.shown, Role::Text);
            self.skip(1);
        }
    }

    fn paragraph(&mut self, text: &str, role: Role) {
        for row in wrap_line(text, 0..text.len(), self.area.width.into()).take(self.left()) {
            self.canvas.put(self.area.x, self.y, row.shown, role);
            self.skip(1);
        }
    }
}

fn voices(app: &App, pane: &mut Pane, event: EventId) {
    let desk = &app.desk;
    pane.heading(phrases::ON_WHOSE_WORD);
    let tally = desk.tally(event);
    if tally.citations() > 1 {
        let counted = phrases::citations_and_origins(&tally);
        pane.canvas.put_right(pane.area.right(), pane.y.saturating_sub(2), counted, Role::Margin);
    }
    let citations = in_order(desk, event);
    for citation in &citations {
        let cited = desk.chronology().citation(*citation);
        let (mark, role) = glyphs::stance(cited.stance());
        let y = pane.y;
        let end = pane.area.right();
        // The line where it stands, else why there is none.
        let lines = desk.evidence.lines(*citation).map(|lines| (words::line_words(lines), Role::Margin));
        let verdict = desk.evidence.verdict(*citation).map(|verdict| {
            let (mark, role) = glyphs::verdict(verdict);
            (format!("{mark} {}", verdict.word()), role)
        });
        let place = lines.or(verdict);
        let start = place.map_or(end, |(words, role)| pane.canvas.put_right(end, y, words, role));
        pane.canvas.put_cut(pane.area.x, y, SECOND - 1, words::outlet(desk, *citation), Role::Text);
        let stance = format!("{mark} {}", cited.stance().word());
        pane.canvas.put_cut(pane.area.x + SECOND, y, start.saturating_sub(pane.area.x + SECOND + 1), stance, role);
        pane.skip(1);
        if let Some(by) = cited.by() {
            let room = pane.area.width.saturating_sub(SECOND + 2);
            pane.canvas.put_cut(pane.area.x + SECOND + 2, pane.y, room, format!("by {by}"), Role::Dim);
            pane.skip(1);
        }
    }
    not_read(app, pane, &citations);
    origins(app, pane, &tally);
}

/// Of more sources than these it goes without saying that most were not read for an event.
const FEW: usize = 24;

/// The sources with a text at hand that are not cited, where there are few sources.
fn not_read(app: &App, pane: &mut Pane, citations: &[CitationId]) {
    let desk = &app.desk;
    if desk.chronology().sources().len() > FEW {
        return;
    }
    let cited: Vec<SourceId> = citations.iter().filter_map(|id| desk.chronology().source_of(*id)).collect();
    let shelf = &desk.opened.shelf;
    let has_text = |text| shelf.get(text).is_some() || shelf.is_awaited(text);
    let with_text = |source: &SourceId| desk.chronology().texts(*source).any(has_text);
    for source in desk.chronology().sources().filter(|source| !cited.contains(source)).filter(with_text) {
        pane.row(words::source_name(desk, source), phrases::NOT_READ, Role::Margin);
    }
}

/// The origins by name, and what the asserting sources share.
fn origins(app: &App, pane: &mut Pane, tally: &Tally) {
    let chronology = app.desk.chronology();
    let retells = |source: &SourceId| !chronology.origins().parents(*source).is_empty();
    if !tally.origins.iter().flatten().any(retells) {
        return;
    }
    let named = phrases::origins(chronology, tally).join("; ");
    let count = counted(tally.origins.len(), "origin", "origins");
    pane.skip(1);
    pane.paragraph(&format!("{count}: {named}"), Role::Dim);
    if tally.origins.len() == 1 && tally.origins.iter().any(|group| group.len() > 1) {
        pane.paragraph(phrases::NOT_PROOF, Role::Dim);
    }
}

/// Who reported it first, and who denied it first.
fn first(app: &App, pane: &mut Pane, event: EventId) {
    let firsts = [(phrases::REPORTED, app.desk.first_report(event)), (phrases::DENIED, app.desk.first_denial(event))];
    if firsts.iter().all(|(_, first)| first.is_none()) {
        return;
    }
    pane.heading(phrases::FIRST);
    for (name, first) in firsts {
        let Some(first) = first else { continue };
        pane.fact(name, &phrases::first_report(app.desk.chronology(), &first), 10);
    }
}

/// `Reuters, 22 Apr 2022`.
pub fn dated_name(app: &App, source: SourceId) -> String {
    phrases::dated(app.desk.chronology().source(source))
}

fn dates(app: &App, pane: &mut Pane, event: EventId) {
    let desk = &app.desk;
    let told: Vec<_> = in_order(desk, event)
        .into_iter()
        .filter(|id| {
            let cited = desk.chronology().citation(*id);
            cited.when().is_some() || cited.as_written().is_some()
        })
        .collect();
    if told.is_empty() {
        return;
    }
    pane.heading(phrases::WHEN_AS_GIVEN);
    for citation in told {
        let cited = desk.chronology().citation(citation);
        let outlet = words::outlet(desk, citation);
        if let Some(when) = cited.when() {
            pane.row(outlet, &when.words(), words::date_role(when));
        }
        if let Some(written) = cited.as_written() {
            let name = if cited.when().is_some() { "" } else { outlet };
            pane.row(name, &crate::phrases::quoted(written), Role::AsWritten);
        }
        if let Some(words) = phrases::reckoned_date(desk.chronology(), citation) {
            pane.row("", &words, Role::Margin);
        }
        if let Some(why) = phrases::why_not_reckoned(desk.chronology(), citation) {
            pane.row("", &format!("{}: {why}", phrases::NOT_RECKONED), Role::Margin);
        }
    }
    if let Some(range) = phrases::range_of_rivals(&dates_of(desk, event)) {
        pane.row(phrases::TOGETHER, &range, Role::Hedged);
    }
}

fn facts(app: &App, pane: &mut Pane, event: EventId) {
    let chronology = app.desk.chronology();
    let actors: Vec<&str> = chronology.actors_of(event).iter().map(|id| chronology.actors().name(*id)).collect();
    let tags: Vec<&str> = chronology.tags_of(event).iter().map(|id| chronology.tags().name(*id)).collect();
    let place = chronology.place_of(event).map(|id| chronology.places().name(id));
    if actors.is_empty() && tags.is_empty() && place.is_none() {
        return;
    }
    pane.heading(phrases::WHO_AND_WHERE);
    for (name, values) in
        [("actors", actors.join(", ")), ("place", place.unwrap_or_default().to_owned()), ("tags", tags.join(", "))]
    {
        if values.is_empty() {
            continue;
        }
        pane.fact(name, &values, 9);
    }
}

fn notes(app: &App, pane: &mut Pane, event: EventId) {
    let desk = &app.desk;
    let noted: Vec<_> = in_order(desk, event)
        .into_iter()
        .filter(|id| {
            let cited = desk.chronology().citation(*id);
            cited.note().is_some() && cited.stance() != Stance::Silent
        })
        .collect();
    if noted.is_empty() {
        return;
    }
    pane.heading(phrases::NOTES);
    for (nth, citation) in noted.iter().enumerate() {
        if nth > 0 {
            pane.skip(1);
        }
        let note = desk.chronology().citation(*citation).note().unwrap_or_default();
        pane.paragraph(&format!("{}: {note}", words::outlet(desk, *citation)), Role::Dim);
    }
}

/// `1 asserts, 1 denies · 2 citations, 1 origin`, and the same shorter.
pub fn tally_words(app: &App, event: EventId) -> [String; 2] {
    let tally = app.desk.tally(event);
    let parts: Vec<String> =
        [(tally.asserts, Stance::Asserts), (tally.denies, Stance::Denies), (tally.qualifies, Stance::Qualifies)]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, stance)| phrases::stances(count, stance))
            .collect();
    let counted = phrases::citations_and_origins(&tally);
    let stances = if parts.is_empty() { String::new() } else { format!("{} · ", parts.join(", ")) };
    [format!("{stances}{counted}"), counted]
}
