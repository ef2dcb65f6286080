//! Dossiers from strangers: whatever stands in the files, nothing of it reaches the terminal as a command, and no
//! size of the screen and no order of keys makes the explorer stumble.

#[path = "stage/evil.rs"]
mod evil;
mod stage;
#[path = "stage/strict.rs"]
mod strict;

use dateline::app::{Message, Turn};
use dateline::keymap::{Key, Keymap};
use dateline::layout::Size;
use dateline::load::Root;
use dateline::model::Verdict;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};
use evil::{EVIL, dossier, write};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use stage::put;
use strict::{strays_in_colours, strays_in_lines};
use unicode_width::UnicodeWidthStr;
/// The ways into every view and sheet.
const WAYS: &[&str] = &[
    "",
    "j",
    "G",
    "tab j j",
    "enter",
    "n n enter",
    "4",
    "4 tab j",
    "4 }",
    "4 t",
    "4 / e v",
    "4 / e v enter n",
    "s",
    "s tab j",
    "s S j",
    "s n n",
    "s t",
    "s / e v enter",
    "/",
    "/ e v i l",
    "/ e v i l enter",
    "/ z z z",
    "/ w h e n : 2 0 2 1",
    "/ \" ( |",
    "f",
    "f tab j space",
    "f tab tab -",
    ":",
    ": o r i g enter",
    ": o r i g enter j",
    ": m o u s e enter",
    "?",
    "? e d i t",
    "!",
    "! j j enter",
    "! e",
    "e",
    "r",
    "ctrl-z",
    "q",
    "esc",
];

/// One way into each view and sheet.
const PLACES: &[&str] = &[
    "",
    "tab j",
    "enter",
    "4 tab",
    "s",
    "s / e v enter",
    "/ e v i l",
    "f tab",
    ": o r",
    ": o r i g enter",
    "?",
    "? e d",
    "!",
    "o j",
    "/ z z z enter",
];

/// Sizes at which something changes, and odd ones.
const SIZES: &[(u16, u16)] = &[
    (0, 0),
    (1, 1),
    (1, 40),
    (2, 40),
    (3, 3),
    (5, 5),
    (80, 1),
    (80, 2),
    (120, 3),
    (40, 12),
    (59, 20),
    (60, 19),
    (60, 20),
    (99, 30),
    (100, 30),
    (112, 30),
    (113, 30),
    (120, 36),
    (175, 50),
    (176, 50),
    (220, 60),
    (12, 200),
];

fn open(place: &Place, (width, height): (u16, u16)) -> Headless {
    Headless::open(place, Size::new(width, height), Keymap::built_in(), None).expect("the dossier can be opened")
}

/// Looks at a screen: nothing dangerous, and no row wider than the screen or heavier than its cells may be.
fn look(session: &Headless, ascii: bool, told: &str) {
    let buffer = screen(&session.app, &Theme::of(Palette::Dark), ascii);
    let size = session.app.size;
    let text = print(&buffer, Format::Text);
    assert_eq!(strays_in_lines(text.as_bytes()), Vec::<String>::new(), "{told}\n{text}");
    assert_eq!(text.lines().count(), usize::from(size.height), "{told}");
    for row in text.lines() {
        assert!(row.width() <= usize::from(size.width), "{told}: {row}");
        assert!(row.len() <= 40 * usize::from(size.width), "{told}: {} bytes in a row", row.len());
    }
    assert_eq!(strays_in_colours(print(&buffer, Format::Ansi).as_bytes()), Vec::<String>::new(), "{told}");
}

#[test]
fn the_dossier_is_read_as_far_as_it_can_be() {
    let (_folder, place) = dossier();
    let session = open(&place, (120, 36));
    let chronology = session.app.desk.chronology();
    assert!(chronology.event_count() >= 3, "{} events", chronology.event_count());
    let found = chronology.all_citations().filter(|id| session.app.desk.evidence.verdict(*id) == Some(Verdict::Found));
    assert!(found.count() >= 2, "{:?}", session.app.desk.diagnostics);
    assert_eq!(session.app.desk.summary.contradictions.len(), 2);
    assert!(!session.app.desk.diagnostics.is_empty());
}

#[test]
fn nothing_in_a_dossier_reaches_the_terminal_in_any_view_or_sheet() {
    let (_folder, place) = dossier();
    for size in [(120, 36), (80, 24)] {
        for way in WAYS {
            let mut session = open(&place, size);
            session.press_all(way).expect("these are keys");
            for (width, height, ascii) in [(size.0, size.1, false), (80, 24, true), (40, 12, false), (200, 60, true)] {
                session.take(Message::Resize(Size::new(width, height)));
                look(&session, ascii, &format!("{way}, from {size:?} to {width}×{height}, ascii {ascii}"));
            }
        }
    }
}

#[test]
fn the_hidden_is_shown() {
    let (_folder, place) = dossier();
    let mut session = open(&place, (200, 60));
    session.press_all("enter").expect("these are keys");
    let text = print(&screen(&session.app, &Theme::of(Palette::Dark), false), Format::Text);
    for sign in ["␛", "‹202E›", "‹009B›", "‹200B›"] {
        assert!(text.contains(sign), "{sign} is not shown\n{text}");
    }
}

