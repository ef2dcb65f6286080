//! What is said of one expression, as text or as JSON.

use std::io::{self, Write};

use crate::cli::args::PlainFormat;
use crate::out;
use crate::text::Shown;
use crate::when::{Bound, Day, Explanation};

/// Adds the answer to one expression; whether it is valid.
pub fn answer(input: &str, format: PlainFormat, out: &mut Vec<u8>) -> io::Result<bool> {
    match Explanation::of(input) {
        Ok(explanation) => explained(input, &explanation, format, out).map(|()| true),
        Err(error) => mistaken(input, &error.to_string(), format, out).map(|()| false),
    }
}

/// Adds the answer to a valid expression. What is said of one is letters, digits, hyphens, dashes: it stands in the
/// answer as it is.
pub fn explained(input: &str, explanation: &Explanation, format: PlainFormat, out: &mut Vec<u8>) -> io::Result<()> {
    match format {
        PlainFormat::Json => json(input, explanation, out),
        PlainFormat::Text => {
            shown(input, out);
            for (label, told) in explanation.lines() {
                add(out, &["\n  ", label, blanks_after(label), &told]);
            }
            out.push(b'\n');
            Ok(())
        }
    }
}

fn mistaken(input: &str, error: &str, format: PlainFormat, out: &mut Vec<u8>) -> io::Result<()> {
    match format {
        PlainFormat::Json => json_of_mistake(input, error, out),
        PlainFormat::Text => {
            shown(input, out);
            let label = "not a date";
            add(out, &["\n  ", label, blanks_after(label)]);
            shown(error, out);
            out.push(b'\n');
            Ok(())
        }
    }
}

/// Adds the pieces one after another.
pub fn add(out: &mut Vec<u8>, pieces: &[&str]) {
    pieces.iter().for_each(|piece| out.extend_from_slice(piece.as_bytes()));
}

/// What fills the column of the labels.
fn blanks_after(label: &str) -> &'static str {
    "               ".get(label.len()..).unwrap_or(" ")
}

fn json(input: &str, explanation: &Explanation, out: &mut Vec<u8>) -> io::Result<()> {
    let level = ["0", "1", "2"][usize::from(explanation.level.min(2))];
    add(out, &["{\"input\":"]);
    string(input, out)?;
    add(out, &[",\"valid\":true,\"level\":", level, ",\"earliest\":"]);
    bound(explanation.earliest, out)?;
    add(out, &[",\"latest\":"]);
    bound(explanation.latest, out)?;
    add(out, &[",\"words\":\"", &explanation.words, "\"}\n"]);
    Ok(())
}

fn json_of_mistake(input: &str, error: &str, out: &mut Vec<u8>) -> io::Result<()> {
    add(out, &["{\"input\":"]);
    string(input, out)?;
    add(out, &[",\"valid\":false,\"level\":null,\"earliest\":null,\"latest\":null,\"words\":null,\"error\":"]);
    string(error, out)?;
    add(out, &["}\n"]);
    Ok(())
}

fn bound(bound: Bound, out: &mut Vec<u8>) -> io::Result<()> {
    match (bound, bound.day().and_then(Day::digits)) {
        (_, Some(digits)) => {
            out.push(b'"');
            out.extend_from_slice(&digits);
            out.push(b'"');
            Ok(())
        }
        (Bound::Unknown, _) => out.write_all(b"null"),
        (known, _) => write!(out, "\"{known}\""),
    }
}

/// Nearly every text is one that stands in JSON as it is.
fn string(text: &str, out: &mut Vec<u8>) -> io::Result<()> {
    if text.bytes().all(|byte| is_visible(byte) && !matches!(byte, b'"' | b'\\')) {
        add(out, &["\"", text, "\""]);
        return Ok(());
    }
    out.write_all(out::json(&text).map_err(io::Error::other)?.as_bytes())
}

/// Nearly every text is shown as it is.
fn shown(text: &str, out: &mut Vec<u8>) {
    if text.bytes().all(is_visible) {
        add(out, &[text]);
    } else {
        add(out, &[Shown::of(text).as_str()]);
    }
}

/// Whether the byte is a character of ASCII that shows itself.
fn is_visible(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

#[cfg(test)]
mod tests;
