//! Dates as far as they are known.
//!
//! A [`When`] is an expression of EDTF (ISO 8601-2:2019 Annex A, levels 0 to 2): a day, a month,
//! "about 1950", "some day between these two", an interval without an end. It knows the days
//! between which it lies ([`When::span`]), says itself in plain words ([`When::words`],
//! [`When::brief`]), and answers what came before what without inventing an order
//! ([`When::order_established`], [`When::before`]).
//!
//! Parsing and bounds are `edtf-core`'s, which stays behind this module. Every English word is in
//! `words`. Nothing here reads a clock, a file or a screen.

mod beginning;
mod brief;
mod day;
mod distance;
mod doubts;
mod explanation;
mod hint;
mod lag;
mod length;
mod mention;
mod moment;
mod order;
mod phrase;
mod plain;
mod point;
mod reading;
mod shape;
mod short;
mod span;
mod weekday;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

use edtf_core::{Edtf, IntervalEndpoint, SetKind};

use doubts::Doubts;

pub use beginning::Beginning;
pub use day::{Day, YEAR_LIMIT, days_in_month};
pub use distance::{Distance, TimeUnit};
pub use explanation::Explanation;
pub use lag::{Lag, Since};
pub use length::{gap_words, length_in_brief, length_to_nearest};
pub use mention::{Mention, Resolved, Rule, each_mention, mentions, resolve, resolve_about, resolve_ahead};
pub use order::{Answer, ListKey, TimeKey};
pub use shape::{End, Shape, Stretch, Weight};
pub use span::{Bound, Span};
pub use weekday::{DatedWeekday, dated_weekdays, nearest_weekday, weekdays_of};
pub use words::{
    distance_words, is_language, languages, month_name, month_short, tick, weekday_name, year_in_brief, year_words,
};

/// A date as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    written: String,
    edtf: Edtf,
    span: Span,
}

/// Why something is not a date, where, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenError {
    /// What is wrong, in one clause without a full stop.
    pub message: String,
    /// The bytes of the input that are wrong; empty only at its end.
    pub at: Range<usize>,
    /// How to write it, where that can be told.
    pub hint: Option<String>,
}

/// The message, and the hint after a semicolon.
impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for WhenError {}

impl When {
    /// Reads an expression of EDTF levels 0 to 2.
    ///
    /// Two leniencies: a blank after a comma, and a time without seconds (`T03:40`, with or
    /// without a zone).
    ///
    /// # Errors
    ///
    /// [`WhenError`] for anything else, however long or strange; where the input is a date in
    /// another spelling, the hint says how to write it.
    pub fn parse(input: &str) -> Result<When, WhenError> {
        let edtf = hint::parse_lenient(input).map_err(|error| hint::explained(input, error))?;
        let span = span_of(&edtf);
        Ok(When { written: input.to_owned(), edtf, span })
    }

    /// A date of which nothing is known: `XXXX`, some year.
    ///
    /// # Panics
    ///
    /// Never: it is a date.
    #[must_use]
    pub fn unknown() -> When {
        When::parse("XXXX").expect("EDTF has a year without digits")
    }

    /// Reads a date in plain words, or in EDTF: all that [`When::words`] says, for the same days and the same
    /// words, and what people type beside it (`before 1950`, `early 2019`, `Feb 24, 2022`, `24.2.2022`, `1990s`,
    /// `since 2020`, `Q1 2021`, `2 million years ago`, `3 March 2022 03:40 UTC`).
    ///
    /// Where words may mean two things, the wider is meant: `1900s` is a hundred years. `by 1950` and `until 1950`
    /// include the year, `before 1950` does not. `or` between two dates is one of them, `and` is both; a dash is
    /// something that lasted. `winter 2001` ends in 2002; seasons are northern. "Years ago" are counted from the
    /// year 0 and understood from 10,000 on. Words for "now" are not understood: nothing here has a clock.
    ///
    /// # Errors
    ///
    /// As [`When::parse`], for what is neither, and for what could be two different days (`04/05/2022`); for
    /// more than 4096 bytes of words, too.
    pub fn from_words(input: &str) -> Result<When, WhenError> {
        When::parse(input).or_else(|error| {
            let understood = reading::understood(input).and_then(|spelt| When::parse(&spelt).ok());
            understood.map(|when| When { written: input.to_owned(), ..when }).ok_or(error)
        })
    }

