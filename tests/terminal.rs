//! The explorer in a real pseudo-terminal: what it draws, how it leaves the terminal, what it does about
//! signals and its own state.
#![cfg(unix)]

#[path = "stage/pty.rs"]
mod pty;
mod stage;

use std::fs;

use pty::{MUTE, Session, modes, took_over, unbalanced};
use stage::{folder, put};

#[test]
fn a_mode_that_is_left_on_is_found_out() {
    assert_eq!(unbalanced("\u{1b}[?1049h\u{1b}[?25l … \u{1b}[?25h"), ["the alternate screen"]);
    assert_eq!(unbalanced("\u{1b}[?25l\u{1b}[?25h\u{1b}[?25l"), ["the cursor"]);
    assert!(unbalanced("\u{1b}[?1049h\u{1b}[?25l\u{1b}[?25h\u{1b}[?1049l").is_empty());
}

#[test]
fn a_visit_from_the_first_screen_to_the_last_key() {
    let home = folder();
    let (mut session, before) = Session::of(stage::DATELINE, &[], home.path(), &[], 80, 24);
    session.until("? keys");
    session.until("special report by Reuters");
    session.until("The Coinomist");
    session.press("/praise");
    session.until("1 of ");
    session.until(&stage::title("mp-praise"));
    session.press("\r");
    session.until("backspace clears");
    session.press("\u{7f}");
    session.until_gone("backspace clears");
    // The contested event, both accounts, and back.
    session.press("(");
    session.until("who denies it");
    session.press("s");
    session.until("other side");
    session.until("NairaTalkToday");
    session.until("The Coinomist");
    session.press("\u{1b}");
    session.until_gone("other side");
    session.press("2");
    session.until("other side");
    session.press("\u{1b}");
    session.until_gone("other side");
    assert_ne!(modes(session.master.as_ref()), before, "raw while it runs");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
    took_over(&session.bytes());
    assert_eq!(modes(session.master.as_ref()), before);
    assert!(!session.text().contains("? keys"), "the screen before is back\n{}", session.text());
}

#[test]
fn ctrl_c_leaves_from_everywhere() {
    for keys in ["", "/pra", "?", ":", "f", "s"] {
        let home = folder();
        let mut session = Session::start(&[], home.path());
        let first = session.text();
        session.press(keys);
        if !keys.is_empty() {
            session.wait_for("another screen", |session| session.text() != first);
        }
        session.press("\u{3}");
        assert_eq!(session.end().exit_code(), 0, "after {keys:?}");
        session.until_restored();
    }
}

