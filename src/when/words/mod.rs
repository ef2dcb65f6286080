//! Every English word that `when` says or understands. A translation is this folder.

mod distances;
mod english;
mod explained;
mod german;
mod lengths;
mod reckoned;
mod senses;
mod ticks;
mod understood;
mod weekdays;
mod years;

pub use distances::distance_words;
pub(super) use distances::*;
pub(super) use explained::*;
pub(super) use lengths::*;
pub(super) use reckoned::*;
pub(super) use senses::{Lexicon, Part, Sense, Unit, Which, lexicon};
pub use senses::{is_language, languages};
pub use ticks::{tick, year_in_brief};
pub(super) use understood::*;
pub use weekdays::weekday_name;
pub(super) use weekdays::*;
pub use years::year_words;
pub(super) use years::*;

/// Full and short names of the months, January first.
const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

/// ISO 8601-2:2019 §4.8: the parts of a year from code 21 on, with what tells them apart.
const PARTS_OF_YEAR: [(&str, &str); 21] = [
    ("spring", ""),
    ("summer", ""),
    ("autumn", ""),
    ("winter", ""),
    ("spring", " (northern)"),
    ("summer", " (northern)"),
    ("autumn", " (northern)"),
    ("winter", " (northern)"),
    ("spring", " (southern)"),
    ("summer", " (southern)"),
    ("autumn", " (southern)"),
    ("winter", " (southern)"),
    ("first quarter of", ""),
    ("second quarter of", ""),
    ("third quarter of", ""),
    ("last quarter of", ""),
    ("first third of", ""),
    ("second third of", ""),
    ("last third of", ""),
    ("first half of", ""),
    ("second half of", ""),
];

/// The parts of a year that end in the next one.
pub(super) const WRAPPING: [u8; 3] = [24, 28, 30];

/// Stands between two ends in the brief form where one day between them is meant.
pub(super) const SOME_DAY_BETWEEN: &str = "╌";

/// The full name of a month (1–12); empty for any other number.
pub fn month_name(month: u8) -> &'static str {
    month_entry(month).map_or("", |names| names.0)
}

/// The three-letter name of a month (1–12); empty for any other number.
pub fn month_short(month: u8) -> &'static str {
    month_entry(month).map_or("", |names| names.1)
}

fn month_entry(month: u8) -> Option<&'static (&'static str, &'static str)> {
    MONTHS.get(usize::from(month).checked_sub(1)?)
}

/// The number of the month whose name begins with these letters, three at least.
pub(super) fn month_named(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let spelt = if word == "sept" { "sep" } else { &word };
    let fits = |m: &u8| spelt.len() >= 3 && month_name(*m).to_lowercase().starts_with(spelt);
    (1..=12).find(fits)
}

