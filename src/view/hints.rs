//! The last row: what is typed, being done or just done on the left, the keys that matter on the right.

use ratatui::layout::Rect;

use crate::app::{App, Differences, Hint, Sheet, View};
use crate::phrases;
use crate::text::Shown;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;

/// The least that is told of what is marked, in columns.
const LEAST_MARKED: usize = 12;

/// The blanks between two hints.
fn gap(app: &App) -> usize {
    if app.size.width < crate::layout::BESIDE { 2 } else { 3 }
}

pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    if area.height == 0 {
        return;
    }
    let hints = app.hints();
    let gap = gap(app);
    let width = |hints: &[(String, String)]| width(hints, gap);
    let room = usize::from(area.width);
    let mut right: Vec<(String, String)> = hints.right.iter().filter_map(|hint| worded(app, hint)).collect();
    let mut left: Vec<(String, String)> = hints.left.iter().filter_map(|hint| worded(app, hint)).collect();
    // What merely stands there gives way to the keys.
    let idle = idle(app, canvas).filter(|(text, _)| Shown::of(text).width() + width(&right) + gap <= room);
    // What is marked is cut before a key of the marking is given up; the first hint is none of them.
    let beside_keys = room.saturating_sub(width(right.get(1..).unwrap_or_default()) + gap).max(LEAST_MARKED);
    let said = said(app, beside_keys).or(idle);
    let said_width = said.as_ref().map_or(0, |(text, _)| Shown::of(text).width());
    if said.is_some() {
        left.clear();
    }
    // Hints are given up from the left; the last is kept as long as it fits at all.
    while right.len() > 1 && width(&right) + width(&left).max(said_width) + gap > room {
        right.remove(0);
    }
    while !left.is_empty() && width(&right) + width(&left) + gap > room {
        left.pop();
    }
    let right_width = if width(&right) <= room { width(&right) } else { 0 };
    if let Some((text, role)) = said {
        let rest = if said_width + right_width + gap > room { room } else { room - right_width - gap };
        canvas.put_cut(area.x, area.y, columns(rest), text, role);
        if rest == room && said_width + right_width + gap > room {
            return;
        }
    }
    put(canvas, area.x, area.y, &left, gap);
    if right_width > 0 {
        put(canvas, area.right() - columns(right_width), area.y, &right, gap);
    }
}

fn put(canvas: &mut Canvas, x: u16, y: u16, hints: &[(String, String)], gap: usize) {
    let mut x = x;
    for (key, words) in hints {
        x = canvas.put(x, y, key, Role::Key);
        x = canvas.put(x + 1, y, words, Role::Dim) + columns(gap);
    }
}

fn width(hints: &[(String, String)], gap: usize) -> usize {
    let each: usize = hints.iter().map(|(key, words)| Shown::of(key).width() + 1 + Shown::of(words).width()).sum();
    each + gap * hints.len().saturating_sub(1)
}

/// A hint with its first key, if it has one here.
fn worded(app: &App, hint: &Hint) -> Option<(String, String)> {
    let key = app.keymap.keys(app.context(), hint.command).next()?;
    let key = match key.to_string().as_str() {
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        other => other.to_owned(),
    };
    Some((key, hint.words.clone()))
}

/// What stands on the left instead of hints; what is marked in so many columns.
fn said(app: &App, beside_keys: usize) -> Option<(String, Role)> {
    if let Some(notice) = &app.notice {
        return Some((notice.clone(), Role::Accent));
    }
    if let Some(busy) = &app.busy {
        return Some((busy.clone(), Role::Dim));
    }
    match &app.sheet {
        Some(Sheet::Find(find)) => {
            let told = match app.places() {
                Some(found) if found.places.is_empty() => phrases::NOT_HERE.to_owned(),
                found => found.map_or_else(String::new, |found| phrases::which_of(app.find.at, found)),
            };
            return Some((format!("/ {}{told}", find.prompt.text()), Role::Prompt));
        }
        Some(_) => return None,
        None => {}
    }
    if let Some(words) = app.marking_in_words().filter(|_| app.place.view == View::Reader) {
        let words = Shown::of(&words);
        let words = if words.width() > beside_keys { words.cut(beside_keys) } else { words };
        return Some((words.to_string(), Role::Accent));
    }
    if !app.find.needle.is_empty() && app.place.view != View::Timeline {
        let told = app.places().map_or_else(String::new, |found| phrases::which_of(app.find.at, found));
        return Some((format!("/ {}{told}", app.find.needle), Role::Prompt));
    }
    if app.place.view == View::FaceOff {
        let compared = match app.place.face_off.differences {
            Differences::Off => None,
            Differences::SharedDimmed => Some(phrases::SHARED_DIMMED),
            Differences::OwnMarked => Some(phrases::OWN_MARKED),
        };
        if let Some(words) = compared {
            return Some((words.to_owned(), Role::Dim));
        }
    }
    let checking = !app.desk.checked && !app.desk.opened.partial && app.desk.chronology().citation_count() > 0;
    checking.then(|| (phrases::CHECKING.to_owned(), Role::Dim))
}

/// What stands on the left of a view where nothing else has to be said.
fn idle(app: &App, canvas: &Canvas) -> Option<(String, Role)> {
    if app.sheet.is_some() {
        return None;
    }
    match app.place.view {
        View::Timeline | View::Matrix | View::Axis => {
            let explained = app.zero.is_some() && canvas.shows("±");
            explained.then(|| (phrases::HALF_THE_WIDTH.to_owned(), Role::Dim))
        }
        View::FaceOff => {
            let focus = app.place.face_off.focus.index();
            let alone = crate::layout::face_off(app.size, focus).sides.iter().any(|side| side.height == 0);
            let words = if alone { phrases::ONE_SIDE[focus] } else { phrases::scrolling(app.place.face_off.apart) };
            Some((words.to_owned(), Role::Dim))
        }
        View::Reader => {
            let places = crate::layout::reader(app.size);
            let elsewhere = places.margin.is_some() || places.foot.is_some();
            if let Some(words) = app.date_in_words().filter(|_| !elsewhere) {
                return Some((words, Role::Dim));
            }
            let text = app.place.reader.text(&app.desk, app.kind)?;
            let count = app.desk.opened.shelf.get(text)?.lines.count();
            Some((format!("line {} of {count}", (app.place.reader.at.line + 1).min(count)), Role::Dim))
        }
    }
}
