//! The views.

use crate::keymap::Context;

/// The views, in the order of their tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The axis, the list and the passage of the selected event.
    #[default]
    Timeline,
    /// Two passages of one event.
    FaceOff,
    /// Events down, sources across.
    Matrix,
    /// A whole source.
    Reader,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 4] = [Self::Timeline, Self::FaceOff, Self::Matrix, Self::Reader];

    /// The name on its tab.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::FaceOff => "Face-off",
            Self::Matrix => "Matrix",
            Self::Reader => "Reader",
        }
    }

    /// The context of its keys.
    #[must_use]
    pub fn context(self) -> Context {
        match self {
            Self::Timeline => Context::Timeline,
            Self::FaceOff => Context::FaceOff,
            Self::Matrix => Context::Matrix,
            Self::Reader => Context::Reader,
        }
    }
}
