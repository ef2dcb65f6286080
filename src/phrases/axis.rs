//! The words of the axis.

use crate::phrases::dates::edtf_year;
use crate::when::{Day, When, gap_words, length_to_nearest, month_short, tick, year_in_brief};

/// Seconds.
const DAY: i128 = 86_400;

/// What the lanes of the axis go by.
pub const BY_NOTHING: &str = "axis in one lane";
/// What the lanes of the axis go by.
pub const BY_SOURCE: &str = "axis by source";
/// What the lanes of the axis go by.
pub const BY_ACTOR: &str = "axis by actor";
/// What the lanes of the axis go by.
pub const BY_TAG: &str = "axis by tag";
/// What the lanes of the axis go by.
pub const BY_PLACE: &str = "axis by place";

/// Beside the key that shows other lanes.
pub const HINT_ONE_LANE: &str = "one lane";
/// Beside the key that shows other lanes.
pub const HINT_LANES_BY_SOURCE: &str = "lanes by source";
/// Beside the key that shows other lanes.
pub const HINT_LANES_BY_ACTOR: &str = "lanes by actor";
/// Beside the key that shows other lanes.
pub const HINT_LANES_BY_TAG: &str = "lanes by tag";
/// Beside the key that shows other lanes.
pub const HINT_LANES_BY_PLACE: &str = "lanes by place";

/// Beside two keys that belong together.
pub const HINT_ZOOM: &str = "zoom";
/// Beside two keys that belong together.
pub const HINT_PAN: &str = "earlier, later";
/// Beside the key that shows everything.
pub const HINT_ALL: &str = "all";
/// What the key beside the window does.
pub const SHOWS_ALL: &str = "all";

/// After the folds were switched on.
pub const FOLDED: &str = "long empty stretches are folded";
/// After the folds were switched off.
pub const UNFOLDED: &str = "nothing is folded: every column is as long";

/// A key that would show the date of the selected event, where it has none.
pub const NO_DATE: &str = "the event has no date to show";

/// A key that would move the window, where it shows everything.
pub const ALL_IS_SHOWN: &str = "everything is shown already";
/// A key that would move the window, where it can go no further.
pub const AS_FAR_AS_IT_GOES: &str = "this is as far as it goes";

/// How many events lie before what the axis shows, and when the first of them was, as far as that is known.
#[must_use]
pub fn earlier_from(events: usize, first: Option<i128>, length: i128) -> String {
    let from = first.map_or_else(String::new, |first| format!(", from {}", rough(first, length)));
    format!("{}{from}", earlier(events))
}

/// How many events lie after what the axis shows, and when the last of them begins, as far as that is known.
#[must_use]
pub fn later_to(events: usize, last: Option<i128>, length: i128) -> String {
    match last {
        None => later(events),
        Some(last) => format!("{events} later, to {} ›", rough(last, length)),
    }
}

/// A moment to the month, beside a window of so many seconds; beside one of many years to the year.
fn rough(moment: i128, length: i128) -> String {
    let (year, month, _) = day(moment).ymd();
    let is_near = (-9_999..=9_999).contains(&year) && length < 30 * 366 * DAY;
    if is_near {
        tick::month_and_year(year, month)
    } else {
        year_in_brief(rounded_for(year, length.max(i128::from(year.unsigned_abs()) * 366 * DAY)))
    }
}

/// How many events lie before what the axis shows.
#[must_use]
pub fn earlier(events: usize) -> String {
    format!("‹ {events} earlier")
}

/// How many events lie after what the axis shows.
#[must_use]
pub fn later(events: usize) -> String {
    format!("{events} later ›")
}

/// How much time a column has.
#[must_use]
pub fn column(seconds: i128) -> String {
    format!("{} a column", column_in_words(seconds))
}

/// The same where stretches between folds differ: from the finest to the coarsest.
#[must_use]
pub fn uneven_columns(finest: i128, coarsest: i128) -> String {
    let (least, most) = (column_in_words(finest), column_in_words(coarsest));
    if least == most {
        return column(finest);
    }
    match (least.split_once(' '), most.split_once(' ')) {
        (Some((count, one)), Some((_, many))) if one.trim_end_matches('s') == many.trim_end_matches('s') => {
            format!("{count} to {most} a column")
        }
        _ => format!("{least} to {most} a column"),
    }
}

