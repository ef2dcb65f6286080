//! From events, one after the other, to a chronology.

use std::hint::black_box;

use crate::model::columns::{Citations, Events, Lists, Order};
use crate::model::dated::Placed;
use crate::model::handles::Handle;
use crate::model::{
    ActorId, Chronology, CitationParts, DateId, Dates, Event, EventParts, Location, Names, PlaceId, Source, SourceId,
    Sources, SpeakerId, TagId, Together, both,
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

/// A table of names that may have many entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameTable {
    /// The dates as they are written.
    Dates,
    /// The keys of the sources that are cited.
    Sources,
    /// Who takes part in events.
    Actors,
    /// Whose statements sources carry.
    Speakers,
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

    /// Has the tables at hand for names that will be mentioned at once. Looking a name up is mostly waiting for memory,
    /// and the processor waits for several at once where they are looked up straight behind each other: a million events
    /// are read a twentieth to a sixth faster.
    pub fn look_ahead<'n>(&self, table: NameTable, names: impl Iterator<Item = &'n str>) {
        let known = match table {
            NameTable::Dates => names.filter(|name| self.dates.get(name).is_some()).count(),
            NameTable::Sources => names.filter(|name| self.cited.get(name).is_some()).count(),
            NameTable::Actors => names.filter(|name| self.actors.get(name).is_some()).count(),
            NameTable::Speakers => names.filter(|name| self.speakers.get(name).is_some()).count(),
        };
        // Nobody wants to know, and yet it is to be found out.
        black_box(known);
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
    pub fn append(&mut self, other: Self, together: Together) {
        let Self { mut events, mut citations, dates, actors, tags, places, speakers, cited } = other;
        let dates = self.dates.append(dates);
        let of_events = || {
            move_to(&dates, events.dates.iter_mut());
            move_to(&self.actors.append(&actors), events.actors.items_mut().iter_mut());
            move_to(&self.tags.append(&tags), events.tags.items_mut().iter_mut());
            move_to(&self.places.append(&places), events.places.iter_mut().flatten());
            self.events.append(events);
        };
        let of_citations = || {
            move_to(&dates, citations.dates.iter_mut().flatten());
            move_to(&self.speakers.append(&speakers), citations.speakers.iter_mut().flatten());
            move_to(&self.cited.append(&cited), citations.sources.iter_mut().flatten());
            self.citations.append(citations);
        };
        both(together, of_events, of_citations);
    }

    /// Lays everything in order: see [`Chronology::new`]. The events come with it that are left out for their key, in
    /// the order in which they were added.
    ///
    /// # Panics
    /// Beyond 2^32 − 1 events, which the size caps of the reader rule out.
    #[must_use]
    pub fn finish(
        mut self,
        title: String,
        about: String,
        sources: Vec<Source>,
        together: Together,
    ) -> (Chronology, Vec<Doubled>) {
        let sources = Sources::new(sources);
        let ((keys, doubled), dates) = both(together, || self.events.in_order_of_keys(), || self.dates.in_order());
        let order = self.in_order_of_time(&dates, &doubled);
        let of_citations = self.events.order_of_citations(&order, keys.len());
        let doubled = doubled.iter().map(|(row, first)| self.events.doubled(*row, *first)).collect();
        let Self { mut events, mut citations, dates, mut actors, mut tags, mut places, mut speakers, cited } = self;
        let close_events = || {
            events.close(order, &keys);
            actors.renumber(events.actors.items_mut().iter_mut());
            tags.renumber(events.tags.items_mut().iter_mut());
            places.renumber(events.places.iter_mut().flatten());
        };
        let close_citations = || {
            let existing: Vec<Option<SourceId>> = cited.iter().map(|(_, key)| sources.by_key(key)).collect();
            citations.resolve(|key| existing[key.index()].ok_or_else(|| cited.name(key)));
            citations.close(of_citations, sources.len());
            speakers.renumber(citations.speakers.iter_mut().flatten());
        };
        both(together, close_events, close_citations);
        (Chronology { title, about, sources, events, citations, dates, actors, tags, places, speakers }, doubled)
    }

    /// Gives the dates their handles in order of time, and the events their rows in that order; those of one date stay
    /// as they were added. Of the `doubled` rows, ascending, nothing is kept.
    fn in_order_of_time(&mut self, dates: &[Placed], doubled: &[(u32, u32)]) -> Order {
        let mut left_out = doubled.iter().map(|(row, _)| *row).peekable();
        let kept: Vec<u32> =
            (0_u32..).take(self.events.rows()).filter(|row| left_out.next_if_eq(row).is_none()).collect();
        let citations = kept.iter().flat_map(|row| self.events.citations_in(*row as usize));
        let told = citations.filter_map(|at| self.citations.dates[at]);
        let mentioned = kept.iter().map(|row| self.events.dates[*row as usize]).chain(told);
        let (laid, ranks) = self.dates.lay_in_order(dates, mentioned);
        let new = |date: &mut DateId| *date = laid[date.index()];
        self.events.dates.iter_mut().for_each(new);
        self.citations.dates.iter_mut().flatten().for_each(new);
        let ranked = kept.iter().map(|row| (ranks[self.events.dates[*row as usize].index()], *row));
        Order::of(Lists::grouped(ranks.last().map_or(0, |last| last + 1), ranked).into_items(), self.events.rows())
    }
}

/// Puts the new handle in the place of each old one.
fn move_to<'h, H: Handle + 'h>(new: &[H], handles: impl Iterator<Item = &'h mut H>) {
    handles.for_each(|handle| *handle = new[handle.index()]);
}
