//! What a search looks at, and what of it is worked out once for many queries.

use std::sync::OnceLock;

use crate::model::{Basis, Chronology, CitationId, DateId, EventId, Evidence, SourceId, Standing, Verdict};
use crate::query::counter::speaking;
use crate::query::{Crew, Index, Sought};
use crate::when::{Answer, When};

/// All that an answer rests on, and who works it out.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The chronology.
    pub chronology: &'a Chronology,
    /// What is known of its citations.
    pub evidence: &'a Evidence,
    /// Which sources count.
    pub basis: &'a Basis,
    /// The index of that chronology.
    pub index: &'a Index,
    /// What is known of the words that are looked for in texts.
    pub sought: &'a [Sought],
    /// What follows from that evidence on that basis, as far as it was asked for.
    pub weighed: &'a Weighed,
    /// Who does the work.
    pub crew: Crew<'a>,
}

/// What the events of a chronology come to with some evidence, on some basis: worked out when a query first needs it, and
/// kept for the next queries. Belongs to these three, and to no others.
#[derive(Debug, Default)]
pub struct Weighed {
    pub(super) standings: OnceLock<Vec<Standing>>,
    pub(super) verdicts: OnceLock<Vec<u8>>,
    shown: OnceLock<Vec<Answer>>,
}

impl<'a> Material<'a> {
    /// Whether a citation counts on this basis, certainly or possibly.
    pub(super) fn counts(&self, citation: CitationId) -> bool {
        self.basis.counts(self.chronology, citation) != Answer::No
    }

    /// The sources that say something of an event and count.
    pub(super) fn speaking(&self, event: EventId) -> impl Iterator<Item = SourceId> {
        speaking(self.chronology, self.basis, event)
    }

    /// The standing of each event; nothing if nobody waits for it any more.
    pub(super) fn standings(&self) -> Option<&'a [Standing]> {
        self.known(&self.weighed.standings, Standing::Unsourced, |event| {
            Standing::of(self.chronology, self.evidence, self.basis, event)
        })
    }

    /// The verdicts on the citations of each event that count: a bit for each verdict, in the order of all.
    pub(super) fn verdicts(&self) -> Option<&'a [u8]> {
        self.known(&self.weighed.verdicts, 0, |event| {
            let counted = self.chronology.citations(event).filter(|id| self.counts(*id));
            counted.filter_map(|id| self.evidence.verdict(id)).fold(0, |bits, verdict| bits | bit(verdict))
        })
    }

    /// Whether the basis shows each event; an empty list where it shows them all.
    pub(super) fn shown(&self) -> Option<&'a [Answer]> {
        if self.basis.known_on().is_none() {
            return Some(&[]);
        }
        self.known(&self.weighed.shown, Answer::No, |event| self.basis.shows(self.chronology, event))
    }

    fn known<T: Copy + Send>(
        &self,
        place: &'a OnceLock<Vec<T>>,
        none: T,
        of: impl Fn(EventId) -> T + Sync,
    ) -> Option<&'a [T]> {
        if let Some(known) = place.get() {
            return Some(known);
        }
        let mut column = vec![none; self.chronology.event_count()];
        self.crew.fill(&mut column, |rows, column| {
            for (row, value) in rows.zip(column) {
                *value = of(EventId::new(row));
            }
        })?;
        Some(place.get_or_init(|| column))
    }

    /// What each date answers; nothing if nobody waits for it any more.
    pub(super) fn of_dates(&self, answer: impl Fn(&When) -> Answer + Sync) -> Option<Vec<Answer>> {
        let mut answers = vec![Answer::No; self.chronology.date_count()];
        self.crew.fill(&mut answers, |dates, answers| {
            for (date, place) in dates.zip(answers) {
                *place = answer(self.chronology.when_of(DateId::new(date)));
            }
        })?;
        Some(answers)
    }
}

/// The bit of a verdict.
pub(super) fn bit(verdict: Verdict) -> u8 {
    Verdict::ALL.iter().position(|other| *other == verdict).map_or(0, |at| 1 << at)
}
