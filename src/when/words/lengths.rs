//! The words of lengths of time.

use super::hedged;
use super::years::{POWERS, decimal, grouped};

pub(in crate::when) const LESS_THAN_A_DAY: &str = "less than a day";
pub(in crate::when) const DAY: (&str, &str) = ("day", "days");
pub(in crate::when) const MONTH: (&str, &str) = ("month", "months");
pub(in crate::when) const YEAR: (&str, &str) = ("year", "years");

pub(in crate::when) fn count(number: i64, (one, many): (&str, &str)) -> String {
    format!("{} {}", amount(number), if number == 1 { one } else { many })
}

pub(in crate::when) fn range(first: i64, last: i64, (_, many): (&str, &str)) -> String {
    format!("{} to {} {many}", amount(first), amount(last))
}

pub(in crate::when) fn at_most(length: &str) -> String {
    format!("up to {length}")
}

pub(in crate::when) const SAME_DAY: &str = "the same day";

pub(in crate::when) fn on(day: &str) -> String {
    format!("on {day}")
}

/// What a length of time is counted from.
pub(in crate::when) const IT: &str = "it";
pub(in crate::when) const IT_BEGAN: &str = "it began";
pub(in crate::when) const IT_ENDED: &str = "it ended";
pub(in crate::when) const DAY_IT_BEGAN: &str = "the day it began";
pub(in crate::when) const DAY_IT_ENDED: &str = "the day it ended";

pub(in crate::when) fn at_least(length: &str) -> String {
    format!("at least {length}")
}

pub(in crate::when) fn not_more(length: &str) -> String {
    format!("at most {length}")
}

/// `about …`, where a date is in doubt.
pub(in crate::when) fn about(in_doubt: bool, what: &str) -> String {
    hedged(false, in_doubt, what)
}

/// The least by which two numbers of this size must differ for it to show: 1, or a tenth of a million and so on.
pub(in crate::when) fn step_of(number: i64) -> i64 {
    let size = number.unsigned_abs();
    POWERS.iter().find(|(power, ..)| size >= power.unsigned_abs()).map_or(1, |(power, ..)| power / 10)
}

fn amount(number: i64) -> String {
    let size = number.unsigned_abs();
    match POWERS.iter().find(|(power, ..)| size >= power.unsigned_abs()) {
        Some((power, name, _)) => {
            format!("{} {name}", decimal(size / (power.unsigned_abs() / 10), 1))
        }
        None => grouped(size),
    }
}
