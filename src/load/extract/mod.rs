//! Files of texts → the text that is shown, quoted and fingerprinted.
//!
//! | file | what it does |
//! |---|---|
//! | `charset` | bytes → characters |
//! | `paragraphs` | puts lines together |
//! | `html`, `markdown` | marked-up characters → lines |
//! | `pdf` | starts the child process that reads a PDF, and stops it |
//! | `pdf_child` | what that process does |
//!
//! The form of a file follows from the end of its name: `.txt` is plain text, `.md` and `.markdown` are
//! Markdown, `.html`, `.htm`, `.xhtml` and `.xht` HTML, `.pdf` PDF. Where the name says nothing of these,
//! the first bytes do: `%PDF-` is PDF, `<!doctype html`, `<html` and an XML declaration before it HTML, and
//! everything else is plain text.

mod charset;
mod html;
mod markdown;
mod paragraphs;
mod pdf;
#[cfg(feature = "pdf")]
mod pdf_child;

use sha2::{Digest, Sha256};

use crate::text::{Form, Reading};

use charset::Decoded;
pub use pdf::{Limits, PdfReader};
#[cfg(feature = "pdf")]
pub use pdf_child::{limit_this_process, read_pdf};

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// What it says.
    pub content: String,
    /// How it was read.
    pub reading: Reading,
    /// How many bytes of the file come before the content; 0 where the text was extracted.
    pub skipped: usize,
}

/// Why a file has no text: what is wrong, and what to do about it.
pub type Unreadable = (String, &'static str);

/// The SHA-256 of some bytes, in lower-case hexadecimal (FIPS 180-4).
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text of the file `name`, which holds `bytes`.
///
/// # Errors
/// Where the bytes are no text, or a PDF that cannot be read.
pub fn extract(name: &str, bytes: Vec<u8>, pdf: &PdfReader) -> Result<Extract, Unreadable> {
    let form = form(name, &bytes);
    if form == Form::Pdf {
        return Ok(made(pdf.text(bytes)?, Reading { form, ..Reading::plain() }));
    }
    let Decoded { text, charset, mark, malformed, doubtful } = charset::decode(bytes, form)
        .ok_or_else(|| ("this is no text".to_owned(), "name a file of plain text, Markdown, HTML or PDF"))?;
    let reading = Reading { form, charset, malformed, doubtful, sha256: None };
    Ok(match form {
        Form::Html => made(html::text(&text), reading),
        Form::Markdown => made(markdown::text(&text), reading),
        _ if charset == Reading::UTF_8 && !malformed => {
            Extract { content: text, reading: Reading::plain(), skipped: mark }
        }
        _ => made(text, reading),
    })
}

/// A text that was made out of a file.
fn made(content: String, reading: Reading) -> Extract {
    let sha256 = Some(fingerprint(content.as_bytes()));
    Extract { content, reading: Reading { sha256, ..reading }, skipped: 0 }
}

/// The ends of names, and the forms that they mean.
const ENDS: &[(&str, Form)] = &[
    ("txt", Form::Plain),
    ("md", Form::Markdown),
    ("markdown", Form::Markdown),
    ("html", Form::Html),
    ("htm", Form::Html),
    ("xhtml", Form::Html),
    ("xht", Form::Html),
    ("pdf", Form::Pdf),
];

/// The form of a file: by its name, and where that says nothing, by its first bytes.
#[must_use]
pub fn form(name: &str, bytes: &[u8]) -> Form {
    let end = name.rsplit('/').next().and_then(|name| Some(name.rsplit_once('.')?.1));
    let named = end.and_then(|end| ENDS.iter().find(|(other, _)| end.eq_ignore_ascii_case(other)));
    named.map_or_else(|| form_of_bytes(bytes), |(_, form)| *form)
}

fn form_of_bytes(bytes: &[u8]) -> Form {
    // In UTF-16 every other byte of these letters is NUL.
    let start: Vec<u8> = bytes.iter().take(1024).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let start = start
        .strip_prefix(b"\xEF\xBB\xBF")
        .or(start.strip_prefix(b"\xFF\xFE"))
        .or(start.strip_prefix(b"\xFE\xFF"))
        .unwrap_or(&start);
    let start = start.trim_ascii_start();
    let page = |start: &[u8]| start.starts_with(b"<!doctype html") || start.starts_with(b"<html");
    let declared = start.starts_with(b"<?xml").then(|| memchr::memmem::find(start, b"?>")).flatten();
    if start.starts_with(b"%pdf-") {
        Form::Pdf
    } else if page(start) || declared.is_some_and(|end| page(start[end + 2..].trim_ascii_start())) {
        Form::Html
    } else {
        Form::Plain
    }
}

#[cfg(test)]
mod tests;
