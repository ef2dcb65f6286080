//! A whole source: cited passages marked, the margin naming the events that rest on them.

use ratatui::layout::Rect;

use crate::app::{App, Differing, Focus, dated, differing_in, kinds_at_hand, marks};
use crate::layout::{self, gutter};
use crate::model::{CitationId, SourceId, TextKind, Verdict};
use crate::phrases;
use crate::text::{Body, Pager, Row, Shown, find_in, wrap_line};
use crate::view::face_off::over;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::passage::{SourceRow, source_row};
use crate::view::theme::Role;
use crate::view::words;
use crate::view::zero;

type Mark = (std::ops::Range<usize>, CitationId);

/// Draws the view.
pub fn draw(app: &App, canvas: &mut Canvas) {
    let places = layout::reader(app.size);
    let Some(source) = app.place.reader.source else { return };
    let text = app.place.reader.text(&app.desk, app.kind);
    let body = text.and_then(|text| app.desk.opened.shelf.get(text));
    let marks = text.map(|text| marks(&app.desk, text)).unwrap_or_default();
    heading(app, canvas, places.heading, source, body.map(AsRef::as_ref), &marks);
    let Some(body) = body else {
        let words = crate::phrases::NO_TEXT;
        for (y, row) in
            (places.text.top()..places.text.bottom()).zip(wrap_line(words, 0..words.len(), places.text.width.into()))
        {
            canvas.put(places.text.x + 6, y, row.shown, Role::Note);
        }
        return;
    };
    let gutter = gutter(body.lines.count());
    let pager = Pager::new(body, places.text.width.saturating_sub(gutter).max(1).into());
    let found = if app.find.needle.is_empty() { Vec::new() } else { find_in(&body.content, &app.find.needle) };
    let differing: Vec<_> = text
        .map_or_else(Vec::new, |text| marks.iter().flat_map(|mark| differing_in(&app.desk, mark.1, text)).collect());
    let current = app.citation_at_cursor();
    let marked = app.marked_words();
    let mut numbered = None;
    let mut entries: Vec<(u16, CitationId)> = Vec::new();
    for (y, row) in (places.text.top()..places.text.bottom()).zip(pager.from(app.place.reader.top)) {
        let on_line = |mark: &&Mark| body.lines.touched(&mark.0).contains(&row.line);
        let cited = marks.iter().any(|mark| on_line(&mark));
        let here = row.line == app.place.reader.at.line;
        if cited || here {
            let stance = marks.iter().find(on_line).map(|mark| app.desk.chronology().citation(mark.1).stance);
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
            let role = over(byte, quote, &differing, &found);
            // The words of the citation that Enter follows stand out among the cited ones.
            match (role, singled) {
                (Some(Role::Quote), Some(range)) if marks.len() > 1 && !range.contains(&byte) => Some(Role::QuoteSoft),
                _ => role,
            }
        });
        if let Some(marked) = &marked {
            mark_words(canvas, (places.text.x + gutter, y), &row, marked);
        }
        if blank || row.shown.is_empty() {
            continue;
        }
        let begins = marks.iter().filter(|mark| row.source.contains(&mark.0.start));
        entries.extend(begins.map(|mark| (y, mark.1)));
        // What began above the window is named at its top.
        if y == places.text.top() {
            let above = marks.iter().filter(|mark| mark.0.start < row.source.start && row.source.start < mark.0.end);
            entries.extend(above.map(|mark| (y, mark.1)));
        }
    }
    if let Some(margin) = places.margin {
        draw_margin(app, canvas, margin, &entries, current);
    }
    if let Some(foot) = places.foot {
        draw_foot(app, canvas, foot, &marks, body, current);
    }
}

