//! From words in a text to the selector that finds them again.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::anchor::{Normal, Selector, occurrences};
use super::{Body, within};
use crate::model::LineRange;

/// How many words before and after are tried, to tell apart words that occur more than once.
const TRIED: usize = 40;
/// Among more places than these nothing but the lines decides.
const PLACES: usize = 200;
/// How far before and after the words those are looked for, in bytes.
const REACH: usize = 4096;

/// A stretch of a text without the blanks around it; nothing where there is nothing else.
#[must_use]
pub fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let range = within(text, range);
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let length = words.trim().len();
    (length > 0).then_some(start..start + length)
}

/// The selector of words that are marked in a text: the words as they stand there, their lines, and, only
/// where the words occur more than once, as few words before or after them as decide. `None` where there are
/// no words.
///
/// Anchoring it in the same text gives the same bytes, word for word, unless hundreds of the same words
/// stand on one line.
#[must_use]
pub fn selector_of(body: &Body, range: Range<usize>) -> Option<Selector> {
    let text = body.content.as_str();
    let range = trimmed(text, range)?;
    let lines = body.lines.touched(&range);
    let selector = Selector {
        quote: Some(text[range.clone()].to_owned()),
        lines: Some(LineRange { first: lines.start() + 1, last: lines.end() + 1 }),
        ..Selector::default()
    };
    // Where the words stand once, as they mostly do, the text need not be normalised.
    let rivals: Vec<Range<usize>> = occurrences(text, &text[range.clone()])
        .into_iter()
        .map(|start| start..start + range.len())
        .filter(|rival| *rival != range)
        .collect();
    if rivals.is_empty() || rivals.len() > PLACES {
        return Some(selector);
    }
    let normal = Normal::of(text);
    let decides = |selector: &Selector| {
        normal.stands_between(&range, selector) && !rivals.iter().any(|rival| normal.stands_between(rival, selector))
    };
    // Words of the same line first: links to a page cannot name words of two blocks as one.
    let near = body.lines.range(*lines.start()).start..body.lines.range(*lines.end()).end;
    let far = range.start.saturating_sub(REACH)..range.end.saturating_add(REACH);
    let contexts = [near, far].into_iter().flat_map(|around| {
        let around = within(text, around);
        (1..=TRIED).map(move |words| (around.clone(), words))
    });
    let contexts = contexts.flat_map(|(around, words)| {
        let before = before(&text[around.start..range.start], words);
        let after = after(&text[range.end..around.end], words);
        [(before.clone(), None), (None, after.clone()), (before, after)]
    });
    let told = contexts.map(|(prefix, suffix)| Selector { prefix, suffix, ..selector.clone() }).find(decides);
    Some(told.unwrap_or(selector))
}

/// The last words of a text; words are those of UAX #29, with what stands between.
fn before(near: &str, words: usize) -> Option<String> {
    let start = near.unicode_word_indices().rev().nth(words - 1).map_or(0, |(at, _)| at);
    said(&near[start..])
}

/// The first words of a text.
fn after(near: &str, words: usize) -> Option<String> {
    let end = near.unicode_word_indices().nth(words - 1).map_or(near.len(), |(at, word)| at + word.len());
    said(&near[..end])
}

fn said(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// Where the words of `text[range]` begin and end, from the first to the last: the steps in which a mark
/// grows and shrinks. What is neither blank nor word, such as a full stop, is a step too.
#[must_use]
pub fn steps(text: &str, range: Range<usize>) -> impl DoubleEndedIterator<Item = Range<usize>> {
    let range = within(text, range);
    text[range.clone()]
        .split_word_bound_indices()
        .filter(|(_, word)| !word.trim().is_empty())
        .map(move |(at, word)| range.start + at..range.start + at + word.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::anchor::{Match, Place, anchor};

    fn told(text: &str, words: Range<usize>) -> (String, Option<String>, Option<String>, String) {
        let selector = selector_of(&Body::new(text.to_owned()), words).expect("there are words");
        let quote = selector.quote.expect("a quotation");
        (quote, selector.prefix, selector.suffix, selector.lines.map(|it| it.to_string()).unwrap_or_default())
    }

    #[test]
    fn words_that_occur_once_need_nothing_else() {
        let text = "The lamp failed.\nAt seven the lamp was lit.\n";
        assert_eq!(told(text, 17..26), ("At seven".to_owned(), None, None, "2".to_owned()));
        // Blanks around them are not meant.
        assert_eq!(told(text, 3..17), ("lamp failed.".to_owned(), None, None, "1".to_owned()));
        assert_eq!(selector_of(&Body::new(text.to_owned()), 3..4), None);
        let both = told(text, 0..text.len()).0;
        assert_eq!(both, "The lamp failed.\nAt seven the lamp was lit.");
    }

    #[test]
    fn words_that_occur_twice_are_told_apart_as_shortly_as_can_be() {
        let text = "The lamp failed. Then the lamp was lit, and the lamp failed again.";
        let lamp = |nth: usize| text.match_indices("lamp").nth(nth).map(|(at, _)| at..at + 4).expect("three");
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(told(text, lamp(0)), ("lamp".to_owned(), some("The"), None, "1".to_owned()));
        assert_eq!(told(text, lamp(1)).2, some("was"));
        let last = told(text, lamp(2));
        assert_eq!((last.1, last.2), (some("the"), some("failed")));
    }

    #[test]
    fn thousands_of_the_same_words_are_left_to_the_lines() {
        let body = Body::new("no\n".repeat(100_000));
        let selector = selector_of(&body, 300..302).expect("words");
        assert_eq!((selector.prefix, selector.suffix), (None, None));
        assert_eq!(selector.lines, Some(LineRange { first: 101, last: 101 }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn what_is_marked_is_found_again(
            text in "(?s)(a|b|the |lamp|\"|“|\\\\|é|e\u{301}|東京|\u{AD}|\u{200B}| |\n|\r\n|\\.){1,40}",
            start in 0..60_usize, length in 1..30_usize,
        ) {
            let body = Body::new(text.clone());
            let steps: Vec<_> = steps(&text, 0..text.len()).collect();
            prop_assume!(!steps.is_empty());
            let first = start % steps.len();
            let range = steps[first].start..steps[(first + length - 1).min(steps.len() - 1)].end;
            let Some(selector) = selector_of(&body, range.clone()) else { return Ok(()) };
            // What cannot be seen is no quotation.
            prop_assume!(!Normal::of(&text[range.clone()]).text().trim().is_empty());
            let found = anchor(&Normal::of(&text), &body.lines, &selector);
            let range = trimmed(&text, range).expect("there are words");
            prop_assert_eq!(found, Place::At { range, how: Match::Exact, moved: false }, "{:?}", selector);
        }
    }
}
