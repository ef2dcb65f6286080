//! The queries that are kept, to choose one from, and the name that one is given.

use ratatui::layout::Rect;

use crate::app::{App, KeptQuery, Naming, Prompt, QueryList};
use crate::phrases::queries as phrases;
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::query;
use crate::view::theme::Role;
use crate::view::weigh::sheet_over;

/// Names have at most so many columns.
const NAME: usize = 24;

/// Draws the list over the view.
pub fn draw(app: &App, canvas: &mut Canvas, list: &QueryList) {
    let Some((mut canvas, area)) = sheet_over(app, canvas) else { return };
    prompt(&mut canvas, area, phrases::QUERIES_PROMPT, &list.prompt);
    let fitting = app.queries.fitting(list.prompt.text());
    if fitting.is_empty() {
        let typed = !list.prompt.text().trim().is_empty();
        let said = if typed { phrases::NO_QUERY_FITS } else { phrases::NO_QUERIES };
        canvas.put_cut(area.x + 3, area.y + 2, area.width.saturating_sub(5), said, Role::Note);
        return;
    }
    let rows = usize::from(area.height.saturating_sub(2)).max(1);
    let chosen = list.chosen.min(fitting.len() - 1);
    let first = (chosen + 1).saturating_sub(rows);
    let names = fitting.iter().filter_map(|kept| kept.name).map(|name| Shown::of(name).width()).max();
    let names = names.map_or(0, |width| width.min(NAME) + 2);
    for (nth, kept) in fitting.iter().enumerate().skip(first).take(rows) {
        let y = area.y + 2 + columns(nth - first);
        entry(&mut canvas, area, y, (*kept, columns(names)));
        if nth == chosen {
            canvas.select(Rect { y, height: 1, ..area }, Role::Selection);
            canvas.mark(area.x, y, glyphs::BAR, Role::Accent);
        }
    }
}

/// Draws the prompt for a name over the view, and below it the query, and what has the name already.
pub fn naming(app: &App, canvas: &mut Canvas, naming: &Naming) {
    let Some((mut canvas, area)) = sheet_over(app, canvas) else { return };
    prompt(&mut canvas, area, phrases::NAME_PROMPT, &naming.prompt);
    let room = area.width.saturating_sub(5);
    query::put_cut(&mut canvas, area.x + 3, area.y + 2, room, &naming.query);
    let there = app.queries.saved.get(naming.prompt.text().trim()).filter(|there| **there != naming.query);
    if let Some(there) = there {
        canvas.put_cut(area.x + 3, area.y + 3, room, phrases::taken_by(there), Role::Warning);
    }
}

/// What is typed, with its cursor, and a rule below.
fn prompt(canvas: &mut Canvas, area: Rect, before: &str, typed: &Prompt) {
    let shown = Shown::of(typed.text());
    let x = canvas.put(area.x + 1, area.y, before, Role::Prompt);
    let cursor = shown.column_of(typed.cursor()).unwrap_or(shown.width());
    canvas.put_cut(x, area.y, area.right().saturating_sub(x + 1), shown, Role::Bright);
    canvas.select(Rect { x: x + columns(cursor), y: area.y, width: 1, height: 1 }, Role::Cursor);
    canvas.line(area.x + 1, area.y + 1, area.width.saturating_sub(2), '─', Role::Rule);
}

/// The name, where it has one, and the query.
fn entry(canvas: &mut Canvas, area: Rect, y: u16, (kept, names): (KeptQuery, u16)) {
    let x = area.x + 3;
    if let Some(name) = kept.name {
        canvas.put_cut(x, y, names.saturating_sub(2), name, Role::Heading);
    }
    query::put_cut(canvas, x + names, y, area.right().saturating_sub(x + names + 2), kept.query);
}
