//! Stretches of time in blocks, so that those in a window are found without looking at every one.

use crate::app::axis::{Extent, Moment};

/// How many stretches make a block.
const BLOCK: usize = 64;

/// Stretches of time, and what each block of them spans. The better they are in order of time, the fewer blocks
/// meet a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretches {
    all: Vec<Extent>,
    blocks: Vec<Extent>,
}

impl Stretches {
    /// Some stretches, in an order that they keep.
    #[must_use]
    pub fn of(all: Vec<Extent>) -> Self {
        let both =
            |one: Extent, other: &Extent| Extent { first: one.first.min(other.first), last: one.last.max(other.last) };
        let span = |block: &[Extent]| block.iter().filter(|it| it.is_known()).fold(Extent::NOTHING, both);
        Self { blocks: all.chunks(BLOCK).map(span).collect(), all }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Extent] {
        &self.all
    }

    /// Which of them have a second from `start` on and before `end`, counted from 0, in their order.
    pub fn within(&self, start: Moment, end: Moment) -> impl Iterator<Item = usize> {
        let met = move |extent: &Extent| extent.is_known() && extent.first < end && extent.last >= start;
        let blocks = self.blocks.iter().enumerate().filter(move |(_, block)| met(block));
        blocks.flat_map(move |(nth, _)| {
            let from = nth * BLOCK;
            let block = self.all[from..].iter().take(BLOCK).enumerate();
            block.filter(move |(_, extent)| met(extent)).map(move |(at, _)| from + at)
        })
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
            let found: Vec<usize> = Stretches::of(all).within(start, start + length).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
