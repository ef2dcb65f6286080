//! What a search looks at, prepared once for each chronology.

use std::sync::OnceLock;

use crate::model::stored::{Reader, Writer};
use crate::model::{Chronology, EventId};
use crate::query::Crew;
use crate::query::counted::Counted;
use crate::query::crew::pieces;
use crate::query::vocabulary::Vocabulary;
use crate::query::years::Years;
use crate::text::Haystack;

/// The titles and names of a chronology, ready to be compared, and what is counted when it is first needed.
/// Belongs to the chronology it was made of, and to no other.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) titles: Haystack,
    pub(super) actors: Haystack,
    pub(super) tags: Haystack,
    pub(super) places: Haystack,
    /// Those whose statements are carried.
    pub(super) speakers: Haystack,
    keys: OnceLock<Haystack>,
    counted: OnceLock<Counted>,
    years: OnceLock<Years>,
    vocabulary: OnceLock<Vocabulary>,
}

impl Index {
    /// Reads every title and name once.
    #[must_use]
    pub fn of(chronology: &Chronology) -> Self {
        let titles = titles(chronology, Crew::alone()).expect("nobody cancels it");
        Self::with_titles(chronology, titles)
    }

    /// With the titles of all events, folded already: see [`titles`].
    #[must_use]
    pub fn with_titles(chronology: &Chronology, titles: Haystack) -> Self {
        Self {
            titles,
            actors: chronology.actors().iter().map(|(_, name)| name).collect(),
            tags: chronology.tags().iter().map(|(_, name)| name).collect(),
            places: chronology.places().iter().map(|(_, name)| name).collect(),
            speakers: chronology.speakers().iter().map(|(_, name)| name).collect(),
            ..Self::default()
        }
    }

    /// Writes what is folded of it.
    pub fn store(&self, to: &mut Writer) {
        for haystack in [&self.titles, &self.actors, &self.tags, &self.places, &self.speakers] {
            haystack.store(to);
        }
    }

    /// Reads it again; nothing where it is not that of this chronology.
    #[must_use]
    pub fn stored(from: &mut Reader, chronology: &Chronology) -> Option<Self> {
        let mut haystack = |rows| Haystack::stored(from).filter(|haystack| haystack.len() == rows);
        let index = Self {
            titles: haystack(chronology.event_count())?,
            actors: haystack(chronology.actors().len())?,
            tags: haystack(chronology.tags().len())?,
            places: haystack(chronology.places().len())?,
            speakers: haystack(chronology.speakers().len())?,
            ..Self::default()
        };
        from.record.finish()?;
        Some(index)
    }

    /// The keys of all events.
    pub(super) fn keys(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<&Haystack> {
        once(&self.keys, || folded(chronology, crew, |event| chronology.key(event)))
    }

    /// How many events have each name.
    pub(super) fn counted(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<&Counted> {
        once(&self.counted, || Counted::of(chronology, self, crew))
    }

    /// The years that events stand under.
    pub(super) fn years(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<&Years> {
        once(&self.years, || Years::of(chronology, crew))
    }

    /// The words of all titles and names.
    pub(super) fn vocabulary(&self, crew: Crew<'_>) -> Option<&Vocabulary> {
        once(&self.vocabulary, || Vocabulary::of([&self.titles, &self.tags, &self.actors, &self.places], crew))
    }
}

/// What is made when it is first asked for; nothing if that is cancelled.
fn once<T>(place: &OnceLock<T>, make: impl FnOnce() -> Option<T>) -> Option<&T> {
    if place.get().is_none() {
        let made = make()?;
        return Some(place.get_or_init(|| made));
    }
    place.get()
}

/// The titles of all events, folded; nothing if nobody waits for them any more.
#[must_use]
pub fn titles(chronology: &Chronology, crew: Crew<'_>) -> Option<Haystack> {
    folded(chronology, crew, |event| chronology.event_title(event))
}

fn folded<'c>(
    chronology: &'c Chronology,
    crew: Crew<'_>,
    text: impl Fn(EventId) -> &'c str + Sync,
) -> Option<Haystack> {
    let parts = crew.each(pieces(chronology.event_count()), |rows| rows.map(|row| text(EventId::new(row))).collect());
    let mut folded = Haystack::default();
    parts?.iter().for_each(|part: &Haystack| folded.append(part));
    Some(folded)
}
