//! Leaving against its will: signals, also while nobody reads what is written; a terminal that hangs up; being
//! stopped and continued from outside. Each leaves the terminal as it was, and the exit status of the signal.
#![cfg(unix)]

#[path = "stage/pty.rs"]
mod pty;
mod stage;

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{MasterPty, native_pty_system};
use pty::{MUTE, PATIENCE, STEP, Session, cells, modes, size, took_over, unbalanced};
use stage::{DATELINE, bridge, environment, folder, put};

#[test]
fn a_signal_ends_it_though_nobody_reads() {
    for (signal, name) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt"), ("QUIT", "Quit")] {
        let home = folder();
        let (mut session, before) = Session::of(DATELINE, &[], home.path(), &[], 80, 24);
        session.until("? keys");
        let status = session.unread(|session| {
            // Any of these frames is more than a pseudo-terminal holds.
            for cols in [400, 380, 400, 380, 400, 380] {
                session.resize(cols, 120);
                std::thread::sleep(Duration::from_millis(100));
            }
            session.signal(signal);
            session.end()
        });
        assert_eq!(status.signal(), Some(name), "{signal}: {status}");
        assert_eq!(modes(session.master.as_ref()), before, "{signal}");
        session.until_restored();
        took_over(&session.bytes());
        // A frame was cut, so the sequence that was being written is ended first.
        assert!(session.bytes().contains("\u{18}\u{1b}[?2026l"), "{signal}");
        assert!(session.bytes().ends_with("\u{1b}[?1049l"), "{signal}: nothing follows");
    }
}

#[test]
fn a_signal_while_the_terminal_is_asked_for_its_colours_leaves_it_as_it_was() {
    let home = folder();
    let more = [("COLORFGBG", ""), MUTE];
    let (mut session, before) = Session::of(DATELINE, &[], home.path(), &more, 80, 24);
    session.wait_for("the question", |session| session.bytes().contains("\u{1b}]11;?"));
    session.signal("TERM");
    assert_eq!(session.end().signal(), Some("Terminated"));
    session.until_restored();
    assert_eq!(modes(session.master.as_ref()), before);
}

/// Starts it on a terminal that is nobody's controlling one, with some other input or without.
fn started(home: &Path, input: Option<Stdio>) -> (Child, Box<dyn MasterPty + Send>) {
    let pair = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal");
    let name = pair.master.tty_name().expect("it has a name");
    // The tests are not to have it either.
    let nobodys = rustix::fs::OFlags::NOCTTY.bits().cast_signed();
    let end = || File::options().read(true).write(true).custom_flags(nobodys).open(&name).expect("its other end");
    let mut command = Command::new("setsid");
    command.arg(DATELINE).env_clear().envs(environment(home)).env("COLORFGBG", "15;0");
    command.stdin(input.unwrap_or_else(|| end().into())).stdout(end()).stderr(end());
    (command.spawn().expect("it starts"), pair.master)
}

/// Lets it explore a terminal that is nobody's controlling one, so that nobody is sent SIGHUP; hangs up; says how it
/// ended, and after which time.
fn hung_up() -> (ExitStatus, Duration) {
    let home = folder();
    let (mut child, master) = started(home.path(), None);
    let mut screen = vt100::Parser::new(cells(24), cells(80), 0);
    let mut reader = master.try_clone_reader().expect("a screen");
    let mut block = [0; 4096];
    while !screen.screen().contents().contains("? keys") {
        let read = reader.read(&mut block).expect("something to read");
        screen.process(&block[..read]);
    }
    drop((reader, master));
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("it is our child") {
            return (status, began.elapsed());
        }
        if began.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("it goes on without a terminal");
        }
        std::thread::sleep(STEP);
    }
}

#[test]
fn a_terminal_that_hangs_up_ends_it_though_nobody_is_told() {
    let (status, _) = hung_up();
    assert_eq!(status.signal(), Some(1), "as SIGHUP does: {status}");
}

#[test]
fn without_a_keyboard_it_is_told() {
    let home = folder();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(writer);
    let (mut child, master) = started(home.path(), Some(reader.into()));
    let mut said = Vec::new();
    let mut screen = master.try_clone_reader().expect("a screen");
    // The end of a pseudo-terminal is an error on some systems.
    let _ = screen.read_to_end(&mut said);
    let said = String::from_utf8_lossy(&said);
    assert_eq!(child.wait().expect("it is our child").code(), Some(2), "{said}");
    assert!(said.contains("the terminal cannot be used"), "{said}");
    assert_eq!(unbalanced(&said), Vec::<&str>::new());
}

