//! Back and forward through where one has been.

use crate::app::View;
use crate::app::axis::AxisPlace;
use crate::app::face_off::FaceOff;
use crate::app::matrix::Matrix;
use crate::app::reader::Reader;
use crate::app::timeline::Timeline;
use crate::model::{Chronology, CitationId, EventId, SourceId};

/// A place one can come back to: the view, and selection and scroll of every view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The view.
    pub view: View,
    /// The query that filters the events.
    pub query: String,
    /// Where one is in the timeline.
    pub timeline: Timeline,
    /// Where one is in the face-off.
    pub face_off: FaceOff,
    /// Where one is in the matrix.
    pub matrix: Matrix,
    /// Where one is in the reader.
    pub reader: Reader,
    /// Where one is on the axis.
    pub axis: AxisPlace,
}

impl Place {
    /// The same place in another reading of the files: events and sources are found again by their keys.
    #[must_use]
    pub fn carried(mut self, old: &Chronology, new: &Chronology) -> Self {
        let event = |id: EventId| new.event_by_key(old.key(id));
        let source = |id: SourceId| new.source_by_key(&old.source(id).key);
        let citation = |id: CitationId| {
            let nth = old.citations(old.event_of(id)).position(|other| other == id)?;
            new.citations(event(old.event_of(id))?).nth(nth)
        };
        let nearest = |id: EventId| event(id).or_else(|| new.events().nth(id.index()).or(new.events().next_back()));
        self.timeline.selected = self.timeline.selected.and_then(nearest).or(new.events().next());
        self.face_off.event = self.face_off.event.and_then(event);
        self.reader.citation = self.reader.citation.and_then(citation);
        self.matrix.citation = self.matrix.citation.and_then(citation);
        self.matrix.source = self.matrix.source.and_then(source);
        self.reader.source = self.reader.source.and_then(source);
        // The lines that were marked may say something else now.
        self.reader.marking = None;
        self
    }
}

/// Where one was when one left, in words that outlive a change of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// The key of the event.
    pub event: String,
    /// The name of the view.
    pub view: String,
    /// The key of the source that was read, and the line, counted from 0; or that of the matrix's column.
    pub reading: Option<(String, usize)>,
    /// The keys of the events with a bookmark.
    pub bookmarks: Vec<String>,
    /// Where one was on the axis; none as it is at first.
    pub axis: Option<RememberedAxis>,
}

/// Where one was on the axis when one left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RememberedAxis {
    /// What the lanes went by.
    pub lanes: String,
    /// Whether long empty stretches were folded.
    pub folded: bool,
    /// The middle of the window and its length, in seconds, as far as they are no larger than an `i64`.
    pub window: Option<(i64, i64)>,
}

/// Where one has been, and where one came back from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
}

/// How many places are remembered.
const LONGEST: usize = 200;

impl History {
    /// Remembers the place that is about to be left.
    pub fn leave(&mut self, place: Place) {
        self.forward.clear();
        if self.back.last() != Some(&place) {
            self.back.push(place);
        }
        if self.back.len() > LONGEST {
            self.back.remove(0);
        }
    }

    /// The view of the place before this one.
    #[must_use]
    pub fn last_view(&self) -> Option<View> {
        self.back.last().map(|place| place.view)
    }

    /// The place before this one.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        let there = self.back.pop()?;
        self.forward.push(here);
        Some(there)
    }

    /// The place that one came back from.
    pub fn forward(&mut self, here: Place) -> Option<Place> {
        let there = self.forward.pop()?;
        self.back.push(here);
        Some(there)
    }

    /// The same places in another reading of the files.
    pub fn carry(&mut self, old: &Chronology, new: &Chronology) {
        for place in self.back.iter_mut().chain(&mut self.forward) {
            *place = std::mem::take(place).carried(old, new);
        }
    }
}
