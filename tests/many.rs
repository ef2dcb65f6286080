//! Many events: what would hold up the keys is asked for, and taken over when it comes.

#![allow(missing_docs)]

use std::sync::Arc;

use dateline::app::{App, Effect, Grounds, Message, Opened, Remembered, Table};
use dateline::keymap::{Key, Keymap};
use dateline::layout::{Measure, Size};
use dateline::model::{Basis, Chronology, Citation, Event, Evidence, Source};
use dateline::query::{Crew, Found, Material, Weighed, find, find_in_parts};
use dateline::shell::print::{Format, print, screen};
use dateline::shell::searcher::Searcher;
use dateline::view::theme::{Palette, Theme};

const EVENTS: usize = 2_500;

/// Some of the events, over some decades; each is told by one of three sources, and every tenth is a flood.
fn opened(numbers: impl Iterator<Item = usize>) -> Opened {
    let source = |nth: usize| Source { key: format!("s{nth}"), outlet: format!("Outlet {nth}"), ..Source::default() };
    let event = |nth: usize| Event {
        citations: vec![Citation { source: format!("s{}", nth % 3), ..Citation::default() }],
        ..Event::new(
            format!("e{nth}"),
            format!("{}-{:02}", 1900 + nth / 25, nth % 12 + 1).parse().expect("a date"),
            format!("{} number {nth}", if nth.is_multiple_of(10) { "A flood" } else { "A fair" }),
        )
    };
    let (sources, events) = ((0..3).map(source).collect(), numbers.map(event).collect());
    Opened::of(Chronology::new("Floods and fairs".to_owned(), String::new(), sources, events))
}

/// With all of them on the table.
fn explorer() -> App {
    let mut app = App::new(Size::new(120, 36), Keymap::built_in(), None);
    app.update(Message::Loaded(Arc::new(opened(0..EVENTS))));
    app
}

/// With every fifth on the table, as the rest is still being read.
fn reading(wanted: Option<Remembered>) -> App {
    let mut app = App::new(Size::new(120, 36), Keymap::built_in(), wanted);
    let part = Opened { partial: true, ..opened((0..EVENTS).step_by(5)) };
    app.update(Message::Loaded(Arc::new(part)));
    app.update(Message::Read(37));
    app
}

fn read_whole(app: &mut App) -> Option<Effect> {
    app.update(Message::Loaded(Arc::new(opened(0..EVENTS))))
}

