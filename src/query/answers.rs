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

/// So many blocks are asked first: often they have enough.
const FEW: usize = 2;
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

/// What all conditions say of each event.
pub(super) struct Answers {
    /// Who refuses each event.
    pub refused: Vec<Refused>,
    ranks: Ranks,
    blocks: Vec<Left>,
}

/// What is left of the events of a block; nothing before it has been asked.
#[derive(Default)]
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
    /// What the words and names of its events hold, for each condition and each of its tests, if more will be asked.
    looks: Looks,
}

type Looks = Vec<Vec<Option<Look>>>;

impl Answers {
    /// Before anything has been asked.
    pub fn none(material: &Material, conditions: &[Condition]) -> Self {
        let ranks = Ranks::of(with_words(conditions).count());
        let refused = vec![Refused::BY_NOBODY; material.chronology.event_count()];
        let blocks = blocks(refused.len()).map(|_| Left::default()).collect();
        Self { refused, ranks, blocks }
    }

    /// Two steps in which it can be asked of all blocks: a few of them, and the others.
    pub fn steps(&self) -> [Range<usize>; 2] {
        let few = FEW.min(self.blocks.len());
        [0..few, few..self.blocks.len()]
    }

    /// Asks every condition about the events of some blocks, whether that has been done or not. Nothing if nobody waits for
    /// it any more.
    pub fn ask(&mut self, material: &Material, conditions: &[Condition], asked: Asked, of: Range<usize>) -> Option<()> {
        let (shown, ranks) = (material.shown()?, self.ranks);
        let pieces = blocks(self.refused.len()).zip(self.refused.chunks_mut(BLOCK)).zip(&mut self.blocks);
        let pieces = pieces.take(of.end).skip(of.start);
        material.crew.each(pieces, |((rows, refused), left)| {
            let mut looks = std::mem::take(&mut left.looks);
            if looks.is_empty() {
                looks = conditions.iter().map(|condition| condition.look(&rows)).collect();
            }
            let shown = shown.get(rows.clone()).map_or_else(|| vec![Answer::Yes; rows.len()], <[Answer]>::to_vec);
            *left = Left::of(material, conditions, (&looks, asked), ranks, rows, (shown, refused));
            if asked == Asked::WhatIsLeft && conditions.len() > 1 {
                left.looks = looks;
            }
        })?;
        Some(())
    }

    /// Whether so many at least fit as well as any event can for words and names.
    pub fn has_best(&self, conditions: &[Condition], count: usize) -> bool {
        let grades = || with_words(conditions).map(Condition::best_grade);
        let best = self.ranks.rank(grades().min().unwrap_or(0), grades().map(u32::from).sum());
        self.has(best, count)
    }

    /// Whether so many at least fit as well as any event can that words and names alone do not find.
    pub fn has_best_of_scattered(&self, conditions: &[Condition], count: usize) -> bool {
        // One of the words at least is scattered, then; for that it should be the one that would fit worst.
        let grades =
            || with_words(conditions).map(|condition| u32::from(condition.best_grade().max(SCATTERED_IN_TITLE)));
        let scattered = u32::from(SCATTERED_IN_TITLE);
        let sum = grades().sum::<u32>() - grades().min().unwrap_or(scattered) + scattered;
        self.has(self.ranks.rank(SCATTERED_IN_TITLE, sum), count)
    }

    /// Whether so many at least fit better than anything does whose letters are scattered.
    pub fn has_better_than_scattered(&self, count: usize) -> bool {
        self.has(self.ranks.rank(SCATTERED_IN_TITLE + 1, 0), count)
    }

    /// Whether so many at least have that rank or a better one.
    fn has(&self, Rank(rank): Rank, count: usize) -> bool {
        self.of_ranks()[rank as usize..].iter().sum::<usize>() >= count
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
        let in_time = Arc::new(lists(|block| &block.found));
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
        let mut ranked = in_time.as_ref().clone();
        for (event, Rank(rank)) in self.found() {
            let place = &mut next[rank as usize];
            ranked[*place] = event;
            *place += 1;
        }
        Whole { ranked: Arc::new(ranked), in_time, possibly, scores }
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
            looks: Vec::new(),
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

/// Those that ask for words.
fn with_words<'c, 'm>(conditions: &'c [Condition<'m>]) -> impl Iterator<Item = &'c Condition<'m>> {
    conditions.iter().filter(|condition| condition.needles().next().is_some())
}

/// Of how many that holds. Counted in bytes, so that many are looked at together.
fn count<T: Copy>(all: &[T], holds: impl Fn(T) -> bool) -> usize {
    let some = all.chunks(usize::from(u8::MAX));
    some.map(|some| usize::from(some.iter().fold(0_u8, |count, one| count + u8::from(holds(*one))))).sum()
}
