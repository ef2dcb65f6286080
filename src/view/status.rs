//! The second line of the masthead, or the right of its only one: counts, and what changes every screen as
//! long as it holds, each with the key that ends it.

use crate::app::{App, Sheet, View, pairs};
use crate::command::Command;

use crate::layout::ALONE;
use crate::model::Severity;
use crate::phrases::{self, counted};
use crate::text::Shown;
use crate::view::masthead::{Piece, width};
use crate::view::theme::Role;
use crate::view::words;
use crate::when::Answer;

/// How much is said: what goes first is counts, then words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Measure {
    Full,
    Short,
    Brief,
    Terse,
}

/// What to say in a line of so many columns. What holds on every screen and what is wrong with the files is
/// never given up; only its words are cut.
pub fn line(app: &App, room: usize) -> Vec<Piece> {
    if let Some(title) = sheet_title(app) {
        return vec![(title, Role::Dim)];
    }
    line_that_fits(app, room).unwrap_or_else(|| cut(said(app, Measure::Terse), room))
}

/// The same where no word needs to be cut; none where that has no room.
pub fn line_that_fits(app: &App, room: usize) -> Option<Vec<Piece>> {
    let measures = [Measure::Full, Measure::Short, Measure::Brief, Measure::Terse];
    measures.into_iter().map(|measure| said(app, measure)).find(|pieces| width(pieces) <= room)
}

fn sheet_title(app: &App) -> Option<String> {
    Some(match &app.sheet {
        Some(Sheet::Help(_)) => format!("keys and marks  ·  {} first, then everywhere", app.place.view.name()),
        Some(Sheet::Palette(_)) => phrases::PALETTE_TITLE.to_owned(),
        Some(Sheet::Originals(_)) => phrases::ORIGINALS_TITLE.to_owned(),
        _ => return None,
    })
}

fn said(app: &App, measure: Measure) -> Vec<Piece> {
    let held: Vec<Vec<Piece>> =
        [known_on(app, measure), without(app, measure), zero(app, measure), filter(app, measure), window(app, measure)]
            .into_iter()
            .flatten()
            .collect();
    let mut groups = match app.place.view {
        View::FaceOff => face_off(app),
        View::Reader => reader(app),
        View::Axis => axis(app, measure),
        View::Timeline | View::Matrix => Vec::new(),
    };
    if measure >= Measure::Brief && !held.is_empty() {
        groups.clear();
    }
    if held.is_empty() && groups.is_empty() {
        groups = counts(app, measure);
    } else if measure < Measure::Terse && (app.desk.basis.known_on().is_some() || is_filtered(app)) {
        groups.push(shown(app));
    }
    groups.extend(held);
    groups.extend(reading(app, measure));
    groups.extend(problems(app, measure));
    if app.size.width < ALONE && app.place.view.shows_events() {
        groups.push(place_in_list(app));
    }
    let gap = if measure == Measure::Terse { "  " } else { "  ·  " };
    let mut pieces: Vec<Piece> = Vec::new();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        if !pieces.is_empty() {
            pieces.push((gap.to_owned(), Role::Dim));
        }
        pieces.extend(group);
    }
    pieces
}

/// Cuts the longest piece so that all have room: a query, a name.
fn cut(mut pieces: Vec<Piece>, room: usize) -> Vec<Piece> {
    for _ in 0..pieces.len() {
        let over = width(&pieces).saturating_sub(room);
        let longest = pieces.iter_mut().max_by_key(|(text, _)| Shown::of(text).width());
        let Some((longest, _)) = longest.filter(|_| over > 0) else { break };
        let shown = Shown::of(longest);
        let kept = shown.width().saturating_sub(over).max(SHORTEST.min(shown.width()));
        *longest = shown.cut(kept).to_string();
    }
    pieces
}

/// What is left of a piece that is cut.
const SHORTEST: usize = 6;

/// As known on which day, and the key that ends it.
fn known_on(app: &App, measure: Measure) -> Option<Vec<Piece>> {
    let date = app.desk.basis.known_on()?;
    let summary = &app.desk.summary;
    let mut pieces = vec![match measure {
        Measure::Full => (phrases::as_known(date), Role::Accent),
        _ => (phrases::known(date), Role::Accent),
    }];
    if measure == Measure::Full {
        pieces.push(part(phrases::sources_of(summary.counted, summary.sources)));
    }
    pieces.extend(key(app, Command::KnownOn, phrases::ENTER_ENDS, measure));
    Some(pieces)
}

