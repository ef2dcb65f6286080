//! How a date was reckoned, in plain words.

use super::expression::{Expression, Origin};
use super::reckon::Bias;
use super::report::{Report, Rest, dated, rests_on};
use crate::when::point::{Months, Point};
use crate::when::words::{self as w, Unit, Which};
use crate::when::{When, month_name, weekday_name};

/// How what is told was reckoned; `None` where it needed nothing. `before` are the words of the date that was told
/// before, where they are not those of the report's own, and `meant` is what came out.
pub(super) fn derivation(told: &Expression, report: &Report, before: Option<&str>, meant: &When) -> Option<String> {
    let (rests, unknown) = (rests_on(told, Rest::Report), When::unknown());
    match &report.day {
        None if rests => Some(w::NO_DAY_OF_REPORT.to_owned()),
        day => {
            let said = from_day(told, day.as_ref().unwrap_or(&unknown), before, meant)?;
            let condition = report.condition.filter(|_| rests);
            Some(format!("{said}{}", condition.unwrap_or_default()))
        }
    }
}

fn from_day(told: &Expression, from: &When, before: Option<&str>, meant: &When) -> Option<String> {
    use Expression as E;
    let day = from.weekday_words().unwrap_or_else(|| from.words());
    let told_before = before.unwrap_or(&day);
    let is_from = meant.span() == from.span();
    let is_after = from.span().ends_before(&meant.span());
    let past = |what: &str| match (is_from, is_after) {
        (true, _) => w::itself(&day),
        (false, true) => w::first_from(what, &day),
        (false, false) => w::last_up_to(what, &day),
    };
    Some(match told {
        E::Named(named) if named.year.is_none() => {
            let date = match (named.month, named.day) {
                (Some(month), day) => Point { year: 0, month: Some(month), day }.without_year(Months::Long)?,
                (None, Some(day)) => w::ordinal(i64::from(day)),
                (None, None) => return None,
            };
            past(&named.weekday.map_or(date.clone(), |weekday| w::with_weekday(weekday_name(weekday), &date)))
        }
        E::Holiday { month, day } => {
            past(&Point { year: 0, month: Some(*month), day: Some(*day) }.without_year(Months::Long)?)
        }
        E::Season { code, year: None, which } => match which {
            Some(Which::Last) => w::last_over_by(w::season(*code)?, &day),
            Some(Which::Next) => w::after_it(&w::the(w::season(*code)?), &day),
            Some(Which::This) => w::of(&w::the(w::season(*code)?), &coarse(Unit::Year, from)),
            _ => past(w::season(*code)?),
        },
        E::Month(which, month) => beside(*which, month_name(*month), Unit::Year, from, &day),
        E::Weekday(Some(Which::This), weekday) => w::of(&w::the(weekday_name(*weekday)), &coarse(Unit::Week, from)),
        E::Weekday(..) if is_from => w::itself(&day),
        E::Weekday(which, weekday) => {
            let name = w::the(weekday_name(*weekday));
            let is_after = *which == Some(Which::Next) || is_after;
            let said = if is_after { w::after_it(&name, &day) } else { w::before_it(&name, &day) };
            match (which.is_some() && meant.is_set_one_of(), is_after) {
                (false, _) => said,
                (true, false) => w::or_a_week_before(&said),
                (true, true) => w::or_a_week_after(&said),
            }
        }
        E::Weekend => w::last_up_to(w::unit(Unit::Weekend).0, &day),
        E::DayWord(steps) => counted(*steps, Unit::Day, &day),
        E::Unit(Which::Last, Unit::Week) if meant.span().encloses(&from.span()) => {
            w::or_that_week(&beside(Which::Last, w::unit(Unit::Week).0, Unit::Week, from, &day))
        }
        E::Unit(which, unit) => beside(*which, w::unit(*unit).0, *unit, from, &day),
        E::InYear(which, _) => beside(*which, w::unit(Unit::Year).0, Unit::Year, from, &day),
        E::SoFar(unit) => w::length_up_to(w::unit(*unit).0, &day),
        E::ToCome(unit) => w::length_from(w::unit(*unit).0, &day),
        E::Offset { count, unit, from: origin } => {
            counted(*count, *unit, &origin_words(origin, from, &day, told_before))
        }
        E::Beside { steps, unit, from: origin } => {
            one_beside(*steps, w::unit(*unit).0, &origin_words(origin, from, &day, told_before))
        }
        E::WeekdayBeside { steps, weekday, from: origin } => {
            one_beside(*steps, weekday_name(*weekday), &origin_words(origin, from, &day, told_before))
        }
        E::Stretch { count, unit } if *count < 0 => w::length_up_to(&w::count(-count, w::unit(*unit)), &day),
        E::Stretch { count, unit } => w::length_from(&w::count(*count, w::unit(*unit)), &day),
        E::Same(_) if is_from && before.is_none() => w::itself(&day),
        E::Same(unit) => w::of(&w::the(w::unit(*unit).0), told_before),
        E::Part(_, of) | E::Nth { of, .. } | E::Timed(of, ..) | E::About(of) | E::Open(_, of) | E::Night(of) => {
            from_day(of, from, before, meant)?
        }
        E::Lasting(first, last) | E::Between(first, last) => {
            let ends = [from_day(first, from, before, meant), from_day(last, from, before, meant)];
            let ends: Vec<String> = ends.into_iter().flatten().collect();
            (!ends.is_empty()).then(|| ends.join(w::BETWEEN_ENDS))?
        }
        E::Named(_) | E::Season { .. } | E::Written(_) | E::Unclear => return None,
    })
}

