//! Screen size → rectangles. Pure: what is updated and what is drawn ask the same function.

mod axis;
mod face_off;
mod link;
mod matrix;
mod reader;

use ratatui::layout::Rect;

pub use axis::{Axis, axis, crowd, lane_name};
pub use face_off::{FaceOff, face_off, side_header};
pub use link::addresses;
pub use matrix::{Columns, Detail, Matrix, Measure, matrix};
pub use reader::{Reader, gutter, reader};

/// The size of the terminal, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Size {
    /// The largest screen that is drawn; a terminal that claims more is drawn in its corner (a claim of
    /// 65535×65535 would ask for 206 GB).
    pub const LARGEST: Self = Self { width: 1000, height: 500 };

    /// A size, clamped to [`Self::LARGEST`].
    #[must_use]
    pub fn new(width: u16, height: u16) -> Self {
        Self { width: width.min(Self::LARGEST.width), height: height.min(Self::LARGEST.height) }
    }

    /// The whole screen.
    #[must_use]
    pub fn area(self) -> Rect {
        Rect::new(0, 0, self.width, self.height)
    }
}

/// How much a list can afford to show besides its rows. What goes first: the blank lines before years,
/// then the gap rows and the words of the braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Rows of events and years only; dates in their briefest form, no word beside the standing's glyph.
    Tight,
    /// Gaps and the words of braces, but no blank lines.
    Compact,
    /// Everything.
    Roomy,
}

/// What every view shares: the masthead above, the hints below, and the room between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The title line, and the line of counts where there is one.
    pub masthead: Rect,
    /// The room for the view.
    pub body: Rect,
    /// The last row.
    pub hints: Rect,
    /// How much can be afforded.
    pub room: Room,
}

/// The rows of the axis strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The span of the selected event, in words; given up below 30 rows.
    pub extent: Option<Rect>,
    /// The bars: three rows from 50 rows on, else one.
    pub density: Rect,
    /// The line with its ticks.
    pub baseline: Rect,
    /// The years under it.
    pub labels: Rect,
}

/// The timeline: strip, list, passage, margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// The axis; given up below 20 rows.
    pub strip: Option<Strip>,
    /// The list of events, from the left edge of the screen.
    pub list: Rect,
    /// The rule between list and passage: a column, or a row where the panes are stacked.
    pub rule: Option<Rect>,
    /// The passage; given up below 60 columns and where there are too few rows to stack.
    pub passage: Option<Rect>,
    /// The rule before the third pane.
    pub second_rule: Option<Rect>,
    /// Who says it, when, and what else rests on the line: from 176 columns on.
    pub margin: Option<Rect>,
}

/// From this width on list and passage stand beside each other; below, the panes stack.
pub const BESIDE: u16 = 113;
/// From this width on there is a third pane.
pub const THREE: u16 = 176;
/// Below this width the list stands alone.
pub const ALONE: u16 = 60;

/// What every view shares.
#[must_use]
pub fn frame(size: Size) -> Frame {
    let Size { width, height } = size;
    let masthead = if height >= 30 { 2 } else { 1 };
    let hints = 1;
    let blank = u16::from(height >= 20);
    let body = height.saturating_sub(masthead + hints + 2 * blank);
    let room = if width < ALONE || height < 16 {
        Room::Tight
    } else if height >= 30 {
        Room::Roomy
    } else {
        Room::Compact
    };
    clipped(
        size,
        Frame {
            masthead: Rect::new(1, 0, width.saturating_sub(2), masthead),
            body: Rect::new(0, masthead + blank, width, body),
            hints: Rect::new(1, height.saturating_sub(1), width.saturating_sub(2), 1),
            room,
        },
    )
}

fn clipped(size: Size, frame: Frame) -> Frame {
    let area = size.area();
    Frame {
        masthead: frame.masthead.intersection(area),
        body: frame.body.intersection(area),
        hints: frame.hints.intersection(area),
        room: frame.room,
    }
}

/// The timeline's rectangles.
#[must_use]
pub fn home(size: Size) -> Home {
    let frame = frame(size);
    let (strip, body) = strip(size, frame);
    let Rect { x, y, width, height } = body;
    let alone = Home { strip, list: body, rule: None, passage: None, second_rule: None, margin: None };
    if width < ALONE {
        return alone;
    }
    if width < BESIDE {
        if height < 11 {
            return alone;
        }
        let list = height.div_ceil(2);
        return Home {
            list: Rect { height: list, ..body },
            rule: Some(Rect::new(x + 1, y + list, width - 2, 1)),
            passage: Some(Rect::new(x + 1, y + list + 1, width - 2, height - list - 1)),
            ..alone
        };
    }
    if width < THREE {
        let list = 61;
        return Home {
            list: Rect { width: list, ..body },
            rule: Some(Rect::new(list + 1, y, 1, height)),
            passage: Some(Rect::new(list + 3, y, width - list - 4, height)),
            ..alone
        };
    }
    // 62 to 72 columns of passage and at least 40 of margin; what is left over goes to the list, at most 88.
    let list = (width * 11 / 25).min(88).min(width - 62 - 40 - 8);
    let passage = (width - list - 7 - 40).min(if width >= 220 { 72 } else { 62 });
    let margin = list + 3 + passage + 4;
    Home {
        list: Rect { width: list, ..body },
        rule: Some(Rect::new(list + 1, y, 1, height)),
        passage: Some(Rect::new(list + 3, y, passage, height)),
        second_rule: Some(Rect::new(margin - 2, y, 1, height)),
        margin: Some(Rect::new(margin, y, width - margin - 1, height)),
        ..alone
    }
}

