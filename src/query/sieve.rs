//! How a needle fits many texts, found by their words.
//!
//! Each word is looked at once: what it can hold of the needle. That is noted at every text in which it stands, and
//! decides of most texts. What it leaves open is decided by the letters of the text: what goes over several words, and
//! whether scattered letters stand in order and near enough. The truth is [`Needle::tier`], a text at a time.

use std::ops::Range;

use crate::query::Crew;
use crate::query::apart::Apart;
use crate::query::index::Texts;
use crate::query::needle::{Needle, REACH, Tier};
use crate::text::postings::BLOCK;
use crate::text::{Words, words};

/// What a word can hold of a needle, and what the words of a text hold together.
///
/// From the lowest bit on: the letters of the needle at which scattered letters can have arrived where the word ends, if
/// they begin with it or go on with it; those that it begins with; of the needle as it stands either the
/// [tier](bit_of), or the parts that the word can be; and whether all of the scattered letters stand in it, near enough.
pub(super) type Held = u32;

/// So many letters of a needle are looked at, scattered.
pub(super) const LETTERS: usize = 11;
/// From this bit on stands what is held of the needle as it stands.
const TOGETHER: usize = 2 * LETTERS;
/// So many rows are looked at together.
const AT_ONCE: usize = 32;
/// So many parts of a needle are looked at.
const PARTS: usize = 3;

/// The bits of what decides.
#[derive(Clone, Copy)]
struct Masks {
    /// Of the tiers: with any of them the needle stands in a word.
    tiers: Held,
    /// Of the parts: with all of them it may go over several words.
    parts: Held,
    /// Of the letters: with all of them these may stand there scattered,
    near: Held,
    /// and with all of these each as the first of a word.
    initials: Held,
}

/// The bits of all tiers.
const TIERS: Held = 0b111 << TOGETHER;
/// The bit of a word in which all of the scattered letters stand, near enough.
pub(super) const WITHIN: Held = 1 << (TOGETHER + PARTS);
/// A bit that no word has.
const NEVER: Held = WITHIN << 1;

/// A needle that is looked for in the words of texts.
pub(super) struct Sieve {
    needle: Needle,
    /// What each word holds.
    of_words: Vec<Held>,
    /// The words that hold anything.
    some: Vec<u32>,
    masks: Masks,
    apart: Option<Apart>,
}

/// Where the letters of a needle stand together.
enum Together {
    /// In one word.
    InWord,
    /// In several, or beside something that belongs to no word.
    Over(Vec<Part>),
}

/// A part of a needle that must stand in one word, and to which ends of the word it must reach.
struct Part {
    text: String,
    from_start: bool,
    to_end: bool,
}

impl Sieve {
    /// Looks at each word once: for letters that stand together. Nothing if nobody waits for it any more.
    pub fn of(needle: Needle, words: &Words, crew: Crew<'_>) -> Option<Self> {
        let (together, apart) = (Together::of(needle.text()), Apart::of(&needle));
        let mut of_words = vec![0; words.vocabulary.len()];
        crew.for_rows(of_words.len()).fill(&mut of_words, |rows, held| match &together {
            Together::InWord => {
                let mut tiers = vec![None; rows.len()];
                needle.tiers_in_words(&words.vocabulary, rows, &mut tiers);
                held.iter_mut().zip(tiers).for_each(|(held, tier)| *held = tier.map_or(0, bit_of));
            }
            Together::Over(parts) => {
                let words = words.vocabulary.rows(rows);
                held.iter_mut().zip(words).for_each(|(held, word)| *held = parts_of(word, parts));
            }
        })?;
        let (tiers, parts) = match together {
            Together::InWord => (TIERS, NEVER),
            Together::Over(parts) => (0, ((1 << parts.len()) - 1) << TOGETHER),
        };
        let (near, initials) = apart.as_ref().map_or((NEVER, NEVER), |apart| (apart.all, apart.all << LETTERS));
        let masks = Masks { tiers, parts, near, initials };
        Some(Self { needle, some: some(&of_words), of_words, masks, apart })
    }

    /// Looks at each word once more: for letters that stand apart. Without that no text is known to have them. Nothing if
    /// nobody waits for it any more.
    pub fn look_apart(&mut self, words: &Words, crew: Crew<'_>) -> Option<()> {
        let Some(apart) = &self.apart else { return Some(()) };
        crew.for_rows(self.of_words.len()).fill(&mut self.of_words, |rows, held| {
            let words = words.vocabulary.rows(rows);
            held.iter_mut().zip(words).for_each(|(held, word)| *held |= apart.in_word(word));
        })?;
        self.some = some(&self.of_words);
        Some(())
    }

    /// Whether its letters may stand apart.
    pub fn may_be_apart(&self) -> bool {
        self.apart.is_some()
    }

    /// What is looked for.
    pub fn needle(&self) -> &Needle {
        &self.needle
    }

    /// Whether it stands in one word, where its letters stand together.
    pub fn is_in_word(&self) -> bool {
        self.masks.tiers != 0
    }

