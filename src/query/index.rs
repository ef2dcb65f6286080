//! What a search looks at, prepared once for each chronology.

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::stored::{Reader, Writer};
use crate::model::{Chronology, EventId, Handle};
use crate::query::Crew;
use crate::query::counted::Counted;
use crate::query::counter::sources_of;
use crate::query::crew::pieces;
use crate::query::vocabulary::Vocabulary;
use crate::query::years::Years;
use crate::text::postings::{Block, Postings, blocks};
use crate::text::{BlockWords, Haystack, WordNumbers, Words, WordsInOrder};

/// The titles and names of a chronology, ready to be compared, and what is counted when it is first needed.
/// Belongs to the chronology it was made of, and to no other.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) titles: Texts,
    pub(super) actors: Texts,
    pub(super) tags: Texts,
    pub(super) places: Texts,
    /// Those whose statements are carried.
    pub(super) speakers: Haystack,
    with_actor: OnceLock<Postings>,
    with_tag: OnceLock<Postings>,
    with_place: OnceLock<Postings>,
    with_source: OnceLock<Postings>,
    keys: OnceLock<Haystack>,
    counted: OnceLock<Counted>,
    years: OnceLock<Years>,
    vocabulary: OnceLock<Vocabulary>,
}

/// Texts, folded, and their words.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    pub rows: Haystack,
    words: OnceLock<Words>,
    in_order: OnceLock<WordsInOrder>,
}

impl From<Haystack> for Texts {
    fn from(rows: Haystack) -> Self {
        Self { rows, ..Self::default() }
    }
}

impl Texts {
    fn stored(from: &mut Reader, rows: usize) -> Option<Self> {
        let texts = Haystack::stored(from).filter(|texts| texts.len() == rows)?;
        let words = Words::stored(from, rows)?;
        Some(Self { rows: texts, words: words.into(), ..Self::default() })
    }

    /// Their words; nothing if nobody waits for them any more.
    pub fn words(&self, crew: Crew<'_>) -> Option<&Words> {
        once(&self.words, || {
            let crew = crew.for_rows(self.rows.len());
            let blocks = crew.each(blocks(self.rows.len()), |rows| BlockWords::of(&self.rows, rows))?;
            crew.goes_on()?;
            Some(Words::of(&blocks))
        })
    }

    /// Makes their [words in order](Self::words_in_order); nothing if nobody waits for them any more.
    pub fn lay_words_in_order(&self, crew: Crew<'_>) -> Option<&WordsInOrder> {
        once(&self.in_order, || {
            let numbers = WordNumbers::of(&self.words(crew)?.vocabulary);
            let crew = crew.for_rows(self.rows.len());
            let parts = crew.each(pieces(self.rows.len()), |rows| WordsInOrder::of(&self.rows, rows, &numbers))?;
            let mut in_order = WordsInOrder::default();
            parts.iter().for_each(|part| in_order.append(part));
            Some(in_order)
        })
    }

