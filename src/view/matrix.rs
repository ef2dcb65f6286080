//! Events down, sources across: what each says of each, with its sums.

use std::collections::HashMap;

use ratatui::layout::Rect;

use crate::app::{App, Focus, MatrixCell, Sum, cells};
use crate::layout::{self, Columns, Detail, Measure};
use crate::model::{EventId, SourceId, Stance, Verdict};
use crate::phrases;
use crate::text::Shown;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words::source_name;
use crate::view::{empty, glyphs, list, passage};
use crate::when::When;

/// In fewer columns than this a name is its initials.
const INITIALS_BELOW: usize = 6;
/// Where the line ends in a cell without a word.
const LINE_END: u16 = 6;

/// Draws the view.
pub fn draw(app: &App, canvas: &mut Canvas) {
    let places = app.matrix_layout();
    if app.outline.events() == 0 {
        empty::draw(
            app,
            canvas,
            Rect { y: places.header.y, height: layout::frame(app.size).body.height, ..places.table },
        );
        return;
    }
    let at = &places.columns;
    header(app, canvas, places.header, at);
    let left =
        list::Columns { date: at.date, glyph: at.glyph, title: at.title, title_end: at.title_end, standing_end: None };
    list::draw_with(app, canvas, places.table, &left, |canvas, y, event| row(app, canvas, at, y, event));
    if let Some(area) = places.foot {
        foot(app, canvas, area, &places);
    }
    if let Some(area) = places.passage {
        below(app, canvas, area);
    }
}

/// The sources on the screen: where each stands among the columns shown, and whether the cursor is there.
fn shown<'a>(app: &'a App, at: &Columns) -> impl Iterator<Item = (usize, SourceId, bool)> + use<'a> {
    let (first, cursor) = (app.place.matrix.first, app.column());
    let sources = app.table.sources().iter().enumerate().skip(first).take(at.shown);
    sources.map(move |(nth, source)| (nth - first, *source, Some(nth) == cursor))
}

fn header(app: &App, canvas: &mut Canvas, area: Rect, at: &Columns) {
    let (names, dates) = if at.named() { (area.y, Some(area.y + 1)) } else { (area.y + 1, None) };
    let rule = (area.height > 2).then(|| area.y + 2);
    let canvas = &mut canvas.part(area);
    let left = at.title_end.saturating_sub(at.date);
    if let Some(y) = rule {
        canvas.line(at.date, y, left, '─', Role::Rule);
    }
    let mut room = left;
    if let Some(source) = app.column_source().filter(|_| !at.named()) {
        let heading = heading(app, source);
        let x = at.x.min(area.right().saturating_sub(columns(heading.width()) + 1)).max(at.date);
        canvas.put_cut(x, area.y, area.right().saturating_sub(x + 1), heading, Role::Title);
        room = left.min(x.saturating_sub(at.date + 2));
    }
    legend(canvas, at.date, area.y, room, &Stance::ALL[..3]);
    // Where there is no rule to say how many sources lie beyond the screen, that is said here.
    if rule.is_some() || !more(app, canvas, at, area.y + 1) {
        legend(canvas, at.date, area.y + 1, left, &Stance::ALL[3..]);
    }
    let heads = heads(app, at);
    for (nth, source, cursor) in shown(app, at) {
        let (x, width) = (at.at(nth), at.cell().0 + 1);
        let name = heads[app.place.matrix.first + nth].clone();
        canvas.put_cut(x, names, width, name, if cursor { Role::Title } else { Role::Outlet });
        if let Some(y) = dates
            && let Some(published) = &app.desk.chronology().source(source).published
        {
            canvas.put_cut(x, y, width, briefly(published, width), Role::Dim);
        }
        if let Some(y) = rule {
            let focused = cursor && app.focus() == Focus::First;
            canvas.line(x, y, width, if cursor { '━' } else { '─' }, if focused { Role::Accent } else { Role::Rule });
        }
    }
    if let Some(x) = at.sums {
        sums_header(canvas, x, area.y + 1);
        // Where the columns are not headed, the source under the cursor is named on this row.
        if at.named() {
            let [.., silent, _] = sum_ends(x);
            canvas.put_right(silent, area.y, phrases::matrix::SOURCES, Role::Dim);
        }
    }
    if let Some(y) = rule {
        more(app, canvas, at, y);
    }
}

