//! How many events of the whole chronology have each name: in one pass over the events, when it is first needed.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::{ActorId, Chronology, EventId, Handle, SourceId, Stance, TagId};
use crate::query::counter::{Counter, sources_of};
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
    pub actors_by_count: Vec<ActorId>,
    pub tags_by_count: Vec<TagId>,
    /// The sources that say something of an event.
    pub sources_by_count: Vec<SourceId>,
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
        let name = |names: &crate::text::Haystack, at: usize| names.row(at).unwrap_or_default().to_owned();
        let cited = chronology.sources().filter(|source| sources[source.index()] > 0);
        Some(Self {
            actors_by_count: by_count((0..actors.len()).map(ActorId::new), &actors, |at| name(&index.actors.rows, at)),
            tags_by_count: by_count((0..tags.len()).map(TagId::new), &tags, |at| name(&index.tags.rows, at)),
            sources_by_count: by_count(cited, &sources, |at| chronology.source(SourceId::new(at)).outlet.clone()),
            source_labels: chronology.sources().map(|source| outlets.label(chronology, source)).collect(),
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

/// Those that most events have, first; ties by name.
fn by_count<H: Handle>(handles: impl Iterator<Item = H>, counts: &[usize], name: impl Fn(usize) -> String) -> Vec<H> {
    let mut ordered: Vec<H> = handles.collect();
    ordered.sort_by_cached_key(|handle| (Reverse(counts[handle.index()]), name(handle.index())));
    ordered
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
