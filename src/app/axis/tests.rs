use super::*;
use crate::app::Listed;
use crate::app::axis::window::HOUR;
use crate::model::{Chronology, Event};
use crate::query::Crew;
use crate::when::Day;
use proptest::prelude::*;

fn chronology(dates: &[&str]) -> Chronology {
    let events = dates
        .iter()
        .enumerate()
        .map(|(nth, when)| Event::new(format!("e{nth}"), when.parse().expect("a date"), String::new()));
    Chronology::new(String::new(), String::new(), Vec::new(), events.collect())
}

fn times(chronology: &Chronology) -> Times {
    Times::of(&Arc::new(DateTable::of(chronology)), &Listed::All(chronology.event_count()), Crew::alone())
        .expect("nobody cancels it")
}

/// The axis of everything, folded: how many columns each part has, with the words of the folds.
fn folded(dates: &[&str], width: u16) -> String {
    let chronology = chronology(dates);
    let world = World::of(&chronology);
    let scale = Scale::folded(&times(&chronology), world, world.whole(), width);
    assert_eq!(scale.width(), width, "the whole width is used");
    let mut parts = Vec::new();
    let mut from = 0;
    for fold in scale.folds() {
        if from < fold.columns.start {
            parts.push((fold.columns.start - from).to_string());
        }
        parts.push(fold.words);
        from = fold.columns.end;
    }
    if from < width {
        parts.push((width - from).to_string());
    }
    parts.join(" / ")
}

const BURST: [&str; 8] =
    ["2010-03", "2022-02-24", "2022-02-25", "2022-02-26", "2022-03-01", "2022-03-02", "2022-03-04", "2022-03-09"];
const COSMOS: [&str; 9] = [
    "Y-13800000000",
    "Y-4540000000",
    "Y-66000000",
    "-3400",
    "1687-07-05",
    "1969-07-20T20:17",
    "2022-02-24",
    "2022-03",
    "2024-01-01",
];

#[test]
fn long_empty_stretches_are_folded() {
    for (dates, width, expected) in [
        (&[][..], 100, "100"),
        (&["2022-02-24"], 100, "100"),
        (&["2022-02-24", "2022-02-25"], 100, "100"),
        // Fourteen days of thirty columns each: nothing is empty over twelve columns.
        (&["2022-02-24/2022-03-05", "2022-03-06/2022-03-20"], 100, "100"),
        (&BURST, 100, "15 / 11 y / 55 / 2 d / 15"),
        (&BURST, 40, "10 / 11 y / 22"),
        // Too narrow for a break and two stretches of eight columns.
        (&BURST, 20, "20"),
        // What lies somewhere in all the time there is fills nothing.
        (&["2010-03", "2010/2022", "2022-02-24", "2022-03-01"], 100, "55 d / 28 / 11 y / 48 / 9 mo"),
        (&COSMOS, 120, "11 / 9.03 bn y / 11 / 4.35 bn y / 11 / 61.9 m y / 11 / 4726 y / 28"),
    ] {
        assert_eq!(folded(dates, width), expected, "{dates:?} in {width}");
    }
}

/// Very many dates that may lie anywhere in half of all the time there is, and as many days: one that compares each
/// with each does not come to an end.
#[test]
fn many_wide_dates_are_folded_in_time() {
    const EACH: usize = 100_000;
    let days =
        (0..EACH).map(|nth| format!("{}-{:02}-{:02}", 1000 + nth % 100, 1 + nth / 100 % 12, 1 + nth / 1_200 % 28));
    let wide = (0..EACH).map(|nth| format!("{}/1999", 1500 + nth % 20));
    let dates: Vec<String> = days.chain(wide).chain(["2010-01-01".to_owned()]).collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    assert_eq!(folded(&dates, 100), "45 / 379 y / 46", "what is wide stands for itself where nothing else does");
}

#[test]
fn what_is_known_of_dates() {
    for (date, middle, bounded) in [
        ("1970-01-01", Some(43_200), true),
        ("1970-01-01T06:00", Some(21_600), true),
        ("1970-01-01/..", Some(0), false),
        ("../1970-01-01", Some(86_399), false),
        ("XXXX", None, false),
    ] {
        let extent = Extent::of(&date.parse().expect("a date"));
        assert_eq!((extent.middle(), extent.bounded().is_some()), (middle, bounded), "{date}");
        let everything = Window::between(-1_000_000_000, 1_000_000_000);
        assert_eq!(extent.meets(everything), middle.is_some(), "{date}");
    }
}

