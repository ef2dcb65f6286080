//! Folding: what is left of a text when case, diacritics and the dress of its punctuation are set aside.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

use super::hidden;
use super::plain::plain;
use super::trace::Trace;

/// A folded text, with the way back to the text it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// From its bytes to the bytes of the original.
    pub trace: Trace,
}

impl Folded {
    /// The bytes of the original that a byte range of the folded text came from, on character boundaries:
    /// all of `ß` for the first `s` of `ss`, and a base together with its marks.
    pub fn source_of(&self, folded: Range<usize>) -> Range<usize> {
        self.trace.source_of(folded)
    }

    /// For every character of the folded text, in order, the number (from 0) of the character of
    /// `original` that it came from. `original` must be the text that was folded.
    pub fn characters(&self, original: &str) -> Vec<usize> {
        let mut passed = 0;
        let mut ahead = original.char_indices().map(|(at, _)| at).peekable();
        let origins = self.text.char_indices().map(|(at, c)| {
            let start = self.source_of(at..at + c.len_utf8()).start;
            while ahead.next_if(|&next| next < start).is_some() {
                passed += 1;
            }
            passed
        });
        origins.collect()
    }
}

/// Folds a text for finding: full case folding, compatibility decomposition (NFKD) without diacritics,
/// a table for letters that do not decompose (`ł ø đ ð þ æ œ ß ı`), typographic quotation marks and
/// dashes as plain ones, each run of white space as one blank, invisible characters left out.
///
/// A diacritic is a combining mark of class 1 or of one from 10 up that is not a vowel sign; the marks of
/// class 0 and the others below 10, which spell vowels and consonants from Devanagari to kana, stay.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), ..Folded::default() };
    let mut at = 0;
    while at < text.len() {
        let plain = plain_run(&text.as_bytes()[at..]);
        if plain > 0 {
            let run = at..at + plain;
            folded.text.push_str(&text[run.clone()]);
            folded.trace.even(run);
            let length = folded.text.len();
            folded.text[length - plain..].make_ascii_lowercase();
        }
        at += plain;
        at += folded.take_one(text, at);
    }
    folded
}

impl Folded {
    /// Folds the character of `text` at a byte, with what is left out or joined to it behind it. Gives how many
    /// bytes of `text` that is: 0 at its end.
    fn take_one(&mut self, text: &str, start: usize) -> usize {
        let mut characters = text[start..].chars().peekable();
        let Some(c) = characters.next() else { return 0 };
        let mut length = c.len_utf8();
        let mut joined = 1;
        while let Some(next) =
            characters.next_if(|&next| is_left_out(next) || (c.is_whitespace() && next.is_whitespace()))
        {
            length += next.len_utf8();
            joined += 1;
        }
        let before = self.text.len();
        fold_one(c, &mut self.text);
        let letters = &self.text[before..];
        if joined == 1 && letters.len() == length && letters.chars().nth(1).is_none() {
            self.trace.even(start..start + length);
        } else {
            self.trace.uneven(start..start + length, letters.len());
        }
        length
    }
}

/// How many bytes from the first on are characters of ASCII that fold to their lower case, whatever stands before them.
/// White space that is joined to the next is none of them, and neither is what stands before a character beyond
/// ASCII: that may be a mark that belongs to it.
fn plain_run(bytes: &[u8]) -> usize {
    let mut behind = bytes.iter().skip(1);
    let mut is_plain = |&byte: &u8| match (byte, behind.next()) {
        (_, Some(next)) if !next.is_ascii() => false,
        (b' ', Some(next)) => !char::from(*next).is_whitespace(),
        (b' ', None) => true,
        (b'`', _) => false,
        _ => byte.is_ascii() && !char::from(byte).is_whitespace(),
    };
    bytes.iter().take_while(|byte| is_plain(byte)).count()
}

