//! A whole source: cited passages and dates marked, the margin naming the events that rest on them.

mod margin;
mod strip;

use std::ops::Range;

use ratatui::layout::Rect;

use crate::app::{App, Focus, dated, differing_in, kinds_at_hand, marks};
use crate::layout::{self, gutter};
use crate::model::{CitationId, SourceId, TextKind};
use crate::phrases;
use crate::text::{Body, Pager, Row, Shown, wrap_line};
use crate::view::face_off::over;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::passage::{SourceRow, source_row};
use crate::view::theme::Role;
use crate::view::words;

/// A stretch of the text, and the citation that marks it.
type Mark = (Range<usize>, CitationId);

/// Draws the view.
pub fn draw(app: &App, canvas: &mut Canvas) {
    let places = layout::reader(app.size);
    let Some(source) = app.place.reader.source else { return };
    let text = app.place.reader.text(&app.desk, app.kind);
    let body = text.and_then(|text| app.desk.opened.shelf.get(text));
    let marks = text.map(|text| marks(&app.desk, text)).unwrap_or_default();
    heading(app, canvas, places.heading, source, body.map(AsRef::as_ref), &marks);
    let Some(body) = body else {
        let words = app.desk.why_no_text(source);
        for (y, row) in
            (places.text.top()..places.text.bottom()).zip(wrap_line(words, 0..words.len(), places.text.width.into()))
        {
            canvas.put(places.text.x + 6, y, row.shown, Role::Note);
        }
        return;
    };
    let gutter = gutter(body.lines.count());
    let pager = Pager::new(body, places.text.width.saturating_sub(gutter).max(1).into());
    let found = app.places().map_or(&[][..], |found| &found.places);
    let differing: Vec<_> = text
        .map_or_else(Vec::new, |text| marks.iter().flat_map(|mark| differing_in(&app.desk, mark.1, text)).collect());
    let current = app.citation_at_cursor();
    let marked = app.marked_words();
    let at_cursor = app.date_at_cursor().map(|date| date.at.clone());
    let mut numbered = None;
    let mut entries: Vec<(u16, margin::Entry)> = Vec::new();
    for (y, row) in (places.text.top()..places.text.bottom()).zip(pager.from(app.place.reader.top)) {
        let on_line = |mark: &&Mark| body.lines.touched(&mark.0).contains(&row.line);
        let cited = marks.iter().any(|mark| on_line(&mark));
        let here = row.line == app.place.reader.at.line;
        if cited || here {
            let stance = marks.iter().find(on_line).map(|mark| app.desk.chronology().citation(mark.1).stance());
            let role = if here {
                if app.place.reader.focus == Focus::First { Role::Accent } else { Role::Margin }
            } else {
                stance.map_or(Role::Margin, |stance| glyphs::stance(stance).1)
            };
            canvas.mark(places.text.x, y, glyphs::BAR, role);
        }
        let fresh = numbered != Some(row.line);
        numbered = Some(row.line);
        let blank = pager.is_blank(row.line);
        let shown = SourceRow {
            row: &row,
            number: (fresh && (!blank || here)).then_some(row.line + 1),
            cut: fresh && !row.first,
            cut_after: false,
            cited: cited || here,
        };
        let singled = current.and_then(|id| marks.iter().find(|mark| mark.1 == id)).map(|mark| &mark.0);
        source_row(canvas, (places.text.x, y, gutter), shown, |byte| {
            let quote = marks.iter().map(|mark| &mark.0).find(|range| range.contains(&byte));
            let role = over(byte, quote, &differing, found);
            // The words of the citation that Enter follows stand out among the cited ones.
            match (role, singled) {
                (Some(Role::Quote), Some(range)) if marks.len() > 1 && !range.contains(&byte) => Some(Role::QuoteSoft),
                _ => role,
            }
        });
        let uncited = mark_dates(app, canvas, (places.text.x + gutter, y), &row);
        if let Some(marked) = &marked {
            mark_words(canvas, (places.text.x + gutter, y), &row, marked);
        }
        if blank || row.shown.is_empty() {
            continue;
        }
        let begins = marks.iter().filter(|mark| row.source.contains(&mark.0.start));
        entries.extend(begins.map(|mark| (y, margin::Entry::Citation(mark.1))));
        // What began above the window is named at its top.
        if y == places.text.top() {
            let above = marks.iter().filter(|mark| mark.0.start < row.source.start && row.source.start < mark.0.end);
            entries.extend(above.map(|mark| (y, margin::Entry::Citation(mark.1))));
        }
        let named = uncited.len() == 1 && at_cursor.as_ref() == uncited.first();
        if !uncited.is_empty() {
            entries.push((y, margin::Entry::Dates(uncited)));
        }
        if here && row.source.start == app.place.reader.at.byte {
            let words = if named { app.meaning_at_cursor() } else { app.date_in_words() };
            entries.extend(words.map(|words| (y, margin::Entry::Meaning(words))));
        }
    }
    if let Some(margin) = places.margin {
        margin::draw(app, canvas, margin, &entries, current);
    }
    if let Some(foot) = places.foot {
        margin::draw_foot(app, canvas, foot, &marks, body, current);
    }
}

