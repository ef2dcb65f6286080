//! A chronology as it was opened: with its texts, its index and what is wrong with it.

mod kept;

use std::sync::{Arc, OnceLock};

use crate::app::axis::{DateTable, World};
use crate::app::{Edges, Laid, Listed};
use crate::model::stored::Reader;
use crate::model::{
    Basis, Chronology, CitationId, Diagnostic, EventId, Evidence, FirstReport, SourceId, Stance, Standing, Tally,
    Verdict,
};
use crate::phrases;
use crate::query::{Crew, Index};
use crate::text::{Originals, Shelf};
use crate::when::Answer;

/// What the loader hands over. It is never changed: what is found out later stands beside it.
#[derive(Debug, Default)]
pub struct Opened {
    /// The chronology.
    pub chronology: Chronology,
    /// The texts at hand.
    pub shelf: Shelf,
    /// The search index, if it has been made: see [`Self::index`].
    pub index: OnceLock<Index>,
    /// Where an index is kept that has not been made.
    pub kept_index: Option<Reader>,
    /// What is wrong with the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The folder or file it was read from; `None` for the one that is built in.
    pub root: Option<String>,
    /// What looking for originals found, where somebody asked for it.
    pub originals: Option<Originals>,
    /// Whether these are only the first events of files that are still being read.
    pub partial: bool,
    /// What the axis knows of each date.
    pub dates: Arc<DateTable>,
    /// Every event, laid out.
    pub all: Laid,
    /// The edges of the dates, if they have been needed.
    pub edges: OnceLock<Edges>,
    /// All the time that the events tell of.
    pub world: World,
    /// What the standings add up to, as long as nothing is known of the citations.
    pub summary: Summary,
}

impl Opened {
    /// A chronology with all that follows from it alone.
    #[must_use]
    pub fn of(chronology: Chronology) -> Self {
        let dates = Arc::new(DateTable::of(&chronology));
        let evidence = Evidence::pending(chronology.citation_count());
        let edges = Edges::of(&chronology);
        Self {
            all: Laid::of(&chronology, &dates, &edges, None, Listed::All(chronology.event_count()), Crew::alone())
                .expect("nobody cancels it"),
            world: World::of(&chronology),
            summary: Summary::of(&chronology, &evidence, &Basis::default()),
            edges: edges.into(),
            dates,
            chronology,
            ..Self::default()
        }
    }

    /// Whether it was read from the cache, and something of that turned out to be damaged: it is not to be believed.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.kept_index.as_ref().is_some_and(Reader::is_spoilt)
    }

    /// The search index: made, or read, when it is first asked for.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let kept = self.kept_index.clone().and_then(|mut from| Index::stored(&mut from, &self.chronology));
            kept.unwrap_or_else(|| Index::of(&self.chronology))
        })
    }

    /// The search index, if it has been made; it is made anew, then, when it is asked for.
    pub fn take_index(&mut self) -> Option<Index> {
        self.index.take()
    }

    /// The edges of the dates: looked at when they are first needed.
    pub fn edges(&self) -> &Edges {
        self.edges.get_or_init(|| Edges::of(&self.chronology))
    }

    /// Some events of it, in order of time, laid out. Nothing if nobody waits for it any more.
    #[must_use]
    pub fn lay_out(&self, events: &Arc<Vec<EventId>>, crew: Crew<'_>) -> Option<Laid> {
        if events.len() == self.chronology.event_count() {
            return Some(self.all.clone());
        }
        let edges = self.edges();
        // Where few are left out, most events stand beside the same ones as in the whole list.
        let all = self.chronology.event_count();
        let known = (all - events.len() < all / 8).then_some(&*self.all.breaks);
        Laid::of(&self.chronology, &self.dates, edges, known, Listed::These(Arc::clone(events)), crew)
    }

    /// The events that a basis shows, laid out.
    #[must_use]
    pub fn lay_out_shown(&self, basis: &Basis) -> Laid {
        // What is left out hides no event.
        if basis.known_on().is_none() {
            return self.all.clone();
        }
        let shown = |event: &EventId| basis.shows(&self.chronology, *event) != Answer::No;
        let shown = Arc::new(self.chronology.events().filter(shown).collect());
        self.lay_out(&shown, Crew::alone()).expect("nobody cancels it")
    }
}

