//! The axis: how much of the time is shown, on the strip above the list and on the whole screen, and that list
//! and axis show the same. The screens are snapshots, as in `stories.rs`.

use std::path::PathBuf;

use dateline::app::{Message, Turn, View};
use dateline::keymap::Keymap;
use dateline::layout::{self, Size};
use dateline::load::Root;
use dateline::shell::Place;
use dateline::shell::headless::Headless;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};

fn open(fixture: &str, (width, height): (u16, u16)) -> Headless {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
    // A session borrows its place; a test may keep it to its end.
    let place: &'static Place = Box::leak(Box::new(Place { root: Root::Path(path), originals: None }));
    Headless::open(place, Size::new(width, height), Keymap::built_in(), None).expect("the fixture opens")
}

fn after(fixture: &str, keys: &str, size: (u16, u16)) -> Headless {
    let mut session = open(fixture, size);
    session.press_all(keys).expect("these are keys");
    session
}

fn rows(session: &Headless, rows: std::ops::Range<usize>) -> String {
    let screen = print(&screen(&session.app, &Theme::of(Palette::Dark), false), Format::Text);
    let rows: Vec<&str> = screen.lines().skip(rows.start).take(rows.len()).map(str::trim_end).collect();
    rows.join("\n")
}

/// The key of the event that is selected.
fn selected(session: &Headless) -> &str {
    let event = session.app.place.timeline.selected.expect("an event is selected");
    session.app.desk.chronology().key(event)
}

/// From thirteen billion years to half an hour with one key: what the head of the axis says on the way.
#[test]
fn every_scale_is_walked_with_the_same_keys() {
    let mut session = after("cosmos", "G a B", (100, 30));
    let mut told = Vec::new();
    for _ in 0..40 {
        let head = format!("{}\n{}", rows(&session, 1..2), rows(&session, 3..6));
        if told.last() == Some(&head) {
            break;
        }
        told.push(head);
        session.press_all("+").expect("a key");
    }
    insta::with_settings!({ description => "keys: G a B, then + again and again", omit_expression => true }, {
        insta::assert_snapshot!(told.join("\n\n"));
    });
    let steps = told.len() - 1;
    session.press_all(&"- ".repeat(steps)).expect("keys");
    assert_eq!(session.app.place.axis.window, None, "as many steps lead out again");
    assert_eq!(selected(&session), "letter");
}

/// Folded, all of it stands on one screen.
#[test]
fn the_head_of_a_folded_axis() {
    let mut told = Vec::new();
    for (fixture, keys, width) in [
        ("cosmos", "a", 80),
        ("cosmos", "a", 120),
        ("cosmos", "a", 200),
        ("cosmos", "a", 40),
        ("harbour", "a", 120),
        ("harbour", "a z", 120),
    ] {
        let session = after(fixture, keys, (width, 24));
        told.push(format!("{fixture}, {keys}, {width}\n{}", rows(&session, 2..5)));
    }
    insta::assert_snapshot!(told.join("\n\n"));
}

/// The strip says what it leaves out, and which key undoes it.
#[test]
fn a_zoomed_strip_says_so() {
    let mut told = Vec::new();
    for (keys, size) in [
        ("", (120, 36)),
        ("Y", (120, 36)),
        ("O", (120, 36)),
        ("D", (120, 36)),
        ("T", (120, 36)),
        ("i", (120, 36)),
        ("O", (80, 24)),
        ("O z", (120, 36)),
        ("O 0", (120, 36)),
    ] {
        let session = after("harbour", keys, size);
        told.push(format!("keys: {keys}\n{}", rows(&session, 0..6)));
    }
    insta::assert_snapshot!(told.join("\n\n"));
}

/// Where the selection goes, the window goes; where the window goes, the selection goes.
#[test]
fn list_and_axis_show_the_same() {
    for (keys, event) in [
        ("G a", "letter"),
        // To the left, until the morning is out of the window: the nearest event in it is selected.
        ("G a D H", "letter"),
        ("G a T H", "letter"),
        ("g j a - - l", "sun"),
        ("G a T g", "beginning"),
        ("G T g G", "letter"),
        ("G a T k k k", "moon"),
        ("G a O k k k k", "plague"),
        ("G a T / p l a g u e enter", "plague"),
    ] {
        let session = after("cosmos", keys, (120, 36));
        assert_eq!(selected(&session), event, "{keys}");
        let app = &session.app;
        let rank = app.outline.rank(app.place.timeline.selected.expect("one")).expect("it is shown");
        let meets = |rank: usize| app.axis.times.extent(rank).expect("it is in the list").meets(app.window());
        let empty = !(0..app.axis.times.events()).any(meets);
        assert!(empty || meets(rank), "{keys}: the selection is in the window");
        let row = app.outline.row_of(app.place.timeline.selected.expect("one")).expect("it has a row");
        let list = usize::from(layout::home(app.size).list.height);
        assert!((app.place.timeline.top..app.place.timeline.top + list).contains(&row), "{keys}: and on the screen");
    }
}

