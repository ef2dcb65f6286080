//! What a query means: conditions that an event satisfies, possibly satisfies, or does not.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{
    ActorId, Basis, Chronology, CitationId, EventId, Evidence, PlaceId, SourceId, SpeakerId, Stance, Standing, TagId,
    Verdict,
};
use crate::query::needle::Needle;
use crate::query::parse::{Atom, Clause};
use crate::query::sought::{InTexts, TextPlace};
use crate::query::values;
use crate::query::words::{Fit, Wanted};
use crate::query::{Index, Key, Query, Sought, Trouble};
use crate::when::{Answer, When};

/// All that a filter looks at.
pub(super) struct Material<'a> {
    pub chronology: &'a Chronology,
    pub evidence: &'a Evidence,
    /// Which sources count.
    pub basis: &'a Basis,
    pub index: &'a Index,
    /// What is known of the words that are looked for in texts.
    pub sought: &'a [Sought],
    /// The standing of each event.
    pub standings: Vec<Standing>,
}

impl<'a> Material<'a> {
    pub fn new(
        chronology: &'a Chronology,
        evidence: &'a Evidence,
        basis: &'a Basis,
        index: &'a Index,
        sought: &'a [Sought],
    ) -> Self {
        let standing = |event| Standing::of(chronology, evidence, basis, event);
        Self { chronology, evidence, basis, index, sought, standings: chronology.events().map(standing).collect() }
    }

    /// Whether a citation counts on this basis, certainly or possibly.
    pub fn counts(&self, citation: CitationId) -> bool {
        self.basis.counts(self.chronology, citation) != Answer::No
    }

    /// The sources that say something of an event and count.
    pub fn speaking(&self, event: EventId) -> impl Iterator<Item = SourceId> {
        let speaks = |id: &CitationId| self.chronology.citation(*id).stance() != Stance::Silent && self.counts(*id);
        self.chronology.citations(event).filter(speaks).filter_map(|id| self.chronology.source_of(id))
    }
}

/// Conditions that must all hold.
pub(super) struct Filter {
    pub conditions: Vec<Condition>,
    pub troubles: Vec<Trouble>,
}

/// Tests of which one must hold.
pub(super) struct Condition {
    pub span: Range<usize>,
    /// The key that all of it asks about, if there is one.
    pub key: Option<Key>,
    tests: Vec<Test>,
}

struct Test {
    negated: bool,
    matter: Matter,
}

/// What is tested.
pub(super) enum Matter {
    Words(Wanted),
    Actors(HashSet<ActorId>),
    Tags(HashSet<TagId>),
    Places(HashSet<PlaceId>),
    Sources(HashSet<SourceId>),
    Speakers(HashSet<SpeakerId>),
    Events(HashSet<EventId>),
    Standings(HashSet<Standing>),
    Stances(HashSet<Stance>),
    Verdicts(HashSet<Verdict>),
    During(When),
    Before(When),
    After(When),
    /// Known on the day of this basis.
    Known(Basis),
    Texts(InTexts),
}

impl Filter {
    /// What of the query can be understood, and what is wrong with the rest.
    pub fn of(material: &Material, query: &Query) -> Self {
        let mut troubles = Vec::new();
        let conditions = query.clauses().iter().filter_map(|clause| condition(material, query, clause, &mut troubles));
        Self { conditions: conditions.collect(), troubles }
    }
}

/// `None` if the clause asks for nothing yet, as `"` does.
fn condition(material: &Material, query: &Query, clause: &Clause, troubles: &mut Vec<Trouble>) -> Option<Condition> {
    let before = troubles.len();
    let mut tests = Vec::new();
    for term in &clause.terms {
        let matter = match &term.atom {
            Atom::Word(word) => Needle::fuzzy(word).map(|needle| Matter::Words(Wanted::new(needle, material))),
            Atom::Phrase(phrase) => Needle::exact(phrase).map(|needle| Matter::Words(Wanted::new(needle, material))),
            Atom::Keyed { key, value, .. } => values::understood(material, *key, value, term.positive_span())
                .map_err(|trouble| troubles.push(trouble))
                .ok(),
            Atom::Unknown { name, value_span } => {
                let value = &query.text()[value_span.clone()];
                troubles.push(values::unknown_key(name, value, term.positive_span()));
                None
            }
        };
        tests.extend(matter.map(|matter| Test { negated: term.negated, matter }));
    }
    let asks = !tests.is_empty() || troubles.len() > before;
    asks.then(|| Condition { span: clause.span(), key: clause.key(), tests })
}