/// The marks over the sums of the rows, and a rule below them where there is room for one.
fn sums_header(canvas: &mut Canvas, x: u16, y: u16) {
    let [.., origins] = sum_ends(x);
    for (stance, end) in Stance::ALL.into_iter().zip(sum_ends(x)) {
        let (mark, role) = glyphs::stance(stance);
        canvas.mark(end - 1, y, mark, role);
    }
    canvas.put_right(origins, y, phrases::matrix::ORIGINS, Role::Dim);
    canvas.line(x + 1, y + 1, origins - x - 1, '─', Role::Rule);
}

/// Where the sums of a row end: one of each stance, then the origins.
fn sum_ends(x: u16) -> [u16; 5] {
    [x + 4, x + 7, x + 10, x + 13, x + 21]
}

/// How many sources lie beyond the screen, at the end of the left columns; says whether there are any.
fn more(app: &App, canvas: &mut Canvas, at: &Columns, y: u16) -> bool {
    let first = app.place.matrix.first;
    let right = app.table.sources().len().saturating_sub(first + at.shown);
    let mut end = at.title_end;
    for (count, words) in [(right, phrases::matrix::more_right(right)), (first, phrases::matrix::more_left(first))] {
        if count > 0 {
            end = canvas.put_right(end, y, format!(" {words} "), Role::Dim).saturating_sub(1);
        }
    }
    right + first > 0
}

/// What the marks mean, where there is room for all of it.
fn legend(canvas: &mut Canvas, x: u16, y: u16, room: u16, stances: &[Stance]) {
    let pieces: Vec<_> = stances.iter().map(|stance| (glyphs::stance(*stance), stance.word())).collect();
    let silence = stances.contains(&Stance::Silent);
    let blank = if silence { phrases::matrix::BLANK } else { "" };
    let width: usize = pieces.iter().map(|(_, word)| word.len() + 5).sum::<usize>() + blank.len();
    if width > usize::from(room) + 3 {
        canvas.put_cut(x, y, room, blank, Role::Dim);
        return;
    }
    let mut x = x;
    for ((mark, role), word) in pieces {
        canvas.mark(x, y, mark, role);
        x = canvas.put(x + 2, y, word, Role::Dim) + 3;
    }
    canvas.put(x, y, blank, Role::Dim);
}

