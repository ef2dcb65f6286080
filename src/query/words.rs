//! Where a bare word or a phrase fits an event, and how well.

use crate::model::{ActorId, Chronology, EventId, PlaceId, TagId};
use crate::query::material::Material;
use crate::query::needle::{Needle, Tier};
use crate::query::{Crew, Index};
use crate::text::Haystack;

/// A word or phrase with how it fits each name and each event.
pub(super) struct Wanted {
    pub needle: Needle,
    tags: Named,
    actors: Named,
    places: Named,
    grades: Vec<u8>,
}

/// How well a word fits names of one sort.
struct Named {
    /// A grade for each; none at all where it fits none of them.
    grades: Vec<u8>,
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

/// The grade of letters that are scattered over a title. No grade of letters that stand together is as low.
pub(super) const SCATTERED_IN_TITLE: u8 = graded(Tier::Scattered, 3);

/// Tier first, then how much the field counts.
const fn graded(tier: Tier, field: u8) -> u8 {
    let tier = match tier {
        Tier::Scattered => 0,
        Tier::Inside => 1,
        Tier::Start => 2,
        Tier::Whole => 3,
    };
    3 * tier + field
}

impl Spot {
    /// The title before the tags before the rest.
    fn counts(self) -> u8 {
        match self {
            Self::Title => 3,
            Self::Tag(_) => 2,
            Self::Actor(_) | Self::Place(_) => 1,
        }
    }
}

impl Fit {
    /// From 1 to 12, the better the greater.
    pub fn grade(self) -> u8 {
        graded(self.tier, self.spot.counts())
    }

    /// Where a word fits an event best.
    pub fn of(needle: &Needle, chronology: &Chronology, index: &Index, event: EventId) -> Option<Self> {
        let tags = chronology.tags_of(event).iter().map(|tag| Spot::Tag(*tag));
        let actors = chronology.actors_of(event).iter().map(|actor| Spot::Actor(*actor));
        let place = chronology.place_of(event).map(Spot::Place);
        let spots = std::iter::once(Spot::Title).chain(tags).chain(actors).chain(place);
        let fits = spots.filter_map(|spot| Some(Self { tier: needle.tier(index.at(event, spot))?, spot }));
        // Of several that are equally good, the first.
        fits.reduce(|best, next| if next.grade() > best.grade() { next } else { best })
    }

    /// The word of several that fits an event best, and where.
    pub fn best<'n>(
        needles: &'n [Needle],
        chronology: &Chronology,
        index: &Index,
        event: EventId,
    ) -> Option<(&'n Needle, Self)> {
        let fits = needles.iter().filter_map(|needle| Some((needle, Self::of(needle, chronology, index, event)?)));
        fits.reduce(|best, next| if next.1.grade() > best.1.grade() { next } else { best })
    }
}

impl Index {
    /// What a field of an event says, folded.
    pub(super) fn at(&self, event: EventId, spot: Spot) -> &str {
        let row = match spot {
            Spot::Title => self.titles.row(event.index()),
            Spot::Tag(tag) => self.tags.row(tag.index()),
            Spot::Actor(actor) => self.actors.row(actor.index()),
            Spot::Place(place) => self.places.row(place.index()),
        };
        row.unwrap_or_default()
    }
}

impl Named {
    fn of(needle: &Needle, names: &Haystack, field: u8, crew: Crew<'_>) -> Option<Self> {
        let mut grades = vec![0; names.len()];
        crew.for_rows(names.len()).fill(&mut grades, |rows, grades| {
            let mut tiers = vec![None; rows.len()];
            needle.literal_tiers(names, rows.clone(), &mut tiers);
            needle.scattered_tiers(names, rows, &mut tiers);
            for (grade, tier) in grades.iter_mut().zip(tiers) {
                *grade = tier.map_or(0, |tier| graded(tier, field));
            }
        })?;
        let fits = grades.iter().any(|grade| *grade > 0);
        Some(Self { grades: if fits { grades } else { Vec::new() } })
    }

    fn fits(&self) -> bool {
        !self.grades.is_empty()
    }
}

impl Wanted {
    /// Looks for the letters together, in all titles and names, and scattered in names only: see [`Self::scatter`].
    /// Nothing if nobody waits for it any more.
    pub fn of(needle: Needle, material: &Material) -> Option<Self> {
        let (index, crew) = (material.index, material.crew);
        let mut grades = vec![0; material.chronology.event_count()];
        let wanted = Self {
            tags: Named::of(&needle, &index.tags, 2, crew)?,
            actors: Named::of(&needle, &index.actors, 1, crew)?,
            places: Named::of(&needle, &index.places, 1, crew)?,
            needle,
            grades: Vec::new(),
        };
        crew.fill(&mut grades, |rows, grades| {
            let mut tiers = vec![None; rows.len()];
            wanted.needle.literal_tiers(&index.titles, rows.clone(), &mut tiers);
            for ((row, grade), tier) in rows.zip(grades).zip(tiers) {
                let title = tier.map_or(0, |tier| graded(tier, 3));
                *grade = title.max(wanted.grade_of_names(material.chronology, EventId::new(row)));
            }
        })?;
        Some(Self { grades, ..wanted })
    }

    fn grade_of_names(&self, chronology: &Chronology, event: EventId) -> u8 {
        let mut best = 0;
        if self.tags.fits() {
            best = chronology.tags_of(event).iter().map(|tag| self.tags.grades[tag.index()]).fold(best, u8::max);
        }
        if self.actors.fits() {
            let actors = chronology.actors_of(event).iter();
            best = actors.map(|actor| self.actors.grades[actor.index()]).fold(best, u8::max);
        }
        if self.places.fits() {
            best = chronology.place_of(event).map_or(best, |place| best.max(self.places.grades[place.index()]));
        }
        best
    }

    /// Looks for the letters scattered in titles too, where that would be a better fit.
    pub fn scatter(&mut self, material: &Material) -> Option<()> {
        if !self.is_scattered() {
            return Some(());
        }
        let Self { needle, grades, .. } = self;
        material.crew.fill(grades, |rows, grades| {
            let fits = |grade: &u8| (*grade >= SCATTERED_IN_TITLE).then_some(Tier::Inside);
            let mut tiers: Vec<Option<Tier>> = grades.iter().map(fits).collect();
            needle.scattered_tiers(&material.index.titles, rows, &mut tiers);
            for (grade, tier) in grades.iter_mut().zip(tiers) {
                *grade = if tier == Some(Tier::Scattered) { SCATTERED_IN_TITLE } else { *grade };
            }
        })
    }

    /// Whether its letters may be scattered.
    pub fn is_scattered(&self) -> bool {
        self.needle.rooms().is_some()
    }

    /// How well it fits each event, as far as it has been looked for: 0 where it does not.
    pub fn grades(&self) -> &[u8] {
        &self.grades
    }
}
