//! The one place that writes to standard output and standard error. What is for people passes the
//! sanitiser; what is for programs keeps the source's bytes, and escapes what a terminal would obey.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;

use crate::text::Shown;

/// Lines for people.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a line.
    pub fn line(&mut self, text: impl Into<Shown>) {
        self.text.push_str(text.into().as_str());
        self.text.push('\n');
    }

    /// Adds a paragraph, wrapped, each row indented by so many blanks.
    pub fn paragraph(&mut self, text: &str, indent: usize) {
        for row in crate::text::wrap_line(text, 0..text.len(), 78_usize.saturating_sub(indent).max(20)) {
            self.text.push_str(&" ".repeat(indent));
            self.text.push_str(row.shown.as_str());
            self.text.push('\n');
        }
    }

    /// Prints it.
    pub fn print(self) -> Result<(), String> {
        raw(self.text.as_bytes())
    }
}

/// Writes bytes to standard output as they are. A reader that went away ends it quietly.
pub fn raw(bytes: &[u8]) -> Result<(), String> {
    raw_piece(bytes).map(drop)
}

/// The same for a piece of what there is to write; it breaks where the reader went away, so that the rest need not be
/// made.
pub fn raw_piece(bytes: &[u8]) -> Result<ControlFlow<()>, String> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(ControlFlow::Continue(())),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
        Err(error) => Err(unwritten(&error)),
    }
}

/// A sentence for what could not be written to standard output.
pub fn unwritten(error: &io::Error) -> String {
    format!("standard output cannot be written: {error}")
}

/// Writes whole lines of a program's format to standard output: as they are into a file or a pipe; on a terminal each
/// passes the sanitiser. It breaks where the reader went away.
pub fn exported_piece(text: &str) -> Result<ControlFlow<()>, String> {
    if !io::stdout().is_terminal() {
        return raw_piece(text.as_bytes());
    }
    let mut page = Page::new();
    text.lines().for_each(|line| page.line(line));
    raw_piece(page.text.as_bytes())
}

/// A JSON document in which everything that is not plainly visible is escaped: the same document to a
/// program, and harmless on a terminal.
pub fn json(value: &impl serde::Serialize) -> Result<String, String> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    Ok(escaped(&text))
}

fn escaped(text: &str) -> String {
    if text.is_ascii() && !text.contains('\u{7f}') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        let plain = (char.is_ascii() && char != '\u{7f}') || Shown::from(char).as_str().chars().eq([char]);
        if plain {
            out.push(char);
        } else {
            for unit in char.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

/// Writes a line to standard error, sanitised. If even that cannot be written, nobody is there to read it.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{}", Shown::of(line));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_the_same_document_and_harmless() {
        for text in [
            "plain",
            "Kyïv",
            "\u{1b}]0;x\u{7}",
            "\u{202e}abc",
            "\u{9b}31m",
            "e\u{301}",
            "日本",
            "a\u{200b}b",
            "\u{e0041}",
        ] {
            let json = json(&text).expect("json");
            assert_eq!(serde_json::from_str::<String>(&json).expect("json"), text);
            assert!(!json.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{200b}', '\u{e0041}']), "{json}");
        }
    }
}
