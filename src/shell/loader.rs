//! Reading the files and looking the citations up, off the thread that draws.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{Message, Opened, Summary};
use crate::load::{
    self, Before, Cache, Kept, LoadError, Loaded, LoadedFile, Pages, PdfReader, Root, Step, Unread, on_two_threads,
};
use crate::model::stored::Writer;
use crate::model::{Basis, Chronology, Diagnostic, Evidence, Severity};
use crate::phrases;
use crate::query::{Crew, Index};

/// How long one waits at least between telling what is known of the citations, and telling it again.
const PAUSE: Duration = Duration::from_millis(100);
/// One wait is at least so many times as long as it took to put together what was told.
const PAUSE_TO_COPY: u32 = 10;

/// Where the chronology comes from.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file or folder, or the one that is built in.
    pub root: Root,
    /// Where originals are looked for.
    pub originals: Option<PathBuf>,
}

impl Place {
    /// The file or folder as it was named; `None` for the one that is built in.
    fn name(&self) -> Option<String> {
        match &self.root {
            Root::BuiltIn => None,
            Root::Path(path) => Some(path.display().to_string()),
        }
    }

    /// Where what is read of it is kept, in a folder.
    #[must_use]
    pub fn cache_in(&self, folder: &Path) -> Option<Cache> {
        Cache::of(&self.root, self.originals.as_deref(), folder)
    }

    /// What is kept, with the texts as they are now. What is damaged is taken away.
    #[must_use]
    pub fn load(&self, cache: &Cache, kept: &Kept) -> Option<Loaded> {
        believed(cache, kept.load(self.originals.as_deref(), &pdf_reader()))
    }
}

/// What is kept, unless it is damaged: then it is taken away.
fn believed<T>(cache: &Cache, kept: Result<Option<T>, LoadError>) -> Option<T> {
    match kept {
        Ok(Some(loaded)) => Some(loaded),
        Ok(None) => {
            cache.remove();
            None
        }
        // Whoever reads the files tells that.
        Err(_) => None,
    }
}

/// What others than the loader keep of a chronology, in this order.
#[derive(Clone, Copy)]
enum Other {
    Laid,
    Index,
}

/// What was read.
pub struct Reading {
    /// The chronology with all that follows from it alone.
    pub opened: Opened,
    /// The files as they were read, for the diagnostics that follow.
    pub pages: Pages,
    files: Vec<LoadedFile>,
    /// What was wrong with the RON files alone.
    of_files: Vec<Diagnostic>,
    /// The texts, where they are still to be read.
    unread: Option<Unread>,
}

/// What reads PDF: this program, as a child process.
#[must_use]
pub fn pdf_reader() -> PdfReader {
    std::env::current_exe().map_or_else(|_| PdfReader::none(), PdfReader::at)
}

/// Reads the files and puts everything together that does not need the citations looked up. Of long files `tell` gets
/// the first events, and how far the reading is.
///
/// # Errors
/// A sentence: which file, what was being done, what to do.
pub fn open(place: &Place, tell: &mut dyn FnMut(Message)) -> Result<Reading, String> {
    let (root, originals) = (&place.root, place.originals.as_deref());
    opened(place, |told| Ok((load::load_telling(root, originals, &pdf_reader(), told)?, None)), tell)
}

/// The same, but for long texts.
fn open_before_texts(place: &Place, tell: &mut dyn FnMut(Message)) -> Result<Reading, String> {
    let (root, originals) = (&place.root, place.originals.as_deref());
    opened(place, |told| load::load_before_texts(root, originals, &pdf_reader(), told), tell)
}

fn opened(
    place: &Place,
    read: impl FnOnce(&mut dyn FnMut(Step)) -> Result<(Loaded, Option<Unread>), LoadError>,
    tell: &mut dyn FnMut(Message),
) -> Result<Reading, String> {
    let mut told = |step| {
        tell(match step {
            Step::Begun(chronology) => {
                let mut opened = Opened::of(*chronology);
                (opened.root, opened.partial) = (place.name(), true);
                Message::Loaded(Arc::new(opened))
            }
            Step::Read(hundredths) => Message::Read(hundredths),
        });
    };
    let (loaded, unread) = read(&mut told).map_err(|error| format!("{error}; {}", error.hint))?;
    Ok(Reading::of(place, loaded, unread, Opened::of))
}

/// What is kept of the chronology, if that is still to be believed, but for long texts. Nothing that must look at every
/// event is left to be done.
fn open_kept(place: &Place, cache: &Cache) -> Option<(Reading, Kept)> {
    let kept = cache.open()?;
    let loaded = kept.load_before_texts(place.originals.as_deref(), &pdf_reader());
    let (loaded, unread) = believed(cache, loaded)?;
    let laid = |chronology| {
        let (laid, index) = (kept.other(Other::Laid as usize), kept.other(Other::Index as usize));
        let laid = Opened::stored(chronology, laid, index, Crew::new(on_two_threads, &|| false));
        laid.unwrap_or_else(|chronology| Opened::of(*chronology))
    };
    let reading = Reading::of(place, loaded, unread, laid);
    Some((reading, kept))
}

