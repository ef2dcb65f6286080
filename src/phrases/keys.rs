//! The words of the help page.

use crate::command::Command;

/// Commands that go two ways, with the line that the help page has for both.
pub const PAIRED: &[(Command, Command, &str)] = &[
    (Command::Down, Command::Up, "next, previous event, line"),
    (Command::PageDown, Command::PageUp, "a screen further, back"),
    (Command::First, Command::Last, "to the beginning, the end"),
    (Command::NextGroup, Command::PreviousGroup, "next year or source, back"),
    (Command::NextPassage, Command::PreviousPassage, "next, previous passage"),
    (Command::NextDate, Command::PreviousDate, "next uncited date, back"),
    (Command::NextContradiction, Command::PreviousContradiction, "next, previous contested"),
    (Command::NextView, Command::PreviousView, "next, previous view"),
    (Command::NextPublication, Command::PreviousPublication, "one publication on, back"),
    (Command::Zero, Command::ZeroHere, "T-zero on or off, move it"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_room_on_the_narrowest_page_of_two_columns() {
        for (first, _, line) in PAIRED {
            assert!(line.chars().count() <= 26, "{first:?}");
        }
    }
}
