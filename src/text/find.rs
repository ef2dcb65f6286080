//! Plain finding in a text, as a pager does it.

use std::ops::Range;

use super::fold::{Folded, fold};

/// Where `needle` stands in `text` without regard to case and diacritics (see [`fold`]): byte ranges of
/// `text` on character boundaries, in order, not overlapping. A needle of which folding leaves nothing
/// stands nowhere. For several needles in one text, fold it once and ask [`Folded::find`].
pub fn find_in(text: &str, needle: &str) -> Vec<Range<usize>> {
    fold(text).find(needle)
}

impl Folded {
    /// Where `needle`, folded, stands: byte ranges of the text that was folded, as [`find_in`] gives them.
    pub fn find(&self, needle: &str) -> Vec<Range<usize>> {
        let needle = fold(needle).text;
        if needle.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in memchr::memmem::find_iter(self.text.as_bytes(), needle.as_bytes()) {
            let range = self.source_of(at..at + needle.len());
            if found.last().is_none_or(|last| last.end <= range.start) {
                found.push(range);
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
            let found: Vec<&str> = find_in(text, needle).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{needle:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn ranges_are_whole_characters_in_order(text in "(?s)([abßé ]|\\PC|[\u{301}\u{200B}]){0,40}", needle in "[abse]{1,2}") {
            let mut last = 0;
            for range in find_in(&text, &needle) {
                prop_assert!(last <= range.start && range.start < range.end);
                prop_assert!(fold(&text[range.clone()]).text.contains(&fold(&needle).text));
                last = range.end;
            }
        }

        #[test]
        fn every_word_finds_itself(text in "\\PC{0,30}", start in 0..30_usize, length in 1..5_usize) {
            let part: String = text.chars().skip(start).take(length).collect();
            prop_assert!(fold(&part).text.is_empty() || !find_in(&text, &part).is_empty());
        }
    }
}
