//! A screen as text, as text with colours, or as a picture.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::app::App;
use crate::view::Screen;
use crate::view::theme::Theme;

/// How to print a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Characters only.
    Text,
    /// With the terminal's own codes for colours.
    Ansi,
    /// A picture.
    Svg,
}

/// Draws the state into a buffer of its own.
#[must_use]
pub fn screen(app: &App, theme: &Theme, ascii: bool) -> Buffer {
    let mut buffer = Buffer::empty(app.size.area());
    Screen { app, theme, ascii }.render(app.size.area(), &mut buffer);
    buffer
}

/// The screen in a format, ending in a line end.
#[must_use]
pub fn print(buffer: &Buffer, format: Format) -> String {
    match format {
        Format::Text => text(buffer),
        Format::Ansi => ansi(buffer),
        Format::Svg => super::svg::picture(buffer),
    }
}

/// The cells of a row that begin a character: what a wide one covers is left out. With their columns.
pub(super) fn cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut covered = 0;
    (0..buffer.area.width).filter_map(move |x| {
        let cell = &buffer[(x, y)];
        if x < covered {
            return None;
        }
        covered = x.saturating_add(u16::try_from(cell.symbol().width().max(1)).unwrap_or(1));
        Some((x, cell))
    })
}

fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let row: String = cells(buffer, y).map(|(_, cell)| cell.symbol()).collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut worn = None;
        for (_, cell) in cells(buffer, y) {
            let wears = (cell.fg, cell.bg, cell.modifier);
            if worn != Some(wears) {
                out.push_str(&select_graphic_rendition(wears));
                worn = Some(wears);
            }
            out.push_str(cell.symbol());
        }
        out.push_str("\u{1b}[0m\n");
    }
    out
}

/// The SGR sequence (ECMA-48) for a look.
fn select_graphic_rendition((fg, bg, modifier): (Color, Color, Modifier)) -> String {
    let mut codes = vec!["0".to_owned()];
    for (flag, code) in [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
    ] {
        if modifier.contains(flag) {
            codes.push(code.to_owned());
        }
    }
    codes.extend(colour(fg, 30));
    codes.extend(colour(bg, 40));
    format!("\u{1b}[{}m", codes.join(";"))
}

fn colour(colour: Color, base: u8) -> Option<String> {
    let bright = base + 60;
    Some(match colour {
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Red => (base + 1).to_string(),
        Color::Green => (base + 2).to_string(),
        Color::Yellow => (base + 3).to_string(),
        Color::Blue => (base + 4).to_string(),
        Color::Magenta => (base + 5).to_string(),
        Color::Cyan => (base + 6).to_string(),
        Color::LightRed => (bright + 1).to_string(),
        Color::LightGreen => (bright + 2).to_string(),
        Color::LightYellow => (bright + 3).to_string(),
        Color::LightBlue => (bright + 4).to_string(),
        Color::LightMagenta => (bright + 5).to_string(),
        Color::LightCyan => (bright + 6).to_string(),
        _ => return None,
    })
}
