//! What is said of the certainty of a date.

/// Whether a date is uncertain (`?`), and whether it is approximate (`~`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::when) struct Doubts {
    pub uncertain: bool,
    pub approximate: bool,
}

impl Doubts {
    /// What the sign at the end of a date says, and the date without it.
    pub fn split(date: &str) -> (&str, Doubts) {
        let plain = date.trim_end_matches(['?', '~', '%']);
        let has = |sign| date[plain.len()..].contains(sign);
        (plain, Doubts { uncertain: has('?') || has('%'), approximate: has('~') || has('%') })
    }

    /// What EDTF writes after such a date: `?`, `~`, `%` for both, or nothing.
    pub fn sign(self) -> &'static str {
        match (self.uncertain, self.approximate) {
            (false, false) => "",
            (false, true) => "~",
            (true, false) => "?",
            (true, true) => "%",
        }
    }

    pub fn is_any(self) -> bool {
        self != Doubts::default()
    }

    /// The doubts of both.
    pub fn or(self, other: Doubts) -> Doubts {
        Doubts { uncertain: self.uncertain || other.uncertain, approximate: self.approximate || other.approximate }
    }
}
