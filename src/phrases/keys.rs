//! The words of the help page.

use crate::command::Command;

/// Commands that belong together, with the line that the help page has for them.
pub const ON_ONE_LINE: &[(&[Command], &str)] = &[
    (&[Command::Down, Command::Up], "next, previous event, line"),
    (&[Command::PageDown, Command::PageUp], "a screen further, back"),
    (&[Command::First, Command::Last], "to the beginning, the end"),
    (&[Command::NextGroup, Command::PreviousGroup], "next year or source, back"),
    (&[Command::NextPassage, Command::PreviousPassage], "next, previous passage"),
    (&[Command::NextDate, Command::PreviousDate], "next uncited date, back"),
    (&[Command::NextContradiction, Command::PreviousContradiction], "next, previous contested"),
    (&[Command::ZoomIn, Command::ZoomOut], "less time, more time"),
    (&[Command::PanLeft, Command::PanRight], "a quarter earlier, later"),
    (&[Command::PanScreenLeft, Command::PanScreenRight], "the whole earlier, later"),
    (&[Command::FitAll, Command::FitSelection], "all time; the event's own"),
    (&[Command::ShowDecade, Command::ShowYear, Command::ShowMonth, Command::ShowDay], "10 years, year, month, day"),
    (&[Command::NextView, Command::PreviousView], "next, previous view"),
    (&[Command::Bookmark, Command::Bookmarks], "bookmark it; see them all"),
    (&[Command::NextPublication, Command::PreviousPublication], "one publication on, back"),
    (&[Command::Zero, Command::ZeroHere], "T-zero on or off, move it"),
    (&[Command::MarkWords, Command::Cite], "mark words; copy citation"),
    (&[Command::Help, Command::Diagnostics], "this page; file problems"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_room_on_the_narrowest_page_of_two_columns() {
        for (commands, line) in ON_ONE_LINE {
            assert!(line.chars().count() <= 26, "{commands:?}");
        }
    }
}
