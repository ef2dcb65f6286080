//! What words are reckoned from: the day of a report, as far as it is known, and what was told before.

use super::expression::{Expression, Named, Origin};
use super::meaning::Meaning;
use super::reckon::{Bias, Clock, reckon};
use crate::when::words as w;
use crate::when::{Day, Doubts, When};

/// The day of a report.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// When it was, or where its date is open at one end the other end; `None` where neither is known.
    pub day: Option<When>,
    /// What has to hold for what is reckoned from it, in words, where its date is open.
    pub condition: Option<&'static str>,
}

impl Report {
    /// Of a date on which something was published.
    pub fn published(date: &When) -> Report {
        Self::of(date, w::IF_PUBLISHED)
    }

    /// Of the date of an event.
    pub fn event(date: &When) -> Report {
        Self::of(date, w::IF_IT_WAS)
    }

    fn of(date: &When, condition: &'static str) -> Report {
        if ends(date).is_some() {
            return Report { day: Some(date.clone()), condition: None };
        }
        Report { day: known_end(date), condition: Some(condition) }
    }

    fn doubts(&self) -> Doubts {
        let open = Doubts { uncertain: self.condition.is_some(), approximate: false };
        self.day.as_ref().map_or(open, |day| day.doubts().or(open))
    }
}

/// The one end of a date that is known: `2022-04-22` of `[2022-04-22..]`, of `2022-04-22/..` and of `../2022-04-22`.
fn known_end(date: &When) -> Option<When> {
    if date.is_any_year() {
        return None;
    }
    let written = date.canonical();
    let end = written.trim_matches(['[', ']']).trim_start_matches("..").trim_end_matches("..").trim_matches('/');
    let day = || {
        let bounds = [date.earliest(), date.latest()];
        let day = bounds.iter().find_map(|bound| bound.day())?;
        Meaning::day(day).when(Doubts::default())
    };
    When::parse(end).ok().filter(|end| ends(end).is_some()).or_else(day)
}

/// The first and the last day on which something may have been; `None` where either is not known.
fn ends(date: &When) -> Option<(Day, Day)> {
    (!date.is_any_year()).then_some(())?;
    Some((date.earliest().day()?, date.latest().day()?))
}

/// The date that is meant wherever in the report's date its day lies.
///
/// Where that date is open at one end, it is reckoned from the other, and is uncertain. Where nothing is known of it,
/// only what is the same in each year has a meaning: `XXXX-03-14`.
pub(super) fn dated(told: &Expression, report: &Report, before: Option<&When>, bias: Bias) -> Option<When> {
    let (mut doubts, any) = (Doubts::default(), Day::from_number(0));
    let (first, last) = match &report.day {
        _ if !rests_on(told, Rest::Report) => (any, any),
        Some(day) => {
            doubts = doubts.or(report.doubts());
            ends(day)?
        }
        None => return in_any_year(told),
    };
    let before = before.filter(|_| rests_on(told, Rest::Told));
    doubts = before.map_or(doubts, |before| doubts.or(before.doubts()));
    let (told_first, told_last) = before.and_then(ends).unzip();
    let one = reckon(told, &Clock { now: first, told: told_first, bias })?;
    let other = reckon(told, &Clock { now: last, told: told_last, bias })?;
    Meaning::hull(one, other)?.when(doubts)
}

/// What is the same in each year.
fn in_any_year(told: &Expression) -> Option<When> {
    When::parse(&of_some_year(told)?).ok()
}

fn of_some_year(told: &Expression) -> Option<String> {
    let (month, day) = match told {
        Expression::Named(Named { year: None, month: Some(month), day, .. }) => (*month, *day),
        Expression::Holiday { month, day } => (*month, Some(*day)),
        Expression::Lasting(first, last) => return Some(format!("{}/{}", of_some_year(first)?, of_some_year(last)?)),
        _ => return None,
    };
    Some(match day {
        Some(day) => format!("XXXX-{month:02}-{day:02}"),
        None => format!("XXXX-{month:02}"),
    })
}

/// What a date may be reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// The day of the report.
    Report,
    /// What was told before.
    Told,
}

/// Whether what is told is reckoned from that; a date that is told in full rests on neither.
pub(super) fn rests_on(told: &Expression, what: Rest) -> bool {
    use Expression as E;
    match told {
        E::Written(_) | E::Unclear => false,
        E::Named(named) => what == Rest::Report && named.year.is_none(),
        E::Season { year, .. } => what == Rest::Report && year.is_none(),
        E::Same(_) => what == Rest::Told,
        E::Part(_, of) | E::Nth { of, .. } | E::Timed(of, ..) | E::About(of) | E::Open(_, of) | E::Night(of) => {
            rests_on(of, what)
        }
        E::Lasting(first, last) | E::Between(first, last) => rests_on(first, what) || rests_on(last, what),
        E::Offset { from, .. } | E::Beside { from, .. } | E::WeekdayBeside { from, .. } => match from {
            Origin::Now => what == Rest::Report,
            Origin::Told => what == Rest::Told,
            Origin::At(of) => rests_on(of, what),
        },
        E::Month(..)
        | E::Weekday(..)
        | E::Weekend
        | E::DayWord(_)
        | E::InYear(..)
        | E::Unit(..)
        | E::Holiday { .. }
        | E::SoFar(_)
        | E::ToCome(_)
        | E::Stretch { .. } => what == Rest::Report,
    }
}
