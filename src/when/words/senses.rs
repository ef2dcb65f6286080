//! What the words of a text mean for the dates that it mentions, whatever the language.
//!
//! A language is a [`Tongue`]: a table of words and what they mean. The grammar (`when::mention`) knows meanings
//! and no word.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Weekday;

use super::english::ENGLISH;
use super::german::GERMAN;

/// What a word means in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::when) enum Sense {
    /// A month (1–12) by its full name.
    Month(u8),
    /// A month whose name is also another word: a verb, or somebody's name.
    DoubtfulMonth(u8),
    /// A month by its first letters.
    ShortMonth(u8),
    Weekday(Weekday),
    ShortWeekday(Weekday),
    /// One of something that time is counted in.
    Single(Unit),
    /// Several of it.
    Several(Unit),
    /// `a`: one, before a unit.
    One,
    /// `two`.
    Count(u8),
    /// `first`: where in a row.
    Nth(u8),
    The,
    Which(Which),
    /// `past`, in `the past three weeks`.
    Past,
    /// `following`: the one after what was told.
    Following,
    /// `previous`: the one before what was told.
    Previous,
    /// `yesterday` is −1.
    DayWord(i8),
    PartOfDay,
    /// A part of the day that begins on one day and ends on the next.
    Night,
    Part(Part),
    /// The same where `of` follows: by itself it is a verb as well.
    Edge(Part),
    /// `half`, which is also a part that is counted.
    Half,
    /// A season by its code (21–24).
    Season(u8),
    /// A season whose name is also another word.
    DoubtfulSeason(u8),
    /// After a length: counted back from now.
    Ago,
    /// Before a length: counted back from now, or before a date: up to it.
    AgoOrBefore,
    /// After a length: counted back from what was told.
    Earlier,
    Later,
    Before,
    After,
    Since,
    Until,
    By,
    From,
    To,
    Between,
    And,
    In,
    On,
    At,
    Of,
    About,
    That,
    Same,
    /// The era before the year 1, in capitals.
    BeforeChrist,
    AnnoDomini,
    Am,
    Pm,
    /// The first word of a holiday's name.
    Holiday,
    /// `q`, before the number of a quarter.
    QuarterSign,
    /// `h`, before the number of a half.
    HalfSign,
    /// Before a length: it is not told exactly.
    Vague,
    /// Says that what follows lies ahead.
    Ahead,
    /// With `to` or `for` after it: it lies ahead.
    Set,
    For,
    /// With a word of the future before it: a passive.
    Be,
    /// A verb in the present: a date straight after it lies ahead.
    Present,
    /// Tells of the past: the word of the future before it governs no more.
    Was,
    /// Tells what somebody has said: a date beside it is of that saying.
    Said,
    /// Begins a clause of its own: a relative one, or a reason.
    Clause,
    /// Whose it is: “his last night” tells nobody which.
    Whose,
    /// A pronoun: behind another word it begins a clause too.
    Subject,
    Now,
    /// Turns into its opposite what follows.
    Not,
    /// What is counted: a number before it is no date.
    Counted,
    /// Several of something, though the word does not look so.
    Plural,
    /// What is numbered: a number after it is no date.
    Numbered,
    /// A weekday after or before this is a name, or every one.
    NoWeekday,
    /// Any other word.
    None,
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::when) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Which one, seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::when) enum Which {
    Last,
    This,
    Next,
}

/// A third of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::when) enum Part {
    Early,
    Mid,
    Late,
}

/// The date words of a language.
pub(in crate::when) struct Tongue {
    /// The first part of its BCP 47 tag.
    pub language: &'static str,
    /// Full and short names of the months, January first.
    pub months: &'static [(&'static str, &'static str); 12],
    /// More short names.
    pub more_months: &'static [(&'static str, u8)],
    /// The months whose names are also other words.
    pub doubtful_months: &'static [u8],
    /// All other words, in lower case.
    pub words: &'static [(Sense, &'static [&'static str])],
    /// Holidays on a fixed day, in lower case, with month and day; longer names before their beginnings.
    pub holidays: &'static [(&'static [&'static str], u8, u8)],
    /// Words that make of a holiday's name something else where they follow.
    pub no_holiday: &'static [&'static str],
    /// What stands after the number of a day of the month (`24.`).
    pub day_point: bool,
}

/// A language ready for looking up.
pub(in crate::when) struct Lexicon {
    pub tongue: &'static Tongue,
    senses: HashMap<String, Sense>,
    longest: usize,
}

static LEXICONS: LazyLock<[Lexicon; 2]> = LazyLock::new(|| [Lexicon::of(&ENGLISH), Lexicon::of(&GERMAN)]);

/// The words of a language, by its tag (`en-GB` is English); English where none is told, none for one that is not
/// known.
pub(in crate::when) fn lexicon(language: Option<&str>) -> Option<&'static Lexicon> {
    let Some(tag) = language else { return LEXICONS.first() };
    let main = tag.split(['-', '_']).next().unwrap_or(tag);
    LEXICONS.iter().find(|known| known.tongue.language.eq_ignore_ascii_case(main))
}

/// The languages in which dates are read, by their tags; English first.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LEXICONS.iter().map(|known| known.tongue.language)
}

/// Whether dates are read in a language, by its tag.
pub fn is_language(tag: &str) -> bool {
    lexicon(Some(tag)).is_some()
}

impl Lexicon {
    fn of(tongue: &'static Tongue) -> Lexicon {
        let mut senses = HashMap::new();
        for (number, (name, short)) in (1..).zip(tongue.months) {
            let doubtful = tongue.doubtful_months.contains(&number);
            senses.insert(short.to_lowercase(), Sense::ShortMonth(number));
            senses.insert(
                name.to_lowercase(),
                if doubtful { Sense::DoubtfulMonth(number) } else { Sense::Month(number) },
            );
        }
        senses.extend(tongue.more_months.iter().map(|(name, month)| ((*name).to_owned(), Sense::ShortMonth(*month))));
        if let Some(weekdays) = super::weekdays_in(Some(tongue.language)) {
            senses.extend(weekdays.full().map(|(name, day)| (name.to_owned(), Sense::Weekday(day))));
            senses.extend(weekdays.short().map(|(name, day)| (name.to_lowercase(), Sense::ShortWeekday(day))));
        }
        for (sense, words) in tongue.words {
            senses.extend(words.iter().map(|word| ((*word).to_owned(), *sense)));
        }
        for (name, ..) in tongue.holidays {
            // “May” is a month before it is the beginning of “May Day”.
            senses.entry(name[0].to_owned()).or_insert(Sense::Holiday);
        }
        let longest = senses.keys().map(String::len).max().unwrap_or(0);
        Lexicon { tongue, senses, longest }
    }

    /// What a word means; letters of either case.
    pub fn sense(&self, word: &str) -> Sense {
        if word.len() > self.longest {
            return Sense::None;
        }
        let known = if word.bytes().all(|b| b.is_ascii_lowercase()) {
            self.senses.get(word)
        } else {
            self.senses.get(word.to_lowercase().as_str())
        };
        known.copied().unwrap_or(Sense::None)
    }
}
