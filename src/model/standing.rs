//! What the citations of an event add up to: always computed, never typed by hand.

use crate::model::{Basis, Chronology, CitationId, EventId, Evidence, SourceId, Stance};
use crate::when::Answer;

/// What the citations of an event add up to: the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// One asserts, another denies.
    Contested,
    /// Only denials.
    Denied,
    /// Only qualified assertions, or as many reservations as assertions.
    Qualified,
    /// Two or more independent origins assert.
    Corroborated,
    /// One origin asserts.
    SingleOrigin,
    /// No citation supports it.
    Unsourced,
}

impl Standing {
    /// All six, in their order.
    pub const ALL: [Self; 6] =
        [Self::Contested, Self::Denied, Self::Qualified, Self::Corroborated, Self::SingleOrigin, Self::Unsourced];

    /// The word for it, in JSON, queries and on screens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Contested => "contested",
            Self::Denied => "denied",
            Self::Qualified => "qualified",
            Self::Corroborated => "corroborated",
            Self::SingleOrigin => "single-origin",
            Self::Unsourced => "unsourced",
        }
    }

    /// The standing of an event: that of its [`Tally`], without making one.
    #[must_use]
    pub fn of(chronology: &Chronology, evidence: &Evidence, basis: &Basis, event: EventId) -> Self {
        let supports = |id| basis.counts(chronology, id) != Answer::No && evidence.may_support(id);
        let with = |stance| {
            let of_stance = move |id: &CitationId| chronology.citation(*id).stance() == stance && supports(*id);
            chronology.citations(event).filter(of_stance)
        };
        let asserting = with(Stance::Asserts);
        let several = || chronology.origins().are_several(asserting.clone().filter_map(|id| chronology.source_of(id)));
        let (denies, qualifies) = (with(Stance::Denies).count(), with(Stance::Qualifies).count());
        Self::of_counts(asserting.clone().count(), denies, qualifies, several)
    }

    /// What these many citations add up to. Whether there are several origins is asked only where it matters.
    fn of_counts(asserts: usize, denies: usize, qualifies: usize, several: impl FnOnce() -> bool) -> Self {
        if asserts > 0 && denies > 0 {
            Self::Contested
        } else if denies > 0 && qualifies == 0 {
            Self::Denied
        } else if qualifies > 0 && qualifies >= asserts {
            Self::Qualified
        } else if several() {
            Self::Corroborated
        } else if asserts > 0 {
            Self::SingleOrigin
        } else {
            Self::Unsourced
        }
    }
}

/// The stances of an event's citations, counted. Citations whose words are missing or stand elsewhere
/// support nothing and are not counted; pending ones are given the benefit of the doubt. Nor are those
/// of sources that the basis does not admit; sources that it possibly admits count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many assert.
    pub asserts: usize,
    /// How many deny.
    pub denies: usize,
    /// How many assert with a reservation.
    pub qualifies: usize,
    /// How many were read and are silent.
    pub silent: usize,
    /// The groups of asserting sources that share no root.
    pub origins: Vec<Vec<SourceId>>,
    /// Whether the standing would be another one without the sources that are only possibly admitted.
    pub unsure: bool,
}

impl Tally {
    /// Counts the citations of an event.
    #[must_use]
    pub fn of(chronology: &Chronology, evidence: &Evidence, basis: &Basis, event: EventId) -> Self {
        let mut tally = Self::counted(chronology, evidence, event, |answer| answer != Answer::No, basis);
        if basis.known_on().is_some() {
            let certain = Self::counted(chronology, evidence, event, |answer| answer == Answer::Yes, basis);
            tally.unsure = certain.standing() != tally.standing();
        }
        tally
    }

    fn counted(
        chronology: &Chronology,
        evidence: &Evidence,
        event: EventId,
        admitted: fn(Answer) -> bool,
        basis: &Basis,
    ) -> Self {
        let mut tally = Self::default();
        let mut asserting = Vec::new();
        for id in chronology.citations(event).filter(|id| admitted(basis.counts(chronology, *id))) {
            if !evidence.may_support(id) {
                continue;
            }
            match chronology.citation(id).stance() {
                Stance::Asserts => {
                    tally.asserts += 1;
                    asserting.extend(chronology.source_of(id));
                }
                Stance::Denies => tally.denies += 1,
                Stance::Qualifies => tally.qualifies += 1,
                Stance::Silent => tally.silent += 1,
            }
        }
        tally.origins = chronology.origins().groups(asserting);
        tally
    }

    /// How many citations the standing rests on: those that say something of the event, and support it.
    #[must_use]
    pub fn citations(&self) -> usize {
        self.asserts + self.denies + self.qualifies
    }

    /// What the counts add up to.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of_counts(self.asserts, self.denies, self.qualifies, || self.origins.len() >= 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_standing_that_holds() {
        use Standing::*;
        for (asserts, denies, qualifies, origins, expected) in [
            (1, 1, 0, 1, Contested),
            (2, 1, 3, 2, Contested),
            (0, 2, 0, 0, Denied),
            (0, 1, 1, 0, Qualified),
            (0, 0, 1, 0, Qualified),
            (1, 0, 1, 1, Qualified),
            (2, 0, 1, 2, Corroborated),
            (2, 0, 1, 1, SingleOrigin),
            (3, 0, 0, 2, Corroborated),
            (1, 0, 0, 1, SingleOrigin),
            (0, 0, 0, 0, Unsourced),
        ] {
            let origins = (0..origins).map(|at| vec![SourceId::new(at)]).collect();
            let tally = Tally { asserts, denies, qualifies, silent: 1, origins, unsure: false };
            assert_eq!(tally.standing(), expected, "{tally:?}");
        }
    }
}
