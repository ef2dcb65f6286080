//! Which sources are taken into account: all, or what was known on a day, or all but some.

use crate::model::{Chronology, CitationId, EventId, Evidence, SourceId, Stance, Standing, Tally};
use crate::when::{Answer, Day, When};

/// The sources that count. The whole chronology counts them all; *as known on* a day, those published
/// later do not; and some may be left out, with everything that derives from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    known_on: Option<When>,
    left_out: Vec<SourceId>,
    /// Whether each source had been published by then; empty where all count.
    known: Vec<Answer>,
    /// Whether each source is left out, or derives from one that is; empty where none is.
    out: Vec<bool>,
}

impl Basis {
    /// What was known on a day (at the end of the last day that `known_on` may mean), without some sources.
    ///
    /// A source is known if it was published by then. Where its date of publication is not wholly known,
    /// or not told at all, it was possibly known.
    #[must_use]
    pub fn of(chronology: &Chronology, known_on: Option<When>, left_out: Vec<SourceId>) -> Self {
        let known = known_on.as_ref().map_or_else(Vec::new, |day| {
            let published = chronology.sources().map(|source| chronology.source(source).published.as_ref());
            published.map(|published| published.map_or(Answer::Possibly, |at| published_by(at, day))).collect()
        });
        let mut out = Vec::new();
        if !left_out.is_empty() {
            out = vec![false; chronology.sources().len()];
            for source in left_out.iter().flat_map(|source| chronology.origins().derived(*source)) {
                out[source.index()] = true;
            }
        }
        Self { known_on, left_out, known, out }
    }

    /// Whether every source counts.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.known_on.is_none() && self.left_out.is_empty()
    }

    /// The day on which the chronology is looked at, where it is not today.
    #[must_use]
    pub fn known_on(&self) -> Option<&When> {
        self.known_on.as_ref()
    }

    /// The sources that somebody left out, without those that derive from them.
    #[must_use]
    pub fn left_out(&self) -> &[SourceId] {
        &self.left_out
    }

    /// Whether a source had been published by the day. It may be left out all the same.
    #[must_use]
    pub fn knows(&self, source: SourceId) -> Answer {
        self.known.get(source.index()).copied().unwrap_or(Answer::Yes)
    }

    /// Whether a source is left out, by itself or with one that it derives from.
    #[must_use]
    pub fn leaves_out(&self, source: SourceId) -> bool {
        self.out.get(source.index()).copied().unwrap_or(false)
    }

    /// Whether a source counts.
    #[must_use]
    pub fn admits(&self, source: SourceId) -> Answer {
        if self.leaves_out(source) { Answer::No } else { self.knows(source) }
    }

    /// Whether a citation counts: as its source does. One of a source that does not exist counts for nothing
    /// known on a day.
    #[must_use]
    pub fn counts(&self, chronology: &Chronology, citation: CitationId) -> Answer {
        match chronology.source_of(citation) {
            Some(source) => self.admits(source),
            None if self.known_on.is_some() => Answer::No,
            None => Answer::Yes,
        }
    }

    /// Whether an event was known on the day: whether one of the sources that speak of it was. An event that
    /// nobody is cited for has nothing to lose, and is shown. What is left out hides no event.
    #[must_use]
    pub fn shows(&self, chronology: &Chronology, event: EventId) -> Answer {
        if self.known_on.is_none() {
            return Answer::Yes;
        }
        let speaking = chronology.citations(event).filter(|id| chronology.citation(*id).stance != Stance::Silent);
        let known = speaking.map(|id| chronology.source_of(id).map_or(Answer::No, |source| self.knows(source)));
        known.reduce(likelier).unwrap_or(Answer::Yes)
    }
}

fn published_by(published: &When, day: &When) -> Answer {
    match published.after(day) {
        Answer::Yes => Answer::No,
        Answer::Possibly => Answer::Possibly,
        Answer::No => Answer::Yes,
    }
}

fn likelier(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Yes, _) | (_, Answer::Yes) => Answer::Yes,
        (Answer::No, Answer::No) => Answer::No,
        _ => Answer::Possibly,
    }
}

/// What depends on a source: what leaving it out, with everything that derives from it, would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// The source.
    pub source: SourceId,
    /// How many other sources derive from it and go with it.
    pub derived: usize,
    /// The events that nothing would support any more.
    pub fall: Vec<EventId>,
    /// The events that would be contested no more.
    pub settle: Vec<EventId>,
    /// The events that would be contested then, and are not now.
    pub flare: Vec<EventId>,
    /// The other events whose standing would change.
    pub change: Vec<EventId>,
}

impl Bearing {
    /// How many events would stand otherwise.
    #[must_use]
    pub fn events(&self) -> usize {
        self.fall.len() + self.settle.len() + self.flare.len() + self.change.len()
    }

    /// What leaving out each source would do, on top of `basis`: those that most events fall with first,
    /// then those that most events change with, then as in the file.
    #[must_use]
    pub fn of_each(chronology: &Chronology, evidence: &Evidence, basis: &Basis) -> Vec<Self> {
        let mut each: Vec<Self> =
            chronology.sources().map(|source| Self::of(chronology, evidence, basis, source)).collect();
        each.sort_by_key(|bearing| std::cmp::Reverse((bearing.fall.len(), bearing.events())));
        each
    }

    /// What leaving out one source would do, on top of `basis`.
    #[must_use]
    pub fn of(chronology: &Chronology, evidence: &Evidence, basis: &Basis, source: SourceId) -> Self {
        let kept = basis.left_out.iter().copied().filter(|other| *other != source).collect();
        let with = Basis::of(chronology, basis.known_on.clone(), kept);
        let mut left_out = with.left_out.clone();
        left_out.push(source);
        let without = Basis::of(chronology, basis.known_on.clone(), left_out);
        let gone = chronology.origins().derived(source);
        let mut events: Vec<EventId> = gone
            .iter()
            .flat_map(|source| chronology.citations_of_source(*source))
            .map(|citation| chronology.event_of(*citation))
            .filter(|event| basis.shows(chronology, *event) != Answer::No)
            .collect();
        events.sort_unstable();
        events.dedup();
        let mut bearing = Self {
            source,
            derived: gone.len() - 1,
            fall: Vec::new(),
            settle: Vec::new(),
            flare: Vec::new(),
            change: Vec::new(),
        };
        for event in events {
            let standing = |basis| Tally::of(chronology, evidence, basis, event).standing();
            match (standing(&with), standing(&without)) {
                (before, after) if before == after => {}
                (_, Standing::Unsourced) => bearing.fall.push(event),
                (Standing::Contested, _) => bearing.settle.push(event),
                (_, Standing::Contested) => bearing.flare.push(event),
                _ => bearing.change.push(event),
            }
        }
        bearing
    }
}

/// The days by which sources had been published, in order, without repeats: what one steps through to see a
/// story grow. Where a date is a span that is its last day, or its first if no last one is known. Sources
/// without a date have no part in it.
#[must_use]
pub fn publications(chronology: &Chronology) -> Vec<Day> {
    let dated = chronology.sources().filter_map(|source| chronology.source(source).published.as_ref());
    let mut days: Vec<Day> = dated.filter_map(|date| date.latest().day().or(date.earliest().day())).collect();
    days.sort_unstable();
    days.dedup();
    days
}
