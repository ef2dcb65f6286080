//! What was found for the citations, kept beside the chronology: for `list`, which then needs no text at all.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::disk::{Book, Writing};
use super::stamps::Stamps;
use super::{Kept, told};
use crate::load::{Loaded, LoadedFile, Read};
use crate::model::stored::{Reader, Writer};
use crate::model::{Chronology, Diagnostic, Evidence};
use crate::text::Shelf;

/// What was found for the citations.
#[derive(Debug, Default)]
pub struct Proof {
    /// The findings.
    pub evidence: Evidence,
    /// Everything that is wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
}

impl Kept {
    /// What was read then, without any text, and what was found for its citations. Nothing where a text, or what is in
    /// the folder of originals, is no longer as it was, or what is kept is damaged.
    #[must_use]
    pub fn load_proved(&self, originals: Option<&Path>) -> Option<(Loaded, Proof)> {
        let book = Arc::new(Book::open(&self.proof)?);
        let record = *book.records.first()?;
        let Read { files, labels, chronology, diagnostics: of_files, pages, .. } = self.read()?;
        let mut from = Reader::new(book, record)?;
        let same_story = from.record.array() == Some(self.book.identity());
        let then = Stamps::stored(&mut from.record)?;
        if !same_story || Some(then) != Stamps::of_texts(&chronology, &files, originals) {
            return None;
        }
        let evidence = Evidence::stored(&mut from, chronology.citation_count(), chronology.text_count())?;
        let diagnostics = told::stored_diagnostics(&mut from.record)?;
        from.record.finish()?;
        let files = labels.into_iter().map(|label| LoadedFile { path: files.path(&label), label }).collect();
        let (shelf, originals) = (Shelf::default(), None);
        let loaded = Loaded { chronology, diagnostics: of_files.clone(), shelf, files, pages, originals, of_files };
        Some((loaded, Proof { evidence, diagnostics }))
    }

    /// Keeps what was found for the citations, and everything that is wrong, when no text had been read before `since`.
    /// Nothing is kept where one may have been written to after that.
    ///
    /// # Errors
    /// It cannot be written: the system's.
    pub fn write_proof(
        &self,
        chronology: &Chronology,
        originals: Option<&Path>,
        (evidence, diagnostics): (&Evidence, &[Diagnostic]),
        since: SystemTime,
    ) -> io::Result<()> {
        let stamps = Stamps::of_texts(chronology, &self.files, originals);
        let Some(stamps) = stamps.filter(|stamps| !stamps.are_fresh(since)) else { return Ok(()) };
        let mut writing = Writing::begin(&self.proof)?;
        let mut keep = |part: &[u8]| writing.keep(part);
        let mut to = Writer::new(0, &mut keep);
        self.book.identity().into_iter().for_each(|byte| to.record.put(byte));
        stamps.store(&mut to.record);
        evidence.store(&mut to);
        told::store_diagnostics(&mut to.record, diagnostics);
        let record = to.finish();
        writing.finish(&[record])
    }
}
