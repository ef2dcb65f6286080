//! Where the addresses of a source stand.

use ratatui::layout::Rect;

use super::{Size, frame};

/// The rows of the addresses: all of the body but three rows for what is said above them, and a margin.
#[must_use]
pub fn addresses(size: Size) -> Rect {
    let body = frame(size).body;
    let above = body.height.min(3);
    let margin = body.width.min(6);
    Rect::new(body.x + margin / 2, body.y + above, body.width - margin, body.height - above)
}
