//! The explorer's doors: where there is no terminal to draw on, and without one, key by key (`--keys`, `--print`).

mod stage;

use std::fs;
use std::process::Stdio;

use stage::{Ran, dateline, everything, folder, put, ran, run, screen, small};

#[test]
fn a_terminal_that_can_do_nothing_is_told_of_the_list() {
    let home = folder();
    let mut command = dateline(home.path());
    command.env("TERM", "dumb");
    let Ran { code, out, err } = run(command);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("TERM=dumb") && err.contains("dateline list"), "{err}");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let home = folder();
    for arguments in COMMANDS {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = std::process::Command::new(stage::DATELINE);
        command.env_clear().envs(stage::environment(home.path())).args(arguments);
        let output = command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).output().expect("it starts");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), err.as_ref()), (Some(0), ""), "{arguments:?}");
    }
}

/// Every command that prints.
const COMMANDS: [&[&str]; 12] = [
    &["list"],
    &["list", "--format", "json"],
    &["list", "--format", "csv"],
    &["list", "--format", "ron"],
    &["show", "data-shared"],
    &["check"],
    &["check", "--format", "json"],
    &["when", "2021"],
    &["completions", "bash"],
    &["man"],
    &["--keys", ""],
    &["--help"],
];

#[test]
fn an_input_that_cannot_be_read_is_told() {
    let home = folder();
    let mut command = std::process::Command::new(stage::DATELINE);
    command.env_clear().envs(stage::environment(home.path())).args(["when", "-"]);
    let output = command.stdin(fs::File::open(home.path()).expect("a folder")).output().expect("it starts");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("standard input cannot be read"), "{err}");
}

