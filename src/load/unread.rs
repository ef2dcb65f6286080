//! The texts of a chronology: read with it where they are short, and behind the first frame where they are long.

use std::path::Path;
use std::sync::Arc;

use crate::load::budget::Budget;
use crate::load::files::Files;
use crate::load::texts::Shelving;
use crate::load::{LoadError, Loaded, LoadedFile, Pages, PdfReader, Read, words};
use crate::model::{Chronology, Diagnostic, TextId};
use crate::text::{Originals, Shelf};

/// Texts of fewer bytes together are read before anything is told: nobody notices.
const LONG: u64 = 1 << 20;
/// A file counts for so many bytes at least, as opening it takes time too.
const LEAST: u64 = 4 << 10;

/// The texts of a chronology that are still to be read: each that names a file is awaited on its shelf.
#[derive(Debug)]
pub struct Unread {
    files: Arc<Files>,
    pdf: PdfReader,
    /// What is left of it for the texts.
    budget: Budget,
}

impl Unread {
    /// Reads them onto the shelf of what was loaded, and tells after each file. Says what is wrong with them.
    pub fn read(
        self,
        chronology: &Chronology,
        shelf: &Shelf,
        pages: &Pages,
        told: &mut dyn FnMut(),
    ) -> Vec<Diagnostic> {
        let mut shelving = Shelving::new((chronology, shelf), &self.files, pages, &self.pdf, self.budget);
        shelving.read_files(told);
        shelving.check_lines();
        let mut diagnostics = shelving.finish();
        words::keep_short(&mut diagnostics);
        diagnostics
    }
}

/// What was read, with its texts.
pub(super) fn with_texts(read: Read, originals: Option<&Path>, pdf: &PdfReader) -> Result<Loaded, LoadError> {
    let Read { files, chronology, pages, budget, .. } = &read;
    let shelf = Shelf::awaiting(chronology.text_count());
    let mut shelving = Shelving::new((chronology, &shelf), files, pages, pdf, budget.clone());
    shelving.read_files(&mut || ());
    let originals = originals.map(|folder| shelving.find_originals(folder)).transpose()?;
    shelving.check_lines();
    let of_texts = shelving.finish();
    Ok(loaded(read, of_texts, shelf, originals))
}

/// What was read, with its texts only if they are short, or if originals are asked for: those are told of with the first
/// frame.
pub(super) fn before_texts(
    read: Read,
    originals: Option<&Path>,
    pdf: &PdfReader,
) -> Result<(Loaded, Option<Unread>), LoadError> {
    if originals.is_some() || !read.has_long_texts() {
        return Ok((with_texts(read, originals, pdf)?, None));
    }
    let shelf = Shelf::awaiting(read.chronology.text_count());
    read.texts().filter(|text| read.chronology.text(*text).file.is_none()).for_each(|text| shelf.settle(text, None));
    let unread = Unread { files: Arc::clone(&read.files), pdf: pdf.clone(), budget: read.budget.clone() };
    Ok((loaded(read, Vec::new(), shelf, None), Some(unread)))
}

fn loaded(read: Read, of_texts: Vec<Diagnostic>, shelf: Shelf, originals: Option<Originals>) -> Loaded {
    let Read { files, labels, chronology, diagnostics: of_files, pages, .. } = read;
    let mut diagnostics = of_files.clone();
    diagnostics.extend(of_texts);
    diagnostics.sort_by(|a, b| a.location.cmp(&b.location));
    words::keep_short(&mut diagnostics);
    let files = labels.into_iter().map(|label| LoadedFile { path: files.path(&label), label }).collect();
    Loaded { chronology, diagnostics, shelf, files, pages, originals, of_files }
}

impl Read {
    fn texts(&self) -> impl Iterator<Item = TextId> + use<> {
        (0..self.chronology.text_count()).map(TextId::new)
    }

    /// Looks at no more files than it needs to.
    fn has_long_texts(&self) -> bool {
        let named = self.texts().filter_map(|text| self.chronology.text(text).file.as_deref());
        let mut sums = named.scan(0, |sum: &mut u64, file| {
            *sum = sum.saturating_add(self.files.length(file).max(LEAST));
            Some(*sum)
        });
        sums.any(|sum| sum >= LONG)
    }
}
