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
    /// The column of the axis.
    at: u16,
    /// What it began with.
    moment: Moment,
    window: Option<Window>,
}

/// Where there are folds, another window has others, and a moment is brought to a column by trying; after so many
/// windows the best of them will do.
const TRIES: usize = 6;

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
        let column = at.x.saturating_sub(area.x);
        let moment = scale.moment(column);
        let (world, window) = (self.desk.world, self.place.axis.window);
        let there = match turn {
            Turn::Up => self.held(moment, column, world.zoom_in_under(window, moment)),
            Turn::Down => self.held(moment, column, world.zoom_out_under(window, moment)),
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
            // Under the list of a crowd the axis stays as it is.
            self.grip = if self.sheet.is_none() { self.grip_at(at) } else { None };
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
        let nearest = scale
            .ends()
            .and_then(|(start, end)| self.axis.times.least(start, end, |extent| Some(away(scale.columns(extent)?)), 0));
        let nearest = nearest.and_then(|rank| self.outline.event(rank));
        self.grip = self.grip_at(at);
        if let Some(event) = nearest {
            self.place.timeline.select(event);
            self.reveal_list();
        }
        true
    }

    /// Drags: the axis goes with the pointer, if that took hold of it. Says whether it did.
    pub(super) fn drag(&mut self, column: u16) -> bool {
        let Some(grip) = self.grip.filter(|grip| grip.window.is_some()) else { return false };
        let at = (Moment::from(grip.at) + Moment::from(column) - Moment::from(grip.column)).max(0);
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        self.show_window(self.held(grip.moment, at, grip.window));
        true
    }

    /// What the pointer holds of the axis.
    fn grip_at(&self, at: Position) -> Option<Grip> {
        let (scale, area) = self.axis_under(at)?;
        let column = at.x.saturating_sub(area.x);
        Some(Grip { column: at.x, at: column, moment: scale.moment(column), window: self.place.axis.window })
    }

    /// A window as long as this one in which a moment stands in a column; or, as far as folds are in the way, near it.
    fn held(&self, moment: Moment, column: u16, window: Option<Window>) -> Option<Window> {
        let here = window?;
        let world = self.desk.world;
        // Without folds it is this.
        let place = Moment::from(column) * here.length() / Moment::from(self.scale_of(window).width().max(1));
        let unfolded = world.about(moment - place + here.length() / 2, here.length());
        let away = |scale: &Scale| scale.column_within(moment).map_or(u16::MAX, |there| there.abs_diff(column));
        let mut best = (u16::MAX, window);
        for start in [window, unfolded] {
            let mut tried = start;
            for _ in 0..TRIES {
                let scale = self.scale_of(tried);
                best = if away(&scale) < best.0 { (away(&scale), tried) } else { best };
                if best.0 == 0 {
                    return best.1;
                }
                tried = world.shift(tried, moment - scale.moment(column));
            }
        }
        best.1
    }

    /// The scale that the axis under the pointer would have, if it showed a window.
    fn scale_of(&self, window: Option<Window>) -> Scale {
        let shape = self.axis_shape(window);
        if self.place.view == View::Axis {
            self.axis.screen_of(shape)
        } else {
            Scale::linear(shape.window, shape.strip)
        }
    }
}
