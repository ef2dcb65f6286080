//! The axis on the whole screen, and the strip above the list, with few events and with very many: snapshots of what stands in its lanes. After
//! a change that is meant, look at each and accept it with `INSTA_UPDATE=always cargo test --test lanes`.

use std::sync::Arc;

use dateline::app::axis::{AxisPlace, Extent};
use dateline::app::{App, Message, Opened, Sheet, Summary, View};
use dateline::keymap::{Key, Keymap};
use dateline::layout::Size;
use dateline::model::{Basis, Chronology, Citation, Event, Evidence, Source, Stance};
use dateline::shell::print::{Format, print, screen};
use dateline::view::theme::{Palette, Theme};
use dateline::when::When;

/// Date, title, tag, and who says so with which date; a `-` before the paper that denies it.
type Told = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// An exchange and a country, as far as two papers tell.
const FEW: [Told; 14] = [
    ("2019-10", "Chief pays a first visit", "people", &[("ledger", "")]),
    ("2021-04", "Regulator meets regional head", "state", &[("ledger", "")]),
    ("2021-04", "Foundation is put on a list", "state", &[("ledger", "")]),
    ("2021-04~", "Donors’ names are asked for", "state", &[("ledger", "")]),
    ("2021", "Exchange agrees to share data", "state", &[("ledger", "2021-04"), ("-post", "2020")]),
    ("2022-02-24", "The war begins", "war", &[("ledger", "")]),
    ("2022-02-24/2022-03-17", "Rouble trading rises", "business", &[("ledger", "")]),
    ("[2022-02-24..]", "Volunteers’ appeal goes unmet", "people", &[("ledger", ""), ("-post", "")]),
    ("2022-03/", "Payment firms leave", "business", &[("ledger", "")]),
    ("2022-03", "Staff are told to avoid a “fuss”", "people", &[("ledger", "")]),
    ("2022-03-14", "A member of parliament is full of praise", "state", &[("ledger", ""), ("post", "")]),
    ("2022-04", "Regional staff move abroad", "people", &[]),
    ("[..2022-04-21]", "Contact with the regulator ends", "state", &[("ledger", ""), ("-post", "2022-04-25")]),
    ("2022-04-21", "Accounts are limited", "business", &[("ledger", "")]),
];

fn source(key: &str, outlet: &str) -> Source {
    Source { key: key.to_owned(), outlet: outlet.to_owned(), published: "2022-04-22".parse().ok(), ..Source::default() }
}

fn event(nth: usize, when: &str, title: &str) -> Event {
    Event::new(format!("e{nth}"), when.parse().expect("a date"), title)
}

/// The first so many of the few.
fn few(count: usize) -> Arc<Opened> {
    let told = |(nth, (when, title, tag, said)): (usize, &Told)| {
        let citation = |(source, when): &(&str, &str)| Citation {
            source: source.trim_start_matches('-').to_owned(),
            when: when.parse().ok(),
            stance: if source.starts_with('-') { Stance::Denies } else { Stance::Asserts },
            ..Citation::default()
        };
        Event {
            tags: vec![(*tag).to_owned()],
            citations: said.iter().map(citation).collect(),
            ..event(nth, when, title)
        }
    };
    let events = FEW.iter().enumerate().take(count).map(told).collect();
    let sources = vec![source("ledger", "The Ledger"), source("post", "Harbour Post")];
    opened(Chronology::new("An exchange and a country".to_owned(), String::new(), sources, events))
}

/// So many events over three centuries, of 12 tags, 40 actors, 7 places and 300 sources; every tenth without any.
fn many(count: usize) -> Arc<Opened> {
    let made = |nth: usize| {
        // A sequence that leaps about and is the same each time.
        let leap = nth.wrapping_mul(2_654_435_761) >> 7;
        let (year, month, day) = (1720 + leap % 300, 1 + leap / 300 % 12, 1 + leap / 3_600 % 28);
        let date = format!("{year}-{month:02}-{day:02}");
        let when = match leap % 11 {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{date}~"),
            3 => format!("{date}/{}-{month:02}-{day:02}", year + leap % 4 + 1),
            4 => format!("[{date}..{}-{month:02}-{day:02}]", year + 1),
            _ => date,
        };
        let has_any = nth % 10 != 9;
        let name = |kind: &str, of: usize| has_any.then(|| format!("{kind} {}", leap / 7 % of + 1));
        Event {
            tags: name("tag", 12).into_iter().collect(),
            actors: name("actor", 40).into_iter().collect(),
            place: name("place", 7),
            citations: has_any
                .then(|| Citation { source: format!("s{}", leap / 7 % 300), ..Citation::default() })
                .into_iter()
                .collect(),
            ..event(nth, &when, &format!("What happened, number {nth}"))
        }
    };
    let sources = (0..300).map(|nth| source(&format!("s{nth}"), &format!("Outlet {nth}"))).collect();
    opened(Chronology::new("Three centuries".to_owned(), String::new(), sources, (0..count).map(made).collect()))
}

