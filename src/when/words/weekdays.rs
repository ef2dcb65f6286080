//! The names of the weekdays, and the words beside them that count, by language.

use chrono::Weekday;

/// How a language names the weekdays.
pub(in crate::when) struct Weekdays {
    /// The first part of its BCP 47 tag.
    language: &'static str,
    /// Monday first, as `chrono::Weekday::num_days_from_monday` counts: names, and what they are shortened to.
    /// The short ones are words of their own in lower case, so their capital counts.
    names: [(&'static [&'static str], &'static [&'static str]); 7],
    /// Words that say that a date lies beside the weekday and not on it; lower case.
    pub beside: &'static [&'static str],
    /// Words for a night, which has two weekdays; lower case.
    pub night: &'static [&'static str],
}

/// English first: it serves where no language is told.
const LANGUAGES: [Weekdays; 2] = [
    Weekdays {
        language: "en",
        names: [
            (&["monday"], &["Mon"]),
            (&["tuesday"], &["Tue", "Tues"]),
            (&["wednesday"], &["Wed", "Weds"]),
            (&["thursday"], &["Thu", "Thur", "Thurs"]),
            (&["friday"], &["Fri"]),
            (&["saturday"], &["Sat"]),
            (&["sunday"], &["Sun"]),
        ],
        beside: &[
            "before", "after", "by", "until", "till", "since", "from", "week", "weekend", "eve", "ago", "earlier",
            "later", "prior", "days",
        ],
        night: &["night", "midnight", "overnight"],
    },
    Weekdays {
        language: "de",
        names: [
            (&["montag"], &[]),
            (&["dienstag"], &[]),
            (&["mittwoch"], &[]),
            (&["donnerstag"], &[]),
            (&["freitag"], &[]),
            (&["samstag", "sonnabend"], &[]),
            (&["sonntag"], &[]),
        ],
        beside: &["vor", "nach", "bis", "seit", "ab", "von", "woche", "wochenende", "vorabend", "davor", "danach"],
        night: &["nacht", "mitternacht"],
    },
];

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Monday first.
const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The weekdays in a language, by its tag (`en-GB` is English); none for one that is not known.
pub(in crate::when) fn weekdays_in(language: Option<&str>) -> Option<&'static Weekdays> {
    let Some(tag) = language else { return LANGUAGES.first() };
    let main = tag.split(['-', '_']).next().unwrap_or(tag);
    LANGUAGES.iter().find(|known| known.language.eq_ignore_ascii_case(main))
}

impl Weekdays {
    /// Every name in full, in lower case.
    pub fn full(&self) -> impl Iterator<Item = (&'static str, Weekday)> {
        self.names.iter().zip(DAYS).flat_map(|((names, _), day)| names.iter().map(move |name| (*name, day)))
    }

    /// Every short name.
    pub fn short(&self) -> impl Iterator<Item = (&'static str, Weekday)> {
        self.names.iter().zip(DAYS).flat_map(|((_, short), day)| short.iter().map(move |name| (*name, day)))
    }

    /// The weekday that a word names in full.
    pub fn in_full(&self, word: &str) -> Option<Weekday> {
        let word = word.to_lowercase();
        let at = self.names.iter().position(|(names, _)| names.contains(&word.as_str()))?;
        DAYS.get(at).copied()
    }

    /// The weekday that a word names, in full or shortened.
    pub fn named(&self, word: &str) -> Option<Weekday> {
        let shortened = || self.names.iter().position(|(_, short)| short.contains(&word));
        self.in_full(word).or_else(|| DAYS.get(shortened()?).copied())
    }
}

/// Whether this is the name of a weekday, or its first three letters.
pub(in crate::when) fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    word.len() >= 3 && NAMES.iter().any(|name| name.to_lowercase().starts_with(&word))
}

/// `Thursday`.
#[must_use]
pub fn weekday_name(day: Weekday) -> &'static str {
    NAMES.get(day as usize).copied().unwrap_or("")
}
