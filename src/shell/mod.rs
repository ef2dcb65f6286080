//! The terminal, signals, files, threads: performs what the state wishes for. No decisions.

mod background;
mod child;
mod clipboard;
pub mod config;
mod editor;
pub mod headless;
mod input;
mod loader;
mod memo;
mod opener;
pub mod print;
pub mod searcher;
mod seeker;
mod signals;
pub mod state;
mod svg;
pub mod terminal;
mod tty;
mod watchdog;
mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

pub use background::{Ground, ThemeChoice, palette};
pub use loader::{Place, Reading, kept_index, open, pdf_reader};
pub use seeker::seek;

use crate::app::{App, Effect, Message, Queries, Wish};
use crate::keymap::Keymap;
use crate::layout::Size;
use crate::load::Root;
use crate::view::theme::Theme;
use input::Permit;
use loader::Loader;
use terminal::Tty;
use worker::Workers;

/// What comes in from the threads.
#[derive(Debug)]
pub enum Incoming {
    /// From the keyboard or the mouse; the next is read when this has been dealt with.
    Input(Message),
    /// From a worker.
    Told(Message),
    /// To be stopped, as by Ctrl-Z, from outside.
    Stop,
    /// Continued after a stop that was not asked for: the terminal may be in any state.
    Continued,
    /// To leave at once, and to say when that is done.
    Leave(Sender<()>),
    /// The terminal is gone.
    Gone(io::Error),
}

/// How a visit ended.
enum Left {
    /// As was wished.
    Wished,
    /// The files could never be read: why.
    Unreadable(String),
    /// Told to by a signal, whose sender waits for an answer and then ends the program.
    Told(Sender<()>),
}

/// How to run.
pub struct Settings {
    /// Where the chronology comes from.
    pub place: Place,
    /// The folder in which what is read of long chronologies is kept, if it is to be.
    pub cache: Option<PathBuf>,
    /// The query to begin with.
    pub query: Option<String>,
    /// Which sources are to count.
    pub wish: Wish,
    /// The keys.
    pub keymap: Keymap,
    /// Which colours.
    pub theme: ThemeChoice,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// Whether the mouse is captured from the start.
    pub mouse: bool,
    /// The command that copies, with its arguments; without one the terminal is told to.
    pub copy: Vec<String>,
    /// The command that opens an address, with its arguments; the system's own where it is empty.
    pub open: Vec<String>,
    /// Something to say at the start: what is wrong with the configuration.
    pub notice: Option<String>,
}

/// How long the first frame waits for the files: most chronologies are read by then, and the first thing
/// on the screen is the story instead of a word about reading.
const PATIENCE: Duration = Duration::from_millis(80);

/// Explores until somebody leaves.
///
/// # Errors
/// A sentence for the person; the terminal is as it was.
pub fn explore(settings: Settings) -> Result<(), String> {
    terminal::restore_on_panic();
    tty::keep_modes();
    let (sink, incoming) = channel();
    signals::watch(sink.clone());
    watchdog::watch(sink.clone());
    let cache = settings.cache.as_deref().and_then(|folder| settings.place.cache_in(folder));
    let workers = Workers::start(Loader::keeping(settings.place.clone(), cache), &sink);
    workers.give(Effect::Load);
    let gone = |error: io::Error| format!("the terminal cannot be used: {error}");
    let theme = Theme::of(palette(settings.theme, background::ask));
    input::listen();
    let (width, height) = crossterm::terminal::size().map_err(gone)?;
    let label = state::label(&settings.place.root);
    let wanted = state::recall(&label);
    let bookmarks = wanted.as_ref().map_or_else(Vec::new, |wanted| wanted.bookmarks.clone());
    let mut app = App::new(Size::new(width, height), settings.keymap, wanted);
    app.mouse = settings.mouse;
    app.queries = state::recall_queries();
    app.place.query = settings.query.unwrap_or_default();
    app.wish = settings.wish;
    wait_for_files(&mut app, &workers, &incoming)?;
    if settings.notice.is_some() {
        app.notice = settings.notice;
    }
    let queries = app.queries.clone();
    let mut session = Session {
        tty: Tty::take(app.size).map_err(gone)?,
        app,
        theme,
        ascii: settings.ascii,
        workers,
        permit: input::start(sink),
        root: settings.place.root,
        copy: settings.copy,
        label,
        bookmarks,
        queries,
        open: settings.open,
        told_of_damage: false,
    };
    if settings.mouse {
        terminal::capture_mouse(true).map_err(gone)?;
    }
    session.draw().map_err(gone)?;
    session.permit.next();
    let left = session.run(&incoming);
    if tty::is_over() {
        end();
    }
    terminal::restore();
    session.remember();
    drop(session);
    match left.map_err(gone)? {
        Left::Wished => Ok(()),
        Left::Unreadable(why) => Err(why),
        Left::Told(left) => {
            let _ = left.send(());
            end()
        }
    }
}

/// Waits for the end that another thread is about to bring, with the exit status that is right.
fn end() -> ! {
    loop {
        std::thread::park();
    }
}

