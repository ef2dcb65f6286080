//! Which sources count: the day to be typed, and the sources that can be left out.

use ratatui::layout::Rect;

use crate::app::{App, KnownOn, Sources};
use crate::layout::{self, ALONE};
use crate::model::{Basis, Bearing, SourceId, Tally};
use crate::phrases;
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words;
use crate::when::{Answer, When};

/// Where the names of the sources stand below the prompt for a day.
const NAMED_AT: u16 = 30;

/// Draws the prompt for a day over the view, and what had been published by then.
pub fn known_on(app: &App, canvas: &mut Canvas, sheet: &KnownOn) {
    let Some((mut canvas, area)) = sheet_over(app, canvas) else { return };
    let typed = Shown::of(sheet.prompt.text());
    let x = canvas.put(area.x + 1, area.y, phrases::KNOWN_ON_PROMPT, Role::Prompt);
    let cursor = typed.column_of(sheet.prompt.cursor()).unwrap_or(typed.width());
    canvas.put_cut(x, area.y, area.right().saturating_sub(x + 1), typed, Role::Bright);
    canvas.select(Rect { x: x + columns(cursor), y: area.y, width: 1, height: 1 }, Role::Cursor);
    canvas.line(area.x + 1, area.y + 1, area.width.saturating_sub(2), '─', Role::Rule);
    let date = sheet.date();
    let (said, role) = match (sheet.trouble(), &date) {
        (Some(trouble), _) => (trouble, Role::QueryBad),
        (None, Some(date)) => (phrases::as_known(date), Role::Accent),
        (None, None) => (phrases::KNOWN_ON_EMPTY.to_owned(), Role::Note),
    };
    canvas.put_cut(area.x + 1, area.y + 2, area.width.saturating_sub(2), said, role);
    publications(app, &mut canvas, Rect { y: area.y + 4, height: area.height.saturating_sub(4), ..area }, date);
}

/// The sources in the order of their publication; those that had not appeared by the date are told apart.
fn publications(app: &App, canvas: &mut Canvas, area: Rect, date: Option<When>) {
    let chronology = app.desk.chronology();
    let basis = Basis::of(chronology, date.clone(), Vec::new());
    let mut sources: Vec<SourceId> = chronology.sources().collect();
    sources.sort_by_key(|source| {
        chronology.source(*source).published.as_ref().map_or((1, None), |at| (0, Some(at.list_key())))
    });
    canvas.put(area.x + 3, area.y, phrases::PUBLICATIONS, Role::Heading);
    for (y, source) in (area.y + 1..area.bottom()).zip(sources) {
        let known = basis.knows(source);
        let role = if known == Answer::No { Role::Margin } else { Role::Text };
        let published = chronology.source(source).published.as_ref();
        let words = published.map_or_else(|| phrases::UNDATED.to_owned(), When::words);
        let date_role = published.map_or(Role::Uncertain, words::date_role);
        canvas.put_cut(area.x + 3, y, NAMED_AT - 4, words, if known == Answer::No { Role::Margin } else { date_role });
        let word = match known {
            _ if date.is_none() => "",
            Answer::Yes => phrases::KNOWN,
            Answer::Possibly => phrases::POSSIBLY,
            Answer::No => phrases::LATER,
        };
        let role_of_word = if known == Answer::Possibly { Role::Possibly } else { role };
        let end = canvas.put_right(area.right().saturating_sub(2), y, word, role_of_word);
        let x = area.x + NAMED_AT;
        canvas.put_cut(x, y, end.saturating_sub(x + 1), words::source_name(&app.desk, source), role);
    }
}

/// Draws the sources that can be left out, with what depends on each.
pub fn sources(app: &App, canvas: &mut Canvas, sheet: &Sources) {
    let Some((mut canvas, area)) = sheet_over(app, canvas) else { return };
    canvas.put_cut(area.x + 1, area.y, area.width.saturating_sub(2), phrases::WITHOUT_TITLE, Role::Heading);
    let help = match (sheet.order.is_empty(), sheet.bearings.is_empty()) {
        (true, _) => phrases::NO_SOURCES,
        (false, true) => phrases::RECKONING,
        (false, false) => phrases::WITHOUT_HELP,
    };
    canvas.put_cut(area.x + 1, area.y + 1, area.width.saturating_sub(2), help, Role::Note);
    canvas.line(area.x + 1, area.y + 2, area.width.saturating_sub(2), '─', Role::Rule);
    // Two rows for each source, in the upper half; the chosen one always among those shown.
    let below = area.height.saturating_sub(3);
    let room = if below >= 12 { below / 2 } else { below };
    let rows = usize::from(room / 2).max(1);
    let first = (sheet.chosen + 1).saturating_sub(rows);
    for (nth, source) in sheet.order.iter().enumerate().skip(first).take(rows) {
        let y = area.y + 3 + 2 * columns(nth - first);
        entry(app, &mut canvas, area, y, (sheet, *source, nth == sheet.chosen));
    }
    let top = area.y + 4 + 2 * columns(rows.min(sheet.order.len()));
    let dependent = sheet.order.get(sheet.chosen).and_then(|source| sheet.bearing(*source));
    if let Some(bearing) = dependent.filter(|_| room < below && top < area.bottom()) {
        let area = Rect { y: top, height: area.bottom() - top, ..area };
        events(app, &mut canvas, area, bearing);
    }
}

