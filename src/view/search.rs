//! Search as one types: hits ranked, matched letters marked, the passage of the chosen hit beside them.

use ratatui::layout::Rect;

use crate::app::{App, Search};
use crate::layout::{self, BESIDE};
use crate::phrases;
use crate::query::{Completion, Hit, Query, Trouble};
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::passage;
use crate::view::query;
use crate::view::theme::Role;
use crate::view::words;

/// Draws the sheet over the timeline.
pub fn draw(app: &App, canvas: &mut Canvas, search: &Search) {
    let home = layout::home(app.size);
    let frame = layout::frame(app.size);
    // The sheet covers the strip: what is typed stands where the eye already is.
    let top = frame.body.top();
    let beside = app.size.width >= BESIDE;
    let sheet = if beside { frame.body } else { Rect { height: home.list.bottom().saturating_sub(top), ..frame.body } };
    canvas.wash(sheet, Role::Panel);
    let top = top + u16::from(app.size.height >= 20);
    let list = rows(app, search).list;
    prompt(app, canvas, list, search);
    hits(app, canvas, list, search);
    completions(app, canvas, list, search);
    if let Some(rule) = home.rule {
        if rule.width > 1 {
            canvas.line(rule.x, rule.y, rule.width, '─', Role::Rule);
        } else {
            canvas.column(Rect { y: top, height: list.height, ..rule }, '│', Role::Rule);
        }
    }
    if let Some(pane) = home.passage {
        let pane = if beside { Rect { y: top, height: list.height, ..pane } } else { pane };
        passage::draw(app, canvas, pane);
    }
}

/// Where everything stands.
fn rows(app: &App, search: &Search) -> layout::Search {
    layout::search(app.size, mistakes(app, search).len())
}

fn mistakes<'a>(app: &'a App, search: &Search) -> Vec<&'a Trouble> {
    app.found.as_ref().map_or_else(Vec::new, |found| search.mistakes(found))
}

fn prompt(app: &App, canvas: &mut Canvas, area: Rect, search: &Search) {
    let y = area.y;
    let typed = search.prompt.text();
    let all = app.desk.chronology().event_count();
    let mut right = area.right().saturating_sub(2);
    if let Some(found) = &app.found {
        if found.possibly() > 0 {
            right = canvas.put_right(right, y, format!(", {} possibly", found.possibly()), Role::Possibly);
        }
        let so_far = found.searched.map(|_| phrases::queries::so_far(found.len(), all));
        let count = || if found.is_whole() { found.len().to_string() } else { "…".to_owned() };
        let hits = so_far.unwrap_or_else(|| format!("{} of {all}", count()));
        right = canvas.put_right(right, y, hits, Role::Dim);
    }
    canvas.put(area.x + 1, y, "/", Role::Prompt);
    let room = right.saturating_sub(area.x + 5);
    // A long query is shown by its end, where one types.
    let shown = Shown::of(typed);
    let cursor = shown.column_of(search.prompt.cursor()).unwrap_or(shown.width());
    let skip = cursor.saturating_sub(usize::from(room.saturating_sub(2)));
    // The colours are there with the letter; what is wrong with a value comes with the answer.
    let query = Query::parse(typed);
    let answers_it = app.found.as_ref().is_some_and(|found| found.query.text() == typed);
    let mistakes = if answers_it { mistakes(app, search) } else { Vec::new() };
    let mut column = 0;
    for glyph in shown.glyphs() {
        let at = column;
        column += glyph.width();
        if at < skip || at - skip + glyph.width() > usize::from(room) {
            continue;
        }
        let role = query::role_at(&query, &mistakes, glyph.source().start);
        canvas.put_glyphs(area.x + 3 + columns(at - skip), y, std::iter::once((glyph, role)));
    }
    let x = area.x + 3 + columns(cursor - skip);
    canvas.select(Rect { x, y, width: 1, height: 1 }, Role::Cursor);
    canvas.line(area.x + 1, y + 1, area.width.saturating_sub(2), '─', Role::Rule);
}

fn hits(app: &App, canvas: &mut Canvas, area: Rect, search: &Search) {
    let Some(found) = &app.found else { return };
    let mut y = area.y + 2;
    for trouble in mistakes(app, search) {
        if y >= rows(app, search).hits {
            break;
        }
        canvas.put_cut(area.x + 3, y, area.width.saturating_sub(5), trouble.message.as_str(), Role::QueryBad);
        y += 1;
    }
    if found.is_empty() {
        super::empty::parts(app, canvas, Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area });
        return;
    }
    let layout::Search { hits, tall, .. } = rows(app, search);
    let per_page = rows(app, search).per_page();
    let chosen = search.chosen.min(found.len() - 1);
    let first = chosen / per_page * per_page;
    let mut y = hits;
    for nth in first..first.saturating_add(per_page) {
        let Some(hit) = found.hit(nth) else { break };
        draw_hit(app, canvas, area, y, &hit, nth == chosen);
        y += tall;
    }
    let last = area.bottom().saturating_sub(1);
    if y <= last && area.height >= 16 {
        let taken = search.offer.as_ref().and_then(|offer| offer.completions().get(offer.taken()?));
        let said = taken.map(|taken| taken.help.clone()).filter(|help| !help.is_empty());
        let said = said.or_else(|| words::searched(found));
        let said = said.unwrap_or_else(|| phrases::SEARCH_FOOT.to_owned());
        canvas.put_cut(area.x + 3, last, area.width.saturating_sub(5), said, Role::Note);
    }
}