impl PartialEq for Opened {
    /// Whether it is the same reading of the files.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Opened {}

/// What an answer rests on: a reading of the files, what was known of its citations, and which sources count.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// The reading.
    pub opened: Arc<Opened>,
    /// What was known of the citations.
    pub evidence: Arc<Evidence>,
    /// Which sources count.
    pub basis: Arc<Basis>,
}

impl PartialEq for Grounds {
    /// Whether it is the same reading, with the same told of its citations, on the same basis.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.opened, &other.opened)
            && Arc::ptr_eq(&self.evidence, &other.evidence)
            && self.basis == other.basis
    }
}

impl Eq for Grounds {}

/// What the standings of a whole chronology add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The contested events, in order of time.
    pub contradictions: Vec<EventId>,
    /// How many sources are cited.
    pub sources: usize,
    /// How many origins those sources have between them.
    pub origins: usize,
    /// How many of the cited sources count on this basis.
    pub counted: usize,
    /// How many events the basis does not show: nobody had told them yet.
    pub hidden: usize,
    /// How many events are shown that were only possibly known.
    pub possibly: usize,
    /// How many events are shown that nothing supports any more on this basis.
    pub fallen: usize,
    /// How many events are shown that are no longer contested on this basis, though something is said of them.
    pub settled: usize,
    /// How many events are shown that stand otherwise on this basis, those among them.
    pub otherwise: usize,
}

impl Summary {
    /// Adds up what counts on a basis.
    #[must_use]
    pub fn of(chronology: &Chronology, evidence: &Evidence, basis: &Basis) -> Self {
        let cited: Vec<_> =
            chronology.sources().filter(|source| !chronology.citations_of_source(*source).is_empty()).collect();
        let counted: Vec<_> = cited.iter().copied().filter(|source| basis.admits(*source) != Answer::No).collect();
        let mut summary = Self {
            sources: cited.len(),
            counted: counted.len(),
            origins: chronology.origins().groups(counted).len(),
            ..Self::default()
        };
        let whole = Basis::default();
        for event in chronology.events() {
            match basis.shows(chronology, event) {
                Answer::Yes => {}
                Answer::Possibly => summary.possibly += 1,
                Answer::No => {
                    summary.hidden += 1;
                    continue;
                }
            }
            let standing = Standing::of(chronology, evidence, basis, event);
            if standing == Standing::Contested {
                summary.contradictions.push(event);
            }
            if basis.is_whole() {
                continue;
            }
            let before = Standing::of(chronology, evidence, &whole, event);
            if standing == before {
                continue;
            }
            summary.otherwise += 1;
            // What has fallen is not contested any more either; it is counted once.
            if standing == Standing::Unsourced {
                summary.fallen += 1;
            } else if before == Standing::Contested {
                summary.settled += 1;
            }
        }
        summary
    }
}

/// What is on the table now: the opened chronology and what is known of its citations so far.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What was opened.
    pub opened: Arc<Opened>,
    /// What is known of the citations.
    pub evidence: Arc<Evidence>,
    /// Which sources count.
    pub basis: Arc<Basis>,
    /// What the standings add up to.
    pub summary: Summary,
    /// Everything that is wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether every citation has been looked up.
    pub checked: bool,
    /// All the time that the events tell of.
    pub world: World,
}

impl Desk {
    /// Lays a freshly opened chronology on the table.
    #[must_use]
    pub fn lay(opened: Arc<Opened>) -> Self {
        let evidence = Evidence::pending(opened.chronology.citation_count());
        let (summary, diagnostics, world) = (opened.summary.clone(), opened.diagnostics.clone(), opened.world);
        let evidence = Arc::new(evidence);
        Self { opened, evidence, basis: Arc::default(), summary, diagnostics, checked: false, world }
    }

    /// What an answer would rest on now, if these sources counted.
    #[must_use]
    pub fn grounds(&self, basis: &Arc<Basis>) -> Grounds {
        Grounds { opened: Arc::clone(&self.opened), evidence: Arc::clone(&self.evidence), basis: Arc::clone(basis) }
    }

    /// The chronology.
    #[must_use]
    pub fn chronology(&self) -> &Chronology {
        &self.opened.chronology
    }

