//! What a query means: conditions that an event satisfies, possibly satisfies, or does not.

use std::marker::PhantomData;
use std::ops::Range;

use crate::model::{
    ActorId, Basis, CitationId, EventId, Handle, PlaceId, SourceId, SpeakerId, Stance, Standing, TagId, Verdict,
};
use crate::query::material::{Material, bit};
use crate::query::needle::Needle;
use crate::query::parse::{Atom, Clause};
use crate::query::sought::InTexts;
use crate::query::values;
use crate::query::words::Wanted;
use crate::query::{Key, Query, Trouble};
use crate::when::{Answer, When};

/// Some of all handles of a sort.
pub(super) struct Chosen<H> {
    has: Vec<bool>,
    sort: PhantomData<H>,
}

impl<H: Handle> Chosen<H> {
    pub fn of(handles: impl IntoIterator<Item = H>) -> Self {
        let mut has = Vec::new();
        for handle in handles {
            if handle.index() >= has.len() {
                has.resize(handle.index() + 1, false);
            }
            has[handle.index()] = true;
        }
        Self { has, sort: PhantomData }
    }

    /// Those that stand for some rows.
    pub fn of_rows(rows: impl IntoIterator<Item = usize>) -> Self {
        Self::of(rows.into_iter().map(H::new))
    }

    pub fn contains(&self, handle: H) -> bool {
        self.has.get(handle.index()).is_some_and(|has| *has)
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
    tested: Tested,
}

/// What is tested, ready to be asked of any event.
enum Tested {
    Words(Wanted),
    /// What each date answers.
    Dates(Vec<Answer>),
    /// The verdicts, a bit for each.
    Verdicts(u8),
    Matter(Matter),
}

/// What the value of a key means.
pub(super) enum Matter {
    Actors(Chosen<ActorId>),
    Tags(Chosen<TagId>),
    Places(Chosen<PlaceId>),
    Sources(Chosen<SourceId>),
    Speakers(Chosen<SpeakerId>),
    Events(Chosen<EventId>),
    Standings(Vec<Standing>),
    Stances(Vec<Stance>),
    Verdicts(Vec<Verdict>),
    During(When),
    Before(When),
    After(When),
    /// Known on the day of this basis.
    Known(Basis),
    Texts(InTexts),
}

impl Filter {
    /// What of the query can be understood, and what is wrong with the rest. Words are looked for letter for letter:
    /// see [`Self::scatter`]. Nothing if nobody waits for it any more.
    pub fn of(material: &Material, query: &Query) -> Option<Self> {
        let mut troubles = Vec::new();
        let mut conditions = Vec::new();
        for clause in query.clauses() {
            let before = troubles.len();
            let tests = tests(material, query, clause, &mut troubles)?;
            // A clause may ask for nothing yet, as `"` does.
            if !tests.is_empty() || troubles.len() > before {
                conditions.push(Condition { span: clause.span(), key: clause.key(), tests });
            }
        }
        Some(Self { conditions, troubles })
    }

    /// Looks for the letters of all words scattered over titles too.
    pub fn scatter(&mut self, material: &Material) -> Option<()> {
        for test in self.conditions.iter_mut().flat_map(|condition| &mut condition.tests) {
            if let Tested::Words(wanted) = &mut test.tested {
                wanted.scatter(material)?;
            }
        }
        Some(())
    }

    /// Whether letters of a word may be scattered over titles.
    pub fn is_scattered(&self) -> bool {
        self.words().any(|(_, wanted)| wanted.is_scattered())
    }

    /// Whether finding letters scattered only adds events, and none that fits as well as those that were found letter for
    /// letter. Not if an event is left out for them, or is found already for another reason and fits better with them.
    pub fn ranks_scattered_last(&self) -> bool {
        self.conditions.iter().all(|condition| {
            let scattered = condition.words().any(|(_, wanted)| wanted.is_scattered());
            !scattered || condition.tests.iter().all(|test| !test.negated && matches!(test.tested, Tested::Words(_)))
        })
    }

