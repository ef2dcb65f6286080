//! What differs between a quotation and a passage, word by word.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::anchor::Normal;
pub use crate::model::Change;

/// The cells of the largest table of words that is filled; what would need more is told as one change.
const MOST_CELLS: usize = 1 << 18;

/// Where `text` has other words than `quote`, in order. Words are compared as quotations are, normalised
/// (see [`Normal`]), so that what is dressed otherwise is no difference, nor a word divided at a line's end;
/// punctuation is.
///
/// It is the longest common subsequence of the words, found between what both begin and end with. Its time
/// and memory grow with the product of what is left there, up to a bound; beyond it, that is one change.
#[must_use]
pub fn compare(quote: &str, text: &str) -> Vec<Change> {
    let (quote, text) = (Normal::of(quote), Normal::of(text));
    let (quoted, there) = (whole_words(&quote), whole_words(&text));
    let is_same = |a: &Range<usize>, b: &Range<usize>| is_same(&quote.text()[a.clone()], &text.text()[b.clone()]);
    changed(&quoted, &there, is_same)
        .into_iter()
        .map(|(a, b)| Change {
            quote: quote.source_of(stretch(&quoted, &a, quote.text().len())),
            text: text.source_of(stretch(&there, &b, text.text().len())),
        })
        .collect()
}

/// The words of a text and its punctuation marks, without the blanks: the segments of UAX #29, those joined
/// that a hyphen joins.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, segment) in text.split_word_bound_indices().filter(|(_, segment)| !segment.trim().is_empty()) {
        let end = at + segment.len();
        let is_hyphen_between = segment == "-" && text[end..].starts_with(char::is_alphanumeric);
        match words.last_mut() {
            Some(last)
                if last.end == at
                    && is_word(&text[last.clone()])
                    && (is_hyphen_between || text[last.clone()].ends_with('-')) =>
            {
                last.end = end;
            }
            _ => words.push(at..end),
        }
    }
    words
}

/// The words of a text, those that are divided at a line's end whole: `infor- mation`.
fn whole_words(text: &Normal<'_>) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::new();
    for word in words(text.text()) {
        match &mut whole[..] {
            [.., first, hyphen] if text.divides_at(hyphen.start) && first.end == hyphen.start => {
                first.end = word.end;
                whole.pop();
            }
            _ => whole.push(word),
        }
    }
    whole
}

/// Whether two words are one, where a divided one may be read with its hyphen or without.
fn is_same(a: &str, b: &str) -> bool {
    let undivided = |word: &str| word.replace(DIVIDED, "").replace('-', "");
    a == b || ((a.contains(DIVIDED) || b.contains(DIVIDED)) && undivided(a) == undivided(b))
}

/// What divides a word at a line's end, after normalising.
const DIVIDED: &str = "- ";

/// Whether a segment is a word and not a punctuation mark.
pub(super) fn is_word(segment: &str) -> bool {
    segment.chars().any(char::is_alphanumeric)
}

/// The bytes from the first to the last of some words; where there are none, the end of the word before.
fn stretch(words: &[Range<usize>], chosen: &Range<usize>, end: usize) -> Range<usize> {
    match words.get(chosen.clone()) {
        Some([first, .., last]) => first.start..last.end,
        Some([only]) => only.clone(),
        _ => {
            let at = chosen.start.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |before| before.end);
            at.min(end)..at.min(end)
        }
    }
}

