//! The title line: what this is, what is shown of it, and what changes every screen as long as it holds.

use ratatui::layout::Rect;

use crate::app::{App, Sheet, View, pairs};
use crate::command::Command;
use crate::keymap::Context;
use crate::layout::{self, ALONE};
use crate::model::Severity;
use crate::phrases::{self, counted};
use crate::text::Shown;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words;
use crate::when::Answer;

type Piece = (String, Role);

/// The columns that are left to the title where what holds on every screen takes the rest.
const TITLE: usize = 14;

pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    if area.height == 0 {
        return;
    }
    let title = Shown::of(app.desk.chronology().title());
    let two_rows = area.height > 1;
    let tabs = tabs(app);
    let room = usize::from(area.width);
    let filtered = !app.place.query.trim().is_empty() || !app.desk.basis.is_whole();
    let mut right = if two_rows { tabs.clone() } else { status(app, area.width < ALONE) };
    if width(&right) + 10 > room {
        // What is filtered is never given up: its words are cut, and so is the title.
        right = if filtered && !two_rows { cut(status(app, true), room - room.min(TITLE)) } else { Vec::new() };
    }
    let rest = room.saturating_sub(width(&right) + 2);
    canvas.put_cut(area.x, area.y, columns(rest), title, Role::Title);
    put(canvas, area.right().saturating_sub(columns(width(&right))), area.y, &right);
    if two_rows {
        let pieces = status(app, false);
        let pieces = if width(&pieces) > room && filtered { cut(held(app, true), room) } else { pieces };
        put(canvas, area.x, area.y + 1, &pieces);
    }
}

fn put(canvas: &mut Canvas, x: u16, y: u16, pieces: &[Piece]) {
    let mut x = x;
    for (text, role) in pieces {
        x = canvas.put(x, y, text, *role);
    }
}

fn width(pieces: &[Piece]) -> usize {
    pieces.iter().map(|(text, _)| Shown::of(text).width()).sum()
}

/// Cuts the longest piece so that all have room: that is the query.
fn cut(mut pieces: Vec<Piece>, room: usize) -> Vec<Piece> {
    let over = width(&pieces).saturating_sub(room);
    if over > 0
        && let Some((longest, _)) = pieces.iter_mut().max_by_key(|(text, _)| Shown::of(text).width())
    {
        let shown = Shown::of(longest);
        *longest = shown.cut(shown.width().saturating_sub(over).max(2)).to_string();
    }
    pieces
}

fn tabs(app: &App) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for view in View::ALL {
        let command = match view {
            View::Timeline => Command::Timeline,
            View::FaceOff => Command::FaceOff,
            View::Matrix => Command::Matrix,
            View::Reader => Command::Reader,
        };
        let key = app.keymap.keys(Context::Everywhere, command).next().map_or_else(String::new, |key| key.to_string());
        let here = view == app.place.view;
        let gap = if pieces.is_empty() { "" } else { "   " };
        pieces.push((format!("{gap}{key} "), if here { Role::Key } else { Role::Margin }));
        pieces.push((view.name().to_owned(), if here { Role::Title } else { Role::Margin }));
    }
    pieces
}

/// The second line: counts, or what holds on every screen.
fn status(app: &App, brief: bool) -> Vec<Piece> {
    let dim = |text: String| (text, Role::Dim);
    match &app.sheet {
        Some(Sheet::Help(_)) => {
            return vec![dim(format!("keys and marks  ·  {} first, then everywhere", app.place.view.name()))];
        }
        Some(Sheet::Palette(_)) => return vec![dim(phrases::PALETTE_TITLE.to_owned())],
        Some(Sheet::Originals(_)) => return vec![dim(phrases::ORIGINALS_TITLE.to_owned())],
        _ => {}
    }
    let mut pieces = match app.place.view {
        View::FaceOff => face_off(app),
        View::Reader => reader(app),
        View::Timeline | View::Matrix => Vec::new(),
    };
    let separator = || ("  ·  ".to_owned(), Role::Dim);
    if pieces.is_empty() {
        pieces = counts(app, brief);
    } else {
        let held = held(app, brief);
        if !held.is_empty() {
            pieces.push(separator());
            pieces.extend(held);
        }
    }
    pieces
}

/// What changes every screen as long as it holds: the day, the sources left out, the filter.
fn held(app: &App, brief: bool) -> Vec<Piece> {
    let mut pieces = weighed(app, brief || app.size.width < layout::BESIDE);
    if !app.place.query.trim().is_empty() {
        if !pieces.is_empty() {
            pieces.push(("  ·  ".to_owned(), Role::Accent));
        }
        pieces.extend(filter(app));
    }
    pieces
}

