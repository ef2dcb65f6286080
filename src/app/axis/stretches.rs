//! Stretches of time in blocks, so that those in a window are found without looking at every one.

use std::ops::Range;

use crate::app::axis::{Extent, Moment};

/// How many stretches make a block.
const BLOCK: usize = 64;

/// What each block of some stretches spans. The better they are in order of time, the fewer blocks meet a window, and
/// the more lie in it whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    blocks: Vec<Block>,
    stretches: usize,
}

/// Some stretches that stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    /// From the first beginning to the last end.
    span: Extent,
    /// Whether something is known of each of them.
    all_known: bool,
}

impl Blocks {
    /// The blocks of some stretches: of what the extent is that they have. What several in a row have is looked at once.
    #[must_use]
    pub fn of<T: Copy + PartialEq>(stretches: impl Iterator<Item = T>, extent: impl Fn(T) -> Extent) -> Self {
        let mut all = Self { blocks: Vec::with_capacity(stretches.size_hint().0.div_ceil(BLOCK)), stretches: 0 };
        let mut before = None;
        for (at, of) in stretches.enumerate() {
            all.stretches = at + 1;
            if at % BLOCK == 0 {
                all.blocks.push(Block { span: Extent::NOTHING, all_known: true });
            } else if before == Some(of) {
                continue;
            }
            before = Some(of);
            let stretch = extent(of);
            if let Some(Block { span, all_known }) = all.blocks.last_mut() {
                if stretch.is_known() {
                    *span = Extent { first: span.first.min(stretch.first), last: span.last.max(stretch.last) };
                } else {
                    *all_known = false;
                }
            }
        }
        all
    }

    /// So many stretches, in parts of which the blocks can be put together.
    pub fn parts(stretches: usize) -> impl Iterator<Item = Range<usize>> {
        const PART: usize = BLOCK * 512;
        (0..stretches).step_by(PART).map(move |from| from..stretches.min(from + PART))
    }

    /// Adds the blocks of the next part.
    pub fn append(&mut self, part: Self) {
        self.blocks.extend(part.blocks);
        self.stretches += part.stretches;
    }

    /// Which stretches have a second from `start` on and before `end`, counted from 0, in their order. `stretch` tells
    /// each of them; it is not asked about those of a block that lies between them whole.
    pub fn within(
        &self,
        start: Moment,
        end: Moment,
        stretch: impl Fn(usize) -> Option<Extent> + Copy,
    ) -> impl Iterator<Item = usize> {
        let meets = move |extent: Extent| extent.is_known() && extent.first < end && extent.last >= start;
        let is_inside = move |block: &Block| block.all_known && block.span.first >= start && block.span.last < end;
        let blocks = self.blocks.iter().enumerate().filter(move |(_, block)| meets(block.span));
        blocks.flat_map(move |(nth, block)| {
            let is_inside = is_inside(block);
            self.places_of(nth).filter(move |at| is_inside || stretch(*at).is_some_and(meets))
        })
    }

    /// The places of the stretches in blocks that span something of which `may_hold` is true.
    pub fn places(&self, may_hold: impl Fn(Extent) -> bool) -> impl DoubleEndedIterator<Item = usize> {
        let blocks = self.blocks.iter().enumerate().filter(move |(_, block)| may_hold(block.span));
        blocks.flat_map(|(nth, _)| self.places_of(nth))
    }

    fn places_of(&self, block: usize) -> Range<usize> {
        block * BLOCK..((block + 1) * BLOCK).min(self.stretches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Blocks leave nothing out, in whatever order the stretches are.
        #[test]
        fn blocks_change_nothing(
            stretches in prop::collection::vec((0..1_000_i128, -1..50_i128), 0..300),
            start in -9..1_000_i128, length in 1..1_200_i128,
        ) {
            // One that is shorter than nothing stands for an event of which nothing is known.
            let all: Vec<Extent> = stretches
                .into_iter()
                .map(|(first, more)| if more < 0 { Extent::NOTHING } else { Extent { first, last: first + more } })
                .collect();
            let met = |extent: &Extent| extent.first < start + length && extent.last >= start && extent.is_known();
            let expected: Vec<usize> = (0..all.len()).filter(|at| met(&all[*at])).collect();
            let blocks = Blocks::of(0..all.len(), |at| all[at]);
            let found: Vec<usize> = blocks.within(start, start + length, |at| all.get(at).copied()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
