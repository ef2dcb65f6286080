//! Hundreds of hostile payloads, and every character that there is, through every screen, message and output: a strict
//! reader of the bytes finds nothing but what the backend itself writes.
#![cfg(unix)]

#[path = "stage/payloads.rs"]
mod payloads;
#[path = "stage/pty.rs"]
mod pty;
mod stage;
#[path = "stage/strict.rs"]
mod strict;

use std::collections::HashSet;
use std::path::Path;
use std::process::{Command, Stdio};

use dateline::app::Message;
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::screen;
use dateline::shell::terminal::restore_on_panic;
use dateline::view::theme::{Palette, Theme};
use payloads::PAYLOADS;
use pty::Session;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use stage::{DATELINE, dateline, folder, literal, put};
use strict::{strays, strays_in_lines};
use unicode_width::UnicodeWidthChar;

/// How many payloads are in a dossier.
const IN_ONE: usize = 50;
/// Set in the environment of the process that is to panic.
const PANIC: &str = "DATELINE_TEST_PANIC";

/// One way into each view and sheet.
const PLACES: [&str; 19] = [
    "",
    "tab j",
    "s",
    "s d",
    "3 l",
    "4 j",
    "4 w",
    "a",
    "/ o w n",
    "4 / o w",
    "f tab",
    "K",
    "x",
    "m j m '",
    "o",
    ": o r",
    ": o r i g enter",
    "? e d",
    "! j",
];

/// A dossier in which every payload stands in every field, text and file name that takes one.
fn write(folder: &Path, payloads: &[String]) -> Place {
    let source = |(nth, payload): (usize, &String)| {
        let text = literal(payload);
        format!(
            "Source(id: \"s{nth}\", title: {text}, outlet: {text}, author: {text}, published: \"2021-05\", language: \"en\", \
             url: {url}, texts: [Text(kind: Original, file: \"text.txt\"), Text(kind: Digest, file: {text})])",
            url = literal(&format!("https://example.org/{payload}")),
        )
    };
    let citation = |(nth, payload): (usize, &String), stance: &str| {
        let text = literal(payload);
        format!(
            "Citation(source: \"s{nth}\", stance: {stance}, quote: {quote}, as_written: {text}, by: {text}, note: {text})",
            quote = literal(&format!("here {payload} there")),
        )
    };
    let event = |(nth, payload): (usize, &String)| {
        let text = literal(payload);
        format!(
            "Event(id: {id}, when: \"2021-04-{day:02}\", title: {text}, account: {text}, actors: [{text}], place: {text}, \
             tags: [{text}], citations: [{asserts}, {denies}])",
            id = literal(&format!("{nth}{payload}")),
            day = nth % 30 + 1,
            asserts = citation((nth, payload), "Asserts"),
            denies = citation(((nth + 1) % payloads.len(), payload), "Denies"),
        )
    };
    let bad = |(_, payload): (usize, &String)| {
        let text = literal(payload);
        format!("Event(id: {text}, when: {text}, title: {text}, citations: [Citation(source: {text}, quote: {text})])")
    };
    let all = payloads.join(" ");
    let every =
        |one: &dyn Fn((usize, &String)) -> String| payloads.iter().enumerate().map(one).collect::<Vec<_>>().join(", ");
    let whole = format!(
        "Event(id: \"all\", when: \"2021\", title: \"all\", account: {}, citations: [{}])",
        literal(&all),
        every(&|payload| citation(payload, "Asserts")),
    );
    let dossier = folder.join("dossier");
    let opening = format!(
        "Chronology(title: {title}, about: {about}, sources: [{sources}], events: [{events}, {whole}, {bad}])",
        title = literal(&payloads[0]),
        about = literal(&all),
        sources = every(&source),
        events = every(&event),
        bad = every(&bad),
    );
    put(&dossier, "chronology.ron", &opening);
    let lines: Vec<String> = payloads.iter().map(|payload| format!("here {payload} there")).collect();
    put(&dossier, "text.txt", &lines.join("\n"));
    for payload in payloads {
        let name: String = payload.replace(['/', '\0'], "");
        put(&dossier, &format!("events/{name}.ron"), &format!("[Event({payload}"));
        put(&folder.join("originals"), &format!("{name}.txt"), "a stranger");
    }
    Place { root: Root::Path(dossier), originals: Some(folder.join("originals")) }
}

fn open(place: &Place) -> Headless {
    Headless::open(place, Size::new(120, 36), Keymap::built_in(), None).expect("the dossier can be opened")
}