pub(super) fn ordinal(number: i64) -> String {
    let ending = match (number % 10, number % 100) {
        (1, n) if n != 11 => "st",
        (2, n) if n != 12 => "nd",
        (3, n) if n != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

// ---- parts of a date

pub(super) const SOME_YEAR: &str = "some year";
/// The same in the columns of a list.
pub(super) const SOME_YEAR_FORMS: [&str; 2] = [SOME_YEAR, "any year"];
pub(super) const SOME_MONTH: &str = "some month";
pub(super) const SOME_DAY: &str = "some day";

/// `24 February`.
pub(super) fn day_and_month(day: &str, month: &str) -> String {
    [day, " ", month].concat()
}

/// `24 February 2022`, `winter 2001`.
pub(super) fn with_year(what: &str, year: &str) -> String {
    [what, " ", year].concat()
}

/// `24 February 2022`, `February 2022`, `2022`.
pub(super) fn day_of_year(day: Option<u8>, month: Option<&str>, year: i64) -> String {
    let mut told = String::with_capacity("perhaps about 24 September 2022".len());
    if let Some(day) = day {
        let digits = [day / 10, day % 10].map(|digit| char::from(b'0' + digit));
        told.extend(digits.into_iter().skip_while(|digit| *digit == '0'));
        told.push(' ');
    }
    if let Some(month) = month {
        told.push_str(month);
        told.push(' ');
    }
    match u16::try_from(year) {
        Ok(year @ 1_000..=9_999) => {
            let digits = [year / 1_000, year / 100 % 10, year / 10 % 10, year % 10];
            told.extend(digits.iter().filter_map(|digit| char::from_digit(u32::from(*digit), 10)));
        }
        _ => told.push_str(&self::year(year)),
    }
    told
}

pub(super) fn within(what: &str, where_: &str) -> String {
    [what, " in ", where_].concat()
}

pub(super) fn of(what: &str, whole: &str) -> String {
    [what, " of ", whole].concat()
}

pub(super) fn between(what: &str, first: &str, last: &str) -> String {
    [what, " between ", first, " and ", last].concat()
}

pub(super) fn the_nth(day: u8) -> String {
    format!("the {}", ordinal(i64::from(day)))
}

pub(super) fn estimated(range: &str, year: &str) -> String {
    format!("{range}, estimated at {year}")
}

/// The part of the year (codes 21–41) and its year in words, or both if it ends in the next one.
pub(super) fn part_of_year(code: u8, year: i64) -> String {
    let (name, note) = part_entry(code);
    let wraps = WRAPPING.contains(&code);
    let end =
        if wraps && (1_000..9_999).contains(&year) { format!("–{:02}", (year + 1) % 100) } else { String::new() };
    let article = if code >= 33 { "the " } else { "" };
    format!("{article}{name} {}{end}{note}", self::year(year))
}

/// The same in a year that is not wholly told.
pub(super) fn part_of_some_year(code: u8, year: &str) -> String {
    let (name, note) = part_entry(code);
    let (article, link) = if code >= 33 { ("the ", "") } else { ("", " of") };
    format!("{article}{name}{link} {year}{note}")
}

/// The bare name of a season (codes 21–24) and no other part of a year.
pub(super) fn season(code: u8) -> Option<&'static str> {
    (21..=24).contains(&code).then(|| part_entry(code).0)
}

pub(super) fn part_entry(code: u8) -> (&'static str, &'static str) {
    let at = usize::from(code.saturating_sub(21));
    PARTS_OF_YEAR.get(at).copied().unwrap_or(("", ""))
}

/// `UTC`, `UTC+2`, `UTC-3:30`; an empty string for no zone.
pub(super) fn zone(offset: Option<i16>) -> String {
    let Some(minutes) = offset else {
        return String::new();
    };
    let (sign, size) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
    match (size / 60, size % 60) {
        (0, 0) => " UTC".to_owned(),
        (hours, 0) => format!(" UTC{sign}{hours}"),
        (hours, rest) => format!(" UTC{sign}{hours}:{rest:02}"),
    }
}

pub(super) fn at_time(day: &str, clock: &str, zone: &str) -> String {
    [day, ", ", clock, zone].concat()
}

pub(super) fn with_weekday(weekday: &str, day: &str) -> String {
    format!("{weekday} {day}")
}

// ---- hedges, intervals, sets

/// `about …`, `perhaps …`, `perhaps about …`.
pub(super) fn hedged(uncertain: bool, approximate: bool, what: &str) -> String {
    let about = if approximate { "about " } else { "" };
    let perhaps = if uncertain { "perhaps " } else { "" };
    [perhaps, about, what].concat()
}

/// The same from the longest to the shortest.
pub(super) fn hedged_forms(uncertain: bool, approximate: bool, what: &str) -> Vec<String> {
    match (uncertain, approximate) {
        (false, false) => vec![what.to_owned()],
        (false, true) => vec![format!("about {what}"), format!("c. {what}"), format!("c.{what}")],
        (true, false) => vec![format!("perhaps {what}"), format!("maybe {what}"), format!("{what}?")],
        (true, true) => vec![format!("perhaps about {what}"), format!("maybe c. {what}"), format!("c. {what}?")],
    }
}

pub(super) const PARTS: [&str; 3] = ["year", "month", "day"];

/// A note on the parts that are doubtful: `11 June 2004 (year and month approximate)`.
pub(super) fn noted(what: &str, notes: &[String]) -> String {
    format!("{what} ({})", notes.join("; "))
}

pub(super) fn part_note(parts: &[&str], uncertain: bool, approximate: bool) -> String {
    let parts = listed(&parts.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>(), AND);
    let how = qualification(uncertain, approximate);
    format!("{parts} {how}")
}

pub(super) fn qualification(uncertain: bool, approximate: bool) -> &'static str {
    match (uncertain, approximate) {
        (true, true) => "uncertain and approximate",
        (true, false) => "uncertain",
        (false, true) => "approximate",
        (false, false) => "none",
    }
}

