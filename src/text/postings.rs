//! In which rows things stand: words in titles, for example, or names in events.
//!
//! What is asked of a thing is asked once, and goes from there to its rows. The rows lie in blocks, so that what is noted
//! of those of one block fits into the memory that is near a processor; and a row of a block takes two bytes.

use std::ops::{BitOrAssign, Range};

use crate::model::stored::{Reader, Writer};

/// So many rows are in a block.
pub const BLOCK: usize = if cfg!(test) { 16 } else { 1 << 16 };

/// In which rows each of some things stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings {
    blocks: Vec<Block>,
}

/// The same of the rows of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The things that stand in it, ascending.
    things: Vec<u32>,
    /// Where the rows of each end, in `rows`.
    ends: Vec<u32>,
    /// The rows, counted from the first of the block.
    rows: Vec<u16>,
}

/// So many rows, in blocks.
pub fn blocks(rows: usize) -> impl Iterator<Item = Range<usize>> {
    (0..rows).step_by(BLOCK).map(move |from| from..rows.min(from + BLOCK))
}

impl From<Vec<Block>> for Postings {
    fn from(blocks: Vec<Block>) -> Self {
        Self { blocks }
    }
}

impl Block {
    /// From the things of each row of a block, each below `things`.
    ///
    /// # Panics
    /// Where a thing is not below that.
    #[must_use]
    pub fn of<R: IntoIterator<Item = u32>>(rows: impl Iterator<Item = R> + Clone, things: usize) -> Self {
        let mut ends = vec![0_u32; things];
        // The row that each thing was found in last, from 1: a row that has it several times is told once.
        let mut last = vec![0_u32; things];
        for (row, things) in (1..).zip(rows.clone()) {
            for thing in things {
                ends[thing as usize] += u32::from(std::mem::replace(&mut last[thing as usize], row) != row);
            }
        }
        let mut before = 0;
        for end in &mut ends {
            // Where the rows of the thing begin; each row that is added moves that to where they end.
            before += std::mem::replace(end, before);
        }
        let mut block = Self { rows: vec![0; before as usize], ..Self::default() };
        last.fill(0);
        for ((nth, row), things) in (1..).zip(0..=u16::MAX).zip(rows) {
            for thing in things {
                if std::mem::replace(&mut last[thing as usize], nth) != nth {
                    let at = &mut ends[thing as usize];
                    block.rows[*at as usize] = row;
                    *at += 1;
                }
            }
        }
        let mut before = 0;
        for (thing, end) in (0..).zip(ends) {
            if end > before {
                block.things.push(thing);
                block.ends.push(end);
            }
            before = end;
        }
        block
    }

    /// The same with other numbers for the things: `numbers` has one for each.
    #[must_use]
    pub fn renumbered(&self, numbers: &[u32]) -> Self {
        let mut order: Vec<(u32, usize)> =
            self.things.iter().enumerate().map(|(at, thing)| (numbers[*thing as usize], at)).collect();
        order.sort_unstable();
        let mut block = Self::default();
        block.rows.reserve_exact(self.rows.len());
        block.things = order.iter().map(|(thing, _)| *thing).collect();
        block.ends = order
            .into_iter()
            .map(|(_, at)| {
                block.rows.extend_from_slice(self.rows_at(at));
                u32::try_from(block.rows.len()).unwrap_or(u32::MAX)
            })
            .collect();
        block
    }

    /// The rows of its `at`-th thing.
    fn rows_at(&self, at: usize) -> &[u16] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[start as usize..self.ends[at] as usize]
    }
}

impl Postings {
    /// Notes at each row of a block what is noted of the things in it. `noted` says it of each thing, `some` of those of
    /// which anything but the default is noted, ascending.
    ///
    /// # Panics
    /// Where there is no such block, or not as many notes as things or rows.
    pub fn note<T: Copy + Default + PartialEq + BitOrAssign>(
        &self,
        block: usize,
        noted: &[T],
        some: &[u32],
        rows: &mut [T],
    ) {
        let block = &self.blocks[block];
        let mut add = |at: usize, note: T| block.rows_at(at).iter().for_each(|row| rows[usize::from(*row)] |= note);
        // A search for each of a few things, or a look at all that are there.
        let steps = block.things.len().max(1).ilog2() as usize;
        if some.len() * steps < block.things.len() {
            for thing in some {
                if let Ok(at) = block.things.binary_search(thing) {
                    add(at, noted[*thing as usize]);
                }
            }
        } else {
            for (at, thing) in block.things.iter().enumerate() {
                let note = noted[*thing as usize];
                if note != T::default() {
                    add(at, note);
                }
            }
        }
    }

