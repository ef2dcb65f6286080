//! Whether the letters of a word stand scattered in a text, for many texts.
//!
//! A set of letters of the word is a number, a bit for each, and the text is gone through once, a shift for each of
//! its letters: the shift-and of Baeza-Yates and Gonnet (A new approach to text searching, CACM 35, 1992). There are
//! two such sets instead of one, since where a letter may stand depends on how many words ago the one before it
//! stood. The truth is [`Needle::tier`], a text at a time.

use memchr::memchr_iter;

use crate::query::needle::{Needle, REACH};
use crate::text::letters;

/// What a letter of a text is: which letters of the needle it equals, a bit for each, and two bits more.
type Class = u16;

/// It is a letter or digit of ASCII.
const IN_WORD: Class = 1 << 14;
/// It begins a word.
const STARTS: Class = IN_WORD << 1;

/// A needle that may stand scattered in a text, ready to be looked for.
pub(super) struct Scattered {
    first: char,
    /// The last of its letters.
    last: Class,
    /// What the bytes of ASCII are.
    ascii: [Class; 256],
    /// Its letters beyond ASCII.
    others: Vec<(char, Class)>,
    /// Within how many letters all must stand.
    room: usize,
    /// Within how many letters, where each is the first of its word.
    room_of_initials: usize,
}

impl Scattered {
    /// None for a needle whose letters must stand together.
    pub fn of(needle: &Needle) -> Option<Self> {
        let (room, room_of_initials) = needle.rooms()?;
        let mut ascii = [0; 256];
        for code in (0..=u8::MAX).filter(u8::is_ascii_alphanumeric) {
            ascii[usize::from(code)] = IN_WORD;
        }
        let first = needle.first();
        let mut scattered = Self { first, last: 0, ascii, others: Vec::new(), room, room_of_initials };
        for (nth, &letter) in needle.letters().iter().enumerate() {
            scattered.last = 1 << nth;
            match ascii_code(letter) {
                Some(code) => scattered.ascii[code] |= scattered.last,
                None => scattered.others.push((letter, scattered.last)),
            }
        }
        Some(scattered)
    }

    /// Whether they stand in a folded text: `near` each other, or each as the first of a word, as far as it is asked.
    pub fn stand_in(&self, text: &str, near: bool, as_initials: bool) -> bool {
        if !text.is_ascii() {
            let mut classes = [0; REACH];
            let read = letters(text).zip(&mut classes).map(|(letter, class)| *class = self.class(letter)).count();
            let begins = |class: Class| class & STARTS != 0 && class & 1 != 0;
            let mut places = (0..read).filter(|&at| begins(classes[at]));
            let behind = |at: usize| classes[at + 1..read].iter().copied();
            return near && places.clone().any(|at| self.follows(behind(at)))
                || as_initials && places.any(|at| self.follows_as_initials(behind(at)));
        }
        let text = &text.as_bytes()[..text.len().min(REACH)];
        let Ok(first) = u8::try_from(self.first) else { return false };
        let mut places = memchr_iter(first, text).filter(|&at| at == 0 || !text[at - 1].is_ascii_alphanumeric());
        let has_all = |at: &usize| {
            let near = &text[at + 1..text.len().min(at + self.room)];
            self.has_all_but_first(near.iter().fold(0, |has, &byte| has | self.ascii[usize::from(byte)]))
        };
        near && places.clone().filter(has_all).any(|at| self.follows(self.classes(&text[at + 1..])))
            || as_initials && places.any(|at| self.follows_as_initials(self.classes(&text[at + 1..])))
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

    /// Whether they follow in order: each in the word of the one before it, or first in one of the next two words.
    fn follows(&self, behind: impl Iterator<Item = Class>) -> bool {
        // Those that can stand in this word, and in the one before.
        let (mut here, mut before): (Class, Class) = (1, 0);
        for class in behind.take(self.room - 1) {
            if class & STARTS == 0 {
                here |= class & (here << 1);
            } else {
                (here, before) = (class & ((here | before) << 1), here);
                if here | before == 0 {
                    return false;
                }
            }
            if here & self.last != 0 {
                return true;
            }
        }
        false
    }

    /// Whether they follow in order, each first in one of the next two words.
    fn follows_as_initials(&self, behind: impl Iterator<Item = Class>) -> bool {
        let (mut here, mut before): (Class, Class) = (1, 0);
        for class in behind.take(self.room_of_initials - 1).filter(|class| class & STARTS != 0) {
            (here, before) = (class & ((here | before) << 1), here);
            if here & self.last != 0 || here | before == 0 {
                break;
            }
        }
        here & self.last != 0
    }
}

fn ascii_code(letter: char) -> Option<usize> {
    u8::try_from(letter).ok().filter(u8::is_ascii).map(usize::from)
}
