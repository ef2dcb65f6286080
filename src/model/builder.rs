//! From events, one after the other, to a chronology.

use crate::model::columns::{Citations, Events, Lists, Order};
use crate::model::handles::Handle;
use crate::model::{
    ActorId, Chronology, CitationParts, DateId, Dates, Event, EventParts, Location, Names, PlaceId, Source, SourceId,
    Sources, SpeakerId, TagId,
};
use crate::when::WhenError;

/// A chronology in the making. It takes no more memory than what is made: the words of an event are copied when it is
/// added, and need not be kept by whoever has read them.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    events: Events,
    citations: Citations,
    dates: Dates,
    actors: Names<ActorId>,
    tags: Names<TagId>,
    places: Names<PlaceId>,
    speakers: Names<SpeakerId>,
    /// The keys of the sources that are cited; which of them exist shows at the end.
    cited: Names<SourceId>,
}

/// An event that was left out, as its key was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubled {
    /// The key.
    pub key: String,
    /// Where it stands in the files.
    pub location: Location,
    /// Where the event stands that has the key.
    pub first: Location,
}

impl Builder {
    /// The handle of a date, for the parts of events and citations of this builder. What the same writing means is
    /// found out only once.
    ///
    /// # Errors
    /// Where that is no date: see [`When::parse`](crate::when::When::parse).
    pub fn date(&mut self, written: &str) -> Result<DateId, WhenError> {
        self.dates.parse(written)
    }

    /// Adds an event. What takes part in it, its subjects and its citations are added to it behind that.
    pub fn event(&mut self, event: &EventParts<'_>) {
        self.events.push(event);
        self.events.dates.push(event.when);
        self.events.places.push(event.place.map(|name| self.places.intern(name)));
        self.events.actors.push([]);
        self.events.tags.push([]);
    }

    /// Adds somebody who takes part in the last event.
    pub fn actor(&mut self, name: &str) {
        self.events.actors.push_item(self.actors.intern(name));
    }

    /// Adds a subject of the last event.
    pub fn tag(&mut self, name: &str) {
        self.events.tags.push_item(self.tags.intern(name));
    }

    /// Adds a citation of the last event.
    pub fn cite(&mut self, citation: &CitationParts<'_>) {
        self.events.push_citation();
        self.citations.push(citation);
        self.citations.sources.push(Some(self.cited.intern(citation.source)));
        self.citations.dates.push(citation.when);
        self.citations.speakers.push(citation.by.map(|name| self.speakers.intern(name)));
    }

    /// How many events have been added, those too that will be left out for their key.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.events.rows()
    }

    /// Adds an event with all that belongs to it.
    pub fn add(&mut self, event: &Event) {
        let when = self.dates.intern(&event.when);
        self.event(&EventParts {
            key: &event.key,
            when,
            title: &event.title,
            account: event.account.as_deref(),
            place: event.place.as_deref(),
            location: event.location.clone(),
        });
        event.actors.iter().for_each(|name| self.actor(name));
        event.tags.iter().for_each(|name| self.tag(name));
        for citation in &event.citations {
            let when = citation.when.as_ref().map(|when| self.dates.intern(when));
            self.cite(&CitationParts::of(citation, when));
        }
    }

    /// Adds all that was added to another one, behind what was added to this one.
    pub fn append(&mut self, other: Self) {
        let Self { mut events, mut citations, dates, actors, tags, places, speakers, cited } = other;
        let dates = self.dates.append(dates);
        move_to(&dates, events.dates.iter_mut().chain(citations.dates.iter_mut().flatten()));
        move_to(&self.actors.append(&actors), events.actors.items_mut().iter_mut());
        move_to(&self.tags.append(&tags), events.tags.items_mut().iter_mut());
        move_to(&self.places.append(&places), events.places.iter_mut().flatten());
        move_to(&self.speakers.append(&speakers), citations.speakers.iter_mut().flatten());
        move_to(&self.cited.append(&cited), citations.sources.iter_mut().flatten());
        self.events.append(events);
        self.citations.append(citations);
    }

    /// Lays everything in order: see [`Chronology::new`]. The events come with it that are left out for their key, in
    /// the order in which they were added.
    ///
    /// # Panics
    /// Beyond 2^32 − 1 events, which the size caps of the reader rule out.
    #[must_use]
    pub fn finish(mut self, title: String, about: String, sources: Vec<Source>) -> (Chronology, Vec<Doubled>) {
        let sources = Sources::new(sources);
        let (keys, doubled) = self.events.in_order_of_keys();
        let doubled: Vec<Doubled> = doubled.iter().map(|(row, first)| self.events.doubled(*row, *first)).collect();
        let order = self.in_order_of_time(&keys);
        let of_citations = self.events.close(order, &keys);
        let existing: Vec<Option<SourceId>> = self.cited.iter().map(|(_, key)| sources.by_key(key)).collect();
        self.citations.resolve(|cited| existing[cited.index()].ok_or_else(|| self.cited.name(cited)));
        self.citations.close(of_citations, sources.len());
        self.actors.renumber(self.events.actors.items_mut().iter_mut());
        self.tags.renumber(self.events.tags.items_mut().iter_mut());
        self.places.renumber(self.events.places.iter_mut().flatten());
        self.speakers.renumber(self.citations.speakers.iter_mut().flatten());
        let Self { events, citations, dates, actors, tags, places, speakers, cited: _ } = self;
        (Chronology { title, about, sources, events, citations, dates, actors, tags, places, speakers }, doubled)
    }

    /// Gives the dates their handles in order of time, and the events their rows in that order; those of one date stay
    /// as they were added.
    fn in_order_of_time(&mut self, keys: &[u32]) -> Order {
        let mut kept = keys.to_vec();
        kept.sort_unstable();
        let citations = kept.iter().flat_map(|row| self.events.citations_in(*row as usize));
        let told = citations.filter_map(|at| self.citations.dates[at]);
        let laid = self.dates.lay_in_order(kept.iter().map(|row| self.events.dates[*row as usize]).chain(told));
        let new = |date: &mut DateId| *date = laid[date.index()];
        self.events.dates.iter_mut().for_each(new);
        self.citations.dates.iter_mut().flatten().for_each(new);
        let ranks = self.dates.ranks();
        let ranked = kept.iter().map(|row| (ranks[self.events.dates[*row as usize].index()], *row));
        Order::of(Lists::grouped(ranks.len(), ranked).into_items(), self.events.rows())
    }
}

/// Puts the new handle in the place of each old one.
fn move_to<'h, H: Handle + 'h>(new: &[H], handles: impl Iterator<Item = &'h mut H>) {
    handles.for_each(|handle| *handle = new[handle.index()]);
}
