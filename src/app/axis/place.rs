//! Where one is on the axis.

use crate::app::axis::Window;
use crate::app::{RememberedAxis, View};
use crate::phrases::axis;

/// What the lanes of the axis go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    /// Every event in one lane.
    None,
    /// A lane for each source that is cited.
    Source,
    /// A lane for each actor.
    Actor,
    /// A lane for each tag.
    #[default]
    Tag,
    /// A lane for each place.
    Place,
}

impl Lanes {
    /// All of them, in the order in which they are gone through.
    pub const ALL: [Self; 5] = [Self::Tag, Self::Actor, Self::Source, Self::Place, Self::None];

    /// The next of them; after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        self.away(1)
    }

    /// The one before; before the first the last.
    #[must_use]
    pub fn previous(self) -> Self {
        self.away(Self::ALL.len() - 1)
    }

    /// What they go by, in a word that is kept from one start to the next.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Source => "source",
            Self::Actor => "actor",
            Self::Tag => "tag",
            Self::Place => "place",
        }
    }

    /// What they go by, in the words of the title line.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::None => axis::BY_NOTHING,
            Self::Source => axis::BY_SOURCE,
            Self::Actor => axis::BY_ACTOR,
            Self::Tag => axis::BY_TAG,
            Self::Place => axis::BY_PLACE,
        }
    }

    /// The words beside the key that shows them.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::None => axis::HINT_ONE_LANE,
            Self::Source => axis::HINT_LANES_BY_SOURCE,
            Self::Actor => axis::HINT_LANES_BY_ACTOR,
            Self::Tag => axis::HINT_LANES_BY_TAG,
            Self::Place => axis::HINT_LANES_BY_PLACE,
        }
    }

    fn away(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|other| *other == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// Where one is on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisPlace {
    /// What is shown, by the strip above the list as well; `None` is everything.
    pub window: Option<Window>,
    /// What the lanes go by.
    pub lanes: Lanes,
    /// Whether long empty stretches are folded.
    pub folded: bool,
    /// The first lane on the screen, by its place in the table of the lanes.
    pub top: usize,
    /// The view that one came from, and goes back to.
    pub from: View,
}

impl Default for AxisPlace {
    fn default() -> Self {
        Self { window: None, lanes: Lanes::default(), folded: true, top: 0, from: View::default() }
    }
}

impl AxisPlace {
    /// What is kept of it for the next start; nothing where it is as it was at first.
    #[must_use]
    pub fn remembered(&self) -> Option<RememberedAxis> {
        let Self { window, lanes, folded, .. } = *self;
        let window = window
            .and_then(|window| Some((i64::try_from(window.centre()).ok()?, i64::try_from(window.length()).ok()?)));
        let kept = RememberedAxis { lanes: lanes.name().to_owned(), folded, window };
        (Self::back_at(&kept) != Self::default()).then_some(kept)
    }

    /// The place that was kept.
    #[must_use]
    pub fn back_at(kept: &RememberedAxis) -> Self {
        let lanes = Lanes::ALL.into_iter().find(|lanes| lanes.name() == kept.lanes);
        let window = kept.window.map(|(centre, length)| Window::about(centre.into(), length.into()));
        Self { window, lanes: lanes.unwrap_or_default(), folded: kept.folded, ..Self::default() }
    }
}
