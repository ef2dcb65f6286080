//! Weekdays that are named in prose, and whether a date agrees with them.

use std::ops::Range;

use chrono::Weekday;

use super::phrase::GREGORIAN;
use super::words as w;
use super::{Answer, Day, When, mention};

/// A span of so many days has every weekday.
const WEEK: i64 = 7;

/// A weekday in a text, with the day of the calendar that is named straight after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedWeekday {
    /// The bytes of both.
    pub at: Range<usize>,
    /// The weekday.
    pub weekday: Weekday,
    /// The day, with month and year.
    pub day: Day,
}

impl When {
    /// Whether it may have been on such a weekday.
    ///
    /// `No` only for certain days, less than a week of them, none of which is one: dates said to be
    /// uncertain or approximate, open ends, and days before the first whole year of the Gregorian calendar
    /// may have been anything.
    pub fn on_weekday(&self, weekday: Weekday) -> Answer {
        let Some(last) = self.latest().day() else { return Answer::Possibly };
        let Some(days) = self.span().days().filter(|days| *days < WEEK) else { return Answer::Possibly };
        let first = last.number() - days + 1;
        if self.doubts().is_any() || Day::from_number(first).ymd().0 < GREGORIAN {
            return Answer::Possibly;
        }
        let fitting = (first..=last.number()).filter(|number| Day::from_number(*number).weekday() == weekday).count();
        match fitting {
            0 => Answer::No,
            _ if days == 1 => Answer::Yes,
            _ => Answer::Possibly,
        }
    }
}

/// The day that falls on `weekday` and is nearest to `day`.
#[must_use]
pub fn nearest_weekday(day: Day, weekday: Weekday) -> Day {
    let ahead = i64::from(weekday.days_since(day.weekday()));
    Day::from_number(day.number() + if ahead > WEEK / 2 { ahead - WEEK } else { ahead })
}

/// The weekdays that a date in a source's own words says it was: `on Thursday`, `Monday or Tuesday`.
///
/// None where it is told only what it was before, after or counted from (`the day after Thursday`), and none
/// in a language that is not known (a BCP 47 tag; English if there is none). A night has the weekday of its
/// evening and that of its morning.
#[must_use]
pub fn weekdays_of(as_written: &str, language: Option<&str>) -> Vec<Weekday> {
    let Some(tongue) = w::weekdays_in(language) else { return Vec::new() };
    let words: Vec<&str> = words(as_written).map(|(_, word)| word).collect();
    let any_of = |listed: &[&str]| words.iter().any(|word| listed.contains(&word.to_lowercase().as_str()));
    if any_of(tongue.beside) {
        return Vec::new();
    }
    let mut named: Vec<Weekday> = words.iter().filter_map(|word| tongue.named(word)).collect();
    if any_of(tongue.night) {
        named.extend(named.clone().iter().map(Weekday::succ));
    }
    named
}

/// The weekdays of an English text that a full date follows: `Friday 22 April 2022`, `Friday, April 22, 2022`,
/// `Fri 2022-04-22`.
#[must_use]
pub fn dated_weekdays(text: &str) -> Vec<DatedWeekday> {
    let mut found = mention::dated_weekdays(text);
    found.retain(|dated| dated.day.ymd().0 >= GREGORIAN);
    found
}

/// The runs of letters, digits and hyphens, with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_none = |c: char| !c.is_alphanumeric() && c != '-';
    let mut start = 0;
    let pieces = text.split_inclusive(is_none).map(move |piece| {
        start += piece.len();
        (start - piece.len(), piece.trim_end_matches(is_none))
    });
    pieces.filter(|(_, word)| !word.is_empty())
}
