//! The passage pane: the event, and every passage it rests on in its surroundings.

use ratatui::layout::Rect;

use crate::app::{
    App, Differing, FACT_AT, PassageRow, TextRow, date_and_place, dated, differing_in, marked, passage_rows,
    standing_beside, standing_in_full, text_of,
};
use crate::layout::gutter;
use crate::model::{CitationId, EventId, Stance};
use crate::phrases;
use crate::text::Shown;
use crate::view::face_off::over;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words;

/// Where the names of the other events of a line stand.
const SERVED_AT: u16 = 20;

/// Draws the pane for the event that has the attention.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    let Some(event) = app.event() else { return };
    let searching = app.place.timeline.selected != Some(event);
    let (from, scroll) = if searching { (0, 0) } else { (app.place.timeline.passage, app.place.timeline.scroll) };
    let rows = passage_rows(app, event, from, (area.width.into(), area.height.into()));
    draw_rows(app, canvas, area, event, &rows, scroll);
}

/// Draws rows about an event, the first `scroll` of them scrolled away.
pub fn draw_rows(app: &App, canvas: &mut Canvas, area: Rect, event: EventId, rows: &[PassageRow], scroll: usize) {
    let mut canvas = canvas.part(area);
    let more = rows.len() > scroll + usize::from(area.height);
    let scroll = scroll.min(rows.len().saturating_sub(1));
    let bottom = area.bottom().saturating_sub(u16::from(more));
    for (y, (nth, row)) in (area.top()..bottom).zip(rows.iter().enumerate().skip(scroll)) {
        match row {
            PassageRow::Blank => {}
            PassageRow::Title(text) => drop(canvas.put(area.x, y, text.clone(), Role::Title)),
            PassageRow::Rivals(text) => drop(canvas.put(area.x, y, text.clone(), Role::Hedged)),
            PassageRow::Dates(text) => drop(canvas.put(area.x, y, text.clone(), Role::Margin)),
            PassageRow::Account(text) => drop(canvas.put(area.x, y, text.clone(), Role::Text)),
            PassageRow::Note(text) => drop(canvas.put(area.x, y, text.clone(), Role::Margin)),
            PassageRow::Aside(text) => drop(canvas.put(area.x, y, text.clone(), Role::Note)),
            PassageRow::Facts => facts(app, &mut canvas, area, y, event),
            PassageRow::Standing => {
                standing(app, &mut canvas, (area.x, y), event, &standing_in_full(&app.desk, event));
            }
            PassageRow::Outlet(citation) => outlet(app, &mut canvas, area, y, *citation),
            PassageRow::Document(citation) => {
                let date_follows = matches!(rows.get(nth + 1), Some(PassageRow::Dated(_)));
                document(app, &mut canvas, area, y, *citation, !date_follows);
            }
            PassageRow::Dated(citation) => dates(app, &mut canvas, area, y, *citation),
            PassageRow::Gives(citation) => drop(gives(app, &mut canvas, area, y, *citation)),
            PassageRow::Fact(name, text) => {
                canvas.put(area.x, y, *name, Role::Margin);
                canvas.put(area.x + columns(FACT_AT), y, text.clone(), Role::Text);
            }
            PassageRow::Quoted(name, citation, text) => {
                canvas.put(area.x, y, *name, Role::Margin);
                quoted(app, &mut canvas, (area.x + columns(FACT_AT), y), *citation, text);
            }
            PassageRow::Heading(text) => drop(canvas.put(area.x, y, *text, Role::Heading)),
            PassageRow::Uncounted(citation) => uncounted(app, &mut canvas, area, y, *citation),
            PassageRow::Text(row) => text(app, &mut canvas, area, y, row),
            PassageRow::Serves(lines, other) => {
                let words =
                    lines.map_or_else(String::new, |lines| format!("{} also serves  ", words::line_words(lines)));
                let x = canvas.put(area.x, y, words, Role::Margin).max(area.x + SERVED_AT);
                canvas.put_cut(x, y, area.right().saturating_sub(x), words::title(&app.desk, *other), Role::Link);
            }
        }
    }
    if more && area.height > 0 {
        canvas.put_right(area.right(), area.bottom() - 1, phrases::MORE_BELOW, Role::Margin);
    }
}

