//! From events, one after the other, to a chronology.

use crate::model::columns::{Citations, Events, Order};
use crate::model::{
    ActorId, Chronology, Citation, DateId, Dates, Event, Names, PlaceId, Source, Sources, SpeakerId, TagId,
};

/// A chronology in the making. It takes no more memory than what is made, so that of many events each can be
/// dropped when it is added.
#[derive(Debug, Default)]
pub struct Builder {
    sources: Sources,
    events: Events,
    citations: Citations,
    dates: Dates,
    actors: Names<ActorId>,
    tags: Names<TagId>,
    places: Names<PlaceId>,
    speakers: Names<SpeakerId>,
}

impl Builder {
    /// A chronology with these sources, and no event yet.
    #[must_use]
    pub fn new(sources: Vec<Source>) -> Self {
        Self { sources: Sources::new(sources), ..Self::default() }
    }

    /// Adds an event and its citations.
    pub fn add(&mut self, event: &Event) {
        self.events.push(event);
        self.events.dates.push(self.dates.intern(&event.when));
        self.events.places.push(event.place.as_deref().map(|name| self.places.intern(name)));
        self.events.actors.push(event.actors.iter().map(|name| self.actors.intern(name)));
        self.events.tags.push(event.tags.iter().map(|name| self.tags.intern(name)));
        event.citations.iter().for_each(|citation| self.cite(citation));
    }

    fn cite(&mut self, citation: &Citation) {
        self.citations.push(citation, self.sources.by_key(&citation.source));
        self.citations.dates.push(citation.when.as_ref().map(|when| self.dates.intern(when)));
        self.citations.speakers.push(citation.by.as_deref().map(|name| self.speakers.intern(name)));
    }

    /// Lays everything in order: see [`Chronology::new`].
    ///
    /// # Panics
    /// Beyond 2^32 − 1 events, which the size caps of the reader rule out.
    #[must_use]
    pub fn finish(mut self, title: String, about: String) -> Chronology {
        let laid = self.dates.lay_in_order();
        let laid = |date: &mut DateId| *date = laid[date.index()];
        self.events.dates.iter_mut().for_each(laid);
        self.citations.dates.iter_mut().flatten().for_each(laid);
        let ranks = self.dates.ranks();
        let rows = u32::try_from(self.events.len()).expect("the reader caps files far below 2^32 events");
        let mut rows: Vec<u32> = (0..rows).collect();
        // A stable sort: what has the same date stays in the order of the files.
        rows.sort_by_key(|row| ranks[self.events.dates[*row as usize].index()]);
        let of_citations = self.events.close(Order::of(rows));
        self.citations.close(of_citations, self.sources.len());
        self.actors.renumber(self.events.actors.items_mut().iter_mut());
        self.tags.renumber(self.events.tags.items_mut().iter_mut());
        self.places.renumber(self.events.places.iter_mut().flatten());
        self.speakers.renumber(self.citations.speakers.iter_mut().flatten());
        let Self { sources, events, citations, dates, actors, tags, places, speakers } = self;
        Chronology { title, about, sources, events, citations, dates, actors, tags, places, speakers }
    }
}
