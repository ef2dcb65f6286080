//! What was read of a long chronology, kept in the user's cache folder, so that it need not be read again.
//!
//! It is believed only as long as the files have the names, sizes and times that they had, and each part of it only
//! while it has its checksum; behind the first frame the explorer compares what is in the files, too. It can be taken
//! away at any time: then the files are read.

mod disk;
mod proof;
mod stamps;
mod told;

#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::load::budget::Budget;
use crate::load::files::Files;
use crate::load::pages::Pages;
use crate::load::{LoadError, Loaded, PdfReader, Read, Root, Unread, before_texts, with_texts};
use crate::model::stored::{Fetch, Reader, Writer};
use crate::model::{Chronology, Diagnostic, StoredCitations};
pub use disk::CACHE_FORMAT;
use disk::{Book, Writing};
pub use proof::Proof;
use stamps::{Stamps, Sums, store_time, stored_time};

/// Nothing is kept of files that have fewer bytes together: they are read in no time.
pub const LEAST: u64 = 4 << 20;

/// The records of a file, in the order in which they are written.
#[derive(Clone, Copy)]
enum Chapter {
    Files,
    Chronology,
    Citations,
    /// The first of those that others have written.
    Others,
}

/// Where what was read of a chronology is kept.
#[derive(Clone, Debug)]
pub struct Cache {
    root: Root,
    path: PathBuf,
    least: u64,
}

/// The files of a chronology before they are read, to be compared with what they are when all has been read.
#[derive(Clone, Debug)]
pub struct Before {
    stamps: Stamps,
    /// When that was.
    pub then: SystemTime,
}

impl Cache {
    /// Where it is in the cache folder. Of the built-in chronology, and of one that is not there, nothing is kept.
    #[must_use]
    pub fn of(root: &Root, originals: Option<&Path>, folder: &Path) -> Option<Self> {
        let Root::Path(path) = root else { return None };
        let mut name = Sha256::new();
        for path in std::iter::once(path.as_path()).chain(originals) {
            name.update(path.canonicalize().ok()?.as_os_str().as_encoded_bytes());
            // In no path.
            name.update([0]);
        }
        let name: String = name.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Self { root: root.clone(), path: folder.join(name).with_extension("story"), least: LEAST })
    }

    /// The same, for files that have this many bytes together or more.
    #[must_use]
    pub fn for_at_least(self, least: u64) -> Self {
        Self { least, ..self }
    }

    /// How the files stand now, if they are long enough to be kept.
    #[must_use]
    pub fn before(&self) -> Option<Before> {
        let then = SystemTime::now();
        let (stamps, _) = Stamps::of(&self.root).ok()??;
        (stamps.length() >= self.least).then_some(Before { stamps, then })
    }

    /// What is kept, if the files look as they did then.
    #[must_use]
    pub fn open(&self) -> Option<Kept> {
        let opened = SystemTime::now();
        let (stamps, files) = Stamps::of(&self.root).ok()??;
        (stamps.length() >= self.least).then_some(())?;
        let book = Arc::new(Book::open(&self.path)?);
        let mut from = chapter(&book, Chapter::Files)?;
        let of_files = &mut from.record;
        let (then, written) = (Stamps::stored(of_files)?, stored_time(of_files)?);
        (then == stamps && !then.are_fresh(written)).then_some(())?;
        let sums = of_files.several(|from| from.array())?;
        let proof = self.path.with_extension("proof");
        Some(Kept { book, of_files: from, stamps, sums, files, proof, opened })
    }

    /// Takes what is kept away.
    pub fn remove(&self) {
        disk::remove(&self.path);
        disk::remove(&self.path.with_extension("proof"));
    }

    /// Keeps what was read – the chronology, what is wrong with its files, and these themselves – and what `others`
    /// write of it: to be read with [`Kept::other`]. Nothing is kept where a file has changed since
    /// `before`, or `cancelled` says so.
    ///
    /// # Errors
    /// It cannot be written: the system's.
    pub fn write(
        &self,
        before: &Before,
        chronology: &Chronology,
        (of_files, pages): (&[Diagnostic], &Pages),
        others: &[&dyn Fn(&mut Writer)],
        cancelled: &dyn Fn() -> bool,
    ) -> io::Result<()> {
        let Before { stamps, .. } = before;
        let now = || Stamps::of(&self.root).ok().flatten().filter(|(now, _)| now == stamps);
        let Some((_, files)) = now() else { return Ok(()) };
        let written = SystemTime::now();
        let Some(sums) = stamps.sums(&files, cancelled) else { return Ok(()) };
        let mut writing = Writing::begin(&self.path)?;
        let mut records = Vec::new();
        let mut chapter = |write: &mut dyn FnMut(&mut Writer)| {
            let first = writing.parts();
            let mut keep = |part: &[u8]| writing.keep(part);
            let mut to = Writer::new(first, &mut keep);
            write(&mut to);
            records.push(to.finish());
        };
        chapter(&mut |to| {
            stamps.store(&mut to.record);
            store_time(&mut to.record, written);
            to.record.put_count(sums.len());
            sums.iter().flatten().for_each(|byte| to.record.put(*byte));
            told::store_diagnostics(&mut to.record, of_files);
            told::store_marks(&mut to.record, &pages.marks());
        });
        let mut can_be_read = true;
        chapter(&mut |to| can_be_read = chronology.store(to).is_some());
        chapter(&mut |to| chronology.store_citations(to));
        others.iter().for_each(|write| chapter(&mut |to| write(to)));
        if !can_be_read || cancelled() || now().is_none() {
            return Ok(());
        }
        writing.finish(&records)
    }
}

