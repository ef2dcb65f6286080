//! What a filter could be narrowed to, with counts.

use std::collections::HashSet;

use crate::model::{Chronology, EventId, SourceId, Standing, Verdict};
use crate::query::filter::{Condition, Material};
use crate::query::find::Answers;
use crate::query::folded;
use crate::query::index::{sources_of, written_year, year_bounds};
use crate::query::parse::{Term, written};
use crate::query::{Key, Query};
use crate::when::{Answer, year_words};

/// The groups of values, in the order of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// `standing`, `verdict`, `actor`, `tag`, `source`, `year`.
    pub groups: Vec<Group>,
}

/// The values of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name of the group; the key of the query, save for `year`, which is written `when:`.
    pub key: &'static str,
    /// All values that the chronology has, those with nothing left too, so that the list never jumps.
    pub values: Vec<Value>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What to show.
    pub label: String,
    /// The value as a query writes it after the colon, in quotation marks where it needs them.
    pub query_value: String,
    /// Of the events that the other groups leave, how many have it.
    pub count: usize,
    /// Of the same, how many have it possibly: years only. Keeping it finds `count + possibly` events.
    pub possibly: usize,
    /// Whether the query keeps it by name.
    pub kept: bool,
    /// Whether the query leaves it out by name.
    pub left_out: bool,
}

impl Facets {
    pub(super) fn of(material: &Material, query: &Query, conditions: &[Condition], answers: &Answers) -> Self {
        let left = Left::of(material.chronology, conditions, answers);
        let (chronology, index) = (material.chronology, material.index);
        let mut standings = Counts::new(Standing::ALL.len());
        let mut verdicts = Counts::new(Verdict::ALL.len());
        let mut actors = Counts::new(chronology.actors().len());
        let mut tags = Counts::new(chronology.tags().len());
        let mut sources = Counts::new(chronology.sources().len());
        let mut years = Counts::new(index.years.len());
        for event in chronology.events() {
            if left.for_key(event, Key::Standing) {
                standings.add(Standing::ALL.iter().position(|one| *one == material.standings[event.index()]));
            }
            if left.for_key(event, Key::Verdict) {
                let counted = chronology.citations(event).filter(|id| material.counts(*id));
                let cited: HashSet<Verdict> = counted.filter_map(|id| material.evidence.verdict(id)).collect();
                verdicts.add((0..Verdict::ALL.len()).filter(|&at| cited.contains(&Verdict::ALL[at])));
            }
            if left.for_key(event, Key::Actor) {
                let each: HashSet<usize> = chronology.actors_of(event).iter().map(|actor| actor.index()).collect();
                actors.add(each);
            }
            if left.for_key(event, Key::Tag) {
                let each: HashSet<usize> = chronology.tags_of(event).iter().map(|tag| tag.index()).collect();
                tags.add(each);
            }
            if left.for_key(event, Key::Source) {
                let counted = |source: &SourceId| material.basis.admits(*source) != Answer::No;
                sources.add(sources_of(chronology, event).into_iter().filter(counted).map(SourceId::index));
            }
            if left.for_key(event, Key::When) {
                years.add_year(material, event);
            }
        }
        let group = |key, of: Key, values: Vec<Value>| Group { key, values: marked(query, of, values) };
        let word = |counts: &Counts, at: usize, word: &str| counts.value(at, word, word);
        Self {
            groups: vec![
                group(
                    "standing",
                    Key::Standing,
                    Standing::ALL.iter().enumerate().map(|(at, one)| word(&standings, at, one.word())).collect(),
                ),
                group(
                    "verdict",
                    Key::Verdict,
                    Verdict::ALL.iter().enumerate().map(|(at, one)| word(&verdicts, at, one.word())).collect(),
                ),
                group(
                    "actor",
                    Key::Actor,
                    (index.actors_by_count.iter())
                        .map(|&actor| word(&actors, actor.index(), chronology.actors().name(actor)))
                        .collect(),
                ),
                group(
                    "tag",
                    Key::Tag,
                    (index.tags_by_count.iter())
                        .map(|&tag| word(&tags, tag.index(), chronology.tags().name(tag)))
                        .collect(),
                ),
                group(
                    "source",
                    Key::Source,
                    (index.sources_by_count.iter())
                        .map(|&id| sources.value(id.index(), &source_label(chronology, id), &chronology.source(id).key))
                        .collect(),
                ),
                group(
                    "year",
                    Key::When,
                    (index.years.iter().enumerate())
                        .map(|(at, (year, _))| years.value(at, &year_words(*year), &written_year(*year)))
                        .collect(),
                ),
            ],
        }
    }
}

