//! Long texts: what a key and a frame cost does not grow with the text. What is counted is the bytes read as
//! signs, not the time.

use super::*;
use crate::load::Root;
use crate::shell::print::{Format, print, screen};
use crate::text::BYTES_READ;
use crate::view::theme::{Palette, Theme};

/// Bytes that a key and the frame after it may read: at most 170 stretches of 4 KiB, whatever the text.
const MOST: usize = 700_000;

/// A chronology with one text, of which the first line is cited.
fn chronology(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let main = "(title: \"T\", sources: [(id: \"a\", title: \"A\", texts: [(kind: Digest, file: \"a.txt\")])], \
                events: [(id: \"e\", when: \"2022\", title: \"E\", citations: [(source: \"a\", lines: \"1\")])])";
    std::fs::write(folder.path().join("chronology.ron"), main).expect("the folder is ours");
    std::fs::write(folder.path().join("a.txt"), text).expect("the folder is ours");
    folder
}

/// How many bytes a deed and the frame after it read.
fn read(session: &mut Headless, deed: impl FnOnce(&mut Headless)) -> usize {
    let before = BYTES_READ.get();
    deed(session);
    let drawn = print(&screen(&session.app, &Theme::of(Palette::None), false), Format::Text);
    assert!(!drawn.trim().is_empty());
    BYTES_READ.get() - before
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
            let bytes = read(&mut session, |session| session.press_all(key).expect("a key"));
            assert!(bytes < MOST, "{name}: {key} reads {bytes} bytes");
        }
        session.press_all("1 enter G").expect("keys");
        for (width, height) in [(40, 12), (200, 60), (1, 1), (80, 24)] {
            let resize = |session: &mut Headless| session.take(Message::Resize(Size::new(width, height)));
            let bytes = read(&mut session, resize);
            assert!(bytes < MOST, "{name}: at {width}×{height} {bytes} bytes are read");
        }
    }
}