/// The index that is kept of a chronology, or one that is made.
#[must_use]
pub fn kept_index(chronology: &Chronology, kept: &Kept) -> Index {
    let index = kept.other(Other::Index as usize).and_then(|mut from| Index::stored(&mut from, chronology));
    index.unwrap_or_else(|| Index::of(chronology))
}

/// Keeps what was read for the next time, with what was wrong with the files, and these. What cannot be written is not
/// kept: the files are read again then.
fn keep(cache: &Cache, before: &Before, opened: &Opened, files: (&[Diagnostic], &Pages), cancelled: &dyn Fn() -> bool) {
    let laid = |to: &mut Writer| opened.store(to);
    let index = |to: &mut Writer| {
        prepare(opened);
        opened.index().store(&opened.chronology, to);
    };
    let _ = cache.write(before, &opened.chronology, files, &[&laid, &index], cancelled);
}

/// Makes all that queries and the laying out of what they find need, or reads it, so that the first letter that is typed
/// need not wait for it.
fn prepare(opened: &Opened) {
    opened.index().prepare(&opened.chronology, Crew::new(on_two_threads, &|| false));
    let _ = opened.edges();
}

impl Reading {
    /// Puts what was loaded together; `laid` is asked for what follows from the chronology alone.
    fn of(place: &Place, loaded: Loaded, unread: Option<Unread>, laid: impl FnOnce(Chronology) -> Opened) -> Self {
        let Loaded { chronology, diagnostics, shelf, originals, pages, of_files, files } = loaded;
        let opened = Opened { shelf, diagnostics, originals, root: place.name(), ..laid(chronology) };
        Self { opened, pages, files, of_files, unread }
    }

    /// What was read, and the index, where it has been made.
    #[must_use]
    pub fn into_loaded(self) -> (Loaded, Option<Index>) {
        let Self { mut opened, pages, files, of_files, unread: _ } = self;
        let index = opened.take_index();
        let Opened { chronology, shelf, diagnostics, originals, .. } = opened;
        (Loaded { chronology, shelf, diagnostics, originals, pages, of_files, files }, index)
    }

    /// Keeps it for the next time.
    pub fn keep(&self, cache: &Cache, before: &Before) {
        keep(cache, before, &self.opened, (&self.of_files, &self.pages), &|| false);
    }
}

/// Reads the files as often as it is told to, and looks the citations up after each time.
pub struct Loader {
    place: Place,
    cache: Option<Cache>,
    opened: Arc<Opened>,
    /// The files, and what is known of the citations: empty when all have been looked up, as nobody needs them here then.
    pages: Pages,
    evidence: Evidence,
    /// What is wrong with texts that were read behind the first frame, as long as that has not been told.
    of_texts: Vec<Diagnostic>,
    /// Whether every citation has been looked up.
    checked: bool,
}

impl Loader {
    /// Nothing has been read yet.
    #[must_use]
    pub fn new(place: Place) -> Self {
        let (cache, opened, pages, evidence) = Default::default();
        Self { place, cache, opened, pages, evidence, of_texts: Vec::new(), checked: true }
    }

    /// The same, and what is read of a long chronology is kept, if there is a place for it.
    #[must_use]
    pub fn keeping(place: Place, cache: Option<Cache>) -> Self {
        Self { cache, ..Self::new(place) }
    }

    /// Reads the files, or what is kept of them, and looks the citations up; `tell` gets every message that comes of it.
    /// As soon as `cancelled` says so the rest of the citations is left; it is done by the next reading that finds
    /// nothing better.
    pub fn load(&mut self, cancelled: &dyn Fn() -> bool, tell: &mut dyn FnMut(Message)) {
        let damaged = self.opened.is_damaged();
        let cache = self.cache.clone().filter(|_| !damaged);
        match cache.and_then(|cache| open_kept(&self.place, &cache)) {
            Some((Reading { opened, pages, unread, .. }, kept)) => {
                self.lay(opened, pages, tell);
                prepare(&self.opened);
                self.read_texts(unread, tell);
                // Behind the frame: it takes as long as reading the files does, without understanding them.
                if kept.is_confirmed(cancelled) == Some(false) {
                    self.read_instead(cancelled, tell);
                }
            }
            None if damaged => self.read_instead(cancelled, tell),
            None => self.read(cancelled, tell),
        }
        if !self.checked {
            self.checked = self.look_up(cancelled, tell).is_some();
        }
    }