    /// The words of each, if they have been made: nothing needs them, and with them less is to be looked at.
    pub fn words_in_order(&self) -> Option<&WordsInOrder> {
        self.in_order.get()
    }
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
            titles: titles.into(),
            actors: chronology.actors().iter().map(|(_, name)| name).collect::<Haystack>().into(),
            tags: chronology.tags().iter().map(|(_, name)| name).collect::<Haystack>().into(),
            places: chronology.places().iter().map(|(_, name)| name).collect::<Haystack>().into(),
            speakers: chronology.speakers().iter().map(|(_, name)| name).collect(),
            ..Self::default()
        }
    }

    /// Makes all that queries need, so that the first one need not wait for it. Nothing if nobody waits for it any more.
    pub fn prepare(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<()> {
        for texts in [&self.titles, &self.actors, &self.tags, &self.places] {
            texts.words(crew)?;
        }
        for with in [Self::with_actor, Self::with_tag, Self::with_place, Self::with_source] {
            with(self, chronology, crew)?;
        }
        self.counted(chronology, crew)?;
        self.years(chronology, crew)?;
        // Last, as it can be done without.
        self.titles.lay_words_in_order(crew)?;
        Some(())
    }

    /// Writes what is folded of it, with the words, and in which events names stand.
    pub fn store(&self, chronology: &Chronology, to: &mut Writer) {
        for texts in [&self.titles, &self.actors, &self.tags, &self.places] {
            texts.rows.store(to);
            texts.words(Crew::alone()).into_iter().for_each(|words| words.store(to));
        }
        self.speakers.store(to);
        for with in [Self::with_actor, Self::with_tag, Self::with_place, Self::with_source] {
            with(self, chronology, Crew::alone()).into_iter().for_each(|postings| postings.store(to));
        }
    }

    /// Reads it again; nothing where it is not that of this chronology.
    #[must_use]
    pub fn stored(from: &mut Reader, chronology: &Chronology) -> Option<Self> {
        let (events, actors, tags) = (chronology.event_count(), chronology.actors().len(), chronology.tags().len());
        let (places, sources) = (chronology.places().len(), chronology.sources().len());
        let titles = Texts::stored(from, events)?;
        let of_actors = Texts::stored(from, actors)?;
        let of_tags = Texts::stored(from, tags)?;
        let of_places = Texts::stored(from, places)?;
        let speakers = Haystack::stored(from).filter(|speakers| speakers.len() == chronology.speakers().len())?;
        let mut with = |things| Postings::stored(from, events, things).map(OnceLock::from);
        let index = Self {
            titles,
            actors: of_actors,
            tags: of_tags,
            places: of_places,
            speakers,
            with_actor: with(actors)?,
            with_tag: with(tags)?,
            with_place: with(places)?,
            with_source: with(sources)?,
            ..Self::default()
        };
        from.record.finish()?;
        Some(index)
    }

    /// The events that have each actor.
    pub(super) fn with_actor(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<&Postings> {
        let actors = |event| chronology.actors_of(event).iter().map(|actor| row(*actor));
        once(&self.with_actor, || events_with(chronology, crew, chronology.actors().len(), actors))
    }

    /// The events that have each tag.
    pub(super) fn with_tag(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<&Postings> {
        let tags = |event| chronology.tags_of(event).iter().map(|tag| row(*tag));
        once(&self.with_tag, || events_with(chronology, crew, chronology.tags().len(), tags))
    }

    /// The events that have each place.
    pub(super) fn with_place(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<&Postings> {
        let place = |event| chronology.place_of(event).map(row);
        once(&self.with_place, || events_with(chronology, crew, chronology.places().len(), place))
    }

    /// The events of which each source says something.
    pub(super) fn with_source(&self, chronology: &Chronology, crew: Crew<'_>) -> Option<&Postings> {
        let sources = |event| sources_of(chronology, event).map(row);
        once(&self.with_source, || events_with(chronology, crew, chronology.sources().len(), sources))
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
        once(&self.vocabulary, || {
            let texts = [&self.titles, &self.tags, &self.actors, &self.places];
            Vocabulary::of(texts.map(|texts| &texts.rows), crew)
        })
    }
}

/// What is made when it is first asked for; nothing if that is cancelled.
pub(super) fn once<T>(place: &OnceLock<T>, make: impl FnOnce() -> Option<T>) -> Option<&T> {
    if place.get().is_none() {
        let made = make()?;
        return Some(place.get_or_init(|| made));
    }
    place.get()
}

/// The row of the name that a handle stands for.
fn row(handle: impl Handle) -> u32 {
    u32::try_from(handle.index()).expect("handles are numbers of 32 bits")
}

/// The events that have each of so many things, of which an event has some.
fn events_with<I: IntoIterator<Item = u32>>(
    chronology: &Chronology,
    crew: Crew<'_>,
    things: usize,
    of: impl Fn(EventId) -> I + Sync,
) -> Option<Postings> {
    let block = |rows: Range<usize>| Block::of(rows.map(|row| of(EventId::new(row))), things);
    Some(crew.each(blocks(chronology.event_count()), block)?.into())
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
