//! The answer to a query.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Basis, Chronology, EventId};
use crate::query::counter::speaking;
use crate::query::needle::Needle;
use crate::query::sought::{InTexts, TextPlace};
use crate::query::words::{Fit, Spot};
use crate::query::{Facets, Index, Query, Searched};

/// An event that satisfies a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The event.
    pub event: EventId,
    /// How well its words fit, the better the greater; 0 where the query has no words. For comparison
    /// with the other hits of the same query only.
    pub score: i64,
    /// Whether a condition on dates could not be decided.
    pub possibly: bool,
}

/// A field of an event, other than its title, that a word was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub kind: FieldKind,
    /// What it says.
    pub text: String,
}

/// Which field of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// A subject.
    Tag,
    /// One who takes part.
    Actor,
    /// Where it happened.
    Place,
    /// The text of a source that is cited.
    Text,
}

impl FieldKind {
    /// The word for it, on screens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Text => "text",
        }
    }
}

/// What is wrong with a part of a query. That part filters nothing; the rest does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The part, as bytes of the query, without a `-` before it.
    pub span: Range<usize>,
    /// What, in a sentence without a capital and full stop.
    pub message: String,
    /// What may have been meant, to stand in the place of the whole part: `actor:regulator`.
    pub nearest: Option<String>,
}

/// A part of a query, between two blanks, with its alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in the query.
    pub span: Range<usize>,
    /// How many events it leaves by itself; none if nothing of it could be understood.
    pub alone: usize,
}

/// The answer to a query. It is told in two steps: the best hits, as soon as they are known to be the best, and the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was asked.
    pub query: Query,
    /// What is wrong with the query.
    pub troubles: Vec<Trouble>,
    /// The values that could narrow it down, with counts; none as long as the whole is not known.
    pub facets: Facets,
    /// What each part of the query leaves by itself, in the order typed; none as long as the whole is not known.
    pub parts: Vec<Part>,
    /// How far the texts have been searched, where that is not done yet: more events will be found. Such an answer is
    /// none to keep.
    pub searched: Option<Searched>,
    /// What is looked for in texts.
    pub(super) texts: Vec<InTexts>,
    /// For each condition with words, those that an event should have.
    pub(super) words: Vec<Vec<Needle>>,
    /// The best hits.
    pub(super) page: Vec<Hit>,
    pub(super) is_whole: bool,
    /// Nothing as long as the whole is not known.
    pub(super) whole: Whole,
}

/// All that an answer finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Whole {
    pub in_time: Arc<Vec<EventId>>,
    /// Those that satisfy it only possibly, in order of time.
    pub possibly: Vec<EventId>,
    /// The best first, ties by time.
    pub ranked: Arc<Vec<EventId>>,
    /// The scores of those behind the page, falling: how many hits stand before one that has another score.
    pub scores: Vec<(usize, i64)>,
}

impl Found {
    /// Whether all is known that the query finds, and not only the best hits.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The best hits alone, as they are told before the whole is known.
    #[must_use]
    pub fn best(&self) -> Self {
        Self {
            facets: Facets::default(),
            parts: Vec::new(),
            is_whole: false,
            whole: Whole::default(),
            query: self.query.clone(),
            troubles: self.troubles.clone(),
            texts: self.texts.clone(),
            words: self.words.clone(),
            page: self.page.clone(),
            ..*self
        }
    }

    /// How many events satisfy the query, possibly satisfying ones among them; as far as they are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.page.len().max(self.whole.ranked.len())
    }

    /// Whether no event satisfies it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The hit that is `nth` best, counted from 0; ties are in order of time.
    #[must_use]
    pub fn hit(&self, nth: usize) -> Option<Hit> {
        if let Some(hit) = self.page.get(nth) {
            return Some(*hit);
        }
        let event = *self.whole.ranked.get(nth)?;
        let with_score = self.whole.scores.partition_point(|(until, _)| *until <= nth);
        let score = self.whole.scores.get(with_score).map_or(0, |(_, score)| *score);
        Some(Hit { event, score, possibly: self.is_possibly(event) })
    }

    /// The event of the hit that is `nth` best.
    #[must_use]
    pub fn event(&self, nth: usize) -> Option<EventId> {
        self.hit(nth).map(|hit| hit.event)
    }

    /// Every hit, the best first.
    pub fn hits(&self) -> impl ExactSizeIterator<Item = Hit> {
        (0..self.len()).map(|nth| self.hit(nth).expect("there are so many"))
    }

    /// What of an event matched, where it was not the title: a name, or else the text of a source that counts. `index` must
    /// be that of `chronology`.
    #[must_use]
    pub fn field(&self, chronology: &Chronology, index: &Index, basis: &Basis, event: EventId) -> Option<Field> {
        let mut fits = self.words.iter().filter_map(|needles| Fit::best(needles, chronology, index, event));
        let named = fits.find_map(|(_, fit)| field(chronology, fit.spot));
        let in_text = || self.texts.iter().find_map(|texts| texts.place(speaking(chronology, basis, event)));
        named.or_else(|| in_text().map(|place| text_field(chronology, place)))
    }

    /// The events found, in order of time; none as long as the whole is not known.
    #[must_use]
    pub fn in_time(&self) -> &Arc<Vec<EventId>> {
        &self.whole.in_time
    }

    /// How many of the hits satisfy the query only possibly.
    #[must_use]
    pub fn possibly(&self) -> usize {
        self.whole.possibly.len()
    }

    /// Whether an event satisfies it only possibly.
    #[must_use]
    pub fn is_possibly(&self, event: EventId) -> bool {
        self.whole.possibly.binary_search(&event).is_ok()
    }

    /// Whether the hits are ranked by how well words fit, and not only in order of time.
    #[must_use]
    pub fn is_ranked(&self) -> bool {
        self.page.first().is_some_and(|best| best.score > 0)
    }

    /// Whether something else may have been meant: see [`suggest`](super::suggest).
    #[must_use]
    pub fn is_mistaken(&self) -> bool {
        self.troubles.iter().any(|trouble| trouble.nearest.is_some()) || self.lost_words().next().is_some()
    }
}

/// The source of a text, and the line on which words stand in it.
fn text_field(chronology: &Chronology, place: TextPlace) -> Field {
    let source = chronology.source(chronology.source_of_text(place.text));
    Field { kind: FieldKind::Text, text: format!("line {}, {}", place.line, source.name()) }
}

fn field(chronology: &Chronology, spot: Spot) -> Option<Field> {
    let (kind, text) = match spot {
        Spot::Title => return None,
        Spot::Tag(tag) => (FieldKind::Tag, chronology.tags().name(tag)),
        Spot::Actor(actor) => (FieldKind::Actor, chronology.actors().name(actor)),
        Spot::Place(place) => (FieldKind::Place, chronology.places().name(place)),
    };
    Some(Field { kind, text: text.to_owned() })
}