/// Shows which words of a row are marked: a bar between number and words, and the words reversed.
fn mark_words(canvas: &mut Canvas, (x, y): (u16, u16), row: &Row, marked: &std::ops::Range<usize>) {
    let within = row.source.start.max(marked.start)..row.source.end.min(marked.end);
    if within.start >= within.end {
        return;
    }
    canvas.mark(x - 2, y, glyphs::MARKED, Role::Accent);
    let columns_of = row.shown.columns_of(within);
    let area = Rect { x: x + columns(columns_of.start), y, width: columns(columns_of.len()), height: 1 };
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
        used(app, canvas, (x, area.y + 3, room), source, body, marks);
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

/// The strip that shows how much of the source is used: one segment a line, or several lines a segment.
fn used(app: &App, canvas: &mut Canvas, (x, y, room): (u16, u16, u16), source: SourceId, body: &Body, marks: &[Mark]) {
    let lines = body.lines.count();
    if lines == 0 || room < 30 {
        return;
    }
    let mut cited = vec![false; lines];
    for (range, _) in marks {
        cited[body.lines.touched(range)].fill(true);
    }
    let count = cited.iter().filter(|cited| **cited).count();
    let words = format!("{count} of {lines} lines used");
    let unplaced: Vec<(String, Role)> = unplaced(app, source).collect();
    let also: usize = unplaced.iter().map(|(words, _)| Shown::of(words).width()).sum();
    let width = usize::from(room.min(64)).min(usize::from(room).saturating_sub(words.len() + also + 3));
    let segments = lines.min(width.max(1));
    let wide = (width / segments).clamp(1, 4);
    let bar = if wide > 2 { wide - 1 } else { wide };
    for segment in 0..segments {
        let stretch =
            segment * lines / segments..((segment + 1) * lines / segments).max(segment * lines / segments + 1);
        let here = stretch.contains(&app.place.reader.at.line);
        let used = cited[stretch].iter().any(|cited| *cited);
        let role = if here {
            Role::Accent
        } else if used {
            Role::Asserting
        } else {
            Role::Rule
        };
        canvas.line(x + columns(segment * wide), y, columns(bar), if used { '━' } else { '─' }, role);
    }
    let mut at = canvas.put(x + columns(segments * wide) + 2, y, words, Role::Margin);
    for (words, role) in unplaced {
        at = canvas.put_cut(at, y, (x + room).saturating_sub(at), words, role);
    }
}

/// How many citations of a source have no place in it, by verdict: ` · ! 2 missing`.
fn unplaced(app: &App, source: SourceId) -> impl Iterator<Item = (String, Role)> {
    let cited = app.desk.chronology().citations_of_source(source);
    [Verdict::Ambiguous, Verdict::Elsewhere, Verdict::Missing].into_iter().filter_map(|verdict| {
        let count = cited.iter().filter(|id| app.desk.evidence.verdict(**id) == Some(verdict)).count();
        let (mark, role) = glyphs::verdict(verdict);
        (count > 0).then(|| (format!(" · {mark} {count} {}", verdict.word()), role))
    })
}

/// The events beside the rows on which their passages begin.
fn draw_margin(app: &App, canvas: &mut Canvas, area: Rect, entries: &[(u16, CitationId)], current: Option<CitationId>) {
    let mut canvas = canvas.part(area);
    let mut free = area.top();
    for (row, citation) in entries {
        let y = free.max(*row);
        if y >= area.bottom() {
            break;
        }
        let chronology = app.desk.chronology();
        let event = chronology.event_of(*citation);
        let (mark, role) = glyphs::standing(app.desk.tally(event).standing());
        let selected = current == Some(*citation);
        canvas.put(area.x, y, if y == *row { "──" } else { " └" }, Role::Rule);
        canvas.mark(area.x + 3, y, mark, role);
        let title_role = if selected { Role::Title } else { Role::Text };
        // Words that stand there letter for letter need no mark; the chosen one's verdict stands below it.
        let verdict = app.desk.evidence.verdict(*citation).filter(|verdict| *verdict != Verdict::Found && !selected);
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
        free = y + 1;
        if selected {
            if app.place.reader.focus == Focus::Second {
                canvas.select(Rect { y, height: 1, ..area }, Role::Selection);
                canvas.mark(area.x, y, glyphs::BAR, Role::Accent);
            }
            let stance = chronology.citation(*citation).stance.word();
            let by = chronology.citation(*citation).by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
            let verdict =
                words::verdict(app, *citation, true).map_or_else(String::new, |(words, _)| format!(" · {words}"));
            canvas.put_cut(
                area.x + 5,
                free,
                area.width.saturating_sub(5),
                format!("{stance}{by}{verdict}"),
                Role::Margin,
            );
            free += 1;
            if let Some(differing) = Differing::of(&app.desk, *citation) {
                canvas.put_cut(area.x + 5, free, area.width.saturating_sub(5), differing.words(), Role::Near);
                free += 1;
            }
        }
    }
}

/// Below the text where there is no room beside it: the events of the line under the cursor.
fn draw_foot(app: &App, canvas: &mut Canvas, area: Rect, marks: &[Mark], body: &Body, current: Option<CitationId>) {
    let mut canvas = canvas.part(area);
    canvas.line(area.x + 1, area.y, area.width.saturating_sub(2), '─', Role::Rule);
    let line = app.place.reader.at.line;
    let on_line: Vec<CitationId> =
        marks.iter().filter(|(range, _)| body.lines.touched(range).contains(&line)).map(|(_, id)| *id).collect();
    if on_line.is_empty() {
        canvas.put_cut(area.x + 1, area.y + 1, area.width.saturating_sub(2), crate::phrases::NOT_CITED, Role::Note);
        return;
    }
    let rows = usize::from(area.height.saturating_sub(1));
    let at = current.and_then(|id| on_line.iter().position(|other| *other == id)).unwrap_or(0);
    let top = at.saturating_sub(rows.saturating_sub(1));
    for (y, citation) in (area.top() + 1..area.bottom()).zip(on_line.iter().skip(top)) {
        let event = app.desk.chronology().event_of(*citation);
        let (mark, role) = glyphs::standing(app.desk.tally(event).standing());
        canvas.mark(area.x + 3, y, mark, role);
        let selected = current == Some(*citation);
        let place = if selected { format!(" · {} of {}", at + 1, on_line.len()) } else { String::new() };
        let mut end = canvas.put_right(area.right().saturating_sub(2), y, place, Role::Margin);
        if let Some(verdict) = app.desk.evidence.verdict(*citation) {
            let (mark, role) = glyphs::verdict(verdict);
            end = canvas.put_right(end, y, format!("{mark} {}", verdict.word()), role);
        }
        // Who speaks is said before how much of the title there is room for.
        let by = app.desk.chronology().citation(*citation).by.as_ref().filter(|_| selected);
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
