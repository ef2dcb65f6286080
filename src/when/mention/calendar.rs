//! Weeks, months and years around a day.

use chrono::Weekday;

use super::meaning::{Meaning, spelt_year};
use crate::when::point::Point;
use crate::when::words::{Part, Unit};
use crate::when::{Day, days_in_month};

const WEEK: i64 = 7;

pub(super) fn day_point(day: Day) -> Point {
    let (year, month, date) = day.ymd();
    Point { year, month: Some(month), day: Some(date) }
}

pub(super) fn month_point(day: Day) -> Point {
    day_point(day).coarser()
}

pub(super) fn plus(day: Day, days: i64) -> Day {
    Day::from_number(day.number().saturating_add(days))
}

/// The month so many months on.
pub(super) fn month_on(day: Day, months: i64) -> Point {
    let (year, month, _) = day.ymd();
    month_number(year.saturating_mul(12).saturating_add(i64::from(month) - 1).saturating_add(months))
}

/// A month by its number from January of the year 0, which is 0.
pub(super) fn month_number(number: i64) -> Point {
    let month = u8::try_from(number.rem_euclid(12)).expect("a remainder of 12 is below 256");
    Point::of_month(number.div_euclid(12), month + 1)
}

/// The unit in which the day lies, or one so many steps on. Weeks begin on Monday (ISO 8601).
pub(super) fn unit_at(unit: Unit, day: Day, steps: i64) -> Meaning {
    let year = day.ymd().0;
    let monday = || plus(day, steps * WEEK - i64::from(day.weekday().num_days_from_monday()));
    match unit {
        Unit::Day => Meaning::day(plus(day, steps)),
        Unit::Week => Meaning::days(monday(), plus(monday(), 6)),
        Unit::Weekend => Meaning::days(plus(monday(), 5), plus(monday(), 6)),
        Unit::Month => Meaning::Point(month_on(day, steps)),
        Unit::Quarter => {
            let month = month_on(day, steps * 3);
            Meaning::Written(format!("{}-{}", spelt_year(month.year), 33 + (month.month.unwrap_or(1) - 1) / 3))
        }
        Unit::Year => Meaning::Point(Point::of_year(year + steps)),
        Unit::Decade => years(year.div_euclid(10) + steps, 10),
        Unit::Century => years(year.div_euclid(100) + steps, 100),
    }
}

/// A decade or a century, by its number.
pub(super) fn years(number: i64, length: i64) -> Meaning {
    match (number, length) {
        (0.., 10) if number < 1_000 => Meaning::Written(format!("{number:03}X")),
        (0.., 100) if number < 100 => Meaning::Written(format!("{number:02}XX")),
        _ => Meaning::Within(Point::of_year(number * length), Point::of_year(number * length + length - 1)),
    }
}

/// So many units from a day on, as precise as the unit: days are counted; a week may be three days more or less; of
/// months and years the one is meant in which the day lies.
pub(super) fn counted(unit: Unit, day: Day, count: i64) -> Meaning {
    let year = day.ymd().0;
    match unit {
        Unit::Week => Meaning::days(plus(day, count * WEEK - 3), plus(day, count * WEEK + 3)),
        Unit::Decade => Meaning::Within(Point::of_year(year + count * 10 - 5), Point::of_year(year + count * 10 + 5)),
        Unit::Century => {
            Meaning::Within(Point::of_year(year + count * 100 - 50), Point::of_year(year + count * 100 + 50))
        }
        _ => unit_at(unit, day, count),
    }
}

/// The same day so many units on; in a shorter month its last day.
pub(super) fn day_on(unit: Unit, day: Day, count: i64) -> Day {
    let months = match unit {
        Unit::Day => return plus(day, count),
        Unit::Week | Unit::Weekend => return plus(day, count * WEEK),
        Unit::Month => count,
        Unit::Quarter => count * 3,
        Unit::Year => count * 12,
        Unit::Decade => count * 120,
        Unit::Century => count * 1_200,
    };
    let to = month_on(day, months);
    let month = to.month.unwrap_or(1);
    Day::from_ymd(to.year, month, day.ymd().2.min(days_in_month(to.year, month))).unwrap_or(day)
}

/// The nearest such weekday that is so many steps before (negative) or after the day.
pub(super) fn weekday_beside(day: Day, weekday: Weekday, steps: i64) -> Day {
    if steps < 0 {
        let back = i64::from((day.weekday().days_since(weekday) + 6) % 7 + 1);
        plus(day, -back + (steps + 1) * WEEK)
    } else {
        let ahead = i64::from((weekday.days_since(day.weekday()) + 6) % 7 + 1);
        plus(day, ahead + (steps - 1) * WEEK)
    }
}

/// A third of something: of a month ten days, of a year four months, of a decade its first four or the next three
/// years.
pub(super) fn part_of(part: Part, first: Day, last: Day) -> Meaning {
    let days = last.number() - first.number() + 1;
    let third = |length: i64| match part {
        Part::Early => (0, (length + 2) / 3),
        Part::Mid => ((length + 2) / 3, length - length / 3),
        Part::Late => (length - length / 3, length),
    };
    if days == WEEK {
        let (from, to) = match part {
            Part::Early => (0, 2),
            Part::Mid => (1, 4),
            Part::Late => (3, 6),
        };
        return Meaning::days(plus(first, from), plus(first, to));
    }
    if days <= 31 {
        // Ten, ten and what is left of a month.
        let length = if days > 27 { 30 } else { days };
        let (from, to) = third(length);
        let end = if part == Part::Late { last } else { plus(first, to - 1) };
        return Meaning::days(plus(first, from), end);
    }
    let (year, month, _) = first.ymd();
    let (last_year, last_month, _) = last.ymd();
    let months = (last_year - year) * 12 + i64::from(last_month) - i64::from(month) + 1;
    if months <= 12 {
        let (from, to) = third(months);
        return Meaning::Within(month_on(first, from), month_on(first, to - 1));
    }
    let (from, to) = third(last_year - year + 1);
    Meaning::Within(Point::of_year(year + from), Point::of_year(year + to - 1))
}
