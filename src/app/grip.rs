//! The mouse on the axis: a press selects the nearest event, dragging pans, the wheel zooms about the pointer.

use ratatui::layout::{Position, Rect};

use crate::app::axis::{Moment, Scale, Window};
use crate::app::message::Turn;
use crate::app::{App, View};
use crate::layout;

/// Where the axis was taken hold of, and what it showed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grip {
    /// The column of the screen.
    column: u16,
    window: Option<Window>,
}

impl App {
    /// Where the axis is on the screen now, if the pointer is on it: its scale, and the columns it has.
    fn axis_under(&self, at: Position) -> Option<(&Scale, Rect)> {
        match self.place.view {
            View::Axis => {
                let places = layout::axis(self.size);
                let area = places.line.union(places.lanes);
                area.contains(at)
                    .then_some((&self.axis.screen, Rect { x: places.line.x, width: places.line.width, ..area }))
            }
            View::Timeline => {
                let strip = layout::home(self.size).strip?;
                let rows = strip.density.y..=strip.labels.y;
                rows.contains(&at.y).then_some((&self.axis.strip, strip.density))
            }
            View::FaceOff | View::Matrix | View::Reader => None,
        }
    }

    /// Turns the wheel over the axis; says whether the pointer is on it.
    pub(super) fn wheel_on_axis(&mut self, at: Position, turn: Turn) -> bool {
        let Some((scale, area)) = self.axis_under(at) else { return false };
        let moment = scale.moment(at.x.saturating_sub(area.x));
        let (world, window) = (self.desk.world, self.place.axis.window);
        let there = match turn {
            Turn::Up => world.zoom_in_under(window, moment),
            Turn::Down => world.zoom_out_under(window, moment),
            Turn::Left => world.pan(window, -1),
            Turn::Right => world.pan(window, 1),
        };
        self.show_window(there);
        true
    }

    /// Presses on the axis: takes hold of it, and selects the nearest event. Says whether the pointer is on it.
    pub(super) fn press_on_axis(&mut self, at: Position) -> bool {
        let lanes = layout::axis(self.size).lanes;
        if self.place.view == View::Axis && lanes.contains(at) && self.press_on_lanes(at.x - lanes.x, at.y - lanes.y) {
            self.grip = Some(Grip { column: at.x, window: self.place.axis.window });
            self.reveal_list();
            return true;
        }
        let Some((scale, area)) = self.axis_under(at) else { return false };
        let column = at.x.saturating_sub(area.x).min(scale.width().saturating_sub(1));
        let away = |columns: (u16, u16)| {
            let beside = columns.0.saturating_sub(column).max(column.saturating_sub(columns.1));
            // Of several that lie there the one that is told most closely.
            (beside, columns.1 - columns.0)
        };
        let extents = self.axis.times.extents().iter().enumerate();
        let shown = extents.filter_map(|(rank, extent)| Some((away(scale.columns(*extent)?), rank)));
        let nearest = shown.min().and_then(|(_, rank)| self.outline.event(rank));
        self.grip = Some(Grip { column: at.x, window: self.place.axis.window });
        if let Some(event) = nearest {
            self.place.timeline.select(event);
            self.reveal_list();
        }
        true
    }

    /// Drags: the axis goes with the pointer, if that took hold of it. Says whether it did.
    pub(super) fn drag(&mut self, column: u16) -> bool {
        let Some(grip) = self.grip.filter(|grip| grip.window.is_some()) else { return false };
        let width = match self.place.view {
            View::Axis => self.axis.screen.width(),
            _ => self.axis.strip.width(),
        };
        let columns = Moment::from(grip.column) - Moment::from(column);
        let window = self.desk.world.shown(grip.window);
        let by = window.length() * columns / Moment::from(width.max(1));
        self.show_window(self.desk.world.shift(grip.window, by));
        true
    }
}
