//! The axis: a window of time, the columns that its moments fall in, where the ticks stand, what is folded, and
//! how many events fall in each column.

mod crowd;
mod date_table;
mod density;
mod extent;
mod folds;
mod label;
mod labels;
mod lanes;
mod lanes_shown;
mod marks;
mod picture;
mod place;
mod scale;
mod stretches;
mod ticks;
mod times;
mod window;

pub use crowd::CrowdCell;
pub use date_table::DateTable;
pub use density::Density;
pub use extent::Extent;
pub use label::{GAP, Label, MARK};
pub use labels::{Item, LabelAt, Placed, Space, Told, place};
pub use lanes::{LaneOf, LaneTable};
pub use lanes_shown::LanesShown;
pub use marks::{Mark, Marks, Run};
pub use picture::{ASIDE, Head, Picture, PictureRow, Scene, counted_at, counted_in};
pub use place::{AxisPlace, Lanes};
pub use scale::{Fold, Scale, Spot};
pub use ticks::{Rank, Tick};
pub use times::Times;
pub use window::{Step, Window, World};

use std::sync::Arc;

/// A second of the clock and the calendar as they are written, counted from 1970-01-01T00:00:00: zones shift
/// nothing. An `i128` holds every year that a day can lie in.
pub type Moment = i128;

/// What the axis shows of the events of the list: the strip above the list, and the full screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// When the events of the list were.
    pub times: Arc<Times>,
    /// The scale of the strip: linear, and never folded.
    pub strip: Scale,
    /// What stands above the line of the strip.
    pub density: Density,
    /// The scale of the full screen; without columns while another view is shown.
    pub screen: Scale,
    /// The lanes of the full screen; made when that is opened.
    pub lanes: LaneTable,
    /// What of the lanes lies in the window of the full screen; none until it is asked for.
    pub shown: Option<LanesShown>,
    /// What stands in the lanes that are on the full screen.
    pub picture: Picture,
    laid: Option<Shape>,
}

/// What the scales were laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The window.
    pub window: Window,
    /// All the time there is.
    pub world: World,
    /// The columns of the strip.
    pub strip: u16,
    /// The columns of the full screen.
    pub screen: u16,
    /// Whether the full screen folds what is empty.
    pub folded: bool,
}

impl Axis {
    /// The axis of the events of a list; it has no columns before it is laid out.
    #[must_use]
    pub fn of(times: Arc<Times>) -> Self {
        Self { times, ..Self::default() }
    }

    /// Lays the scales out, unless they are laid out so already.
    pub fn lay(&mut self, shape: Shape) {
        if self.laid == Some(shape) {
            return;
        }
        // Where nothing has a date no column is a time.
        self.strip = if shape.world.is_dated() { Scale::linear(shape.window, shape.strip) } else { Scale::default() };
        self.density = Density::of(&self.times, &self.strip);
        self.screen = self.screen_of(shape);
        self.shown = None;
        self.laid = Some(shape);
    }

    /// The scale that the full screen has, or would have.
    #[must_use]
    pub fn screen_of(&self, Shape { window, world, screen, folded, .. }: Shape) -> Scale {
        match folded {
            _ if screen == 0 || !world.is_dated() => Scale::default(),
            true => Scale::folded(&self.times, world, window, screen),
            false => Scale::linear(window, screen),
        }
    }
}

#[cfg(test)]
mod tests;