#[test]
fn a_picture_holds_no_markup_of_strangers() {
    let (_folder, place) = dossier();
    for way in ["", "s", "enter", "!", "/ e v i l"] {
        let mut session = open(&place, (120, 36));
        session.press_all(way).expect("these are keys");
        let svg = print(&screen(&session.app, &Theme::of(Palette::Dark), false), Format::Svg);
        assert_eq!(strays_in_lines(svg.as_bytes()), Vec::<String>::new(), "{way}");
        assert!(!svg.contains("<script"), "{way}");
    }
}

#[test]
fn every_size_times_every_view_and_sheet_is_drawn() {
    let (_folder, place) = dossier();
    let built_in = Place { root: Root::BuiltIn, originals: None };
    let empty = stage::folder();
    put(empty.path(), "chronology.ron", "Chronology(title: \"\", about: \"\", sources: [], events: [])");
    let empty = Place { root: Root::Path(empty.path().to_owned()), originals: None };
    for place in [&place, &built_in, &empty] {
        for way in PLACES {
            let mut session = open(place, (120, 36));
            session.press_all(way).expect("these are keys");
            for (width, height) in SIZES {
                session.take(Message::Resize(Size::new(*width, *height)));
                look(&session, false, &format!("{way} at {width}×{height}"));
            }
        }
    }
    // And the other way round: born small.
    for size in SIZES {
        let mut session = open(&built_in, *size);
        for way in PLACES {
            session.press_all(way).expect("these are keys");
            look(&session, true, &format!("{way} born at {size:?}"));
        }
    }
}

#[test]
fn the_largest_screen_is_drawn_and_a_larger_one_is_clamped() {
    let place = Place { root: Root::BuiltIn, originals: None };
    let mut session = open(&place, (u16::MAX, u16::MAX));
    assert_eq!((session.app.size.width, session.app.size.height), (1000, 500));
    for way in ["", "s", "esc 4"] {
        session.press_all(way).expect("these are keys");
        look(&session, false, way);
    }
}

#[test]
fn ids_of_letters_change_nothing() {
    let folder = stage::folder();
    let place = write(folder.path(), "");
    for way in PLACES {
        let mut session = open(&place, (120, 36));
        session.press_all(way).expect("these are keys");
        look(&session, false, way);
    }
}

/// Something that a person or a terminal does.
#[derive(Clone, Debug)]
enum Deed {
    Press(Key),
    Resize(u16, u16),
    Paste(String),
    Point(u16, u16),
    Wheel(u16, u16, Turn),
    Drag(u16, u16),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let mut keys: Vec<Key> = Keymap::built_in().iter().map(|(_, key, _)| key).collect();
    // Leaving ends the story, and reading again takes long.
    keys.retain(|key| !["q", "ctrl-c", "r"].contains(&key.to_string().as_str()));
    keys.extend("abvilx019:\"-|. éк日".chars().map(Key::char));
    keys.sort();
    keys.dedup();
    let press = (0..keys.len()).prop_map(move |at| Deed::Press(keys[at]));
    let size = prop_oneof![(0_u16..=12, 0_u16..=12), (0_u16..=190, 0_u16..=62)];
    let paste = prop_oneof![Just(EVIL.to_owned()), any::<String>()];
    let turn = prop_oneof![Just(Turn::Up), Just(Turn::Down), Just(Turn::Left), Just(Turn::Right)];
    let deed = prop_oneof![
        40 => press,
        2 => size.prop_map(|(width, height)| Deed::Resize(width, height)),
        1 => paste.prop_map(Deed::Paste),
        1 => (0_u16..=200, 0_u16..=70).prop_map(|(column, row)| Deed::Point(column, row)),
        1 => (0_u16..=200, 0_u16..=70, turn).prop_map(|(column, row, turn)| Deed::Wheel(column, row, turn)),
        1 => (0_u16..=200, 0_u16..=70).prop_map(|(column, row)| Deed::Drag(column, row)),
    ];
    proptest::collection::vec(deed, 200)
}

/// Does the deeds and looks at the screen after each.
fn live(place: &Place, deeds: &[Deed]) {
    let mut session = open(place, (80, 24));
    for (nth, deed) in deeds.iter().enumerate() {
        match deed.clone() {
            Deed::Press(key) => session.press(key),
            Deed::Resize(width, height) => session.take(Message::Resize(Size::new(width, height))),
            Deed::Paste(text) => session.take(Message::Paste(text)),
            Deed::Point(column, row) => session.take(Message::Point { column, row }),
            Deed::Wheel(column, row, turn) => session.take(Message::Wheel { column, row, turn }),
            Deed::Drag(column, row) => session.take(Message::Drag { column, row }),
        }
        if nth % 4 == 0 {
            look(&session, nth % 8 == 0, "");
        }
    }
}

fn any_story(place: &Place, cases: u32) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let told = runner.run(&deeds(), |deeds| {
        live(place, &deeds);
        Ok::<(), TestCaseError>(())
    });
    if let Err(why) = told {
        panic!("{why}");
    }
}

#[test]
fn any_story_ends_well_in_the_built_in_chronology() {
    any_story(&Place { root: Root::BuiltIn, originals: None }, 24);
}

#[test]
fn any_story_ends_well_in_a_hostile_dossier() {
    let (_folder, place) = dossier();
    any_story(&place, 8);
}
