//! Plain finding in a text, as a pager does it.

use std::ops::Range;

use super::fold::{Folded, fold};

/// So many places are found at most.
const MOST: usize = 1_000_000;

/// Where words stand in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// Byte ranges of the text on character boundaries, in order, not overlapping; a million at most.
    pub places: Vec<Range<usize>>,
    /// Whether they stand at more places behind these.
    pub more: bool,
}

impl Folded {
    /// Where `needle` stands in the text that was folded, without regard to case and diacritics (see
    /// [`fold`]). A needle of which folding leaves nothing stands nowhere.
    #[must_use]
    pub fn find(&self, needle: &str) -> Occurrences {
        let needle = fold(needle).text;
        let mut found = Occurrences::default();
        if needle.is_empty() {
            return found;
        }
        for at in memchr::memmem::find_iter(self.text.as_bytes(), needle.as_bytes()) {
            let range = self.source_of(at..at + needle.len());
            if found.places.last().is_none_or(|last| last.end <= range.start) {
                if found.places.len() == MOST {
                    found.more = true;
                    break;
                }
                found.places.push(range);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds() {
        let cases: [(&str, &str, &[&str]); 14] = [
            ("Kyïv and Kyi\u{308}v", "kyiv", &["Kyïv", "Kyi\u{308}v"]),
            ("Die Straße", "STRASSE", &["Straße"]),
            ("Łódź", "lodz", &["Łódź"]),
            ("МОСКВА", "москва", &["МОСКВА"]),
            ("data\r\nwas shared", "Data was", &["data\r\nwas"]),
            ("They don’t", "don't", &["don’t"]),
            ("so\u{AD}ft", "soft", &["so\u{AD}ft"]),
            ("aaaa", "aa", &["aa", "aa"]),
            ("ß", "s", &["ß"]),
            ("e\u{301}", "e", &["e\u{301}"]),
            ("한국", "한", &["한"]),
            ("text", "", &[]),
            ("text", "\u{301}\u{200B}", &[]),
            ("", "a", &[]),
        ];
        for (text, needle, expected) in cases {
            let found: Vec<&str> = fold(text).find(needle).places.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{needle:?} in {text:?}");
        }
    }

    #[test]
    fn of_very_many_places_a_million_are_told() {
        for (count, told) in [(MOST - 1, MOST - 1), (MOST, MOST), (MOST + 1, MOST)] {
            let found = fold(&"x ".repeat(count)).find("X");
            assert_eq!((found.places.len(), found.more), (told, count > told));
        }
    }

    proptest! {
        #[test]
        fn ranges_are_whole_characters_in_order(text in "(?s)([abßé ]|\\PC|[\u{301}\u{200B}]){0,40}", needle in "[abse]{1,2}") {
            let mut last = 0;
            for range in fold(&text).find(&needle).places {
                prop_assert!(last <= range.start && range.start < range.end);
                prop_assert!(fold(&text[range.clone()]).text.contains(&fold(&needle).text));
                last = range.end;
            }
        }

        #[test]
        fn every_word_finds_itself(text in "\\PC{0,30}", start in 0..30_usize, length in 1..5_usize) {
            let part: String = text.chars().skip(start).take(length).collect();
            prop_assert!(fold(&part).text.is_empty() || !fold(&text).find(&part).places.is_empty());
        }
    }
}