#[test]
fn keys_come_from_the_terminal_where_the_input_is_something_else() {
    let home = folder();
    let script = format!("true | '{DATELINE}'");
    let (mut session, before) = Session::of("sh", &["-c", &script], home.path(), &[], 80, 24);
    session.until("? keys");
    session.press("s");
    session.until("other side");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
    assert_eq!(modes(session.master.as_ref()), before);
}

/// Run by itself: `cargo test --test leaving -- --ignored`.
#[test]
#[ignore = "timed"]
fn hang_up_ends_within_a_second() {
    for _ in 0..5 {
        let (_, time) = hung_up();
        assert!(time < Duration::from_secs(1), "{time:?}");
    }
}

#[test]
fn stopped_from_outside_and_continued_it_is_as_it_was() {
    for (signal, gives_back) in [("TSTP", true), ("STOP", false)] {
        let home = folder();
        let script = format!(
            "set -m; sh -c 'echo $$ > pid; exec \"{DATELINE}\"'; printf 'in the %s\\n' shell; stty -a | grep -o \
             '[-]*icanon'; read line; fg >/dev/null; printf 'at the %s %d\\n' end $?"
        );
        let mut session = Session::of("bash", &["-c", &script], home.path(), &[], 80, 24).0;
        session.until("? keys");
        let id = fs::read_to_string(home.path().join("pid")).expect("its number");
        let sent = Command::new("sh").args(["-c", &format!("kill -{signal} {id}")]).status();
        assert!(sent.is_ok_and(|status| status.success()), "{signal} is sent");
        session.until("in the shell");
        session.until("icanon");
        if gives_back {
            assert!(!session.text().contains("-icanon"), "{}", session.text());
            assert_eq!(unbalanced(&session.bytes()), Vec::<&str>::new());
        }
        session.press("\n");
        session.until_whole("in the shell");
        // Keys come one by one again.
        session.press("s");
        session.until("other side");
        session.press("q");
        session.until("at the end 0");
        session.end();
        session.until_restored();
    }
}

#[test]
fn the_mouse_is_captured_again_after_a_stop() {
    let home = folder();
    let mut session = Session::start(&[], home.path());
    session.press(":mouse\r");
    session.until("mouse on:");
    session.signal("TSTP");
    session.wait_for("a stop", |session| session.bytes().contains("\u{1b}[?1049l"));
    assert_eq!(unbalanced(&session.bytes()), Vec::<&str>::new());
    session.frame_after(|session| session.signal("CONT"));
    let bytes = session.bytes();
    assert!(bytes.rfind("\u{1b}[?1000h") > bytes.rfind("\u{1b}[?1000l"), "the mouse is on again");
    session.press("q");
    session.end();
    session.until_restored();
}

#[test]
fn ctrl_c_in_the_editor_is_the_editors() {
    let (home, path) = bridge(&[]);
    // As vi does: the key is a signal, and it goes on.
    let script = "#!/bin/sh\ntrap 'echo caught' INT\necho editing\nread line\necho ready\nread line\n";
    let editor = put(home.path(), "editor", script);
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("it may be run");
    let more = [("EDITOR", editor.to_str().expect("letters"))];
    let (mut session, before) = Session::of(DATELINE, &[&path], home.path(), &more, 80, 24);
    session.until("? keys");
    session.press("e");
    session.until("editing");
    session.press("\u{3}");
    session.until("caught");
    session.press("\n");
    session.press("\n");
    session.until("? keys");
    session.press("\u{3}");
    assert_eq!(session.end().exit_code(), 0, "and in the explorer it leaves");
    session.until_restored();
    assert_eq!(modes(session.master.as_ref()), before);
}

#[test]
fn a_bookmark_is_kept_whatever_comes() {
    for signal in ["TERM", "HUP", "KILL"] {
        let home = folder();
        let mut session = Session::start(&[], home.path());
        session.press("m");
        session.until("bookmark set");
        session.signal(signal);
        session.end();
        let state = fs::read_to_string(home.path().join("state/dateline/state.ron")).expect("a state");
        assert!(state.contains("bookmarks: [\n"), "{signal}: {state}");
    }
}
