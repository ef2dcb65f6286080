//! The words that are understood in a date written as prose; lower case.

pub(in crate::when) const ABOUT: [&str; 8] =
    ["approximately", "approx.", "about", "around", "roughly", "circa", "ca.", "c."];
pub(in crate::when) const PERHAPS: [&str; 5] = ["perhaps", "maybe", "possibly", "probably", "presumably"];
pub(in crate::when) const THROUGHOUT: [&str; 3] = ["throughout ", "all through ", "all of "];
pub(in crate::when) const UNTIL: [&str; 2] = ["until ", "till "];
pub(in crate::when) const SINCE: [&str; 2] = ["since ", "from "];
pub(in crate::when) const BY: [&str; 3] = ["by ", "not later than ", "no later than "];
pub(in crate::when) const BEFORE: [&str; 2] = ["before ", "prior to "];
pub(in crate::when) const AFTER: [&str; 1] = ["after "];
pub(in crate::when) const BETWEEN: [&str; 4] =
    ["between ", "some day between ", "some month between ", "some year between "];
pub(in crate::when) const EVERY: [&str; 3] = ["every year ", "every month ", "every day "];
pub(in crate::when) const EVERY_FROM: &str = "from ";
pub(in crate::when) const EVERY_ON: &str = " on";
pub(in crate::when) const EVERY_UP_TO: &str = "up to ";
pub(in crate::when) const ONE_OF: &str = "one of ";
pub(in crate::when) const OR_EARLIER: [&str; 2] = [" or earlier", " or before"];
pub(in crate::when) const OR_LATER: [&str; 2] = [" or later", " or after"];
pub(in crate::when) const NO_START: &str = ", no start given";
pub(in crate::when) const NO_END: &str = ", no end given";
pub(in crate::when) const ESTIMATED_AT: &str = ", estimated at ";
pub(in crate::when) const TO: [&str; 4] = [" to ", " until ", " till ", " through "];
pub(in crate::when) const LIST_OR: &str = " or ";
pub(in crate::when) const LIST_AND: &str = " and ";
/// Between the ends of a range; the surer come first.
pub(in crate::when) const RANGE_SEPARATORS: [&str; 9] =
    [" – ", " to ", " until ", " till ", " through ", " - ", "–", "..", "/"];
pub(in crate::when) const CENTURY: [&str; 2] = [" century", " c."];
pub(in crate::when) const BEFORE_CHRIST: [&str; 4] = ["bce", "bc", "b.c.e", "b.c"];
pub(in crate::when) const ANNO_DOMINI: [&str; 4] = ["a.d.", "c.e", "ad", "ce"];
pub(in crate::when) const YEARS_AGO: &str = " years ago";
pub(in crate::when) const THE_YEAR: [&str; 2] = ["the year ", "year "];
pub(in crate::when) const TIMES_TEN_TO: &str = "×10^";
pub(in crate::when) const THE_DECADE: &str = "the decade ";
/// Other names of parts of a year: a summer that has two years is one of the south.
pub(in crate::when) const MORE_PARTS: [(u8, (&str, &str)); 2] = [(23, ("fall", "")), (30, ("summer", ""))];
/// First letters of numbered parts of a year, with the code before their first and their count.
pub(in crate::when) const NUMBERED_PARTS: [(char, u8, u8); 2] = [('q', 32, 4), ('h', 39, 2)];
/// The first, second and last third of something.
pub(in crate::when) const THIRDS: [(&str, u8); 13] = [
    ("early in ", 0),
    ("early ", 0),
    ("early-", 0),
    ("the beginning of ", 0),
    ("the start of ", 0),
    ("mid-", 1),
    ("mid ", 1),
    ("the middle of ", 1),
    ("late in ", 2),
    ("late ", 2),
    ("late-", 2),
    ("the end of ", 2),
    ("end of ", 2),
];
pub(in crate::when) const FILLERS: [&str; 4] = ["of", "the", "on", "in"];
pub(in crate::when) const OF_THE: &str = "of ";
pub(in crate::when) const IN: &str = "in ";
pub(in crate::when) const ARTICLE: &str = "the ";
pub(in crate::when) const DECADE: [&str; 2] = ["0s", "0's"];
pub(in crate::when) const UTC: [&str; 3] = ["utc", "gmt", "z"];
pub(in crate::when) const AT: [&str; 2] = [" at", ","];
pub(in crate::when) const AM: [&str; 3] = ["am", "a.m.", "a.m"];
pub(in crate::when) const PM: [&str; 3] = ["pm", "p.m.", "p.m"];
pub(in crate::when) const ORDINAL_ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];
/// Spellings of earlier EDTF drafts.
pub(in crate::when) const OLD_OPEN: &str = "open";
pub(in crate::when) const OLD_UNKNOWN: &str = "unknown";