/// Without which sources, what that does, and the key that brings them back.
fn without(app: &App, measure: Measure) -> Option<Vec<Piece>> {
    let left_out = app.desk.basis.left_out();
    if left_out.is_empty() {
        return None;
    }
    let names: Vec<String> = left_out.iter().map(|source| words::source_name(&app.desk, *source).to_owned()).collect();
    let mut pieces = vec![(phrases::without(&names), Role::Accent)];
    let summary = &app.desk.summary;
    let known_on = app.desk.basis.known_on().is_some();
    if measure == Measure::Full && !known_on && app.place.query.trim().is_empty() {
        let other = summary.otherwise - summary.fallen - summary.settled;
        pieces.push(part(phrases::fall(summary.fallen, summary.settled, other)));
    }
    pieces.extend(key(app, Command::WithoutSource, phrases::BRINGS_BACK, measure));
    Some(pieces)
}

/// Which event time is counted from, and the key that ends it.
fn zero(app: &App, measure: Measure) -> Option<Vec<Piece>> {
    let event = app.zero?;
    let label = if measure == Measure::Full { phrases::T_ZERO_FROM } else { phrases::T_ZERO };
    let gap = if measure == Measure::Short { "  " } else { " " };
    let title = format!("{gap}{}", words::title(&app.desk, event));
    let mut pieces = vec![(label.to_owned(), Role::Accent), (title, Role::Accent)];
    if measure == Measure::Full {
        pieces.push((format!(", {}", app.desk.chronology().when(event).words()), Role::Accent));
    }
    pieces.extend(key(app, Command::Zero, phrases::ENDS, measure));
    Some(pieces)
}

/// Whether a query filters the events, and is not just being typed.
fn is_filtered(app: &App) -> bool {
    !app.place.query.trim().is_empty() && !matches!(app.sheet, Some(Sheet::Search(_)))
}

/// The query that filters the events, and the key that clears it; not while it is typed.
fn filter(app: &App, measure: Measure) -> Option<Vec<Piece>> {
    if !is_filtered(app) {
        return None;
    }
    let mut pieces = vec![(format!("/ {}", app.place.query.trim()), Role::Accent)];
    pieces.extend(key(app, Command::ClearFilter, phrases::CLEARS, measure));
    Some(pieces)
}

/// What the axis shows, where that is not everything, and the key that shows everything again.
fn window(app: &App, measure: Measure) -> Option<Vec<Piece>> {
    if !matches!(app.place.view, View::Timeline | View::Axis) || !app.is_zoomed() {
        return None;
    }
    let strip = app.place.view == View::Axis || crate::layout::home(app.size).strip.is_some();
    let (start, end) = (app.window().start(), app.window().end());
    let brief = app.size.width < ALONE || measure >= Measure::Brief;
    let words = if brief { phrases::axis::window_in_brief } else { phrases::axis::window };
    let mut pieces = vec![(words(start, end), Role::Accent)];
    // A digit alone would be read as a count.
    pieces.extend(key(app, Command::FitAll, phrases::axis::SHOWS_ALL, measure.min(Measure::Brief)));
    strip.then_some(pieces)
}

/// What the lanes go by, how much time a column has, and what is folded.
fn axis(app: &App, measure: Measure) -> Vec<Vec<Piece>> {
    let mut groups = vec![app.place.axis.lanes.words().to_owned()];
    if measure < Measure::Terse && app.axis.screen.width() > 0 {
        let screen = &app.axis.screen;
        groups.push(if screen.is_uneven() {
            phrases::axis::uneven_columns(screen.finest(), screen.coarsest())
        } else {
            phrases::axis::column(screen.finest())
        });
    }
    if measure == Measure::Full {
        groups.extend(phrases::axis::folds(app.axis.screen.folds().len()));
    }
    groups.into_iter().map(|words| vec![(words, Role::Dim)]).collect()
}

fn part(text: String) -> Piece {
    (format!("  ·  {text}"), Role::Accent)
}

/// The key of a command with what it does; where there is little room, the key alone.
fn key(app: &App, command: Command, does: &str, measure: Measure) -> Option<Piece> {
    let key = app.keymap.keys(app.place.view.context(), command).next()?;
    Some(match measure {
        Measure::Terse => (format!(" ({key})"), Role::Accent),
        Measure::Brief => (format!(" · {key} {does}"), Role::Accent),
        _ => part(format!("{key} {does}")),
    })
}

