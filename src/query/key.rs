//! The keys of `key:value`, as one table.

/// What a `key:value` asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Who takes part.
    Actor,
    /// A subject.
    Tag,
    /// Where it happened.
    Place,
    /// A source that an event cites, by key, outlet or title.
    Source,
    /// Who published a source that an event cites.
    Outlet,
    /// What the citations of an event add up to.
    Standing,
    /// What a source does with an event.
    Stance,
    /// How the anchoring of a citation went.
    Verdict,
    /// An event's own key.
    Id,
    /// Whose statement a source carries.
    By,
    /// Within a stretch of time.
    When,
    /// Over before a date.
    Before,
    /// Not begun until after a date.
    After,
    /// Told by a source that had been published by a date.
    Known,
    /// Words in the texts of a source that an event cites.
    Text,
}

/// The row of a key: its name, what one of its values is called, and a line of help.
const TABLE: [(Key, &str, &str, &str); Key::COUNT] = [
    (Key::Actor, "actor", "actor", "who takes part"),
    (Key::Tag, "tag", "tag", "a subject"),
    (Key::Place, "place", "place", "where it happened"),
    (Key::Source, "source", "source", "a source that is cited, by id, outlet or title"),
    (Key::Outlet, "outlet", "outlet", "who published a source that is cited"),
    (Key::Standing, "standing", "standing", "what the citations add up to"),
    (Key::Stance, "stance", "stance", "what a source does with the event"),
    (Key::Verdict, "verdict", "verdict", "how a quotation was found in its text"),
    (Key::Id, "id", "event", "the event’s own id"),
    (Key::By, "by", "speaker", "whose statement the source carries"),
    (Key::When, "when", "date", "in a stretch of time: 2021, 2021..2022-03, spring 2020"),
    (Key::Before, "before", "date", "over before a date"),
    (Key::After, "after", "date", "not begun until after a date"),
    (Key::Known, "known", "date", "told by a source published by a date"),
    (Key::Text, "text", "text", "words in the text of a source that is cited"),
];

impl Key {
    /// How many there are.
    pub const COUNT: usize = 15;

    /// Every key, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The key of that name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1.eq_ignore_ascii_case(name)).map(|row| row.0)
    }

    /// The name, as it is written before the colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// A line of help.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.row().3
    }

    /// Whether its values are dates.
    #[must_use]
    pub fn is_dated(self) -> bool {
        matches!(self, Self::When | Self::Before | Self::After | Self::Known)
    }

    /// What one of its values is called: “there is no such …”.
    #[must_use]
    pub fn noun(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, &'static str, &'static str) {
        TABLE.iter().find(|row| row.0 == self).expect("every key has its row in the table")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_answers_to_its_name() {
        for key in Key::all() {
            assert_eq!(Key::named(key.name()), Some(key));
            assert_eq!(Key::named(&key.name().to_uppercase()), Some(key));
            assert!(!key.help().is_empty() && !key.noun().is_empty());
        }
    }
}
