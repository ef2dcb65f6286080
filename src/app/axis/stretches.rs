//! Stretches of time in blocks, so that those in a window are found without looking at every one.

use crate::app::axis::{Extent, Moment};

/// How many stretches make a block.
const BLOCK: usize = 64;

/// What each block of some stretches spans. The better they are in order of time, the fewer blocks meet a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks(Vec<Extent>);

impl Blocks {
    /// The blocks of some stretches.
    #[must_use]
    pub fn of(stretches: impl Iterator<Item = Extent>) -> Self {
        let mut blocks = Vec::with_capacity(stretches.size_hint().0.div_ceil(BLOCK));
        for (at, stretch) in stretches.enumerate() {
            if at % BLOCK == 0 {
                blocks.push(Extent::NOTHING);
            }
            if let Some(block) = blocks.last_mut().filter(|_| stretch.is_known()) {
                *block = Extent { first: block.first.min(stretch.first), last: block.last.max(stretch.last) };
            }
        }
        Self(blocks)
    }

    /// Which stretches have a second from `start` on and before `end`, counted from 0, in their order. `stretch` tells
    /// each of them; none behind the last.
    pub fn within(
        &self,
        start: Moment,
        end: Moment,
        stretch: impl Fn(usize) -> Option<Extent> + Copy,
    ) -> impl Iterator<Item = usize> {
        let meets = move |extent: Extent| extent.is_known() && extent.first < end && extent.last >= start;
        self.places(meets).filter(move |at| stretch(*at).is_some_and(meets))
    }

    /// The places of the stretches in blocks that span something of which `may_hold` is true, some behind the last
    /// stretch among them.
    pub fn places(&self, may_hold: impl Fn(Extent) -> bool) -> impl DoubleEndedIterator<Item = usize> {
        let blocks = self.0.iter().enumerate().filter(move |(_, block)| may_hold(**block));
        blocks.flat_map(|(nth, _)| nth * BLOCK..(nth + 1) * BLOCK)
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
            start in 0..1_000_i128, length in 1..200_i128,
        ) {
            // One that is shorter than nothing stands for an event of which nothing is known.
            let all: Vec<Extent> = stretches
                .into_iter()
                .map(|(first, more)| if more < 0 { Extent::NOTHING } else { Extent { first, last: first + more } })
                .collect();
            let met = |extent: &Extent| extent.first < start + length && extent.last >= start && extent.is_known();
            let expected: Vec<usize> = (0..all.len()).filter(|at| met(&all[*at])).collect();
            let blocks = Blocks::of(all.iter().copied());
            let found: Vec<usize> = blocks.within(start, start + length, |at| all.get(at).copied()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