/// The source under the cursor in full: name, date, which of how many.
fn heading(app: &App, source: SourceId) -> Shown {
    let published = app.desk.chronology().source(source).published.as_ref().map(When::words);
    let place = phrases::matrix::of(app.column().map_or(0, |at| at + 1), app.table.sources().len());
    let parts = [Some(source_name(&app.desk, source).to_owned()), published, Some(place)];
    Shown::of(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// What stands over each column, also of those beyond the screen: the name of its source as far as it
/// fits, with the number of the column where two would read the same, or the number alone.
fn heads(app: &App, at: &Columns) -> Vec<Shown> {
    let width = at.cell().0 + 1;
    let name = |source: SourceId| source_name(&app.desk, source);
    // Where there is a date below, the two together tell a column from others.
    let read = |source: SourceId| {
        let published = app.desk.chronology().source(source).published.as_ref().filter(|_| at.named());
        let head = named(name(source), width.into()).cut(width.into()).as_str().to_owned();
        (head, published.map(|published| briefly(published, width)))
    };
    let heads: Vec<_> = app.table.sources().iter().map(|source| read(*source)).collect();
    let mut count: HashMap<_, usize> = HashMap::new();
    heads.iter().for_each(|head| *count.entry(head).or_default() += 1);
    let sources = app.table.sources().iter().zip(&heads).enumerate();
    let told_apart = sources.map(|(nth, (source, head))| match count.get(head) {
        Some(2..) if at.named() => Shown::of(&format!("{} {}", nth + 1, name(*source))),
        Some(2..) => Shown::of(&(nth + 1).to_string()),
        _ => named(name(*source), width.into()),
    });
    told_apart.collect()
}

/// The name over a column, as much of it as fits: whole, to be cut with `…`, or its initials, or the first
/// letters of its one word.
fn named(name: &str, width: usize) -> Shown {
    let whole = Shown::of(name);
    if whole.width() <= width {
        return whole;
    }
    // “The” tells no name from another.
    let name = name.strip_prefix("The ").unwrap_or(name);
    if width >= INITIALS_BELOW {
        return Shown::of(name);
    }
    let letters: String = match name.split_whitespace().collect::<Vec<_>>().as_slice() {
        [word] => word.chars().take(width).collect(),
        words => words.iter().filter_map(|word| word.chars().next()).take(width).collect(),
    };
    Shown::of(&letters)
}

/// A date of publication in full, or as short as it takes.
fn briefly(published: &When, width: u16) -> String {
    let words = published.words();
    if Shown::of(&words).width() <= usize::from(width) { words } else { published.brief(i64::MIN) }
}

/// The cells of an event, and their sum.
fn row(app: &App, canvas: &mut Canvas, at: &Columns, y: u16, event: EventId) {
    let cells = cells(&app.desk, event);
    let selected = app.place.timeline.selected == Some(event);
    for (nth, source, cursor) in shown(app, at) {
        let x = at.at(nth);
        if let Ok(found) = cells.binary_search_by_key(&source, |cell| cell.source) {
            draw_cell(app, canvas, at, (x, y), &cells[found]);
        }
        if cursor && selected {
            let (width, apart) = at.cell();
            let role = if app.focus() == Focus::First { Role::Accent } else { Role::Margin };
            canvas.mark(x - 1 - apart, y, '[', role);
            canvas.mark(x + width + apart, y, ']', role);
        }
    }
    if let Some(x) = at.sums {
        let tally = app.desk.tally(event);
        let sum = Sum::of(&cells);
        let of_sources = [Measure::Asserts, Measure::Denies, Measure::Qualifies, Measure::Silent]
            .map(|measure| sum.measured(measure, cells.len()));
        let counts = of_sources.into_iter().chain([tally.origins.len()]);
        for (count, end) in counts.zip(sum_ends(x)).filter(|(count, _)| *count > 0) {
            canvas.put_right(end, y, count.to_string(), Role::Dim);
        }
    }
}

/// The mark of a cell: of its stance, or of its verdict where it supports nothing.
fn mark(app: &App, cell: &MatrixCell) -> (char, Role) {
    let verdict = app.desk.evidence.verdict(cell.telling.citation).filter(|_| !cell.telling.supports);
    verdict.map_or(glyphs::stance(cell.telling.stance), glyphs::verdict)
}

/// What is wrong with the words of a cell that still supports something, or that they are being looked up.
fn doubt(app: &App, cell: &MatrixCell) -> Option<(char, Role)> {
    if !cell.speaks() || !cell.telling.supports {
        return None;
    }
    match app.desk.evidence.verdict(cell.telling.citation) {
        None => (!app.desk.checked).then_some(('…', Role::Margin)),
        Some(Verdict::Found | Verdict::Normalised) => None,
        Some(verdict) => Some(glyphs::verdict(verdict)),
    }
}

/// Mark, word, doubt and line, as many as there is room for: the mark always, then the doubt, then that
/// there are more citations, then the line.
fn draw_cell(app: &App, canvas: &mut Canvas, at: &Columns, (x, y): (u16, u16), cell: &MatrixCell) {
    let detail = at.detail();
    let (glyph, role) = mark(app, cell);
    canvas.mark(x, y, glyph, role);
    let end = x + at.cell().0;
    let mut after = x + 1;
    if detail == Detail::Word {
        let role = match cell.telling.stance {
            Stance::Silent => Role::Silent,
            _ if !cell.telling.supports => Role::Margin,
            _ => role,
        };
        after = canvas.put(x + 2, y, cell.telling.stance.word(), role) + 1;
    }
    if let Some((doubt, role)) = doubt(app, cell).filter(|_| after < end) {
        canvas.mark(after, y, doubt, role);
        after += 1;
    }
    if !cell.others.is_empty() && after < end {
        let also = format!("+{}", cell.others.len());
        let also = if detail == Detail::Word && columns(also.len()) <= end - after { also } else { "+".to_owned() };
        after = canvas.put(after, y, also, Role::Margin);
    }
    let lines = app.desk.evidence.lines(cell.telling.citation).filter(|_| detail != Detail::Mark && cell.speaks());
    if let Some(lines) = lines {
        let words = Shown::of(&lines.to_string().replace('-', "–"));
        // Beside a word the line stands at the right, beside a mark close by.
        let first = after.saturating_add(columns(words.width()) + 1);
        let right = if detail == Detail::Word { end } else { end.min(x + LINE_END) };
        if first <= end {
            canvas.put_right(right.max(first), y, words, Role::Margin);
        }
    }
}

/// The sums of the columns, below a rule.
fn foot(app: &App, canvas: &mut Canvas, area: Rect, places: &layout::Matrix) {
    let at = &places.columns;
    canvas.line(at.date, area.y, area.right().saturating_sub(at.date), '─', Role::Rule);
    if app.table.sources().is_empty() {
        let words = if app.is_tabulating() { phrases::matrix::COUNTING } else { phrases::matrix::NO_SOURCES };
        canvas.put_cut(at.date, area.y + 1, area.width, words, Role::Dim);
        return;
    }
    for (y, measure) in (area.y + 1..area.bottom()).zip(places.measures) {
        label(canvas, at, y, *measure);
        for (nth, _, cursor) in shown(app, at) {
            let Some(sum) = app.table.sum(app.place.matrix.first + nth) else { continue };
            let (x, width) = (at.at(nth), at.cell().0 + 1);
            let role = if cursor { Role::Text } else { Role::Dim };
            let events = app.outline.events();
            let count = |measure| sum.measured(measure, events);
            if *measure == Measure::Stances {
                let stances = [
                    (glyphs::stance(Stance::Asserts), Measure::Asserts),
                    (glyphs::stance(Stance::Denies), Measure::Denies),
                    (glyphs::stance(Stance::Qualifies), Measure::Qualifies),
                    (glyphs::verdict(Verdict::Missing), Measure::Unsupported),
                ];
                let mut x = x;
                for ((mark, mark_role), measure) in stances.into_iter().filter(|(_, it)| count(*it) > 0) {
                    canvas.mark(x, y, mark, mark_role);
                    x = canvas.put(x + 1, y, count(measure).to_string(), role) + 1;
                }
                continue;
            }
            let whole = phrases::matrix::of(count(*measure), events);
            let whole =
                if at.named() && whole.len() <= usize::from(width) { whole } else { count(*measure).to_string() };
            canvas.put_cut(x, y, width, whole, role);
        }
    }
}

/// What a row of the foot counts, with its mark.
fn label(canvas: &mut Canvas, at: &Columns, y: u16, measure: Measure) {
    let (mark, words) = match measure {
        Measure::Speaks => (None, phrases::matrix::SPEAKS),
        Measure::Stances => (None, phrases::matrix::BY_STANCE),
        Measure::Asserts => (Some(glyphs::stance(Stance::Asserts)), Stance::Asserts.word()),
        Measure::Denies => (Some(glyphs::stance(Stance::Denies)), Stance::Denies.word()),
        Measure::Qualifies => (Some(glyphs::stance(Stance::Qualifies)), Stance::Qualifies.word()),
        Measure::Unsupported => (Some(glyphs::verdict(Verdict::Missing)), phrases::matrix::UNSUPPORTED),
        Measure::Silent => (Some(glyphs::stance(Stance::Silent)), phrases::matrix::SILENT_ON),
        Measure::NotRead => (None, phrases::matrix::NOT_READ_FOR),
    };
    if let Some((mark, role)) = mark {
        canvas.mark(at.date, y, mark, role);
    }
    let x = at.date + 2;
    canvas.put_cut(x, y, at.title_end.saturating_sub(x), words, Role::Dim);
}

/// The passage of the cell under the cursor, or what its blank means.
fn below(app: &App, canvas: &mut Canvas, area: Rect) {
    let (Some(event), Some(source)) = (app.event(), app.column_source()) else { return };
    match app.cell_citations() {
        Some((citations, at)) => {
            // The row above the passage is blank.
            if citations.len() > 1 {
                let words = phrases::matrix::citation_of(at + 1, citations.len());
                canvas.put_right(area.right(), area.y.saturating_sub(1), words, Role::Margin);
            }
            passage::draw_rows(app, canvas, area, event, &app.cell_rows(), app.place.matrix.scroll);
        }
        None => {
            let words = phrases::matrix::not_read(source_name(&app.desk, source));
            canvas.put_cut(area.x, area.y, area.width, words, Role::Note);
        }
    }
}
