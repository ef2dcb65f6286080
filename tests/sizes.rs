//! Every view and sheet at every size from nothing to 120×40, and thousands of changes of size in a real
//! pseudo-terminal.
#![cfg(unix)]

#[path = "stage/pty.rs"]
mod pty;
mod stage;

use dateline::app::Message;
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::screen;
use dateline::view::theme::{Palette, Theme};
use pty::{STEP, Session};
use stage::{DATELINE, bridge, folder};
use unicode_width::UnicodeWidthStr;

/// One way into each view and sheet; views at every size, sheets at every fifth width and height.
const PLACES: [(&str, usize); 17] = [
    ("j", 1),
    ("s", 1),
    ("3 l", 1),
    ("4 j", 1),
    ("a", 1),
    ("/ b r i d g e", 5),
    ("4 / b r", 5),
    ("f tab j", 5),
    ("K 2 0 2 1", 5),
    ("x", 5),
    ("m j m '", 5),
    (": o r", 5),
    ("? e d", 5),
    ("! j", 5),
    (": o r i g enter", 5),
    ("4 w", 5),
    ("o", 5),
];

/// Draws a place at its sizes.
fn draw((way, step): (&str, usize)) {
    let hidden = "The bridge \u{1b}[31m\u{202e} 日本語👩‍👩‍👧‍👦🇩🇪 is built";
    let (_home, path) = bridge(&[
        ("The bridge is built", hidden),
        ("No bridge has fallen", "No bridge 日本 fell"),
        ("outlet: \"The Ledger\"", "outlet: \"The Ledger\", url: \"https://日本.example/?日本語\""),
        ("outlet: \"The Herald\"", "outlet: \"The Herald\", url: \"https://日\u{202e}本.example/\""),
    ]);
    let place = Place { root: Root::Path(path.into()), originals: None };
    let mut session = Headless::open(&place, Size::new(120, 36), Keymap::built_in(), None).expect("it can be opened");
    session.press_all(way).expect("these are keys");
    let theme = Theme::of(Palette::Dark);
    for height in (0..=40_u16).step_by(step) {
        for width in (0..=120_u16).step_by(step) {
            session.take(Message::Resize(Size::new(width, height)));
            let buffer = screen(&session.app, &theme, width % 2 == 0);
            assert_eq!((buffer.area.width, buffer.area.height), (width, height));
            for y in (0..height).filter(|_| width > 0) {
                let last = buffer[(width - 1, y)].symbol();
                assert!(last.width() <= 1, "{way} at {width}×{height}: {last} hangs over the edge of row {y}");
            }
        }
    }
}

#[test]
fn every_view_and_sheet_is_drawn_at_every_size() {
    std::thread::scope(|scope| {
        for first in 0..2 {
            scope.spawn(move || PLACES.iter().skip(first).step_by(2).for_each(|place| draw(*place)));
        }
    });
}

#[test]
fn thousands_of_changes_of_size_are_lived_through() {
    let home = folder();
    let mut session = Session::of(DATELINE, &[], home.path(), &[], 120, 36).0;
    session.until("? keys");
    // A linear congruential generator (Numerical Recipes): the same sizes every time.
    let mut state = 5_u32;
    let mut below = |most: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from((state >> 16) % most).expect("a small number")
    };
    for nth in 0..3000 {
        session.resize(below(160), below(50));
        if nth % 7 == 0 {
            session
                .press(["j", "s", "\u{1b}", "3", "a", "1", "4", "?", "\u{1b}", "K", "\u{1b}"][usize::from(below(11))]);
        }
        if nth % 100 == 0 {
            // Let it come after.
            session.frame_after(|session| session.resize(100, 30));
        }
        assert!(!session.is_dead(), "it lives after {nth} changes");
    }
    // It may be behind with what was pressed, and an Esc that is read together with the next key is another key. So it
    // is pressed again, one at a time, until nothing is open.
    session.resize(120, 36);
    session.wait_for("a whole frame, and nothing left to leave but dateline", |session| {
        session.press("\u{1b}");
        std::thread::sleep(STEP * 5);
        let text = session.text();
        let last = text.lines().nth(35).map(str::to_owned);
        text.lines().next().is_some_and(|row| row.contains("4 Reader"))
            && last.is_some_and(|row| row.contains("q leaves"))
    });
    session.wait_for("the end", |session| {
        session.press("q");
        std::thread::sleep(STEP * 5);
        session.is_dead()
    });
    assert_eq!(session.end().exit_code(), 0);
    session.until_restored();
}
