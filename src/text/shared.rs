//! Which words two texts share, and which only one of them has.

use std::collections::HashSet;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::fold;

/// Where a word of one of two texts stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// In both; or it is a word of so little weight that it tells nothing where it stands.
    Both,
    /// In this one only.
    Here,
    /// In this one only, and it is a number, a name or a negation: what a claim hangs on.
    HereAndTells,
}

/// The words of a text, in order: the bytes of each, and where it stands.
pub type SharedWords = Vec<(Range<usize>, Share)>;

/// The words of two texts, each with where it stands; the ranges are bytes of the one and of the other.
///
/// Words are those of UAX #29, so that `1,200` is one. They are compared folded (see [`fold`]) and without
/// the `’s` of a genitive: the order and the form of what is said do not matter, only what is said.
#[must_use]
pub fn shared(one: &str, other: &str) -> [SharedWords; 2] {
    let sides = [words(one), words(other)];
    let [ones, others] =
        [&sides[0], &sides[1]].map(|words| words.iter().map(|word| word.folded.as_str()).collect::<HashSet<_>>());
    [judged(&sides[0], &others), judged(&sides[1], &ones)]
}

/// A word, and what it weighs by itself.
struct Word {
    range: Range<usize>,
    folded: String,
    weight: Weight,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Light,
    Plain,
    Telling,
}

fn judged(words: &[Word], beyond: &HashSet<&str>) -> SharedWords {
    let judge = |word: &Word| match word.weight {
        _ if beyond.contains(word.folded.as_str()) => Share::Both,
        Weight::Light => Share::Both,
        Weight::Plain => Share::Here,
        Weight::Telling => Share::HereAndTells,
    };
    words.iter().map(|word| (word.range.clone(), judge(word))).collect()
}

fn words(text: &str) -> Vec<Word> {
    let mut end = 0;
    text.unicode_word_indices()
        .map(|(start, word)| {
            // The first word of a sentence has its capital from there.
            let opens = end == 0 || text[end..start].chars().any(|c| !c.is_whitespace() && !is_joint(c));
            end = start + word.len();
            let folded = fold(word).text;
            let folded = folded.strip_suffix("'s").map_or(folded.clone(), str::to_owned);
            Word { range: start..end, weight: weight(word, &folded, opens), folded }
        })
        .collect()
}

/// Whether a sentence goes on over a character.
fn is_joint(c: char) -> bool {
    matches!(c, ',' | '-' | '/' | '&' | '(' | ')' | '\'' | '’' | '–')
}

fn weight(word: &str, folded: &str, opens: bool) -> Weight {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let named = capitals > 1 || (capitals == 1 && !opens);
    let letters = folded.chars().count();
    if folded.chars().any(char::is_numeric) || NEGATIONS.contains(&folded) || (named && letters > 1) {
        Weight::Telling
    } else if LIGHT.contains(&folded) || (letters <= 3 && word.chars().all(char::is_alphabetic) && has_case(word)) {
        Weight::Light
    } else {
        Weight::Plain
    }
}

/// Whether the word is of a script with capitals; in others a short word weighs as much as a long one.
fn has_case(word: &str) -> bool {
    word.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Words that turn a sentence round, folded.
const NEGATIONS: &[&str] = &[
    "no", "not", "nor", "neither", "none", "never", "nobody", "nothing", "without", "cannot", "didn't", "doesn't",
    "don't", "wasn't", "weren't", "isn't", "deny", "denies", "denied", "denying", "denial", "denials", "nicht", "kein",
    "keine", "nie", "ne", "pas", "не", "ни", "нет", "ні",
];

/// Words of more than three letters that carry no claim, folded. Shorter ones need no table.
const LIGHT: &[&str] = &[
    "about", "also", "been", "being", "from", "have", "into", "that", "their", "them", "then", "there", "these",
    "they", "this", "those", "were", "what", "when", "which", "while", "will", "with", "would",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What stands in one text only, telling words in capitals.
    fn here(text: &str, words: &[(Range<usize>, Share)]) -> String {
        let told = words.iter().filter_map(|(range, share)| match share {
            Share::Both => None,
            Share::Here => Some(text[range.clone()].to_lowercase()),
            Share::HereAndTells => Some(text[range.clone()].to_uppercase()),
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_differs_stands_out() {
        for (one, other, ones, others) in [
            ("", "", "", ""),
            ("The lamp failed at seven.", "The LAMP failed at eight", "seven", "eight"),
            ("It burned in Kyïv", "it burned in Kyiv, and in Lwów", "", "LWÓW"),
            ("14 ships, 1,200 men", "15 ships, 1,200 men", "14", "15"),
            ("The firm gave the data", "The firm never gave any data", "", "NEVER"),
            ("Navalny’s data was shared", "The data of Navalny", "shared", ""),
            ("She asked the FSB", "She asked them", "FSB", ""),
            ("Nobody was in. Keepers were out.", "Nobody was in.", "keepers", ""),
            ("said Aune, the keeper", "said the keeper", "AUNE", ""),
            ("on 18 November", "on the 19th of November", "18", "19TH"),
            ("лампа не горела", "лампа горела", "НЕ", ""),
            ("灯火消", "灯火", "消", ""),
            ("He denies it", "They denied it, without a denial", "DENIES", "DENIED WITHOUT DENIAL"),
            ("None came, neither he nor I", "Never deny it", "NONE came NEITHER NOR", "NEVER DENY"),
            ("of the an it", "to be in on", "", ""),
        ] {
            let [first, second] = shared(one, other);
            assert_eq!((here(one, &first).as_str(), here(other, &second).as_str()), (ones, others), "{one} | {other}");
        }
    }

    proptest! {
        #[test]
        fn a_text_shares_every_word_with_itself(text in "\\PC{0,40}") {
            let [one, other] = shared(&text, &text);
            prop_assert_eq!(&one, &other);
            prop_assert!(one.iter().all(|(_, share)| *share == Share::Both));
        }

        #[test]
        fn the_sides_answer_each_other(one in "[ab1A ,.]{0,20}", other in "(\\PC|[ab1A ]){0,20}") {
            let [first, second] = shared(&one, &other);
            prop_assert_eq!(shared(&other, &one), [second.clone(), first.clone()]);
            for (text, words) in [(&one, &first), (&other, &second)] {
                let mut last = 0;
                for (range, _) in words {
                    prop_assert!(last <= range.start && text.get(range.clone()).is_some());
                    last = range.end;
                }
            }
        }
    }
}