/// The outlet; with the title where several sources share it.
pub(super) fn source_label(chronology: &Chronology, id: SourceId) -> String {
    let source = chronology.source(id);
    let shared = chronology.sources().filter(|&other| chronology.source(other).outlet == source.outlet).count() > 1;
    match (source.outlet.is_empty(), source.title.is_empty()) {
        (true, true) => source.key.clone(),
        (true, false) => source.title.clone(),
        (false, false) if shared => format!("{}, {}", source.outlet, source.title),
        _ => source.outlet.clone(),
    }
}

/// Which events are left for a group when its own conditions are not applied.
struct Left {
    of: Vec<Refused>,
}

/// Who refuses an event.
#[derive(Clone, Copy, PartialEq)]
enum Refused {
    Nobody,
    /// Conditions on one key, and nobody else.
    Only(Key),
    Otherwise,
}

impl Left {
    fn of(chronology: &Chronology, conditions: &[Condition], answers: &Answers) -> Self {
        let refused = |event: EventId| {
            let shown = answers.shown(event) != Answer::No;
            let mut refused = if shown { Refused::Nobody } else { Refused::Otherwise };
            for (condition, row) in conditions.iter().zip(&answers.rows) {
                if row[event.index()] == Answer::No {
                    refused = match (refused, condition.key) {
                        (Refused::Nobody, Some(key)) => Refused::Only(key),
                        (Refused::Only(same), Some(key)) if same == key => refused,
                        _ => Refused::Otherwise,
                    };
                }
            }
            refused
        };
        Self { of: chronology.events().map(refused).collect() }
    }

    fn for_key(&self, event: EventId, key: Key) -> bool {
        let refused = self.of[event.index()];
        refused == Refused::Nobody || refused == Refused::Only(key)
    }
}

struct Counts {
    certain: Vec<usize>,
    possible: Vec<usize>,
}

impl Counts {
    fn new(values: usize) -> Self {
        Self { certain: vec![0; values], possible: vec![0; values] }
    }

    fn add(&mut self, values: impl IntoIterator<Item = usize>) {
        for at in values {
            self.certain[at] += 1;
        }
    }

    /// Asks only the years that the event's span touches: all others answer no.
    fn add_year(&mut self, material: &Material, event: EventId) {
        let when = material.chronology.when(event);
        let years = &material.index.years;
        let (first, last) = year_bounds(when);
        let from = first.map_or(0, |first| years.partition_point(|(year, _)| *year < first));
        let to = last.map_or(years.len(), |last| years.partition_point(|(year, _)| *year <= last));
        for (at, (_, year)) in years.iter().enumerate().take(to).skip(from) {
            match when.during(year) {
                Answer::Yes => self.certain[at] += 1,
                Answer::Possibly => self.possible[at] += 1,
                Answer::No => {}
            }
        }
    }

    fn value(&self, at: usize, label: &str, value: &str) -> Value {
        Value {
            label: label.to_owned(),
            query_value: written(value),
            count: self.certain[at],
            possibly: self.possible[at],
            kept: false,
            left_out: false,
        }
    }
}

/// Says which values the query names.
fn marked(query: &Query, key: Key, mut values: Vec<Value>) -> Vec<Value> {
    let named =
        |terms: Vec<&Term>| -> HashSet<String> { terms.into_iter().filter_map(Term::value).map(folded).collect() };
    let clauses = || query.clauses().iter();
    let kept = named(clauses().filter(|clause| clause.keeps() == Some(key)).flat_map(|clause| &clause.terms).collect());
    let left_out =
        named(clauses().filter(|clause| clause.leaves_out() == Some(key)).flat_map(|clause| &clause.terms).collect());
    if kept.is_empty() && left_out.is_empty() {
        return values;
    }
    for value in &mut values {
        let name = folded(&crate::query::parse::unwritten(&value.query_value));
        value.kept = kept.contains(&name);
        value.left_out = left_out.contains(&name);
    }
    values
}
