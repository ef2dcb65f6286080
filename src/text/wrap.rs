//! Wrapping one line of a text into rows, as many as are looked at.
//!
//! A row ends at a blank where it can, else inside a word; text of two columns a character may be broken
//! between any two. Blanks at which a row was broken are not drawn.
//!
//! So that a place deep in a long line can be shown without wrapping all that stands before it, a line is
//! a row of stretches of about [`STRETCH`] bytes, and each is wrapped for itself. Where a stretch begins
//! follows from the bytes around that place alone, so rows are the same wherever the wrapping began, and no
//! grapheme is longer than a stretch.

use std::collections::VecDeque;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::lines::Lines;
use super::shown::Shown;
use super::sign::{Sign, Signs, is_blank};

/// Bytes of a line from one stretch to the next.
const STRETCH: usize = 4 * 1024;

/// How many bytes later a stretch may begin, so that it begins with a word, or a grapheme at least.
const SLACK: usize = 256;

/// So many blanks at the end of a row are not drawn; more are rows of blanks, or a screen of them would be a
/// screen of whole stretches.
const MOST_BLANKS: usize = 256;

/// How many bytes before a stretch are read to know where a grapheme begins.
const CONTEXT: usize = 1024;

/// One row of a wrapped line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it is a part of, counted from 0.
    pub line: usize,
    /// Whether it is the first row of its line.
    pub first: bool,
    /// The bytes of the text it covers, with the blanks at its end that are not drawn. The rows of a line
    /// cover all of it; a stand-in wider than the row (`‹202E›` in three columns) belongs to its last row.
    pub source: Range<usize>,
    /// What is drawn; the sources of its glyphs are bytes of the whole text.
    pub shown: Shown,
}

/// The rows of one line, wrapped as they are asked for: `n` rows cost `n` times the width.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    line: Range<usize>,
    number: usize,
    width: usize,
    /// Which stretch is being wrapped, and where it ends.
    stretch: usize,
    stretch_end: usize,
    signs: Signs<'a>,
    /// Signs that were read and belong to rows to come.
    ahead: VecDeque<Sign<'a>>,
    /// Where the next row begins; `None` when all rows were given.
    at: Option<usize>,
    first: bool,
}

/// Wraps the line `range` of a text at `width` columns (a width of 0 is taken as 1). An empty line is one
/// empty row. [`Row::line`] is 0 unless [`Rows::numbered`] says otherwise.
pub fn wrap_line(text: &str, range: Range<usize>, width: usize) -> Rows<'_> {
    let line = super::within(text, range);
    Rows::starting(text, line, 0, width)
}

/// Wraps every line of a text, one after the other.
pub fn wrap_text(text: &str, width: usize) -> impl Iterator<Item = Row> {
    let ranges: Vec<Range<usize>> = Lines::of(text).ranges().collect();
    ranges.into_iter().enumerate().flat_map(move |(i, range)| wrap_line(text, range, width).numbered(i))
}

/// How many rows a line has at `width` columns. Costs as much as reading the line.
pub fn rows_of(text: &str, range: Range<usize>, width: usize) -> usize {
    let range = super::within(text, range);
    let fits = range.len() <= width.min(STRETCH);
    if fits && text.as_bytes()[range.clone()].iter().all(|byte| matches!(byte, b' '..=b'~')) {
        return 1;
    }
    let mut rows = wrap_line(text, range, width);
    let mut signs = Vec::new();
    std::iter::from_fn(|| rows.advance(&mut signs)).count()
}

/// The rows of a line from the one that holds `byte` on; from its last one for a byte beyond it. Costs no
/// more than wrapping one stretch of 4 KiB, however long the line.
pub fn rows_from(text: &str, range: Range<usize>, byte: usize, width: usize) -> Rows<'_> {
    let line = super::within(text, range);
    let stretch = stretch_of(text, &line, byte);
    let mut rows = Rows::starting(text, line, stretch, width);
    let mut signs = Vec::new();
    loop {
        let here = rows.clone();
        match rows.advance(&mut signs) {
            Some(source) if source.end <= byte && rows.at.is_some() => {}
            _ => return here,
        }
    }
}

/// The last `count` rows before the one that holds `byte`, in order; fewer where the line begins sooner.
/// Costs no more than wrapping the stretches they lie in.
pub fn rows_before(text: &str, range: Range<usize>, byte: usize, width: usize, count: usize) -> Vec<Row> {
    let line = super::within(text, range);
    let mut until = rows_from(text, line.clone(), byte, width).at.unwrap_or(line.start);
    let mut found = VecDeque::new();
    // A row may cover no byte (a part of a wide stand-in); it belongs to the stretch that it begins in.
    let precedes = |row: &Row, until: usize, nearest_stretch: bool| {
        row.source.end <= until && (nearest_stretch || row.source.start < until)
    };
    let mut nearest_stretch = true;
    while found.len() < count && until > line.start {
        let stretch = stretch_of(text, &line, until - 1);
        let rows = Rows::starting(text, line.clone(), stretch, width);
        let mut nearest: VecDeque<Row> = VecDeque::new();
        for row in rows.take_while(|row| precedes(row, until, nearest_stretch)) {
            nearest.push_back(row);
            if nearest.len() + found.len() > count {
                nearest.pop_front();
            }
        }
        nearest.append(&mut found);
        found = nearest;
        until = stretch_start(text, &line, stretch);
        nearest_stretch = false;
    }
    found.into()
}

