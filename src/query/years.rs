//! The years under which events stand, and which dates lie in them: asked of each date once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{Chronology, DateId};
use crate::query::Crew;
use crate::query::facets::Written;
use crate::when::{Answer, Bound, When, year_words};

/// The years of a chronology.
#[derive(Clone, Debug)]
pub(super) struct Years {
    /// Ascending, each with how many events stand under it.
    pub years: Vec<(i64, usize)>,
    /// How each is written.
    pub written: Vec<Written>,
    /// In which years each date lies: one behind the other,
    runs: Vec<Run>,
    /// and where those of each date begin, and those of the last one end.
    from: Vec<u32>,
    /// Of all events.
    all: YearCounter,
}

/// Neighbouring years of which a date answers the same.
#[derive(Clone, Debug)]
struct Run {
    years: Range<u32>,
    answer: Answer,
}

/// Counts how many events lie in each of some years, certainly and possibly: what begins with a year and what ends with it,
/// to be summed up.
#[derive(Clone, Debug, Default)]
pub(super) struct YearCounter(Vec<(i32, i32)>);

impl YearCounter {
    fn add(&mut self, Run { years, answer }: &Run) {
        for (at, one) in [(years.start, 1), (years.end, -1)] {
            let (certain, possible) = &mut self.0[at as usize];
            *if *answer == Answer::Yes { certain } else { possible } += one;
        }
    }
}

impl Years {
    /// Nothing if nobody waits for it any more.
    pub fn of(chronology: &Chronology, crew: Crew<'_>) -> Option<Self> {
        let mut events = vec![0; chronology.date_count()];
        chronology.events().for_each(|event| events[chronology.date(event).index()] += 1);
        let mut years: BTreeMap<i64, usize> = BTreeMap::new();
        for date in chronology.dates().filter(|date| events[date.index()] > 0) {
            if let Some(year) = chronology.when_of(date).group_year() {
                *years.entry(year).or_default() += events[date.index()];
            }
        }
        let asked = years.keys().map(|year| Some((*year, When::from_query(&written_year(*year)).ok()?)));
        let asked: Vec<(i64, When)> = asked.collect::<Option<_>>().unwrap_or_default();
        let mut touched = vec![Vec::new(); events.len()];
        crew.fill(&mut touched, |dates, touched| {
            for (date, touched) in dates.zip(touched) {
                if events[date] > 0 {
                    *touched = runs(chronology.when_of(DateId::new(date)), &asked);
                }
            }
        })?;
        let mut of = Self {
            written: years.keys().map(|year| Written::of((&year_words(*year), &written_year(*year)))).collect(),
            years: years.into_iter().collect(),
            runs: Vec::new(),
            from: vec![0],
            all: YearCounter::default(),
        };
        for runs in touched {
            of.runs.extend(runs);
            of.from.push(u32::try_from(of.runs.len()).expect("a date lies in few stretches of years"));
        }
        let mut all = of.counter();
        chronology.events().for_each(|event| of.add(chronology.date(event), &mut all));
        Some(Self { all, ..of })
    }

    /// For these years.
    pub fn counter(&self) -> YearCounter {
        YearCounter(vec![(0, 0); self.years.len() + 1])
    }

    /// Counts an event.
    pub fn add(&self, date: DateId, counter: &mut YearCounter) {
        let ends = &self.from[date.index()..date.index() + 2];
        self.runs[ends[0] as usize..ends[1] as usize].iter().for_each(|run| counter.add(run));
    }

    /// How many events certainly and how many possibly lie in each year, as they have been counted in shares; or all others,
    /// where it is these that were counted.
    pub fn counts(&self, shares: &[YearCounter], of_others: bool) -> Vec<(usize, usize)> {
        let (mut certain, mut possible) = (0, 0);
        let counts = (0..self.years.len()).map(|at| {
            let change = shares.iter().fold((0, 0), |sum, share| (sum.0 + share.0[at].0, sum.1 + share.0[at].1));
            let all = self.all.0[at];
            let change = if of_others { (all.0 - change.0, all.1 - change.1) } else { change };
            certain += change.0;
            possible += change.1;
            (usize::try_from(certain).unwrap_or(0), usize::try_from(possible).unwrap_or(0))
        });
        counts.collect()
    }
}

