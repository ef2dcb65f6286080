//! What is said of one expression, as text or as JSON.

use std::fmt::{self, Write};

use crate::cli::args::PlainFormat;
use crate::out;
use crate::text::Shown;
use crate::when::{Bound, Day, Explanation};

/// Adds the answer to one expression; whether it is valid.
pub fn answer(input: &str, format: PlainFormat, out: &mut String) -> Result<bool, fmt::Error> {
    match Explanation::of(input) {
        Ok(explanation) => explained(input, &explanation, format, out).map(|()| true),
        Err(error) => mistaken(input, &error.to_string(), format, out).map(|()| false),
    }
}

/// Adds the answer to a valid expression. What is said of one is letters, digits, hyphens, dashes: it stands in the
/// answer as it is.
pub fn explained(input: &str, explanation: &Explanation, format: PlainFormat, out: &mut String) -> fmt::Result {
    match format {
        PlainFormat::Json => json(input, explanation, out),
        PlainFormat::Text => {
            shown(input, out);
            out.push('\n');
            for (label, told) in explanation.lines() {
                begin_line(label, out);
                out.push_str(&told);
                out.push('\n');
            }
            Ok(())
        }
    }
}

fn mistaken(input: &str, error: &str, format: PlainFormat, out: &mut String) -> fmt::Result {
    match format {
        PlainFormat::Json => json_of_mistake(input, error, out),
        PlainFormat::Text => {
            shown(input, out);
            out.push('\n');
            begin_line("not a date", out);
            shown(error, out);
            out.push('\n');
            Ok(())
        }
    }
}

/// As wide as the column of the labels.
const BLANKS: &str = "               ";

fn begin_line(label: &str, out: &mut String) {
    ["  ", label, BLANKS.get(label.len()..).unwrap_or(" ")].iter().for_each(|piece| out.push_str(piece));
}

fn json(input: &str, explanation: &Explanation, out: &mut String) -> fmt::Result {
    out.push_str("{\"input\":");
    string(input, out)?;
    out.push_str(",\"valid\":true,\"level\":");
    out.push(char::from(b'0' + explanation.level));
    out.push_str(",\"earliest\":");
    bound(explanation.earliest, out)?;
    out.push_str(",\"latest\":");
    bound(explanation.latest, out)?;
    out.push_str(",\"words\":\"");
    out.push_str(&explanation.words);
    out.push_str("\"}\n");
    Ok(())
}

fn json_of_mistake(input: &str, error: &str, out: &mut String) -> fmt::Result {
    out.push_str("{\"input\":");
    string(input, out)?;
    out.push_str(",\"valid\":false,\"level\":null,\"earliest\":null,\"latest\":null,\"words\":null,\"error\":");
    string(error, out)?;
    out.push_str("}\n");
    Ok(())
}

fn bound(bound: Bound, out: &mut String) -> fmt::Result {
    let digits = bound.day().and_then(Day::digits);
    match (bound, digits.as_ref().map(|digits| str::from_utf8(digits))) {
        (_, Some(Ok(digits))) => ["\"", digits, "\""].iter().for_each(|piece| out.push_str(piece)),
        (Bound::Unknown, _) => out.push_str("null"),
        (known, _) => write!(out, "\"{known}\"")?,
    }
    Ok(())
}

/// Nearly every text is one that stands in JSON as it is.
fn string(text: &str, out: &mut String) -> fmt::Result {
    if text.bytes().all(|byte| is_visible(byte) && !matches!(byte, b'"' | b'\\')) {
        out.push('"');
        out.push_str(text);
        out.push('"');
        return Ok(());
    }
    out.push_str(&out::json(&text).map_err(|_| fmt::Error)?);
    Ok(())
}

/// Nearly every text is shown as it is.
fn shown(text: &str, out: &mut String) {
    if text.bytes().all(is_visible) {
        out.push_str(text);
    } else {
        out.push_str(Shown::of(text).as_str());
    }
}

/// Whether the byte is a character of ASCII that shows itself.
fn is_visible(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

#[cfg(test)]
mod tests;