fn opened(chronology: Chronology) -> Arc<Opened> {
    Arc::new(Opened::of(chronology))
}

/// The explorer after some keys, everything looked up.
fn app(opened: &Arc<Opened>, keys: &str, (width, height): (u16, u16)) -> App {
    let mut app = App::new(Size::new(width, height), Keymap::built_in(), None);
    let summary =
        Summary::of(&opened.chronology, &Evidence::pending(opened.chronology.citation_count()), &Basis::default());
    app.update(Message::Loaded(Arc::clone(opened)));
    app.update(Message::Checked { summary, diagnostics: Vec::new() });
    press(&mut app, keys);
    app
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split_whitespace() {
        app.update(Message::Key(key.parse::<Key>().expect("a key")));
    }
}

fn shown(app: &App) -> String {
    print(&screen(app, &Theme::of(Palette::Dark), false), Format::Text)
}

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (200, 60)];

#[test]
fn the_axis_at_every_size_with_any_number_of_events() {
    let chronologies = [(0, few(0)), (1, few(1)), (14, few(14)), (5_000, many(5_000)), (100_000, many(100_000))];
    for (count, opened) in chronologies {
        for size in SIZES {
            insta::assert_snapshot!(format!("axis_of_{count}_at_{}", size.0), shown(&app(&opened, "a", size)));
        }
    }
}

#[test]
fn the_axis_of_a_few_as_designed() {
    let opened = few(14);
    for (name, keys) in [("opened", "a"), ("next", "a j j"), ("first", "a g"), ("zoomed", "a G + +")] {
        insta::assert_snapshot!(format!("few_{name}"), shown(&app(&opened, keys, (120, 36))));
    }
    let screen = print(&screen(&app(&opened, "a", (120, 36)), &Theme::of(Palette::None), true), Format::Text);
    assert!(screen.is_ascii(), "{screen}");
    insta::assert_snapshot!("few_in_ascii", screen);
}

#[test]
fn every_kind_of_lanes() {
    let opened = many(60);
    for (nth, name) in ["tag", "actor", "source", "place", "none"].into_iter().enumerate() {
        let keys = format!("a {}", "tab ".repeat(nth));
        insta::assert_snapshot!(format!("lanes_by_{name}"), shown(&app(&opened, &keys, (120, 36))));
    }
}

/// Several events in a column open as a list; the chosen one is selected, and read at the second Enter.
#[test]
fn several_events_in_a_column_open_as_a_list() {
    let opened = many(5_000);
    let mut app = app(&opened, "a enter", (100, 30));
    insta::assert_snapshot!("several_in_a_column", shown(&app));
    let Some(Sheet::Crowd(crowd)) = app.sheet.clone() else { panic!("{}", shown(&app)) };
    assert!(crowd.events.len() > 2 && app.place.timeline.selected == Some(crowd.events[crowd.chosen]));
    press(&mut app, "j j enter");
    assert_eq!((app.place.timeline.selected, app.place.view), (Some(crowd.events[crowd.chosen + 2]), View::Axis));
    press(&mut app, "enter esc");
    assert!(app.sheet.is_none() && app.place.view == View::Axis);
    press(&mut app, "enter enter");
    assert_eq!((app.place.timeline.selected, app.place.view), (Some(crowd.events[crowd.chosen + 2]), View::Timeline));
}

/// A press on a mark or a label selects its event; on a column with several it opens their list.
#[test]
fn a_press_selects_what_is_drawn_there() {
    let mut app = app(&few(14), "a", (120, 36));
    press_on(&mut app, "The war");
    let selected = app.place.timeline.selected.map(|event| app.desk.title(event).to_owned());
    assert_eq!(selected.as_deref(), Some("The war begins"));

    let mut app = self::app(&many(5_000), "a", (100, 30));
    press_on(&mut app, "█");
    assert!(matches!(app.sheet, Some(Sheet::Crowd(_))), "{}", shown(&app));
    // In the list a press chooses.
    let list = dateline::layout::crowd(app.size);
    app.update(Message::Point { column: list.x, row: list.y + 1 });
    assert!(matches!(&app.sheet, Some(Sheet::Crowd(crowd)) if crowd.chosen == 1), "{}", shown(&app));
}

