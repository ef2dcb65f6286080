//! How a date was reckoned from another, in words.

use super::Unit;

pub(in crate::when) fn the(what: &str) -> String {
    format!("the {what}")
}

/// `the Thursday before Friday 22 April 2022`.
pub(in crate::when) fn before_it(what: &str, from: &str) -> String {
    format!("{what} before {from}")
}

/// `the Monday after Friday 22 April 2022`.
pub(in crate::when) fn after_it(what: &str, from: &str) -> String {
    format!("{what} after {from}")
}

/// `from Thursday 24 February 2022 on`.
pub(in crate::when) fn since_it(from: &str) -> String {
    format!("from {from} on")
}

/// `up to Thursday 24 February 2022`.
pub(in crate::when) fn until_it(from: &str) -> String {
    format!("up to {from}")
}

/// `the last 14 March up to Friday 22 April 2022`.
pub(in crate::when) fn last_up_to(what: &str, from: &str) -> String {
    format!("the last {what} up to {from}")
}

/// `the Thursday before Friday 22 April 2022, or a week before that`.
pub(in crate::when) fn or_a_week_before(said: &str) -> String {
    format!("{said}, or a week before that")
}

pub(in crate::when) fn or_a_week_after(said: &str) -> String {
    format!("{said}, or a week after that")
}

/// `the week before the week of Sunday 24 April 2022, or that week`.
pub(in crate::when) fn or_that_week(said: &str) -> String {
    format!("{said}, or that week")
}

/// `in the month of “Jan. 3, 2022”`.
pub(in crate::when) fn month_of(from: &str) -> String {
    format!("in the month of {from}")
}

/// `the last spring that was over by Friday 22 April 2022`.
pub(in crate::when) fn last_over_by(what: &str, from: &str) -> String {
    format!("the last {what} that was over by {from}")
}

/// `the first 14 March from Friday 22 April 2022 on`.
pub(in crate::when) fn first_from(what: &str, from: &str) -> String {
    format!("the first {what} from {from} on")
}

/// `Friday 22 April 2022 itself`.
pub(in crate::when) fn itself(from: &str) -> String {
    format!("{from} itself")
}

/// `the three weeks up to Friday 22 April 2022`.
pub(in crate::when) fn length_up_to(length: &str, from: &str) -> String {
    format!("the {length} up to {from}")
}

/// `the three weeks from Friday 22 April 2022 on`.
pub(in crate::when) fn length_from(length: &str, from: &str) -> String {
    format!("the {length} from {from} on")
}

pub(in crate::when) fn unit(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Day => super::DAY,
        Unit::Week => ("week", "weeks"),
        Unit::Weekend => ("weekend", "weekends"),
        Unit::Month => super::MONTH,
        Unit::Quarter => ("quarter", "quarters"),
        Unit::Year => super::YEAR,
        Unit::Decade => ("decade", "decades"),
        Unit::Century => ("century", "centuries"),
    }
}

/// Stands between how the two ends of a range were reckoned.
pub(in crate::when) const BETWEEN_ENDS: &str = "; ";

/// What has to hold for a date that is reckoned from a day of which only one end is known.
pub(in crate::when) const IF_PUBLISHED: &str = ", if published then";
pub(in crate::when) const IF_IT_WAS: &str = ", if it was then";
/// Why a date has no year.
pub(in crate::when) const NO_DAY_OF_REPORT: &str = "the day of the report is not known";

/// The words of a text, as what is counted from: `“April 2021”`.
pub(in crate::when) fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}
