//! Where words stand first in a text that is long, or that nobody looks at: without folding what cannot have them.
//!
//! The longest word of what is looked for is looked for first. It has no white space, so it stands within one word of
//! the text, up to a blank of ASCII on each side, and there in one of two ways: letter for letter but for case, which a
//! quick search tells; or with help of a character beyond ASCII that folds to some of its letters or is left out, as
//! `é` and a soft hyphen are, and only words that have one of these are folded. Where a word is found that is not all
//! that is looked for, what stands around it is compared.

use std::ops::Range;

use memchr::memmem::Finder;

use super::boundary_before;
use super::fold::fold;
use super::folding::{Folding, ascii_run, letters_of};

/// So many bytes are searched at a time: they stay in the processor's cache from one way of looking to the other.
const BLOCK: usize = 32 << 10;

/// Words to look for, without regard to case and diacritics (see [`fold`]).
#[derive(Clone, Debug)]
pub struct Seeker {
    /// All that is looked for, folded.
    needle: Finder<'static>,
    /// Where its longest word stands in it.
    at: Range<usize>,
    word: Finder<'static>,
    /// Whether the word is ASCII, so that it can stand in a text letter for letter.
    is_plain: bool,
    /// By byte: a character beyond ASCII that folds to one of these may be part of the word.
    telling: [bool; 256],
}

impl Seeker {
    /// Looks for words, whatever blanks stand around them; for nothing, where folding leaves nothing else.
    #[must_use]
    pub fn new(words: &str) -> Option<Self> {
        let needle = fold(words).text;
        let needle = needle.trim();
        let mut next = 0;
        let parts = needle.split(' ').map(|part| {
            let start = next;
            next = start + part.len() + 1;
            start..start + part.len()
        });
        let at = parts.max_by_key(Range::len).filter(|at| !at.is_empty())?;
        let word = &needle[at.clone()];
        let mut telling = [false; 256];
        // One letter beyond ASCII tells enough: no letter of ASCII folds to it. That late in an alphabet is a rare one.
        match word.chars().filter(|c| !c.is_ascii()).max() {
            Some(rare) => {
                let mut bytes = [0; 4];
                let last = rare.encode_utf8(&mut bytes).bytes().last();
                last.into_iter().for_each(|byte| telling[usize::from(byte)] = true);
            }
            None => word.bytes().for_each(|byte| telling[usize::from(byte)] = true),
        }
        let (is_plain, word) = (word.is_ascii(), Finder::new(word).into_owned());
        Some(Self { word, is_plain, telling, at, needle: Finder::new(needle).into_owned() })
    }

    /// Where in a text the words stand first, as the byte at which they begin: the first place that
    /// [`Folded::find`](super::Folded::find) tells.
    #[must_use]
    pub fn first(&self, text: &str) -> Option<usize> {
        self.first_by_blocks(text, BLOCK)
    }

    fn first_by_blocks(&self, text: &str, size: usize) -> Option<usize> {
        let mut scratch = Scratch::default();
        let mut at = 0;
        while at < text.len() {
            let end = at + boundary_before(&text[at..], size);
            let plain = if self.is_plain { self.plain_in(text, at..end, &mut scratch) } else { None };
            let other = self.other_in(text, at..end, &mut scratch);
            if let Some(first) = plain.into_iter().chain(other).min() {
                return Some(first);
            }
            at = end;
        }
        None
    }

    /// The first place whose longest word begins in a block and stands there letter for letter.
    fn plain_in(&self, text: &str, block: Range<usize>, scratch: &mut Scratch) -> Option<usize> {
        let word = self.at.len();
        let bytes = &text.as_bytes()[block.start..text.len().min(block.end + word - 1)];
        scratch.lowered.clear();
        scratch.lowered.extend(bytes.iter().copied().map(lowered));
        let folding = &mut scratch.folding;
        let mut from = 0;
        // One may begin within the last: in `aaa b`, `aa b` begins at the second letter.
        while let Some(found) = self.word.find(scratch.lowered.get(from..)?) {
            let start = block.start + from + found;
            let first = self.around(text, start..start + word, folding);
            if first.is_some() {
                return first;
            }
            from += found + 1;
        }
        None
    }

