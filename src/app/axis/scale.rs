//! Which column a moment falls in, and which moment a column begins with.

use std::ops::Range;

use crate::app::axis::{Extent, Moment, Window};
use crate::when::When;

/// Where a moment stands on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Left of its window.
    Before,
    /// In this column, counted from 0.
    Column(u16),
    /// Right of its window.
    After,
}

/// A stretch of columns that stand for a stretch of time, all for equally much of it; or for an empty stretch,
/// folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The first second of it.
    pub from: Moment,
    /// The first second after it.
    pub until: Moment,
    /// Its columns.
    pub columns: Range<u16>,
    /// Whether it is a fold.
    pub folded: bool,
}

impl Piece {
    pub fn width(&self) -> Moment {
        Moment::from(self.columns.end - self.columns.start)
    }

    pub fn length(&self) -> Moment {
        self.until - self.from
    }

    /// The column of a moment in it. What is folded stands in the middle of the fold.
    fn column(&self, moment: Moment) -> u16 {
        if self.folded {
            return self.columns.start + (self.columns.end - self.columns.start) / 2;
        }
        let within = (moment - self.from).clamp(0, self.length() - 1);
        let column = within * self.width() / self.length();
        self.columns.start + u16::try_from(column).expect("less than the width, which is a u16")
    }

    /// The first moment of a column of it.
    fn moment(&self, column: u16) -> Moment {
        if self.folded {
            return self.from + self.length() / 2;
        }
        // Rounded up: the first second that does not lie in the column before.
        let (nth, width) = (Moment::from(column - self.columns.start), self.width());
        self.from + (nth * self.length() + width - 1) / width
    }
}

/// An empty stretch that is not drawn to scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// Its columns, the signs of the break at both ends included.
    pub columns: Range<u16>,
    /// How long it is, in few words.
    pub words: String,
    middle: Moment,
}

impl Fold {
    /// Whether a moment in it is nearer to where it begins than to where it ends.
    #[must_use]
    pub fn is_nearer_to_start(&self, moment: Moment) -> bool {
        moment < self.middle
    }
}

/// A map between moments and columns: linear, or linear in pieces where there are folds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    pieces: Vec<Piece>,
}

impl Scale {
    /// A linear scale: the window over so many columns.
    #[must_use]
    pub fn linear(window: Window, width: u16) -> Self {
        let whole = Piece { from: window.start(), until: window.end(), columns: 0..width, folded: false };
        Self::of(if width == 0 { Vec::new() } else { vec![whole] })
    }

    /// A scale of pieces that follow one another without a gap in time or columns.
    pub(super) fn of(pieces: Vec<Piece>) -> Self {
        debug_assert!(
            pieces.windows(2).all(|two| { two[0].until == two[1].from && two[0].columns.end == two[1].columns.start })
        );
        Self { pieces }
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// How many columns it has.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.pieces.last().map_or(0, |piece| piece.columns.end)
    }

    /// The first moment that it shows, and the first after it.
    #[must_use]
    pub fn ends(&self) -> Option<(Moment, Moment)> {
        Some((self.pieces.first()?.from, self.pieces.last()?.until))
    }

    /// Where a moment stands.
    #[must_use]
    pub fn column(&self, moment: Moment) -> Spot {
        let at = self.pieces.partition_point(|piece| piece.until <= moment);
        match self.pieces.get(at) {
            None => Spot::After,
            Some(piece) if moment < piece.from => Spot::Before,
            Some(piece) => Spot::Column(piece.column(moment)),
        }
    }

    /// The column of a moment, if it is shown.
    #[must_use]
    pub fn column_within(&self, moment: Moment) -> Option<u16> {
        match self.column(moment) {
            Spot::Column(column) => Some(column),
            Spot::Before | Spot::After => None,
        }
    }

    /// The first moment of a column; columns off the scale are held at its ends.
    #[must_use]
    pub fn moment(&self, column: u16) -> Moment {
        let at = self.pieces.partition_point(|piece| piece.columns.end <= column);
        match self.pieces.get(at).or(self.pieces.last()) {
            None => 0,
            Some(piece) => piece.moment(column.clamp(piece.columns.start, piece.columns.end)),
        }
    }

    /// The seconds of a column: from its first, to before the next column's.
    #[must_use]
    pub fn cell(&self, column: u16) -> Range<Moment> {
        let at = self.pieces.partition_point(|piece| piece.columns.end <= column);
        match self.pieces.get(at) {
            None => 0..0,
            Some(piece) if piece.folded => piece.from..piece.until,
            Some(piece) => piece.moment(column)..piece.moment(column + 1),
        }
    }

    /// The first and the last column that an extent has on the axis. None where it is off it, or nothing is
    /// known.
    #[must_use]
    pub fn columns(&self, extent: Extent) -> Option<(u16, u16)> {
        let last_column = self.width().checked_sub(1)?;
        let (first, last) = extent.is_known().then(|| (self.column(extent.first), self.column(extent.last)))?;
        let first = match first {
            Spot::Before => 0,
            Spot::Column(column) => column,
            Spot::After => return None,
        };
        let last = match last {
            Spot::Before => return None,
            Spot::Column(column) => column,
            Spot::After => last_column,
        };
        Some((first, last))
    }

