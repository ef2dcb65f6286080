//! The addresses of a source: the chosen one whole.

use ratatui::layout::Rect;

use crate::app::{Address, AddressRow, App, Links};
use crate::layout;
use crate::phrases::links;
use crate::view::glyphs;
use crate::view::paint::{Canvas, columns};
use crate::view::theme::Role;

/// Draws the addresses over the view.
pub fn draw(app: &App, canvas: &mut Canvas, sheet: &Links) {
    let body = layout::frame(app.size).body;
    canvas.wash(body, Role::Panel);
    let mut canvas = canvas.part(body);
    let (x, width) = (body.x + 1, body.width.saturating_sub(2));
    canvas.put_cut(x, body.y, width, sheet.source.as_str(), Role::Heading);
    canvas.put_cut(x, body.y + 1, width, links::COPY_OR_OPEN, Role::Note);
    canvas.line(x, body.y + 2, width, '─', Role::Rule);
    let area = layout::addresses(app.size);
    let tall = |address: &Address| columns(address.rows(area.width.into()).len()).saturating_add(2);
    let all = sheet.addresses.iter().map(tall).fold(0, u16::saturating_add);
    // Where not all have room, the chosen one comes first.
    let first = if all <= area.height.saturating_add(1) { 0 } else { sheet.chosen };
    let mut y = area.y;
    for (nth, address) in sheet.addresses.iter().enumerate().skip(first) {
        let chosen = nth == sheet.chosen;
        if chosen {
            canvas.mark(body.x + 1, y, glyphs::BAR, Role::Accent);
        }
        let name = if chosen { Role::Title } else { Role::Text };
        canvas.put_cut(area.x, y, area.width, address.what.as_str(), name);
        below(&mut canvas, Rect { y: y.saturating_add(1), ..area }, address);
        y = y.saturating_add(tall(address));
    }
}

/// What is told of an address below its name.
fn below(canvas: &mut Canvas, area: Rect, address: &Address) {
    for (y, row) in (area.y..).zip(address.rows(area.width.into())) {
        let (words, role) = match row {
            AddressRow::Url(words) => (words, Role::Link),
            AddressRow::Host(words) => (words, Role::Bright),
            AddressRow::Warning(words) => (words, Role::Warning),
            AddressRow::Written(words) => (words, Role::Dim),
        };
        canvas.put_cut(area.x, y, area.width, words, role);
    }
}