/// The strip above the list, and what it leaves of the body.
fn strip(size: Size, frame: Frame) -> (Option<Strip>, Rect) {
    let Frame { body, masthead, .. } = frame;
    if size.height < 20 || size.width < ALONE {
        return (None, body);
    }
    let row = |y: u16, height: u16| Rect::new(1, y, size.width - 2, height);
    let tall = size.height >= 50;
    let mut y = masthead.bottom() + u16::from(tall);
    let extent = (size.height >= 30).then(|| {
        y += 1;
        row(y - 1, 1)
    });
    let density = row(y, if tall { 3 } else { 1 });
    let strip = Strip { extent, density, baseline: row(density.bottom(), 1), labels: row(density.bottom() + 1, 1) };
    let top = strip.labels.bottom() + if tall { 2 } else { 1 };
    (Some(strip), Rect::new(body.x, top, body.width, body.bottom().saturating_sub(top)))
}

/// The rows of a search: the line that is typed, and the hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// The prompt, the rule below it, and everything down to the foot of the list.
    pub list: Rect,
    /// The row of the first hit.
    pub hits: u16,
    /// The rows that a hit takes, the blank one after it included.
    pub tall: u16,
}

impl Search {
    /// How many hits are shown at once.
    #[must_use]
    pub fn per_page(&self) -> usize {
        usize::from(self.list.bottom().saturating_sub(self.hits) / self.tall).max(1)
    }
}

/// The rows of a search with so many mistakes in its query, which are told above the hits.
#[must_use]
pub fn search(size: Size, mistakes: usize) -> Search {
    let list = home(size).list;
    let top = frame(size).body.top() + u16::from(size.height >= 20);
    let list = Rect { y: top, height: list.bottom().saturating_sub(top), ..list };
    let (tall, gap) = if list.height >= 16 { (3, 1) } else { (2, 0) };
    let mistakes = u16::try_from(mistakes).unwrap_or(u16::MAX).min(list.height.saturating_sub(4));
    Search { list, hits: list.y.saturating_add(2 + mistakes + gap), tall }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(area: Rect, part: Rect) -> bool {
        part.area() == 0 || area.intersection(part) == part
    }

    #[test]
    fn every_rectangle_lies_on_the_screen_at_every_size() {
        for width in (0..=140).chain([175, 176, 200, 219, 220, 300, 1000]) {
            for height in (0..=62).chain([100, 500]) {
                let size = Size::new(width, height);
                let area = size.area();
                let frame = frame(size);
                let home = home(size);
                let reader = reader(size);
                let mut parts = vec![frame.masthead, frame.body, frame.hints, home.list, reader.heading, reader.text];
                parts.extend([home.rule, home.passage, home.second_rule, home.margin].into_iter().flatten());
                parts.extend([reader.margin, reader.foot].into_iter().flatten());
                if let Some(strip) = home.strip {
                    parts.extend([strip.density, strip.baseline, strip.labels]);
                    parts.extend(strip.extent);
                }
                for focus in 0..2 {
                    let face_off = face_off(size, focus);
                    parts.push(face_off.heading);
                    parts.extend(face_off.sides);
                    parts.extend(face_off.rule);
                    parts.extend(face_off.foot);
                    parts.extend(face_off.note);
                }
                for part in parts {
                    assert!(inside(area, part), "{part:?} leaves {width}×{height}");
                }
            }
        }
    }

    #[test]
    fn the_columns_are_divided_as_designed() {
        for (width, height, list, passage, margin) in [
            (200, 60, 88, Some(62), Some(42)),
            (176, 50, 66, Some(62), Some(40)),
            (175, 50, 61, Some(110), None),
            (120, 36, 61, Some(55), None),
            (113, 36, 61, Some(48), None),
            (112, 36, 112, Some(110), None),
            (80, 24, 80, Some(78), None),
            (59, 24, 59, None, None),
            (40, 12, 40, None, None),
        ] {
            let home = home(Size::new(width, height));
            let found = (home.list.width, home.passage.map(|pane| pane.width), home.margin.map(|pane| pane.width));
            assert_eq!(found, (list, passage, margin), "{width}×{height}");
        }
    }

    #[test]
    fn a_huge_claim_is_clamped() {
        assert_eq!(Size::new(u16::MAX, u16::MAX), Size::LARGEST);
    }
}
