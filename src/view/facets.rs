//! The facets with their counts, and what they leave.

use ratatui::layout::Rect;

use crate::app::{App, Facets};
use crate::layout::{self, BESIDE};
use crate::model::{Standing, Verdict};
use crate::phrases;
use crate::query::Group;
use crate::text::Shown;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::words;

/// Draws the sheet and, where there is room, what is left.
pub fn draw(app: &App, canvas: &mut Canvas, facets: &Facets) {
    let home = layout::home(app.size);
    let body = layout::frame(app.size).body;
    let beside = app.size.width >= BESIDE;
    let sheet = Rect { width: if beside { home.list.width } else { body.width }, ..body };
    canvas.wash(sheet, Role::Panel);
    let air = u16::from(app.size.height >= 20);
    let sheet = Rect { y: sheet.y + air, height: sheet.height.saturating_sub(air), ..sheet };
    let body = Rect { y: body.y + air, height: body.height.saturating_sub(air), ..body };
    let Some(found) = &app.found else { return };
    let wide = sheet.width >= 58;
    let across = if wide { 2 } else { 1 };
    let width = sheet.width.saturating_sub(2) / across;
    // As many rows for each group as there is room for, the group with the cursor always among those shown.
    let groups = &found.facets.groups;
    let bands = groups.len().div_ceil(usize::from(across));
    let fit = usize::from((sheet.height.saturating_sub(1)) / 7).clamp(1, bands.max(1));
    let band = facets.group / usize::from(across);
    let first = (band + 1).saturating_sub(fit);
    let tall = sheet.height.saturating_sub(1) / u16::try_from(fit).unwrap_or(1).max(1);
    for (nth, group) in groups.iter().enumerate() {
        let row = nth / usize::from(across);
        if row < first || row >= first + fit {
            continue;
        }
        let area = Rect {
            x: sheet.x + 1 + columns(nth % usize::from(across)) * width,
            y: sheet.y + columns(row - first) * tall,
            width,
            height: tall.saturating_sub(1),
        };
        draw_group(canvas, area, group, (nth == facets.group).then_some(facets.value));
    }
    if sheet.height > 0 {
        canvas.put_cut(sheet.x + 3, sheet.bottom() - 1, sheet.width.saturating_sub(4), phrases::COUNTS_ARE, Role::Note);
    }
    if beside {
        left(
            app,
            canvas,
            Rect { x: home.list.width + 3, width: body.width.saturating_sub(home.list.width + 4), ..body },
        );
    }
}

fn draw_group(canvas: &mut Canvas, area: Rect, group: &Group, cursor: Option<usize>) {
    if area.height == 0 {
        return;
    }
    let mut canvas = canvas.part(area);
    let title: String =
        group.key.chars().take(1).flat_map(char::to_uppercase).chain(group.key.chars().skip(1)).collect();
    let rows = usize::from(area.height - 1);
    let chosen = cursor.map(|value| value.min(group.values.len().saturating_sub(1)));
    let first = chosen.map_or(0, |value| (value + 1).saturating_sub(rows));
    let x = canvas.put(area.x + 2, area.y, title, Role::Heading);
    let hidden = group.values.len().saturating_sub(rows);
    if hidden > 0 {
        canvas.put(
            x + 1,
            area.y,
            format!("{} of {}", rows.min(group.values.len()), group.values.len() + group.more),
            Role::Margin,
        );
    }
    let most = group.values.iter().map(|value| value.count).max().unwrap_or(0).max(1);
    for (nth, value) in group.values.iter().enumerate().skip(first).take(rows) {
        let y = area.y + 1 + columns(nth - first);
        let role = if value.count == 0 { Role::Margin } else { Role::Text };
        if value.kept {
            canvas.mark(area.x + 1, y, glyphs::KEPT, Role::Accent);
        } else if value.left_out {
            canvas.mark(area.x + 1, y, glyphs::LEFT_OUT, Role::Accent);
        }
        let count_end = area.right().saturating_sub(7);
        let count = value.count.to_string();
        let role = if value.kept || value.left_out { Role::Title } else { role };
        let mut x = area.x + 3;
        if let Some((mark, role)) = mark_of(&value.label).filter(|_| matches!(group.key, "standing" | "verdict")) {
            canvas.mark(x, y, mark, role);
            x += 2;
        }
        canvas.put_cut(x, y, count_end.saturating_sub(x + 1 + columns(count.len())), &*value.label, role);
        canvas.put_right(count_end, y, count, role);
        if value.count > 0 {
            let bar = 1 + value.count * 4 / most;
            canvas.line(count_end + 1, y, columns(bar.min(5)), '━', Role::Density);
        }
        if chosen == Some(nth) {
            canvas.select(Rect { y, height: 1, width: area.width.saturating_sub(1), ..area }, Role::Selection);
            canvas.mark(area.x, y, glyphs::BAR, Role::Accent);
        }
    }
}

/// The mark that a standing or a verdict wears everywhere.
fn mark_of(label: &str) -> Option<(char, Role)> {
    let standing = Standing::ALL.into_iter().find(|it| it.word() == label).map(glyphs::standing);
    standing.or_else(|| Verdict::ALL.into_iter().find(|it| it.word() == label).map(glyphs::verdict))
}

/// The events that are left, and the query that says so.
fn left(app: &App, canvas: &mut Canvas, area: Rect) {
    let Some(found) = &app.found else { return };
    let mut canvas = canvas.part(area);
    let listed = app.outline.listed();
    let all = app.desk.chronology().event_count();
    let x = canvas.put(area.x, area.y, phrases::WHAT_IS_LEFT, Role::Heading);
    canvas.put(x + 2, area.y, format!("{} of {all}", listed.len()), Role::Dim);
    let rows = usize::from(area.height.saturating_sub(6));
    let mut y = area.y + 2;
    for event in listed.iter().take(rows) {
        let tally = app.desk.tally(event);
        let (mark, role) = glyphs::standing(tally.standing());
        canvas.mark(area.x, y, mark, role);
        let when = app.desk.chronology().when(event);
        let date = Shown::of(&when.brief(i64::MIN));
        let start = canvas.put_right(area.right(), y, date, words::date_role(when));
        canvas.put_cut(area.x + 2, y, start.saturating_sub(area.x + 4), words::title(&app.desk, event), Role::Text);
        y += 1;
    }
    if listed.len() > rows {
        canvas.put(area.x + 2, y, format!("and {} more", listed.len() - rows), Role::Note);
        y += 1;
    }
    if !found.query.is_empty() {
        let x = canvas.put(area.x, y + 1, phrases::AS_A_QUERY, Role::Margin);
        canvas.put_cut(x, y + 1, area.right().saturating_sub(x), app.place.query.as_str(), Role::QueryKey);
    }
}
