//! What stands beside a source or below it: the events that rest on its lines, and the dates that nobody cites.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::app::{App, Differing, Focus, MEANING_AT};
use crate::model::{CitationId, EventId, Verdict};
use crate::phrases;
use crate::text::{Body, Shown, wrap_line};
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::reader::Mark;
use crate::view::theme::Role;
use crate::view::words;
use crate::view::zero;

/// What the margin has to say beside a row.
pub enum Entry {
    /// The event of a citation whose words begin there.
    Citation(CitationId),
    /// Dates that nobody cites, by the bytes that tell them.
    Dates(Vec<Range<usize>>),
    /// What the date under the cursor means.
    Meaning(String),
}

/// The events beside the rows on which their passages begin, and the dates that nobody cites.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect, entries: &[(u16, Entry)], current: Option<CitationId>) {
    let mut canvas = canvas.part(area);
    let mut free = area.top();
    for (row, entry) in entries {
        let y = free.max(*row);
        if y >= area.bottom() {
            break;
        }
        free = match entry {
            Entry::Citation(citation) => event(app, &mut canvas, (area, y, *row), *citation, current),
            Entry::Dates(dates) => dates_of_row(app, &mut canvas, (area, y), dates),
            Entry::Meaning(words) => meaning(&mut canvas, (area, y), words),
        };
    }
}

/// `┅┅ “last month” not cited`; returns the row after it.
fn dates_of_row(app: &App, canvas: &mut Canvas, (area, y): (Rect, u16), dates: &[Range<usize>]) -> u16 {
    let Some(body) = app.reader_body() else { return y };
    canvas.line(area.x, y, 2, glyphs::DATED, Role::Hedged);
    let words: Vec<String> = dates.iter().map(|at| phrases::date_words(&body.content[at.clone()])).collect();
    let end = canvas.put_cut(area.x + 5, y, area.width.saturating_sub(5), words.join(", "), Role::Hedged);
    canvas.put_cut(end + 1, y, area.right().saturating_sub(end + 1), phrases::DATE_NOT_CITED, Role::Note);
    y + 1
}

/// What a date means, on two rows at most; returns the row after it.
fn meaning(canvas: &mut Canvas, (area, y): (Rect, u16), words: &str) -> u16 {
    let (x, room) = (area.x + MEANING_AT, area.width.saturating_sub(MEANING_AT));
    let mut rows = wrap_line(words, 0..words.len(), room.into());
    let Some(first) = rows.next() else { return y };
    canvas.put(x, y, first.shown, Role::Margin);
    let rest = rows.next().map(|second| canvas.put_cut(x, y + 1, room, &words[second.source.start..], Role::Margin));
    y + 1 + u16::from(rest.is_some())
}

/// The event of a citation, and below it more of the one that is singled out; returns the row after it.
fn event(
    app: &App,
    canvas: &mut Canvas,
    (area, y, row): (Rect, u16, u16),
    citation: CitationId,
    current: Option<CitationId>,
) -> u16 {
    let chronology = app.desk.chronology();
    let event = chronology.event_of(citation);
    let (mark, role) = glyphs::standing(app.desk.tally(event).standing());
    let selected = current == Some(citation);
    canvas.put(area.x, y, if y == row { "──" } else { " └" }, Role::Rule);
    canvas.mark(area.x + 3, y, mark, role);
    bookmark(app, canvas, (area.x + 2, y), event);
    let title_role = if selected { Role::Title } else { Role::Text };
    // Words that stand there letter for letter need no mark; the chosen one's verdict stands below it.
    let verdict = app.desk.evidence.verdict(citation).filter(|verdict| *verdict != Verdict::Found && !selected);
    let title = Shown::of(words::title(&app.desk, event));
    let end = verdict.map_or(area.right(), |verdict| {
        let (mark, role) = glyphs::verdict(verdict);
        let words = format!("{mark} {}", verdict.word());
        let fits = title.width() + Shown::of(&words).width() + 7 <= area.width.into();
        let words = if fits { words } else { mark.to_string() };
        canvas.put_right(area.right(), y, words, role).saturating_sub(1)
    });
    let end = match zero::brief(app, event) {
        Some((distance, role)) => canvas.put_right(end, y, distance, role).saturating_sub(1),
        None => end,
    };
    let room = end.saturating_sub(area.x + 5);
    canvas.put_cut(area.x + 5, y, room, title, title_role);
    let mut free = y + 1;
    if selected {
        if app.place.reader.focus == Focus::Second {
            canvas.select(Rect { y, height: 1, ..area }, Role::Selection);
            canvas.mark(area.x, y, glyphs::BAR, Role::Accent);
        }
        let stance = chronology.citation(citation).stance().word();
        let by = chronology.citation(citation).by().map_or_else(String::new, |by| format!(" by {by}"));
        let verdict = words::verdict(app, citation, true).map_or_else(String::new, |(words, _)| format!(" · {words}"));
        let words = format!("{stance}{by}{verdict}");
        let x = canvas.put_cut(area.x + 5, free, area.width.saturating_sub(5), words, Role::Margin);
        if let Some(hidden) = words::hidden(app, citation) {
            canvas.put_cut(x + 2, free, area.right().saturating_sub(x + 2), hidden, Role::Hidden);
        }
        free += 1;
        if let Some(differing) = Differing::of(&app.desk, citation) {
            canvas.put_cut(area.x + 5, free, area.width.saturating_sub(5), differing.words(), Role::Near);
            free += 1;
        }
    }
    free
}

