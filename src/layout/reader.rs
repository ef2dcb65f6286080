//! A source in full.

use ratatui::layout::Rect;

use crate::layout::{Size, THREE, frame};

/// The reader's rectangles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Title, outlet and date, then the strip of what is used.
    pub heading: Rect,
    /// The text, with its [`gutter`].
    pub text: Rect,
    /// The names of the events that rest on the lines: beside the text.
    pub margin: Option<Rect>,
    /// The same for the line under the cursor only, below the text, where there is no room beside it.
    pub foot: Option<Rect>,
}

/// The columns before the words of a text of that many lines: bar, line number, blanks.
#[must_use]
pub fn gutter(lines: usize) -> u16 {
    let digits = u16::try_from(lines.max(1).ilog10() + 1).unwrap_or(3);
    (digits + 3).max(6)
}

/// The reader's rectangles: a text of at most 72 columns, its margin beside it from 100 columns on.
#[must_use]
pub fn reader(size: Size) -> Reader {
    let body = frame(size).body;
    let heading = Rect { height: body.height.min(if size.height >= 20 { 5 } else { 1 }), ..body };
    let text = Rect { y: heading.bottom(), height: body.bottom() - heading.bottom(), ..body };
    if size.width >= 100 {
        // Eight columns of number and blanks, and a measure of 64 or 72.
        let width = if size.width >= THREE { 80 } else { 72 };
        let margin = Rect { x: width + 2, width: body.width - width - 3, ..text };
        return Reader { heading, text: Rect { x: 2, width: width - 2, ..text }, margin: Some(margin), foot: None };
    }
    let width = body.width.min(81).saturating_sub(2);
    let foot = if text.height >= 12 { 4 } else { 0 };
    let text = Rect { x: 1.min(width), width, height: text.height - foot, ..text };
    let foot = (foot > 0).then(|| Rect { y: text.bottom(), height: foot, ..body });
    Reader { heading, text, margin: None, foot }
}
