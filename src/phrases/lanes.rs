//! The words in and around the lanes of the axis.

use crate::phrases::counted;

/// The lane of the events that no source tells.
pub const NO_SOURCE: &str = "no source";
/// The lane of the events that nobody takes part in.
pub const NO_ACTOR: &str = "no actor";
/// The lane of the events without a tag.
pub const NO_TAG: &str = "no tag";
/// The lane of the events without a place.
pub const NO_PLACE: &str = "no place";

/// Where no event of the list has a date that could be drawn.
pub const NOTHING_DATED: &str = "No event of the list has a date that could be drawn.";
/// Where the window holds no event.
pub const NOTHING_HERE: &str = "No event lies in this stretch of time.";

/// How many lanes lie above and below what is shown; nothing where none does.
#[must_use]
pub fn beyond(above: usize, below: usize) -> Option<String> {
    let lanes = |count: usize| counted(count, "more lane", "more lanes");
    match (above, below) {
        (0, 0) => None,
        (0, below) => Some(format!("↓ {}", lanes(below))),
        (above, 0) => Some(format!("↑ {}", lanes(above))),
        (above, below) => Some(format!("↑ {above}  ↓ {}", lanes(below))),
    }
}

/// How many events of a lane are shown as bars.
#[must_use]
pub fn crowd_in_brief(events: usize) -> String {
    counted(events, "event", "events")
}

/// The same, and how many fall in its fullest column.
#[must_use]
pub fn crowd(events: usize, most: u32) -> String {
    format!("{}, up to {most} a column", crowd_in_brief(events))
}

/// How many events of the list no axis can show.
#[must_use]
pub fn off_axis(events: usize) -> String {
    let are = if events == 1 { "is" } else { "are" };
    format!("{} {are} not on the axis", counted(events, "event", "events"))
}

/// The same where room is scarce.
#[must_use]
pub fn off_axis_in_brief(events: usize) -> String {
    format!("{events} off the axis")
}

/// How many events of the list no axis can show, the selected one among them.
#[must_use]
pub fn selected_off_axis(events: usize) -> String {
    match events {
        1 => "the selected event is not on the axis".to_owned(),
        _ => format!("the selected event and {} more are not on the axis", events - 1),
    }
}

/// The same where room is scarce.
pub const SELECTED_OFF_AXIS: &str = "not on the axis";

/// A key that goes to another event of the lane, where there is none.
#[must_use]
pub fn end_of_lane(is_last: bool) -> &'static str {
    if is_last { "no later event in this lane" } else { "no earlier event in this lane" }
}

/// Beside the key that goes to the next event of the lane.
pub const HINT_NEXT_IN_LANE: &str = "next in lane";

/// Between the date of an event and its rivals.
pub const RIVALS: &str = "; ◊ ";

/// Between the date of an event and one that is coarser or finer.
pub const ALSO: &str = "; ";

/// Who gives another date of an event, and which.
#[must_use]
pub fn given(source: &str, more: usize, date: &str) -> String {
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    format!("{source}{more}: {date}")
}

/// Above the list of the events in a column.
#[must_use]
pub fn in_this_column(events: usize) -> String {
    format!("{events} events in this column")
}

/// Beside the key that shows them.
#[must_use]
pub fn here(events: usize) -> String {
    format!("{events} events here")
}

/// What the marks of the axis mean: its legend.
pub mod legend {
    /// `●`
    pub const THEN: &str = "then";
    /// `━`
    pub const LASTED: &str = "lasted";
    /// `╌`
    pub const SOME_DAY: &str = "some day here";
    /// `╌`, where a day has several columns
    pub const SOME_TIME: &str = "some time here";
    /// `╌╍╌`
    pub const ABOUT: &str = "about";
    /// `→`
    pub const NO_END: &str = "no end given";
    /// `←`
    pub const NO_START: &str = "no start given";
    /// `├ ┤`
    pub const NOT_BEFORE: &str = "not before, after";
    /// `◊`
    pub const RIVAL: &str = "rival date";
    /// `◊`, of the selected event
    pub const FINER: &str = "finer date";
    /// `◊` of both sorts
    pub const RIVAL_OR_FINER: &str = "rival or finer date";
    /// `┄`, of the selected event
    pub const COARSER: &str = "coarser date";
    /// `╱ ╱`
    pub const GAP: &str = "gap";
    /// `2`
    pub const SEVERAL: &str = "several";
    /// `▂█`
    pub const DENSITY: &str = "how many";
    /// `▁`
    pub const FOG: &str = "perhaps";
}