    /// The first place whose longest word has a telling character that stands in a block.
    fn other_in(&self, text: &str, block: Range<usize>, scratch: &mut Scratch) -> Option<usize> {
        // A long word may have been folded when an earlier block was searched.
        let mut at = scratch.folded.max(block.start);
        while at < block.end
            && let Some(telling) = self.next_telling(&text[at..block.end])
        {
            at += telling;
            let word = word_around(text.as_bytes(), at);
            scratch.folding.clear();
            scratch.folding.push(&text[word.clone()]);
            if self.word.find(&scratch.folding.bytes).is_some()
                && let Some(first) = self.within(text, word.clone(), &mut scratch.folding)
            {
                return Some(first);
            }
            at = word.end;
            scratch.folded = at;
        }
        None
    }

    /// Where the first character is that may be part of the word without being one of its letters.
    fn next_telling(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            at += ascii_run(&bytes[at..]);
            let c = text[at..].chars().next()?;
            let letters = letters_of(c);
            let is_left_out = self.is_plain && letters.is_empty();
            if is_left_out || letters.iter().any(|byte| self.telling[usize::from(*byte)]) {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }

    /// Where all that is looked for begins, if it stands around a word that has been found letter for letter.
    fn around(&self, text: &str, word: Range<usize>, folding: &mut Folding) -> Option<usize> {
        let needle = self.needle.needle();
        let before = fits_before(text.as_bytes(), word.start, &needle[..self.at.start]);
        let behind = fits_behind(text.as_bytes(), word.end, &needle[self.at.end..]);
        match (before, behind) {
            (Fit::No, _) | (_, Fit::No) => None,
            (Fit::Yes(start), Fit::Yes(_)) => Some(start),
            _ => self.within(text, word, folding),
        }
    }

    /// Where all that is looked for begins, if it stands around a stretch of text.
    fn within(&self, text: &str, stretch: Range<usize>, folding: &mut Folding) -> Option<usize> {
        let start = start_before(text, stretch.start, self.at.start, folding);
        let end = end_behind(text, stretch.end, self.needle.needle().len() - self.at.end, folding);
        folding.clear();
        folding.push(&text[start..end]);
        let at = self.needle.find(&folding.bytes)?;
        // The character whose letters reach beyond it.
        folding.clear();
        let mut characters = text[start..end].char_indices();
        let reaches = |(_, c): &(usize, char)| {
            folding.push(c.encode_utf8(&mut [0; 4]));
            folding.bytes.len() > at
        };
        characters.find(reaches).map(|(at, _)| start + at)
    }
}

/// What is used again from block to block.
#[derive(Default)]
struct Scratch {
    lowered: Vec<u8>,
    folding: Folding,
    /// Where the word ends that was folded last.
    folded: usize,
}

/// Whether folded words stand somewhere.
enum Fit {
    /// They do, up to this byte.
    Yes(usize),
    No,
    /// There is a character beyond ASCII, so it must be folded.
    Unclear,
}

/// Whether words end at a byte.
fn fits_before(text: &[u8], mut at: usize, words: &[u8]) -> Fit {
    for wanted in words.iter().rev() {
        let run = if *wanted == b' ' { text[..at].iter().rev().take_while(|byte| is_blank(**byte)).count() } else { 1 };
        match text[..at].last() {
            Some(byte) if !byte.is_ascii() => return Fit::Unclear,
            Some(byte) if lowered(*byte) == *wanted || (*wanted == b' ' && run > 0) => at -= run,
            _ => return Fit::No,
        }
    }
    Fit::Yes(at)
}

/// Whether words begin at a byte.
fn fits_behind(text: &[u8], mut at: usize, words: &[u8]) -> Fit {
    for wanted in words {
        let run = if *wanted == b' ' { text[at..].iter().take_while(|byte| is_blank(**byte)).count() } else { 1 };
        match text.get(at) {
            Some(byte) if !byte.is_ascii() => return Fit::Unclear,
            Some(byte) if lowered(*byte) == *wanted || (*wanted == b' ' && run > 0) => at += run,
            _ => return Fit::No,
        }
    }
    Fit::Yes(at)
}

/// A byte of ASCII as it is folded, but for white space; others as they are.
fn lowered(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => byte | 0x20,
        b'`' => b'\'',
        other => other,
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// What stands around a byte between blanks of ASCII.
fn word_around(text: &[u8], at: usize) -> Range<usize> {
    let before = text[..at].iter().rev().take_while(|byte| !is_blank(**byte)).count();
    let behind = text[at..].iter().take_while(|byte| !is_blank(**byte)).count();
    at - before..at + behind
}

/// Where to begin so that at least so many folded bytes stand before a byte, as far as there are so many.
fn start_before(text: &str, at: usize, wanted: usize, folding: &mut Folding) -> usize {
    let mut room = wanted;
    loop {
        let start = boundary_before(text, at.saturating_sub(room));
        folding.clear();
        folding.push(&text[start..at]);
        if start == 0 || folding.bytes.len() >= wanted {
            return start;
        }
        room = 2 * room + 16;
    }
}

/// Where to end so that more than so many folded bytes stand behind a byte, as far as there are so many: the first may
/// be a blank that belongs to one before it.
fn end_behind(text: &str, at: usize, wanted: usize, folding: &mut Folding) -> usize {
    if wanted == 0 {
        return at;
    }
    let mut room = wanted + 16;
    loop {
        let end = boundary_before(text, at.saturating_add(room));
        folding.clear();
        folding.push(&text[at..end]);
        if end == text.len() || folding.bytes.len() > wanted {
            return end;
        }
        room *= 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What it must find, however.
    fn first(text: &str, words: &str) -> Option<usize> {
        let words = fold(words).text;
        fold(text).find(words.trim()).places.first().map(|place| place.start)
    }

    #[test]
    fn seeking() {
        for (text, words, expected) in [
            ("in Kyïv", "kyiv", Some(3)),
            ("Die Straße", "STRASSE", Some(4)),
            ("the Straße", "sse", Some(8)),
            ("x data \r\n\n\twas shared", "data was", Some(2)),
            ("data was", "data  was", Some(0)),
            ("data was", " was ", Some(5)),
            ("data w\u{e1}s, was", "data was", Some(0)),
            ("datä was", "data was", Some(0)),
            ("data\u{A0} \u{AD} was", "data was", Some(0)),
            ("so\u{AD}ft", "soft", Some(0)),
            ("“don’t”", "'t", Some(6)),
            ("“don’t”", "\"don`t\"", Some(0)),
            ("soft", "often", None),
            ("aaa\nb", "aa b", Some(1)),
            ("Война и миръ", "МИР", Some(14)),
            ("ﷺ", "الله", Some(0)),
            ("", "a", None),
        ] {
            assert_eq!(Seeker::new(words).expect("there are words").first(text), expected, "{words} in {text}");
            assert_eq!(first(text, words), expected, "{words} in {text}");
        }
        for nothing in ["", " ", "\u{301}", "\u{AD} \u{A0}"] {
            assert!(Seeker::new(nothing).is_none(), "{nothing:?}");
        }
    }

    #[test]
    fn over_the_edge_of_a_block() {
        let seeker = Seeker::new("two words").expect("there are words");
        for before in BLOCK - 12..BLOCK + 3 {
            let text = format!("{}Two\n\n  Wörds", "é".repeat(before / 2) + &"x".repeat(before % 2));
            assert_eq!(seeker.first(&text), Some(before), "{before}");
            assert_eq!(seeker.first(&text[..text.len() - 1]), None, "{before}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_found_first_is_what_stands_first_in_the_folded_text(
            text in "(?s)([abs`' \n]{1,5}|[aébßsﬁЯя\u{301}\u{AD}\u{A0}’]|\\PC){0,40}",
            words in "[abs'é яﬁ]{1,6}",
            size in 1..40_usize,
        ) {
            let found = Seeker::new(&words).and_then(|seeker| seeker.first_by_blocks(&text, size.max(4)));
            prop_assert_eq!(found, first(&text, &words));
        }

        /// Whatever stands in a text is found in it.
        #[test]
        fn every_part_is_found(text in "(?s)([ab \n]{1,4}|\\PC|[\u{301}\u{200B}]){0,30}", from in 0..30_usize, length in 1..9_usize, size in 4..40_usize) {
            let words: String = text.chars().skip(from).take(length).collect();
            let found = Seeker::new(&words).and_then(|seeker| seeker.first_by_blocks(&text, size));
            prop_assert_eq!(found, first(&text, &words));
        }
    }
}
