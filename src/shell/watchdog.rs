//! Watches for the end of the terminal itself: not everybody is sent SIGHUP then, and the library that reads the
//! keyboard would go on asking a terminal that is gone.

use std::sync::mpsc::Sender;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::isatty;
use signal_hook::consts::SIGHUP;

use crate::shell::{Incoming, signals, tty};

/// Watches on a thread of its own, which sleeps until the terminal hangs up.
pub fn watch(sink: Sender<Incoming>) {
    // A pipe hangs up as well; that there is no keyboard then is told where it is read.
    if !isatty(tty::input()) {
        return;
    }
    std::thread::spawn(move || {
        // Nothing is asked for: a hang-up is told in any case.
        let mut asked = [PollFd::from_borrowed_fd(tty::input(), PollFlags::empty())];
        while matches!(poll(&mut asked, None), Err(Errno::INTR)) {}
        if asked[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) {
            signals::leave(&sink, SIGHUP);
        }
    });
}
