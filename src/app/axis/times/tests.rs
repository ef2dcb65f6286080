use super::*;
use crate::model::{Chronology, Event};
use crate::when::When;
use proptest::prelude::*;

/// The plain way: every event by itself, each time anew.
struct Plain<'a> {
    whens: Vec<&'a When>,
}

impl Plain<'_> {
    fn extents(&self) -> Vec<Extent> {
        self.whens.iter().map(|when| Extent::of(when)).collect()
    }

    fn told(&self) -> Vec<Extent> {
        self.whens.iter().filter_map(|when| Extent::told(when)).collect()
    }

    /// How many are told to be in a stretch of those that are known to within a month, or of the others.
    fn counted(&self, dated: bool, start: Moment, end: Moment) -> usize {
        let is_short = |when: &When| when.span().days().is_some_and(|days| days <= 31);
        let is_dated = |when: &When| !when.is_hedged() && (when.is_interval() || is_short(when));
        let told = self.whens.iter().filter(|when| is_dated(when) == dated).filter_map(|when| Extent::told(when));
        told.filter(|told| told.first < end && told.last >= start).count()
    }

    fn nearest(&self, rank: usize, window: Window) -> Option<usize> {
        let extents = self.extents();
        let here = extents[rank];
        if here.meets(window) {
            return Some(rank);
        }
        let middle = here.middle().unwrap_or(window.centre());
        let away = |extent: &Extent| extent.middle().map_or(Moment::MAX, |there| (there - middle).abs());
        let met = (0..extents.len()).filter(|other| extents[*other].meets(window));
        met.min_by_key(|other| (away(&extents[*other]), other.abs_diff(rank)))
    }

    fn ends_beside(&self, window: Window) -> (Option<Moment>, Option<Moment>) {
        let extents = self.extents();
        let bounded = || extents.iter().filter(|extent| extent.is_known());
        let earlier = bounded().find(|extent| extent.last < window.start());
        let later = bounded().rfind(|extent| extent.first >= window.end());
        let first = |extent: &Extent| if extent.first == Moment::MIN { extent.last } else { extent.first };
        (earlier.map(first), later.map(|extent| extent.first))
    }
}

/// Dates of every sort, close enough to each other that many are the same, or alike but for how they are written.
fn date() -> impl Strategy<Value = String> {
    let day = || (0..3, 1..=2, 1..=28).prop_map(|(year, month, day)| format!("202{year}-{month:02}-{day:02}"));
    prop_oneof![
        6 => day(),
        2 => day().prop_map(|day| format!("{day}~")),
        2 => (2019_i32..2024).prop_map(|year| year.to_string()),
        2 => (day(), 3..9).prop_map(|(day, more)| format!("{day}/202{more}")),
        2 => (day(), 3..9).prop_map(|(day, more)| format!("[{day}..202{more}-01-01]")),
        2 => (day(), 0..9).prop_map(|(day, hour)| format!("{day}T0{hour}:30Z")),
        1 => (day(), 3..9).prop_map(|(day, hour)| format!("{day}T0{hour}:30+03:00")),
        1 => day().prop_map(|day| format!("../{day}")),
        1 => day().prop_map(|day| format!("{day}/..")),
        1 => day().prop_map(|day| format!("{day}/")),
        1 => Just("XXXX".to_owned()),
        1 => Just("Y-13800000000".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 256, ..ProptestConfig::default() })]

    /// Counting dates answers every question as going through all events does.
    #[test]
    fn counting_dates_answers_as_going_through_events_does(
        dates in prop::collection::vec(date(), 0..200), left_out in 0_usize..4,
        from in 1_540_000_000_i128..1_720_000_000, length in 3_600_i128..100_000_000,
    ) {
        let events = dates.iter().enumerate().map(|(nth, when)| {
            Event::new(format!("e{nth}"), when.parse().expect("a date"), String::new())
        });
        let chronology = Chronology::new(String::new(), String::new(), Vec::new(), events.collect());
        let listed = match left_out {
            0 => Listed::All(chronology.event_count()),
            _ => Listed::These(Arc::new(chronology.events().filter(|event| event.index() % 4 >= left_out).collect())),
        };
        let times = Times::of(&Arc::new(DateTable::of(&chronology)), &listed, Crew::alone()).expect("nobody cancels it");
        let plain = Plain { whens: listed.iter().map(|event| chronology.when(event)).collect() };
        let (extents, told) = (plain.extents(), plain.told());
        let window = Window::between(from, from + length);
        let (start, end) = (window.start(), window.end());
        prop_assert_eq!(times.events(), extents.len());
        prop_assert_eq!((0..=extents.len()).filter_map(|rank| times.extent(rank)).collect::<Vec<_>>(), extents.clone());
        prop_assert_eq!(times.off_axis(), extents.iter().filter(|extent| !extent.is_known()).count());
        prop_assert_eq!(times.dated(start, end), plain.counted(true, start, end));
        prop_assert_eq!(times.has_fog(start, end), plain.counted(false, start, end) > 0);
        prop_assert_eq!(times.begin(start, end), told.iter().filter(|it| start <= it.first && it.first < end).count());
        let first = told.iter().filter(|it| it.first >= start).min_by_key(|it| (it.first, it.last));
        prop_assert_eq!(times.first_length(start), first.map_or(0, |it| it.last - it.first + 1));
        let mut stretches: Vec<Extent> = told.into_iter().filter(|it| it.meets(window)).collect();
        stretches.sort_unstable_by_key(|it| (it.first, it.last));
        stretches.dedup();
        let mut counted: Vec<Extent> = times.stretches(start, end).collect();
        counted.dedup();
        prop_assert_eq!(counted, stretches);
        let earlier = extents.iter().filter(|it| it.is_known() && it.last < start).count();
        let later = extents.iter().filter(|it| it.is_known() && it.first >= end).count();
        prop_assert_eq!(times.beside(window), (earlier, later));
        prop_assert_eq!(times.ends_beside(window), plain.ends_beside(window));
        let within: Vec<usize> = (0..extents.len()).filter(|rank| extents[*rank].meets(window)).collect();
        prop_assert_eq!(times.within(start, end).collect::<Vec<_>>(), within);
        for rank in 0..extents.len() {
            prop_assert_eq!(times.nearest(rank, window), plain.nearest(rank, window), "{}", rank);
        }
    }
}
