//! The terminal: every mode that was switched on is switched off again, on return, error, panic and
//! signal.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::App;
use crate::layout::Size;
use crate::view::Screen;
use crate::view::theme::Theme;

/// The exit status after a panic, as Rust's own is.
const PANICKED: i32 = 101;

/// Whether the terminal is ours now. The one piece of global state: a panic or a signal on any thread has
/// to know what to undo.
static OURS: AtomicBool = AtomicBool::new(false);

/// The screen of a running explorer. Dropping it gives the terminal back.
pub struct Tty {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
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
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.flush()?;
        self.terminal.swap_buffers();
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        self.terminal.backend_mut().flush()
    }

    /// Forgets what is on the screen, so that the next frame draws every cell. (The library's own clearing
    /// would ask the terminal where its cursor is, and wait for an answer that not every one gives.)
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn fresh(&mut self, size: Size) -> io::Result<()> {
        execute!(io::stdout(), Clear(ClearType::All))?;
        self.terminal = terminal(size)?;
        Ok(())
    }

    /// Gives the terminal away for a while, and takes it back.
    ///
    /// # Errors
    /// What `meanwhile` returns, or the terminal refuses.
    pub fn away<T>(&mut self, mouse: bool, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let result = meanwhile();
        enter()?;
        capture_mouse(mouse)?;
        let area = self.terminal.get_frame().area();
        self.fresh(Size::new(area.width, area.height))?;
        Ok(result)
    }
}

fn terminal(size: Size) -> io::Result<Terminal<CrosstermBackend<BufWriter<Stdout>>>> {
    // One write a frame instead of one every few cells.
    let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout()));
    // A fixed viewport: the size is ours to clamp, and a change of it is a message.
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(size.area()) })
}

impl Drop for Tty {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() -> io::Result<()> {
    OURS.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)
}

/// Switches the capture of the mouse.
///
/// # Errors
/// The terminal is gone.
pub fn capture_mouse(on: bool) -> io::Result<()> {
    if on { execute!(io::stdout(), EnableMouseCapture) } else { execute!(io::stdout(), DisableMouseCapture) }
}

/// Undoes every mode, in reverse. Does nothing where nothing was switched on, so it may be called from
/// anywhere, any number of times. Errors have nobody left to tell.
pub fn restore() {
    if OURS.swap(false, Ordering::SeqCst) {
        let _ = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

/// Restores the terminal before a panic is reported, on whatever thread it happens; the report itself
/// passes the sanitiser. A panic on another thread ends the program too: what is left would go on drawing
/// on a terminal that is no longer its own.
pub fn restore_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        restore();
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
