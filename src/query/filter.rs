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
use crate::query::words::{Look, Wanted};
use crate::query::{Crew, Key, Query, Trouble};
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
pub(super) struct Filter<'m> {
    pub conditions: Vec<Condition<'m>>,
    pub troubles: Vec<Trouble>,
}

/// Tests of which one must hold.
pub(super) struct Condition<'m> {
    pub span: Range<usize>,
    /// The key that all of it asks about, if there is one.
    pub key: Option<Key>,
    tests: Vec<Test<'m>>,
}

struct Test<'m> {
    negated: bool,
    tested: Tested<'m>,
}

/// What is tested, ready to be asked of any event.
enum Tested<'m> {
    Words(Box<Wanted<'m>>),
    Keyed(Keyed),
}

enum Keyed {
    /// What each date answers.
    Dates(Vec<Answer>),
    /// The verdicts, a bit for each.
    Verdicts(u8),
    Texts(InTexts),
    Matter(Box<Matter>),
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

impl<'m> Filter<'m> {
    /// What of the query can be understood, and what is wrong with the rest. Nothing if nobody waits for it any more.
    pub fn of(material: &Material<'m>, query: &Query) -> Option<Self> {
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

    /// Looks for letters that stand apart as well. Nothing if nobody waits for it any more.
    pub fn look_apart(&mut self, crew: Crew<'_>) -> Option<()> {
        for test in self.conditions.iter_mut().flat_map(|condition| &mut condition.tests) {
            if let Tested::Words(words) = &mut test.tested {
                words.look_apart(crew)?;
            }
        }
        Some(())
    }

    /// Whether it takes more to know who refuses an event than to know what is left.
    pub fn leaves_open(&self) -> bool {
        self.conditions.len() > 1 && self.conditions.iter().any(|condition| condition.words().next().is_some())
    }

    /// Whether it asks for words, and words and names tell all of them whose letters stand together. Finding letters that
    /// are scattered only adds events, then, and none that fits as well. Not if an event is left out for them, or is found
    /// already for another reason and fits better with them.
    pub fn is_told_by_words(&self) -> bool {
        let is_told =
            |test: &Test| !test.negated && matches!(&test.tested, Tested::Words(words) if !words.takes_letters());
        let mut asking = self.conditions.iter().filter(|condition| condition.words().next().is_some()).peekable();
        asking.peek().is_some() && asking.all(|condition| condition.tests.iter().all(is_told))
    }

    /// Whether letters may be scattered.
    pub fn may_be_apart(&self) -> bool {
        self.conditions.iter().flat_map(Condition::words).any(|(_, wanted)| wanted.needle().rooms().is_some())
    }
}

fn tests<'m>(
    material: &Material<'m>,
    query: &Query,
    clause: &Clause,
    troubles: &mut Vec<Trouble>,
) -> Option<Vec<Test<'m>>> {
    let mut tests = Vec::new();
    for term in &clause.terms {
        let words = |needle: Option<Needle>| match needle {
            Some(needle) => Some(Some(Tested::Words(Wanted::of(needle, material)?.into()))),
            None => Some(None),
        };
        let tested = match &term.atom {
            Atom::Word(word) => words(Needle::fuzzy(word))?,
            Atom::Phrase(phrase) => words(Needle::exact(phrase))?,
            Atom::Keyed { key, value, .. } => match values::understood(material, *key, value, term.positive_span()) {
                Ok(matter) => Some(Tested::Keyed(ready(material, matter)?)),
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
fn ready(material: &Material, matter: Matter) -> Option<Keyed> {
    Some(match matter {
        Matter::During(other) => Keyed::Dates(material.of_dates(|when| when.during(&other))?),
        Matter::Before(other) => Keyed::Dates(material.of_dates(|when| when.before(&other))?),
        Matter::After(other) => Keyed::Dates(material.of_dates(|when| when.after(&other))?),
        Matter::Verdicts(verdicts) => {
            material.verdicts()?;
            Keyed::Verdicts(verdicts.into_iter().fold(0, |bits, verdict| bits | bit(verdict)))
        }
        Matter::Standings(_) => {
            material.standings()?;
            Keyed::Matter(matter.into())
        }
        Matter::Texts(texts) => Keyed::Texts(texts),
        other => Keyed::Matter(other.into()),
    })
}

impl Condition<'_> {
    /// Whether nothing of it could be understood, so that it filters nothing.
    pub fn is_void(&self) -> bool {
        self.tests.is_empty()
    }

    /// What the words and names of the events of a block hold: for each of its tests, if it is one of words.
    pub fn look(&self, rows: &Range<usize>) -> Vec<Option<Look>> {
        let look = |test: &Test| match &test.tested {
            Tested::Words(words) => Some(words.look(rows)),
            Tested::Keyed(_) => None,
        };
        self.tests.iter().map(look).collect()
    }

    /// Takes those away that certainly do not satisfy it, as far as that is told by what their words hold.
    pub fn may_hold(&self, looks: &[Option<Look>], wanted: &mut [bool]) {
        // Of several tests another one may hold, and what is to be left out takes letters.
        if let ([Test { negated: false, tested: Tested::Words(words) }], [Some(look)]) = (&self.tests[..], looks) {
            words.may_fit(look, wanted);
        }
    }

    /// Whether the events of a block satisfy it: an answer for each. And how well its words fit them: a grade for each, 0
    /// where none does; none if it has no words that an event should have. Of events that are not wanted both may be less.
    pub fn answer(
        &self,
        material: &Material,
        rows: &Range<usize>,
        looks: &[Option<Look>],
        wanted: &[bool],
    ) -> (Vec<Answer>, Vec<u8>) {
        let mut answers = vec![if self.is_void() { Answer::Yes } else { Answer::No }; rows.len()];
        let mut grades = Vec::new();
        for (Test { negated, tested }, look) in self.tests.iter().zip(looks) {
            let answered = match (tested, look) {
                (Tested::Words(words), Some(look)) => {
                    let fits = words.grades(material.index, rows, look, wanted);
                    let answered = fits.iter().map(|grade| holds((*grade > 0) != *negated)).collect();
                    if !negated {
                        grades = better(grades, fits);
                    }
                    answered
                }
                (Tested::Keyed(keyed), _) => keyed.answer(material, rows, *negated),
                (Tested::Words(_), None) => Vec::new(),
            };
            answers.iter_mut().zip(answered).for_each(|(answer, other)| *answer = (*answer).or(other));
        }
        (answers, grades)
    }

    /// The words that an event should have.
    pub fn needles(&self) -> impl Iterator<Item = &Needle> {
        self.words().filter(|(negated, _)| !negated).map(|(_, wanted)| wanted.needle())
    }

    /// The best grade that any event can have for its words, as far as their letters stand together.
    pub fn best_grade(&self) -> u8 {
        self.words().map(|(_, wanted)| wanted.best_grade()).max().unwrap_or(0)
    }

    /// What it looks for in texts.
    pub fn texts(&self) -> impl Iterator<Item = &InTexts> {
        self.tests.iter().filter(|test| !test.negated).filter_map(|test| match &test.tested {
            Tested::Keyed(Keyed::Texts(texts)) => Some(texts),
            _ => None,
        })
    }

    /// Its words, and whether each is left out.
    fn words(&self) -> impl Iterator<Item = (bool, &Wanted<'_>)> {
        self.tests.iter().filter_map(|test| match &test.tested {
            Tested::Words(wanted) => Some((test.negated, &**wanted)),
            _ => None,
        })
    }
}

fn holds(holds: bool) -> Answer {
    if holds { Answer::Yes } else { Answer::No }
}

/// The better of two grades of each event; those that there are where one list is empty.
fn better(mut grades: Vec<u8>, others: Vec<u8>) -> Vec<u8> {
    if grades.is_empty() {
        return others;
    }
    grades.iter_mut().zip(others).for_each(|(grade, other)| *grade = (*grade).max(other));
    grades
}

impl Keyed {
    /// An answer for each of some events.
    fn answer(&self, material: &Material, rows: &Range<usize>, negated: bool) -> Vec<Answer> {
        let Material { chronology, weighed, .. } = *material;
        let events = || rows.clone().map(EventId::new);
        let mut answers: Vec<Answer> = match self {
            Self::Dates(dates) => events().map(|event| dates[chronology.date(event).index()]).collect(),
            Self::Verdicts(bits) => {
                let verdicts = weighed.verdicts.get().map_or(&[][..], |all| &all[rows.clone()]);
                verdicts.iter().map(|has| holds(has & bits != 0)).collect()
            }
            Self::Texts(texts) => {
                // What is not known yet is not found yet, also where it is to be left out: so an event that has been found
                // stays.
                let has = events().map(|event| texts.in_any(material.speaking(event)));
                return has.map(|has| holds(has.is_some_and(|has| has != negated))).collect();
            }
            Self::Matter(matter) => events().map(|event| matter.answer(material, event)).collect(),
        };
        if negated {
            answers.iter_mut().for_each(|answer| *answer = !*answer);
        }
        answers
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
