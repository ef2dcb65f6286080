//! What a filter could be narrowed to, with counts.

use std::collections::HashSet;

use crate::model::{EventId, Handle, Standing, Verdict};
use crate::query::answers::Answers;
use crate::query::counter::{Counter, sources_of};
use crate::query::folded;
use crate::query::material::Material;
use crate::query::parse::{Term, unwritten, written};
use crate::query::years::written_year;
use crate::query::{Key, Query};
use crate::when::{Answer, year_words};

/// Of more values than these, a group lists those that most events have, and those that the query names.
const LISTED: usize = 500;

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
    /// The values that the chronology has, those with nothing left too, so that the list never jumps.
    pub values: Vec<Value>,
    /// How many values more the chronology has: those that fewer events have.
    pub more: usize,
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
    /// Counts what is left of each value; nothing if nobody waits for it any more.
    pub(super) fn of(material: &Material, query: &Query, answers: &Answers) -> Option<Self> {
        let Material { chronology, index, crew, .. } = *material;
        let (counted, years) = (index.counted(chronology, crew)?, index.years(chronology, crew)?);
        let counts = Counts::of(material, answers)?;
        let actors = listed(&counted.actors_by_count, query, Key::Actor, |id| chronology.actors().name(id));
        let actors = actors.into_iter().map(|id| (chronology.actors().name(id), counts.actors[id.index()]));
        let tags = listed(&counted.tags_by_count, query, Key::Tag, |id| chronology.tags().name(id));
        let tags = tags.into_iter().map(|id| (chronology.tags().name(id), counts.tags[id.index()]));
        let sources = listed(&counted.sources_by_count, query, Key::Source, |id| &chronology.source(id).key);
        let sources = sources.into_iter().map(|id| {
            let count = if material.basis.admits(id) == Answer::No { 0 } else { counts.sources[id.index()] };
            (counted.source_labels[id.index()].as_str(), chronology.source(id).key.as_str(), count, 0)
        });
        let written: Vec<_> = years.years.iter().map(|(year, _)| (year_words(*year), written_year(*year))).collect();
        let of_years = written.iter().zip(years.count(&counts.dates));
        let of_years = of_years.map(|((label, value), (count, possibly))| (&**label, &**value, count, possibly));
        let standings = Standing::ALL.iter().zip(&counts.standings).map(|(one, count)| (one.word(), *count));
        let verdicts = Verdict::ALL.iter().zip(&counts.verdicts).map(|(one, count)| (one.word(), *count));
        let named = |(name, count)| (name, name, count, 0);
        let groups = vec![
            Group::of("standing", Key::Standing, query, Standing::ALL.len(), standings.map(named)),
            Group::of("verdict", Key::Verdict, query, Verdict::ALL.len(), verdicts.map(named)),
            Group::of("actor", Key::Actor, query, counted.actors_by_count.len(), actors.map(named)),
            Group::of("tag", Key::Tag, query, counted.tags_by_count.len(), tags.map(named)),
            Group::of("source", Key::Source, query, counted.sources_by_count.len(), sources),
            Group::of("year", Key::When, query, written.len(), of_years),
        ];
        Some(Self { groups })
    }
}

impl Group {
    /// `values` have a label, a value and two counts, and are some of so many as `all`.
    fn of<'v>(
        key: &'static str,
        of: Key,
        query: &Query,
        all: usize,
        values: impl Iterator<Item = (&'v str, &'v str, usize, usize)>,
    ) -> Self {
        let named = Named::of(query, of);
        let values: Vec<Value> = values.map(|value| named.value(value)).collect();
        Self { key, more: all - values.len(), values }
    }
}

/// Those of some values that are listed.
fn listed<'n, H: Handle>(by_count: &[H], query: &Query, key: Key, name: impl Fn(H) -> &'n str) -> Vec<H> {
    let (most, rest) = by_count.split_at(by_count.len().min(LISTED));
    let named = Named::of(query, key);
    let is_named = |id: &&H| !named.is_empty() && named.has(&folded(name(**id)));
    most.iter().chain(rest.iter().filter(is_named)).copied().collect()
}

/// How many of the events that are left for a group have each of its values.
struct Counts {
    standings: Vec<usize>,
    verdicts: Vec<usize>,
    actors: Vec<usize>,
    tags: Vec<usize>,
    sources: Vec<usize>,
    dates: Vec<usize>,
}