impl<'a> Rows<'a> {
    fn starting(text: &'a str, line: Range<usize>, stretch: usize, width: usize) -> Self {
        let start = stretch_start(text, &line, stretch);
        let stretch_end = stretch_start(text, &line, stretch + 1);
        let signs = Signs::of(text, start..stretch_end);
        let (ahead, at, first) = (VecDeque::new(), Some(start), stretch == 0);
        Rows { text, line, number: 0, width: width.max(1), stretch, stretch_end, signs, ahead, at, first }
    }

    /// The same rows, as rows of the line `number` (counted from 0).
    pub fn numbered(self, number: usize) -> Self {
        Rows { number, ..self }
    }

    /// Reads the next row into `row`: its signs without those that are not drawn. Gives the bytes it covers.
    fn advance(&mut self, row: &mut Vec<Sign<'a>>) -> Option<Range<usize>> {
        row.clear();
        let start = self.at?;
        if start == self.stretch_end && start < self.line.end {
            self.stretch += 1;
            self.stretch_end = stretch_start(self.text, &self.line, self.stretch + 1);
            self.signs = Signs::of(self.text, start..self.stretch_end);
        }
        let end = self.fill(row);
        self.first = false;
        self.at = (end < self.line.end).then_some(end);
        Some(start..end)
    }

    fn fill(&mut self, row: &mut Vec<Sign<'a>>) -> usize {
        let mut used = 0;
        let mut opening = None;
        let mut has_ink = false;
        while let Some(sign) = self.read() {
            let room = self.width.saturating_sub(used);
            let is_tab = sign.width == 0;
            let width = if is_tab { sign.width_at(used).min(room.max(1)) } else { sign.width };
            let may_break = row.last().is_some_and(|last| !last.is_blank() && (last.width == 2 || sign.width == 2));
            if width > room && !row.is_empty() {
                if sign.is_blank() {
                    drop_blanks(row);
                    return self.skip_blanks(sign);
                }
                let cut = if may_break { row.len() } else { opening.unwrap_or_else(|| start_of_stand_in(row, &sign)) };
                let mut end = self.put_back(sign);
                for moved in row.drain(cut..).rev() {
                    end = self.put_back(moved);
                }
                drop_blanks(row);
                return end;
            }
            if may_break && !sign.is_blank() {
                opening = Some(row.len());
            }
            if sign.is_blank() {
                if has_ink {
                    opening = Some(row.len() + 1);
                }
            } else {
                has_ink = true;
            }
            used += width;
            row.push(sign);
        }
        self.stretch_end
    }

    fn read(&mut self) -> Option<Sign<'a>> {
        self.ahead.pop_front().or_else(|| self.signs.next())
    }

    /// Leaves a sign to the next row; gives where it begins.
    fn put_back(&mut self, sign: Sign<'a>) -> usize {
        let start = sign.source.start;
        self.ahead.push_front(sign);
        start
    }

    /// Passes over the blanks from `blank` on, if there are not very many; gives where the next row begins.
    fn skip_blanks(&mut self, blank: Sign<'a>) -> usize {
        let mut end = blank.source.end;
        for _ in 0..MOST_BLANKS {
            let Some(sign) = self.read() else { return end };
            if !sign.is_blank() {
                return self.put_back(sign);
            }
            end = sign.source.end;
        }
        end
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut signs = Vec::new();
        let first = self.first;
        let source = self.advance(&mut signs)?;
        let offset = signs.first().map_or(source.start, |sign| sign.source.start);
        let shown = Shown::of_signs(signs.iter(), offset, self.width);
        Some(Row { line: self.number, first, source, shown })
    }
}

fn drop_blanks(row: &mut Vec<Sign<'_>>) {
    while row.last().is_some_and(Sign::is_blank) {
        row.pop();
    }
}

/// Where to break a row before `next` without tearing a stand-in; at the end of the row where nothing
/// else would be left of it.
fn start_of_stand_in(row: &[Sign<'_>], next: &Sign<'_>) -> usize {
    match row.iter().position(|sign| sign.source == next.source) {
        None | Some(0) => row.len(),
        Some(start) => start,
    }
}

/// The number of the stretch that holds `byte`, counted from 0; of the last one for a byte beyond the line.
fn stretch_of(text: &str, line: &Range<usize>, byte: usize) -> usize {
    let last = line.end.saturating_sub(1).max(line.start);
    let byte = byte.clamp(line.start, last);
    let nth = (byte - line.start) / STRETCH;
    if stretch_start(text, line, nth) > byte { nth - 1 } else { nth }
}

/// Where a stretch begins: with the first word at or after its multiple of [`STRETCH`], if that is near, else
/// with the first grapheme, else with the first character. The end of the line for a stretch beyond it.
fn stretch_start(text: &str, line: &Range<usize>, nth: usize) -> usize {
    let whole = &text[line.clone()];
    let multiple = nth.saturating_mul(STRETCH);
    if nth == 0 || multiple >= whole.len() {
        return line.start + multiple.min(whole.len());
    }
    let before = super::boundary_before(whole, multiple - CONTEXT);
    let after = super::boundary_before(whole, multiple + SLACK);
    let (mut grapheme, mut blank_before) = (None, false);
    for (at, sign) in whole[before..after].grapheme_indices(true) {
        let (at, is_blank) = (before + at, is_blank(sign));
        if at >= multiple {
            if blank_before && !is_blank {
                return line.start + at;
            }
            grapheme = grapheme.or(Some(at));
        }
        blank_before = is_blank;
    }
    line.start + grapheme.unwrap_or_else(|| (multiple..).find(|at| whole.is_char_boundary(*at)).unwrap_or(multiple))
}

#[cfg(test)]
mod tests;
