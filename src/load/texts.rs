//! The wordings of the sources: read from the chronology's folder, or found among the reader's own files
//! by fingerprint.

use std::collections::HashMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::load::LoadError;
use crate::load::files::{Files, LONGEST_TEXT, decode};
use crate::load::place::{Pages, Part};
use crate::load::words::count;
use crate::model::{Chronology, Diagnostic, SourceId, TextId};
use crate::text::{Body, Lines, Originals, Shelf};

/// What is being done when a folder of originals cannot be opened.
pub const OPENING_ORIGINALS: &str = "opening the folder of originals";

/// The SHA-256 of some bytes, in lower-case hexadecimal (FIPS 180-4).
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fills a shelf with the texts of a chronology.
#[derive(Debug)]
pub struct Shelving<'a> {
    chronology: &'a Chronology,
    files: &'a Files,
    pages: &'a Pages,
    /// What is at hand.
    pub shelf: Shelf,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Shelving<'a> {
    /// An empty shelf for the texts of `chronology`.
    #[must_use]
    pub fn new(chronology: &'a Chronology, files: &'a Files, pages: &'a Pages) -> Self {
        Self { chronology, files, pages, shelf: Shelf::default(), diagnostics: Vec::new() }
    }

    /// Reads the texts that name a file.
    pub fn read_files(&mut self) {
        for text in self.all_texts() {
            if let Some(file) = &self.chronology.text(text).file {
                match self.files.read(file, LONGEST_TEXT) {
                    Ok(bytes) => self.put(text, bytes, file, "file"),
                    Err(refusal) => {
                        let (message, hint) = refusal.words();
                        self.error(text, "file", &format!("{file}: {message}"), hint);
                    }
                }
            }
        }
    }

    /// Looks in a folder for the texts that have a fingerprint and are not at hand.
    ///
    /// # Errors
    /// Where the folder cannot be opened.
    pub fn find_originals(&mut self, folder: &Path) -> Result<Originals, LoadError> {
        let originals = Files::folder(OPENING_ORIGINALS, folder)?;
        let mut sealed: HashMap<&str, Vec<TextId>> = HashMap::new();
        for text in self.all_texts() {
            if let Some(sha256) = &self.chronology.text(text).sha256 {
                sealed.entry(sha256).or_default().push(text);
            }
        }
        let mut report = Originals { folder: folder.display().to_string(), ..Originals::default() };
        for name in originals.names() {
            let bytes = originals.read(&name, LONGEST_TEXT).ok();
            let texts = bytes.as_ref().and_then(|bytes| sealed.get(fingerprint(bytes).as_str()));
            let Some((bytes, texts)) = bytes.as_ref().zip(texts) else {
                report.strangers.push(name);
                continue;
            };
            for &text in texts {
                if self.shelf.get(text).is_none() {
                    self.put(text, bytes.clone(), &name, "sha256");
                    report.matched.push((text, name.clone()));
                }
            }
        }
        let wanted = sealed.into_values().flatten();
        report.absent = wanted.filter(|&text| self.shelf.get(text).is_none()).collect();
        report.absent.sort_unstable();
        report.absent.retain(|text| report.matched.iter().all(|(matched, _)| matched != text));
        Ok(report)
    }

    /// Compares the texts of each source with each other.
    pub fn check_lines(&mut self) {
        for source in self.chronology.sources() {
            let lines = |text| self.shelf.get(text).map(|body| body.lines.count());
            let mut counted = self.chronology.texts(source).filter_map(|text| Some((text, lines(text)?)));
            let Some((first, expected)) = counted.next() else { continue };
            let differing: Vec<_> = counted.filter(|&(_, lines)| lines != expected).collect();
            for (text, lines) in differing {
                let word = self.chronology.text(first).kind.word();
                let message = format!("this text has {}, the {word} has {expected}", count(lines, "line"));
                let (location, path) = self.place(text, None);
                let hint = "texts of one source go together line by line";
                self.diagnostics.push(self.pages.warning(&location, &path, message).hint(hint));
            }
        }
    }

    fn all_texts(&self) -> impl Iterator<Item = TextId> + use<> {
        (0..self.chronology.text_count()).map(TextId::new)
    }

    fn put(&mut self, text: TextId, bytes: Vec<u8>, label: &str, field: &'static str) {
        let sealed = self.chronology.text(text).sha256.as_ref().map(|sha256| *sha256 == fingerprint(&bytes));
        if sealed == Some(false) {
            let (location, path) = self.place(text, Some("sha256"));
            let message = format!("“{label}” has changed: its SHA-256 is no longer the recorded one");
            let hint = "read its quotations again, then record `dateline fingerprint`";
            self.diagnostics.push(self.pages.warning(&location, &path, message).hint(hint));
        }
        match decode(bytes) {
            Ok((content, skipped)) => {
                let lines = Lines::of(&content);
                self.shelf.put(text, Body { content, lines, sealed, label: label.to_owned(), skipped });
            }
            Err((message, hint)) => self.error(text, field, &message, hint),
        }
    }

    fn error(&mut self, text: TextId, field: &'static str, message: &str, hint: &str) {
        let (location, path) = self.place(text, Some(field));
        let message = format!("one text left out: {message}");
        self.diagnostics.push(self.pages.error(&location, &path, message).hint(hint));
    }

    /// Where a text, or a field of it, stands in the files.
    fn place(&self, text: TextId, field: Option<&'static str>) -> (crate::model::Location, Vec<Part<'static>>) {
        let source: SourceId = self.chronology.source_of_text(text);
        let at = self.chronology.texts(source).position(|other| other == text).unwrap_or_default();
        let path = [Part::Field("texts"), Part::Item(at)].into_iter().chain(field.map(Part::Field)).collect();
        (self.chronology.source(source).location.clone(), path)
    }
}
