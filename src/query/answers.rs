//! What the conditions of a query say of each event, and in which order that puts the events.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::model::EventId;
use crate::query::Key;
use crate::query::filter::Condition;
use crate::query::found::Whole;
use crate::query::material::Material;
use crate::query::words::{Look, SCATTERED_IN_TITLE};
use crate::text::postings::{BLOCK, blocks};
use crate::when::Answer;

/// The part of a score that fuzzy-matcher gives is below this.
pub(super) const FINE: i64 = 10_000;
/// The part of a score that the sum of the grades gives is below this, times `FINE`.
const SUMS: u32 = 10_000;
/// The best grade there is.
const BEST: u32 = 12;

/// So many blocks are looked at together.
const TOGETHER: usize = 2;
/// So many events are looked at together.
const AT_ONCE: usize = 64;

/// Who refuses an event: nobody, conditions on one key and nobody else, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused(u8);

impl Refused {
    const BY_NOBODY: Self = Self(0);
    const OTHERWISE: Self = Self(u8::MAX);

    fn by(key: Option<Key>) -> Self {
        key.map_or(Self::OTHERWISE, |key| Self(1 + key as u8))
    }

    /// Where another one refuses it too.
    fn and(self, other: Self) -> Self {
        // Without a way out: it is asked of every event, many at a time.
        if self == Self::BY_NOBODY || self == other { other } else { Self::OTHERWISE }
    }

    /// Whether the event is left when the conditions on a key are not applied.
    pub fn leaves(self, key: Key) -> bool {
        self == Self::BY_NOBODY || self == Self::by(Some(key))
    }
}

/// How well words fit an event, in one number: the word that fits worst decides first, then all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(u32);

/// How ranks are counted where there are so many conditions with words.
#[derive(Clone, Copy, Debug)]
struct Ranks {
    /// The sums there are.
    sums: u32,
}

impl Ranks {
    fn of(conditions: usize) -> Self {
        let greatest = u32::try_from(conditions).unwrap_or(u32::MAX).saturating_mul(BEST);
        Self { sums: greatest.min(SUMS - 1) + 1 }
    }

    fn rank(self, worst: u8, sum: u32) -> Rank {
        if worst == u8::MAX { Rank(0) } else { Rank(u32::from(worst) * self.sums + sum.min(self.sums - 1)) }
    }

    /// How many there are.
    fn count(self) -> usize {
        (BEST as usize + 1) * self.sums as usize
    }

    fn score(self, Rank(rank): Rank) -> i64 {
        i64::from(rank / self.sums * SUMS + rank % self.sums) * FINE
    }
}

/// How much is asked of each event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// What words and names tell. Events that fit only as their letters show are not among those found.
    ByWords,
    /// As much as it takes to know what is left: who refuses the other events, and what each condition leaves by itself,
    /// is not to be believed.
    WhatIsLeft,
    /// Everything.
    Everything,
}

/// What the words and names of all events hold of the words of conditions.
pub(super) struct Looks {
    /// For each block, each condition and each of its tests.
    blocks: Vec<Vec<Vec<Option<Look>>>>,
}

impl Looks {
    /// Nothing if nobody waits for it any more.
    pub fn of(material: &Material, conditions: &[Condition]) -> Option<Self> {
        let look = |rows: Range<usize>| conditions.iter().map(|condition| condition.look(&rows)).collect();
        Some(Self { blocks: material.crew.each(blocks(material.chronology.event_count()), look)? })
    }
}

/// What all conditions say of each event.
pub(super) struct Answers {
    /// Who refuses each event.
    pub refused: Vec<Refused>,
    ranks: Ranks,
    blocks: Vec<Left>,
}

/// What is left of the events of a block.
struct Left {
    /// The events that nobody refuses, in order of time,
    found: Vec<EventId>,
    /// and how well words fit each of them.
    of_found: Vec<Rank>,
    possibly: Vec<EventId>,
    /// How many of them have each rank.
    of_ranks: Vec<usize>,
    /// How many events each condition leaves by itself, of those that the basis shows.
    alone: Vec<usize>,
    /// How many events are refused only by conditions on each key.
    only: [usize; Key::COUNT],
}

impl Answers {
    /// Asks every condition about every event; nothing if nobody waits for it any more.
    pub fn of(material: &Material, conditions: &[Condition], looks: &Looks, asked: Asked) -> Option<Self> {
        let shown = material.shown()?;
        let with_words = conditions.iter().filter(|condition| condition.needles().next().is_some()).count();
        let ranks = Ranks::of(with_words);
        let mut refused = vec![Refused::BY_NOBODY; material.chronology.event_count()];
        let pieces = looks.blocks.iter().zip(blocks(refused.len())).zip(refused.chunks_mut(BLOCK));
        let blocks = material.crew.each(pieces, |((looks, rows), refused)| {
            let shown = shown_in(shown, &rows);
            Left::of(material, conditions, (looks, asked), ranks, rows, (shown, refused))
        })?;
        Some(Self { refused, ranks, blocks })
    }

