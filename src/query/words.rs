//! Where a bare word or a phrase fits an event, and how well.

use crate::model::{ActorId, EventId, PlaceId, TagId};
use crate::query::filter::Material;
use crate::query::needle::{Needle, Tier};

/// A word or phrase with how it fits each title and each name, so that a name is looked at once and not once an event.
pub(super) struct Wanted {
    pub needle: Needle,
    titles: Vec<Option<Tier>>,
    actors: Vec<Option<Tier>>,
    tags: Vec<Option<Tier>>,
    places: Vec<Option<Tier>>,
}

/// The best fit of a word to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub tier: Tier,
    pub spot: Spot,
}

/// The field of an event that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Title,
    Tag(TagId),
    Actor(ActorId),
    Place(PlaceId),
}

impl Fit {
    /// Tier first, then the title before the tags before the rest; from 1 to 12, the better the greater.
    pub fn grade(self) -> i64 {
        let tier = match self.tier {
            Tier::Scattered => 0,
            Tier::Inside => 1,
            Tier::Start => 2,
            Tier::Whole => 3,
        };
        let spot = match self.spot {
            Spot::Title => 3,
            Spot::Tag(_) => 2,
            Spot::Actor(_) | Spot::Place(_) => 1,
        };
        3 * tier + spot
    }
}

impl Wanted {
    pub fn new(needle: Needle, material: &Material) -> Self {
        let index = material.index;
        Self {
            titles: needle.tiers(&index.titles),
            actors: needle.tiers(&index.actors),
            tags: needle.tiers(&index.tags),
            places: needle.tiers(&index.places),
            needle,
        }
    }

    /// Where the word fits an event best.
    pub fn fit(&self, material: &Material, event: EventId) -> Option<Fit> {
        let chronology = material.chronology;
        let of = |tiers: &[Option<Tier>], at: usize| tiers.get(at).copied().flatten();
        let title = of(&self.titles, event.index());
        let tags = chronology.tags_of(event).iter().map(|&tag| (of(&self.tags, tag.index()), Spot::Tag(tag)));
        let actors = chronology.actors_of(event).iter();
        let actors = actors.map(|&actor| (of(&self.actors, actor.index()), Spot::Actor(actor)));
        let place = chronology.place_of(event).map(|place| (of(&self.places, place.index()), Spot::Place(place)));
        let fits = std::iter::once((title, Spot::Title)).chain(tags).chain(actors).chain(place);
        // Of several that are equally good, the first.
        fits.filter_map(|(tier, spot)| tier.map(|tier| Fit { tier, spot }))
            .reduce(|best, next| if next.grade() > best.grade() { next } else { best })
    }

    /// The score within a tier: see [`Needle::score`].
    pub fn score(&self, material: &Material, event: EventId, spot: Spot) -> i64 {
        let index = material.index;
        let text = match spot {
            Spot::Title => index.titles.row(event.index()),
            Spot::Tag(tag) => index.tags.row(tag.index()),
            Spot::Actor(actor) => index.actors.row(actor.index()),
            Spot::Place(place) => index.places.row(place.index()),
        };
        text.map_or(0, |text| self.needle.score(text))
    }
}
