//! What there is to say of an expression, all at once.

use std::borrow::Cow;

use edtf_core::Qualifier;

use super::point::Point;
use super::words::{self, label};
use super::{Bound, Day, Doubts, When, WhenError, days_in_month, phrase};

/// What the `when` command says of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// See [`When::words`].
    pub words: String,
    /// See [`When::earliest`].
    pub earliest: Bound,
    /// See [`When::latest`].
    pub latest: Bound,
    /// See [`When::level`].
    pub level: u8,
    kind: &'static str,
    qualification: &'static str,
}

impl Explanation {
    /// Reads an expression as [`When::parse`] does, and says all of it.
    ///
    /// # Errors
    ///
    /// As [`When::parse`].
    pub fn of(input: &str) -> Result<Explanation, WhenError> {
        Explanation::of_plain(input).map_or_else(|| When::parse(input).map(|when| Explanation::from(&when)), Ok)
    }

    /// The same in a fifth of the time for what most dates are, a year from 1000 on, a month or a day in plain digits,
    /// with or without a mark at its end; `None` for anything else.
    pub fn of_plain(input: &str) -> Option<Explanation> {
        let (point, Qualifier { uncertain, approximate }) = plain(input)?;
        let (first, last) = (point.month.unwrap_or(1), point.month.unwrap_or(12));
        let day = |month: u8, day: u8| Day::from_ymd(point.year, month, day).map_or(Bound::Unknown, Bound::Day);
        let told = point.words(super::point::Months::Long);
        Some(Explanation {
            words: if uncertain || approximate { words::hedged(uncertain, approximate, &told) } else { told },
            earliest: day(first, point.day.unwrap_or(1)),
            latest: day(last, point.day.unwrap_or_else(|| days_in_month(point.year, last))),
            level: u8::from(uncertain || approximate),
            kind: phrase::kind_of_point(point),
            qualification: words::qualification(uncertain, approximate),
        })
    }

    /// Label and answer, in the order in which they are printed.
    pub fn lines(&self) -> [(&'static str, Cow<'_, str>); 6] {
        let level = match self.level {
            0 => "0",
            1 => "1",
            _ => "2",
        };
        [
            (label::WORDS, Cow::from(&self.words)),
            (label::EARLIEST, end(self.earliest)),
            (label::LATEST, end(self.latest)),
            (label::KIND, Cow::from(self.kind)),
            (label::QUALIFICATION, Cow::from(self.qualification)),
            (label::LEVEL, Cow::from(level)),
        ]
    }
}

impl From<&When> for Explanation {
    fn from(when: &When) -> Explanation {
        let Doubts { uncertain, approximate } = when.doubts();
        Explanation {
            words: when.words(),
            earliest: when.earliest(),
            latest: when.latest(),
            level: when.level(),
            kind: phrase::kind(&when.edtf),
            qualification: words::qualification(uncertain, approximate),
        }
    }
}

fn end(bound: Bound) -> Cow<'static, str> {
    match bound {
        Bound::Day(day) => Cow::from(day.to_string()),
        Bound::NegativeInfinity | Bound::PositiveInfinity => Cow::from(words::OPEN_END),
        Bound::Unknown => Cow::from(words::NOT_KNOWN),
    }
}

/// `1985`, `1985-04~`, `1985-04-12?`: a year from 1000 on, or a month or a day of it, and the doubt about the whole.
fn plain(input: &str) -> Option<(Point, Qualifier)> {
    let (digits, uncertain, approximate) = match input.as_bytes() {
        [digits @ .., b'?'] => (digits, true, false),
        [digits @ .., b'~'] => (digits, false, true),
        [digits @ .., b'%'] => (digits, true, true),
        digits => (digits, false, false),
    };
    let (century, of_century, month, day) = match *digits {
        [a, b, c, d] => ((a, b), (c, d), None, None),
        [a, b, c, d, b'-', m, n] => ((a, b), (c, d), Some((m, n)), None),
        [a, b, c, d, b'-', m, n, b'-', e, f] => ((a, b), (c, d), Some((m, n)), Some((e, f))),
        _ => return None,
    };
    let year = 100 * i64::from(number(century).filter(|century| *century >= 10)?) + i64::from(number(of_century)?);
    let month = month.map(number);
    let day = day.map(number);
    let point = match (month, day) {
        (None, _) => Point::of_year(year),
        (Some(month), None) => Point::of_month(year, month.filter(|month| (1..=12).contains(month))?),
        (Some(month), Some(day)) => {
            let month = month.filter(|month| (1..=12).contains(month))?;
            let day = day.filter(|day| (1..=days_in_month(year, month)).contains(day))?;
            Point { year, month: Some(month), day: Some(day) }
        }
    };
    Some((point, Qualifier { uncertain, approximate }))
}

fn number((tens, ones): (u8, u8)) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + ones - b'0')
}
