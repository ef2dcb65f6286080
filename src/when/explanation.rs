//! What there is to say of an expression, all at once.

use std::borrow::Cow;

use super::words::{self, label};
use super::{Bound, Doubts, When, WhenError, phrase, plain};

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
    pub(super) kind: &'static str,
    pub(super) qualification: &'static str,
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

    /// The same for the commonest expressions, in a part of the time; `None` for any other.
    pub fn of_plain(input: &str) -> Option<Explanation> {
        plain::explained(input)
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
