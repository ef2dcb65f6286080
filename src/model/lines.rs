//! Lines of a text, as people name them.

use std::fmt;
use std::str::FromStr;

/// Lines of a text, counted from 1, both ends included. Reads and writes `12` and `12-14` (with a hyphen
/// or an en dash).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineRange {
    /// The first line, 1 or more.
    pub first: usize,
    /// The last line, not before the first.
    pub last: usize,
}

/// Why something is no [`LineRange`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineRangeError {
    /// It is neither a number nor two with a hyphen between them.
    NotLines,
    /// It names line 0.
    Zero,
    /// Its last line comes before its first.
    Backwards,
    /// A number is larger than any text is long.
    TooLarge,
}

impl LineRange {
    /// Whether the two share a line.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `line`, counted from 1, is one of them.
    #[must_use]
    pub fn contains(self, line: usize) -> bool {
        (self.first..=self.last).contains(&line)
    }
}

impl FromStr for LineRange {
    type Err = LineRangeError;

    fn from_str(written: &str) -> Result<Self, LineRangeError> {
        let (first, last) = match written.split_once(['-', '–']) {
            Some((first, last)) => (line(first)?, line(last)?),
            None => {
                let only = line(written)?;
                (only, only)
            }
        };
        if last < first { Err(LineRangeError::Backwards) } else { Ok(LineRange { first, last }) }
    }
}

fn line(written: &str) -> Result<usize, LineRangeError> {
    let digits = written.trim();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(LineRangeError::NotLines);
    }
    match digits.parse() {
        Ok(0) => Err(LineRangeError::Zero),
        Ok(number) => Ok(number),
        Err(_) => Err(LineRangeError::TooLarge),
    }
}

impl fmt::Display for LineRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

impl fmt::Display for LineRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LineRangeError::NotLines => "expected a line or a range of lines, such as 12 or 12-14",
            LineRangeError::Zero => "lines count from 1; there is no line 0",
            LineRangeError::Backwards => "the last line comes before the first",
            LineRangeError::TooLarge => "no text has so many lines",
        })
    }
}

impl std::error::Error for LineRangeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading() {
        use LineRangeError::{Backwards, NotLines, TooLarge, Zero};
        let cases = [
            ("12", Ok((12, 12))),
            ("12-14", Ok((12, 14))),
            ("12–14", Ok((12, 14))),
            (" 12 - 14 ", Ok((12, 14))),
            ("7-7", Ok((7, 7))),
            ("", Err(NotLines)),
            ("-", Err(NotLines)),
            ("12-", Err(NotLines)),
            ("+1", Err(NotLines)),
            ("1-2-3", Err(NotLines)),
            ("١٢", Err(NotLines)),
            ("0", Err(Zero)),
            ("0-3", Err(Zero)),
            ("14-12", Err(Backwards)),
            ("99999999999999999999999", Err(TooLarge)),
        ];
        for (written, expected) in cases {
            let read = written.parse::<LineRange>().map(|lines| (lines.first, lines.last));
            assert_eq!(read, expected, "{written:?}");
        }
    }

    #[test]
    fn writing() {
        for written in ["12", "12-14"] {
            assert_eq!(written.parse::<LineRange>().map(|lines| lines.to_string()), Ok(written.to_owned()));
        }
    }
}
