//! The lanes of the axis: names, marks, labels, guides, and what the marks mean.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::axis::{ASIDE, CrowdCell, GAP, Head, Label, MARK, Mark, Moment, PictureRow, Run};
use crate::layout;
use crate::model::EventId;
use crate::phrases::lanes as phrases;
use crate::text::Shown;
use crate::view::empty;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words;

/// Up to this many events in a column are told as a number.
const DIGITS: u32 = 9;

/// Seconds.
const DAY: Moment = 86_400;

/// Draws what lies below the line of the axis.
pub fn draw(app: &App, canvas: &mut Canvas, places: layout::Axis) {
    let (area, picture) = (places.lanes, &app.axis.picture);
    if !picture.rows.is_empty() {
        guides(app, canvas, places);
    } else if app.outline.events() == 0 {
        empty::draw(app, canvas, area);
        return;
    } else {
        let said = if is_any_dated(app) { phrases::NOTHING_HERE } else { phrases::NOTHING_DATED };
        canvas.put_cut(area.x, area.y, area.width, said, Role::Note);
    }
    for (y, row) in (area.top()..area.bottom()).zip(&picture.rows) {
        draw_row(app, canvas, Rect { y, height: 1, ..area }, row);
    }
    legend(app, canvas, places);
}

/// Where larger units begin; in gold, the day on which the chronology is looked at and the moment that time is
/// counted from.
fn guides(app: &App, canvas: &mut Canvas, places: layout::Axis) {
    let (line, lanes) = (places.line, places.lanes);
    let below = Rect { x: 0, y: line.bottom(), width: 1, height: lanes.bottom().saturating_sub(line.bottom()) };
    for column in app.axis.screen.guides() {
        canvas.column(Rect { x: line.x + column, ..below }, glyphs::GUIDE, Role::Rule);
    }
    let (screen, folds) = (&app.axis.screen, app.axis.screen.folds());
    for moment in [known_on(app), app.zero_moment()].into_iter().flatten() {
        let Some(column) = screen.column_within(moment) else { continue };
        // What lies in a fold stands beside the sign of its nearer end: its words tell how long it is.
        let column = folds.iter().find(|fold| fold.columns.contains(&column)).map_or(column, |fold| {
            if fold.is_nearer_to_start(moment) { fold.columns.start + 1 } else { fold.columns.end - 2 }
        });
        canvas.mark(line.x + column, line.y, '┃', Role::Accent);
        canvas.column(Rect { x: line.x + column, ..below }, glyphs::GUIDE, Role::Accent);
    }
}

fn known_on(app: &App) -> Option<Moment> {
    let (first, last) = app.desk.basis.known_on()?.moments();
    last.or(first)
}

fn draw_row(app: &App, canvas: &mut Canvas, area: Rect, row: &PictureRow) {
    if let Some(head) = &row.head {
        draw_head(canvas, area, head);
    }
    let most = row.cells.iter().map(|cell| cell.events()).max().unwrap_or(0);
    for (column, cell) in row.cells.iter().enumerate() {
        if let Some((mark, role)) = crowd(*cell, most) {
            canvas.mark(area.x + columns(column), area.y, mark, role);
        }
    }
    for (event, runs) in &row.marks {
        draw_marks(app, canvas, area, *event, runs);
    }
    for label in &row.labels {
        draw_label(app, canvas, area, label);
    }
    bookmarks(app, canvas, area, row);
    if row.selected {
        let whole = Rect { x: 0, width: app.size.width, ..area };
        let focused = app.sheet.is_none();
        canvas.select(whole, if focused { Role::Selection } else { Role::SelectionSoft });
        canvas.mark(0, area.y, glyphs::BAR, if focused { Role::Accent } else { Role::Margin });
    }
}

fn draw_head(canvas: &mut Canvas, area: Rect, head: &Head) {
    let aside = columns(Shown::of(&head.aside).width());
    let gap = if head.width == 0 || aside == 0 { 0 } else { ASIDE };
    if head.width + aside > 0 {
        blank(canvas, area, head.width + gap + aside);
    }
    canvas.put_cut(area.x, area.y, head.width, &head.name, Role::Gap);
    canvas.put(area.x + head.width + gap, area.y, &head.aside, Role::Dim);
}

/// Guides do not run through words.
fn blank(canvas: &mut Canvas, area: Rect, width: u16) {
    canvas.part(area).line(area.x.saturating_sub(1), area.y, width + 2, ' ', Role::Text);
}

