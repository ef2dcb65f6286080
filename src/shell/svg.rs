//! A screen as a picture (SVG). Lines, blocks and bars are drawn as shapes, so that they join without
//! gaps in any font; every other character stands in its own column.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use super::print::cells;
use unicode_width::UnicodeWidthStr;

/// The width of a cell, in pixels.
const WIDE: u16 = 10;
/// The height of a cell, in pixels.
const TALL: u16 = 22;
/// The air around the screen, in pixels.
const AIR: u16 = 14;
/// Where letters stand in a cell, from its top.
const BASELINE: u16 = 16;

/// What the terminal's own ground and letters look like where the palette names none.
const GROUND: &str = "#16181d";
const LETTERS: &str = "#d5d6d2";

/// The picture.
#[must_use]
pub fn picture(buffer: &Buffer) -> String {
    let (width, height) = (buffer.area.width * WIDE + 2 * AIR, buffer.area.height * TALL + 2 * AIR);
    let ground = if buffer.area.area() == 0 { GROUND.to_owned() } else { hex(buffer[(0, 0)].bg, GROUND) };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>\n\
         <g font-family=\"'JetBrains Mono','DejaVu Sans Mono','Noto Sans Mono',Menlo,Consolas,monospace\" font-size=\"16.6\" \
         text-rendering=\"geometricPrecision\">\n"
    );
    for y in 0..buffer.area.height {
        grounds(buffer, y, &ground, &mut out);
    }
    for y in 0..buffer.area.height {
        letters(buffer, y, &mut out);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// The colours of a cell: letters and ground, after reverse video.
fn colours(fg: Color, bg: Color, modifier: Modifier) -> (String, String) {
    let (fg, bg) = (hex(fg, LETTERS), hex(bg, GROUND));
    if modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) }
}

fn grounds(buffer: &Buffer, y: u16, ground: &str, out: &mut String) {
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let (_, colour) = colours(cell.fg, cell.bg, cell.modifier);
        let start = x;
        while x < buffer.area.width {
            let next = &buffer[(x, y)];
            if colours(next.fg, next.bg, next.modifier).1 != colour {
                break;
            }
            x += 1;
        }
        if colour != ground {
            let _ = writeln!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{TALL}\" fill=\"{colour}\"/>",
                AIR + start * WIDE,
                AIR + y * TALL,
                (x - start) * WIDE
            );
        }
    }
}

/// A run of characters that look alike.
struct Run {
    look: (String, Modifier),
    columns: Vec<u16>,
    text: String,
}

fn letters(buffer: &Buffer, y: u16, out: &mut String) {
    let mut run: Option<Run> = None;
    for (x, cell) in cells(buffer, y) {
        let (fg, _) = colours(cell.fg, cell.bg, cell.modifier);
        let look = (fg, cell.modifier & !Modifier::REVERSED);
        let symbol = cell.symbol();
        let mut chars = symbol.chars();
        let single = match (chars.next(), chars.next()) {
            (Some(char), None) => Some(char),
            _ => None,
        };
        if let Some(shape) = single.and_then(|char| shape(char, AIR + x * WIDE, AIR + y * TALL, &look.0)) {
            flush(run.take(), y, out);
            if look.1.contains(Modifier::DIM) {
                let _ = writeln!(out, "<g opacity=\"0.65\">{}</g>", shape.trim_end());
            } else {
                out.push_str(&shape);
            }
            continue;
        }
        if look.1.contains(Modifier::UNDERLINED) {
            underline(x, y, symbol.width().max(1), &look.0, out);
        }
        // A word a run: a renderer that does not know lists of columns still keeps every word in place.
        if symbol.trim().is_empty() {
            flush(run.take(), y, out);
            continue;
        }
        match &mut run {
            // A character of several code points cannot share a list of columns with others.
            Some(run) if run.look == look && single.is_some() && !run.columns.is_empty() => {
                run.columns.push(x);
                run.text.push_str(symbol);
            }
            _ => {
                flush(run.take(), y, out);
                let new = Run { look, columns: vec![x], text: symbol.to_owned() };
                if single.is_some() {
                    run = Some(new);
                } else {
                    flush(Some(new), y, out);
                }
            }
        }
    }
    flush(run, y, out);
}

