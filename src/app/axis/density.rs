//! How many events fall in each column: bars for what is dated, fog for what may lie there.

use crate::app::axis::{Scale, Times};

/// What stands above the line of an axis, column by column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Density {
    /// Dated events by column.
    pub bars: Vec<u32>,
    /// Whether events of uncertain date may fall in the column.
    pub fog: Vec<bool>,
}

impl Density {
    /// Counts events into the columns of a scale. Two binary searches a column: the number of events matters
    /// little.
    #[must_use]
    pub fn of(times: &Times, scale: &Scale) -> Self {
        let cells = || (0..scale.width()).map(|column| scale.cell(column));
        let bars = cells().map(|cell| u32::try_from(times.dated(cell.start, cell.end)).unwrap_or(u32::MAX));
        Self { bars: bars.collect(), fog: cells().map(|cell| times.has_fog(cell.start, cell.end)).collect() }
    }
}