/// The mark of a column of a crowded lane: the number of events, or a bar where numbers have no room.
fn crowd(cell: CrowdCell, most: u32) -> Option<(char, Role)> {
    match cell {
        CrowdCell::Empty => None,
        CrowdCell::Fog(_) => Some((glyphs::FOG, Role::Fog)),
        CrowdCell::Lasting if most <= DIGITS => Some((glyphs::mark(Mark::Lasted), Role::Density)),
        CrowdCell::Events(1) if most <= DIGITS => Some((glyphs::mark(Mark::Then), Role::Text)),
        CrowdCell::Events(count) if most <= DIGITS => Some((char::from_digit(count, 10)?, Role::Text)),
        CrowdCell::Lasting | CrowdCell::Events(_) => {
            let steps = u32::try_from(glyphs::BARS.len()).unwrap_or(1);
            let level = (u64::from(cell.events()) * u64::from(steps)).div_ceil(u64::from(most.max(1)));
            let bar = usize::try_from(level).unwrap_or(1).clamp(1, glyphs::BARS.len());
            Some((glyphs::BARS[bar - 1], Role::Density))
        }
    }
}

fn draw_marks(app: &App, canvas: &mut Canvas, area: Rect, event: EventId, runs: &[Run]) {
    let selected = app.place.timeline.selected == Some(event);
    let hedged = app.desk.chronology().when(event).is_hedged();
    for run in runs {
        let role = match run.mark {
            // Only the selected event has it, and it is not its date.
            Mark::Coarser => Role::Dim,
            _ if selected => Role::Accent,
            Mark::Rival | Mark::Tie | Mark::Finer => Role::Uncertain,
            _ if hedged => Role::Uncertain,
            Mark::SomeDay | Mark::NoEnd | Mark::NoStart => Role::Dim,
            _ => Role::Text,
        };
        canvas.line(area.x + run.from, area.y, run.until - run.from, glyphs::mark(run.mark), role);
    }
}

/// Beside the label of an event with a bookmark, or beside its marks where it has none.
fn bookmarks(app: &App, canvas: &mut Canvas, area: Rect, row: &PictureRow) {
    if app.bookmarks.is_empty() {
        return;
    }
    let labelled =
        |event: EventId| app.axis.picture.rows.iter().flat_map(|row| &row.labels).any(|label| label.event == event);
    let unlabelled = row.marks.iter().filter(|(event, _)| !labelled(*event));
    let beside_marks = unlabelled.filter_map(|(event, runs)| Some((*event, runs.first()?.from)));
    let beside = row.labels.iter().map(|label| (label.event, label.column)).chain(beside_marks);
    for (_, column) in beside.filter(|(event, _)| app.has_bookmark(*event)) {
        // The bar of the selection stands left of the first column; there it is between the standing and the title.
        let x = area.x + if column == 0 { 1 } else { column - 1 };
        canvas.mark(x, area.y, glyphs::BOOKMARK, Role::Bookmark);
    }
}

/// Standing, title, date, rivals, as far as there is room.
fn draw_label(app: &App, canvas: &mut Canvas, area: Rect, label: &Label) {
    let selected = app.place.timeline.selected == Some(label.event);
    let x = area.x + label.column;
    canvas.part(area).line(x.saturating_sub(1), area.y, label.width + 2, ' ', Role::Text);
    let end = x + label.width;
    let (mark, role) = glyphs::standing(app.desk.tally(label.event).standing());
    canvas.mark(x, area.y, mark, role);
    let (title, date) = if selected { (Role::Title, Role::Accent) } else { (Role::Text, Role::Dim) };
    let room = |x: u16| end.saturating_sub(x);
    let x = canvas.put_cut(x + MARK, area.y, room(x + MARK), words::title(&app.desk, label.event), title);
    if label.date.is_empty() {
        return;
    }
    let mut x = canvas.put_cut(x + GAP, area.y, room(x + GAP), &label.date, date);
    let rival = if selected { Role::Accent } else { Role::Uncertain };
    for (and, words, role) in [(phrases::RIVALS, &label.rivals, rival), (phrases::ALSO, &label.others, date)] {
        if !words.is_empty() {
            x = canvas.put_cut(x, area.y, room(x), and, role);
            x = canvas.put_cut(x, area.y, room(x), words, date);
        }
    }
}

