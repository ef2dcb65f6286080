//! Signals: the terminal is given back first, then the signal does what it always does, so that the exit
//! status tells the truth.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::shell::{Incoming, terminal};

/// How long the explorer may take to leave by itself.
const PATIENCE: Duration = Duration::from_millis(300);

/// Whether the next SIGCONT is the end of a stop of our own.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Watches for signals, on a thread of its own that sleeps until one comes. SIGHUP ends the explorer even where it
/// was ignored at the start: there is no terminal left to show anything on.
pub fn watch(sink: Sender<Incoming>) {
    let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            match signal {
                // The editor has the terminal: its keys send their signals here as well. Ctrl-C is its own business;
                // on Ctrl-Z both stop, and there is nothing to give back.
                SIGINT | SIGQUIT if is_editing() => {}
                SIGTSTP if is_editing() => stop(),
                SIGTSTP => drop(sink.send(Incoming::Stop)),
                SIGCONT if STOPPED.swap(false, Ordering::SeqCst) => {}
                SIGCONT => drop(sink.send(Incoming::Continued)),
                ending => leave(&sink, ending),
            }
        }
    });
}

fn is_editing() -> bool {
    terminal::is_away() && !STOPPED.load(Ordering::SeqCst)
}

/// Ends the program as a signal does: lets the explorer leave by itself, else takes the terminal out of its hands.
pub fn leave(sink: &Sender<Incoming>, signal: i32) {
    let (left, has_left) = channel();
    if sink.send(Incoming::Leave(left)).is_ok() {
        let _ = has_left.recv_timeout(PATIENCE);
    }
    terminal::give_back();
    let _ = emulate_default_handler(signal);
}

/// Stops the program as Ctrl-Z does elsewhere; returns when it is continued.
pub fn stop() {
    STOPPED.store(true, Ordering::SeqCst);
    let _ = emulate_default_handler(SIGTSTP);
}