/// `a` opens the axis from everywhere and leads back; Back and Forward restore the window exactly.
#[test]
fn one_comes_back_to_where_one_was() {
    for (keys, view) in [
        ("a", View::Axis),
        ("a a", View::Timeline),
        ("a esc", View::Timeline),
        ("3 a a", View::Matrix),
        ("3 a G esc", View::Matrix),
        ("enter a esc", View::Reader),
        ("a enter", View::Timeline),
        ("a enter ctrl-o", View::Axis),
        ("a ctrl-o alt-right", View::Axis),
        ("a 3 esc", View::Timeline),
        ("a v", View::FaceOff),
    ] {
        assert_eq!(after("harbour", keys, (120, 36)).app.place.view, view, "{keys}");
    }
    let session = after("cosmos", "G a T tab B enter 0 ctrl-o", (120, 36));
    let before = after("cosmos", "G a T tab B", (120, 36));
    assert_eq!(session.app.place, before.app.place);
    let mut session = session;
    session.take(Message::Resize(Size::new(70, 20)));
    session.take(Message::Resize(Size::new(120, 36)));
    assert_eq!(session.app.place.axis, before.app.place.axis, "another size changes nothing");
}

/// The wheel zooms about the pointer, dragging pans, a press selects.
#[test]
fn the_mouse_zooms_and_pans() {
    let mut session = after("harbour", "a B", (120, 36));
    let line = layout::axis(session.app.size).line;
    let (column, row) = (line.x + 90, line.y);
    let moment = session.app.axis.screen.moment(90);
    session.take(Message::Wheel { column, row, turn: Turn::Up });
    session.take(Message::Wheel { column, row, turn: Turn::Up });
    assert!(session.app.is_zoomed());
    let there = session.app.axis.screen.column_within(moment).expect("it is still shown");
    assert!(there.abs_diff(90) <= 1, "what was under the pointer stays there: {there}");
    let before = session.app.window();
    session.take(Message::Point { column, row });
    session.take(Message::Drag { column: column - 30, row });
    assert!(session.app.window().centre() > before.centre(), "dragged to the left, later times come into sight");
    assert_eq!(session.app.window().length(), before.length());
    session.take(Message::Wheel { column, row, turn: Turn::Left });
    session.take(Message::Wheel { column, row, turn: Turn::Down });
    session.take(Message::Wheel { column, row, turn: Turn::Down });
    assert!(!session.app.is_zoomed());
    let first = session
        .app
        .axis
        .screen
        .column_within(session.app.axis.times.extent(0).expect("an event").first)
        .expect("all is shown");
    session.take(Message::Point { column: line.x + first, row });
    assert_eq!(selected(&session), "oil-asked");
}

/// Where there are folds, too, a moment stays under the pointer, or comes no further from it than it was.
#[test]
fn the_mouse_holds_what_it_took_between_folds() {
    for (fixture, keys) in [("harbour", "a"), ("harbour", "a G Y"), ("cosmos", "a G - -"), ("cosmos", "a G T")] {
        for (from, to) in [(20, 26), (60, 90), (90, 60), (40, 30), (100, 10)] {
            let mut session = after(fixture, keys, (120, 36));
            let line = layout::axis(session.app.size).line;
            let told = format!("{fixture}, {keys}, {from} to {to}");
            let moment = session.app.axis.screen.moment(from);
            let zoomed = session.app.is_zoomed();
            session.take(Message::Point { column: line.x + from, row: line.y });
            session.take(Message::Drag { column: line.x + to, row: line.y });
            let screen = &session.app.axis.screen;
            // At the ends of all time there is the window is held.
            let (window, world) = (session.app.place.axis.window, session.app.desk.world);
            let is_held = [-3_600, 3_600].into_iter().any(|by| world.shift(window, by) == window);
            if zoomed && !is_held {
                let there = screen.column_within(moment).unwrap_or_else(|| panic!("{told}: it is lost"));
                assert!(there.abs_diff(to) <= to.abs_diff(from), "{told}: {there}");
                assert!(!screen.folds().is_empty() || there.abs_diff(to) <= 1, "{told}: {there}");
            }
            let mut session = after(fixture, keys, (120, 36));
            let moment = session.app.axis.screen.moment(from);
            session.take(Message::Wheel { column: line.x + from, row: line.y, turn: Turn::Up });
            assert!(session.app.axis.screen.column_within(moment).is_some(), "{told}: the wheel lost it");
        }
    }
}

