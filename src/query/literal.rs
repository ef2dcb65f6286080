//! Where a word stands letter for letter, in many texts at once.
//!
//! One search goes over all rows of a haystack in one piece; what stands before and behind each place says of which
//! tier it is. The truth is [`Needle::tier`], a text at a time.

use std::ops::Range;

use memchr::memchr;
use memchr::memmem::Finder;

use crate::query::needle::{Needle, Tier};
use crate::text::Haystack;

impl Needle {
    /// Writes for each of some rows how well the needle fits it letter for letter: one of `tiers` for each row,
    /// which is left as it is where it does not.
    ///
    /// # Panics
    /// Where the haystack has no such rows, or `tiers` not as many places.
    pub fn literal_tiers(&self, haystack: &Haystack, rows: Range<usize>, tiers: &mut [Option<Tier>]) {
        let lines = haystack.lines(rows.clone());
        let (needle, finder) = (self.text(), Finder::new(self.text()));
        let mut row_ends = haystack.ends(rows).enumerate();
        let Some((mut row, mut end)) = row_ends.next() else { return };
        let mut from = 0;
        while let Some(at) = finder.find(&lines.as_bytes()[from..]) {
            let place = from + at..from + at + needle.len();
            while end <= place.start
                && let Some(next) = row_ends.next()
            {
                (row, end) = next;
            }
            let tier = self.tier_at(lines, &place);
            tiers[row] = tiers[row].max(Some(tier));
            from = if tier == Tier::Whole { end } else { place.end };
        }
    }

    /// The same of rows that are a word each. Of a single letter, which nearly all of them have, each is asked by itself.
    pub fn tiers_in_words(&self, words: &Haystack, rows: Range<usize>, tiers: &mut [Option<Tier>]) {
        let &[letter] = self.text().as_bytes() else { return self.literal_tiers(words, rows, tiers) };
        for (word, tier) in words.rows(rows).zip(tiers) {
            let word = word.as_bytes();
            *tier = match memchr(letter, word) {
                Some(0) if word.len() == 1 => Some(Tier::Whole),
                Some(0) => Some(Tier::Start),
                Some(_) => Some(Tier::Inside),
                None => None,
            };
        }
    }
}
