//! A column of strings.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::model::stored::{Fetch, Number};

/// How many strings stand in a block.
const IN_A_BLOCK: usize = if cfg!(test) { 4 } else { 1024 };

/// Strings in blocks: no allocation for each of them, and none that is so large that it must be moved when it grows. Of
/// strings that are stored elsewhere a block is fetched when one of its strings is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    blocks: Vec<OnceLock<Block>>,
    rows: usize,
    /// From where blocks are fetched, and the part that is the first.
    stored: Option<(Arc<dyn Fetch>, usize)>,
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
            self.blocks.push(OnceLock::from(Block::default()));
        }
        if let Some(block) = self.blocks.last_mut().and_then(OnceLock::get_mut) {
            block.push(string);
        }
        self.rows += 1;
    }

    /// Adds all rows of another column, whose blocks are given back one by one.
    pub fn append(&mut self, mut other: Self) {
        for at in 0..other.blocks.len() {
            other.block(at);
            other.blocks[at].take().iter().for_each(|block| self.append_block(block));
        }
    }

    /// Adds the strings of a block, as many at once as have room in the last one.
    fn append_block(&mut self, added: &Block) {
        let mut from = 0;
        while from < added.ends.len() {
            // The first one begins a block where there is none with room.
            self.push(added.get(from));
            let room = self.rows.next_multiple_of(IN_A_BLOCK) - self.rows;
            let to = (from + 1 + room).min(added.ends.len());
            if let Some(block) = self.blocks.last_mut().and_then(OnceLock::get_mut) {
                block.extend(added, from + 1..to);
            }
            self.rows += to - from - 1;
            from = to;
        }
    }

    /// Gives back the memory that was taken for more rows.
    pub fn close(&mut self) {
        if let Some(block) = self.blocks.last_mut().and_then(OnceLock::get_mut) {
            block.text.shrink_to_fit();
            block.ends.shrink_to_fit();
        }
    }

    /// So many strings that are stored from a part on; nothing is read yet.
    pub fn fetched(from: Arc<dyn Fetch>, first: usize, rows: usize) -> Option<Self> {
        // More than any chronology has, and less than any machine's memory.
        (rows < u32::MAX as usize).then_some(())?;
        let blocks = vec![OnceLock::new(); rows.div_ceil(IN_A_BLOCK)];
        Some(Self { blocks, rows, stored: Some((from, first)) })
    }

    /// The string of a row. One that is stored elsewhere and cannot be read is empty, and the store is told.
    ///
    /// # Panics
    /// Where there is no such row.
    pub fn get(&self, row: usize) -> &str {
        self.block(row / IN_A_BLOCK).get(row % IN_A_BLOCK)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Every string, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.rows).map(|row| self.get(row))
    }

    /// That all of them can be read. They are, from now on.
    pub fn read(self) -> Option<Self> {
        if let Some((from, first)) = &self.stored {
            for (at, block) in self.blocks.iter().enumerate() {
                let read = Block::read(&from.part(first.checked_add(at)?)?, self.rows_of(at))?;
                block.get_or_init(|| read);
            }
        }
        Some(Self { stored: None, ..self })
    }

    fn block(&self, at: usize) -> &Block {
        self.blocks[at].get_or_init(|| {
            let rows = self.rows_of(at);
            self.fetch(at, rows).unwrap_or_else(|| {
                self.stored.iter().for_each(|(from, _)| from.spoil());
                Block { text: String::new(), ends: vec![0; rows] }
            })
        })
    }

    fn fetch(&self, at: usize, rows: usize) -> Option<Block> {
        let (from, first) = self.stored.as_ref()?;
        Block::read(&from.part(first.checked_add(at)?)?, rows)
    }

    fn rows_of(&self, block: usize) -> usize {
        IN_A_BLOCK.min(self.rows - block * IN_A_BLOCK)
    }

    /// Whether what is there fills one block.
    pub fn is_full_block(&self) -> bool {
        self.rows == IN_A_BLOCK
    }

    /// The first block, to be stored.
    pub fn bytes_of_block(&self) -> Vec<u8> {
        self.blocks.first().and_then(OnceLock::get).map(Block::bytes).unwrap_or_default()
    }
}

impl Block {
    fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(end_of(self.text.len()));
    }

    /// Adds some strings of another block.
    fn extend(&mut self, other: &Self, strings: Range<usize>) {
        let (from, before) = (other.start(strings.start), self.text.len());
        self.text.push_str(&other.text[from..other.start(strings.end)]);
        self.ends.extend(other.ends[strings].iter().map(|end| end_of(before + (*end as usize - from))));
    }

    fn get(&self, at: usize) -> &str {
        &self.text[self.start(at)..self.ends[at] as usize]
    }

    /// Where a string begins: where the one before it ends.
    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }

    /// Where each string ends, then the strings.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.ends.len() * u32::LENGTH + self.text.len());
        self.ends.iter().for_each(|end| end.put(&mut bytes));
        bytes.extend_from_slice(self.text.as_bytes());
        bytes
    }

    /// The block of so many strings; nothing where the bytes are none.
    fn read(bytes: &[u8], rows: usize) -> Option<Self> {
        let (ends, text) = bytes.split_at_checked(rows * u32::LENGTH)?;
        let text = String::from_utf8(text.to_vec()).ok()?;
        let ends: Vec<u32> = ends.chunks_exact(u32::LENGTH).map_while(u32::take).collect();
        let fits = ends.is_sorted()
            && ends.iter().all(|end| text.is_char_boundary(*end as usize))
            && ends.last().is_some_and(|last| *last as usize == text.len());
        fits.then_some(Self { text, ends })
    }
}

fn end_of(length: usize) -> u32 {
    u32::try_from(length).expect("the reader caps files far below 4 GiB for a thousand strings")
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

        #[test]
        fn one_column_comes_behind_another(
            one in prop::collection::vec(".{0,3}", 0..30), other in prop::collection::vec(".{0,3}", 0..30)
        ) {
            let column = |given: &[String]| {
                let mut strings = Strings::default();
                given.iter().for_each(|string| strings.push(string));
                strings
            };
            let mut strings = column(&one);
            strings.append(column(&other));
            strings.push("behind");
            prop_assert_eq!(strings.len(), one.len() + other.len() + 1);
            let given = one.iter().chain(&other).map(String::as_str).chain(["behind"]);
            prop_assert!(strings.iter().eq(given));
        }
    }
}
