//! The axis on the whole screen.

use ratatui::layout::Rect;

use crate::layout::{Room, Size, frame};

/// The axis's rectangles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// What lies before and after the window; given up below 20 rows.
    pub beside: Option<Rect>,
    /// The labels of the ticks: two rows, larger units above; one row where there are few.
    pub labels: Rect,
    /// The line with its ticks.
    pub line: Rect,
    /// The lanes, marks and labels and all. The bar of the selection stands left of them.
    pub lanes: Rect,
    /// What the marks mean; given up below 20 rows.
    pub legend: Option<Rect>,
    /// Whether there are blank rows around lanes and between them.
    pub roomy: bool,
}

/// The most columns that the name of a lane takes on an axis of so many: a third of them.
#[must_use]
pub fn lane_name(width: u16) -> u16 {
    (width / 3).min(24)
}

/// The axis's rectangles.
#[must_use]
pub fn axis(size: Size) -> Axis {
    let frame = frame(size);
    let body = Rect::new(1, frame.body.y, size.width.saturating_sub(2), frame.body.height);
    let roomy = frame.room == Room::Roomy;
    let row = |y: u16, height: u16| Rect { y, height, ..body }.intersection(body);
    // Else blank.
    let beside =
        (size.height >= 20).then(|| Rect { y: frame.masthead.bottom(), height: 1, ..body }.intersection(size.area()));
    let labels = row(body.y, if size.height < 20 { 1 } else { 2 });
    let line = row(labels.bottom(), 1);
    let legend = (size.height >= 20).then(|| row(body.bottom().saturating_sub(1), 1));
    let top = (line.bottom() + u16::from(roomy)).min(body.bottom());
    let bottom = legend.map_or(body.bottom(), |legend| legend.y.saturating_sub(u16::from(roomy))).max(top);
    Axis { beside, labels, line, lanes: row(top, bottom - top), legend, roomy }
}

/// The rows of the list of the events that share a column.
#[must_use]
pub fn crowd(size: Size) -> Rect {
    let body = frame(size).body;
    let head = if body.height > 8 { 2 } else { body.height.min(1) };
    Rect { x: body.x + 1, y: body.y + head, width: body.width.saturating_sub(2), height: body.height - head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rectangle_lies_on_the_screen_and_none_over_another() {
        for width in (0..=140).chain([175, 200, 1000]) {
            for height in (0..=62).chain([100, 500]) {
                let size = Size::new(width, height);
                let axis = axis(size);
                let parts: Vec<Rect> = [axis.beside, Some(axis.labels), Some(axis.line), Some(axis.lanes), axis.legend]
                    .into_iter()
                    .flatten()
                    .filter(|part| part.area() > 0)
                    .collect();
                for (at, part) in parts.iter().enumerate() {
                    assert_eq!(size.area().intersection(*part), *part, "{part:?} leaves {width}×{height}");
                    let others = &parts[at + 1..];
                    assert!(others.iter().all(|other| !other.intersects(*part)), "{parts:?} at {width}×{height}");
                }
            }
        }
    }

    #[test]
    fn the_rows_are_divided_as_designed() {
        for (width, height, labels, lanes, legend) in
            [(120, 36, 2, 25, true), (80, 24, 2, 16, true), (200, 60, 2, 49, true), (40, 12, 1, 8, false)]
        {
            let axis = axis(Size::new(width, height));
            assert_eq!(axis.line.width, width - 2);
            let found = (axis.labels.height, axis.lanes.height, axis.legend.is_some());
            assert_eq!(found, (labels, lanes, legend), "{width}×{height}");
        }
    }
}