/// What the axis cannot show is told, and so is a bookmark, beside a label and beside marks alone.
#[test]
fn what_cannot_be_drawn_and_what_is_bookmarked_are_told() {
    let events = [("2022-02-24", "A day"), ("2022-03", "A month"), ("XXXX-12-25", "Some Christmas")];
    let events = events.iter().enumerate().map(|(nth, (when, title))| event(nth, when, title)).collect();
    let opened = opened(Chronology::new("Three".to_owned(), String::new(), Vec::new(), events));
    for (keys, size, expected) in [
        ("a", (120, 36), "1 event is not on the axis"),
        ("a", (40, 12), "1 off the axis"),
        ("a m", (120, 36), "◆"),
        ("a / a space d a y enter", (120, 36), "A day"),
    ] {
        let shown = shown(&app(&opened, keys, size));
        assert!(shown.contains(expected), "{keys}: {shown}");
    }
    let titles = ["g", "G"].map(|key| app(&opened, &format!("a {key}"), (120, 36)));
    let off_axis = titles.iter().find(|app| title(app) == "Some Christmas").expect("it is the first or the last");
    assert!(shown(off_axis).contains("the selected event is not on the axis"), "{}", shown(off_axis));
}

/// Presses where some words stand first on the screen.
fn press_on(app: &mut App, words: &str) {
    let screen = shown(app);
    let places = screen.lines().enumerate();
    let (row, before) =
        places.filter_map(|(row, line)| Some((row, line.split_once(words)?.0))).next().expect("they do");
    let place = |at: usize| u16::try_from(at).expect("it is on the screen");
    app.update(Message::Point { column: place(before.chars().count()), row: place(row) });
}

/// Wherever one goes by event, the selected one is on the screen, whatever the lanes.
#[test]
fn the_selected_event_is_always_on_the_screen() {
    for (opened, size) in [(few(14), (120, 36)), (many(300), (80, 24)), (few(14), (40, 12))] {
        for lanes in 0..5 {
            let mut app = app(&opened, &format!("a g {}", "tab ".repeat(lanes)), size);
            for _ in 0..app.outline.events().min(60) {
                assert!(shown(&app).lines().any(|line| line.starts_with('▌')), "{}", shown(&app));
                press(&mut app, "j");
            }
        }
    }
}

fn title(app: &App) -> &str {
    app.desk.title(app.place.timeline.selected.expect("an event is selected"))
}

/// A day, as the axis counts.
fn day(written: &str) -> dateline::app::axis::Moment {
    let when: dateline::when::When = written.parse().expect("a date");
    when.moments().0.expect("it has a beginning")
}

/// `i` shows what the selected event takes, and little else; of what has no end a month about its beginning.
#[test]
fn an_event_is_fitted_into_the_window() {
    for (keys, event, from, until) in [
        ("a g j i", "Exchange agrees to share data", "2020-11-15", "2022-02-16"),
        ("a G i", "Accounts are limited", "2022-04-20", "2022-04-23"),
        ("a G k k k i", "A member of parliament is full of praise", "2022-03-13", "2022-03-16"),
    ] {
        let app = app(&few(14), keys, (120, 36));
        assert_eq!(title(&app), event, "{keys}");
        let window = app.window();
        assert!(day(from) <= window.start() && window.end() <= day(until), "{keys}: {window:?}");
    }
    let app = app(&few(14), "a g j i", (120, 36));
    assert!(shown(&app).contains("‹ 1 earlier, from Oct 2019"), "{}", shown(&app));
    let undated = opened(Chronology::new(String::new(), String::new(), Vec::new(), vec![event(0, "XXXX", "Once")]));
    let app = self::app(&undated, "a i", (80, 24));
    assert_eq!(app.notice.as_deref(), Some("the event has no date to show"));
    let dates = [(0, "2019"), (1, "2021"), (2, "XXXX")];
    let events = dates.map(|(nth, when)| event(nth, when, &format!("In {when}"))).to_vec();
    let mixed = opened(Chronology::new(String::new(), String::new(), Vec::new(), events));
    // From an event without a date one zooms about the middle of what is shown.
    let app = self::app(&mixed, "a G +", (80, 24));
    let all = self::app(&mixed, "a G", (80, 24)).window();
    let window = app.place.axis.window.expect("less than everything");
    assert_eq!((app.notice.as_deref(), window.centre(), window.length() < all.length()), (None, all.centre(), true));
    let app = self::app(&few(14), "a 0", (80, 24));
    assert_eq!(app.notice.as_deref(), Some("everything is shown already"));
}

