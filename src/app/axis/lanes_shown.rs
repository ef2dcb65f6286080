//! What of the lanes lies in the window of the full screen: made anew when the window or the lanes change, and not
//! when another event is selected.

use std::cell::OnceCell;

use crate::app::axis::crowd::{CrowdCell, Starts, cells};
use crate::app::axis::{LaneTable, Scale, Times};

/// The lanes that have something to show, and what that is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanesShown {
    lanes: Vec<LaneShown>,
    events: usize,
}

/// A lane with something to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneShown {
    /// Its place in the table.
    pub lane: usize,
    /// Which events of the list lie in it and in the window: their ranks, in the order of time.
    pub ranks: Vec<usize>,
    /// How many of them fall in each column; counted when first asked for.
    cells: OnceCell<Vec<CrowdCell>>,
}

impl LanesShown {
    /// What of the lanes lies on a scale.
    #[must_use]
    pub fn of(times: &Times, table: &LaneTable, scale: &Scale) -> Self {
        let Some((start, end)) = scale.ends() else { return Self::default() };
        let mut ranks = vec![Vec::new(); table.lanes().len()];
        let mut events = 0;
        for rank in times.within(start, end) {
            if let Some(lane) = table.lane_of(rank) {
                ranks[lane].push(rank);
                events += 1;
            }
        }
        let lanes = ranks.into_iter().enumerate().filter(|(_, ranks)| !ranks.is_empty());
        Self { lanes: lanes.map(|(lane, ranks)| LaneShown { lane, ranks, cells: OnceCell::new() }).collect(), events }
    }

    /// The lanes, in the order of the table.
    #[must_use]
    pub fn lanes(&self) -> &[LaneShown] {
        &self.lanes
    }

    /// A lane by its place in the table, if it has something to show.
    #[must_use]
    pub fn lane(&self, lane: usize) -> Option<&LaneShown> {
        self.position(lane).map(|at| &self.lanes[at])
    }

    /// Where among the lanes with something to show one of the table stands.
    #[must_use]
    pub fn position(&self, lane: usize) -> Option<usize> {
        self.lanes.binary_search_by_key(&lane, |shown| shown.lane).ok()
    }

    /// How many events of the list lie in the window.
    #[must_use]
    pub fn events(&self) -> usize {
        self.events
    }
}

impl LaneShown {
    /// How many of its events fall in each column.
    #[must_use]
    pub fn cells(&self, times: &Times, starts: &Starts) -> &[CrowdCell] {
        let known = |rank: &usize| Some((times.extent(*rank)?, times.weight(*rank)));
        self.cells.get_or_init(|| cells(self.ranks.iter().filter_map(known), starts))
    }
}