impl Condition {
    /// Whether nothing of it could be understood, so that it filters nothing.
    pub fn is_void(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether an event satisfies it.
    pub fn answer(&self, material: &Material, event: EventId) -> Answer {
        let answers = self.tests.iter().map(|test| test.answer(material, event));
        answers.reduce(or).unwrap_or(Answer::Yes)
    }

    /// Where the words stand that it looks for in texts, in a source of an event.
    pub fn text_place(&self, material: &Material, event: EventId) -> Option<TextPlace> {
        self.tests.iter().filter(|test| !test.negated).find_map(|test| match &test.matter {
            Matter::Texts(texts) => texts.place(material.sought, material.speaking(event)),
            _ => None,
        })
    }

    /// The word of it that fits an event best, and how.
    pub fn fit(&self, material: &Material, event: EventId) -> Option<(&Wanted, Fit)> {
        let wanted = self.tests.iter().filter(|test| !test.negated).filter_map(|test| match &test.matter {
            Matter::Words(wanted) => wanted.fit(material, event).map(|fit| (wanted, fit)),
            _ => None,
        });
        wanted.reduce(|best, next| if next.1.grade() > best.1.grade() { next } else { best })
    }
}

impl Test {
    /// What is not known yet is not found yet, also where it is to be left out: so an event that has been found stays.
    fn answer(&self, material: &Material, event: EventId) -> Answer {
        match &self.matter {
            Matter::Texts(texts) => match texts.in_any(material.speaking(event)) {
                Some(has) if has != self.negated => Answer::Yes,
                _ => Answer::No,
            },
            matter if self.negated => not(matter.answer(material, event)),
            matter => matter.answer(material, event),
        }
    }
}

impl Matter {
    fn answer(&self, material: &Material, event: EventId) -> Answer {
        let chronology = material.chronology;
        let cited =
            |test: &dyn Fn(CitationId) -> bool| chronology.citations(event).filter(|id| material.counts(*id)).any(test);
        let when = chronology.when(event);
        let holds = match self {
            Self::Words(wanted) => wanted.fit(material, event).is_some(),
            Self::Actors(actors) => chronology.actors_of(event).iter().any(|actor| actors.contains(actor)),
            Self::Tags(tags) => chronology.tags_of(event).iter().any(|tag| tags.contains(tag)),
            Self::Places(places) => chronology.place_of(event).is_some_and(|place| places.contains(&place)),
            Self::Sources(sources) => material.speaking(event).any(|source| sources.contains(&source)),
            Self::Texts(texts) => texts.in_any(material.speaking(event)) == Some(true),
            Self::Speakers(speakers) => {
                cited(&|id| chronology.speaker_of(id).is_some_and(|speaker| speakers.contains(&speaker)))
            }
            Self::Events(events) => events.contains(&event),
            Self::Standings(standings) => {
                material.standings.get(event.index()).is_some_and(|standing| standings.contains(standing))
            }
            Self::Stances(stances) => cited(&|id| stances.contains(&chronology.citation(id).stance())),
            Self::Verdicts(verdicts) => {
                cited(&|id| material.evidence.verdict(id).is_some_and(|verdict| verdicts.contains(&verdict)))
            }
            Self::During(other) => return when.during(other),
            Self::Before(other) => return when.before(other),
            Self::After(other) => return when.after(other),
            Self::Known(basis) => return basis.shows(chronology, event),
        };
        if holds { Answer::Yes } else { Answer::No }
    }
}

pub(super) fn and(left: Answer, right: Answer) -> Answer {
    match (left, right) {
        (Answer::No, _) | (_, Answer::No) => Answer::No,
        (Answer::Yes, Answer::Yes) => Answer::Yes,
        _ => Answer::Possibly,
    }
}

fn or(left: Answer, right: Answer) -> Answer {
    not(and(not(left), not(right)))
}

fn not(answer: Answer) -> Answer {
    match answer {
        Answer::Yes => Answer::No,
        Answer::Possibly => Answer::Possibly,
        Answer::No => Answer::Yes,
    }
}