fn selected(app: &App) -> &str {
    app.place.timeline.selected.map_or("", |event| app.desk.chronology().key(event))
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
            let found = find(&opened.chronology, &grounds.evidence, &grounds.basis, opened.index(), &query);
            let laid = opened.lay_out(found.in_time(), Crew::alone()).expect("nobody cancels it");
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

#[test]
fn the_first_events_can_be_looked_at_while_the_rest_is_read() {
    let mut app = reading(None);
    for (size, expected) in [
        (Size::new(120, 36), "the first 500 events"),
        (Size::new(120, 36), "reading · 37 % ━━━━━━━─────────────"),
        (Size::new(80, 24), "reading · 37 %"),
        (Size::new(40, 12), "37 %"),
    ] {
        app.update(Message::Resize(size));
        assert!(shown(&app).contains(expected), "{expected}:\n{}", shown(&app));
    }
    app.update(Message::Resize(Size::new(120, 36)));
    let said = shown(&app);
    assert!(said.contains("have not been read yet") && !said.contains("checking"), "{said}");
    assert_eq!(app.remembered(), None, "a part is not to be remembered");
    // One walks, searches and sets a bookmark; the whole takes the place of the part under that.
    for key in ["j", "j", "j", "m"] {
        press(&mut app, key);
    }
    let (at, bookmarks) = (selected(&app).to_owned(), app.bookmarks.clone());
    press(&mut app, "/");
    let asked = "flood".chars().map(|letter| press(&mut app, &letter.to_string())).last().flatten();
    app.update(answer(asked));
    press(&mut app, "enter");
    let of_part = app.outline.events();
    let asked = read_whole(&mut app);
    app.update(answer(asked));
    assert!(shown(&app).contains("flood") && !shown(&app).contains("reading"), "{}", shown(&app));
    assert!(app.notice.is_none(), "{:?}", app.notice);
    assert_eq!((app.outline.events(), of_part), (EVENTS / 10, EVENTS / 10));
    assert_eq!((&app.bookmarks, app.place.query.as_str()), (&bookmarks, "flood"));
    press(&mut app, "esc");
    assert_eq!(app.outline.events(), EVENTS);
    let kept = app.desk.chronology().event_by_key(&at);
    assert!(kept.is_some() && bookmarks.contains(&at));
}

#[test]
fn the_selection_stays_when_the_rest_has_been_read() {
    let mut app = reading(None);
    (0..7).for_each(|_| drop(press(&mut app, "j")));
    let at = selected(&app).to_owned();
    assert_ne!(at, "");
    read_whole(&mut app);
    assert_eq!(selected(&app), at);
    let title = app.desk.chronology().event_title(app.place.timeline.selected.expect("an event")).to_owned();
    assert!(shown(&app).contains(&title), "{title}:\n{}", shown(&app));
}

/// What was remembered may be among the first events, or only in the whole.
#[test]
fn one_comes_back_to_where_one_was_unless_one_has_gone_elsewhere() {
    for (event, moves, expected) in
        [("e1000", false, "e1000"), ("e1001", false, "e1001"), ("e1001", true, "e15"), ("nowhere", false, "e0")]
    {
        let wanted = Remembered { event: event.to_owned(), view: "timeline".to_owned(), ..Remembered::default() };
        let mut app = reading(Some(wanted));
        if moves {
            press(&mut app, "j");
        }
        read_whole(&mut app);
        assert_eq!(selected(&app), expected, "{event}");
    }
}

#[test]
fn a_wish_for_a_source_of_the_rest_is_not_refused() {
    let mut app = App::new(Size::new(120, 36), Keymap::built_in(), None);
    app.wish.without = vec!["s1".to_owned(), "s9".to_owned()];
    let part = Chronology::new("Floods".to_owned(), String::new(), Vec::new(), Vec::new());
    app.update(Message::Loaded(Arc::new(Opened { partial: true, ..Opened::of(part) })));
    assert!(app.notice.is_none(), "{:?}", app.notice);
    read_whole(&mut app);
    assert_eq!(app.desk.basis.left_out().len(), 1);
    assert!(app.notice.as_deref().is_some_and(|said| said.contains("s9")), "{:?}", app.notice);
}

/// What is found for a query, as it is told.
fn told(effect: &Option<Effect>) -> (u64, Vec<Arc<Found>>) {
    let Some(Effect::Find { generation, query, grounds }) = effect else { panic!("no query: {effect:?}") };
    let material = Material {
        chronology: &grounds.opened.chronology,
        evidence: &grounds.evidence,
        basis: &grounds.basis,
        index: grounds.opened.index(),
        sought: &[],
        weighed: &Weighed::default(),
        crew: Crew::alone(),
    };
    let mut told = Vec::new();
    find_in_parts(&material, query, &mut |found| told.push(Arc::new(found))).expect("nobody cancels it");
    (*generation, told)
}

/// The best hits can be gone to before all are counted; what is pressed after that is meant for the list of all.
#[test]
fn the_best_hits_come_first() {
    let mut app = explorer();
    let mut asked = press(&mut app, "/");
    for letter in ["f", "l", "o"] {
        app.update(answer(asked));
        asked = press(&mut app, letter);
    }
    let (generation, parts) = told(&asked);
    let [page, whole] = &parts[..] else { panic!("told in {} parts", parts.len()) };
    // Enter waits for the first of them.
    press(&mut app, "enter");
    assert!(app.sheet.is_some());
    app.update(Message::Page { generation: generation - 1, found: Arc::clone(page) });
    assert!(app.sheet.is_some(), "those of an older query are dropped");
    app.update(Message::Page { generation, found: Arc::clone(page) });
    assert_eq!((app.sheet.is_none(), app.place.timeline.selected), (true, page.event(0)));
    assert_eq!(press(&mut app, "j"), None);
    assert_eq!((app.place.timeline.selected, app.outline.events()), (page.event(0), EVENTS));
    let laid = app.desk.opened.lay_out(whole.in_time(), Crew::alone()).expect("nobody cancels it");
    app.update(Message::Found { generation, found: Arc::clone(whole), laid });
    assert_eq!((app.place.timeline.selected, app.outline.events()), (whole.event(1), EVENTS / 10));

    // While one types, only the number is still to come.
    asked = press(&mut app, "/");
    app.update(answer(asked));
    asked = press(&mut app, "o");
    let (generation, parts) = told(&asked);
    app.update(Message::Page { generation, found: Arc::clone(&parts[0]) });
    assert!(shown(&app).contains("… of 2500") && shown(&app).contains("A flood number 0"), "{}", shown(&app));
    let laid = app.desk.opened.lay_out(parts[1].in_time(), Crew::alone()).expect("nobody cancels it");
    app.update(Message::Found { generation, found: Arc::clone(&parts[1]), laid });
    assert!(shown(&app).contains("250 of 2500"), "{}", shown(&app));
}

/// While citations are looked up, the best hits of a word that was typed before are there at once: nothing that is found out
/// changes them. Where it may, they are looked for anew.
#[test]
fn best_hits_stay_while_citations_are_looked_up() {
    let opened = Arc::new(opened(0..20_001));
    let asked = |query: &str, evidence: &Arc<Evidence>| Effect::Find {
        generation: 1,
        query: query.to_owned(),
        grounds: Grounds {
            opened: Arc::clone(&opened),
            evidence: Arc::clone(evidence),
            basis: Arc::new(Basis::default()),
        },
    };
    let mut searcher = Searcher::default();
    let mut told = |question: &Effect, is_cancelled: bool| {
        let mut told = Vec::new();
        searcher.answer(question, &|| is_cancelled, &mut |message| told.push(message));
        told
    };
    let evidence = || Arc::new(Evidence::pending(opened.chronology.citation_count()));
    let (first, second, third) = (evidence(), evidence(), evidence());
    for query in ["flood", "standing:single-origin flood"] {
        assert_eq!(told(&asked(query, &first), false).len(), 2, "{query}: the best, and then the whole");
    }
    // Nobody waits for more than what is there at once.
    let [Message::Page { found: page, .. }] = &told(&asked("flood", &second), true)[..] else { panic!("no page") };
    assert_eq!(told(&asked("standing:single-origin flood", &second), true), []);
    assert_eq!(told(&asked("flood 7", &second), true), []);
    let whole = told(&asked("flood", &third), false);
    let [Message::Page { found: again, .. }, Message::Found { found: whole, .. }] = &whole[..] else {
        panic!("{whole:?}")
    };
    assert_eq!(page, again);
    assert!(!page.is_whole() && page.hits().eq(whole.hits().take(page.len())));
}
