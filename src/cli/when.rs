//! `dateline when`: what a date means.

mod answer;
mod stream;

use std::io::Write;

use crate::cli::args::PlainFormat;
use crate::cli::{FINE, FOUND};

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
            valid &= answer::answer(expression, format, &mut answer)?;
            if format == PlainFormat::Text && nth + 1 < expressions.len() {
                answer.push(b'\n');
            }
            out.write_all(&answer)?;
        }
        out.flush()
    })();
    match done {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(FINE),
        Err(error) if error.kind() == std::io::ErrorKind::Other => Err(error.to_string()),
        Err(error) => Err(crate::out::unwritten(&error)),
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