/// Marks the dates of a row; returns the bytes of those that begin in it and that nobody cites.
fn mark_dates(app: &App, canvas: &mut Canvas, at: (u16, u16), row: &Row) -> Vec<Range<usize>> {
    let Some((dates, uncited)) = app.text_dates() else { return Vec::new() };
    let mut begun = Vec::new();
    for (place, date) in dates.touching(row.source.clone()) {
        let is_uncited = uncited.binary_search(&place).is_ok();
        let Some(area) = area_of(at, row, &date.at) else { continue };
        let role = match is_uncited {
            _ if app.place.reader.date == Some(date.at.start) => Role::DateChosen,
            true => Role::DateUncited,
            false => Role::Date,
        };
        canvas.select(area, role);
        if is_uncited && row.source.contains(&date.at.start) {
            begun.push(date.at.clone());
        }
    }
    begun
}

/// The cells of a row that show a stretch of the text, the row's words beginning at `(x, y)`.
fn area_of((x, y): (u16, u16), row: &Row, stretch: &Range<usize>) -> Option<Rect> {
    let within = row.source.start.max(stretch.start)..row.source.end.min(stretch.end);
    let columns_of = row.shown.columns_of((within.start < within.end).then_some(within)?);
    Some(Rect { x: x + columns(columns_of.start), y, width: columns(columns_of.len()), height: 1 })
}

/// Shows which words of a row are marked: a bar between number and words, and the words reversed.
fn mark_words(canvas: &mut Canvas, (x, y): (u16, u16), row: &Row, marked: &Range<usize>) {
    let Some(area) = area_of((x, y), row, marked) else { return };
    canvas.mark(x - 2, y, glyphs::MARKED, Role::Accent);
    canvas.select(area, Role::Marked);
}

fn heading(app: &App, canvas: &mut Canvas, area: Rect, source: SourceId, body: Option<&Body>, marks: &[Mark]) {
    if area.height == 0 {
        return;
    }
    let chronology = app.desk.chronology();
    let told = chronology.source(source);
    let x =
        area.x + layout::gutter(body.map_or(0, |body| body.lines.count())) + if app.size.width >= 100 { 2 } else { 1 };
    let room = area.right().saturating_sub(x + 1);
    let outlet = words::source_name(&app.desk, source);
    if area.height == 1 {
        let x = canvas.put_cut(area.x + 1, area.y, area.width.saturating_sub(2), outlet, Role::Outlet);
        canvas.put_cut(x, area.y, area.right().saturating_sub(x + 1), format!(" · {}", told.title), Role::Dim);
        return;
    }
    canvas.put_cut(x, area.y, room, told.title.as_str(), Role::Title);
    let mut at = canvas.put_cut(x, area.y + 1, room, outlet, Role::Outlet);
    let about = dated(&app.desk, source, app.kind);
    if !about.is_empty() {
        at = canvas.put_cut(at, area.y + 1, area.right().saturating_sub(at + 1), format!(" · {about}"), Role::Dim);
    }
    let aside = texts_aside(app, source);
    if !aside.is_empty() {
        canvas.put_cut(at, area.y + 1, area.right().saturating_sub(at + 1), format!(" · {aside}"), Role::Note);
    }
    retelling(app, canvas, (x, area.y + 2), room, source);
    if let Some(body) = body.filter(|_| area.height >= 4) {
        strip::draw(app, canvas, (x, area.y + 3, room), source, body, marks);
    }
}

/// The chains of what the source retells, and behind them, where there is room, who retells it: `retells
/// Harbour Post ← Coast Wire   retold by The Ledger`.
fn retelling(app: &App, canvas: &mut Canvas, (x, y): (u16, u16), room: u16, source: SourceId) {
    let chronology = app.desk.chronology();
    let fits = |words: &String| Shown::of(words).width() + phrases::RETELLS.len() + 2 <= usize::from(room);
    let chains =
        phrases::chains_dated(chronology, source).filter(fits).or_else(|| phrases::chains_bare(chronology, source));
    let mut end = x;
    if let Some(chains) = chains {
        let at = canvas.put(x, y, phrases::RETELLS, Role::Margin) + 2;
        end = canvas.put_cut(at, y, (x + room).saturating_sub(at), chains, Role::Dim) + 3;
    }
    let left = (x + room).saturating_sub(end);
    if let Some(words) = phrases::retold_by(chronology, source).map(Shown::from)
        && (end == x || words.width() <= left.into())
    {
        canvas.put_cut(end, y, left, words, Role::Margin);
    }
}

/// `the original is not at hand`, or which other texts `t` shows.
fn texts_aside(app: &App, source: SourceId) -> String {
    let chronology = app.desk.chronology();
    let at_hand = kinds_at_hand(&app.desk, source);
    let named = chronology.texts(source).any(|text| chronology.text(text).kind == TextKind::Original);
    if named && !at_hand.contains(&TextKind::Original) {
        return phrases::ORIGINAL_NOT_AT_HAND.to_owned();
    }
    let shown = app.place.reader.text(&app.desk, app.kind).map(|text| chronology.text(text).kind);
    let others: Vec<&str> = at_hand.into_iter().filter(|kind| Some(*kind) != shown).map(TextKind::word).collect();
    if others.is_empty() { String::new() } else { format!("{} at hand", others.join(", ")) }
}
