//! Doing pieces of work on two threads.

use std::sync::Mutex;
use std::thread;

use crate::model::{Job, Together, one_by_one};

/// Work on fewer rows is not worth a second thread.
const SHARED: usize = if cfg!(test) { 8 } else { 1 << 14 };

/// How work on so many rows is done.
pub(super) fn for_rows(rows: usize) -> Together {
    if rows < SHARED { one_by_one } else { on_two_threads }
}

/// Does pieces of work, as many at a time as there are threads: this one and another. Each takes the next that nobody has
/// taken.
pub fn on_two_threads(jobs: Vec<Job<'_>>) {
    if jobs.len() < 2 {
        return one_by_one(jobs);
    }
    let jobs = Mutex::new(jobs.into_iter());
    let work = || {
        while let Some(job) = next(&jobs) {
            job();
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
}

fn next<'j>(jobs: &Mutex<impl Iterator<Item = Job<'j>>>) -> Option<Job<'j>> {
    jobs.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn each_piece_is_done_once() {
        for pieces in [0, 1, 2, 100] {
            let done: Vec<AtomicUsize> = (0..pieces).map(|_| AtomicUsize::new(0)).collect();
            on_two_threads(
                done.iter()
                    .map(|done| -> Job<'_> {
                        Box::new(|| {
                            done.fetch_add(1, Ordering::Relaxed);
                        })
                    })
                    .collect(),
            );
            assert!(done.iter().all(|done| done.load(Ordering::Relaxed) == 1), "{pieces}");
        }
    }
}