    /// The best of the tiers of all words.
    pub fn best_tier(&self) -> Option<Tier> {
        let all = self.some.iter().fold(0, |all, word| all | self.of_words[*word as usize]);
        best_of(all & self.masks.tiers)
    }

    /// What the words of each row of a block hold.
    ///
    /// # Panics
    /// Where there is no such block, or these are not the words that have been looked at.
    pub fn held(&self, words: &Words, rows: &Range<usize>) -> Vec<Held> {
        let mut held = vec![0; rows.len()];
        words.postings.note(rows.start / BLOCK, &self.of_words, &self.some, &mut held);
        held
    }

    /// Whether the needle may fit a text whose words hold that.
    #[inline]
    pub fn may_fit(&self, held: Held) -> bool {
        (held & (self.masks.tiers | WITHIN) != 0) | self.masks.is_open(held)
    }

    /// How well the needle fits each of some rows whose words hold that; none where it does not, or where that is not
    /// wanted and not known without looking at the letters.
    pub fn tiers(&self, texts: &Texts, rows: Range<usize>, held: &[Held], wanted: &[bool]) -> Vec<Option<Tier>> {
        let (haystack, masks) = (&texts.rows, self.masks);
        // Letters that stand in one word stand there scattered, unless that is beyond what is looked at.
        let within = if haystack.longest(rows.clone()) > REACH { 0 } else { WITHIN };
        let known = masks.tiers | within;
        let mut tiers: Vec<Option<Tier>> = held.iter().map(|held| best_of(held & known)).collect();
        let is_open = |(held, wanted): (&Held, &bool)| wanted & (held & known == 0) & masks.is_open(*held);
        let mut open: Vec<usize> = Vec::new();
        for (nth, (held, wanted)) in held.chunks(AT_ONCE).zip(wanted.chunks(AT_ONCE)).enumerate() {
            // Mostly none of them is: that is asked of all of them at once.
            if !held.iter().zip(wanted).fold(false, |any, row| any | is_open(row)) {
                continue;
            }
            // Else without a way out, as which of them are cannot be foreseen.
            let (mut places, mut count) = ([0; AT_ONCE], 0);
            for (at, row) in held.iter().zip(wanted).enumerate() {
                places[count] = nth * AT_ONCE + at;
                count += usize::from(is_open(row));
            }
            open.extend_from_slice(&places[..count]);
        }
        if let Some((in_order, apart)) = texts.words_in_order().zip(self.apart.as_ref()) {
            // Most of them hold the letters in words that do not follow each other.
            open = open.chunks(AT_ONCE).fold(Vec::with_capacity(open.len()), |mut left, some| {
                // They lie far apart, as their letters do: see below.
                let mut words: [&[u32]; AT_ONCE] = [&[]; AT_ONCE];
                let ends = some.iter().zip(&mut words).fold(0, |ends, (at, words)| {
                    *words = in_order.row(rows.start + at);
                    ends ^ words.first().unwrap_or(&0) ^ words.last().unwrap_or(&0)
                });
                std::hint::black_box(ends);
                let may_follow =
                    |words: &[u32]| apart.may_follow(words.iter().map(|word| self.of_words[*word as usize]));
                let stays = |(at, words): &(&usize, &[u32])| masks.is_over_words(held[**at]) || may_follow(words);
                left.extend(some.iter().zip(words).filter(stays).map(|(at, _)| *at));
                left
            });
        }
        for some in open.chunks(AT_ONCE) {
            // The letters lie far apart: they are fetched together, so that one row's do not wait for another's.
            let mut texts = [""; AT_ONCE];
            let ends = some.iter().zip(&mut texts).fold(0, |ends, (at, text)| {
                *text = haystack.row(rows.start + at).unwrap_or_default();
                ends ^ text.as_bytes().first().unwrap_or(&0) ^ text.as_bytes().last().unwrap_or(&0)
            });
            std::hint::black_box(ends);
            for (at, text) in some.iter().zip(texts) {
                let held = held[*at];
                let literal = masks.is_over_words(held).then(|| self.needle.literal(text));
                let together = literal.and_then(|places| places.map(|(_, tier)| tier).max());
                let scattered = || {
                    let letters = &self.apart.as_ref()?.scattered;
                    letters.stand_in(text, masks.are_near(held), masks.are_initials(held)).then_some(Tier::Scattered)
                };
                tiers[*at] = together.or_else(scattered);
            }
        }
        tiers
    }
}

/// The words that hold anything.
fn some(of_words: &[Held]) -> Vec<u32> {
    (0..).zip(of_words).filter(|(_, held)| **held != 0).map(|(word, _)| word).collect()
}

impl Masks {
    /// Whether that may be more than what words tell.
    #[inline]
    fn is_open(self, held: Held) -> bool {
        self.is_over_words(held) | self.are_near(held) | self.are_initials(held)
    }

    fn are_near(self, held: Held) -> bool {
        held & self.near == self.near
    }

    fn are_initials(self, held: Held) -> bool {
        held & self.initials == self.initials
    }

