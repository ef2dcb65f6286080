//! Time that is counted from an event: these keys → this screen, and what stays of it where one goes. The screens
//! are snapshots under `tests/snapshots`; after a change that is meant, look at each and accept it with
//! `INSTA_UPDATE=always cargo test --test counting`.

#[path = "stage/screens.rs"]
mod screens;
mod stage;

use dateline::app::{App, View};
use dateline::keymap::Keymap;
use dateline::layout::Size;
use dateline::load::Root;
use dateline::shell::Place;
use screens::{harbour, in_ascii, opened, shown, stories};
use stage::{bridge, folder, put};

stories! {
    /// Every row shows its distance, the title line where it is counted from and the key that ends it.
    every_row_shows_its_distance: "z" at 120 x 36;
    distances_on_a_wide_screen: "z k" at 200 x 60;
    distances_on_a_narrow_screen: "z j" at 80 x 24;
    distances_on_a_tiny_screen: "z" at 40 x 12;
    distances_from_something_that_lasted: "g z" at 80 x 24;
    distances_in_the_matrix: "z j 3" at 120 x 36;
    distances_in_the_face_off: "g z G ) s" at 120 x 36;
    distances_in_the_reader: "g z j enter" at 120 x 36;
    distances_below_a_text: "g z j enter" at 80 x 24;
    /// A bookmark stands beside the standing, and with the second one the time between them is told.
    two_bookmarks_and_the_time_between: "m j m" at 120 x 36;
    bookmarks_with_distances_on_a_tiny_screen: "m k k m z j" at 40 x 12;
    the_bookmarks_in_order_of_time: "m G m g m '" at 120 x 36;
    the_bookmarks_on_a_narrow_screen: "m G m g m M j" at 80 x 24;
    the_bookmarks_on_a_tiny_screen: "m G m g m M G" at 40 x 12;
    /// Time is counted from one of them to all the others.
    the_bookmarks_counted_from_one: "m G m g m ' j space" at 120 x 36;
    no_bookmark_yet: "'" at 80 x 24;
    a_bookmark_in_the_reader: "g j enter m" at 120 x 36;
    a_bookmark_in_the_face_off: "s m" at 80 x 24;
    the_palette_finds_the_bookmarks: ": e l a p s e d" at 80 x 24;
    with_a_query_a_day_and_without_a_source: "z / o i l enter K 1 9 3 1 - 1 1 - 2 0 enter x enter" at 120 x 36;
}

/// T-zero in plain ASCII and without colours: the title line says it, and the rows have their units.
#[test]
fn distances_in_ascii() {
    let place = harbour();
    let mut session = opened(&place, (80, 24));
    session.press_all("z").expect("a key");
    let screen = in_ascii(&session);
    insta::with_settings!({ description => "keys: z", omit_expression => true }, {
        insta::assert_snapshot!(screen);
    });
}

/// `z` ends it, `Z` moves it; on the same event `Z` says what ends it.
#[test]
fn it_is_moved_and_ended() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    let before = shown(&session);
    session.press_all("z").expect("a key");
    let first = session.app.zero;
    assert_eq!(first, session.app.place.timeline.selected);
    session.press_all("Z").expect("a key");
    assert!(shown(&session).contains("time is counted from this event; z ends it"));
    session.press_all("j Z").expect("keys");
    assert_eq!(session.app.zero, session.app.place.timeline.selected);
    assert_ne!(session.app.zero, first);
    session.press_all("k z").expect("keys");
    assert_eq!(session.app.zero, None);
    assert_eq!(shown(&session), before);
}

/// Back and forward lead to places; only `z` and `Z` change what time is counted from.
#[test]
fn back_and_forward_leave_it_alone() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    session.press_all("/ o i l enter").expect("keys");
    let there = session.app.place.clone();
    session.press_all("s z").expect("keys");
    let zero = session.app.zero;
    assert!(zero.is_some());
    session.press_all("ctrl-o").expect("a key");
    assert_eq!((session.app.zero, &session.app.place), (zero, &there), "to the place before, and no less far");
    session.press_all("z alt-right").expect("keys");
    assert_eq!((session.app.zero, session.app.place.view), (None, View::FaceOff));
    session.press_all("ctrl-o ctrl-o ctrl-o ctrl-o").expect("keys");
    assert_eq!(session.app.zero, None);
}

