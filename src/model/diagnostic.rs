//! What is wrong with the data, and where.

use std::sync::Arc;

/// A place in one of the chronology's files.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, as a path relative to the chronology's folder.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl std::fmt::Display for Location {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something could not be used, or a citation does not hold.
    Error,
    /// Something deserves a look.
    Warning,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The line of a file that a diagnostic speaks of, and the stretch to underline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snippet {
    /// The whole line, without its end (cut where it is very long).
    pub line: String,
    /// The first character to underline, counted from 0.
    pub start: usize,
    /// How many characters, at least 1.
    pub length: usize,
}

/// What is wrong with the data: severity, place, message, hint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub location: Location,
    /// What, in a sentence.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The line it speaks of.
    pub snippet: Option<Snippet>,
    /// The key of the event it concerns, where there is one that was kept.
    pub event: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(location: Location, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, location, message: message.into(), hint: None, snippet: None, event: None }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(location: Location, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(location, message) }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same, said of an event.
    #[must_use]
    pub fn of_event(mut self, key: &str) -> Self {
        self.event = Some(key.to_owned());
        self
    }
}
