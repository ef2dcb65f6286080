//! From what a text says of a date to the date.

use chrono::Weekday;

use super::calendar::{counted, day_on, day_point, month_on, month_point, part_of, plus, unit_at, weekday_beside};
use super::expression::{Counted, Expression, Named, Nth, Origin, Side};
use super::meaning::{Meaning, spelt_year};
use crate::when::point::Point;
use crate::when::words::{Part, Unit, Which};
use crate::when::{Day, Doubts, days_in_month};

/// Within so many years a day of the calendar falls on each weekday; a leap day is found as well.
const WEEKDAYS: i64 = 12;

/// What words are reckoned from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    /// The day of the report.
    pub now: Day,
    /// The date that was told before, where one was.
    pub told: Option<Day>,
    /// Where a date is looked for that is told without its year.
    pub bias: Bias,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bias {
    Past,
    Future,
}

/// The date that is meant, on a day. `None` where there is no such date, or nothing that it could be reckoned from.
pub(super) fn reckon(told: &Expression, clock: &Clock) -> Option<Meaning> {
    use Expression as E;
    let now = clock.now;
    Some(match told {
        E::Named(named) => {
            let point = named_point(*named, clock)?;
            let is_doubtful = named.year.is_none() && !is_on(named.weekday, point);
            let doubts = Doubts { uncertain: is_doubtful, approximate: false };
            if is_doubtful { Meaning::Written(Meaning::Point(point).edtf(doubts)) } else { Meaning::Point(point) }
        }
        E::Written(edtf) => Meaning::Written(edtf.clone()),
        E::Unclear => return None,
        E::Month(which, month) => Meaning::Point(month_beside(*which, *month, now)),
        E::Weekday(Some(Which::Next), weekday) => next_weekday(*weekday, now),
        E::Weekday(Some(Which::Last), weekday) => last_weekday(*weekday, now),
        E::Weekday(Some(Which::This), weekday) => Meaning::day(weekday_of_week(*weekday, now)),
        E::Weekday(None, weekday) => Meaning::day(weekday_from(*weekday, clock)),
        // On Saturday and Sunday the present one, else the one before.
        E::Weekend => unit_at(Unit::Weekend, plus(now, -5), 0),
        E::DayWord(steps) => Meaning::day(plus(now, *steps)),
        E::Night(evening) => {
            let (first, last) = reckon(evening, clock)?.ends()?;
            Meaning::days(first, plus(last, 1))
        }
        E::InYear(which, of) => {
            let year = Some(now.ymd().0 + steps(*which));
            match of.as_ref() {
                E::Named(named) => Meaning::Point(named_point(Named { year, ..*named }, clock)?),
                E::Season { code, .. } => season(*code, year, None, clock),
                other => reckon(other, clock)?,
            }
        }
        E::Unit(Which::Last, Unit::Week) if now.weekday() == Weekday::Sun => Meaning::days(plus(now, -13), now),
        E::Unit(which, unit) => unit_at(*unit, now, steps(*which)),
        E::Season { code, year, which } => season(*code, *year, *which, clock),
        E::Holiday { month, day } => {
            let named = Named { month: Some(*month), day: Some(*day), ..Named::default() };
            Meaning::Point(named_point(named, clock)?)
        }
        E::Part(part, of) => {
            let (first, last) = reckon(of, clock)?.ends()?;
            part_of(*part, first, last)
        }
        E::Nth { unit: Counted::Weekday(weekday), of, .. } if matches!(**of, E::Unit(_, Unit::Week)) => {
            let (first, last) = reckon(of, clock)?.ends()?;
            one_of_days(weekday_beside(plus(first, -1), *weekday, 1), weekday_beside(plus(last, 1), *weekday, -1))
        }
        E::Nth { nth, count, unit, of } => {
            let (first, last) = reckon(of, clock)?.ends()?;
            nth_of(*nth, *count, *unit, first, last)?
        }
        E::SoFar(unit) => Meaning::days(unit_at(*unit, now, 0).ends()?.0, now),
        E::ToCome(unit) => Meaning::days(now, unit_at(*unit, now, 0).ends()?.1),
        E::Offset { count, unit, from } => from_both(from, clock, |day| Some(counted(*unit, day, *count)))?,
        E::Beside { steps, unit, from } => from_both(from, clock, |day| Some(unit_at(*unit, day, *steps)))?,
        E::WeekdayBeside { steps, weekday, from } => {
            from_both(from, clock, |day| Some(Meaning::day(weekday_beside(day, *weekday, *steps))))?
        }
        E::Stretch { count, unit } => {
            let other = day_on(*unit, now, *count);
            Meaning::days(now.min(other), now.max(other))
        }
        E::Same(unit) => unit_at(*unit, clock.told?, 0),
        E::Timed(day, hour, minute) => {
            let (first, last) = reckon(day, clock)?.ends()?;
            if first == last { Meaning::Written(format!("{first}T{hour:02}:{minute:02}")) } else { reckon(day, clock)? }
        }
        E::About(of) => match reckon(of, clock)? {
            Meaning::Point(point) => {
                Meaning::Written(Meaning::Point(point).edtf(Doubts { approximate: true, uncertain: false }))
            }
            other => other,
        },
        E::Lasting(first, last) => {
            let (first, last) = both_ends(first, last, clock)?;
            Meaning::Lasting(first, last)
        }
        E::Between(first, last) => {
            let (first, last) = both_ends(first, last, clock)?;
            one_precision(first, last)?
        }
        E::Open(side, of) => open(*side, of, reckon(of, clock)?)?,
    })
}

