//! Two passages of one event, each in its own text.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::app::{
    App, Differences, Differing, Side, compared, date_and_place, dated, differing_in, in_one_source, marked,
};
use crate::layout::{self, gutter, side_header};
use crate::model::{CitationId, EventId, Stance};
use crate::phrases;
use crate::text::{Pager, Share, Shown, wrap_line};
use crate::view::glyphs;
use crate::view::margin::{dated_name, tally_words};
use crate::view::paint::{Canvas, columns};
use crate::view::passage::{SourceRow, gives, outlet, source_row, text_for};
use crate::view::theme::Role;
use crate::view::words;
use crate::view::zero;

/// Draws the view.
pub fn draw(app: &App, canvas: &mut Canvas) {
    let (Some(event), Some(pair)) = (app.place.face_off.event, app.pair()) else { return };
    let places = layout::face_off(app.size, app.place.face_off.focus.index());
    heading(app, canvas, places.heading, event);
    let differences = app.place.face_off.differences;
    let words = if differences == Differences::Off { None } else { compared(&app.desk, pair, app.kind) };
    for (side, citation) in pair.into_iter().enumerate() {
        let focused = app.place.face_off.focus.index() == side;
        let words = words.as_ref().map(|words| words[side].as_slice());
        draw_side(app, canvas, places.sides[side], (citation, words), app.place.face_off.sides[side], focused);
    }
    if let Some(rule) = places.rule {
        canvas.column(rule, '│', Role::Rule);
    }
    if let Some(area) = places.note {
        note(app, canvas, area, pair[app.place.face_off.focus.index()]);
    }
    if let Some(foot) = places.foot {
        shared_origin(app, canvas, foot, pair);
    }
}

fn heading(app: &App, canvas: &mut Canvas, area: Rect, event: EventId) {
    if area.height == 0 {
        return;
    }
    let tally = app.desk.tally(event);
    let (mark, role) = glyphs::standing(tally.standing());
    let (word, _) = words::standing(&tally);
    let standing = format!("{mark} {word}");
    let when = app.desk.chronology().when(event);
    if area.height == 1 {
        let start = canvas.put_right(area.right(), area.y, standing, role);
        canvas.put_cut(area.x, area.y, start.saturating_sub(area.x + 1), words::title(&app.desk, event), Role::Title);
        return;
    }
    let x = canvas.put_cut(area.x, area.y, area.width, words::title(&app.desk, event), Role::Title);
    if app.has_bookmark(event) {
        canvas.mark(x + 1, area.y, glyphs::BOOKMARK, Role::Bookmark);
    }
    let y = area.y + 1;
    let (date, place) = date_and_place(&app.desk, event);
    let wanted = [&date, place.unwrap_or_default(), &standing].map(|text| Shown::of(text).width() + 2);
    let room = usize::from(area.width).saturating_sub(wanted.iter().sum());
    let counts = tally_words(app, event).map(|counts| format!("  {counts}"));
    let counts = counts.into_iter().find(|counts| Shown::of(counts).width() + 2 <= room).unwrap_or_default();
    let width = columns(Shown::of(&standing).width() + Shown::of(&counts).width());
    let start = area.right().saturating_sub(width);
    let x = canvas.put_cut(area.x, y, start.saturating_sub(area.x + 1), date, words::date_role(when));
    let mut x = x;
    if let Some(place) = place {
        x = canvas.put_cut(x, y, start.saturating_sub(x + 1), format!(" · {place}"), Role::Dim);
    }
    if let Some((distance, role)) = zero::brief(app, event) {
        canvas.put_cut(x, y, start.saturating_sub(x + 1), format!(" · {distance}"), role);
    }
    let x = canvas.put(start, y, standing, role);
    canvas.put(x, y, counts, Role::Dim);
}

/// The words of a side that are compared with those of the other, where they are.
type Words<'a> = Option<&'a [(Range<usize>, Share)]>;