/// What pans away comes back with its event, unless another one was chosen meanwhile.
#[test]
fn panning_back_comes_back_to_the_event() {
    let mut strayed = 0;
    for (fixture, keys) in
        [("harbour", "g j j O"), ("harbour", "a g j j O"), ("harbour", "a g j Y"), ("cosmos", "a G k k T")]
    {
        let mut session = after(fixture, keys, (120, 36));
        let event = selected(&session).to_owned();
        let window = session.app.window();
        session.press_all("L").expect("a key");
        strayed += usize::from(selected(&session) != event);
        session.press_all("H").expect("a key");
        assert!(session.app.window() != window || selected(&session) == event, "{fixture}, {keys}");
        // Another one that was chosen meanwhile is the one to come back to.
        session.press_all("L j").expect("keys");
        let chosen = selected(&session).to_owned();
        session.press_all("h l").expect("keys");
        assert_eq!(selected(&session), chosen, "{fixture}, {keys}");
    }
    assert!(strayed > 0, "panning selects another event where the selected one is out of sight");
}

/// A day is a day of the calendar, also of what is told by one end only; without a date nothing moves.
#[test]
fn a_day_is_shown_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chronology.ron");
    for (date, head) in [
        ("2022-03-05", "5 March 2022"),
        ("2022-03-04/2022-03-05", "5 March 2022"),
        ("2022-03-05/..", "5 March 2022"),
        ("../2022-03-05", "5 March 2022"),
        ("2022-03-05T00:10", "5 March 2022"),
        ("XXXX", ""),
    ] {
        let events = format!(
            r#"Event(id: "a", when: "{date}", title: "One"), Event(id: "b", when: "2000", title: "Two"),
               Event(id: "c", when: "2030", title: "Three")"#
        );
        std::fs::write(&file, format!("Chronology(title: \"t\", about: \"\", sources: [], events: [{events}])"))
            .expect("a file");
        let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
        let mut session = Headless::open(&place, Size::new(160, 36), Keymap::built_in(), None).expect("it opens");
        session.press_all("/ o n e enter a D").expect("keys");
        let told = rows(&session, 1..2);
        assert!(told.contains(head), "{date}: {told}");
        assert_eq!(session.app.is_zoomed(), !head.is_empty(), "{date}");
    }
}

/// No event, one, and events without a date: every key leaves something to see.
#[test]
fn nothing_on_the_axis_is_no_trouble() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chronology.ron");
    for events in [
        "",
        r#"Event(id: "a", when: "XXXX", title: "Some time")"#,
        r#"Event(id: "a", when: "2022", title: "One")"#,
        r#"Event(id: "a", when: "../..", title: "Always")"#,
    ] {
        std::fs::write(&file, format!("Chronology(title: \"t\", about: \"\", sources: [], events: [{events}])"))
            .expect("a file");
        let place = Place { root: Root::Path(folder.path().to_owned()), originals: None };
        for size in [(120, 36), (80, 24), (40, 12), (3, 3), (0, 0)] {
            let mut session =
                Headless::open(&place, Size::new(size.0, size.1), Keymap::built_in(), None).expect("it opens");
            session
                .press_all(
                    "+ + - D O Y T i 0 H L a + + - h l H L D O Y T i B tab backtab j k g G z } { ) enter a esc F",
                )
                .expect("keys");
            let _ = rows(&session, 0..usize::from(size.1));
        }
    }
}

/// Nothing to draw because nothing is left: why, and the way out, as above the empty list.
#[test]
fn an_empty_axis_says_why() {
    for (keys, expected) in
        [("a / x x x enter", "No event matches all of it."), ("K 1 9 0 0 enter a", "Nothing had been published")]
    {
        let session = after("ferry", keys, (100, 30));
        let screen = rows(&session, 0..30);
        assert!(screen.contains(expected), "{keys}: {screen}");
    }
}

