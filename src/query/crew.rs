//! How work on many rows is shared out. Nothing here starts a thread: whoever asks says how pieces of work are done
//! together.

use std::fmt;
use std::ops::Range;

use crate::model::{Job, Together, both, one_by_one};

/// So many rows are looked at before it is asked whether anybody still waits for the answer.
pub(super) const PIECE: usize = 16_384;
/// Work on fewer rows is not worth being shared.
const SHARED: usize = 20_000;
/// Where each that works sums up for itself, so many do.
const SHARES: usize = 2;

/// Who does the work, and whether it is still wanted.
#[derive(Clone, Copy)]
pub struct Crew<'a> {
    together: Together,
    cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl fmt::Debug for Crew<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Crew").finish_non_exhaustive()
    }
}

impl Crew<'static> {
    /// One that does everything itself, to the end.
    #[must_use]
    pub fn alone() -> Self {
        Self { together: one_by_one, cancelled: &|| false }
    }
}

impl<'a> Crew<'a> {
    /// One that works `together` until `cancelled` says that nobody waits any more. Once it says so, it must go on
    /// saying so.
    #[must_use]
    pub fn new(together: Together, cancelled: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self { together, cancelled }
    }

    /// The same for work on so many rows: few of them are not shared out.
    #[must_use]
    pub fn for_rows(self, rows: usize) -> Self {
        Self { together: if rows < SHARED { one_by_one } else { self.together }, ..self }
    }

    /// Nothing if nobody waits any more.
    pub(super) fn goes_on(&self) -> Option<()> {
        (!(self.cancelled)()).then_some(())
    }

    /// What each part of the work comes to, in order; nothing if nobody waits any more.
    pub fn each<P: Send, R: Send>(
        &self,
        parts: impl IntoIterator<Item = P>,
        work: impl Fn(P) -> R + Sync,
    ) -> Option<Vec<R>> {
        let parts: Vec<P> = parts.into_iter().collect();
        let mut results: Vec<Option<R>> = parts.iter().map(|_| None).collect();
        let work = &work;
        let jobs = parts
            .into_iter()
            .zip(&mut results)
            .map(|(part, result)| -> Job<'_> { Box::new(move || *result = self.goes_on().map(|()| work(part))) });
        (self.together)(jobs.collect());
        results.into_iter().collect()
    }

    /// The same without sharing anything out.
    pub(super) fn one_by_one(self) -> Self {
        Self { together: one_by_one, ..self }
    }

    /// Does some pieces of work.
    pub(super) fn all(&self, jobs: Vec<Job<'_>>) {
        (self.together)(jobs);
    }

    /// What two pieces of work come to.
    pub fn both<A: Send, B: Send>(&self, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
        both(self.together, one, other)
    }

    /// Fills a column, a piece at a time; nothing if nobody waits any more.
    pub fn fill<T: Send>(&self, column: &mut [T], fill: impl Fn(Range<usize>, &mut [T]) + Sync) -> Option<()> {
        let pieces = pieces(column.len()).zip(column.chunks_mut(PIECE));
        self.each(pieces, |(rows, piece)| fill(rows, piece)).map(|_| ())
    }

    /// What each share of so many rows comes to, where `work` takes them a piece at a time; nothing if nobody waits any
    /// more.
    pub(super) fn summed<S: Send>(
        &self,
        rows: usize,
        new: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, Range<usize>) + Sync,
    ) -> Option<Vec<S>> {
        let share = rows.div_ceil(SHARES).max(1);
        let shares = (0..rows).step_by(share).map(|from| from..rows.min(from + share));
        let sums = self.each(shares, |share| {
            let mut sum = new();
            let pieces = pieces(share.len()).map(|piece| share.start + piece.start..share.start + piece.end);
            for piece in pieces {
                self.goes_on()?;
                work(&mut sum, piece);
            }
            Some(sum)
        });
        sums?.into_iter().collect()
    }
}

/// So many rows, in pieces.
pub(super) fn pieces(rows: usize) -> impl Iterator<Item = Range<usize>> {
    (0..rows).step_by(PIECE).map(move |from| from..rows.min(from + PIECE))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn every_row_is_worked_on_once() {
        for rows in [0, 1, PIECE - 1, PIECE, 3 * PIECE + 7] {
            let crew = Crew::alone();
            let mut column = vec![0; rows];
            let filled = crew.fill(&mut column, |rows, piece| {
                rows.zip(piece).for_each(|(row, place)| *place += row + 1);
            });
            assert_eq!(filled, Some(()));
            assert!(column.into_iter().eq(1..=rows));
            let sums = crew.summed(rows, Vec::new, |sum, rows| sum.extend(rows)).expect("nobody cancels it");
            assert!(sums.concat().into_iter().eq(0..rows), "{rows}");
        }
    }

    #[test]
    fn nothing_comes_of_work_that_is_cancelled_on_the_way() {
        let looks = AtomicUsize::new(0);
        let cancelled = || looks.fetch_add(1, Ordering::Relaxed) >= 2;
        let crew = Crew::new(one_by_one, &cancelled);
        assert_eq!(crew.fill(&mut vec![0; 3 * PIECE], |_, _| {}), None);
        assert_eq!(looks.load(Ordering::Relaxed), 3);
        assert!(crew.summed(3 * PIECE, || (), |(), _| panic!("nobody waits for it")).is_none());
    }
}
