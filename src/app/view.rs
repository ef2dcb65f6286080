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
    /// The axis on the whole screen: the timeline in another shape, without a tab of its own.
    Axis,
}

impl View {
    /// The views that have a tab.
    pub const ALL: [Self; 4] = [Self::Timeline, Self::FaceOff, Self::Matrix, Self::Reader];

    /// Whether it shows the events in order of time, each on a place of its own, and `/` searches them.
    #[must_use]
    pub fn shows_events(self) -> bool {
        matches!(self, Self::Timeline | Self::Matrix | Self::Axis)
    }

    /// Its name: on its tab, if it has one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::FaceOff => "Face-off",
            Self::Matrix => "Matrix",
            Self::Reader => "Reader",
            Self::Axis => "Axis",
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
            Self::Axis => Context::Axis,
        }
    }
}
