//! [`Shown`]: the only text that may reach a screen, a message or a command's output.

mod cut;

use std::fmt;
use std::ops::Range;

use super::sign::{CIRCLE, Sign, Signs, Symbol};

pub use cut::message;

/// The bytes of a text that one `Shown` shows at most; of what is beyond, the characters are counted.
const MOST: usize = 1 << 26;

/// One line of text that is safe to draw: every character of it is visible, or a blank.
///
/// It is made by the sanitiser alone, which shows what it cannot pass on, and drops nothing:
///
/// - C0 controls and DEL are control pictures (`␛`, `␊`); line ends too, for this is one line;
/// - C1 and bidi controls, zero-width characters, soft hyphens, tags and whatever else is invisible are
///   their code point in hexadecimal: `‹202E›`, and so is the rare character that no cell holds. Joiners and variation selectors stay inside valid emoji
///   and where a script needs them;
/// - a tab is blanks up to the next of the tab stops, which are 8 columns apart;
/// - a combining mark without a base stands on a dotted circle;
/// - a grapheme is shown up to 32 bytes (a valid emoji up to 35), and `‹+n›` tells how many *characters*
///   were left out. The same holds for a text beyond 64 MiB.
///
/// Each glyph knows the bytes of the text it stands for; together, in order, they are the whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shown {
    text: String,
    cells: Vec<Cell>,
    /// What the sources of the cells count from.
    offset: usize,
    width: usize,
    hidden: usize,
}

/// A glyph as it is stored. Positions are 32 bits wide: [`MOST`] bytes never make more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Cell {
    symbol_end: u32,
    source_start: u32,
    source_end: u32,
    width: u8,
    is_mark: bool,
}

/// One thing drawn: a grapheme, the blanks of a tab, or one character of a stand-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    symbol: &'a str,
    cell: Cell,
    offset: usize,
}

impl<'a> Glyph<'a> {
    /// What to draw: as many columns as [`width`](Self::width) says, never a control character.
    pub fn symbol(&self) -> &'a str {
        self.symbol
    }

    /// Columns: 1 or 2; up to 8 for a tab.
    pub fn width(&self) -> usize {
        usize::from(self.cell.width)
    }

    /// The bytes of the text that it stands for. The glyphs of one stand-in share them; padding has none.
    pub fn source(&self) -> Range<usize> {
        self.offset.saturating_add(widened(self.cell.source_start))
            ..self.offset.saturating_add(widened(self.cell.source_end))
    }

    /// Whether it stands in for what could not be shown as it is, and should not look like the text's own.
    pub fn is_mark(&self) -> bool {
        self.cell.is_mark
    }
}

impl Shown {
    /// Shows a whole text.
    pub fn of(text: &str) -> Self {
        Shown::of_part(text, 0..text.len())
    }