/// The same of one share of the events.
struct Share {
    standings: [usize; Standing::ALL.len()],
    /// By which verdicts they have: a bit for each.
    verdicts: [usize; 1 << Verdict::ALL.len()],
    actors: Counter,
    tags: Counter,
    sources: Counter,
    dates: Vec<usize>,
}

impl Counts {
    fn of(material: &Material, answers: &Answers) -> Option<Self> {
        let chronology = material.chronology;
        let (standings, verdicts) = (material.standings()?, material.verdicts()?);
        let (actors, tags) = (chronology.actors().len(), chronology.tags().len());
        let (sources, dates) = (chronology.sources().len(), chronology.date_count());
        let new = || Share {
            standings: [0; Standing::ALL.len()],
            verdicts: [0; 1 << Verdict::ALL.len()],
            actors: Counter::new(actors),
            tags: Counter::new(tags),
            sources: Counter::new(sources),
            dates: vec![0; dates],
        };
        let shares = material.crew.summed(chronology.event_count(), new, |share, rows| {
            for row in rows {
                let (event, refused) = (EventId::new(row), answers.refused[row]);
                if refused.leaves(Key::Standing) {
                    share.standings[standings[row] as usize] += 1;
                }
                if refused.leaves(Key::Verdict) {
                    share.verdicts[usize::from(verdicts[row])] += 1;
                }
                if refused.leaves(Key::Actor) {
                    share.actors.add(event, chronology.actors_of(event).iter().map(|actor| actor.index()));
                }
                if refused.leaves(Key::Tag) {
                    share.tags.add(event, chronology.tags_of(event).iter().map(|tag| tag.index()));
                }
                if refused.leaves(Key::Source) {
                    share.sources.add(event, sources_of(chronology, event).map(|source| source.index()));
                }
                if refused.leaves(Key::When) {
                    share.dates[chronology.date(event).index()] += 1;
                }
            }
        })?;
        let with_verdict = |at: usize| {
            let bits = shares.iter().flat_map(|share| share.verdicts.iter().enumerate());
            bits.filter(|(bits, _)| bits >> at & 1 == 1).map(|(_, count)| count).sum()
        };
        Some(Self {
            standings: (0..Standing::ALL.len())
                .map(|at| shares.iter().map(|share| share.standings[at]).sum())
                .collect(),
            verdicts: (0..Verdict::ALL.len()).map(with_verdict).collect(),
            dates: (0..dates).map(|at| shares.iter().map(|share| share.dates[at]).sum()).collect(),
            actors: Counter::sum(actors, shares.iter().map(|share| &share.actors)),
            tags: Counter::sum(tags, shares.iter().map(|share| &share.tags)),
            sources: Counter::sum(sources, shares.iter().map(|share| &share.sources)),
        })
    }
}

/// The values of a key that a query names, folded.
struct Named {
    kept: HashSet<String>,
    left_out: HashSet<String>,
}

impl Named {
    fn of(query: &Query, key: Key) -> Self {
        let named =
            |terms: Vec<&Term>| -> HashSet<String> { terms.into_iter().filter_map(Term::value).map(folded).collect() };
        let clauses = || query.clauses().iter();
        Self {
            kept: named(
                clauses().filter(|clause| clause.keeps() == Some(key)).flat_map(|clause| &clause.terms).collect(),
            ),
            left_out: named(
                clauses().filter(|clause| clause.leaves_out() == Some(key)).flat_map(|clause| &clause.terms).collect(),
            ),
        }
    }

    fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.left_out.is_empty()
    }

    fn has(&self, name: &str) -> bool {
        self.kept.contains(name) || self.left_out.contains(name)
    }

    fn value(&self, (label, value, count, possibly): (&str, &str, usize, usize)) -> Value {
        let query_value = written(value);
        // As it is read, should it be written in quotation marks.
        let name = if self.is_empty() { String::new() } else { folded(&unwritten(&query_value)) };
        let has = |names: &HashSet<String>| !names.is_empty() && names.contains(&name);
        let (kept, left_out) = (has(&self.kept), has(&self.left_out));
        Value { label: label.to_owned(), query_value, count, possibly, kept, left_out }
    }
}