fn steps(which: Which) -> i64 {
    match which {
        Which::Last => -1,
        Which::This => 0,
        Which::Next => 1,
    }
}

/// The last such day or month up to now, or with the other bias the first from now on: where a weekday stands beside it
/// the one that falls on it, unless none does.
fn named_point(named: Named, clock: &Clock) -> Option<Point> {
    let (year, month, _) = clock.now.ymd();
    let at = |year: i64, month: u8| {
        let point = Point { year, month: Some(month), day: named.day };
        named.day.is_none_or(|day| (1..=days_in_month(year, month)).contains(&day)).then_some(point)
    };
    match (named.year, named.month) {
        (Some(year), Some(month)) => return at(year, month),
        (Some(year), None) => return Some(Point::of_year(year)),
        _ => {}
    }
    let limit = |point: &Point| if named.day.is_some() { day_point(clock.now) } else { point.coarser() };
    let now = limit(&day_point(clock.now));
    let on = |steps: i64| match named.month {
        Some(month) => at(year + steps, month),
        None => {
            let point = month_on(clock.now, steps);
            at(point.year, point.month.unwrap_or(month))
        }
    };
    let past = || (-WEEKDAYS..=0).rev().filter_map(on).filter(|point| *point <= now);
    let coming = || (0..=WEEKDAYS).filter_map(on).filter(|point| *point >= now);
    let fits = |point: &Point| is_on(named.weekday, *point);
    match clock.bias {
        Bias::Past if named.month.is_some() => past().find(fits).or_else(|| past().next()),
        // “Thursday the 21st” of more than a year ago needs its month.
        Bias::Past => past().find(fits).or_else(|| coming().find(fits)).or_else(|| past().next()),
        Bias::Future => coming().find(fits).or_else(|| coming().next()),
    }
}

/// Whether a day falls on the weekday that is told of it, if one is.
fn is_on(weekday: Option<Weekday>, point: Point) -> bool {
    weekday.is_none_or(|weekday| spelt_day(point).is_some_and(|day| day.weekday() == weekday))
}

/// `last March` is never the month of the report, `this March` the one of its year.
fn month_beside(which: Which, month: u8, now: Day) -> Point {
    let (year, current, _) = now.ymd();
    Point::of_month(
        match which {
            Which::Last => year - i64::from(month >= current),
            Which::This => year,
            Which::Next => year + i64::from(month <= current),
        },
        month,
    )
}

/// A report of a Friday that says “Friday” means its own day; “last Friday” is a week before.
fn weekday_from(weekday: Weekday, clock: &Clock) -> Day {
    match clock.bias {
        _ if clock.now.weekday() == weekday => clock.now,
        Bias::Past => weekday_beside(clock.now, weekday, -1),
        Bias::Future => weekday_beside(clock.now, weekday, 1),
    }
}

