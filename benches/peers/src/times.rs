//! What some turns took.

use std::fmt;
use std::time::{Duration, Instant};

/// The times of one way to do something.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it once more.
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.0.push(begun.elapsed());
        done
    }

    /// The median, in milliseconds.
    pub fn median(&self) -> f64 {
        self.nth(self.0.len() / 2)
    }

    fn nth(&self, nth: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        sorted.get(nth).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

impl fmt::Display for Times {
    /// `12.3 (11.9)`: the median and the least.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.1} ({:.1})", self.median(), self.nth(0))
    }
}