fn draw_side(
    app: &App,
    canvas: &mut Canvas,
    area: Rect,
    (citation, words): (CitationId, Words),
    side: Side,
    focused: bool,
) {
    if area.height == 0 {
        return;
    }
    let mut canvas = canvas.part(area);
    let cited = app.desk.chronology().citation(citation);
    let (_, role) = glyphs::stance(cited.stance());
    canvas.line(area.x, area.y, area.width, if focused { '━' } else { '─' }, role);
    outlet(app, &mut canvas, area, area.y + 1, citation);
    let header = side_header(area);
    let source = app.desk.chronology().source_of(citation);
    if let Some(source) = source {
        let about = dated(&app.desk, source, app.kind);
        if header >= 6 {
            canvas.put_cut(
                area.x,
                area.y + 2,
                area.width,
                app.desk.chronology().source(source).title.as_str(),
                Role::Text,
            );
            canvas.put_cut(area.x, area.y + 3, area.width, about, Role::Dim);
            let x = gives(app, &mut canvas, area, area.y + 4, citation);
            differs(app, &mut canvas, (x, area.y + 4), area, citation);
        } else if header > 2 {
            let x = canvas.put_cut(area.x, area.y + 2, area.width, about, Role::Dim);
            differs(app, &mut canvas, (x + 2, area.y + 2), area, citation);
        }
    }
    let room = Rect { y: area.y + header, height: area.height - header, ..area };
    let text = text_for(app, citation);
    let body = text.and_then(|text| app.desk.opened.shelf.get(text).map(|body| (text, body)));
    let Some((text, body)) = body else {
        let why = source.map_or(phrases::NO_TEXT, |source| app.desk.why_no_text(source));
        let words = cited.quote().map_or_else(|| why.to_owned(), |quote| format!("“{quote}” {why}"));
        for (y, row) in (room.top()..room.bottom()).zip(wrap_line(&words, 0..words.len(), room.width.into())) {
            canvas.put(room.x, y, row.shown, Role::Note);
        }
        return;
    };
    let mut top = room.top();
    if cited.stance() == Stance::Silent {
        let note = cited.note().unwrap_or(crate::phrases::SILENT);
        for row in wrap_line(note, 0..note.len(), room.width.into()).take(2) {
            canvas.put(room.x, top, row.shown, Role::Note);
            top += 1;
        }
        top += 1;
    }
    let quote = marked(&app.desk, citation, text);
    let differing = differing_in(&app.desk, citation, text);
    let needle = app.places().filter(|_| focused).map_or(&[][..], |found| &found.places);
    let gutter = gutter(body.lines.count());
    let pager = Pager::new(body, room.width.saturating_sub(gutter).max(1).into());
    let cited_lines = quote.as_ref().map(|quote| body.lines.touched(quote));
    let lead = top.saturating_add(columns(side.lead)).min(room.bottom());
    let mut numbered = None;
    for (y, row) in (lead..room.bottom()).zip(pager.from(side.top)) {
        let is_cited = cited_lines.as_ref().is_some_and(|lines| lines.contains(&row.line));
        if is_cited {
            canvas.mark(room.x, y, glyphs::BAR, role);
        }
        let fresh = numbered != Some(row.line);
        numbered = Some(row.line);
        let blank = pager.is_blank(row.line);
        let shown = SourceRow {
            row: &row,
            number: (fresh && !blank).then_some(row.line + 1),
            cut: fresh && !row.first,
            cut_after: false,
            cited: is_cited,
        };
        source_row(&mut canvas, (room.x, y, gutter), shown, |byte| match words {
            Some(words) if quote.as_ref().is_some_and(|quote| quote.contains(&byte)) => {
                Some(over(byte, None, &[], needle).unwrap_or_else(|| told(app, byte, words)))
            }
            _ => over(byte, quote.as_ref(), &differing, needle),
        });
    }
}