/// The bytes that the backend writes for the screen.
fn written(session: &Headless, ascii: bool) -> Vec<u8> {
    let buffer = screen(&session.app, &Theme::of(Palette::Dark), ascii);
    let mut bytes = Vec::new();
    let mut backend = CrosstermBackend::new(&mut bytes);
    backend.draw(Buffer::empty(buffer.area).diff(&buffer).into_iter()).expect("a vector takes everything");
    bytes
}

fn look(session: &Headless, ascii: bool, told: &str) {
    assert_eq!(strays(&written(session, ascii)), Vec::<String>::new(), "{told}");
}

#[test]
fn every_payload_through_every_screen() {
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || PAYLOADS.chunks(IN_ONE).skip(half).step_by(2).for_each(through_screens));
        }
    });
}

fn through_screens(payloads: &[String]) {
    let home = folder();
    let place = write(home.path(), payloads);
    for way in PLACES {
        let mut session = open(&place);
        session.press_all(way).expect("these are keys");
        for (width, height, ascii) in [(200, 60, false), (80, 24, true), (40, 12, false)] {
            session.take(Message::Resize(Size::new(width, height)));
            look(&session, ascii, &format!("{way} at {width}×{height}: {:?}", payloads[0]));
        }
    }
    let mut session = open(&place);
    for (nth, payload) in payloads.iter().enumerate() {
        session.app.queries.saved.insert(payload.clone(), payload.clone());
        session.app.queries.used.push(format!("{nth}{payload}"));
    }
    session.press_all("ctrl-r").expect("a key");
    for page in 0..payloads.len() / 4 {
        look(&session, false, &format!("the queries, {page} pages down: {:?}", payloads[0]));
        session.press_all("ctrl-s").expect("a key");
        look(&session, true, &format!("a query of page {page} is named: {:?}", payloads[0]));
        session.press_all(&format!("esc ctrl-r{}", " pgdn".repeat(page + 1))).expect("keys");
    }
    // Each event with its passage, and each problem with its message.
    for way in ["g", "! g", "f g"] {
        let mut session = open(&place);
        session.press_all(way).expect("these are keys");
        for nth in 0..payloads.len() {
            session.press_all("j").expect("a key");
            look(&session, false, &format!("{way}, {nth} times down: {:?}", payloads[0]));
        }
    }
}

#[test]
fn every_payload_through_a_real_terminal() {
    let home = folder();
    for payloads in PAYLOADS.chunks(200) {
        let place = write(home.path(), payloads);
        let Root::Path(path) = &place.root else { return };
        let mut session = Session::of(DATELINE, &[path.to_str().expect("letters")], home.path(), &[], 200, 60).0;
        session.until("? keys");
        for keys in ["s", "\u{1b}", "3", "4", "a", "1", "!", "\u{1b}", "f", "\u{1b}", "y", "G", "y"] {
            session.frame_after(|session| session.press(keys));
        }
        session.press("q");
        assert_eq!(session.end().exit_code(), 0);
        session.until_restored();
        assert_eq!(strays(session.bytes().as_bytes()), Vec::<String>::new());
        std::fs::remove_dir_all(home.path().join("dossier")).expect("it is there");
    }
}

#[test]
fn every_payload_through_every_command() {
    let home = folder();
    for payloads in PAYLOADS.chunks(IN_ONE) {
        let place = write(home.path(), payloads);
        let Root::Path(path) = &place.root else { return };
        let path = path.to_str().expect("letters");
        let all = payloads.join(" ").replace('\0', "");
        for arguments in [
            &["list", path] as &[&str],
            &["list", path, "--format", "json"],
            &["list", path, "-q", &all],
            &["show", path, "all"],
            &["show", path, "all", "--format", "json"],
            &["show", path, &all],
            &["check", path],
            &["check", path, "--format", "json"],
            &["check", &all],
            &["when", &all],
            &["when", &all, "--format", "json"],
            &["dates", &all],
            &["fingerprint", &all],
            &["--keys", &all],
            &["--theme", &all],
            &[path, "--keys", "", "-q", &all],
        ] {
            let mut command = dateline(home.path());
            let output = command.args(arguments).output().expect("it starts");
            let told = format!("{:?} of {:?}", &arguments[..1], payloads[0]);
            assert!(output.status.code().is_some_and(|code| code <= 2), "{told}: {}", output.status);
            for out in [&output.stdout, &output.stderr] {
                assert_eq!(strays_in_lines(out), Vec::<String>::new(), "{told}\n{}", String::from_utf8_lossy(out));
            }
        }
        std::fs::remove_dir_all(path).expect("it is there");
    }
}