fn weekday_of_week(weekday: Weekday, now: Day) -> Day {
    plus(now, i64::from(weekday.num_days_from_monday()) - i64::from(now.weekday().num_days_from_monday()))
}

/// To some the nearest one before, to others that of the last week: where they differ, one of the two.
fn last_weekday(weekday: Weekday, now: Day) -> Meaning {
    let nearest = weekday_beside(now, weekday, -1);
    let is_of_this_week = nearest == weekday_of_week(weekday, now);
    one_of_days(if is_of_this_week { plus(nearest, -7) } else { nearest }, nearest)
}

fn one_of_days(one: Day, other: Day) -> Meaning {
    if one == other { Meaning::day(one) } else { Meaning::Written(format!("[{one},{other}]")) }
}

/// To some the first one after, to others that of the next week: where they differ, one of the two.
fn next_weekday(weekday: Weekday, now: Day) -> Meaning {
    let first = weekday_beside(now, weekday, 1);
    let is_of_this_week = first == weekday_of_week(weekday, now);
    one_of_days(first, if is_of_this_week { plus(first, 7) } else { first })
}

/// Seasons are those of the north, three months each from March on; a winter counts to the year in which it begins.
fn season(code: u8, year: Option<i64>, which: Option<Which>, clock: &Clock) -> Meaning {
    let now = month_point(clock.now);
    let year = year.unwrap_or_else(|| {
        let start = Point::of_month(now.year, (code - 20) * 3);
        let begun = if start <= now { now.year } else { now.year - 1 };
        let runs = unit_end(begun, (code - 20) * 3) >= now;
        match (which, clock.bias) {
            (Some(Which::Last), _) => begun - i64::from(runs),
            (Some(Which::This), _) => {
                if runs {
                    begun
                } else {
                    now.year
                }
            }
            (None, Bias::Past) => begun,
            (None, Bias::Future) => begun + i64::from(!runs),
            (Some(Which::Next), _) => begun + 1,
        }
    });
    Meaning::Written(format!("{}-{code}", spelt_year(year)))
}

/// The last month of a season that begins in a month.
fn unit_end(year: i64, month: u8) -> Point {
    if month > 10 { Point::of_month(year + 1, month - 10) } else { Point::of_month(year, month + 2) }
}

/// So many weeks, months, halves or weekdays of something.
fn nth_of(nth: Nth, count: i64, unit: Counted, first: Day, last: Day) -> Option<Meaning> {
    let (year, month, _) = first.ymd();
    let days = last.number() - first.number() + 1;
    let is_year = (365..=366).contains(&days) && month == 1;
    match (unit, nth) {
        (Counted::Weekday(weekday), Nth::First(n)) => {
            let day = weekday_beside(plus(first, -1), weekday, n);
            (day <= last).then(|| Meaning::day(day))
        }
        (Counted::Weekday(weekday), Nth::Last) => {
            let day = weekday_beside(plus(last, 1), weekday, -1);
            (day >= first).then(|| Meaning::day(day))
        }
        (Counted::Half, _) if is_year => {
            Some(Meaning::Written(format!("{}-{}", spelt_year(year), if nth == Nth::First(1) { 40 } else { 41 })))
        }
        (Counted::Half, _) if days > 366 => {
            let half = (days + 183) / 365 / 2;
            let from = if nth == Nth::First(1) { year } else { year + half };
            Some(Meaning::Within(Point::of_year(from), Point::of_year(from + half - 1)))
        }
        (Counted::Half, _) => {
            let middle = plus(first, days / 2);
            Some(if nth == Nth::First(1) {
                Meaning::days(first, plus(middle, -1))
            } else {
                Meaning::days(middle, last)
            })
        }
        (Counted::Unit(Unit::Quarter), _) if is_year && count == 1 => {
            let quarter = if let Nth::First(n) = nth { n } else { 4 };
            (1..=4).contains(&quarter).then(|| Meaning::Written(format!("{}-{}", spelt_year(year), 32 + quarter)))
        }
        (Counted::Unit(unit), _) => {
            let (from, to) = match nth {
                Nth::First(n) => (day_on(unit, first, n - 1), day_on(unit, first, n - 1 + count)),
                Nth::Last => (day_on(unit, plus(last, 1), -count), plus(last, 1)),
            };
            let to = plus(to, -1);
            if from < first || to > last || from > to {
                return None;
            }
            let whole = Point::hull(from.ymd(), to.ymd());
            Some(if whole.0 == whole.1 { Meaning::Point(whole.0) } else { Meaning::Within(whole.0, whole.1) })
        }
    }
}

