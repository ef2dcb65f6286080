//! Where the sentences of a text begin and end, as far as that can be told without knowing its language.

use std::ops::Range;

/// No sentence is looked for farther than so many characters to either side.
const LONGEST: usize = 1_500;

/// Words before a full stop that are no longer than this, and begin with a capital, are taken for shortened ones:
/// `Mr.`, `Feb.`, `U.S.`
const SHORTENED: usize = 3;

/// The whole sentences that a stretch of text touches.
///
/// A sentence ends at a full stop, question or exclamation mark before a capital letter, and at a blank line. Where
/// the end is too far to be seen, the stretch ends there.
#[must_use]
pub fn sentences_around(text: &str, stretch: &Range<usize>) -> Range<usize> {
    let stretch = super::within(text, stretch.clone());
    let mut start = stretch.start;
    for (at, _) in text[..stretch.start].char_indices().rev().take(LONGEST) {
        if ends_at(text, at) {
            break;
        }
        start = at;
    }
    // What the stretch ends with may be the end of its sentence.
    let last = text[stretch.clone()].char_indices().next_back().map_or(stretch.end, |(at, _)| stretch.start + at);
    let mut end = stretch.end;
    for (at, char) in text[last..].char_indices().map(|(at, char)| (last + at, char)).take(LONGEST) {
        if at >= stretch.end && is_blank_line(text, at) {
            break;
        }
        end = end.max(at + char.len_utf8());
        if ends_at(text, at) {
            break;
        }
    }
    start..end
}

/// Whether a sentence ends with the character at this byte.
fn ends_at(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    match after.next() {
        Some('\n') => is_blank_line(text, at),
        Some('!' | '?') => begins_anew(after.as_str()),
        Some('.') => begins_anew(after.as_str()) && !is_shortened(&text[..at]),
        _ => false,
    }
}

/// Whether a line end is followed by another one.
fn is_blank_line(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars().take(LONGEST);
    rest.next() == Some('\n') && rest.find(|char| !matches!(char, ' ' | '\t' | '\r')) == Some('\n')
}

/// Whether what follows a full stop is the beginning of a sentence, or nothing.
fn begins_anew(rest: &str) -> bool {
    let is_closing = |char: char| matches!(char, '”' | '’' | '"' | '\'' | ')' | ']' | '»');
    let rest = rest.trim_start_matches(is_closing);
    let Some(blank) = rest.chars().next() else { return true };
    let is_opening = |char: &char| matches!(char, '“' | '‘' | '"' | '\'' | '(' | '[' | '«');
    let mut next = rest.chars().skip_while(|char| char.is_whitespace()).skip_while(is_opening).take(1);
    blank.is_whitespace() && next.next().is_none_or(|char| char.is_uppercase())
}

/// Whether the word before a full stop is a shortened one.
fn is_shortened(before: &str) -> bool {
    let word: Vec<char> = before.chars().rev().take_while(|char| char.is_alphabetic()).take(SHORTENED + 1).collect();
    !word.is_empty() && word.len() <= SHORTENED && word.last().is_some_and(|first| first.is_uppercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A text, the words of it that are cited, and the sentences that they touch.
    #[test]
    fn the_sentences_that_are_touched() {
        for (text, stretch, expected) in [
            ("One came. On Monday two came in. Three came.", "came in", " On Monday two came in."),
            ("One came. On Monday two came. Three left. Four.", "came. Three", " On Monday two came. Three left."),
            ("One came. Two left.", "Two left.", " Two left."),
            ("It came", "came", "It came"),
            ("One came.\nTwo left! “Three” came.", "left", "\nTwo left!"),
            ("A heading\n\nOn Monday it came\n \nMore", "it", "\nOn Monday it came"),
            (
                "One left. Mr. Vane came on Feb. 24 to the U.S. Two left.",
                "came",
                " Mr. Vane came on Feb. 24 to the U.S. Two left.",
            ),
            ("One came. “On Monday it left.” (Two did).", "left", " “On Monday it left."),
            ("It was 3.5 m. of it. More.", "was", "It was 3.5 m. of it."),
            ("", "", ""),
        ] {
            let at = text.find(stretch).expect("the words stand there");
            assert_eq!(&text[sentences_around(text, &(at..at + stretch.len()))], expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn they_contain_the_stretch(text in "(?s)(\\PC|[. \n!A-c]){0,60}", a in 0usize..80, b in 0usize..80) {
            let stretch = super::super::within(&text, a.min(b)..a.max(b));
            let found = sentences_around(&text, &stretch);
            prop_assert!(found.start <= stretch.start && stretch.end <= found.end);
            prop_assert!(text.get(found).is_some());
        }
    }
}
