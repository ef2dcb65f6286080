//! The words of many short texts: each different word once, and in which texts it stands.
//!
//! There are far fewer words than places where they stand: what is asked of a word is asked of each once.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::haystack::{Haystack, is_edge};
use super::postings::{Block, Postings};
use crate::model::stored::{Reader, Writer};

/// The words of the rows of a haystack.
///
/// A word is a run of letters and digits that [no edge](is_edge) divides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Each word once.
    pub vocabulary: Haystack,
    /// In which rows each of them stands.
    pub postings: Postings,
}

/// The words of a block of rows, numbered by themselves.
#[derive(Debug)]
pub struct BlockWords<'h> {
    /// Each word once.
    words: Vec<&'h str>,
    block: Block,
}

type Numbers<'h> = HashMap<&'h str, u32, RandomState>;

impl<'h> BlockWords<'h> {
    /// Reads the rows of a block.
    #[must_use]
    pub fn of(haystack: &'h Haystack, rows: Range<usize>) -> Self {
        let (mut all, mut numbers) = (Vec::new(), Numbers::default());
        let (mut of_rows, mut ends) = (Vec::new(), vec![0]);
        for row in rows {
            for word in words(haystack.row(row).unwrap_or_default()) {
                of_rows.push(number(&mut numbers, &mut all, word));
            }
            ends.push(of_rows.len());
        }
        let of_rows = ends.windows(2).map(|ends| of_rows[ends[0]..ends[1]].iter().copied());
        Self { block: Block::of(of_rows, all.len()), words: all }
    }
}

/// The number of a word, which is added to the `words` where it is new.
fn number<'h>(numbers: &mut Numbers<'h>, words: &mut Vec<&'h str>, word: &'h str) -> u32 {
    *numbers.entry(word).or_insert_with(|| {
        words.push(word);
        u32::try_from(words.len() - 1).expect("nobody has four thousand million words")
    })
}

impl Words {
    /// The words of all blocks, which are given in order.
    #[must_use]
    pub fn of(blocks: &[BlockWords<'_>]) -> Self {
        let (mut all, mut numbers) = (Vec::new(), Numbers::default());
        let renumbered = blocks.iter().map(|block| {
            let numbers: Vec<u32> = block.words.iter().map(|word| number(&mut numbers, &mut all, word)).collect();
            block.block.renumbered(&numbers)
        });
        let postings = renumbered.collect::<Vec<Block>>().into();
        Self { vocabulary: all.into_iter().collect(), postings }
    }

    /// Writes all of it.
    pub fn store(&self, to: &mut Writer) {
        self.vocabulary.store(to);
        self.postings.store(to);
    }

    /// Reads it again, for so many rows.
    #[must_use]
    pub fn stored(from: &mut Reader, rows: usize) -> Option<Self> {
        let vocabulary = Haystack::stored(from)?;
        let postings = Postings::stored(from, rows, vocabulary.len())?;
        Some(Self { vocabulary, postings })
    }
}

/// The words of a folded text, in order.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let word = &rest[start..];
        let mut before = None;
        let mut letters = word.char_indices();
        let end = letters.find(|(_, letter)| {
            let is_end = before.is_some() && is_edge(before, Some(*letter));
            before = Some(*letter);
            is_end
        });
        let (word, behind) = word.split_at(end.map_or(word.len(), |(at, _)| at));
        rest = behind;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::fold;
    use crate::text::letters;
    use crate::text::postings::{BLOCK, blocks};

    #[test]
    fn what_a_word_is() {
        for (text, expected) in [
            ("", &[][..]),
            (" – ", &[]),
            ("the treaty", &["the", "treaty"]),
            ("don't, 24-hour", &["don", "t", "24", "hour"]),
            ("в москве", &["в", "москве"]),
            ("a東京b", &["a", "東", "京", "b"]),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    proptest! {
        /// They are what stands from where a letter begins a word up to where no letter or digit goes on with it.
        #[test]
        fn words_begin_where_letters_do(text in "([a-cé京Ж0]|[ ’-]|\\PC){0,20}") {
            let text = fold(&text).text;
            let mut expected: Vec<String> = Vec::new();
            let mut is_in_word = false;
            for (letter, starts) in letters(&text) {
                is_in_word = letter.is_alphanumeric() && (starts || is_in_word);
                match expected.last_mut() {
                    _ if starts => expected.push(letter.to_string()),
                    Some(last) if is_in_word => last.push(letter),
                    _ => {}
                }
            }
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), expected);
        }

        /// Each row is found by each of its words, and by no other.
        #[test]
        fn every_row_has_its_words(texts in prop::collection::vec("([a-c]{1,2}|京|[ -]){0,9}|\\PC{0,9}", 0..40)) {
            let haystack: Haystack = texts.iter().map(String::as_str).collect();
            let blocks: Vec<BlockWords> = blocks(texts.len()).map(|rows| BlockWords::of(&haystack, rows)).collect();
            let kept = Words::of(&blocks);
            let all: BTreeSet<&str> = haystack.iter().flat_map(words).collect();
            prop_assert_eq!(kept.vocabulary.len(), all.len());
            prop_assert_eq!(kept.vocabulary.iter().collect::<BTreeSet<_>>(), all);
            for (number, word) in (0..).zip(kept.vocabulary.iter()) {
                let mut noted = vec![0_u8; kept.vocabulary.len()];
                noted[number as usize] = 1;
                let mut rows = vec![0; texts.len()];
                for (block, rows) in rows.chunks_mut(BLOCK).enumerate() {
                    kept.postings.note(block, &noted, &[number], rows);
                }
                let has = haystack.iter().map(|text| u8::from(words(text).any(|other| other == word)));
                prop_assert_eq!(rows, has.collect::<Vec<_>>());
            }
        }
    }
}