fn column_in_words(seconds: i128) -> String {
    // To the nearest, for a column rarely has whole days.
    let rounded = |unit: i128| (seconds + unit / 2) / unit;
    let counted =
        |count: i128, one: &str, many: &str| if count == 1 { one.to_owned() } else { format!("{count} {many}") };
    match seconds {
        ..90 => counted(seconds.max(1), "1 second", "seconds"),
        90..5_400 => counted(rounded(60), "1 minute", "minutes"),
        5_400..72_000 => counted(rounded(3_600), "1 hour", "hours"),
        _ => {
            let days = i64::try_from(rounded(DAY)).unwrap_or(i64::MAX);
            gap_words(days, days)
        }
    }
}

/// Over a stretch between two folds, how much time a column of it has: in words, and shorter.
#[must_use]
pub fn columns_here(seconds: i128) -> [String; 2] {
    let length = length_to_nearest(seconds);
    [format!("{length} a column"), format!("{length}/col")]
}

/// How many empty stretches are folded.
#[must_use]
pub fn folds(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 gap folded".to_owned()),
        _ => Some(format!("{count} gaps folded")),
    }
}

/// The window of an axis: its first second, and the first after it.
#[must_use]
pub fn window(start: i128, end: i128) -> String {
    let (first, last) = (day(start), day(end - 1));
    if first == last && end - start == DAY && !is_beyond_months(first) {
        return words(first.to_string());
    }
    if first == last && !is_beyond_months(first) {
        return format!("{}, {} – {}", words(first.to_string()), clock(start), clock_of_end(end));
    }
    if end - start <= DAY && (start.rem_euclid(DAY), end.rem_euclid(DAY)) != (0, 0) {
        let ((year, month, number), (start, end)) = (first.ymd(), (clock(start), clock_of_end(end)));
        let month = month_short(month);
        let from = if year == last.ymd().0 { format!("{number} {month}") } else { brief(first) };
        return format!("{from} {start} – {} {end}", brief(last));
    }
    if end - start > 5 * 366 * DAY || is_beyond_months(first) || is_beyond_months(last) {
        return years(first, last, end - start);
    }
    words(format!("{first}/{last}"))
}

/// The window of an axis where there is little room: to the month, or of one day the hours.
#[must_use]
pub fn window_in_brief(start: i128, end: i128) -> String {
    let (first, last) = (day(start), day(end - 1));
    let month = |day: Day| {
        let (year, month, _) = day.ymd();
        format!("{}-{month:02}", edtf_year(year))
    };
    if end - start > 5 * 366 * DAY || is_beyond_months(first) || is_beyond_months(last) {
        window(start, end)
    } else if first == last && end - start == DAY {
        brief(first)
    } else if first == last {
        let (_, number, day) = first.ymd();
        format!("{day} {} {}–{}", month_short(number), clock(start), clock_of_end(end))
    } else if month(first) == month(last) {
        words(month(first))
    } else {
        words(format!("{}/{}", month(first), month(last)))
    }
}

/// From one year to another, or the one that they are when rounded.
fn years(first: Day, last: Day, length: i128) -> String {
    let [first, last] = [first, last].map(|day| year_in_brief(rounded_for(day.ymd().0, length)));
    if first == last { first } else { format!("{first} – {last}") }
}

/// Whether a day is of a year that is told without its months.
fn is_beyond_months(day: Day) -> bool {
    !(-9_999..=9_999).contains(&day.ymd().0)
}

fn words(written: String) -> String {
    When::parse(&written).map_or(written, |when| when.words())
}

fn brief(day: Day) -> String {
    When::parse(&day.to_string()).map_or(day.to_string(), |when| when.brief(i64::MIN))
}

/// The time at which something ends: midnight belongs to the day before.
fn clock_of_end(moment: i128) -> String {
    if moment.rem_euclid(DAY) == 0 { tick::clock(24, 0) } else { clock(moment) }
}

fn clock(moment: i128) -> String {
    let minutes = moment.rem_euclid(DAY) / 60;
    let small = |number: i128| u8::try_from(number).unwrap_or_default();
    tick::clock(small(minutes / 60), small(minutes % 60))
}

fn day(moment: i128) -> Day {
    let number = moment.div_euclid(DAY).clamp(i128::from(i64::MIN), i128::from(i64::MAX));
    Day::from_number(i64::try_from(number).unwrap_or_default())
}