    /// The same of words and names alone, a few blocks at a time, until so many of the events fit as well as any can:
    /// with these the best are known, though not [all](Self::are_all).
    pub fn of_words(material: &Material, conditions: &[Condition], enough: usize) -> Option<Self> {
        let shown = material.shown()?;
        let with_words = || conditions.iter().filter(|condition| condition.needles().next().is_some());
        let ranks = Ranks::of(with_words().count());
        let grades = || with_words().map(Condition::best_grade);
        let best = ranks.rank(grades().min().unwrap_or(0), grades().map(u32::from).sum());
        let all: Vec<Range<usize>> = blocks(material.chronology.event_count()).collect();
        let mut answers = Self { refused: Vec::new(), ranks, blocks: Vec::new() };
        for some in all.chunks(TOGETHER) {
            let from = answers.refused.len();
            answers.refused.resize(some[some.len() - 1].end, Refused::BY_NOBODY);
            let pieces = some.iter().zip(answers.refused[from..].chunks_mut(BLOCK));
            let found = material.crew.each(pieces, |(rows, refused)| {
                let looks: Vec<_> = conditions.iter().map(|condition| condition.look(rows)).collect();
                let shown = shown_in(shown, rows);
                Left::of(material, conditions, (&looks, Asked::ByWords), ranks, rows.clone(), (shown, refused))
            })?;
            answers.blocks.extend(found);
            if answers.blocks.iter().map(|block| block.of_ranks[best.0 as usize]).sum::<usize>() >= enough {
                break;
            }
        }
        Some(answers)
    }

    /// Whether every event has been looked at, of so many.
    pub fn are_all(&self, events: usize) -> bool {
        self.refused.len() == events
    }

    /// How many events all conditions leave.
    pub fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.found.len()).sum()
    }

    /// How many events a condition leaves by itself, of those that the basis shows.
    pub fn alone(&self, condition: usize) -> usize {
        self.blocks.iter().map(|block| block.alone[condition]).sum()
    }

    /// How many events are left when the conditions on a key are not applied.
    pub fn left_without(&self, key: Key) -> usize {
        self.blocks.iter().map(|block| block.found.len() + block.only[key as usize]).sum()
    }

    /// How many blocks there are.
    pub fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The events that nobody refuses, of some blocks.
    pub fn found_in(&self, blocks: Range<usize>) -> impl Iterator<Item = EventId> {
        self.blocks[blocks].iter().flat_map(|block| block.found.iter().copied())
    }

    fn found(&self) -> impl Iterator<Item = (EventId, Rank)> {
        self.blocks.iter().flat_map(|block| block.found.iter().copied().zip(block.of_found.iter().copied()))
    }

    /// How many events have each rank.
    fn of_ranks(&self) -> Vec<usize> {
        let mut of_ranks = vec![0; self.ranks.count()];
        for block in &self.blocks {
            of_ranks.iter_mut().zip(&block.of_ranks).for_each(|(sum, count)| *sum += count);
        }
        of_ranks
    }

    /// Whether so many at least fit as well as nothing does whose letters are scattered.
    pub fn has_better_than_scattered(&self, count: usize) -> bool {
        let Rank(worst) = self.ranks.rank(SCATTERED_IN_TITLE + 1, 0);
        self.of_ranks()[worst as usize..].iter().sum::<usize>() >= count
    }

    /// The first so many in their order, with their scores, and whether each is possible only.
    pub fn best(&self, count: usize) -> Vec<(EventId, i64, bool)> {
        // From the best rank down, until there are enough.
        let of_ranks = self.of_ranks();
        let mut better = 0;
        let last = (0..of_ranks.len()).rev().find(|rank| {
            let is_last = better + of_ranks[*rank] >= count;
            better += if is_last { 0 } else { of_ranks[*rank] };
            is_last
        });
        let last = Rank(u32::try_from(last.unwrap_or(0)).unwrap_or(u32::MAX));
        // Of the last rank the first are enough.
        let mut of_last = count - better.min(count);
        let mut best: Vec<(EventId, Rank)> = Vec::new();
        for (event, rank) in self.found().filter(|(_, rank)| *rank >= last) {
            if rank > last || of_last > 0 {
                of_last -= usize::from(rank == last);
                best.push((event, rank));
            }
            if best.len() == count {
                break;
            }
        }
        best.sort_by_key(|(_, rank)| Reverse(*rank));
        let is_possibly = |event: EventId| self.blocks[event.index() / BLOCK].possibly.binary_search(&event).is_ok();
        best.into_iter().map(|(event, rank)| (event, self.ranks.score(rank), is_possibly(event))).collect()
    }

    /// All events that are left, in order: as many buckets as there are ranks, the best first.
    pub fn whole(&self) -> Whole {
        let lists = |list: fn(&Left) -> &[EventId]| self.blocks.iter().map(list).collect::<Vec<_>>().concat();
        let in_time: Arc<[EventId]> = lists(|block| &block.found).into();
        let possibly = lists(|block| &block.possibly);
        let mut next = self.of_ranks();
        let mut scores = Vec::new();
        let mut before = 0;
        for (rank, next) in next.iter_mut().enumerate().rev() {
            let count = std::mem::replace(next, before);
            before += count;
            if count > 0 {
                scores.push((before, self.ranks.score(Rank(u32::try_from(rank).unwrap_or(u32::MAX)))));
            }
        }
        if scores.len() < 2 {
            return Whole { ranked: Arc::clone(&in_time), in_time, possibly, scores };
        }
        let mut ranked = in_time.to_vec();
        for (event, Rank(rank)) in self.found() {
            let place = &mut next[rank as usize];
            ranked[*place] = event;
            *place += 1;
        }
        Whole { ranked: ranked.into(), in_time, possibly, scores }
    }
}