    fn words(&self) -> impl Iterator<Item = (bool, &Wanted)> {
        self.conditions.iter().flat_map(Condition::words)
    }
}

fn tests(material: &Material, query: &Query, clause: &Clause, troubles: &mut Vec<Trouble>) -> Option<Vec<Test>> {
    let mut tests = Vec::new();
    for term in &clause.terms {
        let words = |needle: Option<Needle>| match needle {
            Some(needle) => Some(Some(Tested::Words(Wanted::of(needle, material)?))),
            None => Some(None),
        };
        let tested = match &term.atom {
            Atom::Word(word) => words(Needle::fuzzy(word))?,
            Atom::Phrase(phrase) => words(Needle::exact(phrase))?,
            Atom::Keyed { key, value, .. } => match values::understood(material, *key, value, term.positive_span()) {
                Ok(matter) => Some(ready(material, matter)?),
                Err(trouble) => {
                    troubles.push(trouble);
                    None
                }
            },
            Atom::Unknown { name, value_span } => {
                let value = &query.text()[value_span.clone()];
                troubles.push(values::unknown_key(name, value, term.positive_span()));
                None
            }
        };
        tests.extend(tested.map(|tested| Test { negated: term.negated, tested }));
    }
    Some(tests)
}

/// Asks once what is the same for many events.
fn ready(material: &Material, matter: Matter) -> Option<Tested> {
    Some(match matter {
        Matter::During(other) => Tested::Dates(material.of_dates(|when| when.during(&other))?),
        Matter::Before(other) => Tested::Dates(material.of_dates(|when| when.before(&other))?),
        Matter::After(other) => Tested::Dates(material.of_dates(|when| when.after(&other))?),
        Matter::Verdicts(verdicts) => {
            material.verdicts()?;
            Tested::Verdicts(verdicts.into_iter().fold(0, |bits, verdict| bits | bit(verdict)))
        }
        Matter::Standings(_) => {
            material.standings()?;
            Tested::Matter(matter)
        }
        other => Tested::Matter(other),
    })
}

impl Condition {
    /// Whether nothing of it could be understood, so that it filters nothing.
    pub fn is_void(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether some events satisfy it: an answer for each of `rows`.
    pub fn answer(&self, material: &Material, rows: &Range<usize>, answers: &mut [Answer]) {
        answers.fill(if self.is_void() { Answer::Yes } else { Answer::No });
        let mut answered = vec![Answer::No; if self.is_void() { 0 } else { answers.len() }];
        for test in &self.tests {
            test.answer(material, rows, &mut answered);
            answers.iter_mut().zip(&answered).for_each(|(answer, other)| *answer = (*answer).or(*other));
        }
    }

    /// How well its words fit some events: a grade for each of `rows`, 0 where none does. Nothing if it has no words that
    /// an event should have.
    pub fn grades(&self, rows: &Range<usize>) -> Option<Vec<u8>> {
        let mut wanted = self.words().filter(|(negated, _)| !negated).map(|(_, wanted)| wanted);
        let mut grades = wanted.next()?.grades()[rows.clone()].to_vec();
        for other in wanted {
            for (grade, other) in grades.iter_mut().zip(&other.grades()[rows.clone()]) {
                *grade = (*grade).max(*other);
            }
        }
        Some(grades)
    }

    /// The words that an event should have.
    pub fn needles(&self) -> impl Iterator<Item = &Needle> {
        self.words().filter(|(negated, _)| !negated).map(|(_, wanted)| &wanted.needle)
    }

    /// What it looks for in texts.
    pub fn texts(&self) -> impl Iterator<Item = &InTexts> {
        self.tests.iter().filter(|test| !test.negated).filter_map(|test| match &test.tested {
            Tested::Matter(Matter::Texts(texts)) => Some(texts),
            _ => None,
        })
    }

    /// Its words, and whether each is left out.
    fn words(&self) -> impl Iterator<Item = (bool, &Wanted)> {
        self.tests.iter().filter_map(|test| match &test.tested {
            Tested::Words(wanted) => Some((test.negated, wanted)),
            _ => None,
        })
    }
}

impl Test {
    fn answer(&self, material: &Material, rows: &Range<usize>, answers: &mut [Answer]) {
        // What is not known yet is not found yet, also where it is to be left out: so an event that has been found stays.
        if let Tested::Matter(Matter::Texts(texts)) = &self.tested {
            for (answer, event) in answers.iter_mut().zip(rows.clone().map(EventId::new)) {
                let has = texts.in_any(material.speaking(event));
                *answer = if has.is_some_and(|has| has != self.negated) { Answer::Yes } else { Answer::No };
            }
            return;
        }
        self.tested.answer(material, rows, answers);
        if self.negated {
            answers.iter_mut().for_each(|answer| *answer = !*answer);
        }
    }
}

impl Tested {
    fn answer(&self, material: &Material, rows: &Range<usize>, answers: &mut [Answer]) {
        let holds = |holds: bool| if holds { Answer::Yes } else { Answer::No };
        let events = || rows.clone().map(EventId::new);
        match self {
            Self::Words(wanted) => {
                let grades = &wanted.grades()[rows.clone()];
                answers.iter_mut().zip(grades).for_each(|(answer, grade)| *answer = holds(*grade > 0));
            }
            Self::Dates(dates) => {
                for (answer, event) in answers.iter_mut().zip(events()) {
                    *answer = dates[material.chronology.date(event).index()];
                }
            }
            Self::Verdicts(bits) => {
                let verdicts = material.weighed.verdicts.get().map_or(&[][..], |all| &all[rows.clone()]);
                answers.iter_mut().zip(verdicts).for_each(|(answer, has)| *answer = holds(has & bits != 0));
            }
            Self::Matter(matter) => {
                for (answer, event) in answers.iter_mut().zip(events()) {
                    *answer = matter.answer(material, event);
                }
            }
        }
    }
}

impl Matter {
    /// Whether it holds of an event.
    pub fn answer(&self, material: &Material, event: EventId) -> Answer {
        let chronology = material.chronology;
        let cited =
            |test: &dyn Fn(CitationId) -> bool| chronology.citations(event).filter(|id| material.counts(*id)).any(test);
        let holds = match self {
            Self::Actors(actors) => chronology.actors_of(event).iter().any(|actor| actors.contains(*actor)),
            Self::Tags(tags) => chronology.tags_of(event).iter().any(|tag| tags.contains(*tag)),
            Self::Places(places) => chronology.place_of(event).is_some_and(|place| places.contains(place)),
            Self::Sources(sources) => material.speaking(event).any(|source| sources.contains(source)),
            Self::Texts(texts) => texts.in_any(material.speaking(event)) == Some(true),
            Self::Speakers(speakers) => {
                cited(&|id| chronology.speaker_of(id).is_some_and(|speaker| speakers.contains(speaker)))
            }
            Self::Events(events) => events.contains(event),
            Self::Standings(standings) => {
                let standing = material.weighed.standings.get().and_then(|all| all.get(event.index()));
                standing.is_some_and(|standing| standings.contains(standing))
            }
            Self::Stances(stances) => cited(&|id| stances.contains(&chronology.citation(id).stance())),
            Self::Verdicts(verdicts) => {
                cited(&|id| material.evidence.verdict(id).is_some_and(|verdict| verdicts.contains(&verdict)))
            }
            Self::During(other) => return chronology.when(event).during(other),
            Self::Before(other) => return chronology.when(event).before(other),
            Self::After(other) => return chronology.when(event).after(other),
            Self::Known(basis) => return basis.shows(chronology, event),
        };
        if holds { Answer::Yes } else { Answer::No }
    }
}
