//! The words of the matrix.

/// What a blank cell means.
pub const BLANK: &str = "blank: not read";
/// The heading of the sums of the rows: how many sources take each stance.
pub const SOURCES: &str = "sources";
/// The heading of the last of them: how many origins those sources have.
pub const ORIGINS: &str = "origins";
/// Where no event on the list cites a source.
pub const NO_SOURCES: &str = "No source is cited here.";
/// While the citations of many events are counted.
pub const COUNTING: &str = "Counting who is cited …";
/// A row of the foot: the events that a source asserts, denies or qualifies.
pub const SPEAKS: &str = "events it speaks of";
/// A row of the foot: the same by stance; an event of which two are taken counts for both.
pub const BY_STANCE: &str = "by each stance it takes";
/// A row of the foot: the events that a source is cited for with words that it does not have.
pub const UNSUPPORTED: &str = "cited words not there";
/// A row of the foot: the events that a source was read for and does not mention.
pub const SILENT_ON: &str = "read, and silent on";
/// A row of the foot: the events that a source was not read for.
pub const NOT_READ_FOR: &str = "not read for";
/// Beside a key of the status line.
pub const HINT_BOTH_SIDES: &str = "both sides";
/// Beside a key of the status line.
pub const HINT_CELLS: &str = "cells";
/// Beside a key of the status line.
pub const HINT_NEXT_SAID: &str = "next that speaks";

/// A blank cell.
#[must_use]
pub fn not_read(source: &str) -> String {
    format!("{source} was not read for this event")
}

/// A source that was read and does not mention an event.
#[must_use]
pub fn silent(source: &str) -> String {
    format!("{source} was read, and is silent on this")
}

/// Sources to the left of the screen.
#[must_use]
pub fn more_left(count: usize) -> String {
    format!("‹ {count} more")
}

/// Sources to the right of the screen.
#[must_use]
pub fn more_right(count: usize) -> String {
    format!("{count} more ›")
}

/// A part of a whole.
#[must_use]
pub fn of(part: usize, whole: usize) -> String {
    format!("{part} of {whole}")
}

/// Which of the citations of a cell is looked at, counted from 1.
#[must_use]
pub fn citation_of(at: usize, count: usize) -> String {
    format!("citation {at} of {count}")
}
