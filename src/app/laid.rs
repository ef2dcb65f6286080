//! A list of events, laid out.

use std::sync::Arc;

use crate::app::axis::{DateTable, Times};
use crate::app::{Breaks, Edges, Listed};
use crate::model::Chronology;
use crate::query::Crew;

/// A list of events, and what is the same of it on any screen: what stands between its events, and when they were. Its
/// making looks at every event, so it is made where the events are found, and never by the thread that draws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// The events.
    pub listed: Listed,
    /// What stands between them.
    pub breaks: Arc<Breaks>,
    /// When they were.
    pub times: Arc<Times>,
}

impl Laid {
    /// Lays a list out; `dates` and `edges` are those of the chronology, `all` is what stands between all of its events, if
    /// that is known. Nothing if nobody waits for it any more.
    #[must_use]
    pub fn of(
        chronology: &Chronology,
        dates: &Arc<DateTable>,
        edges: &Edges,
        all: Option<&Breaks>,
        listed: Listed,
        crew: Crew<'_>,
    ) -> Option<Self> {
        // Both are shared out; what neither can share out is done beside the other.
        let (breaks, times) = crew
            .for_rows(listed.len())
            .both(|| Breaks::of(chronology, edges, all, &listed, crew), || Times::of(dates, &listed, crew));
        Some(Self { breaks: Arc::new(breaks?), times: Arc::new(times?), listed })
    }
}