#[test]
fn what_is_pasted_is_text_where_text_is_typed_and_nothing_elsewhere() {
    let home = folder();
    let mut session = Session::start(&[], home.path());
    session.press("\u{1b}[200~qqq\u{1b}[201~");
    session.press("/");
    session.until("tab complete");
    session.press("\u{1b}[200~prai\nse\u{1b}[201~");
    session.until("prai se");
    session.press("\u{3}");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn the_mouse_is_off_until_asked_for_and_off_again_at_the_end() {
    let home = folder();
    let mut session = Session::start(&[], home.path());
    assert!(!session.bytes().contains("\u{1b}[?1000h"));
    session.press(":mouse\r");
    session.until("mouse on:");
    assert!(session.bytes().contains("\u{1b}[?1000h"));
    assert_eq!(unbalanced(&session.bytes()).len(), 5);
    session.signal("TERM");
    session.end();
    session.until_restored();
}

#[test]
fn any_size_is_lived_through() {
    let home = folder();
    let mut session = Session::of(stage::DATELINE, &[], home.path(), &[], 120, 36).0;
    session.until("? keys");
    session.press("s");
    session.until("other side");
    for (cols, rows) in [(40, 12), (1, 1), (2, 40), (120, 3), (1, 1)] {
        session.frame_after(|session| session.resize(cols, rows));
        session.frame_after(|session| session.press("j"));
        assert!(!session.is_dead(), "it lives at {cols}×{rows}");
    }
    session.frame_after(|session| session.resize(80, 24));
    session.until("other side");
    session.press("\u{1b}");
    session.until("who denies it");
    session.press("/praise");
    session.until(&stage::title("mp-praise"));
    session.press("\u{3}");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
}

/// Waits until what is on the screen is a whole frame of its size: the masthead in the first row, the hints in
/// the last.
fn until_whole(session: &mut Session, rows: u16) {
    session.wait_for("a whole frame", |session| {
        let text = session.text();
        let lines: Vec<&str> = text.lines().collect();
        lines.len() == usize::from(rows)
            && lines[0].contains("4 Reader")
            && lines.last().is_some_and(|hints| hints.trim_end().ends_with("? keys"))
    });
}

#[test]
fn a_change_of_size_beside_a_key_is_not_lost() {
    let home = folder();
    let mut session = Session::of(stage::DATELINE, &[], home.path(), &[], 120, 36).0;
    session.until("? keys");
    for _ in 0..50 {
        for (cols, rows) in [(140, 40), (120, 36)] {
            session.press("j");
            session.resize(cols, rows);
            session.press("k");
            until_whole(&mut session, rows);
        }
    }
}

#[test]
fn a_size_that_goes_and_comes_back_at_once_is_drawn_anew() {
    let home = folder();
    let mut session = Session::of(stage::DATELINE, &[], home.path(), &[], 120, 36).0;
    session.until("? keys");
    for _ in 0..50 {
        session.resize(40, 12);
        session.resize(120, 36);
        until_whole(&mut session, 36);
    }
}

#[test]
fn a_change_of_size_right_after_the_first_frame_is_not_lost() {
    let home = folder();
    for _ in 0..8 {
        let mut session = Session::of(stage::DATELINE, &[], home.path(), &[], 120, 36).0;
        session.until("? keys");
        session.resize(100, 30);
        until_whole(&mut session, 30);
        session.press("q");
        session.end();
    }
}

#[test]
fn a_terminal_without_a_size_is_lived_through() {
    let home = folder();
    let mut session = Session::of(stage::DATELINE, &[], home.path(), &[], 0, 0).0;
    session.wait_for("the alternate screen", |session| session.bytes().contains("\u{1b}[?1049h"));
    session.resize(80, 24);
    session.until("? keys");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn a_signal_gives_the_terminal_back_and_then_does_what_it_does() {
    for (signal, name) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt"), ("QUIT", "Quit")] {
        for keys in ["", "/pra"] {
            let home = folder();
            let (mut session, before) = Session::of(stage::DATELINE, &[], home.path(), &[], 80, 24);
            session.until("? keys");
            session.press(keys);
            if !keys.is_empty() {
                session.until("tab complete");
            }
            session.signal(signal);
            let status = session.end();
            assert_eq!(status.signal(), Some(name), "{signal}: {status}");
            session.until_restored();
            took_over(&session.bytes());
            assert_eq!(modes(session.master.as_ref()), before, "{signal}");
        }
    }
}

#[test]
fn the_terminal_is_left_alone_where_nothing_can_be_opened() {
    let home = folder();
    for (arguments, more, words) in [
        (&["no/such/place"] as &[&str], &[] as &[(&str, &str)], "there is no such file or folder"),
        (&[], &[("TERM", "dumb")], "dateline list"),
        (&["--config", "no/such/config"], &[], "cannot be read"),
    ] {
        let (mut session, before) = Session::of(stage::DATELINE, arguments, home.path(), more, 80, 24);
        assert_eq!(session.end().exit_code(), 2, "{arguments:?}");
        session.until(words);
        assert!(!session.bytes().contains("\u{1b}[?1049h"), "{arguments:?}: {}", session.bytes());
        assert_eq!(modes(session.master.as_ref()), before);
    }
}

#[test]
fn a_terminal_that_answers_no_question_is_not_waited_for() {
    let home = folder();
    let mut session = Session::of(stage::DATELINE, &[], home.path(), &[("COLORFGBG", ""), MUTE], 80, 24).0;
    session.until("? keys");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
}

#[test]
fn a_terminal_that_answers_no_question_can_be_drawn_anew() {
    let home = folder();
    for keys in ["\u{c}", "\u{1a}"] {
        let mut session = Session::of(stage::DATELINE, &[], home.path(), &[MUTE], 80, 24).0;
        session.until("? keys");
        session.press(keys);
        if keys == "\u{1a}" {
            session.wait_for("a stop", |session| session.bytes().contains("\u{1b}[?1049l"));
            session.signal("CONT");
        }
        session.press("s");
        session.until("other side");
        session.resize(120, 36);
        session.until("3 Matrix");
        session.press("q");
        assert_eq!(session.end().exit_code(), 0);
    }
}

#[test]
fn the_place_is_kept_for_the_next_start_and_a_filter_is_not() {
    let home = folder();
    let praise = stage::title("mp-praise");
    let mut session = Session::start(&[], home.path());
    assert!(!session.text().contains("line 13"));
    session.press("/praise\r");
    session.until("backspace clears");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);

    let state = home.path().join("state/dateline/state.ron");
    assert!(fs::read_to_string(&state).expect("a state").contains("mp-praise"));
    let mut session = Session::start(&[], home.path());
    session.until(&praise);
    session.until("line 13");
    assert!(!session.text().contains("backspace clears"), "a filter is never restored in silence");
    session.press("m");
    session.until("bookmark set");
    // It outlives a session that does not come to its end.
    let is_kept = |_: &mut Session| fs::read_to_string(&state).is_ok_and(|kept| kept.contains("bookmarks: [\n"));
    session.wait_for("the bookmark in the state", is_kept);
    session.signal("KILL");
    session.end();
    let mut session = Session::start(&[], home.path());
    session.until(&format!("◆· {praise}"));
    session.press("q");
    session.end();

    // A state that is garbage is set aside, and dateline starts afresh.
    for (garbage, name) in [(b"(places: {".as_slice(), "ron.bad"), (b"\xff\xfe\x00garbage", "ron.bad2")] {
        fs::write(&state, garbage).expect("it is written");
        let mut session = Session::start(&[], home.path());
        session.until("who denies it");
        session.press("q");
        assert_eq!(session.end().exit_code(), 0);
        let aside = fs::read(state.with_extension(name)).expect("it was set aside");
        assert_eq!(aside, garbage);
        assert!(fs::read_to_string(&state).expect("a new state").contains("data-shared"));
    }
    let beside: Vec<_> = fs::read_dir(home.path().join("state/dateline")).expect("a folder").collect();
    assert_eq!(beside.len(), 3, "no temporary file is left: {beside:?}");
    assert!(!home.path().join("config").exists(), "no configuration is written");
}

