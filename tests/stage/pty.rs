//! A real pseudo-terminal with a program in it.
#![allow(dead_code, reason = "each test file uses its part")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

use crate::stage::{DATELINE, environment};

/// How long anything may take before the test fails.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// How long between two looks.
pub const STEP: Duration = Duration::from_millis(20);

/// What the program wrote, as bytes and as the screen that comes of them.
pub struct Written {
    bytes: Vec<u8>,
    screen: vt100::Parser,
}

/// A terminal with a program in it.
pub struct Session {
    pub master: Box<dyn MasterPty + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    child: Box<dyn Child + Send + Sync>,
    written: Arc<Mutex<Written>>,
    unplugged: Arc<AtomicBool>,
    /// Held by whoever keeps the terminal from being read.
    reading: Arc<Mutex<()>>,
}

/// A width or height for the screen that is drawn along; it has at least one cell.
pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

pub fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Set in the environment of a session whose terminal answers no question at all.
pub const MUTE: (&str, &str) = ("TERMINAL", "mute");

pub fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A word for the modes of a terminal: what `stty -a` would say.
pub fn modes(master: &dyn MasterPty) -> String {
    master.get_termios().map_or_else(String::new, |termios| format!("{termios:?}"))
}

impl Session {
    /// Starts a program; says what the modes of the terminal were before.
    pub fn of(
        program: &str,
        arguments: &[&str],
        home: &Path,
        more: &[(&str, &str)],
        cols: u16,
        rows: u16,
    ) -> (Self, String) {
        let pair = native_pty_system().openpty(size(cols, rows)).expect("a pseudo-terminal");
        let before = modes(pair.master.as_ref());
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        environment(home).into_iter().for_each(|(name, value)| command.env(name, value));
        // Light or dark is said, so that the terminal is not asked.
        command.env("COLORFGBG", "15;0");
        more.iter().for_each(|(name, value)| command.env(name, value));
        command.args(arguments);
        command.cwd(home);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().expect("a keyboard")));
        let mut reader = pair.master.try_clone_reader().expect("a screen");
        let written = Arc::new(Mutex::new(Written {
            bytes: Vec::new(),
            screen: vt100::Parser::new(cells(rows), cells(cols), 0),
        }));
        let sink = Arc::clone(&written);
        let unplugged = Arc::new(AtomicBool::new(false));
        let enough = Arc::clone(&unplugged);
        let reading = Arc::new(Mutex::new(()));
        let may_read = Arc::clone(&reading);
        let answers = (!more.contains(&MUTE)).then(|| Arc::clone(&keyboard));
        std::thread::spawn(move || {
            let mut block = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut block) {
                drop(locked(&may_read));
                let mut written = locked(&sink);
                written.bytes.extend_from_slice(&block[..read]);
                written.screen.process(&block[..read]);
                // Where the cursor is (CPR, ECMA-48): the one question that every terminal answers.
                if let Some(keyboard) = &answers
                    && block[..read].windows(4).any(|bytes| bytes == b"\x1b[6n")
                {
                    let (row, column) = written.screen.screen().cursor_position();
                    let _ = write!(locked(keyboard), "\x1b[{};{}R", row + 1, column + 1);
                }
                if enough.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        (Self { master: pair.master, keyboard, child, written, unplugged, reading }, before)
    }

    /// Starts dateline at 80×24 and waits for the first screen.
    pub fn start(arguments: &[&str], home: &Path) -> Self {
        let mut session = Self::of(DATELINE, arguments, home, &[], 80, 24).0;
        session.until("? keys");
        session
    }

    pub fn text(&self) -> String {
        locked(&self.written).screen.screen().contents()
    }

    pub fn bytes(&self) -> String {
        String::from_utf8_lossy(&locked(&self.written).bytes).into_owned()
    }

    pub fn is_dead(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    pub fn wait_for(&mut self, what: &str, holds: impl Fn(&mut Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !holds(self) {
            let ended = self.is_dead();
            assert!(Instant::now() < until, "{what} did not come about; ended: {ended}\n{}", self.text());
            std::thread::sleep(STEP);
        }
    }

    /// Waits until words stand on the screen.
    pub fn until(&mut self, words: &str) {
        self.wait_for(&format!("“{words}”"), |session| session.text().contains(words));
    }

    /// Waits until the explorer has the whole screen, and nothing is left of some words.
    pub fn until_whole(&mut self, without: &str) {
        self.wait_for("the whole screen", |session| {
            let text = session.text();
            let rows: Vec<&str> = text.lines().collect();
            let title = rows.first().is_some_and(|row| row.contains("Binance and Russia"));
            title && rows.last().is_some_and(|row| row.ends_with("? keys")) && !text.contains(without)
        });
    }

    /// Waits until words are gone from the screen.
    pub fn until_gone(&mut self, words: &str) {
        self.wait_for(&format!("the end of “{words}”"), |session| !session.text().contains(words));
    }

    pub fn press(&mut self, keys: &str) {
        let mut keyboard = locked(&self.keyboard);
        keyboard.write_all(keys.as_bytes()).and_then(|()| keyboard.flush()).expect("the keyboard works");
    }

    pub fn resize(&mut self, cols: u16, rows: u16) {
        {
            let mut written = locked(&self.written);
            written.screen.screen_mut().set_size(cells(rows), cells(cols));
        }
        self.master.resize(size(cols, rows)).expect("the terminal has another size");
    }

    /// Does something and waits for a frame that comes of it.
    pub fn frame_after(&mut self, something: impl FnOnce(&mut Self)) {
        let frames = |session: &Self| session.bytes().matches("\u{1b}[?2026l").count();
        let before = frames(self);
        something(self);
        self.wait_for("a frame", |session| frames(session) > before);
    }

    /// Takes the terminal away from the program, as when its window is closed.
    pub fn unplug(&mut self) {
        self.unplugged.store(true, Ordering::SeqCst);
        // The thread that reads lets go at the next thing it is told.
        self.press("j");
        let elsewhere = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal");
        *locked(&self.keyboard) = Box::new(std::io::sink());
        self.master = elsewhere.master;
    }

    /// Does something while nobody reads what is written.
    pub fn unread<T>(&mut self, something: impl FnOnce(&mut Self) -> T) -> T {
        let reading = Arc::clone(&self.reading);
        let _held = locked(&reading);
        something(self)
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("it runs");
        let status = std::process::Command::new("sh").args(["-c", &format!("kill -{name} {id}")]).status();
        assert!(status.is_ok_and(|status| status.success()), "{name} is sent");
    }

    /// Waits for the end; says how it ended.
    pub fn end(&mut self) -> ExitStatus {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status;
            }
            assert!(Instant::now() < until, "it does not end\n{}", self.text());
            std::thread::sleep(STEP);
        }
    }

    /// Waits until every mode has been undone: the bytes may still be on their way when the program has
    /// ended.
    pub fn until_restored(&mut self) {
        self.wait_for("the terminal as it was", |session| unbalanced(&session.bytes()).is_empty());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !self.is_dead() {
            // Not SIGHUP, which is what a pseudo-terminal's own `kill` sends first.
            self.signal("KILL");
            let _ = self.child.wait();
        }
    }
}

/// DEC private modes, and whether they are switched on while dateline runs.
pub const MODES: [(&str, &str, bool); 6] = [
    ("the alternate screen", "1049", true),
    ("the cursor", "25", false),
    ("bracketed paste", "2004", true),
    ("the mouse", "1000", true),
    ("the mouse’s position", "1006", true),
    ("synchronised output", "2026", true),
];

/// The modes whose last word was not the one that undoes them.
pub fn unbalanced(bytes: &str) -> Vec<&'static str> {
    let last = |mode: &str, set: char| bytes.rfind(&format!("\u{1b}[?{mode}{set}"));
    let left_on = |(_, mode, on): &(&str, &str, bool)| {
        let (away, back) = if *on { ('h', 'l') } else { ('l', 'h') };
        last(mode, away) > last(mode, back)
    };
    MODES.iter().filter(|mode| left_on(mode)).map(|(name, _, _)| *name).collect()
}

pub fn took_over(bytes: &str) {
    for code in ["\u{1b}[?1049h", "\u{1b}[?25l", "\u{1b}[?2004h"] {
        assert!(bytes.contains(code), "{code:?} was never written");
    }
}
