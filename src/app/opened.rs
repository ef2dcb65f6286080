//! A chronology as it was opened: with its texts, its index and what is wrong with it.

use std::sync::Arc;

use crate::model::{Chronology, Diagnostic, EventId, Evidence, Stance, Standing, Tally};
use crate::query::Index;
use crate::text::{Originals, Shelf};

/// What the loader hands over. It is never changed: what is found out later stands beside it.
#[derive(Debug, Default)]
pub struct Opened {
    /// The chronology.
    pub chronology: Chronology,
    /// The texts at hand.
    pub shelf: Shelf,
    /// The search index.
    pub index: Index,
    /// What is wrong with the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The folder or file it was read from; `None` for the one that is built in.
    pub root: Option<String>,
    /// What looking for originals found, where somebody asked for it.
    pub originals: Option<Originals>,
}

impl PartialEq for Opened {
    /// Whether it is the same reading of the files.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What the standings of a whole chronology add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The contested events, in order of time.
    pub contradictions: Vec<EventId>,
    /// How many sources are cited.
    pub sources: usize,
    /// How many origins those sources have between them.
    pub origins: usize,
}

impl Summary {
    /// Adds up.
    #[must_use]
    pub fn of(chronology: &Chronology, evidence: &Evidence) -> Self {
        let contradictions = chronology
            .events()
            .filter(|event| Tally::of(chronology, evidence, *event).standing() == Standing::Contested)
            .collect();
        let mut cited: Vec<_> = chronology.all_citations().filter_map(|id| chronology.source_of(id)).collect();
        cited.sort_unstable();
        cited.dedup();
        Self { contradictions, sources: cited.len(), origins: chronology.origins().groups(cited).len() }
    }
}

/// What is on the table now: the opened chronology and what is known of its citations so far.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What was opened.
    pub opened: Arc<Opened>,
    /// What is known of the citations.
    pub evidence: Arc<Evidence>,
    /// What the standings add up to.
    pub summary: Summary,
    /// Everything that is wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether every citation has been looked up.
    pub checked: bool,
}

impl Desk {
    /// Lays a freshly opened chronology on the table.
    #[must_use]
    pub fn lay(opened: Arc<Opened>) -> Self {
        let evidence = Evidence::pending(opened.chronology.citation_count());
        let summary = Summary::of(&opened.chronology, &evidence);
        let diagnostics = opened.diagnostics.clone();
        Self { opened, evidence: Arc::new(evidence), summary, diagnostics, checked: false }
    }

    /// The chronology.
    #[must_use]
    pub fn chronology(&self) -> &Chronology {
        &self.opened.chronology
    }

    /// Whether a citation of an event is still to be looked up.
    #[must_use]
    pub fn pending(&self, event: EventId) -> bool {
        let open = |id| self.chronology().citation(id).stance != Stance::Silent && self.evidence.finding(id).is_none();
        !self.checked && self.chronology().citations(event).any(open)
    }

    /// The standing of an event, as far as its citations have been looked up.
    #[must_use]
    pub fn tally(&self, event: EventId) -> Tally {
        Tally::of(self.chronology(), &self.evidence, event)
    }
}
