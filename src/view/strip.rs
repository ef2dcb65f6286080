//! The axis above the list: linear and never folded, so its emptiness is true.

use crate::app::axis::Rank;
use crate::app::{self, App, date_and_place};
use crate::layout::Strip;
use crate::model::EventId;
use crate::phrases;
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;

/// Draws density, baseline, labels and the span of the event that has the attention.
pub fn draw(app: &App, canvas: &mut Canvas, strip: Strip) {
    density(app, canvas, strip);
    baseline(app, canvas, strip);
    known_on(app, canvas, strip);
    if let Some(event) = app.event() {
        extent(app, canvas, strip, event);
    }
}

fn density(app: &App, canvas: &mut Canvas, strip: Strip) {
    let area = strip.density;
    let most = app.axis.density.bars.iter().copied().max().unwrap_or(0);
    // Eighths of a row; the lowest of all is the fog's.
    let eighths = u32::from(area.height) * 8 - 1;
    for (column, (&count, &fog)) in app.axis.density.bars.iter().zip(&app.axis.density.fog).enumerate() {
        let x = area.x + columns(column);
        if count == 0 {
            if fog {
                canvas.mark(x, area.bottom() - 1, glyphs::FOG, Role::Fog);
            }
            continue;
        }
        let level = 1 + (count * (eighths - 1)).div_ceil(most.max(3));
        for row in 0..area.height {
            let left = level.saturating_sub(u32::from(row) * 8).min(8);
            // One eighth alone would look like fog.
            if left >= 1 && (row > 0 || left >= 2) {
                let bar = if left == 1 { glyphs::FOG } else { glyphs::BARS[left as usize - 2] };
                canvas.mark(x, area.bottom() - 1 - row, bar, Role::Density);
            }
        }
    }
}

fn baseline(app: &App, canvas: &mut Canvas, strip: Strip) {
    let area = strip.baseline;
    canvas.line(area.x, area.y, area.width, '─', Role::Rule);
    let window = window(app);
    if let Some((first, last)) = window {
        canvas.line(area.x + first, area.y, last - first + 1, '━', Role::Axis);
    }
    let (earlier, later) = beside(app);
    let width = |words: &Option<String>| words.as_ref().map_or(0, |words| columns(Shown::of(words).width()));
    for tick in app.axis.strip.ticks_in_a_row(app.zero_moment(), (width(&earlier), width(&later))) {
        if tick.rank != Rank::Start {
            let inside = window.is_some_and(|(first, last)| (first..=last).contains(&tick.column));
            canvas.mark(area.x + tick.column, area.y, if inside { '┯' } else { '┬' }, Role::Axis);
        }
        canvas.put(area.x + tick.column, strip.labels.y, &tick.label, Role::Axis);
    }
    if let Some(words) = earlier {
        canvas.put(area.x, strip.labels.y, words, Role::Accent);
    }
    if let Some(words) = later {
        canvas.put_right(area.right(), strip.labels.y, words, Role::Accent);
    }
}

/// How many events the axis leaves out on the left and on the right, in few words.
pub(super) fn beside(app: &App) -> (Option<String>, Option<String>) {
    let (earlier, later) = if app.is_zoomed() { app.beside_window() } else { (0, 0) };
    ((earlier > 0).then(|| phrases::axis::earlier(earlier)), (later > 0).then(|| phrases::axis::later(later)))
}

/// The day on which the chronology is looked at, in gold on the baseline.
fn known_on(app: &App, canvas: &mut Canvas, strip: Strip) {
    let date = app.desk.basis.known_on();
    let Some(day) = date.and_then(|date| date.latest().day().or(date.earliest().day())) else { return };
    let noon = app::axis::Moment::from(day.number()) * 86_400 + 43_200;
    if let Some(x) = app.axis.strip.column_within(noon) {
        canvas.mark(strip.baseline.x + x, strip.baseline.y, '┃', Role::Accent);
    }
}

/// The columns of the events that the list shows now.
fn window(app: &App) -> Option<(u16, u16)> {
    let height = usize::from(crate::layout::home(app.size).list.height);
    let top = app.place.timeline.top;
    let mut window: Option<(u16, u16)> = None;
    for event in app.outline.events_on_rows(top..top + height) {
        if let Some(column) = app.axis.strip.column_of(app.desk.chronology().when(event)) {
            window = Some(window.map_or((column, column), |(first, last)| (first.min(column), last.max(column))));
        }
    }
    window
}

/// The span of an event in gold above the bars, with its words; below 30 rows it marks the baseline.
fn extent(app: &App, canvas: &mut Canvas, strip: Strip, event: EventId) {
    let when = app.desk.chronology().when(event);
    let Some((first, last)) = app.axis.strip.columns_of(when) else { return };
    let Some(row) = strip.extent else {
        let y = strip.baseline.y;
        canvas.line(strip.baseline.x + first, y, last - first + 1, '━', Role::Accent);
        return;
    };
    let mark = if first == last { '▼' } else { glyphs::EXTENT };
    canvas.line(row.x + first, row.y, last - first + 1, mark, Role::Accent);
    let text = Shown::of(&date_and_place(&app.desk, event).0);
    let width = columns(text.width());
    if last + 2 + width < row.width {
        canvas.put(row.x + last + 2, row.y, text, Role::Accent);
    } else if first > width {
        canvas.put_right(row.x + first - 1, row.y, text, Role::Accent);
    } else {
        // No room beside it: over the middle of the span.
        let middle = row.x + first + ((last - first + 1).saturating_sub(width + 2)) / 2;
        let x = canvas.put(middle, row.y, " ", Role::Accent);
        let x = canvas.put(x, row.y, text, Role::Accent);
        canvas.put(x, row.y, " ", Role::Accent);
    }
}