/// `n` and `N` go through the events of a lane, and say where it ends.
#[test]
fn one_walks_along_a_lane() {
    let mut app = app(&few(14), "a g", (120, 36));
    let mut walked = vec![title(&app).to_owned()];
    while app.notice.is_none() {
        press(&mut app, "n");
        walked.push(title(&app).to_owned());
    }
    walked.pop();
    let people: Vec<&str> = FEW.iter().filter(|(_, _, tag, _)| *tag == "people").map(|(_, title, ..)| *title).collect();
    assert_eq!(walked, people);
    assert_eq!(app.notice.as_deref(), Some("no later event in this lane"));
    press(&mut app, "N");
    assert_eq!(title(&app), people[people.len() - 2]);
}

/// What the strip counts is what is there: whatever is shown, no event is lost or told twice.
#[test]
fn the_strip_counts_every_event_with_any_number_of_them() {
    let chronologies = [(0, few(0)), (1, few(1)), (14, few(14)), (5_000, many(5_000)), (100_000, many(100_000))];
    let mut told = Vec::new();
    assert_eq!(dateline::layout::home(Size::new(40, 12)).strip, None, "forty columns have no room for it");
    for (count, opened) in chronologies {
        let counted = counted_by_strip(&opened.chronology);
        for size in [(60, 20), (80, 24), (200, 60)] {
            let mut app = app(&opened, "", size);
            let strip = dateline::layout::home(app.size).strip.expect("there is a strip");
            let rows: Vec<String> = shown(&app).lines().map(|row| row.trim_end().to_owned()).collect();
            let (top, end) = (usize::from(strip.density.y), usize::from(strip.labels.bottom()));
            told.push(format!("{count} events, {} columns\n{}", size.0, rows[top..end].join("\n")));
            for keys in ["", "T", "Y H", "O", "i"] {
                press(&mut app, keys);
                the_strip_is_true(&app, &counted, &format!("{count} events, {size:?}, {keys}"));
            }
        }
    }
    insta::assert_snapshot!("strips", told.join("\n\n"));
}

/// Where each event of a chronology that has a date is counted, and whether among the certain ones.
fn counted_by_strip(chronology: &Chronology) -> Vec<(Extent, bool)> {
    let dates = chronology.events().map(|event| chronology.when(event));
    let is_dated =
        |when: &When| !when.is_hedged() && (when.is_interval() || when.span().days().is_some_and(|days| days <= 31));
    dates.filter_map(|when| Some((Extent::told(when)?, is_dated(when)))).collect()
}

fn the_strip_is_true(app: &App, counted: &[(Extent, bool)], place: &str) {
    let (axis, window) = (&app.axis, app.window());
    let extents = || (0..axis.times.events()).filter_map(|rank| axis.times.extent(rank));
    let dated = extents().filter(|extent| extent.is_known()).count();
    let within = extents().filter(|extent| extent.meets(window)).count();
    let (earlier, later) = app.beside_window();
    assert_eq!(earlier + within + later, dated, "{place}: before, in and after the window lies each event once");
    let mut bars = vec![0_u32; usize::from(axis.strip.width())];
    let mut fog = vec![false; bars.len()];
    for (told, is_dated) in counted {
        let Some((first, last)) = axis.strip.columns(*told) else { continue };
        for column in usize::from(first)..=usize::from(last) {
            bars[column] += u32::from(*is_dated);
            fog[column] |= !is_dated;
        }
    }
    assert_eq!((&axis.density.bars, &axis.density.fog), (&bars, &fog), "{place}");
}

/// Reading the files again, and the next start, show the axis as it was.
#[test]
fn the_axis_is_as_it_was_when_it_is_opened_again() {
    for keys in ["a tab B O", "a G T backtab", "a", "O", "g Y H", "a j j D a"] {
        let mut before = app(&few(14), keys, (120, 36));
        let (place, remembered) = (before.place.clone(), before.remembered());
        before.update(Message::Loaded(few(14)));
        assert_eq!((before.place.view, &before.place.axis), (place.view, &place.axis), "{keys}: read again");

        let mut after = App::new(before.size, Keymap::built_in(), remembered);
        after.update(Message::Loaded(few(14)));
        let kept = |axis: &AxisPlace| (axis.window, axis.lanes, axis.folded);
        assert_eq!(after.place.view, place.view, "{keys}");
        assert_eq!(kept(&after.place.axis), kept(&place.axis), "{keys}: the next start");
        assert_eq!(after.place.timeline.selected, place.timeline.selected, "{keys}");
    }
}
