//! What the conditions of a query say of each event, and in which order that puts the events.

use std::ops::Range;
use std::sync::Arc;

use crate::model::EventId;
use crate::query::Key;
use crate::query::filter::Condition;
use crate::query::found::Whole;
use crate::query::material::Material;
use crate::query::words::SCATTERED_IN_TITLE;
use crate::when::Answer;

/// The part of a score that fuzzy-matcher gives is below this.
pub(super) const FINE: i64 = 10_000;
/// The part of a score that the sum of the grades gives is below this, times `FINE`.
const SUMS: u32 = 10_000;
/// The best grade there is.
const BEST: u32 = 12;

/// Who refuses an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Refused {
    Nobody,
    /// Conditions on one key, and nobody else.
    Only(Key),
    Otherwise,
}

impl Refused {
    /// Whether the event is left when the conditions on a key are not applied.
    pub fn leaves(self, key: Key) -> bool {
        self == Self::Nobody || self == Self::Only(key)
    }
}

/// How well words fit an event, in one number: the word that fits worst decides first, then all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(u32);

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

    /// The worst rank of what fits letter for letter in every condition.
    fn literal(self) -> Rank {
        self.rank(SCATTERED_IN_TITLE + 1, 0)
    }
}

/// What all conditions say of each event.
pub(super) struct Answers {
    all: Vec<Answer>,
    pub refused: Vec<Refused>,
    places: Vec<Rank>,
    ranks: Ranks,
    /// How many events each condition leaves by itself, of those that the basis shows.
    pub alone: Vec<usize>,
}

/// A piece of the columns of [`Answers`].
type Piece<'p> = (Range<usize>, &'p mut [Answer], &'p mut [Refused], &'p mut [Rank]);

impl Answers {
    /// Asks every condition about every event; nothing if nobody waits for it any more.
    pub fn of(material: &Material, conditions: &[Condition]) -> Option<Self> {
        let events = material.chronology.event_count();
        let shown = material.shown()?;
        let with_words = conditions.iter().filter(|condition| condition.needles().next().is_some()).count();
        let ranks = Ranks::of(with_words);
        let mut all = vec![Answer::Yes; events];
        let mut refused = vec![Refused::Nobody; events];
        let mut places = vec![Rank(0); if with_words > 0 { events } else { 0 }];
        let pieces = super::crew::pieces(events)
            .zip(all.chunks_mut(super::crew::PIECE))
            .zip(refused.chunks_mut(super::crew::PIECE));
        let mut of_places = places.chunks_mut(super::crew::PIECE);
        let pieces = pieces.map(|((rows, all), refused)| (rows, all, refused, of_places.next().unwrap_or_default()));
        let alone = material
            .crew
            .each(pieces.collect::<Vec<Piece>>(), |piece| answered(material, conditions, shown, ranks, piece))?;
        let of_condition = |at: usize| alone.iter().map(|of_piece| of_piece[at]).sum();
        Some(Self { alone: (0..conditions.len()).map(of_condition).collect(), all, refused, places, ranks })
    }

    /// How many events all conditions leave.
    pub fn count(&self) -> usize {
        self.all.iter().filter(|answer| **answer != Answer::No).count()
    }

    fn rank(&self, row: usize) -> Rank {
        self.places.get(row).copied().unwrap_or(Rank(0))
    }

    fn found(&self) -> impl Iterator<Item = usize> {
        self.all.iter().enumerate().filter(|(_, answer)| **answer != Answer::No).map(|(row, _)| row)
    }

    /// The first so many in their order, with their scores, and whether each is possible only; only if so many fit
    /// letter for letter.
    pub fn best_literal(&self, count: usize) -> Option<Vec<(EventId, i64, bool)>> {
        let literal = self.ranks.literal();
        let mut of_rank = vec![0_usize; self.ranks.count()];
        for row in self.found() {
            of_rank[self.rank(row).0 as usize] += 1;
        }
        // From the best rank down, until there are enough.
        let mut so_many = 0;
        let last = (0..of_rank.len()).rev().find(|rank| {
            so_many += of_rank[*rank];
            so_many >= count
        })?;
        let last = Rank(u32::try_from(last).ok()?);
        if last < literal {
            return None;
        }
        let mut best: Vec<usize> = self.found().filter(|row| self.rank(*row) >= last).collect();
        best.sort_by_key(|row| std::cmp::Reverse(self.rank(*row)));
        best.truncate(count);
        Some(best.into_iter().map(|row| self.scored(row)).collect())
    }