#[test]
fn a_home_that_cannot_be_written_stops_nobody() {
    let home = folder();
    put(home.path(), "state", "a file where a folder should be");
    let mut session = Session::start(&[], home.path());
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
}

#[test]
fn a_mistake_in_the_configuration_is_told_and_the_rest_holds() {
    let home = folder();
    let config =
        "(\n  keys: [\n    (keys: [\"w\"], command: \"quit\"),\n    (keys: [\"W\"], command: \"dwon\"),\n  ],\n)\n";
    let file = put(home.path(), "config/dateline/config.ron", config);
    let mut session = Session::of(stage::DATELINE, &[], home.path(), &[], 120, 36).0;
    session.until("config.ron:4");
    session.press("w");
    assert_eq!(session.end().exit_code(), 0);
    assert_eq!(fs::read_to_string(file).expect("it is there"), config, "dateline never rewrites it");
}

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_returns() {
    let home = folder();
    // A shell with job control, as people have it; it says where one is.
    let script = format!(
        "set -m; '{}'; printf 'in the %s\\n' shell; stty -a | grep -o '[-]*icanon'; read line; \
         fg >/dev/null; printf 'at the %s %d\\n' end $?",
        stage::DATELINE
    );
    let mut session = Session::of("sh", &["-c", &script], home.path(), &[], 80, 24).0;
    session.until("? keys");
    session.press("\u{1a}");
    session.until("in the shell");
    session.until("icanon");
    assert!(!session.text().contains("-icanon"), "{}", session.text());
    assert_eq!(unbalanced(&session.bytes()), Vec::<&str>::new());
    session.press("\n");
    session.until_whole("in the shell");
    session.press("s");
    session.until("other side");
    session.press("q");
    session.until("at the end 0");
    session.end();
    session.until_restored();
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    // Also where SIGHUP is ignored, as under nohup: the end of the terminal itself has to be noticed.
    for trap in ["", "trap '' HUP; "] {
        let home = folder();
        let script = format!("{trap}exec '{}'", stage::DATELINE);
        let mut session = Session::of("sh", &["-c", &script], home.path(), &[], 80, 24).0;
        session.until("? keys");
        session.unplug();
        session.wait_for("the end", Session::is_dead);
    }
}