/// What a chronology in one file shows on the axis.
fn drawn(chronology: &str, keys: &str, (width, height): (u16, u16)) -> String {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("it.ron");
    std::fs::write(&path, chronology).expect("a file");
    let place = Place { root: Root::Path(path), originals: None };
    let mut session =
        Headless::open(&place, Size::new(width, height), Keymap::built_in(), None).expect("the chronology opens");
    session.press_all(keys).expect("these are keys");
    rows(&session, 0..height.into())
}

/// Ten years of a council, and 28 days of a strike half a century later.
fn decades() -> String {
    let year = |nth: u32| format!(r#"(id: "y{nth}", when: "{}-05", title: "Council of {nth}"),"#, 1921 + nth);
    let day = |nth: u32| format!(r#"(id: "d{nth}", when: "1974-02-{nth:02}", title: "Day {nth}"),"#);
    let events: String = (0..10).map(year).chain((1..=28).map(day)).collect();
    format!(r#"(title: "Decades of a council and a strike", events: [{events}])"#)
}

/// Between folds a burst of days has a column for each, and every stretch says what a column of it is; the title is
/// whole beside that.
#[test]
fn a_burst_among_decades_has_its_days_and_each_stretch_its_scale() {
    let wide = drawn(&decades(), "a", (120, 36));
    let line = |at: usize| wide.lines().nth(at).expect("a row").trim();
    assert!(line(1).starts_with("axis by tag  ·  17 hours to 4 months a column  ·  1 gap folded"), "{wide}");
    let scales: Vec<&str> = line(2).split("  ").map(str::trim).filter(|told| !told.is_empty()).collect();
    assert_eq!(scales, ["4 mo a column", "17 h a column"], "{wide}");
    assert!(
        wide.contains("● □ Day 1  1 Feb") && wide.contains("□ Day 28  28 Feb 1974 ●"),
        "every day has its mark: {wide}"
    );
    let narrow = drawn(&decades(), "a", (80, 24));
    assert!(narrow.starts_with(" Decades of a council and a strike  "), "{narrow}");
}

/// The event that time is counted from is filtered out, and lies in a fold: its mark stands beside the nearer end.
#[test]
fn t_zero_in_a_fold_has_its_mark() {
    for (keys, expected) in [("a G z / c o u n c i l enter", "y┃╱"), ("a g z / d a y enter", "╱┃")] {
        let screen = drawn(&decades(), keys, (120, 36));
        let marked = screen.lines().find(|row| row.contains('━')).expect("the line of the axis");
        assert!(marked.contains(expected), "{keys}: {marked}");
    }
}

/// Where no event has a date, that is said once.
#[test]
fn what_has_no_date_is_told_once() {
    let undated =
        r#"(title: "T", events: [(id: "a", when: "XXXX", title: "A"), (id: "b", when: "XXXX-12-25", title: "B")])"#;
    let screen = drawn(undated, "a", (80, 24));
    assert!(screen.contains("No event of the list has a date that could be drawn."), "{screen}");
    assert!(!screen.contains("not on the axis"), "{screen}");
}

/// The “2021” of one article and the “April 2021” of the other, as the selected event shows them.
#[test]
fn coarser_and_finer_dates_of_the_selected_event_are_drawn() {
    let told = r#"(title: "T", sources: [(id: "l", title: "L", outlet: "Ledger"), (id: "p", title: "P", outlet: "Post")], events: [
        (id: "month", when: "2021-04", title: "In a month", citations: [(source: "l", lines: "1", when: "2021"), (source: "p", lines: "1", when: "2021-04")]),
        (id: "year", when: "2021", title: "In a year", citations: [(source: "l", lines: "1", when: "2021"), (source: "p", lines: "1", when: "2021-04")]),
        (id: "early", when: "2020-11-01", title: "Early"), (id: "late", when: "2022-02-01", title: "Late")])"#;
    let rows_of = |keys: &str| {
        let screen = drawn(told, keys, (100, 20));
        let rows = screen.lines().filter(|row| row.contains('╌')).map(str::trim_end);
        rows.filter(|row| !row.contains("some")).map(|row| row.replace('▌', " ")).collect::<Vec<_>>().join("\n")
    };
    let (year, month) = (rows_of("a g j"), rows_of("a g j j"));
    assert!(year.contains("╌◊╌") && !year.contains('┄'), "the finer date lies in the year:\n{year}");
    assert!(month.contains("┄╌╌") && !month.contains('◊'), "the coarser date reaches beyond the month:\n{month}");
    let unselected = rows_of("a g");
    assert!(!unselected.contains('◊') && !unselected.contains('┄'), "others have their own dates only:\n{unselected}");
}
