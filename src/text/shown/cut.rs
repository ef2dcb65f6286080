//! Making a shown text fit a width: cutting and padding.

use super::{Cell, Glyph, Shown, narrowed};
use crate::text::sign::{Sign, Signs};

/// How many glyphs a message may have.
const MESSAGE: usize = 200;

const CUT: char = '…';

impl Shown {
    /// As much of the beginning as fits, ending in `…` where something was cut; the `…` stands for all of
    /// it. A stand-in is cut as a whole. No column, no text.
    pub fn cut(&self, width: usize) -> Shown {
        if self.width <= width {
            return self.clone();
        }
        let room = width.saturating_sub(1);
        let mut used = 0;
        let fits = self.cells.iter().take_while(|cell| {
            used += usize::from(cell.width);
            used <= room
        });
        let kept = self.whole_marks(fits.count());
        let mut cut = self.without_cells();
        if width > 0 {
            self.glyphs().take(kept).for_each(|glyph| cut.copy(glyph));
            cut.close_cut(self.cells[kept].source_start, self.cells[self.cells.len() - 1].source_end);
        }
        cut
    }

    /// As much of the end as fits, beginning with `…` where something was cut; else like [`cut`](Self::cut).
    pub fn cut_start(&self, width: usize) -> Shown {
        if self.width <= width {
            return self.clone();
        }
        let room = width.saturating_sub(1);
        let mut used = 0;
        let fits = self.cells.iter().rev().take_while(|cell| {
            used += usize::from(cell.width);
            used <= room
        });
        let mut first = self.cells.len() - fits.count();
        while first < self.cells.len() && self.share_a_stand_in(first) {
            first += 1;
        }
        let mut cut = self.without_cells();
        if width > 0 {
            cut.close_cut(self.cells[0].source_start, self.cells[first - 1].source_end);
            self.glyphs().skip(first).for_each(|glyph| cut.copy(glyph));
        }
        cut
    }

    /// The text with blanks after it, up to a width; as it is where it is wider.
    pub fn padded(&self, width: usize) -> Shown {
        let mut padded = self.clone();
        let end = self.cells.last().map_or(0, |cell| cell.source_end);
        for _ in self.width..width {
            padded.place(" ", 1, end..end, false);
        }
        padded
    }

    /// How many of the first `count` cells remain when none may end inside a stand-in.
    fn whole_marks(&self, mut count: usize) -> usize {
        while count > 0 && self.share_a_stand_in(count) {
            count -= 1;
        }
        count
    }

    /// Whether the cell at `index` and the one before it belong to the same stand-in.
    fn share_a_stand_in(&self, index: usize) -> bool {
        match (index.checked_sub(1).and_then(|before| self.cells.get(before)), self.cells.get(index)) {
            (Some(a), Some(b)) => {
                a.is_mark && b.is_mark && (a.source_start, a.source_end) == (b.source_start, b.source_end)
            }
            _ => false,
        }
    }

    fn without_cells(&self) -> Shown {
        Shown { offset: self.offset, hidden: self.hidden, ..Shown::default() }
    }

    fn copy(&mut self, glyph: Glyph<'_>) {
        let Cell { source_start, source_end, is_mark, .. } = glyph.cell;
        self.place(glyph.symbol, glyph.width(), source_start..source_end, is_mark);
    }

    fn close_cut(&mut self, start: u32, end: u32) {
        self.place(CUT.encode_utf8(&mut [0; 4]), 1, start..end, false);
    }
}

/// Shows a message: as [`Shown::of`], with at most 200 glyphs, the last of them `…` where it was longer.
/// Only what is shown is read, so hidden characters beyond that are not counted.
pub fn message(text: &str) -> Shown {
    let signs: Vec<Sign<'_>> = Signs::of(text, 0..text.len()).take(MESSAGE + 1).collect();
    if signs.len() <= MESSAGE {
        return Shown::of(text);
    }
    let mut whole = Shown::of_signs(signs.iter(), 0, usize::MAX);
    if let Some(last) = whole.cells.last_mut() {
        last.source_end = narrowed(text.len());
    }
    let kept = whole.whole_marks(MESSAGE - 1);
    let mut cut = whole.without_cells();
    whole.glyphs().take(kept).for_each(|glyph| cut.copy(glyph));
    cut.close_cut(whole.cells[kept].source_start, narrowed(text.len()));
    cut
}
