//! What is wrong with a date, and how it should have been written.

use std::ops::Range;

use edtf_core::{Edtf, ParseError};

use super::day::{Day, days_in_month};
use super::words::SHAPES;
use super::{WhenError, reading, words};

/// Reads EDTF with the two leniencies; of a mistake it also gives, for each byte of what was read, its place
/// in the input.
pub(super) fn parse_lenient(input: &str) -> Result<Edtf, (ParseError, Spelling)> {
    // Nearly every date is in the strict spelling.
    Edtf::parse(input).or_else(|_| {
        let spelling = Spelling::of(input);
        Edtf::parse(&spelling.strict).map_err(|error| (error, spelling))
    })
}

/// An input in the standard's strict spelling.
pub(super) struct Spelling {
    strict: String,
    /// Where each of its bytes stands in the input, and the input's length.
    places: Vec<usize>,
}

impl Spelling {
    fn of(input: &str) -> Spelling {
        let bytes = input.as_bytes();
        let without_seconds = clock_without_seconds(input);
        let (mut strict, mut places) = (String::with_capacity(input.len()), Vec::new());
        for (at, character) in input.char_indices() {
            if without_seconds == Some(at) {
                strict.push_str(":00");
                places.extend([at; 3]);
            }
            if character == ' ' && at > 0 && bytes[at - 1] == b',' {
                continue;
            }
            strict.push(character);
            places.extend(at..at + character.len_utf8());
        }
        if without_seconds == Some(input.len()) {
            strict.push_str(":00");
            places.extend([input.len(); 3]);
        }
        places.push(input.len());
        Spelling { strict, places }
    }

    fn place(&self, strict: usize) -> usize {
        self.places.get(strict).or(self.places.last()).copied().unwrap_or(0)
    }
}

/// The place after `Thh:mm`, if no seconds follow.
fn clock_without_seconds(input: &str) -> Option<usize> {
    let after = input.split_once('T')?.1;
    let clock = after.get(..5)?;
    let digits = |part: Option<&str>| part.is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()));
    let is_clock = digits(clock.get(..2)) && clock.get(2..3) == Some(":") && digits(clock.get(3..));
    let rest = after.get(5..)?;
    let ends = rest.is_empty() || rest.starts_with(['Z', '+', '-']);
    (is_clock && ends).then_some(input.len() - rest.len())
}

/// What the parser says of inputs that may be dates in another spelling altogether; of them the
/// place where it stopped reading tells nothing.
const FOREIGN: [&str; 7] = [
    "EDTF permits ASCII characters only",
    "whitespace is not allowed",
    "year must have exactly four digits (or X)",
    "expected '-' before month",
    "expected '-' before day",
    "unexpected characters after day",
    "interval must contain exactly one '/'",
];

/// The error in our words, with its place and a hint.
pub(super) fn explained(input: &str, (error, spelling): (ParseError, Spelling)) -> WhenError {
    let hint = reading::suggested(input).map(|spelt| words::did_you_mean(&spelt));
    let foreign = FOREIGN.contains(&error.message);
    let at = spelling.place(error.offset);
    let has_digits = input.contains(|c: char| c.is_ascii_digit());
    let is_clock = has_digits && input.get(at..).is_some_and(|rest| rest.starts_with('T'));
    if is_clock && input.contains(['/', '[', '{']) {
        let message = words::NO_TIMES_HERE.to_owned();
        let days = without_times(input).map(|days| words::without_times(&days));
        return WhenError { message, at: token(input, at), hint: days.or(Some(words::DAYS_HERE.to_owned())) };
    }
    if hint.is_none()
        && let Some((message, hint)) = week(input).or_else(|| no_such_day(input).filter(|_| foreign))
    {
        return WhenError { message, at: 0..input.len(), hint };
    }
    if foreign && hint.is_none() && reading::lacks_year(input) {
        let hint = Some(SHAPES.to_owned());
        return WhenError { message: words::NO_YEAR.to_owned(), at: 0..input.len(), hint };
    }
    let no_date = (foreign || input.contains(char::is_alphabetic)) && !has_digits && !input.contains('X');
    if foreign && hint.is_some() || no_date {
        let message = if no_date { words::NO_DATE } else { words::OTHER_SPELLING };
        let hint = hint.or(Some(SHAPES.to_owned()));
        return WhenError { message: message.to_owned(), at: 0..input.len(), hint };
    }
    let (message, rule) = message(&spelling.strict, &error);
    let rule = rule.or(foreign.then_some(SHAPES)).map(str::to_owned);
    WhenError { message, at: token(input, at), hint: hint.or(rule) }
}

