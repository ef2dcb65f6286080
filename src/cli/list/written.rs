//! Writing a long list piece by piece: the first lines are there before the last are made.

use std::ops::{ControlFlow, Range};
use std::thread;

/// So many rows are made at a time.
const PIECE: usize = 1 << 13;

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
    /// Writes so many rows, in order; each thread makes a piece at a time. It ends early where `write` breaks: nobody
    /// reads on.
    pub fn write(&self, rows: usize, write: Write) -> Result<(), String> {
        let Written { opening, pieces, closing } = *self;
        if write(opening)?.is_break() {
            return Ok(());
        }
        let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        for first in (0..rows).step_by(PIECE * threads) {
            let starts = (first..rows.min(first + PIECE * threads)).step_by(PIECE);
            let piece = |start: usize| pieces(start..rows.min(start + PIECE));
            for made in in_threads(starts, &piece) {
                if write(&made?)?.is_break() {
                    return Ok(());
                }
            }
        }
        write(closing).map(drop)
    }
}

/// Does each in a thread of its own, the first in this one; what they give, in order.
fn in_threads<T: Send>(each: impl Iterator<Item = usize>, work: &(impl Fn(usize) -> T + Sync)) -> Vec<T> {
    thread::scope(|scope| {
        let mut each = each;
        let first = each.next();
        let others: Vec<_> = each.map(|at| scope.spawn(move || work(at))).collect();
        let first = first.map(work);
        let others =
            others.into_iter().map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        first.into_iter().chain(others).collect()
    })
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
