//! Where a bare word or a phrase fits an event, and how well.

use std::ops::Range;

use crate::model::{ActorId, Chronology, EventId, PlaceId, TagId};
use crate::query::index::Texts;
use crate::query::material::Material;
use crate::query::needle::{Needle, Tier};
use crate::query::sieve::{Held, Sieve};
use crate::query::{Crew, Index};
use crate::text::Words;
use crate::text::postings::{BLOCK, Postings, blocks};

/// A word or phrase that events are asked for, after each word and name has been looked at.
pub(super) struct Wanted<'m> {
    sieve: Sieve,
    words: &'m Words,
    names: Vec<Named<'m>>,
}

/// What is known of the events of a block before their letters are looked at.
pub(super) struct Look {
    held: Vec<Held>,
    /// The bits of the grades of their names; empty where none fits.
    noted: Vec<u16>,
}

/// How well a word fits names of one sort.
struct Named<'m> {
    texts: &'m Texts,
    /// In which events each of them stands.
    events: &'m Postings,
    /// How much the field counts.
    field: u8,
    sieve: Sieve,
    /// The bit of its grade for each: the better, the higher.
    grades: Vec<u16>,
    /// The names that it fits.
    some: Vec<u32>,
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
            Spot::Title => self.titles.rows.row(event.index()),
            Spot::Tag(tag) => self.tags.rows.row(tag.index()),
            Spot::Actor(actor) => self.actors.rows.row(actor.index()),
            Spot::Place(place) => self.places.rows.row(place.index()),
        };
        row.unwrap_or_default()
    }
}

impl<'m> Named<'m> {
    fn of(needle: &Needle, texts: &'m Texts, events: &'m Postings, field: u8, crew: Crew<'_>) -> Option<Self> {
        let sieve = Sieve::of(needle.clone(), texts.words(crew)?, crew)?;
        let named = Self { texts, events, field, sieve, grades: Vec::new(), some: Vec::new() };
        named.graded(crew)
    }

    /// With the grades that follow from what its words hold.
    fn graded(self, crew: Crew<'_>) -> Option<Self> {
        let Self { texts, field, sieve, .. } = &self;
        let words = texts.words(crew)?;
        let tiers = blocks(texts.rows.len()).flat_map(|rows| {
            let wanted = vec![true; rows.len()];
            sieve.tiers(texts, rows.clone(), &sieve.held(words, &rows), &wanted)
        });
        let grades: Vec<u16> = tiers.map(|tier| tier.map_or(0, |tier| 1 << graded(tier, *field))).collect();
        let some = (0..).zip(&grades).filter(|(_, grade)| **grade != 0).map(|(name, _)| name).collect();
        Some(Self { grades, some, ..self })
    }

    fn look_apart(mut self, crew: Crew<'_>) -> Option<Self> {
        if !self.sieve.may_be_apart() {
            return Some(self);
        }
        self.sieve.look_apart(self.texts.words(crew)?, crew)?;
        self.graded(crew)
    }
}

impl<'m> Wanted<'m> {
    /// Looks for it in all words and names, as far as its letters stand together. Nothing if nobody waits for it any more.
    pub fn of(needle: Needle, material: &Material<'m>) -> Option<Self> {
        let Material { chronology, index, crew, .. } = *material;
        let names = [
            (&index.tags, index.with_tag(chronology, crew)?, 2),
            (&index.actors, index.with_actor(chronology, crew)?, 1),
            (&index.places, index.with_place(chronology, crew)?, 1),
        ];
        let names = names.map(|(texts, events, field)| Named::of(&needle, texts, events, field, crew));
        let words = index.titles.words(crew)?;
        let names = names.into_iter().collect::<Option<_>>()?;
        Some(Self { sieve: Sieve::of(needle, words, crew)?, words, names })
    }

    /// The same with letters that stand apart. Nothing if nobody waits for it any more.
    pub fn look_apart(&mut self, crew: Crew<'_>) -> Option<()> {
        self.sieve.look_apart(self.words, crew)?;
        let names = std::mem::take(&mut self.names).into_iter();
        self.names = names.map(|named| named.look_apart(crew)).collect::<Option<_>>()?;
        Some(())
    }

    /// The best grade of any word or name.
    pub fn best_grade(&self) -> u8 {
        let of_titles = self.sieve.best_tier().map_or(0, |tier| graded(tier, 3));
        let of_names = self.names.iter().flat_map(|named| &named.grades).fold(1, |all, grades| all | grades);
        of_titles.max(u8::try_from(of_names.ilog2()).unwrap_or(0))
    }

    /// What is wanted.
    pub fn needle(&self) -> &Needle {
        self.sieve.needle()
    }

    /// Whether it must be looked for in titles to know where its letters stand together.
    pub fn takes_letters(&self) -> bool {
        !self.sieve.is_in_word()
    }

    /// What the words and names of the events of a block hold of it.
    pub fn look(&self, rows: &Range<usize>) -> Look {
        let block = rows.start / BLOCK;
        let names = || self.names.iter().filter(|named| !named.some.is_empty());
        let mut noted = vec![0; if names().next().is_none() { 0 } else { rows.len() }];
        for Named { events, grades, some, .. } in names() {
            events.note(block, grades, some, &mut noted);
        }
        Look { held: self.sieve.held(self.words, rows), noted }
    }

    /// Takes those away that it certainly does not fit.
    pub fn may_fit(&self, look: &Look, wanted: &mut [bool]) {
        let mut fits: Vec<bool> = look.held.iter().map(|held| self.sieve.may_fit(*held)).collect();
        fits.iter_mut().zip(&look.noted).for_each(|(fits, noted)| *fits |= *noted != 0);
        wanted.iter_mut().zip(fits).for_each(|(wanted, fits)| *wanted &= fits);
    }

    /// How well it fits each event of a block: 0 where it does not, or where that is not wanted and not known without
    /// looking at its letters.
    pub fn grades(&self, index: &Index, rows: &Range<usize>, look: &Look, wanted: &[bool]) -> Vec<u8> {
        let tiers = self.sieve.tiers(&index.titles, rows.clone(), &look.held, wanted);
        let mut grades: Vec<u8> = tiers.into_iter().map(|tier| tier.map_or(0, |tier| graded(tier, 3))).collect();
        for (grade, noted) in grades.iter_mut().zip(&look.noted) {
            // No grade is 0, so that bit is free.
            let best = (noted | 1).ilog2();
            *grade = (*grade).max(u8::try_from(best).unwrap_or(0));
        }
        grades
    }
}
