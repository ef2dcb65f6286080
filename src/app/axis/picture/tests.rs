use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::app::axis::{Lanes, Mark};
use crate::app::{App, Message, Opened};
use crate::keymap::Keymap;
use crate::layout::Size;
use crate::model::{Chronology, Event};
use crate::when::When;

/// The axis of some events: date, title, tag.
fn axis(events: &[(&str, &str, &str)], (width, height): (u16, u16)) -> App {
    let event = |(nth, (when, title, tag)): (usize, &(&str, &str, &str))| Event {
        tags: Some((*tag).to_owned()).filter(|tag| !tag.is_empty()).into_iter().collect(),
        ..Event::new(format!("e{nth}"), When::parse(when).expect("a date"), *title)
    };
    let events = events.iter().enumerate().map(event).collect();
    let chronology = Chronology::new("Events".to_owned(), String::new(), Vec::new(), events);
    let mut app = App::new(Size::new(width, height), Keymap::built_in(), None);
    app.update(Message::Loaded(Arc::new(Opened::of(chronology))));
    press(&mut app, "a");
    app
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split_whitespace() {
        app.update(Message::Key(key.parse().expect("a key")));
    }
}

/// A picture as it would stand on a screen. Panics where two things share a cell.
fn drawn(app: &App) -> Vec<String> {
    let width = usize::from(app.axis.screen.width());
    let draw = |row: &PictureRow| {
        let mut cells = vec![' '; width];
        let mut put = |column: u16, text: &str| {
            for (at, sign) in text.chars().enumerate() {
                let cell = &mut cells[usize::from(column) + at];
                assert_eq!(*cell, ' ', "{sign} lies over another: {row:?}");
                *cell = if sign == ' ' { '\u{a0}' } else { sign };
            }
        };
        if let Some(head) = &row.head {
            put(0, Shown::of(&head.name).cut(head.width.into()).as_str());
            put(head.width + if head.width > 0 { ASIDE } else { 0 }, &head.aside);
        }
        for run in row.marks.iter().flat_map(|(_, runs)| runs) {
            (run.from..run.until).for_each(|column| put(column, sign(run.mark)));
        }
        for label in &row.labels {
            let date = if label.date.is_empty() { String::new() } else { format!("  {}", label.date) };
            let whole = Shown::of(&format!("· {}{date}", label.title)).cut(label.width.into());
            put(label.column, whole.as_str());
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let sign = match cell {
                CrowdCell::Empty => continue,
                CrowdCell::Fog(_) => "_".to_owned(),
                CrowdCell::Lasting => "━".to_owned(),
                CrowdCell::Events(count) => char::from_digit(*count, 10).unwrap_or('+').to_string(),
            };
            put(u16::try_from(at).expect("a column"), &sign);
        }
        cells.iter().map(|sign| if *sign == '\u{a0}' { ' ' } else { *sign }).collect::<String>().trim_end().to_owned()
    };
    app.axis.picture.rows.iter().map(draw).collect()
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Then => "●",
        Mark::Lasted => "━",
        Mark::SomeDay => "╌",
        Mark::Likely => "╍",
        Mark::NoEnd => "→",
        Mark::NoStart => "←",
        Mark::NotBefore => "├",
        Mark::NotAfter => "┤",
        Mark::Rival => "◊",
        Mark::Tie => "┄",
        Mark::Finer => "◇",
        Mark::Coarser => "·",
    }
}

#[test]
fn lanes_hold_their_events() {
    for (events, expected) in [
        (vec![], vec![]),
        // By itself a day is so wide that its hours could be told apart.
        (
            vec![("2022-02-24", "Only one", "")],
            vec!["no tag                  ╌╌╌╌╌╌╌╌╌╌╌╌", "                        · Only one  24 February 2022"],
        ),
        // The fullest lane comes first; its name is in the way of its first event.
        (
            vec![("2022-01-03", "First", "war"), ("2022-02-20", "Second", "war"), ("2022-01-20", "Other", "trade")],
            vec![
                "war                                    · Second  20 Feb ●",
                "   ● · First  3 January 2022",
                "trade                 ● · Other  20 Jan",
            ],
        ),
        // Without any tag, last; nothing with a date that could be drawn, nowhere.
        (
            vec![("2022-01-03", "First", ""), ("2022-02-20", "Second", "b"), ("XXXX", "Never", "a")],
            vec!["b                                      · Second  20 Feb ●", "no tag", "   ● · First  3 January 2022"],
        ),
        // No room beside it: the next row, at its beginning.
        (
            vec![("2022-01-02/2022-02-20", "Long and long and longer", "")],
            vec![
                "no tag",
                "   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
                "   · Long and long and longer  2 Jan – 20 Feb 2022",
            ],
        ),
        // More than there is room for: counted, and the selected one by itself.
        (
            [vec![("2022-01-03", "Many", "a"); 90], vec![("2022-02-20", "One", "a"), ("2022", "In 2022", "a")]]
                .concat(),
            vec![
                "a  92 events, up to 90 a column",
                "   +______1______________________________________________",
                "   ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
                "   · In 2022  2022",
            ],
        ),
        // All on the one day whose hours are shown.
        (
            vec![("2022-02-24", "Many", ""); 50],
            vec![
                "no tag  50 events, up to 50 a column",
                "                        ____________",
                "                        ╌╌╌╌╌╌╌╌╌╌╌╌",
                "                        · Many  24 February 2022",
            ],
        ),
    ] {
        let mut app = axis(&events, (62, 20));
        app.place.axis.folded = false;
        app.update(Message::Resize(app.size));
        assert_eq!(drawn(&app), expected);
    }
}