/// The stretches of two lists that do not correspond.
fn changed<T>(a: &[T], b: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<(Range<usize>, Range<usize>)> {
    let begin = a.iter().zip(b).take_while(|(a, b)| is_same(a, b)).count();
    let end = a[begin..].iter().rev().zip(b[begin..].iter().rev()).take_while(|(a, b)| is_same(a, b)).count();
    let (rows, columns) = (a.len() - begin - end, b.len() - begin - end);
    if rows == 0 && columns == 0 {
        return Vec::new();
    }
    if rows == 0 || columns == 0 || (rows + 1).saturating_mul(columns + 1) > MOST_CELLS {
        return vec![(begin..begin + rows, begin..begin + columns)];
    }
    // The length of the longest common subsequence of what follows each pair of places.
    let wide = columns + 1;
    let mut longest = vec![0_u32; (rows + 1) * wide];
    let same = |row: usize, column: usize| is_same(&a[begin + row], &b[begin + column]);
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            longest[row * wide + column] = if same(row, column) {
                longest[(row + 1) * wide + column + 1] + 1
            } else {
                longest[(row + 1) * wide + column].max(longest[row * wide + column + 1])
            };
        }
    }
    let mut changes: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut row, mut column) = (0, 0);
    let (mut from_row, mut from_column) = (0, 0);
    let mut tell = |rows: Range<usize>, columns: Range<usize>| {
        if !rows.is_empty() || !columns.is_empty() {
            changes.push((begin + rows.start..begin + rows.end, begin + columns.start..begin + columns.end));
        }
    };
    while row < rows && column < columns {
        if same(row, column) {
            tell(from_row..row, from_column..column);
            (row, column) = (row + 1, column + 1);
            (from_row, from_column) = (row, column);
        } else if longest[(row + 1) * wide + column] >= longest[row * wide + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    tell(from_row..rows, from_column..columns);
    changes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn comparing() {
        type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);
        let cases: [Case; 23] = [
            ("", "", &[]),
            ("one two", "one two", &[]),
            ("“one” two", "\"one\"\n  two", &[]),
            ("caf\u{E9}", "cafe\u{301}", &[]),
            ("data was shared again", "data was given again", &[("shared", "given")]),
            ("data was shared", "data was never shared", &[("", "never")]),
            ("data was never shared", "data was shared", &[("never", "")]),
            ("shared", "", &[("shared", "")]),
            ("", "given", &[("", "given")]),
            ("one two three four", "one 2 three 4", &[("two", "2"), ("four", "4")]),
            ("one two three", "one zwei drei three", &[("two", "zwei drei")]),
            ("It stopped.", "It stopped, then", &[(".", ", then")]),
            ("a well-known firm", "a little-known firm", &[("well-known", "little-known")]),
            ("a well- known firm", "a well-known firm", &[("well- known", "well-known")]),
            ("a wellknown firm", "a well-\nknown firm", &[]),
            ("a well-known firm", "a well-\n  known firm", &[]),
            ("a well-known firm", "a wellknown firm", &[("well-known", "wellknown")]),
            ("all infor-\nmation", "no information", &[("all", "no")]),
            ("all information", "all infor-\nmational", &[("information", "infor-\nmational")]),
            ("The firm", "the firm", &[("The", "the")]),
            ("«да, конечно»", "\"да, никогда\"", &[("конечно", "никогда")]),
            ("数据被分享了", "数据被隐瞒了", &[("分享", "隐瞒")]),
            ("הם אמרו לא", "הם אמרו כן", &[("לא", "כן")]),
        ];
        for (quote, text, expected) in cases {
            let changes = compare(quote, text);
            let told: Vec<_> = changes.iter().map(|it| (&quote[it.quote.clone()], &text[it.text.clone()])).collect();
            assert_eq!(told, expected, "{quote:?} and {text:?}");
        }
    }

    #[test]
    fn words_and_marks() {
        let cases = [
            ("He didn't, no.", "He|didn't|,|no|."),
            ("well-known - he said", "well-known|-|he|said"),
            ("in- and out-", "in|-|and|out|-"),
            ("-5 a--b", "-|5|a|-|-|b"),
            ("3,000 U.S. men", "3,000|U.S|.|men"),
        ];
        for (text, expected) in cases {
            let told: Vec<&str> = words(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(told.join("|"), expected);
        }
    }

    #[test]
    fn what_is_too_large_to_compare_is_one_change() {
        let (quote, text) = ("one two ".repeat(4_000), "three one ".repeat(4_000));
        assert_eq!(compare(&quote, &text).len(), 1);
        let long = format!("{quote} four {quote}");
        let changes = compare(&long, &format!("{quote} five {quote}"));
        assert_eq!(changes.iter().map(|it| &long[it.quote.clone()]).collect::<Vec<_>>(), ["four"]);
        assert!(compare(&"\u{301}".repeat(100_000), "a").len() < 3);
    }

    proptest! {
        #[test]
        fn the_changes_lead_from_one_to_the_other(quote in "([abé],? ){0,12}", text in "([abé],? ){0,12}") {
            let changes = compare(&quote, &text);
            let mut made = String::new();
            let mut at = 0;
            for change in &changes {
                made += &quote[at..change.quote.start];
                made += " ";
                made += &text[change.text.clone()];
                at = change.quote.end;
            }
            made += &quote[at..];
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&made), bare(&text));
            prop_assert_eq!(changes.is_empty(), bare(&quote) == bare(&text));
        }

        #[test]
        fn whole_characters(quote in any::<String>(), text in any::<String>()) {
            for change in compare(&quote, &text) {
                prop_assert!(quote.get(change.quote).is_some() && text.get(change.text).is_some());
            }
        }
    }
}
