//! Bytes of a file ↔ the line and column that people speak of.

use std::ops::Range;
use std::sync::Arc;

use crate::load::scan::{fields_of, items_of, value_end};
use crate::model::{Diagnostic, Location, Snippet};
use crate::text::boundary_before;

/// The distance of the marks, in bytes: the most that has to be counted to place a byte.
const STRIDE: usize = 512;

/// The longest stretch of a line that a snippet shows, in characters, and how much of it stands before
/// the underlined part.
const SNIPPET: (usize, usize) = (240, 60);

/// One RON file, or a part of a long one: its name in diagnostics and its text.
#[derive(Clone, Debug)]
pub struct Page {
    /// The path relative to the chronology's folder.
    pub label: Arc<str>,
    /// What it holds, without a byte order mark.
    pub text: String,
    marks: Vec<Mark>,
}

/// The line and column of a byte, both counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The line of the file.
    pub line: usize,
    /// The character of the line.
    pub column: usize,
    /// The byte of the page's text.
    pub byte: usize,
}

impl Mark {
    fn pass(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.byte += bytes.len();
        let line = match memchr::memrchr(b'\n', bytes) {
            Some(end) => {
                self.line += memchr::memchr_iter(b'\n', &bytes[..=end]).count();
                self.column = 0;
                &bytes[end + 1..]
            }
            None => bytes,
        };
        // Every character has one byte that does not continue another.
        self.column += line.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    }
}

/// A step on the way from an element to a part of it.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// The value of a field.
    Field(&'a str),
    /// An item of a list, counted from 0.
    Item(usize),
}

impl Page {
    /// A page of that text.
    #[must_use]
    pub fn new(label: &str, text: String) -> Self {
        Self::part_of(label.into(), text, Mark::default())
    }

    /// A page of a part of a file, which begins at the line and column of `start`.
    #[must_use]
    pub fn part_of(label: Arc<str>, text: String, start: Mark) -> Self {
        let mut at = Mark { byte: 0, ..start };
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 2);
        marks.push(at);
        while at.byte < text.len() {
            let next = boundary_before(&text, marks.len() * STRIDE);
            at.pass(&text[at.byte..next]);
            marks.push(at);
        }
        Self { label, text, marks }
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn mark(&self, byte: usize) -> Mark {
        // The mark of a stride stands at its first byte, or just before it, where a character begins.
        let mut at = self.marks[byte / STRIDE];
        at.pass(&self.text[at.byte..byte]);
        at
    }

    /// The place of a byte.
    #[must_use]
    pub fn location(&self, byte: usize) -> Location {
        let at = self.mark(byte);
        Location { file: Arc::clone(&self.label), line: at.line + 1, column: at.column + 1 }
    }

    /// The byte of a place; the last one for a place beyond the end.
    #[must_use]
    pub fn byte(&self, location: &Location) -> usize {
        let goal = (location.line.saturating_sub(1), location.column.saturating_sub(1));
        let before = self.marks.partition_point(|mark| (mark.line, mark.column) <= goal);
        let mut at = self.marks[before.saturating_sub(1)];
        while (at.line, at.column) < goal
            && let Some(character) = self.text[at.byte..].chars().next()
        {
            at.pass(&self.text[at.byte..at.byte + character.len_utf8()]);
        }
        at.byte
    }

