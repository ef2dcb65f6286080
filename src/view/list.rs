//! The list of events: bar, brace, date, mark, title, standing.

use ratatui::layout::Rect;

use crate::app::{App, Brace, Focus, OutlineRow, Sheet, View};
use crate::layout::{self, ALONE, Room};
use crate::model::{EventId, Tally};
use crate::phrases;
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::Canvas;
use crate::view::theme::Role;
use crate::view::words;
use crate::view::zero;
use crate::when::{Answer, year_words};

/// The columns of a list.
pub struct Columns {
    /// Where dates begin.
    pub date: u16,
    /// Where the marks of the standings stand.
    pub glyph: u16,
    /// Where titles begin.
    pub title: u16,
    /// The column after the last of the titles.
    pub title_end: u16,
    /// Where the standings' words end, where they are shown.
    pub standing_end: Option<u16>,
}

fn columns(area: Rect, stacked: bool, tight: bool) -> Columns {
    let (x, right) = (area.x, area.right());
    // Beside another pane the list has a column of air of its own; alone it keeps the screen's margin.
    let narrow = area.width < ALONE;
    let end = right.saturating_sub(if stacked && !narrow { 2 } else { 1 });
    let (glyph, title) = if narrow { (x + 11, x + 13) } else { (x + 18, x + 20) };
    let title_end = if tight { end } else { end.saturating_sub(10) };
    Columns { date: x + 3, glyph, title, title_end, standing_end: (!tight).then_some(end) }
}

/// Draws the list.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    let tight = layout::frame(app.size).room == Room::Tight;
    let columns = columns(area, app.size.width < layout::BESIDE, tight);
    draw_with(app, canvas, area, &columns, |_, _, _| {});
}

/// Draws the list with more on the row of each event, which `more` draws.
pub fn draw_with(
    app: &App,
    canvas: &mut Canvas,
    area: Rect,
    columns: &Columns,
    more: impl Fn(&mut Canvas, u16, EventId),
) {
    let (chronology, top) = (app.desk.chronology(), app.place.timeline.top);
    let rows = || app.outline.rows(chronology, top);
    let tight = layout::frame(app.size).room == Room::Tight;
    // The year that the first rows belong to stands above the window.
    let mut group = app.outline.year_above(chronology, top);
    let mut canvas = canvas.part(area);
    for (y, row) in (area.top()..area.bottom()).zip(rows()) {
        if y == area.top() && top > 0 && !matches!(row, OutlineRow::Year(..)) {
            // The year of a group whose heading is scrolled away takes the first row.
            let below = rows().skip(1).find(|row| matches!(row, OutlineRow::Year(..) | OutlineRow::Event(..)));
            if matches!(below, Some(OutlineRow::Event(..))) {
                canvas.put(columns.date, y, year_heading(group), Role::Year);
            }
            continue;
        }
        match row {
            OutlineRow::Blank(part) => brace(&mut canvas, area.x, y, part),
            OutlineRow::Year(year, part) => {
                group = year;
                brace(&mut canvas, area.x, y, part);
                canvas.put(columns.date, y, year_heading(year), Role::Year);
            }
            OutlineRow::Gap(words) => {
                canvas.mark(columns.date, y, glyphs::GAP, Role::Gap);
                canvas.put(columns.date + 2, y, words, Role::Gap);
            }
            OutlineRow::BraceFoot => {
                brace(&mut canvas, area.x, y, Brace::Foot);
                canvas.put(columns.date, y, phrases::ORDER_UNKNOWN, Role::Gap);
            }
            OutlineRow::Event(event, part) => {
                brace(&mut canvas, area.x, y, part);
                event_row(app, &mut canvas, columns, y, event, (group, tight));
                more(&mut canvas, y, event);
                select(app, &mut canvas, y, event);
            }
        }
    }
}

/// The part of a brace beside a row.
fn brace(canvas: &mut Canvas, x: u16, y: u16, part: Brace) {
    let glyph = match part {
        Brace::Outside => return,
        Brace::Top => glyphs::BRACE[0],
        Brace::Middle => glyphs::BRACE[1],
        Brace::Foot => glyphs::BRACE[2],
    };
    canvas.mark(x + 1, y, glyph, Role::Brace);
}

fn year_heading(year: Option<i64>) -> String {
    year.map_or_else(|| crate::phrases::NO_YEAR.to_owned(), year_words)
}

