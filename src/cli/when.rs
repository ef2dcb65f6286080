//! `dateline when`: what a date means.

mod stream;

use std::io::Write;

use serde::Serialize;

use crate::cli::args::PlainFormat;
use crate::cli::list::bound;
use crate::cli::{FINE, FOUND};
use crate::out;
use crate::text::Shown;
use crate::when::{When, explain};

#[derive(Debug, Serialize)]
struct Explained<'a> {
    input: &'a str,
    valid: bool,
    level: Option<u8>,
    earliest: Option<String>,
    latest: Option<String>,
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

pub fn run(words: &[String], format: PlainFormat) -> Result<u8, String> {
    let (expressions, format) = split(words, format)?;
    let mut out = std::io::stdout().lock();
    let mut valid = true;
    let done = (|| {
        for (nth, expression) in expressions.iter().enumerate() {
            if *expression == "-" {
                valid &= stream::answer(&mut std::io::stdin().lock(), &mut out, format)?;
                continue;
            }
            let mut answer = Vec::new();
            valid &= self::answer(expression, format, &mut answer)?;
            if format == PlainFormat::Text && nth + 1 < expressions.len() {
                answer.push(b'\n');
            }
            out.write_all(&answer)?;
        }
        out.flush()
    })();
    match done {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(FINE),
        Err(error) => Err(error.to_string()),
        Ok(()) => Ok(if valid { FINE } else { FOUND }),
    }
}

/// Answers one expression; whether it is valid.
fn answer(input: &str, format: PlainFormat, out: &mut Vec<u8>) -> std::io::Result<bool> {
    let parsed = When::parse(input);
    let valid = parsed.is_ok();
    match format {
        PlainFormat::Json => json(out, input, parsed)?,
        PlainFormat::Text => text(out, input, parsed)?,
    }
    Ok(valid)
}

/// Expressions may begin with `-`, so every word here came as one; the option is taken out again.
fn split(words: &[String], format: PlainFormat) -> Result<(Vec<&str>, PlainFormat), String> {
    let mut format = format;
    let mut expressions = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let named = match word.as_str() {
            "--format" => words.next().map(String::as_str).unwrap_or_default(),
            "--" => continue,
            other => match other.strip_prefix("--format=") {
                Some(named) => named,
                None => {
                    expressions.push(other);
                    continue;
                }
            },
        };
        format = PlainFormat::named(named).ok_or_else(|| format!("“{named}” is not a format; it is text or json"))?;
    }
    Ok((expressions, format))
}

fn json(out: &mut impl Write, input: &str, parsed: Result<When, crate::when::WhenError>) -> std::io::Result<()> {
    let explained = match &parsed {
        Ok(when) => Explained {
            input,
            valid: true,
            level: Some(when.level()),
            earliest: bound(when.earliest()),
            latest: bound(when.latest()),
            words: Some(when.words()),
            error: None,
        },
        Err(error) => Explained {
            input,
            valid: false,
            level: None,
            earliest: None,
            latest: None,
            words: None,
            error: Some(error.to_string()),
        },
    };
    let json = out::json(&explained).map_err(std::io::Error::other)?;
    writeln!(out, "{json}")
}

fn text(out: &mut impl Write, input: &str, parsed: Result<When, crate::when::WhenError>) -> std::io::Result<()> {
    writeln!(out, "{}", Shown::of(input))?;
    match parsed {
        Ok(when) => {
            for (label, value) in explain(&when) {
                writeln!(out, "  {label:<14} {}", Shown::of(&value))?;
            }
        }
        Err(error) => writeln!(out, "  {:<14} {}", "not a date", Shown::of(&error.to_string()))?,
    }
    Ok(())
}
