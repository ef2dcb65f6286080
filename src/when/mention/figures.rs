//! What a run of digits may be, before one knows what stands beside it.

use crate::when::words::ORDINAL_ENDINGS;
use crate::when::{Day, When};

/// What a run of digits, with what joins them, may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Figures {
    /// Digits alone, and how many.
    Number {
        value: u32,
        digits: usize,
    },
    /// `24th`.
    Ordinal(u32),
    /// `1990s`: its first year.
    Decade(i64),
    /// `24–26`, `2019-2021`.
    Pair {
        first: u32,
        last: u32,
        digits: (usize, usize),
    },
    /// `3:40`, `5pm`: hour and minute.
    Clock(u8, u8),
    /// A date in digits alone, to be read by [`numeric`].
    Numeric,
    Other,
}

const DASHES: [char; 3] = ['-', '–', '—'];
/// Two dates in digits have no more bytes.
const LONGEST_PAIR: usize = 24;

impl Figures {
    pub fn of(run: &str) -> Figures {
        if let Some(value) = number(run) {
            return Figures::Number { value, digits: run.len() };
        }
        if let Some(day) = ordinal(run) {
            return Figures::Ordinal(day);
        }
        if let Some(year) = run.strip_suffix('s').filter(|year| year.len() == 4 && year.ends_with('0')).and_then(number)
        {
            return Figures::Decade(i64::from(year));
        }
        if let Some((hour, minute)) = clock(run) {
            return Figures::Clock(hour, minute);
        }
        if numeric(run).is_some() {
            return Figures::Numeric;
        }
        if let Some((first, last)) = run.split_once(DASHES) {
            let plain = |part: &str| number(part).or_else(|| ordinal(part));
            if let (Some(a), Some(b)) = (plain(first), plain(last)) {
                return Figures::Pair { first: a, last: b, digits: (first.len(), last.len()) };
            }
        }
        Figures::Other
    }
}

/// Where a dash stands between two dates that no blank parts: `12.03.2021–04.04.2021`, or where a month follows,
/// `2021–4`.
pub(super) fn dash_between_dates(run: &str, month_follows: impl Fn() -> bool) -> Option<usize> {
    if run.len() > LONGEST_PAIR {
        return None;
    }
    let mut dashes = run.match_indices(DASHES);
    let joins = |(at, dash): &(usize, &str)| {
        let (first, last) = (&run[..*at], &run[at + dash.len()..]);
        let is_day = || number(last).or_else(|| ordinal(last)).is_some_and(|day| (1..=31).contains(&day));
        numeric(first).is_some() && numeric(last).is_some() || likely_year(first) && is_day() && month_follows()
    };
    dashes.find(joins).map(|(at, _)| at).filter(|_| numeric(run).is_none())
}

/// The grouping commas of a large number are left out: `10,000`.
fn number(run: &str) -> Option<u32> {
    (run.len() <= 9 && run.bytes().all(|byte| byte.is_ascii_digit())).then(|| run.parse().ok())?
}

fn ordinal(run: &str) -> Option<u32> {
    number(ORDINAL_ENDINGS.iter().find_map(|ending| run.strip_suffix(ending))?)
}

/// `3:40`, `03:40:15`, `3:40pm`, `5pm`.
fn clock(run: &str) -> Option<(u8, u8)> {
    let half = ["am", "pm"].iter().position(|half| run.ends_with(half));
    let digits = if half.is_some() { &run[..run.len() - 2] } else { run };
    let mut parts = digits.split(':');
    let hour: u8 = number(parts.next()?)?.try_into().ok()?;
    let minute = match parts.next() {
        Some(minute) if minute.len() == 2 => number(minute)?.try_into().ok()?,
        None if half.is_some() => 0,
        _ => return None,
    };
    if parts.any(|second| second.len() != 2 || number(second).is_none_or(|second| second > 60)) {
        return None;
    }
    let hour = match half {
        Some(half) => on_the_dial(hour, half == 1)?,
        None => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// The hour of 24 for one of 12.
pub(super) fn on_the_dial(hour: u8, is_pm: bool) -> Option<u8> {
    let morning = (1..=12).contains(&hour).then_some(hour % 12)?;
    Some(if is_pm { morning + 12 } else { morning })
}

/// A date in digits alone: `2022-04-22`, `2022-04-22T03:40Z`, `2022/04/22`, `22.04.2022`, `22/04/2022`, `2022-04`.
/// `04/05/2022` is a day of April to some and of May to others: one of the two.
pub(super) fn numeric(run: &str) -> Option<String> {
    let year_first = run.len() >= 7 && run.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    if year_first && run.as_bytes()[4] == b'-' && likely_year(&run[..4]) && When::parse(run).is_ok() {
        // `2019-20` are two years, and `2011-12` may be: from “2012-11” on a month is meant.
        let is_years = run.len() == 7 && (run[5..7] > run[2..4] || &run[5..7] > "12");
        return (!is_years).then(|| run.to_owned());
    }
    let mark = run.chars().find(|c| !c.is_ascii_digit()).filter(|c| ['-', '/', '.'].contains(c))?;
    let mut parts = run.split(mark);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || [a, b, c].iter().any(|part| number(part).is_none()) {
        return None;
    }
    if likely_year(a) {
        // `2021.3.1` is a version.
        return day(a, b, c).filter(|_| mark != '.' || b.len() == 2).map(|day| day.to_string());
    }
    if !likely_year(c) {
        return None;
    }
    match (day(c, b, a), day(c, a, b).filter(|_| mark != '.')) {
        (Some(one), Some(other)) if one != other => Some(format!("[{},{}]", one.min(other), one.max(other))),
        (one, other) => one.or(other).map(|day| day.to_string()),
    }
}

/// Whether a year of four digits stands before something else: `1789/90`, `2022-04-22`.
pub(super) fn has_year_first(run: &str) -> bool {
    run.get(..4).is_some_and(likely_year) && run[4..].chars().next().is_some_and(|next| !next.is_alphanumeric())
}

/// The first of two years that follow each other, with one of these marks between: `2020-21`, `1789/1790`.
pub(super) fn two_years(run: &str, marks: &[char]) -> Option<i64> {
    let (first, last) = run.split_once(marks)?;
    let (first, last) = (i64::from(number(first).filter(|_| likely_year(first))?), i64::from(number(last)?));
    [first + 1, (first + 1) % 100].contains(&last).then_some(first)
}

fn likely_year(part: &str) -> bool {
    part.len() == 4 && number(part).is_some_and(|year| (1_000..3_000).contains(&year))
}

fn day(year: &str, month: &str, day: &str) -> Option<Day> {
    let small = |part: &str| Some(part).filter(|part| part.len() <= 2)?.parse::<u8>().ok();
    Day::from_ymd(year.parse().ok()?, small(month)?, small(day)?)
}