    fn is_over_words(self, held: Held) -> bool {
        held & self.parts == self.parts
    }
}

/// The bit of a tier.
fn bit_of(tier: Tier) -> Held {
    match tier {
        Tier::Scattered => WITHIN,
        Tier::Inside => 1 << TOGETHER,
        Tier::Start => 1 << (TOGETHER + 1),
        Tier::Whole => 1 << (TOGETHER + 2),
    }
}

/// The best of the tiers of some bits.
#[inline]
fn best_of(tiers: Held) -> Option<Tier> {
    // Without a way out: it is asked of every row, many at a time.
    let or = |tier: Tier, worse| if tiers & bit_of(tier) != 0 { Some(tier) } else { worse };
    or(Tier::Whole, or(Tier::Start, or(Tier::Inside, or(Tier::Scattered, None))))
}

impl Together {
    fn of(needle: &str) -> Self {
        let mut parts: Vec<Part> =
            words(needle).map(|text| Part { text: text.to_owned(), from_start: true, to_end: true }).collect();
        if parts.first().is_some_and(|part| part.text == needle) {
            return Self::InWord;
        }
        if let Some(first) = parts.first_mut() {
            first.from_start = !needle.starts_with(&first.text);
        }
        if let Some(last) = parts.last_mut() {
            last.to_end = !needle.ends_with(&last.text);
        }
        parts.truncate(PARTS);
        Self::Over(parts)
    }
}

/// The parts that a word can be: a bit for each.
fn parts_of(word: &str, parts: &[Part]) -> Held {
    (0..).zip(parts).filter(|(_, part)| part.may_be(word)).fold(0, |bits, (nth, _)| bits | 1 << (TOGETHER + nth))
}

impl Part {
    /// Whether a word can be this part of the needle.
    fn may_be(&self, word: &str) -> bool {
        match (self.from_start, self.to_end) {
            (true, true) => word == self.text,
            (true, false) => word.starts_with(&self.text),
            (false, true) => word.ends_with(&self.text),
            (false, false) => word.contains(&self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::folded;
    use crate::query::index::Texts;
    use crate::text::Haystack;
    use crate::text::postings::blocks;

    /// The tiers of all rows; those that are not wanted must not be better. They are the same whether or not the words are
    /// known in their order.
    fn tiers(needle: &Needle, haystack: &Haystack) -> Vec<Option<Tier>> {
        let texts = Texts::from(haystack.clone());
        let words = texts.words(Crew::alone()).expect("nobody cancels it");
        let mut sieve = Sieve::of(needle.clone(), words, Crew::alone()).expect("nobody cancels it");
        let together =
            |rows: Range<usize>| sieve.tiers(&texts, rows.clone(), &sieve.held(words, &rows), &vec![true; rows.len()]);
        let together: Vec<Option<Tier>> = blocks(haystack.len()).flat_map(together).collect();
        sieve.look_apart(words, Crew::alone()).expect("nobody cancels it");
        let of_block = |rows: Range<usize>| {
            let held = sieve.held(words, &rows);
            let tiers = |wanted: bool| sieve.tiers(&texts, rows.clone(), &held, &vec![wanted; held.len()]);
            let all = tiers(true);
            for ((tier, unwanted), held) in all.iter().zip(tiers(false)).zip(&held) {
                assert!(unwanted.is_none() || unwanted == *tier);
                assert!(tier.is_none() || sieve.may_fit(*held));
            }
            all
        };
        let all: Vec<Option<Tier>> = blocks(haystack.len()).flat_map(of_block).collect();
        assert!(together.into_iter().eq(all.iter().map(|tier| tier.filter(|tier| *tier != Tier::Scattered))));
        texts.lay_words_in_order(Crew::alone()).expect("nobody cancels it");
        assert!(blocks(haystack.len()).flat_map(of_block).eq(all.iter().copied()));
        all
    }

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
            texts in prop::collection::vec(texts(), 0..40),
            typed in "[a-e]{1,13}|[a-c]{1,4}|([a-c京Жé]|[- ’]){1,6}",
            exact in any::<bool>(),
            cut in 0..40_usize,
        ) {
            let needle = if exact { Needle::exact(&typed) } else { Needle::fuzzy(&typed) };
            let Some(needle) = needle else { return Ok(()) };
            let haystack: Haystack = texts.iter().map(String::as_str).collect();
            let expected: Vec<Option<Tier>> = texts.iter().map(|text| needle.tier(&folded(text))).collect();
            prop_assert_eq!(tiers(&needle, &haystack), &expected[..]);
            let rows = cut.min(texts.len())..texts.len();
            let mut tiers = vec![None; rows.len()];
            needle.literal_tiers(&haystack, rows.clone(), &mut tiers);
            let literal = expected[rows.clone()].iter().map(|tier| tier.filter(|tier| *tier != Tier::Scattered));
            prop_assert_eq!(&tiers, &literal.collect::<Vec<_>>());
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
            assert_eq!(tiers(&needle, &haystack), [fits.then_some(Tier::Scattered)], "{typed} in {text}");
        }
    }
}
