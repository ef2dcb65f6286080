//! Whether the letters of a word stand scattered in a text, for many texts.
//!
//! A set of letters of the word is a number, a bit for each, and the text is gone through once, a shift for each of
//! its letters: the shift-and of Baeza-Yates and Gonnet (A new approach to text searching, CACM 35, 1992). There are
//! two such sets instead of one, since where a letter may stand depends on how many words ago the one before it
//! stood. The truth is [`Needle::tier`], a text at a time.

use std::ops::Range;

use memchr::memchr_iter;

use crate::query::needle::{Needle, REACH, Tier};
use crate::text::{Haystack, Sign, letters};

/// What a letter of a text is: which letters of the needle it equals, a bit for each, and two bits more.
type Class = u16;

/// It is a letter or digit of ASCII.
const IN_WORD: Class = 1 << 14;
/// It begins a word.
const STARTS: Class = IN_WORD << 1;

/// A needle that may stand scattered in a text, ready to be looked for.
struct Scattered {
    first: char,
    /// The last of its letters.
    last: Class,
    /// What the bytes of ASCII are.
    ascii: [Class; 256],
    /// Its letters beyond ASCII.
    others: Vec<(char, Class)>,
    sign: Sign,
    /// Within how many letters all must stand.
    room: usize,
    /// Within how many letters, where each is the first of its word.
    room_of_initials: usize,
}

impl Needle {
    /// Writes for each of some rows of which no tier is known whether the needle's letters stand scattered in it: one
    /// of `tiers` for each row.
    ///
    /// # Panics
    /// Where the haystack has no such rows.
    pub fn scattered_tiers(&self, haystack: &Haystack, rows: Range<usize>, tiers: &mut [Option<Tier>]) {
        let Some(scattered) = Scattered::of(self) else { return };
        for ((row, sign), tier) in rows.clone().zip(haystack.signs(rows)).zip(tiers) {
            if tier.is_none()
                && sign.may_begin_with(scattered.first)
                && sign.may_have(scattered.sign)
                && haystack.row(row).is_some_and(|text| scattered.stands_in(text, *sign))
            {
                *tier = Some(Tier::Scattered);
            }
        }
    }
}

impl Scattered {
    /// None for a needle whose letters must stand together.
    fn of(needle: &Needle) -> Option<Self> {
        let (room, room_of_initials) = needle.rooms()?;
        let (first, sign) = (needle.first(), needle.sign());
        let mut ascii = [0; 256];
        for code in (0..=u8::MAX).filter(u8::is_ascii_alphanumeric) {
            ascii[usize::from(code)] = IN_WORD;
        }
        let mut scattered = Self { first, last: 0, ascii, others: Vec::new(), sign, room, room_of_initials };
        for (nth, &letter) in needle.letters().iter().enumerate() {
            scattered.last = 1 << nth;
            match ascii_code(letter) {
                Some(code) => scattered.ascii[code] |= scattered.last,
                None => scattered.others.push((letter, scattered.last)),
            }
        }
        Some(scattered)
    }

    fn stands_in(&self, text: &str, sign: Sign) -> bool {
        let as_initials = sign.may_have_as_initials(self.sign);
        if !sign.is_ascii() {
            let mut classes = [0; REACH];
            let read = letters(text).zip(&mut classes).map(|(letter, class)| *class = self.class(letter)).count();
            let begins = |class: Class| class & STARTS != 0 && class & 1 != 0;
            let mut places = (0..read).filter(|&at| begins(classes[at]));
            return places.any(|at| self.stands_from(classes[at + 1..read].iter().copied(), as_initials));
        }
        let text = &text.as_bytes()[..text.len().min(REACH)];
        let Ok(first) = u8::try_from(self.first) else { return false };
        let mut places = memchr_iter(first, text).filter(|&at| at == 0 || !text[at - 1].is_ascii_alphanumeric());
        places.any(|at| {
            let near = &text[at + 1..text.len().min(at + self.room)];
            let has = near.iter().fold(0, |has, &byte| has | self.ascii[usize::from(byte)]);
            (as_initials || self.has_all_but_first(has)) && self.stands_from(self.classes(&text[at + 1..]), as_initials)
        })
    }

    /// What the letters of ASCII behind a letter are.
    fn classes(&self, text: &[u8]) -> impl Iterator<Item = Class> + Clone {
        text.iter().scan(IN_WORD, |previous, &byte| {
            let class = self.ascii[usize::from(byte)];
            let starts = class & !*previous & IN_WORD;
            *previous = class;
            Some(class | starts << 1)
        })
    }

