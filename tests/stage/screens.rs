//! What stories share: these keys over the invented chronology of the harbour lead to this screen.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::PathBuf;

use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};

/// Where a chronology of the fixtures lies.
pub fn fixture(name: &str) -> Place {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    Place { root: Root::Path(path), originals: None }
}

/// The invented chronology of a harbour.
pub fn harbour() -> Place {
    fixture("harbour")
}

/// The explorer as it opens.
pub fn opened(place: &Place, (width, height): (u16, u16)) -> Headless {
    Headless::open(place, Size::new(width, height), Keymap::built_in(), None).expect("the chronology opens")
}

/// The screen.
pub fn shown(session: &Headless) -> String {
    print(&screen(&session.app, &Theme::of(Palette::Dark), false), Format::Text)
}

/// The screen without colours, and without a letter beyond ASCII that is the explorer's own.
pub fn in_ascii(session: &Headless) -> String {
    print(&screen(&session.app, &Theme::of(Palette::None), true), Format::Text)
}

/// The screen after some keys.
pub fn told(keys: &str, size: (u16, u16)) -> String {
    let place = harbour();
    let mut session = opened(&place, size);
    session.press_all(keys).expect("these are keys");
    shown(&session)
}

/// Tests by their names: keys, the size of the screen, and a snapshot of what it shows then.
macro_rules! stories {
    ($($(#[$doc:meta])* $name:ident: $keys:literal at $width:literal x $height:literal;)*) => {$(
        $(#[$doc])*
        #[test]
        fn $name() {
            let screen = $crate::screens::told($keys, ($width, $height));
            insta::with_settings!({ description => concat!("keys: ", $keys), omit_expression => true }, {
                insta::assert_snapshot!(screen);
            });
        }
    )*};
}
pub(crate) use stories;
