//! What words hold of letters that may be scattered over several of them.

use crate::query::needle::Needle;
use crate::query::scattered::Scattered;
use crate::query::sieve::{Held, LETTERS, WITHIN};

/// The letters of a needle that may be scattered.
pub(super) struct Apart {
    /// Tells of a text whether they stand in it.
    pub scattered: Scattered,
    /// What the letters of ASCII are: which of the needle's, a bit for each.
    ascii: [Held; 256],
    /// The others of the needle's letters that belong to words.
    others: Vec<(char, Held)>,
    /// The bits of all.
    pub all: Held,
    /// All of the needle's letters, if they may stand in one word,
    letters: Option<Vec<char>>,
    /// and within how many letters of that.
    room: usize,
}

impl Apart {
    /// Nothing for a needle whose letters must stand together. Scattered, they begin where a word does.
    pub fn of(needle: &Needle) -> Option<Self> {
        let scattered = Scattered::of(needle).filter(|_| needle.first().is_alphanumeric())?;
        let (room, _) = needle.rooms()?;
        let is_word = needle.letters().iter().all(|letter| letter.is_alphanumeric());
        let letters = is_word.then(|| needle.letters().to_vec());
        let mut apart = Self { scattered, ascii: [0; 256], others: Vec::new(), all: 0, letters, room };
        // What belongs to no word stands beside one, wherever that is.
        let letters = needle.letters().iter().filter(|letter| letter.is_alphanumeric());
        for (nth, letter) in letters.enumerate().take(LETTERS) {
            let bit = 1 << nth;
            apart.all |= bit;
            match u8::try_from(*letter).ok().filter(u8::is_ascii) {
                Some(code) => apart.ascii[usize::from(code)] |= bit,
                None => apart.others.push((*letter, bit)),
            }
        }
        Some(apart)
    }

    /// What a word holds of the letters.
    pub fn in_word(&self, word: &str) -> Held {
        let begins = word.chars().next().map_or(0, |letter| self.same(letter));
        if begins == 0 {
            // Most words begin with none of them.
            return 0;
        }
        if begins & 1 != 0 && self.stand_within(word) {
            return begins << LETTERS | self.all | WITHIN;
        }
        let arrived = if word.is_ascii() {
            let letters = word.bytes().map(|letter| self.ascii[usize::from(letter)]);
            self.arrived(word.len(), letters)
        } else {
            self.arrived(word.chars().count(), word.chars().map(|letter| self.same(letter)))
        };
        begins << LETTERS | arrived
    }

    /// Whether the letters may stand apart in words that follow each other and hold that: each in the word of the one
    /// before it, or first in one of the next two words. How far apart they are is not asked.
    pub fn may_follow(&self, words: impl Iterator<Item = Held>) -> bool {
        let last = self.all & !(self.all >> 1);
        // The letters at which they can have arrived in this word, and in the one before; and those that can be the first
        // of these words, where all before them are the first of a word, too.
        let (mut here, mut before) = (0, 0);
        let (mut first, mut first_before) = (0, 0);
        for held in words {
            let (begins, arrived) = (held >> LETTERS & self.all, held & self.all);
            let enters = ((here | before) << 1 | 1) & begins & arrived;
            // From where they enter they go on as far as the word leads: a sum carries over all that stand in a row.
            (here, before) = (arrived & !(arrived + enters) | enters, here);
            (first, first_before) = (((first | first_before) << 1 | 1) & begins, first);
            if (here | first) & last != 0 || held & WITHIN != 0 {
                return true;
            }
        }
        false
    }

    /// Whether all stand in a word, in order and near enough.
    fn stand_within(&self, word: &str) -> bool {
        let mut near = word.chars().take(self.room);
        let letters = self.letters.as_ref().filter(|letters| letters.len() <= word.len());
        letters.is_some_and(|letters| letters.iter().all(|letter| near.any(|other| other == *letter)))
    }

    /// Those with which a word of some letters begins, and those to which they lead in it, near enough. All cannot stand in
    /// it: so from the first of them it must lead to a word behind it, and the others come from a word before it.
    fn arrived(&self, length: usize, mut letters: impl Iterator<Item = Held>) -> Held {
        let begins = letters.next().unwrap_or(0);
        let begins = if length < self.room { begins } else { begins & !1 };
        letters.take(self.room - 2).fold(begins, |arrived, same| arrived | same & (arrived << 1))
    }

    fn same(&self, letter: char) -> Held {
        match u8::try_from(letter).ok().filter(u8::is_ascii) {
            Some(code) => self.ascii[usize::from(code)],
            None => self.others.iter().filter(|(other, _)| *other == letter).map(|(_, bit)| bit).sum(),
        }
    }
}
