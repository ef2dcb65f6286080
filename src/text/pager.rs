//! Going about in a wrapped text, row by row, without wrapping more of it than is looked at.

use super::body::Body;
use super::wrap::{Row, rows_before, rows_from};

/// A row of a wrapped text: its line and the byte it begins at. It stays good when the width changes, for
/// every function here begins by finding the row that holds the byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, counted from 0.
    pub line: usize,
    /// The byte of the text.
    pub byte: usize,
}

/// How many rows are passed in search of some that are not blank.
const FARTHEST: usize = 1000;

/// A text in rows of a given width.
#[derive(Clone, Copy, Debug)]
pub struct Pager<'a> {
    body: &'a Body,
    width: usize,
}

impl<'a> Pager<'a> {
    /// The rows of a text in `width` columns.
    #[must_use]
    pub fn new(body: &'a Body, width: usize) -> Self {
        Self { body, width: width.max(1) }
    }

    /// The row that holds a byte.
    #[must_use]
    pub fn position_of(&self, byte: usize) -> Position {
        let line = self.body.lines.line_of(byte);
        let line = line.min(self.body.lines.count().saturating_sub(1));
        let byte = self.rows_from(Position { line, byte }).next().map_or(0, |row| row.source.start);
        Position { line, byte }
    }

    /// The first row of a line, or of the last line for one beyond it.
    #[must_use]
    pub fn line_start(&self, line: usize) -> Position {
        let line = line.min(self.body.lines.count().saturating_sub(1));
        Position { line, byte: self.start_of_line(line) }
    }

