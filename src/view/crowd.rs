//! The list of the events that share a column of the axis.

use ratatui::layout::Rect;

use crate::app::{App, Crowd};
use crate::layout;
use crate::model::EventId;
use crate::phrases;
use crate::view::glyphs;
use crate::view::paint::Canvas;
use crate::view::theme::Role;
use crate::view::words;

/// The columns of a date, its blanks among them.
const DATE: u16 = 15;

/// Draws the list over the view.
pub fn draw(app: &App, canvas: &mut Canvas, crowd: &Crowd) {
    let body = layout::frame(app.size).body;
    canvas.wash(body, Role::Panel);
    let area = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let mut canvas = canvas.part(body);
    canvas.put_cut(area.x, area.y, area.width, phrases::lanes::in_this_column(crowd.events.len()), Role::Heading);
    let of = format!("{} of {}", crowd.chosen + 1, crowd.events.len());
    canvas.put_right(area.right(), area.y, of, Role::Dim);
    let list = layout::crowd(app.size);
    let first = crowd.first(list.height);
    for (y, (nth, event)) in (list.top()..list.bottom()).zip(crowd.events.iter().enumerate().skip(first)) {
        let row = Rect { y, height: 1, ..list };
        if nth == crowd.chosen {
            draw_row(app, &mut canvas, row, *event, Role::Title);
            canvas.select(Rect { x: 0, width: app.size.width, ..row }, Role::Selection);
            canvas.mark(0, y, glyphs::BAR, Role::Accent);
        } else {
            draw_row(app, &mut canvas, row, *event, Role::Text);
        }
    }
}

fn draw_row(app: &App, canvas: &mut Canvas, area: Rect, event: EventId, title_role: Role) {
    let when = app.desk.chronology().when(event);
    let tally = app.desk.tally(event);
    let (mark, role) = glyphs::standing(tally.standing());
    let date = area.x + 2;
    canvas.put_cut(date, area.y, DATE, when.brief(i64::MIN), words::date_role(when));
    canvas.mark(date + DATE, area.y, mark, role);
    if app.has_bookmark(event) {
        canvas.mark(date + DATE - 1, area.y, glyphs::BOOKMARK, Role::Bookmark);
    }
    let title = date + DATE + 2;
    let (word, word_role) = words::standing(&tally);
    let mut end = area.right();
    if area.width >= layout::ALONE {
        end = canvas.put_right(end, area.y, word, word_role).saturating_sub(1);
    }
    let room = end.saturating_sub(title);
    canvas.put_cut(title, area.y, room, words::title(&app.desk, event), title_role);
}
