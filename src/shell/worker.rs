//! Long work, off the thread that draws: reading, looking citations up, answering queries.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::{Effect, Message, Opened, Summary};
use crate::load::{self, Pages, PdfReader, Root};
use crate::model::{Basis, Bearing, Evidence, Severity, TextId};
use crate::query;
use crate::shell::Incoming;
use crate::text::{Folded, Mentioned, Occurrences, fold};

/// Where the chronology comes from.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file or folder, or the one that is built in.
    pub root: Root,
    /// Where originals are looked for.
    pub originals: Option<PathBuf>,
}

/// What reads PDF: this program, as a child process.
#[must_use]
pub fn pdf_reader() -> PdfReader {
    std::env::current_exe().map_or_else(|_| PdfReader::none(), PdfReader::at)
}

/// Reads the files and puts everything together that does not need the citations looked up. The files as
/// they were read come with it, for the diagnostics that follow.
///
/// # Errors
/// A sentence: which file, what was being done, what to do.
pub fn open(place: &Place) -> Result<(Opened, Pages), String> {
    let loaded = load::load_with(&place.root, place.originals.as_deref(), &pdf_reader())
        .map_err(|error| format!("{error}; {}", error.hint))?;
    let index = query::Index::of(&loaded.chronology);
    let opened = Opened {
        index,
        chronology: loaded.chronology,
        shelf: loaded.shelf,
        diagnostics: loaded.diagnostics,
        root: match &place.root {
            Root::BuiltIn => None,
            Root::Path(path) => Some(path.display().to_string()),
        },
        originals: loaded.originals,
    };
    Ok((opened, loaded.pages))
}

/// Does the work that effects ask for, one piece after the other, and tells of every result.
pub struct Work<'a> {
    place: &'a Place,
    opened: Arc<Opened>,
    evidence: Evidence,
    /// The text that words were looked for in last.
    folded: Option<(TextId, Folded)>,
}

impl<'a> Work<'a> {
    /// Nothing has been read yet.
    #[must_use]
    pub fn new(place: &'a Place) -> Self {
        Self { place, opened: Arc::default(), evidence: Evidence::default(), folded: None }
    }

    /// Performs an effect that is work; `tell` gets every message that comes of it.
    pub fn perform(&mut self, effect: &Effect, tell: &mut dyn FnMut(Message)) {
        match effect {
            Effect::Load => match open(self.place) {
                Ok((opened, _)) if self.spoils(&opened) => {
                    let first = opened.diagnostics.iter().find(|it| it.severity == Severity::Error);
                    let why = first.map_or_else(String::new, |it| format!("{}: {}", it.location, it.message));
                    tell(Message::Unreadable(crate::phrases::broken_now(&why)));
                }
                Ok((opened, pages)) => {
                    self.opened = Arc::new(opened);
                    self.folded = None;
                    tell(Message::Loaded(Arc::clone(&self.opened)));
                    self.look_up(&pages, tell);
                }
                Err(why) => tell(Message::Unreadable(why)),
            },
            Effect::Find { generation, query, basis } => {
                let opened = &self.opened;
                let found = query::find(&opened.chronology, &self.evidence, basis, &opened.index, query);
                tell(Message::Found { generation: *generation, found: Arc::new(found) });
            }
            Effect::Weigh(basis) => {
                let summary = Summary::of(&self.opened.chronology, &self.evidence, basis);
                tell(Message::Weighed { basis: Arc::clone(basis), summary });
            }
            Effect::Bear(basis) => {
                let bearings = Bearing::of_each(&self.opened.chronology, &self.evidence, basis);
                tell(Message::Borne { basis: Arc::clone(basis), bearings });
            }
            Effect::ReadDates(text) => {
                let opened = Arc::clone(&self.opened);
                let chronology = &opened.chronology;
                let published = chronology.source(chronology.source_of_text(*text)).published.as_ref();
                let found = opened.shelf.get(*text).map_or_else(Mentioned::default, |body| {
                    Mentioned::of(&body.content, chronology.language_of(*text), published)
                });
                tell(Message::DatesRead { opened, text: *text, found: Arc::new(found) });
            }
            Effect::FindIn { text, needle } => {
                let opened = Arc::clone(&self.opened);
                let found = self.folded(*text).map_or_else(Occurrences::default, |folded| folded.find(needle));
                tell(Message::FoundIn { opened, text: *text, needle: needle.clone(), found: Arc::new(found) });
            }
            _ => {}
        }
    }

