//! Reading the files and looking the citations up, off the thread that draws.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{Message, Opened, Summary};
use crate::load::{self, Pages, PdfReader, Root, Step};
use crate::model::{Basis, Evidence, Severity};

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
}

/// What reads PDF: this program, as a child process.
#[must_use]
pub fn pdf_reader() -> PdfReader {
    std::env::current_exe().map_or_else(|_| PdfReader::none(), PdfReader::at)
}

/// Reads the files and puts everything together that does not need the citations looked up. The files as
/// they were read come with it, for the diagnostics that follow. Of long files `tell` gets the first events, and how
/// far the reading is.
///
/// # Errors
/// A sentence: which file, what was being done, what to do.
fn open(place: &Place, tell: &mut dyn FnMut(Message)) -> Result<(Opened, Pages), String> {
    let mut told = |step| {
        tell(match step {
            Step::Begun(chronology) => {
                let opened = Opened { root: place.name(), partial: true, ..Opened::of(*chronology) };
                Message::Loaded(Arc::new(opened))
            }
            Step::Read(hundredths) => Message::Read(hundredths),
        });
    };
    let loaded = load::load_telling(&place.root, place.originals.as_deref(), &pdf_reader(), &mut told)
        .map_err(|error| format!("{error}; {}", error.hint))?;
    let opened = Opened {
        shelf: loaded.shelf,
        diagnostics: loaded.diagnostics,
        root: place.name(),
        originals: loaded.originals,
        ..Opened::of(loaded.chronology)
    };
    Ok((opened, loaded.pages))
}

/// Reads the files as often as it is told to, and looks the citations up after each time.
pub struct Loader {
    place: Place,
    opened: Arc<Opened>,
    /// The files, and what is known of the citations: empty when all have been looked up, as nobody needs them here then.
    pages: Pages,
    evidence: Evidence,
    /// Whether every citation has been looked up.
    checked: bool,
}

impl Loader {
    /// Nothing has been read yet.
    #[must_use]
    pub fn new(place: Place) -> Self {
        let (opened, pages, evidence) = Default::default();
        Self { place, opened, pages, evidence, checked: true }
    }

    /// Reads the files and looks the citations up; `tell` gets every message that comes of it. As soon as
    /// `cancelled` says so the rest of the citations is left; it is done by the next reading that finds nothing
    /// better.
    pub fn load(&mut self, cancelled: &dyn Fn() -> bool, tell: &mut dyn FnMut(Message)) {
        let nothing_yet = self.opened.chronology.event_count() == 0;
        let mut so_far = |message| {
            // What was read before is better than a part of what is read now.
            if nothing_yet || matches!(message, Message::Read(_)) {
                tell(message);
            }
        };
        match open(&self.place, &mut so_far) {
            Ok((opened, _)) if self.spoils(&opened) => {
                let first = opened.diagnostics.iter().find(|it| it.severity == Severity::Error);
                let why = first.map_or_else(String::new, |it| format!("{}: {}", it.location, it.message));
                tell(Message::Unreadable(crate::phrases::broken_now(&why)));
            }
            Ok((opened, pages)) => {
                self.evidence = Evidence::pending(opened.chronology.citation_count());
                self.opened = Arc::new(opened);
                self.pages = pages;
                self.checked = false;
                tell(Message::Loaded(Arc::clone(&self.opened)));
            }
            Err(why) => tell(Message::Unreadable(why)),
        }
        if !self.checked {
            self.checked = self.look_up(cancelled, tell).is_some();
        }
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
        let of_sources = chronology.sources().flat_map(|source| chronology.citations_of_source(source)).copied();
        // A citation of a source that does not exist has a finding too.
        let strays = chronology.all_citations().filter(|id| chronology.source_of(*id).is_none());
        let mut told = Instant::now();
        let mut pause = PAUSE;
        for citation in of_sources.chain(strays) {
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
        let mut diagnostics = load::diagnose_dates(chronology, &pages);
        diagnostics.extend(load::diagnose_evidence(chronology, &self.opened.shelf, &evidence, &pages));
        tell(Message::Checked { summary, diagnostics });
        Some(())
    }
}

#[cfg(test)]
mod tests;