    fn has_all_but_first(&self, has: Class) -> bool {
        has | !(2 * self.last - 1) | 1 == Class::MAX
    }

    fn class(&self, (letter, starts): (char, bool)) -> Class {
        let same = match ascii_code(letter) {
            Some(code) => self.ascii[code],
            None => self.others.iter().filter(|(other, _)| *other == letter).map(|(_, class)| class).sum(),
        };
        if starts { same | STARTS } else { same }
    }

    /// Whether all but the first of its letters stand in what is behind a place of the first.
    fn stands_from(&self, behind: impl Iterator<Item = Class> + Clone, as_initials: bool) -> bool {
        self.follows(behind.clone().take(self.room - 1))
            || as_initials && self.follows_as_initials(behind.take(self.room_of_initials - 1))
    }

    /// Whether they follow in order: each in the word of the one before it, or first in one of the next two words.
    fn follows(&self, mut behind: impl Iterator<Item = Class>) -> bool {
        // Those that can stand in this word, and in the one before.
        let (mut here, mut before): (Class, Class) = (1, 0);
        behind.any(|class| {
            (here, before) = match class & STARTS {
                0 => (here | class & (here << 1), before),
                _ => (class & ((here | before) << 1), here),
            };
            here & self.last != 0
        })
    }

    /// Whether they follow in order, each first in one of the next two words.
    fn follows_as_initials(&self, behind: impl Iterator<Item = Class>) -> bool {
        let (mut here, mut before): (Class, Class) = (1, 0);
        behind.filter(|class| class & STARTS != 0).any(|class| {
            (here, before) = (class & ((here | before) << 1), here);
            here & self.last != 0
        })
    }
}

fn ascii_code(letter: char) -> Option<usize> {
    u8::try_from(letter).ok().filter(u8::is_ascii).map(usize::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::folded;

    /// Texts of few letters, so that the needles stand in many of them, of lengths round all that is decided by one.
    fn texts() -> impl Strategy<Value = String> {
        let short = "([a-c]{1,9}[ -]|[a-c][b-d]|é|ł|京|Ж|’|[ab]{3}){0,20}";
        let long = "([a-e]{1,12}[ ,]){20,45}";
        prop_oneof![4 => short, 1 => long]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// The tiers of many rows are those of each text by itself.
        #[test]
        fn many_at_once_are_each_by_itself(
            texts in prop::collection::vec(texts(), 0..12),
            typed in "[a-e]{1,13}|[a-c]{1,4}|([a-c京Жé]|[- ]){1,6}",
            exact in any::<bool>(),
            cut in 0..12_usize,
        ) {
            let needle = if exact { Needle::exact(&typed) } else { Needle::fuzzy(&typed) };
            let Some(needle) = needle else { return Ok(()) };
            let haystack: Haystack = texts.iter().map(String::as_str).collect();
            let expected: Vec<Option<Tier>> = texts.iter().map(|text| needle.tier(&folded(text))).collect();
            prop_assert_eq!(needle.tiers(&haystack), &expected[..]);
            // A part of the rows, and each pass by itself.
            let rows = cut.min(texts.len())..texts.len();
            let mut tiers = vec![None; rows.len()];
            needle.literal_tiers(&haystack, rows.clone(), &mut tiers);
            let literal = expected[rows.clone()].iter().map(|tier| tier.filter(|tier| *tier != Tier::Scattered));
            prop_assert_eq!(&tiers, &literal.collect::<Vec<_>>());
            needle.scattered_tiers(&haystack, rows.clone(), &mut tiers);
            prop_assert_eq!(&tiers, &expected[rows]);
        }
    }

    /// Letters that stand just within reach, and just beyond.
    #[test]
    fn edges_of_the_room() {
        for (typed, before, between, fits) in [
            ("abc", 0, 2, true),
            ("abc", 0, 5, false),
            ("abcd", 0, 8, true),
            ("abcd", 0, 9, false),
            ("abcd", 290, 5, true),
            ("abcd", 290, 8, false),
        ] {
            let (last, first) = (&typed[typed.len() - 1..], &typed[..typed.len() - 1]);
            let text = format!("{}{first}{}{last}", "x ".repeat(before / 2), "y".repeat(between));
            let needle = Needle::fuzzy(typed).expect("it has letters");
            assert_eq!(needle.tier(&text).is_some(), fits, "{typed} in {text}: the truth");
            let haystack: Haystack = [text.as_str()].into_iter().collect();
            assert_eq!(needle.tiers(&haystack), [fits.then_some(Tier::Scattered)], "{typed} in {text}");
        }
    }
}