    /// Reads what the query box accepts: dates in words or EDTF, and the ranges `2021..2022-03`, `..2021` and
    /// `2021..`, which mean the intervals `2021/2022-03`, `../2021` and `2021/..`.
    ///
    /// # Errors
    ///
    /// As [`When::from_words`]; the place is one in `input`.
    pub fn from_query(input: &str) -> Result<When, WhenError> {
        let in_edtf = input.contains(['/', '[', '{']);
        let Some((first, last)) = input.split_once("..").filter(|_| !in_edtf) else {
            return When::from_words(input);
        };
        let end = |part: &str, at: usize| {
            if part.is_empty() {
                return Ok("..".to_owned());
            }
            // What is missing at the end of a part is missing in the middle of the whole: all of the part is pointed at.
            let moved = |error: WhenError| {
                let within = if error.at.is_empty() { 0..part.len() } else { error.at.clone() };
                WhenError { at: within.start + at..within.end + at, ..error }
            };
            When::from_words(part).map(|when| when.canonical()).map_err(moved)
        };
        let interval = format!("{}/{}", end(first, 0)?, end(last, first.len() + 2)?);
        let when = When::parse(&interval).map_err(|error| WhenError { at: 0..input.len(), ..error })?;
        Ok(When { written: input.to_owned(), ..when })
    }

    /// The expression as it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The expression in the spelling that the standard prefers (ISO 8601-2:2019 §8.2.4). Reading
    /// it gives the same date, and the same canonical form.
    pub fn canonical(&self) -> String {
        self.edtf.to_string()
    }

    /// The lowest level of EDTF that has this expression: 0, 1 or 2.
    pub fn level(&self) -> u8 {
        self.edtf.level()
    }

    /// The days between which it lies, as written: a zone does not move a time to another day.
    /// Seasons are northern unless their code says otherwise, and a winter ends in the next year.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The first day on which it may have been.
    pub fn earliest(&self) -> Bound {
        self.span.earliest
    }

    /// The last day on which it may have been.
    pub fn latest(&self) -> Bound {
        self.span.latest
    }

    /// Whether the expression itself says that it is in doubt: `?`, `~`, `%`, digits `X` or said
    /// to be significant, one of several, or something that lasted and whose start is not told.
    /// Coarse dates are not in doubt: `2021` is not hedged, `2021-XX-XX` is.
    pub fn is_hedged(&self) -> bool {
        self.doubts().is_any()
            || self.edtf.has_unspecified()
            || match &self.edtf {
                Edtf::Interval(interval) => {
                    !matches!(interval.start, IntervalEndpoint::Date(_) | IntervalEndpoint::OnOrAfter(_))
                }
                Edtf::Set(_) => self.is_set_one_of(),
                Edtf::Date(date) => date.year.significant_digits.is_some(),
                Edtf::DateTime(_) => false,
            }
    }

    /// What is said of the certainty of any part.
    fn doubts(&self) -> Doubts {
        Doubts { uncertain: self.edtf.is_uncertain(), approximate: self.edtf.is_approximate() }
    }

    /// Whether the two cannot be the same date: no day may belong to both, and neither is said to be uncertain or
    /// approximate. A time in a zone may be one of the day before or after elsewhere.
    pub fn contradicts(&self, other: &When) -> bool {
        let abroad = i64::from(self.has_zone() || other.has_zone());
        let apart = |one: Bound, other: Bound| match (one, other) {
            (Bound::Day(last), Bound::Day(first)) => last.number() + abroad < first.number(),
            _ => false,
        };
        let doubtful = self.doubts().is_any() || other.doubts().is_any();
        !doubtful && (apart(self.latest(), other.earliest()) || apart(other.latest(), self.earliest()))
    }

