//! The files under the explorer, in a real pseudo-terminal: the editor, what it changed, reading again.
#![cfg(unix)]

#[path = "stage/pty.rs"]
mod pty;
mod stage;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use pty::Session;
use stage::{bridge, folder, put, small};

/// A script that notes its arguments and the terminal's state, and changes a word of the file.
fn editor(home: &Path, name: &str, change: &str) -> String {
    let record = home.join("record");
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > '{record}'\nstty -a | grep -o '[-]*icanon' >> '{record}'\n\
         for file do :; done\nsed '{change}' \"$file\" > \"$file.new\" && mv \"$file.new\" \"$file\"\n",
        record = record.display()
    );
    let path = put(home, name, &script);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it may be run");
    path.to_str().expect("letters").to_owned()
}

#[test]
fn the_editor_gets_file_and_line_and_what_it_changed_is_read_again() {
    let (home, path) = bridge(&[]);
    let editor = editor(home.path(), "vi", "s/The bridge is said to fall/The bridge is said to lean/");
    let more = [("EDITOR", editor.as_str())];
    let mut session = Session::of(stage::DATELINE, &[&path], home.path(), &more, 80, 24).0;
    session.until("The bridge is said to fall");
    session.press("e");
    session.until("The bridge is said to lean");
    let record = fs::read_to_string(home.path().join("record")).expect("the editor was started");
    let file = format!("{path}/chronology.ron");
    let line = stage::SMALL.lines().position(|line| line.contains("id: \"fell\"")).expect("it is there");
    let told: Vec<&str> = record.lines().collect();
    // The event begins with `Event(`, a line above its id.
    let plus = told[0].strip_prefix('+').and_then(|number| number.parse::<usize>().ok());
    assert!(plus.is_some_and(|plus| plus == line || plus == line + 1), "{record}");
    assert_eq!(told[1..], [file.as_str(), "icanon"], "the editor's terminal is an ordinary one");
    // It is usable as before, the selection where it was.
    session.press("s");
    session.until("other side");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
}

#[test]
fn an_editor_that_fails_is_told() {
    let (home, path) = bridge(&[]);
    for (editor, words) in [("no-such-editor-anywhere", "could not be started"), ("false", "ended with")] {
        let more = [("VISUAL", editor), ("EDITOR", "true")];
        let mut session = Session::of(stage::DATELINE, &[&path], home.path(), &more, 120, 36).0;
        session.until("? keys");
        session.press("e");
        session.until(words);
        session.press("q");
        assert_eq!(session.end().exit_code(), 0);
        session.until_restored();
    }
}

#[test]
fn the_built_in_chronology_is_not_for_the_editor() {
    let home = folder();
    let editor = editor(home.path(), "vi", "");
    let more = [("EDITOR", editor.as_str())];
    let mut session = Session::of(stage::DATELINE, &[], home.path(), &more, 120, 36).0;
    session.until("? keys");
    session.press("e");
    session.until("cannot be edited");
    assert!(!home.path().join("record").exists());
}

#[test]
fn reading_again_shows_what_changed_outside() {
    let (home, path) = bridge(&[]);
    let mut session = Session::of(stage::DATELINE, &[&path], home.path(), &[], 160, 36).0;
    session.until("The bridge is said to fall");
    small(Path::new(&path), &[("The bridge is said to fall", "The bridge is said to sway")]);
    session.press("r");
    session.until("The bridge is said to sway");
    // A file that is gone is told, and what was read before still stands.
    fs::remove_dir_all(&path).expect("it was there");
    session.press("r");
    session.until("there is no such file or folder");
    session.until("The bridge is said to sway");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn a_broken_event_is_told_and_the_rest_is_there() {
    let (home, path) = bridge(&[("when: \"1912\"", "when: \"1912-3\"")]);
    let mut session = Session::start(&[&path], home.path());
    session.until("The bridge is said to fall");
    session.press("!");
    session.until("1912-03");
    session.until("chronology.ron:");
    session.press("\u{1b}");
    session.until_gone("1912-03");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
}
