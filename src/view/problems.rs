//! What is wrong with the files, and which originals are at hand.

use ratatui::layout::Rect;

use crate::app::App;
use crate::layout;
use crate::model::{Diagnostic, Severity};
use crate::phrases::{self, counted};
use crate::text::{Shown, wrap_line};
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words;

/// Draws the list of problems: beside the list where there is room, else over everything.
pub fn draw(app: &App, canvas: &mut Canvas, chosen: usize) {
    let home = layout::home(app.size);
    let body = layout::frame(app.size).body;
    let area = if app.size.width >= layout::BESIDE {
        super::timeline(app, canvas);
        let x = home.list.width + 3;
        Rect { x, y: home.list.y, width: body.width.saturating_sub(x + 1), height: home.list.height }
    } else {
        Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body }
    };
    canvas.wash(area, Role::Ground);
    let mut canvas = canvas.part(area);
    let count = app.desk.diagnostics.len();
    let title = if count == 0 {
        phrases::NOTHING_WRONG.to_owned()
    } else {
        counted(count, "problem in the files", "problems in the files")
    };
    canvas.put_cut(area.x, area.y, area.width, title, Role::Heading);
    if count == 0 {
        return;
    }
    let chosen = chosen.min(count - 1);
    canvas.put_right(area.right(), area.y, format!("{} of {count}", chosen + 1), Role::Dim);
    // The chosen one stands first once there are more than fit; each has its whole text.
    let mut y = area.y + 2;
    let first = first_shown(app, chosen, area);
    for (nth, diagnostic) in app.desk.diagnostics.iter().enumerate().skip(first) {
        if y >= area.bottom() {
            break;
        }
        y = draw_one(&mut canvas, area, y, diagnostic, nth == chosen) + 1;
    }
}

fn first_shown(app: &App, chosen: usize, area: Rect) -> usize {
    let mut room = area.height.saturating_sub(2);
    let mut first = chosen;
    for nth in (0..=chosen).rev() {
        let needed = height(&app.desk.diagnostics[nth], area.width) + 1;
        if needed > room {
            break;
        }
        room -= needed;
        first = nth;
    }
    first
}

fn height(diagnostic: &Diagnostic, width: u16) -> u16 {
    let rows = |text: &str| columns(wrap_line(text, 0..text.len(), width.saturating_sub(2).max(1).into()).count());
    let hint = diagnostic.hint.as_ref().map_or(0, |hint| rows(&format!("hint  {hint}")));
    1 + rows(&diagnostic.message) + hint + if diagnostic.snippet.is_some() { 4 } else { 0 }
}

fn draw_one(canvas: &mut Canvas, area: Rect, y: u16, diagnostic: &Diagnostic, chosen: bool) -> u16 {
    let role = match diagnostic.severity {
        Severity::Error => Role::Error,
        Severity::Warning => Role::Warning,
    };
    let mut y = y;
    canvas.put(area.x + 2, y, format!("! {}", diagnostic.severity.word()), role);
    canvas.put_right(area.right(), y, diagnostic.location.to_string(), Role::Dim);
    if chosen {
        canvas.select(Rect { y, height: 1, ..area }, Role::Selection);
        canvas.mark(area.x, y, glyphs::BAR, Role::Accent);
    }
    y += 1;
    let x = area.x + 2;
    let width = usize::from(area.width.saturating_sub(2).max(1));
    let message = Shown::of(&diagnostic.message);
    for row in wrap_line(message.as_str(), 0..message.as_str().len(), width) {
        canvas.put(x, y, row.shown, Role::Text);
        y += 1;
    }
    if let Some(snippet) = &diagnostic.snippet {
        y += 1;
        let number = format!("{} │ ", diagnostic.location.line);
        let gutter = columns(number.chars().count());
        canvas.put(x + 1, y, number, Role::Margin);
        let room = area.right().saturating_sub(x + 1 + gutter);
        // A long line is shown from a little before the stretch that is wrong.
        let skip = if snippet.start + snippet.length > usize::from(room) { snippet.start.saturating_sub(8) } else { 0 };
        let line: String = snippet.line.chars().skip(skip).collect();
        canvas.put_cut(x + 1 + gutter, y, room, line.as_str(), Role::Dim);
        let before: String = snippet.line.chars().skip(skip).take(snippet.start - skip).collect();
        let wrong: String = snippet.line.chars().skip(snippet.start).take(snippet.length.max(1)).collect();
        let start = x + 1 + gutter + columns(Shown::of(&before).width());
        canvas.put(x + gutter - 1, y + 1, "│", Role::Margin);
        canvas.line(
            start,
            y + 1,
            columns(Shown::of(&wrong).width().max(1)).min(area.right().saturating_sub(start)),
            '━',
            role,
        );
        y += 3;
    }
    if let Some(hint) = &diagnostic.hint {
        let hint = format!("hint  {hint}");
        for row in wrap_line(&hint, 0..hint.len(), width) {
            canvas.put(x, y, row.shown, Role::Dim);
            y += 1;
        }
    }
    y
}

/// Draws what looking for originals found.
pub fn originals(app: &App, canvas: &mut Canvas, scroll: usize) {
    let body = layout::frame(app.size).body;
    canvas.wash(body, Role::Panel);
    let area = Rect { x: body.x + 3, width: body.width.saturating_sub(5), ..body };
    let mut canvas = canvas.part(area);
    let Some(originals) = &app.desk.opened.originals else { return };
    canvas.put_cut(area.x, area.y, area.width, format!("Originals in {}", originals.folder), Role::Heading);
    let chronology = app.desk.chronology();
    let named = |text: crate::model::TextId| {
        let source = chronology.source_of_text(text);
        format!("{}, {}", words::source_name(&app.desk, source), chronology.text(text).kind.word())
    };
    let matched = originals.matched.iter().map(|(text, file)| (format!("{}: {file}", named(*text)), Role::Text));
    let absent = originals
        .absent
        .iter()
        .map(|text| (format!("{}: no file there has its fingerprint", named(*text)), Role::Warning));
    let strangers = originals.strangers.iter().map(|file| (format!("{file}: matches no fingerprint"), Role::Dim));
    for (y, (line, role)) in (area.top() + 2..area.bottom()).zip(matched.chain(absent).chain(strangers).skip(scroll)) {
        canvas.put_cut(area.x, y, area.width, line, role);
    }
}