/// What could stand at the cursor, on the row above the hits: it is blank else, or has the rule; so nothing moves.
fn completions(app: &App, canvas: &mut Canvas, area: Rect, search: &Search) {
    let Some(offer) = &search.offer else { return };
    let y = rows(app, search).hits.saturating_sub(1);
    let hides_a_mistake = !mistakes(app, search).is_empty() && rows(app, search).tall == 2;
    if offer.completions().is_empty() || hides_a_mistake || y <= area.y || y >= area.bottom() {
        return;
    }
    let room = usize::from(area.width.saturating_sub(5));
    let all = offer.completions();
    let first = first_shown(all, offer.taken().unwrap_or(0), room);
    let end = area.x + 3 + columns(room);
    let mut x = area.x + 3;
    canvas.put(x.saturating_sub(1), y, " ", Role::Text);
    for (nth, completion) in all.iter().enumerate().skip(first) {
        let left = usize::from(end.saturating_sub(x));
        let width = width_of(completion);
        if width > left && nth > first {
            canvas.put_cut(x.saturating_sub(2), y, 2, "…", Role::Margin);
            break;
        }
        let role = match offer.taken() {
            Some(taken) if taken == nth => Role::Accent,
            None if nth == 0 => Role::Text,
            _ => Role::Dim,
        };
        x = canvas.put_cut(x, y, columns(left), label(completion), role);
        if let Some(count) = completion.count {
            x = canvas.put(x, y, format!(" {count}"), Role::Margin);
        }
        if nth + 1 < all.len() {
            x = canvas.put(x, y, SEPARATOR, Role::Margin);
        }
    }
    canvas.put_cut(x, y, end.saturating_sub(x), " ", Role::Text);
}

/// Between two completions.
const SEPARATOR: &str = " · ";

/// The first completion to show, so that the one that is taken has room.
fn first_shown(all: &[Completion], taken: usize, room: usize) -> usize {
    let widths: Vec<usize> = all.iter().take(taken + 1).map(|one| width_of(one) + SEPARATOR.chars().count()).collect();
    (0..widths.len()).find(|&first| widths[first..].iter().sum::<usize>() <= room).unwrap_or(taken)
}

/// A value stands here without its quotation marks.
fn label(completion: &Completion) -> &str {
    completion.with.trim_matches('"')
}

fn width_of(completion: &Completion) -> usize {
    let count = completion.count.map_or(0, |count| 1 + count.to_string().len());
    Shown::of(label(completion)).width() + count
}

fn draw_hit(app: &App, canvas: &mut Canvas, area: Rect, y: u16, hit: &Hit, chosen: bool) {
    let Some(found) = &app.found else { return };
    let mut canvas = canvas.part(area);
    let tally = app.desk.tally(hit.event);
    let (mark, role) = glyphs::standing(tally.standing());
    let end = area.right().saturating_sub(2);
    canvas.mark(area.x + 3, y, mark, role);
    let (word, word_role) = words::standing(&tally);
    let start = canvas.put_right(end, y, word, word_role);
    let title = words::title(&app.desk, hit.event);
    let room = start.saturating_sub(area.x + 6);
    canvas.put_marked(
        area.x + 5,
        y,
        room,
        title,
        &found.query.marks(title),
        Some(if chosen { Role::Title } else { Role::Text }),
    );
    let when = app.desk.chronology().when(hit.event);
    let full = when.words();
    let date = if Shown::of(&full).width() > 20 { when.brief(i64::MIN) } else { full };
    let mut x = canvas.put_cut(area.x + 5, y + 1, 20, date, words::date_role(when));
    if let Some(field) = found.field(&app.desk.opened.chronology, app.desk.opened.index(), &app.desk.basis, hit.event) {
        let (name, text) = (field.kind.word(), &field.text);
        x = x.max(area.x + 20) + 2;
        x = canvas.put(x, y + 1, name, Role::Margin) + 2;
        let room = end.saturating_sub(x);
        canvas.put_marked(x, y + 1, room, text.as_str(), &found.query.marks(text), Some(Role::Dim));
        x += columns(Shown::of(text).width()).min(room);
    }
    if hit.possibly {
        canvas.put_cut(x + 2, y + 1, end.saturating_sub(x + 2), phrases::POSSIBLY_THEN, Role::Possibly);
    }
    if chosen {
        canvas.select(Rect { y, height: 2, ..area }, Role::Selection);
        for row in y..y + 2 {
            canvas.mark(area.x, row, glyphs::BAR, Role::Accent);
        }
    }
}