/// A year as exactly as a window of so many seconds needs it.
fn rounded_for(year: i64, length: i128) -> i64 {
    let unit = i64::try_from(length / (200 * 366 * DAY)).unwrap_or(i64::MAX).max(1);
    rounded(year, 10_i64.pow(unit.ilog10()))
}

/// A year beyond four digits, to so many years.
fn rounded(year: i64, unit: i64) -> i64 {
    if (-9_999..=9_999).contains(&year) { year } else { (year + unit / 2).div_euclid(unit) * unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_words() {
        for (seconds, expected) in [
            (0, "1 second a column"),
            (30, "30 seconds a column"),
            (100, "2 minutes a column"),
            (3_600, "60 minutes a column"),
            (6_000, "2 hours a column"),
            (80_000, "1 day a column"),
            (8 * DAY, "8 days a column"),
            (400 * DAY, "1 year 1 month a column"),
            (43_000_000_000 * DAY, "117.7 million years a column"),
        ] {
            assert_eq!(column(seconds), expected);
        }
        for (finest, coarsest, expected) in [
            (80_000, 4 * DAY, "1 to 4 days a column"),
            (80_000, 100_000, "1 day a column"),
            (65_000, 28 * DAY, "18 hours to 28 days a column"),
            (2 * DAY, 400 * DAY, "2 days to 1 year 1 month a column"),
        ] {
            assert_eq!(uneven_columns(finest, coarsest), expected);
        }
    }

    #[test]
    fn windows_in_few_words() {
        for (start, end, expected) in [
            (19_047 * DAY, 19_113 * DAY, "Feb – Apr 2022"),
            (19_047 * DAY, 19_049 * DAY, "February 2022"),
            (19_047 * DAY, 19_048 * DAY, "24 Feb 2022"),
            (19_047 * DAY, 19_047 * DAY + 21_600, "24 Feb 00:00–06:00"),
            (-315_569_520_123_456_789, 1_715_000_000, "10 bn years ago – 2024"),
            // Years that have no month in EDTF, and one before our era.
            (-315_569_520_123_456_789, -315_569_520_092_000_000, "9.999 bn years ago"),
            (-719_600 * DAY, -719_560 * DAY, "Oct – Nov 2 BC"),
        ] {
            assert_eq!(window_in_brief(start, end), expected);
        }
    }

    #[test]
    fn what_lies_beside_a_window_in_words() {
        const LONG_AGO: i128 = -315_569_520_123_456_789;
        for (first, length, expected) in [
            (Some(18_170 * DAY), 31 * DAY, "‹ 9 earlier, from Oct 2019"),
            (Some(18_170 * DAY), 100 * 366 * DAY, "‹ 9 earlier, from 2019"),
            (Some(LONG_AGO), 31 * DAY, "‹ 9 earlier, from 10 bn years ago"),
            (None, DAY, "‹ 9 earlier"),
        ] {
            assert_eq!(earlier_from(9, first, length), expected);
        }
        assert_eq!(later_to(7, Some(19_110 * DAY), DAY), "7 later, to Apr 2022 ›");
    }

    #[test]
    fn windows_in_words() {
        for (start, end, expected) in [
            (19_047 * DAY, 19_113 * DAY, "24 Feb – 30 Apr 2022"),
            (19_047 * DAY, 19_048 * DAY, "24 February 2022"),
            (19_047 * DAY + 100, 19_047 * DAY + 7_300, "24 February 2022, 00:01 – 02:01"),
            (19_048 * DAY - 3_600, 19_048 * DAY, "24 February 2022, 23:00 – 24:00"),
            (19_048 * DAY - 1_800, 19_048 * DAY + 1_800, "24 Feb 23:30 – 25 Feb 2022 00:30"),
            (19_047 * DAY + 43_200, 19_048 * DAY + 43_200, "24 Feb 12:00 – 25 Feb 2022 12:00"),
            (19_047 * DAY, 19_049 * DAY, "24 – 25 Feb 2022"),
            (-5_040_347_219_528 * DAY, 0, "13.8 bn years ago – 1969"),
            (-315_569_520_123_456_789, 1_715_000_000, "10 bn years ago – 2024"),
        ] {
            assert_eq!(window(start, end), expected);
        }
    }
}