    /// Its columns, if a text is shown as it is, whatever stands beside it: then nothing need be made to show it. Others may
    /// be shown as they are, too.
    pub fn plain_width(text: &str) -> Option<usize> {
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Some(text.len());
        }
        text.chars().try_fold(0, |width, letter| is_plain(letter).then_some(width + 1))
    }

    /// Shows a part of a text; the sources of the glyphs are bytes of the *whole* text. A range that does
    /// not fit the text is made to fit.
    pub fn of_part(text: &str, range: Range<usize>) -> Self {
        let range = super::within(text, range);
        let end = super::boundary_before(text, range.end.min(range.start.saturating_add(MOST)));
        let mut shown = Shown { offset: range.start, ..Shown::default() };
        Signs::of(text, range.start..end).for_each(|sign| shown.push(&sign));
        let mut rest = Signs::of(text, end..range.end);
        rest.leave_out_rest();
        rest.for_each(|sign| shown.push(&sign));
        shown
    }

    /// Shows signs; their sources are kept as distances from `offset`.
    pub(crate) fn of_signs<'s>(signs: impl Iterator<Item = &'s Sign<'s>>, offset: usize, most_width: usize) -> Self {
        let mut shown = Shown { offset, ..Shown::default() };
        signs.for_each(|sign| shown.push_within(sign, most_width));
        shown
    }

    /// What is drawn, from left to right.
    pub fn glyphs(&self) -> impl DoubleEndedIterator<Item = Glyph<'_>> + ExactSizeIterator {
        self.cells.iter().enumerate().map(|(i, &cell)| {
            let start = if i == 0 { 0 } else { widened(self.cells[i - 1].symbol_end) };
            Glyph { symbol: &self.text[start..widened(cell.symbol_end)], cell, offset: self.offset }
        })
    }

    /// What is drawn, as one string without control characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many characters of the text cannot be seen: those in whose place a stand-in is shown, and
    /// those left out of a grapheme. Cutting and padding leave this number as it is.
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The first byte of the text that is shown at a column (counted from 0); `None` right of the text
    /// and in its padding.
    pub fn source_at(&self, column: usize) -> Option<usize> {
        let mut right = 0;
        let glyph = self.glyphs().find(|glyph| {
            right += glyph.width();
            column < right
        })?;
        Some(glyph.source()).filter(|source| !source.is_empty()).map(|source| source.start)
    }

    /// The column (counted from 0) at which a byte of the text is shown; `None` for one that is not.
    pub fn column_of(&self, byte: usize) -> Option<usize> {
        let columns = self.columns_of(byte..byte.saturating_add(1));
        (!columns.is_empty()).then_some(columns.start)
    }

    /// The columns at which a range of bytes is shown; empty where none of it is.
    pub fn columns_of(&self, range: Range<usize>) -> Range<usize> {
        let mut columns = 0..0;
        let mut left = 0;
        for glyph in self.glyphs() {
            let source = glyph.source();
            let right = left + glyph.width();
            if source.start < range.end && range.start < source.end {
                columns = if columns.is_empty() { left..right } else { columns.start..right };
            }
            left = right;
        }
        columns
    }

    fn push(&mut self, sign: &Sign<'_>) {
        self.push_within(sign, usize::MAX);
    }

    /// Adds a sign; a tab does not reach beyond `most_width` columns.
    fn push_within(&mut self, sign: &Sign<'_>, most_width: usize) {
        let source = self.near(sign.source.start)..self.near(sign.source.end);
        self.hidden += sign.hides;
        let width = sign.width_at(self.width);
        match sign.symbol {
            Symbol::Own(text) => self.place(text, width, source, false),
            Symbol::OnCircle(text) => self.place(&format!("{CIRCLE}{text}"), width, source, true),
            Symbol::StandIn(c) => self.place(c.encode_utf8(&mut [0; 4]), width, source, true),
            Symbol::Tab => {
                let width = width.min(most_width.saturating_sub(self.width)).max(1);
                self.place(&" ".repeat(width), width, source, false);
            }
        }
    }

    /// The only place where a glyph is added.
    fn place(&mut self, symbol: &str, width: usize, source: Range<u32>, is_mark: bool) {
        self.text.push_str(symbol);
        self.width += width;
        self.cells.push(Cell {
            symbol_end: narrowed(self.text.len()),
            source_start: source.start,
            source_end: source.end,
            width: u8::try_from(width).unwrap_or(u8::MAX),
            is_mark,
        });
    }

    fn near(&self, byte: usize) -> u32 {
        narrowed(byte.saturating_sub(self.offset))
    }
}

/// Whether it is a letter or mark of a column of its own, visible, that joins with nothing before it.
fn is_plain(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ' | 'Α'..='Ρ' | 'Σ'..='Ϊ' | 'α'..='ώ' | 'Ѐ'..='ҁ'
        | '–' | '—' | '‘' | '’' | '“' | '”' | '…')
}

impl fmt::Display for Shown {
    /// Width and alignment of the format are columns: `{:<20}` fills a column of a table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let room = f.width().unwrap_or(0).saturating_sub(self.width);
        let left = match f.align() {
            Some(fmt::Alignment::Right) => room,
            Some(fmt::Alignment::Center) => room / 2,
            Some(fmt::Alignment::Left) | None => 0,
        };
        write!(f, "{:left$}{}{:right$}", "", self.text, "", right = room - left)
    }
}

impl From<&str> for Shown {
    fn from(text: &str) -> Self {
        Shown::of(text)
    }
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        Shown::of(&text)
    }
}

impl From<&String> for Shown {
    fn from(text: &String) -> Self {
        Shown::of(text)
    }
}

impl From<char> for Shown {
    fn from(c: char) -> Self {
        Shown::of(c.encode_utf8(&mut [0; 4]))
    }
}

fn widened(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// A position that does not fit is the last that does. Only a grapheme of 4 GiB gets so far, and
/// only its `‹+n›` is then mapped short.
fn narrowed(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
