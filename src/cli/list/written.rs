//! Writing a long list piece by piece: the first lines are there before the last are made, and the next are made while
//! these are written.

use std::ops::{ControlFlow, Range};
use std::sync::mpsc;
use std::thread;

/// So many rows are made at a time.
const PIECE: usize = 1 << 12;
/// So many pieces lie ready of each thread, at most.
const READY: usize = 2;

/// Writes a piece.
pub type Write<'w> = &'w mut dyn FnMut(&str) -> Result<ControlFlow<()>, String>;

/// What is written of a list, from its beginning to its end.
pub struct Written<'a> {
    /// Before the first row.
    pub opening: &'a str,
    /// Makes some of the rows.
    pub pieces: &'a (dyn Fn(Range<usize>) -> Result<String, String> + Sync),
    /// Behind the last row.
    pub closing: &'a str,
}

impl Written<'_> {
    /// Writes so many rows, in order, while other threads make pieces, each in its turn. It ends early where `write`
    /// breaks: nobody reads on.
    pub fn write(&self, rows: usize, write: Write) -> Result<(), String> {
        let Written { opening, pieces, closing } = *self;
        if write(opening)?.is_break() {
            return Ok(());
        }
        let piece = |nth: usize| pieces(nth * PIECE..rows.min((nth + 1) * PIECE));
        let count = rows.div_ceil(PIECE);
        let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get).min(count);
        let is_read = thread::scope(|scope| {
            let make = |first: usize| {
                let (ready, made) = mpsc::sync_channel(READY);
                // Where nobody takes it any more, no more is made.
                scope.spawn(move || (first..count).step_by(threads).try_for_each(|nth| ready.send(piece(nth))));
                made
            };
            let made: Vec<_> = (0..threads).map(make).collect();
            // One that makes no more has panicked: that goes on where its thread ends.
            for next in (0..count).map_while(|nth| made[nth % threads].recv().ok()) {
                if write(&next?)?.is_break() {
                    return Ok::<_, String>(false);
                }
            }
            Ok(true)
        })?;
        if is_read { write(closing).map(drop) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_in_order_and_nothing_twice() {
        let digits = |rows: Range<usize>| Ok(rows.map(|row| (row % 10).to_string()).collect());
        let digits = Written { opening: "<", pieces: &digits, closing: ">" };
        for rows in [0, 1, PIECE - 1, PIECE, PIECE + 1, 9 * PIECE + 3] {
            let mut out = String::new();
            let mut write = |piece: &str| {
                out.push_str(piece);
                Ok(ControlFlow::Continue(()))
            };
            digits.write(rows, &mut write).expect("memory");
            let expected: String = (0..rows).map(|row| (row % 10).to_string()).collect();
            assert!(out == format!("<{expected}>"), "{rows} rows");
        }
    }

    #[test]
    fn nothing_is_made_for_nobody() {
        let made = std::sync::atomic::AtomicUsize::new(0);
        let count = |rows: Range<usize>| {
            made.fetch_add(rows.len(), std::sync::atomic::Ordering::Relaxed);
            Ok("row".to_owned())
        };
        let mut nobody_reads_on =
            |piece: &str| Ok(if piece == "row" { ControlFlow::Break(()) } else { ControlFlow::Continue(()) });
        Written { opening: "", pieces: &count, closing: "" }.write(1 << 30, &mut nobody_reads_on).expect("it ends");
        assert!(made.into_inner() < 1 << 24);
        let failing = |_: Range<usize>| Err("no".to_owned());
        let failing = Written { opening: "", pieces: &failing, closing: "" };
        assert_eq!(failing.write(1, &mut |_| Ok(ControlFlow::Continue(()))), Err("no".to_owned()));
    }
}
