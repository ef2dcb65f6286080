//! The title line: what this is, what is shown of it, and what changes every screen as long as it holds.

use ratatui::layout::Rect;

use crate::app::{App, View};
use crate::command::Command;
use crate::keymap::Context;
use crate::layout;
use crate::text::Shown;
use crate::view::paint::{Canvas, columns};
use crate::view::status;
use crate::view::theme::Role;

/// A stretch of the line, with its role.
pub(super) type Piece = (String, Role);

/// The columns that are left to the title where the rest of the line is full; and where there are few.
const TITLE: usize = 14;
const TIGHT_TITLE: usize = 10;

pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    if area.height == 0 {
        return;
    }
    let title = Shown::of(app.desk.chronology().title());
    let two_rows = area.height > 1;
    let room = usize::from(area.width);
    let least = if area.width < layout::ALONE { TIGHT_TITLE } else { TITLE };
    // What is said of the columns of an axis goes before the title is cut.
    let beside_title =
        || status::line_that_fits(app, room.saturating_sub(title.width() + 3)).filter(|_| app.place.view == View::Axis);
    // What holds on every screen is never given up: the title is cut for it.
    let mut right = if two_rows {
        tabs(app)
    } else {
        beside_title().unwrap_or_else(|| status::line(app, room.saturating_sub(least)))
    };
    if width(&right) + least > room && two_rows {
        right.clear();
    }
    let rest = room.saturating_sub(width(&right) + 2);
    canvas.put_cut(area.x, area.y, columns(rest), title, Role::Title);
    put(canvas, area.right().saturating_sub(columns(width(&right))), area.y, &right);
    if two_rows {
        put(canvas, area.x, area.y + 1, &status::line(app, room));
    }
}

fn put(canvas: &mut Canvas, x: u16, y: u16, pieces: &[Piece]) {
    let mut x = x;
    for (text, role) in pieces {
        x = canvas.put(x, y, text, *role);
    }
}

/// The columns that pieces take.
pub(super) fn width(pieces: &[Piece]) -> usize {
    pieces.iter().map(|(text, _)| Shown::of(text).width()).sum()
}

fn tabs(app: &App) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for view in View::ALL {
        let command = match view {
            View::Timeline => Command::Timeline,
            View::FaceOff => Command::FaceOff,
            View::Matrix => Command::Matrix,
            View::Reader => Command::Reader,
            View::Axis => Command::Axis,
        };
        let key = app.keymap.keys(Context::Everywhere, command).next().map_or_else(String::new, |key| key.to_string());
        // The axis is the timeline in another shape.
        let here = view == app.place.view || (view, app.place.view) == (View::Timeline, View::Axis);
        let gap = if pieces.is_empty() { "" } else { "   " };
        pieces.push((format!("{gap}{key} "), if here { Role::Key } else { Role::Margin }));
        pieces.push((view.name().to_owned(), if here { Role::Title } else { Role::Margin }));
    }
    pieces
}