/// As known on which day, without which sources; and the keys that end it.
fn weighed(app: &App, brief: bool) -> Vec<Piece> {
    let (basis, summary) = (&app.desk.basis, &app.desk.summary);
    let mut parts = Vec::new();
    if let Some(date) = basis.known_on() {
        parts.push(if brief { phrases::known(date) } else { phrases::as_known(date) });
        let all = app.desk.chronology().event_count();
        let possibly = if summary.possibly > 0 { format!(", {} possibly", summary.possibly) } else { String::new() };
        if !brief || (basis.left_out().is_empty() && app.place.query.trim().is_empty()) {
            parts.push(format!("{} of {}{possibly}", all - summary.hidden, counted(all, "event", "events")));
        }
        if !brief {
            parts.push(phrases::sources_of(summary.counted, summary.sources));
        }
        parts.extend(key_words(app, Command::KnownOn, "enter ends"));
    }
    if !basis.left_out().is_empty() {
        let names: Vec<String> =
            basis.left_out().iter().map(|source| words::source_name(&app.desk, *source).to_owned()).collect();
        parts.push(phrases::without(&names));
        let other = summary.otherwise - summary.fallen - summary.settled;
        if basis.known_on().is_none() && !brief {
            parts.push(phrases::fall(summary.fallen, summary.settled, other));
        }
        parts.extend(key_words(app, Command::WithoutSource, "brings back"));
    }
    if parts.is_empty() { Vec::new() } else { vec![(parts.join("  ·  "), Role::Accent)] }
}

fn key_words(app: &App, command: Command, does: &str) -> Option<String> {
    app.keymap.keys(Context::Everywhere, command).next().map(|key| format!("{key} {does}"))
}

fn face_off(app: &App) -> Vec<Piece> {
    let Some(event) = app.place.face_off.event else { return Vec::new() };
    let contested = &app.desk.summary.contradictions;
    let pairs = pairs(&app.desk, event).len();
    let mut words = String::new();
    if let Some(at) = contested.iter().position(|other| *other == event) {
        words = format!("contradiction {} of {}  ·  ", at + 1, contested.len());
    }
    vec![(format!("{words}pair {} of {pairs}", app.place.face_off.pair + 1), Role::Dim)]
}

fn reader(app: &App) -> Vec<Piece> {
    let count = app.desk.chronology().sources().len();
    app.place
        .reader
        .source
        .map(|source| {
            let basis = &app.desk.basis;
            let place = format!("source {} of {count}", source.index() + 1);
            let counts = match basis.knows(source) {
                _ if basis.leaves_out(source) => format!("{place}, {}", phrases::LEFT_OUT_TOO),
                Answer::No => format!("{place}, {}", phrases::PUBLISHED_LATER),
                Answer::Possibly => format!("{place}, {}", phrases::POSSIBLY_LATER),
                Answer::Yes => place,
            };
            (counts, Role::Dim)
        })
        .into_iter()
        .collect()
}

fn filter(app: &App) -> Vec<Piece> {
    let shown = app.outline.events();
    let all = app.desk.chronology().event_count();
    let possibly = app.found.as_ref().map_or(0, |found| found.possibly);
    let mut pieces = vec![(format!("{shown} of {}", counted(all, "event", "events")), Role::Accent)];
    if possibly > 0 {
        pieces.push((format!(", {possibly} possibly"), Role::Possibly));
    }
    let key = app.keymap.keys(Context::Everywhere, Command::ClearFilter).next();
    pieces.push((format!("  ·  / {}", app.place.query.trim()), Role::Accent));
    pieces.extend(key.map(|key| (format!("  ·  {key} clears"), Role::Accent)));
    pieces
}

fn counts(app: &App, brief: bool) -> Vec<Piece> {
    let chronology = app.desk.chronology();
    if chronology.event_count() == 0 && app.busy.is_some() {
        return Vec::new();
    }
    let contested = app.desk.summary.contradictions.len();
    let separator = || ("  ·  ".to_owned(), Role::Dim);
    if brief {
        let shown = app.outline.events();
        let at = app.place.timeline.selected.and_then(|event| app.outline.rank(event)).map_or(0, |at| at + 1);
        let filtered =
            if app.place.query.trim().is_empty() { String::new() } else { format!("/{} ", app.place.query.trim()) };
        let weighed = weighed(app, true);
        let gap = if weighed.is_empty() { "" } else { "  " };
        return weighed
            .into_iter()
            .chain([(format!("{gap}{filtered}"), Role::Accent), (format!("{at}/{shown}"), Role::Dim)])
            .collect();
    }
    let searching = matches!(app.sheet, Some(Sheet::Search(_)));
    let held = held(app, brief);
    if !held.is_empty() && !searching {
        return held;
    }
    let mut pieces = vec![(counted(chronology.event_count(), "event", "events"), Role::Dim)];
    if contested > 0 {
        pieces.extend([separator(), ("≠ ".to_owned(), Role::Contested), (format!("{contested} contested"), Role::Dim)]);
    }
    if app.size.height >= 30 {
        let sources = counted(app.desk.summary.sources, "source", "sources");
        let origins = counted(app.desk.summary.origins, "origin", "origins");
        pieces.extend([separator(), (format!("{sources}, {origins}"), Role::Dim)]);
    }
    let errors = app.desk.diagnostics.iter().filter(|it| it.severity == Severity::Error).count();
    let warnings = app.desk.diagnostics.len() - errors;
    let parts: Vec<String> = [(errors, "error", "errors"), (warnings, "warning", "warnings")]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    if !parts.is_empty() {
        let role = if errors > 0 { Role::Error } else { Role::Warning };
        pieces.extend([separator(), ("! ".to_owned(), role), (parts.join(", "), role)]);
    }
    pieces
}