    /// Whether it lasted from one end to the other (`a/b`), as opposed to a day in between.
    pub fn is_interval(&self) -> bool {
        matches!(self.edtf, Edtf::Interval(_))
    }

    /// Whether it was all the while between its ends: an interval, or all of a set of dates.
    fn is_lasting(&self) -> bool {
        self.is_interval() || matches!(&self.edtf, Edtf::Set(set) if set.kind == SetKind::AllMembers)
    }

    /// Whether it is one of several dates (`[…]`).
    pub fn is_set_one_of(&self) -> bool {
        matches!(&self.edtf, Edtf::Set(set) if set.kind == SetKind::OneMember)
    }

    /// The whole of it in plain words: `24 February 2022`, `about April 2021`, `the 1560s`,
    /// `24 Feb – 17 Mar 2022`, `some day between 24 Feb and 22 Apr 2022`.
    ///
    /// Intervals without a start are `until …`, without an end `from …`; where an end is unknown
    /// rather than open, `no start given` or `no end given` is added.
    pub fn words(&self) -> String {
        phrase::expression(&self.edtf)
    }

    /// `Thursday 24 February 2022`, for a single complete day that is not in doubt.
    pub fn weekday_words(&self) -> Option<String> {
        phrase::weekday_words(self)
    }

    /// At most 13 columns, for a list group headed by `year`: `24 Feb`, `about Apr`, `in 2021`,
    /// `24 Feb–17 Mar`, `by 21 Apr`. A year that is not the heading's is told; where there is no
    /// room, the date becomes coarser and is never cut. "Some day between" has a broken dash
    /// (`24 Feb╌22 Apr`), so that it cannot be taken for what lasted.
    pub fn brief(&self, year: i64) -> String {
        self.dashed(brief::fit(self, year, brief::BRIEF))
    }

    /// The same in at most 20 columns, for a label that stands by itself: `24 Feb`, `until Apr 2022`. A year that
    /// goes without saying is left out; without one each is told.
    pub fn brief_in_label(&self, year: Option<i64>) -> String {
        self.dashed(brief::fit(self, year.unwrap_or(i64::MIN), brief::LABEL))
    }

    /// The same in at most 8 columns: `24 Feb`, `c. Apr`, `Feb–Mar`, `2021`. Where not even a
    /// hedge has room, it is left to the colour.
    pub fn briefest(&self, year: i64) -> String {
        self.dashed(brief::fit(self, year, brief::BRIEFEST))
    }

    /// Whether nothing at all is said of the year (`XXXX`): its bounds, 0 to 9999, are those of the
    /// notation and of no knowledge.
    fn is_any_year(&self) -> bool {
        let Edtf::Date(date) = &self.edtf else { return false };
        matches!(date.year.kind, edtf_core::YearKind::Standard { digits: [None, None, None, None], .. })
    }

    fn dashed(&self, words: String) -> String {
        if self.is_set_one_of() { words.replace('–', words::SOME_DAY_BETWEEN) } else { words }
    }

    /// The year a list groups it under: that of the earliest day, else of the latest.
    pub fn group_year(&self) -> Option<i64> {
        if self.is_any_year() {
            return None;
        }
        let day = self.span.earliest.day().or(self.span.latest.day())?;
        Some(day.ymd().0)
    }
}

/// The expression as written.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl std::str::FromStr for When {
    type Err = WhenError;

    fn from_str(input: &str) -> Result<When, WhenError> {
        When::parse(input)
    }
}

fn span_of(edtf: &Edtf) -> Span {
    let bounds = edtf.bounds();
    Span { earliest: bound_of(bounds.earliest), latest: bound_of(bounds.latest) }
}

fn bound_of(bound: edtf_core::Bound) -> Bound {
    match bound {
        edtf_core::Bound::NegativeInfinity => Bound::NegativeInfinity,
        edtf_core::Bound::PositiveInfinity => Bound::PositiveInfinity,
        edtf_core::Bound::Unknown => Bound::Unknown,
        edtf_core::Bound::Date(date) => {
            Day::from_ymd(date.year, date.month, date.day).map_or(Bound::Unknown, Bound::Day)
        }
    }
}
