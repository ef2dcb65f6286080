//! What a filter could be narrowed to, with counts.

use std::collections::HashSet;

use crate::model::{EventId, Handle, Standing, Verdict};
use crate::query::answers::Answers;
use crate::query::counter::{Counter, sources_of};
use crate::query::folded;
use crate::query::material::{Material, bits_of};
use crate::query::parse::{Term, unwritten, written};
use crate::query::years::written_year;
use crate::query::{Crew, Key, Query};
use crate::text::postings::{BLOCK, Postings};
use crate::when::{Answer, year_words};

/// Of more values than these, a group lists those that most events have, and those that the query names.
const LISTED: usize = 500;

/// More than one in so many events are many: things are then counted by where they stand.
const MANY: usize = 8;

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
        let of_years = written.iter().zip(counts.years);
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

/// The events that are left for a group, or, where these are fewer, all others.
struct Left<'a> {
    answers: &'a Answers,
    key: Key,
    of_others: bool,
    /// Whether it is less work to look at all things than at these events.
    are_many: bool,
    crew: Crew<'a>,
}

impl<'a> Left<'a> {
    fn of(crew: Crew<'a>, answers: &'a Answers, key: Key) -> Self {
        let (left, all) = (answers.left_without(key), answers.refused.len());
        let fewer = left.min(all - left);
        Self { answers, key, of_others: 2 * left > all, are_many: fewer > all / MANY, crew: crew.for_rows(fewer) }
    }

    /// What comes of counting each of them, share by share.
    fn shares<C: Send>(&self, new: impl Fn() -> C + Sync, count: impl Fn(&mut C, EventId) + Sync) -> Option<Vec<C>> {
        let Self { answers, key, of_others, crew, .. } = *self;
        if !of_others && answers.left_without(key) == answers.count() {
            return crew.summed(answers.blocks(), new, |counter, blocks| {
                answers.found_in(blocks).for_each(|event| count(counter, event));
            });
        }
        crew.summed(answers.refused.len(), new, |counter, rows| {
            for (row, refused) in rows.clone().zip(&answers.refused[rows]) {
                if refused.leaves(key) != of_others {
                    count(counter, EventId::new(row));
                }
            }
        })
    }

    /// How many of those that are left have each thing, if so many of `all` events have it, and `postings` say which.
    fn things<I: IntoIterator<Item = usize>>(
        &self,
        all: &[usize],
        postings: Option<&Postings>,
        of: impl Fn(EventId) -> I + Sync,
    ) -> Option<Vec<usize>> {
        if let Some(postings) = postings.filter(|_| self.are_many) {
            let shares = self.crew.summed(
                self.answers.blocks(),
                || vec![0; all.len()],
                |counts, blocks| {
                    for block in blocks {
                        let refused = self.answers.refused[block * BLOCK..].iter().take(BLOCK);
                        let left: Vec<bool> = refused.map(|refused| refused.leaves(self.key)).collect();
                        postings.count(block, &left, counts);
                    }
                },
            )?;
            let sum = |at: usize| shares.iter().map(|counts| counts[at] as usize).sum();
            return Some((0..all.len()).map(sum).collect());
        }
        let shares = self.shares(|| Counter::new(all.len()), |counter, event| counter.add(event, of(event)))?;
        let mut counts = Counter::sum(all.len(), &shares);
        if self.of_others {
            counts.iter_mut().zip(all).for_each(|(count, all)| *count = all - *count);
        }
        Some(counts)
    }
}

/// How many of the events that are left for a group have each of its values, and how many have it possibly.
struct Counts {
    standings: Vec<usize>,
    verdicts: Vec<usize>,
    actors: Vec<usize>,
    tags: Vec<usize>,
    sources: Vec<usize>,
    years: Vec<(usize, usize)>,
}

impl Counts {
    fn of(material: &Material, answers: &Answers) -> Option<Self> {
        let Material { chronology, index, crew, .. } = *material;
        let (counted, years) = (index.counted(chronology, crew)?, index.years(chronology, crew)?);
        let (standings, verdicts) = (material.standings()?, material.verdicts()?);
        let of = |key| Left::of(crew, answers, key);
        let standing = |event: EventId| Some(standings.of_events[event.index()] as usize);
        let verdicts_of = |event: EventId| bits_of(verdicts.of_events[event.index()]);
        let actors = |event| chronology.actors_of(event).iter().map(|actor| actor.index());
        let tags = |event| chronology.tags_of(event).iter().map(|tag| tag.index());
        let sources = |event| sources_of(chronology, event).map(|source| source.index());
        let (with_actor, with_tag) = (index.with_actor(chronology, crew)?, index.with_tag(chronology, crew)?);
        let with_source = index.with_source(chronology, crew)?;
        let in_years = of(Key::When);
        let of_years =
            in_years.shares(|| years.counter(), |counter, event| years.add(chronology.date(event), counter))?;
        Some(Self {
            standings: of(Key::Standing).things(&standings.counts, None, standing)?,
            verdicts: of(Key::Verdict).things(&verdicts.counts, None, verdicts_of)?,
            actors: of(Key::Actor).things(&counted.actors, Some(with_actor), actors)?,
            tags: of(Key::Tag).things(&counted.tags, Some(with_tag), tags)?,
            sources: of(Key::Source).things(&counted.sources, Some(with_source), sources)?,
            years: years.counts(&of_years, in_years.of_others),
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
