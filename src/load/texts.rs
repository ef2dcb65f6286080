//! The wordings of the sources: read from the chronology's folder, or found among the reader's own files
//! by fingerprint.

use std::collections::HashMap;
use std::path::Path;

use crate::load::LoadError;
use crate::load::extract::{Extract, PdfReader, extract, fingerprint, form};
use crate::load::files::{Files, LONGEST_TEXT};
use crate::load::place::{Pages, Part};
use crate::load::words::count;
use crate::model::{Chronology, Diagnostic, Location, SourceId, TextId};
use crate::text::{Body, Form, Lines, Originals, Shelf};

/// What is being done when a folder of originals cannot be opened.
pub const OPENING_ORIGINALS: &str = "opening the folder of originals";

/// The longest stranger whose text is extracted when originals are looked for, in bytes.
const LONGEST_STRANGER: u64 = 8 << 20;

/// Fills a shelf with the texts of a chronology.
#[derive(Debug)]
pub struct Shelving<'a> {
    chronology: &'a Chronology,
    files: &'a Files,
    pages: &'a Pages,
    pdf: &'a PdfReader,
    /// What is at hand.
    pub shelf: Shelf,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Shelving<'a> {
    /// An empty shelf for the texts of `chronology`.
    #[must_use]
    pub fn new(chronology: &'a Chronology, files: &'a Files, pages: &'a Pages, pdf: &'a PdfReader) -> Self {
        Self { chronology, files, pages, pdf, shelf: Shelf::default(), diagnostics: Vec::new() }
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

    /// Looks in a folder for the texts that have a fingerprint and are not at hand: that of a file, or that of
    /// the text extracted from a file. The second is tried for what is still wanted then, and only in files of
    /// at most 8 MiB that are no PDF: each PDF is a process.
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
            match bytes.as_ref().and_then(|bytes| sealed.get(fingerprint(bytes).as_str())).zip(bytes.as_ref()) {
                Some((texts, bytes)) => self.put_original(texts, bytes, &name, &mut report),
                None => report.strangers.push(name),
            }
        }
        let wanted = |shelf: &Shelf| sealed.values().flatten().any(|text| shelf.get(*text).is_none());
        for name in std::mem::take(&mut report.strangers) {
            let texts = if wanted(&self.shelf) { sealed_as(&originals, &name, &sealed) } else { None };
            match texts {
                Some((texts, bytes)) => self.put_original(texts, &bytes, &name, &mut report),
                None => report.strangers.push(name),
            }
        }
        let wanted = sealed.into_values().flatten();
        report.absent = wanted.filter(|&text| self.shelf.get(text).is_none()).collect();
        report.absent.sort_unstable();
        report.absent.retain(|text| report.matched.iter().all(|(matched, _)| matched != text));
        Ok(report)
    }

    fn put_original(&mut self, texts: &[TextId], bytes: &[u8], name: &str, report: &mut Originals) {
        for &text in texts {
            if self.shelf.get(text).is_none() {
                self.put(text, bytes.to_vec(), name, "sha256");
                report.matched.push((text, name.to_owned()));
            }
        }
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
        let recorded = self.chronology.text(text).sha256.as_ref();
        let of_file = recorded.map(|recorded| *recorded == fingerprint(&bytes));
        let extract = extract(label, bytes, self.pdf);
        let of_text = |extract: &Extract| recorded.is_some() && extract.reading.sha256.as_ref() == recorded;
        let sealed = of_file.map(|of_file| of_file || extract.as_ref().is_ok_and(of_text));
        match extract {
            Ok(Extract { content, reading, skipped }) => {
                if reading.malformed {
                    let (location, path) = self.place(text, Some(field));
                    let message = format!("{label}: some bytes are not {}; \u{fffd} stands for them", reading.charset);
                    let hint = "was the file cut off, or is it in another charset?";
                    self.diagnostics.push(self.pages.warning(&location, &path, message).hint(hint));
                }
                if reading.doubtful {
                    let (location, path) = self.place(text, Some(field));
                    let message = format!("{label}: read as {}, a guess from few characters", reading.charset);
                    let hint = "compare it with the source; save it as UTF-8, and there is nothing to guess";
                    self.diagnostics.push(self.pages.warning(&location, &path, message).hint(hint));
                }
                let lines = Lines::of(&content);
                self.shelf.put(text, Body { content, lines, sealed, label: label.to_owned(), skipped, reading });
            }
            Err((message, hint)) => self.error(text, field, &format!("{label}: {message}"), hint),
        }
    }

    fn error(&mut self, text: TextId, field: &'static str, message: &str, hint: &str) {
        let (location, path) = self.place(text, Some(field));
        let message = format!("one text left out: {message}");
        self.diagnostics.push(self.pages.error(&location, &path, message).hint(hint));
    }

    fn place(&self, text: TextId, field: Option<&'static str>) -> (Location, Vec<Part<'static>>) {
        place(self.chronology, text, field)
    }
}

/// Where a text, or a field of it, stands in the files.
#[must_use]
pub fn place(chronology: &Chronology, text: TextId, field: Option<&'static str>) -> (Location, Vec<Part<'static>>) {
    let source: SourceId = chronology.source_of_text(text);
    let at = chronology.texts(source).position(|other| other == text).unwrap_or_default();
    let path = [Part::Field("texts"), Part::Item(at)].into_iter().chain(field.map(Part::Field)).collect();
    (chronology.source(source).location.clone(), path)
}

/// The texts that are sealed with the fingerprint of what is extracted from a file, and the file's bytes.
fn sealed_as<'a>(
    files: &Files,
    name: &str,
    sealed: &'a HashMap<&str, Vec<TextId>>,
) -> Option<(&'a Vec<TextId>, Vec<u8>)> {
    let bytes = files.read(name, LONGEST_STRANGER).ok()?;
    if form(name, &bytes) == Form::Pdf {
        return None;
    }
    let reading = extract(name, bytes.clone(), &PdfReader::none()).ok()?.reading;
    Some((sealed.get(reading.sha256?.as_str())?, bytes))
}