/// What a command writes to a terminal.
fn on_a_terminal(arguments: &[&str], home: &Path) -> String {
    let mut session = Session::of(DATELINE, arguments, home, &[], 80, 24).0;
    assert!(session.end().exit_code() <= 2, "{arguments:?}");
    // The bytes may still be on their way.
    session.wait_for("the last line", |session| session.bytes().ends_with('\n'));
    session.bytes()
}

#[test]
fn what_is_for_programs_is_harmless_on_a_terminal() {
    let home = folder();
    for payloads in PAYLOADS.chunks(200) {
        let place = write(home.path(), payloads);
        let Root::Path(path) = &place.root else { return };
        let path = path.to_str().expect("letters");
        for arguments in [
            ["list", path, "--format", "csv"].as_slice(),
            &["list", path, "--format", "ron"],
            &["show", path, "all", "--format", "markdown"],
        ] {
            let bytes = on_a_terminal(arguments, home.path());
            assert!(bytes.len() > 1000, "{arguments:?}: {bytes}");
            assert_eq!(strays_in_lines(bytes.as_bytes()), Vec::<String>::new(), "{arguments:?}");
        }
        std::fs::remove_dir_all(path).expect("it is there");
    }
}

#[test]
fn panics_where_it_is_told_to() {
    if std::env::var_os(PANIC).is_some() {
        restore_on_panic();
        panic!("{}", PAYLOADS.join(" "));
    }
}

#[test]
fn a_panic_tells_every_payload_harmlessly() {
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "panics_where_it_is_told_to", "--nocapture", "--test-threads=1"]);
    let output = command.env(PANIC, "1").stdin(Stdio::null()).output().expect("it starts");
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.contains("␛]0;owned"), "{err}");
    assert_eq!(strays_in_lines(&output.stderr), Vec::<String>::new());
}

/// Every character that there is.
fn scalars() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

#[test]
fn every_character_through_the_reader() {
    let home = folder();
    stage::small(home.path(), &[]);
    let text: String = scalars()
        .enumerate()
        .flat_map(|(nth, char)| {
            // A letter before each mark keeps them from standing on one another.
            let below = char.width().unwrap_or(0) == 0;
            [(nth % 450 == 0).then_some('\n'), below.then_some('a'), Some(char)].into_iter().flatten()
        })
        .collect();
    put(home.path(), "ledger.txt", &text);
    let place = Place { root: Root::Path(home.path().to_owned()), originals: None };
    let mut session = open(&place);
    session.take(Message::Resize(Size::new(1000, 500)));
    session.press_all("4 g").expect("these are keys");
    let mut seen = HashSet::new();
    loop {
        let before = seen.len();
        let page = written(&session, false);
        assert_eq!(strays(&page), Vec::<String>::new());
        seen.extend(String::from_utf8_lossy(&page).chars());
        if seen.len() == before {
            break;
        }
        session.press_all("pgdn").expect("a key");
    }
    // All but what is hidden, which is told by its number.
    assert!(seen.len() > 1_100_000, "{} characters were seen", seen.len());
}

#[test]
fn every_character_through_the_commands() {
    let home = folder();
    stage::small(home.path(), &[]);
    let all: Vec<char> = scalars().collect();
    let events: Vec<String> = all
        .chunks(200_000)
        .enumerate()
        .map(|(nth, part)| {
            let title = literal(&part.iter().collect::<String>());
            format!("Event(id: \"e{nth}\", when: \"2021\", title: {title}, citations: [Citation(source: \"ledger\", quote: \"built in 1912\")])")
        })
        .collect();
    put(home.path(), "events/all.ron", &format!("[{}]", events.join(", ")));
    let path = home.path().to_str().expect("letters");
    for arguments in [&["list", path] as &[&str], &["list", path, "--format", "json"], &["check", path]] {
        through(arguments, home.path());
    }
    for nth in 0..events.len() {
        let id = format!("e{nth}");
        for format in ["text", "json"] {
            through(&["show", path, &id, "--format", format], home.path());
        }
    }
}

/// Runs a command, which writes what is harmless and ends well.
fn through(arguments: &[&str], home: &Path) {
    let output = dateline(home).args(arguments).output().expect("it starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(strays_in_lines(&output.stdout), Vec::<String>::new(), "{arguments:?}");
}