    /// The first and the last column of a date.
    #[must_use]
    pub fn columns_of(&self, when: &When) -> Option<(u16, u16)> {
        self.columns(Extent::of(when))
    }

    /// The column in the middle of what is shown of a date.
    #[must_use]
    pub fn column_of(&self, when: &When) -> Option<u16> {
        self.columns_of(when).map(|(first, last)| first + (last - first) / 2)
    }

    /// The folds, from left to right.
    #[must_use]
    pub fn folds(&self) -> Vec<Fold> {
        let folded = self.pieces.iter().filter(|piece| piece.folded);
        folded
            .map(|piece| Fold {
                columns: piece.columns.clone(),
                words: super::folds::words(piece.length()),
                middle: piece.from + piece.length() / 2,
            })
            .collect()
    }

    /// How many seconds a column stands for, where that is least: the finest that it shows.
    #[must_use]
    pub fn finest(&self) -> Moment {
        self.columns_drawn().min().unwrap_or(1)
    }

    /// How many seconds a column stands for, where that is most, but for folds.
    #[must_use]
    pub fn coarsest(&self) -> Moment {
        self.columns_drawn().max().unwrap_or(1)
    }

    /// Whether folds leave stretches beside each other of which a column stands for noticeably more time in one than in
    /// another.
    #[must_use]
    pub fn is_uneven(&self) -> bool {
        let finest = self.finest();
        self.coarsest() >= finest + finest / 2
    }

    /// The columns of each stretch between the folds, and how many seconds one of them stands for.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<u16>, Moment)> {
        let drawn = self.pieces.iter().filter(|piece| !piece.folded);
        drawn.map(|piece| (piece.columns.clone(), piece.length() / piece.width()))
    }

    fn columns_drawn(&self) -> impl Iterator<Item = Moment> {
        self.pieces.iter().filter(|piece| !piece.folded).map(|piece| piece.length() / piece.width())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Some pieces, the second of every two folded.
    fn pieces() -> impl Strategy<Value = Scale> {
        let parts = prop::collection::vec((1_u16..60, 1_000_i128..4_000_000_000_000_000_000), 1..6);
        (-400_000_000_000_000_000_i128..400_000_000_000, parts).prop_map(|(start, parts)| {
            let (mut from, mut column) = (start, 0);
            let pieces = parts.into_iter().enumerate().map(|(nth, (width, length))| {
                let piece = Piece { from, until: from + length, columns: column..column + width, folded: nth % 2 == 1 };
                (from, column) = (piece.until, piece.columns.end);
                piece
            });
            Scale::of(pieces.collect())
        })
    }

    #[test]
    fn moments_off_the_axis_are_told() {
        let scale = Scale::linear(Window::between(0, 7_200), 2);
        for (moment, spot) in [
            (Moment::MIN, Spot::Before),
            (-1, Spot::Before),
            (0, Spot::Column(0)),
            (3_599, Spot::Column(0)),
            (3_600, Spot::Column(1)),
            (7_199, Spot::Column(1)),
            (7_200, Spot::After),
            (Moment::MAX, Spot::After),
        ] {
            assert_eq!(scale.column(moment), spot, "{moment}");
        }
        assert_eq!(scale.columns(Extent { first: Moment::MIN, last: 10 }), Some((0, 0)));
        assert_eq!(scale.columns(Extent { first: 3_600, last: Moment::MAX }), Some((1, 1)));
        assert_eq!(scale.columns(Extent { first: 7_200, last: 9_000 }), None);
        assert_eq!(Scale::linear(Window::between(0, 7_200), 0).columns(Extent { first: 0, last: 1 }), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_column_begins_where_it_says(scale in pieces()) {
            let width = scale.width();
            let mut before = scale.moment(0);
            for column in 0..width {
                let moment = scale.moment(column);
                let Spot::Column(there) = scale.column(moment) else { panic!("{column} is off its own axis") };
                let cell = scale.cell(column);
                prop_assert!(scale.pieces.iter().any(|it| it.folded && it.columns.contains(&column)) || there == column);
                prop_assert!(cell.contains(&moment));
                prop_assert!(moment >= before, "columns go with the time");
                before = moment;
            }
            // Every second lies in one cell: they leave nothing out and share nothing, but for folds.
            for column in 1..width {
                let (one, next) = (scale.cell(column - 1), scale.cell(column));
                prop_assert!(one.end == next.start || one == next);
            }
        }

        #[test]
        fn later_is_never_further_left(scale in pieces(), share in 0..=1_000_i128, more in 0..4_000_000_000_i128) {
            let (start, end) = scale.ends().expect("it has pieces");
            let moment = start + (end - start) * share / 1_000;
            prop_assert!(scale.column(moment) <= scale.column(moment + more));
            if let Spot::Column(column) = scale.column(moment) {
                prop_assert!(scale.cell(column).contains(&moment), "a moment lies in its own cell");
            }
        }
    }
}
