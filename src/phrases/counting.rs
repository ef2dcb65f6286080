//! The words for time that is counted: from T-zero, and between bookmarks.

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
/// `Z` on the event that time is counted from.
pub const ZERO_IS_HERE: &str = "time is counted from this event; z ends it";
/// `z` on an event without a date.
pub const NO_DATE_TO_COUNT_FROM: &str = "this event has no date to count from";
/// `z` or `m` on a line that nothing rests on.
pub const NO_EVENT_HERE: &str = "no event here";
/// The event that time was counted from is not in the files any more.
pub const ZERO_IS_GONE: &str = "T-zero has ended: its event is gone from the files";