/// What the axis does not show: lanes for which there is no room, and events that have no place on it, unless that is
/// all there is to say already.
fn left_out(app: &App) -> Option<(String, Role)> {
    let (picture, events) = (&app.axis.picture, app.axis.times.off_axis());
    let is_tight = app.size.width < layout::ALONE;
    let rank = app.place.timeline.selected.and_then(|event| app.outline.rank(event));
    let extent = rank.and_then(|rank| app.axis.times.extent(rank));
    let selected = extent.is_some_and(|extent| !extent.is_known());
    let (off_axis, role) = match (selected, is_tight) {
        _ if events == 0 || !is_any_dated(app) => (None, Role::Dim),
        (true, true) => (Some(phrases::SELECTED_OFF_AXIS.to_owned()), Role::Accent),
        (true, false) => (Some(phrases::selected_off_axis(events)), Role::Accent),
        (false, true) => (Some(phrases::off_axis_in_brief(events)), Role::Dim),
        (false, false) => (Some(phrases::off_axis(events)), Role::Dim),
    };
    let said: Vec<String> = off_axis.into_iter().chain(phrases::beyond(picture.above, picture.below)).collect();
    (!said.is_empty()).then(|| (said.join("   "), role))
}

/// Whether any event of the list has a place on an axis.
fn is_any_dated(app: &App) -> bool {
    app.axis.times.off_axis() < app.axis.times.events()
}

/// What the marks mean that are on the screen, and what is not.
fn legend(app: &App, canvas: &mut Canvas, places: layout::Axis) {
    let area = places.legend.unwrap_or(Rect {
        y: places.lanes.bottom().saturating_sub(1),
        height: places.lanes.height.min(1),
        ..places.lanes
    });
    let mut end = area.right();
    if let Some((said, role)) = left_out(app).filter(|_| area.height > 0) {
        let words = Shown::of(&said);
        let x = end.saturating_sub(columns(words.width()));
        canvas.part(area).line(x.saturating_sub(2), area.y, columns(words.width()) + 2, ' ', Role::Text);
        canvas.put(x, area.y, words, role);
        end = x.saturating_sub(2);
    }
    if places.legend.is_none() {
        return;
    }
    let width = |(marks, words): &(&str, &str)| columns(Shown::of(marks).width() + 1 + Shown::of(words).width()) + 2;
    let mut meanings = meanings(app);
    // What anybody would guess stands first, and goes first.
    while meanings.iter().map(width).sum::<u16>() > (end + 2).saturating_sub(area.x) {
        meanings.remove(0);
    }
    let mut x = area.x;
    for (marks, words) in meanings {
        let after = canvas.put(x, area.y, marks, Role::Text);
        x = canvas.put(after + 1, area.y, words, Role::Dim) + 2;
    }
}

/// The marks on the screen with their meaning, in the order of the legend.
fn meanings(app: &App) -> Vec<(&'static str, &'static str)> {
    use phrases::legend;
    let picture = &app.axis.picture;
    let on_screen = |marks: &[Mark]| {
        let runs = picture.rows.iter().flat_map(|row| &row.marks).flat_map(|(_, runs)| runs);
        runs.into_iter().any(|run| marks.contains(&run.mark))
    };
    let cells = || picture.rows.iter().filter(|row| !row.cells.is_empty()).map(|row| &row.cells);
    let bars = cells().any(|cells| cells.iter().map(|cell| cell.events()).max() > Some(DIGITS));
    let numbers =
        cells().any(|cells| (2..=DIGITS).contains(&cells.iter().map(|cell| cell.events()).max().unwrap_or(0)));
    let fog = cells().any(|cells| cells.iter().any(|cell| matches!(cell, CrowdCell::Fog(_))));
    let some_day = if 2 * app.axis.screen.finest() <= DAY { legend::SOME_TIME } else { legend::SOME_DAY };
    let finer = on_screen(&[Mark::Finer]);
    let all = [
        (on_screen(&[Mark::Then]), "●", legend::THEN),
        (on_screen(&[Mark::Lasted]), "━━", legend::LASTED),
        (on_screen(&[Mark::SomeDay]), "╌╌", some_day),
        (on_screen(&[Mark::Likely]), "╌╍╌", legend::ABOUT),
        (on_screen(&[Mark::NoEnd]), "→", legend::NO_END),
        (on_screen(&[Mark::NoStart]), "←", legend::NO_START),
        (on_screen(&[Mark::NotBefore, Mark::NotAfter]), "├ ┤", legend::NOT_BEFORE),
        (on_screen(&[Mark::Rival]), "◊", if finer { legend::RIVAL_OR_FINER } else { legend::RIVAL }),
        (finer && !on_screen(&[Mark::Rival]), "◊", legend::FINER),
        (on_screen(&[Mark::Coarser]), "┄┄", legend::COARSER),
        (numbers, "2", legend::SEVERAL),
        (bars, "▂█", legend::DENSITY),
        (fog, "▁", legend::FOG),
        (!app.axis.screen.folds().is_empty(), "╱ ╱", legend::GAP),
    ];
    all.into_iter().filter(|(shown, ..)| *shown).map(|(_, marks, words)| (marks, words)).collect()
}