/// What is drawn of every event that the window shows: by itself, or counted in a crowded lane.
fn told(app: &App) -> Vec<bool> {
    let picture = &app.axis.picture;
    let is_drawn = |event: EventId| picture.rows.iter().flat_map(|row| &row.marks).any(|(other, _)| *other == event);
    let ranks = (0..app.outline.events()).filter(|rank| {
        let lane = app.axis.lanes.lane_of(*rank).expect("every event has a lane");
        let complete = picture.below == 0 && picture.above == 0;
        let window = app.window();
        complete
            && app.axis.times.extent(*rank).expect("it is in the list").meets(window)
            && picture.rows.iter().any(|row| row.lane == Some(lane))
    });
    ranks
        .map(|rank| {
            let lane = app.axis.lanes.lane_of(rank).expect("every event has a lane");
            let counts = || {
                let cells = picture.rows.iter().find(|row| row.lane == Some(lane) && !row.cells.is_empty());
                let columns = app
                    .axis
                    .screen
                    .columns(app.axis.times.extent(rank).expect("it is in the list"))
                    .expect("it is in the window");
                let covered = usize::from(columns.0)..=usize::from(columns.1);
                cells.is_some_and(|row| covered.into_iter().any(|at| row.cells[at] != CrowdCell::Empty))
            };
            is_drawn(app.outline.event(rank).expect("an event")) || counts()
        })
        .collect()
}

fn date() -> impl Strategy<Value = String> {
    let day =
        (2020..2023_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    (day.clone(), day, 0..12).prop_map(|(one, other, kind)| {
        let (first, last) = if one < other { (one, other) } else { (other, one) };
        match kind {
            0 => format!("{first}/{last}"),
            1 => format!("{first}/.."),
            2 => format!("/{last}"),
            3 => format!("[{first}..{last}]"),
            4 => format!("[{first}..]"),
            5 => format!("{first}~"),
            6 => first[..4].to_owned(),
            7 => first[..7].to_owned(),
            8 => "XXXX".to_owned(),
            _ => first,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_and_nothing_is_lost(
        events in prop::collection::vec((date(), "[a-z]{1,30}", 0..4_usize), 0..50),
        width in 3_u16..140, height in 3_u16..60, steps in 0..50_usize, zoom in 0..4_usize, lanes in 0..5_usize,
    ) {
        let tags = ["", "war", "trade", "a name that is rather long for a lane"];
        let events: Vec<(&str, &str, &str)> =
            events.iter().map(|(when, title, tag)| (when.as_str(), title.as_str(), tags[*tag])).collect();
        let mut app = axis(&events, (width, height));
        app.place.axis.lanes = Lanes::ALL[lanes];
        press(&mut app, &"j ".repeat(steps.min(events.len())));
        press(&mut app, &"+ ".repeat(zoom));
        // Panics where two things share a cell.
        let rows = drawn(&app);
        let height = crate::layout::axis(app.size).lanes.height;
        prop_assert!(rows.len() <= height.into());
        prop_assert!(told(&app).into_iter().all(|told| told), "{rows:#?}");
        let selected = app.place.timeline.selected;
        let rank = selected.and_then(|event| app.outline.rank(event));
        if rank.is_some_and(|rank| app.axis.times.extent(rank).expect("it is in the list").meets(app.window())) && height > 2 {
            let label = app.axis.picture.rows.iter().flat_map(|row| &row.labels).find(|label| Some(label.event) == selected);
            let label = label.expect("the selected event is on the screen");
            prop_assert_eq!(label.width, label.whole().min(app.axis.screen.width()), "it is whole");
        }
    }
}
