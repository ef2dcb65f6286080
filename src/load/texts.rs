//! The wordings of the sources: read from the chronology's folder, or found among the reader's own files
//! by fingerprint.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::load::LoadError;
use crate::load::budget::Budget;
use crate::load::extract::{Extract, PdfReader, Unreadable, extract, fingerprint, form};
use crate::load::files::{Files, LONGEST_TEXT};
use crate::load::pages::Pages;
use crate::load::place::Part;
use crate::load::words::count;
use crate::model::{Chronology, Diagnostic, Location, SourceId, TextId};
use crate::text::{Body, Form, Lines, Originals, Shelf};

/// What is being done when a folder of originals cannot be opened.
pub const OPENING_ORIGINALS: &str = "opening the folder of originals";

/// The longest stranger whose text is extracted when originals are looked for, in bytes.
const LONGEST_STRANGER: u64 = 8 << 20;

/// Fills a shelf with the texts of a chronology, of which each is awaited there.
#[derive(Debug)]
pub struct Shelving<'a> {
    chronology: &'a Chronology,
    files: &'a Files,
    pages: &'a Pages,
    pdf: &'a PdfReader,
    /// What is left of it.
    budget: Budget,
    shelf: &'a Shelf,
    /// What is wrong with the texts.
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Shelving<'a> {
    /// Nothing has been read yet.
    #[must_use]
    pub fn new(
        (chronology, shelf): (&'a Chronology, &'a Shelf),
        files: &'a Files,
        pages: &'a Pages,
        pdf: &'a PdfReader,
        budget: Budget,
    ) -> Self {
        Self { chronology, files, pages, pdf, budget, shelf, diagnostics: Vec::new() }
    }

    /// Reads the files that texts name, each once, and tells after each.
    pub fn read_files(&mut self, told: &mut dyn FnMut()) {
        let mut named: BTreeMap<&str, Vec<TextId>> = BTreeMap::new();
        for text in self.all_texts() {
            if let Some(file) = &self.chronology.text(text).file {
                named.entry(file).or_default().push(text);
            }
        }
        let mut in_order: Vec<_> = named.into_iter().collect();
        in_order.sort_by_key(|(_, texts)| texts[0]);
        for (file, texts) in in_order {
            match self.budget.texts.read(self.files, file) {
                Ok(bytes) => self.put(&texts, bytes, file, "file"),
                Err(refusal) => self.errors(&texts, "file", file, &refusal.words()),
            }
            told();
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
            match bytes.and_then(|bytes| Some((sealed.get(fingerprint(&bytes).as_str())?, bytes))) {
                Some((texts, bytes)) => self.put_original(texts, bytes, &name, &mut report),
                None => report.strangers.push(name),
            }
        }
        let wanted = |shelf: &Shelf| sealed.values().flatten().any(|text| shelf.get(*text).is_none());
        for name in std::mem::take(&mut report.strangers) {
            let texts = if wanted(self.shelf) { sealed_as(&originals, &name, &sealed) } else { None };
            match texts {
                Some((texts, bytes)) => self.put_original(texts, bytes, &name, &mut report),
                None => report.strangers.push(name),
            }
        }
        let wanted = sealed.into_values().flatten();
        report.absent = wanted.filter(|&text| self.shelf.get(text).is_none()).collect();
        report.absent.sort_unstable();
        report.absent.retain(|text| report.matched.iter().all(|(matched, _)| matched != text));
        Ok(report)
    }

    fn put_original(&mut self, texts: &[TextId], bytes: Vec<u8>, name: &str, report: &mut Originals) {
        let wanting: Vec<TextId> = texts.iter().copied().filter(|text| self.shelf.get(*text).is_none()).collect();
        if !wanting.is_empty() {
            self.put(&wanting, bytes, name, "sha256");
            report.matched.extend(wanting.into_iter().map(|text| (text, name.to_owned())));
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

    /// What has not been found by now is not at hand. Says what is wrong with the texts.
    #[must_use]
    pub fn finish(self) -> Vec<Diagnostic> {
        self.all_texts().for_each(|text| self.shelf.settle(text, None));
        self.diagnostics
    }

    fn all_texts(&self) -> impl Iterator<Item = TextId> + use<> {
        (0..self.chronology.text_count()).map(TextId::new)
    }

    /// Puts what a file says on the shelf, for every text that it is the wording of.
    fn put(&mut self, texts: &[TextId], bytes: Vec<u8>, label: &str, field: &'static str) {
        let recorded = |text: TextId| self.chronology.text(text).sha256.as_ref();
        let of_file = texts.iter().any(|text| recorded(*text).is_some()).then(|| fingerprint(&bytes));
        let Extract { content, reading, skipped } = match self.extract(label, bytes) {
            Ok(extract) => extract,
            Err(why) => return self.errors(texts, field, label, &why),
        };
        if reading.malformed {
            let message = format!("{label}: some bytes are not {}; \u{fffd} stands for them", reading.charset);
            self.warnings(texts, field, &message, "was the file cut off, or is it in another charset?");
        }
        if reading.doubtful {
            let message = format!("{label}: read as {}, a guess from few characters", reading.charset);
            self.warnings(
                texts,
                field,
                &message,
                "compare it with the source; save it as UTF-8, and there is nothing to guess",
            );
        }
        let fits = |recorded| of_file.as_ref() == Some(recorded) || reading.sha256.as_ref() == Some(recorded);
        let mut sealed: Vec<(Option<bool>, TextId)> =
            texts.iter().map(|&text| (recorded(text).map(fits), text)).collect();
        sealed.sort_unstable();
        let lines = Lines::of(&content);
        let mut body =
            Arc::new(Body { content, lines, sealed: sealed[0].0, label: label.to_owned(), skipped, reading });
        // Texts of one file share what it says, but for whether it is as it was sealed.
        for (sealed, text) in sealed {
            if body.sealed != sealed {
                body = Arc::new(Body { sealed, ..Body::clone(&body) });
            }
            self.shelf.settle(text, Some(Arc::clone(&body)));
        }
    }

    /// The text of a file. What reading PDF takes counts.
    fn extract(&mut self, label: &str, bytes: Vec<u8>) -> Result<Extract, Unreadable> {
        if form(label, &bytes) != Form::Pdf {
            return extract(label, bytes, self.pdf);
        }
        let begun = Instant::now();
        let extract = extract(label, bytes, &self.pdf.no_longer_than(self.budget.pdfs));
        self.budget.pdfs = self.budget.pdfs.saturating_sub(begun.elapsed());
        extract
    }

    fn errors(&mut self, texts: &[TextId], field: &'static str, label: &str, (message, hint): &Unreadable) {
        for &text in texts {
            let (location, path) = self.place(text, Some(field));
            let message = format!("one text left out: {label}: {message}");
            self.diagnostics.push(self.pages.error(&location, &path, message).hint(*hint));
        }
    }

    fn warnings(&mut self, texts: &[TextId], field: &'static str, message: &str, hint: &'static str) {
        for &text in texts {
            let (location, path) = self.place(text, Some(field));
            self.diagnostics.push(self.pages.warning(&location, &path, message.to_owned()).hint(hint));
        }
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