/// The role of a byte of a passage while the two are compared, which stays told from what is
/// around it.
fn told(app: &App, byte: usize, words: &[(Range<usize>, Share)]) -> Role {
    let at = words.partition_point(|(range, _)| range.end <= byte);
    let share = words.get(at).filter(|(range, _)| range.contains(&byte)).map_or(Share::Both, |(_, share)| *share);
    match (app.place.face_off.differences, share) {
        (Differences::SharedDimmed, Share::Both) => Role::SharedDimmed,
        (Differences::SharedDimmed, _) => Role::Quote,
        (_, Share::Both) => Role::SharedKept,
        (_, Share::Here) => Role::OnlyHere,
        (_, Share::HereAndTells) => Role::ToldOnlyHere,
    }
}

/// What the text has otherwise than the quotation.
fn differs(app: &App, canvas: &mut Canvas, (x, y): (u16, u16), area: Rect, citation: CitationId) {
    if let Some(differing) = Differing::of(&app.desk, citation) {
        canvas.put_cut(x, y, area.right().saturating_sub(x), differing.words(), Role::Near);
    }
}

/// The role of a byte that is quoted, differs from its quotation, or is found.
pub fn over(
    byte: usize,
    quote: Option<&Range<usize>>,
    differing: &[Range<usize>],
    found: &[Range<usize>],
) -> Option<Role> {
    let at = found.partition_point(|range| range.end <= byte);
    if found.get(at).is_some_and(|range| range.contains(&byte)) {
        return Some(Role::Match);
    }
    if differing.iter().any(|range| range.contains(&byte)) {
        return Some(Role::Differing);
    }
    quote.is_some_and(|quote| quote.contains(&byte)).then_some(Role::Quote)
}

/// What the chronicler remarks on the side with the focus, in two rows at most.
fn note(app: &App, canvas: &mut Canvas, area: Rect, citation: CitationId) {
    let cited = app.desk.chronology().citation(citation);
    let Some(note) = cited.note().filter(|_| cited.stance() != Stance::Silent) else { return };
    let words = phrases::noted(words::outlet(&app.desk, citation), note);
    let mut rows = wrap_line(&words, 0..words.len(), usize::from(area.width).saturating_sub(1).max(1));
    for y in area.top()..area.bottom() {
        let Some(row) = rows.next() else { return };
        let end = canvas.put(area.x, y, row.shown, Role::Margin);
        if y + 1 == area.bottom() && rows.next().is_some() {
            canvas.mark(end, y, '…', Role::Margin);
        }
    }
}

/// Whether the two rest on one report.
fn shared_origin(app: &App, canvas: &mut Canvas, area: Rect, pair: [CitationId; 2]) {
    let chronology = app.desk.chronology();
    if in_one_source(&app.desk, pair) {
        canvas.put_cut(area.x, area.y, area.width, phrases::IN_ONE_SOURCE, Role::Dim);
        return;
    }
    let [Some(left), Some(right)] = pair.map(|id| chronology.source_of(id)) else { return };
    let origins = chronology.origins();
    let shared: Vec<_> =
        origins.roots(left).iter().filter(|root| origins.roots(right).contains(root)).copied().collect();
    if shared.is_empty() {
        canvas.put_cut(area.x, area.y, area.width, phrases::NO_SHARED_ORIGIN, Role::Dim);
        return;
    }
    let names: Vec<String> = shared.iter().map(|root| dated_name(app, *root)).collect();
    let x = canvas.put(area.x, area.y, phrases::BOTH_RETELL, Role::Dim);
    let x = canvas.put_cut(x, area.y, area.right().saturating_sub(x), names.join(" and "), Role::Link);
    let mut rest = phrases::ONE_ORIGIN.to_owned();
    let denies = pair.map(|id| chronology.citation(id)).into_iter().find(|cited| cited.stance() == Stance::Denies);
    if let Some(by) = denies.and_then(|cited| cited.by()) {
        rest += &format!(" The denial is {by}’s own.");
    }
    canvas.put_cut(x, area.y, area.right().saturating_sub(x), rest, Role::Dim);
}
