//! Waiting for a program that was started, for a while.

use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

/// How it ended; none where it still runs after that time, or nothing can be known of it.
pub fn wait(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let until = Instant::now() + patience;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < until => std::thread::sleep(Duration::from_millis(5)),
            _ => return None,
        }
    }
}
