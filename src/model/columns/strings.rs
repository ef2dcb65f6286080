//! A column of strings.

/// How many strings stand in a block.
const IN_A_BLOCK: usize = 1024;

/// Strings in blocks: no allocation for each of them, and none that is so large that it must be moved when it grows.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    blocks: Vec<Block>,
    rows: usize,
}

/// Some strings, one behind the other.
#[derive(Clone, Debug, Default)]
struct Block {
    text: String,
    /// The byte at which each string ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a row.
    ///
    /// # Panics
    /// Where a thousand strings take more than 4 GiB together, which the size caps of the reader rule out.
    pub fn push(&mut self, string: &str) {
        if self.rows.is_multiple_of(IN_A_BLOCK) {
            self.close();
            self.blocks.push(Block::default());
        }
        if let Some(block) = self.blocks.last_mut() {
            block.text.push_str(string);
            let end = u32::try_from(block.text.len());
            block.ends.push(end.expect("the reader caps files far below 4 GiB for a thousand strings"));
        }
        self.rows += 1;
    }

    /// Adds all rows of another column, whose blocks are given back one by one.
    pub fn append(&mut self, mut other: Self) {
        for row in 0..other.len() {
            self.push(other.get(row));
            if (row + 1).is_multiple_of(IN_A_BLOCK) {
                other.blocks[row / IN_A_BLOCK] = Default::default();
            }
        }
    }

    /// Gives back the memory that was taken for more rows.
    pub fn close(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.text.shrink_to_fit();
            block.ends.shrink_to_fit();
        }
    }

    /// The string of a row.
    ///
    /// # Panics
    /// Where there is no such row.
    pub fn get(&self, row: usize) -> &str {
        let (block, at) = (&self.blocks[row / IN_A_BLOCK], row % IN_A_BLOCK);
        let start = at.checked_sub(1).map_or(0, |before| block.ends[before]);
        &block.text[start as usize..block.ends[at] as usize]
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn what_was_put_in_comes_out(few in prop::collection::vec(".{0,12}", 0..40), times in 0..80_usize) {
            let given: Vec<&str> = few.iter().cycle().take(few.len() * times).map(String::as_str).collect();
            let mut strings = Strings::default();
            given.iter().for_each(|string| strings.push(string));
            strings.close();
            prop_assert_eq!(strings.len(), given.len());
            let kept: Vec<&str> = (0..strings.len()).map(|row| strings.get(row)).collect();
            prop_assert_eq!(kept, given);
        }
    }
}