/// A citation that does not count: outlet, stance, and when its source was published.
fn uncounted(app: &App, canvas: &mut Canvas, area: Rect, y: u16, citation: CitationId) {
    let chronology = app.desk.chronology();
    let cited = chronology.citation(citation);
    let (mark, role) = glyphs::stance(cited.stance());
    let published = chronology.source_of(citation).and_then(|source| chronology.source(source).published.as_ref());
    let start = canvas.put_right(area.right(), y, phrases::from_date(published), Role::Margin);
    let room = start.saturating_sub(area.x + 1);
    let x = canvas.put_cut(area.x, y, room, words::outlet(&app.desk, citation), Role::Dim);
    canvas.put_cut(x + 2, y, start.saturating_sub(x + 3), format!("{mark} {}", cited.stance().word()), role);
}

/// Date and place; the standing at the right, where there is room for it.
fn facts(app: &App, canvas: &mut Canvas, area: Rect, y: u16, event: EventId) {
    let beside = standing_beside(&app.desk, event, area.width.into());
    let end = beside.map_or(area.right(), |words| {
        let (mark, also) = (glyphs::standing(app.desk.tally(event).standing()).0, words.1.as_deref());
        let also = also.map_or(0, |also| Shown::of(also).width() + 3);
        let width = columns(Shown::of(&format!("{mark} {}", words.0)).width() + also);
        let start = area.right().saturating_sub(width);
        standing(app, canvas, (start, y), event, &words);
        start
    });
    let when = app.desk.chronology().when(event);
    let (date, place) = date_and_place(&app.desk, event);
    let x = canvas.put_cut(area.x, y, end.saturating_sub(area.x + 1), date, words::date_role(when));
    if let Some(place) = place {
        canvas.put_cut(x, y, end.saturating_sub(x + 1), format!(" · {place}"), Role::Dim);
    }
}

/// The standing in these words, from `(x, y)` on.
fn standing(app: &App, canvas: &mut Canvas, (x, y): (u16, u16), event: EventId, words: &(String, Option<String>)) {
    let (mark, role) = glyphs::standing(app.desk.tally(event).standing());
    let x = canvas.put(x, y, format!("{mark} {}", words.0), role);
    if let Some(also) = &words.1 {
        canvas.put(x, y, format!(" · {also}"), Role::Dim);
    }
}

/// Outlet, stance, speaker; verdict and line at the right. Who speaks comes before how many lines there are.
pub fn outlet(app: &App, canvas: &mut Canvas, area: Rect, y: u16, citation: CitationId) {
    let cited = app.desk.chronology().citation(citation);
    let (mark, role) = glyphs::stance(cited.stance());
    let outlet = Shown::of(words::outlet(&app.desk, citation));
    let stance = format!("{mark} {}", cited.stance().word());
    let by = cited.by().map(|by| format!("by {by}"));
    let needed = outlet.width() + Shown::of(&stance).width() + 2;
    let hidden = words::hidden(app, citation).map(Shown::from);
    let badge = hidden.as_ref().map_or(0, |hidden| hidden.width() + 2);
    let needed = needed + badge;
    let by_width = by.as_ref().map_or(0, |by| Shown::of(by).width() + 1);
    let [full, short] = [false, true].map(|short| words::verdict(app, citation, short));
    let verdicts = [full, short, words::verdict_alone(app, citation)];
    let fits = |also: usize, verdict: &Option<(String, Role)>| {
        let width = verdict.as_ref().map_or(0, |(text, _)| Shown::of(text).width() + 2);
        needed + also + width <= usize::from(area.width)
    };
    let (with_by, verdict) = [(by_width, 0), (by_width, 1), (by_width, 2), (0, 0), (0, 1), (0, 2)]
        .into_iter()
        .find(|(also, brevity)| fits(*also, &verdicts[*brevity]))
        .map_or((false, verdicts[2].clone()), |(also, brevity)| (also > 0, verdicts[brevity].clone()));
    let mut end = area.right();
    if cited.stance() != Stance::Silent
        && let Some((text, role)) = verdict
    {
        // Where not even the words fit, the mark stays.
        let narrow = usize::from(area.width) < Shown::of(&stance).width() + 24;
        let text = if narrow { text.chars().take(1).collect() } else { text };
        end = canvas.put_right(area.right(), y, text, role);
    }
    if let Some(hidden) = hidden {
        let gap = if end == area.right() { 0 } else { 2 };
        end = canvas.put_right(end.saturating_sub(gap), y, hidden, Role::Hidden);
    }
    // A long outlet is cut before stance and verdict are.
    let room = end.saturating_sub(area.x + columns(Shown::of(&stance).width()) + 4);
    let x = canvas.put_cut(area.x, y, room, outlet, Role::Outlet);
    let x = canvas.put_cut(x + 2, y, end.saturating_sub(x + 3), stance, role);
    if let Some(by) = by.filter(|_| with_by) {
        canvas.put_cut(x + 1, y, end.saturating_sub(x + 2), by, Role::Dim);
    }
}

