//! The words of distances from a chosen date: short ones with a sign, and whole clauses.

use super::years::{POWERS, decimal};
use super::{about, count, on};
use crate::when::TimeUnit;

/// Below this size a number is told in full, from it on in thousands, millions and so on.
const IN_FULL: u64 = 10_000;
const THOUSAND: (i64, &str, &str) = (1_000, "thousand", "k");

/// A number of units from a chosen date, with its sign and the unit's short name: `−2 y`, `+3 mo`, `+14 d`,
/// `−13.8 bn y`; `0` for none. From 10,000 on it has three digits, rounded.
#[must_use]
pub fn distance_words(count: i64, unit: TimeUnit) -> String {
    match count {
        0 => ZERO.to_owned(),
        _ => format!("{}{} {}", sign(count), size(count.unsigned_abs()), unit_short(unit)),
    }
}

/// So many of a unit, as short as [`distance_words`]: `14 mo`, `40 d`, `9.27 bn y`.
pub(in crate::when) fn amount_in_brief(count: u64, unit: TimeUnit) -> String {
    format!("{} {}", size(count), unit_short(unit))
}

const ZERO: &str = "0";
/// A distance of which nothing is known.
pub(in crate::when) const NO_DISTANCE: &str = "–";

/// What the unit is called behind a number.
pub(in crate::when) fn unit_short(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "s",
        TimeUnit::Minute => "min",
        TimeUnit::Hour => "h",
        TimeUnit::Day => "d",
        TimeUnit::Month => "mo",
        TimeUnit::Year => "y",
    }
}

/// What a power of ten is called behind a number.
pub(in crate::when) fn power_short(power: u64) -> &'static str {
    let named = POWERS.iter().chain([&THOUSAND]).find(|(named, ..)| named.unsigned_abs() == power);
    named.map_or("", |(_, _, name)| name)
}

pub(in crate::when) fn sign(count: i64) -> &'static str {
    match count {
        ..0 => "−",
        0 => "",
        1.. => "+",
    }
}

/// `+3 h 20 min`, and as short as it can be read: the first of the two units with its number is given.
pub(in crate::when) fn two_units(first: &str, rest: i64, small: TimeUnit) -> [String; 2] {
    let name = unit_short(small);
    let letter = if small == TimeUnit::Minute { "m" } else { name };
    [format!("{first} {rest} {name}"), format!("{}{rest}{letter}", first.replace(' ', ""))]
}

/// One that is beyond every named power of ten: `+9e15 y`.
pub(in crate::when) fn vast_distance(count: i64, unit: TimeUnit) -> String {
    let size = count.unsigned_abs().max(1);
    let power = size.ilog10();
    // Rounded; what is nearest to 10 of a power stays so.
    let digit = (size + 10_u64.pow(power) / 2) / 10_u64.pow(power);
    format!("{}{digit}e{power} {}", sign(count), unit_short(unit))
}

/// From one end to the other: in words, and with the dots that EDTF has for it.
pub(in crate::when) fn distance_ranges(first: &str, last: &str) -> [String; 2] {
    [format!("{first} to {last}"), format!("{first}..{last}")]
}

pub(in crate::when) fn distance_from(first: &str) -> [String; 2] {
    [format!("from {first}"), format!("{first}..")]
}

pub(in crate::when) fn distance_by(last: &str) -> [String; 2] {
    [format!("by {last}"), format!("..{last}")]
}

pub(in crate::when) fn approximately(distance: &str) -> [String; 2] {
    [format!("c. {distance}"), format!("c.{distance}")]
}

/// Seconds of less than some days: `3 hours 20 minutes`, `2 days 5 hours`.
pub(in crate::when) fn clock(seconds: i64) -> String {
    let units = [(86_400, ("day", "days")), (3_600, ("hour", "hours")), (60, ("minute", "minutes")), (1, SECOND)];
    let mut rest = seconds;
    let mut told = Vec::new();
    for (unit, name) in units {
        if rest >= unit {
            told.push(count(rest / unit, name));
            rest %= unit;
        }
    }
    if told.is_empty() { count(0, SECOND) } else { told.join(" ") }
}

