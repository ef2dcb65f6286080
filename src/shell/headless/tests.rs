//! Long texts: what a key and a frame cost does not grow with the text. What is counted is the signs read, not
//! the time.

use super::*;
use crate::load::Root;
use crate::shell::print::{Format, print, screen};
use crate::text::SIGNS_READ;
use crate::view::theme::{Palette, Theme};

/// What a key and the frame after it may read: some stretches of 8 KiB, whatever the text. (In a line of
/// nothing but stand-ins like `‹202E›` each byte is two signs.)
const MOST: usize = 300_000;

/// A chronology with one text, of which the first line is cited.
fn chronology(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let main = "(title: \"T\", sources: [(id: \"a\", title: \"A\", texts: [(kind: Digest, file: \"a.txt\")])], \
                events: [(id: \"e\", when: \"2022\", title: \"E\", citations: [(source: \"a\", lines: \"1\")])])";
    std::fs::write(folder.path().join("chronology.ron"), main).expect("the folder is ours");
    std::fs::write(folder.path().join("a.txt"), text).expect("the folder is ours");
    folder
}

/// How many signs a deed and the frame after it read.
fn read(session: &mut Headless, deed: impl FnOnce(&mut Headless)) -> usize {
    let before = SIGNS_READ.get();
    deed(session);
    let drawn = print(&screen(&session.app, &Theme::of(Palette::None), false), Format::Text);
    assert!(!drawn.trim().is_empty());
    SIGNS_READ.get() - before
}

#[test]
fn a_key_costs_no_more_in_a_long_text() {
    const LENGTH: usize = 1_000_000;
    for (name, piece) in [
        ("combining marks", "\u{301}"),
        ("jamo", "\u{1100}"),
        ("a line of words", "word and word "),
        ("a line without a blank", "word"),
        ("a line of blanks", " "),
        ("a line of stand-ins", "\u{202E}"),
        ("short lines", "a\n"),
        ("empty lines", "\n"),
    ] {
        let folder = chronology(&piece.repeat(LENGTH / piece.len()));
        let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
        let mut session = Headless::open(&place, Size::new(120, 36), Keymap::built_in(), None).expect("it opens");
        for key in "enter G k pgup g j pgdn w G w / w enter n esc } esc".split(' ') {
            let signs = read(&mut session, |session| session.press_all(key).expect("a key"));
            assert!(signs < MOST, "{name}: {key} reads {signs} signs");
        }
        session.press_all("1 enter G").expect("keys");
        for (width, height) in [(40, 12), (200, 60), (1, 1), (80, 24)] {
            let resize = |session: &mut Headless| session.take(Message::Resize(Size::new(width, height)));
            let signs = read(&mut session, resize);
            assert!(signs < MOST, "{name}: at {width}×{height} {signs} signs are read");
        }
    }
}