/// What is kept of a chronology whose files look as they did then.
#[derive(Debug)]
pub struct Kept {
    book: Arc<Book>,
    of_files: Reader,
    stamps: Stamps,
    /// What was in the files.
    sums: Sums,
    files: Arc<Files>,
    proof: PathBuf,
    /// When it was opened: before any text was read.
    pub opened: SystemTime,
}

impl Kept {
    /// What was read then, with the texts as they are now. Nothing where what is kept is damaged.
    ///
    /// # Errors
    /// As [`load_with`](crate::load::load_with).
    pub fn load(&self, originals: Option<&Path>, pdf: &PdfReader) -> Result<Option<Loaded>, LoadError> {
        self.read().map(|read| with_texts(read, originals, pdf)).transpose()
    }

    /// The same, but for long texts.
    ///
    /// # Errors
    /// As for [`load`](Self::load).
    pub fn load_before_texts(
        &self,
        originals: Option<&Path>,
        pdf: &PdfReader,
    ) -> Result<Option<(Loaded, Option<Unread>)>, LoadError> {
        self.read().map(|read| before_texts(read, originals, pdf)).transpose()
    }

    fn read(&self) -> Option<Read> {
        let mut of_files = self.of_files.record.clone();
        let diagnostics = told::stored_diagnostics(&mut of_files)?;
        let pages = Pages::of_marks(Arc::clone(&self.files), told::stored_marks(&mut of_files)?);
        of_files.finish()?;
        let mut from = chapter(&self.book, Chapter::Chronology)?;
        let mut of_citations = chapter(&self.book, Chapter::Citations)?;
        let chronology = std::thread::scope(|scope| {
            let citations = scope.spawn(|| StoredCitations::read(&mut of_citations));
            Chronology::stored(&mut from, || citations.join().ok().flatten())
        })?;
        from.record.finish()?;
        let labels = self.stamps.labels().map(str::to_owned).collect();
        let (files, budget) = (Arc::clone(&self.files), Budget::default());
        Some(Read { files, labels, chronology, diagnostics, pages, budget })
    }

    /// What others wrote of it, counted from 0.
    #[must_use]
    pub fn other(&self, nth: usize) -> Option<Reader> {
        let record = *self.book.records.get(Chapter::Others as usize + nth)?;
        Reader::new(self.fetch(), record)
    }

    fn fetch(&self) -> Arc<dyn Fetch> {
        Arc::<Book>::clone(&self.book)
    }

    /// Whether something of it turned out to be damaged.
    #[must_use]
    pub fn is_spoilt(&self) -> bool {
        self.book.is_spoilt()
    }

    /// Whether the same is in the files as then, and every part of what is kept is as it was written. `None` where
    /// `cancelled` says so before it is known.
    #[must_use]
    pub fn is_confirmed(&self, cancelled: &dyn Fn() -> bool) -> Option<bool> {
        let sums = self.stamps.sums(&self.files, cancelled);
        let is_whole = (0..self.book.parts()).all(|part| cancelled() || self.book.part(part).is_some());
        (!cancelled()).then(|| sums.as_ref() == Some(&self.sums) && is_whole)
    }
}

fn chapter(book: &Arc<Book>, chapter: Chapter) -> Option<Reader> {
    let record = *book.records.get(chapter as usize)?;
    let fetch: Arc<dyn Fetch> = Arc::<Book>::clone(book);
    Reader::new(fetch, record)
}