fn document(app: &App, canvas: &mut Canvas, area: Rect, y: u16, citation: CitationId, with_date: bool) {
    let Some(source) = app.desk.chronology().source_of(citation) else { return };
    let title = app.desk.chronology().source(source).title.as_str();
    let x = canvas.put_cut(area.x, y, area.width, title, Role::Dim);
    if with_date {
        let rest = dated(&app.desk, source, app.kind);
        let rest = if title.is_empty() || rest.is_empty() { rest } else { format!(" · {rest}") };
        canvas.put_cut(x, y, area.right().saturating_sub(x), rest, Role::Dim);
    }
}

fn dates(app: &App, canvas: &mut Canvas, area: Rect, y: u16, citation: CitationId) {
    if let Some(source) = app.desk.chronology().source_of(citation) {
        canvas.put_cut(area.x, y, area.width, dated(&app.desk, source, app.kind), Role::Dim);
    }
}

fn text(app: &App, canvas: &mut Canvas, area: Rect, y: u16, row: &TextRow) {
    let stance = app.desk.chronology().citation(row.citation).stance();
    let quote = marked(&app.desk, row.citation, row.text);
    let differing = differing_in(&app.desk, row.citation, row.text);
    let lines = app.desk.opened.shelf.get(row.text).map_or(0, |body| body.lines.count());
    if row.cited {
        canvas.mark(area.x, y, glyphs::BAR, glyphs::stance(stance).1);
    }
    source_row(
        canvas,
        (area.x, y, gutter(lines)),
        SourceRow { row: &row.row, number: row.number, cut: row.cut, cut_after: row.cut_after, cited: row.cited },
        |byte| over(byte, quote.as_ref(), &differing, &[]),
    );
}

/// A row of a quotation in quotation marks, the words marked for which the text has others.
fn quoted(app: &App, canvas: &mut Canvas, (x, y): (u16, u16), citation: CitationId, row: &Shown) {
    let differing = Differing::of(&app.desk, citation);
    let mark = '“'.len_utf8();
    let ranges = differing.iter().flat_map(Differing::quoted).map(|range| range.start + mark..range.end + mark);
    let ranges: Vec<_> = ranges.collect();
    let role = |byte| if ranges.iter().any(|range| range.contains(&byte)) { Role::Differing } else { Role::Note };
    canvas.put_glyphs(x, y, row.glyphs().map(|glyph| (glyph, role(glyph.source().start))));
}

/// A row of a source's text, as every view draws it.
pub struct SourceRow<'a> {
    /// The row.
    pub row: &'a crate::text::Row,
    /// The line number to print beside it.
    pub number: Option<usize>,
    /// Whether the beginning of the line is left out.
    pub cut: bool,
    /// Whether the rest of the line is left out.
    pub cut_after: bool,
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
    let end = canvas.put_glyphs(
        text,
        y,
        shown.row.shown.glyphs().map(|glyph| {
            let role = over(glyph.source().start).unwrap_or(plain);
            (glyph, role)
        }),
    );
    if shown.cut_after {
        canvas.mark(end, y, '…', Role::Margin);
    }
}

/// `gives April 2021  “that same month”`: the date as this source has it; returns the column after it.
pub fn gives(app: &App, canvas: &mut Canvas, area: Rect, y: u16, citation: CitationId) -> u16 {
    let cited = app.desk.chronology().citation(citation);
    let mut x = area.x;
    if let Some(when) = cited.when() {
        x = canvas.put(x, y, phrases::GIVES, Role::Dim) + 1;
        x = canvas.put_cut(x, y, area.right().saturating_sub(x), when.words(), words::date_role(when)) + 2;
    }
    if let Some(written) = cited.as_written() {
        x = canvas.put_cut(x, y, area.right().saturating_sub(x), phrases::quoted(written), Role::AsWritten) + 2;
    }
    x
}

/// The text that a citation is shown in.
pub fn text_for(app: &App, citation: CitationId) -> Option<crate::model::TextId> {
    text_of(&app.desk, app.desk.chronology().source_of(citation)?, app.kind)
}
