//! The words of the help page.

use crate::command::Command;

/// The line for the keys of the next passage and the one before.
pub const HELP_PASSAGES: &str = "next, previous passage";
/// The same in the face-off.
pub const HELP_PAIRS: &str = "next, previous pair";
/// The same in the matrix.
pub const HELP_CELLS: &str = "next, previous said";
/// The same on the axis.
pub const HELP_IN_LANE: &str = "next, previous in lane";
/// The same while words are looked for in a text.
pub const HELP_MATCHES: &str = "next, previous match";

/// Commands that belong together, with the line that the help page has for them.
pub const ON_ONE_LINE: &[(&[Command], &str)] = &[
    (&[Command::Down, Command::Up], "next, previous event, line"),
    (&[Command::PageDown, Command::PageUp], "a screen further, back"),
    (&[Command::First, Command::Last], "to the beginning, the end"),
    (&[Command::NextGroup, Command::PreviousGroup], "next year or source, back"),
    (&[Command::NextPassage, Command::PreviousPassage], HELP_PASSAGES),
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
        let of_views = [HELP_PAIRS, HELP_CELLS, HELP_IN_LANE, HELP_MATCHES];
        for line in ON_ONE_LINE.iter().map(|(_, line)| *line).chain(of_views) {
            assert!(line.chars().count() <= 26, "{line}");
        }
    }
}