/// The events that stand otherwise without a source: those that fall first, each with what it would be and
/// what it is.
fn events(app: &App, canvas: &mut Canvas, area: Rect, bearing: &Bearing) {
    let (desk, chronology) = (&app.desk, app.desk.chronology());
    let left_out: Vec<SourceId> = desk.basis.left_out().iter().copied().chain([bearing.source]).collect();
    let kept = left_out.iter().copied().filter(|source| *source != bearing.source).collect();
    let (with, without) = (desk.basis.without(chronology, kept), desk.basis.without(chronology, left_out));
    let all = [&bearing.settle, &bearing.flare, &bearing.fall, &bearing.change];
    let count: usize = all.iter().map(|events| events.len()).sum();
    if count == 0 {
        return;
    }
    canvas.line(area.x + 1, area.y, area.width.saturating_sub(2), '─', Role::Rule);
    let rows = usize::from(area.height - 1);
    let shown = if count > rows { rows - 1 } else { count };
    let end = area.right().saturating_sub(2);
    for (y, event) in (area.y + 1..area.bottom()).zip(all.into_iter().flatten().take(shown)) {
        let tally = |basis| Tally::of(chronology, &desk.evidence, basis, *event);
        let (before, after) = (tally(&with), tally(&without));
        let (mark, role) = glyphs::standing(after.standing());
        canvas.mark(area.x + 3, y, mark, role);
        let was = phrases::becomes(&words::standing(&before).0, &words::standing(&after).0);
        let start = canvas.put_right(end, y, was, Role::Dim);
        canvas.put_cut(area.x + 5, y, start.saturating_sub(area.x + 6), words::title(desk, *event), Role::Text);
    }
    if count > shown && area.bottom() > area.y + 1 {
        canvas.put_cut(area.x + 5, area.bottom() - 1, area.width - 6, phrases::and_more(count - shown), Role::Note);
    }
}

fn entry(app: &App, canvas: &mut Canvas, area: Rect, y: u16, (sheet, source, chosen): (&Sources, SourceId, bool)) {
    let desk = &app.desk;
    let out = sheet.out.contains(&source);
    let end = area.right().saturating_sub(2);
    if out {
        canvas.mark(area.x + 1, y, glyphs::LEFT_OUT, Role::Accent);
    }
    let bearing = sheet.bearing(source);
    let said = bearing.map_or_else(String::new, |it| {
        phrases::depends(it.fall.len(), it.settle.len(), it.flare.len(), it.change.len())
    });
    let role = match bearing.map_or(0, Bearing::events) {
        0 => Role::Margin,
        _ => Role::Text,
    };
    let name = words::source_name(desk, source);
    let title_role = if chosen { Role::Title } else { Role::Heading };
    if area.width < ALONE {
        canvas.put_cut(area.x + 3, y, end.saturating_sub(area.x + 3), name, title_role);
        canvas.put_cut(area.x + 3, y + 1, end.saturating_sub(area.x + 3), said, role);
        if chosen {
            mark_chosen(canvas, area, y);
        }
        return;
    }
    let start = canvas.put_right(end, y, said, role);
    canvas.put_cut(area.x + 3, y, start.saturating_sub(area.x + 4), name, title_role);
    let title = &desk.chronology().source(source).title;
    let derived = bearing.map_or(0, |bearing| bearing.derived);
    let also = if derived > 0 { phrases::and_derived(derived) } else { String::new() };
    let start = canvas.put_right(end, y + 1, also, Role::Dim);
    let title = if title == name { "" } else { title };
    canvas.put_cut(area.x + 3, y + 1, start.saturating_sub(area.x + 4), title, Role::Dim);
    if chosen {
        mark_chosen(canvas, area, y);
    }
}

/// Marks the two rows of the chosen entry.
pub(super) fn mark_chosen(canvas: &mut Canvas, area: Rect, y: u16) {
    canvas.select(Rect { y, height: 2, ..area }, Role::Selection);
    for row in y..y + 2 {
        canvas.mark(area.x, row, glyphs::BAR, Role::Accent);
    }
}

/// A washed sheet over the whole view, with air above where there is room.
pub(super) fn sheet_over<'a>(app: &App, canvas: &'a mut Canvas) -> Option<(Canvas<'a>, Rect)> {
    let body = layout::frame(app.size).body;
    canvas.wash(body, Role::Panel);
    let air = u16::from(app.size.height >= 20);
    let area = Rect { y: body.y + air, height: body.height.saturating_sub(air), ..body };
    (area.height >= 4).then(|| (canvas.part(area), area))
}
