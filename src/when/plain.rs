//! The straight way to say all of an expression: from its digits, without the parser of everything that EDTF has.
//!
//! Most dates of most lists take it. What it does not know it leaves to the long way; what it says is the same, as a
//! law of the tests has it.

use super::point::{Months, Point};
use super::words::{self, kind};
use super::{Bound, Day, Explanation, YEAR_LIMIT, days_in_month, phrase};

/// What there is to say of years from 1000 on, months and days in plain digits, alone, with a mark at their end, or as
/// the ends of something; and of decades, times of day in UTC or no zone, and years after a `Y`. `None` for anything else.
pub(super) fn explained(input: &str) -> Option<Explanation> {
    match input.as_bytes() {
        [b'[', rest @ ..] => one_of_range(rest),
        [b'.', b'.', b'/', rest @ ..] => until(rest),
        [b'Y', ..] => long_year(input),
        &[a, b, c, b'X'] => decade((a, b), c),
        bytes => {
            let (point, rest) = leading_point(bytes)?;
            begun(point, rest)
        }
    }
}

/// An expression that begins with a point, and goes on.
fn begun(point: Point, rest: &[u8]) -> Option<Explanation> {
    match rest {
        [] => Some(hedged(point, false, false)),
        [b'?'] => Some(hedged(point, true, false)),
        [b'~'] => Some(hedged(point, false, true)),
        [b'%'] => Some(hedged(point, true, true)),
        b"-XX" => some_day(point),
        b"/" => Some(lasting(words::from_no_end(&short(point)), first(point), Bound::Unknown)),
        b"/.." => Some(lasting(words::from(&short(point)), first(point), Bound::PositiveInfinity)),
        [b'/', end @ ..] => interval(point, whole_point(end)?),
        [b'T', clock @ ..] => moment(point, clock),
        &[mark, b'-', tens, ones] => half_hedged(point, mark, number((tens, ones))?),
        _ => None,
    }
}

/// The year, month or day with which the bytes begin, as much of it as there is.
fn leading_point(bytes: &[u8]) -> Option<(Point, &[u8])> {
    let (&[a, b, c, d], rest) = bytes.split_first_chunk()?;
    let year = i64::from(number((a, b)).filter(|century| *century >= 10)?) * 100 + i64::from(number((c, d))?);
    let Some((month, after_month)) = part(rest).filter(|(month, _)| (1..=12).contains(month)) else {
        return Some((Point::of_year(year), rest));
    };
    match part(after_month).filter(|(day, _)| (1..=days_in_month(year, month)).contains(day)) {
        Some((day, after_day)) => Some((Point { year, month: Some(month), day: Some(day) }, after_day)),
        None => Some((Point::of_month(year, month), after_month)),
    }
}

fn whole_point(bytes: &[u8]) -> Option<Point> {
    leading_point(bytes).filter(|(_, rest)| rest.is_empty()).map(|(point, _)| point)
}

/// The two digits after a hyphen.
fn part(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let (&[hyphen, tens, ones], rest) = bytes.split_first_chunk()?;
    number((tens, ones)).filter(|_| hyphen == b'-').map(|number| (number, rest))
}

fn number((tens, ones): (u8, u8)) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + ones - b'0')
}

fn first(point: Point) -> Bound {
    bound(point.year, point.month.unwrap_or(1), point.day.unwrap_or(1))
}

fn last(point: Point) -> Bound {
    let month = point.month.unwrap_or(12);
    bound(point.year, month, point.day.unwrap_or_else(|| days_in_month(point.year, month)))
}

fn bound(year: i64, month: u8, day: u8) -> Bound {
    Day::from_ymd(year, month, day).map_or(Bound::Unknown, Bound::Day)
}

fn short(point: Point) -> String {
    point.words(Months::Short)
}

fn hedged(point: Point, uncertain: bool, approximate: bool) -> Explanation {
    let told = point.words(Months::Long);
    Explanation {
        words: if uncertain || approximate { words::hedged(uncertain, approximate, &told) } else { told },
        earliest: first(point),
        latest: last(point),
        level: u8::from(uncertain || approximate),
        kind: phrase::kind_of_point(point),
        qualification: words::qualification(uncertain, approximate),
    }
}

