//! The whole: a title, sources, events.

use std::borrow::Cow;

use crate::model::columns::{Citations, Events, NamedByCitations, NamedByEvents};
use crate::model::reckoned::undated_base;
use crate::model::stored::{Reader, Writer};
use crate::model::{
    ActorId, Builder, CitationId, Cited, CountsFrom, DateId, Dates, Event, EventId, Location, Names, Origins, PlaceId,
    Reckoned, Source, SourceId, Sources, SpeakerId, TagId, Text, TextId, TextKind, one_by_one,
};
use crate::when::When;

/// A sourced chronology, read through handles. How it is stored is this type's secret: ask for what a
/// row shows, and no more.
#[derive(Clone, Debug, Default)]
pub struct Chronology {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) sources: Sources,
    pub(super) events: Events,
    pub(super) citations: Citations,
    pub(super) dates: Dates,
    pub(super) actors: Names<ActorId>,
    pub(super) tags: Names<TagId>,
    pub(super) places: Names<PlaceId>,
    pub(super) speakers: Names<SpeakerId>,
}

impl Chronology {
    /// Puts the parts together. Events are laid in order of time ([`When::list_key`]: by earliest, then
    /// latest; where no beginning is known, by their end), then as given. Of several with one key, only the
    /// first is kept.
    #[must_use]
    pub fn new(title: String, about: String, sources: Vec<Source>, events: Vec<Event>) -> Self {
        let mut builder = Builder::default();
        for event in events {
            builder.add(&event);
        }
        builder.finish(title, about, sources, one_by_one).0
    }

    /// What the whole is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it is about.
    #[must_use]
    pub fn about(&self) -> &str {
        &self.about
    }

