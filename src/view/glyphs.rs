//! The marks, their ASCII forms, and what they mean: the views, the legend of the help page and the
//! documentation read the same tables. None is wide; every one is in the common terminal fonts.

use crate::app::axis::Mark;
use crate::model::{Stance, Standing, Verdict};
use crate::view::theme::Role;

/// The mark of a standing.
#[must_use]
pub fn standing(standing: Standing) -> (char, Role) {
    match standing {
        Standing::Corroborated => ('≡', Role::Corroborated),
        Standing::SingleOrigin => ('·', Role::SingleOrigin),
        Standing::Contested => ('≠', Role::Contested),
        Standing::Denied => ('×', Role::Denied),
        Standing::Qualified => ('±', Role::Qualified),
        Standing::Unsourced => ('□', Role::Unsourced),
    }
}

/// The mark of a stance.
#[must_use]
pub fn stance(stance: Stance) -> (char, Role) {
    match stance {
        Stance::Asserts => ('●', Role::Asserting),
        Stance::Denies => ('×', Role::Denying),
        Stance::Qualifies => ('±', Role::Qualifying),
        Stance::Silent => ('–', Role::Silent),
    }
}

/// The mark of a verdict.
#[must_use]
pub fn verdict(verdict: Verdict) -> (char, Role) {
    match verdict {
        Verdict::Found => ('=', Role::Found),
        Verdict::Normalised => ('~', Role::Normalised),
        Verdict::Near => ('≈', Role::Near),
        Verdict::Moved => ('→', Role::Moved),
        Verdict::Ambiguous => ('‡', Role::Ambiguous),
        Verdict::Elsewhere => ('»', Role::Elsewhere),
        Verdict::Missing => ('!', Role::Missing),
        Verdict::Unchecked => ('?', Role::Unchecked),
    }
}

/// A mark of the axis.
#[must_use]
pub fn mark(mark: Mark) -> char {
    match mark {
        Mark::Then => '●',
        Mark::Lasted => '━',
        Mark::SomeDay => EXTENT,
        Mark::Likely => '╍',
        Mark::NoEnd => '→',
        Mark::NoStart => '←',
        Mark::NotBefore => '├',
        Mark::NotAfter => '┤',
        Mark::Rival | Mark::Finer => '◊',
        Mark::Tie | Mark::Coarser => '┄',
    }
}

/// Where a month or another larger unit begins on the axis.
pub const GUIDE: char = '┊';
/// The bar of the selection and of cited lines.
pub const BAR: char = '▌';
/// An empty stretch in the list.
pub const GAP: char = '┆';
/// A brace around events whose order is not established: its top, middle and foot.
pub const BRACE: [char; 3] = ['╭', '│', '╰'];
/// A facet value that is kept, and one that is left out.
pub const KEPT: char = '■';
/// A facet value that is left out.
pub const LEFT_OUT: char = '−';
/// The span of the selected event on the strip.
pub const EXTENT: char = '╌';
/// Before half the width of a distance that is not known to the day.
pub const PLUS_MINUS: char = '±';
/// The lowest eighth: events of uncertain date.
pub const FOG: char = '▁';
/// A line of a source that a citation rests on, in the strip over it.
pub const USED: char = '━';
/// One on which there is a date that nobody cites.
pub const DATED: char = '┅';
/// One on which there is neither.
pub const UNUSED: char = '─';
/// Beside a row with marked words.
pub const MARKED: char = '┃';
/// Beside an event with a bookmark.
pub const BOOKMARK: char = '◆';
/// The bars of the density, lowest first; the lowest eighth is the fog's.
pub const BARS: [char; 7] = ['▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The ASCII form of a mark, or of a typographic quote, dash or arrow.
#[must_use]
pub fn ascii(char: char) -> Option<char> {
    Some(match char {
        '≡' => '=',
        '·' | '╌' => '.',
        '≠' => '#',
        '±' | '…' => '~',
        '□' => 'o',
        '●' => '*',
        '×' | '■' => 'x',
        '–' | '−' | '—' | '‐' | '‑' | '─' | '╍' => '-',
        '≈' => '%',
        '◆' => '^',
        '→' => '>',
        '←' => '<',
        '↑' => '^',
        '↓' => 'v',
        '»' => '@',
        '«' => '"',
        '‡' => '2',
        '▌' => '>',
        '╭' | '╱' => '/',
        '╰' | '└' => '\\',
        '│' | '┃' | '├' | '┤' => '|',
        '┆' | '┊' | '┅' => ':',
        '━' => '=',
        '┯' | '┬' => '+',
        '◊' => 'o',
        '┄' => '.',
        '▁' => '_',
        '▂' => '.',
        '▃' | '▄' => ':',
        '▅' | '▆' => '|',
        '▇' | '█' => '#',
        '‘' | '’' | '‚' => '\'',
        '“' | '”' | '„' => '"',
        '‹' => '<',
        '›' => '>',
        '\u{a0}' => ' ',
        '\u{2400}'..='\u{2421}' => '^',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is about then is told from what may be beside it, and from a month's guide.
    #[test]
    fn marks_in_ascii() {
        for (marks, expected) in [("╌╍╌ ┊", ".-. :"), ("├╌╌→", "|..>"), ("━─┅━", "=-:="), ("◊┄┄●", "o..*")]
        {
            assert_eq!(marks.chars().map(|mark| ascii(mark).unwrap_or(mark)).collect::<String>(), expected);
        }
    }

    #[test]
    fn every_mark_has_an_ascii_form_and_is_narrow() {
        let marks = Standing::ALL
            .map(|it| standing(it).0)
            .into_iter()
            .chain(Stance::ALL.map(|it| stance(it).0))
            .chain(Verdict::ALL.map(|it| verdict(it).0))
            .chain([BAR, MARKED, GAP, KEPT, LEFT_OUT, EXTENT, PLUS_MINUS, FOG, BOOKMARK, USED, DATED, UNUSED])
            .chain(BRACE)
            .chain(Mark::ALL.map(mark))
            .chain([GUIDE])
            .chain(BARS);
        for mark in marks {
            assert!(mark.is_ascii() || ascii(mark).is_some_and(|it| it.is_ascii()), "{mark}");
            assert_eq!(unicode_width::UnicodeWidthChar::width(mark), Some(1), "{mark}");
        }
    }
}