    /// The rows from a position on, to the end of the text.
    pub fn from(&self, at: Position) -> impl Iterator<Item = Row> + use<'a> {
        let (body, width) = (self.body, self.width);
        let first = (at.line < body.lines.count()).then(|| self.rows_from(at)).into_iter().flatten();
        let rest = (at.line + 1..body.lines.count())
            .flat_map(move |line| rows_from(&body.content, body.lines.range(line), 0, width).numbered(line));
        first.chain(rest)
    }

    /// The row `by` rows further, or before where it is negative; the first or the last where the text ends
    /// sooner.
    #[must_use]
    pub fn step(&self, at: Position, by: isize) -> Position {
        if by == isize::MIN {
            return self.line_start(0);
        }
        let at = self.position_in(at);
        if by < 0 {
            return self.back(at, by.unsigned_abs());
        }
        if by == isize::MAX {
            let line = self.body.lines.count().saturating_sub(1);
            let end = if self.body.lines.count() == 0 { 0 } else { self.body.lines.range(line).end };
            return self.position_in(Position { line, byte: end });
        }
        let mut last = at;
        for row in self.from(at).take(by.unsigned_abs().saturating_add(1)) {
            last = Position { line: row.line, byte: row.source.start };
        }
        last
    }

    /// How many rows lie between two positions; 0 where the second is not behind the first.
    #[must_use]
    pub fn between(&self, first: Position, second: Position) -> usize {
        if second <= first {
            return 0;
        }
        self.from(first).take_while(|row| (row.line, row.source.start) < (second.line, second.byte)).count()
    }

    /// The position `count` rows back, rows of blank lines not counted; never a blank line itself, unless
    /// it was one to begin with. Behind very many blank lines no text is looked for.
    #[must_use]
    pub fn back_over_text(&self, at: Position, count: usize) -> Position {
        let mut good = at;
        let mut probe = at;
        let mut passed = 0;
        for _ in 0..FARTHEST {
            let before = self.step(probe, -1);
            if passed == count || before == probe {
                break;
            }
            probe = before;
            if !self.is_blank(probe.line) {
                good = probe;
                passed += 1;
            }
        }
        good
    }

    /// The position `count` rows on, rows of blank lines not counted. Behind very many blank lines no text is
    /// looked for.
    #[must_use]
    pub fn on_over_text(&self, at: Position, count: usize) -> Position {
        let mut last = at;
        let text = self.from(at).skip(1).take(FARTHEST).filter(|row| !self.is_blank(row.line));
        for row in text.take(count) {
            last = Position { line: row.line, byte: row.source.start };
        }
        last
    }

    /// Whether a line holds nothing but blanks, and not a thousand of them: it is asked for every row.
    #[must_use]
    pub fn is_blank(&self, line: usize) -> bool {
        const LONGEST: usize = 1000;
        let range = (line < self.body.lines.count()).then(|| self.body.lines.range(line));
        range.is_some_and(|range| range.len() < LONGEST && self.body.content[range].trim().is_empty())
    }

    fn start_of_line(&self, line: usize) -> usize {
        if line < self.body.lines.count() { self.body.lines.range(line).start } else { 0 }
    }

    fn rows_from(&self, at: Position) -> super::wrap::Rows<'a> {
        let range = if at.line < self.body.lines.count() { self.body.lines.range(at.line) } else { 0..0 };
        rows_from(&self.body.content, range, at.byte, self.width).numbered(at.line)
    }

    /// The position of the row that holds `at`, whatever the width was when `at` was made.
    fn position_in(&self, at: Position) -> Position {
        let line = at.line.min(self.body.lines.count().saturating_sub(1));
        let byte = if line == at.line { at.byte } else { usize::MAX };
        let byte = self.rows_from(Position { line, byte }).next().map_or(0, |row| row.source.start);
        Position { line, byte }
    }

    fn back(&self, at: Position, count: usize) -> Position {
        let mut left = count;
        let mut at = at;
        loop {
            let range = if at.line < self.body.lines.count() { self.body.lines.range(at.line) } else { 0..0 };
            let before = rows_before(&self.body.content, range, at.byte, self.width, left);
            if let Some(first) = before.first() {
                at.byte = first.source.start;
            }
            left -= before.len();
            if left == 0 || at.line == 0 {
                return at;
            }
            at = self.position_in(Position { line: at.line - 1, byte: usize::MAX });
            left -= 1;
            if left == 0 {
                return at;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LineRange;
    use crate::text::cite;

    const TEXT: &str = "one two three\n\nfour\nfive six seven eight\n";

    fn body(text: &str) -> Body {
        Body::new(text.to_owned())
    }

    fn shown(pager: &Pager, at: Position) -> String {
        pager.from(at).next().map_or_else(String::new, |row| row.shown.to_string())
    }

    #[test]
    fn steps_lead_forth_and_back() {
        let body = body(TEXT);
        let pager = Pager::new(&body, 9);
        let all: Vec<String> = pager.from(Position::default()).map(|row| row.shown.to_string()).collect();
        assert_eq!(all, ["one two", "three", "", "four", "five six", "seven", "eight"]);
        for from in 0..all.len() {
            let here = pager.step(Position::default(), isize::try_from(from).expect("small"));
            assert_eq!(shown(&pager, here), all[from]);
            for (to, text) in all.iter().enumerate() {
                let by = isize::try_from(to).expect("small") - isize::try_from(from).expect("small");
                let there = pager.step(here, by);
                assert_eq!(&shown(&pager, there), text, "{from} → {to}");
                assert_eq!(pager.between(here, there), to.saturating_sub(from));
            }
            assert_eq!(pager.step(here, isize::MIN), Position::default());
            assert_eq!(shown(&pager, pager.step(here, isize::MAX)), "eight");
        }
    }

    /// The exact last line of ten million is found, and cited so that it is found again.
    #[test]
    fn ten_million_lines() {
        const LINES: usize = 10_000_000;
        let body = Body::new(format!("{}the end", "ab\n".repeat(LINES - 1)));
        assert_eq!(body.lines.count(), LINES);
        let pager = Pager::new(&body, 80);
        let last = pager.step(Position::default(), isize::MAX);
        assert_eq!((last, shown(&pager, last).as_str()), (pager.line_start(LINES), "the end"));
        assert_eq!(pager.position_of(body.content.len() - 1), last);
        assert_eq!(pager.step(last, isize::MIN), Position::default());
        assert_eq!(pager.step(last, -40).line, LINES - 41);
        let selector = cite::selector_of(&body, body.lines.range(last.line)).expect("it has words");
        assert_eq!(selector.lines, Some(LineRange { first: LINES, last: LINES }));
    }

    #[test]
    fn blank_lines_are_stepped_over() {
        let body = body(TEXT);
        let pager = Pager::new(&body, 9);
        let four = pager.line_start(2);
        assert_eq!(shown(&pager, pager.back_over_text(four, 1)), "three");
        assert_eq!(shown(&pager, pager.back_over_text(four, 9)), "one two");
        assert_eq!(shown(&pager, pager.on_over_text(pager.line_start(0), 2)), "four");
        assert_eq!(shown(&pager, pager.on_over_text(four, 99)), "eight");
    }

    #[test]
    fn a_position_outlives_a_change_of_width_and_of_text() {
        let body = body(TEXT);
        let wide = Pager::new(&body, 80);
        let narrow = Pager::new(&body, 9);
        let seven = narrow.position_of(TEXT.find("seven").expect("it is there"));
        assert_eq!(shown(&narrow, seven), "seven");
        assert_eq!(shown(&wide, wide.step(seven, 0)), "five six seven eight");
        let empty = Body::new(String::new());
        assert_eq!(Pager::new(&empty, 9).step(seven, 3).line, 0);
        assert_eq!(Pager::new(&empty, 9).step(seven, -3).line, 0);
    }
}