    fn scored(&self, row: usize) -> (EventId, i64, bool) {
        (EventId::new(row), self.ranks.score(self.rank(row)), self.all[row] == Answer::Possibly)
    }

    /// The first so many of all, as they are in [`Self::whole`].
    pub fn best(&self, whole: &Whole, count: usize) -> Vec<(EventId, i64, bool)> {
        whole.ranked.iter().take(count).map(|event| self.scored(event.index())).collect()
    }

    /// All events that are left, in order: as many buckets as there are ranks, the best first.
    pub fn whole(&self) -> Whole {
        let in_time: Arc<[EventId]> = self.found().map(EventId::new).collect();
        let possibly = in_time.iter().copied().filter(|event| self.all[event.index()] == Answer::Possibly).collect();
        if self.places.is_empty() {
            let scores = vec![(in_time.len(), 0)];
            return Whole { ranked: Arc::clone(&in_time), in_time, possibly, scores };
        }
        let mut next = vec![0_usize; self.ranks.count()];
        for event in &*in_time {
            next[self.rank(event.index()).0 as usize] += 1;
        }
        let mut scores = Vec::new();
        let mut before = 0;
        for (rank, next) in next.iter_mut().enumerate().rev() {
            let count = std::mem::replace(next, before);
            before += count;
            if count > 0 {
                scores.push((before, self.ranks.score(Rank(u32::try_from(rank).unwrap_or(u32::MAX)))));
            }
        }
        let mut ranked: Vec<EventId> = in_time.to_vec();
        for event in &*in_time {
            let place = &mut next[self.rank(event.index()).0 as usize];
            ranked[*place] = *event;
            *place += 1;
        }
        Whole { ranked: ranked.into(), in_time, possibly, scores }
    }
}

/// Fills a piece; says how many events each condition leaves by itself.
fn answered(
    material: &Material,
    conditions: &[Condition],
    shown: &[Answer],
    ranks: Ranks,
    (rows, all, refused, places): Piece<'_>,
) -> Vec<usize> {
    let shown = shown.get(rows.clone()).unwrap_or_default();
    for ((all, refused), shown) in all.iter_mut().zip(&mut *refused).zip(shown) {
        *all = *shown;
        *refused = if *shown == Answer::No { Refused::Otherwise } else { Refused::Nobody };
    }
    let mut alone = Vec::with_capacity(conditions.len());
    let mut answers = vec![Answer::No; rows.len()];
    let mut worst = vec![u8::MAX; places.len()];
    let mut sums = vec![0_u32; places.len()];
    for condition in conditions {
        condition.answer(material, &rows, &mut answers);
        let left = answers
            .iter()
            .enumerate()
            .filter(|(at, answer)| **answer != Answer::No && shown.get(*at).is_none_or(|shown| *shown != Answer::No));
        alone.push(left.count());
        for ((all, refused), answer) in all.iter_mut().zip(&mut *refused).zip(&answers) {
            *all = all.and(*answer);
            if *answer == Answer::No {
                *refused = match (*refused, condition.key) {
                    (Refused::Nobody, Some(key)) => Refused::Only(key),
                    (Refused::Only(same), Some(key)) if same == key => *refused,
                    _ => Refused::Otherwise,
                };
            }
        }
        for (at, grade) in condition.grades(&rows).into_iter().flatten().enumerate().filter(|(_, grade)| *grade > 0) {
            worst[at] = worst[at].min(grade);
            sums[at] += u32::from(grade);
        }
    }
    for ((place, worst), sum) in places.iter_mut().zip(worst).zip(sums) {
        *place = ranks.rank(worst, sum);
    }
    alone
}
