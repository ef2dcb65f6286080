//! `dateline dates`: the dates that a text mentions.

use std::io::{self, Read};
use std::path::Path;

use serde::Serialize;

use crate::cli::FINE;
use crate::cli::args::PlainFormat;
use crate::load::{Extract, LONGEST_TEXT, extract, read_named};
use crate::out::{self, Page};
use crate::shell::pdf_reader;
use crate::text::Lines;
use crate::when::{Mention, When, each_mention, is_language, languages, mentions};

/// What was found is printed when so many bytes have come together.
const BLOCK: usize = 1 << 16;
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
    let language = language.map(known_language).transpose()?;
    let Extract { content: text, skipped, .. } = read(file)?;
    match format {
        PlainFormat::Json => print_json(&text, skipped, language, &published)?,
        PlainFormat::Text => {
            let found = mentions(&text, language, &published);
            if found.is_empty() {
                out::complain(&format!("dateline: {} mentions no date", file.display()));
            }
            page(&text, &found).print()?;
        }
    }
    Ok(FINE)
}

/// The same tag, if dates are read in its language. Who names one means it; a text that says of itself that it is in
/// another is still read for dates in digits.
fn known_language(tag: &str) -> Result<&str, String> {
    if is_language(tag) {
        return Ok(tag);
    }
    let known: Vec<&str> = languages().collect();
    Err(format!("--language “{tag}”: dates are read in {}", known.join(", ")))
}

/// One array, printed as its elements are found.
fn print_json(text: &str, skipped: usize, language: Option<&str>, published: &When) -> Result<(), String> {
    let mut pending = String::from("[");
    let mut link = "";
    each_mention(text, language, published, |mention| {
        pending.push_str(link);
        pending.push_str(&out::json(&listed(text, skipped, &mention))?);
        link = ",";
        if pending.len() >= BLOCK {
            out::raw(std::mem::take(&mut pending).as_bytes())?;
        }
        Ok::<(), String>(())
    })?;
    pending.push_str("]\n");
    out::raw(pending.as_bytes())
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

fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(LONGEST_TEXT + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LONGEST_TEXT) {
        return Err(io::Error::other(format!("it is longer than {} MiB", LONGEST_TEXT >> 20)));
    }
    Ok(bytes)
}

/// The text of a file, as a chronology would show and quote it.
fn read(file: &Path) -> Result<Extract, String> {
    let unreadable = |why: &dyn std::fmt::Display| format!("{} cannot be read: {why}", file.display());
    let bytes = if file == Path::new(STANDARD_INPUT) {
        standard_input().map_err(|error| unreadable(&error))?
    } else {
        read_named(file, LONGEST_TEXT).map_err(|refusal| unreadable(&refusal.words().0))?
    };
    extract(&file.to_string_lossy(), bytes, &pdf_reader())
        .map_err(|(message, hint)| format!("{}; {hint}", unreadable(&message)))
}