/// Takes in what the workers tell until the files are read, for a moment at most. What cannot be read at
/// all ends the program before the terminal is touched.
fn wait_for_files(app: &mut App, workers: &Workers, incoming: &Receiver<Incoming>) -> Result<(), String> {
    let until = Instant::now() + PATIENCE;
    while let Ok(message) = incoming.recv_timeout(until.saturating_duration_since(Instant::now())) {
        let Incoming::Told(message) = message else { continue };
        if let Message::Unreadable(why) = message {
            return Err(why);
        }
        // What the workers tell is answered by questions for them, if at all.
        if let Some(effect) = app.update(message) {
            workers.give(effect);
        }
        if app.desk.checked && app.has_answer() {
            break;
        }
    }
    Ok(())
}

struct Session {
    tty: Tty,
    app: App,
    theme: Theme,
    ascii: bool,
    workers: Workers,
    permit: Permit,
    root: Root,
    copy: Vec<String>,
    /// How this chronology is told from others.
    label: String,
    /// The bookmarks that were kept last.
    bookmarks: Vec<String>,
    /// The queries that were kept last.
    queries: Queries,
    open: Vec<String>,
    /// Whether the loader knows that what it has read from the cache is not to be believed.
    told_of_damage: bool,
}

impl Session {
    fn remember(&mut self) {
        if let Some(place) = self.app.remembered() {
            let kept = place.bookmarks.clone();
            // Else the next time would take what could not be written for what somebody has taken away.
            if state::remember(&self.label, place, &self.bookmarks).is_ok() {
                self.bookmarks = kept;
            }
        }
        if self.app.queries != self.queries && state::keep_queries(&self.app.queries, &self.queries).is_ok() {
            self.queries.clone_from(&self.app.queries);
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.tty.draw(&self.app, &self.theme, self.ascii)
    }

    /// One message after the other; a frame when there is no more to take in.
    fn run(&mut self, incoming: &Receiver<Incoming>) -> io::Result<Left> {
        while let Ok(first) = incoming.recv() {
            let mut next = Some(first);
            while let Some(message) = next {
                let (message, from_input) = match message {
                    Incoming::Input(message) => (message, true),
                    Incoming::Told(message) => (message, false),
                    Incoming::Gone(error) => return Err(error),
                    Incoming::Leave(left) => return Ok(Left::Told(left)),
                    Incoming::Stop => {
                        self.away(signals::stop)?;
                        break;
                    }
                    Incoming::Continued => {
                        self.away(|| ())?;
                        break;
                    }
                };
                if let (Message::Unreadable(why), false) = (&message, self.app.has_read()) {
                    return Ok(Left::Unreadable(why.clone()));
                }
                // A change of size may have left anything on the screen, even if the size is the old one.
                if matches!(message, Message::Resize(_)) {
                    self.tty.fresh(self.app.size)?;
                }
                if let Some(effect) = self.app.update(message) {
                    if effect == Effect::Quit {
                        return Ok(Left::Wished);
                    }
                    self.perform(effect)?;
                }
                if from_input {
                    self.look_at_size()?;
                    self.permit.next();
                }
                next = incoming.try_recv().ok();
            }
            self.draw()?;
            self.look_at_damage();
        }
        Ok(Left::Wished)
    }

    /// Has the files read where what was kept of them turned out to be damaged: what could not be read of it is empty.
    fn look_at_damage(&mut self) {
        let damaged = self.app.desk.opened.is_damaged();
        if damaged && !self.told_of_damage {
            self.workers.give(Effect::Load);
        }
        self.told_of_damage = damaged;
    }

    /// Gives the terminal away for a while. Nobody knows whether it comes back.
    fn away<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        self.remember();
        let result = self.tty.away(meanwhile)?;
        self.look_at_size()?;
        Ok(result)
    }

    /// The terminal library loses a change of size that comes together with a key; so it is asked.
    fn look_at_size(&mut self) -> io::Result<()> {
        let (width, height) = crossterm::terminal::size()?;
        let size = Size::new(width, height);
        if size != self.app.size {
            self.take(Message::Resize(size))?;
        }
        Ok(())
    }

    /// Takes in what came of an effect, and does what is asked for then: some question for the workers, if anything.
    fn take(&mut self, message: Message) -> io::Result<()> {
        self.app.update(message).map_or(Ok(()), |effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Find { .. }
            | Effect::Complete { .. }
            | Effect::Suggest { .. }
            | Effect::FindIn { .. }
            | Effect::SearchOn
            | Effect::Load
            | Effect::Weigh(_)
            | Effect::Tabulate { .. }
            | Effect::Bear(_)
            | Effect::ReadDates { .. } => self.workers.give(effect),
            Effect::Redraw => self.tty.fresh(self.app.size)?,
            Effect::Mouse(on) => terminal::capture_mouse(on)?,
            Effect::Suspend => self.away(signals::stop)?,
            Effect::Edit { file, line, column } => {
                let path = editor::path(&self.root, &file);
                let outcome = self.away(|| editor::edit(&path, line, column))?;
                match outcome {
                    Ok(()) => self.workers.give(Effect::Load),
                    Err(why) => self.take(Message::Outcome(why))?,
                }
            }
            Effect::Copy { text, what } => {
                let outcome = clipboard::copy(&self.copy, &text, &what)?;
                self.take(Message::Outcome(outcome))?;
            }
            Effect::Remember => self.remember(),
            Effect::Open(link) => {
                let outcome = opener::open(&self.open, &link);
                self.take(Message::Outcome(outcome))?;
            }
            Effect::Quit => {}
        }
        Ok(())
    }
}
