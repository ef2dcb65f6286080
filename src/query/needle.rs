//! How well a word fits a text. (`literal` and `scattered` say the same of many texts at once.)
//!
//! Tiers come first: whole word, word start, inside a word, scattered letters. fuzzy-matcher's score
//! orders within a tier only. It is asked with a fresh matcher each time (its answers depend on what the
//! same matcher saw before), on folded text (it folds ASCII only), and never about long texts.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::query::folded;
use crate::text::{is_edge, letters};

/// How a word fits, the better the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Its letters stand there in order, not far apart.
    Scattered,
    /// Inside a word.
    Inside,
    /// At the start of a word.
    Start,
    /// As a word of its own.
    Whole,
}

/// Fewer letters, scattered, fit anything; more are not typed by hand.
const SCATTERED: std::ops::RangeInclusive<usize> = 3..=12;
/// How many letters of a text are looked at for scattered letters, and for the score.
pub(super) const REACH: usize = 300;

/// A word or phrase to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    text: String,
    letters: Vec<char>,
    /// The first and the last of its letters.
    ends: (char, char),
    exact: bool,
}

impl Needle {
    /// A word whose letters may be scattered; `None` if nothing is left of it when folded.
    #[must_use]
    pub fn fuzzy(typed: &str) -> Option<Self> {
        let text = folded(typed);
        let letters: Vec<char> = text.chars().collect();
        let ends = (*letters.first()?, *letters.last()?);
        (!text.trim().is_empty()).then_some(Self { text, letters, ends, exact: false })
    }

    /// Words that must stand there as they are.
    #[must_use]
    pub fn exact(typed: &str) -> Option<Self> {
        Self::fuzzy(typed).map(|needle| Self { exact: true, ..needle })
    }

    /// How well it fits a folded text.
    #[must_use]
    pub fn tier(&self, text: &str) -> Option<Tier> {
        let literal = self.literal(text).map(|(_, tier)| tier).max();
        literal.or_else(|| self.scattered(text).map(|_| Tier::Scattered))
    }

    /// Where it stands in a folded text: every place of the best tier.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        match self.tier(text) {
            None => Vec::new(),
            Some(Tier::Scattered) => self.scattered(text).unwrap_or_default(),
            Some(best) => self
                .literal(text)
                .filter(|(_, tier)| *tier == best)
                .map(|(start, _)| start..start + self.text.len())
                .collect(),
        }
    }

    /// fuzzy-matcher's score, to order what is of one tier; between 0 and 999.
    pub(super) fn score(&self, text: &str) -> i64 {
        let end = text.char_indices().nth(REACH).map_or(text.len(), |(at, _)| at);
        if self.letters.len() > REACH {
            return 0;
        }
        let found = SkimMatcherV2::default().ignore_case().fuzzy_indices(&text[..end], &self.text);
        found.map_or(0, |(score, _)| score.clamp(0, 999))
    }

    /// What is looked for, folded.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Its letters.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// The first of its letters.
    pub(super) fn first(&self) -> char {
        self.ends.0
    }

    /// Of which tier a place is where it stands in a folded text.
    pub(super) fn tier_at(&self, text: &str, place: &Range<usize>) -> Tier {
        let starts = is_edge(text[..place.start].chars().next_back(), Some(self.ends.0));
        let ends = is_edge(Some(self.ends.1), text[place.end..].chars().next());
        match (starts, ends) {
            (false, _) => Tier::Inside,
            (true, false) => Tier::Start,
            (true, true) => Tier::Whole,
        }
    }

    /// Where it stands in a folded text letter for letter.
    pub(super) fn literal<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, Tier)> + 't {
        let places = text.match_indices(&self.text).map(|(start, found)| start..start + found.len());
        places.map(|place| (place.start, self.tier_at(text, &place)))
    }

    /// Within how many letters of a text its own must stand if they are scattered, and within how many if each is the
    /// first of its word; `None` if they must stand together.
    pub(super) fn rooms(&self) -> Option<(usize, usize)> {
        let length = self.letters.len();
        let is_scattered = !self.exact && SCATTERED.contains(&length);
        // Three times the length of what was typed; twice, where that is three letters: `war` is not in “weather”.
        is_scattered.then_some((length * if length == 3 { 2 } else { 3 }, length * 10))
    }

    fn scattered(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let (room, room_of_initials) = self.rooms()?;
        if !is_subsequence(&self.letters, text) {
            return None;
        }
        let text = Letters::of(text);
        let mut starts = (0..text.all.len()).filter(|&at| text.all[at].starts && text.all[at].ch == self.letters[0]);
        let path = starts.clone().find_map(|from| text.chain(&self.letters, from, from + room, |_| true));
        let path = path.or_else(|| {
            starts.find_map(|from| text.chain(&self.letters, from, from + room_of_initials, |letter| letter.starts))
        })?;
        Some(path.into_iter().map(|at| text.all[at].at..text.all[at].at + text.all[at].ch.len_utf8()).collect())
    }
}