    /// The bytes of a part of the element that begins at `start`. Where there is no such part, the
    /// smallest one around it.
    #[must_use]
    pub fn part(&self, start: usize, path: &[Part<'_>]) -> Range<usize> {
        let whole = value_end(&self.text, start, usize::MAX).unwrap_or(start);
        path.iter()
            .try_fold(start..whole, |inside, part| {
                let found = match part {
                    Part::Field(name) => fields_of(&self.text, inside.start)
                        .into_iter()
                        .find(|field| field.name == *name)
                        .map(|field| field.value),
                    Part::Item(at) => items_of(&self.text, inside.start).into_iter().nth(*at),
                };
                found.ok_or(inside)
            })
            .unwrap_or_else(|around| around)
    }

    /// The line around a stretch of bytes, and what to underline in it.
    #[must_use]
    pub fn snippet(&self, range: Range<usize>) -> Snippet {
        let (longest, context) = SNIPPET;
        let in_line = |c: &char| *c != '\n';
        let before = self.text[..range.start].chars().rev().take_while(in_line).take(longest).count();
        let rest = self.text[range.start..].chars().take_while(in_line).take(longest).count();
        let start = if before + rest > longest { before.min(context) } else { before };
        let from = self.text[..range.start].char_indices().rev().take(start).last().map_or(range.start, |(at, _)| at);
        let line: String = self.text[from..].chars().take((start + rest).min(longest)).collect();
        let line = line.trim_end_matches('\r');
        let room = line.chars().count().saturating_sub(start);
        let length = self.text[range].chars().take(room).take_while(in_line).count().max(1);
        Snippet { line: line.to_owned(), start: start.min(line.chars().count()), length }
    }

    /// An error about a stretch of bytes.
    #[must_use]
    pub fn error(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.location(range.start), message);
        diagnostic.snippet = Some(self.snippet(range));
        diagnostic
    }

    /// A warning about a stretch of bytes.
    #[must_use]
    pub fn warning(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        let mut diagnostic = Diagnostic::warning(self.location(range.start), message);
        diagnostic.snippet = Some(self.snippet(range));
        diagnostic
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_are_pointed_at() {
        let text = "[\n  Event(id: \"é\", when: \"2022-13\",\r\n    citations: [(source: \"a\"), (source: \"b\")]),\n]";
        let page = Page::new("f.ron", text.to_owned());
        let start = text.find("Event").unwrap_or_default();
        for (path, expected, place, underlined) in [
            (&[Part::Field("when")][..], "\"2022-13\"", "f.ron:2:24", "\"2022-13\""),
            (&[Part::Field("citations"), Part::Item(1), Part::Field("source")], "\"b\"", "f.ron:3:41", "\"b\""),
            (
                &[Part::Field("citations"), Part::Item(1), Part::Field("by")],
                "(source: \"b\")",
                "f.ron:3:32",
                "(source: \"b\")",
            ),
        ] {
            let range = page.part(start, path);
            assert_eq!(&text[range.clone()], expected);
            let location = page.location(range.start);
            assert_eq!(location.to_string(), place);
            assert_eq!(page.byte(&location), range.start);
            let snippet = page.snippet(range);
            let shown: String = snippet.line.chars().skip(snippet.start).take(snippet.length).collect();
            assert_eq!(shown, underlined);
            assert!(!snippet.line.contains(['\r', '\n']));
        }
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}", "ä".repeat(10_000), "ö".repeat(10_000));
        let page = Page::new("f.ron", text);
        let snippet = page.snippet(20_000..20_004);
        assert_eq!((snippet.line.chars().count(), snippet.start, snippet.length), (240, 60, 4));
        assert_eq!(page.location(20_000).column, 10_001);
    }

    proptest! {
        #[test]
        fn places_and_bytes_belong_together(text in "(.|\n|\r|ä|\"){1,60}", long in 0_usize..3, at in any::<proptest::sample::Index>()) {
            let text = text.repeat(1 + long * 100);
            let page = Page::new("f.ron", text.clone());
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
            let byte = *at.get(&bytes);
            let location = page.location(byte);
            let before = &text[..byte];
            prop_assert_eq!(location.line, before.matches('\n').count() + 1);
            prop_assert_eq!(location.column, before.chars().rev().take_while(|&c| c != '\n').count() + 1);
            prop_assert_eq!(page.byte(&location), byte);
        }

        #[test]
        fn a_snippet_underlines_something_of_its_line(text in "(.|\n|\r|ä){0,400}", a in 0_usize..2000, b in 0_usize..2000) {
            let page = Page::new("f.ron", text.clone());
            let (mut a, mut b) = (a.min(text.len()), b.min(text.len()));
            while !text.is_char_boundary(a) { a -= 1; }
            while !text.is_char_boundary(b) { b -= 1; }
            let snippet = page.snippet(a.min(b)..a.max(b));
            prop_assert!(snippet.length >= 1);
            prop_assert!(snippet.start <= snippet.line.chars().count());
        }
    }
}
