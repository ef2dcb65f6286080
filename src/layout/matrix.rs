//! Where the matrix stands: its fixed headers, its rows, its foot, and how wide a source's column is.

use ratatui::layout::Rect;

use crate::layout::{ALONE, Size, THREE, frame};

/// The matrix's rectangles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The names of the sources, their dates, and a rule; below 16 rows without the rule.
    pub header: Rect,
    /// The rows: events, as in the list.
    pub table: Rect,
    /// A rule and the sums of the columns; given up below 20 rows.
    pub foot: Option<Rect>,
    /// What the foot counts, a row each.
    pub measures: &'static [Measure],
    /// The passage of the cell under the cursor; given up below 20 rows and 60 columns.
    pub passage: Option<Rect>,
    /// What stands in which column.
    pub columns: Columns,
}

/// What is counted for a source, over the events shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The events that it says something of.
    Speaks,
    /// The same by stance, in one cell; an event of which it takes two counts for both.
    Stances,
    /// The events that it asserts.
    Asserts,
    /// The events that it denies.
    Denies,
    /// The events that it asserts with a reservation.
    Qualifies,
    /// The events that it is cited for with words that it does not have.
    Unsupported,
    /// The events that it was read for and does not mention.
    Silent,
    /// The events that it was not read for.
    NotRead,
}

/// How much of a cell there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The mark alone, and one more beside it.
    Mark,
    /// The mark and the line.
    Line,
    /// The mark, the word and the line.
    Word,
}

/// The columns of the matrix, from the left edge of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Where dates begin.
    pub date: u16,
    /// Where the marks of the standings stand.
    pub glyph: u16,
    /// Where titles begin.
    pub title: u16,
    /// The column after the last of the titles.
    pub title_end: u16,
    /// Where the first cell begins.
    pub x: u16,
    /// From one cell to the next.
    pub pitch: u16,
    /// How many sources there is room for.
    pub shown: usize,
    /// Where the sums of the rows begin; given up below 100 columns.
    pub sums: Option<u16>,
}

/// The narrowest column of a source: its mark between brackets, and a mark more.
const NARROWEST: u16 = 4;
/// The widest.
const WIDEST: u16 = 22;
/// From this width on a cell has its word.
const WORD: u16 = 16;
/// From this width on a cell has its line.
const LINE: u16 = 7;
/// From this width on a column is headed by the name and the date of its source.
const NAMED: u16 = 13;
/// The columns that the sums of a row take: four counts of 3, the origins, and the gap before them.
pub const SUMS: u16 = 22;

/// The most columns of the passage.
const MEASURE: u16 = 102;

impl Columns {
    fn of(size: Size, sources: usize) -> Self {
        let narrow = size.width < ALONE;
        let (glyph, title) = if narrow { (11, 13) } else { (18, 20) };
        let (least, most) = if size.width >= THREE { (30, 45) } else { ((size.width / 4 + 1).clamp(8, 24), 33) };
        let sums = if size.width >= 100 { SUMS } else { 0 };
        let room = size.width.saturating_sub(title + least + 3 + sums + 1);
        let sources = u16::try_from(sources).unwrap_or(u16::MAX);
        let pitch = (room / sources.max(1)).clamp(NARROWEST, WIDEST);
        let shown = sources.min(room / pitch);
        // What the sources leave goes to the titles.
        let title_end = title + least + (room - shown * pitch).min(most - least);
        let x = title_end + 3;
        let sums = (sums > 0).then_some(x + shown * pitch);
        Self { date: 3, glyph, title, title_end, x, pitch, shown: shown.into(), sums }
    }

    /// How much of a cell there is room for.
    #[must_use]
    pub fn detail(&self) -> Detail {
        match self.pitch {
            WORD.. => Detail::Word,
            LINE.. => Detail::Line,
            _ => Detail::Mark,
        }
    }

    /// Whether each column is headed by name and date. Where it is not, the source under the cursor is
    /// named on a row of its own.
    #[must_use]
    pub fn named(&self) -> bool {
        self.pitch >= NAMED
    }

    /// The columns between the brackets, and how far outside them the brackets stand.
    #[must_use]
    pub fn cell(&self) -> (u16, u16) {
        if self.pitch >= WIDEST - 2 { (self.pitch - 4, 1) } else { (self.pitch.saturating_sub(2), 0) }
    }

    /// Where the `nth` of the sources shown begins.
    #[must_use]
    pub fn at(&self, nth: usize) -> u16 {
        self.x.saturating_add(self.pitch.saturating_mul(u16::try_from(nth).unwrap_or(u16::MAX)))
    }

