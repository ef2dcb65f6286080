//! Nothing to list: why, and the way out.

use ratatui::layout::Rect;

use crate::app::{App, Sheet, published_on};
use crate::command::Command;
use crate::keymap::Context;
use crate::model::publications;
use crate::phrases::{self, NO_EVENTS, counted};
use crate::text::wrap_line;
use crate::view::paint::Canvas;
use crate::view::theme::Role;
use crate::view::words;
use crate::when::When;

/// Where the remarks stand.
const REMARK: u16 = 27;

/// Draws the empty timeline.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    let area = Rect { x: area.x + 3, width: app.size.width.saturating_sub(5), ..area };
    if app.desk.chronology().event_count() == 0 {
        if app.busy.is_some() {
            return;
        }
        canvas.put_cut(area.x, area.y + 1, area.width, NO_EVENTS, Role::Text);
        let problems = app.desk.diagnostics.len();
        if problems > 0 {
            let words = format!("! shows {}", counted(problems, "problem in the files", "problems in the files"));
            canvas.put_cut(area.x, area.y + 3, area.width, words, Role::Error);
        }
        return;
    }
    if app.place.query.trim().is_empty()
        && let Some(date) = app.desk.basis.known_on()
    {
        return before_all(app, canvas, area, date);
    }
    parts(app, canvas, area);
}

/// Nothing had been published by the day: that, when the first source appeared, and the way out.
fn before_all(app: &App, canvas: &mut Canvas, area: Rect, date: &When) {
    let chronology = app.desk.chronology();
    let mut canvas = canvas.part(area);
    let mut put = |y: u16, text: String, role: Role| {
        for (y, row) in (area.y + y..area.bottom()).zip(wrap_line(&text, 0..text.len(), area.width.into())) {
            canvas.put(area.x, y, row.shown, role);
        }
    };
    put(1, phrases::nothing_published(date), Role::Text);
    if let Some(first) = publications(chronology).first() {
        let day = When::parse(&first.to_string()).map_or_else(|_| first.to_string(), |day| day.words());
        put(3, phrases::first_published(&day, &published_on(chronology, *first)), Role::Text);
    }
    let keys = [(Command::KnownOn, phrases::OPENS_KNOWN_ON), (Command::NextPublication, phrases::GOES_TO_FIRST)];
    for (y, (command, words)) in (area.y + 6..area.bottom()).zip(keys) {
        if let Some(key) = app.keymap.keys(Context::Timeline, command).next() {
            let x = canvas.put(area.x, y, key.to_string(), Role::Key);
            canvas.put_cut(x, y, area.right().saturating_sub(x), format!("  {words}"), Role::Dim);
        }
    }
}

/// What each part of the query does by itself, then the way out.
pub fn parts(app: &App, canvas: &mut Canvas, area: Rect) {
    let Some(found) = &app.found else { return };
    let mut canvas = canvas.part(area);
    let mut y = area.y;
    let x = area.x + if area.x == 0 { 3 } else { 0 };
    let end = area.right().saturating_sub(1);
    let said = words::searched(found).unwrap_or_else(|| phrases::NO_EVENT_MATCHES.to_owned());
    canvas.put_cut(x, y, end.saturating_sub(x), said, Role::Text);
    y += 2;
    for part in &found.parts {
        let text = found.query.text().get(part.span.clone()).unwrap_or_default();
        canvas.put_cut(x, y, REMARK - 1, text, Role::Bright);
        let trouble = found
            .troubles
            .iter()
            .find(|trouble| trouble.span.start < part.span.end && part.span.start < trouble.span.end);
        let (words, role) = match trouble {
            Some(trouble) => (trouble.message.clone(), Role::QueryBad),
            None => (format!("matches {} by itself", counted(part.alone, "event", "events")), Role::Dim),
        };
        canvas.put_cut(x + REMARK, y, end.saturating_sub(x + REMARK), words, role);
        y += 1;
    }
    y += 1;
    let keys = &app.keymap;
    if let Some(suggestion) = &app.suggestion
        && matches!(&app.sheet, Some(Sheet::Search(search)) if !search.goes_on())
        && let Some(key) = keys.keys(Context::Search, Command::Complete).next()
    {
        let at = canvas.put(x, y, key.to_string(), Role::Key);
        canvas.put_cut(
            at,
            y,
            end.saturating_sub(at),
            format!(" takes {}   {}", suggestion.query, counted(suggestion.count, "event", "events")),
            Role::Dim,
        );
        y += 1;
    }
    let context = app.context();
    let goes_on = matches!(context, Context::Matrix | Context::Axis);
    let way_out = if goes_on { Command::ClearFilter } else { Command::Escape };
    if let Some(key) = keys.keys(context, way_out).next() {
        let all = counted(app.desk.chronology().event_count(), "event", "events");
        let words = if context == Context::Search {
            phrases::GOES_BACK.to_owned()
        } else {
            format!("clears the query   {all}")
        };
        let at = canvas.put(x, y, key.to_string(), Role::Key);
        canvas.put_cut(at, y, end.saturating_sub(at), format!(" {words}"), Role::Dim);
    }
}
