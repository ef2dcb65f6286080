//! What a filter could be narrowed to, with counts.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{EventId, Handle, SourceId, Standing, Verdict};
use crate::query::answers::Answers;
use crate::query::counter::{Counter, sources_of};
use crate::query::folded;
use crate::query::material::{Material, bits_of};
use crate::query::parse::{Term, unwritten, written};
use crate::query::{Crew, Key, Query};
use crate::text::postings::{BLOCK, Postings};
use crate::when::Answer;

/// Of more values than these, a group lists those that most events have, and those that the query names.
const LISTED: usize = 500;

/// So few values can an event have where each has one.
const FEW: usize = 1 << u8::BITS;

/// More than one in so many events are many: things are then counted by where they stand.
const MANY: usize = 8;

/// A value as it is shown, and as a query writes it.
#[derive(Clone, Debug)]
pub(super) struct Written {
    label: Arc<str>,
    query_value: Arc<str>,
}

/// Values of one sort: those that most events have, first.
#[derive(Clone, Debug)]
pub(super) struct ByCount<H> {
    all: Vec<H>,
    /// How those are written that are always listed, so that no answer writes them anew.
    first: Vec<Written>,
}

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
    pub label: Arc<str>,
    /// The value as a query writes it after the colon, in quotation marks where it needs them.
    pub query_value: Arc<str>,
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
        let actors = listed(&counted.actors_by_count, query, Key::Actor, |id| plain(chronology.actors().name(id)));
        let actors = actors.map(|(id, written)| (written, counts.actors[id.index()], 0));
        let tags = listed(&counted.tags_by_count, query, Key::Tag, |id| plain(chronology.tags().name(id)));
        let tags = tags.map(|(id, written)| (written, counts.tags[id.index()], 0));
        let source = |id: SourceId| (counted.source_labels[id.index()].as_str(), chronology.source(id).key.as_str());
        let sources = listed(&counted.sources_by_count, query, Key::Source, source).map(|(id, written)| {
            (written, if material.basis.admits(id) == Answer::No { 0 } else { counts.sources[id.index()] }, 0)
        });
        let of_years = years.written.iter().cloned().zip(counts.years);
        let of_years = of_years.map(|(written, (count, possibly))| (written, count, possibly));
        let standings = Standing::ALL.iter().zip(&counts.standings).map(|(one, count)| (one.word(), *count));
        let verdicts = Verdict::ALL.iter().zip(&counts.verdicts).map(|(one, count)| (one.word(), *count));
        let named = |(name, count)| (Written::of(plain(name)), count, 0);
        let groups = vec![
            Group::of("standing", Key::Standing, query, Standing::ALL.len(), standings.map(named)),
            Group::of("verdict", Key::Verdict, query, Verdict::ALL.len(), verdicts.map(named)),
            Group::of("actor", Key::Actor, query, counted.actors_by_count.all.len(), actors),
            Group::of("tag", Key::Tag, query, counted.tags_by_count.all.len(), tags),
            Group::of("source", Key::Source, query, counted.sources_by_count.all.len(), sources),
            Group::of("year", Key::When, query, years.written.len(), of_years),
        ];
        Some(Self { groups })
    }
}

impl Group {
    /// `values` have two counts each, and are some of so many as `all`.
    fn of(
        key: &'static str,
        of: Key,
        query: &Query,
        all: usize,
        values: impl Iterator<Item = (Written, usize, usize)>,
    ) -> Self {
        let named = Named::of(query, of);
        let values: Vec<Value> =
            values.map(|(written, count, possibly)| named.value(written, count, possibly)).collect();
        Self { key, more: all - values.len(), values }
    }
}

impl Written {
    /// From what is shown of it and what is meant by it.
    pub fn of((label, value): (&str, &str)) -> Self {
        Self { label: label.into(), query_value: written(value).into() }
    }
}

/// What is shown as it is meant.
pub(super) fn plain(name: &str) -> (&str, &str) {
    (name, name)
}

impl<H: Handle> ByCount<H> {
    /// Some values of which `counts` says how many events have each, ties by name; `of` says what is shown of one, and what is meant.
    pub fn of<'n>(
        values: impl Iterator<Item = H>,
        counts: &[usize],
        name: impl Fn(H) -> &'n str,
        of: impl Fn(H) -> (&'n str, &'n str),
    ) -> Self {
        let mut all: Vec<H> = values.collect();
        all.sort_by_cached_key(|value| (Reverse(counts[value.index()]), name(*value)));
        let first = all.iter().take(LISTED).map(|value| Written::of(of(*value))).collect();
        Self { all, first }
    }
}