/// `2021-04~-24`: the mark stands for the year and the month.
fn half_hedged(point: Point, mark: u8, day: u8) -> Option<Explanation> {
    let (uncertain, approximate) = (matches!(mark, b'?' | b'%'), matches!(mark, b'~' | b'%'));
    let (month, [year_part, month_part, _]) = (point.month.filter(|_| point.day.is_none())?, words::PARTS);
    let is_day = (uncertain || approximate) && (1..=days_in_month(point.year, month)).contains(&day);
    let told = is_day.then(|| hedged(Point { day: Some(day), ..point }, false, false))?;
    let note = words::part_note(&[year_part, month_part], uncertain, approximate);
    Some(Explanation {
        words: words::noted(&told.words, &[note]),
        level: 2,
        qualification: words::qualification(uncertain, approximate),
        ..told
    })
}

/// `2021-04-XX`.
fn some_day(month: Point) -> Option<Explanation> {
    let is_month = month.month.is_some() && month.day.is_none();
    let told = is_month.then(|| hedged(month, false, false))?;
    Some(Explanation { words: words::within(words::SOME_DAY, &told.words), level: 1, kind: kind::SOME_DAY, ..told })
}

/// `156X`.
fn decade(century: (u8, u8), tens: u8) -> Option<Explanation> {
    let year = i64::from(number(century).filter(|century| *century >= 10)?) * 100 + i64::from(number((tens, b'0'))?);
    let told = hedged(Point::of_year(year), false, false);
    let latest = last(Point::of_year(year + 9));
    Some(Explanation { words: words::decade(year), latest, level: 1, kind: kind::SOME_YEAR, ..told })
}

/// `Y-13800000000`.
fn long_year(input: &str) -> Option<Explanation> {
    let digits = input.strip_prefix("Y-").or_else(|| input.strip_prefix('Y'))?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    let year: i64 = is_number.then(|| input.get(1..)?.parse().ok())??;
    let is_long = (10_000..=YEAR_LIMIT).contains(&year.abs());
    is_long.then(|| Explanation { level: 1, ..hedged(Point::of_year(year), false, false) })
}

/// `2022-02-24T03:40:00Z`.
fn moment(day: Point, clock: &[u8]) -> Option<Explanation> {
    let (clock, offset) = match clock {
        [clock @ .., b'Z'] => (clock, Some(0)),
        clock => (clock, None),
    };
    let &[a, b, b':', c, d, b':', e, f] = clock else { return None };
    let (hour, minute, second) = (number((a, b))?, number((c, d))?, number((e, f))?);
    let is_time = day.day.is_some() && hour < 24 && minute < 60 && second < 60;
    let told = is_time.then(|| hedged(day, false, false))?;
    let shown = if second == 0 { &clock[..5] } else { clock };
    let words = words::at_time(&told.words, str::from_utf8(shown).ok()?, &words::zone(offset));
    Some(Explanation { words, kind: kind::MOMENT, ..told })
}

fn lasting(words: String, earliest: Bound, latest: Bound) -> Explanation {
    Explanation {
        words,
        earliest,
        latest,
        level: 1,
        kind: kind::INTERVAL,
        qualification: words::qualification(false, false),
    }
}

/// `../2021`.
fn until(end: &[u8]) -> Option<Explanation> {
    let point = whole_point(end)?;
    Some(lasting(words::until(&short(point)), Bound::NegativeInfinity, last(point)))
}

/// `2021-04/2021-06`. What overlaps goes the long way: some of it is a mistake.
fn interval(from: Point, to: Point) -> Option<Explanation> {
    (last(from) < first(to)).then(|| {
        let (begin, end) = from.pair(to);
        Explanation { level: 0, ..lasting(words::dash(&begin, &end), first(from), last(to)) }
    })
}

/// `[2022-02-24..2022-04-22]`, after its bracket.
fn one_of_range(rest: &[u8]) -> Option<Explanation> {
    let (from, rest) = leading_point(rest)?;
    let to = whole_point(rest.strip_prefix(b"..")?.strip_suffix(b"]")?)?;
    let unit = phrase::unit_of_point(from);
    (unit == phrase::unit_of_point(to) && last(from) < first(to)).then(|| {
        let (begin, end) = from.pair(to);
        let words = words::between(&words::some(unit), &begin, &end);
        Explanation { level: 2, kind: kind::ONE_OF, ..lasting(words, first(from), last(to)) }
    })
}