/// The date that is counted from: the month of it where months are counted, the year where years are.
fn coarse(unit: Unit, from: &When) -> String {
    let day = from.weekday_words().unwrap_or_else(|| from.words());
    let Some(first) = from.earliest().day() else { return day };
    let (year, month, _) = first.ymd();
    let point = match unit {
        Unit::Month => Point::of_month(year, month),
        Unit::Year => Point::of_year(year),
        Unit::Week | Unit::Weekend => return w::of(&w::the(w::unit(Unit::Week).0), &day),
        _ => return day,
    };
    let one = from.latest().day().is_some_and(|last| {
        let (last_year, last_month, _) = last.ymd();
        last_year == year && (unit == Unit::Year || last_month == month)
    });
    if one { point.words(Months::Long) } else { day }
}

fn beside(which: Which, what: &str, unit: Unit, from: &When, day: &str) -> String {
    let what = w::the(what);
    let is_unit = what == w::the(w::unit(unit).0);
    match which {
        Which::Last => w::before_it(&what, &if is_unit { coarse(unit, from) } else { day.to_owned() }),
        Which::Next => w::after_it(&what, &if is_unit { coarse(unit, from) } else { day.to_owned() }),
        Which::This => w::of(&what, &if is_unit { day.to_owned() } else { coarse(unit, from) }),
    }
}

fn counted(count: i64, unit: Unit, from: &str) -> String {
    let length = w::count(count.abs(), w::unit(unit));
    let length = if count.abs() == 1 { w::the(w::unit(unit).0) } else { length };
    match count {
        0 => w::itself(from),
        1.. => w::after_it(&length, from),
        _ => w::before_it(&length, from),
    }
}

fn one_beside(steps: i64, what: &str, from: &str) -> String {
    match steps {
        0 => w::of(&w::the(what), from),
        1.. => w::after_it(&w::the(what), from),
        _ => w::before_it(&w::the(what), from),
    }
}

/// What is counted from: the day of the report, what was told before, or what the words themselves name.
fn origin_words(origin: &Origin, from: &When, day: &str, told_before: &str) -> String {
    match origin {
        Origin::Now => day.to_owned(),
        Origin::Told => told_before.to_owned(),
        Origin::At(of) => dated(of, &Report::published(from), Some(from), Bias::Past)
            .map_or_else(|| day.to_owned(), |when| when.weekday_words().unwrap_or_else(|| when.words())),
    }
}