/// In which of some years a date lies. Only those are asked that its span touches, as all others answer no, and of these
/// the ones around its [landmarks](When::landmarks): those between answer what the first of them does.
fn runs(when: &When, years: &[(i64, When)]) -> Vec<Run> {
    let (first, last) = year_bounds(when);
    let place = |of: i64| years.partition_point(|(year, _)| *year < of);
    let touched = first.map_or(0, place)..last.map_or(years.len(), |last| place(last.saturating_add(1)));
    let landmarks = when.landmarks().into_iter().filter_map(year_of).map(place);
    let around = landmarks.flat_map(|at| at.saturating_sub(1)..at.saturating_add(3));
    let asked: BTreeSet<usize> = around.chain([touched.start]).filter(|at| touched.contains(at)).collect();
    let ends = asked.iter().copied().skip(1).chain([touched.end]);
    let mut runs: Vec<Run> = Vec::new();
    for (at, end) in asked.iter().copied().zip(ends) {
        let answer = when.during(&years[at].1);
        match runs.last_mut() {
            _ if answer == Answer::No => {}
            Some(run) if run.answer == answer && run.years.end == number(at) => run.years.end = number(end),
            _ => runs.push(Run { years: number(at)..number(end), answer }),
        }
    }
    runs
}

fn number(year: usize) -> u32 {
    u32::try_from(year).expect("there are no more years than events")
}

/// A year as EDTF writes it: four digits, or a `Y` before more.
pub(super) fn written_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

/// The years between which a date lies, both included; an open or unknown end has none.
fn year_bounds(when: &When) -> (Option<i64>, Option<i64>) {
    let span = when.span();
    (year_of(span.earliest), year_of(span.latest))
}

fn year_of(bound: Bound) -> Option<i64> {
    match bound {
        Bound::Day(day) => Some(day.ymd().0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    const DATES: [&str; 22] = [
        "1950",
        "195X",
        "19XX",
        "1950~",
        "1950?/1960",
        "[..1955]",
        "[1953..]",
        "{1950,1960}",
        "[1950,1952..1954,1970]",
        "1950/..",
        "../1950",
        "1950/",
        "/1950",
        "195X/197X",
        "1950-21",
        "1950-12-31",
        "1951-01-01",
        "XXXX",
        "1950-06/1952-03",
        "{1940..1960}",
        "-0500",
        "1949-12-31/1950-01-01",
    ];

    proptest! {
        /// What is told of each year is what it answers itself.
        #[test]
        fn runs_are_what_each_year_answers(
            date in select(&DATES[..]),
            years in prop::collection::btree_set(prop_oneof![4 => 1935_i64..1985, 1 => -600_i64..2100], 0..40),
        ) {
            let when = When::parse(date).expect("a date");
            let asked = years.iter().map(|year| (*year, When::from_query(&written_year(*year)).expect("a year")));
            let asked: Vec<(i64, When)> = asked.collect();
            let mut told = vec![Answer::No; asked.len()];
            for Run { years, answer } in runs(&when, &asked) {
                told[years.start as usize..years.end as usize].fill(answer);
            }
            let (first, last) = year_bounds(&when);
            let is_touched = |year: i64| first.is_none_or(|first| first <= year) && last.is_none_or(|last| year <= last);
            let each = asked.iter().map(|(year, other)| if is_touched(*year) { when.during(other) } else { Answer::No });
            prop_assert_eq!(told, each.collect::<Vec<_>>(), "{}", date);
        }
    }
}
