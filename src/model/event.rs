//! Events and the citations they rest on.

use crate::model::stored::Number;
use crate::model::{LineRange, Location};
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

impl Event {
    /// An event of which no more is known than what happened and when.
    #[must_use]
    pub fn new(key: impl Into<String>, when: When, title: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            when,
            title: title.into(),
            account: None,
            actors: Vec::new(),
            place: None,
            tags: Vec::new(),
            citations: Vec::new(),
            location: Location::default(),
        }
    }
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

impl Number for Stance {
    const LENGTH: usize = u8::LENGTH;
    fn put(self, to: &mut Vec<u8>) {
        Self::ALL.into_iter().zip(0_u8..).filter(|(stance, _)| *stance == self).for_each(|(_, number)| number.put(to));
    }
    fn take(bytes: &[u8]) -> Option<Self> {
        Self::ALL.get(usize::from(u8::take(bytes)?)).copied()
    }
}