fn event_row(
    app: &App,
    canvas: &mut Canvas,
    columns: &Columns,
    y: u16,
    event: EventId,
    (group, tight): (Option<i64>, bool),
) {
    let desk = &app.desk;
    let when = desk.chronology().when(event);
    let selected = app.place.timeline.selected == Some(event);
    let tally = desk.tally(event);
    let (mark, role) = glyphs::standing(tally.standing());
    let year = group.unwrap_or(0);
    let distance = if tight { zero::briefest(app, event) } else { zero::brief(app, event) };
    match distance {
        // At the right of its column, so that the units stand below each other.
        Some((distance, role)) => {
            canvas.put_right(columns.glyph - if tight { 1 } else { 2 }, y, distance, role);
        }
        None => {
            let date = if tight { when.briefest(year) } else { when.brief(year) };
            canvas.put_cut(columns.date, y, columns.glyph - columns.date - 1, date, words::date_role(when));
        }
    }
    canvas.mark(columns.glyph, y, mark, role);
    if app.has_bookmark(event) {
        canvas.mark(columns.glyph - 1, y, glyphs::BOOKMARK, Role::Bookmark);
    }
    let (word, word_role) = standing_word(app, event, &tally);
    let word_width = crate::view::paint::columns(Shown::of(&word).width());
    let mut title_end =
        columns.standing_end.map_or(columns.title_end, |end| columns.title_end.min(end.saturating_sub(word_width + 1)));
    if possibly(app, event) {
        title_end =
            canvas.put_right(title_end.saturating_sub(1), y, phrases::POSSIBLY, Role::Possibly).saturating_sub(1);
    }
    // The matrix has a mark in each cell.
    if app.place.view == View::Timeline
        && let Some(verdict) = desk.worst_verdict(event)
    {
        let (mark, role) = glyphs::verdict(verdict);
        title_end = title_end.saturating_sub(2);
        canvas.mark(title_end + 1, y, mark, role);
    }
    let title_role = if selected { Role::Title } else { Role::Text };
    let room = title_end.saturating_sub(columns.title);
    canvas.put_cut(columns.title, y, room, words::title(&app.desk, event), title_role);
    if let Some(end) = columns.standing_end {
        canvas.put_right(end, y, word, word_role);
    }
    marks(app, canvas, columns.title, y, room, event);
}

/// Lays the selection under its row.
fn select(app: &App, canvas: &mut Canvas, y: u16, event: EventId) {
    if app.place.timeline.selected != Some(event) {
        return;
    }
    let area = canvas.area();
    let row = Rect { y, height: 1, ..area };
    let focused = app.focus() == Focus::First && app.sheet.is_none();
    canvas.select(row, if focused { Role::Selection } else { Role::SelectionSoft });
    let greyed = !focused && !matches!(app.sheet, Some(Sheet::Search(_)));
    canvas.mark(area.x, y, glyphs::BAR, if greyed { Role::Margin } else { Role::Accent });
}

/// The word beside an event: its standing; where that is another one with every source, what it was; a
/// question mark where sources of uncertain date decide.
fn standing_word(app: &App, event: EventId, tally: &Tally) -> (String, Role) {
    if app.desk.pending(event) {
        return ("…".to_owned(), Role::Margin);
    }
    let unsure = if tally.unsure { "?" } else { "" };
    match app.desk.otherwise(event) {
        Some(whole) => {
            let left_out = !app.desk.basis.left_out().is_empty();
            let (word, _) = words::standing(&whole);
            (format!("{}{unsure}", phrases::stands_otherwise(left_out, &word)), Role::Note)
        }
        None => {
            let (word, role) = words::standing(tally);
            (format!("{word}{unsure}"), role)
        }
    }
}

/// Marks the letters that the query matched.
fn marks(app: &App, canvas: &mut Canvas, x: u16, y: u16, room: u16, event: EventId) {
    if let Some(found) = &app.found {
        let title = words::title(&app.desk, event);
        let ranges = found.query.marks(title);
        canvas.put_marked(x, y, room, title, &ranges, None);
    }
}

fn possibly(app: &App, event: EventId) -> bool {
    // On a day in the past the question mark beside the standing says so.
    app.desk.basis.shows(app.desk.chronology(), event) != Answer::Possibly
        && app.found.as_ref().is_some_and(|found| found.is_possibly(event))
}