/// Below the text where there is no room beside it: the events of the line under the cursor, and what a date on it
/// means.
pub fn draw_foot(app: &App, canvas: &mut Canvas, area: Rect, marks: &[Mark], body: &Body, current: Option<CitationId>) {
    let mut canvas = canvas.part(area);
    canvas.line(area.x + 1, area.y, area.width.saturating_sub(2), '─', Role::Rule);
    let line = app.place.reader.at.line;
    let on_line: Vec<CitationId> =
        marks.iter().filter(|(range, _)| body.lines.touched(range).contains(&line)).map(|(_, id)| *id).collect();
    if on_line.is_empty() {
        canvas.put_cut(area.x + 1, area.y + 1, area.width.saturating_sub(2), phrases::NOT_CITED, Role::Note);
    }
    // What the date means has the rows that the events leave, and one at least.
    let mut area = area;
    if let Some(words) = app.date_in_words().filter(|_| area.height > 2) {
        let taken = 1 + columns(on_line.len().max(1)).min(area.height - 2);
        let rows = wrap_line(&words, 0..words.len(), area.width.saturating_sub(2).into());
        for (y, row) in (area.y + taken..area.bottom()).zip(rows) {
            canvas.put(area.x + 1, y, row.shown, Role::Margin);
        }
        area.height = taken;
    }
    let rows = usize::from(area.height.saturating_sub(1));
    let at = current.and_then(|id| on_line.iter().position(|other| *other == id)).unwrap_or(0);
    let top = at.saturating_sub(rows.saturating_sub(1));
    for (y, citation) in (area.top() + 1..area.bottom()).zip(on_line.iter().skip(top)) {
        let event = app.desk.chronology().event_of(*citation);
        let (mark, role) = glyphs::standing(app.desk.tally(event).standing());
        canvas.mark(area.x + 3, y, mark, role);
        bookmark(app, &mut canvas, (area.x + 2, y), event);
        let selected = current == Some(*citation);
        let place = if selected { format!(" · {} of {}", at + 1, on_line.len()) } else { String::new() };
        let mut end = canvas.put_right(area.right().saturating_sub(2), y, place, Role::Margin);
        if let Some(verdict) = app.desk.evidence.verdict(*citation) {
            let (mark, role) = glyphs::verdict(verdict);
            end = canvas.put_right(end, y, format!("{mark} {}", verdict.word()), role);
        }
        // Who speaks is said before how much of the title there is room for.
        let by = app.desk.chronology().citation(*citation).by().filter(|_| selected);
        if let Some(by) = by {
            end = canvas.put_right(end, y, format!("by {by} · "), Role::Margin);
        }
        if let Some((distance, role)) = zero::brief(app, event) {
            end = canvas.put_right(end.saturating_sub(1), y, distance, role);
        }
        let room = end.saturating_sub(area.x + 6);
        canvas.put_cut(
            area.x + 5,
            y,
            room,
            words::title(&app.desk, event),
            if selected { Role::Title } else { Role::Text },
        );
        if selected {
            canvas.mark(area.x + 1, y, glyphs::BAR, Role::Accent);
        }
    }
}

/// The mark of an event with a bookmark.
fn bookmark(app: &App, canvas: &mut Canvas, (x, y): (u16, u16), event: EventId) {
    if app.has_bookmark(event) {
        canvas.mark(x, y, glyphs::BOOKMARK, Role::Bookmark);
    }
}
