//! `dateline when`: what a date means.

use std::io::{BufRead, BufWriter, Write};

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

/// The longest line that is taken for an expression; the rest of a longer one is answered as invalid.
const LONGEST: usize = 4096;

pub fn run(words: &[String], format: PlainFormat) -> Result<u8, String> {
    let (expressions, format) = split(words, format)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut valid = true;
    let mut answer = |input: &str, more: bool| -> std::io::Result<()> {
        let parsed = When::parse(input);
        valid &= parsed.is_ok();
        match format {
            PlainFormat::Json => json(&mut out, input, parsed),
            PlainFormat::Text => text(&mut out, input, parsed, more),
        }
    };
    let done = (|| {
        for (nth, expression) in expressions.iter().enumerate() {
            if *expression == "-" {
                from_stdin(&mut answer)?;
            } else {
                answer(expression, nth + 1 < expressions.len())?;
            }
        }
        Ok::<(), std::io::Error>(())
    })();
    match done.and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(FINE),
        Err(error) => Err(error.to_string()),
        Ok(()) => Ok(if valid { FINE } else { FOUND }),
    }
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

fn from_stdin(answer: &mut dyn FnMut(&str, bool) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut input = std::io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = std::io::Read::take(&mut input, LONGEST as u64).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(());
        }
        if line.last() != Some(&b'\n') && read == LONGEST {
            input.skip_until(b'\n')?;
        }
        let text = String::from_utf8_lossy(&line);
        answer(text.trim_end_matches(['\r', '\n']), true)?;
    }
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

fn text(
    out: &mut impl Write,
    input: &str,
    parsed: Result<When, crate::when::WhenError>,
    more: bool,
) -> std::io::Result<()> {
    writeln!(out, "{}", Shown::of(input))?;
    match parsed {
        Ok(when) => {
            for (label, value) in explain(&when) {
                writeln!(out, "  {label:<14} {}", Shown::of(&value))?;
            }
        }
        Err(error) => writeln!(out, "  {:<14} {}", "not a date", Shown::of(&error.to_string()))?,
    }
    if more {
        writeln!(out)?;
    }
    Ok(())
}
