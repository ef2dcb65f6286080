//! The passage pane: the event, and every passage it rests on in its surroundings.

use ratatui::layout::Rect;

use crate::app::{App, PassageRow, TextRow, marked, passage_rows, text_of};
use crate::layout::gutter;
use crate::model::{CitationId, EventId, Stance};
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words;

/// Draws the pane for the event that has the attention.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    let Some(event) = app.event() else { return };
    let searching = app.place.timeline.selected != Some(event);
    let (from, scroll) = if searching { (0, 0) } else { (app.place.timeline.passage, app.place.timeline.scroll) };
    let rows = passage_rows(&app.desk, event, from, area.width.into(), area.height.into(), app.kind);
    let mut canvas = canvas.part(area);
    for (y, row) in (area.top()..area.bottom()).zip(rows.iter().skip(scroll)) {
        match row {
            PassageRow::Blank => {}
            PassageRow::Title(text) => drop(canvas.put(area.x, y, text.clone(), Role::Title)),
            PassageRow::Account(text) => drop(canvas.put(area.x, y, text.clone(), Role::Text)),
            PassageRow::Aside(text) => drop(canvas.put(area.x, y, text.clone(), Role::Note)),
            PassageRow::Facts => facts(app, &mut canvas, area, y, event),
            PassageRow::Outlet(citation) => outlet(app, &mut canvas, area, y, *citation),
            PassageRow::Document(citation) => document(app, &mut canvas, area, y, *citation),
            PassageRow::Text(row) => text(app, &mut canvas, area, y, row),
            PassageRow::Serves(lines, other) => {
                let x = canvas.put(area.x, y, format!("{} also serves  ", words::line_words(*lines)), Role::Margin);
                canvas.put_cut(x, y, area.right().saturating_sub(x), words::title(&app.desk, *other), Role::Link);
            }
        }
    }
    if rows.len() > scroll + usize::from(area.height) && area.height > 0 {
        canvas.put_right(area.right(), area.bottom() - 1, " ↓ more", Role::Margin);
    }
}

/// Date, place, standing.
pub fn facts(app: &App, canvas: &mut Canvas, area: Rect, y: u16, event: EventId) {
    let chronology = app.desk.chronology();
    let when = chronology.when(event);
    let tally = app.desk.tally(event);
    let (mark, role) = glyphs::standing(tally.standing());
    let (word, _) = words::standing(&tally);
    let origins = crate::phrases::counted(tally.origins.len(), "origin", "origins");
    let also = if word == origins || tally.origins.is_empty() { String::new() } else { format!(" · {origins}") };
    let width = Shown::of(&word).width() + Shown::of(&also).width() + 2;
    let start = area.right().saturating_sub(columns(width));
    let room = start.saturating_sub(area.x + 1);
    let x = canvas.put_cut(area.x, y, room, words::date(when), words::date_role(when));
    if let Some(place) = chronology.place_of(event) {
        canvas.put_cut(x, y, start.saturating_sub(x + 1), format!(" · {}", chronology.places().name(place)), Role::Dim);
    }
    let x = canvas.put(start, y, format!("{mark} {word}"), role);
    canvas.put(x, y, also, Role::Dim);
}

/// Outlet, stance, speaker; verdict and line at the right.
pub fn outlet(app: &App, canvas: &mut Canvas, area: Rect, y: u16, citation: CitationId) {
    let cited = app.desk.chronology().citation(citation);
    let (mark, role) = glyphs::stance(cited.stance);
    let outlet = Shown::of(words::outlet(&app.desk, citation));
    let stance = format!("{mark} {}", cited.stance.word());
    let mut end = area.right();
    let needed = outlet.width() + Shown::of(&stance).width() + 3;
    let fits = |text: &str| needed + Shown::of(text).width() + 2 <= usize::from(area.width);
    let verdict = [false, true].into_iter().filter_map(|short| words::verdict(&app.desk, citation, short));
    if let Some((text, role)) = verdict.filter(|(text, _)| fits(text)).map(Some).next().unwrap_or_else(|| {
        // Too narrow for the words: the mark stays.
        words::verdict(&app.desk, citation, true).map(|(text, role)| (text.chars().take(1).collect(), role))
    }) && cited.stance != Stance::Silent
    {
        end = canvas.put_right(area.right(), y, text, role);
    }
    let x = canvas.put_cut(area.x, y, end.saturating_sub(area.x + 1), outlet, Role::Outlet);
    let x = canvas.put_cut(x + 2, y, end.saturating_sub(x + 3), stance, role);
    if let Some(by) = &cited.by {
        let words = format!("by {by}");
        if usize::from(x) + Shown::of(&words).width() + 4 <= usize::from(end) {
            canvas.put(x + 2, y, words, Role::Dim);
        }
    }
}

fn document(app: &App, canvas: &mut Canvas, area: Rect, y: u16, citation: CitationId) {
    let Some(source) = app.desk.chronology().source_of(citation) else { return };
    let rest = words::dated_text(app, source);
    let room = area.width.saturating_sub(columns(Shown::of(&rest).width()) + 3);
    let title = app.desk.chronology().source(source).title.as_str();
    let x = canvas.put_cut(area.x, y, room, title, Role::Dim);
    let rest = if title.is_empty() || rest.is_empty() { rest } else { format!(" · {rest}") };
    canvas.put(x, y, rest, Role::Dim);
}

fn text(app: &App, canvas: &mut Canvas, area: Rect, y: u16, row: &TextRow) {
    let stance = app.desk.chronology().citation(row.citation).stance;
    let quote = marked(&app.desk, row.citation, row.text);
    let lines = app.desk.opened.shelf.get(row.text).map_or(0, |body| body.lines.count());
    if row.cited {
        canvas.mark(area.x, y, glyphs::BAR, glyphs::stance(stance).1);
    }
    source_row(
        canvas,
        (area.x, y, gutter(lines)),
        SourceRow { row: &row.row, number: row.number, cut: row.cut, cited: row.cited },
        |byte| quote.as_ref().is_some_and(|quote| quote.contains(&byte)).then_some(Role::Quote),
    );
}

/// A row of a source's text, as every view draws it.
pub struct SourceRow<'a> {
    /// The row.
    pub row: &'a crate::text::Row,
    /// The line number to print beside it.
    pub number: Option<usize>,
    /// Whether the beginning of the line is left out.
    pub cut: bool,
    /// Whether a citation rests on its line.
    pub cited: bool,
}

/// Draws a row of a source's text, number and words, at `(x, y)` with a gutter of so many columns; `over`
/// gives the role of a byte that is more than text.
pub fn source_row(
    canvas: &mut Canvas,
    (x, y, gutter): (u16, u16, u16),
    shown: SourceRow,
    over: impl Fn(usize) -> Option<Role>,
) {
    let text = x + gutter;
    if let Some(number) = shown.number {
        let role = if shown.cited { Role::Bright } else { Role::Margin };
        canvas.put_right(text - 2, y, number.to_string(), role);
    }
    if shown.cut {
        canvas.mark(text - 1, y, '…', Role::Margin);
    }
    let plain = if shown.cited { Role::Text } else { Role::Dim };
    canvas.put_glyphs(
        text,
        y,
        shown.row.shown.glyphs().map(|glyph| {
            let role = over(glyph.source().start).unwrap_or(plain);
            (glyph, role)
        }),
    );
}

/// The text that a citation is shown in.
pub fn text_for(app: &App, citation: CitationId) -> Option<crate::model::TextId> {
    text_of(&app.desk, app.desk.chronology().source_of(citation)?, app.kind)
}
