//! The way back from a text that was made out of another.

use std::ops::Range;

/// For a text made out of a source by folding or normalising: which bytes of the source each piece of it
/// came from. Unchanged runs are one piece, however long, so that it stays small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    pieces: Vec<Piece>,
    /// The length of the made text.
    end: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the made text; it ends where the next one begins.
    made: usize,
    source: Range<usize>,
    /// Whether its characters correspond one to one, each to one of the same length.
    is_even: bool,
}

impl Trace {
    /// The bytes of the source that a range of the made text came from, widened to whole pieces where a
    /// piece was made as one. An empty range has the empty range at its place.
    pub fn source_of(&self, made: Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return 0..0;
        }
        let first = self.piece_at(made.start);
        let start = match &self.pieces[first] {
            piece if piece.is_even => {
                (piece.source.start + made.start.saturating_sub(piece.made)).min(piece.source.end)
            }
            piece if made.start >= self.end => piece.source.end,
            piece => piece.source.start,
        };
        if made.end <= made.start {
            return start..start;
        }
        let last = &self.pieces[self.piece_at(made.end - 1)];
        let end = if last.is_even { last.source.start + (made.end - last.made) } else { last.source.end };
        start..end.min(last.source.end).max(start)
    }

    /// Whether a range of the made text begins and ends where pieces do, or inside pieces that correspond
    /// character by character: whether [`source_of`](Self::source_of) widens nothing.
    pub(crate) fn is_whole(&self, made: &Range<usize>) -> bool {
        self.is_edge(made.start) && self.is_edge(made.end)
    }

    /// How much of the made text comes wholly from before a byte of the source.
    pub(crate) fn made_before(&self, byte: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.source.start < byte);
        let Some(last) = after.checked_sub(1) else {
            return 0;
        };
        let piece = &self.pieces[last];
        if byte >= piece.source.end {
            self.made_end(last)
        } else if piece.is_even {
            piece.made + (byte - piece.source.start)
        } else {
            piece.made
        }
    }

    /// Where the part of the made text begins that comes wholly from `byte` of the source on.
    pub(crate) fn made_from(&self, byte: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.source.end <= byte);
        match self.pieces.get(index) {
            None => self.end,
            Some(piece) if byte <= piece.source.start => piece.made,
            Some(piece) if piece.is_even => piece.made + (byte - piece.source.start),
            Some(_) => self.made_end(index),
        }
    }

    /// Records that the next `source.len()` bytes of the made text correspond to `source` character by
    /// character, each to one of the same length.
    pub(crate) fn even(&mut self, source: Range<usize>) {
        let length = source.len();
        match self.pieces.last_mut() {
            Some(last) if last.is_even && last.source.end == source.start => last.source.end = source.end,
            _ => self.pieces.push(Piece { made: self.end, source, is_even: true }),
        }
        self.end += length;
    }

    /// Records that the next `length` bytes of the made text were made of `source` as one piece.
    pub(crate) fn uneven(&mut self, source: Range<usize>, length: usize) {
        if length > 0 {
            self.pieces.push(Piece { made: self.end, source, is_even: false });
            self.end += length;
        }
    }

    fn piece_at(&self, made: usize) -> usize {
        self.pieces.partition_point(|piece| piece.made <= made).saturating_sub(1)
    }

    fn made_end(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.end, |next| next.made)
    }

    fn is_edge(&self, made: usize) -> bool {
        made >= self.end || self.pieces.get(self.piece_at(made)).is_none_or(|piece| piece.is_even || piece.made == made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source `ab ß cd` with `ß` made `ss` and the `d` left out: made `ab ss c`.
    fn sample() -> Trace {
        let mut trace = Trace::default();
        trace.even(0..2);
        trace.even(2..3);
        trace.uneven(3..5, 2);
        trace.even(5..7);
        trace
    }

    #[test]
    fn back_to_the_source() {
        let cases = [
            (0..2, 0..2),
            (1..4, 1..5),
            (4..5, 3..5),
            (5..7, 5..7),
            (0..7, 0..7),
            (2..2, 2..2),
            (7..7, 7..7),
            (9..12, 7..7),
        ];
        for (made, source) in cases {
            assert_eq!(sample().source_of(made.clone()), source, "{made:?}");
        }
        assert_eq!(Trace::default().source_of(0..3), 0..0);
    }

    #[test]
    fn even_runs_are_one_piece() {
        assert_eq!(sample().pieces.len(), 3);
    }

    #[test]
    fn whole() {
        let cases = [(0..3, true), (0..4, false), (4..5, false), (3..5, true), (5..7, true), (6..7, true)];
        for (made, expected) in cases {
            assert_eq!(sample().is_whole(&made), expected, "{made:?}");
        }
    }

    #[test]
    fn from_the_source() {
        let cases = [(0, 0, 0), (2, 2, 2), (3, 3, 3), (4, 3, 5), (5, 5, 5), (6, 6, 6), (8, 7, 7)];
        for (byte, before, from) in cases {
            assert_eq!((sample().made_before(byte), sample().made_from(byte)), (before, from), "{byte}");
        }
    }
}