/// How many events are shown, of how many.
fn shown(app: &App) -> Vec<Piece> {
    let all = app.desk.chronology().event_count();
    let possibly = match &app.found {
        Some(found) if is_filtered(app) => found.possibly(),
        _ => app.desk.summary.possibly,
    };
    let mut pieces = vec![(format!("{} of {}", app.outline.events(), counted(all, "event", "events")), Role::Accent)];
    if possibly > 0 {
        pieces.push((format!(", {possibly} {}", phrases::POSSIBLY), Role::Possibly));
    }
    let found = app.found.as_ref().filter(|_| is_filtered(app));
    pieces.extend(found.and_then(|found| words::searched(found)).map(part));
    pieces
}

/// Which of the events shown is selected.
fn place_in_list(app: &App) -> Vec<Piece> {
    let at = app.place.timeline.selected.and_then(|event| app.outline.rank(event)).map_or(0, |at| at + 1);
    vec![(format!("{at}/{}", app.outline.events()), Role::Dim)]
}

/// What there is, where nothing is filtered.
fn counts(app: &App, measure: Measure) -> Vec<Vec<Piece>> {
    let chronology = app.desk.chronology();
    if (chronology.event_count() == 0 && app.busy.is_some()) || measure == Measure::Terse {
        return Vec::new();
    }
    let events = match app.desk.opened.partial {
        true => phrases::first_events(chronology.event_count()),
        false => counted(chronology.event_count(), "event", "events"),
    };
    let mut groups = vec![vec![(events, Role::Dim)]];
    let contested = app.desk.summary.contradictions.len();
    if contested > 0 {
        groups.push(vec![("≠ ".to_owned(), Role::Contested), (format!("{contested} contested"), Role::Dim)]);
    }
    if app.size.height >= 30 && measure == Measure::Full {
        let sources = counted(app.desk.summary.sources, "source", "sources");
        let origins = counted(app.desk.summary.origins, "origin", "origins");
        groups.push(vec![(format!("{sources}, {origins}"), Role::Dim)]);
    }
    groups
}

/// How many columns the bar has that fills up while files are read.
const BAR: usize = 20;

/// How much of the files has been read, as long as they are being read.
fn reading(app: &App, measure: Measure) -> Option<Vec<Piece>> {
    let hundredths = app.so_far?;
    if measure == Measure::Terse {
        return Some(vec![(phrases::hundredths_read(hundredths), Role::Accent)]);
    }
    let mut pieces = vec![(phrases::reading_so_far(hundredths), Role::Accent)];
    if measure == Measure::Full {
        let filled = usize::from(hundredths) * BAR / 100;
        pieces.push((format!(" {}", "━".repeat(filled)), Role::Accent));
        pieces.push(("─".repeat(BAR - filled), Role::Rule));
    }
    Some(pieces)
}

/// What is wrong with the files: it is said on every screen.
fn problems(app: &App, measure: Measure) -> Option<Vec<Piece>> {
    let all = app.desk.diagnostics.len();
    let errors = app.desk.diagnostics.iter().filter(|it| it.severity == Severity::Error).count();
    let role = if errors > 0 { Role::Error } else { Role::Warning };
    if all == 0 {
        return None;
    }
    if measure == Measure::Terse {
        return Some(vec![(format!("!{all}"), role)]);
    }
    let parts: Vec<String> = [(errors, "error", "errors"), (all - errors, "warning", "warnings")]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    Some(vec![("! ".to_owned(), role), (parts.join(", "), role)])
}

fn face_off(app: &App) -> Vec<Vec<Piece>> {
    let Some(event) = app.place.face_off.event else { return Vec::new() };
    let contested = &app.desk.summary.contradictions;
    let pairs = pairs(&app.desk, event).len();
    let mut words = String::new();
    if let Ok(at) = contested.binary_search(&event) {
        words = format!("contradiction {} of {}  ·  ", at + 1, contested.len());
    }
    vec![vec![(format!("{words}pair {} of {pairs}", app.place.face_off.pair + 1), Role::Dim)]]
}

fn reader(app: &App) -> Vec<Vec<Piece>> {
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
            vec![(counts, Role::Dim)]
        })
        .into_iter()
        .collect()
}
