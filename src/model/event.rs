//! Events and the citations they rest on.

use crate::model::Location;
use crate::when::When;

/// One thing that is said to have happened: one assertion, not a bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The name that files and scripts use.
    pub key: String,
    /// The date as far as it is known.
    pub when: When,
    /// One line.
    pub title: String,
    /// A few sentences, every claim attributed.
    pub account: Option<String>,
    /// Who takes part.
    pub actors: Vec<String>,
    /// Where it happened.
    pub place: Option<String>,
    /// Its subjects.
    pub tags: Vec<String>,
    /// The passages it rests on.
    pub citations: Vec<Citation>,
    /// Where it stands in the files.
    pub location: Location,
}

/// Joins an event to a place in a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// The key of the source.
    pub source: String,
    /// The words that carry the claim, as one of the source's texts has them.
    pub quote: Option<String>,
    /// What stands just before the quote, where the quote alone is not unique.
    pub prefix: Option<String>,
    /// What stands just after it.
    pub suffix: Option<String>,
    /// The lines on which it stands.
    pub lines: Option<LineRange>,
    /// What the source does with the event.
    pub stance: Stance,
    /// The date as this source gives it.
    pub when: Option<When>,
    /// The source's own date words.
    pub as_written: Option<String>,
    /// The key of the source or event that those words count from.
    pub reckoned_from: Option<String>,
    /// Whose statement the source carries, where it is not its own.
    pub by: Option<String>,
    /// A remark of the chronicler.
    pub note: Option<String>,
    /// Where it stands in the files.
    pub location: Location,
}

/// Lines of a text, counted from 1, both ends included (RFC 5147 counts positions between lines; this
/// is the way people say it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineRange {
    /// The first line, counted from 1.
    pub first: usize,
    /// The last line, counted from 1, not before the first.
    pub last: usize,
}

impl LineRange {
    /// Reads `12` or `12-14` (a dash of any length).
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let mut ends = written.splitn(2, ['-', '–', '—']).map(|end| end.trim().parse::<usize>());
        let first = ends.next()?.ok()?;
        let last = ends.next().map_or(Some(first), Result::ok)?;
        (first >= 1 && first <= last).then_some(Self { first, last })
    }

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

impl std::fmt::Display for LineRange {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last {
            write!(out, "{}", self.first)
        } else {
            write!(out, "{}–{}", self.first, self.last)
        }
    }
}

/// What a source does with an event (after the supports, disputes and qualifies of CiTO).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It says so.
    #[default]
    Asserts,
    /// It says the contrary, or carries somebody's denial.
    Denies,
    /// It says so with a reservation.
    Qualifies,
    /// It was read and does not mention it.
    Silent,
}

impl Stance {
    /// All four, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Asserts, Self::Denies, Self::Qualifies, Self::Silent];

    /// The name in the file format, in lower case; also the word on the screens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Qualifies => "qualifies",
            Self::Silent => "silent",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_people_write_them() {
        let range = |first, last| Some(LineRange { first, last });
        for (written, expected) in [
            ("12", range(12, 12)),
            ("12-14", range(12, 14)),
            ("12 – 14", range(12, 14)),
            ("0", None),
            ("14-12", None),
            ("", None),
            ("a", None),
            ("1-", None),
            ("-3", None),
        ] {
            assert_eq!(LineRange::parse(written), expected, "{written:?}");
        }
    }
}