/// The same for the first and the last day of what it is counted from.
fn from_both(origin: &Origin, clock: &Clock, count: impl Fn(Day) -> Option<Meaning>) -> Option<Meaning> {
    let (first, last) = match origin {
        Origin::Now => (clock.now, clock.now),
        Origin::Told => (clock.told?, clock.told?),
        Origin::At(of) => reckon(of, clock)?.ends()?,
    };
    count(first)?.hull(count(last)?)
}

/// Two ends in order: where the first leaves out its year, it is the last such before the second.
fn both_ends(first: &Expression, last: &Expression, clock: &Clock) -> Option<(Point, Point)> {
    let (last_first, last_last) = ends_as_points(reckon(last, clock)?)?;
    let end = Day::from_ymd(last_first.year, last_first.month.unwrap_or(1), last_first.day.unwrap_or(1))?;
    let before = Clock { now: end, bias: Bias::Past, ..*clock };
    let from_now = matches!(first, Expression::DayWord(_) | Expression::Unit(..) | Expression::Offset { .. });
    let (first_first, _) = ends_as_points(reckon(first, if from_now { clock } else { &before })?)?;
    let ordered = spelt_day(first_first)? <= spelt_day(last_last)?;
    ordered.then_some((first_first, last_last))
}

fn spelt_day(point: Point) -> Option<Day> {
    Day::from_ymd(point.year, point.month.unwrap_or(1), point.day.unwrap_or(1))
}

fn ends_as_points(meaning: Meaning) -> Option<(Point, Point)> {
    match meaning {
        Meaning::Point(point) => Some((point, point)),
        Meaning::Within(first, last) | Meaning::Lasting(first, last) => Some((first, last)),
        other => {
            let (first, last) = other.ends()?;
            Some(Point::hull(first.ymd(), last.ymd()))
        }
    }
}

/// Both ends of "some day between" are of one precision.
fn one_precision(first: Point, last: Point) -> Option<Meaning> {
    let same = first.month.is_some() == last.month.is_some() && first.day.is_some() == last.day.is_some();
    if same {
        return Some(Meaning::Within(first, last));
    }
    let last = Meaning::Point(last).ends()?.1;
    Some(Meaning::days(spelt_day(first)?, last))
}

fn open(side: Side, told: &Expression, of: Meaning) -> Option<Meaning> {
    let (first, last) = ends_as_points(of)?;
    Some(match (side, told) {
        // Before the end of something is within it too, as is after its beginning.
        (Side::Before, Expression::Part(Part::Late, _)) => Meaning::By(last),
        (Side::After, Expression::Part(Part::Early, _)) => Meaning::NotBefore(first),
        (side, _) => opened(side, first, last)?,
    })
}

fn opened(side: Side, first: Point, last: Point) -> Option<Meaning> {
    Some(match side {
        Side::Since => Meaning::From(first),
        Side::Until => Meaning::UpTo(last),
        Side::By => Meaning::By(last),
        Side::Before => Meaning::By(beside(first, -1)?),
        Side::After => Meaning::NotBefore(beside(last, 1)?),
    })
}

/// The day, month or year straight before or after.
fn beside(point: Point, steps: i64) -> Option<Point> {
    let first = spelt_day(point)?;
    Some(match (point.month, point.day) {
        (_, Some(_)) => day_point(plus(first, steps)),
        (Some(_), None) => month_on(first, steps),
        _ => Point::of_year(point.year + steps),
    })
}