pub(super) fn fold_one(c: char, letters: &mut String) {
    if is_left_out(c) {
        return;
    }
    let before = letters.len();
    match plain(c) {
        white if white.is_whitespace() => letters.push(' '),
        ascii if ascii.is_ascii() => letters.push(ascii.to_ascii_lowercase()),
        other => {
            // A spacing diacritic decomposes to a blank and a mark; it is no blank.
            let mut is_spacing_mark = false;
            decompose_compatible(other, |part| {
                is_spacing_mark |= letters.len() == before && part == ' ';
                if !is_spacing_mark && !is_left_out(part) {
                    fold_case(plain(part), letters);
                }
            });
            if is_spacing_mark {
                letters.push(other);
            }
        }
    }
}

/// Lower, upper and lower again is full case folding: the detour unites `ς` with `σ` and spells out what
/// has no single capital.
fn fold_case(c: char, letters: &mut String) {
    let detour = c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    for letter in detour.filter(|&letter| !is_left_out(letter)) {
        match letter {
            'ł' => letters.push('l'),
            'ø' => letters.push('o'),
            'đ' | 'ð' => letters.push('d'),
            'þ' => letters.push_str("th"),
            'æ' => letters.push_str("ae"),
            'œ' => letters.push_str("oe"),
            'ß' => letters.push_str("ss"),
            'ı' => letters.push('i'),
            other => letters.push(other),
        }
    }
}

pub(super) fn is_left_out(c: char) -> bool {
    !c.is_ascii()
        && (hidden::is_ignorable(c) || (is_combining_mark(c) && is_diacritic_class(canonical_combining_class(c))))
}

fn is_diacritic_class(class: u8) -> bool {
    // 84 to 132 are vowel signs and tone marks of Telugu, Thai, Lao and Tibetan.
    class == 1 || (class >= 10 && !(84..=132).contains(&class))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn foldings() {
        let cases = [
            ("", ""),
            ("Kyïv", "kyiv"),
            ("Straße STRASSE ẞ", "strasse strasse ss"),
            ("Łódź", "lodz"),
            ("МОСКВА, Май", "москва, маи"),
            ("Ørsted Đà Ð Þór Æon Œuvre ırmak İzmir", "orsted da d thor aeon oeuvre irmak izmir"),
            ("ΟΔΥΣΣΕΎΣ ς", "οδυσσευσ σ"),
            ("ﬁne ½ ＡＢ ſ …", "fine 1⁄2 ab s ..."),
            ("a\u{301}\u{323}b", "ab"),
            ("e\u{301}\u{AD}\u{200B}f", "ef"),
            ("“don’t” – no", "\"don't\" - no"),
            ("a \t\r\n\u{A0}b", "a b"),
            ("¨", "¨"),
            ("हिन्दी", "हिन्दी"),
            ("שָׁלוֹם", "שלום"),
            ("\u{301}\u{200B}", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text).text, expected, "{text:?}");
        }
    }

    #[test]
    fn characters_lead_back() {
        let cases: [(&str, &[usize]); 4] =
            [("abc", &[0, 1, 2]), ("aßc", &[0, 1, 1, 2]), ("e\u{301}x", &[0, 2]), ("\u{301}Ł d", &[1, 2, 3])];
        for (text, expected) in cases {
            assert_eq!(fold(text).characters(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text).text;
            prop_assert_eq!(&fold(&once).text, &once);
        }

        /// What is folded in runs is what is folded one by one.
        #[test]
        fn runs_change_nothing(text in "(?s)([aB\u{301} `\t\r\n“ß\u{AD}\u{A0}]|\\PC){0,40}") {
            let mut one_by_one = Folded::default();
            let mut at = 0;
            while at < text.len() {
                at += one_by_one.take_one(&text, at);
            }
            prop_assert_eq!(fold(&text), one_by_one);
        }

        #[test]
        fn every_part_leads_back_to_whole_characters(text in "(?s)([a-cßŁ“ ]|\\PC|\u{301}|\r\n){0,30}") {
            let folded = fold(&text);
            let mut last = 0;
            for (at, c) in folded.text.char_indices() {
                let source = folded.source_of(at..at + c.len_utf8());
                prop_assert!(source.start >= last || folded.source_of(at - 1..at) == source);
                prop_assert!(fold(&text[source.clone()]).text.contains(c));
                last = source.end;
            }
        }
    }
}