    /// Which of the sources shown a column of the screen belongs to.
    #[must_use]
    pub fn nth(&self, column: u16) -> Option<usize> {
        let nth = usize::from((column + 1).checked_sub(self.x)? / self.pitch);
        (nth < self.shown).then_some(nth)
    }
}

/// What the foot counts. What goes first: the stances one by one, then what was not said.
fn measures(height: u16, columns: &Columns) -> &'static [Measure] {
    use Measure::{Asserts, Denies, NotRead, Qualifies, Silent, Speaks, Stances, Unsupported};
    match height {
        ..20 => &[],
        20..30 => &[Speaks],
        30..44 if columns.named() => &[Speaks, Stances, Silent, NotRead],
        30..44 => &[Asserts, Denies, Qualifies, Silent, NotRead],
        44.. => &[Speaks, Asserts, Denies, Qualifies, Unsupported, Silent, NotRead],
    }
}

/// The matrix's rectangles for so many sources.
#[must_use]
pub fn matrix(size: Size, sources: usize) -> Matrix {
    let body = frame(size).body;
    let columns = Columns::of(size, sources);
    let header = Rect { height: body.height.min(if size.height >= 16 { 3 } else { 2 }), ..body };
    let passage = match size.height {
        _ if size.width < ALONE => 0,
        ..20 => 0,
        20..30 => 5,
        30..50 => 6,
        50.. => 14,
    };
    let measures = measures(size.height, &columns);
    let foot = if measures.is_empty() { 0 } else { u16::try_from(measures.len()).unwrap_or(0) + 1 };
    // The passage has a blank row above it.
    let below = foot + passage + u16::from(passage > 0);
    let table = Rect { y: header.bottom(), height: (body.height - header.height).saturating_sub(below), ..body };
    let inner = |y: u16, height: u16| Rect::new(3, y, size.width.saturating_sub(4), height);
    Matrix {
        header,
        table,
        foot: (foot > 0).then(|| inner(table.bottom(), foot)),
        measures,
        passage: (passage > 0).then(|| {
            let area = inner(table.bottom() + foot + 1, passage);
            Rect { width: area.width.min(MEASURE), ..area }
        }),
        columns,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_give_way_in_order() {
        use Detail::{Line, Mark, Word};
        for (width, sources, detail, shown, sums) in [
            (200, 3, Word, 3, true),
            (200, 12, Line, 12, true),
            (200, 200, Mark, 31, true),
            (120, 1, Word, 1, true),
            (120, 3, Word, 3, true),
            (120, 4, Line, 4, true),
            (120, 12, Mark, 12, true),
            (120, 13, Mark, 12, true),
            (99, 3, Word, 3, false),
            (80, 2, Word, 2, false),
            (80, 3, Line, 3, false),
            (80, 12, Mark, 8, false),
            (60, 3, Mark, 3, false),
            (40, 3, Mark, 3, false),
            (10, 3, Mark, 0, false),
            (120, 0, Word, 0, true),
        ] {
            let columns = matrix(Size::new(width, 36), sources).columns;
            let found = (columns.detail(), columns.shown, columns.sums.is_some());
            assert_eq!(found, (detail, shown, sums), "{width} columns, {sources} sources: {columns:?}");
        }
    }

    #[test]
    fn a_column_of_the_screen_leads_to_its_source() {
        let columns = matrix(Size::new(120, 36), 3).columns;
        for nth in 0..3 {
            for column in [columns.at(nth) - 1, columns.at(nth), columns.at(nth) + columns.pitch - 2] {
                assert_eq!(columns.nth(column), Some(nth));
            }
        }
        assert_eq!((columns.nth(0), columns.nth(columns.at(3)), columns.nth(u16::MAX - 1)), (None, None, None));
    }

    #[test]
    fn it_lies_on_the_screen_at_every_size() {
        for width in (0..=130).chain([176, 200, 1000]) {
            for height in (0..=62).chain([500]) {
                for sources in [0, 1, 3, 12, 200] {
                    let size = Size::new(width, height);
                    let matrix = matrix(size, sources);
                    let parts = [Some(matrix.header), Some(matrix.table), matrix.foot, matrix.passage];
                    for part in parts.into_iter().flatten().filter(|part| part.area() > 0) {
                        assert_eq!(size.area().intersection(part), part, "{width}×{height}");
                    }
                    let columns = matrix.columns;
                    let end = columns.at(columns.shown) + columns.sums.map_or(0, |_| SUMS);
                    assert!(columns.shown == 0 || end < width, "{width} columns, {sources} sources: {columns:?}");
                }
            }
        }
    }
}
