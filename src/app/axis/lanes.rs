//! Which lane each event of a list lies in.

use std::cmp::Reverse;

use crate::app::axis::Lanes;
use crate::app::opened::Desk;
use crate::model::{ActorId, EventId, PlaceId, SourceId, Stance, TagId};
use crate::phrases;

/// What a lane is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneOf {
    /// Every event.
    Everything,
    /// What a source tells.
    Source(SourceId),
    /// What an actor takes part in.
    Actor(ActorId),
    /// What has a tag.
    Tag(TagId),
    /// What happened in a place.
    Place(PlaceId),
    /// What has none of those.
    Nothing(Lanes),
}

impl LaneOf {
    /// The name at the beginning of the lane; none where there is but one.
    #[must_use]
    pub fn name(self, desk: &Desk) -> &str {
        let chronology = desk.chronology();
        match self {
            Self::Everything => "",
            Self::Source(source) => desk.source_name(source),
            Self::Actor(actor) => chronology.actors().name(actor),
            Self::Tag(tag) => chronology.tags().name(tag),
            Self::Place(place) => chronology.places().name(place),
            Self::Nothing(Lanes::Source) => phrases::lanes::NO_SOURCE,
            Self::Nothing(Lanes::Actor) => phrases::lanes::NO_ACTOR,
            Self::Nothing(Lanes::Tag) => phrases::lanes::NO_TAG,
            Self::Nothing(Lanes::Place) => phrases::lanes::NO_PLACE,
            Self::Nothing(Lanes::None) => "",
        }
    }
}

/// The lanes of the events of a list, the fullest first; what has no tag, say, is in the last. An event lies in
/// one lane, so that it is seen once: that of its first tag, actor or place, or of the first source that tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaneTable {
    by: Option<Lanes>,
    lanes: Vec<LaneOf>,
    /// Where the ranks of each lane begin; one more than there are lanes.
    from: Vec<usize>,
    ranks: Vec<u32>,
    /// The lane of each event of the list.
    lane_of: Vec<u32>,
}

impl LaneTable {
    /// The lanes of the events of the list, in the order of time.
    #[must_use]
    pub fn of(desk: &Desk, by: Lanes, events: impl Iterator<Item = EventId>) -> Self {
        let kinds = kinds(desk, by);
        let keys: Vec<u32> = events.map(|event| narrow(key(desk, by, event).unwrap_or(kinds))).collect();
        let mut counts = vec![0_usize; kinds + 1];
        keys.iter().for_each(|key| counts[*key as usize] += 1);
        let mut order: Vec<usize> = (0..=kinds).filter(|key| counts[*key] > 0).collect();
        // What has none of them comes last, be it ever so much.
        order.sort_by_key(|key| (*key == kinds, Reverse(counts[*key])));
        let mut lane_of_key = vec![0; kinds + 1];
        let mut from = vec![0];
        for (lane, key) in order.iter().enumerate() {
            lane_of_key[*key] = lane;
            from.push(from[lane] + counts[*key]);
        }
        let mut next = from.clone();
        let mut ranks = vec![0; keys.len()];
        let lane_of: Vec<u32> = keys.iter().map(|key| narrow(lane_of_key[*key as usize])).collect();
        for (rank, lane) in lane_of.iter().enumerate() {
            let at = &mut next[*lane as usize];
            ranks[*at] = narrow(rank);
            *at += 1;
        }
        Self { by: Some(by), lanes: order.iter().map(|key| lane(by, *key, kinds)).collect(), from, ranks, lane_of }
    }

    /// What the lanes go by; nothing while there is no table.
    #[must_use]
    pub fn by(&self) -> Option<Lanes> {
        self.by
    }

    /// The lanes, from the first on.
    #[must_use]
    pub fn lanes(&self) -> &[LaneOf] {
        &self.lanes
    }

    /// Which events of the list lie in a lane: their ranks, in the order of time.
    pub fn ranks(&self, lane: usize) -> impl Iterator<Item = usize> + '_ {
        self.ranks[self.from[lane]..self.from[lane + 1]].iter().map(|rank| *rank as usize)
    }

    /// The event of a lane that stands so many events after one of it, by their ranks.
    #[must_use]
    pub fn step(&self, lane: usize, rank: usize, by: isize) -> Option<usize> {
        let ranks = &self.ranks[self.from[lane]..self.from[lane + 1]];
        let at = ranks.binary_search(&narrow(rank)).ok()?;
        ranks.get(at.checked_add_signed(by)?).map(|rank| *rank as usize)
    }

    /// The lane of an event of the list.
    #[must_use]
    pub fn lane_of(&self, rank: usize) -> Option<usize> {
        self.lane_of.get(rank).map(|lane| *lane as usize)
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many tags, say, there are.
fn kinds(desk: &Desk, by: Lanes) -> usize {
    let chronology = desk.chronology();
    match by {
        Lanes::None => 1,
        Lanes::Source => chronology.sources().len(),
        Lanes::Actor => chronology.actors().len(),
        Lanes::Tag => chronology.tags().len(),
        Lanes::Place => chronology.places().len(),
    }
}

/// Which of them an event has first.
fn key(desk: &Desk, by: Lanes, event: EventId) -> Option<usize> {
    let chronology = desk.chronology();
    match by {
        Lanes::None => Some(0),
        Lanes::Source => {
            let speaks = chronology
                .citations(event)
                .filter(|id| desk.counts(*id) && chronology.citation(*id).stance() != Stance::Silent);
            speaks.filter_map(|id| chronology.source_of(id)).next().map(SourceId::index)
        }
        Lanes::Actor => chronology.actors_of(event).first().map(|actor| actor.index()),
        Lanes::Tag => chronology.tags_of(event).first().map(|tag| tag.index()),
        Lanes::Place => chronology.place_of(event).map(PlaceId::index),
    }
}

fn lane(by: Lanes, key: usize, kinds: usize) -> LaneOf {
    match by {
        Lanes::None => LaneOf::Everything,
        _ if key == kinds => LaneOf::Nothing(by),
        Lanes::Source => LaneOf::Source(SourceId::new(key)),
        Lanes::Actor => LaneOf::Actor(ActorId::new(key)),
        Lanes::Tag => LaneOf::Tag(TagId::new(key)),
        Lanes::Place => LaneOf::Place(PlaceId::new(key)),
    }
}
