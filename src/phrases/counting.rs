//! The words for time that is counted: from T-zero, and between bookmarks.

use crate::phrases::quoted;
use crate::when::Distance;

/// In the title line, before the event that time is counted from.
pub const T_ZERO: &str = "T-zero";
/// The same where there is room for it.
pub const T_ZERO_FROM: &str = "T-zero  distance from";
/// In the title line, after the key that ends it.
pub const ENDS: &str = "ends";
/// The event that time is counted from, in place of its date.
pub const ZERO: &str = "0";
/// On the left of the last row, while time is counted from an event.
pub const HALF_THE_WIDTH: &str = "± half the width of the date";
/// Beside a key of the status line.
pub const HINT_END_ZERO: &str = "end T-zero";
/// `zero-here` on the event that time is counted from; with the key that ends it, if there is one.
#[must_use]
pub fn zero_is_here(key: Option<&str>) -> String {
    key.map_or_else(|| ZERO_IS_HERE.to_owned(), |key| format!("{ZERO_IS_HERE}; {key} ends it"))
}

const ZERO_IS_HERE: &str = "time is counted from this event";
/// `z` on an event without a date.
pub const NO_DATE_TO_COUNT_FROM: &str = "this event has no date to count from";
/// `z` or `m` on a line that nothing rests on.
pub const NO_EVENT_HERE: &str = "no event here";
/// The event that time was counted from is not in the files any more.
pub const ZERO_IS_GONE: &str = "T-zero has ended: its event is gone from the files";
/// The heading of the bookmarks.
pub const BOOKMARKS: &str = "Bookmarks";
/// Below that heading.
pub const BOOKMARKS_HELP: &str = "In order of time; below each, how long it was to the next.";
/// Below that heading, while time is counted from one of them.
pub const COUNTED_FROM_ONE: &str = "In order of time; below each, its distance from the one that is counted from.";
/// In place of the bookmarks, where there is none.
pub const NO_BOOKMARKS: &str = "No event has a bookmark.";
/// What sets one, after its key.
pub const SETS_A_BOOKMARK: &str = "sets one on an event; the time between two is told here";
/// The bookmark that time is counted from.
pub const COUNTED_FROM_HERE: &str = "counted from here";
/// The length of time between two dates that do not tell it.
pub const NOT_KNOWN: &str = "how long is not known";
/// Before the length of time from the first bookmark to the last.
pub const FIRST_TO_LAST: &str = "first to last";
/// After a bookmark was taken away.
pub const BOOKMARK_TAKEN: &str = "no bookmark here any more";
/// Beside a key of the status line.
pub const HINT_COUNT_FROM_IT: &str = "count from it";
/// Beside a key of the status line.
pub const HINT_REMOVE: &str = "remove";

/// Several keys that do the same: `' or M`.
#[must_use]
pub fn either_key(keys: &[String]) -> String {
    keys.join(" or ")
}

/// After a bookmark was set, of so many; with the key that shows them all, if there is one.
#[must_use]
pub fn bookmarked(count: usize, key: Option<&str>) -> String {
    match (count, key) {
        (..=1, _) => "bookmark set; set another one to measure the time between".to_owned(),
        (_, Some(key)) => format!("bookmark {count} set; {key} shows the time between them"),
        (_, None) => format!("bookmark {count} set"),
    }
}

/// After the second bookmark was set: `2 years 4 months between “The first visit” and “The war”`.
#[must_use]
pub fn time_between(distance: &Distance, [first, last]: [&str; 2]) -> String {
    let [first, last] = [quoted(first), quoted(last)];
    match distance.elapsed() {
        Some(elapsed) if distance.is_during() => format!("{elapsed}: {first} and {last}"),
        elapsed => format!("{} between {first} and {last}", elapsed.as_deref().unwrap_or(NOT_KNOWN)),
    }
}

/// How much time went by: `2 years 4 months · 862 days`, and the same shorter.
#[must_use]
pub fn elapsed(distance: &Distance) -> [String; 2] {
    let words = distance.elapsed().unwrap_or_else(|| NOT_KNOWN.to_owned());
    let in_full = distance.elapsed_in_days().map(|days| format!("{words} · {days}"));
    [in_full.unwrap_or_else(|| words.clone()), words]
}

/// Bookmarks on events that are not in the files at present.
#[must_use]
pub fn bookmarks_elsewhere(count: usize) -> String {
    match count {
        1 => "1 more is on an event that is not in the files now; it is kept".to_owned(),
        _ => format!("{count} more are on events that are not in the files now; they are kept"),
    }
}
