//! The words that stand in titles and names, each once.

use std::collections::HashSet;

use crate::query::Crew;
use crate::query::crew::pieces;
use crate::text::Haystack;

/// Words, in their order.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    words: Vec<Box<str>>,
}

impl Vocabulary {
    /// The words of some folded texts; nothing if nobody waits for them any more.
    pub fn of<const N: usize>(texts: [&Haystack; N], crew: Crew<'_>) -> Option<Self> {
        let parts = texts.into_iter().flat_map(|texts| pieces(texts.len()).map(move |rows| (texts, rows)));
        let words = crew.each(parts, |(texts, rows)| {
            let words = texts.lines(rows).split(|letter: char| !letter.is_alphanumeric());
            words.filter(|word| !word.is_empty()).collect::<HashSet<&str>>()
        })?;
        crew.goes_on()?;
        let mut all: HashSet<&str> = HashSet::new();
        words.into_iter().for_each(|words| all.extend(words));
        let mut words: Vec<Box<str>> = all.into_iter().map(Box::from).collect();
        words.sort_unstable();
        Some(Self { words })
    }

    /// The words, in their order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &**word)
    }
}