    /// Takes what is kept away, and reads the files.
    fn read_instead(&mut self, cancelled: &dyn Fn() -> bool, tell: &mut dyn FnMut(Message)) {
        self.cache.iter().for_each(Cache::remove);
        let before = Arc::clone(&self.opened);
        self.read(cancelled, tell);
        if !Arc::ptr_eq(&before, &self.opened) {
            tell(Message::Outcome(phrases::CACHE_WAS_WRONG.to_owned()));
        }
    }

    /// Reads the files, and keeps what was read for the next time, where it is long enough.
    fn read(&mut self, cancelled: &dyn Fn() -> bool, tell: &mut dyn FnMut(Message)) {
        let before = self.cache.as_ref().and_then(Cache::before);
        let nothing_yet = self.opened.chronology.event_count() == 0;
        let mut so_far = |message| {
            // What was read before is better than a part of what is read now.
            if nothing_yet || matches!(message, Message::Read(_)) {
                tell(message);
            }
        };
        // What was read before, with its texts, is better than what is read now without.
        let read = if nothing_yet { open_before_texts } else { open };
        match read(&self.place, &mut so_far) {
            Ok(Reading { opened, .. }) if self.spoils(&opened) => {
                let first = opened.diagnostics.iter().find(|it| it.severity == Severity::Error);
                let why = first.map_or_else(String::new, |it| format!("{}: {}", it.location, it.message));
                tell(Message::Unreadable(phrases::broken_now(&why)));
            }
            Ok(Reading { opened, pages, of_files, unread, files: _ }) => {
                self.lay(opened, pages, tell);
                self.read_texts(unread, tell);
                if let Some((cache, before)) = self.cache.as_ref().zip(before) {
                    keep(cache, &before, &self.opened, (&of_files, &self.pages), cancelled);
                }
            }
            Err(why) => tell(Message::Unreadable(why)),
        }
    }

    /// Lays what was read on the table; no citation has been looked up.
    fn lay(&mut self, opened: Opened, pages: Pages, tell: &mut dyn FnMut(Message)) {
        self.evidence = Evidence::pending(opened.chronology.citation_count());
        self.opened = Arc::new(opened);
        self.pages = pages;
        self.of_texts = Vec::new();
        self.checked = false;
        tell(Message::Loaded(Arc::clone(&self.opened)));
    }

    /// Reads the texts that are awaited, if there are any. This is not cancelled, as a reading of the files is not.
    fn read_texts(&mut self, unread: Option<Unread>, tell: &mut dyn FnMut(Message)) {
        let Some(unread) = unread else { return };
        let Opened { chronology, shelf, .. } = &*self.opened;
        let mut told = Instant::now();
        self.of_texts = unread.read(chronology, shelf, &self.pages, &mut || {
            if told.elapsed() >= PAUSE {
                tell(Message::TextsRead);
                told = Instant::now();
            }
        });
        tell(Message::TextsRead);
    }

    /// Whether a new reading has lost every source to an error: what was read before is worth more then.
    fn spoils(&self, new: &Opened) -> bool {
        let errors = new.diagnostics.iter().any(|it| it.severity == Severity::Error);
        errors && new.chronology.sources().len() == 0 && self.opened.chronology.sources().len() > 0
    }

    /// Looks up every citation that has not been yet, source by source; nothing if it is cancelled.
    fn look_up(&mut self, cancelled: &dyn Fn() -> bool, tell: &mut dyn FnMut(Message)) -> Option<()> {
        let chronology = &self.opened.chronology;
        let anchoring = load::Anchoring::new(chronology, &self.opened.shelf);
        let mut told = Instant::now();
        let mut pause = PAUSE;
        for citation in load::by_source(chronology) {
            if self.evidence.verdict(citation).is_some() {
                continue;
            }
            if cancelled() {
                return None;
            }
            if let Some(finding) = anchoring.finding(citation) {
                self.evidence.record(citation, finding);
            }
            if told.elapsed() >= pause {
                let began = Instant::now();
                tell(Message::Anchored(Arc::new(self.evidence.clone())));
                told = Instant::now();
                pause = PAUSE.max(began.elapsed() * PAUSE_TO_COPY);
            }
        }
        let evidence = Arc::new(std::mem::take(&mut self.evidence));
        tell(Message::Anchored(Arc::clone(&evidence)));
        let summary = Summary::of(chronology, &evidence, &Basis::default());
        let pages = std::mem::take(&mut self.pages);
        let mut diagnostics = std::mem::take(&mut self.of_texts);
        diagnostics.extend(load::diagnose_dates(chronology, &pages));
        diagnostics.extend(load::diagnose_evidence(chronology, &self.opened.shelf, &evidence, &pages));
        tell(Message::Checked { summary, diagnostics });
        Some(())
    }
}

#[cfg(test)]
mod tests;
