//! A panic gives the terminal back, on whatever thread it happens.
//!
//! The program has no key that panics, so this test starts itself again in a pseudo-terminal, takes the
//! terminal over as the explorer does, and panics there.

#![cfg(unix)]

use std::io::Read;

use dateline::layout::Size;
use dateline::shell::terminal::{Tty, restore_on_panic};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// Set in the environment of the process that is to panic.
const PANIC: &str = "DATELINE_TEST_PANIC";

#[test]
fn panics_where_it_is_told_to() {
    if std::env::var_os(PANIC).is_none() {
        return;
    }
    restore_on_panic();
    let tty = Tty::take(Size::new(80, 24)).expect("the pseudo-terminal is there");
    std::thread::spawn(|| panic!("a mistake with \u{1b}[31mcolours\u{202e}")).join().expect_err("it panics");
    drop(tty);
}

#[test]
fn a_panic_on_any_thread_gives_the_terminal_back() {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let before = format!("{:?}", pty.master.get_termios().expect("it has modes"));
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "panics_where_it_is_told_to", "--nocapture"]);
    command.env(PANIC, "1");
    command.env("RUST_BACKTRACE", "0");
    let mut reader = pty.master.try_clone_reader().expect("a reader");
    let mut child = pty.slave.spawn_command(command).expect("it starts");
    let status = child.wait().expect("it ends");
    let after = format!("{:?}", pty.master.get_termios().expect("it has modes"));
    drop(pty.slave);
    let mut bytes = Vec::new();
    // The end of a pseudo-terminal is an error on some systems.
    let _ = reader.read_to_end(&mut bytes);
    let said = String::from_utf8_lossy(&bytes);
    assert_eq!(status.exit_code(), 101, "{said}");
    assert_eq!(after, before, "the modes of the terminal are as they were");
    for (on, off) in [("?1049h", "?1049l"), ("?25l", "?25h"), ("?2004h", "?2004l")] {
        assert!(said.contains(on) && said.rfind(off) > said.rfind(on), "{off} after {on}: {said:?}");
    }
    let told = said.find("a mistake with ").expect("what happened is told");
    assert!(told > said.rfind("?1049l").expect("checked above"), "it is told on the screen of the shell");
    assert!(said.contains("␛[31mcolours‹202E›"), "and it is harmless: {said:?}");
}
