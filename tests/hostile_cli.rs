//! Dossiers from strangers on the command line: nothing of them reaches the terminal as a command, and files that
//! are no chronology are told.

#[path = "stage/evil.rs"]
mod evil;
mod stage;
#[path = "stage/strict.rs"]
mod strict;

use std::fs;

use dateline::load::Root;
use evil::{EVIL, dossier};
use stage::{Ran, dateline, run};
use strict::strays_in_lines;

#[test]
fn nothing_in_a_dossier_reaches_the_terminal_from_the_command_line() {
    let (folder, place) = dossier();
    let Root::Path(path) = &place.root else { return };
    let path = path.to_str().expect("letters");
    let first = format!("first{EVIL}").replace('\0', "");
    for arguments in [
        &["list", path] as &[&str],
        &["list", path, "--format", "json"],
        &["list", path, "-q", &first],
        &["list", path, "-q", "evil: when:\u{1b}[31m"],
        &["show", path, "second"],
        &["show", path, "second", "--format", "json"],
        &["show", path, "second", "--format", "markdown"],
        &["show", path, &first],
        &["check", path],
        &["check", path, "--format", "json"],
        &["check", &first],
        &["when", &first],
        &["when", &first, "--format", "json"],
        &["fingerprint", &first],
        &["--keys", &first],
        &["--keys", "", "--size", &first],
        &["--keys", "", "--config", &first],
        &[path, "--keys", "", "-q", &first],
    ] {
        let mut command = dateline(folder.path());
        command.args(arguments);
        let Ran { code, out, err } = run(command);
        let told = format!("{arguments:?}");
        assert!(code.is_some_and(|code| code <= 2), "{told} {code:?} {err}");
        assert_eq!(strays_in_lines((out.clone() + &err).as_bytes()), Vec::<String>::new(), "{told}\n{out}\n{err}");
        assert!(err.len() < 10_000, "{told}: {} bytes of error", err.len());
    }
}

#[test]
fn a_wrong_option_is_not_repeated_as_it_is() {
    let folder = stage::folder();
    for arguments in
        [&["--theme", "\u{9b}31m\u{202e}x"] as &[&str], &["\u{202e}x", "\u{9b}31m"], &["list", "--format", "\u{202e}x"]]
    {
        let mut command = dateline(folder.path());
        command.args(arguments);
        let Ran { err, .. } = run(command);
        assert_eq!(strays_in_lines(err.as_bytes()), Vec::<String>::new(), "{arguments:?}\n{err}");
    }
}

#[test]
fn files_that_are_no_chronology_are_told_and_nothing_more() {
    let folder = stage::folder();
    for (nth, bytes) in [
        b"".as_slice(),
        b"\0\0\0\0",
        b"\xff\xfe\xfd",
        b"(((((((((((",
        b"Chronology(",
        b"Chronology(title: \"a",
        b"[1, 2, 3]",
        b"\x1b]0;owned\x07",
        b"Chronology(title: \"t\", about: \"\", sources: 7, events: \"no\")",
        &b"[".repeat(100_000),
        &b"\"".repeat(99_999),
        &b"Event(".repeat(20_000),
    ]
    .into_iter()
    .enumerate()
    {
        let path = folder.path().join(format!("{nth}.ron"));
        fs::write(&path, bytes).expect("it is written");
        for arguments in [&["check"] as &[&str], &["list"], &["--keys", "! j enter", "--print", "text"]] {
            let mut command = dateline(folder.path());
            if arguments[0] == "--keys" {
                command.arg(&path).args(arguments);
            } else {
                command.args(arguments).arg(&path);
            }
            let Ran { code, out, err } = run(command);
            assert!(code.is_some_and(|code| code <= 2), "{nth} {arguments:?}: {code:?} {err}");
            assert_eq!(strays_in_lines((out.clone() + &err).as_bytes()), Vec::<String>::new(), "{nth} {arguments:?}");
            assert!(!err.contains("made a mistake"), "{nth} {arguments:?}: {err}");
            assert!(arguments[0] != "check" || code != Some(0), "{nth}: nothing is wrong with it?\n{out}");
        }
    }
}