pub(super) const OR: &str = "or";
pub(super) const AND: &str = "and";

/// `a, b or c`; where the items have commas or links of their own, `a; b; or c`.
pub(super) fn listed(items: &[String], link: &str) -> String {
    let has_parts = |item: &String| {
        let item = unlisted_ends(item);
        [", ", "; ", LIST_AND, LIST_OR].iter().any(|part| item.contains(part))
    };
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if items.iter().any(has_parts) => format!("{}; {link} {last}", first.join("; ")),
        [first @ .., last] => format!("{} {link} {last}", first.join(", ")),
    }
}

/// The items that [`listed`] put together, the last one by itself.
pub(super) fn unlisted<'a>(list: &'a str, link: &str) -> Option<(Vec<&'a str>, &'a str)> {
    let semicolons = list.match_indices("; ").map(|(at, _)| at);
    let outside = |at: &usize| list[..*at].matches('(').count() == list[..*at].matches(')').count();
    let cuts: Vec<usize> = semicolons.filter(outside).collect();
    if let Some(last) = cuts.last() {
        let starts = std::iter::once(0).chain(cuts.iter().map(|at| at + 2));
        let first = starts.zip(&cuts).map(|(start, end)| &list[start..*end]).collect();
        return Some((first, list[last + 2..].strip_prefix(link)?.strip_prefix(' ')?));
    }
    // “2021 or later” is one item.
    let closes = |at: usize| OR_EARLIER.iter().chain(&OR_LATER).any(|end| list[at..].starts_with(end));
    let (at, _) = list.rmatch_indices(&format!(" {link} ")).find(|(at, _)| !closes(*at))?;
    Some((list[..at].split(", ").collect(), &list[at + link.len() + 2..]))
}

/// The item without its "or later".
fn unlisted_ends(item: &str) -> &str {
    OR_EARLIER.iter().chain(&OR_LATER).find_map(|end| item.strip_suffix(end)).unwrap_or(item)
}

pub(super) fn one_of(list: &str) -> String {
    format!("one of {list}")
}

pub(super) fn dash(first: &str, last: &str) -> String {
    [first, " – ", last].concat()
}

pub(super) fn from_to(first: &str, last: &str) -> String {
    format!("from {first} to {last}")
}

pub(super) fn up_to(first: &str, last: &str) -> String {
    format!("{first} to {last}")
}

pub(super) fn throughout(what: &str) -> String {
    format!("throughout {what}")
}

pub(super) fn until(what: &str) -> String {
    format!("until {what}")
}

pub(super) fn until_no_start(what: &str) -> String {
    format!("until {what}, no start given")
}

pub(super) fn from(what: &str) -> String {
    ["from ", what].concat()
}

pub(super) fn from_no_end(what: &str) -> String {
    format!("from {what}, no end given")
}

pub(super) fn or_earlier(what: &str) -> String {
    format!("{what} or earlier")
}

pub(super) fn or_later(what: &str) -> String {
    format!("{what} or later")
}

pub(super) fn earlier_than(what: &str) -> String {
    format!("before {what}")
}

pub(super) fn by(what: &str) -> String {
    format!("by {what}")
}

/// All of them: `every day from … to …`; `unit` as in [`PARTS`].
pub(super) fn every(unit: &str, first: Option<&str>, last: Option<&str>) -> String {
    match (first, last) {
        (Some(first), Some(last)) => format!("every {unit} from {first} to {last}"),
        (None, Some(last)) => format!("every {unit} up to {last}"),
        (Some(first), None) => format!("every {unit} from {first} on"),
        (None, None) => format!("every {unit}"),
    }
}

pub(super) fn some(unit: &str) -> String {
    format!("some {unit}")
}

pub(super) fn in_forms(what: &str) -> String {
    format!("in {what}")
}

pub(super) fn from_forms(what: &str) -> [String; 2] {
    [format!("from {what}"), format!("{what}–")]
}

pub(super) fn until_forms(what: &str) -> [String; 3] {
    [format!("until {what}"), format!("to {what}"), format!("–{what}")]
}

pub(super) fn by_forms(what: &str) -> [String; 2] {
    [format!("by {what}"), format!("–{what}")]
}

pub(super) fn choice(items: &[String]) -> String {
    items.join(" or ")
}

pub(super) fn both(items: &[String]) -> String {
    items.join(", ")
}
