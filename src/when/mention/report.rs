//! What words are reckoned from: the day of a report, as far as it is known, and what was told before.

use super::calendar::{day_on, month_on, month_point};
use super::expression::{Expression, Named, Origin};
use super::meaning::Meaning;
use super::reckon::{Bias, Clock, reckon};
use crate::when::words::{self as w, Unit};
use crate::when::{Day, Doubts, When};

/// A report of more years may mean a month of too many.
const MOST_YEARS: i64 = 3;

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
    if let Some(each) = each_year(told, (first, last), bias, doubts) {
        return each.when(doubts);
    }
    let one = reckon(told, &Clock { now: first, told: told_first, bias })?;
    let other = reckon(told, &Clock { now: last, told: told_last, bias })?;
    Meaning::hull(one, other)?.when(doubts)
}

/// What comes once in a year, seen from each year of the report's date: May of one year or of the other, and not what
/// lies between. `None` where it is one, or too many.
fn each_year(told: &Expression, (first, last): (Day, Day), bias: Bias, doubts: Doubts) -> Option<Meaning> {
    let years = last.ymd().0 - first.ymd().0;
    if !is_yearly(told) || first == last || years > MOST_YEARS {
        return None;
    }
    let days = (0..=years).map(|step| day_on(Unit::Year, first, step).min(last)).chain([last]);
    let mut each = Vec::new();
    for now in days {
        match reckon(told, &Clock { now, told: None, bias })? {
            one @ (Meaning::Point(_) | Meaning::Written(_)) => each.push(one.edtf(Doubts::default())),
            // EDTF has no sign for doubtful days of which one is meant.
            Meaning::Within(first, last) if !doubts.is_any() => each.push(Meaning::between(first, last)),
            _ => return None,
        }
    }
    each.dedup();
    (each.len() > 1).then(|| Meaning::Written(format!("[{}]", each.join(","))))
}

/// Whether it tells what comes in each year, and not in which.
fn is_yearly(told: &Expression) -> bool {
    match told {
        Expression::Named(named) => named.year.is_none() && named.month.is_some(),
        Expression::Month(..) | Expression::Holiday { .. } => true,
        Expression::Season { year, .. } => year.is_none(),
        Expression::About(of) | Expression::Part(_, of) | Expression::Nth { of, .. } => is_yearly(of),
        _ => false,
    }
}

/// A day whose month is not told is in that of the date told before; where its weekday does not fit there, it is in the
/// month after or before that.
pub(super) fn in_month_told(told: &Expression, before: &When) -> Option<Expression> {
    let Expression::Named(Named { year: None, month: None, day: Some(day), weekday }) = *told else { return None };
    let (first, last) = ends(before)?;
    if month_point(first) != month_point(last) {
        return None;
    }
    let months: &[i64] = if weekday.is_some() { &[0, 1, -1] } else { &[0] };
    let day = months.iter().find_map(|steps| {
        let month = month_on(first, *steps);
        let day = Day::from_ymd(month.year, month.month?, day)?;
        weekday.is_none_or(|weekday| day.weekday() == weekday).then_some(day)
    })?;
    Some(Expression::Written(Meaning::day(day).edtf(before.doubts())))
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
