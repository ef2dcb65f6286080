//! The bookmarks in order of time, with how long it was from one to the other.

use ratatui::layout::Rect;

use crate::app::{App, BookmarkList};
use crate::command::Command;
use crate::keymap::Context;
use crate::layout::ALONE;
use crate::model::EventId;
use crate::phrases;
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::weigh::{mark_chosen, sheet_over};
use crate::view::words;
use crate::view::zero::role;
use crate::when::Distance;

/// Draws the list over the view.
pub fn draw(app: &App, canvas: &mut Canvas, list: &BookmarkList) {
    let Some((mut canvas, area)) = sheet_over(app, canvas) else { return };
    let events = app.bookmarked();
    let inner = area.width.saturating_sub(2);
    canvas.put_cut(area.x + 1, area.y, inner, phrases::BOOKMARKS, Role::Heading);
    let help = match (events.is_empty(), list.from) {
        (true, _) => phrases::NO_BOOKMARKS,
        (false, None) => phrases::BOOKMARKS_HELP,
        (false, Some(_)) => phrases::COUNTED_FROM_ONE,
    };
    canvas.put_cut(area.x + 1, area.y + 1, inner, help, Role::Note);
    canvas.line(area.x + 1, area.y + 2, inner, '─', Role::Rule);
    if events.is_empty() {
        how_to_set(app, &mut canvas, area);
    }
    // Two rows for each, and two at the foot where there is room for them.
    let foot = u16::from(area.height >= 9) * 2;
    let rows = usize::from(area.height.saturating_sub(3 + foot) / 2).max(1);
    let chosen = list.chosen.min(events.len().saturating_sub(1));
    let first = (chosen + 1).saturating_sub(rows);
    for (nth, event) in events.iter().enumerate().skip(first).take(rows) {
        let y = area.y + 3 + 2 * columns(nth - first);
        entry(app, &mut canvas, area, y, (*event, nth == chosen));
        let room = area.width.saturating_sub(7);
        if let Some((said, role)) = below(app, list, *event, events.get(nth + 1).copied(), room) {
            canvas.mark(area.x + 3, y + 1, glyphs::GAP, Role::Gap);
            canvas.put_cut(area.x + 5, y + 1, room, said, role);
        }
        if nth == chosen {
            mark_chosen(&mut canvas, area, y);
        }
    }
    if foot > 0 {
        let top = area.y + 3 + 2 * columns(rows.min(events.len()));
        at_foot(app, &mut canvas, Rect { y: top, height: area.bottom().saturating_sub(top), ..area }, &events);
    }
}

/// What sets a bookmark.
fn how_to_set(app: &App, canvas: &mut Canvas, area: Rect) {
    if let Some(key) = app.keymap.keys(Context::Everywhere, Command::Bookmark).next() {
        let x = canvas.put(area.x + 3, area.y + 4, key.to_string(), Role::Key);
        let room = area.right().saturating_sub(x + 2);
        canvas.put_cut(x, area.y + 4, room, format!("  {}", phrases::SETS_A_BOOKMARK), Role::Dim);
    }
}

/// Date, mark and title of an event.
fn entry(app: &App, canvas: &mut Canvas, area: Rect, y: u16, (event, chosen): (EventId, bool)) {
    let when = app.desk.chronology().when(event);
    let room: u16 = if area.width < ALONE { 13 } else { 24 };
    let full = when.words();
    let date = if Shown::of(&full).width() > room.into() { when.brief(i64::MIN) } else { full };
    canvas.put_cut(area.x + 3, y, room, date, words::date_role(when));
    let (mark, role) = glyphs::standing(app.desk.tally(event).standing());
    let x = area.x + 3 + room + 2;
    canvas.mark(x, y, mark, role);
    let title_role = if chosen { Role::Title } else { Role::Text };
    canvas.put_cut(x + 2, y, area.right().saturating_sub(x + 4), words::title(&app.desk, event), title_role);
}

/// What stands below an event in so many columns: how long it was to the next, or how far it is from the one that
/// is counted from.
fn below(app: &App, list: &BookmarkList, event: EventId, next: Option<EventId>, room: u16) -> Option<(String, Role)> {
    let Some(from) = list.from else {
        return next.map(|next| elapsed(&app.elapsed(event, next), room));
    };
    if from == event {
        return Some((phrases::COUNTED_FROM_HERE.to_owned(), Role::Accent));
    }
    let distance = app.elapsed(from, event);
    let words = distance.words(&phrases::quoted(words::title(&app.desk, from)));
    Some((words.unwrap_or_else(|| phrases::NOT_KNOWN.to_owned()), role(&distance)))
}

/// How much time went by, with the days where they have room.
fn elapsed(distance: &Distance, room: u16) -> (String, Role) {
    let [in_full, words] = phrases::elapsed(distance);
    let fits = Shown::of(&in_full).width() <= room.into();
    (if fits { in_full } else { words }, role(distance))
}

/// From the first to the last, and how many bookmarks are on events that are not there.
fn at_foot(app: &App, canvas: &mut Canvas, area: Rect, events: &[EventId]) {
    let (x, room) = (area.x + 3, area.width.saturating_sub(5));
    let mut y = area.y;
    if let [first, _, .., last] = events {
        let at = canvas.put_cut(x, y, room, format!("{}  ", phrases::FIRST_TO_LAST), Role::Text);
        let room = (x + room).saturating_sub(at);
        let (said, role) = elapsed(&app.elapsed(*first, *last), room);
        canvas.put_cut(at, y, room, said, role);
        y += 1;
    }
    let elsewhere = app.bookmarks.len() - events.len();
    if elsewhere > 0 && y < area.bottom() {
        canvas.put_cut(x, y, room, phrases::bookmarks_elsewhere(elsewhere), Role::Note);
    }
}
