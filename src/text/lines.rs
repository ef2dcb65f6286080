//! Where the lines of a text begin and end.

use std::ops::{Range, RangeInclusive};

/// The lines of a text as byte ranges without their line ends.
///
/// A line ends at LF or CRLF; a CR alone ends none. A line end at the end of the text begins no further
/// line, and an empty text has no line. Lines count from 0 here, as everything in memory does; where a
/// reader sees numbers, they count from 1. What lies beyond 2 GiB is part of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Where each LF stands, twice, and one more where a CR belongs to it. Four bytes a line: texts are long.
    feeds: Vec<u32>,
    /// Where the text ends.
    end: usize,
}

impl Lines {
    /// Finds the lines of a text, in one pass.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut start = 0;
        let feed = |feed: usize| {
            let has_return = feed > start && bytes[feed - 1] == b'\r';
            start = feed + 1;
            u32::try_from(2 * feed + usize::from(has_return)).ok()
        };
        let mut feeds: Vec<u32> = memchr::memchr_iter(b'\n', bytes).map_while(feed).collect();
        feeds.shrink_to_fit();
        Lines { feeds, end: bytes.len() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.feeds.len() + usize::from(self.start(self.feeds.len()) < self.end)
    }

    /// The bytes of a line, counted from 0; the empty range at the end of the text for a line beyond the last.
    pub fn range(&self, line: usize) -> Range<usize> {
        match self.feeds.get(line) {
            Some(feed) => self.start(line)..position(*feed) - usize::from(feed % 2 == 1),
            None if line == self.feeds.len() => self.start(line)..self.end,
            None => self.end..self.end,
        }
    }

    /// All ranges in order.
    pub fn ranges(&self) -> impl DoubleEndedIterator<Item = Range<usize>> + ExactSizeIterator {
        (0..self.count()).map(|line| self.range(line))
    }

    /// The line, counted from 0, that holds a byte. A line end belongs to the line it ends; a byte beyond
    /// the text to the last line; 0 where there is no line.
    pub fn line_of(&self, byte: usize) -> usize {
        let line = self.feeds.partition_point(|feed| position(*feed) < byte);
        line.min(self.count().saturating_sub(1))
    }

    /// Where a line begins, at the end of the text where there is no LF before it.
    fn start(&self, line: usize) -> usize {
        line.checked_sub(1).map_or(0, |before| self.feeds.get(before).map_or(self.end, |feed| position(*feed) + 1))
    }

    /// The lines that a stretch of bytes stands on, counted from 0; an empty stretch stands on one.
    pub fn touched(&self, stretch: &Range<usize>) -> RangeInclusive<usize> {
        let last = stretch.end.saturating_sub(1).max(stretch.start);
        self.line_of(stretch.start)..=self.line_of(last)
    }

    /// The column of a byte in its line, in characters from 1. `text` must be the text of these lines; for
    /// any other the number means nothing.
    pub fn column_of(&self, text: &str, byte: usize) -> usize {
        let start = self.range(self.line_of(byte)).start;
        1 + text[super::within(text, start..byte)].chars().count()
    }
}

fn position(feed: u32) -> usize {
    usize::try_from(feed / 2).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges() {
        let cases: [(&str, &[(usize, usize)]); 10] = [
            ("", &[]),
            ("\n", &[(0, 0)]),
            ("a", &[(0, 1)]),
            ("a\n", &[(0, 1)]),
            ("a\n\n", &[(0, 1), (2, 2)]),
            ("a\nb", &[(0, 1), (2, 3)]),
            ("a\r\nb\r\n", &[(0, 1), (3, 4)]),
            ("a\rb\n", &[(0, 3)]),
            ("a\r", &[(0, 2)]),
            ("\r\n\r\r\n", &[(0, 0), (2, 3)]),
        ];
        for (text, expected) in cases {
            let lines = Lines::of(text);
            assert_eq!(lines.ranges().map(|line| (line.start, line.end)).collect::<Vec<_>>(), expected, "{text:?}");
            assert_eq!(lines.count(), expected.len(), "{text:?}");
        }
    }

    #[test]
    fn places() {
        let text = "Kyïv\r\nb\n";
        let lines = Lines::of(text);
        let cases = [
            (0, 0, 1),
            (2, 0, 3),
            (3, 0, 3),
            (4, 0, 4),
            (5, 0, 5),
            (6, 0, 6),
            (7, 1, 1),
            (8, 1, 2),
            (9, 1, 3),
            (99, 1, 3),
        ];
        for (byte, line, column) in cases {
            assert_eq!((lines.line_of(byte), lines.column_of(text, byte)), (line, column), "byte {byte}");
        }
    }

    #[test]
    fn beyond_the_end() {
        assert_eq!(Lines::of("a\nb\n").range(7), 4..4);
        let none = Lines::of("");
        assert_eq!((none.line_of(3), none.column_of("", 3), none.range(0)), (0, 1, 0..0));
    }

    proptest! {
        #[test]
        fn lines_and_their_ends_tile_the_text(text in "(?s)([a-c ]|é|\r|\n|\r\n){0,40}") {
            let lines = Lines::of(&text);
            let mut at = 0;
            for (i, range) in lines.ranges().enumerate() {
                let between = &text[at..range.start];
                let is_line_end = matches!(between, "\n" | "\r\n");
                prop_assert!(is_line_end != (i == 0) && (is_line_end || between.is_empty()));
                prop_assert!(!text[range.clone()].contains('\n'));
                prop_assert_eq!(lines.line_of(range.start), i);
                at = range.end;
            }
            let is_line_end = matches!(&text[at..], "" | "\n" | "\r\n");
            prop_assert!(is_line_end);
        }
    }
}
