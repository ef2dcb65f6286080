//! Many events: what would hold up the keys is asked for, and taken over when it comes.

#![allow(missing_docs)]

use std::sync::Arc;

use dateline::app::{App, Effect, Message, Opened, Table};
use dateline::keymap::{Key, Keymap};
use dateline::layout::{Measure, Size};
use dateline::model::{Chronology, Citation, Event, Source};
use dateline::query::find;
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};

const EVENTS: usize = 2_500;

/// Events over some decades; each is told by one of three sources, and every tenth is a flood.
fn explorer() -> App {
    let source = |nth: usize| Source { key: format!("s{nth}"), outlet: format!("Outlet {nth}"), ..Source::default() };
    let event = |nth: usize| Event {
        citations: vec![Citation { source: format!("s{}", nth % 3), ..Citation::default() }],
        ..Event::new(
            format!("e{nth}"),
            format!("{}-{:02}", 1900 + nth / 25, nth % 12 + 1).parse().expect("a date"),
            format!("{} number {nth}", if nth.is_multiple_of(10) { "A flood" } else { "A fair" }),
        )
    };
    let (sources, events) = ((0..3).map(source).collect(), (0..EVENTS).map(event).collect());
    let chronology = Chronology::new("Floods and fairs".to_owned(), String::new(), sources, events);
    let mut app = App::new(Size::new(120, 36), Keymap::built_in(), None);
    app.update(Message::Loaded(Arc::new(Opened::of(chronology))));
    app
}

fn press(app: &mut App, key: &str) -> Option<Effect> {
    app.update(Message::Key(key.parse::<Key>().expect("a key")))
}

/// What the thread that answers would tell.
fn answer(effect: Option<Effect>) -> Message {
    match effect {
        Some(Effect::Tabulate { number, listed, grounds, .. }) => {
            let table = Table::of(&|| false, &grounds, &listed).expect("nobody cancels it");
            Message::Tabulated { number, table }
        }
        Some(Effect::Find { generation, query, grounds }) => {
            let opened = &grounds.opened;
            let found = find(&opened.chronology, &grounds.evidence, &grounds.basis, &opened.index, &query);
            let laid = opened.lay_out(found.in_time());
            Message::Found { generation, found: Arc::new(found), laid }
        }
        other => panic!("nothing to be answered: {other:?}"),
    }
}

fn asks_for_columns(effect: &Option<Effect>) -> bool {
    matches!(effect, Some(Effect::Tabulate { .. }))
}

fn shown(app: &App) -> String {
    print(&screen(app, &Theme::of(Palette::None), false), Format::Text)
}

/// How many events each column of the matrix speaks of.
fn spoken(app: &App) -> Vec<usize> {
    (0..app.table.sources().len())
        .map(|at| app.table.sum(at).expect("a column has its sum").measured(Measure::Speaks, app.outline.events()))
        .collect()
}

#[test]
fn the_columns_of_many_events_are_asked_for() {
    let mut app = explorer();
    let asked = press(&mut app, "3");
    assert!(app.is_tabulating() && shown(&app).contains("Counting"), "{}", shown(&app));
    assert_eq!(press(&mut app, "j"), None, "they are asked for once");
    let columns = answer(asked);
    app.update(columns.clone());
    assert!(!app.is_tabulating() && shown(&app).contains("Outlet 1"), "{}", shown(&app));
    assert_eq!(spoken(&app), [834, 833, 833]);

    // Nobody sees them under the search; when it is closed they are those of what is found, if that is many.
    let mut found = press(&mut app, "/");
    for letter in ["f", "l", "o", "o", "d"] {
        assert!(!asks_for_columns(&app.update(answer(found))));
        found = press(&mut app, letter);
    }
    assert!(!asks_for_columns(&app.update(answer(found))));
    press(&mut app, "enter");
    assert_eq!((app.outline.events(), spoken(&app)), (250, vec![84, 83, 83]));
    // Out of the matrix, out of the filter, and in again.
    let asked = ["esc", "esc", "3"].map(|key| press(&mut app, key)).into_iter().flatten().last();
    let again = answer(asked);
    assert_ne!(again, columns, "they have a number of their own");
    app.update(columns);
    assert!(app.is_tabulating(), "those asked for earlier are dropped");
}

/// The table that is cancelled on the way is none.
#[test]
fn counting_ends_when_nobody_waits_for_it() {
    let mut app = explorer();
    let Some(Effect::Tabulate { listed, grounds, .. }) = press(&mut app, "3") else { panic!("they are asked for") };
    assert_eq!(Table::of(&|| true, &grounds, &listed), None);
}

/// Years are gone to without a look at what lies between.
#[test]
fn from_year_to_year() {
    let mut app = explorer();
    let year = |app: &App| {
        let event = app.place.timeline.selected.expect("an event");
        app.desk.chronology().when(event).group_year().expect("a year")
    };
    press(&mut app, "g");
    for (key, expected) in
        [("}", 1901), ("}", 1902), ("j", 1902), ("{", 1902), ("{", 1901), ("G", 1999), ("}", 1999), ("{", 1999)]
    {
        press(&mut app, key);
        assert_eq!(year(&app), expected, "{key}");
    }
    press(&mut app, "{");
    assert_eq!(year(&app), 1998);
    press(&mut app, "g");
    press(&mut app, "{");
    assert_eq!((year(&app), app.place.timeline.top), (1900, 0));
}