/// Those of some values that are listed.
fn listed<'n, H: Handle>(
    by_count: &ByCount<H>,
    query: &Query,
    key: Key,
    of: impl Fn(H) -> (&'n str, &'n str),
) -> impl Iterator<Item = (H, Written)> {
    let (ByCount { all, first }, named) = (by_count, Named::of(query, key));
    let rest = if named.is_empty() { &[] } else { &all[first.len()..] };
    let rest = rest.iter().map(|value| (*value, of(*value))).filter(|(_, (_, value))| named.has(&folded(value)));
    let rest: Vec<(H, Written)> = rest.map(|(value, names)| (value, Written::of(names))).collect();
    all.iter().copied().zip(first.iter().cloned()).chain(rest)
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
        let of_others = all - left < all / MANY;
        Self { answers, key, of_others, are_many: fewer > all / MANY, crew: crew.for_rows(fewer) }
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

    /// How many of those that are left have each of a few values: each event one, below [`FEW`].
    fn values<T: Copy + Sync>(&self, of_events: &[T], value: impl Fn(T) -> usize + Sync) -> Option<[usize; FEW]> {
        let shares = if self.are_many || self.of_others {
            self.crew.summed(
                of_events.len(),
                || [0_u32; FEW],
                |counts, rows| {
                    // Without a way out: whether the next event is left cannot be foreseen.
                    for (of_event, refused) in of_events[rows.clone()].iter().zip(&self.answers.refused[rows]) {
                        counts[value(*of_event)] += u32::from(refused.leaves(self.key));
                    }
                },
            )
        } else {
            self.shares(|| [0_u32; FEW], |counts, event| counts[value(of_events[event.index()])] += 1)
        }?;
        Some(std::array::from_fn(|at| shares.iter().map(|counts| counts[at] as usize).sum()))
    }

    /// How many of those that are left have each thing, if so many of `all` events have it, and `postings` say which.
    fn things<I: IntoIterator<Item = usize>>(
        &self,
        all: &[usize],
        postings: &Postings,
        of: impl Fn(EventId) -> I + Sync,
    ) -> Option<Vec<usize>> {
        if self.are_many {
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
        let of = |key| Left::of(crew.one_by_one(), answers, key);
        let actors = |event| chronology.actors_of(event).iter().map(|actor| actor.index());
        let tags = |event| chronology.tags_of(event).iter().map(|tag| tag.index());
        let sources = |event| sources_of(chronology, event).map(|source| source.index());
        let (with_actor, with_tag) = (index.with_actor(chronology, crew)?, index.with_tag(chronology, crew)?);
        let with_source = index.with_source(chronology, crew)?;
        let in_years = || {
            let left = of(Key::When);
            let counted = left.shares(|| years.counter(), |counter, event| years.add(chronology.date(event), counter));
            Some(years.counts(&counted?, left.of_others))
        };
        let (mut of_standings, mut of_verdicts, mut of_actors) = (None, None, None);
        let (mut of_tags, mut of_sources, mut of_years) = (None, None, None);
        // Group beside group, those first that take longest: each is too short to be shared out by itself.
        crew.all(vec![
            Box::new(|| of_sources = of(Key::Source).things(&counted.sources, with_source, sources)),
            Box::new(|| of_actors = of(Key::Actor).things(&counted.actors, with_actor, actors)),
            Box::new(|| of_years = in_years()),
            Box::new(|| of_tags = of(Key::Tag).things(&counted.tags, with_tag, tags)),
            Box::new(|| of_standings = of(Key::Standing).values(standings, |standing| standing as usize)),
            Box::new(|| of_verdicts = of(Key::Verdict).values(verdicts, usize::from)),
        ]);
        Some(Self {
            standings: of_standings?[..Standing::ALL.len()].to_vec(),
            verdicts: verdicts_of(&of_verdicts?),
            actors: of_actors?,
            tags: of_tags?,
            sources: of_sources?,
            years: of_years?,
        })
    }
}

/// How many events have each verdict, from how many have each set of them.
fn verdicts_of(sets: &[usize; FEW]) -> Vec<usize> {
    let mut counts = vec![0; Verdict::ALL.len()];
    for (bits, count) in (0..=u8::MAX).zip(sets) {
        bits_of(bits).for_each(|verdict| counts[verdict] += count);
    }
    counts
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

    fn value(&self, Written { label, query_value }: Written, count: usize, possibly: usize) -> Value {
        // As it is read, should it be written in quotation marks.
        let name = if self.is_empty() { String::new() } else { folded(&unwritten(&query_value)) };
        let has = |names: &HashSet<String>| !names.is_empty() && names.contains(&name);
        let (kept, left_out) = (has(&self.kept), has(&self.left_out));
        Value { label, query_value, count, possibly, kept, left_out }
    }
}