/// A device that is always full, where the machine has one.
#[test]
fn a_full_disk_is_told() {
    let home = folder();
    let full = || fs::File::options().write(true).open("/dev/full");
    if full().is_err() {
        return;
    }
    for arguments in COMMANDS {
        let run = |err: Stdio| {
            let mut command = std::process::Command::new(stage::DATELINE);
            command.env_clear().envs(stage::environment(home.path())).args(arguments).stdin(Stdio::null());
            command.stdout(full().expect("checked above")).stderr(err).output().expect("it starts")
        };
        let output = run(Stdio::piped());
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {err}");
        assert!(err.contains("standard output cannot be written") && err.lines().count() == 1, "{arguments:?}: {err}");
        // And where even that cannot be said.
        assert_eq!(run(full().expect("checked above").into()).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn colours_are_left_out_where_nobody_wants_them() {
    let ansi = |theme: Option<&str>, no_color: Option<&str>| {
        let home = folder();
        let mut command = dateline(home.path());
        command.args(["--keys", "", "--print", "ansi"]);
        command.args(theme.map(|theme| ["--theme", theme]).into_iter().flatten());
        command.envs(no_color.map(|value| ("NO_COLOR", value)));
        run(command).out
    };
    let coloured = |text: &str| text.contains("38;2;") || text.contains("48;2;");
    assert!(coloured(&ansi(None, None)), "dark truecolour unless told otherwise");
    assert!(coloured(&ansi(None, Some(""))), "an empty NO_COLOR says nothing");
    assert!(coloured(&ansi(Some("light"), Some("1"))), "a flag is nearer than the environment");
    for plain in [ansi(None, Some("1")), ansi(Some("none"), None)] {
        let codes = plain.split('\u{1b}').skip(1).filter_map(|rest| rest.split('m').next());
        let colours = codes.flat_map(|code| code.trim_start_matches('[').split(';')).filter(|code| code.len() > 1);
        assert_eq!(colours.collect::<Vec<_>>(), Vec::<&str>::new());
    }
    assert!(ansi(Some("terminal"), None).contains("\u{1b}[0;"), "the sixteen colours are codes too");
}

#[test]
fn a_screen_is_printed_as_text_as_codes_and_as_a_picture() {
    let text = ran(&["--keys", "s", "--print", "text", "--size", "120x36"]).out;
    assert_eq!(text.lines().count(), 36);
    assert!(!text.contains('\u{1b}') && text.contains("NairaTalkToday"));
    let ansi = ran(&["--keys", "s", "--print", "ansi", "--size", "120x36"]).out;
    assert!(ansi.contains("\u{1b}[0;") && ansi.contains("NairaTalkToday"));
    let svg = ran(&["--keys", "s", "--print", "svg", "--size", "120x36"]).out;
    assert!(svg.trim_start().starts_with("<svg") || svg.trim_start().starts_with("<?xml"), "{}", &svg[..80]);
    assert!(svg.trim_end().ends_with("</svg>"));
    assert_eq!(
        ran(&["--print", "text"]).out,
        ran(&["--keys", "", "--size", "120x36"]).out,
        "120×36 unless told otherwise"
    );
}

#[test]
fn keys_are_pressed_one_after_the_other_until_somebody_leaves() {
    assert!(screen(&[], "120x36", "space x").contains("Binance and Russia"));
    assert_eq!(screen(&[], "120x36", "s q j j j j"), screen(&[], "120x36", "s q"));
    assert_eq!(screen(&[], "120x36", "shift-g"), screen(&[], "120x36", "G"));
    assert_eq!(screen(&[], "120x36", "down"), screen(&[], "120x36", "j"));
    assert_eq!(screen(&["-q", "praise"], "120x36", ""), screen(&[], "120x36", "/ p r a i s e enter"));
    assert!(screen(&["-q", "-tag:war"], "120x36", "").contains("-tag:war"));
}

#[test]
fn a_headless_run_leaves_no_trace_and_is_touched_by_none() {
    let home = folder();
    let untouched = ran(&["--keys", "j j", "--print", "text"]).out;
    put(
        home.path(),
        "config/dateline/config.ron",
        "(theme: \"light\", ascii: true, keys: [(keys: [\"j\"], command: \"quit\")])",
    );
    put(home.path(), "state/dateline/state.ron", "(places: {\"built-in\": (1, \"invasion\")})");
    let before = everything(home.path());
    for keys in ["j j", "/ p r a i s e enter q", "e", "ctrl-z", "r", ": m o u s e enter q", "! esc ? esc q"] {
        let mut command = dateline(home.path());
        command.args(["--keys", keys, "--print", "text"]);
        let Ran { code, out, .. } = run(command);
        assert_eq!(code, Some(0), "{keys}");
        if keys == "j j" {
            assert_eq!(out, untouched, "nothing of the person's own is read");
        }
    }
    assert_eq!(everything(home.path()), before);
    let state = fs::read_to_string(home.path().join("state/dateline/state.ron")).expect("it is still there");
    assert_eq!(state, "(places: {\"built-in\": (1, \"invasion\")})");

    let mut command = dateline(home.path());
    let config = home.path().join("config/dateline/config.ron");
    command.args(["--keys", "j", "--print", "text", "--config"]).arg(config);
    assert!(run(command).out.contains("has been left"), "a configuration that is named is read");

    let empty = folder();
    for arguments in [&["--keys", "q"] as &[&str], &["list"], &["check"], &["show", "meeting"], &["when", "2021"]] {
        let mut command = dateline(empty.path());
        command.args(arguments);
        assert_eq!(run(command).code, Some(0));
    }
    assert_eq!(everything(empty.path()), Vec::<std::path::PathBuf>::new());
}

#[test]
fn what_would_be_done_outside_is_named() {
    let home = folder();
    small(home.path(), &[]);
    let path = home.path().to_str().expect("letters");
    let shown = screen(&[path], "120x36", "g e");
    assert!(shown.contains("would open the editor at chronology.ron:"), "{shown}");
    assert!(screen(&[], "120x36", "ctrl-z").contains("would suspend"));
}
