//! How many events have each of some things.

use crate::model::{Basis, Chronology, EventId, SourceId, Stance};
use crate::when::Answer;

/// Counts things, each once an event.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    /// How often each was counted, and the event that it was last counted for, from 1.
    counts: Vec<(u32, u32)>,
}

impl Counter {
    /// For so many things.
    pub fn new(things: usize) -> Self {
        Self { counts: vec![(0, 0); things] }
    }

    /// Counts what an event has. Events must come one after the other.
    pub fn add(&mut self, event: EventId, things: impl IntoIterator<Item = usize>) {
        let event = u32::try_from(event.index() + 1).unwrap_or(u32::MAX);
        for thing in things {
            let (count, last) = &mut self.counts[thing];
            *count += u32::from(*last != event);
            *last = event;
        }
    }

    /// What several have counted together, of so many things.
    pub fn sum<'c>(things: usize, counters: impl IntoIterator<Item = &'c Self>) -> Vec<usize> {
        let mut sum = vec![0; things];
        for counter in counters {
            sum.iter_mut().zip(&counter.counts).for_each(|(sum, (count, _))| *sum += *count as usize);
        }
        sum
    }
}

/// The sources that say something of an event and count; one may come several times.
pub(super) fn speaking(chronology: &Chronology, basis: &Basis, event: EventId) -> impl Iterator<Item = SourceId> {
    sources_of(chronology, event).filter(|source| basis.admits(*source) != Answer::No)
}

/// The sources that say something of an event; one may come several times.
pub(super) fn sources_of(chronology: &Chronology, event: EventId) -> impl Iterator<Item = SourceId> {
    let speaking = chronology.citations(event).filter(|id| chronology.citation(*id).stance() != Stance::Silent);
    speaking.filter_map(|citation| chronology.source_of(citation))
}
