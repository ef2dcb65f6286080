//! Stories over a chronology whose digest was changed after it was sealed: what differs is named and marked
//! on every screen, with and without colours, and in the linear text. Snapshots as in `stories.rs`.

mod stage;

use std::path::PathBuf;

use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Role, Theme};
use ratatui::buffer::Buffer;
use stage::ran;

fn ferry() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ferry")
}

/// The screen after some keys.
fn drawn(keys: &str, (width, height): (u16, u16), palette: Palette, ascii: bool) -> Buffer {
    let place = Place { root: Root::Path(ferry()), originals: None };
    let mut session =
        Headless::open(&place, Size::new(width, height), Keymap::built_in(), None).expect("the fixture opens");
    session.press_all(keys).expect("these are keys");
    screen(&session.app, &Theme::of(palette), ascii)
}

macro_rules! stories {
    ($($name:ident: $keys:literal at $width:literal x $height:literal, $ascii:literal;)*) => {$(
        #[test]
        fn $name() {
            let screen = print(&drawn($keys, ($width, $height), Palette::Dark, $ascii), Format::Text);
            insta::with_settings!({ description => concat!("keys: ", $keys), omit_expression => true }, {
                insta::assert_snapshot!(screen);
            });
        }
    )*};
}

stories! {
    the_pane_shows_the_quotation_and_what_differs: "" at 120 x 36, false;
    what_differs_in_three_panes: "" at 200 x 60, false;
    what_differs_on_a_narrow_screen: "" at 80 x 24, false;
    what_differs_in_ascii: "" at 80 x 24, true;
    what_differs_beside_each_other: "s" at 120 x 36, false;
    what_differs_one_above_the_other: "s" at 80 x 24, false;
    what_differs_in_the_reader: "enter" at 120 x 36, false;
    what_no_longer_stands_there_is_shown_as_it_was: "k k" at 120 x 36, false;
}

/// The words that a screen draws as differing.
fn marked(keys: &str, size: (u16, u16), palette: Palette) -> Vec<String> {
    let style = Theme::of(palette).style(Role::Differing);
    let buffer = drawn(keys, size, palette, false);
    let mut words = vec![String::new()];
    for cell in &buffer.content {
        let is_marked = cell.modifier.contains(style.add_modifier) && style.fg.is_none_or(|fg| cell.fg == fg);
        match words.last_mut() {
            Some(word) if is_marked => word.push_str(cell.symbol()),
            Some(word) if word.is_empty() => {}
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_words_that_differ_are_marked_without_colours_too() {
    for palette in [Palette::Dark, Palette::Light, Palette::None] {
        let all = marked("", (120, 36), palette);
        // Without colours the selected row of the list looks the same; it stands before the pane.
        let expected = ["shared", "discussed", "obtained", "received"].map(str::to_owned);
        assert!(all.ends_with(&expected) && all.len() < 8, "{palette:?}: {all:?}");
        assert_eq!(marked("s", (120, 36), palette), ["discussed", "received"], "{palette:?}");
        assert_eq!(marked("enter", (120, 36), palette), ["discussed"], "{palette:?}");
    }
    assert!(marked("G", (120, 36), Palette::Dark).is_empty(), "nothing differs there");
}

#[test]
fn the_linear_text_gives_both_wordings() {
    let folder = ferry();
    let path = folder.to_str().expect("letters");
    let shown = ran(&["show", path, "list"]).out;
    insta::assert_snapshot!(shown);
    insta::assert_snapshot!(ran(&["show", path, "list", "--format", "markdown"]).out);
    insta::assert_snapshot!(ran(&["check", path]).out);
}
