//! The words of many short texts, in the order in which they stand there.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::haystack::Haystack;
use super::words::words;

/// The numbers of the words of a vocabulary.
#[derive(Debug)]
pub struct WordNumbers<'v>(HashMap<&'v str, u32, RandomState>);

/// The words of the rows of a haystack, by their numbers: a row is a few numbers, which are read sooner than its letters
/// are.
#[derive(Clone, Debug, Default)]
pub struct WordsInOrder {
    words: Vec<u32>,
    /// Where those of each row end.
    ends: Vec<u32>,
}

impl<'v> WordNumbers<'v> {
    /// Numbers the words as they stand in a vocabulary, from 0.
    #[must_use]
    pub fn of(vocabulary: &'v Haystack) -> Self {
        Self(vocabulary.iter().zip(0..).collect())
    }
}

impl WordsInOrder {
    /// The words of some rows. One that has no number is passed over.
    #[must_use]
    pub fn of(haystack: &Haystack, rows: Range<usize>, numbers: &WordNumbers<'_>) -> Self {
        let mut in_order = Self::default();
        for row in haystack.rows(rows) {
            in_order.words.extend(words(row).filter_map(|word| numbers.0.get(word)));
            in_order.ends.push(end_of(in_order.words.len()));
        }
        in_order
    }

    /// Adds the rows of another one.
    ///
    /// # Panics
    /// Beyond 2^32 − 1 words, which the size caps of the reader rule out.
    pub fn append(&mut self, other: &Self) {
        let before = self.words.len();
        self.words.extend_from_slice(&other.words);
        self.ends.extend(other.ends.iter().map(|end| end_of(before + *end as usize)));
    }

    /// The words of a row.
    ///
    /// # Panics
    /// Where there is no such row.
    #[must_use]
    pub fn row(&self, nth: usize) -> &[u32] {
        let start = nth.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[nth] as usize]
    }
}

fn end_of(words: usize) -> u32 {
    u32::try_from(words).expect("the reader caps files far below 2^32 words")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{BlockWords, Words};

    proptest! {
        #[test]
        fn each_row_has_its_words_in_order(texts in prop::collection::vec("([a-c]{1,2}|京|é|[ -]){0,9}", 1..30), at in any::<prop::sample::Index>()) {
            let haystack: Haystack = texts.iter().map(String::as_str).collect();
            let kept = Words::of(&[BlockWords::of(&haystack, 0..0), BlockWords::of(&haystack, 0..texts.len())]);
            let numbers = WordNumbers::of(&kept.vocabulary);
            let cut = at.index(texts.len());
            let mut in_order = WordsInOrder::of(&haystack, 0..cut, &numbers);
            in_order.append(&WordsInOrder::of(&haystack, cut..texts.len(), &numbers));
            for (nth, row) in haystack.iter().enumerate() {
                let words: Vec<&str> = in_order.row(nth).iter().filter_map(|word| kept.vocabulary.row(*word as usize)).collect();
                prop_assert_eq!(words, crate::text::words(row).collect::<Vec<_>>());
            }
        }
    }
}