    /// How many events there are.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.events.len()
    }

    /// Every event, in order of time.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = EventId> + ExactSizeIterator + use<> {
        (0..self.events.len()).map(EventId::new)
    }

    /// Every event, in the order of the files.
    #[must_use]
    pub fn events_as_written(&self) -> Vec<EventId> {
        self.events.in_order_of_rows()
    }

    /// The event of that key.
    #[must_use]
    pub fn event_by_key(&self, key: &str) -> Option<EventId> {
        self.events.by_key(key)
    }

    /// The name that files and scripts use for an event.
    #[must_use]
    pub fn key(&self, event: EventId) -> &str {
        self.events.key(event)
    }

    /// The date of an event, as far as it is known.
    #[must_use]
    pub fn when(&self, event: EventId) -> &When {
        self.when_of(self.date(event))
    }

    /// The same as a handle: what is asked of a date need be asked only once for all events of that date.
    #[must_use]
    pub fn date(&self, event: EventId) -> DateId {
        self.events.dates[event.index()]
    }

    /// The date that a handle stands for.
    #[must_use]
    pub fn when_of(&self, date: DateId) -> &When {
        self.dates.when(date)
    }

    /// How many dates there are; those written differently are different dates.
    #[must_use]
    pub fn date_count(&self) -> usize {
        self.dates.len()
    }

    /// Every date, in the order of [`When::list_key`]. One may be no event's, but only that of a citation.
    pub fn dates(&self) -> impl DoubleEndedIterator<Item = DateId> + ExactSizeIterator + use<> {
        (0..self.dates.len()).map(DateId::new)
    }

    /// The title of an event: one line.
    #[must_use]
    pub fn event_title(&self, event: EventId) -> &str {
        self.events.title(event)
    }

    /// A few sentences about an event.
    #[must_use]
    pub fn account(&self, event: EventId) -> Option<&str> {
        self.events.account(event)
    }

    /// Who takes part in an event.
    #[must_use]
    pub fn actors_of(&self, event: EventId) -> &[ActorId] {
        self.events.actors.get(event.index())
    }

    /// The subjects of an event.
    #[must_use]
    pub fn tags_of(&self, event: EventId) -> &[TagId] {
        self.events.tags.get(event.index())
    }

    /// Where an event happened.
    #[must_use]
    pub fn place_of(&self, event: EventId) -> Option<PlaceId> {
        self.events.places[event.index()]
    }

    /// Where an event stands in the files.
    #[must_use]
    pub fn location(&self, event: EventId) -> Location {
        self.events.location(event)
    }

    /// Every actor.
    #[must_use]
    pub fn actors(&self) -> &Names<ActorId> {
        &self.actors
    }

    /// Every tag.
    #[must_use]
    pub fn tags(&self) -> &Names<TagId> {
        &self.tags
    }

    /// Every place.
    #[must_use]
    pub fn places(&self) -> &Names<PlaceId> {
        &self.places
    }

    /// Everybody whose statements are carried.
    #[must_use]
    pub fn speakers(&self) -> &Names<SpeakerId> {
        &self.speakers
    }

    /// How many citations there are, over all events.
    #[must_use]
    pub fn citation_count(&self) -> usize {
        self.citations.len()
    }

    /// The citations of an event, in the order of the file.
    pub fn citations(
        &self,
        event: EventId,
    ) -> impl DoubleEndedIterator<Item = CitationId> + ExactSizeIterator + Clone + use<> {
        self.events.citations(event).map(CitationId::new)
    }

    /// Every citation, in the order of the events.
    pub fn all_citations(&self) -> impl Iterator<Item = CitationId> + use<> {
        (0..self.citations.len()).map(CitationId::new)
    }

    /// A citation.
    #[must_use]
    pub fn citation(&self, id: CitationId) -> Cited<'_> {
        Cited::new(self, id)
    }

    /// The event that a citation belongs to.
    #[must_use]
    pub fn event_of(&self, id: CitationId) -> EventId {
        self.events.of_citation(id.index())
    }

    /// The source that a citation names; `None` where there is no such source.
    #[must_use]
    pub fn source_of(&self, id: CitationId) -> Option<SourceId> {
        self.citations.sources[id.index()]
    }

    /// Whose statement the source of a citation carries, where it is not its own.
    #[must_use]
    pub fn speaker_of(&self, id: CitationId) -> Option<SpeakerId> {
        self.citations.speakers[id.index()]
    }

    /// What the source's own words for the date mean; `None` where there are none, or they tell none. It is reckoned
    /// whenever it is asked for.
    #[must_use]
    pub fn reckoned(&self, id: CitationId) -> Option<Reckoned> {
        Reckoned::of(self, id)
    }

    /// What the source's own words for the date count from, where that has no date itself, so that they cannot be
    /// reckoned.
    #[must_use]
    pub fn undated_base(&self, id: CitationId) -> Option<CountsFrom> {
        undated_base(self, id)
    }

    /// The date of its event as the source of a citation gives it: as the citation has it, else as the source's own
    /// words are reckoned.
    #[must_use]
    pub fn date_of(&self, id: CitationId) -> Option<Cow<'_, When>> {
        let given = self.citation(id).when().map(Cow::Borrowed);
        given.or_else(|| Some(Cow::Owned(self.reckoned(id)?.resolved.when)))
    }

    /// The date that the chronology has for a citation: its own, else that of its event.
    #[must_use]
    pub fn when_told(&self, id: CitationId) -> &When {
        self.citation(id).when().unwrap_or_else(|| self.when(self.event_of(id)))
    }

    /// The citations of a source, in the order of the events.
    #[must_use]
    pub fn citations_of_source(&self, source: SourceId) -> &[CitationId] {
        self.citations.of_sources.get(source.index())
    }

    /// Every source, in the order of the file.
    pub fn sources(&self) -> impl DoubleEndedIterator<Item = SourceId> + ExactSizeIterator + use<> {
        (0..self.sources.len()).map(SourceId::new)
    }

    /// A source. Its texts are asked for with [`Self::texts`].
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        self.sources.get(id)
    }

    /// The source of that key.
    #[must_use]
    pub fn source_by_key(&self, key: &str) -> Option<SourceId> {
        self.sources.by_key(key)
    }

    /// How many texts there are, over all sources.
    #[must_use]
    pub fn text_count(&self) -> usize {
        self.sources.text_count()
    }

    /// The texts of a source, in the order of the file.
    pub fn texts(&self, source: SourceId) -> impl DoubleEndedIterator<Item = TextId> + ExactSizeIterator + use<> {
        self.sources.texts(source).map(TextId::new)
    }

    /// A text.
    #[must_use]
    pub fn text(&self, id: TextId) -> &Text {
        self.sources.text(id)
    }

    /// The language of a text (a BCP 47 tag), where it is known: that of its source. A digest is in the chronicler's
    /// words, and a translation in another language than its source.
    #[must_use]
    pub fn language_of(&self, id: TextId) -> Option<&str> {
        let own_words = matches!(self.text(id).kind, TextKind::Original | TextKind::Transcript);
        self.source(self.source_of_text(id)).language.as_deref().filter(|_| own_words)
    }

    /// The source that a text is a wording of.
    #[must_use]
    pub fn source_of_text(&self, id: TextId) -> SourceId {
        self.sources.source_of_text(id)
    }

    /// Where the sources ultimately come from.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        self.sources.origins()
    }

    /// Writes everything but the citations. Nothing is written where it could not be read again.
    pub fn store(&self, to: &mut Writer) -> Option<()> {
        self.dates.can_be_stored().then_some(())?;
        to.record.put_string(&self.title);
        to.record.put_string(&self.about);
        self.sources.store(to);
        self.dates.store(to);
        self.actors.store(to);
        self.tags.store(to);
        self.places.store(to);
        self.speakers.store(to);
        self.events.store(to);
        Some(())
    }

    /// Writes the citations.
    pub fn store_citations(&self, to: &mut Writer) {
        self.citations.store(to, self.named_by_citations());
    }

    fn named_by_citations(&self) -> NamedByCitations {
        let (sources, dates) = (self.sources.len(), self.dates.len());
        NamedByCitations { sources, dates, speakers: self.speakers.len() }
    }

    /// Reads what was written, so that all questions are answered alike: all numbers and names at once, of the words
    /// those that are asked for, when they are. `citations` is asked last.
    pub fn stored(from: &mut Reader, citations: impl FnOnce() -> Option<StoredCitations>) -> Option<Self> {
        let (title, about) = (from.record.string()?, from.record.string()?);
        let (sources, dates) = (Sources::stored(from)?, Dates::stored(from)?);
        let (actors, tags) = (Names::stored(from)?, Names::stored(from)?);
        let (places, speakers) = (Names::stored(from)?, Names::stored(from)?);
        let named = NamedByEvents { dates: dates.len(), places: places.len(), actors: actors.len(), tags: tags.len() };
        let events = Events::stored(from, &named)?;
        let StoredCitations(citations, named) = citations()?;
        let whole = Self { title, about, sources, events, citations, dates, actors, tags, places, speakers };
        let fits = whole.named_by_citations() == named && whole.events.citation_count() == whole.citation_count();
        fits.then_some(whole)
    }
}

/// The citations of a chronology, read by themselves: as much work as all the rest, for another thread.
#[derive(Debug)]
pub struct StoredCitations(Citations, NamedByCitations);

impl StoredCitations {
    /// Reads what [`Chronology::store_citations`] wrote.
    #[must_use]
    pub fn read(from: &mut Reader) -> Option<Self> {
        let (citations, named) = Citations::stored(from)?;
        from.record.finish()?;
        Some(Self(citations, named))
    }
}
