//! From a query to its hits, ranked.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::model::{Basis, Chronology, EventId, Evidence};
use crate::query::filter::{Condition, Filter, Material, and};
use crate::query::sought::TextPlace;
use crate::query::suggest::suggestion;
use crate::query::words::Spot;
use crate::query::{Facets, Index, Query, Searched, Sought};
use crate::when::Answer;

/// After so many events it is looked whether anybody still waits for the answer.
const LOOK: usize = 4096;
/// How many hits are scored one by one; those of lower tiers stay in order of tier and time.
const SCORED: usize = 500;

/// An event that satisfies a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The event.
    pub event: EventId,
    /// How well its words fit, the better the greater; 0 where the query has no words. For comparison
    /// with the other hits of the same query only.
    pub score: i64,
    /// Whether a condition on dates could not be decided.
    pub possibly: bool,
    /// What matched, where it was not the title.
    pub field: Option<Field>,
}

/// A field of an event, other than its title, that a word was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub kind: FieldKind,
    /// What it says.
    pub text: String,
}

/// Which field of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// A subject.
    Tag,
    /// One who takes part.
    Actor,
    /// Where it happened.
    Place,
    /// The text of a source that is cited.
    Text,
}

impl FieldKind {
    /// The word for it, on screens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Text => "text",
        }
    }
}

/// What is wrong with a part of a query. That part filters nothing; the rest does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The part, as bytes of the query, without a `-` before it.
    pub span: Range<usize>,
    /// What, in a sentence without a capital and full stop.
    pub message: String,
    /// What may have been meant, to stand in the place of the whole part: `actor:regulator`.
    pub nearest: Option<String>,
}

/// A part of a query, between two blanks, with its alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in the query.
    pub span: Range<usize>,
    /// How many events it leaves by itself; none if nothing of it could be understood.
    pub alone: usize,
}

/// The query with the nearest values taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to type.
    pub query: String,
    /// How many events it finds.
    pub count: usize,
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What was asked.
    pub query: Query,
    /// What is wrong with the query.
    pub troubles: Vec<Trouble>,
    /// The values that could narrow it down, with counts.
    pub facets: Facets,
    /// What each part of the query leaves by itself, in the order typed.
    pub parts: Vec<Part>,
    /// What may have been meant, if a part is in trouble or a word fits nothing.
    pub suggestion: Option<Suggestion>,
    /// How far the texts have been searched, where that is not done yet: more events will be found. Such an answer is
    /// none to keep.
    pub searched: Option<Searched>,
    /// The best first, ties by time.
    hits: Vec<Hit>,
    in_time: Arc<[EventId]>,
    /// Those that satisfy it only possibly, in order of time.
    possibly: Vec<EventId>,
}

impl Found {
    /// How many events satisfy the query, possibly satisfying ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// Whether no event satisfies it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The hit that is `nth` best, counted from 0; ties are in order of time.
    #[must_use]
    pub fn hit(&self, nth: usize) -> Option<Hit> {
        self.hits.get(nth).cloned()
    }

    /// The event of the hit that is `nth` best.
    #[must_use]
    pub fn event(&self, nth: usize) -> Option<EventId> {
        self.hits.get(nth).map(|hit| hit.event)
    }

    /// Every hit, the best first.
    pub fn hits(&self) -> impl ExactSizeIterator<Item = Hit> {
        self.hits.iter().cloned()
    }

    /// The events found, in order of time.
    #[must_use]
    pub fn in_time(&self) -> &Arc<[EventId]> {
        &self.in_time
    }

    /// How many of the hits satisfy the query only possibly.
    #[must_use]
    pub fn possibly(&self) -> usize {
        self.possibly.len()
    }

    /// Whether an event satisfies it only possibly.
    #[must_use]
    pub fn is_possibly(&self, event: EventId) -> bool {
        self.possibly.binary_search(&event).is_ok()
    }

    /// Whether the hits are ranked by how well words fit, and not only in order of time.
    #[must_use]
    pub fn is_ranked(&self) -> bool {
        self.hits.first().is_some_and(|best| best.score > 0)
    }
}

/// Finds the events that satisfy `query`, of those that the basis shows. `index` must be that of `chronology`. No text
/// is looked into: what `text:` asks for is not found.
#[must_use]
pub fn find(chronology: &Chronology, evidence: &Evidence, basis: &Basis, index: &Index, query: &str) -> Found {
    find_unless(&|| false, chronology, evidence, basis, index, &[], query).expect("nobody cancels it")
}