const SECOND: (&str, &str) = ("second", "seconds");

pub(in crate::when) fn same(unit: TimeUnit) -> &'static str {
    if unit == TimeUnit::Day { super::SAME_DAY } else { "the same moment" }
}

pub(in crate::when) fn same_as(unit: TimeUnit, what: &str) -> String {
    let same = same(unit);
    if unit == TimeUnit::Day { format!("{} as {what}", on(same)) } else { format!("at {same} as {what}") }
}

/// `about the same day as …`.
pub(in crate::when) fn about_same_as(unit: TimeUnit, what: &str) -> String {
    format!("{} as {what}", about(true, same(unit)))
}

pub(in crate::when) fn after_what(length: &str, what: &str) -> String {
    format!("{length} after {what}")
}

pub(in crate::when) fn before_what(length: &str, what: &str) -> String {
    format!("{length} before {what}")
}

pub(in crate::when) fn not_before(what: &str) -> String {
    format!("not before {what}")
}

pub(in crate::when) fn not_after(what: &str) -> String {
    format!("not after {what}")
}

pub(in crate::when) fn not_earlier(than: &str) -> String {
    format!("not earlier than {than}")
}

pub(in crate::when) fn not_later(than: &str) -> String {
    format!("not later than {than}")
}

pub(in crate::when) fn from_before_to_after(before: &str, after: &str, what: &str) -> String {
    format!("from {before} before {what} to {after} after it")
}

pub(in crate::when) fn from_same_day(after: &str, what: &str) -> String {
    format!("from {} to {after} after {what}", super::SAME_DAY)
}

pub(in crate::when) fn to_same_day(before: &str, what: &str) -> String {
    format!("from {before} before {what} to {}", super::SAME_DAY)
}

pub(in crate::when) fn before_or_after(before: &str, after: &str, what: &str) -> String {
    format!("between {before} before and {after} after {what}")
}

/// Between a day and what lasted all around it.
pub(in crate::when) const DURING: &str = "one during the other";

pub(in crate::when) fn either_order(length: &str) -> String {
    format!("{length}, in either order")
}

pub(in crate::when) fn in_other_words(exactly: &str, roughly: &str) -> String {
    format!("{exactly} ({roughly})")
}

fn size(number: u64) -> String {
    let mut powers = POWERS.iter().chain([&THOUSAND]).map(|(power, _, name)| (power.unsigned_abs(), name));
    let Some((power, name)) = powers.find(|(power, _)| number >= *power).filter(|_| number >= IN_FULL) else {
        return number.to_string();
    };
    let decimals = 2_u32.saturating_sub((number / power).ilog10());
    let least = power / 10_u64.pow(decimals);
    let rounded = number / least + u64::from(number % least >= least.div_ceil(2));
    match rounded.saturating_mul(least) {
        // Rounded up to the next power of ten with a name.
        next if number < next && POWERS.iter().any(|(power, ..)| power.unsigned_abs() == next) => size(next),
        _ => format!("{} {name}", decimal(rounded, decimals)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks() {
        use TimeUnit::{Day, Hour, Minute, Month, Second, Year};
        for (count, unit, expected) in [
            (0, Day, "0"),
            (-2, Year, "−2 y"),
            (3, Month, "+3 mo"),
            (14, Day, "+14 d"),
            (-6, Hour, "−6 h"),
            (30, Minute, "+30 min"),
            (-5, Second, "−5 s"),
            (-862, Day, "−862 d"),
            (9_999, Day, "+9999 d"),
            (10_000, Year, "+10 k y"),
            (-12_500, Year, "−12.5 k y"),
            (-250_000, Year, "−250 k y"),
            (999_999, Year, "+1 m y"),
            (1_500_000, Year, "+1.5 m y"),
            (-66_040_000, Year, "−66 m y"),
            (-13_800_002_022, Year, "−13.8 bn y"),
            (i64::MIN, Year, "−9223372 tn y"),
        ] {
            assert_eq!(distance_words(count, unit), expected, "{count}");
        }
    }
}
