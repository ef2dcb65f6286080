//! What is marked in the reader (`w`), and what is said of the citation that `c` makes of it.

mod stage;

use dateline::app::{Effect, Message};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};
use stage::{folder_of, ran};

/// A chronology may keep an original back and know it by its fingerprint alone. Its words go no further unnoticed.
#[test]
fn words_of_what_is_not_shipped_are_named_so() {
    let text = "One.\nThe lamp failed at seven.\n";
    let held = folder_of(&[("held.txt", text)]);
    let sealed = ran(&["fingerprint", held.path().join("held.txt").to_str().expect("a path")]).out;
    let digits = |word: &&str| word.len() == 64 && word.chars().all(|char| char.is_ascii_hexdigit());
    let sha256 = sealed.split(|char: char| !char.is_alphanumeric()).find(digits).expect("a fingerprint");
    for (named, notice) in [
        ("file: \"a.txt\"".to_owned(), "a citation of The Coinomist, line 2"),
        (
            format!("sha256: \"{sha256}\""),
            "words of the original, not shipped here; a citation of The Coinomist, line 2",
        ),
    ] {
        let chronology = format!(
            r#"(title: "T", sources: [
                (id: "a", title: "A", outlet: "The Coinomist", texts: [Text(kind: Original, {named})]),
            ], events: [(id: "e", when: "2022", title: "E", citations: [(source: "a", quote: "lamp failed")])])"#
        );
        let folder = folder_of(&[("a.txt", text), ("chronology.ron", &chronology)]);
        let place = Place { root: Root::Path(folder.path().to_owned()), originals: Some(held.path().to_owned()) };
        for keys in ["enter", "enter w"] {
            let mut session =
                Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("the fixture opens");
            session.press_all(keys).expect("keys");
            match session.app.update(Message::Key(dateline::keymap::Key::char('c'))) {
                Some(Effect::Copy { what, .. }) => assert_eq!(what, notice, "{keys}"),
                other => panic!("{keys} copies nothing: {other:?}"),
            }
        }
        // At 80 columns the warning is not cut.
        let mut session = Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("it opens");
        session.press_all("enter c").expect("keys");
        let drawn = print(&screen(&session.app, &Theme::of(Palette::None), false), Format::Text);
        assert_eq!(drawn.contains("not shipped here"), notice.contains("not shipped here"), "{drawn}");
    }
}

/// Marking begins with the words that one looks at: those that were found, else those that are cited, else the line.
#[test]
fn marking_begins_with_the_words_at_hand() {
    let text = "No word.\nThe lamp failed at seven,\nsaid one. The lamp burned.\nThe end.\n";
    let chronology = r#"(title: "T", sources: [
            (id: "a", title: "A", texts: [Text(kind: Original, file: "a.txt")]),
        ], events: [(id: "e", when: "2022", title: "E", citations: [
            (source: "a", quote: "failed at seven,\nsaid one"), (source: "a", lines: "4"),
        ])])"#;
    let folder = folder_of(&[("a.txt", text), ("chronology.ron", chronology)]);
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    for (keys, marked) in [
        ("enter w", Some("failed at seven,\nsaid one")),
        ("enter j w", Some("failed at seven,\nsaid one")),
        ("enter g w", Some("No word.")),
        ("enter G w", Some("The end.")),
        ("enter w h", Some("failed at seven,\nsaid")),
        ("enter w l", Some("failed at seven,\nsaid one.")),
        ("enter w tab l", Some("lamp failed at seven,\nsaid one")),
        ("enter w k", Some("failed at seven,")),
        ("enter w j", Some("failed at seven,\nsaid one. The lamp burned.\nThe end.")),
        ("enter w w", None),
        ("enter / l a m p enter w", Some("lamp")),
        ("enter / a m enter w", Some("lamp")),
        ("enter / l a m p enter n w", Some("lamp")),
        ("enter / l a m p enter w esc g w", Some("No word.")),
        ("enter / l a m p space f enter w", Some("lamp failed")),
    ] {
        let mut session = Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("it is read");
        session.press_all(keys).expect("keys");
        let words = session.app.marked_words().map(|range| &text[range]);
        assert_eq!(words, marked, "{keys}");
    }
}

/// Every key of marking has room beside what is marked, however long its words are.
#[test]
fn the_keys_of_marking_stand_at_eighty_columns() {
    let text = format!("{0} and {0}\n", "responsibilities".repeat(3));
    let chronology = r#"(title: "T", sources: [
            (id: "a", title: "A", texts: [Text(kind: Original, file: "a.txt")]),
        ], events: [(id: "e", when: "2022", title: "E", citations: [(source: "a", lines: "1")])])"#;
    let folder = folder_of(&[("a.txt", &text), ("chronology.ron", chronology)]);
    let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
    let mut session = Headless::open(&place, Size::new(80, 24), Keymap::built_in(), None).expect("it is read");
    session.press_all("enter w").expect("keys");
    let drawn = print(&screen(&session.app, &Theme::of(Palette::None), false), Format::Text);
    let hints = drawn.lines().last().expect("a line");
    for told in [" line 1: respons", "  tab other end  h fewer  l more  c copy  esc unmark"] {
        assert!(hints.contains(told), "{told} is not in {hints}");
    }
}