/// The same with what is known of words in texts, unless `cancelled` says on the way that nobody waits for the answer any
/// more. What `text:` asks of a source that has not been searched for those words is not found yet.
#[must_use]
pub fn find_unless(
    cancelled: &dyn Fn() -> bool,
    chronology: &Chronology,
    evidence: &Evidence,
    basis: &Basis,
    index: &Index,
    sought: &[Sought],
    query: &str,
) -> Option<Found> {
    let go_on = || (!cancelled()).then_some(());
    let query = Query::parse(query);
    go_on()?;
    let material = Material::new(chronology, evidence, basis, index, sought);
    go_on()?;
    let Filter { conditions, troubles } = Filter::of(&material, &query);
    let answers = Answers::of(&material, &conditions, cancelled)?;
    let hits = ranked(&material, &conditions, &answers);
    go_on()?;
    let parts: Vec<Part> = conditions
        .iter()
        .zip(&answers.rows)
        .map(|(condition, row)| Part {
            span: condition.span.clone(),
            alone: if condition.is_void() { 0 } else { answers.count(row) },
        })
        .collect();
    let mut in_time: Vec<EventId> = hits.iter().map(|hit| hit.event).collect();
    in_time.sort_unstable();
    let mut possibly: Vec<EventId> = hits.iter().filter(|hit| hit.possibly).map(|hit| hit.event).collect();
    possibly.sort_unstable();
    Some(Found {
        in_time: in_time.into(),
        possibly,
        facets: Facets::of(&material, &query, &conditions, &answers),
        suggestion: suggestion(&material, &query, &troubles, &parts),
        searched: searched(&query, sought),
        query,
        hits,
        troubles,
        parts,
    })
}

/// How each condition answers for each event.
pub(super) struct Answers {
    pub rows: Vec<Vec<Answer>>,
    /// Whether the basis shows each event.
    shown: Vec<Answer>,
}

impl Answers {
    /// Asks every condition about every event; nothing as soon as `cancelled` says so.
    pub fn of(material: &Material, conditions: &[Condition], cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let answer = |condition: &Condition, event: EventId| {
            let goes_on = !event.index().is_multiple_of(LOOK) || !cancelled();
            goes_on.then(|| condition.answer(material, event))
        };
        let row = |condition| material.chronology.events().map(|event| answer(condition, event)).collect();
        let shown = material.chronology.events().map(|event| material.basis.shows(material.chronology, event));
        Some(Self { rows: conditions.iter().map(row).collect::<Option<_>>()?, shown: shown.collect() })
    }

    /// What all conditions say together, of an event that is shown.
    pub fn all(&self, event: EventId) -> Answer {
        self.rows.iter().map(|row| row[event.index()]).fold(self.shown[event.index()], and)
    }

    /// Whether the basis shows an event.
    pub fn shown(&self, event: EventId) -> Answer {
        self.shown[event.index()]
    }

    /// How many of the events shown one condition leaves.
    fn count(&self, row: &[Answer]) -> usize {
        row.iter().zip(&self.shown).filter(|(answer, shown)| and(**answer, **shown) != Answer::No).count()
    }
}

fn ranked(material: &Material, conditions: &[Condition], answers: &Answers) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for event in material.chronology.events() {
        let answer = answers.all(event);
        if answer != Answer::No {
            hits.push(hit(material, conditions, event, answer == Answer::Possibly));
        }
    }
    hits.sort_by_key(|hit| (Reverse(hit.score), hit.event));
    for hit in hits.iter_mut().take(SCORED) {
        let fits = conditions.iter().filter_map(|condition| condition.fit(material, hit.event));
        let fine: i64 = fits.map(|(wanted, fit)| wanted.score(material, hit.event, fit.spot)).sum();
        hit.score += fine.min(FINE - 1);
    }
    hits.sort_by_key(|hit| (Reverse(hit.score), hit.event));
    hits
}

/// The part of a score that fuzzy-matcher gives is below this.
const FINE: i64 = 10_000;
/// The part of a score that the sum of the grades gives is below this, times `FINE`.
const SUMS: i64 = 10_000;

/// The word that fits worst decides first, then all of them together.
fn hit(material: &Material, conditions: &[Condition], event: EventId, possibly: bool) -> Hit {
    let fits: Vec<_> =
        conditions.iter().filter_map(|condition| condition.fit(material, event)).map(|(_, fit)| fit).collect();
    let worst = fits.iter().map(|fit| fit.grade()).min().unwrap_or(0);
    let sum: i64 = fits.iter().map(|fit| fit.grade()).sum();
    let score = (worst * SUMS + sum.min(SUMS - 1)) * FINE;
    let in_text = || conditions.iter().find_map(|condition| condition.text_place(material, event));
    let field = fits.iter().find_map(|fit| field(material, fit.spot));
    Hit { event, score, possibly, field: field.or_else(|| in_text().map(|place| text_field(material, place))) }
}

/// How far the texts have been searched for all that a query looks for in them; nothing where that is done.
fn searched(query: &Query, sought: &[Sought]) -> Option<Searched> {
    let words = query.sought();
    let under_way =
        sought.iter().filter(|sought| words.iter().any(|words| words == sought.words()) && !sought.is_whole());
    under_way.map(Sought::searched).reduce(|sum, next| Searched { texts: sum.texts + next.texts, of: sum.of + next.of })
}

/// The source of a text, and the line on which words stand in it.
fn text_field(material: &Material, place: TextPlace) -> Field {
    let source = material.chronology.source(material.chronology.source_of_text(place.text));
    Field { kind: FieldKind::Text, text: format!("{}, line {}", source.name(), place.line) }
}

fn field(material: &Material, spot: Spot) -> Option<Field> {
    let chronology = material.chronology;
    let (kind, text) = match spot {
        Spot::Title => return None,
        Spot::Tag(tag) => (FieldKind::Tag, chronology.tags().name(tag)),
        Spot::Actor(actor) => (FieldKind::Actor, chronology.actors().name(actor)),
        Spot::Place(place) => (FieldKind::Place, chronology.places().name(place)),
    };
    Some(Field { kind, text: text.to_owned() })
}
