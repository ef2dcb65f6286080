//! Finding in a text (`/` in the reader and the face-off): what is pressed before the places are known is
//! done when they are.

mod stage;

use dateline::app::{Effect, Message};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};
use stage::{folder_of, put};
use tempfile::TempDir;

const TEXT: &str = "The first.\nOne lamp.\nTwo lamps.\nThe lamb.\nThe end.\nA lamp more.\n";

fn folder() -> TempDir {
    let chronology = r#"(title: "T", sources: [
            (id: "a", title: "A", outlet: "The Gazette", texts: [Text(kind: Digest, file: "a.txt")]),
        ], events: [(id: "e", when: "2022", title: "E", citations: [(source: "a", quote: "Two lamps")])])"#;
    folder_of(&[("a.txt", TEXT), ("chronology.ron", chronology)])
}

fn place(folder: &TempDir) -> Place {
    Place { root: Root::Path(folder.path().to_owned()), originals: None }
}

fn opened(place: &Place) -> Headless {
    Headless::open(place, Size::new(80, 24), Keymap::built_in(), None).expect("the fixture opens")
}

/// The line of the cursor, counted from 1, and the words in the last row.
fn told(session: &Headless) -> (usize, String) {
    let drawn = print(&screen(&session.app, &Theme::of(Palette::None), false), Format::Text);
    let last = drawn.trim_end().lines().next_back().unwrap_or_default();
    let said = last.find('/').map_or("", |at| &last[at..]);
    (session.app.place.reader.at.line + 1, said.split("   ").take(2).collect::<Vec<_>>().join("   ").trim().to_owned())
}

/// Presses a key without waiting for what comes of it.
fn asked(session: &mut Headless, key: &str) -> Option<Effect> {
    session.app.update(Message::Key(key.parse().expect("a key")))
}

#[test]
fn words_are_found_from_where_one_is() {
    let folder = folder();
    let place = place(&folder);
    for (keys, line, said) in [
        ("enter /", 3, "/"),
        ("enter / l a m p", 3, "/ lamp   2 of 3"),
        ("enter g / l a m", 2, "/ lam   1 of 4"),
        ("enter G / l a m b", 4, "/ lamb   1 of 1"),
        ("enter / x", 3, "/ x   not in this text"),
        ("enter / l a m p x backspace", 3, "/ lamp   2 of 3"),
        ("enter / l a m b enter", 4, "/ lamb   1 of 1"),
        ("enter / l a m p enter n", 6, "/ lamp   3 of 3"),
        ("enter / l a m p enter n n", 2, "/ lamp   1 of 3"),
        ("enter / l a m p enter N N", 6, "/ lamp   3 of 3"),
        ("enter / l a m b esc", 3, ""),
        ("enter / l a m b enter / e n d esc", 4, "/ lamb   1 of 1"),
    ] {
        let mut session = opened(&place);
        session.press_all(keys).expect("keys");
        assert_eq!(told(&session), (line, said.to_owned()), "{keys}");
    }
    let mut session = opened(&place);
    session.press_all("enter / x enter").expect("keys");
    assert_eq!(session.app.notice.as_deref(), Some("“x” is not in this text"));
}

#[test]
fn what_is_pressed_before_the_places_are_known_is_done_then() {
    let folder = folder();
    let place = place(&folder);
    for (then, line, said) in [
        (vec![], 3, "/ lam   2 of 4"),
        (vec!["enter"], 3, "/ lam   2 of 4"),
        (vec!["enter", "n"], 4, "/ lam   3 of 4"),
        (vec!["enter", "n", "n", "N", "n"], 6, "/ lam   4 of 4"),
        (vec!["enter", "g"], 3, "/ lam   2 of 4"),
    ] {
        let mut session = opened(&place);
        session.press_all("enter /").expect("keys");
        let late: Vec<Effect> = ["l", "a", "m"].iter().filter_map(|key| asked(&mut session, key)).collect();
        assert_eq!(late.len(), 3, "each letter asks anew");
        for key in &then {
            assert_eq!(asked(&mut session, key), None, "nobody asks twice");
        }
        assert_eq!(told(&session).1, "/ lam", "nothing is said before it is known");
        late.iter().for_each(|effect| session.answer(effect));
        assert_eq!(told(&session), (line, said.to_owned()), "{then:?}");
    }
}

/// An answer that nobody waits for changes nothing, and what is still looked for is asked again.
#[test]
fn late_answers_are_dropped() {
    let folder = folder();
    let place = place(&folder);
    let mut session = opened(&place);
    session.press_all("enter / l a m").expect("keys");
    let late = asked(&mut session, "b").expect("each letter asks");
    session.press_all("esc").expect("a key");
    session.answer(&late);
    assert_eq!(told(&session), (3, String::new()));
    // The question about the first words is overtaken by the second, which is given up.
    session.press_all("/").expect("a key");
    let first = asked(&mut session, "e").expect("each letter asks");
    session.press_all("enter /").expect("keys");
    let second = asked(&mut session, "x").expect("each letter asks");
    let again = asked(&mut session, "esc");
    assert_eq!(again.as_ref(), Some(&first));
    session.answer(&second);
    session.answer(&again.expect("it was asked again"));
    assert_eq!(told(&session).1, "/ e   3 of 6");
}

/// After the files have been read again the words are looked for in what they say now.
#[test]
fn words_are_looked_for_again_in_files_that_have_changed() {
    let folder = folder();
    let place = place(&folder);
    let mut session = opened(&place);
    session.press_all("enter / l a m").expect("keys");
    let late = asked(&mut session, "p").expect("each letter asks");
    session.press_all("enter").expect("a key");
    put(folder.path(), "a.txt", "Two lamps.\nAnd a lamp.\nlamp lamp lamp lamp\n");
    session.read_again();
    session.press_all("tab tab").expect("keys");
    assert_eq!(told(&session).1, "/ lamp   1 of 6");
    session.answer(&late);
    assert_eq!(told(&session).1, "/ lamp   1 of 6");
}
