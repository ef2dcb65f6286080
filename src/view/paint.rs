//! The one module that writes cells. It takes only [`Shown`] text, so nothing that was not sanitised can
//! reach the screen, and it clips every write to its rectangle.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::text::{Glyph, Shown};
use crate::view::glyphs;
use crate::view::theme::{Role, Theme};

/// A part of the screen that can be drawn on.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    area: Rect,
}

impl<'a> Canvas<'a> {
    /// The whole buffer, laid with the theme's ground.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        let area = buffer.area;
        let mut canvas = Self { buffer, theme, area };
        canvas.wash(area, Role::Ground);
        canvas
    }

    /// Whether a mark stands anywhere on the screen.
    pub fn shows(&self, mark: &str) -> bool {
        self.buffer.content.iter().any(|cell| cell.symbol() == mark)
    }

    /// The rectangle that may be drawn on.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.area
    }

    /// A part of this canvas.
    pub fn part(&mut self, area: Rect) -> Canvas<'_> {
        Canvas { area: self.area.intersection(area), theme: self.theme, buffer: self.buffer }
    }

    /// Writes a text; returns the column after it. What lies outside is left out, column for column.
    pub fn put(&mut self, x: u16, y: u16, text: impl Into<Shown>, role: Role) -> u16 {
        let text = text.into();
        self.put_glyphs(x, y, text.glyphs().map(|glyph| (glyph, role)))
    }

    /// Writes a text in at most `width` columns, cut with `…` where it is longer.
    pub fn put_cut(&mut self, x: u16, y: u16, width: u16, text: impl Into<Shown>, role: Role) -> u16 {
        let text = text.into();
        let text = if text.width() > usize::from(width) { text.cut(usize::from(width)) } else { text };
        self.put(x, y, text, role)
    }

    /// Writes a text so that it ends before column `end`; returns the column where it begins.
    pub fn put_right(&mut self, end: u16, y: u16, text: impl Into<Shown>, role: Role) -> u16 {
        let text = text.into();
        let x = end.saturating_sub(columns(text.width()));
        self.put(x, y, text, role);
        x
    }

    /// Writes over a text that already stands there: the bytes in `marked` as matched letters, the rest in
    /// `role`, or as it is where there is none.
    pub fn put_marked(
        &mut self,
        x: u16,
        y: u16,
        width: u16,
        text: impl Into<Shown>,
        marked: &[std::ops::Range<usize>],
        role: Option<Role>,
    ) {
        let text = text.into();
        let text = if text.width() > usize::from(width) { text.cut(usize::from(width)) } else { text };
        let mut at = x;
        for glyph in text.glyphs() {
            let source = glyph.source();
            let hit =
                !source.is_empty() && marked.iter().any(|range| range.start < source.end && source.start < range.end);
            if let Some(role) = if hit { Some(Role::Match) } else { role } {
                self.put_glyphs(at, y, std::iter::once((glyph, role)));
            }
            at = at.saturating_add(columns(glyph.width()));
        }
    }

    /// Writes glyphs, each in a role of its own; returns the column after them. Stand-ins of hidden
    /// characters always wear their own role.
    pub fn put_glyphs<'g>(&mut self, x: u16, y: u16, glyphs: impl Iterator<Item = (Glyph<'g>, Role)>) -> u16 {
        let mut at = x;
        for (glyph, role) in glyphs {
            let role = if glyph.is_mark() { Role::Hidden } else { role };
            self.cell(at, y, glyph.symbol(), glyph.width(), self.theme.style(role));
            at = at.saturating_add(columns(glyph.width()));
        }
        at
    }

    /// Writes one of our own marks, one column wide.
    pub fn mark(&mut self, x: u16, y: u16, mark: char, role: Role) {
        self.put(x, y, mark, role);
    }

    /// The same mark along a row.
    pub fn line(&mut self, x: u16, y: u16, width: u16, mark: char, role: Role) {
        for column in x..x.saturating_add(width).min(self.area.right()) {
            self.mark(column, y, mark, role);
        }
    }

    /// The same mark down a column.
    pub fn column(&mut self, area: Rect, mark: char, role: Role) {
        for y in area.top()..area.bottom() {
            self.mark(area.x, y, mark, role);
        }
    }

    /// Empties a rectangle and lays a role's ground over it.
    pub fn wash(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        let area = self.area.intersection(area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                let cell = &mut self.buffer[(x, y)];
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Lays the selection under what is already written: a tint where the palette has one, else reverse
    /// video (without the row's own colours, which would turn it into patchwork).
    pub fn select(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        let area = self.area.intersection(area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                let cell = &mut self.buffer[(x, y)];
                if style.add_modifier.contains(Modifier::REVERSED) {
                    let keep = cell.modifier & Modifier::BOLD;
                    cell.set_style(Style::reset());
                    cell.set_style(style.add_modifier(keep));
                } else {
                    cell.set_style(style);
                }
            }
        }
    }

    fn cell(&mut self, x: u16, y: u16, symbol: &str, width: usize, style: Style) {
        let end = x.saturating_add(columns(width));
        if x < self.area.left() || end > self.area.right() || y < self.area.top() || y >= self.area.bottom() {
            return;
        }
        // What is under a glyph's ground stays where the style names none: quotes tint, words do not.
        if width > 2 {
            // A tab: blanks.
            for column in x..end {
                set(&mut self.buffer[(column, y)], " ", style);
            }
            return;
        }
        set(&mut self.buffer[(x, y)], symbol, style);
        for column in x + 1..end {
            let cell = &mut self.buffer[(column, y)];
            let ground = cell.bg;
            cell.reset();
            cell.bg = style.bg.unwrap_or(ground);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where text becomes cells; it takes only what is Shown")]
fn set(cell: &mut Cell, symbol: &str, style: Style) {
    let ground = cell.bg;
    cell.reset();
    cell.set_symbol(symbol);
    cell.bg = ground;
    cell.set_style(style);
}

/// Replaces every mark of ours, and typographic quotes and dashes, by ASCII, cell for cell.
pub fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let mut chars = cell.symbol().chars();
        let (Some(char), None) = (chars.next(), chars.next()) else { continue };
        if let Some(ascii) = glyphs::ascii(char) {
            let style = cell.style();
            let mut bytes = [0; 4];
            set(cell, ascii.encode_utf8(&mut bytes), style);
        }
    }
}

/// A width as columns of the screen; what is wider than any screen is as wide as can be.
#[must_use]
pub fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
