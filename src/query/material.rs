//! What a search looks at, and what of it is worked out once for many queries.

use std::sync::OnceLock;

use crate::model::{Basis, Chronology, CitationId, DateId, EventId, Evidence, SourceId, Standing, Verdict};
use crate::query::counter::speaking;
use crate::query::index::once;
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
        let standing = |event| Standing::of(self.chronology, self.evidence, self.basis, event);
        once(&self.weighed.standings, || self.of_events(Standing::Unsourced, standing)).map(Vec::as_slice)
    }

    /// The verdicts on the citations of each event that count: a bit for each verdict, in the order of all.
    pub(super) fn verdicts(&self) -> Option<&'a [u8]> {
        let verdicts = |event| {
            let counted = self.chronology.citations(event).filter(|id| self.counts(*id));
            counted.filter_map(|id| self.evidence.verdict(id)).fold(0, |bits, verdict| bits | bit(verdict))
        };
        once(&self.weighed.verdicts, || self.of_events(0, verdicts)).map(Vec::as_slice)
    }

    /// Whether the basis shows each event; an empty list where it shows them all.
    pub(super) fn shown(&self) -> Option<&'a [Answer]> {
        if self.basis.known_on().is_none() {
            return Some(&[]);
        }
        let shows = |event| self.basis.shows(self.chronology, event);
        once(&self.weighed.shown, || self.of_events(Answer::No, shows)).map(Vec::as_slice)
    }

    fn of_events<T: Copy + Send>(&self, none: T, of: impl Fn(EventId) -> T + Sync) -> Option<Vec<T>> {
        let mut column = vec![none; self.chronology.event_count()];
        self.crew.fill(&mut column, |rows, column| {
            for (row, value) in rows.zip(column) {
                *value = of(EventId::new(row));
            }
        })?;
        Some(column)
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

/// The verdicts of some bits, as places in the order of all.
pub(super) fn bits_of(mut bits: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (lowest < u8::BITS).then_some(lowest as usize)
    })
}
