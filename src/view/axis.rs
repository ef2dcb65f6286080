//! The axis on the whole screen.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::axis::Rank;
use crate::layout;
use crate::phrases;
use crate::text::Shown;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::{lanes, strip};

/// Draws the labels, the line with its ticks and folds, and what lies below.
pub fn draw(app: &App, canvas: &mut Canvas) {
    let places = layout::axis(app.size);
    // Where there are hardly any rows, what has none is not drawn over the foot.
    let top = places.beside.map_or(places.labels.y, |row| row.y);
    let bottom = layout::frame(app.size).body.bottom();
    let whole = Rect { x: 0, y: top, width: app.size.width, height: bottom.saturating_sub(top) };
    let mut canvas = canvas.part(whole);
    head(app, &mut canvas, places);
    lanes::draw(app, &mut canvas, places);
}

/// Two rows of labels, and the line.
fn head(app: &App, canvas: &mut Canvas, places: layout::Axis) {
    let (scale, line) = (&app.axis.screen, places.line);
    canvas.line(line.x, line.y, line.width, '━', Role::Axis);
    let zero = app.zero_moment();
    let two_rows = places.labels.height > 1;
    let free = beside(app, canvas, places);
    for tick in if two_rows { scale.ticks(zero) } else { scale.ticks_in_a_row(zero, free) } {
        let (below, role) = match tick.rank {
            Rank::Upper | Rank::Start => (0, Role::Heading),
            Rank::Lower => (u16::from(two_rows), Role::Axis),
        };
        canvas.put(places.labels.x + tick.column, places.labels.y + below, &tick.label, role);
        if tick.rank == Rank::Lower {
            canvas.mark(line.x + tick.column, line.y, '┯', Role::Axis);
        }
    }
    for fold in scale.folds() {
        let (start, end) = (line.x + fold.columns.start, line.x + fold.columns.end);
        canvas.line(start, line.y, end - start, ' ', Role::Axis);
        canvas.mark(start, line.y, '╱', Role::Axis);
        canvas.put(start + 2, line.y, &fold.words, Role::Gap);
        canvas.mark(end - 1, line.y, '╱', Role::Axis);
    }
}

/// How many events lie before and after the window, in a row of their own and with how far they reach; where that row
/// is given up, in the corners of the labels. Says how many columns are taken of those.
fn beside(app: &App, canvas: &mut Canvas, places: layout::Axis) -> (u16, u16) {
    let width = |words: &Option<String>| words.as_ref().map_or(0, |words| columns(Shown::of(words).width()));
    let room_of = |words: &Option<String>| if words.is_some() { width(words) + 2 } else { 0 };
    let (mut earlier, mut later) = app.words_beside_window();
    let row = places.beside.unwrap_or(places.labels);
    if places.beside.is_none() || width(&earlier) + width(&later) + 2 > row.width {
        (earlier, later) = strip::beside(app);
    }
    let taken = if places.beside.is_none() { (width(&earlier), width(&later)) } else { (0, 0) };
    if places.beside.is_some() && app.axis.screen.is_uneven() {
        scales(
            app,
            canvas,
            Rect {
                x: row.x + room_of(&earlier),
                width: row.width.saturating_sub(room_of(&earlier) + room_of(&later)),
                ..row
            },
        );
    }
    if let Some(words) = earlier {
        canvas.put(row.x, row.y, words, Role::Accent);
    }
    if let Some(words) = later {
        canvas.put_right(row.right(), row.y, words, Role::Accent);
    }
    taken
}

/// Over each stretch between the folds, how much time a column of it stands for, as far as that has room in a row.
fn scales(app: &App, canvas: &mut Canvas, row: Rect) {
    let line = layout::axis(app.size).line;
    for (stretch, seconds) in app.axis.screen.stretches() {
        let (start, end) = ((line.x + stretch.start).max(row.x), (line.x + stretch.end).min(row.right()));
        let told = phrases::axis::columns_here(seconds).map(Shown::from);
        let fits = |words: &Shown| columns(words.width()) <= end.saturating_sub(start);
        if let Some(words) = told.into_iter().find(fits) {
            canvas.put(start, row.y, words, Role::Gap);
        }
    }
}
