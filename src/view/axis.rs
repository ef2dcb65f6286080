//! The axis on the whole screen.

use crate::app::App;
use crate::app::axis::Rank;
use crate::layout;
use crate::view::lanes;
use crate::view::paint::Canvas;
use crate::view::theme::Role;

/// Draws the labels, the line with its ticks and folds, and what lies below.
pub fn draw(app: &App, canvas: &mut Canvas) {
    let places = layout::axis(app.size);
    head(app, canvas, places);
    lanes::draw(app, canvas, places);
}

/// Two rows of labels, and the line.
fn head(app: &App, canvas: &mut Canvas, places: layout::Axis) {
    let (scale, line) = (&app.axis.screen, places.line);
    canvas.line(line.x, line.y, line.width, '━', Role::Axis);
    let zero = app.zero_moment();
    let two_rows = places.labels.height > 1;
    for tick in if two_rows { scale.ticks(zero) } else { scale.ticks_in_a_row(zero, (0, 0)) } {
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