/// An interval or a set without its times of day, if it is right then; of one day, that day.
fn without_times(input: &str) -> Option<String> {
    let mut parts = input.split('T');
    let mut days = parts.next()?.to_owned();
    for part in parts {
        days.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | 'Z' | '+' | '-')));
    }
    let days = match days.split_once('/') {
        Some((first, last)) if first == last => first.to_owned(),
        _ => days,
    };
    Edtf::parse(&days).is_ok().then_some(days)
}

/// A week of ISO 8601, which EDTF leaves out: `2022-W10`, `2022W10`.
fn week(input: &str) -> Option<(String, Option<String>)> {
    let (year, week) = input.split_once(['W', 'w'])?;
    let year: i64 = year.strip_suffix('-').unwrap_or(year).parse().ok()?;
    let (week, last): (i64, _) = (week.parse().ok()?, Day::from_ymd(year, 12, 28)?);
    // The first week is that of 4 January, the last that of 28 December.
    let monday = |day: Day| day.number() - i64::from(day.weekday().num_days_from_monday());
    let first = monday(Day::from_ymd(year, 1, 4)?) + (week - 1) * 7;
    let days = format!("{}/{}", Day::from_number(first), Day::from_number(first + 6));
    let is_week = (1..=53).contains(&week) && first <= monday(last);
    is_week.then(|| (words::NO_WEEKS.to_owned(), Some(words::did_you_mean(&days))))
}

/// What is wrong with a day in another spelling that its month does not have: `31.4.2022`, `Feb 30 2022`.
fn no_such_day(input: &str) -> Option<(String, Option<String>)> {
    let spelt = reading::no_such_day(input)?;
    let (error, spelling) = parse_lenient(&spelt).err()?;
    let (message, hint) = message(&spelling.strict, &error);
    Some((message, hint.map(str::to_owned)))
}

/// The run of letters and digits that begins here, or the one character.
fn token(input: &str, start: usize) -> Range<usize> {
    let start = (0..=start.min(input.len())).rev().find(|i| input.is_char_boundary(*i)).unwrap_or(0);
    let rest = input.get(start..).unwrap_or("");
    let run = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    start..start + run.max(first)
}

fn message(strict: &str, error: &ParseError) -> (String, Option<&'static str>) {
    let number = strict.get(error.offset..error.offset + 2).and_then(|n| n.parse::<u8>().ok());
    let told = match (error.message, number) {
        ("month must be 01-12 or a sub-year code 21-41" | "month must be 01-12", Some(month)) => {
            return (words::no_such_month(month), Some(words::MONTHS_ARE));
        }
        ("day is out of range for the month", Some(0)) => Some(words::DAYS_BEGIN.to_owned()),
        ("day is out of range for the month", _) => month_before(strict, error.offset),
        _ => None,
    };
    let (message, rule) = words::fault(error.message).unwrap_or((words::NO_DATE, Some(SHAPES)));
    match told {
        Some(told) => (told, None),
        None => (message.to_owned(), rule),
    }
}

/// "February 2021 has 28 days", from the year and month written before this place.
fn month_before(strict: &str, day_at: usize) -> Option<String> {
    let written = strict.get(..day_at)?.trim_end_matches(['-', '?', '~', '%']);
    let (rest, month) = written.rsplit_once('-')?;
    let month: u8 = month.trim_start_matches(['?', '~', '%']).parse().ok()?;
    let rest = rest.trim_end_matches(['?', '~', '%']);
    let year_at = rest.len().checked_sub(4)?;
    let year: i64 = rest.get(year_at..)?.parse().ok()?;
    let year = if rest.get(..year_at)?.ends_with('-') { -year } else { year };
    let point = super::point::Point::of_month(year, month);
    let name = point.words(super::point::Months::Long);
    Some(words::month_has(&name, days_in_month(year, month)))
}
