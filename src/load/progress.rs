//! How far the reading of long files is.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::load::read::Draft;
use crate::model::{Chronology, one_by_one};

/// The beginning of a chronology has so many events, or a few more.
const FIRST: usize = 1000;

/// What is told while long files are read.
#[derive(Debug)]
pub enum Step {
    /// The first events can be looked at. What is wrong with them is not known yet, and no text is at hand.
    Begun(Box<Chronology>),
    /// So many hundredths have been read.
    Read(u8),
}

/// Tells how far the reading is.
pub struct Progress<'t> {
    /// Who is told; nobody by a thread that reads beside the first.
    tell: Option<&'t mut dyn FnMut(Step)>,
    /// How many bytes there are, and how many of them have been read. Nothing is told where there is none.
    of: u64,
    read: Arc<AtomicU64>,
    /// Whether the first events have been told, and what was told last.
    begun: bool,
    told: u8,
}

impl<'t> Progress<'t> {
    /// Nothing of so many bytes has been read.
    pub fn new(of: u64, tell: &'t mut dyn FnMut(Step)) -> Self {
        Self { tell: Some(tell), of, read: Arc::default(), begun: false, told: 0 }
    }

    /// What another thread counts with that reads a part of the same bytes.
    pub fn beside(&self) -> Beside {
        Beside(Arc::clone(&self.read))
    }

    /// So many bytes more have been read, with what is known by now.
    pub fn pass(&mut self, bytes: usize, draft: &Draft) {
        let bytes = bytes as u64;
        let read = self.read.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        let Some(tell) = self.tell.as_mut().filter(|_| self.of > 0) else { return };
        if !self.begun && draft.builder.event_count() >= FIRST {
            self.begun = true;
            let (title, about, sources) = (draft.title.clone(), draft.about.clone(), draft.sources.clone());
            let (chronology, _) = draft.builder.clone().finish(title, about, sources, one_by_one);
            tell(Step::Begun(Box::new(chronology)));
        }
        let hundredths = u8::try_from(read.min(self.of) * 100 / self.of).unwrap_or(100);
        if hundredths > self.told {
            self.told = hundredths;
            tell(Step::Read(hundredths));
        }
    }

    /// The files are read from the beginning again.
    pub fn restart(&mut self) {
        self.read.store(0, Ordering::Relaxed);
        self.told = 0;
    }
}

/// What a thread counts with that reads beside the first.
pub struct Beside(Arc<AtomicU64>);

impl Beside {
    /// Counts, and tells nobody.
    pub fn progress(self) -> Progress<'static> {
        Progress { tell: None, of: 0, read: self.0, begun: false, told: 0 }
    }
}
