//! What the terminal reports → messages. The only file that names the terminal library's events.

use std::io;
use std::sync::mpsc::{Receiver, Sender, sync_channel};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::app::{Message, Turn};
use crate::keymap::{Code, Key};
use crate::layout::Size;
use crate::shell::Incoming;

/// Lets the reading thread go on to the next event.
///
/// It reads one event at a time and waits in between, so that nobody else (an editor, the shell after
/// Ctrl-Z) has to share the keyboard with it.
pub struct Permit(std::sync::mpsc::SyncSender<()>);

impl Permit {
    /// The last event has been dealt with.
    pub fn next(&self) {
        // The reader is gone only when the program is about to end.
        let _ = self.0.send(());
    }
}

/// Listens for changes of size from now on: the library begins to when it is first asked for anything. A
/// change before that would be lost, and the screen be drawn for a size that it no longer has.
pub fn listen() {
    // Whether there is input already does not matter; what is wrong with the terminal is told when it is read.
    let _ = event::poll(Duration::ZERO);
}

/// Starts reading, on a thread of its own.
pub fn start(sink: Sender<Incoming>) -> Permit {
    let (permit, permitted) = sync_channel(1);
    std::thread::spawn(move || read(&sink, &permitted));
    Permit(permit)
}

fn read(sink: &Sender<Incoming>, permitted: &Receiver<()>) {
    while permitted.recv().is_ok() {
        loop {
            match event::read() {
                Ok(event) => {
                    if let Some(message) = message(event) {
                        if sink.send(Incoming::Input(message)).is_err() {
                            return;
                        }
                        break;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let _ = sink.send(Incoming::Gone(error));
                    return;
                }
            }
        }
    }
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize(Size::new(width, height))),
        Event::Mouse(mouse) => {
            let (column, row) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Message::Point { column, row }),
                MouseEventKind::Drag(MouseButton::Left) => Some(Message::Drag { column, row }),
                kind => turn(kind, mouse.modifiers).map(|turn| Message::Wheel { column, row, turn }),
            }
        }
        _ => None,
    }
}

/// Which way the wheel was turned; with Shift it goes sideways.
fn turn(kind: MouseEventKind, modifiers: KeyModifiers) -> Option<Turn> {
    let sideways = modifiers.contains(KeyModifiers::SHIFT);
    Some(match kind {
        MouseEventKind::ScrollUp if sideways => Turn::Left,
        MouseEventKind::ScrollDown if sideways => Turn::Right,
        MouseEventKind::ScrollUp => Turn::Up,
        MouseEventKind::ScrollDown => Turn::Down,
        MouseEventKind::ScrollLeft => Turn::Left,
        MouseEventKind::ScrollRight => Turn::Right,
        _ => return None,
    })
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        KeyCode::Char(char) => {
            // Some terminals report Shift beside the small letter.
            let shifted = key.modifiers.contains(KeyModifiers::SHIFT) && char.is_lowercase();
            Code::Char(if shifted { char.to_uppercase().next().unwrap_or(char) } else { char })
        }
        KeyCode::F(number) => Code::F(number),
        other => Key::named(name(other)?)?.code,
    };
    Some(Key {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}

fn name(code: KeyCode) -> Option<&'static str> {
    Some(match code {
        KeyCode::Enter => "enter",
        KeyCode::Esc => "esc",
        KeyCode::Tab => "tab",
        KeyCode::BackTab => "backtab",
        KeyCode::Backspace => "backspace",
        KeyCode::Delete => "delete",
        KeyCode::Up => "up",
        KeyCode::Down => "down",
        KeyCode::Left => "left",
        KeyCode::Right => "right",
        KeyCode::PageUp => "pgup",
        KeyCode::PageDown => "pgdn",
        KeyCode::Home => "home",
        KeyCode::End => "end",
        _ => return None,
    })
}