/// Time is counted from where the distances of a list are.
#[test]
fn time_is_counted_from_the_middle() {
    let begin = |text: &str| text.parse::<crate::when::When>().expect("a day").moments().0;
    for (date, zero) in [
        ("2022-02-24", begin("2022-02-24")),
        ("2022-02-24T06:30", begin("2022-02-24T06:30")),
        ("[2021-04-01..2022-04-22]", begin("2021-10-11")),
        ("2022-02-23/2022-02-25", begin("2022-02-24")),
        ("2022-02-24/..", begin("2022-02-24")),
        ("XXXX", None),
    ] {
        assert_eq!(Extent::of(&date.parse().expect("a date")).zero(), zero, "{date}");
    }
}

#[test]
fn what_lies_beside_a_window_is_counted() {
    let chronology = chronology(&["2019-10", "2021", "2022-02-24/", "../2021-04", "2022-03-01", "XXXX"]);
    let day = |text: &str| text.parse::<crate::when::When>().expect("a day").moments().0.expect("it is known");
    let times = times(&chronology);
    for (start, end, expected) in [
        ("2021-05-01", "2022-02-01", (2, 2)),
        ("2018-01-01", "2023-01-01", (0, 0)),
        ("2023-01-01", "2024-01-01", (4, 0)),
        ("2015-01-01", "2016-01-01", (0, 4)),
    ] {
        assert_eq!(times.beside(Window::between(day(start), day(end))), expected, "{start} {end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// Two searches a column count what going through all events does.
    #[test]
    fn searching_counts_as_going_through_does(
        days in prop::collection::vec((0_i64..4_000, 0_i64..80, any::<bool>()), 0..60),
        start in -100_000_000_i128..300_000_000, length in HOUR..400_000_000, width in 0_u16..150,
    ) {
        let date = |number: i64| Day::from_number(number).to_string();
        let dates: Vec<String> = days.iter().map(|(first, more, lasted)| match (more, lasted) {
            (0, _) => date(*first),
            (_, true) => format!("{}/{}", date(*first), date(first + more)),
            (_, false) => format!("[{}..{}]", date(*first), date(first + more)),
        }).collect();
        let chronology = chronology(&dates.iter().map(String::as_str).collect::<Vec<_>>());
        let scale = Scale::linear(Window::between(start, start + length), width);
        let counted = Density::of(&times(&chronology), &scale);
        let mut bars = vec![0; width.into()];
        let mut fog = vec![false; width.into()];
        for event in chronology.events() {
            let when = chronology.when(event);
            let Some((first, last)) = scale.columns_of(when) else { continue };
            for column in usize::from(first)..=usize::from(last) {
                if when.is_hedged() { fog[column] = true } else { bars[column] += 1 }
            }
        }
        prop_assert_eq!(counted, Density { bars, fog });
    }

    /// Folded or not, every event that the window shows has its columns, and the whole width is used.
    #[test]
    fn folding_loses_nothing(
        days in prop::collection::vec((0_i64..40_000, 0_i64..400), 1..40),
        start in 0_i128..3_000_000_000, length in HOUR..4_000_000_000, all in any::<bool>(), width in 1_u16..300,
    ) {
        let date = |number: i64| Day::from_number(number).to_string();
        let dates: Vec<String> =
            days.iter().map(|(first, more)| format!("{}/{}", date(*first), date(first + more))).collect();
        let chronology = chronology(&dates.iter().map(String::as_str).collect::<Vec<_>>());
        let world = World::of(&chronology);
        let window = if all { world.whole() } else { Window::between(start, start + length) };
        let times = times(&chronology);
        let scale = Scale::folded(&times, world, window, width);
        prop_assert_eq!(scale.width(), width);
        for extent in (0..times.events()).filter_map(|rank| times.extent(rank)) {
            if all {
                let (first, last) = (scale.column_within(extent.first), scale.column_within(extent.last));
                prop_assert!(first.is_some() && first <= last, "everything is in everything");
            } else {
                prop_assert_eq!(scale.columns(extent).is_some(), extent.meets(window));
            }
        }
        for fold in scale.folds() {
            prop_assert!(usize::from(fold.columns.end - fold.columns.start) == fold.words.chars().count() + 4);
        }
    }
}