    /// Adds to the count of each thing in how many of the wanted rows of a block it stands.
    ///
    /// # Panics
    /// Where there is no such block, or not as many counts as things.
    pub fn count(&self, block: usize, wanted: &[bool], counts: &mut [u32]) {
        let block = &self.blocks[block];
        for (at, thing) in block.things.iter().enumerate() {
            let rows = block.rows_at(at).iter();
            counts[*thing as usize] += rows.map(|row| u32::from(wanted[usize::from(*row)])).sum::<u32>();
        }
    }

    /// Writes all of it.
    pub fn store(&self, to: &mut Writer) {
        to.record.put_count(self.blocks.len());
        for Block { things, ends, rows } in &self.blocks {
            to.column(things.iter().copied());
            to.column(ends.iter().copied());
            to.column(rows.iter().copied());
        }
    }

    /// Reads it again, for so many rows and things.
    #[must_use]
    pub fn stored(from: &mut Reader, rows: usize, things: usize) -> Option<Self> {
        let of_rows: Vec<Range<usize>> = blocks(rows).collect();
        (from.record.count()? == of_rows.len()).then_some(())?;
        let mut postings = Self::default();
        for of_rows in of_rows {
            let block = Block { things: from.column()?, ends: from.column()?, rows: from.column()? };
            let fits = block.things.len() == block.ends.len()
                && block.things.is_sorted()
                && block.ends.is_sorted()
                && block.things.last().is_none_or(|last| (*last as usize) < things)
                && block.ends.last().copied().unwrap_or(0) as usize == block.rows.len()
                && block.rows.iter().max().is_none_or(|last| usize::from(*last) < of_rows.len());
            postings.blocks.push(fits.then_some(block)?);
        }
        Some(postings)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is noted of a row is what is noted of its things, one by one.
        #[test]
        fn rows_are_noted_by_their_things(
            rows in prop::collection::vec(prop::collection::vec(0..40_u32, 0..5), 0..50),
            noted in prop::collection::vec(prop_oneof![3 => Just(0_u16), 1 => any::<u16>()], 40),
            few in any::<bool>(),
            wanted in prop::collection::vec(any::<bool>(), 50),
        ) {
            let mut noted = noted;
            if few {
                noted[3..].fill(0);
            }
            let of = |numbers: &[u32]| -> Postings {
                let blocks: Vec<Block> = blocks(rows.len())
                    .map(|of| Block::of(rows[of].iter().map(|row| row.iter().copied()), 40).renumbered(numbers))
                    .collect();
                blocks.into()
            };
            let same: Vec<u32> = (0..40).collect();
            let turned: Vec<u32> = same.iter().map(|thing| 39 - thing).collect();
            for numbers in [same, turned] {
                let postings = of(&numbers);
                let mut by_number = vec![0; 40];
                numbers.iter().zip(&noted).for_each(|(number, note)| by_number[*number as usize] = *note);
                let some: Vec<u32> = (0..40).filter(|thing| by_number[*thing as usize] != 0).collect();
                let mut found = vec![0; rows.len()];
                for (block, rows) in found.chunks_mut(BLOCK).enumerate() {
                    postings.note(block, &by_number, &some, rows);
                }
                let expected = rows.iter().map(|things| things.iter().fold(0, |sum, thing| sum | noted[*thing as usize]));
                prop_assert_eq!(found, expected.collect::<Vec<u16>>());
                let mut counts = vec![0; 40];
                for (block, wanted) in wanted[..rows.len()].chunks(BLOCK).enumerate() {
                    postings.count(block, wanted, &mut counts);
                }
                for (thing, number) in (0..).zip(&numbers) {
                    let has = rows.iter().zip(&wanted).filter(|(row, wanted)| **wanted && row.contains(&thing));
                    prop_assert_eq!(counts[*number as usize] as usize, has.count());
                }
            }
        }
    }
}
