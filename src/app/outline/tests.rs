use super::*;
use crate::model::Event;
use proptest::prelude::*;

/// Every row, one after the other, and the row of each event: the plain way, which looks at every event.
fn laid_out(chronology: &Chronology, events: &[EventId], room: Room) -> (Vec<OutlineRow>, Vec<(EventId, usize)>) {
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    let mut group = None;
    let mut braced = false;
    for (at, &event) in events.iter().enumerate() {
        let when = chronology.when(event);
        let after = events.get(at + 1).map(|&next| chronology.when(next));
        let year = when.group_year();
        if at == 0 || group != Some(year) {
            // The year says when the earliest day was, and no more: a brace runs on across it.
            let brace = if braced { Brace::Middle } else { Brace::Outside };
            if room == Room::Roomy && at > 0 {
                rows.push(OutlineRow::Blank(brace));
            }
            rows.push(OutlineRow::Year(year, brace));
            group = Some(year);
        }
        let joins = after.is_some_and(|next| !when.order_established(next));
        let brace = match (braced, joins) {
            (false, false) => Brace::Outside,
            (false, true) => Brace::Top,
            (true, false) if room == Room::Tight => Brace::Foot,
            (true, _) => Brace::Middle,
        };
        places.push((event, rows.len()));
        rows.push(OutlineRow::Event(event, brace));
        if braced && !joins && room > Room::Tight {
            rows.push(OutlineRow::BraceFoot);
        }
        braced = joins;
        if let Some(next) = after
            && room > Room::Tight
            && let Some(words) = words_of_gap(when, next)
        {
            rows.push(OutlineRow::Gap(words));
        }
    }
    (rows, places)
}

fn words_of_gap(earlier: &When, later: &When) -> Option<String> {
    let (Bound::Day(first), Bound::Day(last)) = (earlier.latest(), later.earliest()) else { return None };
    let shortest = last.number() - first.number() - 1;
    if shortest < GAP_DAYS {
        return None;
    }
    let longest = match (earlier.earliest(), later.latest()) {
        (Bound::Day(first), Bound::Day(last)) => last.number() - first.number(),
        _ => shortest,
    };
    Some(gap_words(shortest, longest))
}

fn chronology(dates: &[String]) -> Chronology {
    let events = dates
        .iter()
        .enumerate()
        .map(|(nth, when)| Event::new(format!("e{nth}"), when.parse().expect("a date"), String::new()));
    Chronology::new(String::new(), String::new(), Vec::new(), events.collect())
}

/// Dates of every sort, many of them close to each other.
fn date() -> impl Strategy<Value = String> {
    let day = || (2019_i64..2023, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    prop_oneof![
        8 => day(),
        2 => day().prop_map(|day| format!("{day}~")),
        2 => (2018_i64..2024).prop_map(|year| year.to_string()),
        2 => (2018_i64..2024, 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}")),
        2 => (day(), 1..4).prop_map(|(day, more)| format!("{day}/202{}", 2 + more)),
        1 => (day(), 0..24).prop_map(|(day, hour)| format!("{day}T{hour:02}:30Z")),
        1 => day().prop_map(|day| format!("../{day}")),
        1 => day().prop_map(|day| format!("{day}/..")),
        1 => Just("XXXX".to_owned()),
        1 => Just("Y-13800000000".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// A row that is made when it is asked for is the one that laying out everything has there, whatever list and room.
    #[test]
    fn rows_are_those_of_the_plain_way(
        dates in prop::collection::vec(date(), 0..700), left_out in 1_usize..5, all in any::<bool>(),
    ) {
        let chronology = chronology(&dates);
        let events: Vec<EventId> = chronology.events().filter(|event| all || event.index() % 5 >= left_out).collect();
        let listed = if all { Listed::All(events.len()) } else { Listed::These(events.clone().into()) };
        let edges = Edges::of(&chronology);
        let breaks = |all: Option<&Breaks>, listed: &Listed| {
            Breaks::of(&chronology, &edges, all, listed, Crew::alone()).expect("nobody cancels it")
        };
        let of_all = breaks(None, &Listed::All(chronology.event_count()));
        let of_list = breaks(None, &listed);
        prop_assert_eq!(&breaks(Some(&of_all), &listed), &of_list);
        let laid = Laid { breaks: Arc::new(of_list), listed, ..Laid::default() };
        for room in [Room::Tight, Room::Compact, Room::Roomy] {
            let (rows, places) = laid_out(&chronology, &events, room);
            let outline = Outline::of(&laid, room);
            prop_assert_eq!(outline.len(), rows.len());
            prop_assert_eq!(outline.rows(&chronology, 0).collect::<Vec<_>>(), rows.clone());
            let mut year = None;
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(outline.year_above(&chronology, at), year);
                if let OutlineRow::Year(of, _) = row {
                    year = *of;
                }
                prop_assert_eq!(outline.rows(&chronology, at).next(), Some(row.clone()));
                let on_row = if let OutlineRow::Event(event, _) = row { Some(*event) } else { None };
                prop_assert_eq!(outline.event_on_row(at), on_row);
                let below = places.get(places.partition_point(|(_, place)| *place < at)).or(places.last());
                prop_assert_eq!(outline.event_at_row(at), below.map(|(event, _)| *event));
            }
            prop_assert_eq!(outline.rows(&chronology, rows.len()).next(), None);
            prop_assert_eq!(outline.event_on_row(rows.len()), None);
            prop_assert_eq!(outline.event_at_row(rows.len()), events.last().copied());
            for (rank, (event, row)) in places.iter().enumerate() {
                prop_assert_eq!((outline.rank(*event), outline.row_of(*event)), (Some(rank), Some(*row)));
            }
            for from in [0, rows.len() / 3, rows.len() / 2] {
                let shown = from..from + 40;
                let on_rows = places.iter().filter(|(_, row)| shown.contains(row)).map(|(event, _)| *event);
                prop_assert!(outline.events_on_rows(shown.clone()).eq(on_rows));
            }
        }
    }
}
