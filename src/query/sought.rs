//! What is known of words in the texts of the sources. Texts are long, so it becomes known source by source.

use crate::model::{Chronology, SourceId, TextId};
use crate::query::parse::{Atom, Query};
use crate::query::{Key, folded};

/// Where some words stand in the texts of each source, as far as they have been looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    words: String,
    /// By source; nothing as long as it has not been searched.
    places: Vec<Option<Option<TextPlace>>>,
    searched: Searched,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// The text.
    pub text: TextId,
    /// The line, counted from 1.
    pub line: usize,
}

/// How far a search of texts has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// So many texts have been searched,
    pub texts: usize,
    /// of so many.
    pub of: usize,
}

impl Sought {
    /// Nothing has been searched yet for these words, folded, in the texts of a chronology; so many of them are
    /// `at_hand`.
    #[must_use]
    pub fn new(chronology: &Chronology, words: &str, at_hand: usize) -> Self {
        let places = vec![None; chronology.sources().len()];
        Self { words: words.to_owned(), places, searched: Searched { texts: 0, of: at_hand } }
    }

    /// The words, folded.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How far the search has come.
    #[must_use]
    pub fn searched(&self) -> Searched {
        self.searched
    }

    /// Whether every source has been searched.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.places.iter().all(Option::is_some)
    }

    /// The sources that have not been searched.
    pub fn unsearched(&self) -> impl Iterator<Item = SourceId> {
        (0..self.places.len()).filter(|at| self.places[*at].is_none()).map(SourceId::new)
    }

    /// Where the words stand first in the first text of a source that has them; `Some(None)` where none has, nothing
    /// as long as it has not been searched.
    #[must_use]
    pub fn place(&self, source: SourceId) -> Option<Option<TextPlace>> {
        self.places.get(source.index()).copied().flatten()
    }

    /// Records what became of a source: so many texts of it have been searched.
    pub fn record(&mut self, source: SourceId, texts: usize, place: Option<TextPlace>) {
        if let Some(slot) = self.places.get_mut(source.index()).filter(|slot| slot.is_none()) {
            *slot = Some(place);
            self.searched.texts += texts;
        }
    }
}

impl Query {
    /// The words that it wants to be looked for in texts, folded, each once.
    #[must_use]
    pub fn sought(&self) -> Vec<String> {
        let mut sought = Vec::new();
        for term in self.clauses().iter().flat_map(|clause| &clause.terms) {
            if let Atom::Keyed { key: Key::Text, value, .. } = &term.atom {
                let words = sought_for(value);
                if !words.is_empty() && !sought.contains(&words) {
                    sought.push(words);
                }
            }
        }
        sought
    }
}

/// What a value of `text:` looks for.
pub(super) fn sought_for(value: &str) -> String {
    folded(value).trim().to_owned()
}

/// Which sources have some words, and where: what `text:` asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InTexts {
    /// By source; nothing as long as it has not been searched.
    places: Vec<Option<Option<TextPlace>>>,
}

impl InTexts {
    pub fn of(chronology: &Chronology, sought: &[Sought], value: &str) -> Self {
        let words = sought_for(value);
        let of_words = sought.iter().find(|sought| sought.words == words);
        Self { places: chronology.sources().map(|source| of_words.and_then(|sought| sought.place(source))).collect() }
    }

    fn place_in(&self, source: SourceId) -> Option<Option<TextPlace>> {
        self.places.get(source.index()).copied().flatten()
    }

    /// Whether one of the sources has them; nothing as long as that is open.
    pub fn in_any(&self, sources: impl Iterator<Item = SourceId>) -> Option<bool> {
        let mut known = Some(false);
        for source in sources {
            match self.place_in(source) {
                Some(Some(_)) => return Some(true),
                Some(None) => {}
                None => known = None,
            }
        }
        known
    }

    /// The first of the sources that has them, and where.
    pub fn place(&self, mut sources: impl Iterator<Item = SourceId>) -> Option<TextPlace> {
        sources.find_map(|source| self.place_in(source).flatten())
    }
}

/// How far the texts have been searched for all that a query looks for in them; nothing where that is done.
pub(super) fn searched(query: &Query, sought: &[Sought]) -> Option<Searched> {
    let words = query.sought();
    let under_way =
        sought.iter().filter(|sought| words.iter().any(|words| words == sought.words()) && !sought.is_whole());
    under_way.map(Sought::searched).reduce(|sum, next| Searched { texts: sum.texts + next.texts, of: sum.of + next.of })
}
