//! `dateline dates`: the dates that a text mentions.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use crate::cli::FINE;
use crate::cli::args::PlainFormat;
use crate::load::{Extract, LONGEST_TEXT, extract};
use crate::out::{self, Page};
use crate::shell::pdf_reader;
use crate::text::Lines;
use crate::when::{Mention, When, mentions};

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

#[derive(Debug, Serialize)]
struct Listed<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    when: String,
    rule: &'static str,
}

pub fn run(file: &Path, published: &str, language: Option<&str>, format: PlainFormat) -> Result<u8, String> {
    let published = When::parse(published.trim()).map_err(|error| format!("--published “{published}”: {error}"))?;
    let Extract { content: text, skipped, .. } = read(file)?;
    let found = mentions(&text, language, &published);
    match format {
        PlainFormat::Json => {
            let listed: Vec<Listed> = found.iter().map(|mention| listed(&text, skipped, mention)).collect();
            out::raw(format!("{}\n", out::json(&listed)?).as_bytes())?;
        }
        PlainFormat::Text if found.is_empty() => {
            out::complain(&format!("dateline: {} mentions no date", file.display()));
        }
        PlainFormat::Text => page(&text, &found).print()?,
    }
    Ok(FINE)
}

/// Offsets are those of the file, where its text is not extracted.
fn listed<'a>(text: &'a str, skipped: usize, mention: &Mention) -> Listed<'a> {
    Listed {
        start: mention.at.start + skipped,
        end: mention.at.end + skipped,
        text: &text[mention.at.clone()],
        when: mention.when.written().to_owned(),
        rule: mention.rule.name(),
    }
}

fn page(text: &str, found: &[Mention]) -> Page {
    let lines = Lines::of(text);
    let mut page = Page::new();
    for mention in found {
        let line = lines.line_of(mention.at.start) + 1;
        let told = text[mention.at.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let words = mention.when.weekday_words().unwrap_or_else(|| mention.when.words());
        page.line(format!("{line}: “{told}”: {words} ({})", mention.rule.name()));
    }
    page
}

/// The text of a file, as a chronology would show and quote it.
fn read(file: &Path) -> Result<Extract, String> {
    let unreadable = |why: &dyn std::fmt::Display| format!("{} cannot be read: {why}", file.display());
    let mut bytes = Vec::new();
    if file == Path::new(STANDARD_INPUT) {
        std::io::stdin().lock().take(LONGEST_TEXT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    } else {
        if !std::fs::metadata(file).map_err(|error| unreadable(&error))?.is_file() {
            return Err(unreadable(&"it is not a regular file"));
        }
        let opened = File::open(file).map_err(|error| unreadable(&error))?;
        opened.take(LONGEST_TEXT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST_TEXT) {
        return Err(unreadable(&format!("it is longer than {} MiB", LONGEST_TEXT >> 20)));
    }
    extract(&file.to_string_lossy(), bytes, &pdf_reader())
        .map_err(|(message, hint)| format!("{}; {hint}", unreadable(&message)))
}
