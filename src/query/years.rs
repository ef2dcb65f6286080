//! The years under which events stand, and which dates lie in them: asked of each date once.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Chronology, DateId};
use crate::query::Crew;
use crate::when::{Answer, Bound, When};

/// The years of a chronology.
#[derive(Clone, Debug)]
pub(super) struct Years {
    /// Ascending, each with how many events stand under it.
    pub years: Vec<(i64, usize)>,
    /// For each date, in which years it lies.
    touched: Vec<Vec<Run>>,
}

/// Neighbouring years of which a date answers the same.
#[derive(Clone, Debug)]
struct Run {
    years: Range<usize>,
    answer: Answer,
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
        Some(Self { years: years.into_iter().collect(), touched })
    }

    /// How many events certainly and how many possibly lie in each year, if so many have each date.
    pub fn count(&self, of_dates: &[usize]) -> Vec<(usize, usize)> {
        // What begins with a year and what ends with it, summed up afterwards.
        let mut changes = vec![(0_i64, 0_i64); self.years.len() + 1];
        for (events, runs) in of_dates.iter().zip(&self.touched).filter(|(events, _)| **events > 0) {
            let events = i64::try_from(*events).unwrap_or(i64::MAX);
            for Run { years, answer } in runs {
                for (at, events) in [(years.start, events), (years.end, -events)] {
                    let (certain, possible) = &mut changes[at];
                    *if *answer == Answer::Yes { certain } else { possible } += events;
                }
            }
        }
        let (mut certain, mut possible) = (0, 0);
        let counts = changes.into_iter().take(self.years.len()).map(|change| {
            certain += change.0;
            possible += change.1;
            (usize::try_from(certain).unwrap_or(0), usize::try_from(possible).unwrap_or(0))
        });
        counts.collect()
    }
}

/// In which of some years a date lies. Only those are asked that its span touches: all others answer no.
fn runs(when: &When, years: &[(i64, When)]) -> Vec<Run> {
    let (first, last) = year_bounds(when);
    let from = first.map_or(0, |first| years.partition_point(|(year, _)| *year < first));
    let to = last.map_or(years.len(), |last| years.partition_point(|(year, _)| *year <= last));
    let mut runs: Vec<Run> = Vec::new();
    for (at, (_, year)) in years.iter().enumerate().take(to).skip(from) {
        let answer = when.during(year);
        match runs.last_mut() {
            _ if answer == Answer::No => {}
            Some(run) if run.answer == answer && run.years.end == at => run.years.end += 1,
            _ => runs.push(Run { years: at..at + 1, answer }),
        }
    }
    runs
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
    let year = |bound: Bound| match bound {
        Bound::Day(day) => Some(day.ymd().0),
        _ => None,
    };
    let span = when.span();
    (year(span.earliest), year(span.latest))
}