/// `m` takes a bookmark away again, in the list too; Enter goes to one and lifts a filter that hides it.
#[test]
fn bookmarks_are_gone_to_and_taken_away() {
    let place = harbour();
    let mut session = opened(&place, (120, 36));
    session.press_all("m").expect("a key");
    let first = session.app.place.timeline.selected;
    assert_eq!(session.app.bookmarks, ["light-out"]);
    session.press_all("m").expect("a key");
    assert!(session.app.bookmarks.is_empty() && shown(&session).contains("no bookmark here any more"));
    session.press_all("m / i n q u i r y enter").expect("keys");
    assert_ne!(session.app.place.timeline.selected, first);
    session.press_all("' enter").expect("keys");
    assert_eq!((session.app.place.timeline.selected, session.app.place.query.as_str()), (first, ""));
    session.press_all("g m ' j backspace").expect("keys");
    assert_eq!(session.app.bookmarks, ["oil-asked"]);
    session.press_all("d d - esc").expect("keys");
    assert!(session.app.bookmarks.is_empty() && session.app.sheet.is_none());
    session.press_all("4 g m").expect("keys");
    assert!(shown(&session).contains("no event here"), "{}", shown(&session));
}

/// Bookmarks outlive a reading of changed files and the session; one whose event is gone is kept for when it is
/// back.
#[test]
fn bookmarks_are_kept() {
    let (home, path) = bridge(&[]);
    let place = Place { root: Root::Path(path.into()), originals: None };
    let mut session = opened(&place, (120, 36));
    session.press_all("g m G m").expect("keys");
    let set = session.app.bookmarks.clone();
    assert_eq!(set.len(), 2);
    stage::small(&home.path().join("bridge"), &[("id: \"fell\"", "id: \"down\"")]);
    session.read_again();
    assert_eq!((session.app.bookmarked().len(), &session.app.bookmarks), (1, &set));
    session.press_all("'").expect("a key");
    assert!(shown(&session).contains("1 more is on an event that is not in the files now; it is kept"));
    let remembered = session.app.remembered().expect("an event is selected");
    assert_eq!(remembered.bookmarks, set);
    let again = App::new(Size::new(80, 24), Keymap::built_in(), Some(remembered));
    assert_eq!(again.bookmarks, set);
    stage::small(&home.path().join("bridge"), &[]);
    session.read_again();
    assert_eq!(session.app.bookmarked().len(), 2);
}

/// A reading of changed files finds the event again by its key; where it is gone, that is said.
#[test]
fn a_reload_keeps_it_or_says_that_it_is_gone() {
    let (home, path) = bridge(&[]);
    let place = Place { root: Root::Path(path.into()), originals: None };
    let mut session = opened(&place, (120, 36));
    session.press_all("G z g").expect("keys");
    assert!(shown(&session).contains("T-zero  distance from The bridge is said to fall, 1 May 2020  ·  z ends"));
    let earlier = r#"events: [
        Event(id: "planned", when: "1900", title: "The bridge is planned"),"#;
    stage::small(&home.path().join("bridge"), &[("events: [", earlier)]);
    session.read_again();
    assert!(shown(&session).contains("T-zero  distance from The bridge is said to fall, 1 May 2020  ·  z ends"));
    assert!(shown(&session).contains("−120 y ±1"), "{}", shown(&session));
    stage::small(&home.path().join("bridge"), &[("id: \"fell\"", "id: \"down\"")]);
    session.read_again();
    assert_eq!(session.app.zero, None);
    assert!(shown(&session).contains("T-zero has ended: its event is gone from the files"));
}

/// From the beginning of everything to this morning, an event without a date among them.
#[test]
fn everything_from_the_beginning_to_this_morning() {
    let home = folder();
    let events = r#"Chronology(title: "Everything", about: "", sources: [], events: [
        Event(id: "bang", when: "Y-13800000000~", title: "It begins"),
        Event(id: "sea", when: "Y-66000000", title: "The dinosaurs die out"),
        Event(id: "ides", when: "-0043-03-15", title: "Caesar is killed"),
        Event(id: "norman", when: "1066-10-14", title: "Hastings"),
        Event(id: "war", when: "1914-07-28/1918-11-11", title: "The Great War"),
        Event(id: "moon", when: "1969-07-20T20:17:40Z", title: "The landing"),
        Event(id: "step", when: "1969-07-21T02:56:15Z", title: "The first step"),
        Event(id: "back", when: "1969-07-24", title: "They are back"),
        Event(id: "later", when: "[1970-01-01..]", title: "It is told"),
        Event(id: "ever", when: "XXXX", title: "Some year"),
    ])"#;
    put(home.path(), "all.ron", events);
    let place = Place { root: Root::Path(home.path().join("all.ron")), originals: None };
    for (size, name) in [((120, 36), "wide"), ((40, 16), "tiny")] {
        let mut session = opened(&place, size);
        session.press_all("g } } } } } z g").expect("keys");
        insta::assert_snapshot!(format!("everything_{name}"), shown(&session));
        session.press_all("G z z").expect("keys");
        assert!(session.app.zero.is_none());
        assert!(shown(&session).contains("no date to count from"), "{}", shown(&session));
    }
}