impl Left {
    /// Asks the conditions about the events of a block, of which the basis shows some: notes who refuses them.
    fn of(
        material: &Material,
        conditions: &[Condition],
        (looks, asked): (&[Vec<Option<Look>>], Asked),
        ranks: Ranks,
        rows: Range<usize>,
        (shown, refused): (Vec<Answer>, &mut [Refused]),
    ) -> Self {
        for (refused, shown) in refused.iter_mut().zip(&shown) {
            *refused = if *shown == Answer::No { Refused::OTHERWISE } else { Refused::BY_NOBODY };
        }
        let mut all = shown.clone();
        let mut alone = Vec::with_capacity(conditions.len());
        let mut worst = vec![u8::MAX; rows.len()];
        let mut sums = vec![0_u32; rows.len()];
        let mut wanted = vec![asked != Asked::ByWords; rows.len()];
        if asked == Asked::WhatIsLeft {
            conditions.iter().zip(looks).for_each(|(condition, looks)| condition.may_hold(looks, &mut wanted));
        }
        for (condition, looks) in conditions.iter().zip(looks) {
            let (mut answers, grades) = condition.answer(material, &rows, looks, &wanted);
            answers.iter_mut().zip(&shown).for_each(|(answer, shown)| *answer = answer.and(*shown));
            alone.push(count(&answers, |answer| answer != Answer::No));
            let by = Refused::by(condition.key);
            for ((all, refused), answer) in all.iter_mut().zip(&mut *refused).zip(&answers) {
                *all = all.and(*answer);
                *refused = if *answer == Answer::No { refused.and(by) } else { *refused };
            }
            for ((worst, sum), grade) in worst.iter_mut().zip(&mut sums).zip(grades) {
                *worst = (*worst).min(if grade == 0 { u8::MAX } else { grade });
                *sum += u32::from(grade);
            }
        }
        let so_many = count(&all, |answer| answer != Answer::No);
        let mut left = Self {
            found: Vec::with_capacity(so_many),
            of_found: Vec::with_capacity(so_many),
            possibly: Vec::new(),
            of_ranks: vec![0; ranks.count()],
            alone,
            only: [0; Key::COUNT],
        };
        for condition in conditions.iter().filter_map(|condition| condition.key) {
            let by = Refused::by(Some(condition));
            left.only[condition as usize] = count(refused, |refused| refused == by);
        }
        for (nth, some) in all.chunks(AT_ONCE).enumerate() {
            // Mostly none of them is left: that is asked of all of them at once.
            if some.iter().fold(true, |none, answer| none & (*answer == Answer::No)) {
                continue;
            }
            for (at, answer) in (nth * AT_ONCE..).zip(some).filter(|(_, answer)| **answer != Answer::No) {
                let (event, rank) = (EventId::new(rows.start + at), ranks.rank(worst[at], sums[at]));
                left.found.push(event);
                left.of_found.push(rank);
                left.of_ranks[rank.0 as usize] += 1;
                if *answer == Answer::Possibly {
                    left.possibly.push(event);
                }
            }
        }
        left
    }
}

/// Whether the basis shows the events of a block, if `shown` says it of all: it says nothing where it shows them all.
fn shown_in(shown: &[Answer], rows: &Range<usize>) -> Vec<Answer> {
    shown.get(rows.clone()).map_or_else(|| vec![Answer::Yes; rows.len()], <[Answer]>::to_vec)
}

/// Of how many that holds. Counted in bytes, so that many are looked at together.
fn count<T: Copy>(all: &[T], holds: impl Fn(T) -> bool) -> usize {
    let some = all.chunks(usize::from(u8::MAX));
    some.map(|some| usize::from(some.iter().fold(0_u8, |count, one| count + u8::from(holds(*one))))).sum()
}
