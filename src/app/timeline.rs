//! The state of the timeline: which event, how far scrolled, which passage.

use crate::app::outline::Outline;
use crate::model::EventId;

/// Which of two panes keys act in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list, the text, the left side.
    #[default]
    First,
    /// The passage, the margin, the right side.
    Second,
}

impl Focus {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    /// 0 or 1.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }
}

/// Where one is in the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The selected event; none only where there is no event at all.
    pub selected: Option<EventId>,
    /// The first row of the list on the screen.
    pub top: usize,
    /// Which passage of the event stands first, counted from 0.
    pub passage: usize,
    /// How many rows of the passage pane are scrolled away.
    pub scroll: usize,
    /// Where keys act.
    pub focus: Focus,
}

/// Rows kept between the selection and the edge of the list.
const MARGIN: usize = 2;

impl Timeline {
    /// Selects an event; its passages are shown from the first.
    pub fn select(&mut self, event: EventId) {
        if self.selected != Some(event) {
            self.selected = Some(event);
            self.passage = 0;
            self.scroll = 0;
        }
    }

    /// Moves the selection by a number of events.
    pub fn step(&mut self, outline: &Outline, by: isize) {
        let Some(last) = outline.events().checked_sub(1) else { return };
        let at = self.selected.and_then(|event| outline.rank(event)).unwrap_or(0);
        if let Some(event) = outline.event(at.saturating_add_signed(by).min(last)) {
            self.select(event);
        }
    }

    /// Moves the selection by a number of rows of the list: a screen up or down.
    pub fn step_rows(&mut self, outline: &Outline, by: isize) {
        let at = self.selected.and_then(|event| outline.row_of(event)).unwrap_or(0);
        let before = self.selected;
        if let Some(event) = outline.event_at_row(at.saturating_add_signed(by)) {
            self.select(event);
        }
        if self.selected == before {
            self.step(outline, by.signum());
        }
    }

    /// Scrolls so that the selection is on a screen of `height` rows, with a margin where there is room.
    pub fn reveal(&mut self, outline: &Outline, height: usize) {
        let last = outline.len().saturating_sub(height);
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        if let Some(row) = self.selected.and_then(|event| outline.row_of(event)) {
            // The year above the first event of a group belongs to it.
            let above = row.saturating_sub(margin);
            let below = (row + margin + 1).saturating_sub(height);
            self.top = self.top.min(above).max(below);
        }
        self.top = self.top.min(last);
    }

    /// Scrolls so that the selection stays on the row of the screen where it was, if it can.
    pub fn keep_row(&mut self, screen_row: usize, outline: &Outline, height: usize) {
        if let Some(row) = self.selected.and_then(|event| outline.row_of(event)) {
            self.top = row.saturating_sub(screen_row);
        }
        self.reveal(outline, height);
    }
}
