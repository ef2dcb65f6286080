//! The terminal as a file: its modes, and a way to write to it on which nobody holds up anybody else.
//!
//! While one thread waits inside a blocking write, the kernel lets no other write to that terminal, not even the
//! codes that give it back. So it is opened once more, not blocking (standard output itself is shared with the shell
//! and stays as it is), written to in small pieces, and waited for in between.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::termios::{
    OptionalActions, QueueSelector, Termios, isatty, tcflush, tcgetattr, tcgetpgrp, tcsetattr, ttyname,
};

/// How much is written at once, in bytes.
const PIECE: usize = 4096;
/// How long the last words may take where the terminal is not read.
const LAST_WORDS: Duration = Duration::from_millis(300);
/// How long they wait before what is on its way, and not read, is thrown away for them.
const PATIENCE: Duration = Duration::from_millis(100);
/// How long they wait between two tries.
const STEP: Duration = Duration::from_millis(5);

struct Device {
    /// What is read: standard input unless that is something else.
    input: Option<OwnedFd>,
    /// What is written to; without one, standard output as it is.
    output: Option<OwnedFd>,
}

static DEVICE: OnceLock<Device> = OnceLock::new();
/// The modes as they were, while they may be others.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);
/// Whether the last words have been written: nothing follows them. Held by whoever writes, which is never long.
static OVER: Mutex<bool> = Mutex::new(false);

fn device() -> &'static Device {
    DEVICE.get_or_init(|| {
        let input = (!isatty(rustix::stdio::stdin())).then(|| File::options().read(true).write(true).open("/dev/tty"));
        // Another user's terminal (after su) can be opened by no name but this one.
        let names = [name_of_output(), Some(PathBuf::from("/dev/tty"))];
        let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
        let output = names.into_iter().flatten().find_map(|name| {
            OpenOptions::new().write(true).custom_flags(flags).open(name).ok().filter(|file| isatty(file))
        });
        Device { input: input.and_then(Result::ok).map(OwnedFd::from), output: output.map(OwnedFd::from) }
    })
}

fn name_of_output() -> Option<PathBuf> {
    let name = ttyname(rustix::stdio::stdout(), Vec::new()).ok()?;
    Some(PathBuf::from(name.into_string().ok()?))
}

/// What the keyboard is read from.
pub fn input() -> BorrowedFd<'static> {
    device().input.as_ref().map_or_else(rustix::stdio::stdin, AsFd::as_fd)
}

fn output() -> BorrowedFd<'static> {
    device().output.as_ref().map_or_else(rustix::stdio::stdout, AsFd::as_fd)
}

/// What is written to the terminal. It fails once the last words have been written.
#[derive(Clone, Copy, Debug)]
pub struct Out;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = &bytes[..bytes.len().min(PIECE)];
        loop {
            let over = locked(&OVER);
            if *over {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            let written = rustix::io::write(output(), piece);
            drop(over);
            match written {
                Err(Errno::AGAIN) => drop(poll(&mut [PollFd::from_borrowed_fd(output(), PollFlags::OUT)], None)),
                Err(Errno::INTR) => {}
                written => return Ok(written?),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the last words have been written.
pub fn is_over() -> bool {
    *locked(&OVER)
}

/// Writes the last that is written, whatever another thread is writing and though nobody may be reading: then what
/// is on its way is thrown away, and after a moment it is given up.
pub fn last_words(codes: &[u8]) {
    let began = Instant::now();
    let mut over = loop {
        match OVER.try_lock() {
            Ok(over) => break over,
            Err(TryLockError::Poisoned(over)) => break over.into_inner(),
            // Only where the terminal could not be opened once more.
            Err(TryLockError::WouldBlock) if began.elapsed() > LAST_WORDS => return,
            Err(TryLockError::WouldBlock) => std::thread::sleep(STEP),
        }
    };
    *over = true;
    let mut rest = codes;
    while !rest.is_empty() && began.elapsed() < LAST_WORDS {
        match if may_block() { Err(Errno::AGAIN) } else { rustix::io::write(output(), rest) } {
            Ok(written) => rest = &rest[written..],
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                if began.elapsed() > PATIENCE {
                    // Whatever of them was on its way is gone as well.
                    let _ = tcflush(output(), QueueSelector::OFlush);
                    rest = codes;
                }
                std::thread::sleep(STEP);
            }
            Err(_) => return,
        }
    }
}

/// Whether writing might have to wait. What was opened for it never has to, and has room even where none is told.
fn may_block() -> bool {
    let mut asked = [PollFd::from_borrowed_fd(output(), PollFlags::OUT)];
    device().output.is_none() && !matches!(poll(&mut asked, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })), Ok(1..))
}

/// Keeps the modes, for whatever changes them.
pub fn keep_modes() {
    *locked(&BEFORE) = tcgetattr(input()).ok();
}

/// Every key comes at once, none is echoed, none is a signal.
///
/// # Errors
/// The terminal refuses.
pub fn make_raw() -> io::Result<()> {
    let modes = tcgetattr(input())?;
    let mut raw = modes.clone();
    raw.make_raw();
    *locked(&BEFORE) = Some(modes);
    Ok(tcsetattr(input(), OptionalActions::Now, &raw)?)
}

/// Puts the modes back that were kept. In the background it leaves them alone: they are the shell's then, and it
/// would be stopped for touching them.
pub fn restore_modes() {
    if let Some(modes) = locked(&BEFORE).take()
        && tcgetpgrp(input()).map_or(true, |group| group == rustix::process::getpgrp())
    {
        let _ = tcsetattr(input(), OptionalActions::Now, &modes);
    }
}
