//! Signals: the terminal is given back first, then the signal does what it always does, so that the exit
//! status tells the truth.

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// Watches for signals that end the program, on a thread of its own that sleeps until one comes.
pub fn watch() {
    let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            super::terminal::restore();
            let _ = emulate_default_handler(signal);
        }
    });
}

/// Stops the program as Ctrl-Z does elsewhere; returns when it is continued.
pub fn stop() {
    let _ = emulate_default_handler(SIGTSTP);
}
