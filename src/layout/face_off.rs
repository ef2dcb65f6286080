//! Two accounts of an event, beside each other.

use ratatui::layout::Rect;

use crate::layout::{BESIDE, Size, frame};

/// The two sides of the face-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaceOff {
    /// The event: title and date; gives way below 20 rows.
    pub heading: Rect,
    /// Where each side stands, rule and header included; the second is empty where there is no room.
    pub sides: [Rect; 2],
    /// The rule between them, where they stand beside each other.
    pub rule: Option<Rect>,
    /// The chronicler's note on the side with the focus, where there is room for it.
    pub note: Option<Rect>,
    /// The line below that says whether they share an origin.
    pub foot: Option<Rect>,
}

/// The face-off's rectangles: beside each other from [`BESIDE`] columns on, else stacked; where there are
/// fewer than 16 rows to stack in, only the side with the focus is shown.
#[must_use]
pub fn face_off(size: Size, focus: usize) -> FaceOff {
    let body = frame(size).body;
    let inner = Rect::new(body.x + 1, body.y, body.width.saturating_sub(2), body.height);
    let heading = Rect { height: inner.height.min(if size.height >= 20 { 2 } else { 1 }), ..inner };
    let gap = u16::from(size.height >= 20);
    let top = heading.bottom() + gap;
    let foot = (size.width >= BESIDE && size.height >= 24).then(|| Rect {
        y: inner.bottom().saturating_sub(1),
        height: 1,
        ..inner
    });
    let note = foot.filter(|_| size.height >= 30).map(|foot| Rect { y: foot.y - 3, height: 2, ..foot });
    let bottom = note.or(foot).map_or(inner.bottom(), |below| below.y.saturating_sub(1)).max(top);
    let room = Rect { y: top, height: bottom - top, ..inner };
    if size.width >= BESIDE {
        let each = (room.width - 6) / 2;
        let right = room.right() - each;
        return FaceOff {
            heading,
            sides: [Rect { width: each, ..room }, Rect { x: right, width: each, ..room }],
            rule: Some(Rect {
                x: right - 3,
                width: 1,
                y: (room.y + 1).min(bottom),
                height: room.height.saturating_sub(1),
            }),
            note,
            foot,
        };
    }
    let mut sides = [Rect { height: 0, ..room }; 2];
    if room.height >= 14 {
        let upper = (room.height - 1).div_ceil(2);
        sides =
            [Rect { height: upper, ..room }, Rect { y: room.y + upper + 1, height: room.height - upper - 1, ..room }];
    } else {
        sides[focus.min(1)] = room;
    }
    FaceOff { heading, sides, rule: None, note, foot }
}

/// The rows of a side of the face-off that its header takes: rule, stance and outlet, then title and date
/// where there is room.
#[must_use]
pub fn side_header(side: Rect) -> u16 {
    let rows = if side.height >= 22 { 6 } else { 3 };
    rows.min(side.height)
}