fn is_subsequence(letters: &[char], text: &str) -> bool {
    let mut wanted = letters.iter().peekable();
    text.chars().any(|ch| {
        wanted.next_if_eq(&&ch);
        wanted.peek().is_none()
    })
}

struct Letter {
    at: usize,
    ch: char,
    /// Counts the words up to here; what stands between words belongs to none.
    word: usize,
    starts: bool,
}

/// The first letters of a text, with the words they belong to.
struct Letters {
    all: Vec<Letter>,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut all: Vec<Letter> = Vec::new();
        let starts = letters(text).map(|(_, starts)| starts);
        for ((at, ch), starts) in text.char_indices().zip(starts).take(REACH) {
            let word = all.last().map_or(0, |letter| letter.word) + usize::from(starts);
            all.push(Letter { at, ch, word, starts });
        }
        Self { all }
    }

    /// The positions of `wanted`, the first at `from` and the last before `until`: each stands in the word
    /// of the one before it, or starts a word, and no two words in a row are skipped.
    fn chain(&self, wanted: &[char], from: usize, until: usize, fits: impl Fn(&Letter) -> bool) -> Option<Vec<usize>> {
        let until = until.min(self.all.len());
        // Layer by layer: where the letter can stand, and which place of the layer before leads there.
        let mut layers = vec![vec![(from, 0)]];
        for &ch in &wanted[1..] {
            let before = layers.last()?;
            let leads = |at: usize| {
                let letter = &self.all[at];
                before.iter().rposition(|&(earlier, _)| {
                    let words = letter.word - self.all[earlier.min(at)].word;
                    earlier < at && (words == 0 || letter.starts && words <= 2)
                })
            };
            let layer: Vec<(usize, usize)> = (before.first()?.0 + 1..until)
                .filter(|&at| self.all[at].ch == ch && fits(&self.all[at]))
                .filter_map(|at| leads(at).map(|lead| (at, lead)))
                .collect();
            layers.push(layer);
        }
        let mut lead = 0;
        let mut path = Vec::new();
        for layer in layers.iter().rev() {
            let &(at, next) = layer.get(lead)?;
            path.push(at);
            lead = next;
        }
        path.reverse();
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, text: &str, expected: Option<(Tier, &str)>) {
        let needle = Needle::fuzzy(typed).expect("the cases have letters");
        let text = folded(text);
        let found = needle.tier(&text).map(|tier| {
            let marked: Vec<&str> = needle.places(&text).into_iter().map(|place| &text[place]).collect();
            (tier, marked.join(","))
        });
        assert_eq!(found, expected.map(|(tier, marked)| (tier, marked.to_owned())), "{typed:?} in {text:?}");
    }

    #[test]
    fn tiers() {
        use Tier::*;
        for (typed, text, expected) in [
            ("war", "The war, again", Some((Whole, "war"))),
            ("war", "warfare and war", Some((Whole, "war"))),
            ("war", "Warfare, warships", Some((Start, "war,war"))),
            ("war", "software", Some((Inside, "war"))),
            ("tre", "the Red Cross", Some((Scattered, "t,r,e"))),
            ("tre", "A treaty of the Red Cross", Some((Start, "tre"))),
            ("brlnst", "Berlin street", Some((Scattered, "b,r,l,n,s,t"))),
            ("regu", "Renewed talks end; a group leaves the European capital, unhappily", None),
            ("regu", "a long register of claims is put before the judge", None),
            ("usa", "United States of America", Some((Scattered, "u,s,a"))),
            ("was", "w a very long story", None),
            ("war", "weather", None),
            ("govt", "the government", Some((Scattered, "g,o,v,t"))),
            ("no", "new offer", None),
            ("rgltr", "the regulator", Some((Scattered, "r,g,l,t,r"))),
            ("egltr", "the regulator", None),
            ("外交", "中国外交部", Some((Whole, "外交"))),
            ("don't", "They don’t say", Some((Whole, "don't"))),
            ("24-hour", "A 24–hour strike", Some((Whole, "24-hour"))),
            ("c++", "in c++ code", Some((Whole, "c++"))),
        ] {
            check(typed, text, expected);
        }
    }

    #[test]
    fn exact_words_are_never_scattered() {
        let needle = Needle::exact("tre").expect("it has letters");
        assert_eq!(needle.tier("the red cross"), None);
        assert_eq!(needle.tier("street"), Some(Tier::Inside));
        assert!(Needle::exact("\u{301}").is_none() && Needle::fuzzy("").is_none());
    }
}
