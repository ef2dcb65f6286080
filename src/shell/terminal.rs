//! The terminal: every mode that was switched on is switched off again, on return, error, panic, signal and where
//! nobody reads any more.

use std::io::{self, BufWriter, Write};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::App;
use crate::layout::Size;
use crate::shell::tty::{self, Out};
use crate::view::Screen;
use crate::view::theme::Theme;

/// The exit status after a panic, as Rust's own is.
const PANICKED: i32 = 101;

/// The modes that are on, by their bits; raw mode is the business of `tty`. Global, as a panic or a signal on any thread has to know what to undo.
static ON: AtomicU8 = AtomicU8::new(0);

/// Whether somebody else has the terminal for a while.
static AWAY: AtomicBool = AtomicBool::new(false);

/// A mode of the terminal (xterm's names for them), with what switches it on and off.
struct Mode {
    bit: u8,
    on: &'static str,
    off: &'static str,
}

const ALTERNATE_SCREEN: Mode = Mode { bit: 1, on: "\x1b[?1049h", off: "\x1b[?1049l" };
const BRACKETED_PASTE: Mode = Mode { bit: 2, on: "\x1b[?2004h", off: "\x1b[?2004l" };
const HIDDEN_CURSOR: Mode = Mode { bit: 4, on: "\x1b[?25l", off: "\x1b[?25h" };
/// Its buttons, also while it is moved, and wherever it is; positions in both notations for large screens.
const MOUSE: Mode = Mode {
    bit: 8,
    on: "\x1b[?1000h\x1b[?1002h\x1b[?1003h\x1b[?1015h\x1b[?1006h",
    off: "\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l",
};
/// A frame is being written, to be shown when it is whole.
const FRAME: Mode = Mode { bit: 16, on: "\x1b[?2026h", off: "\x1b[?2026l" };

/// The modes in the order in which they are switched on.
const MODES: [Mode; 5] = [ALTERNATE_SCREEN, BRACKETED_PASTE, HIDDEN_CURSOR, MOUSE, FRAME];

/// Ends whatever sequence was being written (CAN, ECMA-48).
const CANCEL: &str = "\x18";

impl Mode {
    fn switch_on(&self, out: &mut impl Write) -> io::Result<()> {
        ON.fetch_or(self.bit, Ordering::SeqCst);
        out.write_all(self.on.as_bytes())
    }

    fn switch_off(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(self.off.as_bytes())?;
        out.flush()?;
        ON.fetch_and(!self.bit, Ordering::SeqCst);
        Ok(())
    }
}

/// The screen of a running explorer. Dropping it gives the terminal back.
pub struct Tty {
    terminal: Terminal<CrosstermBackend<BufWriter<Out>>>,
}

impl Tty {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// The terminal refuses.
    pub fn take(size: Size) -> io::Result<Self> {
        enter().inspect_err(|_| restore())?;
        Ok(Self { terminal: terminal(size).inspect_err(|_| restore())? })
    }

    /// Draws what has changed.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, app: &App, theme: &Theme, ascii: bool) -> io::Result<()> {
        if self.terminal.get_frame().area() != app.size.area() {
            self.fresh(app.size)?;
        }
        // The picture is made first: should that panic, nothing has been begun that would have to be ended.
        let mut frame = self.terminal.get_frame();
        let area = frame.area();
        frame.render_widget(Screen { app, theme, ascii }, area);
        FRAME.switch_on(self.terminal.backend_mut())?;
        self.terminal.flush()?;
        self.terminal.swap_buffers();
        FRAME.switch_off(self.terminal.backend_mut())
    }

    /// Forgets what is on the screen, so that the next frame draws every cell. (The library's own clearing
    /// would ask the terminal where its cursor is, and wait for an answer that not every one gives.)
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn fresh(&mut self, size: Size) -> io::Result<()> {
        queue!(Out, Clear(ClearType::All))?;
        self.terminal = terminal(size)?;
        Ok(())
    }

    /// Gives the terminal away for a while, and takes it back.
    ///
    /// # Errors
    /// What `meanwhile` returns, or the terminal refuses.
    pub fn away<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        let mouse = ON.load(Ordering::SeqCst) & MOUSE.bit != 0;
        restore();
        AWAY.store(true, Ordering::SeqCst);
        let result = meanwhile();
        AWAY.store(false, Ordering::SeqCst);
        enter()?;
        if mouse {
            MOUSE.switch_on(&mut Out)?;
        }
        let area = self.terminal.get_frame().area();
        self.fresh(Size::new(area.width, area.height))?;
        Ok(result)
    }
}

fn terminal(size: Size) -> io::Result<Terminal<CrosstermBackend<BufWriter<Out>>>> {
    // One write a frame instead of one every few cells.
    let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, Out));
    // A fixed viewport: the size is ours to clamp, and a change of it is a message.
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(size.area()) })
}

impl Drop for Tty {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() -> io::Result<()> {
    tty::make_raw()?;
    ALTERNATE_SCREEN.switch_on(&mut Out)?;
    BRACKETED_PASTE.switch_on(&mut Out)?;
    HIDDEN_CURSOR.switch_on(&mut Out)
}

/// Switches the capture of the mouse.
///
/// # Errors
/// The terminal is gone.
pub fn capture_mouse(on: bool) -> io::Result<()> {
    if on { MOUSE.switch_on(&mut Out) } else { MOUSE.switch_off(&mut Out) }
}

/// Whether the terminal has been given away for a while.
pub fn is_away() -> bool {
    AWAY.load(Ordering::SeqCst)
}

/// What undoes the modes that are on, in reverse; they count as undone.
fn undoing() -> String {
    let on = ON.swap(0, Ordering::SeqCst);
    MODES.iter().rev().filter(|mode| on & mode.bit != 0).map(|mode| mode.off).collect()
}

/// Undoes every mode. Does nothing where nothing was switched on, so it may be called any number of times. Errors
/// have nobody left to tell.
pub fn restore() {
    let codes = undoing();
    tty::restore_modes();
    let _ = Out.write_all(codes.as_bytes());
}

/// Undoes every mode for good, on any thread, whatever the others are doing and though nobody may be reading.
/// Nothing is written to the terminal after this.
pub fn give_back() {
    let codes = undoing();
    tty::restore_modes();
    let cancel = if codes.is_empty() { "" } else { CANCEL };
    tty::last_words(format!("{cancel}{codes}").as_bytes());
}

/// Restores the terminal before a panic is reported, on whatever thread it happens; the report itself
/// passes the sanitiser. A panic on another thread ends the program too: what is left would go on drawing
/// on a terminal that is no longer its own.
pub fn restore_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        give_back();
        let report = panic.to_string();
        for line in report.lines() {
            crate::out::complain(line);
        }
        crate::out::complain(crate::phrases::PANICKED);
        if std::thread::current().name() != Some("main") {
            std::process::exit(PANICKED);
        }
    }));
}