    /// What to say where a source shows no text.
    #[must_use]
    pub fn why_no_text(&self, source: SourceId) -> &'static str {
        if self.opened.partial {
            phrases::TEXTS_NOT_READ
        } else if self.chronology().texts(source).any(|text| self.opened.shelf.is_awaited(text)) {
            phrases::TEXT_BEING_READ
        } else {
            phrases::NO_TEXT
        }
    }

    /// Whether a citation of an event is still to be looked up.
    #[must_use]
    pub fn pending(&self, event: EventId) -> bool {
        let open =
            |id| self.chronology().citation(id).stance() != Stance::Silent && self.evidence.verdict(id).is_none();
        !self.checked && self.chronology().citations(event).any(open)
    }

    /// What a source is called in few words: its outlet, else its title, else its key.
    #[must_use]
    pub fn source_name(&self, source: SourceId) -> &str {
        self.chronology().source(source).name()
    }

    /// What the source of a citation is called, or its key where there is no such source.
    #[must_use]
    pub fn outlet(&self, citation: CitationId) -> &str {
        match self.chronology().source_of(citation) {
            Some(source) => self.source_name(source),
            None => self.chronology().citation(citation).source(),
        }
    }

    /// The title of an event, or its key where it has none.
    #[must_use]
    pub fn title(&self, event: EventId) -> &str {
        match self.chronology().event_title(event) {
            "" => self.chronology().key(event),
            title => title,
        }
    }

    /// The standing of an event, as far as its citations have been looked up.
    #[must_use]
    pub fn tally(&self, event: EventId) -> Tally {
        Tally::of(self.chronology(), &self.evidence, &self.basis, event)
    }

    /// The standing of an event with every source counted, where that is another one.
    #[must_use]
    pub fn otherwise(&self, event: EventId) -> Option<Tally> {
        if self.basis.is_whole() {
            return None;
        }
        let whole = Tally::of(self.chronology(), &self.evidence, &Basis::default(), event);
        (whole.standing() != self.tally(event).standing()).then_some(whole)
    }

    /// The verdict on an event's citations that most needs a look, where one of them is not as it should be:
    /// the words are not there, stand elsewhere, in several places, on other lines, or are almost those.
    #[must_use]
    pub fn worst_verdict(&self, event: EventId) -> Option<Verdict> {
        const WORST_FIRST: [Verdict; 5] =
            [Verdict::Missing, Verdict::Elsewhere, Verdict::Ambiguous, Verdict::Near, Verdict::Moved];
        let counted = self.chronology().citations(event).filter(|id| self.counts(*id));
        let verdicts: Vec<Verdict> = counted.filter_map(|id| self.evidence.verdict(id)).collect();
        WORST_FIRST.into_iter().find(|verdict| verdicts.contains(verdict))
    }

    /// Whether a citation counts, certainly or possibly.
    #[must_use]
    pub fn counts(&self, citation: CitationId) -> bool {
        self.basis.counts(self.chronology(), citation) != Answer::No
    }

    /// Who reported an event first, as far as the citations have been looked up.
    #[must_use]
    pub fn first_report(&self, event: EventId) -> Option<FirstReport> {
        FirstReport::of(self.chronology(), &self.evidence, &self.basis, event)
    }

    /// Who denied it first.
    #[must_use]
    pub fn first_denial(&self, event: EventId) -> Option<FirstReport> {
        FirstReport::denial(self.chronology(), &self.evidence, &self.basis, event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Citation, Event, Source, SourceId};
    use crate::when::When;

    #[test]
    fn what_changes_on_a_basis_is_counted_once() {
        let source = |key: &str| Source { key: key.to_owned(), ..Source::default() };
        let cited = |source: &str, stance| Citation { source: source.to_owned(), stance, ..Citation::default() };
        let event = Event {
            citations: vec![cited("a", Stance::Asserts), cited("b", Stance::Denies)],
            ..Event::new("e", When::parse("2020").expect("a date"), String::new())
        };
        let sources = vec![source("a"), source("b")];
        let chronology = Chronology::new(String::new(), String::new(), sources, vec![event]);
        let evidence = Evidence::pending(2);
        for (without, expected) in [(vec![], (0, 0, 0)), (vec![0], (1, 0, 1)), (vec![0, 1], (1, 1, 0))] {
            let left_out = without.into_iter().map(SourceId::new).collect();
            let summary = Summary::of(&chronology, &evidence, &Basis::of(&chronology, None, left_out));
            assert_eq!((summary.otherwise, summary.fallen, summary.settled), expected);
        }
    }
}
