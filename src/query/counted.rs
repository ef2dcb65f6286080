//! How many events of the whole chronology have each name: in one pass over the events, when it is first needed.

use std::collections::HashMap;

use crate::model::{ActorId, Chronology, EventId, SourceId, Stance, TagId};
use crate::query::counter::{Counter, sources_of};
use crate::query::facets::{ByCount, plain};
use crate::query::{Crew, Index};

/// How many events have each, by the numbers of handles; and in which order facets list them.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub actors: Vec<usize>,
    pub tags: Vec<usize>,
    pub places: Vec<usize>,
    pub sources: Vec<usize>,
    pub speakers: Vec<usize>,
    /// In the order of all stances.
    pub stances: Vec<usize>,
    /// Outlets, each with its count.
    pub outlets: Vec<(String, usize)>,
    /// What each source is called.
    pub source_labels: Vec<String>,
    pub actors_by_count: ByCount<ActorId>,
    pub tags_by_count: ByCount<TagId>,
    /// The sources that say something of an event.
    pub sources_by_count: ByCount<SourceId>,
}

/// The counters of one share of the events.
struct Counters {
    actors: Counter,
    tags: Counter,
    places: Counter,
    sources: Counter,
    outlets: Counter,
    speakers: Counter,
    stances: Counter,
}

impl Counted {
    /// Nothing if nobody waits for it any more.
    pub fn of(chronology: &Chronology, index: &Index, crew: Crew<'_>) -> Option<Self> {
        let outlets = Outlets::of(chronology);
        let new = || Counters {
            actors: Counter::new(chronology.actors().len()),
            tags: Counter::new(chronology.tags().len()),
            places: Counter::new(chronology.places().len()),
            sources: Counter::new(chronology.sources().len()),
            outlets: Counter::new(outlets.names.len()),
            speakers: Counter::new(chronology.speakers().len()),
            stances: Counter::new(Stance::ALL.len()),
        };
        let shares = crew.summed(chronology.event_count(), new, |counters, rows| {
            for event in rows.map(EventId::new) {
                counters.count(chronology, &outlets, event);
            }
        })?;
        let sum = |things: usize, counter: fn(&Counters) -> &Counter| Counter::sum(things, shares.iter().map(counter));
        let actors = sum(chronology.actors().len(), |counters| &counters.actors);
        let tags = sum(chronology.tags().len(), |counters| &counters.tags);
        let sources = sum(chronology.sources().len(), |counters| &counters.sources);
        let of_outlets = sum(outlets.names.len(), |counters| &counters.outlets);
        let source_labels: Vec<String> = chronology.sources().map(|id| outlets.label(chronology, id)).collect();
        let actors_by_count = ByCount::of(
            (0..actors.len()).map(ActorId::new),
            &actors,
            |id| index.actors.rows.row(id.index()).unwrap_or_default(),
            |id| plain(chronology.actors().name(id)),
        );
        let tags_by_count = ByCount::of(
            (0..tags.len()).map(TagId::new),
            &tags,
            |id| index.tags.rows.row(id.index()).unwrap_or_default(),
            |id| plain(chronology.tags().name(id)),
        );
        let sources_by_count = ByCount::of(
            chronology.sources().filter(|source| sources[source.index()] > 0),
            &sources,
            |id| &chronology.source(id).outlet,
            |id| (&source_labels[id.index()], &chronology.source(id).key),
        );
        Some(Self {
            actors_by_count,
            tags_by_count,
            sources_by_count,
            source_labels,
            places: sum(chronology.places().len(), |counters| &counters.places),
            speakers: sum(chronology.speakers().len(), |counters| &counters.speakers),
            stances: sum(Stance::ALL.len(), |counters| &counters.stances),
            outlets: outlets.names.iter().map(|name| (*name).to_owned()).zip(of_outlets).collect(),
            actors,
            tags,
            sources,
        })
    }
}

impl Counters {
    fn count(&mut self, chronology: &Chronology, outlets: &Outlets, event: EventId) {
        self.actors.add(event, chronology.actors_of(event).iter().map(|actor| actor.index()));
        self.tags.add(event, chronology.tags_of(event).iter().map(|tag| tag.index()));
        self.places.add(event, chronology.place_of(event).map(|place| place.index()));
        self.sources.add(event, sources_of(chronology, event).map(|source| source.index()));
        self.outlets.add(event, sources_of(chronology, event).map(|source| outlets.of[source.index()]));
        let citations = || chronology.citations(event);
        let speakers = citations().filter_map(|id| chronology.speaker_of(id));
        self.speakers.add(event, speakers.map(|speaker| speaker.index()));
        let stances = citations().map(|id| chronology.citation(id).stance());
        self.stances.add(event, stances.filter_map(|stance| Stance::ALL.iter().position(|other| *other == stance)));
    }
}

/// The outlets of all sources.
struct Outlets<'c> {
    names: Vec<&'c str>,
    /// The number of the outlet of each source.
    of: Vec<usize>,
    /// How many sources each has.
    sources: Vec<usize>,
}

impl<'c> Outlets<'c> {
    fn of(chronology: &'c Chronology) -> Self {
        let mut outlets = Self { names: Vec::new(), of: Vec::new(), sources: Vec::new() };
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for source in chronology.sources() {
            let name = chronology.source(source).outlet.as_str();
            let number = *numbers.entry(name).or_insert_with(|| {
                outlets.names.push(name);
                outlets.sources.push(0);
                outlets.names.len() - 1
            });
            outlets.of.push(number);
            outlets.sources[number] += 1;
        }
        outlets
    }

    /// The outlet; with the title where several sources share it.
    fn label(&self, chronology: &Chronology, id: SourceId) -> String {
        let source = chronology.source(id);
        let shared = self.sources[self.of[id.index()]] > 1;
        match (source.outlet.is_empty(), source.title.is_empty()) {
            (true, true) => source.key.clone(),
            (true, false) => source.title.clone(),
            (false, false) if shared => format!("{}, {}", source.outlet, source.title),
            _ => source.outlet.clone(),
        }
    }
}