    /// A text, folded: kept for the next letters that are typed.
    fn folded(&mut self, text: TextId) -> Option<&Folded> {
        if self.folded.as_ref().is_none_or(|(of, _)| *of != text) {
            self.folded = Some((text, fold(&self.opened.shelf.get(text)?.content)));
        }
        self.folded.as_ref().map(|(_, folded)| folded)
    }

    /// Whether a new reading has lost every source to an error: what was read before is worth more then.
    fn spoils(&self, new: &Opened) -> bool {
        let errors = new.diagnostics.iter().any(|it| it.severity == Severity::Error);
        errors && new.chronology.sources().len() == 0 && self.opened.chronology.sources().len() > 0
    }

    /// Looks every citation up, source by source.
    fn look_up(&mut self, pages: &Pages, tell: &mut dyn FnMut(Message)) {
        let opened = Arc::clone(&self.opened);
        self.evidence = Evidence::pending(opened.chronology.citation_count());
        let anchoring = load::Anchoring::new(&opened.chronology, &opened.shelf);
        for source in opened.chronology.sources() {
            let findings = anchoring.of_source(source);
            for (citation, finding) in &findings {
                self.evidence.record(*citation, finding.clone());
            }
            if !findings.is_empty() {
                tell(Message::Anchored(findings));
            }
        }
        // A citation of a source that does not exist has a finding too.
        let strays = opened.chronology.all_citations().filter(|id| opened.chronology.source_of(*id).is_none());
        let strays: Vec<_> = strays.filter_map(|id| Some((id, anchoring.finding(id)?))).collect();
        for (citation, finding) in &strays {
            self.evidence.record(*citation, finding.clone());
        }
        tell(Message::Anchored(strays));
        let summary = Summary::of(&opened.chronology, &self.evidence, &Basis::default());
        let diagnostics = load::diagnose_evidence(&opened.chronology, &opened.shelf, &self.evidence, pages);
        tell(Message::Checked { summary, diagnostics });
    }
}

/// A worker on a thread of its own. Of several questions of one sort that wait, only the newest is answered.
pub struct Worker {
    jobs: Sender<Effect>,
}

impl Worker {
    /// Starts it.
    pub fn start(place: Place, sink: Sender<Incoming>) -> Self {
        let (jobs, waiting) = channel();
        std::thread::spawn(move || run(&place, &waiting, &sink));
        Self { jobs }
    }

    /// Hands over a piece of work.
    pub fn give(&self, effect: Effect) {
        // It ends only with the program.
        let _ = self.jobs.send(effect);
    }
}

fn run(place: &Place, waiting: &Receiver<Effect>, sink: &Sender<Incoming>) {
    let mut work = Work::new(place);
    while let Ok(mut job) = waiting.recv() {
        let mut later = Vec::new();
        while let Ok(next) = waiting.try_recv() {
            let newer = matches!(
                (&job, &next),
                (Effect::Find { .. }, Effect::Find { .. })
                    | (Effect::Weigh(_), Effect::Weigh(_))
                    | (Effect::Bear(_), Effect::Bear(_))
                    | (Effect::ReadDates(_), Effect::ReadDates(_))
                    | (Effect::FindIn { .. }, Effect::FindIn { .. })
            );
            if newer {
                job = next;
            } else {
                later.push(next);
            }
        }
        for job in std::iter::once(job).chain(later) {
            work.perform(&job, &mut |message| {
                let _ = sink.send(Incoming::Told(message));
            });
        }
    }
}
