//! Where a word stands letter for letter, in many texts at once.
//!
//! One search goes over all rows of a haystack in one piece; what stands before and behind each place says of which
//! tier it is. The truth is [`Needle::tier`], a text at a time.

use std::ops::Range;

use memchr::memchr_iter;
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
        match self.text().as_bytes() {
            &[letter] if letter.is_ascii_alphanumeric() => self.letter_tiers(letter, haystack, rows, tiers),
            needle => {
                let lines = haystack.lines(rows.clone());
                let finder = Finder::new(needle);
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
        }
    }

    /// The same for a single letter or digit of ASCII: the signs know nearly all.
    fn letter_tiers(&self, letter: u8, haystack: &Haystack, rows: Range<usize>, tiers: &mut [Option<Tier>]) {
        let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
        for ((row, sign), tier) in rows.clone().zip(haystack.signs(rows)).zip(tiers) {
            let Some(text) = haystack.row(row).filter(|_| sign.may_have(self.sign())) else { continue };
            let mut places = memchr_iter(letter, text.as_bytes());
            *tier = (*tier).max(if !sign.may_begin_with(self.first()) {
                Some(Tier::Inside)
            } else if !sign.is_ascii() {
                places.map(|at| self.tier_at(text, &(at..at + 1))).max()
            } else {
                let bytes = text.as_bytes();
                let before = |at: usize| at.checked_sub(1).and_then(|before| bytes.get(before));
                let is_whole = places.any(|at| is_edge(before(at)) && is_edge(bytes.get(at + 1)));
                Some(if is_whole { Tier::Whole } else { Tier::Start })
            });
        }
    }
}
