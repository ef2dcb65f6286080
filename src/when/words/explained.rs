//! The words of explanations and mistakes.

use std::collections::HashMap;
use std::sync::LazyLock;

// ---- explanations

pub(in crate::when) mod label {
    pub const LEVEL: &str = "level";
    pub const WORDS: &str = "words";
    pub const EARLIEST: &str = "earliest";
    pub const LATEST: &str = "latest";
    pub const KIND: &str = "kind";
    pub const QUALIFICATION: &str = "qualification";
}

pub(in crate::when) mod kind {
    pub const MOMENT: &str = "a time on one day";
    pub const DAY: &str = "one day";
    pub const MONTH: &str = "a month";
    pub const YEAR: &str = "a year";
    pub const PART_OF_YEAR: &str = "a part of a year";
    pub const SOME_DAY: &str = "a day, not wholly told";
    pub const SOME_MONTH: &str = "a month, not wholly told";
    pub const SOME_YEAR: &str = "a year, not wholly told";
    pub const INTERVAL: &str = "an interval";
    pub const ONE_OF: &str = "one of several";
    pub const ALL_OF: &str = "all of several";
}

pub(in crate::when) const OPEN_END: &str = "open";
pub(in crate::when) const NOT_KNOWN: &str = "not known";

// ---- mistakes

pub(in crate::when) fn did_you_mean(spelt: &str) -> String {
    if spelt.ends_with('?') { format!("it is written {spelt}") } else { format!("did you mean {spelt}?") }
}

pub(in crate::when) fn no_such_month(month: u8) -> String {
    format!("there is no month {month:02}")
}

pub(in crate::when) fn month_has(month: &str, days: u8) -> String {
    format!("{month} has {days} days")
}

pub(in crate::when) const MONTHS_ARE: &str = "months are 01 to 12; seasons are 21 (spring) to 24 (winter)";
pub(in crate::when) const DAYS_BEGIN: &str = "days begin at 01";
pub(in crate::when) const NO_DATE: &str = "this is not a date";
pub(in crate::when) const NO_YEAR: &str = "the year is missing";
pub(in crate::when) const NO_TIMES_HERE: &str = "intervals and sets have no times of day";
pub(in crate::when) const NO_WEEKS: &str = "weeks are told by their days";
pub(in crate::when) const DAYS_HERE: &str = "they run between days; as in 2022-02-24/2022-02-25";
/// What to write where there are no times of day: the days alone.
pub(in crate::when) fn without_times(days: &str) -> String {
    format!("leave the times out: {days}")
}

pub(in crate::when) const OTHER_SPELLING: &str = "a date is not written like this";
pub(in crate::when) const SHAPES: &str = "a date looks like 2021, 2021-04, 2021-04-24, or 2021-04-24/2021-05-02";

/// What we say for what the parser says, and the rule where the message is not the rule itself.
pub(in crate::when) fn fault(from_parser: &str) -> Option<(&'static str, Option<&'static str>)> {
    static TOLD: LazyLock<HashMap<&str, (&str, Option<&str>)>> = LazyLock::new(|| {
        let told = |line: &'static str| {
            let (fault, ours) = line.split_once(" => ")?;
            let (message, rule) = ours.split_once("; ").map_or((ours, None), |(message, rule)| (message, Some(rule)));
            Some((fault, (message, rule)))
        };
        FAULTS.lines().filter_map(told).collect()
    });
    TOLD.get(from_parser).copied()
}

const FAULTS: &str = "\
empty input => there is no date; a date looks like 2021, 2021-04 or 2021-04-24
EDTF permits ASCII characters only => this character does not belong in a date
whitespace is not allowed => a blank does not belong here
empty date => a date is missing here
year must have exactly four digits (or X) => a year has four digits, X for each that is not known
negative years cannot contain unspecified digits => a year before 0000 has no X; write an interval: -0050/-0041
-0000 is not a valid year => there is no year -0000; 0000 is 1 BC, -0001 is 2 BC
significant digits cannot combine with unspecified digits => a year has X digits or significant digits, not both
significant digits must be 1-4 for a four-digit year => one to four digits can be significant; 1950S2 is some year from 1900 to 1999
significant digits exceed the year's digit count => more digits are called significant than the year has
significant-digit years are year-precision only => a year with significant digits has no month
number out of supported range => this number is too large
expected '-' before month => a hyphen and a month should follow the year
expected '-' before day => a hyphen and a day should follow the month
month must be two digits (or X) => a month has two digits; April is 04
day must be two digits (or X) => a day has two digits; the fifth is 05
unexpected characters after day => nothing should follow the day
sub-year groupings cannot carry a day => a season has no days
month must be fully specified => the month must be told here
no calendar month matches the unspecified digits => no month has this digit; months are 01 to 12
day is out of range for the month => no month has this day
month must be 01-12 => there is no such month; months are 01 to 12
expected digits after 'Y' => a year should follow the Y; as in Y-13800000000
leading zeros are not allowed in Y-prefixed years => a year after Y has no zeros in front
expected digits after exponent 'E' => a power of ten should follow the E; as in Y17E7
exponential year significand cannot be zero => zero has no power of ten
exponent out of supported range => this power of ten is too large
Y-prefixed years require |year| > 9999 => this year is too small for a Y
Y-prefixed years are year-precision only => a year after Y has no month
date-times require a complete YYYY-MM-DD date => a time needs a whole day before it; as in 2022-02-24T03:40:00Z
date-times require a plain all-digit date => a time needs a plain day before it; as in 2022-02-24T03:40:00Z
time must be hh:mm:ss => a time is hours, minutes and seconds; as in T03:40:00
time components must be two digits => hours, minutes and seconds have two digits; as in T03:40:00
hour must be 00-23 (24 is not allowed) => hours are 00 to 23; midnight begins the next day, T00:00:00
minute must be 00-59 => minutes are 00 to 59
second must be 00-60 => seconds are 00 to 60
time shift must be Z, +hh, +hh:mm or negative => a zone is Z or a shift like +02:00
time shift must be ±hh or ±hh:mm => a zone is Z or a shift like +02:00
shift minutes must be 00-59 => minutes are 00 to 59
time shift exceeds ±14:00 => no zone is further than 14 hours from UTC
negative zero time shift is not allowed => a shift of nothing is written Z
time shift components must be two digits => a zone is Z or a shift like +02:00
interval must contain exactly one '/' => an interval has one slash; as in 2021-04/2021-06
interval needs at least one dated endpoint => an interval needs a date at one end; as in 2021/..
interval end precedes interval start => the end is before the start
'..'-prefixed date is only allowed as interval start => dots before a date stand at the start of an interval
'..'-suffixed date is only allowed as interval end => dots after a date stand at the end of an interval
unterminated set => a bracket is not closed; as in [2021,2022]
set must contain at least one element => there is nothing between the brackets
sets cannot nest => there are brackets within brackets
empty set element => a date is missing here
'..' alone is not a set element => a date is missing beside the dots
set element cannot contain multiple '..' => a range has its dots once
set range end precedes range start => the end is before the start
set range endpoints must share precision => the ends of this range are not of one kind; as in [2021-04..2021-06]
set range endpoints cannot contain unspecified digits => a range in brackets runs between plain dates
set range endpoints cannot be qualified => a range in brackets runs between plain dates
set range endpoints cannot be seasons => a range in brackets runs between plain dates
set range endpoints cannot carry significant digits => a range in brackets runs between plain dates
";