fn flush(run: Option<Run>, y: u16, out: &mut String) {
    let Some(Run { look: (fill, modifier), columns, text }) = run else { return };
    let xs: Vec<String> = columns.iter().map(|x| (AIR + x * WIDE).to_string()).collect();
    let mut attributes = String::new();
    for (flag, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if modifier.contains(flag) {
            attributes.push_str(attribute);
        }
    }
    let top = AIR + y * TALL;
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" fill=\"{fill}\"{attributes} xml:space=\"preserve\">{}</text>",
        xs.join(" "),
        top + BASELINE,
        escaped(&text)
    );
}

fn underline(x: u16, y: u16, columns: usize, fill: &str, out: &mut String) {
    let width = WIDE * u16::try_from(columns).unwrap_or(1);
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"1\" fill=\"{fill}\"/>",
        AIR + x * WIDE,
        AIR + y * TALL + BASELINE + 2
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The characters that are drawn as shapes.
fn shape(char: char, x: u16, y: u16, fill: &str) -> Option<String> {
    let (middle_x, middle_y) = (x + WIDE / 2, y + TALL / 2);
    let rect = |x: u16, y: u16, width: u16, height: u16| {
        format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>\n")
    };
    let path = |path: String| format!("<path d=\"{path}\" fill=\"none\" stroke=\"{fill}\"/>\n");
    let dashes = |step: u16, length: u16, thick: u16| {
        (0..WIDE / step).map(|nth| rect(x + nth * step, middle_y, length, thick)).collect::<String>()
    };
    Some(match char {
        '─' => rect(x, middle_y, WIDE, 1),
        '━' => rect(x, middle_y - 1, WIDE, 3),
        '│' => rect(middle_x, y, 1, TALL),
        '┃' => rect(middle_x - 1, y, 3, TALL),
        '┬' => rect(x, middle_y, WIDE, 1) + &rect(middle_x, middle_y, 1, TALL / 2),
        '┯' => rect(x, middle_y - 1, WIDE, 3) + &rect(middle_x, middle_y, 1, TALL / 2),
        '╌' | '┄' => dashes(5, 3, 1),
        '╍' => dashes(5, 3, 3),
        '┅' => dashes(3, 2, 3),
        '┆' | '┊' => (0..3).map(|nth| rect(middle_x, y + 2 + nth * 7, 1, 4)).collect(),
        '╭' => path(format!("M{}.5 {}V{}.5H{}", middle_x, y + TALL, middle_y, x + WIDE)),
        '╰' => path(format!("M{}.5 {}V{}.5H{}", middle_x, y, middle_y, x + WIDE)),
        '╱' => path(format!("M{x} {}L{} {y}", y + TALL, x + WIDE)),
        '▌' => rect(x, y, WIDE / 2, TALL),
        '■' => rect(x, y + 7, WIDE - 1, WIDE - 1),
        '▁'..='█' => {
            let eighths = u16::try_from(u32::from(char) - u32::from('▁') + 1).unwrap_or(8);
            let height = (TALL * eighths).div_ceil(8);
            rect(x, y + TALL - height, WIDE, height)
        }
        _ => return None,
    })
}

/// A colour in hexadecimal; the sixteen as most terminals have them.
fn hex(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Red => "#cd0000".to_owned(),
        Color::Green => "#00cd00".to_owned(),
        Color::Yellow => "#cdcd00".to_owned(),
        Color::Blue => "#0000ee".to_owned(),
        Color::Magenta => "#cd00cd".to_owned(),
        Color::Cyan => "#00cdcd".to_owned(),
        Color::LightRed => "#ff5555".to_owned(),
        Color::LightMagenta => "#ff77ff".to_owned(),
        Color::LightCyan => "#55ffff".to_owned(),
        _ => otherwise.to_owned(),
    }
}
